"""sequence: numbers, letters and numerals in order, each once, none left out.

``of`` says what is counted. ``report`` says which faults the rule speaks of, so that several rules can share the work: "order"
(a number too high or too low for its place, numbers left out), "repeat" (a number that another has), "practice" (the numbering
starts again under one section and runs on under another).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from reslint.derived.item_lists import lists
from reslint.derived.numbering import (
    Member,
    Row,
    annex_rows,
    counted_rows,
    labelled_rows,
    operative_rows,
    section_rows,
    without_repeats,
    written,
)
from reslint.derived.series import Fault, faults
from reslint.draft import Draft, Kind
from reslint.finding import Edit, Finding, Fix
from reslint.fixes import fix
from reslint.fixes.annexes import annex_marks
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("right",)

NO_MARK = "This subparagraph has no mark; those around it leave “{right}” for it"
_OMITTED = expression(r"[\[(]?\s?(?:\.\s?\.\s?\.|…)(?:\s?[.…])*\s?[\])]?")
# "OP5 (new)" is to stand behind OP5, or in its place.
_NEW = expression(r"(?i)\bnew\b")
_LETTERED = "Security Council"
_NUMBERED = (Kind.OPERATIVE, Kind.PREAMBULAR)
_NOUNS = {
    "operatives": "paragraph",
    "preambulars": "paragraph",
    "subparagraphs": "subparagraph",
    "sections": "section",
    "annexes": "annex",
}


class Settings(NamedTuple):
    """``of``: what is counted ("preambulars": by their labels, PP1, PP2); ``report``: the faults that are told; ``part``: where;
    ``annex``: "within" tells those of annexes too, but not where a count begins: it may well go on from another text.
    """

    of: Literal["operatives", "preambulars", "subparagraphs", "sections", "annexes"]
    report: tuple[Literal["order", "repeat", "practice"], ...] = ("order", "repeat")
    part: Literal["main", "annex", "both"] = "main"
    annex: Literal["none", "within"] = "none"


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if "practice" in settings.report and settings.of != "operatives":
        yield 'only the numbers of operatives start again or run on, so "report: practice" needs "of: operatives"'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The numbers that are out of order."""
    if draft.form in ("amendment", "statement", "none"):
        return  # An amendment shows single paragraphs with the numbers that they have elsewhere.
    if settings.of == "operatives":
        yield from _operatives(draft, rule, settings)
        return
    if draft.flat and settings.of != "subparagraphs":
        return  # Headings are not to be seen without lines.
    rows = {"preambulars": labelled_rows, "subparagraphs": lists, "sections": section_rows, "annexes": annex_rows}[settings.of](
        draft
    )
    for row in map(without_repeats, rows):
        if not row.members:
            continue
        if settings.of == "annexes":
            style = _annex_style(draft, rule, row)
            yield from [style] if style else _tell(draft, rule, settings, row, 0, faults(row.values))
        else:
            yield from _tell(draft, rule, settings, row, 0, _asked(settings, row, faults(row.values)))
            if settings.of == "subparagraphs":
                yield from _unmarked(rule, settings, row)


def _unmarked(rule: Rule, settings: Settings, row: Row) -> Iterator[Finding]:
    """The items that have no mark, where those around them leave one free."""
    if row.members[0].paragraph.part not in ("main", settings.part) and settings.annex != "within":
        return
    for before, member, after in zip(row.members, row.members[1:], row.members[2:], strict=False):
        if member.paragraph.number is None and before.value and after.value == before.value + 2:
            right = written(after, before.value + 1)
            place = member.paragraph.text.span(0, 0)
            yield rule.finding_at(member.paragraph.label, place, NO_MARK, right=right)


def _asked(settings: Settings, row: Row, found: list[Fault]) -> list[Fault]:
    """The faults that are told in the row's part of the draft."""
    part = row.members[0].paragraph.part
    if settings.part in ("both", part):
        return found
    within = part == "annex" and settings.annex == "within"
    return [fault for fault in found if within and fault.sort != "start"]


def _annex_style(draft: Draft, rule: Rule, row: Row) -> Finding | None:
    """A single annex that has a number; several of which some have none, or none in roman numerals. The Security Council has
    letters as well."""
    if draft.organ == _LETTERED and all(member.scheme == "letter" for member in row.members):
        return None
    if len(row.members) == 1:
        wrong = [member for member in row.members if member.value is not None]
        problem = "The only annex has no number: “Annex”"
    else:
        wrong = [member for member in row.members if member.scheme != "roman"]
        problem = "Several annexes have roman numerals: “Annex I”, “Annex II”"
    if not wrong:
        return None
    mended = fix(rule.fix, annex_marks(draft, row) or [])
    return _number_finding(rule, wrong[0], problem, wrong[1:], mended)


