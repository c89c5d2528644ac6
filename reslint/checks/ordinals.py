"""ordinals: ordinal numbers that are written in words, not in figures ("at its 80th session")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import search
from reslint.draft import Draft
from reslint.facts.numerals import ordinal
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("right",)
MESSAGE = "Write “{right}” instead of “{found}”"


class Settings(NamedTuple):
    """``before``: patterns of what stands behind the ordinal; ``most``: the largest number that is written in words; ``unless``:
    patterns that silence a place which they overlap.
    """

    before: tuple[Regex, ...]
    most: int = 99
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.before:
        yield '"before" is empty: it needs what stands behind the ordinal, such as session'


def _figures(following: Regex) -> Regex:
    """A pattern for figures before what a pattern matches, which says more of where to look than their endings."""
    needs = pattern(following, ignore_case=False).needs
    endless = r"(?<=\bat (?:its|the) )\d{1,3}(?= (?:special )?session\b)"
    return Regex(rf"(?<![\w./-])(?P<here>\d{{1,3}} ?(?:st|nd|rd|th)|{endless})(?=,? (?:{following}))", needs)


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The ordinals in figures. Raises TimeoutError."""
    unless = Unless(settings.unless, ignore_case=False)
    for following in settings.before:
        figures = pattern(_figures(following), ignore_case=False)
        for hit in search(draft, rule.where, figures):
            start, end = hit.range
            number = int(hit.found.rstrip("strndh "))
            words = ordinal(number) if number <= settings.most else ""
            if words and not unless.silences(hit):
                right = words[:1].upper() + words[1:] if start == 0 else words
                mended = fix(rule.fix, [replacement(hit.holder.text, start, end, right)])
                yield rule.finding(hit.holder, start, end, MESSAGE, mended, right=right)
