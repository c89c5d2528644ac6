"""Selectors: how a rule says which part of a draft it is about.

    body                              all running text: preambular, operative, subparagraph and text, main part and annexes,
                                      and the sentence that a decision is
    body -table                       the same without what stands in tables, where the format tells
    operative opening                 words in a row narrow: the opening words of operative paragraphs
    preambular, operative             a comma (or a YAML list) unites
    body -quotation -title-of-instrument      a hyphen leaves out
    body organ:security-council       only in drafts of that organ (stage:informal likewise)

Words for whole paragraphs are those of ``PARAGRAPHS``, words for ranges inside them those of ``RANGES``. ``subparagraph`` goes
together with ``preambular`` or ``operative`` (the subparagraphs of such paragraphs); alone, it is both.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reslint.draft import Beside, Draft, Kind, Note, Paragraph

__all__ = [
    "BODY",
    "ORGANS",
    "PARAGRAPHS",
    "RANGES",
    "STAGES",
    "Item",
    "Meant",
    "Selector",
    "SelectorError",
    "Sort",
    "meant",
    "organ_slug",
    "selector",
    "sort_of",
]

ORGANS = (
    "general-assembly",
    "security-council",
    "human-rights-council",
    "economic-and-social-council",
    "commission",
    "world-health-assembly",
    "declaration",
)
STAGES = ("informal", "tabled", "adopted")

_KINDS = {
    "preambular": Kind.PREAMBULAR,
    "operative": Kind.OPERATIVE,
    "subparagraph": Kind.SUBPARAGRAPH,
    "title": Kind.TITLE,
    "masthead": Kind.MASTHEAD,
    "sponsors": Kind.SPONSORS,
    "enacting": Kind.ENACTING,
    "closing": Kind.CLOSING,
    "heading": Kind.HEADING,
    "text": Kind.TEXT,
}
_RUNNING = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.TEXT})

PARAGRAPHS = (*_KINDS, "note", "annex", "main", "body", "table")
RANGES = ("opening", "symbol", "quotation", "title-of-instrument", "citation", "italic")


class SelectorError(Exception):
    """A selector that says nothing; the message is one sentence without its full stop."""

    def __init__(self, sentence: str, word: str = "", words: Iterable[str] = ()) -> None:
        self.word, self.words = word, tuple(words)
        super().__init__(sentence)


class Item(NamedTuple):
    """One part of a selector between commas.

    ``within``: words for paragraphs that all hold; ``beyond``: words for paragraphs of which none holds; ``ranges``: words for
    ranges that all hold; ``spared``: words for ranges that a match must not touch; ``organs``, ``stages``: any of them, if any.
    """

    within: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    def concerns(self, organ: str, stage: str) -> bool:
        """Whether a draft of the organ, a word of ``ORGANS`` or "", and of the stage is the item's."""
        return not (self.organs and organ not in self.organs) and not (self.stages and stage not in self.stages)

    def holds(self, holder: Paragraph | Note) -> bool:
        """Whether the paragraph or note is meant."""
        return _holds(self, sort_of(holder))

    @property
    def whole(self) -> bool:
        """Whether it means paragraphs and notes with all that is in them."""
        return not (self.ranges or self.spared)


class Selector(NamedTuple):
    """Items of which any may hold. ``source`` is the selector as it is written."""

    source: str
    items: tuple[Item, ...]

    def __str__(self) -> str:
        return self.source

    @property
    def whole(self) -> bool:
        """Whether all that it means are whole paragraphs and notes."""
        return not any(item.ranges for item in self.items)


Sort = tuple[str, str, str]
"""What ``Item.holds`` depends on: the kind, the part, and the paragraph that it is or stands under ("PP", "OP" or
""); "sentence" for an enacting line that holds more than the organ's name, "table" for what stands in a table."""


def sort_of(holder: Paragraph | Note) -> Sort:
    """The sort of a paragraph or note: two of one sort are meant by the same selectors, as far as whole paragraphs go."""
    if isinstance(holder, Note):
        return ("note", "", "")
    if holder.kind is Kind.ENACTING:
        return (str(holder.kind), holder.part, "sentence" if holder.runs_on else "")
    if holder.beside in (Beside.TABLE, Beside.COLUMN):
        # What stands in the columns beside the draft's is not the draft.
        return (str(holder.kind if holder.beside is Beside.TABLE else holder.beside), holder.part, "table")
    under = "OP" if "OP" in holder.label else "PP" if "PP" in holder.label else ""
    return (str(holder.kind), holder.part, under)


