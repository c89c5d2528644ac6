"""number: whether a paragraph has a number, and whether the number has the right form.

The form is given by samples, "1." for paragraphs, "(a)", "(i)", "a.", "i." for the levels of subparagraphs, "I", "A" for those of
sections. What a whole list or draft does wrong in the same way is said once, at the first place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from reslint.derived.item_lists import lists
from reslint.derived.numbering import Member, Row, belonging, operative_rows, section_rows, written
from reslint.derived.passages import select
from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Edit, Finding
from reslint.fixes import fix, insertion
from reslint.matching.expressions import expression
from reslint.parsing.numbers import REPEATS
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("right",)
MESSAGE = "{summary}"

_NONE = "The operative paragraphs have no numbers; where there are several, they are numbered from 1 on"
_BETWEEN = "This operative paragraph has no number; its neighbours leave {right} for it"
_ODDLY = "The number of this operative paragraph is written “{right}.”, not “{found}”"
_ALL_ODDLY = "The numbers of the operative paragraphs are written “{right}.”, not “{found}”"
_NUMBERLESS = "This operative paragraph has no number; given one, those behind it move up"

# A figure that is no more than a nought, letters of subparagraphs that are capitals, and "(iiii)".
_OTHERWISE = expression(r"\(?0\d|\([A-Z]\)|\(?[xv]*iiii")
_STYLES = {
    "1.": ("arabic", "."),
    "(a)": ("letter", "()"),
    "(i)": ("roman", "()"),
    "a.": ("letter", "."),
    "i.": ("roman", "."),
    "I": ("roman", ""),
    "A": ("letter", ""),
}


# So many are numbered on purpose, which is one cause.
_HABIT = 3
_IN_BRACKETS = expression(r"\(\d{1,3}\)\Z")
_LABEL = expression(r"\b[op]p\s?\d|\bparagraph\b")
_LETTER = expression(r"\(?[a-z]{1,4}[.)]")
# "1 -" is "1-" with a blank.
_BLANK = expression(r"\s+(?=[-–—:)]\Z)")
_REPEAT = expression(rf"\s?\b(?:{'|'.join(REPEATS)})\b")


class Settings(NamedTuple):
    """``want``: a number must be "there", must be "not-there" or must have the right "form"; "no-bullet": it is no dash or dot;
    "parted": a blank stands behind it.

    ``only``: of operative paragraphs those that stand "alone" in their resolution, or those of "several". ``samples``: the right
    forms, one for each level. ``forms``: the drafts that the rule is about.
    """

    want: Literal["there", "not-there", "form", "no-bullet", "parted"]
    only: Literal["any", "alone", "several"] = "any"
    samples: tuple[Literal["1.", "(a)", "(i)", "a.", "i.", "I", "A"], ...] = ()
    forms: tuple[Literal["resolution", "decision", "declaration"], ...] = ("resolution", "declaration")


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if settings.want in ("form", "no-bullet") and not settings.samples:
        yield '"samples" is missing: the right forms, such as 1. or (a)'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The paragraphs with a number too much, too little or in the wrong form."""
    if draft.form not in settings.forms:
        return
    meant = {id(passage.holder) for passage in select(draft, rule.where)}
    if settings.want == "not-there":
        yield from _surplus(draft, rule, settings, meant)
    elif settings.want == "parted":
        yield from _unparted(draft, rule, meant)
    elif settings.want == "there":
        yield from _missing(draft, rule, meant)
    else:
        for row in [*operative_rows(draft), *lists(draft), *section_rows(draft)]:
            if id(row.members[0].paragraph) in meant:
                yield from _form(draft, rule, settings, row)


