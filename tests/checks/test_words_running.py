"""The kinds that look at words as they follow each other, and at words that are none. (Examples of the rules show the rest.)"""

import pytest

from reslint.checks.mistyped import meant
from reslint.spelled import frequent, rarer, with_one_slip


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("impelmentation", "implementation"),
        ("Indepedent", "Independent"),
        ("anually", "annually"),
        # Words there are, and their plurals; names; what might be two words.
        ("implementation", ""),
        ("adaption", ""),
        ("fulfilments", ""),
        ("Hazaras", ""),
        ("xylophonist", ""),
    ],
)
def test_what_a_mistyped_word_means(word: str, right: str) -> None:
    assert meant(word) == right


def test_one_slip_is_a_letter_more_less_other_or_in_another_place() -> None:
    assert {"rivers", "rver", "riber", "rievr"} <= with_one_slip("river")
    assert "river" not in with_one_slip("river")
    assert frequent().isdisjoint(rarer())
