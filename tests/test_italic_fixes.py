"""Italics put on and taken off words of a text file: markup moves, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.fixes.apply import replaced
from reslint.fixes.italics import set_italic
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.text import Style

HEAD = "*The General Assembly*,\n\n"


def changed(text: str, words: str, italic: bool) -> str | None:
    draft = parse(read_string(HEAD + text, "draft.md"))
    paragraph = draft.paragraphs[1]
    start = paragraph.text.string.index(words)
    edits = set_italic(draft, paragraph.text, start, start + len(words), italic)
    return None if edits is None else replaced(draft.source.text, edits)[len(HEAD) :]


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("1. Urges all States;", "Urges", "1. *Urges* all States;"),
        ("1. *Calls* upon all States;", "Calls upon", "1. *Calls upon* all States;"),
        ("1. _Calls_ upon all States;", "Calls upon", "1. _Calls upon_ all States;"),
        ("1. _Calls_ upon *all* States;", "Calls upon all", "1. *Calls upon all* States;"),
        ("1. *Calls* upon *all* States;", "Calls upon all", "1. *Calls upon all* States;"),
        ("1. Urges *all* States;", "Urges all", "1. *Urges all* States;"),
    ],
)
def test_words_become_italic(text: str, words: str, right: str) -> None:
    assert changed(text, words, True) == right


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("1. *Requests the Secretary-General* to act;", "the Secretary-General", "1. *Requests* the Secretary-General to act;"),
        ("1. *Requests* the *ad hoc* group;", "ad hoc", "1. *Requests* the ad hoc group;"),
        ("1. _Requests the_ group;", " the", "1. _Requests_ the group;"),
        ("1. <i>Requests all</i> States;", " all", "1. *Requests* all States;"),
    ],
)
def test_words_become_upright(text: str, words: str, right: str) -> None:
    assert changed(text, words, False) == right


def test_new_italics_have_the_mark_of_the_draft() -> None:
    for mark in ("*", "_"):
        draft = parse(read_string(f"{mark}The General Assembly{mark},\n\n1. Urges States;\n", "draft.md"))
        edits = set_italic(draft, draft.paragraphs[1].text, 0, 5, True)
        assert edits is not None
        assert f"1. {mark}Urges{mark} States" in replaced(draft.source.text, edits)
        # An underscore within a word would be a character of it.
        edits = set_italic(draft, draft.paragraphs[1].text, 0, 4, True)
        assert edits is not None
        assert "1. *Urge*s States" in replaced(draft.source.text, edits)


def test_what_is_italic_already_or_has_other_markup_is_left() -> None:
    assert changed("1. *Urges* all States;", "Urges", True) is None
    assert changed("1. ***Urges* all** States;", "Urges all", True) is None


WORDS = st.lists(st.sampled_from(["Urges", "all", "States", "to", "act"]), min_size=2, max_size=6)


@given(WORDS, st.integers(0, 5), st.integers(1, 6), st.integers(0, 5), st.integers(1, 6), st.booleans())
def test_only_markup_moves(words: list[str], a: int, b: int, first: int, last: int, italic: bool) -> None:
    """Some words are italic, others are to be: afterwards exactly those are, and the characters are the same."""
    low, high = sorted((min(a, len(words)), min(b, len(words))))
    marked = [f"*{word}*" if low <= at < high else word for at, word in enumerate(words)]
    text = HEAD + "1. Notes " + " ".join(marked) + ";"
    draft = parse(read_string(text, "draft.md"))
    paragraph = draft.paragraphs[1].text
    places = [0]
    for word in ["Notes", *words]:
        places.append(places[-1] + len(word) + 1)
    first, last = sorted((min(first, len(words) - 1), min(last, len(words))))
    if first == last:
        return
    start, end = places[1 + first], places[1 + last] - 1
    edits = set_italic(draft, paragraph, start, end, italic)
    if edits is None:
        return
    after = parse(read_string(replaced(text, edits), "draft.md")).paragraphs[1].text
    assert after.string == paragraph.string

    def looks(of: object) -> list[bool]:
        covered = of.covered(Style.ITALIC)  # type: ignore[attr-defined]
        return [any(s <= place < e for s, e in covered) for place in places[1:-1]]

    expected = [italic if first <= at < last else low <= at < high for at in range(len(words))]
    assert looks(after) == expected
