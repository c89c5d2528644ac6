"""Patterns: the edges of words, the literals that a match needs, and those that must not be used."""

import pickle
from collections.abc import Iterator

import pytest
import regex
from drafts_by_hand import operative
from hypothesis import given
from hypothesis import strategies as st

from reslint.derived.passages import search
from reslint.matching.chains import BEGINNING, DIGIT, EDGE, LETTER, Chain, Row
from reslint.matching.haystack import Haystack, expected
from reslint.matching.literals import fold, needed
from reslint.matching.patterns import LIMIT, Pattern, PatternError, pattern, trial
from reslint.matching.sizes import excess
from reslint.selectors import BODY


@pytest.mark.parametrize(
    ("source", "chain"),
    [
        ("percent", [("percent",)]),
        ("this (resolution|decision)", [("this resolution", "this decision")]),
        (r"(\d+) ?%", [DIGIT, (" %", "%")]),
        (r"colou?r", [("colour", "color")]),
        ("a+b", [("ab",)]),
        ("(?:ab)*cd", [("cd",)]),
        ("(?:a|)", []),
        (r"(?<=the )government(?= of)", [("the government",), (" of",)]),
        (r"\[(?:date|name)\]", [("[date]", "[name]")]),
        ("(?i)Word", [("word",)]),
        ("one(?i)Word", []),
        (r"(?P<a>\d)x(?P=a)y", [DIGIT, ("x",)]),
        (r"(?P<a>b)\d\g<a>", [("b",), DIGIT]),
        ("a (?i:Word)s", [("a words",)]),
        ("(?-i:word)s", [("words",)]),
        ("word{e<=1}", []),
        (r"[Mm]ember", [("Member", "member")]),
        (r"here[)\]]", [("here)", "here]")]),
        (r"\p{Lu}word", [LETTER, ("word",)]),
        (r"\P{Lu}word", [("word",)]),
        (r"[a-z]{2,},[A-Z]", [LETTER, (",",), LETTER]),
        (r"[^a-z],", [(",",)]),
        (r"[A-Za-z]+", []),
        (r"\w+", []),
        (r"\b", []),
        ("one|two|", []),
        ("(?<!x)one(?!y)two", [("onetwo",)]),
        ("a{2}b", [("aab",)]),
        ("a{0,2}b", [("b",)]),
        (r"\d{3}[1-9]*", [DIGIT, DIGIT, DIGIT]),
        (r"\bin(?= (?:the|a) )", [EDGE, ("in",), (" the ", " a ")]),
        (r"\A(?:also )?requests \d{2,}", [BEGINNING, ("also requests ", "requests "), DIGIT, DIGIT]),
        (r"a(?:b|\d)c", [("a",)]),
        ("broken(", []),
        ("broken[", []),
        ("", []),
    ],
)
def test_the_chain_that_tells_the_most(source: str, chain: list[Row]) -> None:
    assert list(next(iter(needed(source)), ())) == chain


def test_several_chains() -> None:
    assert needed(r"[Oo]rders (?:\w+ ){0,3}(?:States|Governments)") == ((("States", "Governments"),), (("Orders ", "orders "),))
    assert needed("over and over (?:and|or) under") == ((("over and over and under", "over and over or under"),),)


def test_rows_of_many_texts_are_not_multiplied() -> None:
    chains = needed(r"\b(?:in|on|at|by|to|of) (?:the|this|that)\b")
    assert chains == ((EDGE, ("in ", "on ", "at ", "by ", "to ", "of "), ("the", "this", "that"), EDGE),)


def test_what_is_longer_than_any_phrase_is_not_looked_for() -> None:
    assert needed("a" * 3000) == ()
    assert needed(f"(?:one|two|six|ten)(?:{'b' * 1999}|c)") == ((("b" * 1999, "c"),), (("one", "two", "six", "ten"),))


def test_texts_without_number_are_not_compared_with_one_another() -> None:
    words = [f"river{number:03}" for number in range(601)]
    assert needed("|".join([*words[:9], "rivers river000"])) == ((tuple(words[:9]),),)
    assert needed("|".join([*words, "rivers river000"])) == (((*words, "rivers river000"),),)


@pytest.mark.parametrize("at", [0, 28_650, 28_660, 28_672, 32_750, 32_760, 32_768, 61_430])
def test_a_long_text_is_looked_at_in_pieces(at: int) -> None:
    source = r"\b(?:in|on|at|by|to|of|for|with|from) (?:the|this|that)\b"
    haystack = Haystack([f"{'x' * at} sign of this {'y' * 40_000}", f"of{'x' * at}this{'y' * 40_000}", "of this"])
    haystack.expect(expected([(source, True)]))
    assert haystack.candidates(source, True) == [0, 2]


_ATOMS = st.sampled_from(
    [
        "a",
        r"\?",
        "_",
        "’",
        "b",
        "ab",
        "[ab]",
        "[a-z]",
        "[A-Z]",
        r"\p{L}",
        "[^a]",
        ".",
        r"\b",
        r"\w",
        "c",
        "C",
        " ",
        r"\.",
        r"\d",
        r"\A",
    ]
)
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
        inner.map(lambda part: f"(?i:{part})"),
    ),
    max_leaves=8,
)


