"""cited-title: a resolution, or an item of the agenda, is cited with the title that it has.

Judged are titles in quotation marks that follow number and date behind "entitled", of resolutions of the General Assembly whose
title is known. One that has little in common with it is left alone: the number may be wrong. Of items, titles are judged that
differ from a known one by small words, capitals and plurals only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import Passage, citations, is_within, select
from reslint.derived.present import ASSEMBLY
from reslint.draft import Draft
from reslint.facts.title_table import item_like, title_of
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WORDS = ("number", "right")

MESSAGE = "The title of resolution {number} is “{right}”"

ITEM = "The title of the item is “{right}”"

_ENTITLED = expression(r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?,? entitled “((?:[^“”]|“[^“”]*”){6,400})”")
_ITEM = expression(r"\b(?:sub-?)?item entitled “((?:[^“”]|“[^“”]*”){6,400})”")
_ALIKE = 0.7


class Settings(NamedTuple):
    """Nothing can be chosen."""


def check(draft: Draft, rule: Rule, _: Settings) -> Iterator[Finding]:
    """The titles that are nearly right."""
    for passage in select(draft, rule.where):
        text = passage.holder.text
        if "entitled “" not in text.string:
            continue
        yield from _items(rule, passage)
        for one in citations(draft, passage.holder):
            right = title_of(one.number) if one.kind == "resolution" and one.body == ASSEMBLY else ""
            match = _ENTITLED.match(text.string, one.end) if right else None
            if match is None:
                continue
            start, end = match.span(1)
            found = match[1].rstrip(" ,")
            end = start + len(found)
            if not _is_nearly(_plain(found), _plain(right)) or not is_within((start, end), passage):
                continue
            edit = replacement(text, start, end, right)
            words = {"number": one.number, "right": right}
            yield rule.finding(passage.holder, start, end, MESSAGE, fix(rule.fix, [edit]), **words)


def _items(rule: Rule, passage: Passage) -> Iterator[Finding]:
    text = passage.holder.text
    for match in _ITEM.finditer(text.string):
        found = match[1].rstrip(" ,")
        start, end = match.start(1), match.start(1) + len(found)
        right = item_like(_plain(found))
        if right and _plain(found) != _plain(right) and is_within((start, end), passage):
            yield rule.finding(
                passage.holder, start, end, ITEM, fix(rule.fix, [replacement(text, start, end, right)]), right=right
            )


def _is_nearly(found: str, right: str) -> bool:
    if found == right:
        return False
    # Most titles are quite right.
    from difflib import SequenceMatcher

    return SequenceMatcher(None, found, right, autojunk=False).ratio() >= _ALIKE


def _plain(title: str) -> str:
    """The title without what is a matter of typing."""
    for mark, plain in (("‑", "-"), ("‘", "'"), ("’", "'"), ("“", "'"), ("”", "'"), ("–", "-"), ("—", "-")):
        title = title.replace(mark, plain)
    return " ".join(title.split())
