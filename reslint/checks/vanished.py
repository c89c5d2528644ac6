"""vanished: hyphens that conversion took out of words all over a text ("highlevel", "fortysixth").

Only words that are certain count: compounds that the rule lists, and ordinals. A few are typing errors; many are one cause, which
is said once for the draft with all places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from reslint.derived.passages import select
from reslint.derived.whole import chunks
from reslint.draft import Draft, Note, Paragraph
from reslint.facts.numerals import ordinal
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule

WHERE = "body, note, title, heading, enacting, sponsors, masthead"
WORDS = ("count", "right", "words")
MESSAGE = "Hyphens were lost inside words all over the text: {count} words such as {words}"

_SHORTEST = 8
_WORD = expression(rf"[A-Za-z]{{{_SHORTEST},}}")
_SAMPLES = 3


class Settings(NamedTuple):
    """``compounds``: words that nobody writes without their hyphen; ``ordinals``: those from twenty-first on count too;
    ``least``: so many places with such words are needed. ``also``: words that some write without a hyphen; they are told with the
    others but prove nothing.
    """

    compounds: tuple[str, ...]
    also: tuple[str, ...] = ()
    ordinals: bool = True
    least: int = 3


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    for word in (*settings.compounds, *settings.also):
        if not expression(r"[A-Za-z]+(?:-[A-Za-z]+)+").fullmatch(word):
            yield f'"{word}" has no hyphen that could be lost'


class _Place(NamedTuple):
    """A word without its hyphen, the word as it should be, and whether it proves anything."""

    holder: Paragraph | Note
    start: int
    end: int
    right: str
    certain: bool


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The one finding for a text that lost its hyphens."""
    table = _table(settings)
    if _words(chunks(draft)).isdisjoint(table):
        return
    places = [place for passage in select(draft, rule.where) for place in _places(passage.holder, table)]
    if sum(place.certain for place in places) < settings.least:
        return
    words = dict.fromkeys(place.holder.text.string[place.start : place.end] for place in places)
    samples = ", ".join(f"“{word}”" for word in list(words)[:_SAMPLES])
    mended = fix(rule.fix, [replacement(place.holder.text, place.start, place.end, place.right) for place in places])
    spans = tuple(place.holder.text.span(place.start, place.end) for place in places)
    first = places[0]
    found = first.holder.text.string[first.start : first.end]
    yield rule.finding_at(
        "", spans[0], MESSAGE, mended, spans[1:], count=str(len(places)), right=first.right, words=samples, found=found
    )


@lru_cache(maxsize=8)
def _table(settings: Settings) -> dict[str, tuple[str, bool]]:
    """For words without their hyphens, in lower case: the words with them, and whether they prove anything."""
    certain = list(settings.compounds)
    if settings.ordinals:
        certain += [name for number in range(21, 100) if "-" in (name := ordinal(number))]
    words = dict.fromkeys(settings.also, False) | dict.fromkeys(certain, True)
    return {word.replace("-", "").lower(): (word, sure) for word, sure in words.items()}


def _places(holder: Paragraph | Note, table: dict[str, tuple[str, bool]]) -> Iterator[_Place]:
    for match in _WORD.finditer(holder.text.string):
        known = table.get(match.group().lower())
        if known is not None:
            yield _Place(holder, *match.span(), _in_case_of(known[0], match.group()), known[1])


def _words(among: Collection[str]) -> set[str]:
    """The long words in lower case. This costs less than to look at each of them where it stands."""
    long = (chunk.lower() for chunk in among if len(chunk) >= _SHORTEST)
    return {word.strip("“”‘’'\"()[],.;:").partition("’")[0] for word in long}


def _in_case_of(right: str, found: str) -> str:
    """The word with the capitals of the one found, and with those of its own."""
    letters = iter(found)
    return "".join(sign if sign == "-" else _larger(sign, next(letters)) for sign in right)


def _larger(sign: str, letter: str) -> str:
    return sign if sign.isupper() else letter
