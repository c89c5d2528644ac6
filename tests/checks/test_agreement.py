from __future__ import annotations

from typing import Any

from reslint.checks import run
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

OPERATIVE = {"part": "operative", "pattern": "annexed hereto"}
ANNEX = {"part": "heading annex", "pattern": "^Annex"}


def found(*lines: str, **options: Any) -> list[Finding]:
    text = "\n\n".join(("# A title", "*The General Assembly*,", *lines))
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "agreement", options)
    return run(parse(read(text.encode(), "draft.md")), [rule])


def test_words_that_must_be_equal() -> None:
    options = {"one": {"part": "title", "pattern": r"title"}, "other": {"part": "operative", "pattern": "(?i:title|name)"}}
    assert found("*Notes* the TITLE.", must="be-equal", **options) == []
    [finding] = found("*Notes* the name.", must="be-equal", **options)
    assert finding.message == "“name” does not agree with “title”"
    assert found("*Notes* nothing.", must="be-equal", **options) == []


def test_parts_that_must_both_occur() -> None:
    options = {"one": OPERATIVE, "other": ANNEX, "must": "both-occur", "without-one": "no mention", "without-other": "no annex"}
    annex = ("Annex", "Rules", "Observers register.")
    assert [f.message for f in found("*Adopts* the rules annexed hereto.", **options)] == ["no annex"]
    assert [f.message for f in found("*Adopts* the rules.", *annex, **options)] == ["no mention"]
    assert found("*Adopts* the rules annexed hereto.", *annex, **options) == []
    assert found("*Adopts* the rules.", **options) == []


def test_less_is_enough_for_a_counterpart() -> None:
    one = {**OPERATIVE, "enough": "following"}
    annex = ("Annex", "Rules", "Observers register.")
    assert found("*Adopts* the following rules.", *annex, one=one, other=ANNEX, must="both-occur") == []
