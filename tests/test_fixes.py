"""Edits that touch nothing but the words, and fixes applied whole or not at all."""

from drafts_by_hand import operative
from hypothesis import given
from hypothesis import strategies as st

from reslint.finding import Edit, Fix
from reslint.fixes import contiguous, fix, replacement
from reslint.fixes.apply import apply
from reslint.text import Span, Text


def test_an_edit_covers_the_words_that_change() -> None:
    text = operative("by this resolution only").paragraphs[0].text
    assert replacement(text, 3, 18, "the present resolution") == Edit(Span(3, 7), "the present")


def test_an_edit_of_one_word() -> None:
    text = operative("a percent").paragraphs[0].text
    assert replacement(text, 2, 9, "per cent") == Edit(Span(2, 9), "per cent")


def test_markup_between_the_words_forbids_the_edit() -> None:
    text = operative("a per|cent more").paragraphs[0].text
    assert text.string == "a percent more"
    assert replacement(text, 2, 9, "per cent") is None
    assert contiguous(text, 5, 9)
    assert not contiguous(text, 4, 9)


def test_markup_beside_the_words_that_change_does_no_harm() -> None:
    text = operative("by this |resolution only").paragraphs[0].text
    assert replacement(text, 3, 18, "the present resolution") == Edit(Span(3, 7), "the present")


def test_a_text_from_nowhere_has_no_edits() -> None:
    assert replacement(Text("percent"), 0, 7, "per cent") is None


def test_a_fix_needs_all_its_edits() -> None:
    edit = Edit(Span(0, 1), "x")
    assert fix("safe", [edit]) == Fix("safe", (edit,))
    assert fix("safe", [edit, None]) is None
    assert fix("safe", []) is None
    assert fix("none", [edit]) is None


def _fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("safe", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_fixes_are_applied_in_order() -> None:
    assert apply("one two three", [_fix((8, 13, "3")), _fix((0, 3, "1"))]).text == "1 two 3"


def test_of_two_that_overlap_the_later_is_left_out_whole() -> None:
    first, second = _fix((0, 5, "X")), _fix((4, 6, "Y"), (10, 11, "Z"))
    applied = apply("0123456789abc", [second, first])
    assert applied.text == "X56789abc"
    assert applied.fixes == (first,)


def test_edits_side_by_side_are_both_applied() -> None:
    assert apply("abcd", [_fix((0, 2, "X")), _fix((2, 4, "Y"))]).text == "XY"


def test_two_insertions_at_one_place_are_one_too_many() -> None:
    assert apply("ab", [_fix((1, 1, "X")), _fix((1, 1, "Y"))]).text == "aXb"


def test_an_edit_outside_the_text_is_left_out() -> None:
    assert apply("ab", [_fix((1, 9, "X"))]).text == "ab"
    assert apply("ab", [_fix()]).fixes == ()


_EDITS = st.tuples(st.integers(0, 20), st.integers(0, 20), st.text("xy", max_size=2)).map(
    lambda drawn: (min(drawn[:2]), max(drawn[:2]), drawn[2])
)


@given(st.lists(st.lists(_EDITS, min_size=1, max_size=2).map(lambda edits: _fix(*edits)), max_size=6))
def test_what_no_applied_fix_covers_stays(fixes: list[Fix]) -> None:
    text = "ABCDEFGHIJKLMNOPQRST"
    applied = apply(text, fixes)
    covered = {at for fix in applied.fixes for edit in fix.edits for at in range(edit.span.start, edit.span.end)}
    kept = "".join(character for character in applied.text if character.isupper())
    assert kept == "".join(character for at, character in enumerate(text) if at not in covered)
