"""Where many texts occur in a string."""

from drafts_by_hand import operative
from hypothesis import given
from hypothesis import strategies as st

from reslint.derived.passages import expect, occurs
from reslint.draft import Draft
from reslint.matching.haystack import Haystack, expected, is_rare
from reslint.matching.occurrences import Finder
from reslint.matching.patterns import Regex, pattern
from reslint.selectors import BODY

_TEXTS = st.text("aä’ 𝐚b", max_size=4)


@given(st.sets(_TEXTS.filter(bool), max_size=8), st.text("aä’ 𝐚b\n", max_size=30))
def test_every_place_is_found(texts: set[str], string: str) -> None:
    expected = {text: [at for at in range(len(string)) if string.startswith(text, at)] for text in texts}
    standing = {text: places for text, places in expected.items() if places}
    # A short string is searched without an automaton, where there are many texts to find.
    for others in ((), [f"c{number}" for number in range(99)]):
        finder = Finder([*texts, *others])
        for _ in range(3):
            assert finder.places(string) == standing
        assert finder.present(string) == sorted(standing)


def test_texts_that_stand_everywhere_are_left_out() -> None:
    assert [text for text in ("a", "of the", "the charter", "session", "no.", "/1") if is_rare(text)] == [
        "the charter",
        "session",
        "no.",
        "/1",
    ]


def test_a_search_finds_the_same_whatever_is_expected() -> None:
    def some(draft: Draft) -> bool:
        return occurs(draft, BODY, pattern(Regex("Commission"), False)) and not occurs(
            draft, BODY, pattern(Regex("Zebra"), False)
        )

    draft = operative("the work of the Commission")
    assert some(draft)
    for texts in (("Commission", "Zebra"), ("Zebra",), ()):
        expect(draft, expected((text, False) for text in texts))
        assert some(draft)


_PARTS = st.sampled_from(
    ["a", "b", "[ab]", "[^a]", ".", r"\b", r"\W", " ", "(?!a)", "(?! b)", "(?![^a])", "(?<!a )", "(?<!\\W)", "(?<![ (])"]
)


@given(st.lists(_PARTS, min_size=1, max_size=5).map("".join), st.lists(st.text("ab (", min_size=1, max_size=6), max_size=6))
def test_texts_that_are_searched_together_have_the_same_matches(source: str, strings: list[str]) -> None:
    wrong = pattern(source, False)
    many = [*strings, *["x"] * 20]
    single = {index for index, string in enumerate(many) if wrong.occurs(string)}
    for _ in ("searched", "known"):
        assert single <= set(Haystack(many).occurring(wrong, range(len(many))))
