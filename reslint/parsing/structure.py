"""structure.lark at work: terminals to the parts of a draft, with what belongs to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lark import Token, Tree

from reslint.draft import Kind
from reslint.parsing.grammars import Grammar, load
from reslint.parsing.terminals import LEVELS, Terminal, plain_end
from reslint.readers.divided import glue
from reslint.text import Span, Text, concatenate

_KINDS = {
    "MASTHEAD": Kind.MASTHEAD,
    "TITLE": Kind.TITLE,
    "SPONSORS": Kind.SPONSORS,
    "REMARK": Kind.TEXT,
    "ENACTING": Kind.ENACTING,
    "PREAMBULAR": Kind.PREAMBULAR,
    "OPERATIVE": Kind.OPERATIVE,
    "HEADING": Kind.HEADING,
    "ANNEX": Kind.HEADING,
    "TEXT": Kind.TEXT,
    "RESUMPTION": Kind.TEXT,
    "CLOSING": Kind.CLOSING,
    "FURNITURE": Kind.FURNITURE,
}


@dataclass(slots=True)
class Part:
    """A paragraph or note in the making: its first terminal, the pieces that continue it, what it stands under."""

    terminal: Terminal
    kind: Kind | None
    part: str = "main"
    level: int = 0
    parent: Part | None = None
    pieces: list[Text] = field(default_factory=list)

    @property
    def text(self) -> Text:
        """All its pieces as one text."""
        whole: list[Text] = []
        for piece in self.pieces:
            if whole and not glue(whole[-1].string, piece.string):
                whole[-1] = concatenate([whole[-1], piece])
            else:
                whole.append(piece)
        return concatenate(whole, " ")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The source ranges of its pieces."""
        return tuple(piece.span() for piece in self.pieces)


@cache
def _grammar() -> Grammar:
    return load("structure")


def _token(terminal: Terminal) -> Token:
    token = Token(terminal.type, "")
    token.value = terminal
    return token


def assemble(terminals: Sequence[Terminal]) -> list[Part]:
    """The paragraphs and notes (``kind`` None) of a draft in reading order, cut ones whole."""
    return _Assembly().run(_grammar().parse(map(_token, terminals)))


class _Assembly:
    """Walks the tree once, from the top down, in reading order."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._last_note: Part | None = None
        self._after_note = False

    def run(self, tree: Tree[Any]) -> list[Part]:
        """The parts of the tree."""
        for node in tree.children:
            self._node(node, None, "main")
        return self._parts

    def _node(self, node: Tree[Any] | Token, host: Part | None, part: str) -> None:
        if isinstance(node, Token):
            raise TypeError(f"a terminal outside of its rule: {node.type}")
        if node.data == "annex":
            part = "annex"
        if node.data == "interruption":
            self._interruption(node.children[0].value, host, part)  # type: ignore[union-attr]
            return
        own: Part | None = None
        for child in node.children:
            if isinstance(child, Token) and child.type != "EMBEDDED":
                own = self._own(child.value, host, part)
            elif isinstance(child, Tree):
                self._node(child, own or host, part)

    def _own(self, terminal: Terminal, host: Part | None, part: str) -> Part:
        if terminal.type in LEVELS:
            made = Part(terminal, Kind.SUBPARAGRAPH, part, LEVELS.index(terminal.type) + 1, host, [terminal.text])
        else:
            made = Part(
                terminal, _KINDS[terminal.type], part, 0, host if terminal.type == "RESUMPTION" else None, [terminal.text]
            )
        self._parts.append(made)
        self._after_note = False
        return made

    def _interruption(self, terminal: Terminal, host: Part | None, part: str) -> None:
        if terminal.type == "NOTE":
            self._last_note = Part(terminal, None, part, pieces=[terminal.text])
            self._parts.append(self._last_note)
            self._after_note = True
        elif terminal.type == "CONTINUATION":
            self._continuation(terminal, host, part)
        else:
            kind = Kind.TEXT if terminal.type == "BESIDE" else Kind.FURNITURE
            self._parts.append(Part(terminal, kind, part, pieces=[terminal.text]))

    def _continuation(self, terminal: Terminal, host: Part | None, part: str) -> None:
        """The rest of the paragraph that was cut; of the note before it, where that alone is unfinished."""
        note = self._last_note
        if note and self._after_note and not _finished(note, (".",)) and (host is None or _finished(host)):
            note.pieces.append(terminal.text)
        elif host is not None:
            host.pieces.append(terminal.text)
        else:
            self._parts.append(Part(terminal, Kind.TEXT, part, pieces=[terminal.text]))


def _finished(part: Part, marks: tuple[str, ...] = (",", ";", ".", ":")) -> bool:
    # The last piece may be no more than a call.
    return plain_end(concatenate(part.pieces[-2:], " ")).endswith(marks)
