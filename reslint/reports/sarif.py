"""SARIF 2.1.0, the form in which code scanning takes findings: with the rules, the corrections, and marks that last.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reslint import __version__
from reslint.draft import Source
from reslint.finding import Finding
from reslint.identity import lasting
from reslint.reports.excerpt import visible
from reslint.reports.paths import from_here, uri
from reslint.rules import Rule
from reslint.session import Checked
from reslint.text import Span

__all__ = ["Sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "none"}


class Sarif:
    """One run in SARIF; ``rules`` gives those that ran, by name."""

    def __init__(self, write: Callable[[str], object], rules: Callable[[], Mapping[str, Rule]]) -> None:
        self._write, self._rules = write, rules
        self._results: list[dict[str, Any]] = []

    def part(self, checked: Checked) -> list[dict[str, Any]]:
        """The results of a file."""
        marks = lasting(from_here(checked.path), checked.draft, checked.findings)
        return [_result(checked, finding, mark) for finding, mark in zip(checked.findings, marks, strict=True)]

    def take(self, part: list[dict[str, Any]]) -> None:
        """Keeps the results until the end."""
        self._results += part

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the whole."""
        notes = [{"level": "error", "message": {"text": visible(problem)}} for problem in problems]
        invocation = {"executionSuccessful": not problems, "toolExecutionNotifications": notes}
        found = {result["ruleId"] for result in self._results}
        rules = [_rule(rule) for name, rule in sorted(self._rules().items()) if name in found]
        run = {
            "tool": {"driver": {"name": "reslint", "version": __version__, "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [invocation],
            "results": self._results,
        }
        self._write(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _rule(rule: Rule) -> dict[str, Any]:
    help_text = "\n\n".join(part for part in (rule.why, f"Source: {rule.source}") if part)
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(checked: Checked, finding: Finding, mark: str) -> dict[str, Any]:
    source = checked.draft.source
    artifact = {"uri": uri(checked.path)}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": _region(source, finding.span)}}
    if finding.paragraph:
        location["logicalLocations"] = [{"name": finding.paragraph}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(f"{finding.paragraph}: {finding.message}" if finding.paragraph else finding.message)},
        "locations": [location],
        "partialFingerprints": {"reslint/v1": mark},
    }
    if finding.places:
        result["relatedLocations"] = [
            {"physicalLocation": {"artifactLocation": artifact, "region": _region(source, span)}} for span in finding.places
        ]
    # A viewer makes corrections in the file itself, which for Word is not the text that these places are in.
    if finding.fix and source.lined:
        replacements = [
            {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}} for edit in finding.fix.edits
        ]
        description = {"text": "Safe to make" if finding.fix.safety == "safe" else "Suggested, for a person to judge"}
        changes = [{"artifactLocation": artifact, "replacements": replacements}]
        result["fixes"] = [{"description": description, "artifactChanges": changes}]
    return result


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
