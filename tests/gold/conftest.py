"""The shared corpora and measuring tools, where they stand beside the checkout; tests over them are skipped elsewhere."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def tool(name: str) -> ModuleType:
    """A measuring tool by its name."""
    folder = str(SHARED / "bench")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "corpus" / "gold-dev.jsonl.gz").is_file():
        pytest.skip("the shared corpora are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def tools(shared: Path) -> Callable[[str], ModuleType]:
    """Gives a measuring tool by its name."""
    return tool


@pytest.fixture(scope="session")
def records(shared: Path) -> list[dict[str, Any]]:
    """Every fortieth gold resolution: General Assembly, Security Council and Human Rights Council."""
    loaded: list[dict[str, Any]] = tool("gold").load(shared / "corpus" / "gold-dev.jsonl.gz")
    return loaded[::40]
