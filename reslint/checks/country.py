"""country: States are called by their names in the United Nations.

``name``: a form that the United Nations do not use, or no longer use. ``article``: names that have an article in running text,
"in the Sudan". ``order``: States named side by side stand in the English alphabetical order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from reslint.derived.dating import year_of
from reslint.derived.passages import Passage, select
from reslint.derived.ranges import overlaps
from reslint.derived.whole import present_in
from reslint.draft import Draft
from reslint.facts.near_names import NearName, country_names
from reslint.facts.state_table import states
from reslint.facts.table import of_tables
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.occurrences import Finder
from reslint.rules import Rule

WORDS = ("right", "first")
# The capital of a paragraph's first words makes no name.
_OPENING = 24

NAME = "The United Nations call this State {right}, not {found}"
ARTICLE = "In running text it is “{right}”"
ORDER = "{found} stands before {first} in the alphabet"

_WITH_ARTICLE = (
    *("Bahamas", "Central African Republic", "Comoros", "Dominican Republic", "Gambia", "Islamic Republic of Iran", "Maldives"),
    *("Lao People’s Democratic Republic", "Marshall Islands", "Netherlands", "Niger", "Philippines", "Republic of Moldova"),
    *("Russian Federation", "Sudan", "Syrian Arab Republic", "United Arab Emirates", "United Republic of Tanzania"),
    *("United States of America", "Bolivarian Republic of Venezuela", "Plurinational State of Bolivia"),
    *("Democratic Republic of the Congo", "Federated States of Micronesia"),
)


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["name", "article", "order"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The names in another form, without their article, or out of order."""
    present = present_in(draft, _all_names(settings.judge))
    if not present:
        return
    for passage in select(draft, rule.where):
        string = passage.holder.text.string.replace("'", "’")
        names = [name for name in present if name in string]
        if names:
            yield from _JUDGES[settings.judge](draft, rule, passage, string, names)


def _matches(string: str, names: Iterable[str], form: Callable[[str], re.Pattern[str]]) -> list[re.Match[str]]:
    """The matches of the names in order, none within a longer one."""
    found = [match for name in names for match in form(name).finditer(string)]
    left: list[re.Match[str]] = []
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if not left or match.start() >= left[-1].end():
            left.append(match)
    return left


@of_tables
def _all_names(judge: str) -> Finder:
    """The names that a judge looks for."""
    if judge == "name":
        return Finder(one.wrong.replace("'", "’") for one in country_names())
    if judge == "article":
        return Finder(_WITH_ARTICLE)
    return Finder({expression(r" \(the\)").sub("", state.short).replace("'", "’") for state in states()} | set(_WITH_ARTICLE))


def _within(passage: Passage, place: tuple[int, int]) -> bool:
    return passage.start <= place[0] and place[1] <= passage.end and not overlaps(place, passage.excluded)


# Names


@lru_cache(maxsize=1024)
def _wrong_name(name: str) -> re.Pattern[str]:
    # Part of a longer name, it is not the State's.
    return expression(rf"(?<![\w’-]){re.escape(name)}(?![\w-])(?! \(|, Province of)(?! [A-Z])")


@of_tables
def _by_name() -> dict[str, NearName]:
    return {one.wrong: one for one in country_names()}


def _name(draft: Draft, rule: Rule, passage: Passage, string: str, names: Sequence[str]) -> Iterator[Finding]:
    for match in _matches(string, names, _wrong_name):
        one = _by_name()[match[0]]
        if not _within(passage, match.span()) or _longer(string, match.start()):
            continue
        if draft.stage == "informal" and _signs(string, *match.span()):
            continue
        if one.since and (one.since > (year_of(draft) or one.since) or _of_the_past(string, match.end(), one.since)):
            continue
        right = one.right.removeprefix("the ") if string.endswith("the ", 0, match.start()) else one.right
        edit = replacement(passage.holder.text, *match.span(), right)
        yield rule.finding(passage.holder, *match.span(), NAME, fix(rule.fix, [edit]), right=one.right)


