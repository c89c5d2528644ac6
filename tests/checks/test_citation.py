from __future__ import annotations

from collections import Counter

import pytest

from reslint.checks import run
from reslint.facts.adoption_days import day_around, days_of_session
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

ALL = ("session", "year", "adoption")


def drafted(words: str, body: str = "General Assembly") -> str:
    return f"*The {body}*,\n\n*Recalling* {words},\n\n1. *Decides* to act.\n"


def found(words: str, body: str = "General Assembly", agreements: tuple[str, ...] = ALL) -> list[Finding]:
    where = selector("body -quotation")
    rules = [
        Rule(f"by-{a}", "A summary.", "error", "somewhere", "citation", {"agreement": a}, where, fix="suggested")
        for a in agreements
    ]
    return run(parse(read(drafted(words, body).encode(), "draft.md")), rules)


def mended(words: str, body: str = "General Assembly") -> str:
    text = drafted(words, body)
    return apply(text, [f.fix for f in found(words, body) if f.fix]).text.split("*Recalling* ")[1].split(",\n")[0]


@pytest.mark.parametrize(
    ("words", "body", "rule"),
    [
        ("its resolution 70/1 of 25 September 2017", "General Assembly", "by-session"),
        ("its resolution 2625 (XXV) of 24 October 1971", "General Assembly", "by-session"),
        ("General Assembly resolution 70/1 of 25 September 2017", "Security Council", "by-session"),
        ("its resolution 1325 (2000) of 31 October 2003", "Security Council", "by-year"),
        ("Commission on Human Rights resolution 1993/2 of 1 March 1995", "General Assembly", "by-year"),
        ("Economic and Social Council resolution 2013/12 of 20 July 2012", "General Assembly", "by-year"),
        ("Economic and Social Council resolution 2021/99 of 8 June 2020", "General Assembly", "by-year"),
        ("its resolution 43/17 of 22 June 2021", "Human Rights Council", "by-year"),
        ("its resolution 61/99 of 3 April 2027", "Human Rights Council", "by-year"),
        ("its resolution 70/1 of 24 September 2015", "General Assembly", "by-adoption"),
        ("its resolution 70/1 (24 September 2015)", "General Assembly", "by-adoption"),
        ("its resolution 70/1, dated 24 September 2015", "General Assembly", "by-adoption"),
        ("resolution 70/1, adopted by the Assembly on 24 September 2015", "General Assembly", "by-adoption"),
        ("its resolution 70/1, adopted without a vote on 24 September 2015", "General Assembly", "by-adoption"),
        ("its decision 67/558 of 18 May 2013", "General Assembly", "by-adoption"),
        ("its resolution 1325 (2000) of 30 October 2000", "Security Council", "by-adoption"),
    ],
)
def test_a_wrong_date_is_told_once(words: str, body: str, rule: str) -> None:
    assert [finding.rule for finding in found(words, body)] == [rule]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("its resolution 70/1 of 25 September 2015", "General Assembly"),
        ("its resolution 70/1", "General Assembly"),
        ("its resolution 70/1 (see also the letter of 24 September 2015)", "General Assembly"),
        ("resolution 70/1 of the Assembly, on the eve of which, 24 September 2015, it met", "General Assembly"),
        ("its resolution S-20/2 of 10 June 1998", "General Assembly"),
        ("its resolution 1 (I) of 24 January 1946", "General Assembly"),
        ("its resolution 99/999 of 1 December 2044", "General Assembly"),
        ("Economic and Social Council resolution 2018/99 of 20 July 2017", "General Assembly"),
        ("resolution 72/7 of the Economic and Social Commission for Asia and the Pacific of 19 May 2016", "General Assembly"),
        ("its resolution 1/99 of 3 May 2006", "Human Rights Council"),
    ],
)
def test_what_is_right_or_not_certain_is_not_told(words: str, body: str) -> None:
    assert found(words, body) == []


