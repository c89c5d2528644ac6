"""Finds the terminals of citation.lark in a text: whole units such as "vol. 976" or "of 29 March 2010".

It looks only where a reference can begin, and behind what it has found. What lies between two units decides whether they belong
together: a comma or a blank belongs to the unit behind it, "," and "and" between two numbers are a JOIN; a unit that can only go
on with a reference and stands elsewhere is left out; a GAP parts two references that would otherwise run together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lark import Token

from reslint.parsing import citation_patterns as patterns
from reslint.parsing.citation_names import body_before, body_named_at

_JOINS = frozenset((", ", " and ", ", and ", " or ", ", or ", " as well as ", ", as well as ", " to ", ",", "; ", "; and "))
_BEFORE_FOLLOWING = frozenset(("", " ", ", ", ",", "), ", ") ", "),", " and ", ", and ", " and corrigendum, "))
_BEFORE_DATE = {
    " of ": "DATED",
    " dated ": "DATED",
    ", dated ": "DATED",
    " adopted on ": "DATED",
    ", adopted on ": "DATED",
    " adopted ": "DATED",
    ", adopted ": "DATED",
    ", adopted by consensus on ": "DATED",
    ", adopted without a vote on ": "DATED",
    ", of ": "DATED",
    " both of ": "ALL_DATED",
    ", both of ": "ALL_DATED",
    " all of ": "ALL_DATED",
    ", all of ": "ALL_DATED",
}
_PLACES = frozenset(name for name, _ in (*patterns.PARTS, *patterns.WHOLE_PARTS)) | {"WITHIN"}
_NUMBERS = frozenset(("SLASHED", "ROMAN", "YEARED", "COINED"))
_FOLLOWERS = _PLACES | {name for name, _ in patterns.FOLLOWING} | {"YEAR", "ADDITION", "MEETINGS", "MEETING", "ENCLOSED"}
_RECORDS = frozenset(("RECORDS", "IBID"))
# What a reference begins with that other units can follow.
_OPEN = frozenset(("NOUN", "TREATY_SERIES", "RECORDS", "SALES", "SYMBOL", "IBID"))
_HEADINGS = frozenset(("WHERE", "NAMED", "OWN", "NOUN"))
_MEMBERS = _NUMBERS | _PLACES | {"DATED", "ALL_DATED", "OF_BODY"}
_DATABLE = _MEMBERS - {"DATED", "ALL_DATED"}
_WORDS_BEFORE = {
    "TREATY_SERIES": ("United Nations, ", "United Nations "),
    "SALES": ("United Nations publication, ", "United Nations publications, "),
}
_SESSION_WORDS = frozenset(
    ("special", "emergency", "regular", "resumed", "annual", "substantive", "plenary", "organizational", "ministerial")
)
_LONGEST_LIST_WORDS = 500
# How far before "resolution" its adoption may stand: "the adoption by the General Assembly of".
_ADOPTION = 60
_LONGEST_PLACE = 120
_FAR = 40


def terminals(text: str) -> list[Token]:
    """The terminals of a text in order. What can only go on with a reference and has none before it is left out."""
    return _Scanner(text).scan()


class _Scanner:
    """One pass over one text.

    ``kind`` is the kind of the last terminal and ``end`` its end, ``head`` the kind of the terminal that its citation began with;
    ``plural`` says that it was "resolutions"; ``adopted`` that their adoption is spoken of: "the adoption of resolution 70/1 on".
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0
        self.kind = self.head = "GAP"
        self.plural = self.adopted = False
        self.tokens: list[Token] = []

    def scan(self) -> list[Token]:
        begins, unit, following = patterns.START_OF_UNIT.search, patterns.UNIT.match, patterns.FOLLOWING_UNIT.match
        text, at = self.text, 0
        while True:
            while self.head in _OPEN and (match := following(text, self.end)) and self._takes(match):
                name = match.lastgroup or ""
                self._add(name, match.start(name), match.end())
                self._go_on()
                at = self.end
            candidate = begins(text, at)
            if candidate is None:
                return self.tokens
            start = candidate.start()
            at = self._skipped(start)
            if start and ((before := text[start - 1]).isalnum() or before in "/_@"):
                continue
            match = unit(text, start)
            if match is None:
                continue
            count = len(self.tokens)
            self._read(match.lastgroup or "", start, match.end())
            if len(self.tokens) > count:
                at = max(self.end, start + 1)

    def _skipped(self, start: int) -> int:
        """Where to go on when nothing begins at ``start``: behind the figures there, else one character on."""
        text, at, size = self.text, start + 1, len(self.text)
        if text[start].isdigit():
            while at < size and text[at].isdigit():
                at += 1
        return at

    def _read(self, name: str, start: int, end: int) -> None:
        """Adds the terminals that begin at ``start``, those before it that belong to them included."""
        special = _READERS.get(name)
        if special is not None:
            special(self, start, end)
            return
        for words in _WORDS_BEFORE.get(name, ()):
            if self.text.endswith(words, self.end, start):
                start -= len(words)
                break
        self._emit(name, start, end)

    # Numbers and dates

    def _figures(self, start: int, end: int) -> None:
        match = patterns.NUMBER.match(self.text, start)
        if match is None:
            return
        name = match.lastgroup or ""
        if name == "DATE":
            self._date(start, match.end())
        elif name in _NUMBERS:
            self._numbered(name, start, match.end())
        elif name == "MEETING" and self.head in _RECORDS and self._between(start) in _BEFORE_FOLLOWING:
            self._add(name, start, match.end())
        else:
            self._emit(name, start, match.end())

    def _date(self, start: int, end: int) -> None:
        if self.kind in _DATABLE and (name := self._joined(self._between(start), end)):
            self._add(name, start, end)
            if self.head == "NOUN":
                self._named_behind()
            self._go_on()
            return
        self._emit("DATE", start, end)

    def _joined(self, between: str, end: int) -> str:
        """The sort of a date by what stands before it: "of", "adopted by the Assembly on", a parenthesis that holds it alone."""
        enclosed = between == " (" and self.text.startswith(")", end)
        adopted = between == " on " and (self.adopted or self.kind == "OF_BODY")
        return "DATED" if enclosed or adopted else _BEFORE_DATE.get(between, "")

    def _numbered(self, name: str, start: int, end: int) -> None:
        if self._emit(name, start, end) and self.head == "NOUN":
            self._named_behind()
            self._go_on()

    def _named_behind(self) -> None:
        match = patterns.BODY_BEHIND.match(self.text, self.end)
        if match is not None:
            end = body_named_at(self.text, match.start(1), match.end(1))
            if end:
                self._add("OF_BODY", match.start(1), end)

    def _go_on(self) -> None:
        """In a list of resolutions with words between its members: those words, if another dated number follows them."""
        if not self.plural or self.head != "NOUN":
            return
        text, end = self.text, self.end
        if patterns.NEXT_MEMBER.match(text, end):
            return
        following = patterns.DATED_NUMBER.search(text, end, min(len(text), end + _LONGEST_LIST_WORDS))
        if following is None:
            return
        words = text[end : following.start()]
        if words.endswith((", ", " and ", "; ", " as well as ")) and not patterns.END_OF_LIST.search(words):
            self._add("WORDS", end, following.start())

    # Resolutions

    def _noun(self, start: int, end: int) -> None:
        text = self.text
        figures = patterns.NUMBER.match(text, end + 1)
        name = (figures.lastgroup or "") if figures else ""
        if figures is None:
            figures, name = patterns.COINED_NUMBER.match(text, end + 1), "COINED"
        if figures is None or name not in _NUMBERS:
            return
        within = (self.kind in _FOLLOWERS or self.kind in ("SYMBOL", "IBID", "SALES")) and self.head not in ("NOUN", "GAP")
        if within and text[start].islower() and self._between(start) in _BEFORE_FOLLOWING:
            self._add("WITHIN", start, figures.end())
            return
        said = body_before(text, self.end, start)
        self._place_before(said[1] if said else start)
        if said:
            self._emit(*said)
        self._emit("NOUN", start, end)
        self.plural = text[end - 1] == "s"
        self.adopted = "doption" in text[max(start - _ADOPTION, 0) : start]
        self._numbered(name, figures.start(), figures.end())

    def _place_before(self, start: int) -> None:
        """The place in the resolution that stands before its heading: "section II of its resolution"."""
        floor = max(self.end, start - _LONGEST_PLACE)
        if not self.text.endswith((" of ", " to ", " in ", " the "), floor, start):
            return
        match = patterns.PLACE_BEFORE.search(self.text[floor:start])
        if match and not (self.text[floor + match.start() - 1].isalnum() if match.start() + floor else False):
            self._emit("WHERE", floor + match.start(), start)

    # Sessions

    def _sessions(self, start: int, end: int) -> None:
        """The ordinals (or years) before the word, one terminal each, the last with the word."""
        found = _ordinals_before(self.text, max(self.end, start - 160), start)
        for first, last in found[:-1]:
            self._emit("SESSION", first, last)
        if found:
            self._emit("SESSION", found[-1][0], end)
            if self.head == "SESSION":
                self._named_behind()

    # Symbols

    def _symbol(self, start: int, end: int) -> None:
        text = self.text
        if text[start - 1 : start] == "(" and self.head in _RECORDS and start - self.end <= 20:
            match = patterns.ENCLOSED_SYMBOLS.match(text, start)
            if match:
                self._add("ENCLOSED", start, match.end())
                return
        tail = patterns.SYMBOL_TAIL.match(text, end)
        end = tail.end() if tail else end
        words = text[start:end]
        if patterns.ROMAN_NUMBER.fullmatch(words):
            self._numbered("COINED", start, end)
        elif any(letter.isdigit() for letter in words[words.index("/") :]):
            self._emit("SYMBOL", start, end)

    # What lies between

    def _add(self, name: str, start: int, end: int) -> None:
        """A terminal that goes on with the citation before it."""
        self.kind, self.end = name, end
        self.tokens.append(Token(name, self.text[start:end], start, None, None, None, None, end))

    def _between(self, start: int) -> str:
        """What lies between the last terminal and ``start``, if it is little."""
        return self.text[self.end : start] if start - self.end <= _FAR else "\0"

    def _emit(self, name: str, start: int, end: int) -> bool:
        """A terminal that goes on with the citation before it, or begins another one, or is left out; whether it was added."""
        between = self._between(start)
        if name in _NUMBERS:
            if self.kind in _MEMBERS and (between in _JOINS or (between == " " and self.plural)):
                self._add("JOIN", self.end, start)
            elif not ((self.kind == "NOUN" and between == " ") or (self.kind == "WORDS" and not between)):
                self._leave()
                return False
            self._add(name, start, end)
            return True
        if name in _HEADINGS:
            if self.kind in _HEADINGS and between not in ("", " "):
                self._add("GAP", self.end, start)
            self._add(name, start, end)
            self.head, self.plural = name, False
            return True
        if self.head in _RECORDS and name in ("SESSION", "SALES", "YEAR") and between in _BEFORE_FOLLOWING:
            self._add(name, start, end)
            return True
        if name == "YEAR":
            self._leave()
            return False
        if self.head in _RECORDS and name in ("SESSION", "SALES"):
            self._add("GAP", self.end, start)
        self._add(name, start, end)
        self.head, self.plural = name, False
        return True

    def _takes(self, match: re.Match[str]) -> bool:
        """Whether the citation so far can go on with the unit of the match."""
        if self.head != "NOUN":
            return True
        # "resolution 60/1 and section II of its resolution 61/1": the section is not of the first.
        return (
            match.lastgroup in _PLACES and self.kind != "NOUN" and not self.text.startswith((" of ", " to ", " in "), match.end())
        )

    def _leave(self) -> None:
        """Nothing goes on behind a unit that was left out."""
        self.kind = self.head = "GAP"
        self.plural = False


