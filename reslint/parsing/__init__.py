"""Blocks to a Draft: the three grammars at work.

Every input parses, and every visible character of the input is in exactly one place of the Draft: in the text, number or calls of
one paragraph, or in the text or mark of one note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reslint.draft import Annotation, Draft, Kind, Note, Paragraph
from reslint.parsing.beginnings import begin_paragraphs
from reslint.parsing.blocks import BlockLexer
from reslint.parsing.breaks import broken
from reslint.parsing.enacting import runs_on
from reslint.parsing.flat import unfold
from reslint.parsing.labels import Labels
from reslint.parsing.masthead import read_masthead
from reslint.parsing.notes import Called, apart, take_bare_calls, take_calls
from reslint.parsing.openings import opening_of
from reslint.parsing.pages import clear_pages
from reslint.parsing.recognition import form_of, language_of, organ_of, stage_of
from reslint.parsing.structure import Part, assemble
from reslint.parsing.tables import arranged, merged
from reslint.parsing.terminals import Terminal
from reslint.parsing.typed_notes import declare_notes
from reslint.parsing.wrapped import rewrap
from reslint.readers.block import Block, Document
from reslint.text import Span, Style

__all__ = ["parse"]


def parse(document: Document, organ: str = "auto", stage: str = "auto") -> Draft:
    """The draft in a document. ``organ`` and ``stage`` are recognised unless set (an organ's slug, a stage). Never raises."""
    whole = broken([block for block in document.blocks if block.style != "comment"])
    running, beside = arranged(whole)
    blocks, flat = unfold(declare_notes(rewrap(begin_paragraphs(clear_pages(running)))))
    lexer = BlockLexer(blocks, declaration=organ == "declaration")
    parts = assemble(list(merged(lexer.terminals(), beside)))
    labels = Labels(parts)
    paragraphs: list[Paragraph] = []
    notes: list[Note] = []
    called: list[Called] = []
    plural = lexer.declaration
    for index, part in enumerate(parts):
        label = labels.label(index)
        if part.kind is None:
            notes.append(_note(part, label, len(paragraphs) - 1))
            continue
        called.append(Called(part.text, ()) if part.kind is Kind.FURNITURE else take_calls(part.text))
        plural = (plural or part.terminal.block is lexer.speech) and (lexer.declaration or part.part == "main")
        paragraphs.append(_paragraph(part, label, len(paragraphs), labels.section, plural))
    called = [
        one
        for own, known in apart([p.kind for p in paragraphs], notes)
        for one in take_bare_calls(called[own.start : own.stop], known)
    ]
    paragraphs = _alone([_finish(p, c, lexer) for p, c in zip(paragraphs, called, strict=True)])
    masthead = read_masthead([p.text for p in paragraphs if p.kind is Kind.MASTHEAD], document.annotations)
    return Draft(
        source=document.source,
        paragraphs=tuple(paragraphs),
        notes=tuple(notes),
        masthead=masthead,
        organ=organ_of(paragraphs, masthead, organ),
        stage=stage_of(paragraphs, masthead, stage),
        form=form_of(paragraphs, lexer.amendment, lexer.declaration, lexer.statement),
        language=language_of(document.source.text),
        italics=_italics(paragraphs, notes),
        flat=flat,
        annotations=_annotations(document, whole),
    )


def _note(part: Part, label: str, after: int) -> Note:
    terminal = part.terminal
    if terminal.mark_text is not None:
        span = terminal.mark_text.span()
    else:
        span = terminal.block.note_span or terminal.text.span()
    return Note(terminal.mark, label, part.text, span, after, terminal.notation, part.spans)


def _paragraph(part: Part, label: str, index: int, section: str, plural: bool) -> Paragraph:
    terminal = part.terminal
    number = terminal.number
    assert part.kind is not None
    return Paragraph(
        kind=part.kind,
        label=label,
        text=part.text,
        index=index,
        number=number.printed if number and number.printed else None,
        number_span=_number_span(terminal),
        bullet_span=terminal.bullet_text.span() if terminal.bullet_text else None,
        level=part.level,
        part=part.part,
        section=section,
        depth=terminal.depth,
        bullet=number.bullet if number else "",
        opening=terminal.opening,
        resumed=terminal.type == "RESUMPTION",
        pieces=part.spans,
        style=terminal.block.named,
        plural=plural,
        runs_on=part.kind is Kind.ENACTING and runs_on(part.text.string),
        beside=terminal.block.beside,
        cell=terminal.block.cell,
    )


def _annotations(document: Document, blocks: Sequence[Block]) -> tuple[Annotation, ...]:
    """Those of the document, and where only a break of the line parts two paragraphs."""
    parted = [block.text.span() for block in blocks if block.parted]
    if not parted:
        return document.annotations
    breaks = (Annotation("line-break", Span(span.start, span.start)) for span in parted)
    return tuple(sorted((*document.annotations, *breaks), key=lambda one: (one.span, one.kind)))


def _number_span(terminal: Terminal) -> Span | None:
    """Where the number stands, with one that was typed behind it once more."""
    if terminal.number_text is None:
        return None
    span, second = terminal.number_text.span(), terminal.block.second
    return Span(span.start, max(span.end, second.end)) if second else span


def _finish(paragraph: Paragraph, called: Called, lexer: BlockLexer) -> Paragraph:
    """The paragraph with its calls out of its text, and its opening read in that text."""
    if not called.calls:
        return replace(paragraph, text=called.text) if called.text is not paragraph.text else paragraph
    opening = paragraph.opening
    if opening and any(call.at <= opening.end for call in called.calls):
        opening = opening_of(called.text, str(paragraph.kind), paragraph.plural, lexer.organ)
    return replace(paragraph, text=called.text, calls=called.calls, opening=opening)


def _alone(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with the only operative paragraph of each section marked."""
    result = list(paragraphs)
    section: list[int] = []
    for index in range(len(result) + 1):
        if index < len(result) and result[index].kind not in (Kind.HEADING, Kind.ENACTING):
            if result[index].kind is Kind.OPERATIVE:
                section.append(index)
            continue
        if len(section) == 1:
            result[section[0]] = replace(result[section[0]], alone=True)
        section = []
    return result


def _italics(paragraphs: list[Paragraph], notes: list[Note]) -> str:
    """Whether the draft has italics at all, and whether its openings have them."""
    texts = [p.text for p in paragraphs] + [note.text for note in notes]
    if not any(mark.style is Style.ITALIC for text in texts for mark in text.marks):
        return "none"
    opened = [p for p in paragraphs if p.opening and p.part == "main" and p.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)]
    italic = sum(bool(p.text.leading(Style.ITALIC)) for p in opened)
    return "lost" if opened and italic < len(opened) / 10 else "used"
