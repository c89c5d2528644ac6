from __future__ import annotations

from typing import Any

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.kinds import settings_of
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

ALL: dict[str, Any] = {
    "preambular": {"inner": ","},
    "operative": {"inner": ";", "section-end": [";", "."], "last": ".", "before-items": ":"},
    "preambular-items": {"between": [",", ";"], "inner": ","},
    "operative-items": {"between": ";", "inner": ";", "last": ".", "before-items": ":"},
}


def found(*lines: str, where: str = "main", options: dict[str, Any] = ALL) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "ending", options, selector(where), fix="safe")
    return run(parse(read("\n\n".join(lines).encode(), "draft.md")), [rule])


def mended(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return apply(text, [finding.fix for finding in found(*lines) if finding.fix]).text.split("\n\n")


HEAD = ("# A title", "*The General Assembly*,")
PREAMBLE = "*Recalling* its decision,"
LAST = "9. *Invites* all States to report."


@pytest.mark.parametrize(
    "lines",
    [
        (PREAMBLE, LAST),
        (PREAMBLE, "*Invites* all States to report."),
        (PREAMBLE, "1. *Notes* the report;", LAST),
        (PREAMBLE, "1. *Notes* the report;<sup>1</sup>", LAST, "<sup>1</sup> A/70/1."),
        (PREAMBLE, "1. *Notes* the report; and", LAST),
        (PREAMBLE, "1. *Notes* the meeting held at 3 p.m.;", LAST),
        (PREAMBLE, "1. *Notes* the report “All is well.”;", LAST),
        (PREAMBLE, "1. *Notes* the following:", "(a) Rivers;", "(b) Dams;", LAST),
        (PREAMBLE, "1. *Notes* the following:", "(a) Rivers:", "(i) Long ones;", "(ii) Short ones;", "(b) Dams;", LAST),
        (PREAMBLE, "1. *Notes* the following:", "(a) Rivers;", "(b) Dams;", "and invites comments;", LAST),
        (PREAMBLE, "1. *Invites* all States:", "(a) To note;", "(b) To report.", "*12th plenary meeting*"),
        ("*Recalling* these aims:", "(a) Rivers,", "(b) Dams,", LAST),
        (PREAMBLE, "### I. Rivers", "1. *Notes* the report.", "### II. Dams", LAST),
        (PREAMBLE, "1. *Decides* that meetings are held as set out below:", "Monday: 3 p.m.", LAST),
        (PREAMBLE, "1. *Notes* the report; [Agreed]", LAST),
        (PREAMBLE, "1. *Notes* the report; [agreed ad ref.]", "2. *Notes* rivers; (Chile)", "3. *Notes* lakes; {Peru}.", LAST),
        (PREAMBLE, "**[1. *Notes* the report; (CHL) (reserve: PER)]**", "2. *Notes* rivers; – *see PP1*", LAST),
        (PREAMBLE, "1. *Notes* the report; ✔", "2. *Notes* the points ...", "[3. *Notes* some more …] [Agreed]", LAST),
        (PREAMBLE, "1. *Notes* the report;(1)", "2. *Notes* rivers;2/", "3. *Notes* lakes;3", LAST),
        ("*Recalling* the Convention of 1971,(1)", "*Recalling* the Protocol of 1972,2", LAST),
        (PREAMBLE, "OP1. *Notes* the report;", "OP2 alt. delete", "OP3. *Notes* rivers;", "OP4. *Decides* to act."),
        ("[*Recalling* its decision,]", "[1. *Notes* the report;]", LAST),
        (
            "[PP1. *Recalling* its decision, [Chile: retain]]",
            "1. *Notes* the rivers;] [Chile: move to OP2] [Agreed ad ref]",
            LAST,
        ),
    ],
)
def test_right_ends(lines: tuple[str, ...]) -> None:
    assert found(*HEAD, *lines) == []


@pytest.mark.parametrize(
    ("wrong", "right", "label"),
    [
        ("1. *Notes* the report.", "1. *Notes* the report;", "OP1"),
        ("1. *Notes* the report", "1. *Notes* the report;", "OP1"),
        ("1. *Notes* the report,;", "1. *Notes* the report;", "OP1"),
        ("1. *Notes* the report.;", "1. *Notes* the report;", "OP1"),
        ("1. *Notes* the report, (Chile)", "1. *Notes* the report; (Chile)", "OP1"),
        ("1. *Notes* the report. [Chile: reserve]", "1. *Notes* the report; [Chile: reserve]", "OP1"),
        ("1. *Notes* the meeting held at 3 p.m.", "1. *Notes* the meeting held at 3 p.m.;", "OP1"),
        ("1. *Notes* the report “All is well?”", "1. *Notes* the report “All is well?”;", "OP1"),
        ("1. *Notes* the report.<sup>1</sup>", "1. *Notes* the report;<sup>1</sup>", "OP1"),
        ("1. *Notes* the *report*", "1. *Notes* the *report*;", "OP1"),
    ],
)
def test_wrong_ends_are_mended(wrong: str, right: str, label: str) -> None:
    lines = (*HEAD, PREAMBLE, wrong, LAST)
    [finding] = found(*lines)
    assert finding.paragraph == label
    assert mended(*lines)[3].replace("*report;*", "*report*;") == right


@pytest.mark.parametrize("wrong", ["1. *Notes* the report [Chile]", "[1. *Notes* the report]", "1. *Notes* rivers, [and lakes.]"])
def test_nothing_is_put_behind_a_bracket(wrong: str) -> None:
    lines = (*HEAD, PREAMBLE, wrong, LAST)
    assert [finding.paragraph for finding in found(*lines)] == ["OP1"]
    assert mended(*lines) == list(lines)


def test_places() -> None:
    lines = (*HEAD, "*Recalling* these aims:", "(a) Rivers;", "(b) Dams;", "1. *Notes* rivers;", "(a) Long,", "(b) Short,", LAST)
    messages = {finding.paragraph: finding.message for finding in found(*lines)}
    assert messages == {
        "PP1(b)": "The last subparagraph of a preambular paragraph ends with a comma, not with a semicolon",
        "OP1": "What introduces subparagraphs ends with a colon, not with a semicolon",
        "OP1(a)": "A subparagraph of an operative paragraph ends with a semicolon, not with a comma",
        "OP1(b)": "The last subparagraph of an operative paragraph ends with a semicolon, not with a comma",
    }


def test_a_missing_mark_is_told_at_the_last_character() -> None:
    [finding] = found(*HEAD, PREAMBLE, "1. *Notes* the report", LAST)
    text = "\n\n".join((*HEAD, PREAMBLE, "1. *Notes* the report", LAST))
    assert text[finding.span.start : finding.span.end] == "t"
    assert text[: finding.span.end].endswith("report")


def test_a_habit_is_told_once() -> None:
    lines = [f"{number}. *Notes* the report of year {number}." for number in range(1, 9)]
    [finding] = found(*HEAD, PREAMBLE, *lines, LAST)
    assert finding.paragraph == "" and len(finding.places) == 7
    assert finding.fix is not None and len(finding.fix.edits) == 8


def test_an_instrument_that_is_adopted_is_left_alone() -> None:
    rules = [f"{number}. The fund shall meet in month {number}." for number in range(1, 6)]
    assert found(*HEAD, PREAMBLE, "1. *Adopts* the rules of the fund.", "### Rules of the fund", *rules) == []
    assert found(*HEAD, "*Adopts* the following rules:", "### Rules of the fund", *rules) == []


def test_decisions_whose_items_are_sentences_are_left_alone() -> None:
    assert found("The General Assembly, recalling its decision 70/501:", "(a) Notes the report.", "(b) Asks for another.") == []


def test_the_list_of_a_decision() -> None:
    lines = ("The General Assembly, recalling its decision 70/501, decides:", "(a) To act;", "(b) To go", "(c) To rest.")
    assert [finding.paragraph for finding in found("Draft decision submitted by Norway", *lines)] == ["(b)"]


@pytest.mark.parametrize(("remark", "told"), [("[[US]: delete]", 0), ("[EU/NOR: “to act”]", 0), ("", 0)])
def test_remarks_may_have_brackets_of_their_own(remark: str, told: int) -> None:
    lines = ("Zero draft", *HEAD, f"*Recalling* its decision, {remark}", "1. *Notes* the report;", LAST)
    assert len(found(*lines)) == told


def test_a_mark_is_not_written_into_a_remark() -> None:
    [finding] = found("Zero draft", *HEAD, "[*Recalling* its decision] – *closed*", "1. *Notes* the report;", LAST)
    assert finding.fix is None


def test_where() -> None:
    lines = (*HEAD, "*Recalling* its decision;", "1. *Notes* the report,", LAST)
    assert [finding.paragraph for finding in found(*lines, where="operative")] == ["OP1"]


def test_settings_must_ask_for_something() -> None:
    from reslint.checks import ending

    assert list(ending.validate(settings_of("ending", {})))
    assert list(ending.validate(settings_of("ending", {"operative": {"inner": "x"}})))


def test_a_declaration_of_sentences_has_full_stops() -> None:
    head = ("# A title", "*We, the Ministers of Health*, gathered in Geneva,")
    assert (
        found(*head, "1. We commit to:", "(a) Clean rivers;", "(b) Safe dams.", "2. Water is life.", "3. We call for help.") == []
    )
    [finding] = found(*head, "1. *Reaffirm* our resolve.", "2. *Call for* support;", "3. *Invite* States to act.")
    assert finding.paragraph == "OP1"
    [inner] = found(*head, "1. We commit to:", "(a) Clean rivers.", "(b) Safe dams.", "2. We call for help.")
    assert inner.paragraph == "OP1(a)"


def test_a_table_is_introduced_and_never_ended() -> None:
    table = "| Item | Amount |\n|---|---|\n| Staff | 20 |"
    lines = (*HEAD, PREAMBLE, "1. *Approves* the following budget", table, LAST)
    [finding] = found(*lines)
    assert finding.message == "What introduces a table ends with a colon; here there is no mark"
    assert mended(*lines)[3:5] == ["1. *Approves* the following budget:", table]
    assert found(*HEAD, PREAMBLE, "1. *Approves* the following budget:", table, LAST) == []


@pytest.mark.parametrize("end", [" –", ":-", ": —", ",-", "–"])
def test_a_dash_before_a_list_gives_way_to_a_colon(end: str) -> None:
    lines = (*HEAD, PREAMBLE, f"1. *Requests* the Office{end}", "(a) To act;", "(b) To report;", LAST)
    assert mended(*lines)[3] == "1. *Requests* the Office:"


def test_the_last_subparagraph_before_a_section_is_called_one() -> None:
    options = {"operative-items": {"section-end": ";"}}
    lines = ("I", "1. *Requests* the Office:", "(a) To act;", "(b) To report.", "II", LAST)
    [finding] = found(*HEAD, PREAMBLE, *lines, options=options)
    assert finding.message.startswith("The last subparagraph of an operative paragraph ends with a semicolon")
