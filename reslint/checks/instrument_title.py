"""instrument-title: a treaty, declaration, plan, day or decade is called by its title, word for word.

Titles are found that are nearly a known one: with other small words, capitals or plurals, in another order, with another word or
without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.near_named import nearly_named
from reslint.derived.passages import is_within, select
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.rules import Rule

WORDS = ("right",)

MESSAGE = "The title is “{right}”"


class Settings(NamedTuple):
    """Nothing can be chosen."""


def check(draft: Draft, rule: Rule, _: Settings) -> Iterator[Finding]:
    """The titles that are nearly right."""
    nearly = nearly_named(draft)
    if not nearly:
        return
    for passage in select(draft, rule.where):
        text = passage.holder.text
        for one in nearly.get(text.string, ()):
            if one.sort == "title" and is_within(one.place, passage):
                edit = replacement(text, *one.place, one.right)
                yield rule.finding(passage.holder, *one.place, MESSAGE, fix(rule.fix, [edit]), right=one.shown)
