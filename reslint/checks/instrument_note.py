"""instrument-note: where a text names a treaty, declaration or plan, the note behind the name is that instrument's.

``mismatch``: the note gives another treaty of the Treaty Series, or another resolution than the one that adopted the instrument.
``missing``: the first mention of an instrument has no note, though the tables know where it is published and the draft gives
other instruments notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.derived.note_instruments import Registered, all_registered, calls_in_order, named_before
from reslint.derived.note_sources import note_sources
from reslint.derived.passages import select
from reslint.derived.ranges import overlaps
from reslint.draft import Citation, Draft, Kind, Note, Paragraph
from reslint.facts.instrument_table import Instrument, Mention, instruments, instruments_in
from reslint.facts.sessions import session_year
from reslint.facts.table import of_tables
from reslint.facts.treaty_table import treaty_registered
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WHERE = "body main -quotation"
WORDS = ("name", "other", "mark", "number", "right")

TREATY = "Note {mark} is called behind the {name} and gives No. {number} of the Treaty Series, which is the {other}"
RESOLUTION = "Note {mark} is called behind the {name} and gives resolution {number}, which adopted the {other}"
ADOPTED = "Note {mark} is called behind the {name} and gives resolution {number}; it was resolution {right} that adopted it"
MISSING = "The {name} is named here for the first time: a note should say where it is published"

_BEFORE = expression(
    r"(?:Protocols?|Amendments?|Annex(?:es)?|Agreement|Convention|Declaration|Guidelines|Principles|Rules|Plan|Strategy|Parties|"
    r"Group|[Rr]eview)\b[^,;]{0,60}? "
    r"(?:to|of|under|for|supplementing|amending|implementing|relating to|concerning) (?:the )?$|\w-$"
)
# Most texts name these without a note.
_BARE = frozenset({"Charter of the United Nations", "Geneva Conventions"})


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["mismatch", "missing"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The notes of other instruments, or the names without notes."""
    if draft.notes and not draft.flat:
        yield from _mismatch(draft, rule) if settings.judge == "mismatch" else _missing(draft, rule)


def _mismatch(draft: Draft, rule: Rule) -> Iterator[Finding]:
    calls = calls_in_order(draft)
    for sources in note_sources(draft):
        call = calls.get(sources.note.mark)
        registered = all_registered(sources)
        named = named_before(call, short=not registered, within=True) if call else None
        if named is None:
            continue
        if registered:
            yield from _of_other_treaty(rule, sources.note, named, registered)
        elif named.resolution and len(sources.citations) == 1 and sources.citations[0].kind == "resolution":
            yield from _of_other_resolution(rule, sources.note, named, sources.citations[0])


def _of_other_treaty(rule: Rule, note: Note, named: Instrument, registered: Sequence[Registered]) -> Iterator[Finding]:
    """The finding where all that the note gives of the Treaty Series is another treaty's."""
    one, known = registered[0], treaty_registered(registered[0].number)
    if not named.registrations or not known or any(one.number in named.registrations for one in registered):
        return
    if any(volume in known.volumes for volume, *_ in one.volumes):
        words = {"name": named.title, "other": known.name, "number": one.number, "mark": note.mark}
        yield rule.finding(note, one.start, one.end, TREATY, None, **words)


def _of_other_resolution(rule: Rule, note: Note, named: Instrument, cited: Citation) -> Iterator[Finding]:
    """The finding where the resolution cited is not the one that adopted the instrument."""
    other = _adopted().get(cited.number, ())
    if cited.body not in ("", "General Assembly") or named.title in other or _is_same(cited.number, named.resolution):
        return
    session = cited.number.partition("/")[0]
    opens = session_year(int(session)) if session.isdigit() else None
    if opens and not other and {opens, opens + 1} & set(named.further_years):
        # Later declarations have the same title.
        return
    at = note.text.string.find(cited.number, cited.start, cited.end)
    place = (at, at + len(cited.number)) if at >= 0 else (cited.start, cited.end)
    words = {"name": named.title, "number": cited.number, "mark": note.mark, "right": named.resolution}
    if other:
        # The note itself may be in the wrong place.
        yield rule.finding(note, *place, RESOLUTION, None, other=other[0], **words)
        return
    edit = replacement(note.text, *place, named.resolution) if at >= 0 else None
    yield rule.finding(note, *place, ADOPTED, fix(rule.fix, [edit]), **words)


_LETTERS = expression(r" [A-Z](?: to [A-Z]|, [A-Z])*(?: and [A-Z])?(?= \(|$)")
"""The parts of a resolution in its number: "217 A (III)", "53/243 A and B"."""


def _is_same(cited: str, adopted: str) -> bool:
    """Whether two numbers are of one resolution, be it cited with its part or without."""
    parts = [(match[0] if (match := _LETTERS.search(number)) else "") for number in (cited, adopted)]
    same = _LETTERS.sub("", cited) == _LETTERS.sub("", adopted)
    return same and (not all(parts) or parts[1] in parts[0])


@of_tables
def _adopted() -> dict[str, tuple[str, ...]]:
    """The instruments that resolutions adopted."""
    found: dict[str, tuple[str, ...]] = {}
    for one in instruments():
        if one.resolution:
            found[one.resolution] = (*found.get(one.resolution, ()), one.title)
    return found


def _missing(draft: Draft, rule: Rule) -> Iterator[Finding]:
    calls = calls_in_order(draft)
    noted = {named.title for call in calls.values() if (named := named_before(call)) is not None}
    # A note that is called nowhere may be the one that is missed here.
    if not noted or any(note.mark not in calls for note in draft.notes):
        return
    seen: set[str] = set()
    texts = [paragraph.text.string for paragraph in draft.paragraphs if "esolution" in paragraph.text.string]
    for passage in select(draft, rule.where):
        holder = passage.holder
        if not isinstance(holder, Paragraph) or holder.kind is Kind.TEXT:
            continue
        string = holder.text.string
        for mention in instruments_in(string):
            one = mention.instrument
            inside = passage.start <= mention.start and mention.end <= passage.end
            if not inside or one.title in seen or overlaps((mention.start, mention.end), passage.excluded):
                continue
            seen.add(one.title)
            # What is cited by the number of its resolution needs no note.
            cited = any(one.resolution in text for text in texts)
            published = bool(one.registrations) or (bool(one.resolution) and not cited)
            if (
                published
                and one.title not in _BARE
                and one.title not in noted
                and _plain(string, mention)
                and not _called(holder, mention)
            ):
                yield rule.finding(holder, mention.start, mention.end, MISSING, None, name=mention.name)


def _plain(string: str, mention: Mention) -> bool:
    """Whether the full name stands there, and not as a part of another one."""
    whole = mention.name not in mention.instrument.short_forms
    return (
        whole and not _BEFORE.search(string, 0, mention.start) and not string.startswith((" and the ", " and its "), mention.end)
    )


def _called(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether any note is called behind the name in the same clause, or behind the mark that ends it."""
    end = paragraph.text.string.find(";", mention.end)
    return any(call.at >= mention.end and (end < 0 or call.at <= end + 1) for call in paragraph.calls)
