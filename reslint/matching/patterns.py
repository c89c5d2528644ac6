"""Patterns of rule files: compiled when first needed, run under a time limit, looked for by their literal text first.

Patterns are written by strangers and run on confidential drafts, so a slow one must not hold anything up; and most of them
concern words that a given draft does not contain, so most of them are never compiled.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from reslint.matching.chains import Chain, Row
from reslint.matching.compiled import patterns
from reslint.matching.expressions import expression
from reslint.matching.literals import fold, needed

if TYPE_CHECKING:
    import regex

__all__ = [
    "LIMIT",
    "CasedChain",
    "CasedRow",
    "Match",
    "Needs",
    "Pattern",
    "PatternError",
    "Regex",
    "in_both_cases",
    "literally",
    "needs_of",
    "pattern",
    "trial",
]


CasedRow: TypeAlias = tuple[Row, Row]
"""A row in lower case and as it is written."""

CasedChain: TypeAlias = tuple[CasedRow, ...]
"""The rows of a chain."""

Needs: TypeAlias = tuple[CasedChain, ...]
"""What any match of a pattern contains: each of these chains."""


@lru_cache(maxsize=8192)
def needs_of(source: str) -> Needs:
    """What the matches of a pattern need, as far as that is certain."""
    return in_both_cases(*needed(source))


def in_both_cases(*chains: Chain) -> Needs:
    """The chains, each row in lower case and as it is written."""
    return tuple(tuple((_lower(row), row) for row in chain) for chain in chains)


def literally(text: str) -> Needs:
    """What a pattern needs that is one text."""
    return in_both_cases(((text,),))


def _lower(row: Row) -> Row:
    folded = tuple(map(fold, row))
    return row if folded == row else folded


class Regex(str):
    """The type of a setting that is a pattern: the loader sees to it that it compiles, matches no empty text and is quick.

    ``needs``: what ``needs_of`` says of it, where that is known already.
    """

    __slots__ = ("needs",)

    needs: Needs | None

    def __new__(cls, source: str, needs: Needs | None = None) -> Regex:
        made = super().__new__(cls, source)
        made.needs = needs
        return made

    def __reduce__(self) -> tuple[type[Regex], tuple[str]]:
        return Regex, (str(self),)


LIMIT = 0.25
"""Seconds that one search in one paragraph may take; a paragraph of a million characters has one second more."""

Match: TypeAlias = "regex.Match[str]"

# A hyphen beside a word makes it part of a compound, an apostrophe or an en dash does so between two letters or digits; an
# apostrophe and s make a genitive, which is still the word.
_LEFT = {False: r"(?<![\w-])(?<!\w[’'–])", True: r"(?<!\w)(?<!\w[’'])"}
_RIGHT = {False: r"(?![\w-]|–\w|[’'](?!s\b)\w)", True: r"(?!\w|[’'](?!s\b)\w)"}


# What may stand for a character that is in no text, such as those between texts that are searched together.
_SET = expression(r"\[(?!\^)(?:\\[^WDSHV]|[^\]\\])+\]")
_ANYTHING = expression(r"\[|\\[WDSHVXPCN]|(?<!\\)\.|\\x00|\\0")


class PatternError(Exception):
    """A pattern that must not be used; the message says why, in words that follow the pattern."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern, ready to be compiled: ``pattern`` makes each once."""

    source: str
    expression: str
    ignore_case: bool

    @cached_property
    def needs(self) -> Needs:
        """What its matches need, as far as that is certain."""
        known: Needs | None = getattr(self.source, "needs", None)
        return needs_of(self.source) if known is None else known

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern. Raises PatternError."""
        return self._compile(self.expression)

    @cached_property
    def bare(self) -> regex.Pattern[str]:
        """The compiled pattern without the edges of words, which let a search look at every character. Raises PatternError."""
        return self.compiled if self.expression == self.source else self._compile(self.source)

    def _compile(self, expression: str) -> regex.Pattern[str]:
        import regex

        try:
            return patterns().compile(expression, regex.IGNORECASE if self.ignore_case else 0)
        except regex.error as error:
            raise PatternError(f"is not a regular expression ({error})") from None
        except (RecursionError, OverflowError, MemoryError):
            raise PatternError("is too large") from None

    @cached_property
    def anchored(self) -> bool:
        """Whether it may ask where the text begins or ends, or that something does not stand around it that other texts may have,
        so that texts cannot be searched together."""
        if expression(r"(?<![\[\\])\^|(?<!\\)\$|\\[AZzG]|[*+?}]\+|\(\?>|\(\*").search(self.source):
            return True
        return any(_ANYTHING.search(_SET.sub("", inner)) for inner in _denied(self.source))

    def places(self, string: str) -> Iterator[tuple[int, int]]:
        """Where it matches, the edges of words not looked at: every match stands in one of these places. Raises TimeoutError."""
        spans = [match.span() for match in self.bare.finditer(string, timeout=LIMIT + len(string) / 1e6, overlapped=True)]
        yield from spans

    def find(self, string: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """The matches, without empty ones, from left to right. Raises TimeoutError."""
        stop = len(string) if end is None else end
        # All before the first is given out: what is done with a match in between would count as time of the search.
        found = deque(self.compiled.finditer(string, start, stop, timeout=LIMIT + len(string) / 1e6))
        while found:
            match = found.popleft()
            if match.end() > match.start():
                yield match

    def occurs(self, string: str, start: int = 0, end: int | None = None) -> bool:
        """Whether it matches anywhere. Raises TimeoutError."""
        stop = len(string) if end is None else end
        match = self.compiled.search(string, start, stop, timeout=LIMIT + len(string) / 1e6)
        return match is not None and (match.end() > match.start() or next(self.find(string, start, end), None) is not None)


@lru_cache(maxsize=8192)
def pattern(source: str, ignore_case: bool = True, whole_words: bool = False, compounds: bool = False) -> Pattern:
    """The pattern of a rule file.

    With ``whole_words``, an end of a match that is a letter or digit must be an end of a word; with ``compounds``, a word in a
    compound ("percent-wise") counts as a word.
    """
    expression = source
    if whole_words:
        left = rf"(?:(?!\w)|{_LEFT[compounds]})"
        right = rf"(?:(?<!\w)|{_RIGHT[compounds]})"
        expression = f"{left}(?:{source}){right}"
    return Pattern(source, expression, ignore_case)


def _denied(source: str) -> Iterator[str]:
    """What must not stand before or behind a match, as the pattern says it; with all that follows where brackets are unsure."""
    for opening in expression(r"\(\?<?!").finditer(source):
        depth, at = 1, opening.end()
        for at in range(opening.end(), len(source)):
            if source[at] in "()" and source[at - 1] != "\\":
                depth += 1 if source[at] == "(" else -1
            if depth == 0:
                break
        yield source[opening.end() : at]


def trial(source: str, texts: tuple[str, ...]) -> None:
    """Tries a pattern out before it may be used. Raises PatternError where it is broken, matches nothing at all, or is slow."""
    control = expression(r"[\x00-\x08\x0b-\x1f\x7f]").search(source)
    if control:
        raise PatternError("has a control character: in double quotation marks a backslash is special; use single ones")
    if texts and expression(r"[‘“][\w ’-]+[’”]\Z").match(source) and not any(source.lower() in text.lower() for text in texts):
        raise PatternError("stands in curly quotation marks, which would be looked for as well; use straight ones")
    tried = pattern(source)
    try:
        if tried.compiled.search("", timeout=LIMIT):
            raise PatternError("matches the empty text, so it would match everywhere")
        for text in texts:
            if any(match.end() == match.start() for match in tried.compiled.finditer(text, timeout=LIMIT)):
                raise PatternError("matches the empty text, so it would match everywhere")
    except TimeoutError:
        raise PatternError(f"takes more than {LIMIT} seconds on an example of its own rule") from None
