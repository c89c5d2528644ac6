"""italics: the opening words of paragraphs are in italics, all of them and no more.

``missing`` finds openings and enacting lines in roman, ``short`` and ``long`` italics that end too early or too late,
``enacting`` those that cover the organ's name in part, ``lost`` a draft or a part of it in which hardly any opening is italic:
this is told once and not for each paragraph. A text without any italics is never told about them. ``short`` and ``long`` speak
only where official texts do not vary.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.checks.italic_ends import surplus, wanting
from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind, Paragraph, Style
from reslint.finding import Finding, Fix
from reslint.fixes import fix
from reslint.fixes.italics import set_italic
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.text import Span

WORDS = ("right", "part", "count", "italic")
MISSING = "The opening “{found}” is not in italics"
ENACTING = "The enacting line “{found}” is not in italics"
PARTLY = "The italics of the enacting line cover the whole name: “{right}”"
SHORT = "The italics end too early: all of “{right}” is the opening"
LONG = "The italics end too late: only “{right}” is the opening"
ALL = "Whole paragraphs are in italics; only the opening is to be, as “{right}” here"
OTHERWISE = "The openings of this draft are {italic}; they are to be in italics, as “{found}” here"
LOST = "Of the {count} openings {part}, {italic} in italics: they were probably lost when the text was converted"

_PARTS = {Kind.PREAMBULAR: "of the preamble", Kind.OPERATIVE: "of the operative part"}
# Where the form is that of the other part, this is what is wrong.
_FORMS = {
    Kind.PREAMBULAR: frozenset(("participle", "adjective", "unknown")),
    Kind.OPERATIVE: frozenset(("indicative", "plural", "unknown")),
}
_LEAST = 3
_SHARE = 10
# So many paragraphs that are italic to their ends, and more than half of all, are one cause.
_HABIT = 5
_STYLES = {Style.BOLD: "in bold", Style.UNDERLINE: "underlined"}
_ORGAN = expression(r"The [A-Z][^,;:.]*[^,;:.\s]")


class Settings(NamedTuple):
    """``what``: what is looked for; ``also``: styles that are as good as italics where italics are missing."""

    what: Literal["missing", "short", "long", "lost", "enacting"]
    also: tuple[Literal["underline", "bold"], ...] = ()


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The openings whose italics are wrong in the way asked for."""
    if draft.form not in ("resolution", "declaration"):
        return
    if draft.italics == "none":
        if settings.what == "missing":
            yield from _otherwise(draft, rule, settings)
        return
    match settings.what:
        case "lost":
            yield from _lost(draft, rule)
        case "missing":
            yield from _missing(draft, rule, {Style.ITALIC, *map(Style, settings.also)})
        case "enacting":
            yield from _partly(draft, rule)
        case "short" | "long":
            found = [(one, finding) for one in _opened(draft) if (finding := _extent(draft, rule, settings.what, one))]
            whole = [(one, finding) for one, finding in found if one.text.leading(Style.ITALIC) == len(one.text.string)]
            together = settings.what == "long" and len(whole) >= _HABIT and len(whole) > sum(1 for _ in _opened(draft)) / 2
            yield from (finding for one, finding in found if not together or (one, finding) not in whole)
            if together:
                yield _all(rule, whole)


def _all(rule: Rule, whole: Sequence[tuple[Paragraph, Finding]]) -> Finding:
    """The one finding for paragraphs that are in italics from their first word to their last."""
    edits = [edit for _, finding in whole if finding.fix for edit in finding.fix.edits]
    paragraph, first = whole[0]
    right = paragraph.text.string[: paragraph.opening.end if paragraph.opening else 0]
    places = tuple(finding.span for _, finding in whole[1:])
    return rule.finding_at(first.paragraph, first.span, ALL, fix(rule.fix, edits), places, right=right, found=right)


