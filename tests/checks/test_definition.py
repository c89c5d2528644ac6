"""The kind definition: short forms that are used."""

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.packs.rule_file import checked_settings
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.settings import SettingError

OPTIONS = {"patterns": [r"\(hereinafter “(?P<term>[^”]+)”\)"]}


def found(*lines: str) -> list[Finding]:
    text = "\n\n".join(("# A title", "*The General Assembly*,", *lines, ""))
    return run(parse(read(text.encode(), "draft.md")), [Rule("a-rule", "A summary.", "info", "a source", "definition", OPTIONS)])


def test_a_short_form_that_is_never_used() -> None:
    [finding] = found("*Recalling* the rules (hereinafter “the Rules”),", "*Decides* to amend the rules.")
    assert finding.message == "“the Rules” is introduced as a short form and not used again"


def test_a_short_form_that_is_used() -> None:
    assert found("*Recalling* the rules (hereinafter “the Rules”),", "*Decides* to amend the Rules.") == []
    assert found("*Decides* to amend the rules (hereinafter “the Rules”) and to translate the Rules.") == []
    assert found("*Recalling* the rules (hereinafter “the Rules”),", "*Decides* that.[^1]", "[^1]: See the Rules.") == []


@pytest.mark.parametrize(("behind", "told"), [("", 1), (", and the Grouping", 1), (", and both Groups", 0)])
def test_what_is_part_of_a_long_name_is_no_use_of_the_short_one(behind: str, told: int) -> None:
    line = f"*Recalling* the Group of Friends of Rivers (hereinafter “Group”){behind},"
    assert len(found(line, "*Decides* to thank the Group of Friends of Rivers.")) == told


def test_a_short_form_that_is_introduced_twice() -> None:
    line = "*Recalling* the rules (hereinafter “the Rules”),"
    [finding] = found(line, "*Decides* to amend the Rules and the rules of order (hereinafter “the Rules”).")
    assert finding.message.startswith("“the Rules” was introduced as a short form before, in PP1")


def test_the_group_is_needed() -> None:
    with pytest.raises(SettingError, match="term"):
        checked_settings("definition", {"patterns": ["hereinafter"]})


def test_a_short_form_that_is_used_before_it_is_introduced() -> None:
    options = {"patterns": [r"\((?P<term>[A-Z]{2,})\)"], "uses": "[A-Z]{2,8}"}
    rule = Rule("a-rule", "A summary.", "info", "a source", "definition", options)
    text = (
        "*The General Assembly*,\n\n*Noting* the work of ABC and DEF,\n\n*Noting also* the Association of Basins (ABC),\n\n"
        "1. *Thanks* ABC;\n\n2. *Invites* DEF and the Office of Rivers (OR) to report;\n\n3. *Thanks* OR.\n"
    )
    first, second = run(parse(read(text.encode(), "draft.md")), [rule])
    assert first.message.startswith("“ABC” is used before it is introduced")
    assert (first.paragraph, first.places) == ("PP1", ())
    assert (second.paragraph, len(second.places)) == ("PP1", 1)


def test_a_match_without_a_term_introduces_nothing() -> None:
    options = {"patterns": [r"\((?P<term>[A-Z]{3,})\)|hereinafter"]}
    rule = Rule("a-rule", "A summary.", "info", "a source", "definition", options)
    text = "# A title\n\n*The General Assembly*,\n\n*Decides* to amend the rules, hereinafter (RULES), here.\n"
    assert [finding.message for finding in run(parse(read(text.encode(), "draft.md")), [rule])] == [
        "“RULES” is introduced as a short form and not used again"
    ]