def test_the_right_date_is_said_and_put_in() -> None:
    [finding] = found("its resolution 70/1 of 25 September 2017")
    assert finding.message == (
        "The seventieth session of the General Assembly was in 2015 and 2016, so its resolution 70/1 cannot be of "
        "25 September 2017; it was adopted on 25 September 2015"
    )
    [finding] = found("its resolution 70/1 of 27 September 2015")
    assert finding.message == (
        "The General Assembly adopted resolution 70/1 on 25 September 2015, not on 27 September 2015 (see A/RES/70/1)"
    )
    assert mended("its resolution 70/1 of 27 September 2015") == "its resolution 70/1 of 25 September 2015"
    assert [f.fix for f in found("its resolution 99/999 of 1 December 2001")] == [None]


def test_several_resolutions_of_one_date() -> None:
    assert len(found("its resolutions 70/1 and 70/2, both of 25 September 2017")) == 1


def test_a_decision_may_have_the_number_of_a_resolution() -> None:
    assert found("its decision 70/1 of 27 September 2015") == []


def test_the_year_of_a_statement() -> None:
    words = "the statement by the President of the Security Council of 12 June {} (S/PRST/2012/16)"
    [finding] = found(words.format(2013))
    assert finding.message == "The symbol S/PRST/2012/16 is of 2012, and the statement is said to be of 12 June 2013"
    assert found(words.format(2012)) == []
    [finding] = found("the statement of 12 June 2013,[^1] of the President,\n\n[^1]: S/PRST/2012/16.\n\n*Noting* the plan")
    assert finding.message.startswith("The symbol S/PRST/2012/16 is of 2012")


def test_quotations_are_left_alone() -> None:
    assert found("the words “resolution 70/1 of 27 September 2015”") == []


def test_the_day_of_neighbours() -> None:
    assert day_around("General Assembly", "74/54") == "2019-12-12"
    assert day_around("General Assembly", "70/1") != "2015-12-25"
    assert day_around("General Assembly", "68/247 B") == day_around("Security Council", "1325 (2000)") == ""
    assert days_of_session("General Assembly", "74")["2019-12-12"] > 20


def test_a_day_on_which_nothing_was_adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reslint.checks.citation.resolution", lambda body, number: None)
    monkeypatch.setattr("reslint.checks.citation.day_around", lambda body, number: "2008-12-18")
    days = {"2008-12-18": 5, "2008-12-24": 9}
    monkeypatch.setattr("reslint.checks.citation.days_of_session", lambda body, session: Counter(days))
    [finding] = found("its resolution 63/999 of 28 December 2008")
    assert finding.message == (
        "The General Assembly adopted resolution 63/999 on 18 December 2008, by all that is known, and none on 28 December 2008 "
        "(see A/RES/63/999)"
    )
    assert found("its resolution 63/999 of 24 December 2008") == []
    assert found("its resolution 63/999 of 18 December 2008") == []


def test_a_day_outside_those_of_the_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reslint.checks.citation.resolution", lambda body, number: None)
    around = ("2008-12-18", "2008-12-22")
    monkeypatch.setattr("reslint.checks.citation.days_around", lambda body, number: around)
    monkeypatch.setattr("reslint.checks.citation.day_around", lambda body, number: "")
    monkeypatch.setattr("reslint.checks.citation.days_of_session", lambda body, session: Counter({"2008-12-05": 9}))
    [finding] = found("its resolution 63/999 of 28 December 2008")
    assert finding.message == (
        "Resolutions of the General Assembly beside 63/999 were adopted on 18 December 2008 and 22 December 2008, and none on "
        "28 December 2008 (see A/RES/63/999)"
    )
    assert finding.fix is None
    for day in ("18 December", "20 December", "22 December", "5 December"):
        assert found(f"its resolution 63/999 of {day} 2008") == []
    around = ("", "2008-12-22")
    [finding] = found("its resolution 63/999 of 28 December 2008")
    assert finding.message.startswith(
        "A resolution of the General Assembly behind 63/999 was adopted on 22 December 2008, and none on"
    )
    assert found("its resolution 63/999 of 8 December 2008") == []
    around = ("2008-12-18", "")
    [finding] = found("its resolution 63/999 of 8 December 2008")
    assert finding.message.startswith(
        "A resolution of the General Assembly before 63/999 was adopted on 18 December 2008, and none on"
    )
    assert found("its resolution 63/999 of 28 December 2008") == []
    around = ("2008-12-18", "2008-12-18")
    [finding] = found("its resolution 63/999 of 5 December 2008")
    assert finding.message.endswith("are of 18 December 2008, not of 5 December 2008: number or date is wrong")
