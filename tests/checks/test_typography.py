"""The kinds initial, balance, spacing and sentence."""

from __future__ import annotations

from typing import Any

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

HEAD = "*The General Assembly*,\n\n*Recalling* its decision,\n\n"
QUOTES: dict[str, Any] = {"pairs": {'“"': '”"'}, "across": '“"'}
BRACKETS: dict[str, Any] = {"pairs": {"(": ")", "[": "]"}, "across": "[", "unless": r"(?<=\s)[a-z]\)"}
BLANKS: dict[str, Any] = {"doubled": True, "before": ",;:.)", "behind": "("}


def found(kind: str, text: str, where: str = "body, note", **options: Any) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", kind, options, selector(where), fix="safe")
    return run(parse(read(text.encode(), "draft.md")), [rule])


def operative(words: str) -> str:
    return f"{HEAD}1. *Notes* {words};\n\n2. *Ends* the matter."


def places(text: str, findings: list[Finding]) -> list[tuple[int, str]]:
    spans = [span for finding in findings for span in (finding.span, *finding.places)]
    return [(span.start - len(HEAD), text[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("balance", QUOTES, 'the “so-called “grey” waters” and the "blue" ones'),
        ("balance", QUOTES, "what States’ people’s rights are"),
        ("balance", BRACKETS, "resolution 217 A (III) and (see (4)) the aims a) and b)"),
        ("spacing", BLANKS, "the work\n     of the Commission"),
        ("spacing", BLANKS, "the report<sup>1</sup> , and <sup>2</sup> the rest ... of .5 per cent"),
        ("spacing", BLANKS, "the words <!-- a remark --> of all"),
    ],
)
def test_right(kind: str, options: dict[str, Any], words: str) -> None:
    assert found(kind, operative(words), **options) == []


@pytest.mark.parametrize(
    ("kind", "options", "words", "expected"),
    [
        ("balance", QUOTES, "the “report", "“"),
        ("balance", QUOTES, "the report”", "”"),
        ("balance", QUOTES, 'the "report', '"'),
        ("balance", QUOTES, "the “report“ of", "“"),
        ("balance", BRACKETS, "the (report", "("),
        ("balance", BRACKETS, "the report)", ")"),
        ("balance", BRACKETS, "the [report", "["),
        ("spacing", BLANKS, "the  report", "  "),
        ("spacing", BLANKS, "the report , too", " "),
        ("spacing", BLANKS, "the ( report)", " "),
        ("spacing", BLANKS, "the *report*  of", "  "),
        ("spacing", BLANKS, "the *report* , too", " "),
    ],
)
def test_wrong(kind: str, options: dict[str, Any], words: str, expected: str) -> None:
    text = operative(words)
    [finding] = found(kind, text, **options)
    assert text[finding.span.start : finding.span.end] == expected
    assert finding.paragraph == "OP1"


def test_a_mark_may_stay_open_from_paragraph_to_paragraph() -> None:
    text = (
        f"{HEAD}1. *Adopts* this: “Rivers are free;\n\n2. “*Dams* are not;\n\n3. “*Lakes* are”;\n\n4. [*Ends* it;\n\n5. *Ends*.]"
    )
    assert found("balance", text, **QUOTES) == []
    assert found("balance", text, **BRACKETS) == []
    assert len(found("balance", f"{text}]", **BRACKETS)) == 1


def test_a_bracket_inside_a_paragraph_is_closed_in_the_next_one_at_the_latest() -> None:
    text = f"{HEAD}1. *Asks* [for more;\n\n2. [*Notes* it;]\n\n3. *Ends* [it]."
    [finding] = found("balance", text, **BRACKETS)
    assert (finding.paragraph, text[finding.span.start - 6 : finding.span.end]) == ("OP1", "Asks* [")
    assert found("balance", text.replace("it;]", "it;]]"), **BRACKETS) == []
    text = f"{HEAD}1. [*Asks* for more;\n\n2. [*Notes*] [*Recalls*] it;\n\n3. *Ends* it."
    assert [finding.paragraph for finding in found("balance", text, **BRACKETS)] == ["OP1"]


def test_a_bracket_may_stand_before_the_number() -> None:
    text = f"{HEAD}[1. *Notes* it;\n\n2. *Asks* for more;]\n\n3. *Ends* it."
    assert found("balance", text, **BRACKETS) == []
    [finding] = found("balance", text.replace("]", ""), **BRACKETS)
    assert finding.paragraph == "OP1" and "[" in text[finding.span.start : finding.span.end]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("the ((report", [2]),
        ("the ( report ( of", [1, 1]),
        ("the ((report)) of (((those)", [2]),
        ("the report)) of ((those", [2, 2]),
        ("the " + "([" * 200 + "report", [200, 200]),
        ("the " + "( a " * 200 + "report", [200]),
    ],
)
def test_equal_marks_side_by_side_or_very_many_are_one_finding(words: str, counts: list[int]) -> None:
    found_there = found("balance", operative(words), **BRACKETS)
    assert [1 + len(finding.places) for finding in found_there] == counts
    text = operative(words)
    assert all(text[span.start : span.end] in "([)" for f in found_there for span in (f.span, *f.places))


