"""The kinds that look for words: replace, forbid, require, prefer, doubled."""

from typing import Any

import pytest
from drafts_by_hand import Builder, operative

from reslint.checks import examine, run
from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.packs.rule_file import checked_settings
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector
from reslint.settings import SettingError
from reslint.text import Span


def rule(kind: str, where: str = "body", fix: str = "safe", message: str = "", **options: Any) -> Rule:
    return Rule(
        "a-rule", "A summary.", "error", "A source", kind, {k.replace("_", "-"): v for k, v in options.items()}, selector(where),
        message, fix,
    )  # fmt: skip


def found(draft: Draft, findings: list[Finding]) -> list[str]:
    return [draft.source.text[finding.span.start : finding.span.end] for finding in findings]


def mended(draft: Draft, findings: list[Finding]) -> str:
    return apply(draft.source.text, [finding.fix for finding in findings if finding.fix]).text.rstrip("\n")


@pytest.mark.parametrize(
    ("swap", "text", "right"),
    [
        ({"percent": "per cent"}, "5 percent and Percent and PERCENT", "5 per cent and Per cent and PER CENT"),
        ({r"(\d+) ?%": r"\1 per cent"}, "5% and 6 %", "5 per cent and 6 per cent"),
        ({"member states": "Member States"}, "member states, Member States", "Member States, Member States"),
        ({"member states": "Member States"}, "MEMBER STATES", "MEMBER STATES"),
        ({r"(?P<n>\d) of": r"\g<n> out of"}, "2 of 3", "2 out of 3"),
        ({"per cent age": "percentage", "per cent": "percent"}, "per cent age", "percentage"),
    ],
)  # fmt: skip
def test_replace(swap: dict[str, str], text: str, right: str) -> None:
    draft = operative(text)
    assert mended(draft, run(draft, [rule("replace", swap=swap)])) == right


def test_replace_says_what_is_right() -> None:
    draft = operative("a percent more")
    (finding,) = run(draft, [rule("replace", swap={"percent": "per cent"})])
    assert finding.message == "Write “per cent” instead of “percent”"
    assert finding.paragraph == "OP1"
    assert finding.span == Span(2, 9)


def test_replace_explains() -> None:
    draft = operative("a percent more")
    (finding,) = run(draft, [rule("replace", swap={"percent": "per cent"}, explain="two words")])
    assert finding.message == "Write “per cent” instead of “percent” (two words)"


def test_a_rule_has_its_own_message() -> None:
    draft = operative("a percent more")
    (finding,) = run(draft, [rule("replace", message="{label}: not {found}, {right}", swap={"percent": "per cent"})])
    assert finding.message == "OP1: not percent, per cent"


def test_replace_is_silenced() -> None:
    draft = operative("the UN and UN Women and the UN")
    findings = run(draft, [rule("replace", swap={"UN": "United Nations"}, ignore_case=False, unless="UN Women")])
    assert len(findings) == 2


def test_what_has_markup_in_it_is_reported_without_a_fix() -> None:
    draft = operative("a per|cent more")
    (finding,) = run(draft, [rule("replace", swap={"percent": "per cent"})])
    assert finding.fix is None


def test_numbers_in_words_and_in_figures() -> None:
    forms = {r"(?P<number>\d+) days": "{in-words} days", r"(?P<number>\w+) weeks": "{in-figures} weeks"}
    draft = operative("7 days, 30 days, 100 days, twelve weeks, some weeks")
    found = [one.fix.edits[0].text for one in run(draft, [rule("replace", fix="safe", swap=forms)]) if one.fix]
    assert found == ["seven", "thirty", "12"]


def test_without_a_fix_there_are_no_edits() -> None:
    (finding,) = run(operative("a percent"), [rule("replace", fix="none", swap={"percent": "per cent"})])
    assert finding.fix is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, '"swap" is missing'),
        ({"swap": {"(a)b": r"\2"}}, "which has no group"),
        ({"swap": {"ab": r"\g<n>"}}, "which has no group"),
        ({"swap": {"ab": "c\\"}}, "which has no group"),
        ({"swap": {"ab": "{in-figures}"}}, "which has no group"),
        ({"swap": {"ab": "{in-words}"}}, "which has no group"),
        ({"swap": {"ab": 5}}, '"ab" must be a text; put 5 in quotation marks'),
        ({"swap": ["ab"]}, '"swap" must be a mapping'),
        ({"swop": {"ab": "b"}}, '"swop" is not known here; did you mean "swap"?'),
        ({"swap": {"ab": "b"}, "ignore-case": "yes"}, '"ignore-case" must be true or false'),
        ({"swap": {"ab": "b"}, "unless": [5]}, '"unless" must be a text'),
    ],
)
def test_settings_of_replace(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SettingError) as caught:
        checked_settings("replace", options)
    assert str(caught.value).startswith(sentence) or sentence in str(caught.value)


