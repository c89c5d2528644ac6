"""Findings as a drafter reads them: what was understood, then each finding with its place, its words and the correction."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reslint.derived.places import Places
from reslint.draft import NOT_THE_DRAFT, Draft, Kind
from reslint.finding import Finding
from reslint.reports.excerpt import correction, excerpt, visible
from reslint.reports.paint import Paint

__all__ = ["PLAIN", "advice", "ending", "report", "total", "understood"]

PLAIN = Paint()
PLACES_NAMED = 8
FILES_NAMED = 4


def report(path: str, draft: Draft, findings: Sequence[Finding], paint: Paint = PLAIN, source: bool = True) -> str:
    """One file: a heading line, then its findings in order of the text, with the words concerned unless ``source`` is false."""
    places = Places(draft)
    parts = [f"{paint(visible(path), 'bold')}: {understood(draft)}\n"]
    parts += [_finding(draft, places, finding, paint, source) for finding in findings]
    if not findings:
        parts.append("Nothing to correct.\n")
    return "\n".join(parts) if findings else "".join(parts)


def understood(draft: Draft) -> str:
    """What the draft is and what it holds, in words ("General Assembly, draft resolution, 22 preambular and ...")."""
    if draft.form == "none":
        return "not a draft resolution"
    if draft.form == "statement":
        return visible(
            ", ".join(part for part in (draft.organ, "a statement: its words, citations and facts are checked") if part)
        )
    kinds = Counter(p.kind for p in draft.paragraphs if p.part == "main" and not p.resumed)
    preambular, operative = kinds[Kind.PREAMBULAR], kinds[Kind.OPERATIVE]
    if preambular and operative:
        body = f"{preambular} preambular and {_number(operative, 'operative paragraph')}"
    elif preambular:
        body = _number(preambular, "preambular paragraph")
    else:
        body = _number(operative, "operative paragraph")
    form = {"tabled": "draft {}", "informal": "informal draft {}", "adopted": "{}"}.get(draft.stage, "{}").format(draft.form)
    annex = any(p.part == "annex" for p in draft.paragraphs)
    said = [draft.organ, form, body, _number(len(draft.notes), "note") if draft.notes else "", "with annex" if annex else ""]
    said.append("what follows it was not checked" if any(p.label == NOT_THE_DRAFT for p in draft.paragraphs) else "")
    return visible(", ".join(part for part in said if part))


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _finding(draft: Draft, places: Places, finding: Finding, paint: Paint, words: bool) -> str:
    source = draft.source
    place = source.position(finding.span.start)
    head = [
        paint(visible(places.name(finding.span.start) if finding.paragraph else ""), "bold"),
        f"{place.line}:{place.column}" if source.lined else f"page {place.page}" if place.page else "",
        paint(finding.severity, finding.severity),
        visible(finding.message),
    ]
    lines = ["  ".join(part for part in head if part)]
    shown = excerpt(source.text, finding.span, places.bounds(finding.span)) if words else None
    if shown and shown.text:
        lines += [f"    {shown.text}", f"    {paint(shown.underline, finding.severity)}"]
    if finding.fix is not None and finding.fix.edits:
        word = "right" if finding.fix.safety == "safe" else "suggested"
        lines.append(f"    {word}: {paint(correction(source.text, finding.span, finding.fix), 'right')}")
    if finding.places:
        lines.append(f"    {_more(finding, places)}")
    lines.append(paint(f"    rule: {finding.rule}", "dim"))
    return "\n".join(lines) + "\n"


def _more(finding: Finding, places: Places) -> str:
    count = len(finding.places)
    names = list(dict.fromkeys(places.name(span.start) for span in finding.places))
    named = ", ".join(names[:PLACES_NAMED]) + (", …" if len(names) > PLACES_NAMED else "")
    return f"and {_number(count, 'more place')}: {visible(named)}"


def ending(counts: Mapping[str, int], files: int, problems: Sequence[str], where: str) -> str:
    """What stands below the findings: the closing line, where any file was checked; and where ``problems`` are to be read
    "below", as in a report that stands alone, the sentences on what was not checked."""
    told = [total(counts, files, len(problems), where)] if files else []
    return "".join([*told, *(f"{visible(problem)}\n" for problem in problems if where == "below")])


def total(counts: Mapping[str, int], files: int, unread: int = 0, where: str = "") -> str:
    """The closing line: "12 findings in 3 files: 3 errors, 7 warnings, 2 for information".

    ``where`` is said to be read what was not checked: "above", "below", or "" for elsewhere.
    """
    count = sum(counts.values())
    among = f" in {files} files" if files > 1 else ""
    left = f"; {_number(unread, 'problem')}" + (f", see {where}" if where else "") if unread else ""
    if not count:
        return f"No findings{among}{left}.\n"
    parts = [_number(counts[name], name) for name in ("error", "warning") if counts.get(name)]
    if counts.get("info"):
        parts.append(f"{counts['info']} for information")
    return f"{_number(count, 'finding')}{among}: {', '.join(parts)}{left}\n"


def advice(paths: Sequence[str], safe: int, word: Sequence[str]) -> Iterator[str]:
    """What a drafter can do next: correct the files ``paths``, which have so many ``safe`` corrections, and mark Word files."""
    if safe:
        yield f"{safe} can be corrected safely: reslint check --fix {_named(paths)}"
    if word:
        yield f"For a copy with comments and tracked corrections: reslint mark {_named(word)}"


def _named(paths: Sequence[str]) -> str:
    """The files as a command names them, where they are not too many."""
    return " ".join(shlex.quote(visible(path)) for path in paths) if len(paths) <= FILES_NAMED else "FILES"
