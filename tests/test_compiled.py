"""The cache of compiled patterns and expressions: what it gives is what compiling gives, and a damaged one is no error."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import regex

from reslint.matching.compiled import Language, Store, language_of_expressions, language_of_patterns

EXPRESSION = r"(?<![\w-])(?P<here>50) ?%"
LANGUAGES = (language_of_patterns(), language_of_expressions())
both = pytest.mark.parametrize("language", LANGUAGES, ids=["regex", "re"])


class Counted:
    """A language that counts what it compiles."""

    def __init__(self, language: Language[Any]) -> None:
        self.compiled: list[str] = []
        self.language = language._replace(compile=self._compile)
        self._original = language.compile

    def _compile(self, expression: str, flags: int) -> Any:
        self.compiled.append(expression)
        return self._original(expression, flags)


@both
def test_what_is_kept_is_the_same_and_not_compiled_again(tmp_path: Path, language: Language[Any]) -> None:
    place = tmp_path / "kept.bin"
    first = Store(place, language)
    compiled = first.compile(EXPRESSION, re.IGNORECASE)
    first.keep()
    counted = Counted(language)
    again = Store(place, counted.language).compile(EXPRESSION, re.IGNORECASE)
    assert counted.compiled == []
    assert (again.pattern, again.flags, again.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert [match.span("here") for match in again.finditer("by 50 % or 50%")] == [(3, 5), (11, 13)]


@both
def test_flags_tell_expressions_apart(tmp_path: Path, language: Language[Any]) -> None:
    store = Store(tmp_path / "kept.bin", language)
    assert store.compile("a", re.IGNORECASE).search("A")
    assert not store.compile("a", 0).search("A")


@both
@pytest.mark.parametrize("data", [b"", b"\x00", b"not marshal", b"\xf3" * 100])
def test_a_damaged_file_is_no_error(tmp_path: Path, language: Language[Any], data: bytes) -> None:
    place = tmp_path / "kept.bin"
    place.write_bytes(data)
    store = Store(place, language)
    assert store.compile(EXPRESSION).search("50%")
    store.keep()
    assert Store(place, language).compile(EXPRESSION).search("50%")


@both
def test_a_single_wrong_byte_is_seen(tmp_path: Path, language: Language[Any]) -> None:
    place = tmp_path / "kept.bin"
    first = Store(place, language)
    first.compile(EXPRESSION)
    first.keep()
    data = place.read_bytes()
    for at in range(len(data)):
        place.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        counted = Counted(language)
        assert Store(place, counted.language).compile(EXPRESSION).search("50%")
        assert counted.compiled == [EXPRESSION]


@both
def test_what_cannot_be_unpacked_is_compiled_again(tmp_path: Path, language: Language[Any]) -> None:
    place = tmp_path / "kept.bin"
    first = Store(place, language._replace(pack=lambda compiled: b"something else"))
    first.compile(EXPRESSION)
    first.keep()
    assert Store(place, language).compile(EXPRESSION).search("50%")


@both
def test_what_cannot_be_packed_is_compiled_each_time(tmp_path: Path, language: Language[Any]) -> None:
    place = tmp_path / "kept.bin"
    unpacked = language._replace(pack=lambda compiled: b"")
    for _ in range(2):
        store = Store(place, unpacked)
        assert store.compile(EXPRESSION).search("50%")
        store.keep()


@both
def test_what_is_kept_outlasts_further_runs_until_there_is_too_much(
    tmp_path: Path, language: Language[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "kept.bin"
    monkeypatch.setattr("reslint.matching.compiled._LARGEST", 3)
    known = []
    for number in range(5):
        store = Store(place, language)
        store.compile(f"{EXPRESSION} {number}")
        store.keep()
        counted = Counted(language)
        again = Store(place, counted.language)
        for before in range(number + 1):
            assert again.compile(f"{EXPRESSION} {before}").search(f"50% {before}")
        known.append(number + 1 - len(counted.compiled))
    assert known == [1, 2, 3, 1, 2]


@both
def test_without_a_folder_nothing_is_kept(language: Language[Any]) -> None:
    store = Store(None, language)
    assert store.compile(EXPRESSION).search("50%")
    store.keep()


def test_a_wrong_expression_says_so(tmp_path: Path) -> None:
    with pytest.raises(regex.error):
        Store(tmp_path / "kept.bin", language_of_patterns()).compile("(")
    with pytest.raises(re.error):
        Store(tmp_path / "kept.bin", language_of_expressions()).compile("(")
