"""Rules that yield to others: one cause is said once, and never by nobody."""

import pytest
from drafts_by_hand import operative

from reslint.checks import run
from reslint.rules import Rule


def rule(name: str, *stronger: str, word: str = "rivers") -> Rule:
    return Rule(name, "A summary.", "error", "somewhere", "replace", {"swap": {word: "streams"}}, yields_to=stronger)


@pytest.mark.parametrize(
    ("rules", "speaking"),
    [
        ([rule("a", "b"), rule("b")], ["b"]),
        ([rule("a", "b"), rule("b", "c"), rule("c")], ["c"]),
        ([rule("a", "b"), rule("b", "c")], ["b"]),
        ([rule("a", "b"), rule("b", word="lakes")], ["a"]),
        ([rule("a", "b"), rule("b", "a")], ["b"]),
        ([rule("a", "b"), rule("b", "c"), rule("c", "a")], ["c"]),
        ([rule("a", "a")], ["a"]),
        ([rule("a", "d"), rule("b", "c"), rule("c", "b"), rule("d", "c")], ["b"]),
    ],
)
def test_one_rule_speaks(rules: list[Rule], speaking: list[str]) -> None:
    draft = operative("Requests the measuring of rivers;")
    assert [finding.rule for finding in run(draft, rules)] == speaking
    assert [finding.rule for finding in run(draft, rules[::-1])] == speaking


def test_what_speaks_elsewhere_settles_nothing_here() -> None:
    draft = operative("Requests the measuring of rivers and lakes;")
    rules = [rule("a", "b"), rule("b", "c"), rule("c", "a", word="lakes")]
    assert [finding.rule for finding in run(draft, rules)] == ["b", "c"]
