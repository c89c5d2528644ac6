"""Numbers and marks in front of paragraphs: "7.", "5 bis.", "OP3", "(b)", "(iv)", "a.", "–"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reslint.matching.expressions import expression

REPEATS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "alt")
_BULLET = r"(?:(?P<bullet>[-•–*+·])\s+)?"
_REPEATS = expression("|".join(REPEATS))
_ONE_REPEAT = rf"[\s-]?(?:(?:{'|'.join(REPEATS)})\b|\((?:{'|'.join(REPEATS)})\))"
_REPEAT = rf"(?:{_ONE_REPEAT})*"
# "7.bis"
_STOPPED = rf"(?:\.(?=\s?(?:{'|'.join(REPEATS)})\b))?"
_REPEATED = expression(rf"{_STOPPED}{_REPEAT}", re.IGNORECASE)
# "(new)", "old OP5": where a paragraph of a working paper comes from.
_ORIGIN = r"(?:\s\(?(?:old|new|former|formerly|ex)(?:\s(?:OP|PP)?\s?\d{1,3}(?:\s(?:bis|ter|alt))?)?\)?)?"
_PARAGRAPH = expression(
    _BULLET
    + r"(?P<number>(?:\[(?:[A-Z][\w/+&-]*(?:\s[\w/+&-]+){0,3}:\s)?)?(?:\(?new\)?\s(?=\d|OP|PP))?(?:"
    + rf"\(?(?P<label>PP|OP)\)?[ ]?(?P<labelled>\d{{1,3}}){_STOPPED}{_REPEAT}{_ORIGIN}[])]?(?:[.:)]|\s[-–—](?=\s))?(?=\s|\()"
    + rf"|(?P<word>operative|preambular)\sparagraph\s(?P<worded>\d{{1,3}}){_REPEAT}[.:](?=\s)"
    + rf"|(?P<value>\d{{1,3}}){_STOPPED}(?:{_REPEAT}\]?(?:\s?[.)](?!\d)|\s?[-–—:](?=\s))"
    + rf"|(?:{_ONE_REPEAT})+\]?(?=\s+(?:\W*(?-i:[A-Z])|x$))))\]?)\s*(?=\S)",
    re.IGNORECASE,
)
_ODD = expression(_BULLET + r"(?P<number>\(\d{1,3}\)|#?\d{1,3},?|[lI]\.)\s+(?=[A-Z])")
# "OP2(a)", "2.a": the mark of an item with the number of the paragraph above it.
_NESTED = expression(r"\[?(?:OP\s?)?(?P<above>\d{1,3})(?:\.?\s?\((?:[a-z]{1,4}|\d{1,2})\)|\.[a-z][.)]?)(?=\s)")
_LETTERED = expression(_BULLET + r"(?P<number>\(?(?P<word>[a-zA-Z]{1,5})(?:\)|(?<!\([a-zA-Z])\.))\s+(?=\S)")
_ITEM = expression(
    r"(?:(?P<bullet>[-•–*+·])\s+(?=\(?[a-z0-9]{1,5}\)\s|[a-z]\.\s))?"
    rf"(?P<number>\[?\((?P<round>[a-z]{{1,5}}|\d{{1,2}}){_REPEAT}\){_REPEAT}\]?"
    rf"|(?P<half>[a-z]{{1,2}}|[ivxl]{{1,6}}){_REPEAT}\)"
    r"|(?P<dotted>[a-z]{1,3}|[ivxl]{1,6})\.|[–•·—◦▪■●○‣])\s+(?=\S)"
)
# A mark with a slip: "( c)", "(c).", "(C)", "(c)To".
_ODD_ITEM = expression(r"(?P<number>\(\s?(?P<word>[a-z]{1,5}|[A-Z]|[IVX]{2,5})\s?\)(?:\.(?=\s))?)\s*(?=[A-Z]\w*\s)")
_BELOW = expression(r"(?P<number>(?P<value>\d{1,2})[.)]|[-*+])\s+(?=\S)")
_SECTION = expression(
    r"(?:(?:Section|Part|SECTION|PART)\s+)?(?P<number>[IVXLC]{1,7}|[A-Z]|\d{1,2})\s?[.:–]?(?:\s+(?P<rest>\S.*))?$", re.DOTALL
)
_ROMAN = expression(r"(?=[ivxlcdm])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_BEGINS_NUMBER = frozenset("0123456789[(-•–*+·oOpPnN")
# Larger than these, a letter is no numeral and two of them no letter: "(c)" is no hundred, "(ii)" no thirty-fifth item.
_LARGEST = {"letter": 26, "roman": 39}
# "(iiii)" is a numeral.
_MOST_LETTERS = 3
# A mark that leaves out more than two is not one of the list.
MOST_LEFT_OUT = 3
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Number(NamedTuple):
    """A number in front of a paragraph: as printed, its value, and where the text behind it begins.

    ``scheme``: "arabic" for paragraphs, for items "letter", "roman", "digit", "dash"; ``closing`` tells "(a)" from "a)" and "a.".
    ``indent``: the blanks before a bullet, which alone tell its level.
    """

    printed: str
    value: int
    end: int
    start: int = 0
    bullet: str = ""
    repeat: str = ""
    label: str = ""
    scheme: str = "arabic"
    closing: str = "."
    indent: int = 0


def roman_value(word: str) -> int:
    """The value of a roman numeral in either case, 0 where it is none; "iiii" is meant for a four."""
    word = word.lower().replace("viiii", "ix").replace("iiii", "iv")
    if not word or not _ROMAN.fullmatch(word):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def letter_value(word: str) -> int:
    """a 1 ... z 26, aa 27, bb 28 ...; 0 where the letters differ."""
    word = word.lower()
    if not word or not word.isascii() or not word.isalpha() or len(set(word)) > 1 or len(word) > _MOST_LETTERS:
        return 0
    return ord(word[0]) - 96 + 26 * (len(word) - 1)


def paragraph_number(string: str) -> Number | None:
    """The number that an operative or (by mistake or in a working paper) preambular paragraph begins with."""
    match = _PARAGRAPH.match(string) if string[:1] in _BEGINS_NUMBER else None
    if not match:
        return None
    printed = match["number"]
    own = match["value"] or match["labelled"] or match["worded"]
    figure = match.start("number") + printed.index(own)
    repeated = _REPEATED.match(string, figure + len(own))
    repeat = " ".join(_REPEATS.findall(repeated.group().lower())) if repeated else ""
    label = (match["label"] or {"o": "OP", "p": "PP"}.get((match["word"] or "")[:1].lower(), "")).upper()
    closing = printed.rstrip("]")[-1]
    return Number(
        printed,
        int(own),
        match.end(),
        match.start("number"),
        match["bullet"] or "",
        repeat,
        label,
        # What a working paper writes behind its labels is no part of the count.
        closing=closing if not label or closing == "." else "",
    )


def is_below(string: str, value: int) -> bool:
    """Whether a paragraph begins with the mark of an item that repeats the number of the paragraph above it."""
    match = _NESTED.match(string)
    return match is not None and int(match["above"]) == value


def odd_number(string: str) -> Number | None:
    """A paragraph's number in a form that is a mistake, or no number at all: "3 Urges", "(3) Urges", "l. Urges"."""
    match = _ODD.match(string)
    if not match:
        return None
    printed = match["number"]
    value = int(printed.strip("()#,")) if printed[-1] != "." else 1
    return Number(printed, value, match.end(), match.start("number"), match["bullet"] or "", closing=printed[-1])


