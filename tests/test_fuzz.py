"""The targets of tools/fuzz.py, for a short while; and what longer runs found, which stays found."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
FOUND = Path(__file__).resolve().parent / "found"


def tool() -> ModuleType:
    specification = importlib.util.spec_from_file_location("fuzz", ROOT / "tools" / "fuzz.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["fuzz"] = module
    specification.loader.exec_module(module)
    return module


FUZZ = tool()
# Grammars and rules are made ready once; that is no case's own time.
FUZZ.check(b"1. *Urges* States.")
SEEDS = {name: target.seeds() for name, target in FUZZ.TARGETS.items()}


@pytest.mark.parametrize("name", sorted(FUZZ.TARGETS))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(chance=st.randoms(use_true_random=False))
def test_damaged_input(name: str, chance: random.Random) -> None:
    target, seeds = FUZZ.TARGETS[name], SEEDS[name]
    target.run(target.make(chance.choice(seeds), chance, seeds))


@pytest.mark.parametrize("path", sorted(FOUND.glob("*-*")), ids=lambda path: path.name)
def test_what_was_found(path: Path) -> None:
    target = FUZZ.TARGETS[path.name.split("-")[0]]
    target.run(path.read_bytes())
