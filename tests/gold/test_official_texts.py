"""Structure of official texts in every layout, and of the five real documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reslint.draft import Draft, Kind
from reslint.parsing import parse
from reslint.readers import open_file, read
from reslint.reports.tree import record as tree_of

LAYOUTS = ["markdown", "markdown_pages", "text", "scan", "flat"]


def f1(right: list[Any], found: list[Any]) -> tuple[int, int, int]:
    wanted, got = Counter(right), Counter(found)
    return sum((wanted & got).values()), sum(wanted.values()), sum(got.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_structure_of_official_texts(records: list[dict[str, Any]], tools: Callable[[str], ModuleType], layout: str) -> None:
    render, score = tools("render"), tools("score")
    totals: dict[str, list[int]] = {}
    for record in records:
        source = render.LAYOUTS[layout][0](record)
        found = score.actual(tree_of("", parse(read(source.encode(), "draft"))))
        for part, right in score.expected(record).items():
            counts = totals.setdefault(part, [0, 0, 0])
            for index, number in enumerate(f1(right, found[part])):
                counts[index] += number
    parts = ["preamble", "operative", "opening"] + (["notes", "calls"] if layout != "flat" else [])
    for part in parts:
        hits, wanted, got = totals[part]
        assert 2 * hits / (wanted + got) >= 0.98, (part, 2 * hits / (wanted + got))


def seed(shared: Path, number: str) -> Draft:
    return parse(open_file(next((shared / "corpus" / "seeds").glob(f"{number}_*.txt"))))


def counts(draft: Draft) -> tuple[int, int, int]:
    paragraphs = [sum(1 for _ in draft.of(kind, part="main")) for kind in (Kind.PREAMBULAR, Kind.OPERATIVE)]
    return paragraphs[0], paragraphs[1], len(draft.notes)


def labels(draft: Draft, kind: Kind) -> list[str]:
    return [paragraph.label for paragraph in draft.of(kind)]


def test_000(shared: Path) -> None:
    draft = seed(shared, "000")
    assert counts(draft) == (22, 15, 10)
    assert labels(draft, Kind.OPERATIVE)[5:8] == ["OP6", "OP7*", "OP8"]
    assert sorted(note.mark for note in draft.notes) == ["*", *"123456789"]


def test_001(shared: Path) -> None:
    draft = seed(shared, "001")
    assert counts(draft) == (31, 48, 25)
    assert labels(draft, Kind.SUBPARAGRAPH) == [f"OP18({letter})" for letter in "abcd"]


def test_002(shared: Path) -> None:
    draft = seed(shared, "002")
    assert draft.form == "declaration"
    operative = list(draft.of(Kind.OPERATIVE))
    again = [p.label for p in operative].index("OP1", 1)
    first, rest = operative[:again], operative[again:]
    assert [p.number for p in first] == [f"{n}." for n in [*range(1, 12), *range(11, 33)]]
    assert [p.number for p in rest if p.number] == [f"{n}." for n in range(1, 44)]
    assert [(p.label, p.section) for p in operative if p.number is None] == [("OP5+", "A"), ("OP25+", "B")]
    assert len(draft.notes) == 26


def test_003(shared: Path) -> None:
    draft = seed(shared, "003")
    assert counts(draft) == (8, 42, 21)
    assert labels(draft, Kind.SUBPARAGRAPH) == ["OP8(a)", "OP8(b)"]
    assert [p.text.string for p in draft.of(Kind.HEADING) if p.label.startswith("section")] == ["I", "II"]


def test_004(shared: Path) -> None:
    draft = seed(shared, "004")
    assert draft.flat
    assert counts(draft) == (25, 37, 0)
    assert labels(draft, Kind.SUBPARAGRAPH) == ["OP14(a)", "OP14(b)", "OP14(c)"]


def test_every_draft_is_understood(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "drafts").glob("*.md")):
        draft = parse(open_file(path))
        if draft.form == "none":
            # A programme of work carries the symbol of a draft and is none.
            assert "The General Assembly*," not in draft.source.text, path.name
            continue
        assert draft.masthead.symbol and draft.masthead.symbol.value == path.stem.replace("_", "/"), path.name
        if any(draft.of(Kind.SPONSORS)) and draft.form != "resolution":
            assert draft.title, path.name