def test_forbid_reports_the_group_here() -> None:
    draft = operative("the sum of XX dollars", "chapter XX")
    findings = run(draft, [rule("forbid", patterns="(?<here>XX) dollars")])
    assert [(finding.paragraph, finding.span) for finding in findings] == [("OP1", Span(11, 13))]
    assert findings[0].message == "“XX”: A summary"


def test_forbid_minds_capitals_unless_told_otherwise() -> None:
    draft = operative("TBD and tbd")
    assert found(draft, run(draft, [rule("forbid", patterns=["TBD"])])) == ["TBD"]
    assert found(draft, run(draft, [rule("forbid", patterns=["TBD"], ignore_case=True)])) == ["TBD", "tbd"]


def test_forbid_whole_words() -> None:
    draft = operative("inset and set")
    assert found(draft, run(draft, [rule("forbid", patterns=["set"], whole_words=True, unless=["a set"])])) == ["set"]


def test_forbid_tells_words_once_in_which_patterns_meet() -> None:
    draft = operative("the sum of $XX and of XX dollars")
    assert found(draft, run(draft, [rule("forbid", patterns=[r"\$XX", "XX"])])) == ["$XX", "XX"]


def test_forbid_italics_that_hold_nothing_else() -> None:
    draft = parse(read(b"*The General Assembly*,\n\n1. *Urges* it *via* A, *Roma via Pisa* and *inter\nalia,* B.\n", "a.md"))
    only = rule("forbid", "operative italic", patterns=["via", "inter alia"], upright=True, alone=True)
    assert [finding.message.split("”")[0] for finding in run(draft, [only])] == ["“via", "“inter alia"]


def test_forbid_needs_a_pattern() -> None:
    with pytest.raises(SettingError):
        checked_settings("forbid", {"patterns": []})
    with pytest.raises(SettingError, match='"patterns" is missing'):
        checked_settings("forbid", {})


def whole() -> Draft:
    builder = Builder()
    builder.add(Kind.TITLE, "title", "A title")
    builder.add(Kind.PREAMBULAR, "PP1", "Recalling its resolution")
    builder.add(Kind.OPERATIVE, "OP1", "Requests a report")
    builder.add(Kind.OPERATIVE, "OP2", "Requests a report at the next session")
    return builder.draft()


def test_require_a_part() -> None:
    assert run(whole(), [rule("require", part="title")]) == []
    (finding,) = run(whole(), [rule("require", part="note")])
    assert (finding.paragraph, finding.span, finding.message) == ("", Span(0, 0), "A summary")


def test_require_a_form() -> None:
    assert run(whole(), [rule("require", part="preambular", pattern="resolution")]) == []
    (finding,) = run(whole(), [rule("require", part="preambular", pattern="decision", at="preambular")])
    assert (finding.paragraph, finding.span.start, finding.span.end) == ("PP1", 8, 8)


@pytest.mark.parametrize(("side", "words"), [("start", ""), ("end", ""), ("whole", "Requests a report")])
def test_require_in_each(side: str, words: str) -> None:
    draft = whole()
    findings = run(draft, [rule("require", part="operative", pattern="session", when="report", each=True, side=side)])
    assert [finding.paragraph for finding in findings] == ["OP1"]
    assert found(draft, findings) == [words]


def test_require_only_when() -> None:
    assert run(whole(), [rule("require", part="note", when="annex")]) == []
    assert len(run(whole(), [rule("require", part="note", when="report")])) == 1
    assert run(whole(), [rule("require", part="operative", pattern="session", when="annex", each=True)]) == []


