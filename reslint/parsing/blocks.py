"""The lexer of structure.lark: physical paragraphs to terminals.

It goes through the blocks once and knows where in the draft it is: in the masthead, the preamble, the operative part, behind the
closing line, in an annex. What a paragraph is follows from its number, its opening, its end and its neighbours, never from one of
them alone, since each may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from reslint.draft import Opening
from reslint.matching.expressions import expression
from reslint.parsing.due import Due, DueLists
from reslint.parsing.enacting import enacting_organ, is_declaration_line, is_enacting_line, part_letters, runs_on
from reslint.parsing.front import FrontReader, is_closing_line
from reslint.parsing.headings import (
    begins_annex,
    heads_the_next,
    is_annex_heading,
    is_next_section,
    looks_like_heading,
    unstopped_mark,
)
from reslint.parsing.items import amid, is_item, odd_items
from reslint.parsing.numbers import Number, is_below, item_numbers, odd_number, paragraph_number, section_mark
from reslint.parsing.openings import opening_of, read_opening
from reslint.parsing.outside import SentAlong, is_remark
from reslint.parsing.place import Place
from reslint.parsing.series import Series
from reslint.parsing.start import start_of
from reslint.parsing.terminals import Terminal, aside, plain_end
from reslint.parsing.unnumbered import Words, words_of
from reslint.readers.block import Block
from reslint.text import Style, Text


class BlockLexer:
    """Reads the blocks of one document; ``terminals`` yields them in order.

    ``declaration``: it is known to be one. ``plural``: the text speaks as "We"; ``speech``: the line of a resolution's text with
    which a declaration begins to speak so.
    """

    def __init__(self, blocks: Sequence[Block], declaration: bool = False) -> None:
        self._blocks = blocks
        start = start_of(blocks, declaration)
        self._enacting, self._named, self._begins = start.at, start.named, start.part
        self.amendment, self.statement = start.form == "amendment", start.form == "statement"
        self.plural = self.declaration = start.plural
        self.organ = start.organ
        self.speech: Block | None = None
        front = blocks[: self._enacting] if self._enacting >= 0 else blocks
        self._front = FrontReader(front, titled=self._enacting >= 0)
        self._place = Place()
        self._open_note = self._announced = False
        self._sent_along = SentAlong()
        self._at = 0
        self._series = Series(blocks, front, lambda text: self._opening(text, "operative"))
        self._due = DueLists(blocks, self._opening)

    @cached_property
    def _part_letters(self) -> frozenset[int]:
        return part_letters(self._blocks)

    def terminals(self) -> Iterator[Terminal]:
        """The document's terminals."""
        for index, block in enumerate(self._blocks):
            self._at = index
            if self._enacting < 0:
                yield self._outside(block)
            elif index < self._enacting:
                yield self._outside(block, index)
            elif self.amendment or self.statement:
                yield aside(block) or Terminal("TEXT", block, block.text)
            elif index == self._enacting and self._named:
                yield self._enact(block)
            else:
                if index == self._enacting:
                    self._place.part = self._begins
                if self._sent_along.holds(block, self._place):
                    yield Terminal("FURNITURE", block, block.text, mark="outside")
                    continue
                if self._embeds(block, index):
                    yield self._embed(block)
                yield self._inside(block, index)

    def _embeds(self, block: Block, index: int) -> bool:
        """Whether an instrument without the heading "Annex" begins: behind the full stop of the last operative paragraph."""
        place = self._place
        if (
            self.plural
            or not (place.part == "operative" and place.finished)
            or block.apart
            or block.bare
            or block.style in ("rule", "contents", "comment")
        ):
            # The paragraphs of a declaration are sentences, and end with stops.
            return False
        if is_remark(block.text.string):
            return False
        if aside(block) or is_closing_line(block.text.string) or is_enacting_line(block.text) or begins_annex(block.text.string):
            return False
        return index > self._last_operative

    @cached_property
    def _last_operative(self) -> int:
        """The last block that opens as an operative paragraph does, or goes on with the numbers."""
        for index in range(len(self._blocks) - 1, self._enacting, -1):
            string = self._blocks[index].text.string
            number = paragraph_number(string)
            opening = read_opening((string[number.end :] if number else string).lstrip("[ "), "operative", plural=self.plural)
            verb = opening and opening.known and (opening.form == "indicative" or (self.plural and opening.form == "plural"))
            if verb or (number and opening and number.value == self._place.last_number + 1):
                return index
        return -1

    def _embed(self, block: Block) -> Terminal:
        self._place = Place("annex")
        return Terminal("EMBEDDED", block, block.text.slice(0, 0))

    def _outside(self, block: Block, index: int = -1) -> Terminal:
        beside = aside(block)
        if beside:
            return beside
        return Terminal(self._front.type_of(index) if index >= 0 else "REMARK", block, block.text)

    def _enact(self, block: Block) -> Terminal:
        # The organ's name without its comma is no paragraph that was cut.
        end = plain_end(block.text)
        complete = (
            end.endswith((",", ":")) or (end.endswith(".") and runs_on(end)) or end.removeprefix("The ") == enacting_organ(end)
        )
        self._series.begin()
        # What follows "We, the Ministers, have adopted the following declaration:" are its paragraphs.
        listing = not self.plural and expression(r"\bfollowing\b[^,;:]*:$").search(end) is not None
        self._place = Place("preamble", host="ENACTING", complete=complete, introduces=listing)
        return Terminal("ENACTING", block, block.text)

    def _inside(self, block: Block, index: int) -> Terminal:
        listed = self._listed(block, index)
        beside = None if listed else aside(block)
        if beside and not (beside.notation == "asterisk" and self._is_no_note(beside)):
            if beside.type == "NOTE":
                self._open_note = not plain_end(beside.text).endswith((".", ")"))
            return beside
        terminal = listed or self._continued_note(block) or self._own_place(block, index)
        self._open_note = False
        if terminal.type != "ENACTING":
            self._place.introduces = plain_end(terminal.text).endswith(":")
            # What is announced may have a title of its own.
            self._announced = self._place.introduces or (self._announced and terminal.type == "HEADING")
        return terminal

    def _is_no_note(self, starred: Terminal) -> bool:
        """Whether the star that a line begins with is a bullet, or what is left of italics: a paragraph or an item follows it."""
        text = starred.text
        if item_numbers(text.string) or paragraph_number(text.string):
            return True
        running = plain_end(text).endswith((",", ";"))
        if running and not self._due.starred:
            return True
        opening = self._opening(text, "preambular" if self._place.part == "preamble" else "operative")
        return bool(opening and opening.known and (running or text.leading(Style.ITALIC)))

    def _listed(self, block: Block, index: int) -> Terminal | None:
        """A subparagraph whose mark is that of a note, a bullet or a paragraph."""
        place = self._place
        if place.host not in ("ENACTING", "PREAMBULAR", "OPERATIVE") or place.part not in ("preamble", "operative"):
            return None
        # What hangs on the enacting line itself is the list of a decision.
        part = "operative" if place.host == "ENACTING" else place.part
        marks = self._due.mark(index, Due(part, place.last_number, place.bullet, place.introduces, place.levels))
        return self._item(block, marks) if marks else None

    def _continued_note(self, block: Block) -> Terminal | None:
        """The rest of a note that a page cut: words that open nothing, behind an unfinished note and a finished paragraph."""
        if not self._open_note or self._place.is_open or block.style or not plain_end(block.text).endswith("."):
            return None
        string = block.text.string
        if paragraph_number(string) or item_numbers(string) or self._opening(block.text, "") or is_closing_line(string):
            return None
        return Terminal("CONTINUATION", block, block.text)

    def _own_place(self, block: Block, index: int) -> Terminal:
        text, place = block.text, self._place
        if is_enacting_line(text) and place.part != "annex" and place.finished:
            return self._enact(block)
        if is_closing_line(text.string) and place.part in ("operative", "closing", "annex"):
            place.part = "annex" if place.part == "annex" else "closing"
            return place.closing(block)
        if is_annex_heading(text.string):
            self._place = Place("annex")
            return Terminal("ANNEX", block, text)
        if block.style == "heading":
            return self._heading(block)
        outlined = self._series.items(text, place.introduces, place.levels) if place.part == "operative" else []
        if outlined:
            return self._item(block, outlined)
        # A number without words is read as if it had some, and is behind them.
        words = f"{text.string} x" if block.bare and place.part in ("operative", "annex") else text.string
        below = place.part == "operative" and is_below(words, place.last_number)
        number = None if below else paragraph_number(words) or self._lettered_number(text, index) or self._odd_number(text)
        if number:
            return self._numbered(block, number)
        items = item_numbers(words) or odd_items(words, place)
        opened = self._marked(block, items[0]) if items else None
        if opened:
            return opened
        if items and is_item(items, place):
            return self._item(block, items)
        return self._unnumbered(block, index)

    def _odd_number(self, text: Text) -> Number | None:
        """A number without its stop or in parentheses, where it continues the series before an operative verb."""
        number = odd_number(text.string)
        if not number or number.value != self._place.last_number + 1 or self._place.part not in ("preamble", "operative"):
            return None
        words, levels = text.slice(number.end), self._place.levels
        opening = self._opening(words, "operative")
        if not opening or not opening.known or opening.form not in ("indicative", "plural"):
            return None
        # Behind a list, "(3)" may be its next item.
        sure = number.printed.isdigit() or words.leading(Style.ITALIC)
        further = any(levels.continued(item) for item in item_numbers(text.string)) or not sure
        return None if levels.open and further else number

    def _lettered_number(self, text: Text, index: int) -> Number | None:
        """A letter or numeral in place of a number, where it begins or goes on with a series of operative paragraphs."""
        place = self._place
        if place.introduces or place.host == "ENACTING":
            return None
        return (
            self._series.first(index)
            if place.part == "preamble"
            else self._series.next(text)
            if place.part == "operative"
            else None
        )

    def _opening(self, text: Text, part: str) -> Opening | None:
        return opening_of(text, part, self.plural, self.organ)

    def _numbered(self, block: Block, number: Number) -> Terminal:
        place = self._place
        text = block.text.slice(number.end)
        part = "preambular" if place.part == "preamble" else "operative"
        opening = self._opening(text, "operative")
        kind = "OPERATIVE"
        if number.label == "PP" or (
            part == "preambular" and opening and opening.form in ("participle", "adjective") and plain_end(text).endswith(",")
        ):
            kind = "PREAMBULAR"
        elif place.part in ("preamble", "closing"):
            place.part = "operative"
        place.last_number = number.value
        return place.paragraph(kind, block, text, opening, number)

    def _marked(self, block: Block, mark: Number) -> Terminal | None:
        """A paragraph of the draft with a bullet for its number, or a preambular one with a letter: its italics tell it from an
        item, where no list is due."""
        place, text = self._place, block.text.slice(mark.end)
        if place.levels.open or place.introduces or not place.host or not text.leading(Style.ITALIC):
            return None
        part = place.openings
        opening = self._opening(text, part) if part else None
        if opening is None or not opening.known:
            return None
        number = mark if mark.scheme != "dash" else Number("", 0, mark.end, mark.end, mark.printed)
        if part == "preambular" and opening.form in ("participle", "adjective"):
            return place.paragraph("PREAMBULAR", block, text, opening, number)
        if opening.form != "indicative" or mark.scheme != "dash":
            return None
        place.part = "operative"
        return place.paragraph("OPERATIVE", block, text, opening, number)

    def _item(self, block: Block, items: list[Number]) -> Terminal:
        readings = [item._replace(indent=block.indent) for item in items]
        return self._place.item(block, amid(readings, self._place.levels, self._marks_behind) or readings)

    def _marks_behind(self) -> list[Number]:
        """The readings of the mark of the next block."""
        return item_numbers(self._blocks[self._at + 1].text.string) if self._at + 1 < len(self._blocks) else []

    def _heading(self, block: Block) -> Terminal:
        mark = section_mark(block.text.string) or unstopped_mark(block.text.string, self._place.sections)
        marked = mark is not None and self._at not in self._part_letters
        return self._place.heading(block, mark[0] if mark and marked else "")

    def _unnumbered(self, block: Block, index: int) -> Terminal:
        place, text = self._place, block.text
        if is_remark(text.string):
            return Terminal("TEXT", block, text)
        parted = index > 0 and self._blocks[index - 1].cell != block.cell
        if parted:
            # Nothing goes on from one cell of a table in the next.
            place.complete = place.item_complete = True
        if place.part == "closing":
            # A vote list, say: what stands behind the closing lines without number belongs to them, and nothing hangs on it.
            return place.closing(block)
        if self._announced and not self.plural and place.part == "operative" and is_declaration_line(text.string):
            self.plural, self.speech = True, block
            return self._enact(block)
        words = words_of(text, lambda body: self._opening(body, place.openings))
        return self._going_on(block, words, parted) or self._beginning(block, words, index)

    def _going_on(self, block: Block, words: Words, parted: bool) -> Terminal | None:
        """What goes on with the paragraph or list before it, or stands beside it; None for what may begin something."""
        place, opening, begins = self._place, words.opening, words.opens_in(self._place.openings)
        # A table goes on with no sentence that it does not stand in.
        beside = block.apart and not place.apart and place.is_open and not begins
        if words.is_table_note or (block.apart and place.finished) or beside:
            return Terminal("TEXT", block, block.text)
        resumes = bool(place.levels.open) or not parted
        opens = words.italic and opening is not None and opening.known and not place.is_open
        if words.goes_on and place.host and resumes and not opens and not words.listed:
            return place.continuation(block)
        unmarked = place.unmarked_item(block)
        if not unmarked and place.levels.open:
            unmarked = place.item_without_mark(block, self._marks_behind())
        if unmarked:
            return unmarked
        # Behind a cut paragraph only plain signs begin another.
        if place.is_open and not begins and not words.listed:
            headed = is_next_section(block, place.sections) or heads_the_next(self._blocks, self._at, place.last_number)
            return self._heading(block) if headed else place.continuation(block)
        if place.levels.open and opening and opening.form == "infinitive":
            # "To assist …": what the words before the list ask for, as its items are.
            return Terminal("RESUMPTION", block, block.text)
        return None

    def _beginning(self, block: Block, words: Words, index: int) -> Terminal:
        """A paragraph, a heading, or what has no place of its own."""
        place, opening, body = self._place, words.opening, words.body
        if opening and opening.form in ("indicative", "plural") and self._leads_in(body, index):
            place.part = "operative"
            place.host, place.complete = "TEXT", True
            return Terminal("TEXT", block, block.text)
        if (
            place.part in ("preamble", "operative")
            and opening
            # "Reviews" alone is a heading.
            and body.string[opening.end :].strip()
            and (opening.known or plain_end(body).endswith((",", ";", ".", ":")))
        ):
            terminal = self._opened(block, words.text, opening, words.sign)
            # What stands in brackets is not yet the paragraph's opening.
            return terminal._replace(opening=None) if words.loose else terminal
        if looks_like_heading(block.text, place.host == "HEADING"):
            return self._heading(block)
        if place.part == "preamble" and plain_end(body).endswith(",") and body.string[:1].isupper():
            return place.paragraph("PREAMBULAR", block, body, opening)
        return place.text(block)

    def _leads_in(self, text: Text, index: int) -> bool:
        """Whether it is "Resolves that:", the beginning of the sentence that each of the numbered paragraphs behind it ends."""
        if self._place.last_number or not plain_end(text).endswith(":") or index + 1 == len(self._blocks):
            return False
        following = paragraph_number(self._blocks[index + 1].text.string)
        return following is not None and following.value == 1

    def _opened(self, block: Block, text: Text, opening: Opening, bullet: str) -> Terminal:
        """An unnumbered paragraph with an opening: preambular or operative, by its form, its end and its place."""
        place, end = self._place, plain_end(text)
        verb = opening.form in ("indicative", "plural", "infinitive")
        if place.part == "preamble":
            operative = verb and not end.endswith(",") and not (end.endswith(":") and self._preamble_goes_on())
        else:
            operative = verb or not end.endswith(",")
        kind = "OPERATIVE" if operative else "PREAMBULAR"
        if operative:
            place.part = "operative"
        start = len(block.text) - len(text)
        return place.paragraph(kind, block, text, opening, Number("", 0, start, start, bullet) if bullet else None)

    def _preamble_goes_on(self) -> bool:
        """Whether a preambular paragraph stands behind the list that follows, or the list ends as one of the preamble does,
        before the first number."""
        end = ""
        for block in self._blocks[self._at + 1 :]:
            string = block.text.string
            if item_numbers(string):
                end = plain_end(block.text)
                continue
            number = paragraph_number(string)
            if number:
                return number.value == 1 and end.endswith(",")
            opening = self._opening(block.text, "preambular") if plain_end(block.text).endswith(",") else None
            return bool(opening and opening.known and opening.form in ("participle", "adjective"))
        return False
