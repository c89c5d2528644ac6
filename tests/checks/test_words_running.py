"""The kinds that look at words as they follow each other, and at words that are none. (Examples of the rules show the rest.)"""

import pytest

from reslint.checks import run
from reslint.checks.mistyped import forms, meant
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.rules import Rule
from reslint.spelled import are_apart, frequent, halves, rarer, with_one_slip


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
        # Of two slips, that of a letter left out is the likelier.
        ("prosperty", "prosperity"),
        ("exceded", "exceeded"),
        # Two likely slips.
        ("nessessary", "necessary"),
        ("implmentaiton", "implementation"),
        ("resonsiblity", "responsibility"),
        ("Secratarait", "Secretariat"),
        ("Kirgizstan", "Kyrgyzstan"),
        ("Singapure", "Singapore"),
        ("Slovania", ""),
        ("resistants", ""),
        ("intracultural", ""),
        # In a short word a letter is left out, added or in another place, but not taken for another.
        ("thier", "their"),
        ("shoud", "should"),
        ("deve1opment", "development"),
        ("nat1onal", "national"),
        ("argan", ""),
        # With a capital, what goes wrong at the end may be a name in another language.
        ("Coopeartion", "Cooperation"),
        ("Decmeber", "December"),
        ("Institut", ""),
    ],
)
def test_what_a_mistyped_word_means(word: str, right: str) -> None:
    assert meant(word) == right


def test_one_slip_is_a_letter_more_less_other_or_in_another_place() -> None:
    assert {"rivers", "rver", "riber", "rievr"} <= with_one_slip("river")
    assert "river" not in with_one_slip("river")
    assert frequent().isdisjoint(rarer())


def test_a_plural_or_genitive_that_is_neither() -> None:
    assert forms("Agencys") == ("Agencies", "Agency’s")
    assert forms("days") == forms("agency") == forms("Kennedys") == ()


@pytest.mark.parametrize(
    ("word", "pair"),
    [
        ("ofthe", ("of", "the")),
        ("thisquestion", ("this", "question")),
        ("nationalpolicy", ("national", "policy")),
        # What begins or goes on like one word may be one.
        ("onboarding", None),
        ("roadmaps", None),
        ("generalpurpose", None),
        ("nationalbased", None),
    ],
)
def test_two_words_without_a_blank(word: str, pair: tuple[str, str] | None) -> None:
    assert halves(word, frequent()) == pair


def test_two_words_with_a_capital_between_them() -> None:
    assert are_apart("member", "states") and are_apart("the", "commission")
    assert not are_apart("paper", "smart") and not are_apart("secretary", "general")


def test_what_is_longer_than_any_word_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("reslint.checks.mistyped.meant", lambda word: asked.append(word) or meant(word))
    paragraph = f"*Noting* the {'riverbank' * 4} and the anually published report,"
    draft = parse(read_string(f"*The General Assembly*,\n\n{paragraph}\n\n1. *Decides* to act.\n", "draft.md"))
    [finding] = run(draft, [Rule("a-rule", "A summary.", "warning", "a source", "mistyped", {})])
    assert "annually" in finding.message
    assert "anually" in asked and max(map(len, asked)) < 30


def test_a_text_of_unknown_words_is_in_another_language() -> None:
    letters = "bcdfghjklm"
    words = " ".join(f"anually{one}{other}{third}" for one in letters for other in letters for third in letters)
    draft = parse(
        read_string(f"*The General Assembly*,\n\n*Noting* the anually {words} report,\n\n1. *Decides* to act.\n", "draft.md")
    )
    assert run(draft, [Rule("a-rule", "A summary.", "warning", "a source", "mistyped", {})]) == []
