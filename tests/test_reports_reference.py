"""The reference of rules in Markdown."""

from __future__ import annotations

from click.testing import CliRunner

from reslint.cli import cli
from reslint.reports.reference import reference
from reslint.rules import Example, Rule

RULE = Rule(
    "a-rule",
    'Figures are *raised* "so" | and <not> so.',
    "error",
    "A source",
    "replace",
    {"swap": {"a": "b"}},
    fix="safe",
    why="Because.",
    measured="3 in 100",
    organs={"security-council": "off"},
    stages={"informal": "info"},
    examples=(
        Example("bad", "a `tick` «1»", good="a `tick` ¹"),
        Example("fine", "One.\n\n```\nTwo.\n```", form="draft", organ="economic-and-social-council"),
        Example("todo", "three"),
    ),
)


def test_a_rule_has_its_section() -> None:
    assert reference([RULE]).split("## a-rule")[1].split("\n") == [
        "",
        "",
        r'Figures are \*raised\* "so" \| and \<not\> so.',
        "",
        "Because.",
        "",
        "- Source: A source",
        "- Severity: error, off for the Security Council, info for informal drafts",
        "- Correction: safe to make",
        "- Looks at: `body`",
        "- Measured: 3 in 100",
        "",
        "- wrong: ``a `tick` «1»``",
        "- corrected: ``a `tick` ¹``",
        "- right (the Economic and Social Council):",
        "",
        "  ````markdown",
        "  One.",
        "",
        "  ```",
        "  Two.",
        "  ```",
        "  ````",
        "",
        "- not found yet: `three`",
        "",
    ]


def test_the_table_has_every_rule() -> None:
    result = CliRunner().invoke(cli, ["rules", "--format", "markdown"])
    assert result.exit_code == 0
    assert "| [per-cent](#per-cent) | error | " in result.stdout and "\n## per-cent\n" in result.stdout
