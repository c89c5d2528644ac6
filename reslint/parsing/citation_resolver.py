"""Whose resolution a bare number is, by the rest of the draft.

"Human Rights Council resolution 34/24" is named so once; later the text says "pursuant to resolution 34/24". Words next to a
number leave its body open there, but the draft as a whole does not, as long as it knows one body only for that number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reslint.draft import Citation

__all__ = ["resolved"]

_NUMBERED = frozenset(("resolution", "decision"))


class _Evidence:
    """The bodies that a draft gives one number: ``dated``, where the tables have the date beside it; ``named`` in words."""

    def __init__(self) -> None:
        self.dated: set[str] = set()
        self.named: set[str] = set()

    @property
    def bodies(self) -> set[str]:
        """The bodies that may be meant: a date weighs more than words that only seem to name one."""
        return self.dated or self.named


def resolved(found: Sequence[tuple[Citation, ...]], organ: str) -> list[tuple[Citation, ...]]:
    """The citations of all paragraphs and notes of a draft; where a body is uncertain, with the one that the draft gives it."""
    known: dict[tuple[str, str], _Evidence] = {}
    settled = True
    for one in _numbered(found):
        evidence = known.setdefault((one.kind, one.number), _Evidence())
        if one.body and _is_dated(one):
            evidence.dated.add(one.body)
        elif one.body and (one.stated or one.part("possessive") or one.part("from")):
            evidence.named.add(one.body)
        else:
            settled = False
    if settled and all(len(evidence.dated | evidence.named) < 2 for evidence in known.values()):
        return list(found)
    return [tuple(_settled(one, known, organ) for one in citations) for citations in found]


def _numbered(found: Iterable[tuple[Citation, ...]]) -> Iterable[Citation]:
    return (one for citations in found for one in citations if one.kind in _NUMBERED and one.number)


def _is_dated(one: Citation) -> bool:
    """Whether the tables have the very date for the body's number."""
    if not one.date or one.kind != "resolution":
        return False
    from reslint.facts.resolution_table import resolution

    known = resolution(one.body, one.number)
    return known is not None and known.date == one.date


def _settled(one: Citation, known: dict[tuple[str, str], _Evidence], organ: str) -> Citation:
    evidence = known.get((one.kind, one.number)) if one.kind in _NUMBERED else None
    if not evidence or not evidence.bodies or evidence.bodies == {one.body} or _is_sure(one, evidence, organ):
        return one
    body = next(iter(evidence.bodies)) if len(evidence.bodies) == 1 else ""
    return replace(one, body=body, stated=False, parts=(*one.parts, ("from", "draft")))


def _is_sure(one: Citation, evidence: _Evidence, organ: str) -> bool:
    """Whether what stands with the citation itself weighs more than the rest of the draft."""
    if not one.body:
        return False
    if one.part("possessive"):
        # "its" may seem to be that of the body named last; the date then tells whose it is.
        return one.body == organ or not evidence.dated
    return one.stated or bool(one.date)
