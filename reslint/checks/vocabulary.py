"""vocabulary: words with one right form, looked up in long lists.

A draft is cut into words once, whatever the number of lists. An entry in small letters holds for the word with any capitals, an
entry with capitals (or one that is wrong for want of them) for the word as it is written. A word joined to others by hyphens is
looked up as a whole and by its parts; addresses and symbols are words of their own, and no entry. What is wrong in one form is
said once, with all its places.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from reslint.casing import in_case_of
from reslint.checks.unless import Unless
from reslint.derived.dating import year_of
from reslint.derived.once import once_a_draft
from reslint.derived.passages import Hit, search
from reslint.derived.ranges import Range, overlaps
from reslint.derived.whole import chunks, running_text
from reslint.draft import Draft
from reslint.facts.table import TableError
from reslint.facts.word_table import Index, Word, index
from reslint.finding import Edit, Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.matching.occurrences import Finder
from reslint.matching.patterns import LIMIT, Pattern, Regex, literally, pattern
from reslint.rules import Rule

WORDS = ("right",)
MESSAGE = "Write “{right}” instead of “{found}”"
WITHOUT_RIGHT = "“{found}”: {summary}"

_WORD = expression(r"[^\W_]\w*(?:[-’'./&]\w+)*")
_GENITIVE = expression(r"[’']s\Z")
_SENTENCE = expression(r"(?:\A|[.:;?!]\s)[\s“(]*\Z")
_LEFT = r"(?<![\w./&@’'])(?<![./&]\w{0,40}-)"
_RIGHT = r"(?!\w|[’'](?!s\b)\w|@|(?:-\w{1,40}){0,4}[./&]\w)"
_SAFETY = ("none", "suggested", "safe")
_ARTICLE = "the "
# What takes the place of the article before a noun, and the article that follows the sound of its noun.
_DETERMINER = expression(
    r"(?i)\b(?:the|an?|its|their|his|her|our|this|that|these|those|each|every|any|no|some|all|other|such|new) \Z"
)
_INDEFINITE = expression(r"(?:\b|\A)(a)(n?) \Z|\A(A)(n?) \Z")
_VOWEL = expression(r"(?i)[aio](?!ne\b)|e(?!u)|u(?!n[io]|s[aeiu]|t[ei])|hour|honou?r|heir")
_BEFORE = 7


class Settings(NamedTuple):
    """Entries come from the ``lists`` of a ``table`` that travels with the program, from ``words`` (wrong form: right form; an
    empty right form says that there is none) and from ``endings`` (ending of a word: what it ought to be). ``keep`` has the words
    that end so rightly, with the first of these endings, which stands for the others. ``patterns`` are further words that must
    not stand, each matched against a whole word.

    ``names``: whether words that begin with a capital inside a sentence, as parts of names do, are "checked", have a correction
    to be "asked" about, or are "spared".
    ``unless``: patterns that silence a match which they overlap; ``since``: drafts of earlier years are spared; ``explain``: a
    few words that the message adds where an entry has none.
    """

    table: str = ""
    lists: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    endings: Mapping[str, str] = {}
    keep: tuple[str, ...] = ()
    patterns: tuple[Regex, ...] = ()
    names: Literal["checked", "asked", "spared"] = "checked"
    unless: tuple[Regex, ...] = ()
    since: int = 0
    explain: str = ""


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not (settings.lists or settings.words or settings.endings or settings.patterns):
        yield 'the check has no words: "words" may have lines of the form "wrong form: right form"'
    if bool(settings.table) is not bool(settings.lists):
        yield '"table" and "lists" go together: a table and the lists of it that the rule wants'
    for name in settings.lists:
        try:
            index(settings.table, [name], ())
        except TableError as error:
            yield f'"lists" has a list that cannot be used: {str(error).rstrip(".")}'
    for wrong, right in settings.words.items():
        if not _WORD.match(wrong) or wrong == right:
            yield f'"words" has "{wrong}", which is no word, or is right as well'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The words that have another right form."""
    if settings.since and (year_of(draft) or settings.since) < settings.since:
        return
    unless = Unless(settings.unless, False)
    taken: dict[int, list[Range]] = {}
    for word, exact in _occurring(draft, settings):
        hits = []
        for hit in search(draft, rule.where, _pattern(word.wrong, exact)):
            before = taken.setdefault(id(hit.holder), [])
            # Phrases come first: "at it's" is one fault, and so is the "it's" in it.
            if overlaps(hit.range, before) or (settings.names == "spared" and _is_named(hit)) or unless.silences(hit):
                continue
            insort(before, hit.range)
            hits.append(hit)
        named = [hit for hit in hits if settings.names == "asked" and not exact and _is_named(hit)]
        for safety, some in ((rule.fix, [hit for hit in hits if hit not in named]), ("suggested", named)):
            if some:
                yield _finding(rule, settings, word, exact, some, safety)


class _Vocabulary(NamedTuple):
    """The words of a draft, each once: as they are written, and in small letters; and all of its text in small letters."""

    written: frozenset[str]
    folded: frozenset[str]
    text: str


@once_a_draft
def _vocabulary(draft: Draft) -> _Vocabulary:
    # To part the text at its blanks and cut up what is left is much the shortest way.
    found = set(_WORD.findall("\n".join(chunks(draft))))
    for word in list(found):
        if word[-2:] in ("’s", "'s"):
            found.add(word[:-2])
        if "-" in word and not any(sign in word for sign in "./&"):
            found.update(_GENITIVE.sub("", word).split("-"))
    return _Vocabulary(frozenset(found), frozenset(map(fold, found)), fold(running_text(draft)))


