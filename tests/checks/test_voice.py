"""The kind voice: the organ in the third person, a declaration as "We"."""

import pytest

from reslint.checks import run
from reslint.checks.voice import WHERE
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector


def found(*lines: str, of: str = "resolution", first: str = "*The General Assembly*,") -> list[Finding]:
    text = "\n\n".join(("# A title", first, *lines, ""))
    rule = Rule("a-rule", "A summary.", "error", "a source", "voice", {"of": of}, selector(WHERE))
    return run(parse(read(text.encode(), "draft.md")), [rule])


def test_we_in_a_resolution_is_told_once() -> None:
    [finding] = found("*Recalling* our commitment,", "1. *Notes* that we must act;", "2. *Reaffirms* our resolve.")
    assert finding.paragraph == "PP1" and len(finding.places) == 2


def test_what_is_everybody_s() -> None:
    assert found("*Convinced* that our planet is one,", "1. *Notes* how we think and feel;", "2. *Decides* that.") == []


@pytest.mark.parametrize(
    "line",
    [
        "1. *Reaffirms* our shared commitment to peace;",
        "1. *Stresses* that we need to act together;",
        "1. *Commits* ourselves to peace;",
        "1. We reaffirm the plan;",
        "1. *Requests* all States:\n\n(a) To honour our commitments;",
    ],
)
def test_other_ways_to_say_we(line: str) -> None:
    assert len(found("*Recalling* its work,", line, "2. *Decides* to return to the matter.")) == 1


@pytest.mark.parametrize("words", ["the world we need", "our common humanity and our collective efforts", "the future we want"])
def test_what_is_said_of_everybody(words: str) -> None:
    assert found(f"*Convinced* of {words},", "1. *Decides* that.") == []


def test_what_is_quoted() -> None:
    assert found("1. *Recalls* the words “we reaffirm our commitment”;", "2. *Decides* that.") == []


def test_a_resolution_that_carries_a_declaration() -> None:
    assert found("*Adopts* the following declaration:", "1. We commit ourselves.", "2. We call for our support.") == []


def test_another_voice_in_a_declaration() -> None:
    lines = ("1. We commit ourselves.", "2. We call for support.", "3. *Urges* all States to act;", "4. We thank the host.")
    [finding] = found(*lines, of="declaration", first="We, the Ministers of Health, gathered in Geneva,")
    assert finding.paragraph == "OP3"
    assert found(*lines, of="declaration") == []
    assert found(*lines[1:3], of="declaration", first="We, the Ministers of Health, gathered in Geneva,") == []
