"""Words that the end of a line divides: "Corrup-" and "tion" below it. "multi-" and "stakeholder" keep their hyphen."""

from __future__ import annotations

from reslint.matching.expressions import expression
from reslint.spelled import frequent

_LEFT = expression(r"[A-Za-z]+$")
_RIGHT = expression(r"[a-z]+")
# Words that begin so are written with a hyphen by some and without by others: "pre-deployment".
_PREFIXES = frozenset(("anti", "counter", "non", "post", "pre", "re", "self", "sub"))
# Of shorter words too many are beginnings of others.
_SHORTEST = 6
# No word is longer.
_LONGEST = 30
# So far around a word it is looked for.
_NEAR = 20_000
_SOFT, _HYPHENS = "\xad", "-\u2010\u2011"
_JOINING = f"{_HYPHENS}{_SOFT}/–"


def goes_on(source: str, end: int, after: int, last: int) -> bool:
    """Whether the line whose words end at ``end`` ends inside a word that goes on at ``after``, before ``last``.

    What a slash ("systems/programmes") or the dash of a range ("3–14 June") joins goes on as well.
    """
    if end < 2 or after >= last or source[end - 1] not in _JOINING or not source[end - 2].isalnum():
        return False
    if source[end - 1] == "/":
        return source[after].isalnum()
    if source[end - 1] == "–":
        return source[end - 2].isdigit() and source[after].isdigit()
    if not source[after].islower():
        # "Secretary-" and "General", "2015-" and "2030".
        return (source[after].isupper() and source[end - 2].isalpha()) or (source[after].isdigit() and source[end - 2].isdigit())
    return not expression(r"(?:and|or|to|und)\b").match(source[after : after + 4])


def is_divided(source: str, end: int, after: int) -> bool:
    """Whether the hyphen at the end of such a line is there only since the line ends.

    A word that has its hyphen also elsewhere keeps it: the "Organisation for Economic Co-operation and Development".
    """
    left, right = _LEFT.search(source[max(0, end - _LONGEST) : end - 1]), _RIGHT.match(source, after)
    if not (left and right and _is_word((left[0] + right[0]).lower())):
        return False
    if left[0].lower() in _PREFIXES and right[0] in frequent():
        return False
    return source.find(f"{left[0]}-{right[0]}", max(0, end - _NEAR), after + _NEAR) < 0


def _is_word(small: str) -> bool:
    return len(small) >= _SHORTEST and small in frequent()


def glue(first: str, second: str) -> str:
    """What stands between the words of two lines: a blank, or nothing where the first ends inside a word."""
    end, after = first[-2:], second[:5]
    return "" if goes_on(end + after, len(end), len(end), len(end + after)) else " "
