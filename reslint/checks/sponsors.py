"""sponsors: the States that put a draft forward, as the line above its title names them.

``order``: they stand in the English alphabetical order, the State of Palestine and other observers last. ``once``: each stands
there once. ``name``: each by its name in lists, "Iran (Islamic Republic of)". ``parted``: a comma stands between them, and "and"
before the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from reslint.checks.country import alphabetical
from reslint.derived.dating import year_of
from reslint.derived.passages import Passage, select
from reslint.draft import Draft, Paragraph
from reslint.facts.near_names import country_names
from reslint.facts.state_table import states
from reslint.facts.table import of_tables
from reslint.finding import Edit, Finding
from reslint.fixes import fix, replacement
from reslint.fixes.rows import rearranged, without_member
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.twice import meant_twice

WHERE = "sponsors"
WORDS = ("right", "first", "name")

ORDER = "{name} stands before {first} in the alphabet"
TWICE = "{found} is named twice among the sponsors"
PARTED = "Between sponsors stands a comma, and “and” before the last"
MISTYPED = "No State is called “{found}”: {right}?"
NAME = "In lists the United Nations call this State {right}"

# Shorter names are too easily taken for each other.
_LEAST = 4
_FEWEST = 3
_OBSERVERS = frozenset({"State of Palestine", "Holy See", "European Union"})
_FORMS = {
    "Bolivia": "Bolivia (Plurinational State of)",
    "Iran": "Iran (Islamic Republic of)",
    "Islamic Republic of Iran": "Iran (Islamic Republic of)",
    "Plurinational State of Bolivia": "Bolivia (Plurinational State of)",
    "Bolivarian Republic of Venezuela": "Venezuela (Bolivarian Republic of)",
    "Venezuela": "Venezuela (Bolivarian Republic of)",
    "Federated States of Micronesia": "Micronesia (Federated States of)",
    "Micronesia": "Micronesia (Federated States of)",
    "United Kingdom": "United Kingdom of Great Britain and Northern Ireland",
    "United States": "United States of America",
    "US": "United States of America",
    "USA": "United States of America",
    "UK": "United Kingdom of Great Britain and Northern Ireland",
    "Great Britain": "United Kingdom of Great Britain and Northern Ireland",
    "UAE": "United Arab Emirates",
    "DPRK": "Democratic People’s Republic of Korea",
    "ROK": "Republic of Korea",
    "DRC": "Democratic Republic of the Congo",
    "Republic of Congo": "Congo",
    "Bosnia-Herzegovina": "Bosnia and Herzegovina",
    "Columbia": "Colombia",
    "Costarica": "Costa Rica",
    "Northern Macedonia": "North Macedonia",
    "Swiss": "Switzerland",
    "Seychellen": "Seychelles",
    "England": "United Kingdom of Great Britain and Northern Ireland",
    "Equador": "Ecuador",
    "Phillipines": "Philippines",
    "The Netherlands": "Netherlands (Kingdom of the)",
    "Syria": "Syrian Arab Republic",
    "Palestine": "State of Palestine",
    "Kingdom of the Netherlands": "Netherlands (Kingdom of the)",
}
# The year from which on it is "Netherlands (Kingdom of the)".
_RENAMED = 2023
_SEPARATOR = expression(r"(?:\*{1,3})?(?:, ?and |, ?| and |: ?|$)")
_UNKNOWN = expression(r"[^,:]*?(?= and |,|:|$)")
_END = expression(r"\*{0,3} ?:|\s[-–—]\s|$")


class Settings(NamedTuple):
    """``judge``: what is looked at, see above."""

    judge: Literal["order", "once", "name", "parted"]


class _Sponsor(NamedTuple):
    """A name as it stands in the line; ``right`` is the State's name in lists, "" where the tables do not know it."""

    name: str
    start: int
    right: str


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The sponsors out of order, doubled, or called by another name."""
    for passage in select(draft, rule.where):
        string = passage.string
        # Those who speak for a group stand where the group would, and its name may have names of States in it.
        if settings.judge == "name" or "behalf" not in string:
            yield from _JUDGES[settings.judge](draft, rule, passage, _sponsors(string))


@of_tables
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names, right and wrong, and the name in lists for each."""
    short = (expression(r" \(the\)| \*").sub("", state.short).replace("'", "’") for state in states())
    names = {name: name for name in short} | {"Netherlands (Kingdom of the)": "Netherlands (Kingdom of the)"}
    names |= {"Netherlands": "Netherlands (Kingdom of the)", "Bahamas (The)": "Bahamas", "Gambia (The)": "Gambia"}
    names |= {"Bahamas (the)": "Bahamas", "Gambia (the)": "Gambia"}
    for one in country_names():
        plain = one.right.removeprefix("the ")
        names.setdefault(one.wrong, _FORMS.get(plain, plain))
    names |= _FORMS
    for state in states():
        formal = state.formal.removeprefix("the ").replace("'", "’")
        if state.short in names:
            names.setdefault(formal, state.short)
    for written, plainer in ((" and ", " & "), ("-", " "), ("Saint ", "St. "), ("Saint ", "St ")):
        for name in [name for name in names if written in name]:
            names.setdefault(name.replace(written, plainer), names[name])
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return expression(rf"(?:the )?({listed})(?![\w(])"), names


