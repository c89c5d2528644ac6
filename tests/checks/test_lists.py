from __future__ import annotations

from typing import Any

from reslint.checks import run
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule


def found(*lines: str, **options: Any) -> list[Finding]:
    text = "\n\n".join(("# A title", "*The General Assembly*,", *lines, "2. *Ends* the matter."))
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "lists", options)
    return run(parse(read(text.encode(), "draft.md")), [rule])


def test_a_list_of_one() -> None:
    assert [f.paragraph for f in found("1. *Requests* the Office:", "(a) To act;", least=2)] == ["OP1(a)"]
    assert found("1. *Requests* the Office:", "(a) To act;", "(b) To report;", least=2) == []


def test_a_list_goes_on_behind_a_heading_inside_it() -> None:
    assert found("1. *Requests* the Office:", "(a) To act;", "Reports", "(b) To report;", least=2) == []


def test_depth_is_told_once() -> None:
    deep = [
        "1. *Requests* the Office:",
        "(a) To act:",
        "(i) Here:",
        "a. Now;",
        "b. Later;",
        "(ii) There:",
        "a. Now;",
        "b. Later;",
    ]
    assert len(found(*deep, deepest=2)) == 1


def test_the_fewer_are_told() -> None:
    uneven = ["1. *Requests* the Office:", "(a) To act;", "(b) Reporting;", "(c) To end;"]
    assert [f.paragraph for f in found(*uneven, start=r"To\b")] == ["OP1(b)"]
    assert found(*uneven[:3], start=r"To\b") == []


def test_to_before_a_list_and_in_it() -> None:
    lines = ("1. *Requests* the Office to:", "(a) To act;", "(b) To report;")
    options = {"start": "To [a-z]", "against": "[A-Z][a-z]+ing", "behind": r"\bto:\Z"}
    [finding] = found(*lines, **options)
    assert "write it once" in finding.message and len(finding.places) == 1
    assert found("1. *Requests* the Office:", *lines[1:], **options) == []


def test_brackets_of_the_negotiation_are_no_form() -> None:
    lines = ("1. *Requests* the Office:", "(a) To act;", "(b) [To pay;]", "(c) [EU: To report;]", "(d) {};")
    assert found(*(line.format("[To go]") for line in lines), start="To [a-z]") == []
    [finding] = found(*(line.format("[EU: Going]") for line in lines), start="To [a-z]")
    assert "A summary" in finding.message and finding.span.end - finding.span.start == len("Going")


def test_a_bracket_behind_to_hides_no_infinitive() -> None:
    listed = ("1. *Requests* the Office:", "(a) To act;", "(b) To [train and] rest;", "(c) To go;")
    assert found(*listed, start="[Tt]o [a-z]") == []
