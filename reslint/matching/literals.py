"""The literal text that a match of a pattern must contain, read off the pattern.

Careful rather than clever: where the reader is not sure, it knows of no literal, and the pattern is tried on every paragraph.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["fold", "needed"]

Texts = tuple[str, ...]
"""Texts of which one stands there."""

_NOTHING: Texts = ("",)
_MOST = 24
_FEWEST = 6
_ROWS = 2
_LEAST, _USEFUL = -6.0, 0.0
_SPECIAL = frozenset("\\^$.|?*+()[]{}")
_ZERO_WIDTH = frozenset("bBAZmMG")
_CLASSES = frozenset("dDwWsShHvVRX")
_COMMON = frozenset(" ,.;:()-'’")


def fold(string: str) -> str:
    """In lower case, every character by itself, so that offsets stay."""
    lower = string.lower()
    if len(lower) == len(string):
        return lower
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in string)


def needed(source: str) -> tuple[Texts, ...]:
    """What every match of the pattern, with what it looks at around it, contains (letter case apart): of each of these texts in a
    row one. The first tell the most, and there are none where nothing is certain."""
    if not _SPECIAL.intersection(source):
        return ((source,),) if source else ()
    try:
        return _Reader(source).all().needs
    except _Unsure:
        return ()


class _Unsure(Exception):
    """The pattern has something that the reader does not know."""


class _Known(NamedTuple):
    """What is known of the texts that a part of a pattern matches.

    ``exact``: all of them, if they are few; ``needs``: as ``needed`` has it; ``head``, ``tail``: texts with one of which each
    begins and ends.
    """

    exact: Texts | None = None
    needs: tuple[Texts, ...] = ()
    head: Texts = _NOTHING
    tail: Texts = _NOTHING


def _literal(*texts: str) -> _Known:
    return _Known(texts, (texts,), texts, texts)


_ANY_CASE = "?i:"
_UNKNOWN = _Known()
_EMPTY = _Known(_NOTHING)


def _product(first: Texts, second: Texts) -> Texts:
    return tuple(dict.fromkeys(one + other for one in first for other in second))


def _shortest(texts: Texts) -> Texts:
    """Each of the texts once, and none that contains another: one of them stands wherever one of all stands."""
    if len(texts) < 2:
        return texts
    once = dict.fromkeys(texts)
    return tuple(text for text in once if not any(other in text for other in once if other != text))


def _weight(texts: Texts) -> float:
    """How much is gained by looking for the texts first: they are long or have a rare character, and they are few."""
    return min(len(text) + 6 * any(not (c.isalnum() or c in _COMMON) for c in text) for text in texts) - 0.05 * len(texts)


def _says_more(texts: Texts, others: Texts) -> bool:
    """Whether one of the others stands wherever one of the texts does, so that nothing is gained by looking for them as well."""
    return texts != others and all(any(other in text for other in others) for text in texts)


class _Sequence:
    """The items of one alternative, read one after the other. ``run``: with what the part read so far ends, back to a gap."""

    def __init__(self) -> None:
        self.run: Texts = _NOTHING
        self.head: Texts | None = None
        self.needs: list[Texts] = []

    def offer(self, texts: Texts) -> None:
        """Texts of which one must stand here; the best few of such rows stay."""
        if "" in texts:
            return
        rows = list(dict.fromkeys((*self.needs, _shortest(texts))))
        rows = [row for row in rows if not any(_says_more(other, row) for other in rows if other is not row)]
        rows.sort(key=_weight, reverse=True)
        self.needs = [row for index, row in enumerate(rows[:_ROWS]) if _weight(row) > (_USEFUL if index else _LEAST)]

    def add(self, texts: Texts) -> None:
        """One of the texts stands here."""
        if "" in texts:
            # What may stand here makes more and longer texts of what stands before it, but no better ones to look for.
            self.offer(self.run)
        together = _product(self.run, texts)
        if len(together) > _MOST:
            self.gap()
            together = texts
        self.run = together

    def gap(self, tail: Texts = _NOTHING) -> None:
        """Something stands here that ends with one of the texts of ``tail``."""
        self.offer(self.run)
        self.head = self.run if self.head is None else self.head
        self.run = tail

    def known(self) -> _Known:
        """What is known of the whole."""
        self.offer(self.run)
        if self.head is None:
            return _Known(self.run, tuple(self.needs), self.run, self.run)
        return _Known(None, tuple(self.needs), self.head, self.run)


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
            elif character not in "^$":
                self._item(sequence, _literal(character))
        return sequence.known()

    def _item(self, sequence: _Sequence, known: _Known) -> None:
        """Adds an item with the quantifier behind it."""
        least, most = self._quantifier()
        if known.exact is not None and most == 1:
            sequence.add(known.exact if least else tuple(dict.fromkeys((*known.exact, ""))))
        elif least == 0:
            sequence.gap()
        else:
            for texts in known.needs:
                sequence.offer(texts)
            sequence.add(known.head)
            sequence.gap(known.tail)

    def _quantifier(self) -> tuple[int, int]:
        """How often the item stands, at least and at most (2 for more than once)."""
        character = self._peek()
        if not character or character not in "?*+{":
            return 1, 1
        self.at += 1
        least, most = {"?": (0, 1), "*": (0, 2), "+": (1, 2)}.get(character, (0, 2))
        if character == "{":
            end = self.source.find("}", self.at)
            lower, _, upper = self.source[self.at : end].partition(",")
            if end < 0 or not f"{lower}{upper}".isdigit():
                raise _Unsure
            least = min(1, int(lower or "0"))
            self.at = end + 1
        if self._peek() in ("?", "+"):
            self.at += 1
        if self._peek() in ("{", "*"):
            raise _Unsure
        return least, most

    def _escape(self) -> _Known:
        escaped = self._take()
        if not escaped.isalnum():
            return _literal(escaped)
        if escaped in _ZERO_WIDTH:
            return _EMPTY
        if escaped in _CLASSES or escaped.isdigit():
            return _UNKNOWN
        if escaped in "pP" and self._peek() == "{" and "}" in self.source[self.at :]:
            self.at = self.source.index("}", self.at) + 1
            return _UNKNOWN
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
        few = len(members) <= _FEWEST and begun not in "^]" and not any(len(member) > 1 or member in "-&~|" for member in members)
        return _literal(*members) if few else _UNKNOWN

    def _group(self, sequence: _Sequence) -> None:
        kind = self._kind_of_group()
        known = self._alternatives()
        if self._take() != ")":
            raise _Unsure
        if kind in ("", _ANY_CASE):
            # Texts are told as they are written, so that nothing is known of those that may be written otherwise.
            self._item(sequence, _UNKNOWN if kind else known)
            return
        if self._quantifier() != (1, 1):
            raise _Unsure
        # What a group looks at behind the place goes on with what was read, what it looks at before the place comes before
        # what will be read.
        if kind == "?=":
            for texts in known.needs:
                sequence.offer(texts)
            sequence.offer(_product(sequence.run, known.head))
        elif kind == "?<=" and sequence.run == _NOTHING:
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

    def together(texts: list[Texts]) -> Texts:
        return tuple(dict.fromkeys(text for several in texts for text in several))

    exact = [known.exact for known in found if known.exact is not None]
    all_exact = together(exact) if len(exact) == len(found) else None
    needs = (together([known.needs[0] for known in found]),) if all(known.needs for known in found) else ()
    heads, tails = together([known.head for known in found]), together([known.tail for known in found])
    return _Known(
        all_exact if all_exact is not None and len(all_exact) <= _MOST else None,
        needs,
        heads if len(heads) <= _MOST else _NOTHING,
        tails if len(tails) <= _MOST else _NOTHING,
    )