def _otherwise(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The one finding for a draft without italics whose openings are all set off in another way."""
    opened = list(_opened(draft))
    for style, words in _STYLES.items():
        if str(style) in settings.also:
            continue
        so = [one for one in opened if 0 < one.text.leading(style) < len(one.text.string) / 2 + 20 and one.opening]
        if len(so) >= _LEAST and len(so) > len(opened) / 2:
            spans = [one.text.span(0, one.opening.end if one.opening else 0) for one in so]
            found = so[0].text.string[: so[0].opening.end if so[0].opening else 0]
            yield rule.finding_at(so[0].label, spans[0], OTHERWISE, None, tuple(spans[1:]), italic=words, found=found)
            return


def _opened(draft: Draft) -> Iterator[Paragraph]:
    paragraphs = draft.of(Kind.PREAMBULAR, Kind.OPERATIVE, part="main")
    # A declaration in the text of a resolution may be set otherwise than the resolution.
    alien = draft.form != "declaration"
    return (one for one in paragraphs if one.opening and not one.resumed and not (alien and one.plural))


def _italic(paragraph: Paragraph, styles: Collection[Style] = (Style.ITALIC,)) -> bool:
    """Whether any of its opening words is italic, or has another of the styles."""
    end = paragraph.opening.end if paragraph.opening else len(paragraph.text)
    return any(mark.style in styles and mark.start < end for mark in paragraph.text.marks)


@once_a_draft
def _lost_parts(draft: Draft) -> dict[Kind, tuple[int, int]]:
    """The parts of which hardly any opening is italic: how many openings they have and how many of them are."""
    lost: dict[Kind, tuple[int, int]] = {}
    for kind in _PARTS:
        openings = [_italic(paragraph) for paragraph in _opened(draft) if paragraph.kind is kind]
        italic = openings.count(True)
        if italic < len(openings) / _SHARE and (len(openings) >= _LEAST or draft.italics == "lost"):
            lost[kind] = (len(openings), italic)
    return lost


def _lost(draft: Draft, rule: Rule) -> Iterator[Finding]:
    parts = _lost_parts(draft)
    if parts and parts.keys() == {paragraph.kind for paragraph in _opened(draft)}:
        yield _lost_finding(rule, "of the draft", *(sum(numbers) for numbers in zip(*parts.values(), strict=True)))
        return
    for kind, (openings, italic) in parts.items():
        yield _lost_finding(rule, _PARTS[kind], openings, italic)


def _lost_finding(rule: Rule, part: str, openings: int, italic: int) -> Finding:
    are = "none is" if not italic else "only one is" if italic == 1 else f"only {italic} are"
    return rule.finding_at("", Span(0, 0), LOST, None, (), part=part, count=str(openings), italic=are)


def _missing(draft: Draft, rule: Rule, styles: Collection[Style]) -> Iterator[Finding]:
    lost = _lost_parts(draft)
    first = next((paragraph.kind for paragraph in _opened(draft)), None)
    if first not in lost:
        for paragraph in draft.of(Kind.ENACTING, part="main"):
            organ = _ORGAN.match(paragraph.text.string)
            if organ and not _italic(paragraph, styles):
                yield rule.finding(paragraph, 0, organ.end(), ENACTING, _set(draft, rule, paragraph, 0, organ.end()))
    for paragraph in _opened(draft):
        opening = paragraph.opening
        if opening and opening.form in _FORMS[paragraph.kind] and paragraph.kind not in lost and not _italic(paragraph, styles):
            yield rule.finding(paragraph, 0, opening.end, MISSING, _set(draft, rule, paragraph, 0, opening.end))


def _partly(draft: Draft, rule: Rule) -> Iterator[Finding]:
    for paragraph in draft.of(Kind.ENACTING, part="main"):
        organ = _ORGAN.match(paragraph.text.string)
        if organ and _italic(paragraph) and paragraph.text.leading(Style.ITALIC) < organ.end():
            mended = _set(draft, rule, paragraph, 0, organ.end())
            yield rule.finding(paragraph, 0, organ.end(), PARTLY, mended, right=organ.group())


def _extent(draft: Draft, rule: Rule, what: str, paragraph: Paragraph) -> Finding | None:
    string = paragraph.text.string
    if not _italic(paragraph):
        return None
    italic = len(string[: paragraph.text.leading(Style.ITALIC)].rstrip(" ,;:."))
    arguments = (string, italic, str(paragraph.kind), draft.organ, draft.form == "declaration")
    if what == "short":
        end = wanting(*arguments)
        mended = _set(draft, rule, paragraph, 0, end) if end else None
        return rule.finding(paragraph, italic, end, SHORT, mended, right=string[:end]) if end else None
    start = surplus(*arguments)
    mended = _set(draft, rule, paragraph, start, paragraph.text.leading(Style.ITALIC), italic=False) if start else None
    return rule.finding(paragraph, start, italic, LONG, mended, right=string[:start].rstrip()) if start else None


def _set(draft: Draft, rule: Rule, paragraph: Paragraph, start: int, end: int, italic: bool = True) -> Fix | None:
    """The fix that makes words of a paragraph italic, or upright."""
    return fix(rule.fix, set_italic(draft, paragraph.text, start, end, italic) or [])
