"""JSON Schemas say what the loaders say: what loads is valid, and what does not load is not."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from reslint import config
from reslint.cli import cli
from reslint.kinds import KINDS, settings_class
from reslint.located_yaml import YamlError
from reslint.located_yaml import load as load_yaml
from reslint.packs import load, page, rule_file
from reslint.packs.places import packs_folder
from reslint.schema import config_schema, pack_schema, rule_schema
from reslint.settings import settings_in

UN = load(["un"])
HOUSE = Path(__file__).resolve().parent.parent / "examples" / "house-style"
RULE_FILES = [file for folder in (packs_folder(), HOUSE) for file in sorted(folder.rglob("*.yml")) if file.name != page.FILE]
PACK_FILES = [file for folder in (packs_folder(), HOUSE) for file in sorted(folder.rglob(page.FILE))]
VALIDATORS = {
    "rule": Draft7Validator(rule_schema()),
    "config": Draft7Validator(config_schema(UN)),
    "pack": Draft7Validator(pack_schema(UN)),
}
RULE: dict[str, Any] = {
    "rule": "a-rule",
    "summary": "A summary.",
    "severity": "error",
    "source": "A source",
    "check": {"kind": "replace", "in": "body -quotation", "swap": {"percent": "per cent"}},
    "examples": [{"bad": "a «percent»"}, {"bad": "«percent»", "good": "per cent"}, {"fine": "a"}, {"good": "b"}],
}


@pytest.mark.parametrize("name", VALIDATORS)
def test_it_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize("file", RULE_FILES, ids=lambda file: file.stem)
def test_rule_files_are_valid(file: Path) -> None:
    errors = [error.message for error in VALIDATORS["rule"].iter_errors(load_yaml(file).plain())]
    assert not errors


@pytest.mark.parametrize("file", PACK_FILES, ids=lambda file: file.parent.name)
def test_packs_are_valid(file: Path) -> None:
    assert VALIDATORS["pack"].is_valid(load_yaml(file).plain())


def agreed(name: str, value: Any, file: Path, read: Callable[[Path], object]) -> bool:
    """Whether the loader takes the value; the schema must say the same."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    errors = [error.message for error in VALIDATORS[name].iter_errors(value)]
    try:
        read(file)
    except YamlError as error:
        assert errors, f"the loader refuses it: {error}"
        return False
    assert not errors, errors[:1]
    return True


def changed(path: str, value: Any) -> dict[str, Any]:
    """The rule with the value at the path; None takes the key away."""
    rule = copy.deepcopy(RULE)
    *way, last = path.split("/")
    at: Any = rule
    for step in way:
        at = at[int(step) if isinstance(at, list) else step]
    if value is None:
        del at[last]
    else:
        at[int(last) if isinstance(at, list) else last] = value
    return rule


def test_the_rule_itself(tmp_path: Path) -> None:
    assert agreed("rule", RULE, tmp_path / "a-rule.yml", rule_file.read_rule)


@pytest.mark.parametrize("key", rule_file.KEYS)
def test_what_must_be_there(key: str, tmp_path: Path) -> None:
    if key in RULE:
        assert agreed("rule", changed(key, None), tmp_path / "a-rule.yml", rule_file.read_rule) == (key not in rule_file.REQUIRED)


@pytest.mark.parametrize("key", rule_file.KEYS)
@pytest.mark.parametrize("value", [7, True, [], {}, "", "nonsense of no kind", ["nonsense of no kind"], {"nonsense": "error"}])
def test_any_value_of_any_key(key: str, value: Any, tmp_path: Path) -> None:
    rule = changed(key, value)
    if key == "parts" and isinstance(value, dict):
        # A schema does not see whether a part is used.
        rule["check"]["unless"] = [f"{{{name}}}" for name in value]
    agreed("rule", rule, tmp_path / "a-rule.yml", rule_file.read_rule)


