"""Feeds a part of reslint with damaged input: ``fuzz.py TARGET MINUTES [SEED] [FOLDER]``.

Each case is made of good input (examples, rules, configurations of this project, and the files in FOLDER) by taking out,
doubling, swapping and changing bytes. A case is a find where anything but a sentence of ours is raised, or where it takes longer
than two seconds and two more for each megabyte. Finds are written into ``found/`` under the current folder; the last line tells
the figures. The same SEED makes the same cases.
"""

from __future__ import annotations

import contextlib
import io
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reslint import baseline, config
from reslint.correcting import Correcting
from reslint.located_yaml import YamlError
from reslint.marking import Marking
from reslint.narrowing import ALL, Narrowing
from reslint.packs import load, rule_file
from reslint.renumbering import run as renumber
from reslint.reports.forms import FORMS, Look, form_of
from reslint.reports.tree import record
from reslint.rules import RuleError
from reslint.selection import Trouble
from reslint.session import Checked, Options, Session

ROOT = Path(__file__).resolve().parents[1]
_LARGEST_PACKAGE = 5_000_000
SLOW, SLOW_A_MEGABYTE = 2.0, 2.0
_ODD = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
        b"\x1b[31m",
        b"\xe2\x80\xae",
        b"\r",
        b"\r\n",
        b"\n\n",
    ),
    *(
        b"*",
        b"**",
        b"_",
        b"[^1]",
        b"[^1]: ",
        b"<sup>1</sup>",
        b"(a) ",
        b"1. ",
        b"99999. ",
        b"IV. ",
        b"---",
        b"<!-- reslint: off",
        b"-->",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b": ",
        b"- ",
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"'",
        b'"',
        b"(?:a+)+$",
        b"\\1",
        b"\xc2\xab",
    ),
    *(b"<w:p>", b"</w:p>", b"<", b">", b"&amp;", b"&x;", b"w:val=", b"-1", b"4294967296", b"1e309", b"null", b"true"),
)


