"""Numbers that are typed by hand where the numbers of the same form are automatic: they do not move with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reslint.expressions import expression
from reslint.text import Span, Text

__all__ = ["TypedNumbers"]

_NUMBER = expression(r"(\(?(?:\d{1,3}|[a-z]{1,4})[.)])\s")
_FEWEST = 2


class TypedNumbers:
    """Sees the paragraphs of one file, one after the other."""

    def __init__(self) -> None:
        self._automatic: Counter[str] = Counter()
        self._typed: list[tuple[str, Span]] = []

    def see(self, label: str, text: Text) -> None:
        """A paragraph with its automatic number ("" for none) and its text."""
        if label:
            self._automatic[_form(label)] += 1
        elif match := _NUMBER.match(text.string):
            self._typed.append((_form(match[1]), text.span(*match.span(1))))

    def among_automatic(self) -> Iterator[Span]:
        """The typed numbers of forms that are automatic more often than typed, and more than once."""
        typed = Counter(form for form, _ in self._typed)
        for form, span in self._typed:
            if self._automatic[form] >= max(_FEWEST, typed[form] + 1):
                yield span


def _form(number: str) -> str:
    """What numbers of one series have in common: "1." for "17.", "(a)" for "(iv)"."""
    return expression(r"[a-zA-Z]+").sub("a", expression(r"\d+").sub("1", number))
