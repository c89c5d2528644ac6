"""doubled: a word that stands twice running. Words in compounds and genitives do not count."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, select
from reslint.derived.ranges import overlaps
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("right",)
MESSAGE = "“{found}”: the word stands twice"

# What is written with a capital the second time is a name, "Pago Pago".
_TWICE = Regex(r"(?<![\w’'–-])(\p{L}++) +(?=\p{Ll})(?i:\1)(?!\w|[’'–-]\w)", ())
_AROUND = "“”‘’'\"()[]{},.;:?!*…"


class Settings(NamedTuple):
    """``unless``: patterns that silence a word which they overlap."""

    unless: tuple[Regex, ...] = ()


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that stand twice. Raises TimeoutError."""
    unless = Unless(settings.unless, ignore_case=False)
    twice = pattern(_TWICE, ignore_case=False)
    for passage in select(draft, rule.where):
        string = passage.holder.text.string
        if not _may_have(string):
            continue
        for match in twice.find(string, passage.start, passage.end):
            hit = Hit(passage, match)
            if not overlaps(hit.range, passage.excluded) and not unless.silences(hit):
                yield _finding(rule, hit)


def _may_have(string: str) -> bool:
    """Whether any word follows itself. To see this costs a tenth of what the pattern does."""
    words = [word.strip(_AROUND) for word in string.lower().split()]
    return any(map(eq, words, words[1:]))


def _finding(rule: Rule, hit: Hit) -> Finding:
    once = hit.match[1]
    edit = replacement(hit.holder.text, *hit.range, once)
    return rule.finding(hit.holder, *hit.range, MESSAGE, fix(rule.fix, [edit]), right=once)
