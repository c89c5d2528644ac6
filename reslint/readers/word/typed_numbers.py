"""Numbers that are typed by hand where the numbers of the same form are automatic: they do not move with them.

And those that are typed behind an automatic one, as text has them that is pasted into a list: there the paragraph has two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reslint.matching.expressions import expression
from reslint.text import Span, Text

__all__ = ["TypedNumbers", "is_number", "second_number"]

_NUMBER = expression(r"(\(?(?:\d{1,3}|[a-z]{1,4})[.)])\s(?:\s*\1\s)*")
_FEWEST = 2
# Behind a letter, the numeral "(i)" is no letter but the first item of a list below.
_LETTER = expression(r"\(?[a-hj-z][.)]")


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


def second_number(label: str, text: Text) -> tuple[int, int] | None:
    """Where a number, with the blanks behind it, is typed behind the automatic one that the text begins with; None: nowhere."""
    if not text.string.startswith(f"{label} "):
        return None
    match = _NUMBER.match(text.string, len(label) + 1)
    end = len(text.string) - len(text.string[match.end() :].lstrip()) if match else 0
    if match is None or end == len(text.string):
        return None
    typed = match[1]
    if typed.strip("(.)") == label.strip("(.)") and text.string[end].isupper():
        return match.start(), end
    if _form(typed) != _form(label):
        return None
    alike = typed == label or typed.strip("(.)").isdigit() or (len(label) == len(typed) and _LETTER.fullmatch(typed) is not None)
    return (match.start(), end) if alike else None


def is_number(label: str) -> bool:
    """Whether an automatic label is a number or mark of paragraphs, and no bullet or word."""
    return _NUMBER.fullmatch(f"{label} ") is not None


def _form(number: str) -> str:
    """What numbers of one series have in common: "1." for "17.", "(a)" for "(iv)"."""
    return expression(r"[a-zA-Z]+").sub("a", expression(r"\d+").sub("1", number))
