"""The kind antecedent: what a short name stands for."""

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.packs.rule_file import checked_settings
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.settings import SettingError

OPTIONS = {"long": [r"\bSecurity Council\b", r"\bHuman Rights Council\b"], "short": r"\bthe Council\b"}


def found(*lines: str, organ: str = "General Assembly") -> list[Finding]:
    text = "\n\n".join(("# A title", f"*The {organ}*,", *lines, ""))
    return run(parse(read(text.encode(), "draft.md")), [Rule("a-rule", "A summary.", "info", "a source", "antecedent", OPTIONS)])


BOTH = ("*Recalling* the Security Council and the Human Rights Council,", "*Noting* the report,")


def test_a_short_name_far_from_any_long_one() -> None:
    [finding] = found(*BOTH, "1. *Thanks* the Council;", "2. *Thanks* the Council.")
    assert finding.paragraph == "OP1" and len(finding.places) == 1
    assert "any of the 2" in finding.message


def test_a_long_name_in_the_same_paragraph_or_the_one_before() -> None:
    assert found(*BOTH, "1. *Thanks* the Security Council, and invites the Council;", "2. *Invites* the Council.") == []
    assert len(found(*BOTH, "*Invites* the Council, and thanks the Security Council.")) == 1


def test_one_name_only_and_the_organ_that_speaks() -> None:
    assert found("*Recalling* the Security Council,", "*Noting* it,", "*Thanks* the Council.") == []
    assert found(*BOTH, "*Thanks* the Council.", organ="Security Council") == []


def test_two_names_are_needed() -> None:
    with pytest.raises(SettingError, match="long"):
        checked_settings("antecedent", {"long": ["x"], "short": "y"})
