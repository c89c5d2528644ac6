"""The forms in which a run tells its findings: each takes the files one after the other, and is told when there are no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from reslint.reports.excerpt import visible
from reslint.reports.paint import Paint
from reslint.rules import Rule
from reslint.session import Checked, shown

__all__ = ["Report", "report_in"]

Write = Callable[[str], object]

_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_GITLAB_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class Report(Protocol):
    """Findings told in one form."""

    def file(self, checked: Checked) -> None:
        """Takes a file."""

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Ends; with the number of findings of each severity, and the sentences on what was not checked."""


def report_in(form: str, write: Write, color: bool, rules: Callable[[], Mapping[str, Rule]]) -> Report:
    """The report in a form, as ``check --format`` names them; ``rules`` gives those that ran, by name, to be explained."""
    if form == "text":
        return _Text(write, color)
    if form == "sarif":
        from reslint.reports.sarif import Sarif

        return Sarif(write, rules)
    plain: Mapping[str, Callable[[Write], Report]] = {
        "json": _Json,
        "jsonl": _Lines,
        "unix": _Unix,
        "github": _GitHub,
        "gitlab": _GitLab,
    }
    return plain[form](write)


class _Text:
    def __init__(self, write: Write, color: bool) -> None:
        self.write, self.paint, self.files = write, Paint(color), 0

    def file(self, checked: Checked) -> None:
        from reslint.reports.text import report

        self.files += 1
        self.write(report(shown(checked.path), checked.draft, checked.findings, self.paint) + "\n")

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        from reslint.reports.text import total

        if self.files:
            self.write(total(counts, self.files, len(problems)))


class _Json:
    def __init__(self, write: Write) -> None:
        self.write = write
        self.files: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []

    def file(self, checked: Checked) -> None:
        from reslint.reports.records import file_record, finding_records

        self.files.append(file_record(checked.path, checked.draft, len(checked.findings)))
        self.findings += finding_records(checked.path, checked.draft, checked.findings)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        from reslint.reports.records import document

        self.write(document(self.files, self.findings, problems, counts) + "\n")


class _Lines:
    """Lines are findings and nothing else."""

    def __init__(self, write: Write) -> None:
        self.write = write

    def file(self, checked: Checked) -> None:
        from reslint.reports.records import encode, finding_records

        for record in finding_records(checked.path, checked.draft, checked.findings):
            self.write(encode(record) + "\n")

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Nothing stands behind the findings."""


class _Unix:
    """``path:line:column: severity: label: message [rule]``, which editors and terminals know how to jump to."""

    def __init__(self, write: Write) -> None:
        self.write = write

    def file(self, checked: Checked) -> None:
        for finding in checked.findings:
            at = checked.draft.source.position(finding.span.start)
            place = f"{visible(shown(checked.path))}:{at.line}:{at.column}"
            self.write(f"{place}: {finding.severity}: {_said(finding.paragraph, finding.message)} [{finding.rule}]\n")

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Nothing stands behind the findings."""


class _GitHub:
    """Workflow commands, https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions"""

    def __init__(self, write: Write) -> None:
        self.write = write

    def file(self, checked: Checked) -> None:
        position = checked.draft.source.position
        for finding in checked.findings:
            start, end = position(finding.span.start), position(finding.span.end)
            places = {"file": checked.path, "line": start.line, "endLine": end.line}
            if start.line == end.line:
                # Columns count only where one line is concerned.
                places |= {"col": start.column, "endColumn": end.column}
            named = ",".join(f"{name}={_property(value)}" for name, value in {**places, "title": finding.rule}.items())
            self.write(f"::{_GITHUB_LEVELS[finding.severity]} {named}::{_data(_said(finding.paragraph, finding.message))}\n")

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Tells what was not checked, so that it is seen where the findings are seen."""
        for problem in problems:
            self.write(f"::error title=reslint::{_data(visible(problem))}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")


class _GitLab:
    """A Code Quality report, https://docs.gitlab.com/ci/testing/code_quality/"""

    def __init__(self, write: Write) -> None:
        self.write = write
        self.records: list[dict[str, Any]] = []

    def file(self, checked: Checked) -> None:
        from reslint.identity import lasting

        position = checked.draft.source.position
        for finding, mark in zip(checked.findings, lasting(checked.path, checked.draft, checked.findings), strict=True):
            lines = {"begin": position(finding.span.start).line, "end": position(finding.span.end).line}
            self.records.append(
                {
                    "description": _said(finding.paragraph, finding.message),
                    "check_name": finding.rule,
                    "fingerprint": mark,
                    "severity": _GITLAB_SEVERITIES[finding.severity],
                    "location": {"path": checked.path, "lines": lines},
                }
            )

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        from json import dumps

        self.write(dumps(self.records, indent=2) + "\n")


def _said(label: str, message: str) -> str:
    """The message with its place in the draft before it, on one line."""
    return visible(f"{label}: {message}" if label else message)
