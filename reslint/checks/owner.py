"""owner: whose resolution it is, is said as it should be.

``own``: directly behind its opening words the organ that speaks calls its resolutions "its", not by its own name. ``missing``: a
resolution of another organ has the name of that organ.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from reslint.derived.passages import Passage, citations, select
from reslint.derived.ranges import overlaps
from reslint.draft import Citation, Draft, Note, Paragraph
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.parsing.citation_bodies import is_assembly_date
from reslint.rules import Rule

WORDS = ("number", "right")

OWN = "The organ that speaks calls its resolutions “{right}”, not “{found}”"
MISSING = "Resolution {number} is the {right}’s: name it before the resolution"
NOT_OWN = "Resolution {number} is the {right}’s: write “{right}” instead of “{found}”"
NOT_OWN_SOME = "Resolution {number} is that of another organ: name it instead of “{found}”"
MISSING_SOME = "Resolution {number} is that of another organ: name it before the resolution"

_ASSEMBLY = "General Assembly"
_ECONOMIC = "Economic and Social Council"
_KNOWN = frozenset({_ASSEMBLY, "Security Council", _ECONOMIC, "Human Rights Council"})
# Until then the Commission on Human Rights and its Sub-Commission used numbers like 2000/22 as well.
_LAST_SHARED_YEAR = 2006
_BODY_WORD = expression(r"\b(?:Assembly|Council|Commission|Conference|Meeting|Board|Congress|Parties|Organization|Committee)\b")
_ITS = "its"
_NOUN = expression(r"\b[Rr]esolutions?")
_DOCUMENT = expression(r"esolution|ecision")
_OF = expression(r" (?:(?:by|of|on|to) )?")
_REACH = 160


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["own", "missing"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The resolutions that are called otherwise."""
    judge = _JUDGES[settings.judge]
    for passage in select(draft, rule.where):
        if draft.organ and _DOCUMENT.search(passage.holder.text.string):
            yield from judge(draft, rule, passage)


@cache
def _self_called(organ: str) -> re.Pattern[str]:
    return re.compile(rf"(?:the )?{re.escape(organ)}(?:’s|'s)?(?= (?:draft )?(?:resolutions?|decisions?) \S*\d)")


def _own(draft: Draft, rule: Rule, passage: Passage) -> Iterator[Finding]:
    holder, string = passage.holder, passage.holder.text.string
    opening = holder.opening if isinstance(holder, Paragraph) else None
    if opening is None or not opening.end or not opening.known or (isinstance(holder, Paragraph) and holder.plural):
        return
    behind = _OF.match(string, opening.end)
    found = _self_called(draft.organ).match(string, behind.end()) if behind else None
    # "General Assembly resolution 70/1 and Security Council resolution 1325 (2000)" sets two organs side by side.
    if (
        found is None
        or overlaps(found.span(), passage.excluded)
        or expression(r"[a-z] (?:Assembly|Council) (?:resolution|decision)").search(string[found.end() :])
    ):
        return
    edit = replacement(holder.text, *found.span(), "its")
    yield rule.finding(holder, *found.span(), OWN, fix(rule.fix, [edit]), right="its")


def _missing(draft: Draft, rule: Rule, passage: Passage) -> Iterator[Finding]:
    string = passage.holder.text.string
    for one in citations(draft, passage.holder):
        within = passage.start <= one.start and one.end <= passage.end and not overlaps((one.start, one.end), passage.excluded)
        if not within or one.kind != "resolution":
            continue
        body = _body(draft, one)
        if body not in _KNOWN or body == draft.organ:
            continue
        unsure = body == _ECONOMIC and int(one.number[:4] if one.number[:4].isdigit() else 0) <= _LAST_SHARED_YEAR
        mixed = _is_in_mixed_list(draft, passage.holder, one, body)
        if _is_called_own(passage.holder, one):
            edit = None if unsure or mixed else replacement(passage.holder.text, one.start, one.start + len(_ITS), body)
            message = NOT_OWN_SOME if unsure else NOT_OWN
            place = one.start, one.start + len(_ITS)
        elif _unsaid(string, one) and (noun := _NOUN.search(string, one.start, one.end)):
            edit = None if unsure or mixed else replacement(passage.holder.text, *noun.span(), f"{body} {noun[0].lower()}")
            message = MISSING_SOME if unsure else MISSING
            place = noun.span()
        else:
            continue
        yield rule.finding(passage.holder, *place, message, fix(rule.fix, [edit]), number=one.number, right=body)


def _is_in_mixed_list(draft: Draft, holder: Paragraph | Note, one: Citation, body: str) -> bool:
    """Whether a number follows that belongs to the same noun and to another body."""
    string = holder.text.string
    following = (other for other in citations(draft, holder) if other.kind == "resolution" and other.start > one.start)
    listed = itertools.takewhile(lambda other: "esolution" not in string[one.end : other.end], following)
    return any(_body(draft, other) != body for other in listed)


def _body(draft: Draft, one: Citation) -> str:
    """The body of a resolution. One that another organ calls its own is the Assembly's by number and date: no other organ
    has its sessions in the same years.
    """
    if one.body == draft.organ and one.part("possessive") and is_assembly_date(one.number, one.date):
        return _ASSEMBLY
    return one.body


def _is_called_own(holder: Paragraph | Note, one: Citation) -> bool:
    """Whether the organ that speaks calls the resolution its own, directly behind its opening words."""
    opening = holder.opening if isinstance(holder, Paragraph) else None
    if opening is None or not opening.known or one.stated or one.part("possessive") != _ITS:
        return False
    return bool(_OF.fullmatch(holder.text.string, opening.end, one.start)) and holder.text.string.startswith(_ITS, one.start)


# The short name of an organ before a resolution names it, whatever is to be said of that.
_SHORT = expression(r"\b(?:ECOSOC|UNSC|UNGA|UNHRC|HRC|SC|GA)(?:[’']s)? $")
_NEAR = 12


def _unsaid(string: str, one: Citation) -> bool:
    """Whether nothing in the sentence can have named the body."""
    if one.stated or one.part("possessive") or one.part("from") or "esolution" not in string[one.start : one.end]:
        return False
    if _SHORT.search(string, max(0, one.start - _NEAR), one.start):
        return False
    start = max(string.rfind("; ", 0, one.start), string.rfind(". ", 0, one.start)) + 1
    behind = string[one.end : one.end + _REACH].split(";")[0]
    return not _BODY_WORD.search(string, start, one.start) and not _BODY_WORD.search(behind)


_JUDGES: dict[str, Callable[[Draft, Rule, Passage], Iterator[Finding]]] = {"own": _own, "missing": _missing}
