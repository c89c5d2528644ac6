"""Whose resolution it is, by the note behind it: "Commission resolution 53/4¹⁵" and the report that note 15 cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reslint.draft import Citation, Note, Paragraph
from reslint.facts.numerals import integer_of_ordinal

__all__ = ["noted"]

_NUMBERED = frozenset(("resolution", "decision"))


def noted(holders: Sequence[Paragraph | Note], found: Sequence[tuple[Citation, ...]]) -> list[tuple[Citation, ...]]:
    """The citations of all holders, those without a body with the body whose report the note called there cites."""
    if not any(one.kind in _NUMBERED and not one.body for citations in found for one in citations):
        return list(found)
    bodies = _bodies(holders, found)
    return [
        tuple(_settled(holder, one, bodies) for one in citations) if isinstance(holder, Paragraph) and holder.calls else citations
        for holder, citations in zip(holders, found, strict=True)
    ]


def _settled(paragraph: Paragraph, one: Citation, bodies: Mapping[str, str]) -> Citation:
    if one.kind not in _NUMBERED or one.body:
        return one
    # A comma may stand between the number and its call.
    called = [bodies.get(call.mark, "") for call in paragraph.calls if one.start < call.at <= one.end + 1]
    return replace(one, body=called[0], parts=(*one.parts, ("from", "note"))) if called and called[0] else one


def _bodies(holders: Sequence[Paragraph | Note], found: Sequence[tuple[Citation, ...]]) -> dict[str, str]:
    """The bodies whose reports the notes cite, by the marks of the notes."""
    bodies: dict[str, str] = {}
    records = ""
    for holder, citations in zip(holders, found, strict=True):
        if not isinstance(holder, Note):
            continue
        first = next((one for one in citations if one.kind in ("official-records", "ibid")), None)
        if first is None:
            records = ""
            continue
        records = first.body if first.kind == "official-records" else records
        bodies[holder.mark] = _reporting(records, first)
    return bodies


def _reporting(records: str, one: Citation) -> str:
    from reslint.facts.supplement_table import supplement_body

    said = one.part("session").split(" ", 1)[0] or one.part("year")
    at = integer_of_ordinal(said) or (int(said[:4]) if said[:4].isdigit() else 0)
    return supplement_body(records, one.part("supplement"), at)
