"""Where a draft names its own paragraphs, subparagraphs, sections, annexes and notes, in any of the ways people write that.

A reference is ``certain`` where its words say that this draft is meant ("above", "of the present resolution", "OP7"), or where
nothing else that has paragraphs is named beside it. References to other texts are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.passages import Holder, citations
from reslint.derived.ranges import overlaps, quotations
from reslint.derived.reference_words import HEAD, HEADS, JOIN, MARK, numbers_of
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.matching.expressions import expression
from reslint.parsing.numbers import REPEATS

__all__ = ["Item", "Part", "Reference", "references"]

_REPEATS = "|".join(REPEATS)
_NUMBER = rf"\d{{1,3}}(?: (?:{_REPEATS})\b)*"
_PATH = rf"{MARK}(?: ?{MARK})*"
_OWN = "resolution|decision|declaration|annex|statement"
_KINDS = frozenset({"resolution", "decision", "symbol", "official-records", "treaty-series", "sales-number"})


class Part(NamedTuple):
    """A number, a letter or a numeral of a reference, without brackets, and its place in the text."""

    mark: str
    start: int
    end: int


class Item(NamedTuple):
    """One of the things that a reference names: "4 (b) (ii)" has the ``number`` 4 and two ``marks``.

    ``number`` is None for subparagraphs and where it is that of the item before ("2 (a) and (b)"). ``range``: it is the last of a
    range that the item before begins.
    """

    number: Part | None
    marks: tuple[Part, ...] = ()
    range: bool = False


class Reference(NamedTuple):
    """``sort``: "paragraph", "preambular", "subparagraph", "section", "annex" or "note".

    ``sense``: "above", "below" or "", at ``sense_at``.

    ``noun``: the one behind "the present". ``section``: that of "paragraph 3 of section II", ``within`` where it is part of the
    reference; ``annex``: that of "paragraph 3 of annex I", "" for "the annex", and ``annexed`` where it is part of the reference;
    ``owner``: the paragraph of "subparagraph (a) of paragraph 3". ``said``: its words say that this draft is meant.
    ``label``: it is "OP7", as people write in a negotiation, and may also head what somebody proposes.
    """

    holder: Holder
    sort: str
    start: int
    end: int
    items: tuple[Item, ...]
    sense: str = ""
    sense_at: int = -1
    noun: str = ""
    section: str = ""
    within: Part | None = None
    annex: str | None = None
    annexed: Part | None = None
    owner: Part | None = None
    certain: bool = True
    said: bool = True
    label: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    numbers = numbers_of(_NUMBER)
    preambular = rf"{_NUMBER}(?:{JOIN}{_NUMBER})*"
    lead = (
        rf"(?P<label>OPs?) ?(?P<labelled>{numbers})"
        rf"|(?:(?P<preamble>PPs?) ?|[Pp]reambular paragraphs? )(?P<preambular>{preambular})"
        rf"|(?:(?P<operative>[Oo]perative )?(?:[Pp]aragraphs?|[Pp]aras?\.?) |[Ss]ubparagraphs? (?={_NUMBER} ?\())"
        rf"(?P<numbers>{numbers})"
        rf"|(?:(?:[Ss]ubp|[Pp])aragraphs? |(?P<bare>))(?P<marks>{_PATH}(?:{JOIN}{_PATH})*)"
        rf"(?: of (?:paragraph (?P<owner>{_NUMBER})|(?P<that>that|the same) paragraph))?"
        rf"|(?P<section>(?:[Ss]|[Ss]ub-?s)ections?|[Ss]ects?\.|(?P<parts>[Pp]arts?)) (?P<sections>{HEADS})"
        rf"|[Aa]nnex(?:es)? (?P<annexes>{HEADS})"
        rf"|(?P<foot>[Ff]oot)?[Nn]otes? (?P<notes>\d{{1,3}}(?:{JOIN}\d{{1,3}})*)"
    )
    own = rf"(?:of|in|to) (?:the present|this) (?:draft )?(?P<noun>{_OWN})\b(?! of\b)(?!’s)"
    within = (
        r"of section (?P<within>[IVXLC]{1,7}|[A-Z])\b"
        r"(?:(?P<present>,? (?:of|in) (?:the present|this) (?:resolution|decision))\b|(?! of\b))"
    )
    annexed = rf"(?:of|in) (?P<annexed>the annex|annex (?P<annex>{HEAD}))\b"
    tail = rf"(?P<tail>(?:,? (?:{within}|{annexed}))?(?:,? (?P<sense>above|below)\b(?! of\b)|,? {own})?)"
    return expression(rf"(?<![\w-])(?:{lead})(?![\w(]){tail}")


_PART = expression(rf"(?P<number>{_NUMBER})|\((?P<mark>\w{{1,5}})\)|(?P<head>[IVXLC]{{1,7}}\b|[A-Z]\b)")
_TO = expression(r" to | through |–|-")
# What stands behind a reference to another text, and before one.
_ELSEWHERE = expression(
    r",? (?:of|thereof|thereto|therein)\b"
    r"|,? (?:in|to|under) (?:its|that|those|(?:[A-Z]\w+ ){0,5}(?:resolution|decision|article|document))"
    r"|,? (?:(?:of|from|in|under) )?(?:[A-Z]+/)*\d+/\d"
    r"|, paragraphs? [\d, and]+,? of\b"
)
_ANNEX_OF = expression(r" to (?:the|that|its)\b")
_PRESENT = expression(rf"\b(?:[Tt]he present|[Tt]his) (?:{_OWN})\b(?! of\b)")
_ANNEX_BEFORE = expression(rf"[Aa]nnex(?: (?P<annex>{HEAD}))?(?P<own> to (?:the present|this) (?:resolution|decision))?, $")
_OWN_ANNEXES = expression(
    rf"[Aa]nnex(?:es)?(?: {HEADS})?\b(?: to (?:the present|this) (?:resolution|decision)\b|(?! (?:of|to|thereto|{HEAD})\b))"
)
_OWNER_BEFORE = expression(rf"[Pp]aragraphs? (?P<owner>{_NUMBER}), $")
_OF_RESOLUTION = expression(r" of the (?:draft(?: resolution| decision)?|resolution|decision|text)\b(?! of\b)(?! [\dIVX])")
# "(moved from OP14)": the number of an earlier version of the text.
_FORMER = expression(
    r"\b(?:moved|shifted|taken|split|merged|combined|formerly|former|previous(?:ly)?|old|ex|was)\b(?: (?:from|off|with|into))? ?$"
)
# What every reference contains; words that are as often something else, only beside one of the latter.
_SIGNS = ("para", "Para", "OP", "PP", "section", "Section", "ect. ", "ects. ", "nnex", "ootnote")
_VAGUE = (") ", "art", "ote")
_SENSES = (" above", " below", " the present ", " this resolution", "ee note")
_OTHERS_PLACE = expression(
    r"(?:[Aa]rticles? [\dIVX]+|[Rr]ules? \d+|[Rr]egulations? [\d.]+|[Pp]rinciples? \d+|[Rr]esolutions? \S*\d\S*(?: \(\w+\))?"
    r"|[Dd]ecisions? \S*\d\S*|[Aa]nnex(?: [IVX]+)?|[Cc]hapters? \w+|thereof|\d+/\d+|[A-Z][\w/.]*\d\S*|\))(?: [A-Z])?,? $"
    r"|\b(?:[Tt]he said|[Tt]he same|[Oo]ld|[Ff]ormer|[Ff]ormerly|[Pp]revious|[Ee]x) $"
)
_SECTION_BEFORE = expression(r"[Ss](?:ub-?s)?ections? ([IVXLC]{1,7}|[A-Z]), $")
_OTHER_TEXTS = expression(
    r"\b(?:[Aa]rticles?|[Cc]onventions?|Charter|[Pp]rotocols?|[Aa]greements?|[Rr]eports?|[Ll]etters?|Declaration|Programme"
    r"|Platform|Plan|Agenda|[Rr]ules|Statute|Covenant|[Dd]ocuments?|[Tt]reaty|[Rr]esolutions?|[Dd]ecisions?|[Aa]nnex(?:es)?"
    r"|[Nn]otes? by|Compact|Framework|Pact|Strategy|Code|Constitution|Regulations|Accord|Memorandum|Principles|Standards|Law|Act"
    r"|[Rr]ecommendations?|[Gg]uidelines|[Ss]tatements?|[Cc]onclusions|[Oo]utcome)\b"
)


@once_a_draft
def references(draft: Draft) -> tuple[Reference, ...]:
    """The references of a draft to itself, in reading order, notes last."""
    holders: tuple[Holder, ...] = (*draft.paragraphs, *draft.notes)
    return tuple(reference for holder in holders for reference in _of(draft, holder))


def _of(draft: Draft, holder: Holder) -> Iterator[Reference]:
    if isinstance(holder, Paragraph) and holder.kind in (Kind.FURNITURE, Kind.MASTHEAD, Kind.HEADING, Kind.TITLE):
        return
    string = holder.text.string
    if not _has(string, _SIGNS) and not (_has(string, _SENSES) and _has(string, _VAGUE)):
        return
    quoted = quotations(string)
    for match in _pattern().finditer(string):
        found = None if overlaps(match.span(), quoted) else _read(draft, holder, match)
        if found is not None:
            yield found


def _has(string: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110
        if sign in string:
            return True
    return False


def _read(draft: Draft, holder: Holder, match: re.Match[str]) -> Reference | None:
    string = holder.text.string
    before = string[max(0, match.start() - 60) : match.start()]
    section = _SECTION_BEFORE.search(before)
    annex = _annex(draft, match, before)
    said = _is_said(match, annex)
    own = _ANNEX_BEFORE.search(before) if annex is not None else None
    paragraph = _OWNER_BEFORE.search(before) if match["marks"] and not match["owner"] else None
    place = before[: own.start()] if own else before[: paragraph.start()] if paragraph else before
    if section is None and not (match["owner"] and match["bare"] is None) and _OTHERS_PLACE.search(place):
        return None
    if match["bare"] is not None and not _stands_for_itself(match, before):
        return None
    if (match["label"] or match["preamble"]) and _FORMER.search(before):
        return None
    of_resolution = _is_annexed(holder) and _OF_RESOLUTION.match(string, match.end()) is not None
    elsewhere = _ELSEWHERE.match(string, match.end()) or (annex and string.startswith(" to ", match.end()))
    if elsewhere and not said and not of_resolution:
        return None
    sort, group = _sort(match)
    certain = _is_certain(draft, holder, match, sort, before, annex)
    if certain is None and of_resolution:
        certain = False
    if certain is None:
        return None
    at = match.start() - len(before)
    return Reference(
        holder,
        sort,
        match.start(),
        match.end(),
        tuple(_items(match[group], match.start(group), sort)),
        match["sense"] or "",
        match.start("sense"),
        match["noun"] or ("resolution" if of_resolution or (match["operative"] and annex is None) else ""),
        match["within"] or (section[1] if section and sort == "paragraph" else ""),
        _part(match, "within"),
        (annex["annex"] or "") if annex else None,
        _part(match, "annex"),
        _part(match, "owner") or (_part(paragraph, "owner", at) if paragraph else None),
        certain and not of_resolution and not match["that"],
        said or bool(match["label"] or match["preamble"]),
        bool(match["label"] or match["preamble"]),
    )


def _part(match: re.Match[str], group: str, at: int = 0) -> Part | None:
    return Part(match[group], match.start(group) + at, match.end(group) + at) if match[group] else None


def _stands_for_itself(match: re.Match[str], before: str) -> bool:
    """Whether marks without a noun are a reference: "as in (c) above", "(a) and (b) of paragraph 1"."""
    return bool(match["sense"] or match["owner"] or match["that"]) and not before.rstrip()[-1:].isdigit()


def _is_annexed(holder: Holder) -> bool:
    return isinstance(holder, Paragraph) and holder.part == "annex"


def _annex(draft: Draft, match: re.Match[str], before: str) -> re.Match[str] | None:
    """What says of which annex of the draft a paragraph is: the reference itself, or the words before it; None for no annex."""
    if not (match["numbers"] or match["sections"]) or all(paragraph.part == "main" for paragraph in draft.paragraphs):
        return None
    return match if match["annexed"] else _ANNEX_BEFORE.search(before)


def _is_said(match: re.Match[str], annex: re.Match[str] | None) -> bool:
    """Whether the words say that the draft is meant."""
    own = annex is not None and annex is not match and annex["own"]
    return bool(match["sense"] or match["noun"] or match["present"] or own)


_SORTS = {
    "labelled": "paragraph",
    "numbers": "paragraph",
    "preambular": "preambular",
    "marks": "subparagraph",
    "sections": "section",
    "annexes": "annex",
}


def _sort(match: re.Match[str]) -> tuple[str, str]:
    """The sort of a reference, and the group of the pattern that holds its items."""
    return next(((sort, group) for group, sort in _SORTS.items() if match[group]), ("note", "notes"))


def _is_certain(
    draft: Draft, holder: Holder, match: re.Match[str], sort: str, before: str, annex: re.Match[str] | None
) -> bool | None:
    """Whether the draft is meant; None where certainly another text is."""
    said = _is_said(match, annex)
    in_note = isinstance(holder, Note)
    if sort == "note":
        return True if said or match["foot"] or (in_note and before.lower().endswith("see ")) else None
    if said or match["label"] or match["preamble"]:
        return True
    if in_note or match["parts"] or (sort == "annex" and _ANNEX_OF.match(holder.text.string, match.end())):
        return None
    others = _names_other_texts(draft, holder, match, sort == "annex" or annex is not None)
    # The preamble tells of other texts; what is to be done stands below it.
    return None if others and isinstance(holder, Paragraph) and holder.kind is Kind.PREAMBULAR else not others


def _names_other_texts(draft: Draft, holder: Holder, match: re.Match[str], of_annex: bool) -> bool:
    """Whether the paragraph names anything else that may have paragraphs, sections or annexes.

    ``of_annex``: an annex is meant, so that other annexes of the draft leave no doubt.
    """
    string = holder.text.string
    others = f"{string[: match.start()]} … {string[match.end() :]}"
    others = _PRESENT.sub("", _OWN_ANNEXES.sub("", others) if of_annex else others)
    if _OTHER_TEXTS.search(others) or any(one.kind in _KINDS for one in citations(draft, holder)):
        return True
    return any(
        _OTHER_TEXTS.search(one.text.string) or any(cited.kind in _KINDS for cited in citations(draft, one))
        for one in _above(draft, holder)
    )


def _above(draft: Draft, holder: Holder) -> Iterator[Paragraph]:
    """The paragraphs that a subparagraph stands under: what they name, it may be about."""
    level = holder.level if isinstance(holder, Paragraph) else 0
    at = holder.index if isinstance(holder, Paragraph) else 0
    while level and at > 0:
        at -= 1
        paragraph = draft.paragraphs[at]
        if paragraph.level < level and paragraph.kind in (Kind.SUBPARAGRAPH, Kind.OPERATIVE, Kind.PREAMBULAR):
            level = paragraph.level
            yield paragraph


def _items(words: str, at: int, sort: str) -> Iterator[Item]:
    item: Item | None = None
    end = 0
    for found in _PART.finditer(words):
        between = words[end : found.start()]
        end = found.end()
        group = found.lastgroup or ""
        part = Part(found[group], at + found.start(group), at + found.end(group))
        if item is not None and group == "mark" and not between.strip():
            item = Item(item.number, (*item.marks, part), item.range)
            continue
        if item is not None:
            yield item
        ranged = item is not None and _TO.fullmatch(between) is not None
        marked = group == "mark" and sort in ("paragraph", "subparagraph")
        item = Item(None, (part,), ranged) if marked else Item(part, (), ranged)
    if item is not None:
        yield item
