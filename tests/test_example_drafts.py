"""The drafts in examples/ give exactly the findings that stand beside them: a label and a rule's name a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_word import example

from reslint.checks import examine
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import open_file

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DRAFTS = sorted([*EXAMPLES.glob("*.md"), *EXAMPLES.glob("*.docx")])


def findings(path: Path) -> list[str]:
    outcome = examine(parse(open_file(path)), load(["un"]))
    assert not outcome.warnings
    return [f"{finding.paragraph or 'draft'}: {finding.rule}" for finding in outcome.findings]


@pytest.mark.parametrize("path", DRAFTS, ids=[path.stem for path in DRAFTS])
def test_an_example_gives_its_findings(path: Path) -> None:
    expected = path.with_suffix(".findings.txt").read_text(encoding="utf-8").splitlines()
    assert findings(path) == expected


def test_there_are_clean_and_faulty_drafts_of_several_kinds() -> None:
    counts = {path.stem: len(path.with_suffix(".findings.txt").read_text(encoding="utf-8").splitlines()) for path in DRAFTS}
    assert counts["general-assembly"] == counts["security-council"] == counts["informal"] == 0
    assert counts["general-assembly-defects"] >= 20


def test_the_word_example_is_made_from_here() -> None:
    assert (EXAMPLES / "word.docx").read_bytes() == example()
