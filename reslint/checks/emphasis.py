"""emphasis: italics (or bold) where a draft has none.

``verb`` finds italic verbs behind the opening ("and *requests*"), ``subparagraph`` italic openings of subparagraphs, ``words``
common words set in italics to stress them, and all words in bold. Titles of publications, names of ships, foreign words and the
like are italic for good reasons; a common word is one that the draft has in roman as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.ranges import Range
from reslint.draft import Draft, Kind, Opening, Paragraph, Style
from reslint.finding import Finding
from reslint.fixes import fix
from reslint.fixes.italics import set_italic
from reslint.matching.expressions import expression
from reslint.parsing.openings import read_opening
from reslint.rules import Rule

MESSAGES = {
    "verb": "Only the opening of a paragraph is in italics, not the later verb “{found}”",
    "subparagraph": "The words that a subparagraph opens with are not in italics: “{found}”",
    "words": "Nothing is set in italics or bold to stress it: “{found}”",
}

_KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)
_WORD = expression(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_WORDY = expression(r"[^\W\d_]{3}")
_STRESSED = frozenset(
    "not no nor never only must shall should may all any every each none both or and before after always immediately urgently "
    "fully without".split()
)
_JOINT = expression(r"[ ,;]*(?:and|as well as) ")
_JOINED = expression(r"(?:,|\band|\bas well as) $")
_JOINT_AT_MOST = 12
# "Deeply concerned" is told by the "about" that follows.
_BEHIND = 30
_INFINITIVE = expression(r"To [a-z]+\b")
_CAPITAL = expression(r"[A-Z][a-z]+")
_GOES_ON = expression(r" [a-z]+\b(?![:,])")
_MOST = 8
_FEW = 3


class Settings(NamedTuple):
    """``what``: what is looked for."""

    what: Literal["verb", "subparagraph", "words"]


class _SetOff(NamedTuple):
    """Words that are set off, the range of their style that they stand in, and ``what`` they are, as ``Settings.what`` has it."""

    what: str
    paragraph: Paragraph
    style: Style
    start: int
    end: int
    whole: Range


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that are set off without reason; bold ones of which a draft has many once."""
    found = [one for one in _set_off(draft) if one.what == settings.what]
    bold = [one for one in found if one.style is Style.BOLD]
    if len(bold) > _FEW:
        found = [one for one in found if one.style is not Style.BOLD]
        first, *others = (one.paragraph.text.span(one.start, one.end) for one in bold)
        words = bold[0].paragraph.text.string[bold[0].start : bold[0].end]
        yield rule.finding_at(bold[0].paragraph.label, first, MESSAGES[settings.what], None, tuple(others), found=words)
    for one in found:
        upright = [] if one.style is Style.BOLD else set_italic(draft, one.paragraph.text, *one.whole, italic=False)
        yield rule.finding(one.paragraph, one.start, one.end, MESSAGES[one.what], fix(rule.fix, upright or []))


@once_a_draft
def _set_off(draft: Draft) -> list[_SetOff]:
    found = []
    for paragraph in draft.of(*_KINDS, part="main"):
        if not paragraph.text.marks:
            continue
        opened = paragraph.text.leading(Style.ITALIC) > 0
        for style in (Style.ITALIC, Style.BOLD):
            for whole in paragraph.text.covered(style):
                place = _trimmed(paragraph.text.string, *whole, style is Style.ITALIC)
                what = _what(draft, paragraph, style, place, opened)
                if what:
                    found.append(_SetOff(what, paragraph, style, *place, whole))
    return found


def _trimmed(string: str, start: int, end: int, parted: bool) -> Range:
    """The range without blanks and marks at its ends; if ``parted``, without what joins it to the words before it."""
    words = string[start:end]
    joint = _JOINT.match(words) if parted and start else None
    if joint:
        start, words = start + joint.end(), words[joint.end() :]
    return start + len(words) - len(words.lstrip(" ,;:.")), end - len(words) + len(words.rstrip(" ,;:."))


def _what(draft: Draft, paragraph: Paragraph, style: Style, place: Range, opened: bool) -> str:
    """What the words set off are, in the words of ``Settings.what``; "" if they may be so. ``opened``: the paragraph begins in
    italics."""
    start, end = place
    string = paragraph.text.string
    words = string[start:end]
    if not words:
        return ""
    if paragraph.kind is Kind.SUBPARAGRAPH and start == 0:
        opens = style is Style.ITALIC and (_opens(string, end) or (_begins(string, end) and len(_beginning(draft)) > 1))
        return "subparagraph" if opens else ""
    if start <= (paragraph.opening.end if paragraph.opening else 0):
        return ""
    if style is Style.BOLD:
        # Nothing in a paragraph is rightly bold.
        return "words" if _WORDY.search(words) else ""
    if not words[0].islower():
        return ""
    joined = bool(_JOINED.search(string, max(0, start - _JOINT_AT_MOST), start))
    behind = string[end : end + _BEHIND] if joined else " the"
    opening = read_opening(f"{words}{behind} …;", "", capital=False)
    # Behind roman words it may be the opening itself: "The Council *urges*".
    if opening and opening.known and _is_verb(opening, len(words), joined) and opened:
        return "verb"
    return "words" if _common(draft, words) else ""


def _is_verb(opening: Opening, length: int, joined: bool) -> bool:
    """Whether italic words of the length are a verb; what is ``joined`` to a paragraph may be an adjective or have its object."""
    forms = ("indicative", "participle", "plural", "adjective") if joined else ("indicative", "participle", "plural")
    return opening.form in forms and (opening.end >= length or (joined and opening.form == "indicative" and opening.certain))


def _opens(string: str, end: int) -> bool:
    """Whether ``string[:end]`` is the opening of a subparagraph and not a title or a heading."""
    if end >= len(string.rstrip(" ,;:.")) or len(string[:end].split()) > _MOST:
        return False
    opening = read_opening(string, "operative", capital=False)
    return bool(_INFINITIVE.match(string)) or bool(opening and opening.known and opening.end >= end)


def _begins(string: str, end: int) -> bool:
    """Whether ``string[:end]`` is one word that goes on in small letters, "Protect rivers". Two such are no titles."""
    return bool(_CAPITAL.fullmatch(string, 0, end)) and bool(_GOES_ON.match(string, end))


@once_a_draft
def _beginning(draft: Draft) -> list[Paragraph]:
    """The subparagraphs of which the first word alone is in italics."""
    items = draft.of(Kind.SUBPARAGRAPH, part="main")
    return [item for item in items if _begins(item.text.string, item.text.leading(Style.ITALIC))]


def _common(draft: Draft, words: str) -> bool:
    """Whether all words are common: short words of the kind that is stressed, or words that the draft has in roman too."""
    each = _WORD.findall(words)
    if not each or len(each) > _MOST or " ".join(each) != " ".join(words.split()) or max(map(len, each)) < 2:
        return False
    return all(word in _STRESSED for word in each) or (len(words) > 3 and all(word in _roman(draft) for word in each))


@once_a_draft
def _roman(draft: Draft) -> frozenset[str]:
    """The words in small letters that the draft has in roman."""
    words: set[str] = set()
    for paragraph in draft.of(*_KINDS, part="main"):
        string, at = paragraph.text.string, 0
        for start, end in paragraph.text.covered(Style.ITALIC):
            words.update(_WORD.findall(string, at, start))
            at = end
        words.update(_WORD.findall(string, at))
    return frozenset(words)
