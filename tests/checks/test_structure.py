from __future__ import annotations

from typing import Any

from reslint.checks import run
from reslint.finding import Finding
from reslint.kinds import objections, settings_of
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector


def found(where: str, *lines: str, fix: str = "none", **options: Any) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "structure", options, selector(where), fix=fix)
    return run(parse(read("\n\n".join(lines).encode(), "draft.md")), [rule])


WHOLE = ("# A title", "*The General Assembly*,", "*Recalling* its decision,", "1. *Notes* it;", "2. *Ends* it.")


def test_a_missing_part_is_told_of_the_draft_or_at_a_place() -> None:
    [finding] = found("closing", *WHOLE, must="be-there")
    assert (finding.paragraph, finding.span.start) == ("", 0)
    assert [f.paragraph for f in found("closing", *WHOLE, must="be-there", at="operative")] == ["OP1"]
    assert found("enacting", *WHOLE, must="be-there") == []


def test_conditions() -> None:
    assert found("closing", *WHOLE, must="be-there", beside="annex") == []
    assert found("closing", *WHOLE, must="be-there", without="preambular") == []
    assert found("closing", *WHOLE, must="be-there", symbol="/L") == []
    assert len(found("closing", "United Nations A/80/L.9", *WHOLE, must="be-there", symbol="/L")) == 1
    assert found("closing", *WHOLE, must="be-there", forms=["decision"]) == []


def test_what_must_not_be_there_is_told_once() -> None:
    [finding] = found("operative", *WHOLE, must="not-be-there")
    assert len(finding.places) == 1
    assert found("operative", *WHOLE, must="not-be-there", before="closing") == []


def test_what_must_not_be_there_is_mended() -> None:
    [finding] = found(
        "enacting", "*The General Assembly:*", *WHOLE[2:], must="not-be-there", pattern="(y):", write=r"\1,", fix="safe"
    )
    assert finding.fix is not None and finding.fix.edits[0].text == "y,"


def test_what_must_not_follow() -> None:
    lines = [*WHOLE[:4], "*Noting* the report,", "*Aware* of it,", WHOLE[4]]
    [finding] = found("preambular", *lines, must="not-follow", other="operative")
    assert (finding.paragraph, len(finding.places)) == ("PP2", 1)
    with_heading = [*WHOLE[:4], "I", "Means", *lines[4:]]
    assert found("preambular", *with_heading, must="not-follow", other="operative", unless="heading") == []


def test_what_must_not_precede() -> None:
    assert [f.paragraph for f in found("preambular", *WHOLE, must="not-precede", other="operative")] == ["PP1"]


def test_objections() -> None:
    def said(**options: Any) -> str:
        return " ".join(objections("structure", settings_of("structure", options)))

    assert "other" in said(must="not-follow")
    assert "pattern" in said(must="not-be-there", write="x")
    assert not said(must="be-there")
