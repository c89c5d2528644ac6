"""The language server: what editors ask, and what is told them. https://microsoft.github.io/language-server-protocol/"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from lsprotocol import types as lsp
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from reslint import __version__
from reslint.editor import answers
from reslint.editor.desk import Desk, Open
from reslint.editor.lines import Lines
from reslint.editor.outline import outline, targets
from reslint.reports.excerpt import visible
from reslint.selection import Trouble
from reslint.session import FILE_NAME
from reslint.work import failure

__all__ = ["Server", "serve"]

# Seconds. After a check as much time as it took is left to the editor's other questions, but never more than this.
_LONGEST_REST = 0.5


class Server(LanguageServer):
    """One editor's server."""

    def __init__(self) -> None:
        # Whole texts: drafts are short, and what counts as a line is then nobody's question but ours.
        super().__init__("reslint", __version__, lsp.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.drafts: dict[str, Open] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._rested: dict[str, float] = {}
        self._said = ""

    # Checking

    def changed(self, uri: str) -> None:
        """The text has changed: it is checked at once, or when the rest after the last check is over, as it stands by then."""
        if uri not in self._waiting:
            rest = max(0.0, self._rested.get(uri, 0.0) - time.monotonic())
            self._waiting[uri] = asyncio.get_running_loop().call_later(rest, self.check, uri)

    def check(self, uri: str) -> None:
        """Checks the text as it stands, and tells its findings."""
        self._unwait(uri)
        document = self.workspace.get_text_document(uri)
        try:
            draft = self.desk.check(_name(uri), document.source, document.version)
        except Trouble as error:
            self.drafts.pop(uri, None)
            self._tell(uri, [], document.version)
            self.say(str(error))
            return
        except Exception as error:
            # A fault of ours must not end the editor's server.
            self.drafts.pop(uri, None)
            self._tell(uri, [], document.version)
            self.say(failure(_name(uri), error))
            return
        if draft.checked and draft.checked.unchecked:
            self.say(" ".join(f"{_name(uri)}: {sentence}." for sentence in draft.checked.unchecked), lsp.MessageType.Warning)
        else:
            self._said = ""
        self._rested[uri] = time.monotonic() + min(draft.seconds, _LONGEST_REST)
        self.drafts[uri] = draft
        lines = self.lines(draft)
        self._tell(uri, [answers.diagnostic(uri, finding, lines) for finding in draft.findings], document.version)

    def current(self, uri: str) -> Open | None:
        """The draft, checked as it stands now."""
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return None
        draft = self.drafts.get(uri)
        if draft is None or draft.text != document.source:
            self.check(uri)
        return self.drafts.get(uri)

    def closed(self, uri: str) -> None:
        """Nothing is told of a draft that is closed."""
        self._unwait(uri)
        self._rested.pop(uri, None)
        self.drafts.pop(uri, None)
        self._tell(uri, [], None)

    def again(self) -> None:
        """Rules or configuration have changed: everything that is open is checked again."""
        self.desk.forget()
        for uri in list(self.workspace.text_documents):
            self.check(uri)

    def say(self, sentence: str, weight: lsp.MessageType = lsp.MessageType.Error) -> None:
        """Tells people something, once."""
        if sentence != self._said:
            self._said = sentence
            message = lsp.ShowMessageParams(type=weight, message=f"reslint: {visible(sentence)}")
            self.window_show_message(message)

    def _unwait(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()

    def _tell(self, uri: str, diagnostics: Sequence[lsp.Diagnostic], version: int | None) -> None:
        told = lsp.PublishDiagnosticsParams(uri=uri, diagnostics=list(diagnostics), version=version)
        self.text_document_publish_diagnostics(told)

    # Places

    def lines(self, draft: Open) -> Lines:
        """The lines of a draft in the units of the editor."""
        return Lines(draft.text, self.workspace.position_codec.client_num_units)


def _name(uri: str) -> str:
    """The path of a document; one that has none yet is taken for a file of the current folder."""
    return (uris.to_fs_path(uri) if uri.startswith("file:") else None) or "untitled.md"


def serve() -> None:
    """Serves an editor over standard input and output, until it ends."""
    server().start_io()


def server() -> Server:
    """A server that knows what to answer."""
    made = Server()
    _watch(made)
    _answer(made)
    return made


def _watch(server: Server) -> None:
    """What the editor does with texts and files."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.check(params.text_document.uri)

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

    @server.feature(lsp.INITIALIZED)
    async def initialized(ls: Server, params: lsp.InitializedParams) -> None:
        capabilities = ls.client_capabilities.workspace
        watched = capabilities.did_change_watched_files if capabilities else None
        if not watched or not watched.dynamic_registration:
            return
        watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in (f"**/{FILE_NAME}", "**/*.yml", "**/*.yaml")]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        registration = lsp.Registration(id="rules", method=lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options)
        await ls.client_register_capability_async(lsp.RegistrationParams(registrations=[registration]))


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
    def symbols(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        draft = ls.current(params.text_document.uri)
        if not draft or not draft.checked:
            return []
        lines = ls.lines(draft)
        return [answers.symbol(part, lines) for part in outline(draft.checked.draft)]

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        draft = ls.current(uri)
        if not draft or not draft.checked:
            return []
        lines = ls.lines(draft)
        found = targets(draft.checked.draft, lines.offset(params.position.line, params.position.character))
        return [lsp.Location(uri=uri, range=answers.range_of(span, lines)) for span in found]

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
