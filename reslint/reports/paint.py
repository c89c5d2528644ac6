"""Colours, where they are wanted."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Paint"]

_CODES = {"bold": "1", "dim": "2", "error": "1;31", "warning": "33", "info": "36", "right": "32"}


class Paint(NamedTuple):
    """Text in a colour named by what it is for; plain text where ``on`` is false."""

    on: bool = False

    def __call__(self, text: str, use: str) -> str:
        return f"\x1b[{_CODES[use]}m{text}\x1b[0m" if self.on and text else text
