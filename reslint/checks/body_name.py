"""body-name: a body is called by the name that it has.

Three sorts of wrong names are found: those of a table (names often mistaken, and former names in drafts of a later year), names
made of another noun or another preposition and the rest of a known name: "Subcommittee on …" for "Subcommission on …", and names
that are nearly a known one: with other small words, capitals or plurals, in another order, with another word or without one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from reslint.derived.dating import year_of
from reslint.derived.near_named import nearly_named
from reslint.derived.passages import Passage, is_within, select
from reslint.derived.ranges import Range
from reslint.derived.whole import present_in
from reslint.draft import Draft
from reslint.facts.near_names import NearName, near_names
from reslint.facts.organ_table import organs
from reslint.facts.table import of_tables
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.occurrences import Finder
from reslint.rules import Rule

WORDS = ("right", "since")

NEVER = "There is no {found}: it is the {right}"
NO_LONGER = "The {found} is now the {right}"
NEARLY = "The name is “{right}”"

_NOUNS = ("Commission", "Committee", "Council", "Subcommission", "Sub-Commission", "Subcommittee", "Board", "Forum", "Panel")
_LINKS = ("on", "for", "of", "against")
# Rests that bodies of other systems have as well.
_COMMON = frozenset(
    {"Human Rights", "Sustainable Development", "Social Development", "Trade and Development", "Indigenous Issues"}
)
# "Sub-Commission against the ".
_LONGEST_HEAD = 27
_OPENED = expression(r"(?:^|(?<![\w’-])(?:[a-z][\w’-]*|[Tt]he|United Nations|UN)[,;:]? |[,;:“(—–] ?)$")


class Settings(NamedTuple):
    """``names``: the names that no body has had ("wrong"), or those that are no longer right ("former")."""

    names: Literal["wrong", "former"] = "wrong"


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The names that no body has."""
    former = settings.names == "former"
    listed = present_in(draft, _listed_names(former))
    if former:
        listed = [name for name in listed if _by_name()[name].since <= (year_of(draft) or 0)]
    rests = () if former else present_in(draft, _known_rests())
    nearly = {} if former else nearly_named(draft)
    if not listed and not rests and not nearly:
        return
    message = NO_LONGER if former else NEVER
    for passage in select(draft, rule.where):
        string = passage.holder.text.string.replace("'", "’")
        told: list[Range] = []
        for place, right in (*_of_table(string, listed), *_composed(string, rests)):
            if former and _of_the_past(string, place[0]):
                continue
            if is_within(place, passage):
                told.append(place)
                yield _finding(rule, passage, place, right, message)
        for one in nearly.get(passage.holder.text.string, ()):
            again = any(start < one.place[1] and one.place[0] < end for start, end in told)
            if one.sort == "body" and not again and is_within(one.place, passage):
                right = one.right + "’s" if _owns(string, one.place, one.right) else one.right
                yield _finding(rule, passage, one.place, right, NEARLY, one.shown)


_OWNED = expression(
    r"s (?!(?:and|or|in|of|to|for|on|at|by|with|from|as|that|which|who|is|are|was|were|has|have|had|will|shall|must|may)\b)"
    r"[a-z]{2,}"
)


def _owns(string: str, place: Range, right: str) -> bool:
    """Whether a name has an s too much because its apostrophe was left out: "the African Unions contribution"."""
    end = place[1] - 1
    return not right.endswith("s") and string[:end].endswith(right.rsplit(" ", 1)[-1]) and _OWNED.match(string, end) is not None


def _of_the_past(string: str, at: int) -> bool:
    """Whether the words before a former name say that they speak of the past, in which it was right."""
    return string.startswith("Recall") or string.endswith(("former ", "then "), 0, at)


def _finding(rule: Rule, passage: Passage, place: Range, right: str, message: str, shown: str = "") -> Finding:
    # What comes after a former name may be a matter of the time that is spoken of: no fix.
    edit = None if message == NO_LONGER else replacement(passage.holder.text, *place, right)
    return rule.finding(passage.holder, *place, message, fix(rule.fix, [edit]), right=shown or right)


@of_tables
def _by_name() -> dict[str, NearName]:
    return {one.wrong: one for one in near_names()}


@of_tables
def _listed_names(former: bool) -> Finder:
    return Finder(one.wrong for one in near_names() if bool(one.since) == former)


def _of_table(string: str, names: Collection[str]) -> Iterator[tuple[Range, str]]:
    for name in names:
        for match in re.finditer(rf"\b{re.escape(name)}(?![\w’-])", string) if name in string else ():
            yield match.span(), _by_name()[name].right


_HEAD = expression(rf"\b({'|'.join(_NOUNS)}) ({'|'.join(_LINKS)}) (?:the )?")


@of_tables
def _rests() -> dict[str, str]:
    """What follows noun and preposition in the known names, with the name; only where one name has it."""
    names: dict[str, list[str]] = {}
    for organ in organs():
        match = _HEAD.match(organ.name)
        if match:
            names.setdefault(organ.name[match.end() :], []).append(organ.name)
    return {rest: having[0] for rest, having in names.items() if len(having) == 1 and " " in rest and rest not in _COMMON}


@of_tables
def _known_rests() -> Finder:
    return Finder(_rests())


def _plain(name: str) -> str:
    """The name without what is a matter of spelling."""
    return name.replace("-", "").replace(" the ", " ").lower()


def _composed(string: str, rests: Collection[str]) -> Iterator[tuple[Range, str]]:
    for rest in rests:
        at = string.find(rest)
        while at >= 0:
            end = at + len(rest)
            head = _HEAD.search(string, max(0, at - _LONGEST_HEAD), at)
            whole = not expression(r"\w|,? and [A-Z]").match(string[end : end + 8])
            if head and whole and head.end() == at and _OPENED.search(string, max(0, head.start() - 30), head.start()):
                name = _rests()[rest]
                if _plain(string[head.start() : end]) != _plain(name):
                    yield (head.start(), end), name
            at = string.find(rest, end)