def _surplus(draft: Draft, rule: Rule, settings: Settings, meant: set[int]) -> Iterator[Finding]:
    alone = {id(row.members[0].paragraph) for row in operative_rows(draft) if len(row.members) == 1}
    found: list[Finding] = []
    for paragraph in draft.paragraphs:
        mark, span = _mark(paragraph)
        if id(paragraph) not in meant or span is None:
            continue
        if settings.only != "any" and (id(paragraph) in alone) is not (settings.only == "alone"):
            continue
        printed = draft.source.text[span.start : span.end] == mark
        edit = Edit(Span(span.start, _behind(draft, span)), "") if printed else None
        found.append(rule.finding_at(paragraph.label, span, MESSAGE, fix(rule.fix, [edit]), found=mark))
    if len(found) < _HABIT:
        yield from found
        return
    edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
    yield replace(found[0], fix=fix(rule.fix, edits), places=tuple(finding.span for finding in found[1:]))


def _unparted(draft: Draft, rule: Rule, meant: set[int]) -> Iterator[Finding]:
    """The numbers that stand close to the first word; of many it is said once."""
    found: list[Finding] = []
    for paragraph in draft.paragraphs:
        span = paragraph.number_span
        if (
            id(paragraph) not in meant
            or span is None
            or not _printed(draft, paragraph)
            or not paragraph.text.string[:1].isalpha()
        ):
            continue
        behind = draft.source.text[span.end : paragraph.text.span(0, 1).start]
        if not behind.strip("*_"):
            edit = Edit(Span(span.end, span.end), " ")
            found.append(rule.finding_at(paragraph.label, span, MESSAGE, fix(rule.fix, [edit]), found=paragraph.number or ""))
    if len(found) < _HABIT:
        yield from found
        return
    edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
    yield replace(found[0], fix=fix(rule.fix, edits), places=tuple(finding.span for finding in found[1:]))


def _mark(paragraph: Paragraph) -> tuple[str, Span | None]:
    """The number or, of a preambular paragraph, the letter or bullet that it has; a dash or star is the mark of a converter."""
    number = paragraph.number or ""
    if paragraph.kind is Kind.PREAMBULAR and not number and paragraph.bullet == "•":
        return paragraph.bullet, paragraph.bullet_span
    if number[:1].isdigit() or (paragraph.kind is Kind.PREAMBULAR and _LETTER.fullmatch(number)):
        return number, paragraph.number_span
    return "", None


def _own(row: Row) -> Row:
    """The row without the paragraphs of a declaration that the resolution adopts; these may have no numbers."""
    return Row([member for member in row.members if not member.paragraph.plural])


def _missing(draft: Draft, rule: Rule, meant: set[int]) -> Iterator[Finding]:
    for whole in operative_rows(draft):
        row = whole if draft.form == "declaration" else _own(whole)
        if not row.members or id(row.members[0].paragraph) not in meant or len(row.members) == 1:
            continue
        lacking = [(i, m) for i, m in enumerate(row.members) if m.value is None and not _right_without(row, i)]
        # The form of "(2)" is another matter.
        lacking = [(i, m) for i, m in lacking if not _IN_BRACKETS.match(m.paragraph.number or "")]
        if len(lacking) == len(row.members) and all(_read(member.paragraph) for _, member in lacking):
            yield _oddly(draft, rule, [member.paragraph for _, member in lacking])
            continue
        if len(lacking) == len(row.members):
            first, *others = [member.paragraph for _, member in lacking]
            places = tuple(other.text.span(0, 0) for other in others)
            yield rule.finding_at(first.label, first.text.span(0, 0), _NONE, None, places, right="1.")
            continue
        for index, member in lacking:
            free = _read(member.paragraph) or belonging(row, index)
            right = f"{free}." if free else ""
            edit = insertion(draft, member.paragraph, right) if right else None
            place = member.paragraph.text.span(0, 0)
            message = _BETWEEN if right else _NUMBERLESS
            words = {"right": right.rstrip(".")}
            if _read(member.paragraph) and member.paragraph.number and member.paragraph.number_span:
                message, place = _ODDLY, member.paragraph.number_span
                words["found"] = member.paragraph.number
            yield rule.finding_at(member.paragraph.label, place, message, fix(rule.fix, [edit]), **words)


