"""Every example of every rule that travels with the program."""

import pytest

from reslint.examples import run_examples
from reslint.packs import load
from reslint.packs.places import packs_folder
from reslint.reports.examples import told
from reslint.rules import Rule

PACKS = sorted(folder.name for folder in packs_folder().iterdir() if any(folder.glob("*.yml")))
RULES = [rule for pack in PACKS for rule in load([pack], examples=True) if rule.pack == pack]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.pack}/{rule.name}")
def test_examples(rule: Rule) -> None:
    failures = run_examples(rule)
    assert not failures, "\n\n".join(map(told, failures))
