"""What people wrote or changed on top of a text file: comments, and changes as converters from Word leave them.

``<!-- ... -->``, ``<ins>``, ``<del>`` and ``<span class="insertion">`` (deletion, comment-start and other words) are HTML and the
form in which pandoc keeps tracked changes and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reslint.draft import Annotation
from reslint.expressions import expression
from reslint.text import Span

__all__ = ["GONE", "read_annotations"]

_CLASS = r'<span\b[^<>]*\bclass="(?:[^"<>]* )?{}(?: [^"<>]*)?"[^<>]*>'
# What is no part of the text: a pattern for the reader that leaves it out.
GONE = (
    r"<!--(?:(?!<!--).)*?-->|<del>(?:(?!<del>).){0,5000}?</del>|"
    + _CLASS.format("(?:deletion|comment-start)")
    + r"(?:(?!<span|</span>).){0,5000}</span>"
)
_FOUND = expression(
    r"<!--\s*(?!\s*reslint\s*:)(?P<comment>(?:(?!<!--).)*?)\s*-->|<ins>(?P<ins>(?:(?!<ins>).){1,5000}?)</ins>"
    r"|<del>(?P<del>(?:(?!<del>).){1,5000}?)</del>"
    rf"|{_CLASS.format('(?P<name>[a-z]+(?:-[a-z]+)*)')}(?P<inside>(?:(?!<span|</span>).){{0,5000}})</span>",
    re.DOTALL,
)
_AUTHOR = expression(r'\bauthor="([^"<>]*)"')
_NAMES = {"comment-start": "comment"}


def read_annotations(text: str) -> Iterator[Annotation]:
    """The annotations of a text, in order of place."""
    if "<" not in text:
        return
    for match in _FOUND.finditer(text):
        if match["comment"] is not None:
            yield Annotation("comment", Span(*match.span()), "", match["comment"])
        elif match["ins"]:
            yield Annotation("insertion", Span(*match.span("ins")))
        elif match["del"]:
            yield Annotation("deletion", Span(*match.span()), "", match["del"])
        else:
            name = _NAMES.get(match["name"], match["name"])
            author = _AUTHOR.search(match.group()[: match.start("inside") - match.start()])
            gone = name in ("comment", "deletion")
            yield Annotation(
                name,
                Span(*match.span() if gone else match.span("inside")),
                author[1] if author else "",
                match["inside"] if gone else "",
            )