def lettered_numbers(string: str) -> list[Number]:
    """The readings of a letter or numeral that a paragraph may have in place of its number: "a)", "B.", "II."."""
    beginning = string[:10]
    match = _LETTERED.match(string) if ")" in beginning or "." in beginning else None
    if not match:
        return []
    printed, word = match["number"], match["word"]
    closing = "()" if printed[0] == "(" else printed[-1]
    values = (("letter", letter_value(word)), ("roman", roman_value(word)))
    return [
        Number(printed, value, match.end(), match.start("number"), match["bullet"] or "", scheme=scheme, closing=closing)
        for scheme, value in values
        if value and (word.islower() or word.isupper())
    ]


def item_numbers(string: str) -> list[Number]:
    """The readings of a subparagraph's mark: "(i)" is a letter and a roman numeral."""
    match = _ITEM.match(string)
    if not match:
        return []
    printed = match["number"]
    word = match["round"] or match["half"] or match["dotted"] or ""
    closing = "()" if match["round"] else ")" if match["half"] else "." if match["dotted"] else "-"
    common = {"end": match.end(), "start": match.start("number"), "bullet": match["bullet"] or "", "closing": closing}
    common["repeat"] = " ".join(_REPEATS.findall(printed[len(word) :])) if word else ""
    readings = []
    if not word:
        readings.append(Number(printed, 0, scheme="dash", **common))  # type: ignore[arg-type]
    elif word.isdigit():
        readings.append(Number(printed, int(word), scheme="digit", **common))  # type: ignore[arg-type]
    else:
        if letter_value(word):
            readings.append(Number(printed, letter_value(word), scheme="letter", **common))  # type: ignore[arg-type]
        if roman_value(word):
            readings.append(Number(printed, roman_value(word), scheme="roman", **common))  # type: ignore[arg-type]
    return readings