_READERS: dict[str, Callable[[_Scanner, int, int], None]] = {
    "digit": _Scanner._figures,
    "special": _Scanner._figures,
    "NOUN": _Scanner._noun,
    "session": _Scanner._sessions,
    "SYMBOL": _Scanner._symbol,
    "month": _Scanner._date,
}


def _ordinals_before(text: str, floor: int, start: int) -> list[tuple[int, int]]:
    """The places of "seventy-fifth", "seventy-sixth" in "its seventy-fifth and seventy-sixth special " before ``start``."""
    from reslint.facts.numerals import integer_of_ordinal

    words = [match.span() for match in patterns.WORD.finditer(text, floor, start)][-24:]
    behind = start
    while words and text[slice(*words[-1])].lower() in _SESSION_WORDS:
        behind = words.pop()[0]
    if not words or text[words[-1][1] : behind] != " ":
        return []
    found: list[tuple[int, int]] = []
    while words:
        first, last = words.pop()
        word = text[first:last]
        if found and word in ("and", "to", "or"):
            continue
        if found and not (word.endswith(",") or text[last : found[-1][0]] in (" and ", " to ", " or ")):
            break
        word = word.rstrip(",")
        if integer_of_ordinal(word) is None and not patterns.SESSION_MARK.fullmatch(word):
            break
        last = first + len(word)
        if text.endswith(("ne hundred and ",), floor, first):
            first -= len("one hundred and ")
            words = [span for span in words if span[0] < first]
        found.append((first, last))
    found.reverse()
    return found
