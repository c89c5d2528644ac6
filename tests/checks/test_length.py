"""The kind length: words of a draft and of its paragraphs."""

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.packs.rule_file import checked_settings
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.settings import SettingError

TEXT = "# A title\n\n*The General Assembly*,\n\n1. *Notes* the first report of five;\n\n2. *Decides* to act.\n"


def found(most: int, of: str) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "info", "a source", "length", {"most": most, "of": of})
    return run(parse(read(TEXT.encode(), "draft.md")), [rule])


def test_paragraphs() -> None:
    [finding] = found(5, "paragraph")
    assert (finding.paragraph, finding.message) == ("OP1", "OP1 has 6 words, more than 5")
    assert found(6, "paragraph") == []


def test_the_draft() -> None:
    [finding] = found(8, "draft")
    assert (finding.paragraph, finding.message) == ("", "The draft has 9 words, more than 8")
    assert found(9, "draft") == []


def test_a_limit_is_needed() -> None:
    with pytest.raises(SettingError, match="most"):
        checked_settings("length", {"most": 0})