def mutated(seed: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """The bytes with one to eight changes."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(data))
        end = min(len(data), at + chance.choice((1, 1, 2, 5, 20, 200)))
        piece = bytes(data[at:end])
        kind = chance.randrange(8)
        if kind == 0:
            del data[at:end]
        elif kind == 1:
            data[at:at] = piece * chance.choice((1, 1, 2, 50))
        elif kind == 2:
            other = chance.randint(0, len(data))
            data[other:other] = piece
        elif kind == 3 and len(data) > 1:
            first, second = chance.randrange(len(data)), chance.randrange(len(data))
            data[first], data[second] = data[second], data[first]
        elif kind == 4 and data:
            data[chance.randrange(len(data))] = chance.randrange(256)
        elif kind == 5:
            data[at:at] = chance.choice(_ODD)
        elif kind == 6:
            data[at:end] = chance.choice(_ODD) * chance.choice((1, 1, 1, 30))
        elif others:
            other_seed = chance.choice(others)
            start = chance.randint(0, len(other_seed))
            data[at:at] = other_seed[start : start + chance.choice((10, 100, 1000))]
    return bytes(data[:2_000_000])


# Targets: each takes the bytes of a case and raises where something is wrong

_SESSION = Session(Options(search=False, keep=False))


def check(data: bytes) -> None:
    """Reads, parses and checks a draft, and tells it in every form."""
    _in_file(data, "draft.md", lambda path: _tell(_SESSION.check(str(path))), (Trouble,))


def word(data: bytes) -> None:
    """The same for a Word file."""
    _in_file(data, "draft.docx", lambda path: _tell(_SESSION.check(str(path))), (Trouble,))


def mark(data: bytes) -> None:
    """Marks a Word file: what is written has been read again by the program itself."""

    def marked(path: Path) -> None:
        Marking(_SESSION, Narrowing(ALL, _SESSION)).write(str(path), str(path.with_name("out.docx")))

    _in_file(data, "draft.docx", marked, (Trouble,))


def fix(data: bytes) -> None:
    """Corrects a draft in its file, twice: the second time there is nothing to correct."""

    def corrected(path: Path) -> None:
        correcting = Correcting(_SESSION, Narrowing(ALL, _SESSION), suggested=True)
        correcting.write(str(path))
        once = path.read_bytes()
        correcting.write(str(path))
        assert path.read_bytes() == once

    _in_file(data, "draft.md", corrected, (Trouble,))


def renumbering(data: bytes) -> None:
    """Renumbers a draft in its file, twice: the second time nothing changes."""

    def renumbered(path: Path) -> None:
        renumber(str(path), Options(search=False, keep=False), str, str)
        once = path.read_bytes()
        renumber(str(path), Options(search=False, keep=False), str, str)
        assert path.read_bytes() == once

    _in_file(data, "draft.md", renumbered, (Trouble,))


def _tell(checked: Checked) -> None:
    record(checked.path, checked.draft)
    for form in FORMS:
        out: list[str] = []
        told = form_of(Look(form), out.append, dict)
        told.take(told.part(checked))
        told.end({"error": 0, "warning": 0, "info": 0}, [])
        whole = "".join(out)
        assert not any(character in whole for character in "\x1b\x07\x9b\u202e"), form


def rule(data: bytes) -> None:
    """Loads a rule file, with its examples."""
    _in_file(data, "some-rule.yml", rule_file.read_rule, (YamlError, RuleError, Trouble))


def pack(data: bytes) -> None:
    """Loads a pack of one rule, whose examples must hold for it to be used."""

    def loaded(path: Path) -> None:
        for one in load([path.parent], examples=True):
            assert one.name

    _in_file(data, "per-cent.yml", loaded, (YamlError, RuleError, Trouble))


def configuration(data: bytes) -> None:
    """Reads a configuration, and what it says of a file."""

    def settings(path: Path) -> None:
        read_configuration = config.read(path)
        read_configuration.excludes(path.parent / "draft.md")
        read_configuration.profile(path.parent / "drafts" / "draft.md")

    _in_file(data, ".reslint.yml", settings, (YamlError, Trouble))


def known(data: bytes) -> None:
    """Reads a baseline."""
    _in_file(data, "baseline.json", lambda path: baseline.read(str(path)), (Trouble,))


def _in_file(data: bytes, name: str, use: Callable[[Path], object], expected: tuple[type[Exception], ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with contextlib.suppress(*expected):
            use(path)


# Where cases come from


def _files(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def _pieces(chance: random.Random) -> bytes:
    """Parts of drafts in any order, as the tests of the parser deal them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from test_parsing_properties import PIECES

    glue = ("\n", "\n\n", " ", "\r\n")
    return "".join(chance.choice(PIECES) + chance.choice(glue) for _ in range(chance.randint(1, 60))).encode()


def _packed(seed: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A Word file whose parts are damaged, or now and then the package itself."""
    if chance.random() < 0.2:
        return mutated(seed, chance, others)
    try:
        with zipfile.ZipFile(io.BytesIO(seed)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_PACKAGE:
                return mutated(seed, chance, others)
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        # A seed that is hostile itself.
        return mutated(seed, chance, others)
    for name in chance.sample(sorted(parts), min(len(parts), chance.randint(1, 2))):
        parts[name] = mutated(parts[name], chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _word_seeds() -> list[bytes]:
    sys.path.insert(0, str(ROOT / "tests"))
    from word_by_hand import call, italic, note, numbering, paragraph, run, word_file

    body = (
        paragraph(italic("The General Assembly"), run(",")),
        paragraph(italic("Recalling"), run(" its resolution 70/1,"), call(1)),
        paragraph(italic("Requests"), run(" all member states to act by 5%;"), level=0),
        paragraph(run("To report;"), level=1),
        paragraph(italic("Decides"), run(" to meet."), level=0),
    )
    return [word_file(*body, notes=note(1, run("A/79/126.")), lists=numbering())]


@dataclass(frozen=True)
class Target:
    """``run`` takes a case; ``seeds`` are good input; ``make`` damages one of them.

    ``patience``: a case is slow only if it is so many times as slow as others may be.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    make: Callable[[bytes, random.Random, Sequence[bytes]], bytes] = mutated
    patience: float = 1.0


def _dealt(seed: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    return _pieces(chance)


CONFIGURATION = (ROOT / "docs" / "configuration.md").read_bytes().split(b"```yaml\n")[1].split(b"```")[0]
BASELINE = b'{"version": 1, "files": {"a.md": [{"rule": "r", "paragraph": "OP1", "text": "a", "words": "b", "count": 1}]}}'
TARGETS = {
    "text": Target(check, lambda: _files("examples/*.md", "examples/house-style/*.md")),
    "grammar": Target(check, lambda: [b""], _dealt),
    "rule": Target(rule, lambda: _files("rules/*/*.yml", "examples/house-style/*.yml")),
    "pack": Target(pack, lambda: _files("rules/un/per-cent.yml", "rules/un/c*.yml", "examples/house-style/*.yml")),
    "configuration": Target(configuration, lambda: [CONFIGURATION, b"rules: {per-cent: off}\n", b"extends: [un]\n"]),
    "baseline": Target(
        known,
        lambda: [b'{"version": 1, "files": {"a.md": [{"rule": "r", "paragraph": "", "text": "", "words": "", "count": 1}]}}'],
    ),
    "word": Target(word, _word_seeds, _packed),
    # These check a text again for each correction that they try.
    "mark": Target(mark, _word_seeds, _packed, patience=10),
    "fix": Target(fix, lambda: _files("examples/*.md"), patience=20),
    "renumber": Target(renumbering, lambda: [b""], _dealt, patience=10),
}


@dataclass
class Figures:
    """What a run has seen."""

    cases: int = 0
    size: int = 0
    slowest: float = 0.0
    finds: dict[str, bytes] = field(default_factory=dict)


def tried(target: Target, data: bytes, figures: Figures) -> str:
    """Runs a case; gives what is wrong with it, or ""."""
    # Its own time, so that other programs have no part in it.
    begun = time.process_time()
    wrong = ""
    try:
        target.run(data)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        wrong = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {error}"
    taken = time.process_time() - begun
    if not wrong and taken > target.patience * (SLOW + SLOW_A_MEGABYTE * len(data) / 1e6):
        wrong = f"slow: {taken:.1f} s for {len(data)} bytes"
    figures.cases += 1
    figures.size += len(data)
    figures.slowest = max(figures.slowest, taken)
    return wrong


def main(name: str, minutes: str, seed: str = "1", folder: str = "") -> None:
    """Runs a target for so many minutes."""
    target, chance, figures = TARGETS[name], random.Random(int(seed)), Figures()
    seeds = (
        target.seeds() + [path.read_bytes() for path in sorted(Path(folder).iterdir()) if path.is_file()]
        if folder
        else target.seeds()
    )
    end = time.monotonic() + 60 * float(minutes)
    while time.monotonic() < end:
        data = target.make(chance.choice(seeds), chance, seeds)
        wrong = tried(target, data, figures)
        kind = wrong.split(":")[0]
        if wrong and kind not in figures.finds:
            figures.finds[kind] = data
            path = Path("found") / f"{name}-{sha256(data).hexdigest()[:8]}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            print(f"{path}: {wrong}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name}: {figures.cases} cases in {minutes} minutes, {figures.size / 1e6:.1f} MB, slowest {figures.slowest:.2f} s, "
        f"peak {peak} MB, {len(figures.finds)} kinds of finds"
    )


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"fuzz.py TARGET MINUTES [SEED] [FOLDER]; a target is one of {', '.join(TARGETS)}")
    main(*sys.argv[1:])
