"""voice: who speaks. A resolution speaks of its organ in the third person ("its commitment"), a declaration as "We"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reslint.derived.numbering import operative_rows
from reslint.derived.passages import search
from reslint.draft import Draft, Kind, Paragraph
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, in_both_cases, pattern
from reslint.rules import Rule

WHERE = (
    "preambular main -quotation -title-of-instrument, operative main -quotation -title-of-instrument, "
    "subparagraph main -quotation -title-of-instrument"
)
WORDS = ("right",)
MESSAGE_FOR_WE = "“{found}”: a resolution speaks of its organ in the third person (“its”, “it”), not as “we”"
MESSAGE_FOR_IT = "“{found}”: the other paragraphs of this declaration speak as “we”"

# "Our planet" and "our common future" are everybody's; "our commitment" is that of those who speak.
_SHARED = "collective|common|continued|joint|own|shared|unwavering"
_OWN = (
    "appreciation|belief|call|commitments?|concerns?|condemnation|condolences|conviction|decisions?|declaration|delegations?|"
    "determin(?:ation|ed)|full|deep|deepest|earlier|firm|governments?|Governments?|gratitude|hope|pledge|position|previous|profound|"
    "readiness|recommendations?|requests?|resolve|resolutions?|respect|satisfaction|sincere|strong|support|thanks|wish|willingness"
)
_ACTING = (
    "acknowledge|affirm|agree|aim|believe|call|commit|condemn|consider|decide|declare|emphasi[sz]e|encourage|endorse|express|"
    "have (?:agreed|decided|resolved)|hope|invite|must|note|pledge|reaffirm|recall|recogni[sz]e|reiterate|request|resolve|shall|"
    "should|stress|support|thank|underline|urge|welcome|will|wish"
)
# "The world we need" is a name; "that we need to act" is not.
_NEEDING = "are (?:committed|convinced|determined|resolved)|can|cannot|have|need"
_FIRST_PERSON = Regex(
    rf"(?<![\w“‘-])(?P<here>[Oo]ur)(?= (?:(?:{_SHARED}) )*(?:{_OWN})\b)|(?<![\w“‘-])(?P<here>[Ww]e)(?= (?:{_ACTING})\b)|"
    rf"(?<=\bthat )(?P<here>we)(?= (?:{_NEEDING})\b)|\b(?P<here>ourselves)\b",
    in_both_cases((("Our ", "our ", "We ", "we ", "ourselves"),)),
)
_WE = expression(r"(?:Accordingly|Therefore|Further|Also|Today|Together|In this regard)?,? ?(?:[Ww]e|[Oo]ur)\b")
_ANY_WE = expression(r"\b[Ww]e\b")
_LEAST = 3


class Settings(NamedTuple):
    """``of``: the texts whose voice is looked at; declarations also where they are annexed. A resolution with paragraphs that
    begin with "We" carries a declaration, and nothing is said of it; one such paragraph is a slip.
    """

    of: Literal["resolution", "declaration"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places where another voice speaks."""
    if settings.of == "declaration":
        if draft.form == "declaration":
            yield from _third_person(list(draft.of(Kind.OPERATIVE, part="main")), rule)
        for paragraphs in _annexed(draft):
            yield from _third_person(paragraphs, rule)
    elif draft.form == "resolution":
        yield from _first_person(draft, rule)


def _first_person(draft: Draft, rule: Rule) -> Iterator[Finding]:
    hits = list(search(draft, rule.where, pattern(_FIRST_PERSON, ignore_case=False)))
    if not hits or _carries_declaration(draft):
        return
    spans = [hit.holder.text.span(*hit.range) for hit in hits]
    yield rule.finding_at(hits[0].holder.label, spans[0], MESSAGE_FOR_WE, None, tuple(spans[1:]), found=hits[0].found)


def _carries_declaration(draft: Draft) -> bool:
    holders = draft.of(Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.TEXT, Kind.ENACTING, Kind.HEADING, part="main")
    speaking = [paragraph.kind for paragraph in holders if _speaks_as_we(paragraph)]
    return len(speaking) > 1 or not {Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH}.issuperset(speaking)


def _speaks_as_we(paragraph: Paragraph) -> bool:
    opening = paragraph.opening
    return bool(_WE.match(paragraph.text.string)) or (opening is not None and opening.form == "plural")


def _annexed(draft: Draft) -> Iterator[list[Paragraph]]:
    """The numbered paragraphs of each stretch of an annex, where "we" speak somewhere in the annexes."""
    if any(_ANY_WE.search(paragraph.text.string) for paragraph in draft.paragraphs if paragraph.part == "annex"):
        for row in operative_rows(draft):
            if row.members[0].paragraph.part == "annex":
                yield [member.paragraph for member in row.members]


def _third_person(operatives: list[Paragraph], rule: Rule) -> Iterator[Finding]:
    as_we = sum(map(_speaks_as_we, operatives))
    others = [paragraph for paragraph in operatives if paragraph.opening and paragraph.opening.form == "indicative"]
    if as_we < _LEAST or as_we <= len(others):
        return
    for paragraph in others:
        if paragraph.opening and paragraph.opening.known:
            yield rule.finding(paragraph, 0, paragraph.opening.end, MESSAGE_FOR_IT)
