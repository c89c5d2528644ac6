"""What rules raise on official texts, as their pages tell it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reslint.packs import load
from reslint.packs.places import packs_folder
from reslint.reports.measured import FILE, Measured, figures, measured, written
from reslint.reports.rule import page
from reslint.rules import Rule

MEASURE = Measured(
    date(2026, 11, 6),
    {"security-council": 166, "general-assembly": 1987, "human-rights-council": 89},
    {"silent": {}, "loud": {"general-assembly": 3, "security-council": 1200}},
)


def rule(name: str, severity: str = "error", **organs: str) -> Rule:
    words = {organ.replace("_", "-"): word for organ, word in organs.items()}
    return Rule(name, "A rule.", severity, "House manual", "forbid", {"patterns": ["x"]}, organs=words)


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (rule("unmeasured"), []),
        (rule("silent"), ["0 in 2,242 official resolutions, 6 November 2026"]),
        (
            rule("loud"),
            [
                "1,203 in 2,242 official resolutions, 6 November 2026",
                "3 in 1,987 of the General Assembly",
                "1,200 in 166 of the Security Council",
            ],
        ),
        (
            rule("loud", security_council="off", human_rights_council="off"),
            [
                "3 in 1,987 official resolutions, 6 November 2026",
                "1,200 in 166 of the Security Council, where it is off",
                "0 in 89 of the Human Rights Council, where it is off",
            ],
        ),
        (
            rule("loud", "off"),
            [
                "3 in 1,987 official resolutions of the General Assembly, 6 November 2026, where it is off",
                "1,200 in 166 official resolutions of the Security Council, 6 November 2026, where it is off",
                "0 in 89 official resolutions of the Human Rights Council, 6 November 2026, where it is off",
            ],
        ),
    ],
)
def test_figures(asked: Rule, lines: list[str]) -> None:
    assert figures(asked, MEASURE) == lines


def test_written_and_read_again(tmp_path: Path) -> None:
    here = replace(rule("loud"), path=str(tmp_path / "loud.yml"))
    assert measured(here) is None
    (tmp_path / FILE).write_text(written(MEASURE), encoding="utf-8")
    assert measured(here) == MEASURE
    assert "  Alarms:     1,203 in 2,242 official resolutions, 6 November 2026\n              3 in 1,987 of" in page(here)
    (tmp_path / FILE).write_text('{"date": "never"}', encoding="utf-8")
    assert measured(here) is None


def test_the_figures_that_travel_with_the_program() -> None:
    measure = measured(next(iter(load())))
    assert measure is not None
    assert set(measure.texts) == {"general-assembly", "security-council", "human-rights-council"}
    assert "per-cent" in measure.alarms
    assert (packs_folder() / "un" / FILE).read_text(encoding="utf-8") == written(measure)


def test_a_rule_that_official_texts_often_break_is_no_error() -> None:
    rules = list(load())
    measure = measured(rules[0])
    assert measure is not None
    errors = {
        (rule.name, organ): count
        for rule in rules
        for organ, count in measure.alarms.get(rule.name, {}).items()
        if rule.severity_for(organ, "adopted") == "error"
    }
    assert {place for place, count in errors.items() if count > 4 and count > measure.texts[place[1]] / 40} == set()
    assert sum(errors.values()) / sum(measure.texts.values()) <= 0.125


GOLD = """\
def load(path):
    brook = "*The Security Council*,\\n\\n1. *Notes* a brook."
    first = {"symbol": "A/1", "organ": "General Assembly", "text": open(path).read()}
    return [first, {"symbol": "S/1", "organ": "Security Council", "text": brook}]
"""
DRAFT = "*The General Assembly*,\n\n1. *Notes* the brook and the brook;\n\n2. *Decides* to return.\n"
HOUSE = """\
rule: brook
summary: A brook is a river.
severity: error
source: House manual
organs: {security-council: off}
check: {kind: forbid, patterns: [brook]}
examples: [{bad: 'a «brook»'}, {bad: 'the «brook»'}, {fine: a river}, {fine: the river}]
"""


def test_the_tool_measures(tmp_path: Path) -> None:
    files = {
        "bench/gold.py": GOLD,
        "bench/render.py": "LAYOUTS = {'markdown': (lambda record: record['text'], '.md')}\n",
        "drafts.txt": DRAFT,
        "house/brook.yml": HOUSE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    tool = Path(__file__).resolve().parents[1] / "tools" / "measure.py"
    told = subprocess.run(
        [sys.executable, str(tool), str(tmp_path / "drafts.txt"), str(tmp_path / "bench"), str(tmp_path / "house")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "general-assembly: 1 texts; findings a text: 2.000 error" in told.stdout
    assert "security-council: 1 texts; findings a text: 0.000 error" in told.stdout
    (brook,) = load([tmp_path / "house"])
    measure = measured(brook)
    assert measure is not None
    assert measure.alarms == {"brook": {"general-assembly": 2, "security-council": 1}}
