"""The reader of Word files (.docx): over a zip archive and XML trees, since what Word shows is nowhere written down as such.

Automatic numbers, marks of notes, italics and tracked changes are worked out from the rules of the format. ISO/IEC 29500.
"""

from __future__ import annotations

from reslint.readers.block import Document
from reslint.readers.word.document import WordFile, read
from reslint.readers.word.package import Package
from reslint.readers.word.pieces import View

__all__ = ["View", "WordFile", "open_word", "read_word"]


def read_word(data: bytes, name: str, view: str = View.FINAL) -> Document:
    """The document in a Word file, as a view of its tracked changes shows it. Raises ReadError."""
    return open_word(data, name, view).document


def open_word(data: bytes, name: str, view: str = View.FINAL) -> WordFile:
    """The same, with the way back into the file. Raises ReadError."""
    return read(Package(data, name), name, View(view))
