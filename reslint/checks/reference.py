"""reference: where a text sends the reader inside itself: "paragraph 7 above", "subparagraphs (a) and (b) below",
"section II above", "annex II to the present resolution", "paragraph 12 (a) of this resolution".

``target``: there is such a paragraph, section or annex. ``direction``: it stands above or below, as is said. ``self``: it is not
the paragraph itself. References to other
texts ("paragraph 7 of resolution 60/1") are none of these; and where a count has a gap, that is told of the count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.expressions import expression
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.numbering import annex_rows
from reslint.once import once_a_draft
from reslint.parsing.numbers import paragraph_number
from reslint.passages import Holder, Passage, search
from reslint.patterns import Match, Regex, in_both_cases, pattern
from reslint.reference_words import HEAD, HEADS, MARK, MARKS, NUMBER, NUMBERS, without_references
from reslint.rules import Rule
from reslint.selectors import Selector
from reslint.texts import text_of

WHERE = "body -quotation, note -quotation"
WORDS = ("target", "right", "last")

NO_PARAGRAPH = "There is no paragraph {target}: the last paragraph is {last}"
NO_SUBPARAGRAPH = "There is no subparagraph {target}"
NO_SECTION = "There is no section {target}"
NO_ANNEX = "There is no annex {target}"
ONE_STANDS = "{target} stands {right}, not {found}"
ITSELF = "Paragraph {target} refers to itself; if that is meant, write “the present paragraph”"
SEVERAL_STAND = "{target} stand {right}, not {found}"

# What every reference contains.
_LITERALS = (" above", " below", " the present ", *(f" this {noun}" for noun in ("res", "dec", "annex", "statement")))
_ITEMS = {
    "numbers": rf"(?P<number>{NUMBER})?(?P<mark>(?: ?{MARK})*)(?<=[\d)])",
    "marks": rf"(?P<number>)(?P<mark>{MARK})",
    "heads": rf"(?P<number>)(?P<mark>{HEAD})",
}


class Settings(NamedTuple):
    """``what``: see above."""

    what: Literal["target", "direction", "self"]


class _Reference(NamedTuple):
    """One reference. ``items``: what it names, each with its place; ``sense``: "above", "below" or "" ("of the present
    resolution"); ``noun``: the noun behind "present", or "".
    """

    holder: Holder
    sort: str
    items: tuple[_Item, ...]
    sense: str
    sense_at: int
    noun: str


class _Item(NamedTuple):
    """A paragraph ``number`` with the ``mark`` of its subparagraph or ""; or, of sections and annexes, the ``mark`` alone."""

    start: int
    end: int
    number: int
    mark: str


@cache
def _references() -> Regex:
    """A reference in a text."""
    own = r"(?:of|in|to) (?:the present|this) (?P<noun>resolution|decision|declaration|annex|statement)"
    sort = (
        rf"(?:(?P<paragraph>[Pp]aragraphs?) (?P<numbers>{NUMBERS})|(?P<subparagraph>[Ss]ubparagraphs?) (?P<marks>{MARKS})"
        rf"|(?P<section>[Ss]ections?|[Aa]nnex(?:es)?) (?P<heads>{HEADS}))"
    )
    # "article 5, paragraph 2, above" and the like are about another text.
    apart = r"(?<![\dIVXA-Z)], )(?<!the said )(?<!the same )"
    return Regex(rf"{apart}\b{sort}(?:,? (?P<sense>above|below)|,? {own})\b(?! of\b)(?!’s)", in_both_cases((_LITERALS,)))


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The references that lead nowhere, or the other way. Raises TimeoutError."""
    if draft.form in ("amendment", "statement", "none"):
        return
    judge = {"target": _astray, "direction": _turned, "self": _own}[settings.what]
    for hit in search(draft, rule.where, pattern(_references(), False)):
        reference = _read(hit.passage, hit.match)
        yield from judge(draft, rule, reference)


def targets(draft: Draft, where: Selector) -> Iterator[tuple[Holder, int, int, tuple[int, ...]]]:
    """Each reference with its place and the indexes of the paragraphs that it is about, as far as they are there."""
    contents = _contents(draft)
    for hit in search(draft, where, pattern(_references(), False)):
        reference = _read(hit.passage, hit.match)
        parts = _parts(reference)
        found: list[int] = []
        for item in reference.items:
            if reference.sort == "section":
                found += contents.sections.get(item.mark, [])[:1]
            elif reference.sort == "subparagraph":
                owner = contents.owners.get(contents.places.get(id(reference.holder), -1))
                found += owner.marks.get(item.mark, [])[:1] if owner else []
            elif reference.sort == "paragraph":
                for one in contents.numbered(item.number, parts, text_of(draft, reference.holder))[:1]:
                    found += (one.marks.get(item.mark) or [one.index])[:1]
        yield hit.holder, *hit.range, tuple(found)


def _read(passage: Passage, match: Match) -> _Reference:
    if match["paragraph"]:
        sort, group = "paragraph", "numbers"
    elif match["subparagraph"]:
        sort, group = "subparagraph", "marks"
    else:
        sort, group = "annex" if match["section"][0] in "aA" else "section", "heads"
    items = tuple(_items(match[group], match.start(group), group))
    return _Reference(passage.holder, sort, items, match["sense"] or "", match.start("sense"), match["noun"] or "")


def _items(words: str, at: int, group: str) -> Iterator[_Item]:
    number = 0
    for found in expression(_ITEMS[group]).finditer(words):
        if not found[0].strip():
            continue
        number = int(found["number"]) if found["number"] else number
        first = expression(r"\w+").search(found["mark"] or "")
        start = found.end() - len(found[0].lstrip())
        yield _Item(at + start, at + found.end(), number, first[0] if first else "")


# What the draft has


@dataclass(slots=True)
class _Numbered:
    """A paragraph with a number, where it stands, and the marks of its subparagraphs with their places."""

    number: int
    index: int
    part: str
    text: int
    texts: list[str] = field(default_factory=list)
    marks: dict[str, list[int]] = field(default_factory=dict)
    bullets: bool = False

    def has(self, mark: str) -> bool:
        """Whether it has the subparagraph, as one of its own or inside its text; also where that cannot be told."""
        return self.bullets or mark in self.marks or any(f"{mark})" in without_references(text) for text in self.texts)


@dataclass(slots=True)
class _Contents:
    """The numbered paragraphs, sections and annexes of a draft; ``owners``: for each paragraph's index, the numbered one it is
    part of.
    """

    paragraphs: list[_Numbered] = field(default_factory=list)
    owners: dict[int, _Numbered] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    sections: dict[str, list[int]] = field(default_factory=dict)
    annexes: set[str] = field(default_factory=set)

    def numbered(self, number: int, parts: Sequence[str], text: int) -> list[_Numbered]:
        """The paragraphs of a number in one of the draft's texts."""
        return [one for one in self.paragraphs if one.number == number and one.part in parts and one.text == text]

    def last(self, parts: Sequence[str], text: int) -> int:
        """The highest number; paragraphs that lost theirs have a place in the count."""
        own = [one for one in self.paragraphs if one.part in parts and one.text == text]
        return max(len(own), max((one.number for one in own), default=0)) if own else 0


@once_a_draft
def _contents(draft: Draft) -> _Contents:
    contents = _Contents()
    owner: _Numbered | None = None
    for index, paragraph in enumerate(draft.paragraphs):
        contents.places[id(paragraph)] = index
        number = _number(paragraph)
        if number or (paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE) and not paragraph.resumed):
            owner = _Numbered(number, index, paragraph.part, text_of(draft, paragraph))
            if number or paragraph.kind is Kind.OPERATIVE:
                contents.paragraphs.append(owner)
        elif paragraph.kind is Kind.SUBPARAGRAPH and owner is not None:
            mark = (paragraph.number or "").strip("()[]. ").lower()
            owner.marks.setdefault(mark, []).append(index)
            owner.bullets = owner.bullets or not mark.isalnum()
        elif owner is not None and owner.part != paragraph.part:
            owner = None
        if owner is not None:
            owner.texts.append(paragraph.text.string)
            contents.owners[index] = owner
        if paragraph.kind in (Kind.HEADING, Kind.TEXT):
            for mark in _heads(paragraph):
                contents.sections.setdefault(mark, []).append(index)
    contents.annexes = _annexes(draft)
    return contents


