"""The chain of sources through the notes: what a note cites, and what "Ibid." stands for in the next.

Notes are followed in the order of their numbers, wherever they stand in the file. A chain that was cut, because a note is
missing, is known to be cut: nothing is said of what an "Ibid." behind the cut stands for.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from reslint.derived.called import numbered
from reslint.derived.once import once_a_draft
from reslint.derived.passages import citations
from reslint.draft import Citation, Draft, Note
from reslint.matching.expressions import expression

__all__ = ["Sources", "note_sources"]

_KINDS = frozenset({"resolution", "decision", "symbol", "treaty-series", "official-records", "sales-number", "ibid"})
_JOINT = expression(r"[\s)]*(?:,? and |; (?:and )?)(?:see (?:also )?)?")
_RECORDS_OF = expression(r"Official Records of the ((?:General|Economic|Security|Trusteeship|Human)[\w ]*?(?:Assembly|Council))")
_PRINTS = (("Treaty Series", "treaty-series"), ("Official Records", "official-records"))


class Sources(NamedTuple):
    """What a note cites.

    ``citations`` are those of documents, in order; ``kinds`` their kinds, with what "Ibid." at the beginning stands for;
    ``several`` says that they are different sources, side by side; ``records_of`` is the organ of the Official Records cited
    last, ``session`` their session or year. ``before`` is the note before, None for the first and where that note is missing;
    ``first`` says that no note can stand before this one.
    """

    note: Note
    citations: tuple[Citation, ...]
    kinds: frozenset[str]
    several: bool
    records_of: str
    session: str
    before: Sources | None = None
    first: bool = False


@once_a_draft
def note_sources(draft: Draft) -> tuple[Sources, ...]:
    """The sources of all numbered notes, in the order of their numbers."""
    notes = numbered(draft.notes)
    if len({note.mark for note in notes}) == len(notes):
        notes.sort(key=lambda note: int(note.mark))
    chain: list[Sources] = []
    for note in notes:
        follows = bool(chain) and int(note.mark) == int(chain[-1].note.mark) + 1
        chain.append(_sources(draft, note, chain[-1] if follows else None, first=not chain and note.mark == "1"))
    return tuple(chain)


def _sources(draft: Draft, note: Note, before: Sources | None, first: bool) -> Sources:
    string = note.text.string
    cited = tuple(one for one in citations(draft, note) if one.kind in _KINDS)
    kinds = {one.kind for one in cited} | {kind for words, kind in _PRINTS if words in string}
    records = _RECORDS_OF.findall(string)
    sessions = [one.part("session") or one.part("year") for one in cited]
    session = next((one for one in reversed(sessions) if one), "")
    records_of = records[-1] if records else ""
    goes_on = bool(cited) and cited[0].kind == "ibid" and cited[0].start == 0
    if goes_on and before is not None:
        kinds |= before.kinds
        records_of = records_of or before.records_of
        session = session or before.session
    several = _several(string, cited) or (
        goes_on and len(cited) == 1 and not cited[0].parts and before is not None and before.several
    )
    return Sources(note, cited, frozenset(kinds - {"ibid"}), several, records_of, session, before, first)


def _several(string: str, cited: tuple[Citation, ...]) -> bool:
    """Whether two citations stand side by side that are no parts of one document (its corrigenda, its addenda, its volumes)."""
    for one, other in pairwise(cited):
        if _JOINT.fullmatch(string, one.end, other.start) and not _same_document(one, other):
            return True
    return False


def _same_document(one: Citation, other: Citation) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "symbol":
        stem = expression(r" \(|/(?:Add|Corr|Rev)\.").split(one.number, maxsplit=1)[0]
        return other.number.startswith(stem)
    return one.kind in ("resolution", "decision") and one.number == other.number
