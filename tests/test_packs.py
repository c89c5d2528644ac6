"""Packs: what a pack.yml may say, what extends what, and where a pack is found."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from click.testing import CliRunner

from reslint.cli import cli
from reslint.packs import load
from reslint.packs.places import find_pack, is_name, packs_folder
from reslint.packs.reading import in_order
from reslint.rules import RuleError
from reslint.session import Options, Session, Trouble

SHIPPED = sorted(folder.name for folder in packs_folder().iterdir())

RULE = """\
rule: {name}
summary: The word {word} is not used.
severity: error
source: House manual
stages: {{informal: info}}
check:
  kind: replace
  swap: {{{word}: river}}
examples:
  - bad: 'the «{word}» and its mouth'
    good: 'the river and its mouth'
  - bad: 'a «{word}»'
  - fine: 'a river'
"""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(tmp_path / "kept"))


def pack(folder: Path, page: str = "", **rules: str) -> Path:
    """A pack in a folder: the rest of its pack.yml, and rules with the word that they replace."""
    folder.mkdir(parents=True, exist_ok=True)
    if page:
        (folder / "pack.yml").write_text(f"pack: {folder.name}\nsummary: A pack.\n{page}", encoding="utf-8")
    for name, word in rules.items():
        name = name.replace("_", "-")
        (folder / f"{name}.yml").write_text(RULE.format(name=name, word=word), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", SHIPPED)
def test_packs_that_travel_with_the_program_load(name: str) -> None:
    rules = load([name], examples=True)
    assert "per-cent" in rules
    if name in ("security-council", "human-rights-council", "economic-and-social-council", "commission", "declaration"):
        assert rules.organ == name
    assert rules.stage == ("informal" if name == "negotiation" else "")


def test_rules_of_the_same_name_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    pack(tmp_path / "below", "organ: commission\nstage: tabled\n", one="brook", two="stream")
    pack(tmp_path / "above", "extends: ../below\nstage: auto\nrules:\n  two: {severity: info, explain: so we say}\n", one="creek")
    for _ in ("from the files", "from the cache"):
        rules = load([tmp_path / "above"])
        assert rules.names == ("one", "two")
        assert [rule.pack for rule in rules] == ["above", "below"]
        assert [rule.severity for rule in rules] == ["error", "info"]
        assert [dict(rule.stages) for rule in rules] == [{"informal": "info"}, {}]
        one, two = rules
        assert (list(one.settings.swap), two.settings.explain) == (["creek"], "so we say")
        assert (rules.organ, rules.stage) == ("commission", "")


def test_a_pack_comes_once_and_behind_those_that_it_extends(tmp_path: Path) -> None:
    pack(tmp_path / "base", one="brook")
    pack(tmp_path / "left", "extends: [../base]\nrules: {one: warning}\n")
    pack(tmp_path / "right", "extends: [../base]\n", two="creek")
    assert [each.name for each in in_order([tmp_path / "left", tmp_path / "right"])] == ["base", "left", "right"]
    rules = load([tmp_path / "left", tmp_path / "right"])
    assert [rule.severity for rule in rules] == ["warning", "error"]


def test_the_cache_sees_every_change(tmp_path: Path) -> None:
    base = pack(tmp_path / "base", one="brook")
    above = pack(tmp_path / "above", "extends: [../base]\n", two="creek")
    assert load([above]).names == ("one", "two")
    pack(base, three="stream")
    assert load([above]).names == ("one", "three", "two")
    pack(base, "rules: {one: info}\n")
    assert next(iter(load([above]))).severity == "info"
    pack(above, "stage: informal\n")
    rules = load([above])
    assert (rules.names, rules.stage) == (("two",), "informal")


def test_a_path_means_the_folder_it_is_written_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, word in (("here", "brook"), ("there", "creek")):
        pack(tmp_path / place / "house", one=word)
        monkeypatch.chdir(tmp_path / place)
        (rule,) = load(["./house"])
        assert list(rule.settings.swap) == [word]


def test_a_pack_inside_a_pack_is_its_own(tmp_path: Path) -> None:
    house = pack(tmp_path / "house", one="brook")
    pack(house / "more", two="creek")
    pack(house / "other", "rules: {}\n", one="stream")
    assert load([house]).names == ("one", "two")


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("sumary: x\n", 'line 3: "sumary" means nothing in a pack.yml; did you mean "summary"?'),
        (
            "organ: security-counsil\n",
            'line 3: "organ" is "security-counsil", which is unknown; did you mean "security-council"?',
        ),
        ("stage: [informal]\n", 'line 3: "stage" must be one of auto, informal, tabled, adopted, not a list'),
        ("extends: []\n", 'line 3: "extends" names no pack'),
        ("extends:\n  - 5\n", 'line 4: "extends" takes names of packs and folders, not a number'),
        ("extends:\n  - un\n  - ../nowhere\n", 'line 5: there is no folder or file of rules "../nowhere" beside this file'),
        ("extends: [model-uno]\n", 'line 3: there is no pack "model-uno"; did you mean "model-un"?'),
        (
            "rules:\n  one: info\n  onne: info\n",
            'line 5: there is no rule "onne" in this pack or in those that it extends; did you',
        ),
        (
            "rules:\n  one: eror\n",
            'line 4: the severity of "one" is "eror", but must be one of error, warning, info, off; did you',
        ),
        ("rules:\n  one:\n    severity: info\n    swop: {}\n", 'line 6: one: "swop" is not known here; did you mean "swap"?'),
        ("rules: [one]\n", 'line 3: "rules" must be keys with values, not a list'),
        ("rules:\n  one: {message: 5}\n", 'line 4: one: "message" must be a text'),
        ("pack: other\n", 'line 3: "pack" stands twice'),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_place(tmp_path: Path, page: str, sentence: str) -> None:
    house = pack(tmp_path / "house", page, one="brook")
    with pytest.raises(RuleError) as caught:
        load([house])
    assert str(caught.value).startswith(f"{house / 'pack.yml'}, {sentence}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: a pack.yml must be keys with values, not empty"),
        ("pack: house\n", 'line 1: "summary" is missing'),
        ("summary: A pack.\n", 'line 1: "pack" is missing'),
        ("pack: The House\nsummary: A pack.\n", 'line 1: "The House" is no name for a pack'),
        ("pack: house\nsummary: ''\n", 'line 2: "summary" must be a text, not an empty one'),
        ("pack: &a house\nsummary: *a\n", "line 1: "),
    ],
)
def test_a_pack_has_a_name_and_a_summary(tmp_path: Path, text: str, sentence: str) -> None:
    house = pack(tmp_path / "house", one="brook")
    (house / "pack.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load([house])
    assert str(caught.value).startswith(f"{house / 'pack.yml'}, {sentence}")


def test_a_page_of_another_name_is_told(tmp_path: Path) -> None:
    place = pack(tmp_path / "mine", one="stream")
    (place / "pack.yaml").write_text("pack: mine\nsummary: A pack.\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"pack\.yaml: this is to be a file called pack\.yml"):
        load([place])


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices")
@pytest.mark.parametrize("name", ["pack.yml", "two.yml"])
@pytest.mark.parametrize("device", ["", "/dev/zero"])
def test_only_ordinary_files_are_read(tmp_path: Path, name: str, device: str) -> None:
    place = pack(tmp_path / "house", one="brook") / name
    os.symlink(device, place) if device else os.mkfifo(place)
    with pytest.raises(RuleError, match=rf"{place}: the file cannot be read \(it is no ordinary file\)"):
        load([tmp_path / "house"])


def test_a_folder_that_nobody_may_look_into_is_told_with_the_line_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path / "house", "extends: [un]\n", one="brook")
    (tmp_path / ".reslint.yml").write_text("extends:\n- un\n- ./house\n", encoding="utf-8")
    look = Path.lstat

    def closed(path: Path) -> os.stat_result:
        if path.parent.name == "house":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "lstat", closed)
    with pytest.raises(Trouble, match=r"\.reslint\.yml, line 3: .*pack\.yml: it cannot be read \(permission denied\)$"):
        Session().selected(str(tmp_path / "x.md"))


def test_a_pack_is_no_whole_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack(tmp_path / "house" / "deep", one="brook", two="stream")
    (tmp_path / ".reslint.yml").write_text("extends: ./house\n", encoding="utf-8")
    assert len(Session().rule_set((tmp_path / "house",))) == 2
    monkeypatch.setattr("reslint.packs.reading._MOST", 2)
    with pytest.raises(
        Trouble, match=r"\.reslint\.yml, line 1: .*house: this is no folder of rules: it has more than 2 files and"
    ):
        Session().selected(str(tmp_path / "x.md"))


def test_facts_are_a_folder(tmp_path: Path) -> None:
    place = pack(tmp_path / "house", one="brook") / "facts"
    place.touch()
    with pytest.raises(RuleError, match=f"{place}: this is to be a folder with tables, and is a file"):
        load([tmp_path / "house"])


def test_packs_do_not_extend_one_another_in_a_circle(tmp_path: Path) -> None:
    pack(tmp_path / "one", "extends: ../two\n")
    pack(tmp_path / "two", "organ: auto\nextends: ../three\n")
    three = pack(tmp_path / "three", "organ: auto\nextends: [un, ../two]\n")
    with pytest.raises(RuleError) as caught:
        load([tmp_path / "one"])
    told = "the packs extend one another in a circle: two extends three extends two"
    assert str(caught.value) == f"{three / 'pack.yml'}, line 4: {told}"
    itself = pack(tmp_path / "itself", "extends: .\n")
    with pytest.raises(RuleError, match="in a circle: itself extends itself"):
        load([itself])


def test_names_and_paths() -> None:
    assert all(map(is_name, ["un", "model-un", "acme.house"]))
    assert not any(map(is_name, ["./un", "../un", "a/b", "a\\b", "~", ".", "..", "/un"]))


def offer(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """An installed distribution with these entry points."""
    about = folder / "acme_rules-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("\n".join(["[reslint.packs]", *lines]), encoding="utf-8")
    assert PathDistribution(about).name == "acme-rules"
    monkeypatch.syspath_prepend(str(folder))


def test_a_pack_of_an_installed_distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = pack(tmp_path / "acme_rules", one="brook")
    (place / "__init__.py").write_text("raise AssertionError('a pack is found and not run')", encoding="utf-8")
    pack(place / "second", two="creek")
    offer(
        tmp_path,
        monkeypatch,
        "acme = acme_rules",
        "acme-gone = acme_gone",
        "acme-second = acme_rules.second",
        "acme-object = acme_rules:RULES",
        "twice = acme_rules",
        "twice = acme_gone",
    )
    assert find_pack("acme") == place
    assert find_pack("acme-second") == place / "second"
    for _ in ("from the files", "from the cache"):
        assert load(["acme"]).names == ("one", "two")
    house = pack(tmp_path / "house", "extends: acme\nrules: {one: info}\n")
    assert next(iter(load([house]))).severity == "info"
    for name, sentence in {
        "acme-gone": 'the pack "acme-gone" of the installed distribution acme-rules has no folder: there is no package "acme_gone"',
        "acme-object": "it must be a package alone",
        "acmee": 'there is no pack "acmee"; did you mean "acme"?',
        "twice": 'the pack "twice" is offered more than once, as acme_gone and acme_rules',
    }.items():
        with pytest.raises(RuleError, match=sentence):
            load([name])
    assert "acme_rules" not in sys.modules


def test_a_configuration_tells_where_it_names_a_pack(tmp_path: Path) -> None:
    (tmp_path / ".reslint.yml").write_text("paths:\n  'a/**':\n    extends:\n      - un\n      - model-uno\n", encoding="utf-8")
    for name in ("x.md", "a/x.md"):
        with pytest.raises(Trouble, match=r'\.reslint\.yml, line 5: there is no pack "model-uno"; did you mean "model-un"\?$'):
            Session().selected(str(tmp_path / name))


def test_the_organ_and_stage_of_a_pack_hold_for_its_drafts(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("*The General Assembly*,\n\n*Recalling* its decisions,\n\n*Decides* to return.\n", encoding="utf-8")
    pack(tmp_path / "house", "organ: security-council\nstage: informal\n", one="brook")
    (tmp_path / ".reslint.yml").write_text("extends: ./house\n", encoding="utf-8")
    told = Session().draft(str(draft))
    assert (told.organ, told.stage) == ("Security Council", "informal")
    told = Session(Options(organ="auto", stage="tabled")).draft(str(draft))
    assert (told.organ, told.stage) == ("General Assembly", "tabled")
    (tmp_path / ".reslint.yml").write_text("extends: ./house\norgan: human-rights-council\n", encoding="utf-8")
    told = Session().draft(str(draft))
    assert (told.organ, told.stage) == ("Human Rights Council", "informal")


def test_rules_of_a_pack_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pack(tmp_path / "house", "stage: informal\n", one="brook", two="creek")
    told = CliRunner().invoke(cli, ["rules", "--pack", "./house"])
    assert told.stdout == (
        "house\n  A pack.\n  stage: informal\n\n"
        "info     one  The word brook is not used.\n"
        "info     two  The word creek is not used.\n"
        "2 rules: 2 info\n"
    )
    told = CliRunner().invoke(cli, ["rules", "--pack", "negociation"])
    assert (told.exit_code, told.stderr) == (2, 'reslint: there is no pack "negociation"; did you mean "negotiation"?\n')


def test_model_un_takes_underlined_openings() -> None:
    from reslint.checks import run
    from reslint.parsing import parse
    from reslint.readers import read

    text = (
        "Sponsors: Chile and Ghana\n\nSignatories: Kenya and Malta\n\n# Rivers\n\n*The General Assembly*,\n\n"
        "*Recalling* its earlier decisions,\n\n*Noting* the floods of 2024,\n\n<u>Welcoming</u> the report on them,\n\n"
        "1. <u>Encourages</u> States to build dams;\n\n2. *Thanks* the Office;\n\n{}Decides{} to return to the matter.\n"
    )
    rules = load(["model-un"])
    for start, end, found in (("3. <u>", "</u>", []), ("3. ", "", ["opening-not-italic"])):
        draft = parse(read(text.format(start, end).encode(), "draft.md"), stage="tabled")
        assert [finding.rule for finding in run(draft, rules)] == found


def test_the_cache_sees_a_change_that_keeps_size_and_time(tmp_path: Path) -> None:
    place = pack(tmp_path / "base", one="brook")
    for word in ("brook", "creek"):
        pack(place, one=word)
        os.utime(place / "one.yml", ns=(1, 1))
        assert list(next(iter(load([place]))).settings.swap) == [word]
