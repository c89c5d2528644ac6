"""The markup inside a paragraph of text or Markdown: emphasis, superscripts, note calls, links, escapes, entities.

Markdown as in CommonMark (https://spec.commonmark.org/), as far as drafts use it, plus the notations in which converters leave
superscripts: ``<sup>1</sup>``, ``^1^``, ``^{1}``, ``¹`` and ``[^1]``. What is no markup stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

from reslint.matching.expressions import expression
from reslint.readers.annotated import ATTRIBUTES, GONE, SPANNED
from reslint.readers.characters import BLANKS, HIDDEN, HYPHENS
from reslint.readers.divided import goes_on, is_divided
from reslint.readers.emphasis import Piece, delimiter, match_emphasis
from reslint.text import Mark, Origin, Style, Text

_TAGS = (
    "i|em|b|strong|u|sup|sub|span|a|br|p|ins|del|ol|ul|li|div|table|thead|tbody|tr|td|th|caption|blockquote|center|font|hr|h[1-6]"
)
_MARKUP = (
    r"(?P<break>(?:(?<![ \t\r])[ \t\r]++|\\\r?)?\n[ \t]*|\\\r?\Z)"
    r"|(?P<emphasis>\*{1,3}|_{1,3})"
    rf"|(?P<comment>{GONE})"
    rf"|(?P<tag></?(?i:{_TAGS})(?:\s[^<>]*)?/?>)"
    r"|(?P<escape>\\[\\*_^\[\](){}#.`<>~+\-!|&$\"'/:;,=?@%])"
    r"|(?P<call>\[\^(?P<called>[^\]\s]{1,6})\])"
    r"|(?P<caret>\$?\^\{(?P<braced>[^{}^\s]{1,6})\}\$?|\^(?P<plain>\d{1,3}|\*{1,4}|[a-z](?=\^))\^?)"
    r"|(?P<link>!?\[(?P<shown>[^\[\]]*)\]\((?P<target>[^()\s]*)\))"
    r"|(?P<digits>[⁰¹²³⁴-⁹]+|[ᵃᵇᶜᵈᵉᶠᵍ])"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
    rf"|(?P<blank>[{BLANKS}])"
    rf"|(?P<hyphen>[{HYPHENS}])"
    rf"|(?P<hidden>[{HIDDEN}])"
)
# The first look decides at once for nearly every character that it is an ordinary one.
_FIRST = rf"<\\\[^$!⁰¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍ&*_~\n{HYPHENS} {BLANKS}{HIDDEN}"
_SPECIAL = expression(rf"(?=[{_FIRST}])(?:{_MARKUP})", re.DOTALL)
# For the few texts that have words with attributes.
_SPECIAL_OR_SPAN = expression(
    rf"(?=[\]{_FIRST}])(?:(?P<spanned>\[(?=(?P<ahead>{SPANNED})))|(?P<attributes>\]{ATTRIBUTES})|{_MARKUP})", re.DOTALL
)
# Tags inside a line of words; the others part them.
_INLINE = expression(r"</?(?i:i|em|b|strong|u|sup|sub|span|a|ins|del|font)\b|</p>")
_LEFT_OUT = expression(r"\{\.(?:deletion|comment-start)\b[^{}]*\}$")
_UNDERLINED = expression(r"\]\{\.(?:underline|ul)\b")
_TAG_STYLES = {
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "u": Style.UNDERLINE,
    "sup": Style.SUPERSCRIPT,
}
_ENTITIES = {
    "nbsp": " ",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "ndash": "–",
    "mdash": "—",
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "hellip": "…",
    "shy": "",
}
_REPLACED = "\"'-%$&"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍ", "0123456789abcdefg")


def scan(source: str, start: int, end: int) -> Text:
    """The text of ``source[start:end]``: markup taken out and kept as marks, every character with its origin."""
    pieces, tags = _pieces(source, start, end)
    spans = match_emphasis(pieces) if any(piece.run for piece in pieces) else []
    return _assemble(pieces, spans + tags)


def _pieces(source: str, start: int, end: int) -> tuple[list[Piece], list[tuple[int, int, Style]]]:
    pieces: list[Piece] = []
    tags: list[tuple[int, int, Style]] = []
    open_tags: dict[str, list[int]] = {}
    brackets: list[int] = []
    at = start
    special = _SPECIAL if source.find("]{", start, end) < 0 else _SPECIAL_OR_SPAN
    for match in special.finditer(source, start, end):
        if match.start() < at:
            continue
        if match.start() > at:
            pieces.append(Piece(source[at : match.start()], at))
        at = match.end()
        kind, found = _outer(match), match.group()
        if kind == "tag":
            _tag(found, len(pieces), open_tags, tags)
            if not _INLINE.match(found):
                pieces.append(Piece(" ", match.start(), 0))
        elif kind == "spanned":
            if _LEFT_OUT.search(match["ahead"]):
                at = match.end("ahead")
                _close_gap(pieces, source[at : min(at + 1, end)])
            else:
                brackets.append(len(pieces))
        elif kind == "attributes":
            if brackets:
                first = brackets.pop()
                if _UNDERLINED.match(found):
                    tags.append((first, len(pieces), Style.UNDERLINE))
            else:
                pieces.append(Piece(found, match.start()))
        elif kind == "comment" and not found.startswith("<!--"):
            _close_gap(pieces, source[at : min(at + 1, end)])
        elif kind == "escape":
            # What may be replaced by a letter, a curly mark or a dash takes its backslash with it.
            taken = found[1] in _REPLACED
            pieces.append(Piece(found[1], match.start() + (not taken), 1 + taken))
        elif kind == "call":
            pieces.append(Piece(match["called"], match.start("called"), style=Style.CALL))
        elif kind == "caret":
            name = "braced" if match["braced"] else "plain"
            inside = match[name]
            skip = inside.startswith("\\")
            pieces.append(Piece(inside[skip:], match.start(name) + skip, style=Style.SUPERSCRIPT))
        elif kind == "link":
            pieces += _link(source, match)
        elif kind == "digits":
            pieces.append(Piece(found.translate(_SUPERSCRIPTS), match.start(), style=Style.SUPERSCRIPT))
        elif kind == "entity":
            pieces += _entity(found, match.start())
        elif kind == "emphasis":
            pieces.append(delimiter(source, start, end, match))
        elif kind == "break":
            if not goes_on(source, match.start(), match.end(), end):
                pieces.append(Piece(" ", match.start()))
            elif pieces and pieces[-1].string.endswith("-") and is_divided(source, match.start(), match.end()):
                pieces[-1].string = pieces[-1].string[:-1]
        elif kind == "blank":
            pieces.append(Piece(" ", match.start()))
        elif kind == "hyphen":
            pieces.append(Piece("-", match.start()))
    if at < end:
        pieces.append(Piece(source[at:end], at))
    return pieces, tags


def _close_gap(pieces: list[Piece], following: str) -> None:
    """Words that are struck out go with the blank before them, where another blank or a punctuation mark follows."""
    last = pieces[-1] if pieces else None
    if last and last.string.endswith(" ") and not last.run and following in ("", *" \r\n,;.:)"):
        last.string = last.string[:-1]


def _outer(match: re.Match[str]) -> str:
    """The name of the alternative that matched (the last group may be one inside it)."""
    inner = {"called": "call", "braced": "caret", "plain": "caret", "shown": "link", "target": "link", "ahead": "spanned"}
    name = match.lastgroup or ""
    return inner.get(name, name)


def _tag(found: str, at: int, open_tags: dict[str, list[int]], tags: list[tuple[int, int, Style]]) -> None:
    name = expression(r"[\s/>]").split(found.strip("</>"), maxsplit=1)[0].lower()
    if name not in _TAG_STYLES:
        return
    opened = open_tags.setdefault(name, [])
    if not found.startswith("</"):
        opened.append(at)
    elif opened:
        tags.append((opened.pop(), at, _TAG_STYLES[name]))


def _link(source: str, match: re.Match[str]) -> list[Piece]:
    inner = scan(source, match.start("shown"), match.end("shown"))
    if not inner.origins:
        return []
    return [
        Piece(inner.string[origin.at : after], origin.source, origin.width)
        for origin, after in zip(inner.origins, [o.at for o in inner.origins[1:]] + [len(inner)], strict=True)
    ]


def _entity(found: str, at: int) -> list[Piece]:
    name = found[1:-1]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        character = chr(code) if 32 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        character = " " if character.isspace() else "-" if character in "\u2010\u2011" else character
        if unicodedata.category(character or "x") in ("Cc", "Cf"):
            character = ""
    elif name in _ENTITIES:
        character = _ENTITIES[name]
    else:
        return [Piece(found, at)]
    return [Piece(character, at, len(found))] if character else []


def _assemble(pieces: list[Piece], spans: list[tuple[int, int, Style]]) -> Text:
    starts, at = [], 0
    origins: list[Origin] = []
    marks: list[Mark] = []
    for piece in pieces:
        starts.append(at)
        if not piece.string:
            continue
        last = origins[-1] if origins else None
        if last is None or piece.width != 1 or last.width != 1 or last.source + (at - last.at) != piece.source:
            origins.append(Origin(at, piece.source, piece.width))
        if piece.style:
            marks.append(Mark(at, at + len(piece.string), piece.style))
        at += len(piece.string)
    starts.append(at)
    marks += [Mark(starts[first], starts[last], style) for first, last, style in spans if starts[first] < starts[last]]
    marks.sort(key=lambda mark: (mark.start, mark.end))
    return Text("".join(piece.string for piece in pieces), tuple(origins), tuple(marks))
