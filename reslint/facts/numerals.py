"""Numbers and ordinals in words, roman numerals, dates, and the years of sessions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reslint.matching.expressions import expression

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS = ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_LAST_ORDINAL = 200
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CARDINAL_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_DATE = expression(r"(\d{1,2})(?:st|nd|rd|th)?,? ([A-Z][a-z]+),? (\d{4})|([A-Z][a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_ROMAN = expression(r"(?=.)(M{0,3})(C[MD]|D?C{0,3})(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})")
_ROMAN_VALUES = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _ordinal_below_hundred(number: int) -> str:
    if number <= 10:
        return _UNITS[number - 1]
    if number < 20:
        return _TEENS[number - 11]
    tens, unit = divmod(number, 10)
    stem = _TENS[tens - 2]
    return f"{stem}y-{_UNITS[unit - 1]}" if unit else f"{stem}ieth"


def ordinal(number: int) -> str:
    """The ordinal in words, in lower case: 78 gives "seventy-eighth". From 1 to 200; beyond that ""."""
    if not 1 <= number <= _LAST_ORDINAL:
        return ""
    if number < 100:
        return _ordinal_below_hundred(number)
    if number == 100:
        return "one hundredth"
    if number == _LAST_ORDINAL:
        return "two hundredth"
    return f"one hundred and {_ordinal_below_hundred(number - 100)}"


@cache
def _ordinals() -> dict[str, int]:
    words = {ordinal(number): number for number in range(1, _LAST_ORDINAL + 1)}
    words["hundredth"] = 100
    return words


def integer_of_ordinal(words: str) -> int | None:
    """The number of an ordinal in words or figures: "Seventy-eighth", "eightieth", "58th"; None if it is none."""
    plain = words.lower()
    found = _ordinals().get(plain) or _ordinals().get(plain.replace(" ", "-"))
    if found is None and plain[:1].isdigit():
        match = expression(r"(\d{1,3})(st|nd|rd|th)", re.ASCII).fullmatch(plain)
        return int(match[1]) if match else None
    return found


@cache
def _cardinals() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_CARDINALS, 1)}
    words |= {word.removesuffix("th"): number for number, word in enumerate(_TEENS, 11) if number > 12}
    for ten, tens in enumerate(_CARDINAL_TENS, 2):
        words[tens] = 10 * ten
        words |= {f"{tens}-{word}": 10 * ten + unit for unit, word in enumerate(_CARDINALS[:9], 1)}
    return words | {"one hundred": 100, "a hundred": 100}


def integer_of_cardinal(words: str) -> int | None:
    """The number, up to 100, of "twelve", "Thirty-five" or "thirty five"; None for other words."""
    plain = words.lower()
    return _cardinals().get(plain) or _cardinals().get(plain.replace(" ", "-"))


def cardinal(number: int) -> str:
    """The cardinal in words, in lower case: 35 gives "thirty-five". From 1 to 99; beyond that ""."""
    return next((word for word, value in _cardinals().items() if value == number), "") if number < 100 else ""


def roman(number: int) -> str:
    """The roman numeral of a number from 1 to 3999; otherwise ""."""
    if not 1 <= number <= 3999:
        return ""
    numeral = ""
    for value, sign in (*_ROMAN_VALUES, *_ROMAN_SMALL):
        while number >= value:
            numeral += sign
            number -= value
    return numeral


def integer_of_roman(numeral: str) -> int | None:
    """The number of a roman numeral in capitals, strictly: None for "IIX", "VX", "" and other words."""
    if not _ROMAN.fullmatch(numeral):
        return None
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    figures = [values[letter] for letter in numeral]
    return sum(-one if one < other else one for one, other in zip(figures, [*figures[1:], 0], strict=True))


def parse_date(words: str) -> date | None:
    """The date of "18 December 2013" (or "December 18, 2013", "18th December 2013"); None if there is no such day."""
    from datetime import date

    match = _DATE.fullmatch(words)
    if not match:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    if month not in MONTHS:
        return None
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
