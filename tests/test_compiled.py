"""The cache of compiled patterns: what it gives is what compiling gives, and a damaged one is no error."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from reslint.compiled import Store

EXPRESSION = r"(?<![\w-])(?P<here>50) ?%"


def test_a_kept_pattern_is_the_same_pattern(tmp_path: Path) -> None:
    place = tmp_path / "patterns.bin"
    first = Store(place)
    compiled = first.compile(EXPRESSION, regex.IGNORECASE)
    first.keep()
    assert place.is_file()
    again = Store(place).compile(EXPRESSION, regex.IGNORECASE)
    assert (again.pattern, again.flags) == (compiled.pattern, compiled.flags)
    assert [match.span("here") for match in again.finditer("by 50 % or 50%")] == [(3, 5), (11, 13)]


def test_flags_tell_patterns_apart(tmp_path: Path) -> None:
    store = Store(tmp_path / "patterns.bin")
    assert store.compile("a", regex.IGNORECASE).search("A")
    assert not store.compile("a", 0).search("A")


@pytest.mark.parametrize("data", [b"", b"\x00", b"not marshal", b"\xf3" * 100])
def test_a_damaged_file_is_no_error(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "patterns.bin"
    place.write_bytes(data)
    store = Store(place)
    assert store.compile(EXPRESSION, 0).search("50%")
    store.keep()
    assert Store(place).compile(EXPRESSION, 0).search("50%")


def test_a_damaged_entry_is_compiled_again(tmp_path: Path) -> None:
    import marshal

    place = tmp_path / "patterns.bin"
    place.write_bytes(marshal.dumps({f"0 {EXPRESSION}": b"no pickle"}))
    assert Store(place).compile(EXPRESSION, 0).search("50%")


def test_without_a_folder_nothing_is_kept() -> None:
    store = Store(None)
    assert store.compile(EXPRESSION, 0).search("50%")
    store.keep()
