"""Calls and notes that people type: "the Convention,[1] and", below "[1] United Nations, Treaty Series, vol. 1760".

They may be typed "(1)" and "1/" as well, and notes may stand as a list below a heading "Notes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from reslint.matching.expressions import expression
from reslint.parsing.openings import opening_of
from reslint.readers.block import Block
from reslint.text import Mark, Style, Text


class _Form(NamedTuple):
    """How notes and their calls are typed. ``plain``: the mark is one of notes and of nothing else."""

    note: re.Pattern[str]
    call: re.Pattern[str]
    plain: bool = False


_FORMS = {
    "[": _Form(
        expression(r"(\[(?P<mark>\d{1,3})\]:?)\s+(?=\S)"), expression(r"(?<=\S)\s?(?P<call>\[(?P<mark>\d{1,3})\])"), plain=True
    ),
    "(": _Form(
        expression(r"(\((?P<mark>\d{1,3})\))\s+(?=\S)"),
        expression(r"(?<=[\w.,;:)”’])\s?(?P<call>\((?P<mark>\d{1,3})\))(?=$|[\s.,;:])"),
    ),
    "/": _Form(
        expression(r"((?P<mark>\d{1,3})/)\s+(?=\S)"),
        expression(r"(?<=[a-z\d.,;:)”’])(?<!\d/)(?:(?<!\d)|\s)(?P<call>(?P<mark>\d{1,3})/)(?=$|[\s.,;:])"),
    ),
}
_SOURCE = expression(
    r"(?:See|Ibid|Cf|United Nations|Resolutions?|Decisions?|Official Records|(?:General|World) |Security|Economic|Report|Adopted"
    r"|[A-Z]{1,6}[A-Z0-9.]*/|[A-Z]{2,8},\s|Available\s|https?:|World|Official)"
)
# "article 14 (1)", "paragraph 3 (1)": a part of what is cited.
_CITED = expression(r"(?:\b[A-Za-z]{4,12}s?|No\.)\s[\dIVX]{1,5}(?:\s?\(\w{1,4}\)(?:,|\sand)?)*\s?$")
_LISTING = expression(r"\b(?:and|or|by|to|either|both|articles?|paragraphs?|rules?|sections?|items?|steps?|options?)\s?$")
_BEHIND_CALL = expression(r"$|[.,;:]|\s(?:and|or|on|in|as|which|that|of|with)\b")
_YEAR = expression(r"\b(?:19|20)\d\d\s?$")
_NOTES_HEADING = expression(r"(?:end|foot)?notes?\s?[:.]?|references\s?[:.]?", re.IGNORECASE)
_LISTED = expression(r"((?P<mark>\d{1,3})\.?)\s+(?=\S)")
_TYPED = expression(r"[a-z)”][.,;:”](\d{1,3})(?=\s|$)")
_LONGEST_HEADING = 12
# So many notes may be missing at the end, and their calls still stand in the text.
_MISSING = 3
# What a typed note begins with.
_MARKS = frozenset("[(0123456789")


def declare_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such calls and notes told as a format with notes of its own tells them: those of which both are there."""
    result = list(blocks)
    begun = {block.text.string.lstrip("0123456789")[:1] for block in blocks if block.text.string[:1] in _MARKS}
    for sign in [sign for sign in _FORMS if sign in begun]:
        result = _declared(result, _FORMS[sign])
    return _below_heading(result)


def _declared(blocks: list[Block], form: _Form) -> list[Block]:
    """The blocks with the calls and notes of one form told."""
    typed = [_note(block, form) for block in blocks]
    noted = {match["mark"]: index for index, match in enumerate(typed) if match}
    if not noted or not (form.plain or _are_sources([match.string[match.end() :] for match in typed if match])):
        return blocks
    calls = [_calls(block.text.string, form) for block in blocks]
    known = {mark for own in calls for _, mark, _ in own} & noted.keys()
    if not known:
        return blocks
    # A note that nothing calls may stand beside the others, and a call whose note is missing directly behind a mark.
    known_notes = known | _beside(typed, known)
    behind_marks = {mark for own in calls for _, mark, close in own if close}
    last = max(map(int, known_notes)) + (_MISSING if form.plain else 0)
    known_calls = known | {mark for mark in behind_marks if int(mark) <= last}
    result = []
    taken: set[str] = set()
    for block, match, own in zip(blocks, typed, calls, strict=True):
        if match and match["mark"] in known_notes:
            span = block.text.span(*match.span(1))
            text = block.text.slice(match.end())
            block = replace(block, text=text, note=match["mark"], note_span=span)
            own = _calls(text.string, form)
        spans = []
        for at, mark, close in own:
            if mark in known_calls and (form.plain or close or mark not in taken | behind_marks):
                spans.append(at)
                taken.add(mark)
        result.append(replace(block, text=_called(block.text, spans), lines=()))
    return result


