"""spacing: blanks that stand double, before a mark that follows its word, or behind one that its word follows.

It is the source that counts: a line break with the indent behind it is one blank, and a blank that is left where the call of a
note was taken out of the text is none of its own. The places of one paragraph are one finding; those of a draft that has them
all over are one for the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reslint.derived.passages import select
from reslint.derived.ranges import Range
from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Finding
from reslint.fixes import contiguous, fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WHERE = "preambular, operative, subparagraph, note, title, sponsors"
WORDS = ("what", "count")
MESSAGE = "{what}"
_NAMES = {",": "the comma", ";": "the semicolon", ".": "the full stop", ":": "the colon", "(": "the bracket that opens"}
MESSAGE_FOR_MANY = "Spaces stand double or before punctuation marks all over ({count} places)"

_ALL_OVER = 8
# A row of a table that is typed: blanks set its columns.
_BAR = "|"


class Settings(NamedTuple):
    """``doubled``: two blanks for one are reported; ``before``: the marks before which no blank stands; ``behind``: those behind
    which none does.
    """

    doubled: bool = True
    before: str = ""
    behind: str = ""


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not (settings.doubled or settings.before or settings.behind):
        yield "nothing is looked for: doubled, before or behind must be set"


class _Place(NamedTuple):
    """Superfluous blanks: those of the range, in whose place ``right`` belongs."""

    holder: Paragraph | Note
    range: Range
    right: str
    what: str


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The superfluous blanks."""
    found = []
    for passage in select(draft, rule.where):
        if passage.holder.text.string.startswith(_BAR):
            continue
        places = [one for one in _places(passage.holder, settings) if not _is_break(draft, one)]
        if places:
            found.append(places)
    if len(found) >= _ALL_OVER:
        every = [place for places in found for place in places]
        yield _finding(rule, "", every, MESSAGE_FOR_MANY)
    else:
        yield from (_finding(rule, places[0].holder.label, places, MESSAGE) for places in found)


@lru_cache
def _superfluous(settings: Settings) -> re.Pattern[str]:
    """Blanks before or behind a mark, or else doubled. A point that begins a number or a row of points follows no word."""
    kinds = []
    if settings.before:
        kinds.append(rf"(?P<before> +)(?=[{re.escape(settings.before)}](?:[\s,;:.”’)\]]|$))(?!\.\s?\.)(?<!\. )")
    if settings.behind:
        kinds.append(rf"(?<=[{re.escape(settings.behind)}])(?P<behind> +)")
    if settings.doubled:
        kinds.append("(?P<doubled>  +)")
    return expression("|".join(kinds))


@lru_cache
def _signs(settings: Settings) -> tuple[str, ...]:
    """Texts of which one is in every string that has superfluous blanks."""
    before, behind = (f" {mark}" for mark in settings.before), (f"{mark} " for mark in settings.behind)
    return (*before, *behind, *(["  "] if settings.doubled else []))


def _places(holder: Paragraph | Note, settings: Settings) -> Iterator[_Place]:
    text = holder.text
    if not any(sign in text.string for sign in _signs(settings)):
        return
    calls = {call.at for call in holder.calls} if isinstance(holder, Paragraph) else set()
    for match in _superfluous(settings).finditer(text.string):
        start, end = match.span()
        if start == 0 or not contiguous(text, start, end) or any(start <= at <= end for at in calls):
            continue
        if match.lastgroup == "doubled":
            yield _Place(holder, (start, end), " ", "Two spaces stand where one is enough")
        elif match.lastgroup == "behind":
            if _closes(text.string, start - 1):
                continue
            yield _Place(holder, (start, end), "", f"A space stands behind {_named(text.string[start - 1])}")
        else:
            yield _Place(holder, (start, end), "", f"A space stands before {_named(text.string[end])}")


def _closes(string: str, at: int) -> bool:
    """Whether the mark there closes a quotation, as “ does in German and Polish: „so“."""
    return string[at] == "“" and string.rfind("„", 0, at) > string.rfind("“", 0, at)


def _named(mark: str) -> str:
    return _NAMES.get(mark, f"the mark {mark}")


def _is_break(draft: Draft, place: _Place) -> bool:
    """Whether a line or a page ends there on purpose: the blank before the break is not seen, and the break is no blank."""
    return draft.source.has_break(place.holder.text.span(*place.range))


def _finding(rule: Rule, label: str, places: Sequence[_Place], message: str) -> Finding:
    edits = [replacement(place.holder.text, *place.range, place.right) for place in places]
    spans = tuple(place.holder.text.span(*place.range) for place in places)
    found = places[0].holder.text.string[slice(*places[0].range)]
    mended = fix(rule.fix, edits)
    return rule.finding_at(label, spans[0], message, mended, spans[1:], what=places[0].what, count=str(len(places)), found=found)
