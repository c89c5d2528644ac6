"""Edits and remarks to a Word file: only what they touch is changed. ISO/IEC 29500-1, 17.13.

An edit is made plainly, or as a tracked change that the drafter accepts or rejects; a remark is a comment at the words concerned.
Parts that are not touched stay byte for byte as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from reslint.finding import Edit
from reslint.readers import ReadError
from reslint.readers.word import WordFile, open_word
from reslint.readers.word.package import Package
from reslint.writers import WriteError
from reslint.writers.word.comments import Comments, Remark
from reslint.writers.word.order import put_in_order
from reslint.writers.word.parts import Parts
from reslint.writers.word.runs import Runs
from reslint.writers.word.words import cut_to_words

__all__ = ["AUTHOR", "Remark", "edited", "marked", "ordered", "takes_corrections"]

AUTHOR = "reslint"
_Made = TypeVar("_Made")


def edited(data: bytes, name: str, edits: Sequence[Edit], tracked: bool | None = None) -> bytes:
    """The file with the edits, whose places are those of its final view.

    ``tracked``: as tracked changes; None: where the drafter has changes tracked, or where changes wait to be accepted. Raises
    WriteError.
    """
    return _written(name, lambda: _marked(open_word(data, name), edits, None, tracked))


def marked(data: bytes, name: str, edits: Sequence[Edit], remarks: Sequence[Remark], tracked: bool | None = True) -> bytes:
    """The file with the edits and, as comments, the remarks; both have their places in its final view.

    Raises WriteError where the file allows no changes, an edit has no place in it, or a part that is to be written is damaged.
    """
    return _written(name, lambda: _marked(open_word(data, name), edits, remarks, tracked))


def takes_corrections(data: bytes, name: str) -> bool:
    """Whether the drafter allows more than comments. Raises WriteError where not even those are, or a part is damaged."""

    def read() -> bool:
        parts = Parts(Package(data, name))
        parts.check_allowed(edits=False)
        return not parts.takes_comments_only

    return _written(name, read)


def ordered(data: bytes, name: str, places: Sequence[int]) -> bytes:
    """The file with the paragraphs in which the places of its final view stand in this order, each as it is.

    Raises WriteError where they do not stand together, hold what cannot be moved, or changes are tracked.
    """
    return _written(name, lambda: _ordered(open_word(data, name), places))


def _written(name: str, write: Callable[[], _Made]) -> _Made:
    """What is made of a file that is to be written. Raises WriteError for all that can go wrong."""
    try:
        return write()
    except ReadError as error:
        raise WriteError(str(error).removeprefix(f"{name}: ")) from error
    except ValueError as error:
        # The XML library makes no element beside names that no program could have written.
        raise WriteError("holds XML that Word never writes: open it in Word and save it again") from error


def _has_changes(word: WordFile) -> bool:
    """Whether somebody's tracked changes wait: what is corrected plainly beside them would be lost, or stay, with them."""
    return any(one.kind in ("insertion", "deletion") for one in word.document.annotations)


def _ordered(word: WordFile, places: Sequence[int]) -> bytes:
    parts = Parts(word.package)
    parts.check_allowed()
    if parts.tracks_changes or _has_changes(word):
        raise WriteError("has changes tracked: accept or reject them, and stop tracking, first")
    put_in_order(word, parts, places)
    return parts.packed()


def _marked(word: WordFile, edits: Sequence[Edit], remarks: Sequence[Remark] | None, tracked: bool | None) -> bytes:
    parts = Parts(word.package)
    parts.check_allowed(edits=bool(edits) or remarks is None)
    edits = [part for edit in edits for part in cut_to_words(word.document.source.text, edit)]
    runs = Runs(word, parts, AUTHOR, parts.tracks_changes or _has_changes(word) if tracked is None else tracked)
    comments = Comments(word, parts, AUTHOR)
    wanted = comments.wanted(remarks or ())
    runs.cut([*(place for edit in edits for place in (edit.span.start, edit.span.end)), *comments.places(wanted)])
    # Comments first: they then hold what is put in at their ends, and stay where all their words are taken out.
    comments.add(wanted)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        runs.edit(edit)
    return parts.packed()