@pytest.mark.parametrize(
    ("path", "value", "right"),
    [
        ("severity", "warning", True),
        ("severity", "fatal", False),
        ("organs", {"security-council": "off"}, True),
        ("organs", {"security-council": "of"}, False),
        ("stages", {"informal": "info"}, True),
        ("stages", {"formal": "info"}, False),
        ("yields-to", "per-cent", True),
        ("yields-to", ["per-cent", "repeated-word"], True),
        ("yields-to", ["Per Cent"], False),
        ("fix", "safe", True),
        ("fix", "sure", False),
        ("why", "Because.", True),
        ("whys", "Because.", False),
        ("check/kind", "replaces", False),
        ("check/in", ["body", "note -quotation"], True),
        ("check/in", "operative opening, title stage:tabled", True),
        ("check/in", "boddy", False),
        ("check/in", "body, ", False),
        ("check/in", [], False),
        ("check/message", "{found}, {right}, {label}: {summary}", True),
        ("check/message", "{fund}", False),
        ("check/swap", {"a": 5}, False),
        ("check/swap", ["a"], False),
        ("check/ignore-case", True, True),
        ("check/ignore-case", "yes", False),
        ("check/ignore_case", True, False),
        ("check/unless", "one", True),
        ("check/unless", ["one", "two"], True),
        ("check/unless", [5], False),
        ("check", {"kind": "structure", "must": "be-there", "in": "title"}, True),
        ("check", {"kind": "structure", "must": "be-here", "in": "title"}, False),
        ("check", {"kind": "structure"}, False),
        ("check", {"kind": "length", "most": 5}, True),
        ("check", {"kind": "length", "most": 5.5}, False),
        ("check", {"kind": "duplicate", "share": 1}, True),
        ("check", {"kind": "agreement", "must": "be-equal", "one": {"part": "title"}, "other": {"part": "note"}}, True),
        ("check", {"kind": "agreement", "must": "be-equal", "one": {"part": "title"}, "other": {"parts": "note"}}, False),
        ("check", {"kind": "agreement", "must": "be-equal", "one": {"part": "title"}}, False),
        ("examples/0", {"bad": "a percent"}, False),
        ("examples/0", {"bad": "a «percent»", "as": "note", "organ": "commission", "stage": "adopted"}, True),
        ("examples/0", {"bad": "a «percent»", "as": "notes"}, False),
        ("examples/0", {"bad": "a «percent»", "fine": "a"}, False),
        ("examples/0", {"bad": "a «percent»", "nice": "a"}, False),
        ("examples/2", {"fine": "a «percent»"}, False),
        ("examples/2", {"fine": "a", "good": "b"}, False),
        ("examples/2", {"todo": "a"}, True),
        ("examples/2", {"draft": "*The General Assembly*,\n"}, True),
        ("examples/2", "a text", False),
    ],
)
def test_values_of_a_rule(path: str, value: Any, right: bool, tmp_path: Path) -> None:
    assert agreed("rule", changed(path, value), tmp_path / "a-rule.yml", rule_file.read_rule) is right


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_of_every_kind_is_known(kind: str) -> None:
    branches = VALIDATORS["rule"].schema["properties"]["check"]["allOf"]
    (branch,) = [branch["then"] for branch in branches if branch["if"]["properties"]["kind"]["const"] == kind]
    assert set(branch["properties"]) == {"kind", "in", "message", *settings_in(settings_class(kind))}


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({}, True),
        ({"extends": "un"}, True),
        ({"extends": ["un", "./house"], "organ": "auto", "stage": "informal"}, True),
        ({"extends": []}, False),
        ({"extends": 5}, False),
        ({"organ": "assembly"}, False),
        ({"stage": "late"}, False),
        ({"rules": {"per-cent": "warning", "a-house-rule": "off"}}, True),
        ({"rules": {"per-cent": "of"}}, False),
        ({"rules": {"per-cent": True}}, False),
        ({"rules": {"per-cent": {"severity": "info", "unless": "a"}}}, True),
        ({"rules": {"per-cent": {"severity": "nfo"}}}, False),
        ({"rules": ["per-cent"]}, False),
        ({"paths": {"a/**": {"stage": "informal", "rules": {"per-cent": "off"}}}}, True),
        ({"paths": {"a/**": {"exclude": "b"}}}, False),
        ({"paths": {"a/**": {"paths": {}}}}, False),
        ({"paths": []}, False),
        ({"exclude": "a"}, True),
        ({"exclude": ["a", "b/**"]}, True),
        ({"exclude": [5]}, False),
        ({"exlude": "a"}, False),
    ],
)
def test_configurations(value: Any, right: bool, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    assert agreed("config", value, tmp_path / ".reslint.yml", config.read) is right


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({"pack": "a-pack", "summary": "A pack."}, True),
        ({"pack": "a-pack", "summary": "A pack.", "extends": "un", "organ": "commission", "rules": {"per-cent": "off"}}, True),
        ({"pack": "A pack", "summary": "A pack."}, False),
        ({"pack": "a-pack"}, False),
        ({"pack": "a-pack", "summary": ""}, False),
        ({"pack": "a-pack", "summary": "A pack.", "paths": {}}, False),
        ({"pack": "a-pack", "summary": "A pack.", "rules": {"per-cent": "of"}}, False),
    ],
)
def test_packs(value: Any, right: bool, tmp_path: Path) -> None:
    def read(file: Path) -> object:
        return page.read_page(file.parent)

    assert agreed("pack", value, tmp_path / page.FILE, read) is right


def test_names_and_settings_of_rules_are_completed() -> None:
    properties = VALIDATORS["config"].schema["definitions"]["rules"]["properties"]
    assert set(UN.names) < set(properties)
    assert not VALIDATORS["config"].is_valid({"rules": {"per-cent": {"unles": "a"}}})


@pytest.mark.parametrize("name", VALIDATORS)
def test_the_command_writes_it(name: str) -> None:
    result = CliRunner().invoke(cli, ["schema", name])
    assert (result.exit_code, json.loads(result.stdout)) == (0, VALIDATORS[name].schema)


def test_init_names_the_schema_and_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["init"]).exit_code == 0
    text = (tmp_path / ".reslint.yml").read_text(encoding="utf-8")
    (named,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
    schema = json.loads((tmp_path / named).read_text(encoding="utf-8"))
    assert schema == VALIDATORS["config"].schema
    assert VALIDATORS["config"].is_valid(load_yaml(tmp_path / ".reslint.yml").plain())
