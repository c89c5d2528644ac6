"""Tables that a pack brings along: they count beside those of the program, for drafts that the pack is used for, and only there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reslint.cli import cli
from reslint.facts.organ_table import organ_named
from reslint.facts.resolution_table import resolution
from reslint.facts.supplement_table import supplement_body
from reslint.facts.table import use_tables

RESOLUTIONS = "body\tnumber\tadopted\tevidence\n"
DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 90/7 of 1 December 2035,\n\n*Decides* to act.\n"


@pytest.fixture(autouse=True)
def _own_tables_again() -> Iterator[None]:
    yield
    use_tables(())


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "house" / "facts").mkdir(parents=True)
    (tmp_path / "house" / "pack.yml").write_text("pack: house\nsummary: Our own.\nextends: [un]\n", encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path / "house" / "facts"


def check(house: Path, *options: str) -> Result:
    (house.parent.parent / ".reslint.yml").write_text("extends: [./house]\n", encoding="utf-8")
    return CliRunner().invoke(cli, ["check", "--format", "jsonl", *options, str(house.parent.parent / "draft.md")])


def rules(result: Result) -> list[str]:
    return [json.loads(line)["rule"] for line in result.stdout.splitlines()]


def test_a_pack_knows_a_resolution_more(house: Path) -> None:
    assert "citation-date-wrong" not in rules(check(house))
    (house / "resolutions.tsv").write_text(f"{RESOLUTIONS}General Assembly\t90/7\t2035-12-02\ts\n", encoding="utf-8")
    assert "citation-date-wrong" in rules(check(house))
    (house / "resolutions.tsv").write_text(f"{RESOLUTIONS}General Assembly\t90/7\t2035-12-01\ts\n", encoding="utf-8")
    assert "citation-date-wrong" not in rules(check(house))


def test_without_the_pack_its_tables_are_not_used(house: Path) -> None:
    (house / "resolutions.tsv").write_text(f"{RESOLUTIONS}General Assembly\t90/7\t2035-12-02\ts\n", encoding="utf-8")
    assert "citation-date-wrong" in rules(check(house))
    assert "citation-date-wrong" not in rules(check(house, "--no-config"))


def test_rows_of_the_pack_come_first(house: Path) -> None:
    (house / "resolutions.tsv").write_text(f"{RESOLUTIONS}General Assembly\t70/1\t2015-09-26\ts\n", encoding="utf-8")
    (house / "organs.tsv").write_text(
        "name\tarticle\tkind\tparent\tsymbols\tbase\tfirst\tabbreviations\tother names\n"
        "Council of Rivers\tthe\tcommission\t\tR/\t2000\t1\tCR\tRiver Council\n",
        encoding="utf-8",
    )
    (house / "supplements.tsv").write_text(
        "records\tsupplement\tfirst\tlast\tbody\nGeneral Assembly\t53\t61\t\tCouncil of Rivers\n", encoding="utf-8"
    )
    use_tables([house])
    adopted, council = resolution("General Assembly", "70/1"), organ_named("River Council")
    assert adopted and adopted.date == "2015-09-26" and council and council.name == "Council of Rivers"
    assert supplement_body("General Assembly", "53", 70) == "Council of Rivers"
    use_tables(())
    adopted = resolution("General Assembly", "70/1")
    assert adopted and adopted.date == "2015-09-25" and organ_named("River Council") is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("resolutions", "body\tnumber\tadopted\n", "resolutions.tsv:1: the table has no column “evidence”"),
        ("resolutions", f"{RESOLUTIONS}General Assembly\t90/7\t2035-06-31\ts\n", ":2: “2035-06-31” is no date"),
        (
            "resolutions",
            f"{RESOLUTIONS}X\t1/1\t2035-06-30\ts\nX\t1/1\t2035-06-30\ts\n",
            ":3: resolution 1/1 of the X is there twice",
        ),
        ("treaty-series", "number\tvolumes\ttreaty\n1\t2\tA\n1\t3\tB\n", "treaty-series.tsv:3: No. 1 is there twice"),
        ("near-names", "a\n\udce9tats\n", "near-names.tsv:2: the table is not UTF-8; save it in that encoding."),
        ("resolutions", f"{RESOLUTIONS}\udce9\n", "resolutions.tsv:2: the table is not UTF-8"),
        ("resolutions", "# None.\n", "resolutions.tsv: the table is empty: its first line must name the columns."),
        ("near-names", "", "near-names.tsv: the table is empty: its first line must name the columns."),
        ("near-names", "\n" * 10_000_001, "near-names.tsv: the table is larger than 10 MB."),
        ("rivers", "name\n", "rivers.tsv: there is no table “rivers”; there are country-names, instruments,"),
    ],
)
def test_a_bad_table_is_one_sentence(house: Path, name: str, content: str, said: str) -> None:
    (house / f"{name}.tsv").write_text(content, encoding="utf-8", errors="surrogateescape")
    result = check(house)
    assert result.exit_code == 2 and said in result.stderr and len(result.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices")
@pytest.mark.parametrize("device", ["", "/dev/zero"])
def test_a_table_is_an_ordinary_file(house: Path, device: str) -> None:
    os.symlink(device, house / "states.tsv") if device else os.mkfifo(house / "states.tsv")
    result = check(house)
    assert result.exit_code == 2
    assert result.stderr.endswith("states.tsv: the table cannot be read (it is no ordinary file).\n")


def test_a_table_in_another_encoding_is_told_with_its_line(house: Path) -> None:
    (house / "resolutions.tsv").write_bytes(f"{RESOLUTIONS}Génie\t90/7\t2035-12-02\ts\n".encode("latin-1"))
    result = check(house)
    assert result.exit_code == 2 and "resolutions.tsv:2: the table is not UTF-8; save it in that encoding" in result.stderr
