"""What kinds that look for forms have in common: the right words for what was found, and their correction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reslint.derived.note_instruments import calls_in_order, named_before
from reslint.derived.passages import Hit
from reslint.draft import Draft, Note
from reslint.finding import Edit
from reslint.fixes import replacements
from reslint.fixes.italics import draft_mark
from reslint.matching.expressions import expression
from reslint.matching.patterns import LIMIT, Match, Regex, pattern
from reslint.text import Style

__all__ = ["TREATY_NUMBER", "mended", "objections"]

TREATY_NUMBER = "{treaty-number}"
_ESCAPE = expression(r"\\(?:([0-9]{1,2})|g<(\w+)>|.|\Z)", re.DOTALL)


def objections(name: str, swap: Mapping[Regex, str], ignore_case: bool) -> Iterator[str]:
    """Objections to right words that speak of groups which their patterns do not have."""
    for source, right in swap.items():
        made = pattern(source, ignore_case).compiled
        groups = {str(number) for number in range(made.groups + 1)} | set(made.groupindex)
        for escape in _ESCAPE.finditer(right):
            if (escape[1] or escape[2]) not in groups:
                yield f'"{name}" has "{right}" for "{source}", which has no group "{escape[0]}"'
        if TREATY_NUMBER in right and "volume" not in groups:
            yield f'"{name}" has "{TREATY_NUMBER}" for "{source}", which has no group "volume"'


def mended(draft: Draft, hit: Hit, mend: Mapping[Regex, str], ignore_case: bool) -> list[Edit] | None:
    """The edits that put the right words in place of a form: those of the first pattern that matches where the form begins and
    reaches at least as far; None where none does. Raises TimeoutError."""
    string = hit.holder.text.string
    for source, right in mend.items():
        match = pattern(source, ignore_case).compiled.match(string, hit.match.start(), timeout=LIMIT + len(string) / 1e6)
        words = _words(draft, hit, match, right) if match and match.end() >= hit.range[1] else None
        if match and words is not None:
            start, end = match.span("here") if match.re.groupindex.get("here") else match.span()
            inside = hit.passage.start <= start and end <= hit.passage.end
            return replacements(hit.holder.text, start, end, words) if inside else None
    return None


def _words(draft: Draft, hit: Hit, match: Match, right: str) -> str | None:
    """The right words, with what the tables know of them; None where they do not know it, and where new words are to be in
    italics that the file has no marks for."""
    words = match.expand(right) if "\\" in right else right
    if "*" in right:
        if not draft.source.lined or draft.italics == "lost" or _in_italics(hit):
            return None
        words = words.replace("*", "" if draft.italics == "none" else draft_mark(draft) or "*")
    if TREATY_NUMBER not in words:
        return words
    number = _treaty_number(draft, hit, match["volume"])
    return words.replace(TREATY_NUMBER, number) if number else None


def _in_italics(hit: Hit) -> bool:
    start, end = hit.range
    return any(first < end and start < last for first, last in hit.holder.text.meeting(Style.ITALIC, start, end))


def _treaty_number(draft: Draft, hit: Hit, volume: str) -> str:
    """The number of the treaty that the note is called behind, where it has only one and stands in the volume; else ""."""
    call = calls_in_order(draft).get(hit.holder.mark) if isinstance(hit.holder, Note) else None
    named = named_before(call) if call else None
    if named is None or len(named.registrations) != 1 or volume not in named.volumes:
        return ""
    return named.registrations[0]
