"""The styles of a Word file: what a paragraph or run looks like once its styles are resolved. ISO/IEC 29500-1, 17.7.

A property that is on or off is a toggle: set by the paragraph's and by the characters' style at once it is off again; said of the
run itself, it holds.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.readers.word.names import Element, attribute, child, integer, is_on, short, value
from reslint.text import Style

__all__ = ["Look", "NumberedBy", "Styles", "as_was"]

# A chain of styles that is longer than this goes round in a circle.
_LONGEST_CHAIN = 50
# "Times Italic", and as pages that are turned into text have it: "TimesNewRomanPS-BoldItalicMT", "MinionPro-It".
_ITALIC_FONT = expression(r"italic(?!a)|oblique|(?-i:-(?:[A-Z]\w*)?It$)", re.IGNORECASE)
# In the order of the fields of a look.
_STYLES = (Style.ITALIC, Style.BOLD, Style.UNDERLINE, Style.SUPERSCRIPT)
_COLOURLESS = ("none", "white")
_LINK = expression(r"\bhyperlink|\binternet link", re.IGNORECASE)
_HEADING = expression(r"(?:heading (?P<depth>\d)|_ ?h_? ?(?:(?P<level>\d)|ch|m)\b|title\b)", re.IGNORECASE)


class Look(NamedTuple):
    """How a run's characters look. ``slanted``: only the name of its font says italic; ``struck``: a line goes through them;
    ``marked``: someone highlighted them."""

    italic: bool = False
    bold: bool = False
    underline: bool = False
    superscript: bool = False
    hidden: bool = False
    slanted: bool = False
    struck: bool = False
    marked: bool = False

    @property
    def styles(self) -> tuple[Style, ...]:
        """What of it characters of a text carry."""
        return tuple(style for style, has in zip(_STYLES, self, strict=False) if has) if any(self) else ()


class NumberedBy(NamedTuple):
    """What a paragraph says of its number: ``list`` (0: none) and ``level`` where said; ``style`` is the style that said it."""

    list: int | None = None
    level: int | None = None
    style: str = ""


class _Style(NamedTuple):
    name: str
    above: str
    run: Element | None
    paragraph: Element | None


class Styles:
    """The styles of one file; without a styles part, everything looks plain.

    ``default`` is the style of paragraphs that name none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default = ""
        self._defaults: Element | None = None
        self._looks: dict[tuple[str, bytes], Look] = {}
        for one in root if root is not None else ():
            if short(one) == "w:style":
                self._add(one)
            elif short(one) == "w:docDefaults":
                self._defaults = child(child(one, "w:rPrDefault"), "w:rPr")

    def _add(self, one: Element) -> None:
        identifier = attribute(one, "styleId") or ""
        self._styles[identifier] = _Style(
            value(one, "w:name") or identifier, value(one, "w:basedOn") or "", child(one, "w:rPr"), child(one, "w:pPr")
        )
        if attribute(one, "type") == "paragraph" and (attribute(one, "default") or "").lower() in ("1", "true", "on"):
            self.default = identifier

    @cached_property
    def _names(self) -> dict[str, str]:
        return {style.name.lower(): identifier for identifier, style in self._styles.items()}

    def has(self, identifier: str) -> bool:
        """Whether there is such a style."""
        return identifier in self._styles

    def name(self, identifier: str) -> str:
        """A style's name as Word shows it."""
        style = self._styles.get(identifier or self.default)
        return style.name if style else identifier

    def _chain(self, identifier: str) -> list[tuple[str, _Style]]:
        chain: list[tuple[str, _Style]] = []
        while identifier in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append((identifier, self._styles[identifier]))
            identifier = self._styles[identifier].above
        return chain

    def heading_depth(self, identifier: str, properties: Element | None) -> int:
        """1 to 6 for a paragraph that is a heading by its outline level or its style's name, else 0."""
        chain = self._chain(identifier)
        for one in (properties, *(style.paragraph for _, style in chain)):
            level = integer(value(one, "w:outlineLvl"))
            if level is not None:
                return min(level + 1, 6) if 0 <= level < 9 else 0
        for _, style in chain:
            match = _HEADING.match(style.name)
            if match:
                return min(max(int(match["depth"] or match["level"] or 1), 1), 6)
        return 0

    def numbered_by(self, identifier: str, properties: Element | None, original: bool = False) -> NumberedBy:
        """What a paragraph's own properties say of its number, and what they leave to its style; ``original``: a number that is a
        tracked change is none yet."""
        said, level = NumberedBy(), None
        for style, one in [("", properties), *((key, style.paragraph) for key, style in self._chain(identifier or self.default))]:
            numbering = child(one, "w:numPr")
            if numbering is None or (original and child(numbering, "w:ins") is not None):
                continue
            own = integer(value(numbering, "w:ilvl"))
            if level is None and own is not None and 0 <= own <= 8:
                level = own
            number = integer(value(numbering, "w:numId"))
            if number is not None:
                said = NumberedBy(number, level, style)
                break
        return said

    def look(self, paragraph: str, properties: Element | None) -> Look:
        """How the characters of a run look, by its own properties, its style and that of its paragraph."""
        said = b""
        if properties is not None:
            from lxml import etree

            said = etree.tostring(properties)
        key = (paragraph, said)
        if key not in self._looks:
            self._looks[key] = self._look(paragraph, properties)
        return self._looks[key]

    def _look(self, paragraph: str, properties: Element | None) -> Look:
        above = [style.run for _, style in self._chain(paragraph or self.default)]
        own = [style.run for _, style in self._chain(value(properties, "w:rStyle") or "")]
        nearest = [properties, *own, *above, self._defaults]
        italic = self._toggle("w:i", properties, own, above)
        fonts = next((found for one in nearest if (found := child(one, "w:rFonts")) is not None), None)
        named = "" if fonts is None else attribute(fonts, "ascii") or ""
        underline = next((found for one in nearest if (found := value(one, "w:u"))), "none")
        return Look(
            italic=italic,
            bold=self._toggle("w:b", properties, own, above),
            underline=underline != "none" and not self._is_link(value(properties, "w:rStyle") or ""),
            superscript=_is_raised(nearest),
            hidden=self._toggle("w:vanish", properties, own, above),
            slanted=not italic and bool(_ITALIC_FONT.search(named)),
            marked=next((found for one in nearest if (found := value(one, "w:highlight"))), "none") not in _COLOURLESS,
            struck=any(self._toggle(name, properties, own, above) for name in ("w:strike", "w:dstrike")),
        )

    def _is_link(self, identifier: str) -> bool:
        """Whether a style of characters is that of links, which are underlined because they are links."""
        return any(_LINK.search(style.name) for _, style in self._chain(identifier))

    def _toggle(self, name: str, properties: Element | None, own: list[Element | None], above: list[Element | None]) -> bool:
        direct = is_on(properties, name)
        if direct is not None:
            return direct
        of_style = [next((said for one in chain if (said := is_on(one, name)) is not None), None) for chain in (own, above)]
        if of_style == [None, None]:
            return bool(is_on(self._defaults, name))
        return bool(of_style[0]) != bool(of_style[1])


def as_was(properties: Element | None, change: str) -> Element | None:
    """The properties as they were before a tracked change of them ("w:pPrChange"), if there is one."""
    changed = child(properties, change)
    return properties if changed is None else next(iter(changed), None)


def _is_raised(nearest: list[Element | None]) -> bool:
    """Whether characters stand above the line: by their alignment, or moved up by hand."""
    aligned = next((found for one in nearest if (found := value(one, "w:vertAlign"))), "")
    if aligned:
        return aligned == "superscript"
    moved = next((number for one in nearest if (number := integer(value(one, "w:position"))) is not None), 0)
    return moved > 0
