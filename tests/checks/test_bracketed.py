from __future__ import annotations

from typing import Any

from reslint.checks import run
from reslint.kinds import objections, settings_of
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector


def found(*lines: str, where: str = "preambular -quotation, operative -quotation", **options: Any) -> list[str]:
    text = "\n\n".join(("*The General Assembly*,", *lines)) + "\n"
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "bracketed", options, selector(where))
    findings = run(parse(read(text.encode(), "draft.md"), stage="tabled"), [rule])
    return [" … ".join(text[span.start : span.end] for span in (finding.span, *finding.places)) for finding in findings]


def test_words_in_brackets() -> None:
    assert found("1. *Notes* the [full] report [of 2020];", "2. *Ends*.") == ["[full]", "[of 2020]"]
    assert found("1. *Notes* the [full [and fair]] report;", "2. *Ends*.") == ["[full [and fair]]"]


def test_brackets_around_paragraphs() -> None:
    assert found("[1. *Notes* the report;]", "2. *Ends*.") == ["[1. *Notes* the report;]"]
    assert found("[1. *Notes* the report;", "2. *Adds* to it;]", "3. *Ends*.") == ["[1. *Notes* the report; … 2. *Adds* to it;]"]
    assert found("1. [*Notes* the report;", "2. *Adds* to it;]", "3. *Ends*.") == ["[*Notes* the report; … 2. *Adds* to it;]"]
    assert found("[1.] *Notes* the report;", "2. *Ends*.") == ["[1.]"]


def test_a_lone_bracket_encloses_nothing() -> None:
    assert found("1. *Notes* the [full report;", "2. *Ends*.") == []
    assert found("1. *Notes* the full] report;", "2. *Ends*.") == []


def test_what_is_left_alone() -> None:
    assert found("1. *Notes* “[t]he report” and [sic] so on;", "2. *Ends*.", unless=[r"\[sic\]"]) == []
    assert found("1. *Notes* the (full) report;", "2. *Ends*.") == []


def test_other_marks() -> None:
    assert found("1. *Notes* the {full} report;", "2. *Ends*.", marks=["{", "}"]) == ["{full}"]


def test_marks_are_of_one_character() -> None:
    for marks in (["<<", ">>"], ["["], ["[", "]", "|"]):
        assert list(objections("bracketed", settings_of("bracketed", {"marks": marks})))
