"""Nouns: their two numbers."""

import pytest

from reslint.nouns import may_be_verb, plural_of, singular_of


@pytest.mark.parametrize(
    ("one", "many"),
    [("measure", "measures"), ("country", "countries"), ("process", "processes"), ("child", "children"), ("crisis", "crises")],
)
def test_a_noun_has_two_numbers(one: str, many: str) -> None:
    assert singular_of(many) == one
    # A word in -ss is left alone: it looks like a plural.
    assert plural_of(one) == ("" if one == "process" else many)


@pytest.mark.parametrize("word", ["information", "equipment", "zzz", "as", "this"])
def test_what_has_one_number_only_has_no_other(word: str) -> None:
    assert plural_of(word) == ""


def test_some_nouns_are_verbs_as_well() -> None:
    assert may_be_verb("need") and may_be_verb("report") and may_be_verb("supply")
    assert not may_be_verb("situation") and not may_be_verb("territory")
