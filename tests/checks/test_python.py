"""Checks that an installed distribution brings along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reslint.checks import examine
from reslint.checks.python import _loaded
from reslint.examples import run_examples
from reslint.kinds import objections, settings_of
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.rules import Example, Rule
from reslint.session import Session

CODE = """
def rivers(draft, rule, options):
    for paragraph in draft.paragraphs:
        at = paragraph.text.string.find(options.get("word", "river"))
        if at >= 0:
            yield rule.finding(paragraph, at, at + len(options.get("word", "river")), "“{found}” again")


def broken(draft, rule, options):
    raise ValueError("no rain")
"""


@pytest.fixture(autouse=True)
def distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = tmp_path / "acme_checks-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-checks\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[reslint.checks]\nrivers = acme_checks:rivers\nbroken = acme_checks:broken\n")
    (tmp_path / "acme_checks.py").write_text(CODE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    _loaded.cache_clear()


def rule(**options: object) -> Rule:
    return Rule("a-rule", "A summary.", "error", "somewhere", "python", options)


DRAFT = parse(read_string("*The General Assembly*,\n\n*Recalling* the lake,\n\n1. *Notes* a river.\n", "draft.md"))


def test_its_findings_are_those_of_the_rule() -> None:
    (finding,) = examine(DRAFT, [rule(entry="rivers")]).findings
    assert (finding.rule, finding.paragraph, finding.message) == ("a-rule", "OP1", "“river” again")
    (finding,) = examine(DRAFT, [rule(entry="rivers", options={"word": "lake"})]).findings
    assert finding.paragraph == "PP1"


def test_one_that_fails_is_named_and_the_others_run() -> None:
    outcome = examine(DRAFT, [rule(entry="broken"), rule(entry="rivers")])
    assert outcome.warnings == ('the rule "a-rule" was not applied: its check "broken" failed (ValueError: no rain)',)
    assert len(outcome.findings) == 1


def test_one_that_nobody_brings_along_is_refused() -> None:
    assert list(objections("python", settings_of("python", {"entry": "rivers"}))) == []
    (sentence,) = objections("python", settings_of("python", {"entry": "river"}))
    assert sentence == '"entry" is "river", and no installed distribution brings such a check along; did you mean "rivers"?'


def test_one_that_fails_does_not_pass_its_examples() -> None:
    example = Example("fine", "a river", line=1)
    [failure] = run_examples(replace(rule(entry="broken"), examples=(example,)))
    assert failure.problem.endswith('its check "broken" failed (ValueError: no rain)')


def test_no_result_is_kept_where_one_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "a-rule.yml").write_text(
        "rule: a-rule\nsummary: A summary.\nseverity: error\nsource: somewhere\ncheck: {kind: python, entry: rivers}\n"
        "examples:\n  - bad: 'a «river»'\n  - bad: 'the «river»'\n  - fine: 'a lake'\n  - fine: 'the lake'\n"
    )
    (tmp_path / ".reslint.yml").write_text("extends: [./house]\n")
    (tmp_path / "draft.md").write_text(DRAFT.source.text)
    assert [finding.rule for finding in Session().check(str(tmp_path / "draft.md")).findings] == ["a-rule"]
    assert not list((tmp_path / "cache").glob("results/*.result"))


def test_a_kind_that_fails_costs_only_its_own_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reslint.checks.length.check", lambda *_: 1 // 0)
    other = Rule("another", "A summary.", "error", "somewhere", "length", {"most": 10})
    outcome = examine(DRAFT, [other, rule(entry="rivers")])
    assert len(outcome.findings) == 1 and "another" in outcome.warnings[0] and "ZeroDivisionError" in outcome.warnings[0]