def _sponsors(string: str) -> list[_Sponsor]:
    """The sponsors up to the colon; what is in no table is a sponsor too, up to the next comma."""
    plain = string.replace("'", "’")
    pattern, names = _names()
    end = _END.search(plain)
    stop, at = end.start() if end else len(plain), 0
    found: list[_Sponsor] = []
    while at < stop:
        match = pattern.match(plain, at)
        behind = _SEPARATOR.match(plain, match.end()) if match else None
        if match is None or behind is None:
            other = _UNKNOWN.match(plain, at)
            last = other.end() if other else stop
            found.append(_Sponsor(plain[at:last].rstrip("* "), at, ""))
            behind = _SEPARATOR.match(plain, last)
        else:
            found.append(_Sponsor(match[1], match.start(1), names[match[1]]))
        if behind is None or behind.end() <= at:
            break
        at = behind.end()
    return found


def _order(draft: Draft, rule: Rule, passage: Passage, sponsors: list[_Sponsor]) -> Iterator[Finding]:
    if not all(one.right for one in sponsors):
        return
    row = [one for one in _each_once(sponsors) if one.right not in _OBSERVERS]
    for before, one in pairwise(row):
        if alphabetical(one.right) < alphabetical(before.right):
            # Observers that are not at the end may belong there, or among the States by the alphabet.
            mended = fix(rule.fix, _sorted(draft, passage, row) or []) if row == sponsors[: len(row)] else None
            words = {"name": _in_alphabet(one), "first": _in_alphabet(before)}
            yield rule.finding(passage.holder, *_place(passage, one), ORDER, mended, **words)
            return


def _in_alphabet(one: _Sponsor) -> str:
    """A State as the alphabet has it, with the name that it has here where that begins with another letter."""
    return one.name if one.right[:1] == one.name[:1] else f"{one.right} (here “{one.name}”)"


def _sorted(draft: Draft, passage: Passage, row: Sequence[_Sponsor]) -> list[Edit] | None:
    """The edits that sort the States, where nothing else hangs on their places."""
    if not _plain(passage, row):
        return None
    order = sorted(range(len(row)), key=lambda index: alphabetical(row[index].right))
    return rearranged(draft, passage.holder.text, [_place(passage, one) for one in row], order)


def _plain(passage: Passage, row: Sequence[_Sponsor]) -> bool:
    """Whether the names stand there without articles, and without stars or calls, which belong to one of them.

    A star behind the colon belongs to all.
    """
    holder, string = passage.holder, passage.string
    start, end = row[0].start, row[-1].start + len(row[-1].name)
    called = isinstance(holder, Paragraph) and any(start <= call.at - passage.start <= end for call in holder.calls)
    starred = "*" in string[start : end + 1]
    return not called and not starred and not any(string.endswith("the ", 0, one.start) for one in row)


def _once(draft: Draft, rule: Rule, passage: Passage, sponsors: list[_Sponsor]) -> Iterator[Finding]:
    staying = _each_once(sponsors)
    for index, one in enumerate(sponsors):
        if one.right and not any(one is other for other in staying):
            places = [_place(passage, sponsor) for sponsor in sponsors]
            edits = without_member(draft, passage.holder.text, places, index) if _plain(passage, sponsors) else None
            yield rule.finding(passage.holder, *_place(passage, one), TWICE, fix(rule.fix, edits or []))


