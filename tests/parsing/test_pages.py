"""The furniture of pages, numbers in lines of their own, and paragraphs that stand where none is looked for."""

from __future__ import annotations

import pytest

from reslint.draft import Draft, Kind
from reslint.parsing import parse
from reslint.parsing.pages import is_furniture
from reslint.readers.text import read_string

HEAD = "A/C.2/80/L.17\n\nClean rivers\n\n*The General Assembly*,\n\n*Noting* rivers,\n\n"


def draft(source: str) -> Draft:
    return parse(read_string(source, "draft.md"))


def body(source: str) -> list[tuple[str, str]]:
    return [(p.label, p.text.string) for p in draft(HEAD + source).paragraphs[4:] if p.kind is not Kind.FURNITURE]


def test_furniture() -> None:
    for string in (
        "GE.25-01234  (E)    240325    250325",
        "V.26-01234 (E)",
        "K2501234",
        "2/3    GE.25-01234",
        "GE.25-01234   3",
        "25-12345 2/3",
        "Page 1 of 3",
        "2 | P a g e",
        "- 3 -",
        "*2501234*",
    ):
        assert is_furniture(string), string
    for string in ("", "3", "240325", "25-12", "A/80/12", "paragraph 2/3", "1. 25-12345", "2501234"):
        assert not is_furniture(string), string


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ["25-12345 2/3", "A/C.2/80/L.17", "Clean rivers"],
        ["GE.25-01234 (E) 240325", "*2501234*", "A/C.2/80/L.17"],
        ["Page 1 of 3", "A/C.2/80/L.17"],
        ["2", "A/C.2/80/L.17"],
        ["Clean rivers", "3/7"],
        ["*2501234*"],
    ],
)
def test_what_runs_on_above_and_below_a_page(lines: list[str], gap: str) -> None:
    words = "1. *Urges* States to act on the rivers that cross the borders of more than"
    source = gap.join([words, *lines, "one State;"]) + "\n\n2. *Decides* to act.\n"
    assert body(source) == [("OP1", f"{words[3:].replace('*', '')} one State;"), ("OP2", "Decides to act.")]


def test_a_page_ends_within_wrapped_lines() -> None:
    words = "1. *Urges* States to act on the rivers that cross the borders of more than a few"
    source = f"{words}\n25-12345 Clean\nrivers;\n\n"
    assert body(source)[0][1].endswith("25-12345 Clean rivers;")
    source = (
        f"{words}\n24-12345                                                                         2/3\nA/C.2/80/L.17\nrivers;\n"
    )
    assert body(source) == [("OP1", words[3:].replace("*", "") + " rivers;")]


def test_a_title_that_no_page_repeats_is_a_heading() -> None:
    assert body("1. *Adopts* the plan.\n\nAnnex\n\nClean rivers\n\nText\n")[1:3] == [
        ("annex heading", "Annex"),
        ("annex heading", "Clean rivers"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_number_alone_in_its_line(gap: str) -> None:
    pieces = [
        "1.",
        "*Urges* States:",
        "(a)",
        "To act;",
        "b)",
        "To report;",
        "2 bis.",
        "*Asks* for more;",
        "OP3",
        "*Decides* to act.",
    ]
    found = draft(HEAD + gap.join(pieces)).paragraphs[4:]
    assert [(p.number, p.text.string) for p in found] == [
        ("1.", "Urges States:"),
        ("(a)", "To act;"),
        ("b)", "To report;"),
        ("2 bis.", "Asks for more;"),
        ("OP3", "Decides to act."),
    ]


def test_paragraphs_that_are_headings_for_the_format_only() -> None:
    source = "### *Noting* lakes,\n\n## Measures\n\n### 1. *Urges* States:\n\n#### (a) To act;\n\n### 2. *Decides* to act.\n"
    assert [label for label, _ in body(source)] == ["PP2", "heading", "OP1", "OP1(a)", "OP2"]
    assert [label for label, _ in body("## 1. Reaffirming commitments\n\n1. *Urges* all;\n\n2. *Decides* to act.\n")] == [
        "heading",
        "OP1",
        "OP2",
    ]


@pytest.mark.parametrize("call", ["", "[^1]", "<sup>1</sup>"])
def test_an_operative_in_the_line_of_the_paragraph_before_it(call: str) -> None:
    found = body(
        f"*Noting also* lakes,{call} 1. *Endorses* the plan; 2. *Urges* all to act;\n\n3. *Decides* to act.\n\n[^1]: A/80/1.\n"
    )
    assert found == [
        ("PP2", "Noting also lakes,"),
        ("OP1", "Endorses the plan;"),
        ("OP2", "Urges all to act;"),
        ("OP3", "Decides to act."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "as in Official Records, Supplement No. 1. Decides",
        "of which 3. Requests",
        "as follows, 1. Rivers",
        "see 1. Decides",
        "[Peru: 1. *Decides*]",
    ],
)
def test_a_number_in_the_words_begins_no_operative(words: str) -> None:
    assert [label for label, _ in body(f"*Noting also* lakes, {words} follow,\n\n2. *Urges* all;\n\n3. *Decides* to act.\n")] == [
        "PP2",
        "OP2",
        "OP3",
    ]


@pytest.mark.parametrize(
    "organ",
    [
        "Commission on Narcotic Drugs",
        "Economic and Social Council",
        "Human Rights Council",
        "Security Council",
        "United Nations Environment Assembly",
        "Conference of the States Parties to the Convention",
    ],
)
def test_a_text_in_one_line_of_any_organ(organ: str) -> None:
    source = (
        f"The {organ}, Recalling its resolution 2/5, Noting also the plan, 1. Welcomes the plan; 2. Requests the Bureau: "
        "(a) To act; (c) To report; 3. Decides to meet."
    )
    found = draft(source)
    assert (found.organ, found.flat) == (organ, True)
    assert [p.label for p in found.paragraphs] == ["enacting line", "PP1", "PP2", "OP1", "OP2", "OP2(a)", "OP2(c)", "OP3"]