_WORD = expression(r"[^\W\d_][\w’-]*")
_DASH = expression(r"\s[–—-]\s")
_OF_SIGNATURES = frozenset("and of the alt add del delete retain reserve".split())
# No list of delegations is longer, and nothing longer is before a name that belongs to it.
_LONGEST = 200


def _signs(string: str, start: int, end: int) -> bool:
    """Whether the name is that of a delegation which proposes something: "[Russia: delete]", "(Iran)", "[soon – Laos]"."""
    opened = max(string.rfind(sign, max(0, start - _LONGEST), start) for sign in "[({")
    closed = min((at for sign in "])}:" if (at := string.find(sign, end, end + _LONGEST)) >= 0), default=-1)
    if opened < 0 or closed < 0:
        return False
    before = _DASH.split(string[opened + 1 : start])[-1]
    words = _WORD.findall(before + string[start:closed])
    return all(word[0].isupper() or word in _OF_SIGNATURES for word in words)


def _of_the_past(string: str, end: int, since: int) -> bool:
    """Whether the text speaks there of a year in which the old name was right: "held in Istanbul, Turkey, in May 2016"."""
    year = expression(r"\b(?:19|20)\d\d\b").search(string[end : end + 60])
    return year is not None and int(year[0]) < since


def _longer(string: str, start: int) -> bool:
    """Whether the name ends a longer one: "Republic of Venezuela", "Republic of North Macedonia", "British Columbia"."""
    before = r"(?:Republic|State|States|Kingdom|Islands|Federation) of (?:North )?$|(?:North|South|West|British|District of) $"
    return re.search(before, _before(string, start)) is not None


def _before(string: str, start: int) -> str:
    """The words right before a place: to search all that is before each of many takes too long."""
    return string[max(0, start - _LONGEST) : start]


# Articles


@lru_cache(maxsize=1024)
def _bare(name: str) -> re.Pattern[str]:
    before = "in|of|from|to|by|with|for|between|against|within|across|that"
    behind = (
        r"[,;:)]|\.(?!\w)|$| (?:and|or|to|in|on|for|by|with|from|of|at|is|are|was|were|has|have|had|as|that|which|who|during|"
        r"under|should|will)\b"
    )
    return expression(rf"\b(?:{before}) ({re.escape(name)})(?={behind})")


def _article(draft: Draft, rule: Rule, passage: Passage, string: str, names: Sequence[str]) -> Iterator[Finding]:
    for match in _matches(string, names, _bare):
        # A capital before it makes it part of a name: "the Resolution of the Conflict in Sudan".
        name = match.start() > _OPENING and expression(r"\b[A-Z][\w’-]* \w+ $").search(_before(string, match.start(1)))
        formal = expression(r"(?:Republic|Kingdom) of $").search(_before(string, match.start(1)))
        if _within(passage, match.span(1)) and not name and not formal:
            edit = replacement(passage.holder.text, *match.span(1), f"the {match[1]}")
            yield rule.finding(passage.holder, *match.span(1), ARTICLE, fix(rule.fix, [edit]), right=f"the {match[1]}")


# Order


@lru_cache(maxsize=1024)
def _state(name: str) -> re.Pattern[str]:
    return expression(rf"\b(?:the )?({re.escape(name)})(?! [A-Z(])\b")


def _order(draft: Draft, rule: Rule, passage: Passage, string: str, names: Sequence[str]) -> Iterator[Finding]:
    row: list[re.Match[str]] = []
    for match in _matches(string, names, _state) if len(names) > 2 else ():
        if row and string[row[-1].end() : match.start()] not in (", ", " and ", ", and "):
            row = []
        if len(row) > 1 and alphabetical(match[1]) < alphabetical(row[-1][1]) and _within(passage, match.span(1)):
            yield rule.finding(passage.holder, *match.span(1), ORDER, None, first=row[-1][1])
            row = []
        row.append(match)


def alphabetical(name: str) -> str:
    """The name as it is sorted: without accents, marks and capitals."""
    plain = unicodedata.normalize("NFD", name).lower()
    return "".join(character for character in plain if character.isalpha() or character == " ")


_JUDGES: dict[str, Callable[[Draft, Rule, Passage, str, Sequence[str]], Iterator[Finding]]] = {
    "name": _name,
    "article": _article,
    "order": _order,
}
