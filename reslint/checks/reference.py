"""reference: where a text sends the reader inside itself: "paragraph 7 above", "subparagraphs (a) and (b) below",
"section II above", "annex II to the present resolution", "paragraph 12 (a) of this resolution", "OP7".

``target``: there is such a paragraph, section or annex. ``direction``: it stands above or below, as is said. ``self``: it is not
the paragraph itself. References to other
texts ("paragraph 7 of resolution 60/1") are none of these; and where a count has a gap, that is told of the count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.contents import MAIN, Contents, Numbered, contents, last_of
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.own_references import Item, Reference, references
from reslint.passages import Holder, select
from reslint.rules import Rule
from reslint.selectors import Selector

WHERE = "body -quotation, note -quotation"
WORDS = ("target", "right", "last")

NO_PARAGRAPH = "There is no paragraph {target}: the last paragraph is {last}"
NO_REPEATED = "There is no paragraph {target}"
NO_PREAMBULAR = "There is no preambular paragraph {target}: the last is {last}"
NO_SUBPARAGRAPH = "There is no subparagraph {target}"
NO_SECTION = "There is no section {target}"
NO_PART = "There is no part {target}"
NO_ANNEX = "There is no annex {target}"
ONE_STANDS = "{target} stands {right}, not {found}"
ITSELF = "Paragraph {target} refers to itself; if that is meant, write “the present paragraph”"
SEVERAL_STAND = "{target} stand {right}, not {found}"

# Those of the first annex may be about one that has no numeral, which is another rule's matter.
_FIRST = ("I", "A")


class Settings(NamedTuple):
    """``what``: see above."""

    what: Literal["target", "direction", "self"]


class _Named(NamedTuple):
    """One of the things that a reference names: a paragraph ``number`` with what it repeats ("bis") and the ``mark`` of its
    subparagraph or ""; or, of sections and annexes, the ``mark`` alone."""

    start: int
    end: int
    number: int
    mark: str
    repeat: str = ""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The references that lead nowhere, or the other way."""
    if draft.form in ("amendment", "none"):
        return
    judge = {"target": _astray, "direction": _turned, "self": _own}[settings.what]
    for reference in _chosen(draft, rule.where):
        if reference.said or (settings.what == "target" and _is_meant(draft, reference)):
            yield from judge(draft, rule, reference)


def _is_meant(draft: Draft, reference: Reference) -> bool:
    """Whether a reference that does not say so is one to the draft: its paragraph names no other text, and is none that goes on
    with what others say, as the preamble does."""
    holder = reference.holder
    operative = isinstance(holder, Paragraph) and holder.kind in (Kind.OPERATIVE, Kind.SUBPARAGRAPH)
    return reference.certain and operative and draft.form != "decision"


def _chosen(draft: Draft, where: Selector) -> Iterator[Reference]:
    """The references in what the selector means."""
    found = [reference for reference in references(draft) if reference.sort != "note"]
    if not found:
        return
    passages = {id(passage.holder): passage for passage in select(draft, where)}
    for reference in found:
        passage = passages.get(id(reference.holder))
        apart = passage is None or any(start < reference.end and end > reference.start for start, end in passage.excluded)
        if passage is not None and not apart and passage.start <= reference.start and reference.end <= passage.end:
            yield reference


def targets(draft: Draft, where: Selector) -> Iterator[tuple[Holder, int, int, tuple[int, ...]]]:
    """Each reference with its place and the indexes of the paragraphs that it is about, as far as they are there."""
    known = contents(draft)
    for reference in _chosen(draft, where):
        if not reference.said:
            continue
        found: list[int] = []
        for item in _named(reference):
            if reference.sort == "section":
                found += _sections(known, reference, item.mark)[:1]
            elif reference.sort == "subparagraph":
                owner = _owner(known, reference)
                found += owner.marks.get(item.mark, [])[:1] if owner else []
            elif reference.sort == "paragraph":
                for one in _numbered(_scope(known, reference), item)[:1]:
                    found += (one.marks.get(item.mark) or [one.index])[:1]
        yield reference.holder, reference.start, reference.end, tuple(found)


