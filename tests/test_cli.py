"""The command, as a drafter, a hook or a pipeline meets it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import reslint
from reslint import commands, starting
from reslint.cli import ORDER, cli
from reslint.session import Session, Trouble

ROOT = Path(reslint.__file__).resolve().parent.parent

DRAFT = """\
*The General Assembly*,

*Recalling* its resolution 70/1 of 25 September 2015, by which 50% of the seats were kept for the Council of Elders,

1. *Decides* to raise the share by 5 percent;

2. *Requests* the Secretary-General to report on the matter to the Assembly.
"""
CLEAN = DRAFT.replace("50%", "50 per cent").replace("percent;", "per cent;").replace("of Elders", "of Ministers")

PER_CENT = """\
rule: per-cent
summary: Percentages are written with a figure and "per cent", in two words.
severity: error
source: House manual, numbers
check:
  kind: replace
  in: body
  swap:
    'percent': per cent
    '(\\d+) ?%': '\\1 per cent'
fix: safe
examples:
  - {bad: 'reducing transmission by «50%» by 2030', good: 'reducing transmission by 50 per cent by 2030'}
  - {bad: 'a fall of 5 «percent»', good: 'a fall of 5 per cent'}
  - fine: 'the percentage of girls enrolled'
  - fine: '50 per cent of the seats'
"""
OLD_NAME = """\
rule: old-name
summary: The old name of the Council is not used.
severity: warning
source: House manual, names
check:
  kind: forbid
  in: body
  patterns: ['Council of Elders']
examples:
  - bad: 'the «Council of Elders» and its work'
  - bad: 'a report of the «Council of Elders»'
  - fine: 'the Council and its work'
  - fine: 'elders of the Council'
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a house's two rules, its configuration and two drafts."""
    for name, text in {
        "house/per-cent.yml": PER_CENT,
        "house/old-name.yml": OLD_NAME,
        ".reslint.yml": "extends: [./house]\n",
        "draft.md": DRAFT,
        "clean.md": CLEAN,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONUNBUFFERED", "NO_COLOR")}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def call(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=text)


def process(*arguments: str, text: bytes = b"", **changes: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reslint", *arguments],
        input=text,
        capture_output=True,
        env=environment(**changes),
        timeout=60,
        check=False,
    )


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# check: what it says


def test_text(here: Path) -> None:
    result = call("check", "draft.md")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "draft.md: General Assembly, draft resolution, 1 preambular and 2 operative paragraphs\n\nPP1  3:64  error"
    )
    assert "    right: 50 per cent\n    rule: per-cent\n" in result.stdout
    assert result.stdout.endswith("\n\n3 findings: 2 errors, 1 warning\n")
    assert result.stderr == ""
    assert "\x1b" not in result.stdout


def test_text_of_clean_drafts(here: Path) -> None:
    result = call("check", "clean.md")
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (0, ["Nothing to correct.", "", "No findings."])


def test_lines(here: Path) -> None:
    result = call("check", "--format", "jsonl", "draft.md", "clean.md")
    assert result.exit_code == 1
    assert [(record["path"], record["rule"], record["paragraph"]) for record in records(result)] == [
        ("draft.md", "per-cent", "PP1"),
        ("draft.md", "old-name", "PP1"),
        ("draft.md", "per-cent", "OP1"),
    ]
    assert call("check", "--format", "jsonl", "clean.md").stdout == ""


def test_json(here: Path) -> None:
    result = call("check", "--format", "json", "draft.md", "nowhere.md", "clean.md")
    told = json.loads(result.stdout)
    assert result.exit_code == 2
    assert told["version"] == reslint.__version__
    assert [(file["path"], file["findings"]) for file in told["files"]] == [("draft.md", 3), ("clean.md", 0)]
    assert told["counts"] == {"error": 2, "warning": 1, "info": 0}
    assert told["errors"] == ["nowhere.md: there is no such file or folder"]
    assert len(told["findings"]) == 3


def test_spans_hold_exactly_the_words(here: Path) -> None:
    for record in records(call("check", "--format", "jsonl", "draft.md")):
        start, end = record["start"], record["end"]
        assert isinstance(start, dict) and isinstance(end, dict)
        words = DRAFT[start["offset"] : end["offset"]]
        assert words in ("50%", "Council of Elders", "percent")
        assert DRAFT.split("\n")[start["line"] - 1][start["column"] - 1 :].startswith(words)


