"""The names of WordprocessingML, without their namespaces: the same for the transitional and the strict form of the format.

ISO/IEC 29500-1 and -4. An element is known by a short name ("w:p", "mc:Choice"), an attribute by its local name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

__all__ = ["STRICT", "WORD", "Element", "attribute", "child", "children", "integer", "is_on", "short", "value"]

Element: TypeAlias = Any
"""An lxml element; lxml is imported only where a Word file is read."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PREFIXES = {
    WORD: "w:",
    STRICT: "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
}
_OFF = ("0", "false", "off")


@lru_cache(4096)
def _short(tag: object) -> str:
    if not isinstance(tag, str):
        return ""
    namespace, _, name = tag[1:].rpartition("}")
    return _PREFIXES.get(namespace, "?:") + name


def short(element: Element) -> str:
    """The element's short name; "" for a comment or processing instruction."""
    return _short(element.tag)


def attribute(element: Element, name: str) -> str | None:
    """The attribute of the word processor's namespace, or without one."""
    for key in _keys(name):
        found = element.get(key)
        if found is not None:
            return str(found)
    return None


@lru_cache(256)
def _keys(name: str) -> tuple[str, ...]:
    return f"{{{WORD}}}{name}", f"{{{STRICT}}}{name}", name


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that short name."""
    for one in element if element is not None else ():
        if _short(one.tag) == name:
            return one
    return None


def children(element: Element | None, name: str) -> list[Element]:
    """All children of that short name."""
    return [] if element is None else [one for one in element if _short(one.tag) == name]


def value(element: Element | None, name: str) -> str | None:
    """The "val" of the child of that short name."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def integer(text: str | None) -> int | None:
    """A number as the format writes it; None for what is none."""
    if text is None or len(text) > 9 or not text.removeprefix("-").isascii() or not text.removeprefix("-").isdigit():
        return None
    return int(text)


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not said."""
    found = child(properties, name)
    if found is None:
        return None
    return (attribute(found, "val") or "1").lower() not in _OFF
