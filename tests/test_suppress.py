"""Suppression comments: what they silence, and what is said of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reslint.draft import Annotation
from reslint.finding import Edit, Finding, Fix
from reslint.selection import SUPPRESSION as RULE
from reslint.suppress import apply
from reslint.text import Span

KNOWN = frozenset({"per-cent", "repeated-word", "sleeping", RULE})
RAN = frozenset({"per-cent", "repeated-word"})
SUCH = 'as in "reslint: off per-cent: agreed language".'


def found(text: str, words: str, rule: str = "per-cent", paragraph: str = "OP1") -> Finding:
    start = text.index(words)
    return Finding(rule, "error", "It is wrong.", paragraph, Span(start, start + len(words)))


def left(text: str, *findings: Finding, severity: str = "") -> list[Finding]:
    return apply(text, findings, KNOWN, RAN, lambda offset: "OP9", severity)


def told(text: str, *findings: Finding) -> list[tuple[str, str]]:
    return [(finding.severity, finding.message) for finding in left(text, *findings) if finding.rule == RULE]


def test_between_off_and_on() -> None:
    text = "5%\n<!-- reslint: off per-cent: agreed -->\n6%\n<!-- reslint: on per-cent -->\n7%\n"
    kept = left(text, *(found(text, words) for words in ("5%", "6%", "7%")))
    assert [text[f.span.start : f.span.end] for f in kept] == ["5%", "7%"]


def test_to_the_end() -> None:
    text = "5% <!--reslint:off per-cent:agreed--> 6% and 7%"
    assert len(left(text, *(found(text, words) for words in ("5%", "6%", "7%")))) == 1


def test_only_the_rules_named() -> None:
    text = "<!-- reslint: off per-cent: agreed -->\n6% of the the\n"
    kept = left(text, found(text, "6%"), found(text, "the the", "repeated-word"))
    assert [finding.rule for finding in kept] == ["repeated-word"]


def test_several_rules_over_several_lines() -> None:
    text = "<!-- reslint: off per-cent,\n  repeated-word:\n  agreed: twice -->\n6% of the the <!-- reslint: on -->\n7%"
    kept = left(text, found(text, "6%"), found(text, "the the", "repeated-word"), found(text, "7%"))
    assert [text[f.span.start : f.span.end] for f in kept] == ["7%"]


def test_a_finding_with_places_keeps_those_that_are_not_silenced() -> None:
    text = "<!-- reslint: off per-cent: agreed --> 5% <!-- reslint: on per-cent --> 6% 7%"
    spans = [found(text, words).span for words in ("5%", "6%", "7%")]
    fix = Fix("safe", tuple(Edit(span, "x") for span in spans))
    (kept,) = left(text, Finding("per-cent", "error", "It is wrong.", "OP1", spans[0], fix, tuple(spans[1:])))
    assert (kept.span, kept.places, kept.paragraph) == (spans[1], (spans[2],), "OP9")
    assert kept.fix == Fix("safe", tuple(Edit(span, "x") for span in spans[1:]))


def test_what_is_said_of_the_whole_draft() -> None:
    text = "The General Assembly,\n<!-- reslint: off per-cent: agreed -->"
    assert left(text, Finding("per-cent", "info", "It is mixed.", "", Span(0, 0))) == []


def test_no_rule_no_silence() -> None:
    for order in ("off", "off:", "off: because", "OFF : because"):
        text = f"<!-- reslint: {order} -->\n5%"
        assert len(left(text, found(text, "5%"))) == 2
        assert told(text) == [("error", f"This suppression names no rule; write the rule's name and the reason, {SUCH}")]


def test_no_reason_no_silence() -> None:
    for order in ("off per-cent", "off per-cent:", "off per-cent:  "):
        text = f"<!-- reslint: {order} -->\n5%"
        assert len(left(text, found(text, "5%"))) == 2
        assert told(text) == [("error", f"This suppression gives no reason; write it behind a colon, {SUCH}")]


def test_unknown_words() -> None:
    assert told("<!-- reslint: off percent: x -->") == [("error", 'There is no rule "percent"; did you mean "per-cent"?')]
    each = '; a suppression names each rule that it is for, as in "reslint: off per-cent: agreed language".'
    assert told("<!-- reslint: off all: x -->") == [("error", f'There is no rule "all"{each}')]
    assert told("<!-- reslint: of per-cent: x -->") == [("error", 'A suppression comment says "off" or "on", not "of".')]
    assert told("<!-- reslint: -->") == [("error", 'A suppression comment says "off" or "on", not "".')]


def test_a_colon_that_is_missing_is_told() -> None:
    for words in ("reslint off per-cent: agreed", "Reslint-disable per-cent"):
        (said,) = apply("5%", [], KNOWN, RAN, lambda offset: "", "", [Annotation("comment", Span(0, 2), text=words)])
        assert said.message == f'A colon is missing behind "reslint": write it {SUCH}'


def test_silencing_nothing() -> None:
    text = "<!-- reslint: off per-cent: agreed -->\nnothing"
    assert told(text) == [("warning", 'This suppression silences nothing: "per-cent" finds nothing here.')]
    assert told("<!-- reslint: off sleeping: agreed -->\nnothing") == []
    assert told("<!-- reslint: on per-cent -->") == [("warning", '"per-cent" is not off here, so it cannot be put on again.')]
    assert told("<!-- reslint: on -->") == []


def test_comments_point_at_themselves_and_cannot_silence_themselves() -> None:
    text = "one\n<!-- reslint: off suppression: quiet -->\n<!-- reslint: off -->\n"
    spans = [text[f.span.start : f.span.end] for f in left(text)]
    assert spans == ["<!-- reslint: off -->"]


def test_severity_from_the_configuration() -> None:
    assert left("<!-- reslint: off -->", severity="off") == []
    assert [finding.severity for finding in left("<!-- reslint: off -->", severity="info")] == ["info"]


def test_other_comments_are_none_of_ours() -> None:
    text = "<!-- about reslint --> <!-- reslintfoo: off --> <!-- unfinished reslint: off per-cent: x\n5%"
    assert left(text, found(text, "5%")) == [found(text, "5%")]


@given(
    st.lists(
        st.sampled_from(["<!-- reslint:", "off", "on", " ", "per-cent", ":", ",", "why", "-->", "\n", "5%", "\ud800", "<!--"])
    )
)
def test_any_text_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    findings = [
        Finding("per-cent", "error", "It is wrong.", "OP1", Span(at, at + 2)) for at in range(len(text) - 1) if text[at] == "5"
    ]
    kept = left(text, *findings)
    assert all(text[f.span.start : f.span.end].startswith("<!--") for f in kept if f.rule == RULE)
    assert {f for f in kept if f.rule != RULE} <= set(findings)


def test_a_comment_without_an_end_is_told() -> None:
    message = 'This comment has no end, so it silences nothing: write "-->" behind it.'
    assert told("<!-- reslint: off per-cent: agreed\n\n6%", found("6%", "6%")) == [("error", message)]
    other = "<!-- reslint: off per-cent: agreed\n<!-- reslint: off repeated-word: agreed --> 6% of the the\n"
    assert told(other, found(other, "the the", "repeated-word")) == [("error", message)]
    assert (
        told("<!-- Reslint: off per-cent: agreed --> 6% <!-- a note", found("<!-- Reslint: off per-cent: agreed --> 6%", "6%"))
        == []
    )


def test_a_reason_may_hold_the_beginning_of_another_comment() -> None:
    text = "<!-- reslint: off per-cent: as agreed <!-- 3 May --> 6%"
    assert left(text, found(text, "6%")) == []
    slip = "5% <!-- reslint: off per-cent: agreed -> 6% <!-- reslint: on per-cent --> 7%"
    assert ("error", 'This comment has no end, so it silences nothing: write "-->" behind it.') in told(slip, found(slip, "6%"))
