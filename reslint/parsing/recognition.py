"""What kind of text this is: who speaks, at what stage it is, whether it is a draft at all, and in what language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reslint.draft import Kind, Masthead, Paragraph
from reslint.matching.expressions import expression
from reslint.parsing.enacting import enacting_organ

ORGAN_SLUGS = {
    "general-assembly": "General Assembly",
    "security-council": "Security Council",
    "human-rights-council": "Human Rights Council",
    "economic-and-social-council": "Economic and Social Council",
    "commission": "Commission",
    "world-health-assembly": "World Health Assembly",
    "declaration": "",
}
# By the codes of ISO 639-1, those that ``language_of`` gives.
LANGUAGE_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
}
_ENGLISH = frozenset("the of and to in for on that with by its as at from all their".split())
_FOREIGN = {
    "fr": frozenset("les des du et dans pour sur aux une est qui ses que".split()),
    "es": frozenset("el los las del y para por con una su al sus que".split()),
    "de": frozenset("der die das und den von zu mit für auf des im dem eine ist".split()),
    "pt": frozenset("os da do em para com uma seu no na dos das que".split()),
}
# The beginning of a text tells its language.
_SAMPLE = 6_000
_SCRIPTS = (("ar", r"[\u0600-\u06ff]"), ("ru", r"[\u0400-\u04ff]"), ("zh", r"[\u4e00-\u9fff]"), ("he", r"[\u0590-\u05ff]"))
_ATTRIBUTION = expression(r"\[[^\[\]]{0,300}\]|\b(?:alt|bis|ter)\b\s*[.:\]]|\b(?:PP|OP)\s?\d+\b")
_WORKING_NUMBER = expression(r"\b[OP]P\s?\d|\bparagraph\s|\bnew\b|\[.+:", re.IGNORECASE)
_WORKING = expression(r"\bzero draft\b|\brev\.?\s?\d+\s+(?:as of|dated)\b|\bnon-?paper\b|\bsilence procedure\b", re.IGNORECASE)


def organ_of(paragraphs: Sequence[Paragraph], masthead: Masthead, wanted: str) -> str:
    """The enacting organ's name: as set, else from the enacting line, else from the symbol; "" where nothing says."""
    named = next((enacting_organ(p.text.string) for p in paragraphs if p.kind is Kind.ENACTING), "")
    if wanted != "auto":
        slug = ORGAN_SLUGS.get(wanted, wanted)
        return named if slug in ("Commission", "World Health Assembly") and slug in named else slug
    if named:
        return expression(r"\s*&\s*").sub(" and ", named)
    symbol = masthead.symbol.value if masthead.symbol else ""
    for start, organ in (
        ("A/HRC/", "Human Rights Council"),
        ("A/", "General Assembly"),
        ("S/", "Security Council"),
        ("E/CN.", ""),
        ("E/", "Economic and Social Council"),
    ):
        if symbol.startswith(start):
            return organ
    return ""


def stage_of(paragraphs: Sequence[Paragraph], masthead: Masthead, wanted: str) -> str:
    """ "informal", "tabled" or "adopted": as set, else by the marks of working papers and of issued texts."""
    if wanted != "auto":
        return wanted
    symbol = masthead.symbol.value if masthead.symbol else ""
    if "/RES/" in symbol or masthead.adoption:
        return "adopted"
    if "/L." in symbol:
        return "tabled"
    marks = 0
    for p in paragraphs:
        if p.number and _WORKING_NUMBER.search(p.number):
            marks += 2
        if p.kind in (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.TEXT):
            marks += len(_ATTRIBUTION.findall(p.text.string))
        if _WORKING.search(p.text.string[:400]):
            return "informal"
    return "informal" if marks >= 4 else "tabled"


def form_of(paragraphs: Sequence[Paragraph], amendment: bool, declaration: bool, statement: bool) -> str:
    """ "resolution", "decision", "declaration", "amendment", "statement", or "none" for a text that has no part of a draft."""
    kinds = {p.kind for p in paragraphs}
    if amendment or statement:
        return "amendment" if amendment else "statement"
    front = " ".join(p.text.string for p in paragraphs if p.kind in (Kind.SPONSORS, Kind.MASTHEAD))
    if expression(r"\bdraft decision\b|\bDecision adopted\b", re.IGNORECASE).search(front):
        return "decision"
    if declaration:
        return "declaration"
    if Kind.ENACTING not in kinds and not kinds & {Kind.PREAMBULAR, Kind.OPERATIVE}:
        return "none"
    return "resolution"


def language_of(text: str) -> str:
    """ "en" unless the text is plainly in another language: then its code."""
    sample = text[:_SAMPLE]
    words = expression(r"[^\W\d_]+").findall(sample.lower())
    letters = sum(map(len, words))
    if letters < 40:
        return "en"
    if len(sample.encode("ascii", "ignore")) < len(sample) * 0.7:
        for code, script in _SCRIPTS:
            if len(re.findall(script, sample)) > letters * 0.4:
                return code
    english = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if english > 0.1:
        return "en"
    shares = {code: sum(word in own for word in words) / max(1, len(words)) for code, own in _FOREIGN.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] > 0.12 and english < shares[best] / 3 else "en"
