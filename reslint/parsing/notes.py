"""Calls and notes: which raised marks call a note, and the bare digits that were raised before a scan flattened them."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from reslint.draft import Call, Kind, Note
from reslint.matching.expressions import expression
from reslint.text import Style, Text

_RAISED = expression(r"\d{1,3}|\*{1,4}|†{1,2}|[a-z]")
_SEPARATED = expression(r"\d{1,3}(?:\s?[,;]\s?\d{1,3})+")
_STAR = expression(r"(?<=[^\s*])[ ]?(?<!\S\s)(\*{1,4})(?=$|[\s,.;:)])")
_UNIT = expression(r"(?:^|[\s\d(/])(?:[kcdm]?m|km|sec|s)$")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_COUNTED = (
    "Agenda|Annex|Appendix|Article|Chapter|Cluster|Committee|Goal|Group|Item|Note|Part|Phase|Principle|Protocol|Regulation|"
    f"Resolution|Rule|Section|Supplement|Table|Target|Volume|{_MONTHS}"
)
_FOLLOWING = "and|or|as|in|on|to|the|which|adopted|held|that|with|for|by"
_BARE_BEHIND_NAME = expression(rf"(?<![\w-])(?!(?:{_COUNTED})s?\s)[A-Z][\w’-]+ (\d{{1,3}})(?= (?:{_FOLLOWING})\b)")
_BARE = expression(
    r"(?:(?<=[.,;:”)])(?<!\d[.,;:])[ ]|(?<=[,;:”)])(?<!\d[,;:])|(?<=[a-z]\.)(?=\d{1,3}$))(\d{1,3})(?=\s|$|[.,;:](?!\d))"
)
_LAST = expression(r"(?<=[a-z)”][,;.])(\d{1,3})$")
# Looser places, for notes that themselves lost the place of their marks above the line.
_FLATTENED = (
    expression(r"(?<=[a-z]{2})(\d{1,3})(?=[\s,.;:)”]|$)"),
    expression(r"(?<=\b(?:19|20)\d\d[,;])(\d{1,3})(?=\s|$)"),
    expression(rf"(?:(?:{_MONTHS})|,) (?:19|20)\d\d(\d{{1,2}})(?=[\s,;.:]|$)"),
)


class Called(NamedTuple):
    """A paragraph's text without its calls, and the calls."""

    text: Text
    calls: tuple[Call, ...]


class _Found(NamedTuple):
    """A mark in the text: ``start`` to ``end`` are its own characters, ``cut`` where the cut begins that takes it out."""

    start: int
    end: int
    cut: int
    mark: str
    notation: str


def apart(kinds: Sequence[Kind], notes: Sequence[Note]) -> list[tuple[range, list[Note]]]:
    """The resolutions of one file whose notes are numbered each from 1: the paragraphs of each by their indexes, and its notes.

    Where the numbers run on, where there is one resolution or where that does not part notes of one number, all are one.
    """
    marks = [note.mark for note in notes]
    whole = [(range(len(kinds)), list(notes))]
    starts = _beginnings(kinds) if len(set(marks)) < len(marks) else []
    if not starts:
        return whole
    found = [
        (range(*ends), [n for n in notes if ends[0] <= max(n.after, 0) < ends[1]]) for ends in pairwise([0, *starts, len(kinds)])
    ]
    each = all(len({note.mark for note in own}) == len(own) for _, own in found)
    return found if each else whole


def _beginnings(kinds: Sequence[Kind]) -> list[int]:
    """Where the second and later resolutions begin: with the headings above their enacting lines."""
    enacting = [index for index, kind in enumerate(kinds) if kind is Kind.ENACTING]
    starts = []
    for index in enacting[1:]:
        while kinds[index - 1] in (Kind.HEADING, Kind.FURNITURE):
            index -= 1
        starts.append(index)
    return starts


def take_calls(text: Text) -> Called:
    """Takes the raised marks out of a text."""
    found = _raised(text) + _stars(text)
    if not found:
        return Called(text, ())
    return _without(text, sorted(found))


def _raised(text: Text) -> list[_Found]:
    found = []
    for mark in text.marks:
        if mark.style not in (Style.SUPERSCRIPT, Style.CALL):
            continue
        word = text.string[mark.start : mark.end].strip()
        notation = "superscript"
        if mark.style is Style.CALL:
            notation, word = "bracket", word.strip("[]()/")
        if notation == "bracket" or (_RAISED.fullmatch(word) and not _is_unit(text.string, mark.start, word)):
            found.append(_Found(mark.start, mark.end, mark.start, word, notation))
        elif _SEPARATED.fullmatch(word):
            at = mark.start
            for one in expression(r"\d+").finditer(text.string[mark.start : mark.end]):
                found.append(_Found(mark.start + one.start(), mark.start + one.end(), at, one.group(), notation))
                at = mark.start + one.end()
    return found


def _is_unit(string: str, at: int, word: str) -> bool:
    return word in ("2", "3") and bool(_UNIT.search(string[max(0, at - 6) : at]))


def _stars(text: Text) -> list[_Found]:
    if "*" not in text.string:
        return []
    raised = [(mark.start, mark.end) for mark in text.marks if mark.style in (Style.SUPERSCRIPT, Style.CALL)]
    return [
        _Found(match.start(1), match.end(1), match.start(1), match[1], "asterisk")
        for match in _STAR.finditer(text.string)
        if not any(start < match.end(1) and match.start(1) < end for start, end in raised)
    ]


