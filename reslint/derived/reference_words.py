"""How texts name their own parts: "paragraphs 3 (a) and 5 to 7", "subparagraph (b)", "sections II and III", as patterns."""

from __future__ import annotations

from reslint.matching.expressions import expression

__all__ = ["HEAD", "HEADS", "JOIN", "MARK", "MARKS", "NUMBER", "NUMBERS", "numbers_of", "without_references"]

NUMBER = r"\d{1,3}"
MARK = r"\((?:[a-z]{1,5}|\d{1,2})\)"
HEAD = r"(?:[IVXLC]{1,7}|[A-Z])"
JOIN = r"(?:, and |, | and | to | or | through |–|-)"


def numbers_of(number: str) -> str:
    """The pattern for a list of paragraphs and their subparagraphs, where ``number`` is that of one number."""
    return rf"{number}(?: ?{MARK})*(?:{JOIN}(?:paragraphs? )?(?:{number}(?: ?{MARK})*|{MARK}(?: ?{MARK})*))*"


NUMBERS = numbers_of(NUMBER)
_PATH = rf"{MARK}(?: ?{MARK})*"
MARKS = rf"{_PATH}(?:{JOIN}{_PATH})*"
HEADS = rf"{HEAD}(?:{JOIN}{HEAD})*"


def without_references(text: str) -> str:
    """The text without its references to paragraphs, so that marks in them are not taken for those of its own parts."""
    return expression(rf"aragraphs? (?:{NUMBERS}|{MARKS})").sub("", text)
