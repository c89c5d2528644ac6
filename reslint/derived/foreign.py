"""Where a draft in English goes on in another language: a translation below it, or beside it line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.derived.ranges import quotations
from reslint.draft import Draft, Kind, Note, Paragraph
from reslint.matching.expressions import expression
from reslint.parsing.recognition import language_of
from reslint.text import Span

__all__ = ["Foreign", "foreign"]

# Names in sponsors' lines and mastheads are in any language.
_NAMES = frozenset({Kind.SPONSORS, Kind.MASTHEAD, Kind.FURNITURE})
_ENGLISH_WORDS = frozenset("the of and to for with by its that which at from their".split())
_WORDS = {
    "fr": frozenset("le la les l des du de d et dans pour sur aux au une un qui ses sa que qu lui par avec en ce cette".split()),
    "es": frozenset("el los las la del de y para por con una un su al sus que en se lo".split()),
    "de": frozenset("der die das und den von zu mit für auf des im dem eine ist".split()),
    "pt": frozenset("os da de em para com uma seu na dos das que ao".split()),
}
_ANY = frozenset().union(*_WORDS.values())
_WORD = expression(r"[^\W\d_]+")
_ENGLISH = expression(r" (?:the|of|and|to|in) ")
# Names of French or Spanish bodies have some such words; sentences have many, and are long.
_SURE = 4
_LEAST = 7
_SHARE = 0.2


class Foreign(NamedTuple):
    """A stretch of the source in another language.

    ``words``: without the number before them; ``language``: its code; ``label``: that of its paragraph or note.
    """

    span: Span
    words: Span
    language: str
    label: str


@once_a_draft
def foreign(draft: Draft) -> tuple[Foreign, ...]:
    """The paragraphs, notes and lines that are in another language, in order; none where no paragraph is so beyond doubt."""
    if draft.language != "en":
        return ()
    paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph.kind not in _NAMES]
    sure = next((language for paragraph in paragraphs if (language := _surely(paragraph.text.string))), "")
    if not sure:
        return ()
    holders: list[Paragraph | Note] = [*paragraphs, *draft.notes]
    found = [one for holder in holders for one in _of_holder(draft, holder, sure)]
    return tuple(sorted(found))


def _surely(string: str) -> str:
    """The language of a paragraph that nobody would take for English; "" for all others."""
    if len(string) < 30 or _ENGLISH.search(string):
        return ""
    if not string.isascii() and _other_letters(string):
        code = language_of(string)
        return code if code != "en" else ""
    words = _words(string)
    count = sum(word in _ANY for word in words)
    # The short ones of the text of a resolution are told apart from names by three words in eight.
    enough = count >= _SURE or (count == _SURE - 1 and 8 * count >= 3 * len(words))
    return _likeliest(words) if enough and len(words) >= _LEAST and count >= _SHARE * len(words) else ""


def _of_holder(draft: Draft, holder: Paragraph | Note, sure: str) -> Iterator[Foreign]:
    language = _language(holder.text.string, sure)
    if language:
        yield Foreign(holder.span, holder.text.span(), language, holder.label)
        return
    span = holder.span
    start = span.start
    lines = draft.source.text[span.start : span.end].split("\n") if isinstance(holder, Paragraph) else []
    for line in lines if len(lines) > 1 else ():
        language = _language(line, sure)
        if language:
            place = Span(start, start + len(line))
            yield Foreign(place, place, language, holder.label)
        start += len(line) + 1


def _language(string: str, sure: str) -> str:
    """The language of a paragraph or line, where it seems to be another than English."""
    if not string.isascii() and _other_letters(string):
        code = language_of(string)
        return code if code != "en" else sure
    words = _words(string)
    count = sum(word in _ANY for word in words)
    english = sum(word in _ENGLISH_WORDS for word in words)
    return _likeliest(words, sure) if count >= max(1, _SHARE * len(words)) and 3 * english < count else ""


def _words(string: str) -> list[str]:
    """Its words in lower case, without what is quoted."""
    if "“" in string:
        at, pieces = 0, []
        for start, end in quotations(string):
            pieces.append(string[at:start])
            at = end
        string = " ".join([*pieces, string[at:]])
    words: list[str] = _WORD.findall(string.lower())
    return words


def _other_letters(string: str) -> bool:
    """Whether hardly any of its letters are Latin."""
    letters = [character for character in string if character.isalpha()]
    return bool(letters) and 2 * sum(letter > "\u0250" for letter in letters) > len(letters)


def _likeliest(words: list[str], sure: str = "") -> str:
    """The language that most of the words are of; where they leave it open, the one that is sure."""
    return max(_WORDS, key=lambda code: (sum(word in _WORDS[code] for word in words), code == sure))
