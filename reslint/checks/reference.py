"""reference: where a text sends the reader inside itself: "paragraph 7 above", "subparagraphs (a) and (b) below",
"section II above", "annex II to the present resolution", "paragraph 12 (a) of this resolution", "OP7".

``target``: there is such a paragraph, section or annex. ``direction``: it stands above or below, as is said. ``self``: it is not
the paragraph itself. References to other texts ("paragraph 7 of resolution 60/1") are none of these; and where a count has a gap,
that is told of the count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.derived import internal
from reslint.derived.contents import MAIN, Contents, Numbered, contents, last_of
from reslint.derived.numbering import Row, annex_rows, section_rows
from reslint.derived.own_references import Reference
from reslint.derived.passages import Holder
from reslint.derived.referred import Named, annexes_of, named, numbered, owner_of, scope_of, sections_of
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.parsing.numbers import section_values
from reslint.rules import Rule

WHERE = internal.WHERE
WORDS = ("target", "right", "last")

NO_PARAGRAPH = "There is no paragraph {target}: the last paragraph is {last}"
NO_REPEATED = "There is no paragraph {target}"
NO_PREAMBULAR = "There is no preambular paragraph {target}: the last is {last}"
NO_SUBPARAGRAPH = "There is no subparagraph {target}"
NO_SECTION = "There is no section {target}"
NO_PART = "There is no part {target}"
NO_ANNEX = "There is no annex {target}"
ONE_STANDS = "{target} stands {right}, not {found}"
ITSELF = "{target} refers to itself; if that is meant, write “the present {right}”"
SEVERAL_STAND = "{target} stand {right}, not {found}"

# Those of the first annex may be about one that has no numeral, which is another rule's matter.
_FIRST = ("I", "A")


class Settings(NamedTuple):
    """``what``: see above."""

    what: Literal["target", "direction", "self"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The references that lead nowhere, or the other way."""
    if draft.form in ("amendment", "statement", "none"):
        return
    judge = {"target": _astray, "direction": _turned, "self": _own}[settings.what]
    for reference in internal.references_in(draft, rule.where):
        if _is_judged(draft, reference, settings.what):
            yield from judge(draft, rule, reference)


def _is_judged(draft: Draft, reference: Reference, what: str) -> bool:
    if not reference.label:
        return reference.said or (what == "target" and _is_meant(draft, reference))
    # In a remark "OP7" may head what somebody proposes, and behind the text it may be that of another version.
    holder = reference.holder
    own = isinstance(holder, Paragraph) and holder.part == "main"
    return what == "target" and own and _kind(holder) in (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)


def _kind(holder: Holder) -> Kind | None:
    return holder.kind if isinstance(holder, Paragraph) else None


def _is_meant(draft: Draft, reference: Reference) -> bool:
    """Whether a reference that does not say so is one to the draft: its paragraph names no other text, and is none that goes on
    with what others say, as the preamble does."""
    return reference.certain and draft.form != "decision" and _kind(reference.holder) in (Kind.OPERATIVE, Kind.SUBPARAGRAPH)


# The judges


def _astray(draft: Draft, rule: Rule, reference: Reference) -> Iterator[Finding]:
    """What is named and not there."""
    known = contents(draft)
    scope = scope_of(known, reference)
    if reference.sort == "paragraph" and not scope:
        yield from _without_part(known, rule, reference)
        return
    part = reference.owner
    if part and reference.said and owner_of(known, reference) is None and not 0 < int(part.mark.split()[0]) <= _highest(scope):
        yield rule.finding(reference.holder, part.start, part.end, NO_PARAGRAPH, None, target=part.mark, last=str(_last(scope)))
        return
    for item in named(reference):
        message = _missing(known, reference, item, scope)
        if message:
            target = reference.holder.text.string[item.start : item.end]
            last = str(_last_preambular(known) if reference.sort == "preambular" else _last(scope))
            yield rule.finding(reference.holder, item.start, item.end, message, None, target=target, last=last)


def _without_part(known: Contents, rule: Rule, reference: Reference) -> Iterator[Finding]:
    """The section or annex in which a paragraph is said to be, where the draft has such parts and not that one."""
    section, annex = reference.within, reference.annexed
    if annex and reference.annex:
        if (
            known.annexes
            and reference.annex not in known.annexes
            and not _is_counted(annex_rows(known.draft)[:1], reference.annex)
        ):
            start = annex.end - len(reference.annex)
            yield rule.finding(reference.holder, start, annex.end, NO_ANNEX, None, target=reference.annex, last="")
    elif section and reference.said and reference.annex is None and known.sections and _lacks_section(known, section.mark):
        yield rule.finding(reference.holder, section.start, section.end, NO_SECTION, None, target=section.mark, last="")


def _lacks_section(known: Contents, mark: str) -> bool:
    return mark not in known.sections and not _is_counted(section_rows(known.draft), mark)


def _last(scope: Sequence[Numbered]) -> int:
    """The last number, where the reference stands or else wherever it may lead."""
    return last_of([one for one in scope if one.region == scope[0].region]) if scope else 0


def _highest(scope: Sequence[Numbered]) -> int:
    """The highest number of any part."""
    return max((last_of([one for one in scope if one.region == region]) for region in {one.region for one in scope}), default=0)


