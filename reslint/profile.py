"""What holds for one file: its packs, organ, stage, and the severity and settings of its rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["AUTO", "Choice", "Profile"]

AUTO = "auto"
"""The organ or stage that is to be told from the draft itself."""


class Choice(NamedTuple):
    """What a configuration says of a rule: a severity (None: the rule's own), settings over those of its check, their lines."""

    severity: str | None = None
    settings: Mapping[str, Any] = {}
    line: int = 0
    lines: Mapping[str, int] = {}


class Profile(NamedTuple):
    """``origin`` is the configuration file that this comes from, or ""."""

    packs: tuple[Path | str, ...] = ("un",)
    organ: str = AUTO
    stage: str = AUTO
    choices: Mapping[str, Choice] = {}
    origin: str = ""
