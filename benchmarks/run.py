"""Measures reslint beside what one would otherwise run on the same files: ``python benchmarks/run.py [--quick] [FOLDER]``.

Every figure is of whole processes, the median of several runs: seconds on the clock, seconds of processors, and the ratio of
these to a base that was timed in the same run, since machines differ and are shared. The drafts are made of examples/; FOLDER
adds drafts of yours. Prints a table in Markdown.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Words on a page of a draft.
PAGE = 3_300


@dataclass(frozen=True)
class Timed:
    """Medians of the time on the clock and of processors, and the highest memory in MB."""

    seconds: float
    processors: float
    memory: float


def timed(command: Sequence[str], runs: int, environment: dict[str, str], before: Path | None = None) -> Timed:
    """Runs a command several times; ``before`` is a folder that is taken away before each run, so that it is cold."""
    seconds, processors, memory = [], [], 0.0
    for _ in range(runs):
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        seconds.append(time.perf_counter() - begun)
        processors.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / 1024)
    return Timed(statistics.median(seconds), statistics.median(processors), memory)


def pages(count: int) -> str:
    """A draft of about so many pages."""
    text = (ROOT / "examples" / "general-assembly.md").read_text(encoding="utf-8")
    head, rest = text.split("\n1. ", 1)
    first = "1. " + rest.split("\n2. ", 1)[0]
    body = first.removeprefix("1. ").strip().rstrip(".;")
    paragraphs, length, number = [head], len(head), 0
    while length < count * PAGE:
        number += 1
        paragraphs.append(f"{number}. {body}, and to consider item {number} of the list of {number + 1} measures;")
        length += len(paragraphs[-1])
    return "\n\n".join(paragraphs) + "\n"


def word_file(text: str) -> bytes:
    """A Word file with the paragraphs of a draft."""
    sys.path.insert(0, str(ROOT / "tests"))
    from word_by_hand import paragraph, run
    from word_by_hand import word_file as packed

    return packed(*(paragraph(run(words.replace("*", ""))) for words in text.split("\n\n")))


class Table:
    """Rows as they come."""

    def __init__(self) -> None:
        print("| what | seconds | of processors | ratio | to | MB |\n|---|---|---|---|---|---|")

    def row(self, what: str, one: Timed, base: Timed | None = None, to: str = "", clock: bool = False) -> None:
        """A row; with ``clock`` the ratio is one of time on the clock."""
        ratio = ""
        if base is not None:
            ratio = f"{one.seconds / base.seconds if clock else one.processors / base.processors:.2f}"
        print(f"| {what} | {one.seconds:.3f} | {one.processors:.3f} | {ratio} | {to} | {one.memory:.0f} |", flush=True)


def others(*paths: str) -> Iterator[tuple[str, list[str]]]:
    """What else is installed that reads texts."""
    for module, arguments in (("yamllint", paths), ("codespell_lib", paths), ("proselint", ("check", *paths))):
        if importlib.util.find_spec(module):
            name = module.removesuffix("_lib")
            yield name, [sys.executable, "-m", module, *arguments]
    for name in ("markdownlint-cli2", "write-good"):
        found = shutil.which(name)
        if found:
            yield name, [found, *paths]


def main(arguments: Sequence[str]) -> None:
    """Prints the table."""
    quick = "--quick" in arguments
    own = [argument for argument in arguments if not argument.startswith("--")]
    runs = 3 if quick else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Compiled once, as where it is installed.
        compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "RESLINT_CACHE_DIR": str(folder / "cache"), **compiled}
        _starts(folder, runs, environment, table := Table())
        _many(folder, environment, table, 24 if quick else 120, own)
        _long(folder, environment, table, (10, 100) if quick else (10, 100, 1000))
        _hostile(folder, environment, table, (2_000, 20_000) if quick else (10_000, 100_000))


RESLINT = [sys.executable, "-m", "reslint", "check"]


def _starts(folder: Path, runs: int, environment: dict[str, str], table: Table) -> None:
    draft = folder / "draft.md"
    draft.write_text(pages(1), encoding="utf-8")
    base = timed([sys.executable, "-c", "import click, lark"], runs, environment)
    table.row('python -c "import click, lark"', base)
    table.row("reslint --version", timed([sys.executable, "-m", "reslint", "--version"], runs, environment), base, "the import")
    cold = timed([*RESLINT, str(draft)], runs, environment, folder / "cache")
    table.row("one page, first run ever (no cache folder)", cold, base, "the import")
    first = timed([*RESLINT, "--no-cache", str(draft)], runs, environment)
    table.row("one page, not seen before", first, base, "the import")
    table.row("one page, seen before", timed([*RESLINT, str(draft)], runs, environment), base, "the import")
    for name, command in others(str(draft)):
        other = timed(command, runs, environment)
        table.row(f"{name}, the same page", other)
        table.row("one page, not seen before", first, other, name)
    word = folder / "draft.docx"
    word.write_bytes(word_file(pages(1)))
    table.row("one page as a Word file", timed([*RESLINT, "--no-cache", str(word)], runs, environment), first, "as text")


def _many(folder: Path, environment: dict[str, str], table: Table, count: int, own: Sequence[str]) -> None:
    many = folder / "many"
    many.mkdir()
    text = pages(6)
    for number in range(count):
        (many / f"{number:04}.md").write_text(text.replace("measures", f"measures of {number}"), encoding="utf-8")
    for what, where in [(f"{count} drafts of six pages", str(many)), *((name, name) for name in own)]:
        timed([*RESLINT, where], 1, environment, folder / "cache")
        cache = folder / "cache" / "results"
        one = timed([*RESLINT, "--jobs", "1", where], 1, environment, cache)
        table.row(f"{what}, one process", one)
        table.row(
            f"{what}, two", timed([*RESLINT, "--jobs", "2", where], 1, environment, cache), one, "one process, on the clock", True
        )
        table.row(f"{what}, seen before", timed([*RESLINT, where], 3, environment), one, "one process")
        files = sorted(str(path) for path in Path(where).rglob("*") if path.is_file())
        for name, command in others(*files):
            if name in ("yamllint", "codespell", "proselint"):
                table.row(f"{what}: {name}", timed(command, 1, environment), one, "one process")


def _long(folder: Path, environment: dict[str, str], table: Table, lengths: Sequence[int]) -> None:
    """Growth: ten times the pages should take ten times as long, without what every run takes."""
    empty = timed([*RESLINT, "--no-cache", str(folder / "draft.md")], 3, environment)
    before: Timed | None = None
    for length in lengths:
        path = folder / f"long{length}.md"
        path.write_text(pages(length), encoding="utf-8")
        whole = timed([*RESLINT, "--no-cache", str(path)], 1 if length > 100 else 3, environment)
        net = Timed(whole.seconds - empty.seconds, max(whole.processors - empty.processors, 0.001), whole.memory)
        table.row(f"one draft of {length} pages, without the start", net, before, "a tenth of it" if before else "")
        before = net


def _hostile(folder: Path, environment: dict[str, str], table: Table, counts: tuple[int, int]) -> None:
    """Texts made to take long: ten times as much should take ten times as long. To what takes no time there is no ratio."""
    sys.path.insert(0, str(ROOT / "tests"))
    from hostile_texts import HEAD, PIECES

    path = folder / "hostile.md"
    path.write_text(HEAD, encoding="utf-8")
    empty = timed([*RESLINT, "--no-cache", str(path)], 3, environment)
    for name, text in PIECES.items():
        found = []
        for count in counts:
            path.write_text(HEAD + text(count), encoding="utf-8")
            whole = timed([*RESLINT, "--no-cache", str(path)], 1, environment)
            found.append(Timed(max(whole.seconds - empty.seconds, 0), max(whole.processors - empty.processors, 0), whole.memory))
        small, large = found
        table.row(f"{name}, {counts[1]:,} times", large, *((small, "a tenth of it") if small.processors > 0.1 else ()))


if __name__ == "__main__":
    main(sys.argv[1:])
