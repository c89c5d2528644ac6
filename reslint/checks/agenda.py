"""agenda: an item of the agenda is called as the masthead calls it.

Judged are titles in quotation marks behind "item entitled" that are nearly the title in the masthead, or a part of it: another
item has another title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import search
from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, literally, pattern
from reslint.rules import Rule

WHERE = "operative main"
WORDS = ("right",)

MESSAGE = "The masthead calls this item “{right}”"

_ITEM = expression(r"(?:Agenda )?[Ii]tems? \d{1,3}(?: ?\([a-z]{1,3}\))*(?: of the (?:provisional )?agenda)?\*? ?")
_ENTITLED = Regex(r"item (?:entitled|titled|called|on),? [“\"](?P<here>[^“”\"]{6,400})[”\"]", literally("item"))
_NEAR = 0.8


class Settings(NamedTuple):
    """Nothing can be chosen."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The titles that differ from that of the masthead. Raises TimeoutError."""
    titles = _titles(draft) if draft.masthead.agenda_item else []
    if not titles:
        return
    for hit in search(draft, rule.where, pattern(_ENTITLED, False)):
        right = _other(_plain(hit.found), titles)
        if right:
            yield rule.finding(hit.holder, *hit.range, MESSAGE, right=right)


def _titles(draft: Draft) -> list[str]:
    """The titles of the draft's item and sub-item: what follows its number in the masthead, whole and parted at colons."""
    lines = [paragraph.text.string for paragraph in draft.of(Kind.MASTHEAD)]
    for index, line in enumerate(lines):
        item = _ITEM.search(line)
        if item:
            title = line[item.end() :].strip() or (lines[index + 1].strip() if index + 1 < len(lines) else "")
            parts = title.split(": ")
            heads = [": ".join(parts[:count]) for count in range(1, len(parts))]
            tails = [": ".join(parts[count:]) for count in range(1, len(parts))]
            return [title, *heads, *tails] if title else []
    return []


def _plain(title: str) -> str:
    # A mark within the quotation marks is another matter.
    return " ".join(title.casefold().replace("’", "'").split()).rstrip(" .,;")


def _other(found: str, titles: list[str]) -> str:
    """The title that is meant, where the one found differs from all of them and is near one; else ""."""
    plain = {_plain(title): title for title in titles}
    if found in plain:
        return ""
    # Few drafts get as far as this.
    from difflib import SequenceMatcher

    for title, written in plain.items():
        ratio = SequenceMatcher(None, found, title, autojunk=False)
        if ratio.real_quick_ratio() >= _NEAR and ratio.quick_ratio() >= _NEAR and ratio.ratio() >= _NEAR:
            return written
    whole = [written for title, written in plain.items() if title.endswith(f" {found}") and len(title) < 2 * len(found)]
    return whole[-1] if whole else ""
