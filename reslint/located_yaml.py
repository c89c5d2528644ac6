"""YAML in which every value knows its line: for configuration and rule files, which strangers write and which must fail kindly.

A strict and safe part of YAML: one document, no anchors, aliases or tags, no key twice, and of the plain scalars only those of
YAML 1.2 mean something (``true``, ``false``, ``null``, numbers), so that ``off``, ``no`` and dates are words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reslint.matching.expressions import expression
from reslint.ordinary import content

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LIMIT", "Located", "YamlError", "load", "misnamed", "nearest"]

LIMIT = 2_000_000
DEPTH = 60

# From so near on, of at most 1, a word may have been meant; each of the first letters that are the same brings it nearer.
_NEAR, _PREFIX = 0.6, 0.1
# A slip in the first letter is rare, so that a word with another one must be nearer.
_VERY_NEAR = 0.8
# What people write for a word that is written otherwise, and that no likeness of letters finds.
_MEANT = {
    **dict.fromkeys(("no", "none", "never", "false", "disable", "disabled", "ignore"), "off"),
    **dict.fromkeys(("substitution", "substitute", "swap", "change"), "replace"),
    **dict.fromkeys(("search", "find", "match", "avoid", "regex"), "forbid"),
    "paragraph": "operative",
    "text": "body",
    "mun": "model-un",
    **dict.fromkeys(("ga", "unga"), "general-assembly"),
    **dict.fromkeys(("sc", "unsc"), "security-council"),
    **dict.fromkeys(("hrc", "unhrc"), "human-rights-council"),
    "ecosoc": "economic-and-social-council",
    **dict.fromkeys(("draft", "submitted"), "tabled"),
    **dict.fromkeys(("negotiation", "working-paper", "zero-draft"), "informal"),
    **dict.fromkeys(("final", "published"), "adopted"),
    **dict.fromkeys(("footnote", "footnotes", "notes", "endnote"), "note"),
    **dict.fromkeys(("preamble", "pp"), "preambular"),
    **dict.fromkeys(("paragraphs", "op"), "operative"),
}

# What is taken for a comment: people write a blank behind the sign of a real one.
_CUT = expression(r"[ \t]+(#[^\s#][^\n]{0,30})")
_CURLY = expression(r"‘.*’|“.*”|’.*’|”.*”", re.DOTALL)

_INTEGER = expression(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = expression(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}


class YamlError(Exception):
    """A file that cannot be used; the message is one sentence with file and line."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        self.file, self.line, self.sentence = file, line, sentence
        super().__init__(f"{file}, line {line}: {sentence}" if line else f"{file}: {sentence}")


class Located(NamedTuple):
    """A value and its line (from 1). Lists hold ``Located`` values, mappings have text keys and ``Located`` values.

    ``key_lines`` are the lines of the keys of a mapping, ``file`` the name for messages.
    """

    value: str | int | float | bool | list[Located] | dict[str, Located] | None
    line: int
    file: str = ""
    key_lines: Mapping[str, int] = {}

    def error(self, sentence: str, key: str | None = None) -> YamlError:
        """An error at this value, or at the line of one of its keys."""
        return YamlError(self.file, self.line if key is None else self.key_lines.get(key, self.line), sentence)

    def plain(self) -> Any:
        """The same value without lines."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value

    def get(self, key: str) -> Located | None:
        """The value of a key of a mapping; None where there is none or where this is no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    @property
    def noun(self) -> str:
        """What the value is, in words for a message."""
        match self.value:
            case None:
                return "empty"
            case bool():
                return "true or false"
            case int() | float():
                return "a number"
            case str():
                return "a text"
            case list():
                return "a list"
        return "a mapping"


def nearest(word: str, words: Iterable[str]) -> str:
    """``; did you mean "…"?`` with the word of ``words`` that is nearest, or "" where none is near.

    Words that begin alike are nearer than others: "quotes" means "quotation", not "note".
    """
    from difflib import SequenceMatcher

    words = list(words)
    plain = word.lower()
    same = _MEANT.get(plain, plain)
    if same in words:
        return f'; did you mean "{same}"?'
    matcher = SequenceMatcher(None)
    matcher.set_seq2(plain)
    close = []
    for other in words:
        matcher.set_seq1(other)
        alike = matcher.ratio()
        begun = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(plain[:4], other, strict=False))))
        if begun or alike >= _VERY_NEAR:
            close.append((alike + _PREFIX * begun * (1 - alike), other))
    nearness, found = max(close, default=(0.0, ""))
    return f'; did you mean "{found}"?' if nearness >= _NEAR else ""


def load(source: str | Path, name: str = "", prose: bool = False, piped: bool = False) -> Located:
    """The value of a YAML text, or of the file at a path. ``name`` is what messages call it. Raises ``YamlError``.

    ``prose``: values are texts that people write, in which signs of YAML are hardly ever meant as such. ``piped``: the path may
    be that of a pipe.
    """
    if isinstance(source, Path):
        name = name or str(source)
        text = _read(source, name, piped)
    else:
        text = source
    if len(text) > LIMIT:
        raise YamlError(
            name, 0, f"the file is larger than {LIMIT // 1_000_000} MB, which no configuration or rule file needs to be"
        )
    return _Builder(name, text if prose else "").build(_events(text, name))


