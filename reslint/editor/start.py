"""Starts the language server, or says what it needs."""

from __future__ import annotations

import sys

from reslint.selection import Trouble

__all__ = ["serve"]


def serve() -> None:
    """Serves until the editor ends. Raises ``Trouble`` where the extra that it needs is not installed."""
    try:
        from reslint.editor import serving
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise Trouble("the language server is not installed yet; it comes with: pip install 'reslint[lsp]'") from None
    # Python has none where the file was closed.
    closed: bool = sys.stdin is None
    if closed:
        raise Trouble("the language server talks to an editor over standard input, which is closed")
    serving.serve()
