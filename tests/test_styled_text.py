"""Texts: how far a style reaches, and pieces of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.text import Mark, Origin, Style, Text, concatenate, with_line_ends


def text(string: str, *marks: tuple[int, int, Style]) -> Text:
    return Text(string, (Origin(0, 0),) if string else (), tuple(Mark(*mark) for mark in marks))


@pytest.mark.parametrize(
    ("string", "marks", "reach"),
    [
        ("Takes note of", [(0, 10)], "Takes note"),
        ("Takes note of", [(0, 5), (6, 10)], "Takes note"),
        ("Takes note of", [(0, 6)], "Takes"),
        ("  Takes note", [(2, 7)], "  Takes"),
        ("Takes note of", [(1, 5)], ""),
        ("Takes note of", [(0, 5), (8, 10)], "Takes"),
        ("", [], ""),
    ],
)
def test_leading(string: str, marks: list[tuple[int, int]], reach: str) -> None:
    assert text(string, *((start, end, Style.ITALIC) for start, end in marks)).leading(Style.ITALIC) == len(reach)
    assert text(string, *((start, end, Style.ITALIC) for start, end in marks)).leading(Style.CALL) == 0


_SIZES = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(1, 2)), min_size=1, max_size=6)


@given(_SIZES, st.data())
def test_a_slice_keeps_every_origin(sizes: list[tuple[int, int, int]], data: st.DataObject) -> None:
    origins, at, source = [], 0, 0
    for size, gap, width in sizes:
        origins.append(Origin(at, source + gap, width))
        at, source = at + size, source + gap + size * width
    whole = Text("abcdefghijklmnopqrstuvwxyz"[:at], tuple(origins), (Mark(0, at, Style.ITALIC),))
    start = data.draw(st.integers(0, at - 1))
    end = data.draw(st.integers(start + 1, at))
    part = whole.slice(start, end)
    assert part.string == whole.string[start:end] and part.marks == (Mark(0, end - start, Style.ITALIC),)
    assert [part.source_offset(index) for index in range(end - start)] == [
        whole.source_offset(index) for index in range(start, end)
    ]
    assert part.span() == whole.span(start, end)
    assert concatenate([whole.slice(0, start), part, whole.slice(end)]).string == whole.string


def test_pieces_that_stand_side_by_side_have_one_origin() -> None:
    pieces = [Text("rivers", (Origin(0, 5),)), Text(" and ", (Origin(0, 11),)), Text("lakes", (Origin(0, 20),))]
    whole = concatenate(pieces)
    assert whole.string == "rivers and lakes"
    assert whole.origins == (Origin(0, 5), Origin(11, 20))
    assert [whole.source_offset(index) for index in (0, 6, 10, 11, 15)] == [5, 11, 15, 20, 24]


@pytest.mark.parametrize(
    ("source", "laid"),
    [
        ("a\rb", "a\nb"),
        ("a\r\nb", "a\r\nb"),
        ("a\r\r\nb\r\rc", "a\r\r\nb\n\nc"),
        ("a\nb\r", "a\nb\n"),
    ],
)
def test_a_carriage_return_ends_a_line_unless_a_line_feed_does(source: str, laid: str) -> None:
    assert with_line_ends(source) == laid


def test_the_origins_inside_a_range() -> None:
    origins = tuple(Origin(at, 2 * at) for at in (0, 3, 5, 8))
    found = Text("ten places", origins)
    assert found.origins_within(3, 8) == (Origin(5, 10),)
    assert found.origins_within(0, 10) == origins[1:]
