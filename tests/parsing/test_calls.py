"""Calls and notes as people type them, and as they look where the superscripts were lost."""

from __future__ import annotations

import pytest

from reslint.draft import Draft
from reslint.parsing import parse
from reslint.readers.text import read_string


def draft(source: str) -> Draft:
    return parse(read_string(source, "draft.txt"))


def calls(parsed: Draft) -> list[tuple[str, str, str]]:
    return [(p.label, call.mark, call.notation) for p in parsed.paragraphs for call in p.calls]


def test_a_digit_behind_a_mark_ends_the_line() -> None:
    parsed = draft(
        "The General Assembly,\nRecalling the Charter of the Libraries of the World and of its Archives and Museums,1\n"
        "1.  Takes note of the report of the Secretary-General;2\n2.  Invites all States.\n\n1 A/80/11.\n2 A/80/12.\n"
    )
    assert [p.label for p in parsed.paragraphs] == ["enacting line", "PP1", "OP1", "OP2"]
    assert calls(parsed) == [("PP1", "1", "bare"), ("OP1", "2", "bare")]


def test_digits_behind_words_and_years_are_calls_of_bare_notes() -> None:
    text = (
        "The General Assembly,\n\nRecalling the Convention on Reading, 1974,1 the Convention on Shelves2 that is in force, and the "
        "Convention on Lamps of 10 December 19823 with its 4 annexes,\n\n1. Decides to meet;\n\n2. Invites all.\n\n"
    )
    parsed = draft(text + "1 See A/80/1.\n\n2 See A/80/2.\n\n3 See A/80/3.\n")
    assert [mark for _, mark, _ in calls(parsed)] == ["1", "2", "3"]
    assert parsed.paragraphs[1].text.string.endswith("Lamps of 10 December 1982 with its 4 annexes,")
    assert calls(draft(text)) == []


def test_calls_and_notes_in_square_brackets() -> None:
    parsed = draft(
        "The General Assembly,\n\nRecalling the Convention on Reading,[1]\n\nNoting the Convention on Shelves [2] and its rules,\n\n"
        "1. Decides to meet;\n\n2. Invites [all] States.\n\n[1] See A/80/1.\n[2] See A/80/2.\n"
    )
    assert [p.label for p in parsed.paragraphs] == ["enacting line", "PP1", "PP2", "OP1", "OP2"]
    assert calls(parsed) == [("PP1", "1", "bracket"), ("PP2", "2", "bracket")]
    assert [(note.mark, note.text.string) for note in parsed.notes] == [("1", "See A/80/1."), ("2", "See A/80/2.")]
    assert parsed.stage == "tabled"
    assert parsed.paragraphs[2].text.string == "Noting the Convention on Shelves and its rules,"


def test_a_number_in_square_brackets_without_its_note_is_text() -> None:
    parsed = draft("The General Assembly,\n\nRecalling its [1] resolution,\n\n1. Decides to meet [2] times.\n")
    assert calls(parsed) == []
    assert parsed.paragraphs[1].text.string == "Recalling its [1] resolution,"


def test_an_operative_paragraph_behind_a_number_in_square_brackets_is_no_note() -> None:
    parsed = draft("The General Assembly,\n\nRecalling its rules,\n\n1. *Urges* States [2] to read;\n\n[2] *Invites* all.\n")
    assert parsed.notes == ()


@pytest.mark.parametrize(("call", "note"), [("({})", "({})"), ("{}/", "{}/"), (" {}/", "{}/"), ("[{}]", "[{}]:")])
def test_calls_and_notes_as_people_type_them(call: str, note: str) -> None:
    one, two, three = (call.format(number) for number in (1, 2, 3))
    parsed = draft(
        f"The General Assembly,\n\nRecalling the Convention on Reading of 1974,{one} article 3 (2) of which is new,\n\n"
        f"1. Takes note of the report;{three}\n\n2. Invites all States.{two}\n\n"
        f"{note.format(1)} See A/80/1.\n\n{note.format(2)} A/80/2.\n\n{note.format(3)} Ibid., annex.\n"
    )
    assert [p.label for p in parsed.paragraphs] == ["enacting line", "PP1", "OP1", "OP2"]
    assert [mark for _, mark, _ in calls(parsed)] == ["1", "3", "2"]
    assert "3 (2) of" in parsed.paragraphs[1].text.string
    assert [note.text.string for note in parsed.notes] == ["See A/80/1.", "A/80/2.", "Ibid., annex."]


def test_a_call_in_square_brackets_may_lack_its_note_at_the_end() -> None:
    text = "The General Assembly,\n\nRecalling its rules,[1]\n\n1. Takes note of weirs[2] and of [3] lakes.\n\n[1] A/80/1.\n"
    assert [mark for _, mark, _ in calls(draft(text))] == ["1", "2"]


def test_a_call_and_a_note_that_lack_the_other() -> None:
    parsed = draft(
        "The General Assembly,\n\nRecalling its rules,[1]\n\n1. Takes note of the report;[2]\n\n2. Invites all.\n\n"
        "[1] A/80/1.\n\n[3] A/80/3.\n"
    )
    assert [mark for _, mark, _ in calls(parsed)] == ["1", "2"]
    assert [note.mark for note in parsed.notes] == ["1", "3"]


def test_bare_digits_out_of_order_end_their_paragraphs() -> None:
    parsed = draft(
        "The General Assembly,\n\nRecalling its rules,1\n\n1. Takes note of the report;3\n\n2. Invites all.2\n\n"
        "1 A/80/1.\n\n2 A/80/2.\n\n3 A/80/3.\n"
    )
    assert [mark for _, mark, _ in calls(parsed)] == ["1", "3", "2"]


@pytest.mark.parametrize("heading", ["Notes", "NOTES:", "Endnotes", "References:", "**Notes:**", "## Footnotes"])
@pytest.mark.parametrize(
    ("call", "note"), [("<sup>{}</sup>", "{}."), ("[{}]", "{}."), ("({})", "({})"), ("<sup>{}</sup>", "<sup>{}</sup>")]
)
def test_notes_below_a_heading(heading: str, call: str, note: str) -> None:
    text = (
        f"*The General Assembly*,\n\n*Recalling* its rules,{call.format(1)}\n\n1. *Takes note* of it;{call.format(2)}\n\n"
        f"2. *Invites* all.\n\n{heading}\n\n{note.format(1)} A/80/1.\n{note.format(2)} A/80/2.\n"
    )
    parsed = parse(read_string(text, "draft.md"))
    assert [p.label for p in parsed.paragraphs] == ["enacting line", "PP1", "OP1", "OP2", "page"]
    assert [(note.mark, note.text.string) for note in parsed.notes] == [("1", "A/80/1."), ("2", "A/80/2.")]


@pytest.mark.parametrize(
    "end",
    [
        "1. Invites all.\n\nNotes\n\n1. The rivers.\n\n2. The lakes.\n",
        "1. Requests, under article 4 (1) and rule 2 (2):\n\n(1) Reports on water;\n\n(2) See to it;\n",
        "1. Lists (1) lakes, and (2) rivers: (3) all.\n\nAnnex\n\n(1) Report on lakes.\n\n(2) Decision 70/5.\n\n(3) See below.\n",
    ],
)
def test_lists_that_the_text_does_not_call(end: str) -> None:
    assert draft(f"The General Assembly,\n\nRecalling its rules,\n\n{end}").notes == ()
