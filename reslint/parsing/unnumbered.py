"""An unnumbered paragraph as the lexer looks at it: its words behind a bullet or a star, and what they open as."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.text import Style, Text

__all__ = ["Words", "words_of"]

_BULLET = expression(r"[-*+•–]\s+")
# Of "*Noting *the", italics that a converter closed behind a blank, stars are left: nobody knows what is italic there.
_STRAY = expression(r"\*{1,3}(?=\s?[A-Z][^*]*\*|[A-Z])")
_BRACKET = expression(r"\[\s*")
_TABLE_NOTE = expression(r"[a-z] [A-Z]")


class Words(NamedTuple):
    """``body`` is what stands behind the bullet or the stars; ``text`` what the paragraph would have for its own, and ``sign``
    for its bullet. ``listed``: it has a bullet; ``loose``: stars or a bracket stand before what it opens with.
    """

    body: Text
    text: Text
    sign: str
    listed: bool
    loose: bool
    opening: Opening | None

    @property
    def italic(self) -> bool:
        """Whether it begins in italics."""
        return bool(self.body.leading(Style.ITALIC))

    @property
    def goes_on(self) -> bool:
        """Whether it begins as the rest of a sentence does."""
        first = self.body.string[:1]
        return first.islower() or first in ",;)"

    @property
    def is_table_note(self) -> bool:
        """Whether it is a note below a table, which has an italic letter for its mark."""
        return self.body.leading(Style.ITALIC) == 1 and _TABLE_NOTE.match(self.body.string) is not None

    def opens_in(self, part: str) -> bool:
        """Whether it plainly begins a paragraph of the part: by its italics, or a participle where participles belong."""
        opening = self.opening
        if opening is None or not opening.known:
            return False
        return self.italic or (part == "preambular" and opening.form in ("participle", "adjective"))


def words_of(text: Text, opening_of: Callable[[Text], Opening | None]) -> Words:
    """The words of a paragraph; ``opening_of`` reads what a text opens with."""
    bullet = _BULLET.match(text.string)
    stray = _STRAY.match(text.string) if text.string[:1] == "*" else None
    body = text.slice(stray.end()).strip() if stray else text.slice(bullet.end()) if bullet else text
    bracket = _BRACKET.match(body.string)
    return Words(
        body,
        text if stray else body,
        bullet.group().strip() if bullet and not stray else "",
        bullet is not None,
        bool(bracket or stray),
        opening_of(body.slice(bracket.end()) if bracket else body),
    )
