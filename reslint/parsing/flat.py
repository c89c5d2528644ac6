"""Paragraphs inside one line: a draft that a database or a converter left as a single block is cut into its paragraphs again.

The cuts follow from what a resolution is: its enacting line, openings behind commas, numbers in sequence before openings, item
marks in sequence behind a colon or semicolon, a section's numeral between two paragraphs, the meeting and the date at the end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.enacting import enacting_organ, is_enacting_line
from reslint.parsing.levels import Levels
from reslint.parsing.numbers import item_numbers, paragraph_number
from reslint.parsing.openings import opening_of, read_opening
from reslint.readers.block import Block
from reslint.text import Text

# A block with less in it than this, or with fewer cuts, is taken as it stands.
_SHORTEST, _FEWEST = 120, 3
_LONGEST_HEADING = 250
# What a numbered paragraph may begin with.
_NUMBERED = "0123456789[-•–*+·Oo"

_ENACTING = expression(
    r"(?:^|(?<=\s))(?=The (?:General Assembly|(?:Security|Economic and Social|Human Rights) Council|"
    r"Commission on [A-Z]\w+(?: [A-Z]\w+| and| of| the| on)*)"
    r"(?:, (?=[A-Z]|\d+\. )| (?=1\. [A-Z]|[A-Z]\w+s )))"
)
# Any other organ, known by the comma and the opening behind its name.
_NAMED = expression(
    r"(?:^|(?<=\s))(?P<line>The [A-Z][\w’-]*(?: (?:[A-Z][\w’-]*|of|and|the|on|in|for|to|against)){0,14},) (?=[A-Z]|1\. [A-Z])"
)
_ENACTING_END = expression(r"The [A-Z][A-Za-z’ -]+?(?:,|(?= 1\. | [A-Z]\w+s (?:the|that|with|of|upon|its|to|a)\b)) ")
_PREAMBULAR = expression(r"(?<=[,;.] )(?=[A-Z][a-z]+\b)|(?<=,\d )(?=[A-Z][a-z]+ing\b)|(?<=,\d\d )(?=[A-Z][a-z]+ing\b)")

_NUMBER = expression(r"(?<=\s)(?P<value>\d{1,3})\.\s+(?=[A-Z])")
_RUN_ON = expression(r"(?:[,;:]|(?<!No)(?<!vol)(?<!\bp)(?<!paras)(?<!para)\.)[”)\]]?\d{0,3}\s+(?P<value>\d{1,3})\.\s+(?=[A-Z])")
# What a sentence ends with before its full stop: no abbreviation, no short number but that of a paragraph.
_SENTENCE = expression(r"(?:(?<!\bNo)(?<!\bvol)[a-z]{2}|[”)\]]|\b\d{4}|\b(?:paragraphs?|and) \d{1,3})\.$")
_BEFORE_STOP = 16
_STOP = expression(r"(?<=[a-z)”]\. )(?<!\bMr\. )(?<!\bMs\. )(?<!\bMrs\. )(?<!\bDr\. )(?<!\bSt\. )(?<!vol\. )(?=[A-Z“])")
_ITEM = expression(r"(?<=[:;,.] )(?=(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|[a-z]\.|[ivx]{1,4}\.|[–•]) \S)")
_CLOSING = expression(r"(?<=[.\]”] )(?=\d{1,4}(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting\b)")
_ANNEX = expression(r"(?<=[.;] )(?=Annex(?: [IVX]+)? [A-Z“])")
_SPONSORS_NOTE = expression(
    r"\*{1,3}\s*Any changes to the list of sponsors will be reflected in the official records? of the meeting\.\s*"
)
_SECTION = expression(r"(?<=[,;.:] )[IVX]{1,5} (?=[A-Z])")
_PARTICIPLE = expression(r"\b[A-Z][a-z]+ing\b")
_THESAURUS = expression(r"%%%[^%\n]*\|\s*(?=\S)")
_TITLE = expression(r"(?<=\s)(?=\d{1,2}/\d{1,3}\. [A-Z])|(?<=\] )(?=[A-Z])")


def unfold(blocks: Sequence[Block]) -> tuple[list[Block], bool]:
    """The blocks, with those that hold a whole draft in one line cut into its paragraphs; whether there was such a block."""
    result: list[Block] = []
    flat = False
    for block in _part_sponsors_note(blocks):
        string = block.text.string
        cuts = _Cuts(string).find() if len(string) >= _SHORTEST and "The " in string and not block.style else []
        if len(cuts) >= _FEWEST:
            flat = True
            result += _cut(block, cuts)
        else:
            result.append(block)
    return list(_part_run_on(result)), flat


def _part_sponsors_note(blocks: Sequence[Block]) -> Iterator[Block]:
    """Parts the standing note on sponsors from text that a converter ran on behind it."""
    for block in blocks:
        match = _SPONSORS_NOTE.match(block.text.string)
        if match and match.end() < len(block.text):
            yield from _cut(block, [match.end()])
        else:
            yield block


def _part_run_on(blocks: Sequence[Block]) -> Iterator[Block]:
    """Parts an operative paragraph from the one in whose line it stands, where the numbers miss it."""
    values = [_value(block) for block in blocks]
    following = [0] * (len(blocks) + 1)
    for index in range(len(blocks) - 1, -1, -1):
        following[index] = values[index] or following[index + 1]
    last = 0
    for index, block in enumerate(blocks):
        last = values[index] or last
        cuts: list[int] = []
        if following[index + 1] != last + 1 and not block.style and not block.note:
            cuts = _run_on(block.text, last, following[index + 1])
            last += len(cuts)
        if cuts:
            yield from _cut(block, cuts)
        else:
            yield block


def _value(block: Block) -> int:
    """The number of an operative paragraph, 0 for all other blocks."""
    string = block.text.string
    number = paragraph_number(string) if not block.style and not block.note and string[:1] in _NUMBERED else None
    return number.value if number else 0


def _run_on(text: Text, last: int, following: int) -> list[int]:
    """Where the next numbers stand in the text before verbs, or between two sentences of a declaration."""
    cuts: list[int] = []
    listed = False
    for match in _RUN_ON.finditer(text.string):
        value = int(match["value"])
        # A list of its own inside the paragraph: "the following steps: 1. … 2. …".
        listed = listed or (value == 1 and last > 0)
        if value == last + 1 and value < (following if following > 1 else value + 1):
            before = text.string[: match.start()]
            if before.count("[") > before.count("]"):
                # "[Norway: 2. Urges ...]" is a paragraph with its author.
                break
            opening = opening_of(text.slice(match.end()), "operative", plural=text.string.startswith("We ", match.end()))
            verb = opening and opening.known and opening.form in ("indicative", "plural")
            sentence = last and _SENTENCE.search(text.string, max(match.start() - _BEFORE_STOP, 0), match.start() + 1)
            if verb or (sentence and not listed and before.count("“") == before.count("”")):
                cuts.append(match.start("value"))
                last = value
    return cuts


def _cut(block: Block, cuts: Sequence[int]) -> Iterator[Block]:
    edges = [0, *cuts, len(block.text)]
    for start, end in pairwise(edges):
        piece = block.text.slice(start, end).strip()
        if piece.string:
            yield replace(block, text=piece)
            block = replace(block, note="", note_span=None)


class _Cuts:
    """Finds, from left to right, where paragraphs begin in one string."""

    def __init__(self, string: str) -> None:
        self._string = string
        self._quoted = _Quotations(string)
        self._found: set[int] = set()
        self._organ = ""

    def find(self) -> list[int]:
        """The offsets at which a new paragraph begins, in order."""
        enacting, body = self._enacting()
        if enacting < 0:
            return []
        self._organ = enacting_organ(self._string[enacting:body].split(",")[0] + ",")
        self._front(enacting)
        self._found.add(body)
        annex = _ANNEX.search(self._string, body)
        end = annex.start() if annex else len(self._string)
        if annex:
            self._found.add(annex.start())
        first = self._first_number(body, end)
        self._preamble(body, first if first >= 0 else end, alone=first < 0)
        if first >= 0:
            self._heading_before(max(self._found), first, (",", ";", "."))
            self._operatives(first, end)
        self._closing(body)
        return sorted(cut for cut in self._found if cut > 0)

    def _enacting(self) -> tuple[int, int]:
        """Where the enacting line begins and what is behind it, -1 where there is none."""
        match = _ENACTING.search(self._string)
        if match:
            end = _ENACTING_END.match(self._string, match.start())
            return match.start(), end.end() if end else self._string.find(",", match.start()) + 2
        for match in _NAMED.finditer(self._string):
            opening = read_opening(self._string[match.end() : match.end() + 200], "preambular")
            begun = self._string.startswith("1. ", match.end()) or (
                opening and opening.known and opening.form in ("participle", "adjective")
            )
            if begun and is_enacting_line(Text(match["line"])):
                return match.start(), match.end()
        return -1, -1

    def _front(self, end: int) -> None:
        self._found.add(end)
        for pattern in (_THESAURUS, _TITLE):
            for match in pattern.finditer(self._string, 0, end):
                self._found.add(match.end() if pattern is _THESAURUS else match.start())

    def _opening(self, at: int, part: str) -> Opening | None:
        opening = read_opening(self._string[at : at + 200], part, organ=self._organ)
        return opening if opening and opening.known else None

    def _first_number(self, start: int, end: int) -> int:
        for match in _NUMBER.finditer(self._string, start, end):
            if match["value"] == "1" and self._opening(match.end(), "operative"):
                return match.start()
        return -1

    def _preamble(self, start: int, end: int, alone: bool) -> None:
        """Participles behind commas; where nothing is numbered, the operative paragraph behind the last of them."""
        for match in _PREAMBULAR.finditer(self._string, start, end):
            at = match.start()
            if at in self._quoted:
                continue
            opening = self._opening(at, "preambular")
            if opening and opening.form in ("participle", "adjective"):
                self._found.add(at)
            elif alone and self._string[at - 2] == "," and (verb := self._opening(at, "operative")) and verb.form == "indicative":
                self._found.add(at)
                return

    def _operatives(self, start: int, end: int) -> None:
        expected, last = 1, start
        for match in _NUMBER.finditer(self._string, start, end):
            value, at = int(match["value"]), match.start()
            if value not in (expected, expected - 1, expected + 1, 1) or at in self._quoted:
                continue
            before = self._string[:at].rstrip()[-1:]
            opening = self._opening(match.end(), "operative")
            if not (opening and (opening.form in ("indicative", "plural") or before in ";.,:")) and not (
                value == expected and before in ";:"
            ):
                continue
            if value == 1 and expected != 1 and before not in ";.:" and not opening:
                continue
            self._found.add(at)
            if expected > 1:
                self._heading_before(last, at, (";", "."))
                self._items(last, at)
            last, expected = match.end(), value + 1
        self._items(last, end)
        # A resolution is one sentence: what follows the full stop of its last paragraph is not its own.
        stop = _STOP.search(self._string, last, end)
        if stop and stop.start() not in self._quoted:
            self._found.add(stop.start())

    def _heading_before(self, start: int, end: int, marks: tuple[str, ...]) -> None:
        """What stands between the end of a paragraph and the next number is a section's numeral, heading and own preamble."""
        chunk = self._string[start:end].rstrip()
        section = max((match.start() for match in _SECTION.finditer(chunk)), default=-1)
        if section >= 0:
            self._section(start + section, end)
        elif chunk and chunk[-1] not in ",;.:":
            cut = max(chunk.rfind(f"{mark} ") for mark in marks) + 2
            if cut >= 2 and len(chunk) - cut <= _LONGEST_HEADING:
                self._found.add(start + cut)

    def _section(self, start: int, end: int) -> None:
        """A section's numeral, the heading behind it and the participles behind that."""
        numeral = self._string.index(" ", start) + 1
        self._found.update((start, numeral))
        for match in _PARTICIPLE.finditer(self._string, numeral, min(end, numeral + _LONGEST_HEADING)):
            opening = self._opening(match.start(), "preambular")
            if opening and opening.form == "participle" and match.start() > numeral:
                self._found.add(match.start())
                self._preamble(match.end(), end, alone=False)
                return

    def _items(self, start: int, end: int) -> None:
        levels = Levels()
        for match in _ITEM.finditer(self._string, start, end):
            at = match.start()
            if at in self._quoted:
                continue
            readings = item_numbers(self._string[at : at + 12])
            if not readings or not self._follows(levels, readings, at):
                continue
            levels.place(readings)
            self._found.add(at)

    def _follows(self, levels: Levels, readings: Sequence[object], at: int) -> bool:
        before = self._string[at - 2]
        trial = Levels(list(levels.open))
        level, number = trial.place(list(readings))  # type: ignore[arg-type]
        if number.scheme == "dash":
            return before == ":" or (before in ";.," and any(last.scheme == "dash" for last in levels.open))
        if number.value == 1:
            return before in ":;" or (before == "," and self._string[at + 4 : at + 5].isupper())
        # A letter that was left out makes no other list of it.
        skipped = before == ";" and number.closing == "()"
        return level <= len(levels.open) and 1 <= number.value - levels.open[level - 1].value <= 1 + skipped

    def _closing(self, start: int) -> None:
        for match in _CLOSING.finditer(self._string, start):
            self._found.add(match.start())


class _Quotations:
    """The offsets inside quotation marks, asked with ``in``."""

    def __init__(self, string: str) -> None:
        self._ranges = [match.span() for match in expression(r"“[^”]{0,600}”").finditer(string)]

    def __contains__(self, at: int) -> bool:
        index = bisect_right(self._ranges, (at, 0)) - 1
        return index >= 0 and self._ranges[index][0] < at < self._ranges[index][1]
