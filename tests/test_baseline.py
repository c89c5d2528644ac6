"""Baselines: what is known stays silent, wherever it stands by now; what is new is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reslint.cli import cli

DRAFT = """\
*The General Assembly*,

*Recalling* the work of recent years, by which 50% of the seats were filled,

1. *Decides* to raise the share by 5 percent;

2. *Requests* the Secretary-General to report on the matter, as said in paragraph 1 above.
"""
ORDER = ("--select", "per-cent")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *ORDER, *arguments])


def told(result: Result) -> list[tuple[str, str]]:
    return [(record["paragraph"], record["excerpt"]) for record in map(json.loads, result.stdout.splitlines())]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def kept(here: Path) -> None:
    result = check("draft.md", "--write-baseline", "known.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "reslint: known.json: 2 places of findings kept\n"


def new(here: Path, text: str) -> list[str]:
    (here / "draft.md").write_text(text, encoding="utf-8")
    result = check("draft.md", "--baseline", "known.json", "--format", "jsonl")
    assert result.exit_code == bool(result.stdout)
    return [label for label, _ in told(result)]


def test_what_is_known_is_silent(here: Path) -> None:
    kept(here)
    result = check("draft.md", "--baseline", "known.json")
    assert result.exit_code == 0
    assert result.stdout.endswith("No findings.\n2 more findings were there before, in the baseline.\n")


@pytest.mark.parametrize(
    ("old", "now", "labels"),
    [
        pytest.param("1. *Decides* to", "1. *Notes* the report;\n\n2. *Decides* to", [], id="renumbered"),
        pytest.param("*The General", "A line more.\n\n*The General", [], id="other lines"),
        pytest.param("*Decides* to raise", "*Decides* to lower", [], id="the paragraph has changed, its place has not"),
        pytest.param("report on the matter", "report on 7% of it", ["OP2"], id="new words"),
        pytest.param("to raise the share by 5 percent", "to raise by 5 percent and 5 percent", ["OP1"], id="twice"),
        pytest.param("raise the share by 5 percent", "raise the share by 6 percent and %", [], id="other words, same mistake"),
    ],
)
def test_only_what_is_new_is_told(here: Path, old: str, now: str, labels: list[str]) -> None:
    kept(here)
    assert new(here, DRAFT.replace(old, now)) == labels


def test_a_paragraph_that_refers_to_numbers_may_be_renumbered(here: Path) -> None:
    draft = DRAFT.replace("report on", "report, for 7 percent of the costs, on")
    (here / "draft.md").write_text(draft, encoding="utf-8")
    check("draft.md", "--write-baseline", "known.json")
    later = draft.replace("1. *Decides*", "1. *Notes* it;\n\n2. *Decides*").replace("2. *Req", "3. *Req")
    assert new(here, later.replace("paragraph 1", "paragraph 2")) == []


def test_a_baseline_is_sorted_and_the_same_each_time(here: Path) -> None:
    kept(here)
    first = (here / "known.json").read_bytes()
    kept(here)
    assert (here / "known.json").read_bytes() == first
    (entries,) = json.loads(first)["files"].values()
    assert entries == sorted(entries, key=lambda entry: list(entry.values()))
    assert [file.name for file in here.iterdir() if "known" in file.name] == ["known.json"]


def test_paths_are_from_the_folder_of_the_baseline(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(here)
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    result = check("../draft.md", "--baseline", "../known.json")
    assert result.exit_code == 0, result.output


def test_what_matches_nothing_any_more_is_counted_on_request(here: Path) -> None:
    kept(here)
    (here / "draft.md").write_text(DRAFT.replace("5 percent", "5 per cent"), encoding="utf-8")
    assert "match" not in check("draft.md", "--baseline", "known.json").output
    asked = check("draft.md", "--baseline", "known.json", "--gone")
    assert asked.stdout.endswith("1 place of the baseline matches nothing any more.\n")
    (here / "draft.md").rename(here / "renamed.md")
    moved = check("renamed.md", "--baseline", "known.json", "--gone")
    assert moved.stdout.endswith("places of the baseline match nothing any more.\n")
    arguments = ["check", "--select", "repeated-word", "renamed.md", "--baseline", "known.json", "--gone"]
    assert CliRunner().invoke(cli, arguments).stdout.endswith("No place of the baseline has lost its finding.\n")
    (here / "renamed.md").rename(here / "draft.md")
    # Rules that were not asked say nothing of theirs.
    other = CliRunner().invoke(cli, ["check", "--select", "repeated-word", "draft.md", "--baseline", "known.json", "--gone"])
    assert other.stdout.endswith("No place of the baseline has lost its finding.\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "there is no such baseline"),
        ("", "this is no baseline, or it is damaged"),
        ("{}", "this is no baseline, or it is damaged"),
        ("[1]", "this is no baseline, or it is damaged"),
        ('{"version": 1, "files": {"a": [{"rule": 1}]}}', "this is no baseline, or it is damaged"),
        ('{"version": 99, "files": {}}', "this baseline is of another version of reslint"),
        ("[" * 100_000, "this is no baseline, or it is damaged"),
        (
            '{"version": 1, "files": {"a": [{"rule": "b", "paragraph": "", "text": "", "words": "", "count": 0}]}}',
            "this is no baseline, or it is damaged",
        ),
    ],
)
def test_a_missing_or_damaged_baseline(here: Path, text: str | None, sentence: str) -> None:
    if text is not None:
        (here / "known.json").write_text(text, encoding="utf-8")
    result = check("draft.md", "--baseline", "known.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"reslint: known.json: {sentence}") and result.stderr.count("\n") == 1


def test_nothing_is_written_where_not_everything_was_checked(here: Path) -> None:
    result = check("draft.md", "missing.md", "--write-baseline", "known.json")
    assert result.exit_code == 2 and not (here / "known.json").exists()
    result = check("draft.md", "--write-baseline", "nowhere/known.json")
    assert result.exit_code == 2 and "cannot be written" in result.stderr


def test_options_that_do_not_go_together(here: Path) -> None:
    assert check("draft.md", "--baseline", "a", "--write-baseline", "b").exit_code == 2
    assert check("draft.md", "--gone").exit_code == 2


def test_some_places_of_a_finding_are_new(here: Path) -> None:
    """A finding that is told once with all its places is told with the new ones only."""
    run = CliRunner()
    order = ["check", "draft.md", "--select", "quotes-curly"]
    text = '*The General Assembly*,\n\n1. *Notes* the "first" report;\n\n2. *Decides* to act.\n'
    (here / "draft.md").write_text(text, encoding="utf-8")
    run.invoke(cli, [*order, "--write-baseline", "known.json"])
    (here / "draft.md").write_text(text.replace("to act", 'to "act"'), encoding="utf-8")
    result = run.invoke(cli, [*order, "--baseline", "known.json", "--format", "jsonl"])
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["paragraph"] == "OP2" and record["start"]["line"] == 5 and len(record["fix"]["edits"]) == 2


def test_a_draft_is_never_written_over(here: Path) -> None:
    (here / "other.md").write_text(DRAFT, encoding="utf-8")
    # What a shell makes of: --write-baseline *.md
    result = check("--write-baseline", "draft.md", "other.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reslint: draft.md: is there already and is no baseline; name another file\n"
    assert "is read by this run" in check("draft.md", "--write-baseline", "./draft.md").stderr
    assert (here / "draft.md").read_text(encoding="utf-8") == DRAFT
    kept(here)
    # One that is damaged is written anew, and so is an empty file.
    for text in ('{"version": 1, "fil', ""):
        (here / "known.json").write_text(text, encoding="utf-8")
        kept(here)
