"""docs/: what is written from the program is up to date, what people wrote is true, and its commands do what it says."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner
from walkthrough import fences, followed

from reslint import config, selectors
from reslint.cli import cli
from reslint.packs import page
from reslint.packs.rule_file import FORMS, read_rule

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
MADE = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["pages"]()


@pytest.mark.parametrize("name", sorted(MADE))
def test_what_is_written_from_the_program_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == MADE[name], "run: python tools/make_docs.py"


def test_the_walk_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "house-style.md").read_text(encoding="utf-8")
    assert page == followed(page, tmp_path)


def test_the_readme_shows_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = [block for _, block in fences((ROOT / "README.md").read_text(encoding="utf-8"), "console")]
    assert shown
    for block in shown:
        command, _, output = block.partition("\n")
        said = CliRunner().invoke(cli, command.removeprefix("$ reslint ").split()).stdout
        for part in output.split("…\n"):
            assert part in said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https://)([^)#\s]+)(?:#[\w-]+)?\)", re.sub(r"`[^`\n]*`", "", text)):
        assert (page.parent / target).exists(), target


def test_selectors_are_all_there() -> None:
    text = (DOCS / "selectors.md").read_text(encoding="utf-8")
    for word in (*selectors.PARAGRAPHS, *selectors.RANGES, *selectors.ORGANS, *selectors.STAGES):
        assert f"`{word}`" in text, word
    for written in re.findall(r"^\| `\[?([^`\]]+)\]?` \| [^|]* \|$", text.split("Words in a row")[1], re.MULTILINE):
        selectors.selector(written)


def test_configurations_are_right(tmp_path: Path) -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    blocks = list(fences(text, "yaml"))
    assert {use for use, _ in blocks} == {"", "pack"}
    for use, block in blocks:
        file = tmp_path / ("pack.yml" if use else ".reslint.yml")
        file.write_text(block, encoding="utf-8")
        read = page.read_page(tmp_path) if use else config.read(file)
        assert read is not None and (use or set(config.KEYS) == set(re.findall(r"^(\w+):", block, re.MULTILINE)))
    for key in (*config.KEYS, *selectors.ORGANS, *selectors.STAGES):
        assert f"`{key}`" in text, key


def test_the_page_for_editors_is_right(tmp_path: Path) -> None:
    text = (DOCS / "editors.md").read_text(encoding="utf-8")
    rules = [(use, block) for use, block in fences(text, "yaml") if use.startswith("rule=")]
    assert rules
    for use, block in rules:
        file = tmp_path / f"{use.removeprefix('rule=')}.yml"
        file.write_text(block, encoding="utf-8")
        read_rule(file)
    for form in FORMS:
        assert f"`{form}`" in text or form == "phrase"


def test_a_task_of_an_editor_names_the_file_as_one_word() -> None:
    """Within a command the name of a file would end at its first blank."""
    ((_, block),) = fences((DOCS / "text-editors.md").read_text(encoding="utf-8"), "json")
    (task,) = json.loads(block)["tasks"]
    assert [task["command"], *task["args"]] == ["reslint", "check", "--format", "unix", "${file}"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = "".join(block for language in ("sh", "console", "yaml") for _, block in fences(text, language))
    for line in re.findall(r"^(?:\$ |- )?(reslint [^\n#]*)", blocks, re.MULTILINE):
        words = line.split()
        command = cli.commands[words[1]]
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        for word in words[2:]:
            assert not word.startswith("--") or word in known, line
