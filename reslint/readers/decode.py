"""Bytes to characters and back: UTF-8 with or without BOM, UTF-16 by BOM, Windows-1252 as a last resort."""

from __future__ import annotations

import codecs

from reslint.readers.block import ReadError

LARGEST_FILE = 10 * 1024 * 1024

_OTHER_FORMATS = (
    (b"%PDF", "is a PDF file, which reslint cannot read yet; save its text as .txt or .md"),
    (b"\xd0\xcf\x11\xe0", "is an old Word file (.doc), or protected by a password; save it as .docx, without a password"),
    (b"{\\rtf", "is a rich text (RTF) file; save it as .docx"),
)


def other_format(data: bytes) -> str | None:
    """What to say of a file that is plainly of a format that is not read; None for all others."""
    return next((advice for start, advice in _OTHER_FORMATS if data.startswith(start)), None)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The characters of a text file and the reader's remarks. Raises ReadError for what is not text."""
    if len(data) > LARGEST_FILE:
        raise ReadError(f"{name}: is larger than {LARGEST_FILE // 1024 // 1024} MB; reslint checks single drafts")
    advice = other_format(data)
    if advice:
        raise ReadError(f"{name}: {advice}")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf_16(data, name)
    if b"\x00" in data:
        raise _no_text(name)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        remark = "is not UTF-8; read as Windows-1252, so some characters may be wrong: save it as UTF-8"
        return data.decode("cp1252", errors="replace"), (remark,)


def _no_text(name: str) -> ReadError:
    return ReadError(f"{name}: is not a text file (it holds bytes of the value 0), or one in UTF-32; save the draft as UTF-8")


def _utf_16(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode("utf-16", errors="replace")
    # UTF-32 begins with the same bytes, and has such a character beside each of its own.
    if "\0" in text:
        raise _no_text(name)
    try:
        data.decode("utf-16")
    except UnicodeDecodeError:
        return text, ("is damaged UTF-16; characters that could not be read stand as \ufffd",)
    return text, ()


def encode(text: str, like: bytes) -> bytes:
    """The bytes of a text file, in the encoding of ``like``, a file that ``decode`` reads. Raises UnicodeEncodeError."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if like.startswith(mark):
            return mark + text.encode(encoding)
    try:
        like.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("cp1252")
    return text.encode("utf-8")
