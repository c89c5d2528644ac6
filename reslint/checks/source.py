"""source: what notes cite agrees with the notes before them, with itself, and with the tables.

``ibid``: "Ibid." stands for the single source of the note before, in the order of the numbers. ``treaty``: volume and number in
the Treaty Series belong together, and to the instrument that the call follows. ``records``: the symbol of a supplement of the
Official Records agrees with its session or year and with its number. ``text``: a note does not only repeat the number of a
resolution that the words before its call give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.derived.called import Placed
from reslint.derived.note_instruments import Registered, all_registered, calls_in_order, named_before
from reslint.derived.note_sources import Sources, note_sources
from reslint.derived.passages import citations
from reslint.draft import Citation, Draft, Note
from reslint.facts.numerals import integer_of_ordinal
from reslint.facts.treaty_table import Treaty, treaty_registered, treaty_volumes
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WHERE = "note"
WORDS = ("mark", "other", "right", "volume", "number", "treaty", "source")

FIRST_IBID = "“Ibid.” stands in the first note, where there is no source that it can repeat"
IBID_OF_SEVERAL = "“Ibid.” repeats the source of note {other}, and that note gives several: name the source"
IBID_NO_SERIES = "“Ibid.” with volume and number goes on with the Treaty Series, and note {other} does not cite it"
IBID_NO_RECORDS = "“Ibid.” with a supplement goes on with the Official Records, and note {other} does not cite them"
IBID_OTHER_RECORDS = "“Ibid.” goes on with the Official Records of the {source} here; the supplement is of another organ"
IBID_NO_CHAPTER = "“Ibid.” with a chapter repeats the source of note {other}, and that has no chapters"
VOLUME = "No. {number} of the Treaty Series, {treaty}, stands in vol. {right}, not in vol. {volume}"
VOLUME_OF_OTHER = "No. {number} of the Treaty Series, {treaty}, stands in vol. {right}; vol. {volume} has {other}"
NUMBER = "{treaty} is No. {right} of the Treaty Series, not No. {number}"
SESSION = "The symbol {source} is of another session or year than the words before it"
SUPPLEMENT = "The symbol of Supplement No. {number} is {right}, not {source}"
IN_TEXT = "Note {mark} only repeats what the text says before its call: {source}"

_YEARLY_SUPPLEMENT = 20
# "See Economic and Social Council resolution 2012/12."; and how far before the call the text says the same.
_LONGEST_NUMBER, _NEAR = 80, 250


class Settings(NamedTuple):
    """``agreement``: what has to agree."""

    agreement: Literal["ibid", "treaty", "records", "text"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """Where sources do not agree."""
    if draft.notes:
        yield from _AGREEMENTS[settings.agreement](draft, rule)


# Ibid.


def _ibid(draft: Draft, rule: Rule) -> Iterator[Finding]:
    for sources in note_sources(draft):
        for one in sources.citations:
            message = _wrong_ibid(sources, one) if one.kind == "ibid" else ""
            if message:
                before = sources.before.note.mark if sources.before else ""
                source = sources.before.records_of if sources.before else ""
                end = one.start + len(expression(r"[Ii]bid\.?|").match(sources.note.text.string[one.start :])[0])  # type: ignore[index]
                yield rule.finding(sources.note, one.start, end, message, mark=sources.note.mark, other=before, source=source)
                break


def _wrong_ibid(sources: Sources, ibid: Citation) -> str:
    """What is wrong with an "Ibid.", or ""."""
    if ibid.start:
        return ""
    before = sources.before
    if before is None:
        return FIRST_IBID if sources.first else ""
    if ibid.part("number"):
        return "" if "treaty-series" in before.kinds else IBID_NO_SERIES
    if ibid.part("supplement"):
        if "official-records" not in before.kinds:
            return IBID_NO_RECORDS
        return IBID_OTHER_RECORDS if _of_another_organ(before.records_of, ibid.part("symbol")) else ""
    # A bare "Ibid." may repeat the whole note before.
    if before.several and ibid.parts and not ibid.part("symbol") and not ibid.part("session"):
        return IBID_OF_SEVERAL
    if ibid.part("chapter") and before.kinds in ({"treaty-series"}, {"resolution"}) and not _has_place(before):
        return IBID_NO_CHAPTER
    return ""


def _of_another_organ(records_of: str, symbol: str) -> bool:
    letters = {"General Assembly": "A/", "Economic and Social Council": "E/", "Security Council": "S/"}
    return bool(symbol) and records_of in letters and not symbol.startswith(letters[records_of])


def _has_place(sources: Sources) -> bool:
    return any(name in ("chapter", "part", "symbol") for one in sources.citations for name, _ in one.parts)


# Treaty Series


def _treaty(draft: Draft, rule: Rule) -> Iterator[Finding]:
    calls = calls_in_order(draft)
    for sources in note_sources(draft):
        registered = all_registered(sources)
        # A volume that stands with several numbers is wrong once.
        wrong = {finding.span: finding for one in reversed(registered) for finding in _wrong_volumes(rule, sources.note, one)}
        yield from wrong.values()
        if not wrong and registered and (call := calls.get(sources.note.mark)):
            yield from _wrong_number(rule, sources.note, registered, call)


def _wrong_volumes(rule: Rule, note: Note, one: Registered) -> Iterator[Finding]:
    treaty = treaty_registered(one.number)
    if treaty is None:
        return
    wrong = [place for place in one.volumes if place[0] not in treaty.volumes]
    for volume, start, end in wrong:
        others = [other for other in treaty_volumes(volume) if other.number != one.number]
        words = {"number": one.number, "treaty": treaty.name, "volume": volume, "right": _or(sorted(treaty.volumes, key=_size))}
        edits = [replacement(note.text, start, end, treaty.volumes[0])] if len(treaty.volumes) == 1 == len(one.volumes) else []
        message = VOLUME_OF_OTHER if others else VOLUME
        other = f"No. {others[0].number}" if others else ""
        yield rule.finding(note, start, end, message, fix(rule.fix, edits), other=other, mark=note.mark, **words)


def _wrong_number(rule: Rule, note: Note, registered: Sequence[Registered], call: Placed) -> Iterator[Finding]:
    """A number that is not that of the instrument which the call follows."""
    named = named_before(call, amended=True, within=True)
    if named is None or not named.registrations or any(one.number in named.registrations for one in registered):
        return
    known: list[Treaty] = [treaty for one in registered if (treaty := treaty_registered(one.number))]
    if known and any(volume in known[0].volumes for volume, *_ in registered[0].volumes):
        # Volume and number agree, so this is the note of another treaty, which is another rule's matter.
        return
    if len(registered) > 1 or (not known and not any(volume in named.volumes for volume, *_ in registered[0].volumes)):
        return
    one = registered[0]
    there = [other.number for volume, *_ in one.volumes for other in treaty_volumes(volume)]
    right = [number for number in named.registrations if number in there] or named.registrations
    words = {"treaty": named.title, "number": one.number, "right": _or(right), "mark": note.mark}
    # A number that the tables know may be that of the treaty which is meant, and the name before the call the wrong one.
    edits = [replacement(note.text, one.start, one.end, right[0])] if len(right) == 1 and not known else []
    yield rule.finding(note, one.start, one.end, NUMBER, fix(rule.fix, edits), **words)


def _size(volume: str) -> tuple[int, str]:
    return len(volume), volume


def _or(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


# Official Records


def _records(draft: Draft, rule: Rule) -> Iterator[Finding]:
    for sources in note_sources(draft):
        for one in sources.citations:
            if one.kind in ("official-records", "ibid") and one.part("supplement") and one.part("symbol"):
                yield from _wrong_symbol(rule, sources, one)


def _wrong_symbol(rule: Rule, sources: Sources, one: Citation) -> Iterator[Finding]:
    note = sources.note
    symbol = expression(r" and |,| \(").split(one.part("symbol"), maxsplit=1)[0].strip()
    supplement = expression(r"(\d+)([A-Z]?)").match(one.part("supplement"))
    parts = expression(r"([AE])/(?:(S-)?(\d+))/(\d+)(?:/Add\.(\d+))?").match(symbol)
    at = note.text.string.find(symbol, one.start)
    if not (supplement and parts and at >= 0):
        return
    letter, special, session, number = parts[1], parts[2], int(parts[3]), int(parts[4])
    place = (note, at, at + len(symbol))
    stated = _stated(sources, one)
    if stated and not special and stated != session and "pecial" not in one.part("session"):
        yield rule.finding(*place, SESSION, None, source=symbol, mark=note.mark)
        return
    expected = int(supplement[1]) + (_YEARLY_SUPPLEMENT if letter == "E" else 0)
    addendum = ord(supplement[2]) - ord("A") + 1 if supplement[2] else 0
    if number != expected or (addendum and int(parts[5] or 0) != addendum):
        right = f"{letter}/{special or ''}{session}/{expected}" + (f"/Add.{addendum}" if addendum else "")
        words = {"number": one.part("supplement"), "right": right, "source": symbol, "mark": note.mark}
        yield rule.finding(*place, SUPPLEMENT, fix(rule.fix, [replacement(note.text, at, at + len(symbol), right)]), **words)


def _stated(sources: Sources, one: Citation) -> int | None:
    """The session or year that a supplement is of: its own or, for "Ibid., Supplement No. 53A", that of the note before."""
    own = one.part("session") or one.part("year")
    goes_on = one.kind == "ibid" and one.start == 0
    return _session(own or (sources.before.session if goes_on and sources.before else ""))


def _session(words: str) -> int | None:
    """The number of a session in words, or a year."""
    if words.isdigit():
        return int(words)
    return integer_of_ordinal(words.split(" ")[0]) if words else None


# Text


def _text(draft: Draft, rule: Rule) -> Iterator[Finding]:
    calls: dict[str, Placed] | None = None
    for sources in note_sources(draft):
        string = sources.note.text.string
        if len(string) > _LONGEST_NUMBER or len(sources.citations) != 1:
            continue
        one = sources.citations[0]
        if one.kind not in ("resolution", "decision") or one.end < len(string.rstrip(" .")) or not _bare(one):
            continue
        calls = calls_in_order(draft) if calls is None else calls
        call = calls.get(sources.note.mark)
        if call and any(_same(one, other) for other in _cited_before(draft, call)):
            yield rule.finding(sources.note, 0, len(string), IN_TEXT, mark=sources.note.mark, source=string[one.start : one.end])


def _bare(one: Citation) -> bool:
    """Whether the citation has no place in the resolution: "Resolution 69/283, annex II." says more than the text."""
    return not any(name in ("annex", "paragraph", "section", "chapter", "part", "appendix", "page") for name, _ in one.parts)


def _same(one: Citation, other: Citation) -> bool:
    return (one.kind, one.number, one.body) == (other.kind, other.number, other.body)


def _cited_before(draft: Draft, call: Placed) -> list[Citation]:
    """What the paragraph cites shortly before the call."""
    at = call.call.at
    return [one for one in citations(draft, call.paragraph) if at - _NEAR <= one.start and one.end <= at]


_AGREEMENTS = {"ibid": _ibid, "treaty": _treaty, "records": _records, "text": _text}