def odd_item_numbers(string: str) -> list[Number]:
    """The readings of a subparagraph's mark that is written with a slip; that it is one, only the list before it tells."""
    match = _ODD_ITEM.match(string) if string[:1] == "(" else None
    if not match:
        return []
    readings = item_numbers(f"({match['word'].lower()}) x")
    return [reading._replace(printed=match["number"], end=match.end()) for reading in readings]


def same_count(last_scheme: str, last_closing: str, last_value: int, reading: Number) -> bool:
    """Whether a mark is of the kind of the one before it. "(ii)" is a letter only behind "(hh)", and "(c)" no hundred."""
    if (last_scheme, last_closing) != (reading.scheme, reading.closing):
        return False
    largest = _LARGEST.get(reading.scheme, 999)
    return reading.value <= largest or last_value >= largest


def skips(last_scheme: str, last_value: int, reading: Number, readings: Sequence[Number]) -> bool:
    """Whether a mark that is written otherwise repeats the last one with "bis", or leaves some out and can begin no list:
    "b bis)" or "e)" behind "(b)"."""
    if reading.scheme != last_scheme:
        return False
    if reading.repeat:
        return reading.value == last_value
    return last_value < reading.value <= last_value + MOST_LEFT_OUT and all(other.value != 1 for other in readings)


def list_numbers(string: str) -> list[Number]:
    """The reading of a mark that tells a subparagraph only where a list is due: "-", "*", or "1." as paragraphs have it."""
    match = _BELOW.match(string)
    if not match:
        return []
    printed, value = match["number"], match["value"]
    if not value and (paragraph_number(string) or item_numbers(string)):
        return []
    if value:
        return [Number(printed, int(value), match.end(), scheme="digit", closing=printed[-1])]
    return [Number(printed, 0, match.end(), scheme="dash", closing="-")]


def section_mark(string: str) -> tuple[str, str] | None:
    """The numeral or letter of a section's heading and the words behind it: "II", "A. Prevention", "Section 1"."""
    match = _SECTION.match(string)
    if not match:
        return None
    number, rest = match["number"], match["rest"] or ""
    named = string.lower().startswith(("section", "part"))
    if number.isdigit():
        return (number, rest) if named else None
    if len(number) > 1 and not roman_value(number):
        return None
    parted = expression(r"[A-Z]+\s?[.:–]").match(string)
    if rest and not parted and not named and len(number) == 1 and not (number in "IVX" and rest[:1].isupper()):
        # "A report" and "I call" are words; only a numeral before a capital stands without a stop.
        return None
    return number, rest


def section_values(mark: str) -> frozenset[tuple[str, int]]:
    """What the mark of a section may stand for: "V" is the fifth numeral and the twenty-second letter."""
    values = (("letter", letter_value(mark)), ("roman", roman_value(mark)))
    return frozenset((scheme, value) for scheme, value in values if value)
