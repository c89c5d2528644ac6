"""Paragraphs in files of wrapped lines: what goes on with the words before it, and what begins anew."""

from __future__ import annotations

from reslint.draft import Draft
from reslint.parsing import parse
from reslint.readers.text import read_string

FRONT = "*The General Assembly*,\n\n*Convinced* that books matter,\n\n"
BEHIND = "\n\n2. *Invites* observers to watch.\n"


def draft(source: str) -> Draft:
    return parse(read_string(source, "draft.md"))


def body(source: str) -> list[tuple[str, str]]:
    return [(p.label, p.text.string) for p in draft(FRONT + source).paragraphs[2:]]


def labels(source: str) -> list[str]:
    return [label for label, _ in body(source)]


def test_a_date_behind_an_unfinished_line_is_no_closing_line() -> None:
    last = "1. *Decides* to extend the mandate of the mission until\n15 November 2027."
    assert body(last) == [("OP1", "Decides to extend the mandate of the mission until 15 November 2027.")]
    assert labels(last.replace("until\n", "until 1 May.\n\n50th plenary meeting\n")) == ["OP1", "closing", "closing"]


def test_a_mark_that_goes_on_with_a_citation_is_no_subparagraph() -> None:
    assert labels("1. *Urges* States:\n\n(a) To observe articles 14 (1) and\n(2) and 15;\n\n(b) To report;" + BEHIND) == [
        "OP1",
        "OP1(a)",
        "OP1(b)",
        "OP2",
    ]
    assert labels("1. *Recalls* article 14 (3) (d) and\n(5) of the Statute of Libraries;" + BEHIND) == ["OP1", "OP2"]
    assert labels("1. *Recalls* paragraph 4\n(a) of the rules of the library;" + BEHIND) == ["OP1", "OP2"]


def test_a_mark_that_goes_on_with_a_list_in_the_line_is_no_subparagraph() -> None:
    assert labels("1. *Recalls* the words “(a) torn; (b) wet;\n(c) burnt”, and reads them;" + BEHIND) == ["OP1", "OP2"]
    assert labels("1. *Asks* for a report on (a) books; and\n(b) shelves;" + BEHIND) == ["OP1", "OP2"]
    assert labels("1. *Requests* the Office\n(a) to read books; and (b) to write them;" + BEHIND) == ["OP1", "OP2"]
    assert labels("1. *Asks* for 1) books, shelves and lamps,\n2) chairs;" + BEHIND) == ["OP1", "OP2"]


def test_a_list_in_wrapped_lines_stays_one() -> None:
    assert labels("1. *Urges* States:\n(a) To adopt laws\n(c) To read;\n(d) To write;" + BEHIND) == [
        "OP1",
        "OP1(a)",
        "OP1(c)",
        "OP1(d)",
        "OP2",
    ]
    assert labels("1. *Urges* States\n(a) to adopt laws;\n(b) to read;" + BEHIND) == ["OP1", "OP1(a)", "OP1(b)", "OP2"]


def test_a_preambular_paragraph_behind_a_full_line_stays_apart() -> None:
    source = (
        "The General Assembly,\nRecalling the Charter of the United Nations and the declarations on the family,\n"
        "Acknowledging that libraries and archives are essential for the preservation of\nthe memory of humankind,\n"
        "Recognizing the efforts of Governments,\n1. Decides to proclaim the year of libraries;\n2. Invites observers.\n"
    )
    assert [p.label for p in draft(source).paragraphs] == ["enacting line", "PP1", "PP2", "PP3", "OP1", "OP2"]


def test_words_in_lower_case_go_on_with_the_line_before() -> None:
    source = "The General Assembly,\n\nDeterming that the books continue to be in want of\nlight,\n\n1. Decides to act.\n"
    assert [(p.label, p.text.string) for p in draft(source).paragraphs[1:2]] == [
        ("PP1", "Determing that the books continue to be in want of light,")
    ]


def test_a_word_cut_behind_its_hyphen_has_no_blank() -> None:
    assert body("1. *Urges* States to act in the multi-\nstakeholder forum;" + BEHIND)[0][1].endswith("multi-stakeholder forum;")


def test_every_character_keeps_its_place() -> None:
    source = FRONT + "1. *Decides* to extend the mandate of the mission until\n15 November 2027."
    paragraph = draft(source).paragraphs[-1]
    at = paragraph.text.string.index("15 November")
    assert paragraph.text.span(at, at + 2).start == source.index("15 November")


def test_sponsors_in_several_lines() -> None:
    lines = "Agenda item 5\n\nAlbania, Angola,\nBosnia and Herzegovina, Chad,\nGhana and Peru:* draft resolution\n\nRivers\n\n"
    parts = [(p.label, p.text.string) for p in draft(f"{lines}{FRONT}1. *Decides* to act.\n").paragraphs[:3]]
    names = "Albania, Angola, Bosnia and Herzegovina, Chad, Ghana and Peru: draft resolution"
    assert parts == [("masthead", "Agenda item 5"), ("sponsors", names), ("title", "Rivers")]


def test_a_line_with_nothing_but_the_numeral_of_a_section() -> None:
    lines = "I\nLibraries\n1. *Urges* all States to build libraries and to keep them open;\nII\nReaders\n2. *Decides* to act.\n"
    assert labels(lines)[:2] == ["section I", "heading"]
    assert [label for label in labels(lines) if label != "heading"] == ["section I", "OP1", "section II", "OP2"]
    assert labels("1. *Recalls* the work of the library of the Emperor Charles\nV\nand of his sons;" + BEHIND) == ["OP1", "OP2"]


def test_no_blank_behind_a_slash_or_the_dash_of_a_range_at_the_end_of_a_line() -> None:
    text = "1. *Urges* libraries and reading rooms/\nhalls to open from the days of 3–\n14 June and to go on –\nas ever;"
    assert body(text + BEHIND)[0] == (
        "OP1",
        "Urges libraries and reading rooms/halls to open from the days of 3–14 June and to go on – as ever;",
    )
