"""The parts of a Word file that are written anew: only those that were changed, with what stood before their XML."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from functools import cached_property

from reslint.readers.word.names import STRICT, WORD, Element, attribute, child, integer, short
from reslint.readers.word.package import CONTENT_TYPES, Package
from reslint.writers import WriteError

__all__ = ["Parts"]

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
_STANDARD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LARGEST_SUM = 256 * 1024 * 1024
_HIGHEST_IDENTIFIER = 2**31 - 100_000
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CLOSED = ("readOnly", "forms")
_COMMENTS = "comments"


class Parts:
    """The parts of a package, some of them to be changed."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._changed: set[str] = set()
        self._new: dict[str, bytes] = {}
        self._settings = package.related_xml("settings")
        root = package.xml(package.main)
        self.namespace = STRICT if root.tag.startswith(f"{{{STRICT}}}") else WORD
        self._before = f"{{{self.namespace}}}"
        self._identifier = self._highest_identifier()

    def check_allowed(self, edits: bool = True) -> None:
        """Raises WriteError where a signature or the drafter's own protection forbids changes; ``edits``: not only comments."""
        if any("_xmlsignatures" in entry.filename.lower() for entry in self.package.entries()):
            raise WriteError("is signed, and would lose its signature: remove it in Word (File, Info) first")
        if self._protection in _CLOSED:
            raise WriteError("is protected against changes: stop the protection in Word (Review, Restrict Editing) first")
        if edits and self.takes_comments_only:
            raise WriteError("takes comments only: stop the protection in Word (Review, Restrict Editing) first")

    @property
    def _protection(self) -> str:
        """What the drafter's protection still allows: the word of the format; "" where nothing is protected."""
        found = child(self._settings, "w:documentProtection")
        if found is None or (attribute(found, "enforcement") or "0").lower() not in ("1", "true", "on"):
            return ""
        return attribute(found, "edit") or ""

    @property
    def takes_comments_only(self) -> bool:
        """Whether the file is protected against all but comments."""
        return self._protection == _COMMENTS

    @property
    def tracks_changes(self) -> bool:
        """Whether Word tracks what is changed in the file, be it that its protection allows nothing else."""
        if self._protection == "trackedChanges":
            return True
        found = child(self._settings, "w:trackRevisions")
        return found is not None and (attribute(found, "val") or "1").lower() not in ("0", "false", "off")

    def name(self, local: str) -> str:
        """The qualified name of an element or attribute."""
        return self._before + local

    def identifier(self) -> str:
        """An identifier that nothing in the file has."""
        self._identifier += 1
        return str(self._identifier)

    def _highest_identifier(self) -> int:
        """Changes, comments and bookmarks share their identifiers."""
        highest = 0
        names = [one.part for one in self.package.relationships(self.package.main)] + [self.package.main]
        for part in names:
            if not part.endswith(".xml") or not self.package.has(part) or part.endswith(("styles.xml", "numbering.xml")):
                continue
            for one in self.package.xml(part).iter():
                number = integer(attribute(one, "id")) if short(one).startswith("w:") else None
                if number is not None and highest < number < _HIGHEST_IDENTIFIER:
                    highest = number
        return highest

    def change(self, part: str) -> None:
        """A part's XML was changed."""
        self._changed.add(part)

    @cached_property
    def comments(self) -> Element:
        """The root of the comments, which are written anew; in a new part where there is none."""
        part = self.package.related("comments")
        if part:
            self.change(part)
            return self.package.xml(part)
        from lxml import etree

        root = etree.Element(self.name("comments"), nsmap={"w": self.namespace})
        part = self._free("word/comments")
        self._new[part] = b""
        self._add_relationship("comments", part)
        self._add_type(part, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
        self.package.add(part, root)
        return root

    def _free(self, stem: str) -> str:
        folder = self.package.main.rpartition("/")[0]
        stem = f"{folder}/{stem.rpartition('/')[2]}" if folder else stem.rpartition("/")[2]
        at, name = 0, f"{stem}.xml"
        while self.package.has(name):
            at += 1
            name = f"{stem}{at}.xml"
        return name

    def _add_relationship(self, type_of: str, part: str) -> None:
        from lxml import etree

        folder, _, file = self.package.main.rpartition("/")
        place = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if not self.package.has(place):
            self._new[place] = b""
            self.package.add(place, etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>'))
        root = self.package.xml(place)
        taken = {one.get("Id") for one in root}
        at = next(number for number in range(1, len(taken) + 2) if f"rIdReslint{number}" not in taken)
        office = _STRICT_OFFICE if self.namespace == STRICT else _OFFICE
        etree.SubElement(
            root, f"{{{_RELATIONSHIPS}}}Relationship", Id=f"rIdReslint{at}", Type=f"{office}/{type_of}", Target=f"/{part}"
        )
        self.change(place)

    def _add_type(self, part: str, content_type: str) -> None:
        from lxml import etree

        if not self.package.has(CONTENT_TYPES):
            return
        etree.SubElement(self.package.xml(CONTENT_TYPES), f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
        self.change(CONTENT_TYPES)

    def packed(self) -> bytes:
        """The whole file: its parts in their order, the new ones last."""
        if not self._changed and not self._new:
            return self.package.data
        target = io.BytesIO()
        total = 0
        with zipfile.ZipFile(target, "w") as archive:
            for entry in self.package.entries():
                data = self._xml(entry.filename) if entry.filename in self._changed else self._kept(entry)
                total += len(data)
                if total > _LARGEST_SUM:
                    raise WriteError("unpacks to more than a draft can hold: save it in Word without its pictures")
                archive.writestr(_like(entry), data, entry.compress_type)
            for part in self._new:
                entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, self._xml(part), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _kept(self, entry: zipfile.ZipInfo) -> bytes:
        """What an entry holds, to be written as it is."""
        if entry.file_size > _LARGEST_SUM:
            raise WriteError("unpacks to more than a draft can hold: save it in Word without its pictures")
        try:
            with zipfile.ZipFile(io.BytesIO(self.package.data)) as archive, archive.open(entry) as stream:
                return stream.read(_LARGEST_SUM + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise WriteError(f"has a damaged part ({entry.filename}): open it in Word and save it again") from error

    def _xml(self, part: str) -> bytes:
        from lxml import etree

        before = b"" if part in self._new else self.package.stored(part)
        match = _DECLARATION.match(before)
        if not match or before[:2] in (b"\xff\xfe", b"\xfe\xff") or b"utf-8" not in match.group().lower():
            declaration = _STANDARD
        else:
            declaration = match.group()
        return declaration + bytes(etree.tostring(self.package.xml(part).getroottree(), encoding="UTF-8", xml_declaration=False))


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(entry.filename, entry.date_time)
    made.compress_type, made.external_attr, made.create_system = entry.compress_type, entry.external_attr, entry.create_system
    made.comment = entry.comment
    return made
