"""check --fix and --diff: corrections are written whole or not at all, and nothing else of a file changes."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from reslint.cli import cli
from reslint.correcting import why_left
from reslint.correction import State, correct
from reslint.draft import Draft
from reslint.finding import Edit, Finding, Fix
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.session import Checked, Session
from reslint.text import Span
from reslint.writers import WriteError, edited
from reslint.writers import rewrite as rewriting

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FAULTY = (
    "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n"
    "1. *Requests* all member states to reduce waste by 50%;\n\n2. *Requests also* the Secretary-General to help.\n"
)
RIGHT = FAULTY.replace("member states", "Member States").replace("50%", "50 per cent").replace("Requests also", "Also requests")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(FAULTY, encoding="utf-8", newline="")
    return tmp_path


def call(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], input=text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_safe_corrections_are_written_and_what_remains_is_told(here: Path) -> None:
    (here / "draft.md").write_text(FAULTY.replace("2. ", "3. "), encoding="utf-8")
    result = call("--fix", "draft.md")
    assert (here / "draft.md").read_text(encoding="utf-8") == RIGHT.replace("2. ", "3. ")
    assert result.exit_code == 1
    assert "operative-number" in result.stdout
    assert "capital-member-states" not in result.stdout
    assert result.stderr == "reslint: draft.md: 3 corrections made\n"


def test_suggested_corrections_only_when_asked_for(here: Path) -> None:
    wrong = RIGHT.replace("of 25 September 2015", "of 25 September 2014")
    (here / "draft.md").write_text(wrong, encoding="utf-8")
    assert call("--fix", "draft.md").exit_code == 1
    assert (here / "draft.md").read_text(encoding="utf-8") == wrong
    assert call("--fix", "--suggested", "draft.md").exit_code == 0
    assert (here / "draft.md").read_text(encoding="utf-8") == RIGHT


def test_a_second_time_there_is_nothing_to_correct(here: Path) -> None:
    assert call("--fix", "draft.md").exit_code == 0
    state = (here / "draft.md").stat()
    assert "no corrections made" in call("--fix", "draft.md").stderr
    again = (here / "draft.md").stat()
    assert (again.st_mtime_ns, again.st_ino) == (state.st_mtime_ns, state.st_ino)


def test_a_diff_shows_and_writes_nothing(here: Path) -> None:
    result = call("--diff", "draft.md")
    assert result.exit_code == 1
    assert "-1. *Requests* all member states to reduce waste by 50%;\n" in result.stdout
    assert "+1. *Requests* all Member States to reduce waste by 50 per cent;\n" in result.stdout
    assert (here / "draft.md").read_text(encoding="utf-8") == FAULTY
    (here / "draft.md").write_text(RIGHT, encoding="utf-8")
    assert (call("--diff", "draft.md").exit_code, call("--diff", "draft.md").stdout) == (0, "")


def test_standard_input_has_a_diff_and_no_fix() -> None:
    assert "+2. *Also requests*" in call("--diff", "-", text=FAULTY).stdout
    result = call("--fix", "-", text=FAULTY)
    assert result.exit_code == 2
    assert "use --diff for standard input" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fix", "--diff"),
        ("--suggested",),
        ("--fix", "--write-baseline", "known.json"),
        ("--diff", "--fix", "--suggested"),
        ("--diff", "--format", "json"),
        ("--diff", "--statistics"),
    ],
)
def test_options_that_do_not_go_together(here: Path, arguments: tuple[str, ...]) -> None:
    assert call(*arguments, "draft.md").exit_code == 2
    assert (here / "draft.md").read_text(encoding="utf-8") == FAULTY
    assert names(here) == ["draft.md"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_encoding_and_line_ends_stay(here: Path, mark: bytes, encoding: str) -> None:
    title = "# Protección de los ríos – I\n\n"
    for end in ("\n", "\r\n"):
        (here / "draft.md").write_bytes(mark + (title + FAULTY).replace("\n", end).encode(encoding))
        call("--fix", "draft.md")
        assert (here / "draft.md").read_bytes() == mark + (title + RIGHT).replace("\n", end).encode(encoding)


def test_rights_and_links_stay(here: Path) -> None:
    (here / "draft.md").chmod(0o640)
    (here / "link.md").symlink_to("draft.md")
    call("--fix", "link.md")
    assert (here / "link.md").is_symlink()
    assert (here / "draft.md").read_text(encoding="utf-8") == RIGHT
    assert (here / "draft.md").stat().st_mode & 0o777 == 0o640
    assert names(here) == ["draft.md", "link.md"]


def test_what_is_silenced_or_known_is_not_corrected(here: Path) -> None:
    silenced = FAULTY.replace("1. *", "<!-- reslint: off per-cent: agreed language -->\n\n1. *")
    (here / "draft.md").write_text(silenced, encoding="utf-8")
    call("--fix", "draft.md")
    assert "50%" in (here / "draft.md").read_text(encoding="utf-8")
    (here / "draft.md").write_text(FAULTY, encoding="utf-8")
    call("--write-baseline", "known.json", "draft.md")
    (here / "draft.md").write_text(FAULTY.replace("to help", "to help all member states"), encoding="utf-8")
    call("--fix", "--baseline", "known.json", "draft.md")
    assert (here / "draft.md").read_text(encoding="utf-8") == FAULTY.replace("to help", "to help all Member States")


def test_a_file_that_cannot_be_written_is_left_and_the_others_are_not(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "other.md").write_text(FAULTY, encoding="utf-8")
    replace = os.replace

    def full(source: str, target: Path) -> None:
        if Path(target).name == "draft.md":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(rewriting.os, "replace", full)  # type: ignore[attr-defined]
    result = call("--fix", "draft.md", "other.md")
    assert result.exit_code == 2
    assert "draft.md: cannot be written (No space left on device); nothing was corrected" in result.stderr
    # What was found in it is told all the same.
    assert "right: 50 per cent" in result.stdout
    assert (here / "draft.md").read_text(encoding="utf-8") == FAULTY
    assert (here / "other.md").read_text(encoding="utf-8") == RIGHT
    assert names(here) == ["draft.md", "other.md"]


def test_a_file_that_has_changed_meanwhile_is_left(here: Path) -> None:
    with pytest.raises(WriteError, match="has changed meanwhile"):
        rewriting.rewrite("draft.md", RIGHT.encode(), FAULTY.encode())
    assert (here / "draft.md").read_text(encoding="utf-8") == FAULTY


def test_what_cannot_be_read_or_has_no_place_in_the_encoding_is_left(here: Path) -> None:
    damaged = FAULTY.encode() + b"\x81 \xff"
    (here / "draft.md").write_bytes(damaged)
    result = call("--fix", "draft.md")
    assert "save it as UTF-8 and try again" in result.stderr
    assert (result.exit_code, "right: 50 per cent" in result.stdout) == (2, True)
    assert (here / "draft.md").read_bytes() == damaged
    with pytest.raises(WriteError, match="has no “ł”"):
        edited("río".encode("cp1252"), "draft.md", [Edit(Span(0, 3), "złoty")])
    assert edited("río".encode("cp1252"), "draft.md", [Edit(Span(2, 3), "ó")]) == "ríó".encode("cp1252")


def parsed(text: str) -> Draft:
    return parse(read_string(text, "draft.md"))


def finding(text: str, found: str, right: str) -> Finding:
    at = text.index(found)
    span = Span(at, at + len(found))
    return Finding(found, "error", "", "", span, Fix("safe", (Edit(span, right),)))


def test_a_correction_that_brings_up_something_else_is_left_and_the_others_are_made() -> None:
    """Of three corrections the middle one makes another rule speak, the last one mends nothing."""

    def check(data: bytes) -> Checked:
        text = data.decode()
        found = [finding(text, word, right) for word, right in (("one", "1"), ("two", "2"), ("six", "sixx")) if word in text]
        found += [Finding("digit", "error", "", "", Span(0, 1))] if "2" in text else []
        return Checked("draft.md", parsed(text), tuple(found))

    correction = correct(State(b"one two six", check(b"one two six")), check)
    assert correction.after.data == b"1 two six"
    assert (correction.made, correction.left) == (1, 2)
    assert correction.rounds == ((Edit(Span(0, 3), "1"),),)
    assert [finding.rule for finding in correction.after.checked.findings] == ["two", "six"]


SENTENCES = st.sampled_from(
    (
        "1. *Urges* all member states to act , and to report;",
        "2. *Requests also* the the Secretary-General to organise a meeting;",
        "2. *Decides* that 5% of rivers is enough.",
        "*Recalling* the report of the Secretary-General;",
        "*Recalling* the role of the UN system,",
        "(a) to measure (the rivers;",
        "³ Ibid.",
        "*The General Assembly*,",
    )
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, max_size=9), st.booleans())
def test_corrected_once_is_corrected(paragraphs: list[str], suggested: bool) -> None:
    session = Session()
    data = "\n\n".join(paragraphs).encode()

    def check(data: bytes) -> Checked:
        return session.check_data("draft.md", data)

    correction = correct(State(data, check(data)), check, suggested)
    again = correct(correction.after, check, suggested)
    assert again.after.data == correction.after.data
    before = sorted(finding.rule for finding in correction.before.checked.findings)
    remaining = [finding.rule for finding in correction.after.checked.findings]
    for rule in set(remaining):
        assert before.count(rule) >= remaining.count(rule)


def test_the_faulty_example_has_no_safe_correction_left(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_bytes((EXAMPLES / "general-assembly-defects.md").read_bytes())
    assert "corrections made" in call("--fix", str(draft)).stderr
    remaining = Session().check(str(draft)).findings
    assert remaining
    assert not [finding.rule for finding in remaining if finding.fix and finding.fix.safety == "safe"]


def test_what_a_correction_would_bring_up_is_named() -> None:
    def found(message: str, fix: Fix | None = None) -> Finding:
        return Finding("rivers" if fix else "lakes", "error", message, "OP1", Span(0, 1), fix)

    def state(text: str, *findings: Finding) -> State:
        return State(text.encode(), Checked("draft.md", parse(read_string(text, "draft.md")), findings))

    wanted = found("A river", Fix("safe", (Edit(Span(0, 0), "x"),)))
    worse = correct(state(FAULTY, wanted), lambda data: state(data.decode(), found("A lake")).checked)
    assert (worse.made, worse.left, [one.message for one in worse.brought]) == (0, 1, ["A lake"])
    assert why_left(worse) == "1 is left to you, as it would bring up something else (OP1: A lake)"
    vain = correct(state(FAULTY, wanted), lambda data: state(data.decode(), wanted).checked)
    assert why_left(vain) == "1 is left to you, as it would not mend what it is for"


def test_what_fails_in_one_place_is_not_tried_in_copies_of_it() -> None:
    paragraph = "The rivers of the region are measured, " * 4
    text = f"{paragraph}\n\n" * 50
    starts = [at for at in range(len(text)) if text.startswith(paragraph.strip(), at) and text[at - 1 : at] in ("", "\n")]
    assert len(starts) == 50
    wanted = tuple(
        Finding("rivers", "error", "A river", "OP1", Span(at + 70, at + 71), Fix("safe", (Edit(Span(at + 70, at + 70), "x"),)))
        for at in starts
    )
    before = State(text.encode(), Checked("draft.md", parse(read_string(text, "draft.md")), wanted))
    checked: list[bytes] = []

    def check(data: bytes) -> Checked:
        checked.append(data)
        return before.checked

    vain = correct(before, check)
    assert (vain.made, vain.left, vain.after.data) == (0, 50, before.data)
    assert len(checked) < 15