def _each_once(sponsors: Sequence[_Sponsor]) -> list[_Sponsor]:
    """The sponsors, of those named again the first or the last, whichever leaves the names better sorted."""
    firsts = {one.right: one for one in reversed(sponsors)}
    lasts = {one.right: one for one in sponsors}
    return min(
        ([one for one in sponsors if not one.right or chosen[one.right] is one] for chosen in (firsts, lasts)),
        key=lambda names: sum(alphabetical(after.right) < alphabetical(before.right) for before, after in pairwise(names)),
    )


def _name(draft: Draft, rule: Rule, passage: Passage, sponsors: list[_Sponsor]) -> Iterator[Finding]:
    for one in sponsors:
        plain = expression(r" \([Tt]he\)").sub("", one.name)
        if one.right and plain != one.right and not (plain == "Netherlands" and (year_of(draft) or _RENAMED) < _RENAMED):
            start, end = _place(passage, one)
            article = len("the ") if passage.holder.text.string.endswith("the ", 0, start) else 0
            edit = replacement(passage.holder.text, start - article, end, one.right)
            yield rule.finding(passage.holder, *_place(passage, one), NAME, fix(rule.fix, [edit]), right=one.right)

        elif not one.right and (right := _mistyped(plain)):
            start, end = _place(passage, one)
            edit = replacement(passage.holder.text, start, end, right)
            yield rule.finding(passage.holder, start, end, MISTYPED, fix(rule.fix, [edit]), right=right)


def _mistyped(name: str) -> str:
    """The State whose name is one slip or two away, or differs in capitals only; "" where there is none or several are."""
    _, names = _names()
    plain = name.replace("'", "’").strip()
    if len(plain) < _LEAST:
        return ""
    near = {right for written, right in names.items() if written.lower() == plain.lower()}
    near = near or {right for written, right in names.items() if written == right and _one_slip(plain, written)}
    near = near or {name.capitalize() for name in meant_twice(plain.lower(), _single_words())}
    return near.pop() if len(near) == 1 and plain not in near else ""


@of_tables
def _single_words() -> frozenset[str]:
    """The names of one word, in small letters."""
    return frozenset(right.lower() for written, right in _names()[1].items() if written == right and right.isalpha())


def _one_slip(word: str, other: str) -> bool:
    """Whether one letter is missing, added, another, or changed places with its neighbour."""
    if abs(len(word) - len(other)) > 1:
        return False
    before = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
    rest, others = word[before:], other[before:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and len(others) > 1 and rest[2:] == others[2:])
    )


def _parted(draft: Draft, rule: Rule, passage: Passage, sponsors: list[_Sponsor]) -> Iterator[Finding]:
    pattern, names = _names()
    holder = passage.holder
    last = sponsors[-1] if sponsors else None
    for one in sponsors:
        plain = one.name.replace("'", "’")
        first = pattern.match(plain) if not one.right else None
        if first is None or not plain.startswith(" ", first.end()):
            continue
        second = pattern.fullmatch(plain, first.end() + 1)
        if second is not None and names[first[1]] != names[second[1]]:
            at = passage.start + one.start + first.end()
            between = " and " if one is last else ", "
            yield rule.finding(holder, at, at + 1, PARTED, fix(rule.fix, [replacement(holder.text, at, at + 1, between)]))
    if len(sponsors) < _FEWEST or not all(one.right for one in sponsors):
        return
    string = passage.string
    observers = sponsors[-1].right in _OBSERVERS
    # The last State may have its "and", too, where observers follow.
    for one, other in list(pairwise(sponsors))[: -2 if observers else -1]:
        between = string[one.start + len(one.name) : other.start]
        if between.strip("* ") in ("and", ", and") and other.right not in _OBSERVERS:
            start, end = passage.start + one.start + len(one.name), passage.start + other.start
            yield rule.finding(holder, start, end, PARTED, fix(rule.fix, [replacement(holder.text, start, end, ", ")]))


def _place(passage: Passage, one: _Sponsor) -> tuple[int, int]:
    return passage.start + one.start, passage.start + one.start + len(one.name)


_JUDGES: dict[str, Callable[[Draft, Rule, Passage, list[_Sponsor]], Iterator[Finding]]] = {
    "order": _order,
    "once": _once,
    "name": _name,
    "parted": _parted,
}
