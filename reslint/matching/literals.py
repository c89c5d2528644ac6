"""The literal text that a match of a pattern must contain, read off the pattern.

Careful rather than clever: where the reader is not sure, it knows of no literal, and the pattern is tried on every paragraph.
"""

from __future__ import annotations

from typing import NamedTuple

from reslint.matching.chains import BEGINNING, DIGIT, EDGE, LETTER, MARKS, Chain, best, fits, once, row_of, tells
from reslint.matching.expressions import expression

__all__ = ["fold", "needed"]

_ZERO_WIDTH = {"b": EDGE, "A": BEGINNING, "B": None, "Z": None, "m": None, "M": None, "G": None}
_CLASSES = frozenset("DwWsShHvVRX")
_LETTERS = frozenset(("a-z", "A-Z", "A-Za-z", "a-zA-Z"))
# Characters that stand for themselves, but for one that is said to stand there several times or not at all.
_WORDS = expression(r"[^\\^$.|?*+()\[\]{}]+(?![?*+{])")

# What is said to stand several times is told so often; so many characters of a set are told one by one.
_OFTEN = 8
_FEWEST = 6
# So many figures has a count that anybody means.
_FIGURES = 9


def fold(string: str) -> str:
    """In lower case, every character by itself, so that offsets stay."""
    lower = string.lower()
    if len(lower) == len(string):
        return lower
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in string)


def needed(source: str) -> tuple[Chain, ...]:
    """What every match of the pattern, with what it looks at around it, contains (letter case apart): each of these chains. The
    first tells the most, and there are none where nothing is certain."""
    plain = source.removeprefix(_ANY_CASE_FROM_HERE)
    try:
        known = _Reader(plain).all()
    except (_Unsure, RecursionError):
        # Brackets in brackets without end will be refused when the pattern is compiled.
        return ()
    return _needs(known if plain == source else _in_any_case(known))


class _Unsure(Exception):
    """The pattern has something that the reader does not know."""


class _Known(NamedTuple):
    """What is known of the texts that a part of a pattern matches.

    ``exact``: a chain that tells all of them; ``needs``: further chains that stand there or around; ``head``, ``tail``: chains
    with which each begins and ends, () where nothing is known.
    """

    exact: Chain | None = None
    needs: tuple[Chain, ...] = ()
    head: Chain = ()
    tail: Chain = ()


def _needs(known: _Known) -> tuple[Chain, ...]:
    """What the part needs, by itself."""
    return known.needs if known.exact is None else best([*known.needs, known.exact])


def _in_any_case(known: _Known) -> _Known:
    """The same in small letters, which are found in texts with capitals, too."""

    def small(chain: Chain) -> Chain:
        return tuple(once(tuple(map(fold, row))) for row in chain)

    exact = None if known.exact is None else small(known.exact)
    return _Known(exact, tuple(map(small, known.needs)), small(known.head), small(known.tail))


def _of(chain: Chain) -> _Known:
    return _Known(chain, (), chain, chain)


_ANY_CASE, _ANY_CASE_FROM_HERE = "?i:", "(?i)"
_AGAIN = "?P="
_UNKNOWN = _Known()
_EMPTY = _Known(())


