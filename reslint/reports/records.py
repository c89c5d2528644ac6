"""Findings for programs: ``jsonl``, one object a finding, and ``json``, the same with version, files and counts.

Characters that would end a line or that a terminal would obey stand as escapes, so that each object is one line for any reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from reslint import __version__
from reslint.draft import Draft, Kind, Source
from reslint.finding import Finding, Fix
from reslint.places import Places
from reslint.reports.excerpt import excerpt

__all__ = ["document", "encode", "file_record", "finding_records", "position"]

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def encode(record: Mapping[str, Any], indent: int | None = None) -> str:
    """A record as JSON."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(record, ensure_ascii=False, indent=indent))


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
