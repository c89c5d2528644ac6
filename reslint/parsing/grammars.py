"""Finds and loads the Lark grammars, LALR, with their tables kept in the user's cache folder."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Iterator
from typing import Any

from lark import Lark, Token, Tree
from lark import __version__ as lark_version
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Action
from lark.parsers.lalr_interactive_parser import InteractiveParser
from lark.parsers.lalr_parser import LALR_Parser

from reslint import cache as cache_folder
from reslint.packaged import packaged

__all__ = ["Grammar", "load"]

_START = "start"


class _Given(Lexer):
    """A lexer that hands the parser the tokens that it was given."""

    def __init__(self, tokens: Any) -> None:
        self._tokens = tokens

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        return iter(self._tokens)


class Grammar:
    """A grammar at work, which takes rows of tokens: what finds them stands beside the grammar, not in it."""

    def __init__(self, parser: LALR_Parser) -> None:
        self._parser = parser

    def parse(self, tokens: Iterable[Token]) -> Tree[Any]:
        """The tree. Raises lark.UnexpectedInput."""
        tree: Tree[Any] = self._parser.parse(_Given(tokens), _START)  # type: ignore[no-untyped-call]
        return tree

    def begin(self) -> InteractiveParser:
        """A parser that is fed token by token."""
        parser: InteractiveParser = self._parser.parse_interactive(_Given(()), _START)  # type: ignore[arg-type]
        return parser


def load(name: str) -> Grammar:
    """The grammar ``name``.lark.

    What the cache holds is Lark's parser as it is, ready to run: Lark's own cache of it has to be built up again, which takes ten
    times as long.
    """
    text = (packaged("grammar") / f"{name}.lark").read_text(encoding="utf-8")
    folder = cache_folder.folder()
    if folder is None:
        return Grammar(_parser(text))
    key = hashlib.sha256(f"{lark_version} {text}".encode()).hexdigest()[:16]
    place = folder / f"{name}-{key}.grammar"
    data = cache_folder.read(place)
    if data is not None:
        try:
            return Grammar(pickle.loads(data))
        except Exception:
            # What another version of Python has kept is made again.
            pass
    parser = _parser(text)
    packed = io.BytesIO()
    _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(parser)
    cache_folder.write(place, packed.getvalue())
    return Grammar(parser)


class _Pickler(pickle.Pickler):
    """Knows that the parser tells its two actions by their identity."""

    def reducer_override(self, value: Any) -> Any:
        return value.name if isinstance(value, Action) else NotImplemented


def _parser(text: str) -> LALR_Parser:
    lark = Lark(text, parser="lalr", lexer=_Given, start=_START, maybe_placeholders=False, propagate_positions=False)
    parser: LALR_Parser = lark.parser.parser
    return parser