def test_identical_from_run_to_run(here: Path) -> None:
    for form in ("text", "json", "jsonl"):
        runs = {
            process("check", "--format", form, "draft.md", "clean.md", PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")
        }
        assert len(runs) == 1


# check: what is chosen


def rules_of(*arguments: str) -> list[object]:
    return [record["rule"] for record in records(call("check", "--format", "jsonl", *arguments, "draft.md"))]


def test_select_and_ignore(here: Path) -> None:
    assert rules_of("--select", "old-name") == ["old-name"]
    assert rules_of("--select", "old-name,per-cent") == ["per-cent", "old-name", "per-cent"]
    assert rules_of("--select", "old-name", "--select", "per-cent", "--ignore", "old-name") == ["per-cent", "per-cent"]
    assert rules_of("--ignore", "old-name, per-cent") == []


def test_select_beats_off(here: Path) -> None:
    (here / ".reslint.yml").write_text("extends: [./house]\nrules: {per-cent: off}\n", encoding="utf-8")
    assert rules_of() == ["old-name"]
    assert rules_of("--select", "per-cent") == ["per-cent", "per-cent"]


def test_unknown_rules_are_told_before_anything_is_checked(here: Path) -> None:
    for option in ("--select", "--ignore"):
        result = call("check", option, "percent", "draft.md")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == 'reslint: there is no rule "percent"; did you mean "per-cent"?\n'


@pytest.mark.parametrize(
    ("least", "name", "status"),
    [
        ("error", "draft.md", 1),
        ("warning", "draft.md", 1),
        ("info", "draft.md", 1),
        ("never", "draft.md", 0),
        ("info", "clean.md", 0),
    ],
)
def test_fail_on(here: Path, least: str, name: str, status: int) -> None:
    assert call("check", "--fail-on", least, name).exit_code == status


def test_fail_on_looks_at_severity(here: Path) -> None:
    (here / ".reslint.yml").write_text("extends: [./house]\nrules: {per-cent: info, old-name: off}\n", encoding="utf-8")
    assert call("check", "draft.md").exit_code == 0
    assert call("check", "--fail-on", "warning", "draft.md").exit_code == 0
    assert call("check", "--fail-on", "info", "draft.md").exit_code == 1


def test_suppression(here: Path) -> None:
    (here / "draft.md").write_text(f"<!-- reslint: off per-cent: as agreed -->\n\n{DRAFT}", encoding="utf-8")
    assert rules_of() == ["old-name"]
    (here / "draft.md").write_text(f"<!-- reslint: off per-cent: as agreed -->\n\n{CLEAN}", encoding="utf-8")
    assert rules_of() == ["suppression"]
    assert rules_of("--select", "old-name") == []
    assert rules_of("--ignore", "suppression") == []


def test_exclude(here: Path) -> None:
    (here / ".reslint.yml").write_text("extends: [./house]\nexclude: [draft.md]\n", encoding="utf-8")
    result = call("check", "draft.md", "clean.md")
    assert result.exit_code == 0
    assert result.stderr == "reslint: draft.md: left out, as its configuration says (exclude)\n"
    assert "draft.md:" not in result.stdout
    assert call("check", ".").stderr == ""
    assert call("check", "draft.md").exit_code == 0


def test_a_folder_that_is_left_out_is_told(here: Path) -> None:
    (here / "archive").mkdir()
    (here / "archive" / "old.md").write_text(DRAFT, encoding="utf-8")
    (here / ".reslint.yml").write_text("extends: [./house]\nexclude: ['archive/**']\n", encoding="utf-8")
    sentence = "archive: all drafts in this folder are left out, as their configuration says (exclude)"
    result = call("check", "archive", "--format", "json")
    assert (result.exit_code, result.stderr) == (2, f"reslint: {sentence}\n")
    assert json.loads(result.stdout)["errors"] == [sentence]
    # Beside others it is no fault.
    result = call("check", "archive", "clean.md")
    assert (result.exit_code, result.stderr) == (0, f"reslint: {sentence}\n")


@pytest.mark.parametrize("text", ["", " \n\t\n", "***\n---\n"])
def test_a_file_without_words_is_not_checked(here: Path, text: str) -> None:
    (here / "empty.md").write_text(text, encoding="utf-8")
    result = call("check", "empty.md", "draft.md")
    assert (result.exit_code, result.stderr) == (2, "reslint: empty.md: holds no words, so nothing was checked\n")
    assert "3 findings" in result.stdout
    # A text that is no draft is a finding like others.
    (here / "letter.md").write_text("Dear colleagues, the meeting is at three.\n", encoding="utf-8")
    assert call("check", "--no-config", "letter.md").exit_code == 0
    assert call("check", "--no-config", "--fail-on", "warning", "letter.md").exit_code == 1


@pytest.mark.parametrize(
    ("command", "done"),
    [(("check", "--diff"), "checked"), (("check", "--fix"), "checked"), (("refs",), "checked"), (("renumber",), "renumbered")],
)
def test_no_command_passes_over_a_file_without_words(here: Path, command: tuple[str, ...], done: str) -> None:
    (here / "empty.md").write_text("\n", encoding="utf-8")
    result = call(*command, "empty.md")
    assert (result.exit_code, result.stderr) == (2, f"reslint: empty.md: holds no words, so nothing was {done}\n")
    assert call("tree", "empty.md").exit_code == 0


def test_a_selection_leaves_a_rule(here: Path) -> None:
    result = call("check", "--select", "per-cent", "--ignore", "per-cent", "draft.md")
    assert (result.exit_code, result.stderr) == (2, "reslint: --select and --ignore leave no rule to check with\n")
    assert call("check", "--ignore", "per-cent,old-name", "draft.md").exit_code == 2
    assert call("check", "--select", "suppression", "draft.md").exit_code == 0


def test_organ_and_stage(here: Path) -> None:
    told = records(call("tree", "--format", "jsonl", "--organ", "security-council", "--stage", "informal", "draft.md"))
    assert (told[0]["organ"], told[0]["stage"]) == ("Security Council", "informal")
    assert call("check", "--organ", "parliament", "draft.md").exit_code == 2
    assert records(call("tree", "--format", "jsonl", "--organ", "Security Council", "--stage", "Informal", "draft.md")) == told
    assert 'did you mean "economic-and-social-council"?' in call("tree", "--organ", "ECOSOC", "draft.md").stderr


def test_config_options(here: Path) -> None:
    (here / "other.yml").write_text("extends: [./house]\nrules: {per-cent: off}\n", encoding="utf-8")
    assert rules_of("--config", "other.yml") == ["old-name"]
    assert call("check", "--config", "other.yml", "--no-config", "draft.md").exit_code == 2
    assert call("check", "--config", "missing.yml", "draft.md").stderr == (
        "reslint: missing.yml: the file cannot be read (no such file or directory)\n"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "extends: [./house]\nrulse: {}\n",
            '.reslint.yml, line 2: "rulse" means nothing in the configuration; did you mean "rules"?',
        ),
        (
            "extends: [./house]\nrules:\n  percent: off\n",
            '.reslint.yml, line 3: there is no rule "percent"; did you mean "per-cent"?',
        ),
        ("extends: [./house]\nrules:\n  per-cent: {swop: {}}\n", ".reslint.yml, line 3: per-cent: "),
        ("extends: [unn]\n", 'did you mean "un"?'),
        ("a: b: c\n", ".reslint.yml, line 1: this is not valid YAML"),
        ("rules: &a [*a, *a]\n", ".reslint.yml, line 1: "),
    ],
)
def test_a_wrong_configuration_is_one_sentence_and_nothing_is_checked(here: Path, text: str, sentence: str) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "other.md").write_text(DRAFT, encoding="utf-8")
    (here / "sub" / ".reslint.yml").write_text(text.replace("./house", "../house"), encoding="utf-8")
    result = call("check", "draft.md", "sub")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_wrong_rule_file_is_one_sentence(here: Path) -> None:
    (here / "house" / "per-cent.yml").write_text(PER_CENT.replace("kind: replace", "kind: replce"), encoding="utf-8")
    result = call("check", "draft.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "per-cent.yml, line 6: " in result.stderr and '"replace"' in result.stderr
    assert result.stderr.count("\n") == 1


# bad input


def test_no_input(here: Path) -> None:
    for command in ("check", "tree"):
        result = call(command)
        assert result.exit_code == 2
        assert "Name at least one file or folder" in result.stderr
    (here / "empty").mkdir()
    result = call("check", "empty")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reslint: empty: no drafts in this folder (files that end in .docx, .md, .markdown, .txt, .text)\n"


BAD = {
    "binary.md": b"\x00\x01\x02\xff" * 100,
    "page.pdf": b"%PDF-1.7\n",
    "word.docx": b"PK\x03\x04rest",
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_never_hides_the_others(here: Path, name: str) -> None:
    (here / name).write_bytes(BAD[name])
    result = call("check", "--format", "jsonl", name, "draft.md", "nowhere.md")
    assert result.exit_code == 2
    assert len(records(result)) == 3
    assert len(result.stderr.splitlines()) == 2
    assert any(line.startswith(f"reslint: {name}: ") for line in result.stderr.splitlines())
    assert "Traceback" not in result.stderr
    assert call("tree", "--format", "jsonl", name, "draft.md").exit_code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_no_permission(here: Path) -> None:
    (here / "closed.md").write_text(DRAFT, encoding="utf-8")
    (here / "closed.md").chmod(0)
    result = call("check", "closed.md", "draft.md")
    assert result.exit_code == 2
    assert "closed.md: cannot be read" in result.stderr
    assert "3 findings" in result.stdout


ODD = {
    "empty.md": b"",
    "blank.md": b" \n\t\n\r\n",
    "word.txt": b"word",
    "latin.txt": "Le caf\xe9 de l\u2019Assembl\xe9e".encode("cp1252"),
    "utf16.txt": ("\ufeff" + DRAFT).encode("utf-16-le"),
    "broken16.txt": b"\xff\xfeT\x00h\x00\x00\xd8x\x00e",
    "controls.md": DRAFT.replace("Council", "\x1b[31mCoun\x07cil\x9b\u202e").encode(),
    "right-to-left.md": "\u062a\u0639\u064a\u062f \u0627\u0644\u062a\u0623\u0643\u064a\u062f".encode(),
    "crlf.md": DRAFT.replace("\n", "\r\n").encode(),
    "code.py": b"import os\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_files_are_read_without_a_word_of_python(here: Path, name: str) -> None:
    (here / name).write_bytes(ODD[name])
    for arguments in (("check",), ("check", "--format", "json"), ("tree",), ("tree", "--format", "jsonl")):
        result = process(*arguments, name)
        empty = arguments[0] == "check" and name in ("empty.md", "blank.md")
        assert result.returncode in ((2,) if empty else (0, 1))
        assert b"Traceback" not in result.stderr
        text = result.stdout.decode("utf-8")
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in text)


def test_a_failure_of_ours_is_told_and_hides_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Session.check

    def failing(session: Session, name: str) -> object:
        if name == "clean.md":
            raise KeyError("x")
        return whole(session, name)

    monkeypatch.setattr(Session, "check", failing)
    result = call("check", "clean.md", "draft.md")
    assert result.exit_code == 2
    assert "clean.md: reslint itself failed here, please report it (KeyError: 'x')" in result.stderr
    assert "3 findings" in result.stdout
    monkeypatch.setenv(commands.DEBUG, "1")
    assert isinstance(call("check", "clean.md").exception, KeyError)


def test_names_of_files_are_shown_safely(here: Path) -> None:
    name = "a\x1b[31mb.md"
    (here / name).write_text(DRAFT, encoding="utf-8")
    assert "a\\x1b[31mb.md: General Assembly" in call("check", name).stdout
    (record, *_) = records(call("check", "--format", "jsonl", name))
    assert record["path"] == name


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_names_of_files_that_are_no_text(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        (here / name).write_text(DRAFT, encoding="utf-8")
    except OSError:
        pytest.skip("not on this disk")
    for form in ("text", "json", "jsonl"):
        result = process("check", "--format", form, name, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert result.returncode == 1
        assert b"caf\\udce9.md" in result.stdout
        assert result.stderr == b""


# standard input


def test_standard_input(here: Path) -> None:
    result = call("check", "-", text=DRAFT)
    assert result.exit_code == 1
    assert result.stdout.startswith("standard input: General Assembly")
    assert {record["path"] for record in records(call("check", "--format", "jsonl", "-", text=DRAFT))} == {"-"}


def test_standard_input_with_a_name(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / ".reslint.yml").write_text("extends: [../house]\nrules: {per-cent: off}\n", encoding="utf-8")
    told = records(call("check", "--format", "jsonl", "--stdin-filename", "sub/x.md", "-", text=DRAFT))
    assert [(record["path"], record["rule"]) for record in told] == [("sub/x.md", "old-name")]
    for command in ("check", "tree", "refs", "mark", "renumber"):
        assert "name that, too" in call(command, "--stdin-filename", "sub/x.md", "draft.md").stderr
    assert "sub/x.md: " in call("check", "--stdin-filename", "sub/x.md", "-", text=b"\x00\x01").stderr


def test_standard_input_in_bytes(here: Path) -> None:
    result = process("check", "-", text=b"\x00\x01\x02")
    assert result.returncode == 2
    assert result.stderr.startswith(b"reslint: standard input: ")
    assert process("check", "-", text="\ufeff".encode("utf-16-le") + DRAFT.encode("utf-16-le")).returncode == 1


# pipes, terminals, signals


@pytest.fixture
def long(here: Path) -> Iterator[str]:
    body = "".join(f"{number}. *Decides* to raise the share by 5 percent;\n\n" for number in range(1, 3000))
    (here / "long.md").write_text(f"*The General Assembly*,\n\n{body}", encoding="utf-8")
    yield "long.md"


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
@pytest.mark.parametrize("arguments", ["check", "check --format json", "check --format jsonl", "tree", "--help", "rules"])
def test_a_closed_pipe_is_no_error(long: str, arguments: str) -> None:
    name = long if arguments.startswith(("check", "tree")) else ""
    line = f'"{sys.executable}" -m reslint {arguments} {name} | head -n 1 > /dev/null; echo ${{PIPESTATUS[0]}}'
    result = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), timeout=60, check=False)
    assert result.stderr == b""
    assert result.stdout.strip() in (b"0", b"1")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell, in which reslint is $r."""
    line = f"r='{sys.executable} -m reslint'; {line}"
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment(), timeout=60, check=False)


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("check {0}", 1),
        ("check --format sarif {0}", 1),
        ("check --format jsonl nowhere.md {0}", 2),
        ("check --fail-on never {0}", 0),
        ("check -o >(head -c 1) {0}", 1),
        ("tree {0} nowhere.md", 2),
    ],
)
def test_a_closed_pipe_leaves_the_status_true(long: str, arguments: str, status: int) -> None:
    told = shell(f"$r {arguments.format(long)} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}")
    assert told.stdout.strip()[-1:] == str(status)
    assert [line for line in told.stderr.splitlines() if "nowhere.md" not in line] == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a disk that is full")
@pytest.mark.parametrize(
    "arguments", ["check draft.md", "check --format sarif draft.md", "tree draft.md", "rules", "schema rule", "--help", "-V"]
)
def test_a_full_disk_is_one_sentence(here: Path, arguments: str) -> None:
    told = shell(f"$r {arguments} > /dev/full")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert told.stderr.startswith("reslint: standard output cannot be written (")


@pytest.mark.skipif(os.name != "posix", reason="streams of a shell")
@pytest.mark.parametrize(
    ("line", "status", "sentence"),
    [
        ("$r check draft.md >&-", 2, "reslint: standard output cannot be written (it is closed)\n"),
        ("$r check draft.md -o told.txt >&-", 1, ""),
        ("$r check draft.md -o told.txt <&- >&- 2>&-", 1, ""),
        ("$r check clean.md 2>&-", 0, ""),
        ("$r check nowhere.md 2>&-", 2, ""),
        ("$r check - <&-", 2, "reslint: standard input: cannot be read (it is closed)\n"),
    ],
)
def test_closed_streams(here: Path, line: str, status: int, sentence: str) -> None:
    told = shell(line)
    assert (told.returncode, told.stderr) == (status, sentence)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_interrupted_in_one_line(here: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reslint", "check", "draft.md", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONUNBUFFERED="1"),
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        # What it says of the first file shows that it is at work, and now waits for standard input.
        run.stdout.readline()
        for _ in range(30):
            # A signal that arrives while Python tidies up is lost, as it is for people, who press the keys again.
            run.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(timeout=2)
                break
        assert run.stderr.read().strip() == b"reslint: interrupted"
    assert run.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ended_by_others_it_leaves_nothing_half_written(here: Path) -> None:
    command = [sys.executable, "-m", "reslint", "check", "draft.md", "-", "-o", "told.txt"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as run:
        for _ in range(300):
            # The file beside its place shows that it is at work, and now waits for standard input.
            if list(here.glob(".told.txt.*")):
                break
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(timeout=0.1)
        run.send_signal(signal.SIGTERM)
        run.wait(timeout=30)
    assert run.returncode == 143
    assert sorted(path.name for path in here.glob("*told*")) == []
    assert list(here.glob(".told*")) == []


@pytest.mark.skipif(os.name != "posix", reason="streams of a shell")
def test_a_report_goes_into_what_is_open_already(here: Path) -> None:
    shell("echo earlier > log; $r check draft.md --format unix -o /dev/stdout >> log; echo later >> log")
    lines = (here / "log").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("earlier", "later", 5)
    assert shell("$r check draft.md --format unix -o /dev/stderr").stderr.count("\n") == 3
    assert shell("$r check draft.md --format unix -o -").stdout.count("\n") == 3
    assert not (here / "-").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes that have a name")
@pytest.mark.parametrize("arguments", ["--write-baseline pipe", "--write-baseline /dev/null"])
def test_a_pipe_or_a_device_is_left_alone(here: Path, arguments: str) -> None:
    os.mkfifo(here / "pipe")
    told = shell(f"$r check draft.md {arguments}")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "it is no file that could be replaced" in told.stderr
    assert not os.path.isfile(here / "pipe") and not os.path.isfile("/dev/null")


@pytest.mark.skipif(os.name != "posix", reason="folders that are in use can be removed")
@pytest.mark.parametrize("name", ["draft.md", "../draft.md", "{here}/draft.md"])
def test_a_current_folder_that_is_gone(here: Path, name: str) -> None:
    told = shell(f"mkdir gone; cd gone; rmdir ../gone; $r check {name.format(here=here)}")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "reslint: the current folder is not there any more: go to another one, and name the files from there\n"


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_configuration_that_leads_nowhere_is_told(here: Path) -> None:
    (here / ".reslint.yml").unlink()
    (here / ".reslint.yml").symlink_to(here / "nowhere.yml")
    result = call("check", "draft.md")
    assert result.exit_code == 2
    assert result.stderr.startswith("reslint: .reslint.yml: ")


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_folder_that_was_reached_by_a_link(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("check", "draft.md", "--write-baseline", "known.json")
    (here / ".reslint.yml").write_text("extends: [./house]\nexclude: ['draft.md']\n", encoding="utf-8")
    (here / "linked").symlink_to(here, target_is_directory=True)
    assert "left out" in call("check", str(here / "linked" / "draft.md"), "--config", ".reslint.yml").stderr
    (here / ".reslint.yml").write_text("extends: [./house]\n", encoding="utf-8")
    assert shell("cd linked; $r check draft.md --baseline $PWD/known.json").returncode == 0
    assert call("check", "draft.md", "--baseline", "linked/known.json").exit_code == 0


def test_a_report_never_takes_the_place_of_a_document(here: Path) -> None:
    for name, data in {"draft": DRAFT.encode(), "draft.odt": b"PK\x03\x04", ".reslint.yml": b"extends: [./house]\n"}.items():
        (here / name).write_bytes(data)
        result = call("check", "draft.md", "-o", name)
        assert (result.exit_code, (here / name).read_bytes()) == (2, data)
    for form in ("unix", "json", "sarif", "html", "junit", "text"):
        for _ in range(2):
            assert call("check", "draft.md", "--format", form, "-o", "report").exit_code == 1


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_folder_that_is_a_link_counts_as_it_is_written(here: Path) -> None:
    (here / "store" / "old").mkdir(parents=True)
    (here / "store" / "old" / "a.md").write_text(DRAFT, encoding="utf-8")
    (here / "work").mkdir()
    (here / "work" / ".reslint.yml").write_text("extends: [../house]\nexclude: ['drafts/old/**']\n", encoding="utf-8")
    (here / "work" / "drafts").symlink_to(here / "store", target_is_directory=True)
    assert "left out" in shell("cd work; $r check drafts/old/a.md").stderr
    (here / "work" / ".reslint.yml").write_text("extends: [../house]\n", encoding="utf-8")
    shell("cd work; $r check drafts --write-baseline known.json")
    assert '"drafts/old/a.md"' in (here / "work" / "known.json").read_text(encoding="utf-8")
    assert shell("cd work; $r check drafts --baseline known.json").returncode == 0


def test_a_difference_is_written_anew(here: Path) -> None:
    for _ in range(2):
        assert call("check", "draft.md", "--diff", "-o", "change.diff").exit_code == 1


CONTROLS = "*The General Assembly*,\n\n1. *Decides* to rise by 5 percent\x1b[31m\u202e;\u2028\n\n2. *Requests*\tthat.\n"


def on_a_terminal(*arguments: str) -> bytes:
    import pty

    master, slave = pty.openpty()
    run = [sys.executable, "-m", "reslint", *arguments]
    shown = b""
    with subprocess.Popen(run, stdout=slave, stderr=subprocess.DEVNULL, env=environment(TERM="xterm", NO_COLOR="1")):
        os.close(slave)
        with contextlib.suppress(OSError):
            while piece := os.read(master, 10_000):
                shown += piece
    os.close(master)
    return shown


@pytest.mark.skipif(os.name != "posix", reason="terminals")
@pytest.mark.parametrize("command", ["rules --format markdown", "rules", "explain old-name", "test h\x1b[31m"])
def test_a_rule_gives_a_terminal_nothing_to_obey(here: Path, command: str) -> None:
    words = r'"house \e[31m\e]0;x\a\u009b\u202e"'
    rule = OLD_NAME.replace("The old name of the Council is not used.", words).replace("House manual, names", words)
    (here / "h\x1b[31m").mkdir()
    for folder in ("house", "h\x1b[31m"):
        (here / folder / "old-name.yml").write_text(rule.replace("and its work'", "of its work\x85'"), encoding="utf-8")
    (here / "h\x1b[31m" / "per-cent.yml").write_text(PER_CENT.replace("«50%»", "50«%»"), encoding="utf-8")
    shown = on_a_terminal(*command.split())
    assert b"old-name" in shown or b"2 rules" in shown
    assert not any(sign in shown for sign in (b"\x1b", b"\x07", "\x9b".encode(), "\x85".encode(), "\u202e".encode()))


@pytest.mark.skipif(os.name != "posix", reason="terminals")
@pytest.mark.parametrize("command", ["check --diff", "renumber --diff"])
def test_a_difference_gives_a_terminal_nothing_to_obey(here: Path, command: str) -> None:
    (here / "esc\x1b[31m\n.md").write_text(CONTROLS.replace("2.", "4."), encoding="utf-8")
    shown = on_a_terminal(*command.split(), "esc\x1b[31m\n.md")
    assert b"\x1b" not in shown and "\u202e".encode() not in shown
    assert b"\\x1b[31m\\u202e;" in shown and b"esc\\x1b[31m .md" in shown and b"Requests*\t" in shown


def test_a_difference_is_one_that_programs_apply(here: Path) -> None:
    (here / "draft.md").write_text(CONTROLS, encoding="utf-8")
    told = call("check", "--diff", "draft.md").stdout
    assert "+1. *Decides* to rise by 5 per cent\x1b[31m\u202e;\u2028\n" in told
    assert "No newline" not in told


def completed(words: str, count: int) -> list[str]:
    told = process(_RESLINT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count)).stdout.decode()
    return [line.partition(",")[2] for line in told.splitlines()]


def test_words_of_the_command_line_are_completed(here: Path) -> None:
    assert process(_RESLINT_COMPLETE="bash_complete", COMP_WORDS="reslint check dra", COMP_CWORD="2").stdout == b"file,dra\n"
    assert completed("reslint check --stage ta", 3) == ["tabled"]
    assert completed("reslint check --select per-c", 3) == ["per-cent"]
    assert completed("reslint explain per-c", 2) == ["per-cent"]


def test_colours(here: Path) -> None:
    assert "\x1b" not in call("check", "draft.md").stdout
    assert "\x1b[" in call("check", "--color", "always", "draft.md").stdout
    assert "\x1b" not in call("check", "--color", "never", "draft.md").stdout


@pytest.mark.skipif(os.name != "posix", reason="terminals")
@pytest.mark.parametrize(("changes", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_on_a_terminal(here: Path, changes: dict[str, str], coloured: bool) -> None:
    import pty

    master, slave = pty.openpty()
    env = environment(**{"TERM": "xterm", **changes})
    subprocess.run([sys.executable, "-m", "reslint", "check", "draft.md"], stdout=slave, env=env, timeout=60, check=False)
    told = os.read(master, 10_000)
    os.close(slave)
    os.close(master)
    assert b"3:64" in told
    assert (b"\x1b[" in told) is coloured


# the other commands


def test_tree(here: Path) -> None:
    result = call("tree", "draft.md", "clean.md")
    assert result.exit_code == 0
    assert "  PP1            «Recalling» its resolution" in result.stdout
    assert "\n\nclean.md: " in result.stdout
    (record,) = records(call("tree", "--format", "jsonl", "draft.md"))
    paragraphs = record["paragraphs"]
    assert isinstance(paragraphs, list)
    assert [(p["label"], p["number"], p["opening"]) for p in paragraphs[1:]] == [
        ("PP1", None, "Recalling"),
        ("OP1", "1.", "Decides"),
        ("OP2", "2.", "Requests"),
    ]


def test_explain(here: Path) -> None:
    told = call("explain", "per-cent").stdout
    assert told.startswith("per-cent  error\n\n  Percentages are written")
    assert "  Source:     House manual, numbers\n" in told
    assert "    wrong         a fall of 5 «percent»\n    corrected     a fall of 5 per cent\n" in told
    assert '"reslint: off per-cent: your reason"' in told
    assert all(len(line) <= 88 for line in told.splitlines())
    assert call("explain", "suppression").stdout.startswith("suppression\n")
    assert 'did you mean "per-cent"?' in call("explain", "Per-Cent").stderr
    result = call("explain", "percent")
    assert (result.exit_code, result.stderr) == (2, 'reslint: there is no rule "percent"; did you mean "per-cent"?\n')


def test_rules(here: Path) -> None:
    assert call("rules").stdout == (
        "warning  old-name  The old name of the Council is not used.\n"
        'error    per-cent  Percentages are written with a figure and "per cent", in two words.\n'
        "2 rules: 1 error, 1 warning\n"
    )
    (here / ".reslint.yml").write_text(
        "extends: [./house]\nrules: {per-cent: off}\npaths: {draft.md: {rules: {old-name: info}}}\n", encoding="utf-8"
    )
    assert call("rules").stdout.endswith("2 rules: 1 warning, 1 off\n")
    assert call("rules", "draft.md").stdout.endswith("2 rules: 1 info, 1 off\n")
    assert call("rules", ".").stdout == call("rules").stdout
    assert call("rules", "nowhere.md").exit_code == 2


def test_examples_of_rules(here: Path) -> None:
    for paths in ((), ("house",), ("house/per-cent.yml", "house/old-name.yml")):
        result = call("test", *paths)
        assert (result.exit_code, result.stdout) == (0, "2 rules, 8 examples: all as they say.\n")
    (here / "house" / "old-name.yml").write_text(OLD_NAME.replace("elders of", "Council of Elders of"), encoding="utf-8")
    result = call("test", "house")
    assert result.exit_code == 1
    assert "old-name" in result.stdout and result.stdout.endswith("2 rules, 8 examples: 1 not as they say.\n")
    assert call("test", "nowhere").exit_code == 2
    (here / "house" / "old-name.yml").write_text("rule: old-name\n", encoding="utf-8")
    result = call("test", "house")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1


def test_a_rule_that_takes_the_place_of_another_is_told(here: Path) -> None:
    assert "takes the place" not in call("test", "house").stdout
    (here / ".reslint.yml").write_text("extends: [un, ./house]\n", encoding="utf-8")
    first, last = call("test", "house").stdout.splitlines()
    assert first == (
        'house/per-cent.yml: per-cent: takes the place of the rule of that name in the pack "un";'
        " if both are to hold, give this one another name"
    )
    assert last == "2 rules, 8 examples: all as they say."


def test_a_rule_that_yields_to_a_misspelt_one_is_told(here: Path) -> None:
    rule = PER_CENT.replace("fix: safe", "fix: safe\nyields-to: [old-nam, time-form, river-names-of-another-house]")
    (here / "house" / "per-cent.yml").write_text(rule, encoding="utf-8")
    first, last = call("test", "house").stdout.splitlines()
    assert first == (
        'house/per-cent.yml: per-cent: yields to "old-nam", and there is no such rule here; did you mean "old-name"?'
    )
    assert last == "2 rules, 8 examples: all as they say."


def test_a_file_without_a_command(here: Path) -> None:
    for name in ("draft.md", "my draft.docx"):
        result = call(name, "--fix")
        assert result.exit_code == 2
        quoted = f"'{name}'" if " " in name else name
        assert f'Say what to do with "{name}", such as: reslint check {quoted} --fix' in result.stderr
    assert "Name at least one Word file (.docx)." in call("mark").stderr
    assert "'x' is not a valid number." in call("check", "--jobs", "x", "draft.md").stderr


def test_every_command_has_its_place_in_the_list() -> None:
    assert sorted(ORDER) == sorted(cli.commands)
    lines = call("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == list(ORDER)
    assert all(line.endswith(".") and not line.endswith("...") for line in lines)


def test_init(here: Path) -> None:
    result = call("init")
    assert (result.exit_code, result.stderr) == (2, "reslint: .reslint.yml is there already; it was left as it is\n")
    (here / ".reslint.yml").unlink()
    assert call("init").exit_code == 0
    profile = Session().profile("draft.md")
    assert (profile.packs, profile.organ, profile.stage, dict(profile.choices)) == (("un",), "auto", "auto", {})
    with pytest.raises(Trouble):
        starting.init(lambda text: None)


def test_every_line_that_init_leaves_out_can_be_taken_in(here: Path) -> None:
    lines = starting.CONFIGURATION.splitlines()
    first = lines.index("rules:")
    spare = [index for index, line in enumerate(lines) if index > first and line.startswith("#  ")]
    assert len(spare) == 4
    for chosen in ([index] for index in spare), [spare]:
        for taken in chosen:
            text = "\n".join(line.replace("#", " ", 1) if index in taken else line for index, line in enumerate(lines))
            (here / ".reslint.yml").write_text(text, encoding="utf-8")
            assert call("check", "draft.md").exit_code in (0, 1), text


def test_help_and_version(here: Path) -> None:
    assert call("--version").stdout == f"reslint {reslint.__version__}\n"
    for arguments in (("--help",), ("check", "-h"), ("nonsense",), ("check", "--nonsense")):
        assert call(*arguments).exit_code == (0 if "h" in arguments[-1][:3] else 2)


# what is imported


def imported(*arguments: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "reslint", *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    return {line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}


def test_version_and_help_import_no_grammar_and_no_yaml(here: Path) -> None:
    for option in ("--version", "--help"):
        modules = imported(option)
        assert "reslint.cli" in modules
        assert not {"lark", "yaml", "regex", "json", "reslint.parsing", "reslint.rules", "difflib"} & modules


def test_a_check_imports_only_what_it_needs(here: Path) -> None:
    (here / ".reslint.yml").unlink()
    call("check", "draft.md")
    modules = imported("check", "--no-cache", "draft.md")
    assert "reslint.parsing" in modules
    assert (
        not {"yaml", "difflib", "jsonschema", "lxml", "importlib.metadata", "reslint.config", "reslint.reports.records"} & modules
    )


def test_a_check_that_was_made_before_parses_and_checks_nothing(here: Path) -> None:
    (here / ".reslint.yml").unlink()
    call("check", "draft.md")
    modules = imported("check", "draft.md")
    kinds = {name for name in modules if name.startswith("reslint.checks.")}
    assert not kinds and not {"reslint.parsing", "reslint.checks", "reslint.derived.passages", "regex"} & modules


LATE = {
    "for many files": {"concurrent.futures", "multiprocessing", "pathspec"},
    "for editors": {"pygls", "lsprotocol", "asyncio", "reslint.editor"},
    "for Word": {"lxml", "zipfile", "reslint.readers.word"},
    "for other forms": {
        "html",
        "xml",
        "reslint.reports.html",
        "reslint.reports.corrected",
        "reslint.reports.markup",
        "reslint.reports.sheet",
        "reslint.reports.xml",
        "reslint.reports.sarif",
    },
    "for other commands": {"csv", "reslint.reports.refs", "reslint.reports.tree", "reslint.correcting", "reslint.baseline"},
    "for nothing": {"socket", "ssl", "urllib.request", "http.client", "importlib.metadata", "requests"},
}


@pytest.mark.parametrize("use", LATE)
def test_a_check_of_a_text_leaves_alone_what_others_need(here: Path, use: str) -> None:
    (here / ".reslint.yml").unlink()
    call("check", "draft.md")
    assert not LATE[use] & imported("check", "--no-cache", "draft.md")
    assert not LATE[use] & imported("check", "draft.md")
