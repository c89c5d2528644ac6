"""Findings, corrections, pages and parts in the words of the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp

from reslint.editor.desk import Open
from reslint.editor.lines import Lines
from reslint.editor.outline import Part
from reslint.editor.renaming import numbered_at
from reslint.finding import Edit, Finding
from reslint.reports.excerpt import correction, visible
from reslint.text import Span

if TYPE_CHECKING:
    from reslint.editor.server import Server

__all__ = ["FIX_ALL", "actions", "diagnostic", "edit_of", "hover", "number_at", "range_of", "symbol"]

FIX_ALL = "source.fixAll.reslint"
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


def edit_of(ls: Server, uri: str, draft: Open, edits: Sequence[Edit]) -> lsp.WorkspaceEdit:
    """Edits of one draft, as it stands."""
    lines = ls.lines(draft)
    made = [lsp.TextEdit(range=range_of(edit.span, lines), new_text=edit.text) for edit in edits]
    capabilities = ls.client_capabilities.workspace
    if capabilities and capabilities.workspace_edit and capabilities.workspace_edit.document_changes:
        document = lsp.OptionalVersionedTextDocumentIdentifier(uri=uri, version=draft.version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(text_document=document, edits=list(made))])
    return lsp.WorkspaceEdit(changes={uri: made})


def actions(ls: Server, uri: str, draft: Open, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """The corrections of what stands in the range, safe ones first, then all safe ones of the draft at once."""
    lines, only = ls.lines(draft), params.context.only
    first = lines.offset(params.range.start.line, params.range.start.character)
    last = lines.offset(params.range.end.line, params.range.end.character)
    found = []
    for finding in draft.findings if _asked(lsp.CodeActionKind.QuickFix, only) else ():
        spans = (finding.span, *finding.places)
        if finding.fix is None or not any(span.start <= last and first <= span.end for span in spans):
            continue
        safe = finding.fix.safety == "safe"
        right = correction(draft.text, finding.span, finding.fix)
        found.append(
            lsp.CodeAction(
                title=f"{'Correct' if safe else 'Suggestion'}: {right} ({finding.rule})",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(uri, finding, lines)],
                is_preferred=safe or None,
                edit=edit_of(ls, uri, draft, finding.fix.edits),
            )
        )
    found.sort(key=lambda action: not action.is_preferred)
    if _asked(FIX_ALL, only) and any(finding.fix and finding.fix.safety == "safe" for finding in draft.findings):
        found.append(_all(ls, uri, draft))
    return found


def _all(ls: Server, uri: str, draft: Open) -> lsp.CodeAction:
    """All safe corrections; their edits are worked out when the editor wants them, if it can wait."""
    action = lsp.CodeAction(title="Make all safe corrections", kind=FIX_ALL, data=uri)
    capabilities: Any = ls.client_capabilities.text_document
    support = capabilities.code_action.resolve_support if capabilities and capabilities.code_action else None
    if not support or "edit" not in support.properties:
        action.edit = edit_of(ls, uri, draft, ls.desk.corrected(draft))
    return action


def _asked(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == word or kind.startswith(f"{word}.") for word in only)


def hover(ls: Server, draft: Open, position: lsp.Position) -> lsp.Hover | None:
    """The pages of the rules that have something to say about a place."""
    lines = ls.lines(draft)
    offset = lines.offset(position.line, position.character)
    found = [
        finding for finding in draft.findings for span in (finding.span, *finding.places) if span.start <= offset <= span.end
    ]
    pages = [ls.desk.page(draft, rule) for rule in dict.fromkeys(finding.rule for finding in found)]
    if not any(pages):
        return None
    content = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value="\n---\n\n".join(page for page in pages if page))
    return lsp.Hover(contents=content, range=range_of(found[0].span, lines))


def number_at(ls: Server, draft: Open, position: lsp.Position) -> lsp.PrepareRenamePlaceholder | None:
    """The number at a place that can be given another one."""
    lines = ls.lines(draft)
    found = draft.checked and numbered_at(draft.checked.draft, lines.offset(position.line, position.character))
    return lsp.PrepareRenamePlaceholder(range=range_of(found.span, lines), placeholder=found.mark) if found else None
