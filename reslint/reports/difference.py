"""What changes in a file, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff
from io import StringIO

from reslint.reports.excerpt import UNSAFE, hidden, visible

__all__ = ["difference", "harmless"]


def difference(before: str, after: str, label: str, done: str) -> str:
    """The lines that differ, "" for none; ``done`` says what was done to the file ("corrected")."""
    name = visible(label)
    lines = unified_diff(_lines(before), _lines(after), name, f"{name} ({done})")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines as programs count them that apply a difference: nothing but a line feed ends one."""
    return list(StringIO(text, newline="\n"))


def harmless(lines: str) -> str:
    """The lines as a terminal may get them: with escapes for what it would obey or could not show."""
    return "\n".join(
        "\t".join(UNSAFE.sub(hidden, part) for part in line.removesuffix("\r").split("\t")) for line in lines.split("\n")
    )
