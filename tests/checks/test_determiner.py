"""The kind determiner: a noun has the number of the word before it."""

import pytest

from reslint.checks import run
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

OPTIONS = {
    "many": ["these", "those", "many", "several", "two"],
    "one": ["each", "every", "a", "this"],
    "adjectives": ["main", "new", "regional", "rural"],
    "either": ["people", "means"],
    "names": ["State", "States"],
}


def found(sentence: str) -> list[tuple[str, str, str]]:
    text = f"# A title\n\n*The General Assembly*,\n\n1. *Notes* {sentence};\n\n2. *Decides* to return to the matter.\n"
    draft = parse(read(text.encode(), "draft.md"))
    rule = Rule("a-rule", "A summary.", "warning", "a source", "determiner", OPTIONS, fix="suggested")
    place = draft.source.text
    told = run(draft, [rule])
    return [(one.message, place[one.span.start : one.span.end], one.fix.edits[0].text) for one in told if one.fix]


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("that these measure have helped", "measure", "measures"),
        ("that many rural community of the north are dry", "community", "communities"),
        ("that several new regional project were begun", "project", "projects"),
        ("one of the main challenge of the day", "challenge", "challenges"),
        ("that a number of country have acted", "country", "countries"),
        ("that two State are members", "State", "States"),
        ("that every countries has acted", "countries", "country"),
        ("each new programmes in the north", "programmes", "programme"),
        ("a regional centres for rivers", "centres", "centre"),
    ],
)
def test_the_other_number_is_told(sentence: str, wrong: str, right: str) -> None:
    assert [(one[1], one[2]) for one in found(sentence)] == [(wrong, right)]


def test_the_message_has_the_words_before() -> None:
    assert found("one of the main challenge of the day")[0][0] == "“one of the” goes with “challenges”, not “challenge”"


@pytest.mark.parametrize(
    "sentence",
    [
        "that these require that all act, and that many need to act",
        "those dealing with rivers, and those subject to the law",
        "many people, various national, regional and other means, and a means to it",
        "that this refusal continues to matter, and that this includes all",
        "these measures, many countries, every State and each new programme",
        "a number of the project documents and the number of visits to it",
        "that many analyses of this process are done",
    ],
)
def test_what_is_right_or_may_be_is_not_told(sentence: str) -> None:
    assert found(sentence) == []
