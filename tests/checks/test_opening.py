from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

LAST = "9. *Invites* all States to report."


def found(what: str, *lines: str) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "opening", {"what": what}, selector("main"), fix="suggested")
    return run(parse(read("\n\n".join(lines).encode(), "draft.md")), [rule])


def places(what: str, *lines: str) -> list[str]:
    return [finding.paragraph for finding in found(what, "*The General Assembly*,", *lines)]


def test_bare_verbs_under_a_singular_enacting_line() -> None:
    lines = (
        "1. *Decide* to extend the mandate;",
        "2. *Express* concern at it;",
        "3. *Urge* all States to act;",
        "4. *Call upon* all.",
    )
    assert places("form", *lines) == ["OP1", "OP2", "OP3", "OP4"]
    assert places("form", "1. *Adopts* the following:", "We, the Ministers, gathered in Geneva:", *lines) == []


def test_bare_verbs_with_a_clause_need_no_italics() -> None:
    lines = (
        "1. Decide to extend the mandate;",
        "2. Also reaffirm that it ends;",
        "3. Decide on it;",
        "4. Invites States to act.",
    )
    assert places("form", *lines) == ["OP1", "OP2"]


@pytest.mark.parametrize("what", ["form", "swapped", "unknown", "capital"])
def test_right_openings(what: str) -> None:
    lines = (
        "*Recalling* its decision,",
        "*Deeply concerned also* at the loss of harvests,",
        "*Having considered* the report,",
        "*Acting* in the spirit of the Charter,",
        "1. *Also takes note with appreciation* of the report;",
        "2. *Is deeply concerned* at the loss of harvests;",
        "3. *Requests* the secretariat:",
        "(a) To report;",
        "(b) To publish the report;",
        "and to translate it;",
        LAST,
    )
    assert places(what, *lines) == []


def test_one_fault_is_told_by_one_rule() -> None:
    lines = (
        "*Recalls* its decision,",
        "*Urges* the secretariat to act,",
        "1. *Requesting* the secretariat to act;",
        "2. *Guided* by the Charter;",
        LAST,
    )
    assert places("form", *lines) == ["PP1", "OP1"]
    assert places("swapped", *lines) == ["PP2", "OP2"]


def test_the_fix_puts_the_adverb_where_the_part_has_it() -> None:
    text = (
        "*The General Assembly*,\n\n*Recalling* it,\n\n*Also recalls* its decision,\n\n1. *Requesting also* a report;\n\n" + LAST
    )
    fixes = [finding.fix for finding in found("form", text) if finding.fix]
    assert "*Recalling also* its decision" in apply(text, fixes).text
    assert "1. *Also requests* a report" in apply(text, fixes).text


def test_plural_verbs_of_a_declaration() -> None:
    declaration = ("*We, the Ministers of Health*, gathered in Geneva,", "1. *Recognize* the need;", "2. *Also recognize* it;")
    assert found("form", *declaration, "3. *Invite* all States to report.") == []
    assert [f.paragraph for f in found("form", *declaration, "3. *Inviting* all States to report.")] == ["OP3"]
    assert places("form", "1. *Notes* it;", "2. *Urge* all States to report;", LAST) == ["OP2"]


def test_statutes_have_no_openings() -> None:
    articles = [f"{number}. The trust fund shall be kept by the secretariat;" for number in range(1, 9)]
    assert places("form", "*Recalling* its decision,", *articles, LAST) == []


@pytest.mark.parametrize(
    ("line", "word", "hint"),
    [
        ("*Recaling* its decision,", "Recaling", "did you mean “Recalling”?"),
        ("*Strongly welcomming* the decision,", "welcomming", "did you mean “welcoming”?"),
        ("*Googling* the decision,", "Googling", ""),
    ],
)
def test_unknown_words(line: str, word: str, hint: str) -> None:
    findings = found("unknown", "*The General Assembly*,", line, LAST)
    assert [f"“{word}” is not among" in finding.message for finding in findings] == [True]
    assert hint in findings[0].message


def test_decisions_and_amendments_are_left_alone() -> None:
    text = "Argentina: draft decision\n\nThe General Assembly, recalling its resolution 70/1:\n\n(a) Urges all States to act;"
    assert found("form", text) == []


def test_a_subject_is_no_opening() -> None:
    text = "We, the Ministers, gathered in Geneva,\n\n1. We reaffirm this.\n\n2. Member States reaffirm that.\n"
    rule = Rule("a-rule", "A summary.", "info", "somewhere", "opening", {"what": "unknown"})
    assert run(parse(read(text.encode(), "draft.md")), [rule]) == []


def test_one_cause_has_one_finding() -> None:
    rules = [rule for rule in load(["un"]) if rule.name.startswith(("repeat-", "opening-"))]
    text = "*The General Assembly*,\n\n*Noting* it,\n\n*Also Recalling* it,\n\n1. *Requests* States to act;\n\n2. *Requests further* States to pay.\n"
    findings = run(parse(read(text.encode(), "draft.md")), rules)
    assert [finding.rule for finding in findings] == [
        "repeat-adverb-order-preamble",
        "repeat-adverb-orphan",
        "repeat-adverb-sequence",
    ]


def test_a_sentence_with_a_subject_of_its_own() -> None:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "opening", {"what": "form"})

    def told(*lines: str) -> list[str]:
        text = "\n\n".join(("# A title", "*The General Assembly*,", *lines))
        return [finding.paragraph for finding in run(parse(read(text.encode(), "draft.md")), [rule])]

    sentences = ("1. States should measure rivers;", "2. The Secretary-General is requested to report;")
    assert told("*Noting* it,", *sentences, "3. *Decides* to meet.") == ["OP1", "OP2"]
    assert told("*Resolves* that, for the year 2031:", *sentences, "3. *Decides* to meet.") == []
    assert told("1. *Adopts* the rules.", "## Rules", *sentences) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("1. *Will encourage* all States to act;", "1. *Encourages* all States to act;"),
        ("1. *Also encouraged* States to act;", "1. *Also encourages* States to act;"),
        ("1. *Called upon* the States to act;", "1. *Calls upon* the States to act;"),
        ("1. *Took note* of it;", "1. *Takes note* of it;"),
        ("*Recalled* its decision,", "*Recalling* its decision,"),
        ("*Also noted* the report,", "*Noting also* the report,"),
        ("*Noted with concern* the loss of harvests,", "*Noting with concern* the loss of harvests,"),
        ("*Deeply concern* about the loss of harvests,", "*Deeply concerned* about the loss of harvests,"),
    ],
)
def test_verbs_in_another_tense(written: str, right: str) -> None:
    text = "\n\n".join(("*The General Assembly*,", written, LAST))
    findings = found("form", text)
    assert apply(text, [finding.fix for finding in findings if finding.fix]).text.split("\n\n")[1] == right
    assert found("unknown", text) == []


@pytest.mark.parametrize("line", ["*Guided* by the Charter,", "*Encouraged* by the report,", "*Determined* to act,"])
def test_adjectives_are_in_no_other_tense(line: str) -> None:
    assert found("form", "*The General Assembly*,", line, LAST) == []


def test_all_later_words_of_an_opening_lose_their_capitals() -> None:
    text = "*The General Assembly*,\n\n*Taking Into Account* the report,\n\n1. *Takes Note With Appreciation* of it."
    findings = found("capital", text)
    fixed = apply(text, [finding.fix for finding in findings if finding.fix]).text
    assert "*Taking into account*" in fixed and "*Takes note with appreciation*" in fixed
