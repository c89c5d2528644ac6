"""The kind habit: as replace, told once."""

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

TEXT = "# A title\n\n*The General Assembly*,\n\n1. *Notes* one -- two;\n\n2. *Notes* three -- four -- five.\n"


def found(text: str, fix: str = "safe") -> list[Finding]:
    options = {"swap": {" -- ": " – "}, "whole-words": False}
    return run(parse(read(text.encode(), "draft.md")), [Rule("a-rule", "Once.", "info", "a source", "habit", options, fix=fix)])


def test_all_places_are_one_finding() -> None:
    [finding] = found(TEXT)
    assert finding.paragraph == "OP1"
    assert [TEXT[span.start : span.end] for span in (finding.span, *finding.places)] == [" -- "] * 3


def test_all_places_are_mended_together() -> None:
    [finding] = found(TEXT)
    assert finding.fix is not None
    assert apply(TEXT, [finding.fix]).text == TEXT.replace("--", "–")


def test_a_single_place_and_none() -> None:
    [finding] = found(TEXT.replace(" -- ", " – ", 2), fix="none")
    assert finding.places == () and finding.fix is None
    assert found(TEXT.replace("--", "–")) == []


# Guillemets mark what is reported in examples of rules, so that none can have them.
@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("the report «Rivers» of the Office", "the report “Rivers” of the Office"),
        ("the reports « Rivers » and «Dams»", "the reports “Rivers” and “Dams”"),
        ("the report “On «mills» and dams”", "the report “On ‘mills’ and dams”"),
        ("the »Mills« report", "the “Mills” report"),
    ],
)
def test_guillemets(words: str, right: str) -> None:
    text = f"*The General Assembly*,\n\n*Recalling* {words},\n"
    [finding] = run(parse(read(text.encode(), "draft.md")), [rule for rule in load() if rule.name == "quotes-foreign"])
    assert finding.fix is not None
    assert apply(text, [finding.fix]).text == text.replace(words, right)
