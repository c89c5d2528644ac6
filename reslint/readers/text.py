"""Plain text and Markdown: lines to physical paragraphs.

One reader serves both, since text files carry Markdown marks as often as not. Lines may be wrapped or not: a line break is soft
where the next word would not have fitted, hard where it would (so that masthead and closing lines stay apart).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from reslint.draft import Source
from reslint.matching.expressions import expression
from reslint.readers.annotated import read_annotations
from reslint.readers.block import Block, Document
from reslint.readers.characters import plain
from reslint.readers.decode import decode
from reslint.readers.inline import scan
from reslint.readers.layout import Layout, lay_out
from reslint.readers.listed import with_shown_numbers
from reslint.text import Origin, Span, Text

# Lines longer than this were not wrapped by hand or by a program; a narrower page than the other is hardly ever used.
_WIDEST, _NARROWEST = 160, 60
# A line that begins so much further to the right stands at the other side of the page, as a symbol does.
_ACROSS = 30
# One line in so many may be longer than the page.
_LONGEST_SHARE = 10

_RULE = expression(r"[ \t]*([-*_=–—])(?:[ \t]*\1){2,}[ \t]*\r?")
_HEADING = expression(r"[ \t]{0,3}(#{1,6})[ \t]+")
# Pandoc's name for a heading: "## Annex {#annex .unnumbered}".
_NAME = expression(r"[ \t]*\{[#.][A-Za-z][^{}\n]*\}[ \t\r]*$")
_TITLE = expression(r"title:[ \t]*(?P<quote>[\"']?)(?P<words>\S.*?)(?P=quote)[ \t\r]*")
_NOTE = expression(r"[ \t]*\[\^([^\]\s]{1,6})\]:[ \t]*")
_MARKER = expression(
    r"[ \t]*(?:[-•–*+][ \t]+)?(?:\*{0,2}(?:\d{1,3}\\?[.)]|\\?\([a-z]{1,5}\\?\)|[a-z]{1,2}\\?[.)]|[ivx]{1,5}\\?\.)\*{0,2}"
    r"[ \t\xa0\u200b-\u200f]"
    r"|(?:\d{1,3}\\?[.)]|\\?\([a-z]{1,5}\\?\)|[a-z]\\?[.)])[ \t\r]*$"
    r"|<sup>|\^|[⁰¹²³⁴-⁹]|\\?\*{1,3}[ \t]|\[\^|\[\d{1,3}\][ \t]|[-•+][ \t]|#{1,6}[ \t])"
)
_STYLED = expression(r'[ \t]*<p class="([^"<>\n]*)">')
_ROW = expression(r"\|.*\|", re.DOTALL)
# A call may stand behind the end, also one that lost its place above the line: "the Secretary-General;1".
_FINISHED = expression(
    r"[.;:,](?:<sup>[^<>\n]{1,12}</sup>|\[\^?[^\[\]\s]{1,6}\]|\^\d{1,3}\^?|[⁰¹²³⁴-⁹]+)?$"
    r"|(?<=[^\d\s])[;:,]\d{1,3}$|(?<=[a-z]{2})\.\d{1,3}$"
)
# A line that ends inside a word is full, however short it looks.
_DIVIDED = expression(r"[^\W\d_][-\u2010\u2011\xad]$")
# A backslash at the end of a line breaks it in Markdown, and so do two blanks.
_BROKEN = (" " * 2, "\\")
_COMMENT = expression(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)


class _Line(NamedTuple):
    start: int
    end: int


def read_text(data: bytes, name: str) -> Document:
    """The document in the bytes of a text or Markdown file. Raises ReadError for what is not text."""
    text, warnings = decode(data, name)
    return read_string(text, name, warnings)


def read_string(text: str, name: str, warnings: tuple[str, ...] = ()) -> Document:
    """The document in a string."""
    page = lay_out(text)
    groups = list(_groups(page, text))
    width = _page_width(page.text, groups)
    blocks = [*_matter(page), *(block for group in groups for block in _blocks(page.text, group, width))]
    source, shown = with_shown_numbers(Source(name, text, warnings), blocks)
    return Document(source, shown, tuple(read_annotations(text)))


def _matter(page: Layout) -> Iterator[Block]:
    """The front matter, line by line; the title in it is one that readers see."""
    at = 0
    for line in page.text[: page.matter].split("\n"):
        title = _TITLE.fullmatch(line)
        rest = plain(line[: title.start("words")] if title else line, at).strip()
        if rest.string:
            yield Block(rest, style="furniture")
        words = scan(page.text, at + title.start("words"), at + title.end("words")).strip() if title else rest
        if title and words.string:
            yield Block(words)
        at += len(line) + 1


def _groups(page: Layout, source: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line between them; headings, rules, notes and what is quoted begin a run of their own.

    ``source`` is the text with the margins that the page has not.
    """
    text = page.text
    comments = [match.span() for match in _COMMENT.finditer(text)] if "<!--" in text else []
    group: list[_Line] = []
    at, quoted = page.matter, 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        start = page.margins.get(at, at)
        line = _Line(start, end)
        raw = text[start:end]
        last = bisect_left(comments, (at, 0)) - 1
        inside = last >= 0 and at < comments[last][1]
        marks = source.count(">", at, start) if start > at else 0
        if group and marks != quoted:
            yield group
            group = []
        quoted = marks
        if not inside and (not raw.strip(" \t\r\f\v\xa0\ufeff") or _RULE.fullmatch(raw) or _HEADING.match(raw)):
            if group:
                yield group
            group = []
            if raw.strip(" \t\r\f\v\xa0\ufeff"):
                yield [line]
        elif group and not inside and _NOTE.match(raw):
            yield group
            group = [line]
        else:
            group.append(line)
        at = end + 1
    if group:
        yield group