def _named(reference: Reference) -> Iterator[_Named]:
    number, repeat = 0, ""
    for item in reference.items:
        start, end = _place(item)
        if item.number is not None and reference.sort in ("section", "annex"):
            yield _Named(start, end, 0, item.number.mark)
            continue
        if item.number is not None:
            digits, _, repeat = item.number.mark.partition(" ")
            number = int(digits)
        yield _Named(start, end, number, item.marks[0].mark if item.marks else "", repeat)


def _place(item: Item) -> tuple[int, int]:
    start = item.number.start if item.number else item.marks[0].start - 1
    return start, item.marks[-1].end + 1 if item.marks else item.number.end if item.number else start


# Where the named may stand


def _scope(known: Contents, reference: Reference) -> list[Numbered]:
    """The paragraphs that a reference may be about, those of its own annex or part first."""
    own = known.region(reference.holder)
    if reference.annex is not None:
        regions = _annexes(known, reference)
    elif reference.noun in ("annex", "statement", "declaration"):
        regions = [own, MAIN] if own != MAIN else [*known.regions(), MAIN]
    elif reference.noun:
        regions = [MAIN]
    else:
        regions = [own, MAIN] if own != MAIN else [MAIN, *known.regions()]
    found = known.scope(regions, reference.holder, reference.section)
    return sorted(found, key=lambda one: regions.index(one.region) > 0)


def _annexes(known: Contents, reference: Reference) -> list[int]:
    """The annexes that are meant where an annex is named: that with its numeral, or for "the annex" the own one, else any."""
    own = known.region(reference.holder)
    return known.regions(reference.annex) if reference.annex else [own] if own != MAIN else known.regions()


def _numbered(scope: Sequence[Numbered], item: _Named) -> list[Numbered]:
    found = [one for one in scope if one.number == item.number]
    return [one for one in found if one.repeat == item.repeat] or ([] if item.repeat else found)


def _sections(known: Contents, reference: Reference, mark: str) -> list[int]:
    """Where the sections of that mark begin, in the annex that is named or in all of the draft."""
    places = known.sections.get(mark, [])
    if reference.annex is None:
        return places
    regions = _annexes(known, reference)
    return [place for place in places if known.region(known.draft.paragraphs[place]) in regions]


def _owner(known: Contents, reference: Reference) -> Numbered | None:
    """The paragraph whose subparagraphs are named."""
    if reference.owner is None:
        return known.owner(reference.holder)
    digits, _, repeat = reference.owner.mark.partition(" ")
    return next(iter(_numbered(_scope(known, reference), _Named(0, 0, int(digits), "", repeat))), None)


# The judges


def _astray(draft: Draft, rule: Rule, reference: Reference) -> Iterator[Finding]:
    """What is named and not there."""
    known = contents(draft)
    scope = _scope(known, reference)
    if reference.sort == "paragraph" and not scope:
        return
    for item in _named(reference):
        message = _missing(known, reference, item, scope)
        if message:
            target = reference.holder.text.string[item.start : item.end]
            last = str(_last_preambular(known) if reference.sort == "preambular" else _last(scope))
            yield rule.finding(reference.holder, item.start, item.end, message, None, target=target, last=last)


def _last(scope: Sequence[Numbered]) -> int:
    """The last number, where the reference stands or else wherever it may lead."""
    return last_of([one for one in scope if one.region == scope[0].region]) if scope else 0


def _last_preambular(known: Contents) -> int:
    """The last number of a preambular paragraph, as they are labelled or else counted; 0 where the file has several preambles."""
    if len(known.preambular) != 1:
        return 0
    (numbers,) = known.preambular.values()
    labelled = [number.value for number in numbers if number]
    return max(labelled) if 2 * len(labelled) > len(numbers) else len(numbers)


def _missing(known: Contents, reference: Reference, item: _Named, scope: Sequence[Numbered]) -> str:
    """The message where an item is not there, or ""."""
    if reference.sort == "section":
        return _missing_section(known, reference, item)
    if reference.sort == "annex":
        # A draft without any annex is another rule's matter, and so is one that has a single annex without a numeral.
        if not known.annexes or item.mark in known.annexes or (known.annexes == {""} and item.mark in _FIRST):
            return ""
        return NO_ANNEX if known.annexes != {""} or reference.noun else ""
    if reference.sort == "preambular":
        return NO_PREAMBULAR if 0 < _last_preambular(known) < item.number else ""
    if reference.sort == "subparagraph":
        return "" if _has_near(known, reference, item.mark) else NO_SUBPARAGRAPH
    there = _numbered(scope, item)
    highest = max(last_of([one for one in scope if one.region == region]) for region in {one.region for one in scope})
    if not 0 < item.number <= highest:
        return NO_PARAGRAPH
    if item.repeat and not there:
        return NO_REPEATED
    return NO_SUBPARAGRAPH if item.mark and there and not any(one.has(item.mark) for one in there) else ""


