"""Kinds about resolutions cited: cited-number, mention, existence, owner."""

from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector


def drafted(words: str, body: str = "General Assembly", head: str = "") -> str:
    return f"{head}*The {body}*,\n\n*Recalling* {words},\n\n1. *Decides* to act.\n"


def found(kind: str, options: dict[str, str], text: str) -> list[Finding]:
    where = selector("body -quotation, note -quotation")
    rule = Rule("a-rule", "A summary.", "error", "somewhere", kind, options, where, fix="suggested")
    return run(parse(read(text.encode(), "draft.md")), [rule])


def mended(kind: str, options: dict[str, str], text: str) -> str:
    return apply(text, [finding.fix for finding in found(kind, options, text) if finding.fix]).text


@pytest.mark.parametrize(
    ("form", "written", "right"),
    [
        ("roman", "its resolution 2625(XXV)", "its resolution 2625 (XXV)"),
        ("roman", "its resolution 2625 (25)", "its resolution 2625 (XXV)"),
        ("roman", "its resolution 217A(iii)", "its resolution 217 A (III)"),
        ("roman", "its resolution 3362 (S VII)", "its resolution 3362 (S-VII)"),
        ("letter", "its resolution 43/222A-E", "its resolution 43/222 A to E"),
        ("letter", "its resolutions 70/1 and 68/247B", "its resolutions 70/1 and 68/247 B"),
        ("special", "its resolution ES10/21", "its resolution ES-10/21"),
        ("special", "its resolution S-xxx/1", "its resolution S-xxx/1"),
        ("yearly", "Economic and Social Council resolution 12/2012", "Economic and Social Council resolution 2012/12"),
        ("year", "Security Council resolution 1325", "Security Council resolution 1325 (2000)"),
        ("roman", "its resolution 2625 XXV and 217 A III", "its resolution 2625 (XXV) and 217 A (III)"),
        ("roman", "its resolutions 7 XL and 1514 (XV)", "its resolutions 7 XL and 1514 (XV)"),
        ("letter", "its resolutions 57/270b and 68/247-B", "its resolutions 57/270 B and 68/247 B"),
        ("special", "its resolution S–30/1", "its resolution S-30/1"),
        ("yearly", "Economic and Social Council resolution 31/1996", "Economic and Social Council resolution 1996/31"),
        ("year", "resolution 2250 of the Security Council", "resolution 2250 (2015) of the Security Council"),
        ("year", "Security Council resolution 1325 of 2000", "Security Council resolution 1325 (2000)"),
        ("roman", "its resolution 99 (ABC)", "its resolution 99 (ABC)"),
        ("roman", "its resolution 99 (2031)", "its resolution 99 (2031)"),
    ],
)
def test_numbers_take_their_form(form: str, written: str, right: str) -> None:
    assert mended("cited-number", {"form": form}, drafted(written)) == drafted(right)


def test_old_and_new_numbers_of_the_assembly() -> None:
    old, new = found("cited-number", {"form": "slash"}, drafted("its resolutions 36 (XXXVI) and 25/2625"))
    assert old.message.endswith("like 31/1, not like 36 (XXXVI)")
    assert new.message.endswith("like 2625 (XXV), not like 25/2625")
    assert found("cited-number", {"form": "slash"}, drafted("the Human Rights Council and its resolution 16/18")) == []


def test_a_date_of_the_next_resolution_is_not_that_of_the_first() -> None:
    told = found("mention", {"judge": "first"}, drafted("its resolutions 74/212, 75/212 of 21 December 2020 and 57/270b"))
    assert [finding.message.split(" is ")[0] for finding in told] == ["Resolution 74/212"]
    for words in ("70/262 and Security Council resolution 2282 (2016) of 27 April 2016", "70/1 and 70/2 of 25 September 2015"):
        assert found("mention", {"judge": "first"}, drafted(f"its resolutions {words}")) == []


def test_first_mentions_side_by_side_are_one_finding() -> None:
    text = drafted("its resolutions 60/1, 68/197 and 70/1")
    [finding] = found("mention", {"judge": "first"}, text)
    assert finding.message == "Resolutions 60/1, 68/197 and 70/1 are cited here for the first time: their dates are missing"
    assert len(finding.places) == 2
    right = "60/1 of 16 September 2005, 68/197 of 18 December 2013 and 70/1 of 25 September 2015"
    assert mended("mention", {"judge": "first"}, text) == drafted(f"its resolutions {right}")


