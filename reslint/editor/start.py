"""Starts the language server, or says what it needs."""

from __future__ import annotations

from reslint.selection import Trouble

__all__ = ["serve"]


def serve() -> None:
    """Serves until the editor ends. Raises ``Trouble`` where the extra that it needs is not installed."""
    try:
        from reslint.editor import server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise Trouble('the language server needs what "pip install reslint[lsp]" installs') from None
    server.serve()