def _missing_section(known: Contents, reference: Reference, item: _Named) -> str:
    is_part = reference.holder.text.string[reference.start] in "Pp"
    if reference.annex is None:
        missing = reference.said and item.mark not in known.sections
    else:
        regions = _annexes(known, reference)
        divided = any(known.region(known.draft.paragraphs[at]) in regions for places in known.sections.values() for at in places)
        missing = divided and not _sections(known, reference, item.mark)
    return (NO_PART if is_part else NO_SECTION) if missing else ""


def _has_near(known: Contents, reference: Reference, mark: str) -> bool:
    """Whether the paragraph that is named has the subparagraph; where none is named, this one or the one before it."""
    owner = _owner(known, reference)
    if owner is None or owner.has(mark):
        return True
    if reference.owner is not None:
        return False
    if not owner.marks:
        return True
    before = [one for one in known.owners.values() if one.index < owner.index]
    return bool(before and before[-1].has(mark))


def _turned(draft: Draft, rule: Rule, reference: Reference) -> Iterator[Finding]:
    """What is called above and stands below, or the other way round."""
    if not reference.sense or isinstance(reference.holder, Note):
        return
    known = contents(draft)
    here = known.places[id(reference.holder)]
    items = list(_named(reference))
    senses = [_sense(known, reference, item, here) for item in items]
    wrong = [item for item, sense in zip(items, senses, strict=True) if sense not in ("", reference.sense)]
    if not wrong:
        return
    string, at = reference.holder.text.string, reference.sense_at
    right = "below" if reference.sense == "above" else "above"
    edit = replacement(reference.holder.text, at, at + len(right), right) if len(wrong) == len(senses) else None
    names = [string[item.start : item.end] for item in wrong]
    target = f"{reference.sort.capitalize()}{'s' if len(names) > 1 else ''} {_listed(names)}"
    message = SEVERAL_STAND if len(names) > 1 else ONE_STANDS
    yield rule.finding(reference.holder, at, at + len(right), message, fix(rule.fix, [edit]), target=target, right=right)


def _own(draft: Draft, rule: Rule, reference: Reference) -> Iterator[Finding]:
    """What a paragraph says of itself by its number."""
    if reference.sort != "paragraph" or not isinstance(reference.holder, Paragraph):
        return
    known = contents(draft)
    owner, region = known.owner(reference.holder), known.region(reference.holder)
    string = reference.holder.text.string
    for item in _named(reference):
        if string.startswith((" to ", "–"), item.end) or string.endswith((" to ", "–"), 0, item.start):
            # "paragraphs 32 to 44 of the present resolution" may well take itself in.
            continue
        if owner is not None and not item.mark and owner in _numbered(known.scope([region], reference.holder), item):
            if region != MAIN and reference.noun in ("resolution", "decision"):
                continue
            target = string[item.start : item.end]
            yield rule.finding(reference.holder, item.start, item.end, ITSELF, None, target=target)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _sense(known: Contents, reference: Reference, item: _Named, here: int) -> str:
    """Where an item stands: "above", "below", or "" where that is not certain."""
    owner = known.owners.get(here)
    holder = reference.holder
    if reference.sort == "section":
        places = _sections(known, reference, item.mark)
        if isinstance(holder, Paragraph) and holder.section == item.mark:
            return ""
    elif reference.sort == "subparagraph" and reference.owner is None:
        places = owner.marks.get(item.mark, []) if owner else []
    elif reference.sort == "paragraph" and reference.annex is None and not reference.noun:
        there = _numbered(known.scope([known.region(holder)], holder), item)
        if owner in there:
            there = []
        places = [place for one in there for place in (one.marks.get(item.mark) or [one.index])]
    else:
        places = []
    if not places or here in places:
        return ""
    return "above" if max(places) < here else "below" if min(places) > here else ""
