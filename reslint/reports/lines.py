"""Findings for pipelines, one after the other: ``unix`` and ``github`` a line for each, ``gitlab`` an object for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reslint.draft import Position
from reslint.finding import Finding
from reslint.reports.excerpt import UNSAFE, hidden, visible
from reslint.reports.paths import from_here, placed
from reslint.session import Checked, shown

__all__ = ["GitHub", "GitLab", "Unix", "said"]

Write = Callable[[str], object]

_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_GITLAB_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class Unix:
    """``path:line:column: severity: label: message [rule]``, which editors and terminals know how to jump to."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def part(self, checked: Checked) -> str:
        """The lines of a file."""
        path, position = visible(shown(checked.path)), checked.draft.source.position
        return "".join(_unix(path, finding, position(finding.span.start)) for finding in checked.findings)

    def take(self, part: str) -> None:
        """Writes the lines of a file."""
        self._write(part)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Nothing stands behind the findings."""


def _unix(path: str, finding: Finding, at: Position) -> str:
    return f"{path}:{at.line}:{at.column}: {finding.severity}: {said(finding)} [{finding.rule}]\n"


class GitHub:
    """Workflow commands, https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions"""

    def __init__(self, write: Write) -> None:
        self._write = write

    def part(self, checked: Checked) -> str:
        """The commands for a file."""
        return "".join(_github(checked, finding) for finding in checked.findings)

    def take(self, part: str) -> None:
        """Writes the commands for a file."""
        self._write(part)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Tells what was not checked, so that it is seen where the findings are seen."""
        for problem in problems:
            self._write(f"::error title=reslint::{_data(visible(problem))}\n")


def _github(checked: Checked, finding: Finding) -> str:
    position = checked.draft.source.position
    start, end = position(finding.span.start), position(finding.span.end)
    places = {"file": placed(checked.path), "line": start.line, "endLine": end.line}
    if start.line == end.line:
        # Columns count only where one line is concerned.
        places |= {"col": start.column, "endColumn": end.column}
    named = ",".join(f"{name}={_property(value)}" for name, value in {**places, "title": finding.rule}.items())
    return f"::{_GITHUB_LEVELS[finding.severity]} {named}::{_data(said(finding))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    # What a terminal would obey; ends of lines have an escape of their own here.
    shown = UNSAFE.sub(lambda match: match[0] if match[0] in "\r\n" else hidden(match), str(value))
    return _data(shown).replace(":", "%3A").replace(",", "%2C")


class GitLab:
    """A Code Quality report, https://docs.gitlab.com/ci/testing/code_quality/"""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._records: list[dict[str, Any]] = []

    def part(self, checked: Checked) -> list[dict[str, Any]]:
        """The objects for a file."""
        from reslint.identity import lasting

        marks = lasting(from_here(checked.path), checked.draft, checked.findings)
        return [_gitlab(checked, finding, mark) for finding, mark in zip(checked.findings, marks, strict=True)]

    def take(self, part: list[dict[str, Any]]) -> None:
        """Keeps the objects until the end: the report is one list."""
        self._records += part

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the list, with what was not checked, so that it is seen where the findings are seen."""
        from json import dumps

        self._write(dumps([*self._records, *map(_unchecked, problems)], indent=2) + "\n")


def _gitlab(checked: Checked, finding: Finding, mark: str) -> dict[str, Any]:
    position = checked.draft.source.position
    return {
        "description": said(finding),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _GITLAB_SEVERITIES[finding.severity],
        "location": {
            "path": placed(checked.path),
            "lines": {"begin": position(finding.span.start).line, "end": position(finding.span.end).line},
        },
    }


def _unchecked(problem: str) -> dict[str, Any]:
    """A sentence on a file that was not checked; it begins with the name of the file."""
    from hashlib import sha256

    return {
        "description": visible(problem),
        "check_name": "reslint",
        "fingerprint": sha256(problem.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": "blocker",
        "location": {"path": placed(problem.partition(": ")[0]), "lines": {"begin": 1, "end": 1}},
    }


def said(finding: Finding) -> str:
    """The message with its place in the draft before it, on one line."""
    return visible(f"{finding.paragraph}: {finding.message}" if finding.paragraph else finding.message)
