"""Words of a draft that neither adopted resolutions nor dictionaries have, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from reslint.derived.once import once_a_draft
from reslint.derived.passages import Hit, search
from reslint.derived.whole import chunks
from reslint.draft import Draft
from reslint.matching.expressions import expression
from reslint.matching.literals import fold
from reslint.matching.patterns import Pattern, Regex, literally, pattern
from reslint.selectors import Selector
from reslint.spelled import frequent, is_known

__all__ = ["hits_of", "unknown_words"]

# A word in small letters, or one with a capital, of thirty letters at most.
_WORD = expression(r"(?<![^\W_])[A-Za-z][a-z]{0,29}(?![^\W_])")
_LEFT = r"(?<![\w./&@’'])(?<![./&]\w{0,40}-)"
_RIGHT = r"(?!\w|[’'](?!s\b)\w|@|(?:-\w{1,40}){0,4}[./&]\w)"
# A name in another language has its own words.
_FOREIGN = expression(
    r"\b(?i:d[eiou]|d[ae]s|des|del|della|dell|der|die|das|den|und|et|la|le|les|el|los|las|il|en|pour|sur|du|y|e)\b|\bd[’']|[^\x00-\x7f‐-‧]\w"
)
_AROUND = 30
# So many unknown words are those of another language, or of none.
_MOST = 1000


@once_a_draft
def unknown_words(draft: Draft) -> list[str]:
    """The words, in order of the alphabet; none where there are so many that the text is in another language."""
    words = set(_WORD.findall("\n".join(chunks(draft)))) - frequent()
    unknown = sorted(word for word in words if not is_known(fold(word)))
    return unknown if len(unknown) <= _MOST else []


def hits_of(draft: Draft, where: Selector, word: str, source: str = "") -> Iterator[Hit]:
    """Where the word stands by itself, or what ``source`` makes of it, but for names in other languages and addresses."""
    for hit in search(draft, where, _pattern(word, source or word)):
        start, end = hit.range
        if not _FOREIGN.search(hit.holder.text.string, max(0, start - _AROUND), end + _AROUND):
            yield hit


def _pattern(word: str, source: str) -> Pattern:
    return pattern(Regex(f"{_LEFT}{source}{_RIGHT}", literally(word)), ignore_case=False)
