"""What a reference of the draft to itself is about: which paragraph, subparagraph, section, annex or note, if exactly one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reslint.derived.numbering import annex_rows, section_rows
from reslint.derived.own_references import Item, Part, Reference
from reslint.derived.reference_words import without_references
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.fixes.renumber.counts import Counted, Counts, place_of

__all__ = ["Target", "Targets", "Unclear"]

NOT_THERE = "there is no {what} in this draft"
SEVERAL = "there are several that are called {what}"
ITSELF = "it names the paragraph in which it stands"


class Unclear(Exception):
    """Why a reference is about nothing, or nothing certain: a clause."""


class Target(NamedTuple):
    """What an item is about: the members that its number and its marks name (None where a mark need not change)."""

    number: Counted | None
    marks: tuple[Counted | None, ...] = ()

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that is meant in the end."""
        last = next((mark for mark in reversed(self.marks) if mark is not None), self.number)
        return last.paragraph if last else None


class _Annex(NamedTuple):
    """Where the heading of an annex stands, and its mark; None for the heading of an appendix or the like."""

    at: int
    mark: str | None


@dataclass(slots=True)
class Targets:
    """The members of all series by the paragraphs that they are part of. ``homes``: for each paragraph the one it is part of."""

    draft: Draft
    counts: Counts
    homes: dict[int, Paragraph] = field(default_factory=dict)
    _counted: dict[int, Counted] = field(default_factory=dict)
    _annexes: list[_Annex] = field(default_factory=list)

    def __post_init__(self) -> None:
        groups = (self.counts.paragraphs, self.counts.preambular, self.counts.items, self.counts.sections, self.counts.annexes)
        self._counted = {one.paragraph.index: one for group in groups for one in group}
        for member in (member for row in annex_rows(self.draft) for member in row.members):
            mark = place_of(member)[1] if member.value is not None else ""
            is_annex = member.paragraph.text.string.lower().startswith("annex")
            self._annexes.append(_Annex(member.paragraph.index, mark.upper() if is_annex else None))
        self._annexes.sort()
        home: Paragraph | None = None
        for paragraph in self.draft.paragraphs:
            if paragraph.kind in (Kind.OPERATIVE, Kind.PREAMBULAR):
                home = paragraph
            if home is not None:
                self.homes[paragraph.index] = home

    def home(self, reference: Reference) -> Paragraph | None:
        """The preambular or operative paragraph in which the reference stands."""
        return None if isinstance(reference.holder, Note) else self.homes.get(reference.holder.index)

    def target(self, reference: Reference, item: Item, before: Target | None) -> Target:
        """What an item is about; ``before`` is the target of the item before it. Raises Unclear."""
        if reference.sort == "paragraph":
            number = self._paragraph(reference, item.number) if item.number else before.number if before else None
            if number is None:
                raise Unclear(NOT_THERE.format(what="such paragraph"))
            if not item.marks and number.paragraph is self.home(reference):
                raise Unclear(ITSELF)
            return Target(number, self._marks(number, item, before if item.number is None else None))
        if reference.sort == "subparagraph":
            return Target(None, self._subparagraph(reference, item, before))
        if item.number is None:
            raise Unclear(NOT_THERE.format(what="such part"))
        if reference.sort == "preambular":
            found = [one for one in self.counts.preambular if one.old == item.number.mark.lower()]
            return Target(_only(found, f"preambular paragraph {item.number.mark}"))
        group = self.counts.sections if reference.sort == "section" else self.counts.annexes
        found = [one for one in group if one.old.upper() == item.number.mark]
        if reference.sort == "section":
            found = self._of_place(reference, found)
        if reference.sort == "section" and len(found) > 1:
            found = _narrowed(found, lambda one: one.series == self._series_of_section(reference))
        return Target(_only(found, f"{reference.sort} {item.number.mark}"))

    def _of_place(self, reference: Reference, sections: list[Counted]) -> list[Counted]:
        """The sections of the annex that is named; where none is, those of the part or annex in which the reference stands."""
        if reference.annex is not None:
            return [one for one in sections if one.paragraph.part == "annex" and self._is_in_annex(one.paragraph, reference)]
        if reference.noun in ("resolution", "decision") or isinstance(reference.holder, Note) or reference.holder.part == "main":
            return _narrowed(sections, lambda one: one.paragraph.part == "main")
        home = self._annex_of(reference.holder)
        return _narrowed(sections, lambda one: one.paragraph.part == "annex" and self._annex_of(one.paragraph) == home)

    def _series_of_section(self, reference: Reference) -> int:
        """The series of sections to which the one belongs in which the reference stands."""
        place = -1 if isinstance(reference.holder, Note) else reference.holder.index
        return max(
            ((one.paragraph.index, one.series) for one in self.counts.sections if one.paragraph.index <= place), default=(0, 0)
        )[1]

    def _paragraph(self, reference: Reference, number: Part) -> Counted:
        what = f"paragraph {number.mark}{_place(reference)}"
        members = self.counts.paragraphs
        found: list[Counted] = []
        for part in _parts(reference):
            found = [one for one in members if one.old == number.mark.lower() and one.paragraph.part == part]
            if reference.section:
                found = [one for one in found if reference.section in self._sections(one.paragraph)]
            if reference.annex is not None:
                found = [one for one in found if self._is_in_annex(one.paragraph, reference)]
            if found:
                break
        if len(found) > 1:
            home = self.home(reference)
            own = self._counted.get(home.index) if home else None
            found = _narrowed(found, lambda one: own is not None and one.series == own.series)
        if len(found) > 1 and reference.sense and not isinstance(reference.holder, Note):
            place, above = (self.home(reference) or reference.holder).index, reference.sense == "above"
            found = _narrowed(found, lambda one: one.paragraph.index != place and (one.paragraph.index < place) is above)
        return _only(found, what)

    def _sections(self, paragraph: Paragraph) -> dict[str, Paragraph]:
        """The headings of the sections that a paragraph stands in, by their marks: its own, and those around that."""
        around: dict[int, tuple[str, Paragraph]] = {}
        if paragraph.part == "main":
            placed = [(member, row.level) for row in section_rows(self.draft) for member in row.members]
            for member, level in sorted(placed, key=lambda one: one[0].paragraph.index):
                if member.paragraph.index > paragraph.index:
                    break
                around = {other: one for other, one in around.items() if other < level}
                around[level] = (place_of(member)[1].upper(), member.paragraph)
        found = dict(around.values())
        return found if paragraph.section in found else {**found, paragraph.section: paragraph}

    def section(self, reference: Reference, target: Target) -> Counted | None:
        """The section that "paragraph 3 of section II" names, where that has a place in a count."""
        heading = self._sections(target.paragraph).get(reference.section) if target.paragraph else None
        return self._counted.get(heading.index) if heading and heading.kind is Kind.HEADING else None

    def annex(self, reference: Reference) -> Counted | None:
        """The annex that "paragraph 3 of annex II" names, where there are several."""
        found = [one for one in self.counts.annexes if one.old.upper() == reference.annex]
        return found[0] if len(found) == 1 else None

    def _is_in_annex(self, paragraph: Paragraph, reference: Reference) -> bool:
        """Whether a paragraph of an annex is one of the annex that is named. Raises Unclear where several may be."""
        own = self._annex_of(paragraph)
        if reference.annex or not self._annexes:
            return own is None if not self._annexes else own is not None and own.mark == reference.annex
        if sum(annex.mark is not None for annex in self._annexes) < 2:
            return own is None or own.mark is not None
        home = None if isinstance(reference.holder, Note) else self._annex_of(reference.holder)
        if home is None:
            raise Unclear(SEVERAL.format(what="annex"))
        return own == home

    def _annex_of(self, paragraph: Paragraph) -> _Annex | None:
        return next((annex for annex in reversed(self._annexes) if annex.at <= paragraph.index), None)

    def _items(self, home: Paragraph) -> list[Counted]:
        return [one for one in self.counts.items if self.homes.get(one.paragraph.index) is home]

    def _marks(self, number: Counted, item: Item, before: Target | None) -> tuple[Counted | None, ...]:
        """The subparagraphs that the marks of an item lead to, one inside the other."""
        if not item.marks:
            return ()
        inside = number.paragraph
        # "2 (a) (i) and (ii)": the mark may be a brother of the last one.
        if before is not None and len(before.marks) > 1 and len(item.marks) == 1:
            outer = before.marks[-2]
            inside = outer.paragraph if outer else inside
        found: list[Counted | None] = []
        for mark in item.marks:
            one = self._inside(number.paragraph, inside, mark, number.old != number.new)
            found.append(one)
            inside = one.paragraph if one else inside
        return tuple(found)

    def _inside(self, home: Paragraph, parent: Paragraph, mark: Part, changes: bool) -> Counted | None:
        """The subparagraph of a parent; None where it stands inside a text, or where nothing of all that changes."""
        items = self._items(home)
        found = [one for one in items if one.old == mark.mark and one.parent is parent]
        found = found or [one for one in items if one.old == mark.mark]
        if not found:
            texts = [without_references(p.text.string) for p in self.draft.paragraphs if self.homes.get(p.index) is home]
            if any(f"{mark.mark})" in text for text in texts) or not (changes or any(one.old != one.new for one in items)):
                return None
        return _only(found, f"subparagraph ({mark.mark})")

    def _subparagraph(self, reference: Reference, item: Item, before: Target | None) -> tuple[Counted | None, ...]:
        home = self._paragraph(reference, reference.owner).paragraph if reference.owner else self.home(reference)
        if home is None:
            raise Unclear(NOT_THERE.format(what=f"subparagraph ({item.marks[0].mark})"))
        first = item.marks[0]
        found = [one for one in self._items(home) if one.old == first.mark]
        if len(found) > 1 and isinstance(reference.holder, Paragraph):
            # "(a) (i) and (ii)": the mark may be a brother of the last one.
            outer = before.marks[-2] if before is not None and len(before.marks) > 1 and len(item.marks) == 1 else None
            found = _narrowed(found, lambda one: outer is not None and one.parent is outer.paragraph)
        if len(found) > 1 and isinstance(reference.holder, Paragraph):
            for series in self._series_around(reference.holder):
                near = [one for one in found if one.series == series]
                if near:
                    found = near
                    break
        one = _only(found, f"subparagraph ({first.mark})") if found else self._inside(home, home, first, False)
        path = [one]
        for mark in item.marks[1:]:
            one = self._inside(home, one.paragraph if one else home, mark, False)
            path.append(one)
        return tuple(path)

    def _series_around(self, holder: Paragraph) -> list[int]:
        """The lists in which a paragraph stands, the innermost first."""
        around = []
        at: Counted | None = self._counted.get(holder.index)
        while at is not None:
            around.append(at.series)
            at = self._counted.get(at.parent.index) if at.parent else None
        return around


def _parts(reference: Reference) -> tuple[str, ...]:
    """The parts of the draft that may be meant, the likelier first."""
    if reference.annex is not None:
        return ("annex",)
    if reference.noun in ("annex", "statement", "declaration"):
        return ("annex", "main")
    if reference.noun or isinstance(reference.holder, Note):
        return ("main",)
    return ("main", "annex") if reference.holder.part == "main" else ("annex", "main")


def _place(reference: Reference) -> str:
    """Where a paragraph is said to stand, behind its number."""
    if reference.annex is not None:
        return f" of annex {reference.annex}" if reference.annex else " of the annex"
    return f" of section {reference.section}" if reference.section else ""


def _narrowed(found: Sequence[Counted], fits: Callable[[Counted], bool]) -> list[Counted]:
    """Those that fit, if any do."""
    return [one for one in found if fits(one)] or list(found)


def _only(found: Sequence[Counted], what: str) -> Counted:
    if not found:
        raise Unclear(NOT_THERE.format(what=what))
    if len(found) > 1:
        raise Unclear(SEVERAL.format(what=what))
    return found[0]
