"""examples/house-style: a pack to copy. Its examples hold, each of its rules is of another kind, and its draft shows it at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from reslint.checks import run
from reslint.examples import run_examples
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import open_file
from reslint.reports.examples import told
from reslint.rules import Rule

HOUSE = Path(__file__).resolve().parent.parent / "examples" / "house-style"
TOGETHER = load([HOUSE], examples=True)
RULES = [rule for rule in TOGETHER if Path(rule.path).parent == HOUSE]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples(rule: Rule) -> None:
    failures = run_examples(rule)
    assert not failures, "\n\n".join(map(told, failures))


def test_each_rule_is_of_another_kind() -> None:
    kinds = [rule.kind for rule in RULES]
    assert len(kinds) >= 15 and len(set(kinds)) == len(kinds)


def test_no_rule_takes_the_place_of_one_of_the_manual() -> None:
    assert not set(load(["un"]).names) & {rule.name for rule in RULES}


def test_the_draft_has_what_the_house_corrects_and_nothing_else() -> None:
    found = run(parse(open_file(HOUSE / "draft.md")), TOGETHER)
    assert [(finding.paragraph, finding.rule) for finding in found] == [
        ("title", "names-of-valdera"),
        ("PP1", "orvel-declaration"),
        ("PP2", "regattas"),
        ("PP2", "riparian-states"),
        ("OP1", "riparian-states"),
        ("OP1", "empty-phrases"),
        ("OP2", "shorthand"),
        ("OP2", "shared-waters"),
        ("OP2", "note-to-capital"),
        ("OP3", "report-and-agenda"),
    ]
