"""What a draft has that its text can refer to: numbered paragraphs, preambular paragraphs, sections, annexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from reslint.derived.numbering import annex_rows
from reslint.derived.once import once_a_draft
from reslint.derived.passages import Holder
from reslint.derived.reference_words import HEAD, without_references
from reslint.derived.texts import text_of
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.matching.expressions import expression
from reslint.parsing.numbers import Number, paragraph_number, roman_value

__all__ = ["MAIN", "Contents", "Numbered", "contents", "last_of"]

MAIN = 0
_EMBEDDED = -1


@dataclass(slots=True)
class Numbered:
    """A paragraph with a number, where it stands, and the marks of its subparagraphs with their places.

    ``repeat``: "bis" and the like; ``region``: the annex it stands in, or ``MAIN``; ``text``: which text of the file; ``below``:
    the marks of the lists below subparagraphs, ``last_letter``: the highest letter of a subparagraph.
    """

    number: int
    index: int
    region: int
    text: int
    section: str = ""
    repeat: str = ""
    texts: list[str] = field(default_factory=list)
    marks: dict[str, list[int]] = field(default_factory=dict)
    below: dict[str, set[str]] = field(default_factory=dict)
    last_letter: str = ""
    bullets: bool = False

    def has(self, mark: str) -> bool:
        """Whether it has the subparagraph, as one of its own or inside its text; also where that cannot be told, or where one is
        left out: that is told of the letters."""
        left_out = len(mark) == 1 and mark < self.last_letter
        return self.bullets or left_out or mark in self.marks or self._says(mark)

    def lacks(self, mark: str, inner: str) -> bool:
        """Whether the list below a subparagraph that it has is without an item."""
        below = self.below.get(mark)
        if below is None or self.bullets or inner in below or self._says(inner):
            return False
        # What is left out is told of the numerals.
        return not 0 < roman_value(inner) < max(map(roman_value, below), default=0)

    def _says(self, mark: str) -> bool:
        return any(f"{mark})" in without_references(text) for text in self.texts)

    def add(self, paragraph: Paragraph, index: int) -> None:
        """Adds a subparagraph."""
        mark = (paragraph.number or "").strip("()[]. ").lower()
        self.marks.setdefault(mark, []).append(index)
        self.bullets = self.bullets or not mark.replace(" ", "").isalnum()
        if paragraph.level == 1:
            self.below[mark] = set()
            self.last_letter = max(self.last_letter, mark) if len(mark) == 1 else self.last_letter
        elif self.below:
            self.below[next(reversed(self.below))].add(mark)


@dataclass(slots=True)
class Contents:
    """``owners``: for each paragraph's index, the numbered one it is part of; ``places``: the index by the paragraph's identity.

    ``sections``: where those begin that are called by a mark; ``annexes``: the marks of the annexes, "" for one that has none.
    ``preambular``: the numbers of the preambular paragraphs of each text.
    """

    draft: Draft
    paragraphs: list[Numbered] = field(default_factory=list)
    owners: dict[int, Numbered] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    sections: dict[str, list[int]] = field(default_factory=dict)
    annexes: set[str] = field(default_factory=set)
    preambular: dict[int, list[Number | None]] = field(default_factory=dict)
    _heads: list[int] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)

    def owner(self, holder: Holder) -> Numbered | None:
        """The numbered paragraph that a paragraph is part of."""
        return self.owners.get(self.places.get(id(holder), -1))

    def region(self, holder: Holder) -> int:
        """The annex in which a paragraph stands, counted from 1, or ``MAIN``."""
        if isinstance(holder, Note) or holder.part == "main":
            return MAIN
        return bisect_right(self._heads, holder.index) or _EMBEDDED

    def regions(self, mark: str | None = None) -> list[int]:
        """All annexes, or those with a mark."""
        found = [at for at, own in enumerate(self._marks, 1) if mark in (None, own)]
        return [*found, _EMBEDDED] if mark is None else found

    def scope(self, regions: Collection[int], holder: Holder, section: str = "") -> list[Numbered]:
        """The numbered paragraphs of some parts of the text that ``holder`` belongs to, and of one section if asked."""
        text = text_of(self.draft, holder)
        own = [one for one in self.paragraphs if one.region in regions and one.text == text]
        return [one for one in own if one.section == section] if section else own


def last_of(paragraphs: Sequence[Numbered]) -> int:
    """The highest number; paragraphs that lost theirs have a place in the count, which may start again in each section."""
    sections: dict[str, list[Numbered]] = {}
    for one in paragraphs:
        sections.setdefault(one.section, []).append(one)
    restarted = all(any(one.number == 1 for one in some) for some in sections.values())
    counts = sections.values() if restarted else [paragraphs]
    highest = max((one.number for one in paragraphs), default=0)
    return max(highest, 0, *(sum(not one.repeat for one in some) for some in counts))


@once_a_draft
def contents(draft: Draft) -> Contents:
    """The contents of the draft."""
    found = Contents(draft)
    for index, mark in _annexes(draft):
        found.annexes.add(mark)
        if not found._marks or found._marks[-1] != mark:
            found._heads.append(index)
            found._marks.append(mark)
    owner: Numbered | None = None
    for index, paragraph in enumerate(draft.paragraphs):
        found.places[id(paragraph)] = index
        number = _number(paragraph)
        region = found.region(paragraph)
        starts = paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE) and not paragraph.resumed
        if number or starts:
            value, repeat = (number.value, number.repeat) if number else (0, "")
            owner = Numbered(value, index, region, text_of(draft, paragraph), paragraph.section, repeat)
            if paragraph.kind is Kind.PREAMBULAR:
                found.preambular.setdefault(owner.text, []).append(number)
            if (number and paragraph.kind is not Kind.PREAMBULAR) or paragraph.kind is Kind.OPERATIVE:
                found.paragraphs.append(owner)
        elif paragraph.kind is Kind.SUBPARAGRAPH and owner is not None:
            owner.add(paragraph, index)
        elif owner is not None and owner.region != region:
            owner = None
        if owner is not None:
            owner.texts.append(paragraph.text.string)
            found.owners[index] = owner
        if paragraph.kind in (Kind.HEADING, Kind.TEXT):
            for mark in _section_marks(paragraph):
                found.sections.setdefault(mark, []).append(index)
    return found


def _number(paragraph: Paragraph) -> Number | None:
    if paragraph.kind in (Kind.SUBPARAGRAPH, Kind.FURNITURE, Kind.MASTHEAD, Kind.TITLE):
        return None
    return paragraph_number(f"{paragraph.number} x" if paragraph.number else paragraph.text.string[:20])


def _section_marks(paragraph: Paragraph) -> set[str]:
    """The numerals or letters by which a section may be called that begins here."""
    first = expression(rf"(?:(?:Section|SECTION|Part|PART) )?({HEAD})\b").match(paragraph.text.string)
    return {mark for mark in (paragraph.section, first[1] if first else "") if mark}


def _annexes(draft: Draft) -> list[tuple[int, str]]:
    """Where the annexes begin, with their numerals or letters, or "" for one that has none."""
    heading = expression(rf"(\w+)(?:\s+({HEAD}|\d{{1,2}})\b)?", re.IGNORECASE)
    found = []
    for row in annex_rows(draft):
        for member in row.members:
            match = heading.match(member.paragraph.text.string)
            if match and match[1].lower() == "annex":
                found.append((member.paragraph.index, (match[2] or "").upper()))
    return sorted(found)
