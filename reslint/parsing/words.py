"""The words at the beginning of a text, cut as they are asked for, so that a long text costs no more than a short one."""

from __future__ import annotations

from reslint.matching.expressions import expression
from reslint.parsing.lexicon import Phrases

__all__ = ["Words"]

# Direction marks and the like, which some files have in front of a paragraph, are no beginning.
BEFORE = expression(r"[\s\u200b-\u200f\ufeff]*")
WORD = expression(r"([^\W\d_]+(?:[-‑'’][^\W\d_]+)*)\s*")
LIMIT = 16


class Words:
    """The words of a text from its start up to the first mark that stands between two of them."""

    def __init__(self, text: str) -> None:
        start = BEFORE.match(text)
        self._text = text
        self._at = start.end() if start else 0
        self._done = False
        self._lower: list[str] = []
        self.places: list[tuple[int, int]] = []

    def __getitem__(self, index: int) -> str:
        """The word in lower case, or "" behind the last."""
        while index >= len(self._lower):
            if self._done or not self._next():
                return ""
        return self._lower[index]

    def _next(self) -> bool:
        match = WORD.match(self._text, self._at)
        if match is None or len(self._lower) > LIMIT:
            self._done = True
            return False
        word = match.group(1).lower()
        self.places.append(match.span(1))
        self._lower.append(word if word.isascii() else word.replace("’", "'").replace("‑", "-"))
        self._at = match.end()
        self._done = match.end() == match.end(1)
        return True

    def several(self, index: int, length: int) -> tuple[str, ...]:
        """The words from ``index`` on."""
        return tuple(self[place] for place in range(index, index + length))

    def capital(self, index: int) -> bool:
        """Whether the word is there and begins with a capital."""
        return bool(self[index]) and self._text[self.places[index][0]].isupper()

    def matching(self, phrases: Phrases, index: int) -> int:
        """The number of words of the longest of the phrases that stands at ``index``, or 0."""
        for phrase in phrases.get(self[index], ()):
            if all(self[index + place] == word for place, word in enumerate(phrase)):
                return len(phrase)
        return 0
