"""Renumbering of drafts put together at random: nothing but numbers changes, and a second time nothing changes."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from test_renumber import HEAD, RULES, check, renumbered

from reslint.draft import Draft
from reslint.fixes.renumber import plan
from reslint.parsing import parse
from reslint.readers.text import read_string

NUMBERS = st.sampled_from(["1.", "2.", "3.", "4.", "5.", "2 bis.", "3 ter.", "2 alt.", "9.", "12.", ""])
WORDS = st.sampled_from(
    [
        "*Urges* States to measure rivers, as in paragraph 2 above;",
        "*Encourages* States to clean lakes;",
        "*Requests* a report on paragraphs 1 to 3 of the present resolution;",
        "*Recalls* paragraph 3 of resolution 70/1,<sup>1</sup> and OP4;",
        "*Stresses* what is said in paragraphs 2 (a) and 5 below;",
        "*Notes* the plan<sup>2</sup> and the report;<sup>3</sup>",
        "*Decides* on two aims:\n\n(a) Rivers;\n\n(c) Lakes, as in subparagraph (a) above;",
        "*Decides* on more aims:\n\n(a) Seas:\n\n(i) Ice;\n\n(iii) Fish;\n\n(b) Coasts;",
    ]
)
PARAGRAPHS = st.lists(st.tuples(NUMBERS, WORDS), min_size=1, max_size=7)
NOTES = st.permutations(
    [
        "<sup>1</sup> Resolution 70/1.",
        "<sup>2</sup> Ibid., annex.",
        "<sup>3</sup> United Nations, *Treaty Series*, vol. 660, No. 9464.",
    ]
)


def text_of(paragraphs: list[tuple[str, str]], notes: list[str], page: int) -> str:
    """A draft; the notes stand behind one of its paragraphs."""
    blocks = [f"{number} {words}".strip() for number, words in paragraphs]
    blocks[page % len(blocks) + 1 : page % len(blocks) + 1] = notes
    return HEAD + "\n\n".join(blocks) + "\n"


def bare(text: str) -> Counter[str]:
    """The words of each block without anything that can be a number; without what Ibid. and its source may become."""
    blocks = [block for block in text.split("\n\n") if not re.match(r"<sup>\d", block)]
    marks = {"bis", "ter", "alt", "a", "b", "c", "i", "ii", "iii", "above", "below"}
    return Counter(" ".join(word for word in re.findall("[A-Za-z]+", block) if word not in marks) for block in blocks)


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS, NOTES, st.integers(0, 6))
def test_renumbered_once_is_renumbered(paragraphs: list[tuple[str, str]], notes: list[str], page: int) -> None:
    text = text_of(paragraphs, notes, page)
    done = renumbered(text)
    if not done.changes:
        assert done.after == text
        return
    assert not renumbered(done.after).changes
    had, has = (Counter(f.rule for f in check(one.encode()).findings if f.rule in RULES) for one in (text, done.after))
    assert sum((has - had).values()) <= len(done.plan.left)


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS, NOTES, st.integers(0, 6))
def test_only_numbers_and_marks_change(paragraphs: list[tuple[str, str]], notes: list[str], page: int) -> None:
    text = text_of(paragraphs, notes, page)
    done = renumbered(text)
    assert bare(done.after) == bare(text)
    assert done.after.count("<sup>") == text.count("<sup>")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, NOTES, st.integers(0, 6))
def test_edits_keep_apart(paragraphs: list[tuple[str, str]], notes: list[str], page: int) -> None:
    made = plan(parse(read_string(text_of(paragraphs, notes, page), "draft.md")))
    for one, other in zip(made.edits, made.edits[1:], strict=False):
        assert one.span.end <= other.span.start


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["1. *Urges* it;", "(a) Rivers;", "I", "Annex II", "<sup>3</sup> Ibid.", "paragraph 7 above", "¹²", "\n"])
    )
)
def test_any_input_has_a_plan(blocks: list[str]) -> None:
    draft: Draft = parse(read_string("\n\n".join(blocks), "draft.md"))
    assert all(0 <= edit.span.start <= edit.span.end <= len(draft.source.text) for edit in plan(draft).edits)
