from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from reslint.cli import cli

DRAFT = """\
*The General Assembly*,

*Recalling* its resolutions 70/1 of 25 September 2015 and 68/197 of 17 December 2013,[^1]

*Recalling also* the Convention on the Rights of the Child,[^2] and its resolution 70/999,

1. *Decides* to act;

2. *Requests* the Secretary-General to carry out paragraph 1 above;

3. *Requests* him to carry out paragraph 9 above.

[^1]: See A/80/126.

[^2]: United Nations, *Treaty Series*, vol. 1577, No. 27531.

[^3]: Ibid.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def refs(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["refs", "--no-config", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_verdicts(draft: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(refs("--format", "csv", str(draft)))))
    verdicts = {row["reference"]: (row["kind"], row["verdict"]) for row in rows}
    assert verdicts["its resolutions 70/1 of 25 September 2015"] == ("resolution", "agrees")
    assert verdicts["68/197 of 17 December 2013"] == ("resolution", "wrong")
    assert verdicts["its resolution 70/999"] == ("resolution", "wrong")
    assert verdicts["Convention on the Rights of the Child"] == ("instrument", "agrees")
    [treaty] = [row for row in rows if row["kind"] == "treaty series"]
    assert treaty["verdict"] == "agrees" and treaty["known"].startswith("Convention on the Rights of the Child, vol. 1577")
    assert verdicts["A/80/126"] == ("symbol", "cannot tell")
    assert verdicts["paragraph 1 above"] == ("this draft", "agrees")
    assert verdicts["paragraph 9 above"] == ("this draft", "wrong")
    assert verdicts["1"] == ("note", "agrees")
    assert verdicts["3"] == ("note", "wrong")
    assert [int(row["line"]) for row in rows] == sorted(int(row["line"]) for row in rows)


def test_json(draft: Path) -> None:
    told = json.loads(refs("--format", "json", str(draft)))
    [file] = told["files"]
    first = file["references"][0]
    assert told["errors"] == [] and file["path"].endswith("draft.md")
    assert first["reference"] == "its resolutions 70/1 of 25 September 2015"
    assert first["means"] == "General Assembly, resolution 70/1 of 25 September 2015"
    assert first["known"] == "adopted on 25 September 2015"
    assert (first["start"]["line"], first["start"]["column"]) == (3, 13)


def test_text(draft: Path) -> None:
    told = refs(str(draft))
    assert "agrees      PP1        3:13   its resolutions 70/1" in told
    counted = told.rstrip().splitlines()[-1]
    assert re.fullmatch(r"  1\d references: \d+ agree, \d+ wrong, \d+ unknown, \d+ cannot tell", counted)


def test_what_a_spreadsheet_could_take_for_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT.replace("See A/80/126.", "=1+1"), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(refs("--format", "csv", str(path)))))
    assert next(row for row in rows if row["kind"] == "note" and row["reference"] == "1")["means"] == "'=1+1"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["refs", "--no-config", str(tmp_path / "none.md")])
    assert result.exit_code == 2


def test_what_takes_too_long_is_said(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("reslint.derived.internal.references_in", never)
    result = CliRunner().invoke(cli, ["refs", str(draft)])
    assert result.exit_code == 2
    assert "references to its own paragraphs were not looked for" in result.stderr
    assert "70/1" in result.stdout
