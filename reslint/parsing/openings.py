"""Openings of paragraphs: how far they reach, their form, their adverb."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from lark import Token, UnexpectedInput

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.grammars import Grammar, load
from reslint.parsing.lexicon import lexicon
from reslint.parsing.opening_forms import place_adverb, turn, without_adverb
from reslint.parsing.opening_words import Word, read_words
from reslint.text import Style, Text

__all__ = ["opening_of", "place_adverb", "read_opening", "turn", "without_adverb"]

HEADS = ("PARTICIPLE", "INDICATIVE", "PLURAL", "ADJECTIVE", "PAST", "INFINITIVE")
LONGEST = 6
# So much of a paragraph tells how it opens, and that it is no title.
_BEGINNING = 260
_CLAUSE = expression(
    r"(?:(?:Also|Further) )?"
    r"(?:(?:[Dd]ecide|[Rr]esolve)(?= (?:to|that) )|(?:[Rr]eaffirm|[Ee]mphasize|[Rr]ecognize|[Aa]cknowledge)(?= that ))"
)
# Drafts have many beginnings in common, and an edited one most of its own.
_KEPT = 4096


@cache
def _grammar() -> Grammar:
    return load("opening")


@lru_cache(maxsize=4096)
def _reach(kinds: tuple[str, ...]) -> int:
    """How many of the words, told by opening_words.py, make an opening by the grammar, at most."""
    state = _grammar().begin()
    reach = 0
    try:
        for count, kind in enumerate(kinds, 1):
            state.feed_token(Token(kind, kind))
            if "$END" in state.choices():  # type: ignore[no-untyped-call]
                reach = count
    except UnexpectedInput:
        pass
    return reach


class _Reading(NamedTuple):
    words: tuple[Word, ...]
    form: str


def _read(text: str, part: str, plural: bool) -> _Reading | None:
    words, form = read_words(text, part, plural)
    if not words:
        return None
    reach = _reach(tuple(word.kind for word in words))
    return _Reading(tuple(words[:reach]), form) if reach else None


def _bare(text: str, part: str, italic: int) -> _Reading | None:
    """The reading of a bare verb ("Decide to …") in an operative paragraph of a text that does not speak as "We".

    Italics that end in its opening tell it from a noun, or a clause behind a verb that is none.
    """
    if part != "operative":
        return None
    clause = _CLAUSE.match(text) if not italic else None
    end = clause.end() if clause else _italic_end(text, italic) if italic else 0
    reading = _read(text, part, plural=True) if end else None
    if reading is None or reading.form != "plural" or not all(word.known for word in reading.words):
        return None
    return reading if any(word.end == end for word in reading.words) else None


def _shortened(words: tuple[Word, ...], organ: str) -> tuple[Word, ...]:
    """The words without those that the organ leaves in roman."""
    left = lexicon().shorter.get(organ)
    if not left:
        return words
    return next((words[:index] for index, word in enumerate(words) if word.part in left), words)


def _italic_end(text: str, italic: int) -> int:
    """Where the italic words end, without the marks behind them; 0 if they end inside a word or are hardly an opening."""
    end = len(text[:italic].rstrip(" ,;:."))
    if not end or text[end : end + 1].isalnum() or not text[end:].strip(" ,;:."):
        return 0
    return end


def _by_italics(text: str, words: tuple[Word, ...], italic: int, loose: bool) -> int:
    """The end that italics give, if they are a plausible extent of these words, else 0."""
    end = _italic_end(text, italic)
    if not end or end == words[-1].end:
        return end
    more = text[words[-1].end : end].split()
    if more:
        last = more[-1].lower()
        linked = last in lexicon().links or last in lexicon().determiners or last in ("and", "or")
        return end if len(more) <= LONGEST and (loose or not linked) else 0
    following = next((word for word in words if word.start > end), None)
    if following is None or all(word.end != end for word in words):
        return end if loose else 0
    return end if loose or following.part or following.varies else 0


def _unknown(text: str, italic: int) -> Opening | None:
    """An opening that only its italics tell: "While noting", "In that regard, notes"."""
    end = _italic_end(text, italic)
    words = text[:end].split()
    if not words or len(words) > LONGEST or text[end : italic + 1].strip(" ,") or not words[0][0].isupper():
        return None
    phrase = " ".join(words).lower()
    return Opening(end, phrase.split()[0], "unknown", phrase, certain=False, known=False)


@lru_cache(maxsize=_KEPT)
def read_opening(
    text: str, part: str, italic: int = 0, plural: bool = False, organ: str = "", capital: bool = True
) -> Opening | None:
    """The opening of a paragraph, or None if it does not open like a paragraph of a resolution.

    ``text``: the paragraph from its first word on, without number and calls; its beginning is enough, but a short text without an
    end mark may be taken for a title. ``part``: "preambular", "operative" or "". ``italic``: how many characters at its start the
    file sets in italics, 0 if that is not known; they are taken where they are a plausible extent. ``plural``: the text speaks as
    "We, the Ministers …". ``organ``: who speaks, if known; the Security Council has shorter openings. ``capital``: a beginning in
    lower case is no opening, as it goes on with what stands before.
    """
    first = next((character for character in text if not character.isspace()), "")
    if not first or (capital and first.islower()):
        return None
    reading = _read(text, part, plural) or _bare(text, part, italic)
    if reading is None:
        return _unknown(text, italic) if part in ("preambular", "operative") and italic else None
    whole, words = reading.words, _shortened(reading.words, organ)
    loose = "loose" in lexicon().shorter.get(organ, ())
    certain = not loose and len(words) == len(whole) and all(word.known and not word.varies for word in whole)
    end = _by_italics(text, whole, italic, loose) or words[-1].end
    words = tuple(word for word in whole if word.end <= end) or whole[:1]
    head = next((word for word in words if word.kind in HEADS), words[-1])
    adverb = next((word for word in words if word.kind == "REPETITION"), None)
    phrase = text[words[0].start : end] if adverb is None else text[words[0].start : adverb.start] + text[adverb.end : end]
    return Opening(
        end=end,
        head=head.base,
        form=reading.form or "unknown",
        phrase=" ".join(phrase.split()).lower(),
        adverb=adverb.base if adverb else "",
        adverb_start=adverb.start if adverb else -1,
        certain=certain,
        known=all(word.known for word in words),
    )


def opening_of(text: Text, part: str, plural: bool = False, organ: str = "", capital: bool = False) -> Opening | None:
    """The opening of a located text, its italics taken into account; the arguments are those of ``read_opening``.

    Where editing took the blank at the end of the italics away ("*Recalling*its resolution"), the italics tell the words apart.
    """
    italic = text.leading(Style.ITALIC)
    string = text.string[:_BEGINNING]
    opening = read_opening(string, part, italic, plural, organ, capital)
    if 0 < italic < len(string) and string[italic - 1].isalpha() and string[italic].isalpha():
        parted = read_opening(f"{string[:italic]} {string[italic:]}", part, italic, plural, organ, capital)
        if parted and parted.known and parted.end == italic and (opening is None or not opening.known or opening.end < italic):
            return parted
    return opening
