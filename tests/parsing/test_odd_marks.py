"""Marks of lists and numbers of paragraphs that are typed with a slip keep their place; so do notes and days of adoption."""

import pytest

from reslint.draft import Draft
from reslint.parsing import parse
from reslint.readers import read

BEFORE = "The General Assembly,\n\nNoting the report,\n\n1. Encourages States to act;\n\n"
LAST = "\n\n{}. Decides to remain seized of the matter.\n"


def draft(text: str) -> Draft:
    return parse(read(text.encode(), "draft.txt"))


def labels(text: str) -> list[str]:
    return [paragraph.label for paragraph in draft(text).paragraphs if paragraph.label.startswith("OP")]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("a) To act;\n\nb) To report\n\n(c) To pay;", ["OP2a)", "OP2b)", "OP2(c)"]),
        ("(a). To act;\n\n(b). To report;\n\n(e). To pay;", ["OP2(a)", "OP2(b)", "OP2(e)"]),
        (
            "(i) To act;\n\n(ii) To pay;\n\n(iii) To read;\n\n(iiii) To report;",
            ["OP2(i)", "OP2(ii)", "OP2(iii)", "OP2(iiii)"],
        ),
    ],
)
def test_a_mark_with_a_slip_goes_on_with_its_list(items: str, expected: list[str]) -> None:
    text = f"{BEFORE}2. Requests States:\n\n{items}{LAST.format(3)}"
    assert labels(text) == ["OP1", "OP2", *expected, "OP3"]


def test_a_number_without_its_stop_goes_on_behind_a_list() -> None:
    text = f"{BEFORE}2. Requests States:\n\n(a) To act;\n\n(b) To pay;\n\n3 Requests the Secretary-General to report;{LAST.format(4)}"
    assert labels(text) == ["OP1", "OP2", "OP2(a)", "OP2(b)", "OP3", "OP4"]


def test_a_note_may_be_one_word() -> None:
    text = f"{BEFORE}2. Welcomes the report;1\n\n3. Notes the plan;2{LAST.format(4)}\n1 A/HRC/60/72.\n2 Ibid\n"
    assert [note.text.string for note in draft(text).notes] == ["A/HRC/60/72.", "Ibid"]


def test_the_day_behind_a_meeting_with_five_figures() -> None:
    text = "Adopted by the Security Council at its 10123rd meeting, on 12 November 2026\n\nThe Security Council,\n\n1. Decides to act.\n"
    adoption = draft(text).masthead.adoption
    assert adoption is not None
    assert adoption.value.endswith("on 12 November 2026")