class _Listed(NamedTuple):
    """The entries of a rule, and what finds their phrases in a text."""

    entries: Index
    phrases: Finder


@lru_cache(maxsize=64)
def _listed(table: str, lists: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> _Listed:
    made = index(table, lists, pairs)
    return _Listed(made, Finder(made.phrases))


def _occurring(draft: Draft, settings: Settings) -> Iterator[tuple[Word, bool]]:
    """The entries that the draft may have, each with whether it holds for the word as written; phrases first, the longest of
    them before those in it."""
    vocabulary = _vocabulary(draft)
    known, phrases = _listed(settings.table, settings.lists, tuple(settings.words.items()))
    # "United Nation" is in "United Nations", but not as two words.
    present = [text for text in phrases.present(vocabulary.text) if vocabulary.folded.issuperset(text.split())]
    for text in sorted(present, key=lambda text: (-len(text), text)):
        for word, exact in known.phrases[text]:
            yield Word(*word), exact
    for wrong in sorted(known.written.keys() & vocabulary.written):
        yield Word(*known.written[wrong]), True
    for wrong in sorted(known.folded.keys() & vocabulary.folded):
        yield Word(*known.folded[wrong]), False
    if settings.endings:
        yield from _ending_so(vocabulary, settings)
    for source in settings.patterns:
        for written in sorted(word for word in vocabulary.written if _is(word, source)):
            if written not in known.written:
                yield Word(written, ""), True


@lru_cache(maxsize=32768)
def _is(word: str, source: Regex) -> bool:
    """Whether the pattern matches the word. Drafts have most of their words in common."""
    return pattern(source, False).compiled.fullmatch(word, timeout=LIMIT) is not None


def _ending_so(vocabulary: _Vocabulary, settings: Settings) -> Iterator[tuple[Word, bool]]:
    known = tuple(settings.endings)
    keep = frozenset(settings.keep)
    for word in sorted(word for word in vocabulary.folded if word.endswith(known)):
        ending = max((ending for ending in known if word.endswith(ending)), key=len)
        stem = word[: -len(ending)]
        if word.isascii() and word.isalpha() and stem + known[0] not in keep:
            yield Word(word, stem + settings.endings[ending]), False


def _pattern(wrong: str, exact: bool) -> Pattern:
    word = re.escape(wrong)
    # The word first: what it begins with can be looked for, what must not stand before it cannot.
    return pattern(Regex(f"{word}(?<={_LEFT}{word}){_RIGHT}", literally(wrong)), not exact)


def _is_named(hit: Hit) -> bool:
    """Whether the words seem to be part of a name, which has its own spelling; where all is in capitals, nothing tells."""
    if not hit.found[:1].isupper() or hit.holder.text.string.isupper():
        return False
    return not _opens_sentence(hit)


def _opens_sentence(hit: Hit) -> bool:
    return _SENTENCE.search(hit.holder.text.string, 0, hit.range[0]) is not None


def _finding(rule: Rule, settings: Settings, word: Word, exact: bool, hits: list[Hit], most: str) -> Finding:
    rights = [_right(word, exact, hit) for hit in hits]
    safety = min(rule.fix, word.fix or rule.fix, most, key=_SAFETY.index)
    edits = [_edit(hit, right) for hit, right in zip(hits, rights, strict=True)]
    spans = tuple(hit.holder.text.span(*hit.range) for hit in hits)
    explain = word.note or settings.explain
    message = f"{MESSAGE} ({explain})" if explain else MESSAGE
    return rule.finding_at(
        hits[0].holder.label,
        spans[0],
        message if word.right else WITHOUT_RIGHT,
        fix(safety, edits) if word.right else None,
        spans[1:],
        found=hits[0].found,
        right=rights[0],
    )


def _edit(hit: Hit, right: str) -> Edit | None:
    """The right form in the place of the words found, behind "a" or "an" as it sounds."""
    start, end = hit.range
    text = hit.holder.text
    article = _INDEFINITE.search(text.string[max(0, start - _BEFORE) : start])
    sounds = _VOWEL.match(right) is not None
    if article is None or (article[2] or article[4] or "") == ("n" if sounds else ""):
        return replacement(text, start, end, right)
    first = article[1] or article[3]
    return replacement(text, start - len(article[0]), end, f"{first}n {right}" if sounds else f"{first} {right}")


def _right(word: Word, exact: bool, hit: Hit) -> str:
    """The right form for this place: with the capitals of the words found or of a sentence, and without a second article."""
    start, found = hit.range[0], hit.found
    right = word.right
    if not exact:
        right = _with_last(in_case_of(right, found), found)
    elif found[:1].isupper() and _opens_sentence(hit):
        right = in_case_of(right, found)
    if right.startswith(_ARTICLE) and _DETERMINER.search(hit.holder.text.string[max(0, start - _BEFORE) : start]):
        return right.removeprefix(_ARTICLE)
    return right


def _with_last(right: str, found: str) -> str:
    """The right form with the capital that the last word has: "High Level Panel" becomes "High-level Panel"."""
    last = found.rpartition(" ")[2]
    if last != found and last[:1].isupper() and fold(right).endswith(f" {fold(last)}"):
        return right[: -len(last)] + last
    return right
