"""Notes and the instruments that they are called behind: which note belongs to which, and what it gives of the Treaty Series."""

from __future__ import annotations

import re
from typing import NamedTuple

from reslint.derived.called import Placed, blocks, first_calls, placed_calls
from reslint.derived.note_sources import Sources
from reslint.draft import Draft
from reslint.facts.instrument_table import Instrument, instruments_in
from reslint.matching.expressions import expression

__all__ = ["Registered", "all_registered", "calls_in_order", "named_before"]

_REGISTERED = expression(r"(?P<volumes>vols?\.? (?P<first>[\d, and–-]{1,60}?),? )?(?:Nos?\.? ?)(?P<numbers>\d[\d, and–-]{0,60})")
_NUMBERS = expression(r"(\d+)(?:[–-](\d+))?")
_BEHIND_NAME = expression(r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?,?(?: \([^()]{1,80}\))?[\s,;.:]*")
_PART_OF_NAME = expression(
    r"\b(?:to|of|on|under|for|and|supplementing|amending|implementing|relating to|regarding|concerning|thereto) (?:the )?$|\w-$"
)
# "The implementation of the 2030 Agenda" is no longer name, but a report or a resolution on it is another document.
_OF_WHAT_IS_DONE = expression(
    r"\b(?:implementation|adoption|achievement|realization|part|context|importance|provisions|principles|purposes|pledge|spirit|"
    r"framework|goals|objectives|targets|ambition|anniversary|signing|ratification|universalization|commitments|recommendations|"
    r"fulfilment|contribution|relevance|conclusion|entry into force|success) (?:of|in) (?:the )?$"
)
_DOCUMENT = expression(
    r"\b(?:reports?|resolutions?|decisions?|follow-up|review|reviewed|documents?|notes?|outcome|strateg(?:y|ies)|plans?|programmes?|"
    r"mechanism|modalities|declarations?|guidelines|roadmap|road map|meeting|committee|conference|decade|year)\b",
    re.IGNORECASE,
)
_NEAR = 120
_THERETO = expression(r",? and (?:its|the) Optional Protocol(?: thereto)?[\s,;.:]*$")
_AND = expression(r",? and (?:the )?$")


class Registered(NamedTuple):
    """One registration number in a note, and the volumes that stand with it; each with its place in the note's text."""

    number: str
    start: int
    end: int
    volumes: tuple[tuple[str, int, int], ...]


def calls_in_order(draft: Draft) -> dict[str, Placed]:
    """The first calls by their marks, without those that are out of order: their notes may be those of others."""
    calls = first_calls(one for one in placed_calls(draft) if one.call.mark.isdigit())
    astray = {index for block in blocks([int(one.call.mark) for one in calls]) for index in range(block.start, block.stop)}
    return {one.call.mark: one for index, one in enumerate(calls) if index not in astray}


def all_registered(sources: Sources) -> list[Registered]:
    """The registration numbers of the note's references to the Treaty Series of the United Nations."""
    string, found = sources.note.text.string, []
    for one in sources.citations:
        ours = one.kind == "treaty-series" and not string.endswith("League of Nations, ", 0, one.start)
        if ours or (one.kind == "ibid" and one.part("number") and "treaty-series" in sources.kinds):
            found += _registered(string, one.start, one.end)
    return found


def _registered(string: str, start: int, end: int) -> list[Registered]:
    found: list[Registered] = []
    for match in _REGISTERED.finditer(string, start, end):
        volumes = _places(string, *match.span("first")) if match["volumes"] else ()
        found += [Registered(number, a, b, tuple(volumes)) for number, a, b in _places(string, *match.span("numbers"))]
    return found


def _places(string: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The numbers in a stretch such as "970–973" or "2225, 2237 and 2326", each with the place of its figures."""
    found = []
    for match in _NUMBERS.finditer(string, start, end):
        low, high = int(match[1]), int(match[2] or match[1])
        numbers = range(low, high + 1) if low <= high <= low + 20 else (low,)
        found += [(str(number), match.start(), match.end()) for number in numbers]
    return found


def named_before(call: Placed, amended: bool = False, short: bool = False, within: bool = False) -> Instrument | None:
    """The instrument whose name ends at the call; one "as amended by the 1972 Protocol" only if ``amended``, one that is called
    by a short form only if ``short``, and one that words such as "the implementation of" stand before only if ``within``.
    """
    start = max(0, call.call.at - 300)
    string = call.paragraph.text.string[start : call.call.at]
    if "Protocol" in string[-30:] and (protocol := _protocol_thereto(string)):
        return protocol
    for mention in reversed(instruments_in(string)):
        if not _BEHIND_NAME.fullmatch(string, mention.end):
            return None
        # A name with another call inside is a longer one, put together in the text: "the Action Plan¹ for the Declaration …²".
        if any(start + mention.start < other.at < call.call.at for other in call.paragraph.calls):
            return None
        # Of two calls side by side the first is that of the name.
        if any(other.at == call.call.at and other.span.start < call.call.span.start for other in call.paragraph.calls):
            return None
        shortened = mention.name in mention.instrument.short_forms
        if (shortened and not short) or (mention.amended and not amended):
            return None
        return None if _is_part(call, string, mention.start, start, within) else mention.instrument
    return None


def _protocol_thereto(string: str) -> Instrument | None:
    """The protocol that "and its Optional Protocol" at the end of the string means, where its convention has only one."""
    behind = _THERETO.search(string)
    mentions = instruments_in(string[: behind.start()]) if behind else ()
    if not behind or not mentions or string[mentions[-1].end : behind.start()].strip(" ,"):
        return None
    title = f"Optional Protocol to the {mentions[-1].instrument.title}"
    return next((mention.instrument for mention in instruments_in(title) if mention.instrument.title == title), None)


def _of_what_is_done(string: str, at: int) -> bool:
    return _OF_WHAT_IS_DONE.search(string, 0, at) is not None and not _DOCUMENT.search(string, max(0, at - _NEAR), at)


def _is_part(call: Placed, string: str, at: int, offset: int, within: bool) -> bool:
    """Whether the name at ``string[at:]`` is a part of a longer one. Behind a call "and the" goes on with a list."""
    before = _PART_OF_NAME.search(string, 0, at)
    if before is None or (within and _of_what_is_done(string, at)):
        return False
    listed = _AND.search(string, 0, at)
    # The call stands before or behind the comma.
    return listed is None or all(other.at - offset - listed.start() not in (0, 1) for other in call.paragraph.calls)
