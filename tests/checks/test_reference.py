from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

LIST = ("2. *Decides* on two aims:", "(a) Rivers;", "(b) Lakes;", "3. *Ends* the matter.")


def drafted(*lines: str) -> str:
    return "\n\n".join(("*The General Assembly*,", "*Recalling* its work,", *lines)) + "\n"


def checked(text: str, what: str) -> list[Finding]:
    where = selector("body -quotation, note -quotation")
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "reference", {"what": what}, where, fix="suggested")
    return run(parse(read(text.encode(), "draft.md")), [rule])


def messages(*lines: str, what: str = "target") -> list[str]:
    return [finding.message for finding in checked(drafted(*lines), what)]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("paragraph 9 above", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraphs 2 to 9 below", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraph 9 of the present resolution", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraphs 1, 2 and 9 of this resolution", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraph 2 (c) below", "There is no subparagraph 2 (c)"),
        ("paragraphs 2 (a) and (d) below", "There is no subparagraph (d)"),
        ("section II above", "There is no section II"),
    ],
)
def test_targets_that_are_not_there(reference: str, message: str) -> None:
    assert messages(f"1. *Recalls* {reference};", *LIST) == [message]


@pytest.mark.parametrize(
    "reference",
    [
        "paragraph 9 of resolution 60/1",
        "paragraph 9 of the report mentioned above",
        "paragraph 9 of its resolution 60/1 and paragraph 2 below",
        "article 4, paragraph 9, above",
        "paragraphs 2 (a) and (b) below",
        "paragraphs 2 and 3 below",
        "“paragraph 9 above”",
        "annex II to the present resolution",
        "paragraph 9",
    ],
)
def test_targets_that_are_there_or_elsewhere(reference: str) -> None:
    assert messages(f"1. *Recalls* {reference};", *LIST) == []


def test_a_gap_in_the_count_is_another_matter() -> None:
    assert messages("1. *Notes* it;", "3. *Recalls* paragraph 2 above;", "4. *Ends*.") == []
    assert messages("1. *Notes* it;", "*Adds* to it;", "3. *Recalls* paragraph 2 above.") == []


def test_annexes() -> None:
    annexes = (
        "Annex I",
        "Rules",
        "1. Observers register.",
        "Annex II",
        "Plan",
        "1. Observers may speak under paragraph 1 above.",
    )
    assert messages("1. *Adopts* annexes I and III to the present resolution;", "2. *Ends*.", *annexes) == [
        "There is no annex III"
    ]


def test_a_subparagraph_of_the_same_list() -> None:
    lines = ("1. *Decides* on aims:", "(a) Rivers, as in subparagraph (c) below;", "(b) Lakes;", "2. *Ends*.")
    assert messages(*lines) == ["There is no subparagraph (c)"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("1. *Recalls* paragraph 2 above;", *LIST), "Paragraph 2 stands below, not above"),
        (("1. *Recalls* paragraphs 2 (a) and 3 above;", *LIST), "Paragraphs 2 (a) and 3 stand below, not above"),
        (("1. *Notes* it;", "2. *Recalls* paragraphs 1 and 3 below;", "3. *Ends*."), "Paragraph 1 stands above, not below"),
        (
            ("1. *Has* aims:", "(a) As in subparagraph (b) above;", "(b) Lakes;", "2. *Ends*."),
            "Subparagraph (b) stands below, not above",
        ),
    ],
)
def test_the_wrong_direction(lines: tuple[str, ...], message: str) -> None:
    assert messages(*lines, what="direction") == [message]


def test_the_right_direction() -> None:
    assert messages("1. *Recalls* paragraph 2 below;", *LIST, what="direction") == []
    assert messages("1. *Has* aims:", "(a) Rivers;", "(b) As in paragraph 1 (a) above;", "2. *Ends*.", what="direction") == []
    assert messages("1. *Notes* it;", "2. *Recalls* paragraph 2 above;", "3. *Ends*.", what="direction") == []


def test_the_direction_is_mended_where_all_of_a_list_is_wrong() -> None:
    text = drafted("1. *Recalls* paragraphs 2 and 3 above;", *LIST)
    fixes = [finding.fix for finding in checked(text, "direction") if finding.fix]
    assert "paragraphs 2 and 3 below;" in apply(text, fixes).text
    mixed = drafted("1. *Notes* it;", "2. *Recalls* paragraphs 1 and 3 above;", "3. *Ends*.")
    assert [finding.fix for finding in checked(mixed, "direction")] == [None]