# --- operative paragraphs


def _operatives(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    omits = any(_OMITTED.fullmatch(paragraph.text.string) for paragraph in draft.of(Kind.TEXT, Kind.HEADING))
    for row in operative_rows(draft):
        part = row.members[0].paragraph.part
        starts = [index for index, member in enumerate(row.members) if _starts_again(row, index, part)]
        cuts = [0, *starts, len(row.members)]
        for start, end in pairwise(cuts):
            asked = _asked(settings, row, faults(row.values[start:end]))
            # Dots stand for paragraphs that the paper leaves out.
            told = [fault for fault in asked if not (omits and fault.sort in ("start", "gap")) and not _is_filled(draft, fault)]
            yield from _tell(draft, rule, settings, row, start, told)
        if part == "main" and settings.part != "annex" and "practice" in settings.report:
            yield from _practice(rule, row, starts)


def _is_filled(draft: Draft, fault: Fault) -> bool:
    """Whether only alternatives have the numbers that a gap leaves out: "OP7", "OP8 alt 1", "OP8 alt 2", "OP9"."""
    if fault.sort != "gap":
        return False
    missing = range(fault.before + 1, fault.value)
    members = [member for row in counted_rows(draft) for member in row.members if member.repeat.startswith("alt")]
    return len(members) >= len(missing) > 0 and {member.value for member in members}.issuperset(missing)


def _starts_again(row: Row, index: int, part: str) -> bool:
    """Whether a new count begins with the member: at 1, under a heading of its own; in an annex at every 1."""
    member = row.members[index]
    if index == 0 or _is_slip(row, index):
        return False
    if member.value != 1:
        return _is_slip_for_first(row, index)
    if part == "annex" or member.boundary is not None:
        return True
    # A paragraph at the head of the section may have lost its number: that is told of it, and no fault of the others.
    numberless = index
    while numberless and row.members[numberless - 1].value is None:
        numberless -= 1
    return any(one.boundary is not None for one in row.members[numberless:index])


def _is_slip(row: Row, index: int) -> bool:
    """Whether a 1 stands for the number between its neighbours: 5, 1, 7."""
    before, after = row.members[index - 1].value, _after(row, index)
    return bool(before and row.members[index].value == 1 and after == before + 2)


def _is_slip_for_first(row: Row, index: int) -> bool:
    """Whether the first number under a heading stands for 1, since 2 follows: 5, under the heading 6, 2, 3."""
    before, member = row.members[index - 1].value, row.members[index]
    swapped = member.value == (before or 0) + 2
    return member.boundary is not None and member.value is not None and not swapped and _after(row, index) == 2


def _after(row: Row, index: int) -> int | None:
    """The next number, if it is under the same heading."""
    after = row.members[index + 1] if index + 1 < len(row.members) else None
    return after.value if after and after.boundary is None else None


def _practice(rule: Rule, row: Row, starts: list[int]) -> Iterator[Finding]:
    """Sections of one level that differ in whether they start again at 1."""
    bounds = [i for i, m in enumerate(row.members) if m.boundary and m.value is not None and _numbered_before(row, i)]
    for level in sorted({_level(row, index) for index in bounds}):
        same = [index for index in bounds if _level(row, index) == level]
        again = [index for index in same if index in starts]
        on = [index for index in same if index not in starts]
        if again and on:
            yield _mixed(rule, row, again, on)
        elif len(again) == 1 and level < 9 and _text_before(row, again[0], level):
            yield _number_finding(rule, row.members[again[0]], f"The numbering starts again at 1 under {_section(row, again[0])}")


def _numbered_before(row: Row, index: int) -> bool:
    return any(member.value is not None for member in row.members[:index])


def _level(row: Row, index: int) -> int:
    boundary = row.members[index].boundary
    return boundary.level if boundary else 0


def _text_before(row: Row, index: int, level: int) -> bool:
    """Whether what stands before the member stands under no section of the level, so that no other section starts at 1."""
    return all(member.boundary is None or member.boundary.level > level for member in row.members[:index])


def _mixed(rule: Rule, row: Row, again: list[int], on: list[int]) -> Finding:
    """One finding: at the sections that do what fewer do, or what the first does not."""
    first_again = on[0] < again[0] or _text_before(row, again[0], _level(row, again[0]))
    if len(again) < len(on) or (len(again) == len(on) and first_again):
        deviating, others, problem = again, on, "starts again at 1 under {}, but runs on under {}"
    else:
        deviating, others, problem = on, again, "runs on under {}, but starts again at 1 under {}"
    words = [_named([_section(row, index) for index in group]) for group in (deviating, others)]
    members = [row.members[index] for index in deviating]
    return _number_finding(rule, members[0], f"The numbering {problem.format(*words)}", members[1:])


def _section(row: Row, index: int) -> str:
    boundary = row.members[index].boundary
    if boundary is None:
        return ""
    return f"section {boundary.mark}" if boundary.mark else f"“{boundary.paragraph.text.string[:40]}”"


def _named(names: list[str]) -> str:
    shown = names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} others"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _number_finding(
    rule: Rule, member: Member, problem: str, others: list[Member] | None = None, mended: Fix | None = None
) -> Finding:
    places = tuple(_place(other) for other in others or ())
    return rule.finding_at(member.paragraph.label, _place(member), problem, mended, places)


