from __future__ import annotations

from reslint.checks import run
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

SINGLE = "the Single Convention on Narcotic Drugs"


def found(*words: str) -> list[Finding]:
    preamble = "\n\n".join(f"*Recalling* {one}," for one in words)
    text = f"*The General Assembly*,\n\n{preamble}\n\n1. *Decides* to act.\n"
    options = {"table": "instruments", "field": "year"}
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "fact", options, selector("body -quotation"), fix="suggested")
    return run(parse(read(text.encode(), "draft.md")), [rule])


def test_a_wrong_year() -> None:
    [finding] = found(f"{SINGLE} of 1954")
    assert finding.message == "The year of the Single Convention on Narcotic Drugs is 1961, not 1954"
    assert finding.fix is not None and finding.fix.edits[0].text == "1961"


def test_where_the_draft_has_the_right_year() -> None:
    first, second = found(f"{SINGLE} of 1954", f"{SINGLE} of 1961", f"{SINGLE} of 1955")
    assert first.message.endswith("not 1954; elsewhere this draft has 1961 (PP2)")
    assert second.message.endswith("not 1955; elsewhere this draft has 1961 (PP2)")
    many = found(f"{SINGLE} of 1954", *[f"{SINGLE} of 1961"] * 5)
    assert many[0].message.endswith("(PP2, PP3, PP4 and in other places)")


def test_a_wrong_year_of_amendment() -> None:
    [finding] = found(f"{SINGLE} of 1961 as amended by the 1971 Protocol")
    assert finding.message == "The Single Convention on Narcotic Drugs was amended in 1972, not in 1971"
    assert found(f"{SINGLE} of 1961 as amended by the 1972 Protocol") == []


def test_years_in_all_places() -> None:
    assert len(found("the 1950 Convention relating to the Status of Refugees")) == 1
    assert len(found("the Vienna Convention on Diplomatic Relations (1962)")) == 1
    assert len(found("the Vienna Convention on Diplomatic Relations of 18 April 1962")) == 1
    assert len(found("the Vienna Convention on Diplomatic Relations, 1962, and its protocol")) == 1


def test_what_is_not_its_year() -> None:
    assert found(f"resolution 70/1 of 25 September 2015 and {SINGLE}") == []
    assert found(f"in December 1998 {SINGLE}") == []
    assert found(f"the words “{SINGLE} of 1954”") == []
