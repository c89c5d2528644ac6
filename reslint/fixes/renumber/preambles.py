"""Preambular paragraphs that are labelled ("PP3"), as in a negotiation."""

from __future__ import annotations

from collections.abc import Iterator

from reslint.derived.numbering import Member
from reslint.derived.texts import text_of
from reslint.draft import Draft, Kind
from reslint.fixes.renumber.marks import Left
from reslint.parsing.numbers import paragraph_number

__all__ = ["preambular_rows", "unlabelled"]

UNLABELLED = "the labels of preambular paragraphs stay as they are: not all of these paragraphs have one"


def preambular_rows(draft: Draft) -> list[list[Member]]:
    """The preambular paragraphs of each text in which all of them are labelled ("PP3"), as in a negotiation."""
    return [members for members in _preambles(draft) if all(member.value is not None for member in members)]


def _preambles(draft: Draft) -> list[list[Member]]:
    """The preambular paragraphs of each text in which any of them is labelled."""
    rows: dict[int, list[Member]] = {}
    for paragraph in draft.of(Kind.PREAMBULAR, part="main"):
        number = paragraph_number(f"{paragraph.number} x") if paragraph.number else None
        if not paragraph.resumed:
            labelled = number is not None and number.label == "PP"
            member = Member(paragraph, number.value, repeat=number.repeat) if number and labelled else Member(paragraph, None)
            rows.setdefault(text_of(draft, paragraph), []).append(member)
    return [members for members in rows.values() if any(member.value is not None for member in members)]


def unlabelled(draft: Draft) -> Iterator[Left]:
    """What is left of preambles that have labels in disorder, but not at all of their paragraphs."""
    for members in _preambles(draft):
        labelled = [member for member in members if member.value is not None]
        ordered = all((member.value, member.repeat) == (place, "") for place, member in enumerate(labelled, 1))
        if not ordered and len(labelled) < len(members):
            paragraph = labelled[0].paragraph
            yield Left(paragraph.label, paragraph.number_span or paragraph.span, UNLABELLED)
