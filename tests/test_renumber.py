"""reslint renumber: numbers in sequence, told old and new, written whole or not at all."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reslint.cli import cli
from reslint.correction import State
from reslint.renumbered import Renumbered, renumber, speaks_of_numbers
from reslint.session import Checked, Options, Session

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RULES = frozenset(rule.name for rule in Session(Options(search=False)).selected("draft.md").rules if speaks_of_numbers(rule))
SESSION = Session(Options(search=False, keep=False, select=tuple(sorted(RULES))))
HEAD = "*The General Assembly*,\n\n*Recalling* its work on rivers,\n\n"
DOUBLED = HEAD + (
    "1. *Urges* States to measure rivers;\n\n2. *Encourages* States to clean lakes;\n\n"
    "2. *Requests* a report on paragraph 1 above;\n\n3. *Decides* to return to paragraph 4 below;\n\n4. *Ends* the matter.\n"
)
RIGHT = HEAD + (
    "1. *Urges* States to measure rivers;\n\n2. *Encourages* States to clean lakes;\n\n"
    "3. *Requests* a report on paragraph 1 above;\n\n4. *Decides* to return to paragraph 5 below;\n\n5. *Ends* the matter.\n"
)


def check(data: bytes) -> Checked:
    return SESSION.check_data("draft.md", data)


@dataclass(frozen=True)
class Done:
    """What becomes of a text."""

    result: Renumbered

    @property
    def after(self) -> str:
        return self.result.after.data.decode()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.result, name)


def renumbered(text: str) -> Done:
    data = text.encode()
    return Done(renumber(State(data, check(data)), check, RULES))


def after(*paragraphs: str) -> str:
    """What becomes of the paragraphs behind a head."""
    done = renumbered(HEAD + "\n\n".join(paragraphs) + "\n")
    assert not done.refused
    assert not renumbered(done.after).changes
    return done.after[len(HEAD) :]


def numbers(*paragraphs: str) -> list[str]:
    return [paragraph.split(" *")[0] for paragraph in after(*paragraphs).strip().split("\n\n")]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DOUBLED, encoding="utf-8", newline="")
    return tmp_path


def call(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["renumber", *arguments], input=text)


# The command


def test_old_and_new_numbers_are_told_and_references_follow(here: Path) -> None:
    result = call("draft.md")
    assert result.exit_code == 0
    assert (here / "draft.md").read_text(encoding="utf-8") == RIGHT
    assert result.stdout.splitlines() == [
        "draft.md: 3 numbers changed, 1 reference follows",
        "  OP2 (line 9)  →  OP3",
        "  OP3           →  OP4",
        "  OP4           →  OP5",
        "  OP3: “paragraph 4 below” → “paragraph 5 below”",
    ]


def test_a_second_time_there_is_nothing_to_do(here: Path) -> None:
    call("draft.md")
    state = (here / "draft.md").stat()
    result = call("draft.md")
    assert (result.exit_code, result.stdout) == (0, "draft.md: nothing to renumber\n")
    assert (here / "draft.md").stat().st_ino == state.st_ino


def test_a_diff_shows_and_writes_nothing(here: Path) -> None:
    result = call("--diff", "draft.md")
    assert result.exit_code == 1
    assert "-2. *Requests* a report" in result.stdout
    assert "+3. *Requests* a report" in result.stdout
    assert (here / "draft.md").read_text(encoding="utf-8") == DOUBLED
    (here / "draft.md").write_text(RIGHT, encoding="utf-8")
    assert (call("--diff", "draft.md").exit_code, call("--diff", "draft.md").stdout) == (0, "")


def test_another_file_is_written_and_the_first_stays(here: Path) -> None:
    assert call("draft.md", "-o", "new.md").exit_code == 0
    assert (here / "draft.md").read_text(encoding="utf-8") == DOUBLED
    assert (here / "new.md").read_text(encoding="utf-8") == RIGHT
    assert call("new.md", "--output", "same.md").exit_code == 0
    assert (here / "same.md").read_text(encoding="utf-8") == RIGHT
    result = call("draft.md", "-o", "nowhere/new.md")
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr


def test_standard_input_is_shown_or_written_to_another_file(here: Path) -> None:
    result = call("-", "-o", "new.md", text=DOUBLED)
    assert result.exit_code == 0
    assert result.stdout.startswith("standard input: 3 numbers changed")
    assert (here / "new.md").read_text(encoding="utf-8") == RIGHT
    assert "+3. *Requests*" in call("--diff", "-", text=DOUBLED).stdout
    assert call("-", text=DOUBLED).exit_code == 2
    assert call("--diff", "-o", "new.md", "draft.md").exit_code == 2


def test_a_missing_file_is_one_sentence(here: Path) -> None:
    result = call("gone.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gone.md" in result.stderr


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "cp1252")])
def test_encoding_and_line_ends_stay(here: Path, mark: bytes, encoding: str) -> None:
    title = "# Protección de los ríos – I\n\n"
    for end in ("\n", "\r\n"):
        (here / "draft.md").write_bytes(mark + (title + DOUBLED).replace("\n", end).encode(encoding))
        assert call("draft.md").exit_code == 0
        assert (here / "draft.md").read_bytes() == mark + (title + RIGHT).replace("\n", end).encode(encoding)


def test_what_cannot_follow_is_told_and_the_rest_is_done(here: Path) -> None:
    (here / "draft.md").write_text(DOUBLED.replace("paragraph 4 below", "paragraph 2 above"), encoding="utf-8")
    result = call("draft.md")
    assert result.exit_code == 2
    assert result.stdout.startswith("draft.md: 3 numbers changed")
    [told] = result.stderr.splitlines()
    assert told.startswith("reslint: draft.md, line 11: OP3: “paragraph 2 above” stays as it is: there are several")


# Paragraphs


def test_numbers_shuffled_doubled_and_missing() -> None:
    assert numbers("1. *Notes* it;", "3. *Urges* it;", "2. *Asks* it;", "4. *Ends* it.") == ["1.", "2.", "3.", "4."]
    assert numbers("2. *Notes* it;", "5. *Urges* it;", "5. *Ends* it.") == ["1.", "2.", "3."]
    assert numbers("1. *Notes* it;", "*Urges* States;", "3. *Ends* it.") == ["1.", "2.", "3."]


def test_a_paragraph_without_number_that_has_no_place_gets_none() -> None:
    assert numbers("1. *Notes* it;", "*Urges* States to help;", "2. *Asks* it;", "4. *Ends* it.") == [
        "1.",
        "*Urges* States to help;",
        "2.",
        "3.",
    ]


def test_bis_and_ter_become_plain_numbers_and_an_alternative_stays_one() -> None:
    lines = (
        "1. *Notes* it;",
        "1 bis. *Urges* it;",
        "1 ter. *Asks* it;",
        "2. *Calls* for it;",
        "2 alt. *Seeks* it;",
        "3. *Ends* it.",
    )
    assert numbers(*lines) == ["1.", "2.", "3.", "4.", "4 alt.", "5."]
    assert numbers("OP1 *Notes* it;", "OP1 bis *Urges* it;", "OP2 *Ends* it.") == ["OP1", "OP2", "OP3"]


def test_sections_that_begin_anew_go_on_doing_so() -> None:
    first = ("I", "1. *Notes* it;", "2. *Urges* it;", "2. *Asks* it;")
    assert numbers(*first, "II", "1. *Notes* it;", "2. *Urges* it;", "3. *Ends* it.")[-3:] == ["1.", "2.", "3."]
    assert numbers(*first, "II", "3. *Notes* it;", "4. *Urges* it;", "5. *Ends* it.")[-3:] == ["4.", "5.", "6."]


@pytest.mark.parametrize(
    ("first", "second"),
    [("13", "12"), ("12", "13"), ("134", "125"), ("23", "12"), ("123", "13")],
)
def test_sections_that_begin_anew_do_so_though_paragraphs_were_taken_out(first: str, second: str) -> None:
    lines = [[f"{number}. *Notes* it;" for number in section] for section in (first, second)]
    right = [f"{number}." for section in lines for number in range(1, len(section) + 1)]
    assert [one for one in numbers("I", *lines[0], "II", *lines[1]) if one not in ("I", "II")] == right


def test_a_slip_at_the_beginning_of_a_section_begins_nothing() -> None:
    lines = ("I", "1. *Notes* it;", "2. *Urges* it;", "3. *Asks* it;", "II", "1. *Notes* it;", "5. *Urges* it;", "6. *Ends* it.")
    assert numbers(*lines)[-3:] == ["4.", "5.", "6."]


def test_an_alternative_before_its_paragraph_keeps_to_it() -> None:
    lines = ("1. *Notes* it;", "3 alt. *Urges* it;", "3. *Asks* it;", "4. *Ends* what paragraph 3 alt above says.")
    assert after(*lines).endswith("2 alt. *Urges* it;\n\n2. *Asks* it;\n\n3. *Ends* what paragraph 2 alt above says.\n")
    assert numbers("1 alt. *Notes* it;", "1. *Urges* it;", "3. *Ends* it.") == ["1 alt.", "1.", "2."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 | 1 bis | 1 alt | 1 bis alt | 2", "1 | 2 | 1 alt | 2 alt | 3"),
        ("1 | 2 | 2 alt | 2 | 3", "1 | 2 | 2 alt | 3 | 4"),
        ("2 | 2 alt | 2 alt bis | 3", "1 | 1 alt | 1 alt bis | 2"),
    ],
)
def test_an_alternative_follows_the_paragraph_that_it_names(old: str, new: str) -> None:
    assert numbers(*(f"{number}. *Notes* it;" for number in old.split(" | "))) == [f"{number}." for number in new.split(" | ")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2 | 3 alt | 4", "1 | 3 alt | 2"),
        ("2 | 4 | 4 alt | 6 alt | 7", "1 | 2 | 2 alt | 6 alt | 3"),
        # Here the next paragraph would get the number of the one that is not there.
        ("1 | 2 | 3 alt | 4 | 4 alt", "1 | 2 | 3 alt | 4 | 4 alt"),
        ("1 | 2 | 2 | 3 | 2 alt | 4", "1 | 2 | 2 | 3 | 2 alt | 4"),
    ],
)
def test_an_alternative_to_no_certain_paragraph_stays_and_is_told(old: str, new: str) -> None:
    done = renumbered(HEAD + "\n\n".join(f"{number}. *Notes* it;" for number in old.split(" | ")) + "\n")
    assert done.after == HEAD + "\n\n".join(f"{number}. *Notes* it;" for number in new.split(" | ")) + "\n"
    assert len(done.plan.left) == 1 and "the alternative" in done.plan.left[0].sentence


def test_labels_of_preambular_paragraphs_follow_with_what_refers_to_them() -> None:
    lines = ("PP1. *Noting* it,", "PP3. *Recalling* it,", "PP3 bis. *Noting also* it,", "PP3 alt. *Bearing* it *in mind*,")
    text = "*The General Assembly*,\n\n" + "\n\n".join((*lines, "1. *Asks* what PP3 says.")) + "\n"
    done = renumbered(text)
    assert not done.refused and not renumbered(done.after).changes
    assert [line.split(".")[0] for line in done.after.split("\n\n")[1:5]] == ["PP1", "PP2", "PP3", "PP2 alt"]
    assert done.after.endswith("1. *Asks* what PP2 says.\n")
    assert [(name.old, name.new) for name in done.names] == [("PP3", "PP2"), ("PP3 bis", "PP3"), ("PP3 alt", "PP2 alt")]
    # Where one has no label, it is not certain what the others count.
    done = renumbered(text.replace("PP1. ", ""))
    assert not done.changes and "not all of these paragraphs have one" in done.plan.left[0].sentence


def test_an_annex_counts_for_itself() -> None:
    lines = ("1. *Adopts* the rules in the annex;", "1. *Ends* it.", "Annex", "Rules", "1. Members pay.", "3. Members meet.")
    assert numbers(*lines) == ["1.", "2.", "Annex", "Rules", "1. Members pay.", "2. Members meet."]


def test_subparagraphs_of_every_level() -> None:
    lines = (
        "1. *Has* aims:",
        "(a) Rivers:",
        "(i) Banks;",
        "(iii) Beds;",
        "(c) Lakes;",
        "2. *Has* more:",
        "(b) Seas;",
        "(c) Ice.",
    )
    assert numbers(*lines) == [
        "1.",
        "(a) Rivers:",
        "(i) Banks;",
        "(ii) Beds;",
        "(b) Lakes;",
        "2.",
        "(a) Seas;",
        "(b) Ice.",
    ]


def test_a_list_that_goes_on_from_the_text_keeps_its_letters() -> None:
    lines = ("1. *Decides* (a) to measure rivers, and:", "(b) To clean them;", "(c) To report;", "3. *Ends* it.")
    assert numbers(*lines)[1:3] == ["(b) To clean them;", "(c) To report;"]


def test_a_list_that_a_text_parted_does_not_begin_again() -> None:
    lines = ("1. *Decides* on aims:", "(a) Rivers;", "And, as some have asked:", "(c) Lakes;", "(d) Seas;", "3. *Ends* it.")
    assert numbers(*lines)[3:5] == ["(c) Lakes;", "(d) Seas;"]


def test_sections_and_annexes() -> None:
    lines = ("I", "1. *Notes* it, as in section III below;", "III", "2. *Urges* what annex III to the present resolution says;")
    annexes = ("Annex I", "Rules", "Members pay.", "Annex III", "Plan", "Members meet.")
    text = after(*lines, *annexes)
    assert "section II below" in text and "\n\nII\n\n" in text
    assert "annex II to the present resolution" in text and "Annex II\n" in text


def test_a_text_on_one_line_is_left_alone() -> None:
    line = "The General Assembly, Recalling its work, 1. Urges States to act; 2. Requests a report; 2. Decides to remain seized; "
    done = renumbered(line * 1 + "3. Calls upon States to help; 4. Invites comments; 5. Ends the matter.")
    assert not done.changes


def test_an_amendment_is_left_alone() -> None:
    done = renumbered(
        "# Amendment to draft resolution A/80/L.1\n\nOperative paragraph 5\n\n5. *Urges* States;\n\n7. *Asks* States;\n"
    )
    assert not done.changes


def test_a_list_that_markdown_counts_is_told_as_such() -> None:
    ones = "1. *Urges* all;\n1. *Decides* to act;\n1. *Requests* more;\n"
    done = renumbered(
        f"*The General Assembly*,\n\n*Recalling* it,\n\n{ones}\nSome words of the room, which are no item;\n\n{ones}"
    )
    assert not done.changes
    assert "Markdown itself counts a list" in done.plan.left[0].sentence


def test_the_examples_are_in_sequence_afterwards() -> None:
    for path in sorted(EXAMPLES.glob("*.md")):
        done = renumbered(path.read_text(encoding="utf-8"))
        assert not done.refused, path.name
        assert not renumbered(done.after).changes, path.name
        assert done.changes == (path.name in ("general-assembly-defects.md", "informal.md")), path.name


def test_nothing_is_changed_where_the_result_would_be_worse() -> None:
    def again(data: bytes) -> Checked:
        return check(data.replace(b"*Encourages* States", b"*Encourages* all States"))

    done = renumber(State(DOUBLED.encode(), check(DOUBLED.encode())), again, RULES)
    assert (done.changes, done.after) == (False, done.before)
    assert done.refused == "more than numbers and references would change"


def test_lines_in_a_margin_keep_their_ends() -> None:
    words = "*Urges* States to measure the rivers that cross their borders and to report on what they"
    body = f"1. *Notes* it;\n\n9. {words}\nfind to the Council, as in paragraph 1 above;\n\n10. *Decides* to act.\n"
    right = body.replace("9. ", "2. ").replace("10. ", "3. ")
    for mark in ("> ", ">> "):
        quoted = ["".join(f"{mark}{line}\n" for line in (HEAD + text).splitlines()) for text in (body, right)]
        assert renumbered(quoted[0]).after == quoted[1]
    lines = [(HEAD + text).splitlines() for text in (body, right)]
    numbered = ["".join(f"{count:>3} {line}\n" for count, line in enumerate(each, 1)) for each in lines]
    assert renumbered(numbered[0]).after == numbered[1]
    divided = [text.replace("they\nfind to the Council", "para-\ngraphs say") for text in (body, right)]
    assert after(divided[0].strip()) == divided[1]


def test_a_number_that_is_missing_is_put_behind_the_quote_mark() -> None:
    text = (
        HEAD.replace("*The", "> *The").replace("*Rec", "> *Rec")
        + "> 1. *Notes* it;\n>\n> *Urges* all;\n>\n> 3. *Decides* to act.\n"
    )
    assert renumbered(text).after == text.replace("> *Urges", "> 2. *Urges")