def _without(text: Text, found: Sequence[_Found]) -> Called:
    """Cuts the marks, the blanks before them and the commas that only part two of them out of the text."""
    string = text.string
    cuts: list[tuple[int, int]] = []
    calls: list[Call] = []
    removed = 0
    for one in found:
        last = cuts[-1][1] if cuts else 0
        blanks = 0
        if cuts and (one.cut == last or _parts_calls(string, cuts, one.cut)):
            cut = last
        else:
            blanks = one.cut - len(string[: one.cut].rstrip(" "))
            cut = one.cut if string[one.end : one.end + 1].isalnum() else one.cut - blanks
        between = string[cut : one.start].strip()
        separator = text.span(string.index(between, cut), one.start) if between else None
        calls.append(Call(one.mark, cut - removed, text.span(one.start, one.end), blanks, one.notation, separator))
        cuts.append((cut, one.end))
        removed += one.end - cut
    return Called(text.without(cuts), tuple(calls))


def _parts_calls(string: str, cuts: list[tuple[int, int]], start: int) -> bool:
    """Whether what stands between two marks only parts them: a blank, or a comma where the text has its own before the marks."""
    between = string[cuts[-1][1] : start]
    before = string[: cuts[-1][0]].rstrip()[-1:]
    if len(between) > 3:
        return False
    return not between.strip() or (between.strip() in (",", ";") and before in (",", ";", ".", ":"))


def take_bare_calls(paragraphs: list[Called], notes: Sequence[Note]) -> list[Called]:
    """Finds, for notes that nothing calls, the bare digits that call them.

    A digit behind a punctuation mark, or else behind a name, counts where a note has that mark, nothing calls it yet, and the
    calls before and behind it in the draft are those of smaller and larger marks. For a note whose own mark is a bare digit, so
    does one behind any word or a year.
    """
    called = {call.mark for one in paragraphs for call in one.calls}
    missing = {note.mark for note in notes if note.mark.isdigit()} - called
    flattened = missing & {note.mark for note in notes if note.notation == "bare"}
    if not missing:
        return paragraphs
    candidates = _bare_candidates(paragraphs, missing, flattened)
    result = list(paragraphs)
    order = _Order(
        [(int(call.mark), (index, call.at)) for index, one in enumerate(result) for call in one.calls if call.mark.isdigit()]
    )
    taken: dict[int, list[tuple[int, int, str]]] = {}
    for mark in sorted(candidates, key=int):
        low, high = order.around(int(mark))
        place = next(((i, start, end) for i, start, end in candidates[mark] if low < (i, start) < high), None)
        if place:
            order.passed((place[0], place[1]))
            taken.setdefault(place[0], []).append((place[1], place[2], mark))
    found = {mark for places in taken.values() for _, _, mark in places}
    for index, one in enumerate(paragraphs):
        # At the very end and close to its mark of punctuation, a figure is a call, also out of order.
        match = _LAST.search(one.text.string) if index not in taken else None
        if match and match[1] in missing - found:
            taken[index] = [(*match.span(1), match[1])]
            found.add(match[1])
    for index, places in taken.items():
        for start, end, mark in reversed(places):
            result[index] = _take_bare(result[index], start, end, mark)
    return result


def _bare_candidates(paragraphs: Sequence[Called], marks: set[str], flattened: set[str]) -> dict[str, list[tuple[int, int, int]]]:
    candidates: dict[str, list[tuple[int, int, int]]] = {}
    for pattern in (_BARE, _BARE_BEHIND_NAME, *(_FLATTENED if flattened else ())):
        wanted = flattened if pattern in _FLATTENED else marks
        for index, one in enumerate(paragraphs):
            for match in pattern.finditer(one.text.string):
                if match[1] in wanted:
                    candidates.setdefault(match[1], []).append((index, match.start(1), match.end(1)))
    return candidates


class _Order:
    """Where the calls of smaller and of larger marks stand."""

    def __init__(self, calls: list[tuple[int, tuple[int, int]]]) -> None:
        calls.sort()
        self._values = [value for value, _ in calls]
        self._last_before = list(accumulate((place for _, place in calls), max))
        self._first_behind = list(accumulate((place for _, place in reversed(calls)), min))[::-1]
        self._passed = (-1, -1)

    def around(self, value: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The last place of a smaller mark and the first of a larger one."""
        low, high = bisect_left(self._values, value), bisect_right(self._values, value)
        before = self._last_before[low - 1] if low else (-1, -1)
        behind = self._first_behind[high] if high < len(self._first_behind) else (sys.maxsize, 0)
        return max(before, self._passed), behind

    def passed(self, place: tuple[int, int]) -> None:
        """A call was found here; larger marks stand behind it."""
        self._passed = max(self._passed, place)


def _take_bare(called: Called, start: int, end: int, mark: str) -> Called:
    string = called.text.string
    blanks = len(string[:start]) - len(string[:start].rstrip(" "))
    length = end - start + blanks
    call = Call(mark, start - blanks, called.text.span(start, end), blanks, "bare")
    moved = [replace(other, at=other.at - length) if other.at >= end else other for other in called.calls]
    calls = sorted([*moved, call], key=lambda other: other.at)
    return Called(called.text.without([(start - blanks, end)]), tuple(calls))
