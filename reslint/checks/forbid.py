"""forbid: a form that must not stand, with no single right form to put in its place.

Where a pattern has a group named ``here``, that group is what is reported, and the rest is what must stand around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reslint.checks.unless import Unless
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix
from reslint.fixes.italics import set_italic
from reslint.passages import search
from reslint.patterns import Regex, pattern
from reslint.rules import Rule

MESSAGE = "“{found}”: {summary}"


@dataclass(frozen=True, slots=True)
class Settings:
    """``patterns``: what must not stand; ``unless``: patterns that silence a match which they overlap; ``ignore_case``: capitals
    do not matter; ``whole_words``: no match inside a word (``compounds``: a word joined to another by a hyphen is a word);
    ``upright``: what must not stand are italics, and the fix takes them off.
    """

    patterns: tuple[Regex, ...]
    unless: tuple[Regex, ...] = ()
    ignore_case: bool = False
    whole_words: bool = False
    compounds: bool = False
    upright: bool = False


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.patterns:
        yield '"patterns" is empty: it needs at least one pattern'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places of a form that must not stand."""
    unless = Unless(settings.unless, settings.ignore_case)
    for source in settings.patterns:
        wrong = pattern(source, settings.ignore_case, settings.whole_words, settings.compounds)
        for hit in search(draft, rule.where, wrong):
            if not unless.silences(hit):
                edits = set_italic(draft, hit.holder.text, *hit.range, italic=False) if settings.upright else None
                yield rule.finding(hit.holder, *hit.range, MESSAGE, fix(rule.fix, edits or []))
