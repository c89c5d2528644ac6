"""Safe corrections: they change nothing but their own characters, mend what they claim, and leave nothing to mend again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reslint.checks import examine
from reslint.finding import Finding, Fix
from reslint.fixes.apply import apply
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers.text import read_string

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RULES = list(load(["un"]))

OPENING = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n"
PARAGRAPHS = (
    "*Recalling* the report of the Secretary-General;",
    "*Noting also* that 50% of rivers are clean,",
    "*Noting* the the quality of water.",
    "*Deeply concerned* at the loss of fish ,",
    "*Also recalling* the role of member states,",
)
OPERATIVES = (
    "*Requests also* the Secretary-General to organise a meeting.",
    "*Urges* all member states to act , and to report;",
    "*Stresses* that this resolution is about 5 percent of rivers;",
    "*Encourages* the UN system:\n\n(a) to measure;\n\n(b) To report.",
    "*Encourages* the UN  system;",
)


def findings(text: str) -> list[Finding]:
    return list(examine(parse(read_string(text, "draft.md")), RULES).findings)


def safe(text: str) -> list[Fix]:
    return [finding.fix for finding in findings(text) if finding.fix and finding.fix.safety == "safe"]


def mended(text: str) -> tuple[str, int]:
    """The text after corrections, and how many rounds they took (what overlaps is left to a later round)."""
    for rounds in range(6):
        fixes = safe(text)
        if not fixes:
            return text, rounds
        after = apply(text, fixes).text
        assert after != text
        text = after
    raise AssertionError("the corrections never come to an end")


def without(text: str, fixes: list[Fix]) -> str:
    """The characters that no correction touches."""
    touched = {offset for fix in fixes for edit in fix.edits for offset in range(edit.span.start, edit.span.end)}
    return "".join(character for offset, character in enumerate(text) if offset not in touched)


def subsequence(part: str, whole: str) -> bool:
    characters = iter(whole)
    return all(character in characters for character in part)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=4), st.lists(st.sampled_from(OPERATIVES), min_size=2, max_size=5))
def test_a_mended_draft_has_nothing_left_to_mend(preamble: list[str], operative: list[str]) -> None:
    numbered = [f"{number}. {words}" for number, words in enumerate(operative, 1)]
    text = OPENING + "\n\n".join([*preamble, *numbered]) + "\n"
    after, rounds = mended(text)
    assert rounds <= 3
    assert mended(after) == (after, 0)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=4), st.lists(st.sampled_from(OPERATIVES), min_size=2, max_size=5))
def test_what_no_correction_touches_stays(preamble: list[str], operative: list[str]) -> None:
    numbered = [f"{number}. {words}" for number, words in enumerate(operative, 1)]
    text = OPENING + "\n\n".join([*preamble, *numbered]) + "\n"
    fixes = safe(text)
    result = apply(text, fixes)
    assert subsequence(without(text, fixes), result.text)
    assert apply(text, []).text == text


def test_the_faulty_example_is_mended() -> None:
    text = (EXAMPLES / "general-assembly-defects.md").read_text(encoding="utf-8")
    after, _ = mended(text)
    claimed = {finding.rule for finding in findings(text) if finding.fix and finding.fix.safety == "safe"}
    assert claimed and not claimed & {finding.rule for finding in findings(after) if finding.fix and finding.fix.safety == "safe"}


def test_findings_are_the_same_from_run_to_run() -> None:
    text = (EXAMPLES / "general-assembly-defects.md").read_text(encoding="utf-8")
    assert findings(text) == findings(text)
