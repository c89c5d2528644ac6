"""capital: a word with a capital inside a sentence that has none there, and one with two capitals at its head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from re import Match
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.passages import select
from reslint.derived.ranges import overlaps
from reslint.derived.whole import chunks, running_text
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.spelled import always_small, frequent

WORDS = ("right",)
MESSAGE = "Write “{right}” instead of “{found}”"

# What joins the words of a longer name: "Day of Rivers and Lakes", "Rivers for Africa".
_LINK = r"(?:(?:of|and|or|for|on|in|to|with|by|from|at|as|against|between|through|into|towards)(?: (?:the|its|their))?)"
# Of a name such as "Statistics Division" the other word lacks its capital.
_OF_NAME = expression(
    r" (?:adviser|age|agreement|assembly|authority|branch|bureau|centre|commission|commissioner|committee|convention|coordinator|"
    r"council|court|declaration|department|director|division|envoy|expert|facility|framework|fund|mission|office|officer|panel|"
    r"programme|protocol|rapporteur|representative|secretariat|secretary|section|service|tribunal|union|unit)\b"
)
_INSIDE = expression(
    rf"(?:(?<=[a-z] )|(?<=[a-z], ))[A-Z][a-z]+(?= [a-z]{{2}}|[,;]|\.$)(?!,? {_LINK} [A-Z]|, [A-Z])"
    r"|(?<= to )[A-Z][a-z]+(?= [a-z]{2}|[,;])"
)
_NAME = expression(rf"[A-Z][\w’'-]*,? (?:{_LINK} )*$")
_FAR = 60
_HEAD = expression(r" ([A-Z][a-z]+)(?= [a-z]|[,;.])")
_CAPITAL = expression(r"(?<=[^\n])\b[A-Z][a-z]+\b")
# No name begins with these, and none goes on with them in capitals.
_JOINING = expression(
    r"[a-z] (Of|And|To|For|With|From|By)(?= [a-z])|\b(?:of|to|in|on|for|by|with|from|that|and|through|under) (The)(?= [a-z])"
)
# "REquests"
_TWO = expression(r"(?<![^\W_])[A-Z]{2}[a-z]{3,}(?![^\W_])")


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that have a capital too many.

    A word that has its capital at another place of the draft, too, has it there by intention: "the Seminar" that has been named.
    """
    words = _candidates(draft)
    for passage in select(draft, rule.where) if words else ():
        if not any(word in passage.holder.text.string for word in words):
            continue
        string, start = passage.holder.text.string[: passage.end], passage.start
        single = [
            match.span()
            for match in inside(string, start)
            if not _OF_NAME.match(string, match.end()) and _is_single(draft, match[0])
        ]
        found = [(begin, end, string[begin:end].lower()) for begin, end in single if string[begin:end].lower() in always_small()]
        found += [
            (*match.span(match.lastindex or 0), match[match.lastindex or 0].lower()) for match in _JOINING.finditer(string, start)
        ]
        found += [
            (*match.span(), match[0].capitalize()) for match in _TWO.finditer(string, start) if match[0].lower() in frequent()
        ]
        for begin, end, right in sorted(set(found)):
            if not overlaps((begin, end), passage.excluded):
                edit = replacement(passage.holder.text, begin, end, right)
                yield rule.finding(passage.holder, begin, end, MESSAGE, fix(rule.fix, [edit]), right=right)


def _candidates(draft: Draft) -> set[str]:
    """What seems to have a capital too many: most drafts have nothing of it, and their paragraphs need not be looked at."""
    text, small = running_text(draft), always_small()
    found = {chunk[:5] for chunk in chunks(draft) if chunk[:5].isalpha() and chunk[:2].isupper() and chunk[2:5].islower()}
    for match in _HEAD.finditer(text):
        if (match[1] == "The" or match[1].lower() in small) and _is_candidate(text, match.start()):
            found.add(match[0])
    return found


def _is_candidate(text: str, at: int) -> bool:
    if _JOINING.search(text, max(0, at - 8), at + 8):
        return True
    return _INSIDE.match(text, at + 1) is not None and not _is_in_name(text, at + 1)


def _is_single(draft: Draft, word: str) -> bool:
    """Whether the word, or its singular, has a capital nowhere else in the draft but at the beginning of a paragraph."""
    singular = word.removesuffix("s")
    return sum(_capitals(draft)[form] for form in (singular, f"{singular}s")) == 1


@once_a_draft
def _capitals(draft: Draft) -> Counter[str]:
    """How often each word with a capital stands inside paragraphs."""
    return Counter(_CAPITAL.findall(running_text(draft)))


def inside(string: str, start: int = 0) -> Iterator[Match[str]]:
    """The words with a capital that stand between words in small letters and are not part of a longer name."""
    return (match for match in _INSIDE.finditer(string, start) if not _is_in_name(string, match.start()))


def _is_in_name(string: str, start: int) -> bool:
    return _NAME.search(string[max(0, start - _FAR) : start]) is not None
