"""Where addresses of pages and of mail stand, whose letters are no words: what is wrong in them only their owners know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reslint.derived.once import once_a_draft
from reslint.draft import Draft
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = ["is_inside"]

# What every address has some of: most drafts have none of it.
_SIGNS = ("://", "www.", "@", ".org/", ".int/", ".com/", ".net/", ".edu/", ".gov/", ".info/", ".eu/", ".ch/")
_ADDRESS = expression(
    r"(?:[a-z]{3,6}://|www\.)[^\s<>“”\"]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w./@-])(?:[\w-]{1,63}\.){1,5}(?:org|int|com|net|edu|gov|info|eu|ch)/[^\s<>“”\"]*"
)
# What ends a sentence or marks words up is no part of the address before it.
_BEHIND = ".,;:!?)]}’'*_"


def is_inside(draft: Draft, span: Span) -> bool:
    """Whether a place lies within an address, behind its beginning: what is said of the address as a whole begins with it."""
    found = _addresses(draft)
    at = bisect_right(found, span.start, key=lambda address: address.start) - 1
    return at >= 0 and found[at].start < span.start < found[at].end and span.end <= found[at].end


@once_a_draft
def _addresses(draft: Draft) -> Sequence[Span]:
    """The addresses of a draft, in order."""
    text = draft.source.text
    if not any(sign in text for sign in _SIGNS):
        return ()
    matches = _ADDRESS.finditer(text)
    return [Span(match.start(), match.start() + len(match.group().rstrip(_BEHIND))) for match in matches]
