"""Real texts with bytes taken out, doubled and swapped: always a result, and always the same one."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reslint.checks import examine
from reslint.finding import Finding
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import ReadError, read

RULES = list(load(["un"]))
# Two hundred whole texts would take minutes; how they begin, and go on, is varied enough.
LONGEST = 6_000


def damaged(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(made)), chance.choice((1, 2, 10, 100))
        other = chance.randrange(len(made))
        kind = chance.choice(("delete", "double", "swap"))
        if kind == "delete":
            del made[at : at + length]
        elif kind == "double":
            made[at:at] = made[at : at + length]
        else:
            made[at], made[other] = made[other], made[at]
        made = made or bytearray(b" ")
    return bytes(made)


def outcome(data: bytes) -> tuple[list[Finding], list[str]] | str:
    try:
        draft = parse(read(data, "draft.md"))
    except ReadError as error:
        return str(error)
    return list(examine(draft, RULES).findings), [paragraph.label for paragraph in draft.paragraphs]


def test_the_five_documents(shared: Path) -> None:
    chance = random.Random(5)
    for path in sorted((shared / "corpus" / "seeds").iterdir()):
        for _ in range(3):
            data = damaged(path.read_bytes(), chance)
            assert outcome(data) == outcome(data), path.name


@pytest.mark.parametrize("part", range(4))
def test_two_hundred_official_texts(shared: Path, tools: Callable[[str], ModuleType], part: int) -> None:
    records: list[dict[str, Any]] = tools("gold").load(shared / "corpus" / "gold-dev.jsonl.gz")[part : part + 4 * 6 * 50 : 24]
    render, chance = tools("render"), random.Random(part)
    assert len(records) == 50
    for record in records:
        text = str(render.LAYOUTS["markdown"][0](record))
        start = chance.randrange(max(1, len(text) - LONGEST))
        data = damaged((text[:500] + text[start : start + LONGEST]).encode(), chance)
        assert outcome(data) == outcome(data), record["symbol"]
