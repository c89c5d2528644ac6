"""Places, findings and parts in the words of the protocol."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from reslint.editor.lines import Lines
from reslint.editor.outline import Part
from reslint.finding import Finding
from reslint.reports.excerpt import visible
from reslint.text import Span

__all__ = ["diagnostic", "listed_symbols", "range_of", "symbol"]

_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
_KINDS = {
    "title": lsp.SymbolKind.File,
    "heading": lsp.SymbolKind.Namespace,
    "enacting": lsp.SymbolKind.Class,
    "preambular": lsp.SymbolKind.Property,
    "operative": lsp.SymbolKind.Method,
    "subparagraph": lsp.SymbolKind.Field,
    "note": lsp.SymbolKind.Constant,
    "notes": lsp.SymbolKind.Array,
}


def range_of(span: Span, lines: Lines) -> lsp.Range:
    """The range of a span."""
    start, end = lines.place(span.start), lines.place(span.end)
    return lsp.Range(start=lsp.Position(*start), end=lsp.Position(*end))


def diagnostic(uri: str, finding: Finding, lines: Lines) -> lsp.Diagnostic:
    """A finding as editors show it."""
    places = [
        lsp.DiagnosticRelatedInformation(location=lsp.Location(uri=uri, range=range_of(span, lines)), message="Here too")
        for span in finding.places
    ]
    label = f"{finding.paragraph}: " if finding.paragraph else ""
    return lsp.Diagnostic(
        range=range_of(finding.span, lines),
        message=visible(label + finding.message),
        severity=_SEVERITIES.get(finding.severity, lsp.DiagnosticSeverity.Hint),
        code=finding.rule,
        source="reslint",
        related_information=places or None,
    )


def symbol(part: Part, lines: Lines) -> lsp.DocumentSymbol:
    """A part as outlines show it."""
    whole = range_of(part.span, lines)
    return lsp.DocumentSymbol(
        name=part.name,
        detail=visible(part.detail),
        kind=_kind(part),
        range=whole,
        selection_range=lsp.Range(start=whole.start, end=whole.start),
        children=[symbol(below, lines) for below in part.below] or None,
    )


def listed_symbols(uri: str, part: Part, lines: Lines, above: str | None = None) -> Iterator[lsp.SymbolInformation]:
    """A part and all below it, for editors that know a list of them only; ``above`` names what it is a part of."""
    place = lsp.Location(uri=uri, range=range_of(part.span, lines))
    yield lsp.SymbolInformation(name=part.name, kind=_kind(part), location=place, container_name=above)
    for below in part.below:
        yield from listed_symbols(uri, below, lines, part.name)


def _kind(part: Part) -> lsp.SymbolKind:
    return _KINDS.get(part.kind, lsp.SymbolKind.String)