def _are_sources(bodies: Sequence[str]) -> bool:
    """Whether words behind such marks are notes and no items of a list: sentences, one of which at least begins as sources do."""
    return any(map(_SOURCE.match, bodies)) and sum(body.endswith((";", ",", ":")) for body in bodies) * 2 < len(bodies)


def _beside(typed: Sequence[re.Match[str] | None], known: set[str]) -> set[str]:
    """The marks of the blocks that stand in one row with those of known notes."""
    found: set[str] = set()
    for is_note, row in groupby(typed, key=bool):
        marks = {match["mark"] for match in row if match} if is_note else set()
        if marks & known:
            found |= marks
    return found


def _calls(string: str, form: _Form) -> list[tuple[tuple[int, int], str, bool]]:
    """Where what looks like a call stands, its mark, and whether it stands directly behind a mark of punctuation.

    In square brackets a word will do as well: "rivers[4]" is no text in brackets.
    """
    found = []
    for match in form.call.finditer(string):
        start = match.start("call")
        close = string[start - 1] in ",;.:”" or (form.plain and string[start - 1].isalpha())
        if form is not _FORMS["("] or close or _is_loose_call(string, start, match.end()):
            found.append((match.span("call"), match["mark"], close))
    return found


def _is_loose_call(string: str, start: int, end: int) -> bool:
    """Whether a mark behind a word is a call, and no part of what is cited nor of a list in the text: "(1) to act"."""
    before = string[max(0, start - 60) : start]
    if not _BEHIND_CALL.match(string, end) or (before.rstrip()[-1:] in ",;:." and end < len(string)) or _LISTING.search(before):
        return False
    return not _CITED.search(before) or _YEAR.search(before) is not None


def _note(block: Block, form: _Form) -> re.Match[str] | None:
    """The mark that the block begins with, unless a paragraph of the draft stands behind it: "[1] *Invites* ..."."""
    match = form.note.match(block.text.string) if not block.style and not block.note else None
    if not match:
        return None
    text = block.text.slice(match.end())
    opening = opening_of(text, "operative") if text.leading(Style.ITALIC) or not form.plain else None
    return None if opening and opening.known else match


def _called(text: Text, spans: Sequence[tuple[int, int]]) -> Text:
    """The text with its calls marked as such."""
    return text.with_marks([*text.marks, *(Mark(*span, Style.CALL) for span in spans)]) if spans else text


def _below_heading(blocks: list[Block]) -> list[Block]:
    """The blocks with the list below a last heading "Notes" told as notes, if the text calls them; the heading only separates."""
    heading = next((index for index in range(len(blocks) - 1, 0, -1) if _is_notes_heading(blocks[index])), -1)
    if heading < 0 or heading + 1 == len(blocks):
        return blocks
    noted = list(_listed(blocks[heading + 1 :]))
    if len(noted) < len(blocks) - heading - 1:
        return blocks
    new = {block.note for block, was in zip(noted, blocks[heading + 1 :], strict=True) if block.note and not was.note}
    before = blocks[:heading]
    if new and not new & _raised(before):
        before = _typed(before, new)
        if not new & _raised(before):
            return blocks
    return [*before, replace(blocks[heading], style="rule"), *noted]


def _typed(blocks: Sequence[Block], marks: set[str]) -> list[Block]:
    """The blocks with the marks told that stand in brackets directly behind a mark of punctuation."""
    result = []
    for block in blocks:
        calls = [call for form in (_FORMS["["], _FORMS["("]) for call in _calls(block.text.string, form)]
        spans = sorted(span for span, mark, close in calls if close and mark in marks)
        result.append(replace(block, text=_called(block.text, spans)) if spans else block)
    return result


def _is_notes_heading(block: Block) -> bool:
    return len(block.text) <= _LONGEST_HEADING and _NOTES_HEADING.fullmatch(block.text.string) is not None


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, up to the first that is no note, with the numbers of a list as the marks of notes."""
    for block in blocks:
        match = _LISTED.match(block.text.string)
        if match and not block.style and not block.note:
            span = block.text.span(*match.span(1))
            yield replace(block, text=block.text.slice(match.end()), note=match["mark"], note_span=span)
        elif block.note or block.style in ("rule", "furniture") or block.text.leading(Style.SUPERSCRIPT):
            yield block
        else:
            return


def _raised(blocks: Sequence[Block]) -> set[str]:
    """The figures that are raised, called or typed directly behind a mark of punctuation."""
    marks = {
        block.text.string[mark.start : mark.end].strip(" []()/")
        for block in blocks
        for mark in block.text.marks
        if mark.style in (Style.SUPERSCRIPT, Style.CALL)
    }
    return marks | {found[1] for block in blocks for found in _TYPED.finditer(block.text.string)}