def _behind(chain: Chain, text: str) -> set[int]:
    """The places in a text behind a chain, in the plainest way."""
    places = set(range(len(text) + 1))
    for row in chain:
        if row == EDGE:
            places = {place for place in places if regex.compile(r"\b").match(text, place)}
        elif row == BEGINNING:
            places &= {0}
        elif row == LETTER:
            places = {place + 1 for place in places if text[place : place + 1].isalpha()}
        elif row == DIGIT:
            places = {place + 1 for place in places if text[place : place + 1].isdecimal()}
        else:
            places = {place + len(part) for place in places for part in row if text.startswith(part, place)}
    return places


@given(_PATTERNS, st.text("abc .1", max_size=12))
def test_a_text_that_matches_has_the_chains_that_are_needed(source: str, text: str) -> None:
    chains = needed(source)
    if chains and regex.search(source, text):
        assert all(_behind(chain, text) for chain in chains)


@given(
    st.lists(_PATTERNS, min_size=1, max_size=4),
    st.lists(st.text("abcC .1?_’\N{LATIN SMALL LETTER E WITH ACUTE}", max_size=12), max_size=6),
)
def test_a_haystack_overlooks_nothing(sources: list[str], strings: list[str]) -> None:
    expecting = Haystack(strings)
    expecting.expect(expected((source, None) for source in sources))
    for source in sources:
        for ignore_case in (True, False):
            matching = {index for index, string in enumerate(strings) if regex.search(source, string, regex.I * ignore_case)}
            for haystack in (expecting, Haystack(strings)):
                assert matching <= set(haystack.candidates(source, ignore_case))


def test_a_haystack_looks_only_where_the_chains_are() -> None:
    source = r"\b(?:in|on|at|by|to|of|for|with|from) (?:the|this|that)\b"
    haystack = Haystack(["sign of this", "within that", "of it, the", "OF THE", "", "of them", "9 of the"])
    for sources in ([], [(source, None)]):
        haystack.expect(expected(sources))
        assert set(haystack.candidates(source, True)) >= {0, 3, 6}
    assert haystack.candidates(source, True) == [0, 3, 6]
    assert haystack.candidates(r"\w", True) == range(7)


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


@pytest.mark.parametrize(
    ("source", "large"),
    [
        ("a{10000}", False),
        ("a{10002}", True),
        ("(?:(?:(?:river{1000}){1000}){1000}){1000}", True),
        ("(?:river){1000000000}", True),
        ("a{1000000,1000001}", True),
        ("a{0,1000000}", False),
        (r"(?:\w{1,60} ){0,400}river", False),
        ("(?:a{100}|b{100}){60}", True),
        (r"\p{L}{20000}", True),
        (f"a{{{'9' * 6000}}}", True),
        (r"a\{1000000}", False),
        ("[a{1000000}]", False),
        ("[]{1000000}]", False),
        (r"[^\]{1000000}]", False),
        ("[[:alpha:][]{1000000}", True),
        ("[[:script=latin:][]{1000000}", True),
        ("(?x)a # [\n{1000000}", True),
        ("a(?#[){1000000}", True),
        ("(?x)a # [\n{3}", False),
        ("(" * 101 + "a" + ")" * 101, True),
        ("(a)" * 101, False),
        ("a" * 100_001, True),
    ],
)
def test_a_pattern_has_a_size(source: str, large: bool) -> None:
    assert bool(excess(source)) is large


@given(st.recursive(st.sampled_from(["a", "[]{9}]", r"\{", r"\p{L}", "."]), lambda inner: st.one_of(
    st.lists(inner, min_size=1, max_size=3).map("".join),
    st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
    st.tuples(inner, st.integers(1, 40)).map(lambda one: f"(?:{one[0]}){{{one[1]}}}"),
), max_leaves=12))  # fmt: skip
def test_what_has_a_size_that_is_not_large_is_soon_compiled(source: str) -> None:
    if not excess(source):
        assert len(pickle.dumps(regex.compile(source))) < 1_000_000


def test_brackets_in_brackets_without_end_need_nothing_that_is_known() -> None:
    assert needed("(" * 5000 + "x y" + ")" * 5000) == ()
    assert needed(f"a{{{'9' * 6000}}}") == ()


class _Finditer:
    """A compiled pattern whose search tells when it has come to its end."""

    def __init__(self, source: str) -> None:
        self._compiled = regex.compile(source)
        self.ended = False

    def finditer(self, *arguments: int | str, **limits: float | bool) -> Iterator[object]:
        yield from self._compiled.finditer(*arguments, **limits)
        self.ended = True


@pytest.mark.parametrize("name", ["compiled", "bare"])
def test_what_is_done_with_a_match_does_not_count_as_time_of_the_search(name: str) -> None:
    tried, searching = Pattern("a", "a", ignore_case=False), _Finditer("a")
    tried.__dict__[name] = searching
    assert next(iter(tried.find("a b a") if name == "compiled" else tried.places("a b a")))
    assert searching.ended
