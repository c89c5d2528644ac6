"""Where the paragraphs of a draft stand in its sentence: before another, last of a section, last of all, before subparagraphs.

For kinds that judge what follows from this. An instrument that the draft adopts, a declaration or rules, is not in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.draft import Beside, Draft, Kind, Paragraph

__all__ = ["Place", "in_sentences", "places"]

# So many paragraphs without a verb at their head are an instrument, and not a slip.
_INSTRUMENT = 3
_BODY = frozenset({Kind.ENACTING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.HEADING, Kind.TEXT, Kind.CLOSING})


class Place(NamedTuple):
    """A paragraph and where it stands.

    ``sort`` is "preambular" or "operative", with "_items" for subparagraphs; ``position`` is "inner" (another paragraph follows),
    "section_end", "last", "before_items" or "between" (a subparagraph behind which another follows); ``owner`` is the paragraph
    itself, or the one that it goes on with; ``first_follows``: a paragraph with the number 1 comes next;
    ``table_follows``: a table does.
    """

    paragraph: Paragraph
    owner: Paragraph
    sort: str
    position: str
    first_follows: bool
    table_follows: bool


@once_a_draft
def places(draft: Draft) -> tuple[Place, ...]:
    """Every paragraph of a body whose end can be judged, with its place."""
    forms = ("indicative", "plural") if draft.form == "declaration" else ("indicative",)
    return tuple(
        place
        for part in ("main", "annex")
        for text in _texts([p for p in draft.of(*_BODY, part=part) if p.text.string and p.beside in (None, Beside.TABLE)], forms)
        for place in _of_text(text)
    )


@once_a_draft
def in_sentences(draft: Draft) -> bool:
    """Whether what is declared in it are sentences ("1. We commit ourselves to …."), each with its own full stop, and not one
    sentence whose paragraphs open with verbs ("1. *Reaffirm* our resolve;").
    """
    declares = draft.form == "declaration"
    said = [p for p in draft.of(Kind.OPERATIVE, part="main") if not p.resumed and (declares or p.plural)]
    opened = [p.opening is not None and p.opening.form in ("indicative", "plural") for p in said]
    return 2 * sum(opened) < len(opened)


def _texts(body: Sequence[Paragraph], forms: tuple[str, ...]) -> Iterator[Sequence[Paragraph]]:
    """The texts of a body, each from its enacting line to the end of its operative part."""
    starts = [0, *(index for index, paragraph in enumerate(body) if index and paragraph.kind is Kind.ENACTING), len(body)]
    for start, end in pairwise(starts):
        text = body[start:end]
        yield text[: _own_end(text, forms)]


def _own_end(text: Sequence[Paragraph], forms: tuple[str, ...]) -> int:
    """Where the text proper ends: behind it comes an instrument that it adopts if, behind a full stop or colon, hardly any of the
    numbered paragraphs opens with a verb."""
    numbered = [index for index, paragraph in enumerate(text) if paragraph.kind is Kind.OPERATIVE]
    opens = [_opens(text[index], forms) for index in numbered]
    for place, index in enumerate(numbered[:-1]):
        rest = opens[place + 1 :]
        if not opens[place] or rest[0] or sum(rest) * 5 >= len(rest):
            continue
        last = index
        while last + 1 < len(text) and (text[last + 1].kind is Kind.SUBPARAGRAPH or text[last + 1].resumed):
            last += 1
        apart = text[last + 1].kind is not Kind.OPERATIVE
        end = text[last].text.string[-1:]
        if apart and end == ":":
            return last + 2
        if end == "." and (apart or len(rest) >= _INSTRUMENT):
            return last + 1
    return len(text)


def _opens(paragraph: Paragraph, forms: tuple[str, ...]) -> bool:
    opening = paragraph.opening
    return bool(opening and opening.known and opening.form in forms)


def _of_text(body: Sequence[Paragraph]) -> Iterator[Place]:
    ends = _section_ends(body)
    parted = any(paragraph.kind is Kind.SUBPARAGRAPH and paragraph.text.string.endswith(";") for paragraph in body)
    above: Paragraph | None = None
    owner: Paragraph | None = None
    for index, paragraph in enumerate(body):
        if paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE):
            above = owner = paragraph
        elif paragraph.kind is Kind.SUBPARAGRAPH:
            owner = paragraph
        elif paragraph.resumed:
            owner = above
        else:
            # The list of a decision hangs on the sentence that begins with the organ, unless its items are sentences themselves.
            above, owner = (paragraph if paragraph.runs_on and parted else None), None
        if above is None or owner is None:
            continue
        position = _position(body, index, ends)
        if position:
            part = "preambular" if above.kind is Kind.PREAMBULAR else "operative"
            sort = f"{part}_items" if owner.kind is Kind.SUBPARAGRAPH else part
            after = body[index + 1] if index + 1 < len(body) else None
            yield Place(paragraph, owner, sort, position, bool(after and after.number == "1."), bool(after and _is_row(after)))


def _is_row(paragraph: Paragraph) -> bool:
    """Whether it is a row of a table, as text files write them, or a cell of one."""
    return paragraph.beside is Beside.TABLE or (paragraph.kind is Kind.TEXT and paragraph.text.string.startswith("|"))


def _section_ends(body: Sequence[Paragraph]) -> list[bool]:
    """For each paragraph, whether an operative paragraph still comes behind it."""
    ends, more = [False] * len(body), False
    for index in range(len(body) - 1, -1, -1):
        ends[index] = more
        more = more or body[index].kind is Kind.OPERATIVE
    return ends


def _position(body: Sequence[Paragraph], index: int, ends: Sequence[bool]) -> str:
    """The position of a paragraph; "" where a table, a list without marks or text that goes on makes the end uncertain."""
    paragraph, after = body[index], body[index + 1] if index + 1 < len(body) else None
    if after is None or after.kind is Kind.CLOSING:
        return "last"
    if after.kind is Kind.TEXT:
        # What stands before a table introduces it, where no mark tells otherwise.
        return "before_items" if _is_row(after) and paragraph.text.string[-1:].isalnum() else ""
    if after.kind is Kind.SUBPARAGRAPH:
        return "before_items" if after.level > paragraph.level else "between"
    if after.kind is Kind.HEADING:
        if paragraph.text.string.endswith(":"):
            return ""
        return "section_end" if ends[index] else "last"
    # "Resolves that:", before paragraphs that are numbered.
    colon = paragraph.text.string.endswith(":")
    resolves = colon and paragraph.number is None and after.number is not None
    # What opens with no verb behind a colon is a list without marks.
    listed = colon and after.number is None and not (after.opening and after.opening.known)
    return "" if resolves or listed else "inner"