def _number(paragraph: Paragraph) -> int:
    if paragraph.kind in (Kind.SUBPARAGRAPH, Kind.FURNITURE, Kind.MASTHEAD, Kind.TITLE):
        return 0
    found = paragraph_number(f"{paragraph.number} x" if paragraph.number else paragraph.text.string[:20])
    return found.value if found else 0


def _heads(paragraph: Paragraph) -> set[str]:
    """The numerals or letters by which a section may be called that begins here."""
    first = expression(rf"(?:(?:Section|SECTION|Part|PART) )?({HEAD})\b").match(paragraph.text.string)
    return {mark for mark in (paragraph.section, first[1] if first else "") if mark}


def _annexes(draft: Draft) -> set[str]:
    """The numerals or letters of the annexes, and "" for an annex that has none."""
    found = set()
    for row in annex_rows(draft):
        for member in row.members:
            match = expression(rf"\w+\s+({HEAD}|\d{{1,2}})\b", re.IGNORECASE).match(member.paragraph.text.string)
            found.add(match[1].upper() if match else "")
    return found


# The judges


def _parts(reference: _Reference) -> tuple[str, ...]:
    """The parts of the draft that a reference may be about."""
    if reference.noun in ("annex", "statement", "declaration"):
        return ("annex", "main")
    if reference.noun:
        return ("main",)
    part = reference.holder.part if isinstance(reference.holder, Paragraph) else "main"
    return (part, "annex" if part == "main" else "main")


