"""replace: a wrong form that has one right form.

``swap`` maps patterns to what is right; ``\\1`` or ``\\g<name>`` in it is a group of the pattern, ``{in-figures}`` and
``{in-words}`` are the number that its group ``number`` has. Of two patterns that match the same characters, the one that stands
first speaks.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reslint.casing import in_case_of
from reslint.checks.mending import objections
from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, absent, search
from reslint.derived.ranges import Range, overlaps
from reslint.draft import Draft
from reslint.facts.numerals import cardinal, integer_of_cardinal
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("right",)
TRIGGERS = "swap"
IN_FIGURES, IN_WORDS = "{in-figures}", "{in-words}"
MESSAGE = "Write “{right}” instead of “{found}”"


class Settings(NamedTuple):
    """``ignore_case``: capitals do not matter, and the right form takes on those of the words found. ``whole_words``: no match
    inside a word; ``compounds``: a word joined to another by a hyphen is a word. ``unless``: patterns that silence a match which
    they overlap; ``ask``: patterns that make the correction of such a match one to be looked at. ``explain``: a few words that
    the message adds.
    """

    swap: Mapping[Regex, str] = {}
    ignore_case: bool = True
    whole_words: bool = True
    compounds: bool = False
    unless: tuple[Regex, ...] = ()
    ask: tuple[Regex, ...] = ()
    explain: str = ""


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.swap:
        yield '"swap" is missing: lines of the form "wrong form: right form"'
    yield from objections("swap", settings.swap, settings.ignore_case)
    for source, right in settings.swap.items():
        for form in (IN_FIGURES, IN_WORDS):
            if form in right and "number" not in pattern(source, settings.ignore_case).compiled.groupindex:
                yield f'"swap" has "{form}" for "{source}", which has no group "number"'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places of a wrong form."""
    said: dict[int, list[Range]] = {}
    unless, ask = Unless(settings.unless, settings.ignore_case), Unless(settings.ask, settings.ignore_case)
    message = f"{MESSAGE} ({settings.explain})" if settings.explain else MESSAGE
    missing = absent(draft)
    for source, right in settings.swap.items():
        if (source, settings.ignore_case) in missing:
            continue
        wrong = pattern(source, settings.ignore_case, settings.whole_words, settings.compounds)
        for hit in search(draft, rule.where, wrong):
            words = _right_words(hit, right, settings.ignore_case)
            earlier = said.setdefault(id(hit.holder), [])
            if words is None or words == hit.found or overlaps(hit.range, earlier) or unless.silences(hit):
                continue
            insort(earlier, hit.range)
            text, (start, end) = hit.holder.text, hit.range
            safety = "suggested" if rule.fix == "safe" and ask.silences(hit) else rule.fix
            mended = fix(safety, [replacement(text, start, end, words)])
            yield rule.finding(hit.holder, start, end, message, mended, right=words)


def _right_words(hit: Hit, right: str, follow: bool) -> str | None:
    """What is right for a match, with the capitals of what was found where it is to ``follow`` them; None for no known number."""
    words = hit.match.expand(right) if "\\" in right else right
    if IN_FIGURES in words or IN_WORDS in words:
        written = hit.match["number"]
        number = int(written) if written.isdecimal() else integer_of_cardinal(written)
        if number is None or (IN_WORDS in words and not cardinal(number)):
            return None
        words = words.replace(IN_FIGURES, str(number)).replace(IN_WORDS, cardinal(number))
    return in_case_of(words, hit.found) if follow else words
