"""Calls and notes as people type them, and as they look where the superscripts were lost."""

from __future__ import annotations

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
