"""Word files made in tests: a package from the XML of its paragraphs, with what belongs to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATED}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LEVELS = ((0, "decimal", "%1."), (1, "lowerLetter", "(%2)"), (2, "lowerRoman", "(%3)"))


def run(text: str, properties: str = "") -> str:
    """A run of characters."""
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def italic(text: str) -> str:
    return run(text, "<w:i/>")


def call(identifier: int, kind: str = "footnote") -> str:
    """The call of a native note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{identifier}"/></w:r>'


def paragraph(*contents: str, properties: str = "", level: int | None = None, numbering: int = 1, style: str = "") -> str:
    """A paragraph; ``level`` numbers it by the list ``numbering``."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        inside += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f"<w:p><w:pPr>{inside}{properties}</w:pPr>{''.join(contents)}</w:p>"


def note(identifier: int, *contents: str, kind: str = "footnote") -> str:
    """The body of a native note."""
    return f'<w:{kind} w:id="{identifier}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" ")}{"".join(contents)}</w:p></w:{kind}>'


def inserted(*contents: str, identifier: int = 900, author: str = "A. Drafter") -> str:
    return f'<w:ins w:id="{identifier}" w:author="{author}" w:date="2026-01-01T00:00:00Z">{"".join(contents)}</w:ins>'


def deleted(text: str, identifier: int = 901, author: str = "A. Drafter") -> str:
    gone = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="{identifier}" w:author="{author}" w:date="2026-01-01T00:00:00Z">{gone}</w:del>'


def numbering(levels: str = "", uses: str = "") -> str:
    """A numbering part: by default one list 1., (a), (i)."""
    standard = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, form, text in LEVELS
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{levels or standard}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f"<w:numbering {_SPACES}>{lists}{uses}</w:numbering>"


def document(*body: str, section: str = "") -> str:
    return f"<w:document {_SPACES}><w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def word_file(
    *body: str,
    notes: str = "",
    styles: str = "",
    comments: str = "",
    settings: str = "",
    section: str = "",
    parts: Mapping[str, str] | None = None,
    lists: str = "",
) -> bytes:
    """A whole package. ``parts`` are further parts by name: the word after its last "/", without digits, is its type."""
    inside = {
        "styles": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "numbering": lists or numbering(),
        "settings": f"<w:settings {_SPACES}>{settings}</w:settings>",
    }
    if notes:
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        inside["footnotes"] = f"<w:footnotes {_SPACES}>{separators}{notes}</w:footnotes>"
    if comments:
        inside["comments"] = f"<w:comments {_SPACES}>{comments}</w:comments>"
    inside.update({name: text.replace("<w:hdr>", f"<w:hdr {_SPACES}>") for name, text in (parts or {}).items()})
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name.rstrip("0123456789")}+xml"/>' for name in inside
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATED}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for at, name in enumerate(inside, 1)
    )
    everything = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": document(*body, section=section),
        **{f"word/{name}.xml": text for name, text in inside.items()},
    }
    return package({name: (_HEAD + text).encode() for name, text in everything.items()})


def package(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of parts, always the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