def _oddly(draft: Draft, rule: Rule, paragraphs: Sequence[Paragraph]) -> Finding:
    """The one finding for paragraphs whose numbers all lost their stops."""
    first = paragraphs[0]
    edits = [insertion(draft, paragraph, f"{_read(paragraph)}.") for paragraph in paragraphs]
    span, *others = [paragraph.number_span or paragraph.text.span(0, 0) for paragraph in paragraphs]
    words = {"right": str(_read(first)), "found": first.number or ""}
    return rule.finding_at(first.label, span, _ALL_ODDLY, fix(rule.fix, edits), tuple(others), **words)


def _read(paragraph: Paragraph) -> int:
    """The number meant by one that lost its stop ("3") or whose figure is a letter ("l."); 0 for a paragraph without any."""
    printed = paragraph.number or ""
    return 1 if printed in ("l.", "I.") else int(printed) if printed.isdigit() else 0


def _right_without(row: Row, index: int) -> bool:
    """Whether the paragraph needs no number: it is the only one of its section; it leads on to paragraphs that are numbered
    below it ("Resolves that:", then 1, 2, 3); or what is wrong with it is its opening."""
    paragraph = row.members[index].paragraph
    if paragraph.opening and paragraph.opening.known and paragraph.opening.form in ("participle", "adjective", "infinitive"):
        return True
    if index == 0 and paragraph.text.string.endswith(":") and row.members[1].value == 1:
        return True
    return paragraph.alone and not belonging(row, index)


def _form(draft: Draft, rule: Rule, settings: Settings, row: Row) -> Iterator[Finding]:
    sample = settings.samples[min(max(row.level, 1), len(settings.samples)) - 1]
    style = _STYLES[sample]
    wrong = [(place, member) for place, member in enumerate(row.members, 1) if _is_wrong(member, style, settings.want)]
    if not wrong:
        return
    rights = [_with_repeat(written(m._replace(scheme=style[0], closing=style[1]), m.value or place), m) for place, m in wrong]
    edits = [
        Edit(m.paragraph.number_span, right) if _printed(draft, m.paragraph) and m.paragraph.number_span else None
        for (_, m), right in zip(wrong, rights, strict=True)
    ]
    spans = [m.paragraph.number_span or m.paragraph.text.span(0, m.width) for _, m in wrong]
    first = wrong[0][1].paragraph
    found = first.number or first.text.string[: wrong[0][1].width]
    # What speaks of "paragraph B" does not follow by itself where letters become figures.
    lettered = style[0] == "arabic" and wrong[0][1].scheme != "arabic"
    mended = fix("suggested" if lettered and rule.fix == "safe" else rule.fix, edits)
    yield rule.finding_at(first.label, spans[0], MESSAGE, mended, tuple(spans[1:]), found=found, right=rights[0])


def _with_repeat(mark: str, member: Member) -> str:
    """The mark with the "bis" that its member has: "(b bis)"."""
    return f"{mark[:-1]} {member.repeat}{mark[-1]}" if member.repeat and mark.endswith(")") else mark


def _is_wrong(member: Member, style: tuple[str, str], want: str) -> bool:
    if member.paragraph.kind is Kind.HEADING:
        return want == "form" and member.scheme != style[0]
    if not member.paragraph.number:
        return False
    bullet = member.scheme == "dash"
    if want == "form" and _OTHERWISE.match(member.paragraph.number) and not _LABEL.search(member.paragraph.number.lower()):
        return True
    if want == "no-bullet" or bullet:
        return bullet and want == "no-bullet"
    printed = _BLANK.sub("", _REPEAT.sub("", member.paragraph.number.lower()).strip("[]"))
    if _LABEL.search(printed):
        return False
    own = "()" if printed.startswith("(") and printed.endswith(")") else printed[-1:]
    if not printed.endswith((")", ".", "-", "–", "—", ":")) or " " in printed:
        own = "."
    return (member.scheme, own) != style


def _printed(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether its number stands in the source as it is."""
    span = paragraph.number_span
    return span is not None and draft.source.text[span.start : span.end] == paragraph.number


def _behind(draft: Draft, span: Span) -> int:
    """Where the blanks behind a number end."""
    end = span.end
    while draft.source.text[end : end + 1] in (" ", "\t", "\u00a0"):
        end += 1
    return end
