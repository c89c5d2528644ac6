"""Hostile Word files, and the marking of files made from official texts."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from word_changes import assert_nothing_else_changed

from reslint.marking import Marking
from reslint.narrowing import ALL, Narrowing
from reslint.parsing import parse
from reslint.readers import ReadError, read
from reslint.session import Options, Session

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "word" / "hostile"
EXPECTED = json.loads((HOSTILE.parent / "hostile.expect.json").read_text(encoding="utf-8")) if HOSTILE.is_dir() else {}
# What may also be read: the relations of the package are missing, its text is where Word puts it.
EITHER_WAY = ("missing_rels.docx", "nested_tables_400.docx")


@pytest.mark.skipif(not EXPECTED, reason="the hostile files of the shared corpus are not there")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_hostile_files_are_read_or_refused_in_one_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*arguments: Any, **settings: Any) -> Any:
        raise AssertionError("something was opened outside the package")

    monkeypatch.setattr(socket, "socket", refused)
    data = (HOSTILE / name).read_bytes()
    # What is read once, from the program itself, is read before.
    parse(read((HOSTILE / "base.docx").read_bytes(), "base.docx"))
    monkeypatch.setattr("builtins.open", refused)
    try:
        parse(read(data, name))
        found = "read"
    except ReadError as error:
        found = "error"
        assert "\n" not in str(error)
    assert found == EXPECTED[name]["expect"] or name in EITHER_WAY


def test_marked_copies_of_official_texts_differ_in_the_marks_only(
    records: list[dict[str, Any]], tools: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    """One seeded defect each; numbers automatic and typed in turn."""
    render, defects = tools("render"), tools("defects")
    session = Session(Options(keep=False))
    marking = Marking(session, Narrowing(ALL, session))
    comments = 0
    for at, record in enumerate(records[::2]):
        dice = random.Random(at)
        seeded = copy.deepcopy(record)
        names = sorted(defects.DEFECTS)
        next(name for name in dice.sample(names, len(names)) if defects.DEFECTS[name][0](seeded, dice))
        path, target = tmp_path / f"{at}.docx", tmp_path / f"{at}.marked.docx"
        render.docx(seeded, path, typed=bool(at % 2))
        checked, _ = marking.write(str(path), str(target))
        if not checked.findings:
            continue
        assert_nothing_else_changed(path.read_bytes(), target.read_bytes())
        ours = [one for one in read(target.read_bytes(), "m").annotations if one.kind == "comment"]
        assert len(ours) == len(checked.findings)
        comments += len(ours)
        again = tmp_path / f"{at}.again.docx"
        marking.write(str(target), str(again))
        assert not again.exists() or again.read_bytes() == target.read_bytes()
    assert comments > 10
