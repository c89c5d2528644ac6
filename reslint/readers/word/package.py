"""A Word file as a package: its parts, how they are related, their XML. Open Packaging Conventions, ISO/IEC 29500-2.

Nothing in it is trusted: sizes are counted while inflating, what points out of the package is never followed, and XML with a
document type, the door of every known trick, is refused.
"""

from __future__ import annotations

import codecs
import io
import posixpath
import re
import zipfile
import zlib
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from reslint.readers.block import ReadError
from reslint.readers.word.names import Element, short

__all__ = ["Package", "Relationship"]

_LARGEST_PART = 64 * 1024 * 1024
_LARGEST_SUM = 256 * 1024 * 1024
_MOST_TAGS = 2_000_000
_MOST_ENTRIES = 5000
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head)", re.IGNORECASE)
_MACROS = "macroEnabled"
_DECLARED = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLAIN = bytes(range(32, 127))
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]*))?", re.IGNORECASE
)
CONTENT_TYPES = "[Content_Types].xml"


class Relationship(NamedTuple):
    """One part's pointer to another: ``type`` is the last word of its type ("styles"), ``part`` the target's name."""

    identifier: str
    type: str
    part: str


class Package:
    """The parts of a Word file. Raises ReadError, one sentence, for what is none, is damaged or is not to be trusted."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.data = data
        self._inflated = 0
        self._stored: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        if _WEB_PAGE.match(data):
            raise ReadError(f"{name}: is a web page, not a Word file; open it in Word and save it as .docx")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self._damaged() from error
        self._entries = self._known(entries)
        self.main = self._main()

    def _known(self, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(entries) > _MOST_ENTRIES:
            raise ReadError(f"{self.name}: holds more than {_MOST_ENTRIES} parts, which no draft does; it was not read")
        known: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if entry.filename.lower() in known:
                raise ReadError(f"{self.name}: holds two parts of one name, which Word never writes; it was not read")
            known[entry.filename.lower()] = entry
            if entry.flag_bits & 1:
                raise ReadError(f"{self.name}: is protected by a password; save it without one")
        return known

    def _damaged(self) -> ReadError:
        return ReadError(f"{self.name}: is no Word file, or a damaged one; open it in Word and save it again as .docx")

    def _main(self) -> str:
        """The name of the part that holds the text."""
        found = next((one.part for one in self.relationships("") if one.type == "officeDocument"), "")
        if found and self.has(found):
            if _MACROS in self._content_type(found):
                raise ReadError(f"{self.name}: holds macros (.docm); save it as .docx")
            return found
        if self.has("word/document.xml"):
            return "word/document.xml"
        if self.has("mimetype") and self.has("content.xml"):
            raise ReadError(f"{self.name}: is an OpenDocument file; save it as .docx")
        raise ReadError(f"{self.name}: is a packed file, but no Word document; save the draft as .docx")

    def _content_type(self, part: str) -> str:
        if not self.has(CONTENT_TYPES):
            return ""
        for one in self.xml(CONTENT_TYPES):
            if (one.get("PartName") or "").lower() == f"/{part}".lower():
                return str(one.get("ContentType") or "")
        return ""

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._entries

    def entries(self) -> list[zipfile.ZipInfo]:
        """The parts in the order of the file."""
        return self._archive.infolist()

    def stored(self, part: str) -> bytes:
        """A part's bytes, inflated."""
        if part not in self._stored:
            self._stored[part] = self._inflate(part)
        return self._stored[part]

    def _inflate(self, part: str) -> bytes:
        entry = self._entries.get(part.lower())
        if entry is None:
            raise ReadError(f"{self.name}: lacks its part {part}; open it in Word and save it again")
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise self._damaged() from error
        self._inflated += len(data)
        if len(data) > _LARGEST_PART or self._inflated > _LARGEST_SUM:
            raise ReadError(f"{self.name}: unpacks to more than a draft can hold; it was not read")
        return data

    def xml(self, part: str) -> Element:
        """The root of a part's XML; the same each time."""
        if part not in self._trees:
            self._trees[part] = self._parse(part)
        return self._trees[part]

    def _parse(self, part: str) -> Element:
        from lxml import etree

        data = self.stored(part)
        plain = data if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" not in data[:100] else data.replace(b"\0", b"")
        begun = _BEGINNING.match(plain)
        if begun is None or not _is_countable(begun[1] or b"utf-8"):
            raise self._no_xml(part)
        if _DECLARED.search(plain):
            raise ReadError(f"{self.name}: holds XML with a document type, which Word never writes; it was not read")
        if plain.count(b"<") > _MOST_TAGS:
            raise ReadError(f"{self.name}: unpacks to more than a draft can hold; it was not read")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, UnicodeError) as error:
            raise self._no_xml(part) from error
        # A warning behind it hides an undeclared prefix from the parser, which would refuse what is written back.
        if any(entry.level != etree.ErrorLevels.WARNING for entry in parser.error_log):
            raise self._no_xml(part)
        return root

    def _no_xml(self, part: str) -> ReadError:
        return ReadError(
            f"{self.name}: is damaged inside (its part {part} is no XML that Word writes); open it in Word and save it again"
        )

    def add(self, part: str, root: Element) -> None:
        """A part that the file does not have yet, for those who write it."""
        self._entries[part.lower()] = zipfile.ZipInfo(part)
        self._trees[part] = root

    def relationships(self, part: str) -> list[Relationship]:
        """What a part points to inside the package ("" is the package itself)."""
        folder, file = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(place):
            return []
        found = []
        for one in self.xml(place):
            if short(one) != "Relationship" or (one.get("TargetMode") or "").lower() == "external":
                continue
            target = unquote(one.get("Target") or "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if not whole.startswith("../"):
                found.append(Relationship(one.get("Id") or "", (one.get("Type") or "").rpartition("/")[2], whole))
        return found

    def related(self, type_of: str) -> str:
        """The first part of a type that the main part points to and that is there, or ""."""
        return next((one.part for one in self.relationships(self.main) if one.type == type_of and self.has(one.part)), "")

    def related_xml(self, type_of: str) -> Element | None:
        """Its XML, or None."""
        part = self.related(type_of)
        return self.xml(part) if part else None


@lru_cache
def _is_countable(encoding: bytes) -> bool:
    """Whether tags and declarations can be counted before anything is read: in UTF-7 and others they are spelled otherwise."""
    try:
        name = codecs.lookup(encoding.decode("ascii").strip()).name
        return name.startswith("utf-16") or _PLAIN.decode(name) == _PLAIN.decode("ascii")
    except (LookupError, ValueError):
        return False