@lru_cache(maxsize=8192)
def _holds(item: Item, sort: Sort) -> bool:
    if sort[0] == Kind.FURNITURE or any(_is(sort, word) for word in item.beyond):
        return False
    if "subparagraph" in item.within:
        parents = [word for word in item.within if word in ("preambular", "operative")]
        others = [word for word in item.within if word not in parents]
        return all(_is(sort, word) for word in others) and all(_stands_under(sort, word) for word in parents)
    return all(_is(sort, word) for word in item.within)


class Meant(NamedTuple):
    """The items of a selector that mean paragraphs of one sort. ``whole``: whether one of them means all that is in them."""

    items: tuple[Item, ...]
    whole: bool


@lru_cache(maxsize=8192)
def meant(source: str, organ: str, stage: str, sort: Sort) -> Meant | None:
    """What the selector means in paragraphs of the sort, in a draft of the organ and stage; None for nothing."""
    items = tuple(item for item in selector(source).items if item.concerns(organ, stage) and _holds(item, sort))
    return Meant(items, any(item.whole for item in items)) if items else None


def organ_slug(draft: Draft) -> str:
    """The word of ``ORGANS`` for who speaks in the draft, or ""."""
    slug = draft.organ.lower().replace(" ", "-")
    if slug in ORGANS:
        return slug
    if slug.startswith("commission"):
        return "commission"
    # "The Seventy-ninth World Health Assembly"
    if slug.endswith("world-health-assembly"):
        return "world-health-assembly"
    return "declaration" if draft.form == "declaration" else ""


@lru_cache(maxsize=1024)
def selector(source: str) -> Selector:
    """Reads a selector. Raises SelectorError."""
    parts = [words.split() for words in source.split(",")]
    for words in parts if len(parts) > 1 else ():
        if words and all(word.startswith("-") for word in words):
            # It would mean all that is not left out, and so take in what the other parts leave out.
            raise SelectorError(f'"{words[0]}" stands alone between commas; write it behind a part: body {words[0]}')
    return Selector(source, tuple(map(_item, parts)))


# What people write between parts.
_JOINING = {
    **dict.fromkeys(("not", "no", "without", "except", "but"), '; a hyphen leaves out: "body -quotation"'),
    **dict.fromkeys(("and", "or", "+", "|", "&"), '; a comma unites: "preambular, operative"'),
    **dict.fromkeys(("in", "of", "the"), '; words in a row narrow: "operative opening"'),
}


def _item(words: list[str]) -> Item:
    if not words:
        raise SelectorError("a part of the selector is empty")
    lists: dict[str, list[str]] = {"within": [], "beyond": [], "ranges": [], "spared": [], "organs": [], "stages": []}
    for word in words:
        left_out, bare = word.startswith("-"), word.removeprefix("-")
        if not bare:
            raise SelectorError('"-" leaves out the part that follows it, and no space may stand between: -quotation')
        name, colon, value = bare.partition(":")
        if colon:
            if left_out:
                raise SelectorError(f'"{word}" cannot be left out; use the key "organs" or "stages" of the rule')
            _qualify(lists, name, value)
        elif bare in PARAGRAPHS:
            lists["beyond" if left_out else "within"].append(bare)
        elif bare in RANGES:
            lists["spared" if left_out else "ranges"].append(bare)
        else:
            hint = _JOINING.get(bare.lower(), "")
            raise SelectorError(f'"{bare}" is no part of a draft{hint}', "" if hint else bare, (*PARAGRAPHS, *RANGES))
    _refuse_contradiction(lists["within"])
    return Item(**{name: tuple(found) for name, found in lists.items()})


def _qualify(lists: dict[str, list[str]], name: str, value: str) -> None:
    if name not in ("organ", "stage"):
        raise SelectorError(f'"{name}:" is not known in a selector; it knows "organ:" and "stage:"')
    known = ORGANS if name == "organ" else STAGES
    if value not in known:
        raise SelectorError(f'"{value}" is no {name}', value, known)
    lists[f"{name}s"].append(value)


def _refuse_contradiction(words: list[str]) -> None:
    """No paragraph is of two kinds, so two such words in a row are a comma forgotten."""
    kinds = [word for word in words if word in _KINDS or word == "note"]
    if "subparagraph" in kinds:
        kinds = [word for word in kinds if word not in ("preambular", "operative")]
    if len(kinds) > 1:
        raise SelectorError(f'nothing is "{kinds[0]}" and "{kinds[1]}" at once; put a comma between them to mean both')


def _is(sort: Sort, word: str) -> bool:
    kind, part, under = sort
    if kind == "note" or word == "note":
        return kind == word
    if word in ("annex", "main"):
        return part == word
    if word == "table":
        return under == word
    return kind in _RUNNING or under == "sentence" if word == "body" else kind == _KINDS[word]


def _stands_under(sort: Sort, word: str) -> bool:
    return sort[2] == ("PP" if word == "preambular" else "OP")


BODY = selector("body")