def _astray(draft: Draft, rule: Rule, reference: _Reference) -> Iterator[Finding]:
    """What is named and not there."""
    contents = _contents(draft)
    parts, text = _parts(reference), text_of(draft, reference.holder)
    if reference.sort == "paragraph" and not contents.last(parts, text):
        return
    for item in reference.items:
        message = _missing(contents, reference, item, parts, text)
        if message:
            target = reference.holder.text.string[item.start : item.end]
            last = str(contents.last(parts[:1], text) or contents.last(parts, text))
            yield rule.finding(reference.holder, item.start, item.end, message, None, target=target, last=last)


def _missing(contents: _Contents, reference: _Reference, item: _Item, parts: Sequence[str], text: int) -> str:
    """The message where an item is not there, or ""."""
    if reference.sort == "section":
        return "" if item.mark in contents.sections else NO_SECTION
    if reference.sort == "annex":
        # A draft without any annex is another rule's matter, and so is one that has a single annex without a numeral.
        return NO_ANNEX if contents.annexes and item.mark not in contents.annexes and contents.annexes != {""} else ""
    if reference.sort == "subparagraph":
        return "" if _has_near(contents, reference.holder, item.mark) else NO_SUBPARAGRAPH
    if not 0 < item.number <= contents.last(parts, text):
        return NO_PARAGRAPH
    there = contents.numbered(item.number, parts, text)
    return NO_SUBPARAGRAPH if item.mark and there and not any(one.has(item.mark) for one in there) else ""


def _has_near(contents: _Contents, holder: Holder, mark: str) -> bool:
    """Whether the paragraph or the one before it has the subparagraph."""
    owner = contents.owners.get(contents.places.get(id(holder), -1))
    if owner is None or not owner.marks:
        return True
    before = [one for one in contents.owners.values() if one.index < owner.index]
    return owner.has(mark) or bool(before and before[-1].has(mark))


def _turned(draft: Draft, rule: Rule, reference: _Reference) -> Iterator[Finding]:
    """What is called above and stands below, or the other way round."""
    if not reference.sense or isinstance(reference.holder, Note):
        return
    contents = _contents(draft)
    here = contents.places[id(reference.holder)]
    senses = [_sense(draft, reference, item, here) for item in reference.items]
    wrong = [item for item, sense in zip(reference.items, senses, strict=True) if sense not in ("", reference.sense)]
    if not wrong:
        return
    string, at = reference.holder.text.string, reference.sense_at
    right = "below" if reference.sense == "above" else "above"
    edit = replacement(reference.holder.text, at, at + len(right), right) if len(wrong) == len(senses) else None
    names = [string[item.start : item.end] for item in wrong]
    target = f"{reference.sort.capitalize()}{'s' if len(names) > 1 else ''} {_listed(names)}"
    message = SEVERAL_STAND if len(names) > 1 else ONE_STANDS
    yield rule.finding(reference.holder, at, at + len(right), message, fix(rule.fix, [edit]), target=target, right=right)


def _own(draft: Draft, rule: Rule, reference: _Reference) -> Iterator[Finding]:
    """What a paragraph says of itself by its number."""
    if reference.sort != "paragraph" or not isinstance(reference.holder, Paragraph):
        return
    contents = _contents(draft)
    owner = contents.owners.get(contents.places[id(reference.holder)])
    string = reference.holder.text.string
    for item in reference.items:
        if string.startswith((" to ", "–"), item.end) or string.endswith((" to ", "–"), 0, item.start):
            # "paragraphs 32 to 44 of the present resolution" may well take itself in.
            continue
        if owner is not None and not item.mark and owner in contents.numbered(item.number, (reference.holder.part,), owner.text):
            target = string[item.start : item.end]
            yield rule.finding(reference.holder, item.start, item.end, ITSELF, None, target=target)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _sense(draft: Draft, reference: _Reference, item: _Item, here: int) -> str:
    """Where an item stands: "above", "below", or "" where that is not certain."""
    contents = _contents(draft)
    owner = contents.owners.get(here)
    if reference.sort == "section":
        places = contents.sections.get(item.mark, [])
        if isinstance(reference.holder, Paragraph) and reference.holder.section == item.mark:
            return ""
    elif reference.sort == "subparagraph":
        places = owner.marks.get(item.mark, []) if owner else []
    elif reference.sort == "paragraph" and isinstance(reference.holder, Paragraph):
        there = contents.numbered(item.number, (reference.holder.part,), text_of(draft, reference.holder))
        if owner in there:
            there = []
        places = [place for one in there for place in (one.marks.get(item.mark) or [one.index])]
    else:
        places = []
    if not places or here in places:
        return ""
    return "above" if max(places) < here else "below" if min(places) > here else ""
