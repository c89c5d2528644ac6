"""Findings for programs: ``jsonl``, one object a finding, and ``json``, the same with version, files and counts.

Characters that would end a line, that a terminal would obey or that nobody sees stand as escapes, so that each object is one line
for any reader.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reslint import __version__
from reslint.derived.places import Places
from reslint.draft import Draft, Kind, Source
from reslint.finding import Finding, Fix
from reslint.matching.expressions import expression
from reslint.reports.excerpt import UNSAFE, excerpt
from reslint.session import Checked

__all__ = ["Lines", "Whole", "document", "encode", "file_record", "finding_records", "position"]

Write = Callable[[str], object]
Records = tuple[dict[str, Any], list[dict[str, Any]]]

# Of the others, JSON itself knows what it escapes, and lines are its own.
_ESCAPED = expression(f"(?![\x00-\x1f]){UNSAFE.pattern}")


class Whole:
    """The form ``json``: a run as one object."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._files: list[dict[str, Any]] = []
        self._findings: list[dict[str, Any]] = []

    def part(self, checked: Checked) -> Records:
        """The records of a file and of its findings."""
        file = file_record(checked.path, checked.draft, len(checked.findings))
        return file, finding_records(checked.path, checked.draft, checked.findings)

    def take(self, part: Records) -> None:
        """Keeps the records until the end."""
        self._files.append(part[0])
        self._findings += part[1]

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the object."""
        self._write(document(self._files, self._findings, problems, counts) + "\n")


class Lines:
    """The form ``jsonl``: lines are findings and nothing else."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def part(self, checked: Checked) -> str:
        """The lines of a file."""
        records = finding_records(checked.path, checked.draft, checked.findings)
        return "".join(encode(record) + "\n" for record in records)

    def take(self, part: str) -> None:
        """Writes the lines of a file."""
        self._write(part)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Nothing stands behind the findings."""


def encode(record: Mapping[str, Any], indent: int | None = None) -> str:
    """A record as JSON."""
    return _ESCAPED.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(record, ensure_ascii=False, indent=indent))


def position(source: Source, offset: int) -> dict[str, int]:
    """A place in the source, as records give it: line and column from 1, offset from 0 in code points."""
    place = source.position(offset)
    return {"line": place.line, "column": place.column, "offset": place.offset}


def finding_records(path: str, draft: Draft, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings of one file."""
    places = Places(draft)
    return [_finding(path, draft.source, places, finding) for finding in findings]


def _finding(path: str, source: Source, places: Places, finding: Finding) -> dict[str, Any]:
    return {
        "path": path,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "paragraph": finding.paragraph,
        "start": position(source, finding.span.start),
        "end": position(source, finding.span.end),
        "page": source.position(finding.span.start).page,
        "excerpt": excerpt(source.text, finding.span, places.bounds(finding.span)).text,
        "fix": _fix(source, finding.fix),
        "places": [
            {
                "paragraph": places.label(span.start),
                "start": position(source, span.start),
                "end": position(source, span.end),
            }
            for span in finding.places
        ],
    }


def _fix(source: Source, fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [
        {"start": position(source, edit.span.start), "end": position(source, edit.span.end), "text": edit.text}
        | ({} if edit.italic is None else {"italic": edit.italic})
        for edit in fix.edits
    ]
    return {"safety": fix.safety, "edits": edits}


def file_record(path: str, draft: Draft, findings: int) -> dict[str, Any]:
    """One file: what it was taken for and what it holds."""
    return {
        "path": path,
        "organ": draft.organ,
        "stage": draft.stage,
        "form": draft.form,
        "language": draft.language,
        "preambular": sum(1 for p in draft.of(Kind.PREAMBULAR, part="main") if not p.resumed),
        "operative": sum(1 for p in draft.of(Kind.OPERATIVE, part="main") if not p.resumed),
        "notes": len(draft.notes),
        "findings": findings,
        "warnings": list(draft.source.warnings),
    }


def document(
    files: Sequence[Mapping[str, Any]], findings: Sequence[Mapping[str, Any]], errors: Sequence[str], counts: Mapping[str, int]
) -> str:
    """The whole run as one JSON object. ``errors`` are the sentences about what was not checked."""
    return encode(
        {
            "version": __version__,
            "files": list(files),
            "findings": list(findings),
            "counts": dict(counts),
            "errors": list(errors),
        },
        indent=2,
    )
