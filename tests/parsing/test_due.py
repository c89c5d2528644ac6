"""Lists that only their place tells: "-", "*" and "1." behind a colon."""

from __future__ import annotations

import pytest

from reslint.parsing import parse
from reslint.readers.text import read_string

FRONT = "*The General Assembly*,\n\n*Convinced* that books matter,\n\n"


def labels(source: str) -> list[str]:
    parsed = parse(read_string(FRONT + source, "draft.md"))
    return [p.label for p in parsed.paragraphs[2:]] + [note.label for note in parsed.notes]


@pytest.mark.parametrize(("first", "second"), [("-", "-"), ("*", "*"), ("+", "+"), ("1)", "2)"), ("1.", "2.")])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_items_behind_a_colon(first: str, second: str, apart: str) -> None:
    items = f"{first} To adopt laws;{apart}{second} To protect writers;"
    assert labels(f"1. *Urges* States:\n\n{items}\n\n2. *Invites* observers.") == ["OP1", "OP1 item 1", "OP1 item 2", "OP2"]


def test_items_in_the_preamble() -> None:
    assert labels("*Recalling* the following:\n\n* the charter;\n\n* the rules,\n\n1. *Urges* States to read.") == [
        "PP2",
        "PP2 item 1",
        "PP2 item 2",
        "OP1",
    ]
    assert labels("*Recalling*:\n\n1. The charter;\n\n2. The rules,\n\n1. *Urges* States to read;\n\n2. *Invites* all.") == [
        "PP2",
        "PP2 item 1",
        "PP2 item 2",
        "OP1",
        "OP2",
    ]


def test_bullets_further_in_are_a_list_below() -> None:
    source = "1. *Urges* States:\n\n- To adopt:\n  - Laws;\n  - Rules;\n- To read;\n\n2. *Invites* all."
    assert labels(source) == ["OP1", "OP1 item 1", "OP1 item 1 item 1", "OP1 item 1 item 2", "OP1 item 2", "OP2"]


def test_numbers_that_start_again_behind_each_colon() -> None:
    source = "1. Calls upon States:\n\n1. Adoption of laws;\n\n2. Reports to libraries;\n\n2. Requests the Office to read;\n\n3. Notes it."
    assert labels(source) == ["OP1", "OP1 item 1", "OP1 item 2", "OP2", "OP3"]


def test_paragraphs_of_the_draft_are_no_items() -> None:
    assert labels("1. *Urges* States:\n\n2. *Requests* the Office:\n\n3. *Invites* all.") == ["OP1", "OP2", "OP3"]
    assert labels("- 1. *Urges* States:\n\n- 2. *Requests* the Office to read.") == ["OP1", "OP2"]
    assert labels("- *Urges* States:\n\n- *Requests* the Office to read.") == ["OP1*", "OP2*"]


def test_a_note_that_a_star_calls_may_stand_behind_a_colon() -> None:
    source = "1. *Urges* States that joined:* \n\n* Those named below.\n\n(a) To read;\n\n(b) To write;\n\n2. *Invites* all."
    assert labels(source) == ["OP1", "OP1(a)", "OP1(b)", "OP2", "note *"]


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("(a) To read;\n\nb. To lend;\n\n(c) To write;", ["(a)", "b", "(c)"]),
        ("a) To read;\n\nb. To lend;\n\n(c) To write;", ["a)", "b", "(c)"]),
        ("– to read;\n\n— to lend;\n\n• to write;", [" item 1", " item 2", " item 3"]),
        ("- To read;\n\n• To lend;\n\n- To write;", [" item 1", " item 2", " item 3"]),
        ("(a) To read:\n\n- Books;\n- Papers;\n\n(b) To write;", ["(a)", "(a) item 1", "(a) item 2", "(b)"]),
        ("- To read:\n\n• Books;\n\n• Papers;\n\n- To write;", [" item 1", " item 1 item 1", " item 1 item 2", " item 2"]),
        ("(a) To read:\n\n(i) Books;\n\n(ii) Papers;\n\n(b) To write;", ["(a)", "(a)(i)", "(a)(ii)", "(b)"]),
        ("* (a) To read;\n* (b) To write;", ["(a)", "(b)"]),
        ("* a) To read;\n* b) To write;", ["a)", "b)"]),
    ],
)
def test_marks_of_several_kinds_in_one_list(items: str, marks: list[str]) -> None:
    source = f"1. *Urges* States:\n\n{items}\n\n2. *Invites* all."
    assert labels(source) == ["OP1", *(f"OP1{mark}" for mark in marks), "OP2"]


def test_a_star_before_a_paragraph_or_an_item_makes_no_note() -> None:
    assert labels("* *Noting* the rules,\n\n* *Recalling* the charter,\n\n1. *Invites* all.") == ["PP2", "PP3", "OP1"]
    assert labels("*Noting *the rules,\n\n**Recalling **the charter,\n\n1. *Invites* all.") == ["PP2", "PP3", "OP1"]
    assert labels("*Noting* the rules,\n\n1. *Invites* all.*\n\n* As they were in 2024.") == ["PP2", "OP1", "note *"]


@pytest.mark.parametrize(
    "marks", [("2.a", "2.b"), ("2(a)", "2(b)"), ("OP2(a)", "OP2(b)"), ("OP2 (a)", "OP2 (b)"), ("2.1", "2.2")]
)
def test_marks_that_repeat_the_number_of_the_paragraph_above_them_are_no_paragraphs(marks: tuple[str, str]) -> None:
    label = "OP" if marks[0].startswith("OP") else ""
    stop = "" if label else "."
    source = (
        f"{label}1{stop} *Thanks* writers;\n\n{label}2{stop} *Urges* States:\n\n{marks[0]} To adopt laws;\n\n"
        f"{marks[1]} To protect writers;\n\n{label}3{stop} *Decides* to return to the matter."
    )
    assert labels(source) == ["OP1", "OP2", "text", "text", "OP3"]


def test_a_number_in_round_brackets_goes_on_behind_a_list() -> None:
    source = (
        "(1) *Thanks* writers;\n\n(2) *Urges* States:\n\n(a) To adopt laws;\n\n(b) To protect writers;\n\n(3) *Decides* to act."
    )
    assert labels(source) == ["OP1", "OP2", "OP2(a)", "OP2(b)", "OP3"]
