"""lists: how many members a list has, how deep lists are, and whether their members begin alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from reslint.derived.item_lists import lists
from reslint.derived.numbering import Row, section_rows
from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.matching.patterns import LIMIT, Regex, pattern
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("level", "others")
MESSAGE = "{summary}"
TWICE = "“to” stands before this list and again at the head of its items: write it once"

_TO = expression(r"[Tt]o [a-z]")
_ASKED = expression(
    r"\b(?:States(?: parties)?|[Pp]arties|Governments|countries|donors|stakeholders|organizations|entities|community|Council"
    r"|system|Secretary-General|High Commissioner|Office|Special Rapporteur|Committee|Commission),? to:\Z"
)
_MARKS = ",;:.]"
_BRACKETED = expression(r"[Tt]o \[")
_BEFORE = expression(r"[\[{(“\"]*(?:(?<=\[)[A-Z][\w/&+-]{1,20}: )?")


class Settings(NamedTuple):
    """``of``: the lists; ``least``: members that a list must have at least; ``deepest``: the deepest level allowed, 0 for any;
    ``start``: a pattern that all members of a list begin with, or none: the fewer are reported; where as many do as do not, only
    those that begin with the pattern ``against``. ``behind``: how the words end behind which members that begin with ``against``
    are wrong if they are fewer than the others. ``strict``: only lists are meant whose members all begin with one of the two
    patterns. ``part``: where.
    """

    of: Literal["subparagraphs", "sections"] = "subparagraphs"
    least: int = 1
    deepest: int = 0
    start: Regex | None = None
    against: Regex | None = None
    behind: Regex | None = None
    strict: bool = False
    part: Literal["main", "annex", "both"] = "main"


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The lists that are too short, too deep or uneven."""
    if draft.flat:
        return  # Without lines it is not certain what belongs to a list.
    rows = (lists if settings.of == "subparagraphs" else section_rows)(draft)
    told_depth = False
    for row in rows:
        first = row.members[0].paragraph
        if settings.part not in ("both", first.part):
            continue
        # What stands alone below a heading has no mark to take away.
        if len(row.members) < settings.least and (first.number or settings.of == "sections"):
            yield rule.finding_at(first.label, _place(row, 0), MESSAGE)
        if settings.deepest and row.level > settings.deepest and not told_depth:
            told_depth = True
            yield rule.finding_at(first.label, _place(row, 0), MESSAGE, level=str(row.level))
        if settings.start and all(member.paragraph.text.string for member in row.members):
            uneven = list(_uneven(rule, row, settings.start, settings.against, settings.strict))
            yield from uneven or _apart(rule, row, settings)


def _apart(rule: Rule, row: Row, settings: Settings) -> Iterator[Finding]:
    """The few members that begin with ``against`` where the words before the list ask for another form, and a "to" said twice."""
    if not settings.behind or not settings.against or row.parent is None:
        return
    if pattern(settings.behind, False).compiled.search(row.parent.text.string, timeout=LIMIT) is None:
        return
    if all(_TO.match(member.paragraph.text.string) for member in row.members):
        first, *further = [member.paragraph.text.span(0, 2) for member in row.members]
        yield replace(rule, message="").finding_at(row.members[0].paragraph.label, first, TWICE, None, tuple(further))
        return
    wrong = _beginning(row, settings.against)
    # "Urges all States to:" asks for one form, whichever most members have; "commit to:" is followed by another.
    asked = _ASKED.search(row.parent.text.string) is not None
    if all(wrong) or (sum(wrong) * 2 >= len(wrong) and not asked):
        return
    others = row.members[wrong.index(False)].paragraph
    for member, is_wrong in zip(row.members, wrong, strict=True):
        if is_wrong:
            yield _at_first_word(rule, member.paragraph, others)


def _at_first_word(rule: Rule, paragraph: Paragraph, others: Paragraph) -> Finding:
    start = _start(paragraph)
    word, other = _first_words(paragraph), _first_words(others)
    # "To: promote" and "To Promote" begin as "To consult" does.
    if word.rstrip(_MARKS) == other.rstrip(_MARKS):
        word, other = (word, other) if word != other else (_first_words(paragraph, 2), _first_words(others, 2))
    else:
        word, other = word.rstrip(_MARKS), other.rstrip(_MARKS)
    return rule.finding(paragraph, start, start + len(word), MESSAGE, others=other)


def _uneven(rule: Rule, row: Row, start: Regex, against: Regex | None, strict: bool) -> Iterator[Finding]:
    begins = _beginning(row, start)
    if len(set(begins)) == 1:
        return
    if strict and (against is None or begins != [not other for other in _beginning(row, against)]):
        return
    fewer = sum(begins) * 2 < len(begins)
    wrong = [begin is fewer for begin in begins]
    if sum(begins) * 2 == len(begins):
        if strict:
            return
        wrong = _beginning(row, against) if against else [False] * len(begins)
    others = row.members[begins.index(not fewer)].paragraph
    for member, is_wrong in zip(row.members, wrong, strict=True):
        if is_wrong:
            yield _at_first_word(rule, member.paragraph, others)


def _beginning(row: Row, start: Regex) -> list[bool]:
    """For each member whether it begins with the pattern."""
    compiled = pattern(start, False).compiled
    paragraphs = [member.paragraph for member in row.members]
    strings = [_without_bracket(one.text.string) for one in paragraphs]
    starts = [_start(one) for one in paragraphs]
    return [compiled.match(string, at, timeout=LIMIT) is not None for string, at in zip(strings, starts, strict=True)]


def _without_bracket(string: str) -> str:
    """The words without the bracket around what follows "to": "To [train and] support" begins as "To support" does."""
    return _BRACKETED.sub(lambda match: match.group()[:-1], string, 1) if "[" in string else string


def _start(paragraph: Paragraph) -> int:
    """Where its own words begin, behind the bracket and the name of who proposes it."""
    match = _BEFORE.match(paragraph.text.string)
    return match.end() if match else 0


def _first_words(paragraph: Paragraph, count: int = 1) -> str:
    return " ".join(paragraph.text.string[_start(paragraph) :].split(" ")[:count])


def _place(row: Row, index: int) -> Span:
    paragraph = row.members[index].paragraph
    if paragraph.kind is Kind.HEADING:
        return paragraph.text.span()
    return paragraph.number_span or paragraph.text.span(0, 0)
