"""The kind label: PP and OP, bis and alt."""

from typing import Any

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule


def written(*lines: str) -> str:
    return "\n\n".join(("# A title", "*The General Assembly*,", *lines, ""))


def found(text: str, what: str, stage: str = "tabled", fix: str = "safe") -> list[Finding]:
    options: dict[str, Any] = {"what": what}
    rule = Rule("a-rule", "A summary.", "error", "a source", "label", options, fix=fix)
    return run(parse(read(text.encode(), "draft.md"), stage=stage), [rule])


def test_working_labels_are_told_once_and_taken_out() -> None:
    text = written("PP1. *Recalling* the past,", "PP2 *Noting* the present,", "OP1. *Decides* that;", "OP2 *Notes* this.")
    [finding] = found(text, "working")
    assert finding.paragraph == "PP1" and len(finding.places) == 3
    assert finding.fix is not None
    right = written("*Recalling* the past,", "*Noting* the present,", "1. *Decides* that;", "2. *Notes* this.")
    assert apply(text, [finding.fix]).text == right


def test_a_label_in_brackets_is_not_mended() -> None:
    [finding] = found(written("[PP1. *Recalling* the past,]", "1. *Decides* that;", "2. *Notes* this."), "working")
    assert finding.fix is None


@pytest.mark.parametrize("label", ["2 bis.", "2 alt.", "[2 ter.]", "OP2 bis"])
def test_an_alternative(label: str) -> None:
    text = written("1. *Notes* this;", "2. *Decides* that;", f"{label} *Decides* something else;", "3. *Notes* it.")
    [finding] = found(text, "alternative")
    assert label.strip("[].") in finding.message
    assert found(text, "alternative", "informal") == []
    assert found(text, "working") == []


@pytest.mark.parametrize("label", ["2a.", "2new.", "2 alt 1."])
def test_a_label_that_no_tradition_knows(label: str) -> None:
    text = written("1. *Notes* this;", "2. *Decides* that;", f"{label} *Requests* something else;", "3. *Notes* it.")
    [finding] = found(text, "alternative", "informal")
    assert "bis" in finding.message
    assert found(text.replace("*Requests* something", "Something"), "alternative", "informal") == []


def test_the_order_of_alternatives() -> None:
    text = written("1. *Notes* this;", "1 ter. *Notes* that;", "1 quater. *Notes* it;", "2. *Decides*.")
    findings = found(text, "order", "informal")
    assert [f.paragraph for f in findings] == ["OP1 ter", "OP1 quater"]
    mended = apply(text, [f.fix for f in findings if f.fix]).text
    assert "1 bis. *Notes* that" in mended and "1 ter. *Notes* it" in mended
    assert found(mended, "order", "informal") == []


def test_alternatives_of_two_paragraphs() -> None:
    text = written("1. *Notes* this;", "1 bis. *Notes* that;", "2. *Notes* it;", "2 bis. *Decides* this;", "3. *Decides*.")
    assert found(text, "order", "informal") == []


def test_amendments_are_left_alone() -> None:
    text = (
        "Chile: amendment to draft resolution A/80/L.7\n\nInsert a new operative paragraph 2 bis reading:\n\n2 bis. *Notes* it;\n"
    )
    assert found(text, "alternative") == []