def test_a_date_is_not_repeated() -> None:
    words = "its resolution 70/1 of 25 September 2015, and stressing that resolution 70/1{} holds"
    assert mended("mention", {"judge": "again"}, drafted(words.format(" of 25 September 2015"))) == drafted(words.format(""))
    assert found("mention", {"judge": "again"}, drafted(words.format(" of 24 September 2015"))) == []


@pytest.mark.parametrize("words", ["its resolutions 65/3, 68/9 and 65/3", "its resolutions 65/3 and 65/3"])
def test_twice_in_a_list(words: str) -> None:
    [finding] = found("mention", {"judge": "twice"}, drafted(words))
    assert finding.message == "Resolution 65/3 stands twice in this list"


MASTHEAD = "A/C.3/75/L.999\n\n12 October 2020\n\nSeventy-fifth session\n\n"


def test_what_comes_later() -> None:
    messages = [one.message for one in found("existence", {"judge": "future"}, drafted("its resolution 80/12", head=MASTHEAD))]
    assert messages == ["Resolution 80/12 is of the eightieth session, and this draft is of the seventy-fifth"]
    words = "Human Rights Council resolution 46/5 of 23 March 2021"
    [finding] = found("existence", {"judge": "future"}, drafted(words, head=MASTHEAD))
    assert finding.message == "Resolution 46/5 is of 23 March 2021, and this draft of 12 October 2020"
    assert found("existence", {"judge": "future"}, drafted("its resolution 80/12")) == []
    assert found("existence", {"judge": "future"}, drafted("its resolution 75/1", head=MASTHEAD)) == []


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("E/CN.15/2026/L.4", "General Assembly"),
        ("A/HRC/62/L.3", "General Assembly"),
        ("E/CN.7/2026/L.4", "Economic and Social Council"),
    ],
)
def test_the_session_of_a_body_that_recommends_a_draft_is_its_own(symbol: str, body: str) -> None:
    head = f"{symbol}\n\nThirty-fifth session\n\n"
    text = drafted("General Assembly resolution 76/181 of 16 December 2021", body, head)
    assert found("existence", {"judge": "future"}, text) == []


def test_a_date_that_is_wrong_puts_no_list_out_of_order() -> None:
    words = "its resolutions {} of 8 April 1994, 48/77 A of 16 December 1993 and 49/77 A of 15 December 1994"
    assert found("mention", {"judge": "order"}, drafted(words.format("47/54 G"))) == []
    assert found("mention", {"judge": "order"}, drafted(words.format("48/900"))) != []


def test_numbers_that_there_are_not() -> None:
    assert found("existence", {"judge": "number"}, drafted("its resolution 70/9999"))[0].message.startswith(
        "There is no resolution"
    )
    [finding] = found("existence", {"judge": "number"}, drafted("its resolution 76/399"))
    assert finding.message == (
        "There is no resolution 76/399: the last of the seventy-sixth session of the General Assembly is 76/307"
    )
    text = drafted("Security Council resolution 1325 (2001)")
    assert mended("existence", {"judge": "number"}, text) == drafted("Security Council resolution 1325 (2000)")
    assert found("existence", {"judge": "number"}, drafted("its resolution 99/12")) == []


def test_numbers_of_another_body() -> None:
    [finding] = found("existence", {"judge": "body"}, drafted("Security Council resolution 70/1"))
    assert finding.message == "70/1 is no number of the Security Council, whose numbers are like 1325 (2000)"
    assert (
        found("existence", {"judge": "body"}, drafted("General Assembly and Security Council resolutions 70/1 and 1325 (2000)"))
        == []
    )


def test_whose_resolution_it_is() -> None:
    assert mended("owner", {"judge": "own"}, drafted("General Assembly resolution 70/1")) == drafted("its resolution 70/1")
    both = drafted("General Assembly resolution 70/1 and Security Council resolution 1325 (2000)")
    assert found("owner", {"judge": "own"}, both) == []
    text = drafted("resolution 1325 (2000) of 31 October 2000")
    right = drafted("Security Council resolution 1325 (2000) of 31 October 2000")
    assert mended("owner", {"judge": "missing"}, text) == right
    assert found("owner", {"judge": "missing"}, drafted("resolution 1325 (2000) of the Security Council")) == []
