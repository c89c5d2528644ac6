"""Ibid. after notes have changed places: a source that moved away is written out, one that is repeated becomes Ibid."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reslint.derived.called import numbered
from reslint.derived.note_sources import Sources, note_sources
from reslint.draft import Draft, Note, Style
from reslint.facts.numerals import integer_of_ordinal
from reslint.finding import Edit
from reslint.fixes.renumber.marks import Left
from reslint.fixes.renumber.notes import NotesLeft
from reslint.fixes.renumber.rendered import rewritten
from reslint.matching.expressions import expression
from reslint.text import Mark, Text, concatenate

__all__ = ["Chain", "Sourced"]

WRITTEN_OUT = "note {mark}: “Ibid.” is written out, as another note stands before it now"
REPEATED = "note {mark}: “Ibid.” for its source, which the note before it gives now"
GONE = "“Ibid.” in note {mark} repeats a note that is not there any more: write its source out; the notes keep their numbers"
UNCLEAR = "It is not certain which source “Ibid.” in note {mark} repeats: write it out; the notes keep their numbers"
UNTOUCHED = "“Ibid.” in note {mark} cannot be written out where it stands: write it out; the notes keep their numbers"

_IBID = expression(r"[Ii]bid\.?")
_FIRST = expression(r"see (?:also )?", re.IGNORECASE)
# What a reference goes on with, from the whole to its smallest part.
_PLACES = (
    ("volume", r"vols?\. ?[\dIVX]"),
    ("number", r"Nos?\. ?\d"),
    ("session", r"(?:[A-Z][\w-]*(?: [\w-]+){0,3} [Ss]ession|\d{4})(?=,)"),
    ("supplement", r"(?:Special )?Supplements? Nos?\."),
    ("meeting", r"\d+(?:st|nd|rd|th) (?:plenary )?meeting"),
    ("resolution", r"(?:resolution|decision)s? "),
    ("annex", r"(?:annex|appendix|enclosure)\b"),
    ("part", r"part [IVX\d]"),
    ("chapter", r"chaps?\."),
    ("section", r"sects?\.|section "),
    ("paragraph", r"paras?\."),
    ("page", r"pp?\. ?\d"),
)
_PLACE = expression(", *(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _PLACES) + ")")
_RANKS = {name: rank for rank, (name, _) in enumerate(_PLACES)}
_SYMBOL = expression(r"\(A/(\d+)/")
_SESSION = expression(r"([A-Z]\w+(?:-\w+)?) [Ss]ession")
_HEAD = expression(
    r"(?:United Nations, Treaty Series|League of Nations, Treaty Series|Official Records of the [A-Z][^,;]{5,60}"
    r"|(?:[A-Z][a-z]+ [A-Z][a-z]+ )?[Rr]esolution \S+(?: [A-Z])?(?: \([IVXLC\d]+\))?|(?:[AES]|ST)/[^\s,;]+?(?=[,.]?(?:[\s]|$)))"
)


class Sourced(NamedTuple):
    """A note with other words for its source: the new words, the edit that brings them, and a sentence that tells it."""

    note: Note
    string: str
    edit: Edit
    sentence: str


class Chain:
    """The notes of a draft by their old numbers, and what each of them cites when it is written out."""

    def __init__(self, draft: Draft, new: dict[int, int]) -> None:
        self._draft = draft
        self._new = new
        self._sources = {int(one.note.mark): one for one in note_sources(draft)}
        self._at = {number: mark for mark, number in new.items()}
        self._wholes = _wholes(self._sources, lambda sources: sources.before)
        printed = [int(note.mark) for note in numbered(draft.notes)]
        self._printed = {} if printed == sorted(printed) else dict(pairwise([0, *printed]))

    def sourced(self) -> list[Sourced]:
        """The notes that follow another note than before, and have to be worded otherwise for that.

        Raises NotesLeft where a source cannot be told.
        """
        if all(old == new for old, new in self._new.items()) or self._follows_calls():
            return []
        found = []
        for mark, sources in self._sources.items():
            after = self._after(mark)
            if after == mark - 1 and (sources.before is not None or mark == 1):
                continue
            ibid = _is_ibid(sources.note)
            new = self._written_out(sources, after) if ibid else self._repeated(sources, after)
            if new is not None:
                edit = rewritten(self._draft, sources.note, new)
                if edit is None:
                    raise self._left(sources.note, UNTOUCHED)
                sentence = (WRITTEN_OUT if ibid else REPEATED).format(mark=self._new[mark])
                found.append(Sourced(sources.note, new.string, edit, sentence))
        return found

    def _after(self, mark: int) -> int:
        """The old number of the note that stands before it now, 0 for none."""
        return self._at.get(self._new[mark] - 1, 0)

    def _left(self, note: Note, sentence: str) -> NotesLeft:
        return NotesLeft(Left(note.label, note.text.span(), sentence.format(mark=note.mark)))

    def _written_out(self, sources: Sources, after: int) -> Text | None:
        """The note without Ibid.; None where it may stay."""
        before = self._sources.get(after)
        if sources.before is None:
            if before and _goes_on_in_series(sources.note, before):
                return None
            raise self._left(sources.note, UNCLEAR if self._is_printed_behind(sources, after) else GONE)
        whole = self._wholes[int(sources.note.mark)]
        # The note before may give the same source.
        if whole is not None and self._shortened(whole, after) == sources.note.text.string:
            return None
        # Where notes stand as they are called, the note printed before it may be meant, or the one with the number before.
        if whole is None or self._is_printed_behind(sources, after):
            raise self._left(sources.note, UNCLEAR)
        return whole

    def _is_printed_behind(self, sources: Sources, after: int) -> bool:
        """Whether it stands in the file, against the order of the numbers, behind the note that stands before it now."""
        return after > 0 and self._printed.get(after) == int(sources.note.mark)

    def _follows_calls(self) -> bool:
        """Whether every Ibid. makes sense in the order of the calls, and not so in the order of the numbers."""
        ordered = {mark: self._sources[mark] for mark in sorted(self._sources, key=self._new.__getitem__)}
        by_calls = _wholes(ordered, lambda sources: self._sources.get(self._after(int(sources.note.mark))))
        return any(map(self._makes_no_sense, self._sources.values())) and None not in by_calls.values()

    def _makes_no_sense(self, sources: Sources) -> bool:
        """Whether a note cannot go on with the source of the note that has the number before."""
        before = sources.before and self._wholes[int(sources.before.note.mark)]
        return before is not None and self._wholes[int(sources.note.mark)] is None

    def _repeated(self, sources: Sources, after: int) -> Text | None:
        """The note with Ibid. where the note before it now gives the same source."""
        whole = sources.note.text
        short = self._shortened(whole, after)
        if short is None:
            return None
        rest = whole.slice(len(whole.string) - (len(short) - len("Ibid.")))
        # The comma behind "Ibid." is roman.
        marks = [Mark(max(mark.start, 2), mark.end, mark.style) for mark in rest.marks if mark.end > 2]
        return concatenate([self._word(), rest.with_marks(marks)])

    def _shortened(self, whole: Text, after: int) -> str | None:
        """The words of a note with Ibid. for what the note before gives already; None where it gives something else."""
        before = self._sources.get(after)
        full = self._wholes[after] if before and not before.several else None
        head = _HEAD.match(whole.string)
        if full is None or head is None:
            return None
        if full.string == whole.string:
            return "Ibid."
        for match in reversed(_places(whole.string)):
            words = f"Ibid.{whole.string[match.start() :]}"
            joined = _joined(full, Text(words), False)
            if match.start() >= head.end() and joined and joined.string == whole.string:
                return words
        return None

    def _word(self) -> Text:
        """Ibid. as the draft writes it; with characters of its own source, so that its italics are those of the draft."""
        for sources in self._sources.values():
            text = sources.note.text
            if text.string.startswith("Ibid."):
                italic = text.leading(Style.ITALIC) >= len("Ibid")
                word = text.slice(0, len("Ibid."))
                return word.with_marks((Mark(0, len(word.string), Style.ITALIC),) if italic else ())
        return Text("Ibid.")


def _wholes(sources: dict[int, Sources], before: Callable[[Sources], Sources | None]) -> dict[int, Text | None]:
    """What each note cites with nothing left to another note; None where that makes no sense."""
    found: dict[int, Text | None] = {}

    def whole(one: Sources) -> Text | None:
        mark = int(one.note.mark)
        if mark not in found:
            # Until it is known; notes that lead back to themselves give no source.
            found[mark] = None
            other = before(one)
            full = whole(other) if other and _is_ibid(one.note) else None
            joined = _joined(full, one.note.text, other.several) if other and full else None
            found[mark] = joined if _is_ibid(one.note) else one.note.text
        return found[mark]

    for one in sources.values():
        whole(one)
    return found


def _is_ibid(note: Note) -> bool:
    return _IBID.match(note.text.string) is not None


def _goes_on_in_series(note: Note, before: Sources) -> bool:
    """Whether a volume and number go on in the Treaty Series that the note before cites too."""
    return (
        "treaty-series" in before.kinds
        and expression(r"Ibid\., vols?\. [\d, and–-]+, Nos?\.").match(note.text.string) is not None
    )


def _joined(before: Text, ibid: Text, several: bool) -> Text | None:
    """A source with what follows "Ibid." in place of its own last parts; None where the two do not fit together."""
    word = _IBID.match(ibid.string)
    rest = ibid.string[word.end() :] if word else ""
    if not rest.strip(" ."):
        return before
    comma = Text("" if rest.startswith(",") else ",")
    first = _PLACE.match(comma.string + rest)
    if first is None or first.lastgroup is None or several:
        return None
    see = _FIRST.match(before.string)
    before = before.slice(see.end()) if see else before
    cut = _cut(before.string, first.lastgroup)
    if cut is None or not before.string[:cut]:
        return None
    head = before.slice(0, cut)
    initial = head.string[:1]
    head = head if initial.isupper() else Text(initial.upper() + head.string[1:], head.origins, head.marks)
    joined = concatenate([head, comma, ibid.slice(len(ibid.string) - len(rest))])
    return _in_one(joined, len(head.string)) if _agrees(joined.string) else None


def _in_one(text: Text, joint: int) -> Text:
    """The text, its italics not interrupted by the comma at the joint."""
    ends = {end for _, end in text.covered(Style.ITALIC)}
    starts = {start for start, _ in text.covered(Style.ITALIC)}
    if joint in ends and joint + 2 in starts:
        return text.with_marks((*text.marks, Mark(joint, joint + 2, Style.ITALIC)))
    return text


def _agrees(string: str) -> bool:
    """Whether a supplement's symbol is of the session that the words before it name, where they name one."""
    symbol, session = _SYMBOL.search(string), _SESSION.search(string)
    if symbol is None or session is None or session.start() > symbol.start():
        return True
    number = integer_of_ordinal(session[1].lower())
    return number is None or number == int(symbol[1])


def _cut(string: str, name: str) -> int | None:
    """Where a source's own part of that name begins, or one below it; its end where it has neither."""
    places = list(_places(string))
    same = [match.start() for match in places if match.lastgroup == name]
    if same:
        return same[0]
    if name in ("volume", "number", "session", "supplement"):
        return None
    below = [match.start() for match in places if _RANKS[match.lastgroup or ""] > _RANKS[name]]
    if below:
        return below[0]
    return len(string.rstrip(" ."))


def _places(string: str) -> Sequence[re.Match[str]]:
    """The parts of a reference outside of brackets, in order."""
    found = []
    for match in _PLACE.finditer(string):
        before = string[: match.start()]
        if before.count("(") == before.count(")"):
            found.append(match)
    return found
