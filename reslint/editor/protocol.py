"""Places, findings and parts in the words of the protocol."""

from __future__ import annotations

from lsprotocol import types as lsp

from reslint.editor.lines import Lines
from reslint.editor.outline import Part
from reslint.finding import Finding
from reslint.reports.excerpt import visible
from reslint.text import Span

__all__ = ["diagnostic", "range_of", "symbol"]

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
        kind=_KINDS.get(part.kind, lsp.SymbolKind.String),
        range=whole,
        selection_range=lsp.Range(start=whole.start, end=whole.start),
        children=[symbol(below, lines) for below in part.below] or None,
    )
