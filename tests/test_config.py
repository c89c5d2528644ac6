"""The configuration: found above a file, read strictly, and what it says for one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reslint.config import matches, read
from reslint.located_yaml import YamlError
from reslint.profile import Choice, Profile
from reslint.session import Options, Session, Trouble


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / ".reslint.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_all_keys(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    configuration = read(
        written(
            tmp_path,
            """
extends: [un, ./house]
organ: security-council
stage: tabled
rules:
  per-cent: warning
  repeated-word: off
  long-paragraph: {severity: info, words: 200}
paths:
  'informal/**': {stage: informal, rules: {per-cent: off, long-paragraph: {words: 300}}}
exclude: ['archive/**', '*.bak.md']
""",
        )
    )
    tabled = configuration.profile(tmp_path / "a.md")
    assert tabled.packs == ("un", tmp_path / "house")
    assert (tabled.organ, tabled.stage) == ("security-council", "tabled")
    assert {name: choice.severity for name, choice in tabled.choices.items()} == {
        "per-cent": "warning",
        "repeated-word": "off",
        "long-paragraph": "info",
    }
    informal = configuration.profile(tmp_path / "informal" / "b" / "c.md")
    assert (informal.organ, informal.stage) == ("security-council", "informal")
    assert informal.choices["per-cent"].severity == "off"
    assert informal.choices["long-paragraph"].severity == "info"
    assert informal.choices["long-paragraph"].settings == {"words": 300}
    assert configuration.excludes(tmp_path / "archive" / "2001" / "x.md")
    assert configuration.excludes(tmp_path / "deep" / "x.bak.md")
    assert not configuration.excludes(tmp_path / "x.md")
    assert not configuration.excludes(tmp_path.parent / "elsewhere" / "archive" / "x.md")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "{}\n"])
def test_an_empty_configuration_changes_nothing(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    assert read(file, ".reslint.yml").profile(tmp_path / "a.md") == Profile(origin=".reslint.yml")


def test_later_paths_win(tmp_path: Path) -> None:
    configuration = read(written(tmp_path, "paths:\n  'a/**': {stage: informal}\n  'a/b/**': {stage: adopted}\n"))
    assert configuration.profile(tmp_path / "a" / "x.md").stage == "informal"
    assert configuration.profile(tmp_path / "a" / "b" / "x.md").stage == "adopted"


@pytest.mark.parametrize(
    ("glob", "path", "wanted"),
    [
        ("archive/**", "archive/a.md", True),
        ("archive/**", "archive/b/a.md", True),
        ("archive/**", "b/archive/a.md", False),
        ("archive", "b/archive/a.md", True),
        ("archive/", "archive/a.md", True),
        ("./archive/a.md", "archive/a.md", True),
        ("/archive/a.md", "archive/a.md", True),
        ("**/a.md", "a.md", True),
        ("**/a.md", "b/c/a.md", True),
        ("b/**/a.md", "b/a.md", True),
        ("b/**/a.md", "b/c/d/a.md", True),
        ("b/*/a.md", "b/c/d/a.md", False),
        ("*.md", "b/a.md", True),
        ("b/*.md", "b/a.md", True),
        ("b/*.md", "b/c/a.md", False),
        ("b/[ab].md", "b/a.md", True),
        ("**", "b/a.md", True),
        ("**/" * 40 + "x.md", "a/" * 40 + "y.md", False),
    ],
)
def test_globs(glob: str, path: str, wanted: bool) -> None:
    assert matches(glob, tuple(path.split("/"))) is wanted


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rulse: {}", 'line 1: "rulse" means nothing in the configuration; did you mean "rules"?'),
        ("root:x:0:0 secret: 5", "line 1: what stands here means nothing in the configuration; it knows extends, organ,"),
        ("organ: auto\nzzz: 1", 'line 2: "zzz" means nothing in the configuration; it knows extends, organ,'),
        ("- a", "line 1: the configuration must be keys with values, not a list"),
        ("just words", "line 1: the configuration must be keys with values, not a text"),
        ("organ: generalassembly", 'line 1: "organ" is "generalassembly", which is unknown; did you mean "general-assembly"?'),
        ("stage: 5", 'line 1: "stage" must be one of auto, informal, tabled, adopted, not a number'),
        ("stage:", 'line 1: "stage" must be one of auto, informal, tabled, adopted, not empty'),
        (
            "rules:\n  a: warnin",
            'line 2: the severity of "a" is "warnin", but must be one of error, warning, info, off; did you mean',
        ),
        (
            "rules:\n  a: false",
            'line 2: the severity of "a" is true or false, but must be one of error, warning, info, off; write off',
        ),
        ("rules:\n  a: {severity: [x]}", 'line 2: the severity of "a" is a list'),
        ("rules: [a]", 'line 1: "rules" must be keys with values, not a list'),
        ("extends: {}", 'line 1: "extends" takes names of packs and folders, not a mapping'),
        ("extends: []", 'line 1: "extends" names no pack'),
        ("extends:\n- un\n- ./nowhere", 'line 3: there is no folder "./nowhere" beside this file'),
        ("paths: [a]", 'line 1: "paths" must be keys with values, not a list'),
        ("paths:\n  'a/**': {exclude: [b]}", 'line 2: "exclude" means nothing in the entry for "a/**"'),
        ("paths:\n  'a/**': informal", 'line 2: the entry for "a/**" must be keys with values, not a text'),
        ("paths:\n  '/': {}", 'line 2: a name of files or folders in "paths" is empty'),
        ("exclude: [1]", 'line 1: "exclude" takes names of files and folders, such as archive/**, not a number'),
        ("exclude: {a: b}", 'line 1: "exclude" takes names of files and folders, such as archive/**, not a mapping'),
        ("stage: auto\nstage: auto", 'line 2: "stage" stands twice'),
        ("rules:\nper-cent: off", 'line 2: "per-cent" stands outside of "rules"; if it is a rule, indent it below'),
        ("per-cent: {severity: off}", 'line 1: "per-cent" stands outside of "rules"'),
        ("fail-on: warning", 'line 1: "fail-on" means nothing in the configuration; it is an option of the command, --fail-on'),
        ("rules:\n  per-cent:off", 'line 2: "rules" must be keys with values, not a text; write a blank behind each colon'),
        ("stage: Informal", 'line 1: "stage" is "Informal", which is unknown; did you mean "informal"?'),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(YamlError) as caught:
        read(written(tmp_path, text), ".reslint.yml")
    assert str(caught.value).startswith(f".reslint.yml, {sentence}")


def test_unknown_rules_are_told_whichever_files_are_checked(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.yml").write_text("pack: house\nsummary: A house.\nextends: model-un\n", encoding="utf-8")
    text = "paths:\n  'a/**':\n    rules: {per-cent: info, mun-contraction: off}\n  'b/**': {extends: ./house}\n"
    written(tmp_path, text)
    assert Session().profile(str(tmp_path / "x.md")).choices == {}
    written(tmp_path, text.replace("per-cent", "Per-Cent"))
    with pytest.raises(Trouble, match=r'line 3: there is no rule "Per-Cent"; did you mean "per-cent"\?'):
        Session().profile(str(tmp_path / "x.md"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("paths:\n  'zz.md':\n    rules:\n      per-cent: {sev: off}", r'line 4: per-cent: "sev" is not known here'),
        ("paths:\n  'zz.md':\n    rules:\n      per-cent: {swap: 7}", r'line 4: per-cent: "swap" must be a mapping'),
        (
            "rules: {per-cent: off}\npaths:\n  'zz.md':\n    rules:\n      per-cent:\n        unless: '('",
            r'line 6: per-cent: the pattern "\(" is not a regular expression',
        ),
        ("paths:\n  'zz.md': {extends: [nopack]}", r'line 2: there is no pack "nopack"'),
        ("paths:\n  'zz.md': {extends: [model-un], rules: {mun-contraction: {sev: off}}}", 'line 2: mun-contraction: "sev"'),
        ("rules: {per-cent: {sev: off}}", 'line 1: per-cent: "sev" is not known here'),
        ("rules: {suppression: {sev: off}}", "line 1: suppression: it has a severity, and no settings"),
    ],
)
def test_wrong_settings_are_told_whichever_files_and_rules_are_checked(tmp_path: Path, text: str, sentence: str) -> None:
    written(tmp_path, text)
    with pytest.raises(Trouble, match=rf"\.reslint\.yml, {sentence}"):
        Session(Options(select=("repeated-word",))).selected(str(tmp_path / "x.md"))


def test_settings_of_several_entries_hold_together(tmp_path: Path) -> None:
    text = "rules: {per-cent: {unless: ten}}\npaths:\n  '*.md': {rules: {per-cent: {ignore-case: false}}}\n  'zz.md': {stage: tabled}"
    written(tmp_path, text)
    assert Session().profile(str(tmp_path / "x.md")).choices["per-cent"].settings == {"unless": "ten", "ignore-case": False}


def test_found_upward_from_the_file_and_not_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "one", "stage: informal")
    written(tmp_path / "one" / "two", "stage: adopted")
    written(tmp_path / "other", "stage: tabled")
    (tmp_path / "one" / "two" / "three").mkdir()
    (tmp_path / "one" / "deep" / "er").mkdir(parents=True)
    for here in (tmp_path, tmp_path / "other", tmp_path / "one" / "two"):
        monkeypatch.chdir(here)
        session = Session()
        stages = [
            session.profile(os.path.relpath(tmp_path / "one" / place / "a.md")).stage
            for place in ("", "two", "two/three", "deep/er")
        ]
        assert stages == ["informal", "adopted", "adopted", "informal"]


def test_options_name_another_or_none(tmp_path: Path) -> None:
    written(tmp_path, "stage: informal")
    other = tmp_path / "other.yml"
    other.write_text("stage: adopted", encoding="utf-8")
    name = str(tmp_path / "a.md")
    assert Session(Options(config=str(other))).profile(name).stage == "adopted"
    assert Session(Options(search=False)).profile(name).stage == "auto"
    with pytest.raises(Trouble, match="cannot be read"):
        Session(Options(config=str(tmp_path / "missing.yml"))).profile(name)


def test_globs_of_one_that_lies_elsewhere_are_those_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "shared" / "ci.yml"
    other.parent.mkdir()
    other.write_text("exclude: ['z.md', 'old/**']\npaths: {'new/*.md': {stage: informal}}\n", encoding="utf-8")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    session = Session(Options(config="../shared/ci.yml"))
    excluded = [name for name in ("z.md", "new/z.md", "old/a.md", "../z.md", "../old/a.md", "a.md") if session.excludes(name)]
    assert excluded == ["z.md", "new/z.md", "old/a.md", "../z.md"]
    assert session.profile("new/a.md").stage == "informal"
    assert session.excludes("../shared/old/a.md")


def test_another_name_is_told(tmp_path: Path) -> None:
    name = str(tmp_path / "sub" / "a.md")
    (tmp_path / ".reslint.yaml").write_text("stage: informal", encoding="utf-8")
    with pytest.raises(
        Trouble, match=r"\.reslint\.yaml: a configuration is a file called \.reslint\.yml; give this one that name"
    ):
        Session().profile(name)
    (tmp_path / ".reslint.yaml").unlink()
    (tmp_path / ".reslint.yml").mkdir()
    with pytest.raises(Trouble, match=r"\.reslint\.yml: a configuration is a file called \.reslint\.yml; this is a folder"):
        Session().profile(name)


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_one_that_is_found_is_no_pipe_and_one_that_is_named_may_be(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".reslint.yml")
    with pytest.raises(Trouble, match=r"\.reslint\.yml: the file cannot be read \(it is no ordinary file\)"):
        Session().profile(str(tmp_path / "x.md"))
    out, into = os.pipe()
    os.write(into, b"stage: tabled\n")
    os.close(into)
    assert Session(Options(config=f"/dev/fd/{out}")).profile("x.md").stage == "tabled"
    os.close(out)


def test_standard_input_has_the_place_of_its_name(tmp_path: Path) -> None:
    written(tmp_path, "stage: informal")
    assert Session(Options(stdin_filename=str(tmp_path / "a.md"))).profile("-").stage == "informal"


def test_choices_keep_their_lines(tmp_path: Path) -> None:
    configuration = read(written(tmp_path, "rules:\n  a: error\n  b:\n    severity: info\n    words: 3\n"))
    choices = configuration.profile(tmp_path / "x.md").choices
    assert choices["a"] == Choice("error", {}, 2, {})
    assert (choices["b"].line, choices["b"].lines["words"]) == (3, 5)
