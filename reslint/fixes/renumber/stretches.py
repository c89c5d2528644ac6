"""Where a count runs on and where it begins again, as the numbers themselves show it: most of them are right, some are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from reslint.derived.numbering import Member, annex_rows, counted_rows
from reslint.draft import Draft, Kind

__all__ = ["series"]


def series(draft: Draft) -> list[list[Member]]:
    """The operative paragraphs in series, each of which counts from 1 on."""
    found: list[list[Member]] = []
    for stretches in _chapters(draft):
        one_by_one = _one_by_one(stretches)
        if all(map(_rises, stretches)) and any(_values(stretch)[:1] == [1] for stretch in stretches[1:]):
            found += one_by_one
            continue
        together = [[member for stretch in stretches for member in stretch]]
        # Numbers that were shuffled say nothing of one stretch, but something of all.
        found += min([one_by_one, stretches, together], key=partial(_distance, stretches))
    return found


def _rises(stretch: Sequence[Member]) -> bool:
    """Whether nothing in a stretch was shuffled."""
    return all(before < value for before, value in pairwise(_values(stretch)))


def _distance(stretches: Sequence[Sequence[Member]], runs: Sequence[Sequence[Member]]) -> int:
    """How many of the numbers would have to be others if these were the series."""
    values = Counter(value for stretch in stretches for value in _values(stretch))
    wanted = Counter(place for run in runs for place in range(1, len(_values(run)) + 1))
    return sum((values - wanted).values())


def _one_by_one(stretches: Sequence[Sequence[Member]]) -> list[list[Member]]:
    """The series, as each stretch shows whether it goes on from the one before."""
    found: list[list[Member]] = []
    mostly = _mostly_runs_on(stretches)
    for stretch in stretches:
        if not found or _begins_again(found[-1], stretch, mostly):
            found.append([])
        found[-1] += stretch
    return found


def _chapters(draft: Draft) -> list[list[list[Member]]]:
    """The stretches between two headings, in chapters that have nothing to do with each other."""
    annexes = [member.paragraph.index for row in annex_rows(draft) for member in row.members]
    enacting = [paragraph.index for paragraph in draft.of(Kind.ENACTING)]
    chapters: list[list[list[Member]]] = []
    last: Member | None = None
    for row in counted_rows(draft):
        first = row.members[0].paragraph
        cuts = (*annexes, *enacting)
        apart = last is None or last.paragraph.part != first.part or any(last.paragraph.index < cut < first.index for cut in cuts)
        stretches = _stretches(row.members, first.part)
        if apart:
            chapters.append(stretches)
        else:
            chapters[-1] += stretches
        last = row.members[-1]
    return chapters


def _stretches(members: Sequence[Member], part: str) -> list[list[Member]]:
    """An annex may begin its numbers again without a heading."""
    stretches: list[list[Member]] = []
    for member in members:
        if not stretches or member.boundary is not None or (part == "annex" and member.value == 1 and not member.repeat):
            stretches.append([])
        stretches[-1].append(member)
    return stretches


def _mostly_runs_on(stretches: Sequence[Sequence[Member]]) -> bool:
    """Whether a stretch goes on from the one before, so that a single number which stands twice is a slip."""
    values = [_values(stretch) for stretch in stretches]
    return any(before and own and own[0] == before[-1] + 1 and own[0] > 2 for before, own in pairwise(values))


def _begins_again(run: Sequence[Member], stretch: Sequence[Member], mostly_runs_on: bool) -> bool:
    """Whether the numbers of a stretch are for the most part those of the run before it, and those from 1 on."""
    before, own = _values(run), _values(stretch)
    if not own or not before:
        return not before
    shared = len(set(own) & set(before))
    low = sum(value <= len(own) for value in own)
    high = sum(len(before) < value <= len(before) + len(own) for value in own)
    if shared == 1 and mostly_runs_on and len(own) > 1:
        return False
    if own[0] == 1 and shared and low >= high:
        return True  # Paragraphs that were taken out leave few numbers that both have.
    return 2 * shared > min(len(own), len(before)) and (low > high or (low == high and own[0] == 1))


def _values(members: Sequence[Member]) -> list[int]:
    return [member.value for member in members if member.value is not None and not member.repeat]
