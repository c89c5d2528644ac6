"""The kind marking: struck-out and underlined words."""

from reslint.checks import run
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule


def found(*lines: str, styles: tuple[str, ...] = ("deleted", "underline")) -> list[Finding]:
    text = "\n\n".join(("# A <u>title</u>", "*The General Assembly*,", *lines, ""))
    rule = Rule("a-rule", "A summary.", "warning", "a source", "marking", {"styles": list(styles)})
    return run(parse(read(text.encode(), "draft.md")), [rule])


def test_marked_words_are_told_once() -> None:
    [finding] = found("1. *Notes* ~~all~~ the <u>best</u> reports;", "2. ~~*Decides*~~ *Resolves* to act.")
    assert finding.message.startswith("“all” is struck out")
    assert len(finding.places) == 2


def test_words_that_tags_strike_out() -> None:
    [finding] = found("1. *Notes* <s>all</s> the reports;", "2. <strike>*Decides*</strike> *Resolves* to act.")
    assert finding.message.startswith("“all” is struck out")
    assert len(finding.places) == 1


def test_a_paragraph_that_is_struck_out_is_no_part_of_the_draft() -> None:
    [finding] = found("1. *Notes* all;", "~~2. *Urges* 5 % of the the States;~~", "2. *Decides* to act.")
    assert finding.paragraph == "" and finding.message.startswith("“2. Urges 5 % of the the")


def test_an_opening_may_be_underlined() -> None:
    assert found("1. <u>Notes</u> the report;", "2. <u>Decides</u> to act.") == []


def test_bold_where_asked_for() -> None:
    assert found("1. *Notes* the **best** report;", "2. *Decides* to act.") == []
    [finding] = found("1. *Notes* the **best** report;", "2. *Decides* to act.", styles=("bold",))
    assert finding.message.startswith("“best” is bold")
