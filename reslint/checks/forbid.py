"""forbid: a form that must not stand, and for which there is not always one right form to put in its place.

Where a pattern has a group named ``here``, that group is what is reported, and the rest is what must stand around it.
Words in place of a form are those of ``mend``; for a form that always has one right form there is the kind ``replace``.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reslint.checks.mending import mended, objections
from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, absent, search
from reslint.derived.ranges import Range, find_ranges, overlaps
from reslint.draft import Draft
from reslint.finding import Edit, Finding
from reslint.fixes import fix
from reslint.fixes.italics import set_italic
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

MESSAGE = "“{found}”: {summary}"
TRIGGERS = "patterns"


class Settings(NamedTuple):
    """``patterns``: what must not stand, of which the first speaks where several meet; ``unless``: patterns that silence a match
    which they overlap; ``ignore_case``: capitals do not matter; ``whole_words``: no match inside a word (``compounds``: a word
    joined to another by a hyphen is a word); ``upright``: what must not stand are italics, and the fix takes them off
    (``alone``: where nothing else is in the same italics). ``mend``: for forms that have one right form, a pattern that matches
    from where the form begins to its end or further, and what is right in place of all that it matches, or of its group
    ``here``; ``\\1`` and ``\\g<name>`` are its groups, asterisks stand around words that are to be in italics, and
    {treaty-number} is the registration number of the treaty that the note is called behind, where the tables know it to stand in
    the volume of the group ``volume``.
    """

    patterns: tuple[Regex, ...]
    unless: tuple[Regex, ...] = ()
    ignore_case: bool = False
    whole_words: bool = False
    compounds: bool = False
    upright: bool = False
    alone: bool = False
    mend: Mapping[Regex, str] = {}


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.patterns:
        yield '"patterns" is empty: it needs at least one pattern'
    yield from objections("mend", settings.mend, settings.ignore_case)


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places of a form that must not stand."""
    unless = Unless(settings.unless, settings.ignore_case)
    told: dict[int, list[Range]] = {}
    missing = absent(draft)
    for source in settings.patterns:
        if (source, settings.ignore_case) in missing:
            continue
        wrong = pattern(source, settings.ignore_case, settings.whole_words, settings.compounds)
        for hit in search(draft, rule.where, wrong):
            before = told.setdefault(id(hit.holder), [])
            # Two patterns that meet in the same words say the same of them.
            if overlaps(hit.range, before) or unless.silences(hit) or (settings.alone and not _is_alone(draft, hit)):
                continue
            insort(before, hit.range)
            yield rule.finding(hit.holder, *hit.range, MESSAGE, fix(rule.fix, _edits(draft, settings, hit)))


def _is_alone(draft: Draft, hit: Hit) -> bool:
    """Whether the italics around the words hold nothing else: words in an italic title belong to it."""
    start, end = hit.range
    string = hit.holder.text.string
    around = next((one for one in find_ranges(draft, hit.holder, "italic") if one[0] <= start and end <= one[1]), None)
    return around is not None and not (string[around[0] : start] + string[end : around[1]]).strip(" ,;:.")


def _edits(draft: Draft, settings: Settings, hit: Hit) -> Sequence[Edit]:
    if settings.upright:
        start, end = hit.range
        return set_italic(draft, hit.holder.text, start, end, italic=False) or ()
    return mended(draft, hit, settings.mend, settings.ignore_case) or ()
