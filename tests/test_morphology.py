import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.parsing.lexicon import lexicon, read_lexicon
from reslint.parsing.morphology import bases_of_indicative, bases_of_participle, bases_of_past, guess_base, indicative, participle

FORMS = [
    ("note", "notes", "noting"),
    ("express", "expresses", "expressing"),
    ("testify", "testifies", "testifying"),
    ("pay", "pays", "paying"),
    ("regret", "regrets", "regretting"),
    ("refer", "refers", "referring"),
    ("set", "sets", "setting"),
    ("commend", "commends", "commending"),
    ("agree", "agrees", "agreeing"),
    ("consider", "considers", "considering"),
    ("have", "has", "having"),
    ("be", "is", "being"),
    ("draw", "draws", "drawing"),
    ("re-emphasize", "re-emphasizes", "re-emphasizing"),
]


@pytest.mark.parametrize(("base", "finite", "present"), FORMS)
def test_forms_there_and_back(base: str, finite: str, present: str) -> None:
    assert indicative(base) == finite
    assert participle(base) == present
    assert base in bases_of_indicative(finite)
    assert base in bases_of_participle(present)


@pytest.mark.parametrize(
    ("word", "base"),
    [("considered", "consider"), ("taken", "take"), ("noted", "note"), ("studied", "study"), ("permitted", "permit")],
)
def test_past(word: str, base: str) -> None:
    assert base in bases_of_past(word)


def test_no_forms() -> None:
    assert bases_of_participle("states") == []
    assert bases_of_indicative("congress") == []
    assert bases_of_past("council") == []
    assert guess_base([]) == ""


def test_guess() -> None:
    assert guess_base(bases_of_participle("galvanizing")) == "galvanize"
    assert guess_base(bases_of_indicative("galvanizes")) == "galvanize"


@given(st.sampled_from(sorted(lexicon().verbs)))
def test_every_known_verb_is_known_in_each_form(base: str) -> None:
    words = lexicon()
    if participle(base) not in words.others:
        found = words.participle(participle(base))
        assert found is not None and found.known and found.base == base
    if indicative(base) not in words.others:
        found = words.indicative(indicative(base))
        assert found is not None and found.known and found.base == base


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz-", max_size=12))
def test_any_word_is_analysed(word: str) -> None:
    for base in bases_of_participle(word):
        assert participle(base) == word
    for base in bases_of_indicative(word):
        assert indicative(base) == word
    bases_of_past(word)


def test_read_lexicon() -> None:
    words = read_lexicon(
        """
        # a remark
        [verbs]
        note, recognize   # another
        call
        [goes on]
        call: upon, for,
        on?
        [own nouns]
        note, call: wish, view?
        [shorter]
        Some Organ: own
        """
    )
    assert words.verbs == {"note", "recognize", "call"}
    british = words.participle("recognising")
    assert british is not None and british.known and british.base == "recognize"
    assert words.goes_on["call"] == {"upon": (("upon",),), "for": (("for",),), "on": (("on",),)}
    assert words.varying == {("on",)}
    assert words.own["note"] == {"wish": False, "view": True}
    assert words.shorter == {"Some Organ": frozenset(("own",))}
    assert words.repetition == {}
