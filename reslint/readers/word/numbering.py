"""Automatic numbers, exactly as Word shows them. ISO/IEC 29500-1, 17.9.

Counters belong to the abstract list, whose uses ("nums") share them. A use that overrides a start restarts, at its first
paragraph, that paragraph's own level; later it starts levels anew from there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reslint.readers.word.names import Element, attribute, child, children, integer, is_on, short, value
from reslint.readers.word.styles import NumberedBy

__all__ = ["Numbering", "formatted"]

_LEVELS = 9
_BULLET = "•"
_DASHES = ("–", "—", "·")
_ROMANS = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_HIGHEST_ROMAN, _HIGHEST_LETTER = 3999, 26 * 30


class _Level(NamedTuple):
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Use:
    """A list in use: its abstract list, and what it says otherwise."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """The lists of one file. ``label`` counts: it is asked once for each paragraph, in the order of the text.

    ``level`` is that of the last label, from 0.
    """

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._uses: dict[int, _Use] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[int] = set()
        self.level = 0
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        linked, links = {}, {}
        for one in children(root, "w:abstractNum"):
            name = attribute(one, "abstractNumId") or ""
            self._levels[name] = _levels(one)
            if (style := value(one, "w:styleLink")) is not None:
                linked[style] = name
            if (style := value(one, "w:numStyleLink")) is not None:
                links[name] = style
        for name, style in links.items():
            if style in linked:
                self._levels[name] = self._levels[linked[style]]
        for one in children(root, "w:num"):
            number = integer(attribute(one, "numId"))
            if number is not None:
                abstract = value(one, "w:abstractNumId") or ""
                # A list that only points to a style of lists counts with the list of that style.
                self._uses[number] = _use(one, linked.get(links.get(abstract, ""), abstract))

    def label(self, by: NumberedBy, style: str) -> str | None:
        """The number of the next paragraph, None where it has none. ``style`` is the paragraph's style."""
        use = self._uses.get(by.list or 0)
        if use is None or by.list is None:
            return None
        defined = {**self._levels.get(use.abstract, {}), **use.levels}
        level = by.level
        if level is None:
            linked = {one.style: at for at, one in defined.items() if one.style}
            level = linked.get(style, linked.get(by.style, 0))
        self.level = level
        counters = self._counters.setdefault(use.abstract, {})
        self._step(counters, by.list, use, level, defined)
        return self._shown(counters, use, level, defined)

    def _step(self, counters: dict[int, int], number: int, use: _Use, level: int, defined: dict[int, _Level]) -> None:
        restarts = level in use.starts and number not in self._begun
        self._begun.add(number)
        if level in counters and not restarts:
            counters[level] += 1
        else:
            counters[level] = use.starts.get(level, defined.get(level, _Level()).start)
        for deeper in [one for one in counters if one > level]:
            restart = defined.get(deeper, _Level()).restart
            if restart is None or level < restart:
                del counters[deeper]

    @staticmethod
    def _shown(counters: dict[int, int], use: _Use, level: int, defined: dict[int, _Level]) -> str:
        own = defined.get(level, _Level())
        if own.format == "bullet":
            # Which sign a font has at the place of "o" or "§" is not said here: that it is a bullet is.
            return own.text if own.text in _DASHES else _BULLET
        text = own.text
        for at in range(_LEVELS):
            if f"%{at + 1}" in text:
                one = defined.get(at, _Level())
                count = counters.get(at, use.starts.get(at, one.start))
                text = text.replace(f"%{at + 1}", formatted(count, "decimal" if own.legal else one.format))
        # Without a number, what is left is a word ("Annex"), or marks that stand around nothing.
        return "" if own.format == "none" and not any(map(str.isalnum, text)) else text


def _levels(root: Element) -> dict[int, _Level]:
    found = {}
    for one in children(root, "w:lvl"):
        at = integer(attribute(one, "ilvl"))
        if at is not None and 0 <= at < _LEVELS:
            found[at] = _level(one)
    return found


def _level(one: Element) -> _Level:
    start, restart = integer(value(one, "w:start")), integer(value(one, "w:lvlRestart"))
    return _Level(
        start=1 if start is None else start,
        format=value(one, "w:numFmt") or _alternative(one) or "decimal",
        text=value(one, "w:lvlText") or "",
        restart=restart,
        legal=bool(is_on(one, "w:isLgl")),
        style=value(one, "w:pStyle") or "",
    )


def _alternative(one: Element) -> str:
    """The format of a level that newer programs describe in another way as well."""
    for choice in children(one, "mc:AlternateContent"):
        for branch in choice:
            if short(branch) == "mc:Fallback" and (found := value(branch, "w:numFmt")):
                return found
    return ""


def _use(one: Element, abstract: str) -> _Use:
    starts, levels = {}, {}
    for override in children(one, "w:lvlOverride"):
        at = integer(attribute(override, "ilvl"))
        if at is None or not 0 <= at < _LEVELS:
            continue
        start = integer(value(override, "w:startOverride"))
        if start is not None:
            starts[at] = start
        level = child(override, "w:lvl")
        if level is not None:
            levels[at] = _level(level)
    return _Use(abstract, starts, levels)


def formatted(count: int, form: str) -> str:
    """A count in a format of numbers ("decimal", "lowerRoman" ...; one that is not known counts in figures)."""
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= _HIGHEST_LETTER else str(count)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            numeral = _roman(count) if 0 < count <= _HIGHEST_ROMAN else str(count)
            return numeral.upper() if form == "upperRoman" else numeral
        case "decimalZero":
            return f"{count:02d}"
        case "ordinal":
            ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
            return f"{count}{ending}"
        case "decimalEnclosedParen":
            return f"({count})"
        case "decimalEnclosedFullstop":
            return f"{count}."
        case "numberInDash":
            return f"- {count} -"
        case "none":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    digits = []
    for worth, sign in _ROMANS:
        while count >= worth:
            digits.append(sign)
            count -= worth
    return "".join(digits)
