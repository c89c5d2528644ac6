"""Items without a mark below an item that is their heading, and items that begin with the numeral i."""

from __future__ import annotations

import pytest

from reslint.parsing import parse
from reslint.readers.text import read_string

FRONT = "*The Security Council*,\n\n*Convinced* that books matter,\n\n1. *Decides* that the mission has the following tasks:\n\n"
BEHIND = "\n\n2. *Decides* to remain seized of the matter."


def items(source: str) -> list[tuple[str, str]]:
    parsed = parse(read_string(FRONT + source + BEHIND, "draft.md"))
    assert [p.label for p in parsed.paragraphs if p.label[:2] == "OP" and p.level == 0] == ["OP1", "OP2"]
    return [(p.label, p.text.string) for p in parsed.paragraphs if p.level]


def test_what_an_item_asks_for_below_its_heading() -> None:
    assert items("(a) *Libraries*\n\nTo lend books to readers;\n\nTo repair books;\n\n(b) *Readers*:\n\nTo advise them;") == [
        ("OP1(a)", "Libraries"),
        ("OP1(a) item 1", "To lend books to readers;"),
        ("OP1(a) item 2", "To repair books;"),
        ("OP1(b)", "Readers:"),
        ("OP1(b) item 1", "To advise them;"),
    ]


def test_below_a_heading_in_italics_any_sentence_is_an_item() -> None:
    assert items("(a) *Libraries*\n\nIn support of readers, to lend books;") == [
        ("OP1(a)", "Libraries"),
        ("OP1(a) item 1", "In support of readers, to lend books;"),
    ]


@pytest.mark.parametrize(
    "rest", ["of the readers;", "Libraries of the capital;", "To the readers, too;", "To this end, to lend books;"]
)
def test_an_item_that_a_page_cut_goes_on(rest: str) -> None:
    assert items(f"(a) To protect the books\n\n{rest}") == [("OP1(a)", f"To protect the books {rest}")]


@pytest.mark.parametrize("marks", [("i.", "ii.", "iii."), ("a.", "b.", "c."), ("(i)", "(ii)", "(iii)"), ("i)", "ii)", "iii)")])
def test_numerals_and_letters_of_the_first_level(marks: tuple[str, ...]) -> None:
    found = items("\n\n".join(f"{mark} Lending of books;" for mark in marks))
    assert [label for label, _ in found] == [f"OP1{mark.rstrip('.')}" for mark in marks]
