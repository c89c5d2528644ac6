"""Every reference of a draft, with what it means and what the tables and the draft itself say of it.

A reference is a citation of a document, an instrument named, a session, a note's call, or a place of the draft itself. The
verdict is "agrees", "wrong", "unknown" (the tables have nothing of it) or "cannot tell" (whose it is, is not certain, or no table
can say).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from reslint.checks import examine
from reslint.derived.called import placed_calls
from reslint.derived.internal import internal_references
from reslint.derived.note_sources import Sources, note_sources
from reslint.derived.passages import Holder, citations
from reslint.derived.present import ASSEMBLY
from reslint.draft import Citation, Draft, Kind, Note, Paragraph
from reslint.facts.adoption_days import day_around
from reslint.facts.instrument_table import Mention, instruments, instruments_in
from reslint.facts.numerals import MONTHS, ordinal
from reslint.facts.resolution_table import resolution
from reslint.facts.sessions import session_year
from reslint.facts.treaty_table import treaty_registered
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.reports.excerpt import visible
from reslint.reports.paint import Paint
from reslint.reports.records import position
from reslint.rules import Rule
from reslint.text import Span

__all__ = ["COLUMNS", "VERDICTS", "Reference", "csv_header", "csv_rows", "record", "references", "text"]

VERDICTS = ("agrees", "wrong", "unknown", "cannot tell")
_PLURALS = {"agrees": "agree"}
COLUMNS = ("path", "paragraph", "line", "column", "reference", "kind", "means", "known", "verdict")

# The kinds of check that judge references; what they find is a wrong reference.
_JUDGES = frozenset(
    {"citation", "cited-number", "existence", "fact", "instrument-note", "mention", "owner", "reference", "sessions", "source"}
)
_SERIOUS = ("error",)
_FIRST_WORDS = 90
_WORDS_IN_TEXT = 60


class Reference(NamedTuple):
    """One reference. ``words`` as they stand in the draft; ``means``: what they stand for; ``known``: what is known of it."""

    label: str
    span: Span
    words: str
    kind: str
    means: str
    known: str
    verdict: str


class Found(NamedTuple):
    """The references of a draft in order of the text, and a sentence for each thing that took too long to be looked at."""

    references: list[Reference]
    unchecked: tuple[str, ...]


def references(draft: Draft, rules: Iterable[Rule]) -> Found:
    """What a draft refers to. ``rules``: those in use; some of them tell which references are wrong."""
    outcome = examine(draft, [rule for rule in rules if rule.kind in _JUDGES])
    wrong = [finding for finding in outcome.findings if _serious(finding)]
    unchecked = outcome.warnings
    chain = {id(sources.note): sources for sources in note_sources(draft)}
    found = list(_calls(draft))
    try:
        found += list(_internal(draft))
    except TimeoutError:
        unchecked += ("references to its own paragraphs were not looked for: that takes too long on this draft",)
    holders: list[Holder] = [*draft.paragraphs, *draft.notes]
    for holder in holders:
        if isinstance(holder, Paragraph) and holder.kind in (Kind.FURNITURE, Kind.MASTHEAD, Kind.CLOSING):
            continue
        found += _of_text(draft, holder, chain.get(id(holder)))
    found.sort(key=lambda one: (one.span.start, one.span.end))
    return Found([_judged(one, wrong) for one in found], unchecked)


def _serious(finding: Finding) -> bool:
    return finding.severity in _SERIOUS and finding.paragraph != ""


def _judged(one: Reference, wrong: Sequence[Finding]) -> Reference:
    """The reference; wrong where a finding is about it."""
    said = [
        finding.message
        for finding in wrong
        if any(span.start < one.span.end and one.span.start < span.end for span in (finding.span, *finding.places))
    ]
    if not said or one.kind == "note":
        return one
    return Reference(one.label, one.span, one.words, one.kind, one.means, "; ".join(dict.fromkeys(said)), "wrong")


# What a text refers to


def _of_text(draft: Draft, holder: Holder, sources: Sources | None) -> Iterator[Reference]:
    string = holder.text.string
    for one in citations(draft, holder):
        if one.kind != "date":
            means, known, verdict = _meaning(one, string, sources)
            span = holder.text.span(one.start, one.end)
            yield Reference(holder.label, span, string[one.start : one.end], _kind(one), means, known, verdict)
    for mention in instruments_in(string):
        span = holder.text.span(mention.start, mention.end)
        means, known, verdict = _instrument(mention)
        yield Reference(holder.label, span, string[mention.start : mention.end], "instrument", means, known, verdict)


def _kind(one: Citation) -> str:
    return one.kind.replace("-", " ")


def _meaning(one: Citation, string: str, sources: Sources | None) -> tuple[str, str, str]:
    """What a citation means, what is known of it, and the verdict before any finding is looked at."""
    if one.kind in ("resolution", "decision"):
        return _resolution(one)
    if one.kind == "session":
        return _session(one)
    if one.kind == "treaty-series" or (one.kind == "ibid" and one.part("number")):
        return _treaty(one)
    if one.kind == "ibid":
        return _ibid(sources)
    return string[one.start : one.end], "", "cannot tell"


def _resolution(one: Citation) -> tuple[str, str, str]:
    dated = f" of {_in_words(one.date)}" if one.date else ""
    means = f"{one.body or 'a body that is not named'}, {one.kind} {one.number}{dated}"
    if not one.body:
        return means, "", "cannot tell"
    known = resolution(one.body, one.number) if one.kind == "resolution" else None
    if known is None:
        titles = [instrument.title for instrument in instruments() if instrument.resolution == one.number]
        if titles and one.body == ASSEMBLY:
            return means, f"adopted the {titles[0]}", "agrees"
        day = day_around(one.body, one.number) if one.date and one.kind == "resolution" else ""
        said = f"those beside it were adopted on {_in_words(day)}" if day else ""
        return means, said, "unknown" if not day else "agrees" if day == one.date else "cannot tell"
    said = f"adopted on {_in_words(known.date)}"
    if one.date and one.date != known.date:
        return (
            means,
            f"{said}, by {'all that is known' if known.strong else 'weak evidence'}",
            "wrong" if known.strong else "cannot tell",
        )
    return means, said if known.strong else f"{said} (weak evidence)", "agrees"


def _session(one: Citation) -> tuple[str, str, str]:
    number = int(one.number) if one.number else 0
    sort = f"{one.part('sort')} " if one.part("sort") not in ("", "regular") else ""
    name = f"{ordinal(number)} {sort}session" if number else f"{one.part('year')} {sort}session".strip()
    means = f"{one.body or 'a body that is not named'}, {name}"
    opens = session_year(number, one.body) if number and one.body and not sort else None
    if not opens:
        return means, "", "unknown" if one.body else "cannot tell"
    return means, f"opens in {opens}", "agrees"


def _treaty(one: Citation) -> tuple[str, str, str]:
    number, volume = one.part("number") or one.number, one.part("volume")
    means = f"United Nations Treaty Series, {f'vol. {volume}, ' if volume else ''}No. {number}"
    treaty = treaty_registered(number)
    if treaty is None:
        return means, "", "unknown"
    known = f"{treaty.name}, vol. {', '.join(treaty.volumes)}"
    return means, known, "agrees" if not volume or volume in treaty.volumes else "cannot tell"


def _ibid(sources: Sources | None) -> tuple[str, str, str]:
    before = sources.before if sources else None
    if before is None or not before.citations:
        return "the source of the note before", "", "cannot tell"
    place, source = f"the source of note {before.note.mark}", before
    said = ""
    while source.citations[0].kind == "ibid":
        if not said and source.citations[0].parts:
            said = _words(source)
        if source.before is None or not source.before.citations:
            return place, "", "cannot tell"
        source = source.before
    root = _head(source) if said else _words(source)
    return f"{place}: {root}{_behind_ibid(said)}", "", "agrees"


def _words(source: Sources) -> str:
    first = source.citations[0]
    return source.note.text.string[first.start : first.end]


def _head(source: Sources) -> str:
    """A source without the places in it that a later "Ibid." replaces by its own."""
    first = source.citations[0]
    if first.kind == "treaty-series":
        return "United Nations, Treaty Series"
    return f"Official Records of the {first.body}" if first.kind == "official-records" and first.body else _words(source)


def _behind_ibid(words: str) -> str:
    return expression(r"^[Ii]bid\.?").sub("", words)


def _instrument(mention: Mention) -> tuple[str, str, str]:
    one = mention.instrument
    published = f", No. {' and '.join(one.registrations)} of the Treaty Series" if one.registrations else ""
    adopted = f", General Assembly resolution {one.resolution}" if one.resolution else ""
    return one.title, f"of {one.year}{published}{adopted}", "agrees" if mention.agrees else "wrong"


def _in_words(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _calls(draft: Draft) -> Iterator[Reference]:
    notes: dict[str, Note] = {}
    for note in draft.notes:
        notes.setdefault(note.mark, note)
    called: set[str] = set()
    for placed in placed_calls(draft):
        mark = placed.call.mark
        there = notes.get(mark)
        called.add(mark)
        means = _first_words(there.text.string) if there else f"note {mark}"
        known, verdict = ("", "agrees") if there else ("there is no such note", "wrong")
        yield Reference(placed.paragraph.label, placed.call.span, mark, "note", means, known, verdict)
    for note in draft.notes:
        if note.mark not in called:
            words = _first_words(note.text.string)
            yield Reference(note.label, note.mark_span, note.mark, "note", words, "no call in the text has this mark", "wrong")


def _internal(draft: Draft) -> Iterator[Reference]:
    for one in internal_references(draft):
        words = one.holder.text.string[one.start : one.end]
        there = [draft.paragraphs[index] for index in one.targets]
        means = "; ".join(f"{paragraph.label}: {_first_words(paragraph.text.string)}" for paragraph in there)
        verdict = "agrees" if there else "cannot tell"
        span = one.holder.text.span(one.start, one.end)
        yield Reference(one.holder.label, span, words, "this draft", means or "a place of this draft", "", verdict)


def _first_words(string: str) -> str:
    plain = " ".join(string.split())
    return plain if len(plain) <= _FIRST_WORDS else f"{plain[: _FIRST_WORDS - 2].rsplit(' ', 1)[0]} …"


# The formats


def text(path: str, draft: Draft, found: Sequence[Reference], paint: Paint) -> str:
    """The table for people: a line for each reference, with what is known of it below where there is more to say."""
    lines = [paint(visible(path), "bold")]
    colours = {"agrees": "right", "wrong": "error", "unknown": "dim", "cannot tell": "dim"}
    for one in found:
        place = draft.source.position(one.span.start)
        verdict = paint(f"{one.verdict:<11}", colours[one.verdict])
        words = _short(one.words)
        lines.append(f"  {verdict} {visible(one.label or 'masthead'):<10} {place.line}:{place.column:<4} {visible(words)}")
        behind = one.means if one.means != one.words else ""
        if one.known:
            behind = f"{behind}; {one.known}" if behind else one.known
        if behind:
            lines.append(f"              {paint(visible(behind), 'dim')}")
    numbers = Counter(one.verdict for one in found)
    counts = [
        f"{numbers[verdict]} {verdict if numbers[verdict] == 1 else _PLURALS.get(verdict, verdict)}" for verdict in VERDICTS
    ]
    lines.append(f"  {len(found)} reference{'' if len(found) == 1 else 's'}: {', '.join(counts)}")
    return "\n".join(lines) + "\n"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WORDS_IN_TEXT else f"{plain[: _WORDS_IN_TEXT - 2].rstrip()} …"


def record(path: str, draft: Draft, found: Sequence[Reference]) -> dict[str, Any]:
    """The table of one file for programs."""
    return {
        "path": path,
        "references": [
            {
                "paragraph": one.label,
                "start": position(draft.source, one.span.start),
                "end": position(draft.source, one.span.end),
                "reference": one.words,
                "kind": one.kind,
                "means": one.means,
                "known": one.known,
                "verdict": one.verdict,
            }
            for one in found
        ],
    }


def csv_header() -> str:
    """The first line of the csv table."""
    return _csv([COLUMNS])


def csv_rows(path: str, draft: Draft, found: Sequence[Reference]) -> str:
    """The rows of one file in the csv table."""
    rows = []
    for one in found:
        place = draft.source.position(one.span.start)
        cells = (path, one.label, str(place.line), str(place.column), one.words, one.kind, one.means, one.known, one.verdict)
        rows.append([_cell(cell) for cell in cells])
    return _csv(rows)


def _cell(words: str) -> str:
    """One line; a spreadsheet must not take the words of a draft for a formula."""
    plain = visible(" ".join(words.split()))
    return f"'{plain}" if plain[:1] in ("=", "+", "-", "@") else plain


def _csv(rows: Iterable[Sequence[str]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()
