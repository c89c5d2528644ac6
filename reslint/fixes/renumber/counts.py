"""The right numbers of operative paragraphs, subparagraphs, sections and annexes, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reslint.derived.item_lists import lists
from reslint.derived.numbering import Member, Row, annex_rows, belonging, operative_rows, roman, section_rows
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.finding import Edit
from reslint.fixes import insertion
from reslint.fixes.renumber.marks import Left, Renamed, counted, letters
from reslint.fixes.renumber.preambles import preambular_rows, unlabelled
from reslint.fixes.renumber.stretches import series
from reslint.matching.expressions import expression
from reslint.text import Span

__all__ = ["Counted", "Counts", "Start", "all_rows", "count", "is_alternative", "place_of", "row_of"]

AUTOMATIC = (
    "{label} and those around it keep their numbers: some of them are made by the word processor and some are typed by hand"
)
ONES = (
    "{label} and those around it keep their numbers: Markdown itself counts a list in which every item is typed with the number 1"
    " (type their numbers as they are to be)"
)
FIELDS = "{label} and those around it keep their numbers: they are fields, which the word processor counts (select them, F9)"
NEW_LIST = "{label} keeps its number: there the word processor begins a new list (right-click the number, Continue Numbering)"
GOES_ON = "{label} keeps its number: there the word processor goes on with the list before it (right-click the number, Restart)"
SET = "{label} keeps its number: there the word processor counts otherwise (right-click the number, Set Numbering Value)"
UNTOUCHED = "{label} keeps its number, and so do those around it: it cannot be edited where it stands"
NOT_NAMED = "it keeps its number: it is not certain to which paragraph it is the alternative, and numbers have changed here"
NOT_NAMED_NOR_AROUND = (
    "it keeps its number, and so do those around it: it is not certain to which paragraph it is the alternative"
)

# A list whose first paragraphs were taken out begins with no higher number.
_SLIP = 3


class Start(NamedTuple):
    """Where someone begins to count: ``holder`` gets the number ``value``, those behind it in its series count on, and all else
    keeps its number.
    """

    holder: Paragraph | Note
    value: int

    def first(self, members: Sequence[Member]) -> int:
        """The first of the members to be counted; their number where none is."""
        return next((index for index, member in enumerate(members) if member.paragraph is self.holder), len(members))


class Counted(NamedTuple):
    """A member of a series: ``old`` is its number as references write it ("7", "5 bis", "b", "II"), "" where it has none.

    ``value`` is what its number as it was counts, 0 where it has none.
    """

    paragraph: Paragraph
    old: str
    new: str
    series: int
    parent: Paragraph | None = None
    value: int = 0


@dataclass(slots=True)
class Counts:
    """All members of all series; ``renamed`` are those with another number, ``left`` the series that could not be changed."""

    paragraphs: list[Counted] = field(default_factory=list)
    preambular: list[Counted] = field(default_factory=list)
    items: list[Counted] = field(default_factory=list)
    sections: list[Counted] = field(default_factory=list)
    annexes: list[Counted] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    _series: int = 0

    def add(self, group: list[Counted], rights: Sequence[_Right], draft: Draft) -> None:
        """Adds a series; where one of its members cannot be changed, all keep their marks."""
        self._series += 1
        changes = [right for right in rights if right.new != right.old]
        stuck = next((right for right in changes if right.edit is None), None)
        if stuck is not None:
            span = stuck.member.paragraph.number_span or stuck.member.paragraph.text.span(0, stuck.member.width)
            sentence = _reason(draft, rights, stuck) if draft.source.is_locked(span) else UNTOUCHED
            self.left.append(Left(stuck.member.paragraph.label, span, sentence.format(label=stuck.member.paragraph.label)))
        self.left += [Left(one.member.paragraph.label, one.member.paragraph.span, one.why) for one in rights if one.why]
        for right in rights:
            new = right.old if stuck is not None else right.new
            member = right.member
            group.append(Counted(member.paragraph, right.old, new, self._series, right.parent, member.value or 0))
            if stuck is None and right.edit is not None:
                self.renamed.append(Renamed(right.member.paragraph, right.new, (right.edit,), _heading(right)))


class _Right(NamedTuple):
    """A member with its number as it is and as it should be; ``edit`` None where that cannot be edited, or need not be.

    ``why``: a sentence for the drafter on a number that stays for want of certainty.
    """

    member: Member
    old: str
    new: str
    edit: Edit | None
    parent: Paragraph | None = None
    why: str = ""


def _reason(draft: Draft, rights: Sequence[_Right], stuck: _Right) -> str:
    """Why numbers that the format makes cannot be changed here, and what the drafter does there."""
    if draft.source.lined:
        return ONES
    places = [place for place in (place_of(right.member)[0] for right in rights) if place is not None]
    if not all(draft.source.is_locked(place) for place in places):
        return AUTOMATIC
    if not all(draft.source.is_locked(Span(place.end - 1, place.end)) for place in places):
        # The format makes a label with its marks; of a field, those are typed.
        return FIELDS
    first = stuck is rights[0]
    if stuck.member.value == 1 and not first:
        return NEW_LIST
    return GOES_ON if first else SET


def _heading(right: _Right) -> str | None:
    """The words of a heading with its new mark."""
    string, width = right.member.paragraph.text.string, right.member.width
    if right.member.paragraph.kind is not Kind.HEADING:
        return None
    return f"{string[: width - len(right.old)]}{right.new}{string[width:]}"


def count(draft: Draft, start: Start | None = None) -> Counts:
    """The numbers of a draft: all in sequence, or as someone counts from ``start`` on."""
    counts = Counts()
    if draft.form in ("amendment", "statement", "none"):
        return counts
    for members in _paragraph_rows(draft):
        counts.add(counts.paragraphs, _paragraphs(draft, members, start), draft)
    counts.left += unlabelled(draft) if start is None else ()
    for members in preambular_rows(draft):
        counts.add(counts.preambular, _paragraphs(draft, members, start), draft)
    before: Row | None = None
    for row in _item_rows(draft):
        counts.add(counts.items, _marks(draft, row.members, start, _first(draft, row, before), row.parent), draft)
        before = row
    for row in _section_rows(draft):
        counts.add(counts.sections, _marks(draft, row.members, start, _before_first(row.members) + 1), draft)
    for row in _annex_rows(draft):
        counts.add(counts.annexes, _marks(draft, row.members, start), draft)
    return counts


def all_rows(draft: Draft) -> list[Sequence[Member]]:
    """All members that are counted, each with those that it is counted among."""
    rows_of_paragraphs = [*_paragraph_rows(draft), *preambular_rows(draft)]
    return [*rows_of_paragraphs, *(row.members for rows in (_item_rows, _section_rows, _annex_rows) for row in rows(draft))]


def row_of(draft: Draft, paragraph: Paragraph) -> tuple[Sequence[Member], int] | None:
    """The members among which a paragraph is counted, and which of them it is; None where it is not counted."""
    for members in all_rows(draft):
        for index, member in enumerate(members):
            if member.paragraph is paragraph:
                return members, index
    return None


def _paragraph_rows(draft: Draft) -> list[list[Member]]:
    return [members for members in series(draft) if any(member.value is not None for member in members)]


def _item_rows(draft: Draft) -> list[Row]:
    return [row for row in lists(draft) if row.members[0].scheme not in ("dash", "")]


def _section_rows(draft: Draft) -> Sequence[Row]:
    return () if draft.flat else section_rows(draft)


def _annex_rows(draft: Draft) -> list[Row]:
    if draft.flat:
        return []
    rows = annex_rows(draft)
    return [row for row in rows if len(row.members) > 1 and all(member.value is not None for member in row.members)]


# Operative paragraphs


def _paragraphs(draft: Draft, members: Sequence[Member], start: Start | None) -> list[_Right]:
    taken = {member.value for member in members}
    places = {index for index, free in _free_places(draft).items() if free not in taken}
    first, last = (start.first(members), start.value - 1) if start else (0, _before_first(members))
    news: dict[int, int] = {}
    for index, member in enumerate(members):
        # An alternative stands beside a paragraph and has no number of its own.
        numbered = member.value is not None or member.paragraph.index in places
        if index >= first and numbered and not is_alternative(member):
            last += 1
            news[index] = last
    rights = [right for index in range(len(members)) for right in _right(draft, members, index, first, news)]
    taken = set(news.values())
    if any(right.why and right.member.value in taken for right in rights):
        # Beside a paragraph that gets its number it would become that one's alternative.
        return [right._replace(new=right.old, edit=None, why=right.why and NOT_NAMED_NOR_AROUND) for right in rights]
    return rights


def _right(draft: Draft, members: Sequence[Member], index: int, first: int, news: dict[int, int]) -> Iterator[_Right]:
    """A member with its number, if it has one or gets one; ``news``: the numbers from the member ``first`` on."""
    member = members[index]
    old = f"{member.value} {member.repeat}".strip() if member.value is not None else ""
    if index < first:
        yield _Right(member, old, old, None)
    elif member.value is None:
        if index in news:
            yield _Right(member, old, str(news[index]), insertion(draft, member.paragraph, f"{news[index]}."))
    else:
        named = _named_by(members, index) if is_alternative(member) else index
        number = news.get(named, members[named].value or 0) if named is not None else member.value
        repeat = member.repeat[member.repeat.index("alt") :] if is_alternative(member) and named is not None else ""
        new = f"{number} {repeat}".strip() if named is not None else old
        span = member.paragraph.number_span
        edit = counted(draft, span, number) if new != old and span else None
        why = NOT_NAMED if named is None and any(_moves(members, news)) else ""
        yield _Right(member, old, new, edit, why=why)


def is_alternative(member: Member) -> bool:
    """Whether a paragraph is an alternative to another one, whose number it has."""
    return "alt" in member.repeat.split()


def _named_by(members: Sequence[Member], index: int) -> int | None:
    """The paragraph that an alternative is one to: the only one with its number, of several the one beside it; None for none."""
    value, repeat = members[index].value, members[index].repeat.partition("alt")[0].strip()
    own = [at for at, member in enumerate(members) if not is_alternative(member)]
    found = [at for at in own if members[at].value == value and members[at].repeat == repeat]
    if len(found) < 2:
        return found[0] if found else None
    beside = [max((at for at in own if at < index), default=-1), min((at for at in own if at > index), default=-1)]
    return next((at for at in beside if at in found), None)


def _moves(members: Sequence[Member], news: dict[int, int]) -> Iterator[bool]:
    return (members[index].value != number or bool(members[index].repeat) for index, number in news.items())


def _before_first(members: Sequence[Member]) -> int:
    """0; in an annex, which may show a part of another text, what comes before a first number or mark that is no slip."""
    first = next((member.value for member in members if member.value is not None), 1)
    return first - 1 if members[0].paragraph.part == "annex" and first > _SLIP else 0


def _free_places(draft: Draft) -> dict[int, int]:
    """The paragraphs without a number for which their neighbours leave one, by their indexes."""
    found = {}
    for row in operative_rows(draft):
        for index, member in enumerate(row.members):
            free = belonging(row, index) if member.value is None else 0
            opening = member.paragraph.opening
            opens = opening is not None and opening.form in ("indicative", "plural", "unknown")
            edit = insertion(draft, member.paragraph, "1.") if free and opens else None
            if edit is not None and not draft.source.is_locked(edit.span):
                found[member.paragraph.index] = free
    return found


# Subparagraphs, sections, annexes


def _marks(
    draft: Draft, members: Sequence[Member], start: Start | None, first: int = 1, parent: Paragraph | None = None
) -> list[_Right]:
    rights = []
    begin, first = (start.first(members), start.value - start.first(members)) if start else (0, first)
    for index, member in enumerate(members):
        place, old = place_of(member)
        new = _written(member, first + index) if index >= begin else old
        edit = letters(draft, place, new) if new != old and place else None
        rights.append(_Right(member, old, new, edit, parent))
    return rights


def place_of(member: Member) -> tuple[Span | None, str]:
    """Where the number or mark of a member stands (None where it has none), and the mark without its marks of punctuation."""
    paragraph = member.paragraph
    if paragraph.kind is not Kind.HEADING:
        return paragraph.number_span, expression(r"\W").sub("", paragraph.number or "")
    string = paragraph.text.string[: member.width]
    word = expression(r"\w+$").search(string)
    mark = word.group() if word else ""
    return paragraph.text.span(member.width - len(mark), member.width), mark


def _written(member: Member, value: int) -> str:
    if member.scheme == "roman":
        mark = roman(value)
    elif member.scheme == "letter":
        mark = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
    else:
        mark = str(value)
    return mark.upper() if member.paragraph.kind is Kind.HEADING else mark


def _first(draft: Draft, row: Row, before: Row | None) -> int:
    """The value a list begins with: 1, unless it goes on from items inside the text, or from a list that something cut in two."""
    member = row.members[0]
    if not member.value or member.value == 1:
        return 1
    if member.value > _SLIP:
        return member.value  # The rest of a list that a page or another text has parted from its beginning.
    mark = f"({_written(member, member.value - 1)})"
    owners = [row.parent] if row.parent else []
    owners += draft.paragraphs[max(0, member.paragraph.index - 1) : member.paragraph.index]
    if any(mark in paragraph.text.string for paragraph in owners):
        return member.value
    return member.value if before and _cut(before, row) else 1


def _cut(before: Row, row: Row) -> bool:
    last, first = before.members[-1], row.members[0]
    lost = row.parent is before.parent or row.parent is None or row.parent.kind not in (Kind.OPERATIVE, Kind.PREAMBULAR)
    alike = lost and (last.scheme, last.closing) == (first.scheme, first.closing)
    # Between the halves of one paragraph's list there may be more that belongs to it, such as "(a bis)".
    parted = row.parent is not None and (row.parent is before.parent or row.parent is last.paragraph)
    follows = (last.value or 0) < (first.value or 0) if parted else last.value == (first.value or 0) - 1
    return alike and follows


def changed(members: Iterable[Counted]) -> bool:
    """Whether a member has another number."""
    return any(member.old != member.new for member in members)
