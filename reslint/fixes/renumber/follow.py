"""References that follow: the numbers that they name, and "above" or "below" where what they name has passed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reslint.derived.own_references import Item, Part, Reference, references
from reslint.derived.passages import Holder
from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Edit
from reslint.fixes import replacement
from reslint.fixes.renumber.counts import Counted, Counts
from reslint.fixes.renumber.marks import Left
from reslint.fixes.renumber.targets import Target, Targets, Unclear

__all__ = ["Followed", "follow"]

STAYS = "“{words}” stays as it is: {why}; look at it"
OTHER_TEXT = "it may mean this draft or another text, and paragraph numbers have changed here"
OTHER_NOTE = "there is no note {mark} in this draft"
TURNED = "the {what} of this range do not stand together any more"
BOTH = "some of what it names now stands above and some below"
UNTOUCHED = "it cannot be edited where it stands"


class Followed(NamedTuple):
    """A reference that follows: its words as they were and as they will be.

    ``parts`` are the places in the text of its paragraph or note that change, each with its new words.
    """

    holder: Holder
    old: str
    new: str
    edits: tuple[Edit, ...]
    parts: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class _Change:
    """New words for parts of one reference."""

    reference: Reference
    parts: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, part: Part, new: str) -> None:
        if part.mark != new:
            self.parts.append((part.start, part.end, new))

    @property
    def words(self) -> str:
        """The words of the reference with the changes in them."""
        string, at, pieces = self.reference.holder.text.string, self.reference.start, []
        for start, end, new in sorted(self.parts):
            pieces += [string[at:start], new]
            at = end
        return "".join([*pieces, string[at : self.reference.end]])


def follow(draft: Draft, counts: Counts, notes: dict[int, int]) -> tuple[list[Followed], list[Left]]:
    """The references that follow, and those that cannot."""
    targets = Targets(draft, counts)
    followed, left = [], []
    for reference in references(draft):
        try:
            change = _note_change(reference, notes) if reference.sort == "note" else _change(targets, reference)
            if change is not None and change.parts:
                followed.append(_edited(draft, change))
        except Unclear as unclear:
            left.append(_left(reference, str(unclear)))
    return followed, left


def _left(reference: Reference, why: str) -> Left:
    text = reference.holder.text
    words = text.string[reference.start : reference.end]
    return Left(reference.holder.label, text.span(reference.start, reference.end), STAYS.format(words=words, why=why))


def _edited(draft: Draft, change: _Change) -> Followed:
    text, reference = change.reference.holder.text, change.reference
    edits = [replacement(text, start, end, new) for start, end, new in change.parts]
    made = tuple(edit for edit in edits if edit is not None and not draft.source.is_locked(edit.span))
    if len(made) < len(edits):
        raise Unclear(UNTOUCHED)
    words = text.string[reference.start : reference.end]
    return Followed(reference.holder, words, change.words, made, tuple(sorted(change.parts)))


def _note_change(reference: Reference, notes: dict[int, int]) -> _Change | None:
    if all(old == new for old, new in notes.items()):
        return None
    parts = [item.number for item in reference.items if item.number is not None]
    marks = [int(part.mark) for part in parts]
    for mark in marks:
        if mark not in notes:
            raise Unclear(OTHER_NOTE.format(mark=mark))
    new = [notes[mark] for mark in marks]
    ranges = [index for index, item in enumerate(reference.items) if item.range and index]
    for last in ranges:
        new[last - 1 : last + 1] = _note_range(notes, marks[last - 1], marks[last])
    if not ranges and marks == sorted(marks):
        new.sort()
    change = _Change(reference)
    for part, mark in zip(parts, new, strict=True):
        change.put(part, str(mark))
    return change


def _note_range(notes: dict[int, int], low: int, high: int) -> tuple[int, int]:
    """The new ends of a range of notes. Raises Unclear where it would take in others than before, or leave some out."""
    new = [notes[mark] for mark in sorted(notes) if low <= mark <= high]
    if not new or max(new) - min(new) >= len(new):
        raise Unclear(TURNED.format(what="notes"))
    return min(new), max(new)


def _change(targets: Targets, reference: Reference) -> _Change | None:
    """The change of a reference; None where nothing that it may be about has another number. Raises Unclear."""
    members = _concerned(targets, reference)
    if all(one.old == one.new for one in members):
        return None
    if not reference.certain:
        if _may_change(members, reference):
            raise Unclear(OTHER_TEXT)
        return None
    found: list[Target] = []
    for item in reference.items:
        found.append(targets.target(reference, item, found[-1] if found else None))
    _together(members, reference.sort, reference.items, found)
    change = _Change(reference)
    for item, new in zip(reference.items, _numbers(reference.items, found), strict=True):
        if item.number is not None:
            change.put(item.number, new)
    for item, target in zip(reference.items, found, strict=True):
        for mark, one in zip(item.marks, target.marks, strict=True):
            if one is not None:
                change.put(mark, one.new)
    if reference.owner is not None and reference.owner.start >= reference.start:
        _put_owner(targets, reference, change)
    if reference.within is not None:
        section = targets.section(reference, found[0])
        change.put(reference.within, section.new if section else reference.section)
    if reference.annexed is not None:
        annex = targets.annex(reference)
        change.put(reference.annexed, annex.new if annex else reference.annexed.mark)
    _turn(targets, reference, found, change)
    return change


def _put_owner(targets: Targets, reference: Reference, change: _Change) -> None:
    owner = reference.owner
    assert owner is not None
    item = Item(owner)
    named = Reference(
        reference.holder, "paragraph", reference.start, reference.end, (item,), reference.sense, noun=reference.noun
    )
    number = targets.target(named, item, None).number
    if number is not None:
        change.put(owner, number.new)


def _concerned(targets: Targets, reference: Reference) -> list[Counted]:
    counts = targets.counts
    if reference.sort == "section":
        return [*counts.sections, *(counts.annexes if reference.annexed else ())]
    if reference.sort == "annex":
        return counts.annexes
    if reference.sort == "preambular":
        return counts.preambular
    if reference.annex is not None:
        own = [one for one in (*counts.paragraphs, *counts.items) if one.paragraph.part == "annex"]
        return [*own, *(counts.annexes if reference.annexed else ())]
    return [*counts.paragraphs, *counts.items, *(counts.sections if reference.within else ())]


def _may_change(members: Sequence[Counted], reference: Reference) -> bool:
    """Whether a number that the reference names is that of something with another number now."""
    named = {item.number.mark.lower() for item in reference.items if item.number is not None}
    if reference.sort == "subparagraph":
        named = {mark.mark for item in reference.items for mark in item.marks}
    return any(one.old.lower() in named and one.old != one.new for one in members)


def _numbers(items: Sequence[Item], found: Sequence[Target]) -> list[str]:
    """The new numbers; those of a plain list that rose rise again."""
    new = [target.number.new if target.number else "" for target in found]
    old = [item.number.mark if item.number else "" for item in items]
    plain = all(mark.isdigit() for mark in (*old, *new)) and not any(item.marks or item.range for item in items)
    if plain and sorted(map(int, old)) == list(map(int, old)):
        return sorted(new, key=int)
    return new


def _together(members: Sequence[Counted], sort: str, items: Sequence[Item], found: Sequence[Target]) -> None:
    """Raises Unclear where a range would take in others than before, or leave some out."""
    for index, item in enumerate(items):
        first, last = found[index - 1] if index else None, found[index]
        if not item.range or first is None:
            continue
        low, high = _end(first), _end(last)
        if low is None or high is None or low.series != high.series:
            raise Unclear(TURNED.format(what="annexes" if sort == "annex" else f"{sort}s"))
        series = [one for one in members if one.series == low.series]
        start, end = series.index(low), series.index(high)
        inside = series[start : end + 1]
        ordered = sorted((one for one in series if one.old), key=_rank)
        before = ordered[_at(ordered, low) : _at(ordered, high) + 1]
        # What was put in between belongs to the range now.
        if start > end or {id(one) for one in before} != {id(one) for one in inside if one.old}:
            raise Unclear(TURNED.format(what="annexes" if sort == "annex" else f"{sort}s"))


def _end(target: Target) -> Counted | None:
    return next((mark for mark in reversed(target.marks) if mark is not None), target.number)


def _at(ordered: Sequence[Counted], one: Counted) -> int:
    return next(index for index, other in enumerate(ordered) if other is one)


def _rank(one: Counted) -> tuple[int, int, str]:
    """The place of a member by its old number."""
    repeat = one.old.partition(" ")[2]
    return one.value, len(repeat), repeat


def _turn(targets: Targets, reference: Reference, found: Sequence[Target], change: _Change) -> None:
    """Turns "above" into "below" where all that is named stands on the other side. Raises Unclear where only some does."""
    if not reference.sense or isinstance(reference.holder, Note):
        return
    sides = set(_sides(targets, reference, reference.holder, found))
    if sides == {"above", "below"}:
        raise Unclear(BOTH)
    if sides and reference.sense not in sides:
        change.parts.append((reference.sense_at, reference.sense_at + len(reference.sense), sides.pop()))


def _sides(targets: Targets, reference: Reference, holder: Paragraph, found: Sequence[Target]) -> Iterator[str]:
    home = targets.home(reference)
    for target in found:
        paragraph = target.paragraph
        if paragraph is None or paragraph is holder or (paragraph is home and not any(target.marks)):
            continue
        if reference.sort == "section" and target.number is not None and holder.section == target.number.old:
            continue
        yield "above" if paragraph.index < holder.index else "below"
