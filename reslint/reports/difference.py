"""What changes in a file, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff

__all__ = ["difference"]


def difference(before: str, after: str, label: str, done: str) -> str:
    """The lines that differ, "" for none; ``done`` says what was done to the file ("corrected")."""
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), label, f"{label} ({done})")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
