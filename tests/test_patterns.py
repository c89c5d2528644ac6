"""Patterns: the edges of words, the literals that a match needs, and those that must not be used."""

import pytest
import regex
from drafts_by_hand import operative
from hypothesis import given
from hypothesis import strategies as st

from reslint.derived.passages import search
from reslint.matching.literals import fold, needed
from reslint.matching.patterns import LIMIT, PatternError, pattern, trial
from reslint.selectors import BODY


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("percent", ("percent",)),
        ("this (resolution|decision)", ("this resolution", "this decision")),
        (r"(\d+) ?%", ("%",)),
        (r"colou?r", ("colour", "color")),
        ("a+b", ("ab",)),
        ("(?:ab)*cd", ("cd",)),
        ("(?:a|)", ()),
        (r"(?<=the )government(?= of)", ("the government of",)),
        (r"\[(?:date|name)\]", ("[date]", "[name]")),
        ("(?i)word", ()),
        ("some (?i:word)s", ("some ",)),
        ("some(?i: word)? here", (" here",)),
        ("(?-i:word)s", ("words",)),
        ("word{e<=1}", ()),
        (r"[Mm]ember", ("Member", "member")),
        (r"here[)\]]", ("here)", "here]")),
        (r"\p{Lu}word", ("word",)),
        (r"\w+", ()),
        ("one|two|", ()),
        ("(?<!x)one(?!y)two", ("onetwo",)),
        ("a{2}b", ("ab",)),
        ("a{0,2}b", ("b",)),
        ("broken(", ()),
        ("broken[", ()),
        ("", ()),
    ],
)
def test_literals(source: str, literals: tuple[str, ...]) -> None:
    assert next(iter(needed(source)), ()) == literals


def test_several_rows_of_literals() -> None:
    assert needed(r"[Oo]rders (?:\w+ ){0,3}(?:States|Governments)") == (("Orders ", "orders "), ("States", "Governments"))
    assert needed("over and over (?:and|or) under") == (("over and over and under", "over and over or under"),)


_ATOMS = st.sampled_from(["a", "b", "ab", "[ab]", "[^a]", ".", r"\b", r"\w", "c", " ", r"\."])
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "{1,3}", "+?"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        inner.map(lambda part: f"({part})"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?!{part})"),
        inner.map(lambda part: f"(?<={part})"),
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.text("abc .", max_size=12))
def test_a_text_that_matches_contains_a_literal_that_is_needed(source: str, text: str) -> None:
    rows = needed(source)
    if rows and regex.search(source, text):
        assert all(any(literal in text for literal in row) for row in rows)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a percent more", True),
        ("(percent)", True),
        ("percentage", False),
        ("percent-wise", False),
        ("non-percent", False),
        ("the percent’s share", True),
        ("percent’ll", False),
        ("o’percent", False),
        ("‘percent’", True),
        ("percent–share", False),
        ("percent – share", True),
        ("PERCENT", True),
    ],
)
def test_word_edges(text: str, found: bool) -> None:
    assert pattern("percent", whole_words=True).occurs(text) is found


def test_compounds() -> None:
    assert pattern("percent", whole_words=True, compounds=True).occurs("percent-wise")
    assert not pattern("percent", whole_words=True, compounds=True).occurs("percentage")


def test_an_end_that_is_no_letter_has_no_edge() -> None:
    assert [match[0] for match in pattern(r"\d+%", whole_words=True).find("at 5%of 7%")] == ["5%", "7%"]


def test_empty_matches_are_none() -> None:
    assert [match[0] for match in pattern("a*").find("baab")] == ["aa"]
    assert not pattern("a*").occurs("b")


@pytest.mark.parametrize("source", ["", "a*", "a?", "(?:x|)", r"\b", "(?=a)", "^"])
def test_a_pattern_for_nothing_is_refused(source: str) -> None:
    with pytest.raises(PatternError, match="matches the empty text"):
        trial(source, ("banana",))


@pytest.mark.parametrize("source", ["(", "[a", "(?P<a>x)(?P<a", "*a", r"\p{Nonsense}"])
def test_a_broken_pattern_is_refused(source: str) -> None:
    with pytest.raises(PatternError, match="is not a regular expression"):
        trial(source, ())


SLOW = r"(?:a|b|ab)*(?:a|b|ab)*(?:a|b|ab)*(?:a|b|ab)*c"


def test_a_slow_pattern_is_refused() -> None:
    with pytest.raises(PatternError, match=f"takes more than {LIMIT} seconds"):
        trial(SLOW, ("ab" * 400 + " c",))


def test_letter_case_decides_which_text_is_looked_at() -> None:
    draft = operative("The UN works", "the un works")
    assert [hit.holder.label for hit in search(draft, BODY, pattern("UN", ignore_case=False))] == ["OP1"]
    assert [hit.holder.label for hit in search(draft, BODY, pattern("UN"))] == ["OP1", "OP2"]
