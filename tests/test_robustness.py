"""What other linters stumble over: every row is checked, or ends in one sentence and status 2."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from reslint.readers import LARGEST_FILE, LARGEST_WORD_FILE
from reslint.reports.forms import FORMS

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act by 5 percent;\n\n2. *Decides* to meet.\n"

# Files that are told in one sentence, with words of it, and files that are checked.
UNREADABLE = {
    "zero.md": (b"The \x00 General", "bytes of the value 0"),
    "utf32.md": (DRAFT.encode("utf-32"), "save the draft as UTF-8"),
    "utf32-be.md": (b"\0\0\xfe\xff" + DRAFT.encode("utf-32-be"), "save the draft as UTF-8"),
    "zero16.md": (DRAFT.replace("act", "\0").encode("utf-16"), "bytes of the value 0"),
    "scan.pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
    "rich.rtf": (b"{\\rtf1 words}", "rich text"),
    "broken.docx": (b"PK\x03\x04" + bytes(100), ""),
    "empty.docx": (b"", ""),
    "words.docx": (b"words", ""),
    "large.md": (b"word " * (LARGEST_FILE // 5 + 1), "larger than 10 MB"),
    "large.docx": (b"PK\x03\x04" + bytes(LARGEST_WORD_FILE), "larger than 50 MB"),
}
READABLE = {
    "empty.md": b"",
    "blank.md": b"\r\n \t\r\n",
    "bad-utf-8.md": DRAFT.encode() + b"\xff\xfe\x93",
    "half-a-character.md": DRAFT.encode() + b"\xe2\x80",
    "bom.md": b"\xef\xbb\xbf" + DRAFT.encode(),
    "utf16.md": DRAFT.encode("utf-16"),
    "half-utf16.md": DRAFT.encode("utf-16")[:-1],
    "old-mac.md": DRAFT.replace("\n", "\r").encode(),
    "many-returns.md": DRAFT.encode() + b"\r" * 300_000 + b"\n",
    "no-end-of-line.md": DRAFT.rstrip().encode(),
    "one-line.md": b"word " * 20_000,
    "one-word.md": b"word" * 20_000,
    "many-lines.md": b"\n" * 20_000,
    "many-notes.md": b"".join(b"[^%d]: A/79/%d.\n" % (n, n) for n in range(500)),
    "brackets.md": b"[" * 5_000,
    "stars.md": b"*" * 5_000 + b"a" + b"*_" * 5_000,
    "escapes.md": DRAFT.replace("act", "\x1b]0;title\x07\x1b[2J\x9b31m\u202eact").encode(),
    "surrogate.md": DRAFT.encode() + b"\xed\xa0\x80",
    "code.md": b"import os\n\n\ndef main():\n    pass\n",
}

WORDLESS = ("empty.md", "blank.md", "many-lines.md", "brackets.md")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def run(*arguments: str, text: bytes = b"", **changes: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    command = [sys.executable, "-m", "reslint", *arguments]
    return subprocess.run(command, input=text, capture_output=True, env=environment, timeout=60, check=False)


def one_sentence(done: subprocess.CompletedProcess[bytes], words: str = "") -> None:
    told = done.stderr.decode("utf-8")
    assert done.returncode == 2, told
    assert len(told.splitlines()) == 1 and told.startswith("reslint: ") and words in told, told


@pytest.mark.parametrize("command", ["check", "tree", "refs"])
def test_a_missing_file(here: Path, command: str) -> None:
    one_sentence(run(command, "nowhere.md"), "nowhere.md: there is no such file or folder")


@pytest.mark.parametrize("name", UNREADABLE)
def test_files_that_cannot_be_read(here: Path, name: str) -> None:
    data, words = UNREADABLE[name]
    (here / name).write_bytes(data)
    one_sentence(run("check", name), words)
    together = run("check", name, "draft.md")
    assert together.returncode == 2
    assert b"per-cent" in together.stdout


@pytest.mark.parametrize("name", READABLE)
def test_files_that_are_read(here: Path, name: str) -> None:
    (here / name).write_bytes(READABLE[name])
    for arguments in (("check",), ("check", "--format", "html"), ("tree",)):
        done = run(*arguments, name)
        # A file without words is read, and leaves nothing to check.
        wordless = arguments[0] == "check" and name in WORDLESS
        assert done.returncode in ((2,) if wordless else (0, 1)), done.stderr
        assert b"Traceback" not in done.stderr
        shown = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_bad_utf_8_is_not_passed_over_in_silence(here: Path) -> None:
    (here / "bad.md").write_bytes(READABLE["bad-utf-8.md"])
    assert b"Windows-1252" in run("check", "bad.md").stderr


@pytest.mark.parametrize("count", [1, 255, 256, 257])
def test_any_number_of_findings_is_status_1(here: Path, count: int) -> None:
    paragraphs = "\n\n".join(f"{number}. *Urges* action by {number} percent;" for number in range(1, count + 1))
    (here / "many.md").write_text(f"*The General Assembly*,\n\n{paragraphs}\n", encoding="utf-8")
    done = run("check", "many.md", "--select", "per-cent", "--format", "jsonl")
    assert done.returncode == 1
    places = sum(1 + len(json.loads(line)["places"]) for line in done.stdout.splitlines())
    assert places == count


@pytest.mark.skipif(os.name != "posix", reason="files as on POSIX systems")
def test_files_without_an_end(here: Path) -> None:
    one_sentence(run("check", "/dev/zero"), "larger than")
    one_sentence(run("check", "/dev/null"), "holds no words")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_closed_file(here: Path) -> None:
    (here / "draft.md").chmod(0)
    one_sentence(run("check", "draft.md"), "cannot be read")


def test_nothing_is_asked_of_a_network(here: Path) -> None:
    """With sockets gone, all is as before."""
    (here / "sitecustomize.py").write_text(
        "import socket\n\ndef none(*_, **__):\n    raise RuntimeError('a socket was asked for')\n\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = none\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(here), str(ROOT)])
    for arguments in (("--version",), ("check", "draft.md"), ("refs", "draft.md"), ("check", "--format", "html", "draft.md")):
        done = run(*arguments, PYTHONPATH=path)
        assert done.returncode in (0, 1) and b"a socket" not in done.stderr, done.stderr


@pytest.mark.parametrize("place", ["file", "nowhere/below", "read-only"])
def test_a_cache_folder_that_is_none(here: Path, place: str) -> None:
    (here / "file").write_text("", encoding="utf-8")
    (here / "read-only").mkdir(mode=0o500)
    (here / "nowhere").write_text("", encoding="utf-8")
    done = run("check", "draft.md", RESLINT_CACHE_DIR=str(here / place))
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    "arguments", [("--jobs", "x"), ("--format", "nonsense"), ("--fail-on", "x"), ("--select", "per-cents"), ("--nonsense",)]
)
def test_bad_use_is_told_and_nothing_is_checked(here: Path, arguments: tuple[str, ...]) -> None:
    done = run("check", "draft.md", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{}"),
        ("check", "--config", "{}", "draft.md"),
        ("check", "--output-file", "{}", "draft.md"),
        ("check", "--write-baseline", "{}", "draft.md"),
        ("check", "--changed-since", "{}", "draft.md"),
        ("renumber", "-o", "{}", "draft.md"),
        ("rules", "--pack", "./{}"),
        ("test", "{}"),
    ],
)
def test_a_name_that_is_too_long(here: Path, arguments: tuple[str, ...]) -> None:
    one_sentence(run(*(argument.format("x" * 300 + ".md") for argument in arguments)))
    assert [path.name for path in here.iterdir()] == ["draft.md"]


def drafts(here: Path, count: int) -> list[str]:
    for number in range(count):
        (here / f"{number}.md").write_text(DRAFT.replace("5 percent", f"{number} percent"), encoding="utf-8")
    return [f"{number}.md" for number in range(count)]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_with_and_without_cache(here: Path, form: str) -> None:
    names = drafts(here, 3)
    kept = {"RESLINT_CACHE_DIR": str(here / "cache")}
    first = run("check", "--format", form, *names, **kept)
    assert first.returncode == 1
    assert run("check", "--format", form, *names, **kept).stdout == first.stdout
    assert run("check", "--format", form, "--no-cache", *names, PYTHONHASHSEED="1").stdout == first.stdout


def test_the_same_in_any_order(here: Path) -> None:
    """As one object a finding, so that what belongs to each file can be told."""
    names = drafts(here, 5)
    told = run("check", "--format", "jsonl", *names, PYTHONHASHSEED="1").stdout.splitlines()
    random.Random(3).shuffle(names)
    again = run("check", "--format", "jsonl", "--no-cache", *names, PYTHONHASHSEED="2").stdout.splitlines()
    assert sorted(again) == sorted(told)
    for name in names:
        alone = run("check", "--format", "jsonl", name).stdout.splitlines()
        assert alone == [line for line in told if f'"path": "{name}"'.encode() in line]