def misnamed(folder: str | Path, name: str) -> Iterator[str]:
    """What stands in a folder and was to be the YAML file of that name: a folder called so, or a file that ends in ``.yaml``."""
    if os.path.isdir(os.path.join(folder, name)):
        yield name
    other = f"{name.removesuffix('.yml')}.yaml"
    if os.path.exists(os.path.join(folder, other)):
        yield other


def _read(path: Path, name: str, piped: bool) -> str:
    try:
        if piped:
            with path.open("rb") as file:
                data = file.read(LIMIT + 1)
        else:
            data = content(path, LIMIT)
    except OSError as error:
        raise YamlError(name, 0, f"the file cannot be read ({(error.strerror or str(error)).lower()})") from None
    if len(data) > LIMIT:
        raise YamlError(
            name, 0, f"the file is larger than {LIMIT // 1_000_000} MB, which no configuration or rule file needs to be"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlError(name, line, "the file is not UTF-8; save it in that encoding") from None


def _events(text: str, name: str) -> Iterator[Any]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(name, line, "there is a control character, which YAML does not allow") from None
    except yaml.MarkedYAMLError as error:
        from reslint.yaml_faults import fault

        raise YamlError(name, *fault(error, text)) from None
    except UnicodeEncodeError as error:
        raise YamlError(name, text.count("\n", 0, error.start) + 1, "there is half a character (a lone surrogate)") from None


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    line: int
    items: list[Located]
    mapping: bool
    entries: dict[str, Located] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    key: str | None = None


class _Builder:
    """Values from the parser's events (a plain scalar has no style), without recursion, so that depth costs no stack.

    ``prose``: the text, if what is cut off from its values is to be told.
    """

    def __init__(self, name: str, prose: str = "") -> None:
        self.name, self.prose = name, prose
        self.stack: list[_Open] = []
        self.result: Located | None = None

    def build(self, events: Iterator[Any]) -> Located:
        for event in events:
            line = event.start_mark.line + 1
            match type(event).__name__:
                case "ScalarEvent":
                    self._refuse_extras(event, line)
                    if self.prose and not event.style:
                        self._refuse_slips(event, line)
                    self._scalar(event, line)
                case "SequenceStartEvent" | "MappingStartEvent" as kind:
                    self._refuse_extras(event, line)
                    self._open(kind == "MappingStartEvent", line)
                case "SequenceEndEvent" | "MappingEndEvent":
                    self._close()
                case "AliasEvent":
                    raise YamlError(
                        self.name, line, 'a text that begins with "*" needs quotation marks (aliases are not allowed)'
                    )
                case "DocumentStartEvent" if self.result is not None:
                    raise YamlError(self.name, line, "the file holds more than one document; take out the line of dashes")
        return self.result or Located(None, 1, self.name)

    def _refuse_extras(self, event: Any, line: int) -> None:
        if event.anchor:
            raise YamlError(self.name, line, 'a text that begins with "&" needs quotation marks (anchors are not allowed)')
        if event.tag and event.tag != "!":
            raise YamlError(self.name, line, 'a text that begins with "!" needs quotation marks (tags are not allowed)')

    def _refuse_slips(self, event: Any, line: int) -> None:
        """A text without quotation marks that is not what it seems to be."""
        cut = _CUT.match(self.prose, event.end_mark.index)
        if cut:
            left = f'"#" behind a space begins a comment, so that "{cut[1]}" is left out: put the whole text in quotation marks'
            left += ', or a blank behind the "#" of a comment'
            raise YamlError(self.name, event.end_mark.line + 1, left)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.mapping and top.key is None and _CURLY.fullmatch(event.value):
            curly = f"{event.value[0]}…{event.value[-1]}"
            raise YamlError(self.name, line, f"{curly} are no quotation marks of YAML, but part of the text; write '…' around it")

    def _scalar(self, event: Any, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.mapping and top.key is None:
            if event.value in top.entries:
                first = top.key_lines[event.value]
                raise YamlError(self.name, line, f'"{event.value}" stands twice, the first time in line {first}')
            top.key = event.value
            top.key_lines[event.value] = line
            return
        self._add(Located(event.value if event.style else _resolve(event.value), line, self.name))

    def _open(self, mapping: bool, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.mapping and top.key is None:
            raise YamlError(self.name, line, "a key must be a text; if this is one, it needs quotation marks")
        if len(self.stack) >= DEPTH:
            raise YamlError(self.name, line, f"values are nested more than {DEPTH} deep")
        self.stack.append(_Open(line, [], mapping))

    def _close(self) -> None:
        top = self.stack.pop()
        self._add(Located(top.entries if top.mapping else top.items, top.line, self.name, top.key_lines))

    def _add(self, value: Located) -> None:
        if not self.stack:
            self.result = value
            return
        top = self.stack[-1]
        if top.mapping and top.key is not None:
            top.entries[top.key] = value
            top.key = None
        else:
            top.items.append(value)


def _resolve(word: str) -> str | int | float | bool | None:
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.match(word):
        return int(word)
    if _FLOAT.match(word):
        return float(word)
    return word