def test_of_quotations_that_are_never_closed_the_last_are_kept_open() -> None:
    paragraphs = "\n\n".join(f"{number}. *Says* “this;" for number in range(1, 301))
    assert len(found("balance", f"{HEAD}{paragraphs}\n\n301. *Ends* it.", **QUOTES)) == 300
    closed = f"{HEAD}{paragraphs}\n\n301. *Ends* it{'”' * 100}."
    assert [finding.paragraph for finding in found("balance", closed, **QUOTES)] == [f"OP{n}" for n in range(1, 201)]


def test_blanks_are_mended_and_told_once_a_paragraph() -> None:
    text = operative("the  report , in  full")
    [finding] = found("spacing", text, **BLANKS)
    assert found("spacing", operative("the report , in full"), **BLANKS)[0].message == "A space stands before the comma"
    assert len(finding.places) == 2 and finding.fix is not None
    assert apply(text, [finding.fix]).text == operative("the report, in full")


def test_blanks_all_over_are_told_once() -> None:
    text = HEAD + "\n\n".join(f"{number}. *Notes*  the report;" for number in range(1, 10)) + "\n\n10. *Ends* it."
    [finding] = found("spacing", text, **BLANKS)
    assert finding.paragraph == "" and len(finding.places) == 8


def test_first_letters() -> None:
    text = f"{HEAD}1. *Asks* States:\n\n(a) To note;\n\n(b) to ask;\n\n(c) “to” tell;\n\n2. *Ends* it."
    findings = found("initial", text, where="subparagraph", letter="capital")
    assert [finding.paragraph for finding in findings] == ["OP1(b)", "OP1(c)"]
    assert apply(text, [f.fix for f in findings if f.fix]).text == text.replace("(b) to", "(b) To").replace("“to”", "“To”")
    assert found("initial", text, where="subparagraph", letter="capital", unless="to") == []
    assert [f.paragraph for f in found("initial", text, where="subparagraph", letter="small")] == ["OP1(a)"]


def test_first_letters_that_are_a_habit_are_told_once() -> None:
    items = "\n\n".join(f"({letter}) to note;" for letter in "abcdef")
    [finding] = found("initial", f"{HEAD}1. *Asks* States:\n\n{items}\n\n2. *Ends* it.", where="subparagraph")
    assert finding.paragraph == "" and len(finding.places) == 5


def test_sentences() -> None:
    options = {"patterns": r"[a-z](?P<here>\.) [A-Z]", "unless": r"\bv\. "}
    text = operative("the report. It is good")
    [finding] = found("sentence", text, where="operative", **options)
    assert places(text, [finding]) == [(21, ".")]
    assert found("sentence", operative("the case A v. B"), where="operative", **options) == []
    [finding] = found("sentence", operative("a. B. C c. D d. E e. F f. G"), where="operative", **options)
    assert finding.paragraph == "" and len(finding.places) == 4


def test_sentences_of_an_instrument_are_left_alone() -> None:
    rules = "\n\n".join(f"{number}. The fund is free. It meets in month {number}." for number in range(1, 6))
    text = f"{HEAD}1. *Adopts* the rules of the fund.\n\n### Rules of the fund\n\n{rules}"
    assert found("sentence", text, where="operative main", patterns=r"(?P<here>\.) It") == []