class _Sequence:
    """The items of one alternative, read one after the other. ``run``: with what the part read so far ends, back to a gap."""

    def __init__(self) -> None:
        self.run: Chain = ()
        self.head: Chain | None = None
        self.chains: list[Chain] = []

    def add(self, chain: Chain) -> None:
        """What stands here, whole."""
        for row in chain:
            last = self.run[-1] if self.run else None
            if last is not None and last not in MARKS and row not in MARKS and fits(last, row):
                self.run = (*self.run[:-1], once(tuple(one + other for one in last for other in row)))
            else:
                self.run = (*self.run, row)

    def gap(self, tail: Chain = ()) -> None:
        """Something stands here that ends with ``tail``."""
        self.chains.append(self.run)
        self.head = self.run if self.head is None else self.head
        self.run = tail

    def known(self) -> _Known:
        """What is known of the whole."""
        if self.head is None:
            return _Known(self.run, tuple(self.chains), self.run, self.run)
        return _Known(None, best([*self.chains, self.run]), self.head, self.run)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def all(self) -> _Known:
        """What is known of the whole pattern."""
        known = self._alternatives()
        if self.at < len(self.source):
            raise _Unsure
        return known

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise _Unsure
        self.at += 1
        return character

    def _alternatives(self) -> _Known:
        found = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            found.append(self._sequence())
        return found[0] if len(found) == 1 else _either(found)

    def _sequence(self) -> _Known:
        sequence = _Sequence()
        while (character := self._peek()) and character not in "|)":
            self.at += 1
            if character == "(":
                self._group(sequence)
            elif character == "[":
                self._item(sequence, self._set())
            elif character == "\\":
                self._item(sequence, self._escape())
            elif character in "{?*+":
                raise _Unsure
            elif character == ".":
                self._item(sequence, _UNKNOWN)
            elif words := _WORDS.match(self.source, self.at - 1):
                self.at = words.end()
                sequence.add(((words.group(),),))
            elif character not in "^$":
                self._item(sequence, _of(((character,),)))
        return sequence.known()

    def _item(self, sequence: _Sequence, known: _Known) -> None:
        """Adds an item with the quantifier behind it."""
        least, most = self._quantifier()
        if least:
            sequence.chains += known.needs
        if known.exact is not None and (least, most) == (1, 1):
            sequence.add(known.exact)
        elif (
            known.exact is not None
            and (least, most) == (0, 1)
            and len(known.exact) < 2
            and not any(row in MARKS for row in known.exact)
        ):
            sequence.add(tuple(once((*row, "")) for row in known.exact))
        elif least == 0:
            sequence.gap()
        elif known.exact is not None:
            for _ in range(min(least, _OFTEN)):
                sequence.add(known.exact)
            if least != most or least > _OFTEN:
                sequence.gap(known.exact)
        else:
            sequence.add(known.head)
            sequence.gap(known.tail)

    def _quantifier(self) -> tuple[int, int]:
        """How often the item stands, at least and at most (-1 for any number)."""
        character = self._peek()
        if not character or character not in "?*+{":
            return 1, 1
        self.at += 1
        least, most = {"?": (0, 1), "*": (0, -1), "+": (1, -1)}.get(character, (0, -1))
        if character == "{":
            end = self.source.find("}", self.at)
            lower, comma, upper = self.source[self.at : end].partition(",")
            if end < 0 or not f"{lower}{upper}".isdecimal() or max(len(lower), len(upper)) > _FIGURES:
                raise _Unsure
            least = int(lower or "0")
            most = int(upper) if upper else -1 if comma else least
            self.at = end + 1
        if self._peek() in ("?", "+"):
            self.at += 1
        if self._peek() in ("{", "*"):
            raise _Unsure
        return least, most

    def _escape(self) -> _Known:
        escaped = self._take()
        if not escaped.isalnum():
            return _of(((escaped,),))
        if escaped in _ZERO_WIDTH:
            mark = _ZERO_WIDTH[escaped]
            return _EMPTY if mark is None else _of((mark,))
        if escaped == "d":
            return _of((DIGIT,))
        if escaped in _CLASSES or escaped.isdigit():
            return _UNKNOWN
        if escaped == "g" and self._peek() == "<":
            self._pass(">")
            return _UNKNOWN
        if escaped in "pP" and self._peek() == "{":
            letter = escaped == "p" and self.source.startswith(("{L}", "{Lu}", "{Ll}"), self.at)
            self._pass("}")
            return _of((LETTER,)) if letter else _UNKNOWN
        raise _Unsure

    def _pass(self, end: str) -> None:
        """Goes on behind the next such character."""
        self.at = self.source.find(end, self.at) + 1
        if not self.at:
            raise _Unsure

    def _set(self) -> _Known:
        start = self.at
        self.at += 1 if self._peek() == "^" else 0
        self.at += 1 if self._peek() == "]" else 0
        members: list[str] = []
        while (character := self._take()) != "]":
            if character == "[":
                raise _Unsure
            escaped = self._take() if character == "\\" else ""
            members.append(f"\\{escaped}" if escaped.isalnum() else escaped or character)
        begun = self.source[start]
        if "".join(members) in ("0-9", "1-9"):
            return _of((DIGIT,))
        if "".join(members) in _LETTERS and begun != "^":
            return _of((LETTER,))
        few = len(members) <= _FEWEST and begun not in "^]" and not any(len(member) > 1 or member in "-&~|" for member in members)
        return _of((tuple(members),)) if few else _UNKNOWN

    def _group(self, sequence: _Sequence) -> None:
        if self.source.startswith(_AGAIN, self.at):
            self._pass(")")
            self._item(sequence, _UNKNOWN)
            return
        kind = self._kind_of_group()
        known = self._alternatives()
        if self._take() != ")":
            raise _Unsure
        if kind in ("", _ANY_CASE):
            self._item(sequence, _in_any_case(known) if kind else known)
            return
        if self._quantifier() != (1, 1):
            raise _Unsure
        # What a group looks at behind the place goes on with what was read, what it looks at before the place comes before
        # what will be read.
        if kind == "?=":
            sequence.chains += [*_needs(known), (*sequence.run, *known.head)]
        elif kind == "?<=":
            sequence.chains += _needs(known)
            if not any(row not in (EDGE, BEGINNING) for row in sequence.run):
                sequence.gap(known.tail)

    def _kind_of_group(self) -> str:
        """Reads what stands behind the bracket; for a group that looks around, how it looks, or whether capitals count."""
        if self._peek() != "?":
            return ""
        rest = self.source[self.at :]
        for kind in ("?=", "?!", "?<=", "?<!", _ANY_CASE):
            if rest.startswith(kind):
                self.at += len(kind)
                return kind
        if rest.startswith(("?:", "?>")):
            self.at += 2
        elif rest.startswith("?-i:"):
            self.at += 4
        elif rest.startswith(("?P<", "?<")) and ">" in rest:
            self.at += rest.index(">") + 1
        else:
            raise _Unsure
        return ""


def _either(found: list[_Known]) -> _Known:
    """What is known where one of several alternatives stands."""
    exact = row_of([known.exact for known in found])
    needs: tuple[Chain, ...] = ()
    if exact is not None and "" not in exact:
        needs = best([(exact,)])
    elif all(each := [_needs(known) for known in found]):
        rows = [max((row for row in chains[0] if row not in MARKS), key=tells, default=None) for chains in each]
        if all(row is not None for row in rows):
            needs = best([(once(tuple(text for row in rows for text in row or ())),)])
    head = row_of([known.head[:1] or None for known in found])
    tail = row_of([known.tail[-1:] or None for known in found])
    return _Known(None if exact is None else (exact,), needs, (head,) if head else (), (tail,) if tail else ())
