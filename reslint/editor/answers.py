"""What editors ask of a draft: its corrections, the pages of its rules, its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types as lsp

from reslint.editor.desk import Open
from reslint.editor.protocol import diagnostic, range_of
from reslint.editor.renaming import can_be_another, numbered_at
from reslint.editor.server import Server
from reslint.finding import Edit
from reslint.reports.excerpt import correction

__all__ = ["FIX_ALL", "actions", "edit_of", "hover", "number_at"]

FIX_ALL = "source.fixAll.reslint"


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
        found += _all(ls, uri, draft)
    return found


def _all(ls: Server, uri: str, draft: Open) -> Iterator[lsp.CodeAction]:
    """All safe corrections, where any can be made; their edits are worked out when the editor wants them, if it can wait."""
    action = lsp.CodeAction(title="Make all safe corrections", kind=FIX_ALL, data=uri)
    capabilities: Any = ls.client_capabilities.text_document
    support = capabilities.code_action.resolve_support if capabilities and capabilities.code_action else None
    if support and "edit" in support.properties:
        yield action
    elif edits := ls.desk.corrected(draft):
        action.edit = edit_of(ls, uri, draft, edits)
        yield action


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
    if not draft.checked or not found or not can_be_another(draft.checked.draft, found):
        return None
    return lsp.PrepareRenamePlaceholder(range=range_of(found.span, lines), placeholder=found.mark)
