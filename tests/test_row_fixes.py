"""Rows of words put in order or made shorter, annexes given their marks, right words in place of wrong forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reslint.checks import run
from reslint.correction import State, correct
from reslint.fixes.apply import apply
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import read
from reslint.session import Checked

HEAD = "*The General Assembly*,\n\n*Recalling* the work of recent years,\n\n"
RULES = {rule.name: replace(rule, severity="error", organs={}, stages={}) for rule in load(["un"])}


def mended(rule: str, text: str) -> str | None:
    """The text with the fixes of one rule; None where it has something to say and no fix."""
    found = run(parse(read(text.encode(), "draft.md")), [RULES[rule]])
    fixes = [finding.fix for finding in found if finding.fix]
    return apply(text, fixes).text if fixes or not found else None


def sponsored(line: str) -> str:
    return f"General Assembly\n\n{line}\n\n# Cooperation in statistics\n\n{HEAD}1. *Decides* to act.\n"


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Norway, Chile and Ghana: draft resolution", "Chile, Ghana and Norway: draft resolution"),
        (
            "Norway, Bosnia and Herzegovina and Chile:* draft resolution",
            "Bosnia and Herzegovina, Chile and Norway:* draft resolution",
        ),
        ("Norway, Viet\u00a0Nam and Chile: draft resolution", "Chile, Norway and Viet\u00a0Nam: draft resolution"),
        ("Norway,* Chile and Ghana: draft resolution", None),
        ("Norway, the Sudan and Chile: draft resolution", None),
        ("Norway, *Chile* and Ghana: draft resolution", None),
    ],
)
def test_sponsors_are_sorted(line: str, right: str | None) -> None:
    assert mended("sponsor-order", sponsored(line)) == (sponsored(right) if right else None)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Norway and Norway: draft resolution", "Norway: draft resolution"),
        ("Chile, Ghana, Ghana and Norway: draft resolution", "Chile, Ghana and Norway: draft resolution"),
        ("Chile, Ghana and Chile:* draft resolution", "Chile and Ghana:* draft resolution"),
        ("Chile,* Ghana and Chile: draft resolution", None),
        ("Peru, Chile and Peru: draft resolution", "Chile and Peru: draft resolution"),
    ],
)
def test_doubled_sponsors_are_taken_out(line: str, right: str | None) -> None:
    assert mended("sponsor-duplicate", sponsored(line)) == (sponsored(right) if right else None)


def listed(words: str) -> str:
    return f"*The General Assembly*,\n\n*Recalling* its resolutions {words},\n\n1. *Decides* to act.\n"


OLD, MIDDLE, NEW = "60/1 of 16 September 2005", "65/3 of 8 October\u00a02010", "70/1 of 25 September 2015"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (f"{OLD}, {NEW} and {MIDDLE}", f"{OLD}, {MIDDLE} and {NEW}"),
        (f"{OLD}, {NEW} and {MIDDLE} on the oceans", f"{OLD}, {MIDDLE} and {NEW} on the oceans"),
        (f"{MIDDLE}, {NEW} and {OLD}", f"{OLD}, {MIDDLE} and {NEW}"),
        (f"{MIDDLE}, {NEW} and {OLD}, in which it decided to act", None),
        (f"{NEW}, {OLD} and {MIDDLE}", None),
        (f"{NEW}, {MIDDLE} and {OLD}", None),
        (f"{MIDDLE},[^1] {NEW} and {OLD}", None),
    ],
)
def test_lists_of_resolutions_are_sorted(words: str, right: str | None) -> None:
    note = "\n[^1]: A/60/1.\n" if "[^1]" in words else ""
    assert mended("citation-list-order", listed(words) + note) == (listed(right) if right else None)


def annexed(text: str, *marks: str) -> str:
    return HEAD + f"1. *Adopts* {text}.\n" + "".join(f"\n{mark}\n\nRules\n\nObservers register with us.\n" for mark in marks)


@pytest.mark.parametrize(
    ("marks", "right"),
    [
        (("Annex 1",), ("Annex",)),
        (("ANNEX A", "ANNEX B", "ANNEX C"), ("ANNEX I", "ANNEX II", "ANNEX III")),
        (("Annex", "Annex II"), ("Annex I", "Annex II")),
        (("Annex", "Annex"), None),
        (("Annex 1", "Annex 3"), None),
    ],
)
def test_annexes_get_their_marks(marks: tuple[str, ...], right: tuple[str, ...] | None) -> None:
    assert mended("annex-numbering", annexed("the annexed rules", *marks)) == (
        annexed("the annexed rules", *right) if right else None
    )


@pytest.mark.parametrize("words", ["the rules in annex A", "the rules in annexes A and B", "the rules in Annexes B to C"])
def test_annexes_that_the_text_speaks_of_keep_their_marks(words: str) -> None:
    assert mended("annex-numbering", annexed(words, "Annex A", "Annex B")) is None


def noted(note: str, words: str = "the Convention on the Rights of the Child,[^1]") -> str:
    return f"*The General Assembly*,\n\n*Recalling* {words}\n\n1. *Decides* to act.\n\n[^1]: {note}\n"


@pytest.mark.parametrize(
    ("note", "right"),
    [
        ("1577 UNTS 3.", "United Nations, *Treaty Series*, vol. 1577, No. 27531."),
        ("United Nations, *Treaty Series*, vol. 1577, p. 3.", "United Nations, *Treaty Series*, vol. 1577, No. 27531."),
        ("*1577 UNTS 3*.", None),
        ("United Nations, *Treaty Series*, vol. 993, p. 3.", None),
    ],
)
def test_the_number_of_a_treaty_is_that_of_the_name_before_the_call(note: str, right: str | None) -> None:
    assert mended("footnote-treaty-series", noted(note)) == (noted(right) if right else None)


def test_without_a_name_before_the_call_no_number_is_certain() -> None:
    assert mended("footnote-treaty-series", noted("1577 UNTS 3.", "the treaty,[^1]")) is None


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("in resolution 64/260, sect. II", "in section II of resolution 64/260"),
        ("its resolution 64/260, paras. 3, 5 and 7", "paragraphs 3, 5 and 7 of its resolution 64/260"),
        ("General Assembly resolution 64/260 paragraph 4", "paragraph 4 of General Assembly resolution 64/260"),
        ("the said resolution 64/260, sect. II", None),
        ("its resolution 64/260, para. 3 (a)", None),
        ("its resolution 64/260, sect. II, para. 3", None),
    ],
)
def test_parts_of_resolutions_are_turned_round(words: str, right: str | None) -> None:
    text = HEAD + "1. *Recalls* {};\n\n2. *Decides* to act.\n"
    assert mended("citation-section-form", text.format(words)) == (text.format(right) if right else None)


def test_corrections_hold_and_come_to_an_end() -> None:
    text = sponsored("Norway, Chile, Norway and Ghana: draft resolution") + "\nAnnex 1\n\nRules\n\nObservers register with us.\n"
    rules = list(RULES.values())

    def check(data: bytes) -> Checked:
        draft = parse(read(data, "draft.md"))
        return Checked("draft.md", draft, tuple(run(draft, rules)))

    once = correct(State(text.encode(), check(text.encode())), check, suggested=True)
    assert b"\nChile, Ghana and Norway: draft resolution\n" in once.after.data
    assert b"\nAnnex\n" in once.after.data
    assert correct(once.after, check, suggested=True).after.data == once.after.data
