"""The kind subject: a verb has the number of its subject."""

import pytest

from reslint.checks import run
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

OPTIONS = {
    "verbs": ["continue", "protect", "promote", "require"],
    "both": ["need", "work"],
    "plurals": ["children", "people", "women"],
    "either": ["majority", "staff"],
    "units": ["years"],
}


def found(paragraph: str) -> list[tuple[str, str]]:
    text = f"# A title\n\n*The General Assembly*,\n\n1. {paragraph};\n\n2. *Decides* to return to the matter.\n"
    draft = parse(read(text.encode(), "draft.md"))
    rule = Rule("a-rule", "A summary.", "warning", "a source", "subject", OPTIONS, fix="suggested")
    return [(finding.message, finding.fix.edits[0].text) for finding in run(draft, [rule]) if finding.fix]


@pytest.mark.parametrize(
    ("clause", "right"),
    [
        ("that the efforts of the Council has failed", "have"),
        ("that the work of its members continue", "continues"),
        ("that each of the targets require funds", "requires"),
        ("that 40 per cent of the children has books", "have"),
        ("that women and girls is at risk", "are"),
        ("that rivers, especially long ones, is low", "are"),
        ("that protecting the rights of women are a duty", "is"),
        ("that every year people needs more water", "need"),
        ("and urges all the parties that has signed it to meet", "have"),
        ("that the rivers are low, and that the lake require water", "requires"),
        ("that the lake, together with that of the valleys that feed it, are low", "is"),
        ("that more than one third of the rivers is low", "are"),
        ("that the number of rivers have risen", "has"),
        ("that neither the lake nor the fish it holds require water", "requires"),
        ("that boats, the state of the harbour and the sea in which they sail is at risk", "are"),
        ("and urges those that has signed it to meet", "have"),
    ],
)
def test_a_verb_of_the_wrong_number(clause: str, right: str) -> None:
    assert [mended for _, mended in found(f"*Notes* {clause}")] == [right]


@pytest.mark.parametrize(
    "clause",
    [
        "that the majority of States have signed",
        "that two years is a long time",
        "that weapons and ammunition management is a task",
        "that the plan of the Office helps States continue",
        "the request that the Council continue its work",
        "that, in all regions, water is scarce",
        "that the need to also protect rivers is great",
        "the right to food of those in need that are poor",
        "that the impact of the flood, the drought and the heat is grave",
        "that half of the water is lost, and that neither the lake nor the rivers are full",
        "that all banks pay taxes in the places where money is lent, also abroad, and value is added",
        "that two years after the flood, the peace and the trade has returned",
    ],
)
def test_what_is_right_or_not_certain(clause: str) -> None:
    assert found(f"*Notes* {clause}") == []


def test_the_message_names_the_subject() -> None:
    [(message, _)] = found("*Notes* that the work of its members continue")
    assert message == "“the work” goes with “continues”, not “continue”"
