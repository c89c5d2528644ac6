"""Openings whose verb stands in the past or the future, or lacks the end of its participle: "Recalled", "Will request"."""

from __future__ import annotations

from typing import NamedTuple

from reslint.draft import Kind, Paragraph
from reslint.matching.expressions import expression
from reslint.parsing.lexicon import lexicon
from reslint.parsing.morphology import indicative, participle
from reslint.parsing.opening_forms import place_adverb

__all__ = ["InPresent", "in_present"]

_OPENING = expression(
    r"(?P<adverb>(?:[Aa]lso|[Ff]urther)\s)?(?P<how>[A-Za-z]{2,12}ly\s)?(?P<future>(?:[Ww]ill|[Ss]hall)\s)?(?P<verb>[A-Za-z]{4,14})"
    r"(?=\s(?:(?P<object>the|all|its|[A-Z][a-z]+)|that|this|to|upon|on|note|for|at|about|into account|in mind|also|further"
    r"|with (?:\w+ )?(?:appreciation|concern|satisfaction|interest|regret|gratitude|alarm))\b)"
)
# Those whose past and past participle differ.
_PASTS = {"took": "take", "gave": "give", "began": "begin", "undertook": "undertake", "chose": "choose", "drew": "draw"}


class InPresent(NamedTuple):
    """Where the wrong opening ends, and what is right in its place."""

    end: int
    right: str


def in_present(paragraph: Paragraph, form: str) -> InPresent | None:
    """The opening of a paragraph as it should be, in the form "participle", "indicative" or "plural"; None where its verb is in
    no other tense."""
    match = _OPENING.match(paragraph.text.string)
    if match is None:
        return None
    written, known = match["verb"].lower(), lexicon()
    noun = f"{written}{'d' if written.endswith('e') else 'ed'}"
    if match["how"] and not match["future"] and paragraph.kind is Kind.PREAMBULAR and noun in known.adjectives:
        # "Deeply concern at …"
        return InPresent(match.end("verb"), f"{match['how']}{noun}".capitalize())
    if match["future"]:
        verb = known.base(written)
    else:
        past = known.base(_PASTS.get(written, "")) or known.past(written)
        # "Encouraged by", but not "Encouraged the".
        verb = past if match["object"] or written not in known.adjectives else None
    if verb is None or not verb.known:
        return None
    right = {"participle": participle, "indicative": indicative}.get(form, str)(verb.base)
    words = f"{match['how'] or ''}{right}"
    opening = words[:1].upper() + words[1:].lower()
    adverb = (match["adverb"] or "").strip().lower()
    return InPresent(match.end("verb"), place_adverb(opening, adverb, str(paragraph.kind)) if adverb else opening)
