"""The language server: the drafts that an editor has open, and what it is told of them.

https://microsoft.github.io/language-server-protocol/
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from lsprotocol import types as lsp
from pygls import uris
from pygls.exceptions import FeatureNotificationError, JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from reslint import __version__
from reslint.editor.desk import Desk, Open
from reslint.editor.lines import Lines
from reslint.editor.protocol import diagnostic
from reslint.reports.excerpt import visible
from reslint.selection import Trouble
from reslint.work import failure

__all__ = ["Server"]

# Seconds. After a check as much time as it took is left to the editor's other questions, but never more than this.
_LONGEST_REST = 0.5


class _Protocol(LanguageServerProtocol):
    """The protocol, where a request that cannot be understood has an answer as well: the editor would wait for it for ever."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Server(LanguageServer):
    """One editor's server. ``status``: with what the program ends."""

    def __init__(self) -> None:
        # Whole texts: drafts are short, and what counts as a line is then nobody's question but ours.
        super().__init__("reslint", __version__, lsp.TextDocumentSyncKind.Full, protocol_cls=_Protocol)
        self.desk = Desk()
        self.status = 0
        self.ending = False
        self.drafts: dict[str, Open] = {}
        # As the editor writes them, which is how it wants to be told: "%20" and "c%3A" stay what they are.
        self._open: set[str] = set()
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._rested: dict[str, float] = {}
        self._said = ""

    # Checking

    def opened(self, uri: str) -> None:
        """A text has been opened: it is checked from now on, until it is closed."""
        self._open.add(uri)
        self.check(uri)

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
        self._tell(uri, [diagnostic(uri, finding, lines) for finding in draft.findings], document.version)

    def current(self, uri: str) -> Open | None:
        """The draft, checked as it stands now."""
        if uri not in self._open:
            return None
        draft = self.drafts.get(uri)
        if draft is None or draft.text != self.workspace.get_text_document(uri).source:
            self.check(uri)
        return self.drafts.get(uri)

    def closed(self, uri: str) -> None:
        """Nothing is told of a draft that is closed."""
        self._unwait(uri)
        self._open.discard(uri)
        self._rested.pop(uri, None)
        self.drafts.pop(uri, None)
        self._tell(uri, [], None)

    def again(self) -> None:
        """Rules or configuration have changed: everything that is open is checked again."""
        self.desk.forget()
        for uri in sorted(self._open):
            self.check(uri)

    def say(self, sentence: str, weight: lsp.MessageType = lsp.MessageType.Error) -> None:
        """Tells people something, once."""
        if sentence != self._said:
            self._said = sentence
            message = lsp.ShowMessageParams(type=weight, message=f"reslint: {visible(sentence)}")
            self.window_show_message(message)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Tells people of a fault of ours. What an editor sends wrongly they cannot mend: that stands in the editor's log."""
        if issubclass(source, FeatureNotificationError):
            self.say(failure("language server", error))

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
