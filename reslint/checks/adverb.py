"""adverb: where "also" and "further" stand in an opening.

In the preamble they stand behind the whole opening ("Noting with concern also") or the auxiliary of a perfect participle ("Having
also considered"), in the operative part before it ("Also requests"). ``of`` says which openings are looked at: those of operative
paragraphs ("operative"), perfect participles ("perfect"), preambular openings with a qualifier ("qualified") and without
("plain").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.draft import Draft, Kind, Opening, Paragraph
from reslint.finding import Edit, Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.parsing.lexicon import lexicon
from reslint.parsing.opening_forms import SERIES, place_adverb
from reslint.rules import Rule

WORDS = ("right", "adverb")
MESSAGES = {
    "operative": "In an operative paragraph “{adverb}” stands before the verb: “{right}”",
    "perfect": "“{adverb}” stands behind “having”: “{right}”",
    "qualified": "In the preamble “{adverb}” stands behind the whole opening: “{right}”",
    "plain": "In the preamble “{adverb}” stands behind the opening: “{right}”",
}

_QUALIFIED = expression(r"^(?:expressing|conveying|voicing)\b|\bwith\b")
# "Reaffirming also its condemnation": here official texts vary.
_VARIES = expression(r"\b(?:its|our)\b")
_FOLLOWING = expression(r"\s+(\w+)")
# "also" behind an italic verb; of "further" one cannot tell whether it belongs to a noun that follows.
_BEHIND = expression(r"\s+(?P<adverb>also|further(?= (?:that|the|all|its|upon)\b))(?=\s)")


class Settings(NamedTuple):
    """``of``: the openings that are looked at."""

    of: Literal["operative", "perfect", "qualified", "plain"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The openings whose adverb is not at its place."""
    if draft.form not in ("resolution", "declaration"):
        return
    for paragraph in draft.of(Kind.OPERATIVE if settings.of == "operative" else Kind.PREAMBULAR, part="main"):
        opening = paragraph.opening
        if opening is None or paragraph.resumed or opening.form == "unknown" or " and " in opening.phrase:
            continue
        adverb, end = _adverb(paragraph, opening)
        if adverb and settings.of == _sort(paragraph, opening):
            right = place_adverb(paragraph.text.string[:end], adverb, str(paragraph.kind))
            if right.lower() != " ".join(paragraph.text.string[:end].lower().split()) and not _cut(right):
                mended = fix(rule.fix, _edits(paragraph, opening.end, end, adverb, right))
                yield rule.finding(paragraph, 0, end, MESSAGES[settings.of], mended, right=right, adverb=adverb)


def _edits(paragraph: Paragraph, verb: int, end: int, adverb: str, right: str) -> list[Edit | None]:
    """The edits that put the adverb at its place: in one, or, where markup parts it from the verb, in two."""
    whole = replacement(paragraph.text, 0, end, right)
    if whole is not None or end <= verb:
        return [whole]
    moved = place_adverb(paragraph.text.string[:verb], adverb, str(paragraph.kind))
    return [replacement(paragraph.text, 0, verb, moved), replacement(paragraph.text, verb, end, "")]


def _cut(words: str) -> bool:
    """Whether the opening has a preposition that is no part of it, so that the place behind it is not known."""
    *_, before, last = words.split()
    return last in SERIES and before in ("of", "to", "about", "at", "that", "with", "by", "in")


def _adverb(paragraph: Paragraph, opening: Opening) -> tuple[str, int]:
    """The adverb of an opening, or just behind it, and where the opening then ends."""
    if opening.adverb:
        return (opening.adverb if opening.adverb in SERIES and not _of_object(paragraph, opening) else ""), opening.end
    if paragraph.kind is not Kind.OPERATIVE:
        return "", 0
    inside = opening.phrase.rpartition(" ")[2]
    if inside in SERIES:
        return inside, opening.end
    behind = _BEHIND.match(paragraph.text.string, opening.end)
    return (behind["adverb"], behind.end()) if behind else ("", 0)


def _of_object(paragraph: Paragraph, opening: Opening) -> bool:
    """Whether "further" may belong to a noun: "Having heard further statements"."""
    behind = opening.adverb_start + len(opening.adverb)
    if opening.adverb != "further" or behind != opening.end:
        return False
    following = _FOLLOWING.match(paragraph.text.string, opening.end)
    word = following[1] if following else ""
    return word.islower() and word not in lexicon().determiners and word not in lexicon().links


def _sort(paragraph: Paragraph, opening: Opening) -> str:
    if paragraph.kind is Kind.OPERATIVE:
        return "operative" if opening.form in ("indicative", "plural") else ""
    if opening.form not in ("participle", "adjective"):
        return ""
    if opening.phrase.startswith("having "):
        return "perfect"
    if _QUALIFIED.search(opening.phrase):
        return "qualified"
    return "" if _VARIES.search(opening.phrase) else "plain"
