"""The language server at work: what it does when an editor opens or changes a text, and what it answers."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Sequence

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from reslint.editor import answers
from reslint.editor.outline import outline, targets
from reslint.editor.protocol import listed_symbols, range_of, symbol
from reslint.editor.server import Server
from reslint.reports.excerpt import visible
from reslint.selection import Trouble
from reslint.session import FILE_NAME

__all__ = ["serve", "server"]


def serve() -> None:
    """Serves an editor over standard input and output, until it ends; with status 1 where the protocol wants that."""
    # What is checked again and again leaves more behind than a run that soon ends.
    gc.set_threshold(50_000, 20, 20)
    made = server()
    made.start_io()
    if made.status:
        sys.exit(made.status)


def server() -> Server:
    """A server that knows what to answer."""
    made = Server()
    _live(made)
    _watch(made)
    _answer(made)
    return made


def _live(server: Server) -> None:
    """How the server begins and ends."""

    @server.feature(lsp.INITIALIZED)
    async def initialized(ls: Server, params: lsp.InitializedParams) -> None:
        capabilities = ls.client_capabilities.workspace
        watched = capabilities.did_change_watched_files if capabilities else None
        if not watched or not watched.dynamic_registration:
            return
        watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in (f"**/{FILE_NAME}", "**/*.yml", "**/*.yaml")]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        registration = lsp.Registration(id="rules", method=lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options)
        # An editor may refuse. Settings are read anew before every check, so only changes in rule files are seen later then.
        with contextlib.suppress(JsonRpcException):
            await ls.client_register_capability_async(lsp.RegistrationParams(registrations=[registration]))

    @server.feature(lsp.SHUTDOWN)
    def ending(ls: Server, params: None) -> None:
        ls.ending = True

    @server.feature(lsp.EXIT)
    def ended(ls: Server, params: None) -> None:
        ls.status = 0 if ls.ending else 1


def _watch(server: Server) -> None:
    """What the editor does with texts and files."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.opened(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.endswith((".yml", ".yaml")):
            ls.again()
        else:
            ls.current(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        ls.again()


def _answer(server: Server) -> None:
    """What the editor asks."""

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, answers.FIX_ALL], resolve_provider=True),
    )
    def actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        draft = ls.current(uri)
        return answers.actions(ls, uri, draft, params) if draft else []

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    def resolved(ls: Server, action: lsp.CodeAction) -> lsp.CodeAction:
        draft = ls.current(str(action.data)) if action.data else None
        if draft and action.edit is None:
            action.edit = answers.edit_of(ls, str(action.data), draft, ls.desk.corrected(draft))
        return action

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        draft = ls.current(params.text_document.uri)
        return answers.hover(ls, draft, params.position) if draft else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: Server, params: lsp.DocumentSymbolParams) -> Sequence[lsp.DocumentSymbol] | Sequence[lsp.SymbolInformation]:
        uri = params.text_document.uri
        draft = ls.current(uri)
        if not draft or not draft.checked:
            return []
        lines, parts = ls.lines(draft), outline(draft.checked.draft)
        text = ls.client_capabilities.text_document
        support = text.document_symbol if text else None
        if support and support.hierarchical_document_symbol_support:
            return [symbol(part, lines) for part in parts]
        return [listed for part in parts for listed in listed_symbols(uri, part, lines)]

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        draft = ls.current(uri)
        if not draft or not draft.checked:
            return []
        lines = ls.lines(draft)
        found = targets(draft.checked.draft, lines.offset(params.position.line, params.position.character))
        return [lsp.Location(uri=uri, range=range_of(span, lines)) for span in found]

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(ls: Server, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        draft = ls.current(params.text_document.uri)
        return answers.number_at(ls, draft, params.position) if draft and draft.checked else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        uri = params.text_document.uri
        draft = ls.current(uri)
        if not draft or not draft.checked:
            return None
        offset = ls.lines(draft).offset(params.position.line, params.position.character)
        try:
            edits, left = ls.desk.renamed(draft, offset, params.new_name)
        except Trouble as error:
            raise JsonRpcInvalidParams(message=visible(str(error))) from None
        for sentence in left:
            ls.say(sentence, lsp.MessageType.Warning)
        return answers.edit_of(ls, uri, draft, edits)