# --- telling


def _tell(draft: Draft, rule: Rule, settings: Settings, row: Row, start: int, found: list[Fault]) -> Iterator[Finding]:
    again = [row.members[start + fault.index] for fault in found if fault.sort == "again"]
    for fault in found:
        member = row.members[start + fault.index]
        if ("repeat" if fault.sort == "repeat" else "order") not in settings.report or member in again[1:]:
            continue
        if fault.sort == "repeat" and _NEW.search(member.paragraph.number or ""):
            continue
        right, found_mark = _written(member, fault.right), _written(member, fault.value)
        problem = _problem(row, start, fault, _NOUNS[settings.of])
        mended = _mended(draft, rule, member, right) if fault.single else None
        places = tuple(_place(other) for other in again[1:]) if member in again else ()
        label = member.paragraph.label
        yield rule.finding_at(label, _place(member), problem, mended, places, right=right, found=found_mark)


def _written(member: Member, value: int) -> str:
    """The number of a member with another value; "OP7" and "[7." keep what stands around their figures."""
    printed = member.paragraph.number or ""
    figures = expression(r"\d+").search(printed)
    if member.paragraph.kind in _NUMBERED and figures and figures.start():
        return f"{printed[: figures.start()]}{value}{printed[figures.end() :]}"
    return written(member, value)


def _problem(row: Row, start: int, fault: Fault, noun: str) -> str:
    """What is wrong, as a sentence without its full stop."""
    member = row.members[start + fault.index]

    def mark(value: int) -> str:
        number = written(member, value)
        return number.rstrip(".)]:–—-").rstrip() if member.paragraph.kind in _NUMBERED else number.rstrip(".")

    own, before, right = mark(fault.value), mark(fault.before) if fault.before else "", mark(fault.right)
    name = _name(member, own, noun)
    match fault.sort:
        case "start":
            return f"{name} is the first: the numbering should begin with {mark(1)}"
        case "gap":
            return f"{name} follows {before}: {_missing(mark, fault, noun)}"
        case "again":
            return f"The numbering starts again at {own} behind {before}; {right} is right"
        case "swap":
            return f"{name} stands before {right}: the two have changed places"
        case "back":
            return f"{name} follows {before}: {right} is right"
        case "slip":
            return f"{name} stands where {right} is right"
    if fault.value == fault.before:
        return f"{name} repeats the number of the {noun} before it; {right} is right"
    behind = [value for value in row.values[start : start + fault.index] if value == fault.value]
    following = row.values[start + fault.index + 1 : start + fault.index + 2] == [fault.value]
    other = f"another {noun} before it" if behind else f"the {noun} after it" if following else f"another {noun} after it"
    return f"{name} has the number of {other}; {right} is right"


def _name(member: Member, own: str, noun: str) -> str:
    if member.paragraph.kind in _NUMBERED:
        return member.paragraph.label
    if member.paragraph.kind is Kind.SUBPARAGRAPH:
        return own
    return f"{noun.capitalize()} {own}"


def _missing(mark: Callable[[int], str], fault: Fault, noun: str) -> str:
    first, last = fault.right, fault.value - 1
    if first >= last:
        return f"there is no {noun} {mark(first)}"
    plural = "annexes" if noun == "annex" else f"{noun}s"
    return f"there are no {plural} {mark(first)} {'and' if last == first + 1 else 'to'} {mark(last)}"


def _place(member: Member) -> Span:
    """The number of a paragraph or the mark of a heading."""
    return member.paragraph.number_span or member.paragraph.text.span(0, member.width)


def _mended(draft: Draft, rule: Rule, member: Member, right: str) -> Fix | None:
    """The right number in place of the printed one, where that stands in the source as it is."""
    paragraph = member.paragraph
    span = paragraph.number_span
    if not span or draft.source.text[span.start : span.end] != paragraph.number:
        return None
    return fix(rule.fix, [Edit(span, right)])