def _last_preambular(known: Contents) -> int:
    """The last number of a preambular paragraph, as they are labelled or else counted; 0 where the file has several preambles."""
    if len(known.preambular) != 1:
        return 0
    (numbers,) = known.preambular.values()
    labelled = [number.value for number in numbers if number]
    return max(labelled) if 2 * len(labelled) > len(numbers) else len(numbers)


def _missing(known: Contents, reference: Reference, item: Named, scope: Sequence[Numbered]) -> str:
    """The message where an item is not there, or ""."""
    if reference.sort == "section":
        return _missing_section(known, reference, item)
    if reference.sort == "annex":
        # A draft without any annex is another rule's matter, and so is one that has a single annex without a numeral.
        if not known.annexes or item.mark in known.annexes or (known.annexes == {""} and item.mark in _FIRST):
            return ""
        if _is_counted(annex_rows(known.draft)[:1], item.mark):
            return ""
        return NO_ANNEX if known.annexes != {""} or reference.noun else ""
    if reference.sort == "preambular":
        return NO_PREAMBULAR if 0 < _last_preambular(known) < item.number else ""
    if reference.sort == "subparagraph":
        owner = owner_of(known, reference)
        lacks = owner is not None and item.inner and owner.lacks(item.mark, item.inner)
        return NO_SUBPARAGRAPH if lacks or not _has_near(known, reference, item.mark) else ""
    there = numbered(scope, item)
    if not 0 < item.number <= _highest(scope):
        return NO_PARAGRAPH
    if item.repeat and not there:
        return NO_REPEATED
    if not item.mark or not there:
        return ""
    having = [one for one in there if one.has(item.mark)]
    lacking = all(item.inner and one.lacks(item.mark, item.inner) for one in having)
    return NO_SUBPARAGRAPH if lacking else ""


def _missing_section(known: Contents, reference: Reference, item: Named) -> str:
    is_part = reference.holder.text.string[reference.start] in "Pp"
    if reference.annex is None:
        missing = reference.said and _lacks_section(known, item.mark)
    else:
        regions = annexes_of(known, reference)
        divided = any(known.region(known.draft.paragraphs[at]) in regions for places in known.sections.values() for at in places)
        missing = divided and not sections_of(known, reference, item.mark)
    return (NO_PART if is_part else NO_SECTION) if missing else ""


def _is_counted(rows: Sequence[Row], mark: str) -> bool:
    """Whether a mark that is nowhere belongs to one of several headings: that these are out of order is told of them."""
    for row in rows:
        schemes = {member.scheme for member in row.members if member.value}
        highest = max(len(row.members), *(member.value or 0 for member in row.members))
        if len(row.members) > 1 and any(scheme in schemes and value <= highest for scheme, value in section_values(mark)):
            return True
    return False


def _has_near(known: Contents, reference: Reference, mark: str) -> bool:
    """Whether the paragraph that is named has the subparagraph; where none is named, this one or the one before it."""
    owner = owner_of(known, reference)
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
    items = list(named(reference))
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
    """What a paragraph says of itself by its number, a subparagraph by its letter, or a section by its numeral."""
    if not isinstance(reference.holder, Paragraph):
        return
    known = contents(draft)
    string = reference.holder.text.string
    for item in named(reference):
        if string.startswith((" to ", "–"), item.end) or string.endswith((" to ", "–"), 0, item.start):
            # "paragraphs 32 to 44 of the present resolution" may well take itself in.
            continue
        if _is_own(known, reference, reference.holder, item):
            target = f"{reference.sort.capitalize()} {string[item.start : item.end]}"
            yield rule.finding(reference.holder, item.start, item.end, ITSELF, None, target=target, right=reference.sort)


def _is_own(known: Contents, reference: Reference, holder: Paragraph, item: Named) -> bool:
    if reference.sort == "section":
        return bool(reference.sense) and holder.section == item.mark
    if reference.sort == "subparagraph":
        own = (holder.number or "").strip("()[]. ")
        within = known.owner(holder) if reference.owner is None and holder.kind is Kind.SUBPARAGRAPH else None
        if within is None or not reference.sense:
            return False
        return own == item.mark and not item.inner and len(within.marks.get(own, ())) == 1
    owner, region = known.owner(holder), known.region(holder)
    if reference.sort != "paragraph" or owner is None or item.mark:
        return False
    scope = known.scope([region], holder)
    doubled = sum(one.number == owner.number and one.section == owner.section and one.region == region for one in scope) > 1
    if doubled or owner not in numbered(scope, item):
        return False
    return region == MAIN or reference.noun not in ("resolution", "decision")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _sense(known: Contents, reference: Reference, item: Named, here: int) -> str:
    """Where an item stands: "above", "below", or "" where that is not certain."""
    owner = known.owners.get(here)
    holder = reference.holder
    if reference.sort == "section":
        places = sections_of(known, reference, item.mark)
        if isinstance(holder, Paragraph) and holder.section == item.mark:
            return ""
    elif reference.sort == "subparagraph" and reference.owner is None:
        places = owner.marks.get(item.mark, []) if owner else []
    elif reference.sort == "paragraph" and reference.annex is None and not reference.noun:
        there = numbered(known.scope([known.region(holder)], holder, reference.section), item)
        if owner in there:
            there = []
        places = [place for one in there for place in (one.marks.get(item.mark) or [one.index])]
    else:
        places = []
    if not places or here in places:
        return ""
    return "above" if max(places) < here else "below" if min(places) > here else ""
