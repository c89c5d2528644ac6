"""Markup inside a paragraph: what is taken out, what stays, and the way back to the source."""

from __future__ import annotations

import pytest

from reslint.readers.inline import scan
from reslint.text import Style, Text


def read(source: str) -> Text:
    return scan(source, 0, len(source))


def styled(text: Text, style: Style) -> list[str]:
    return [text.string[mark.start : mark.end] for mark in text.marks if mark.style is style]


@pytest.mark.parametrize(
    ("source", "string", "italics"),
    [
        ("*The General Assembly*,", "The General Assembly,", ["The General Assembly"]),
        ("_Noting_ with", "Noting with", ["Noting"]),
        ("<i>Noting</i> the <em>Report</em>", "Noting the Report", ["Noting", "Report"]),
        ("United Nations*, Treaty Series*, vol. 1", "United Nations, Treaty Series, vol. 1", [", Treaty Series"]),
        ("Iraq:*,** draft resolution", "Iraq:*,** draft resolution", []),
        ("the agenda*, as it stands", "the agenda*, as it stands", []),
        ("7*. Requests* the Office", "7. Requests the Office", [". Requests"]),
        ("***Noting*** it", "Noting it", ["Noting"]),
        ("**Bold *Noting* it**", "Bold Noting it", ["Noting"]),
        ("*50th meeting\n3 December*", "50th meeting 3 December", ["50th meeting 3 December"]),
        ("snake_case_name", "snake_case_name", []),
        ("5 * 4 * 3", "5 * 4 * 3", []),
        ("Norway:* draft resolution", "Norway:* draft resolution", []),
        ("Norway:** draft, *Noting* it", "Norway:** draft, Noting it", ["Noting"]),
        ("\\*not italic\\*", "*not italic*", []),
        ("*never closed", "*never closed", []),
        ("*Noting with concern * that", "Noting with concern that", ["Noting with concern"]),
        ("*Iraq (see A/80/1) * and others", "*Iraq (see A/80/1) * and others", []),
        ("the *agenda * that", "the *agenda * that", []),
    ],
)
def test_italics(source: str, string: str, italics: list[str]) -> None:
    text = read(source)
    assert text.string == string
    assert styled(text, Style.ITALIC) == italics


@pytest.mark.parametrize(
    ("source", "string", "marks"),
    [
        ("report,<sup>12</sup> and", "report,12 and", ["12"]),
        ("report,¹² and", "report,12 and", ["12"]),
        ("report,^12^ and", "report,12 and", ["12"]),
        ("report,^12 and", "report,12 and", ["12"]),
        ("report,^{12} and", "report,12 and", ["12"]),
        ("agenda^{*}", "agenda*", ["*"]),
        ("agenda^{\\*}", "agenda*", ["*"]),
    ],
)
def test_superscripts(source: str, string: str, marks: list[str]) -> None:
    text = read(source)
    assert text.string == string
    assert styled(text, Style.SUPERSCRIPT) == marks


def test_bracketed_call() -> None:
    text = read("report,[^3] and")
    assert text.string == "report,3 and"
    assert styled(text, Style.CALL) == ["3"]
    assert text.span(*next((mark.start, mark.end) for mark in text.marks)).start == len("report,[^")


@pytest.mark.parametrize(
    ("source", "string"),
    [
        ("resolution [64/182](#) of", "resolution 64/182 of"),
        ("resolution [](#)64/182", "resolution 64/182"),
        ("70&nbsp;per cent &amp; more&#8217;s", "70 per cent & more’s"),
        ("AT&T; &unknown; x", "AT&T; &unknown; x"),
        ("12\u00a0March 2026 and non\u2011State", "12 March 2026 and non-State"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("a <!-- note to self --> b", "a  b"),
        ("one\n   two", "one two"),
        ("capacity-\nbuilding", "capacity-building"),
        ("short-\nand long-term", "short- and long-term"),
        ("x < y and y > z", "x < y and y > z"),
    ],
)
def test_other_markup(source: str, string: str) -> None:
    assert read(source).string == string


def test_every_character_knows_its_place() -> None:
    source = "1. *Notes*&nbsp;the [report](#),<sup>1</sup>\nand “Rules”\u2011x"
    text = read(source)
    for index, character in enumerate(text.string):
        origin = source[text.source_offset(index)]
        assert origin == character or character in " -", (index, origin, character)


def test_a_span_covers_the_source_of_its_words() -> None:
    source = "the *Secretary*-General&nbsp;reports"
    text = read(source)
    start = text.string.index("General")
    span = text.span(start, start + len("General reports"))
    assert source[span.start : span.end] == "General&nbsp;reports"


@pytest.mark.parametrize(
    ("source", "string"),
    [
        ("1. ~~*Urges*~~ *Asks* all", "1. Asks all"),
        ("all <del>the</del> States and ~~lakes~~, too", "all States and, too"),
        ("~~2. *Urges* all;~~", ""),
        ("1. <s>*Urges*</s> *Asks* all <strike>of them</strike>", "1. Asks all"),
        ("all <s>never closed", "all <s>never closed"),
        ("~~one~~ and ~~two~~ three", " and three"),
        ("5~~6 and ~~ never closed", "5~~6 and ~~ never closed"),
        ("~~over a\n\nblank line~~", "~~over a  blank line~~"),
        ("\\~~so~~", "~~so~~"),
        ("the [report]{.underline}, [*its* annex]{#annex .mark}", "the report, its annex"),
        ("[new]{.insertion author=“A”} [old]{.deletion author=“A”}words", "new words"),
        ("[EU: add] [NZ: [all]{.underline} States]", "[EU: add] [NZ: all States]"),
        ("words]{.underline} alone", "words]{.underline} alone"),
        ("{agreed} [so]{and so}", "{agreed} [so]{and so}"),
        ('\\"blue\\" and Norway\\\'s 5\\%', '"blue" and Norway\'s 5%'),
        ('<ol start="3"><li>One</li><li>Two</li></ol>', "  One  Two  "),
    ],
)
def test_struck_spanned_and_escaped_words(source: str, string: str) -> None:
    assert read(source).string == string


def test_a_backslash_goes_with_its_character() -> None:
    source = 'the \\"blue\\" rivers'
    text = read(source)
    span = text.span(text.string.index('"'), text.string.rindex('"') + 1)
    assert source[span.start : span.end] == '\\"blue\\"'
    assert styled(read("[*all* States]{.underline}"), Style.UNDERLINE) == ["all States"]
