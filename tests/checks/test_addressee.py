"""The kind addressee: an organ does not address itself."""

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.packs.rule_file import checked_settings
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.settings import SettingError


def found(sentence: str, organ: str = "General Assembly", unless: tuple[str, ...] = ()) -> list[Finding]:
    text = f"# A title\n\n*The {organ}*,\n\n1. {sentence};\n\n2. *Decides* that.\n"
    options = {"verbs": ["[Rr]equests"], "unless": list(unless)}
    return run(parse(read(text.encode(), "draft.md")), [Rule("a-rule", "A summary.", "error", "a source", "addressee", options)])


def test_the_organ_itself() -> None:
    [finding] = found("*Requests* the General Assembly to act")
    assert finding.message == "“Requests the General Assembly”: the General Assembly does not address itself; it decides"
    assert found("*Requests* the General Assembly to act", "Human Rights Council") == []


def test_a_name_that_goes_on() -> None:
    assert (
        found("*Requests* the Human Rights Council Advisory Committee to act", "Human Rights Council", ("Council Advisory",))
        == []
    )
    assert found("*Requests* the General Assembly of States to act") == []
    assert found("*Requests* the Secretary-General to inform the General Assembly") == []


def test_the_organ_by_its_last_word() -> None:
    assert len(found("*Requests* the Assembly to act")) == 1
    assert len(found("*Requests* the Council to act", "Human Rights Council")) == 1
    assert found("*Notes* the work of the Security Council, and requests the Council to act", "Human Rights Council") == []
    assert found("*Requests* the Council to act", "Security Council") == []


@pytest.mark.parametrize("words", ["General Assembly’s President", "Assembly of States Parties", "General Assembly Hall"])
def test_what_belongs_to_it(words: str) -> None:
    assert found(f"*Requests* the {words} to act") == []


def test_verbs_are_needed() -> None:
    with pytest.raises(SettingError, match="verbs"):
        checked_settings("addressee", {"verbs": []})
