"""What people wrote or changed on top of a text file: comments, and changes as converters from Word leave them.

``<!-- ... -->``, ``<ins>``, ``<del>`` and ``<span class="insertion">`` (deletion, comment-start and other words) are HTML and the
form in which pandoc keeps tracked changes and comments; so is ``[...]{.insertion author="..."}`` in Markdown. ``~~ ... ~~``,
``<s>`` and ``<strike>`` strike words out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reslint.draft import Annotation
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = ["ATTRIBUTES", "GONE", "SPANNED", "read_annotations"]

# Pandoc's "[words]{.class key=value}": what stands behind the words, and the whole of it behind its first bracket.
ATTRIBUTES = r"\{(?:[#.][A-Za-z]|[a-z-]{2,30}=)[^{}\n]*\}"
_INSIDE = r"(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000}+"
SPANNED = rf"{_INSIDE}\]{ATTRIBUTES}"

_CLASS = r'<span\b[^<>]*\bclass="(?:[^"<>]* )?{}(?: [^"<>]*)?"[^<>]*>'
# Not over a blank line.
_STRUCK = r"~~(?=[^\s~])(?:(?!~~|\n[ \t\r]*\n).){1,5000}(?<=[^\s~])~~"
_STRUCK_BY_TAGS = r"<s>(?:(?!<s>).){1,5000}?</s>|<strike>(?:(?!<strike>).){1,5000}?</strike>"
# What is no part of the text: a pattern for the reader that leaves it out.
GONE = (
    r"<!--(?:(?!<!--).)*?-->|<del>(?:(?!<del>).){0,5000}?</del>|"
    + _CLASS.format("(?:deletion|comment-start)")
    + r"(?:(?!<span|</span>).){0,5000}</span>"
    + rf"|{_STRUCK}|{_STRUCK_BY_TAGS}"
)
_FOUND = expression(
    r"<!--\s*(?!\s*(?i:reslint)\s*:)(?P<comment>(?:(?!<!--).)*?)\s*-->|<ins>(?P<ins>(?:(?!<ins>).){1,5000}?)</ins>"
    rf"|<del>(?P<del>(?:(?!<del>).){{1,5000}}?)</del>|(?P<struck>{_STRUCK_BY_TAGS})"
    rf"|{_CLASS.format('(?P<name>[a-z]+(?:-[a-z]+)*)')}(?P<inside>(?:(?!<span|</span>).){{0,5000}})</span>",
    re.DOTALL,
)
_FOUND_IN_MARKDOWN = expression(
    rf"\[(?P<words>{_INSIDE})\]\{{\.(?P<class>insertion|deletion|comment-start)\b[^{{}}\n]*\}}|(?P<struck>{_STRUCK})", re.DOTALL
)
_AUTHOR = expression(r'\bauthor="([^"<>]*)"')
_NAMES = {"comment-start": "comment"}


def read_annotations(text: str) -> list[Annotation]:
    """The annotations of a text, in order of place."""
    found = list(_in_html(text)) if "<" in text else []
    if "~~" in text or "]{." in text:
        found = sorted([*found, *_in_markdown(text)], key=lambda one: one.span)
    return found


def _in_html(text: str) -> Iterator[Annotation]:
    for match in _FOUND.finditer(text):
        if match["comment"] is not None:
            yield Annotation("comment", Span(*match.span()), "", match["comment"])
        elif match["ins"]:
            yield Annotation("insertion", Span(*match.span("ins")))
        elif match["del"]:
            yield Annotation("deletion", Span(*match.span()), "", match["del"])
        elif match["struck"]:
            start, end = match.group().index(">") + 1, match.group().rindex("<")
            span = Span(match.start() + start, match.start() + end)
            yield Annotation("struck", span, "", match.group()[start:end].replace("*", ""))
        else:
            yield _changed(match, "inside", match["name"])


def _in_markdown(text: str) -> Iterator[Annotation]:
    for match in _FOUND_IN_MARKDOWN.finditer(text):
        if match["struck"]:
            yield Annotation("struck", Span(match.start() + 2, match.end() - 2), "", match["struck"].strip("~").replace("*", ""))
        else:
            yield _changed(match, "words", match["class"])


def _changed(match: re.Match[str], inside: str, name: str) -> Annotation:
    """The annotation of words that a class names."""
    name = _NAMES.get(name, name)
    author = _AUTHOR.search(
        match.group()[: match.start(inside) - match.start()] + match.group()[match.end(inside) - match.start() :]
    )
    gone = name in ("comment", "deletion")
    span = Span(*match.span() if gone else match.span(inside))
    return Annotation(name, span, author[1] if author else "", match[inside] if gone else "")
