"""Findings since an earlier version of a draft: what it brought is not told, what the change brought is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reslint.cli import cli

EARLIER = """\
*The General Assembly*,

*Recalling* the work of recent years, by which 50% of the seats were filled,

1. *Decides* to raise the share by 5 percent;

2. *Decides also* to raise the share by 7 percent again;

3. *Requests* the Secretary-General to report on the matter.
"""


def told(tmp_path: Path, now: str, *order: str, earlier: str = EARLIER) -> list[tuple[str, str]]:
    (tmp_path / "earlier.txt").write_text(earlier, encoding="utf-8")
    (tmp_path / "draft.md").write_text(now, encoding="utf-8")
    arguments = ["check", "--no-config", str(tmp_path / "draft.md"), "--changed-since", str(tmp_path / "earlier.txt")]
    result = CliRunner().invoke(cli, [*arguments, "--format", "jsonl", *order])
    assert result.exit_code in (0, 1), result.output
    return [(record["rule"], record["paragraph"]) for record in map(json.loads, result.stdout.splitlines())]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_has_changed(tmp_path: Path) -> None:
    assert told(tmp_path, EARLIER) == []


def test_what_stands_in_a_changed_paragraph_is_told(tmp_path: Path) -> None:
    now = EARLIER.replace("to raise the share by 5", "to lower the share by 5")
    assert told(tmp_path, now, "--select", "per-cent") == [("per-cent", "OP1")]


def test_paragraphs_that_move_are_unchanged(tmp_path: Path) -> None:
    now = EARLIER.replace("1. *Decides*", "1. *Notes* the report of 3%;\n\n2. *Decides*")
    now = now.replace("2. *Decides also*", "3. *Decides also*").replace("3. *Requests*", "4. *Requests*")
    assert told(tmp_path, now, "--select", "per-cent") == [("per-cent", "OP1")]


def test_a_copy_of_a_paragraph_is_new(tmp_path: Path) -> None:
    now = EARLIER.replace("3. *Requests*", "3. *Decides* to raise the share by 5 percent;\n\n4. *Requests*")
    assert told(tmp_path, now, "--select", "per-cent") == [("per-cent", "OP3")]


def test_what_the_change_makes_wrong_elsewhere_is_told(tmp_path: Path) -> None:
    now = EARLIER.replace("2. *Decides also* to raise the share by 7 percent again;\n\n", "")
    assert told(tmp_path, now, "--select", "operative-number-sequence") == [("operative-number-sequence", "OP3")]


def test_what_is_said_of_the_whole_draft_is_told_only_if_it_is_new(tmp_path: Path) -> None:
    now = "*The General Assembly*,\n\n*Recalling* the work of recent years,\n\n*Noting* the reports.\n"
    rule = "operative-part-missing"
    assert told(tmp_path, now, "--select", rule) == [(rule, "")]
    assert told(tmp_path, now, "--select", rule, earlier=now.replace("reports", "report")) == []


def test_there_is_one_draft_and_an_earlier_version_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(EARLIER, encoding="utf-8")
    (tmp_path / "b.md").write_text(EARLIER, encoding="utf-8")
    for arguments in (("a.md", "b.md", "--changed-since", "a.md"), ("a.md", "--changed-since", "missing.md")):
        result = CliRunner().invoke(cli, ["check", *arguments])
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_together_with_a_baseline(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(EARLIER, encoding="utf-8")
    (tmp_path / "b.md").write_text(EARLIER.replace("5 percent", "6 percent"), encoding="utf-8")
    order = ["check", "b.md", "--select", "per-cent", "--changed-since", "a.md"]
    assert CliRunner().invoke(cli, [*order, "--write-baseline", "k.json"]).stderr.endswith("1 place of findings kept\n")
    result = CliRunner().invoke(cli, [*order, "--baseline", "k.json"])
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "3 more findings were there before, in the earlier version or in the baseline.",
    )