@pytest.mark.parametrize(
    "options",
    [
        {"part": "title", "each": True},
        {"part": "title", "pattern": "a", "each": True, "at": "title"},
        {"part": "titel"},
        {"part": "title", "side": "middle"},
        {},
    ],
)
def test_settings_of_require(options: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        checked_settings("require", options)


def test_prefer_reports_the_minority_once_with_its_places() -> None:
    draft = operative("a website and a web site", "a website, web site, website")
    (finding,) = run(draft, [rule("prefer", groups=[["website", "web site"]])])
    assert found(draft, [finding]) == ["web site"]
    assert (finding.paragraph, len(finding.places)) == ("OP1", 1)
    assert finding.message == "The draft has “website” as well (3) as “web site” (2); choose one of them"
    assert "web site" not in mended(draft, [finding])


def test_prefer_takes_the_first_of_two_that_are_equal() -> None:
    draft = operative("a web site and a website")
    (finding,) = run(draft, [rule("prefer", groups=[["website", "web site"]])])
    assert found(draft, [finding]) == ["web site"]


def test_prefer_is_content_with_one_form() -> None:
    assert run(operative("a website", "a website"), [rule("prefer", groups=[["website", "web site"]])]) == []


def test_prefer_needs_two_forms() -> None:
    with pytest.raises(SettingError, match="lists of two forms"):
        checked_settings("prefer", {"groups": [["website"]]})


def test_severity_by_organ_and_stage() -> None:
    made = Rule(
        "a-rule", "A summary.", "error", "A source", "forbid", {"patterns": ["word"]},
        organs={"security-council": "off", "commission": "info"}, stages={"informal": "warning", "adopted": "off"},
    )  # fmt: skip
    assert made.severity_for("general-assembly", "tabled") == "error"
    assert made.severity_for("security-council", "informal") == "off"
    assert made.severity_for("commission", "tabled") == "info"
    assert made.severity_for("commission", "informal") == "warning"
    assert made.severity_for("commission", "adopted") == "off"
    assert run(operative("a word", organ="Security Council"), [made]) == []
    assert run(operative("a word", organ="Commission on the Status of Women"), [made])[0].severity == "info"


def test_findings_are_in_order_and_none_is_said_twice() -> None:
    rules = [rule("forbid", patterns=["two", "one", "on."]), rule("require", part="note")]
    findings = run(operative("one two", "one"), rules)
    assert [finding.paragraph for finding in findings] == ["", "OP1", "OP1", "OP2"]


def test_a_rule_that_takes_too_long_is_told_and_the_others_go_on() -> None:
    slow = rule("forbid", patterns=[r"(?:a|b|ab)*(?:a|b|ab)*(?:a|b|ab)*(?:a|b|ab)*c"])
    outcome = examine(operative("ab" * 400 + " c", "word"), [slow, rule("forbid", patterns=["word"])])
    assert [finding.paragraph for finding in outcome.findings] == ["OP2"]
    assert outcome.warnings == ('the rule "a-rule" was not applied: its pattern takes too long on this draft',)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("of the the Commission", "of the Commission"),
        ("The the Commission", "The Commission"),
        ("the (the  “work work”, and so on", "the (the  “work”, and so on"),
        ("in in-person meetings of the Pago Pago office, office", "in in-person meetings of the Pago Pago office, office"),
        ("the State’s s of the the’s", "the State’s s of the the’s"),
        ("1 1 and co-co co", "1 1 and co-co co"),
        ("of the the the Commission", "of the Commission"),
        ("The the the  the the Commission", "The Commission"),
        ("of in in in-person meetings, the the The Hague", "of in in-person meetings, the The Hague"),
    ],
)
def test_doubled(text: str, right: str) -> None:
    draft = operative(text)
    assert mended(draft, run(draft, [rule("doubled")])) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the work of the of the Council", "the work of the Council"),
        ("the work of the of the of the Council", "the work of the Council"),
        ("the work of the of the of the of the Council", "the work of the Council"),
        ("the review of the mandate the mandate the mandate", "the review of the mandate"),
        ("under the item under the item under the item entitled", "under the item entitled"),
        ("the the the the Council", "the the the the Council"),
        ("the Secretary as Secretary as well", "the Secretary as Secretary as well"),
    ],
)
def test_words_that_stand_twice_and_more_often(text: str, right: str) -> None:
    draft = operative(text)
    assert mended(draft, run(draft, [rule("doubled", of="words")])) == right


@pytest.mark.parametrize(
    ("of", "text", "right"),
    [
        ("word", "meet in\nin Geneva", "meet in\nGeneva"),
        ("word", "meet in in\nin in Geneva", "meet in\nGeneva"),
        ("word", "meet (in\nin), in\nin; and", "meet (in\nin),\nin; and"),
        ("word", "meet *in* in Geneva", "meet *in* Geneva"),
        ("word", "meet in *in* in Geneva", "meet in *in* in Geneva"),
        ("word", "invest in *in situ* work, *in in vitro* work", "invest in *in situ* work, *in vitro* work"),
        ("word", "meet in[^1] in Geneva", "meet in[^1] Geneva"),
        ("words", "meet in the\nin the hall", "meet in the\nhall"),
        ("words", "meet in the in\nthe hall", "meet in\nthe hall"),
        ("words", "meet in\nthe in\nthe hall", "meet in\nthe in\nthe hall"),
    ],
)
def test_words_that_stand_again_behind_a_line_or_markup_leave_both_alone(of: str, text: str, right: str) -> None:
    whole = "*The General Assembly*,\n\n1. *Decides* to {}.\n\n[^1]: A note."
    draft = parse(read(whole.format(text).encode(), "a.md"))
    assert mended(draft, run(draft, [rule("doubled", of=of)])) == whole.format(right)


def test_how_often_a_word_stands_is_told() -> None:
    draft = operative("the the case of of of the report")
    assert [finding.message for finding in run(draft, [rule("doubled")])] == [
        "“the the”: the word stands twice",
        "“of of of”: the word stands more than twice",
    ]


def test_doubled_unless() -> None:
    draft = operative("the fact that that is the the case")
    findings = run(draft, [rule("doubled", unless=["that that"])])
    assert found(draft, findings) == ["the the"]