def _page_width(text: str, groups: list[list[_Line]]) -> int:
    """The width to which lines were wrapped, by the lines that others follow.

    Asterisks that somebody set into the wrapped lines do not count, and the few longest lines tell nothing: they were edited.
    """
    lines = (text[line.start : line.end] for group in groups for line in group[:-1])
    widths = sorted(len(line.replace("*", "").rstrip()) for line in lines if len(line.rstrip()) <= _WIDEST)
    return widths[-1 - len(widths) // _LONGEST_SHARE] if widths else 0


def _blocks(text: str, group: list[_Line], width: int) -> Iterator[Block]:
    first = text[group[0].start : group[0].end]
    if _RULE.fullmatch(first):
        start = group[0].start
        yield Block(_plain(text, start, group[0].end).strip(), style="rule")
        return
    heading = _HEADING.match(first)
    if heading:
        named = _NAME.search(first, heading.end())
        content = scan(text, group[0].start + heading.end(), group[0].start + (named.start() if named else len(first))).strip()
        if content.string:
            yield Block(content, style="heading", depth=len(heading[1]))
        return
    note = _NOTE.match(first)
    start = group[0].start + (note.end() if note else 0)
    whole = scan(text, start, group[-1].end)
    for index, paragraph in enumerate(_paragraphs(text, group, max(width, _NARROWEST))):
        first_line, last_line = paragraph[0], paragraph[-1]
        content = whole.slice(whole.index(first_line.start), whole.index(last_line.end)).strip()
        if not content.string:
            continue
        indent = _indented(text[first_line.start : first_line.end])
        lines = tuple(content.index(line.start) for line in paragraph[1:])
        if note and index == 0:
            at = group[0].start + first.index("[^")
            yield Block(content, note=note[1], note_span=Span(at + 2, at + 2 + len(note[1])), indent=indent, lines=lines)
        else:
            styled = _STYLED.match(text, first_line.start, last_line.end)
            row = _ROW.fullmatch(content.string) is not None
            yield Block(content, indent=indent, named=styled[1] if styled else "", apart=row, joined=index > 0, lines=lines)


def _plain(text: str, start: int, end: int) -> Text:
    """The characters of a separating line, which are no markup of a paragraph."""
    return Text(text[start:end].replace("\r", " ").replace("\t", " "), (Origin(0, start),))


def _indented(raw: str) -> int:
    """The blanks before the words of a line."""
    return len(raw) - len(raw.lstrip(" \t"))


def _paragraphs(text: str, group: list[_Line], width: int) -> Iterator[list[_Line]]:
    """The lines of each paragraph: a hard line break, or a number or mark after one, begins the next."""
    lines = [group[0]]
    for line in group[1:]:
        if _breaks(text[lines[-1].start : lines[-1].end], text[line.start : line.end], width):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _breaks(before: str, line: str, width: int) -> bool:
    if not line.strip() or not before.strip():
        return False
    if _indented(before) - _indented(line) >= _ACROSS:
        return True
    # A no-break blank does not end a word: that is why such a line was broken earlier than it seems.
    word = expression(r"[ \t]").split(line.strip(), maxsplit=1)[0]
    before = before.rstrip("\r")
    if _DIVIDED.search(before) and line.lstrip()[:1].islower() and not _MARKER.match(line):
        return False
    fitted = len(before.rstrip()) + 1 + len(word) <= width or len(before) > _WIDEST
    if _MARKER.match(line):
        # A number that the wrapping put first in a line, "paragraph / 12. ..." is rare; an item after finished words is the rule.
        return fitted or _FINISHED.search(before.rstrip()) is not None or before.endswith(_BROKEN)
    return fitted or before.endswith(_BROKEN)
