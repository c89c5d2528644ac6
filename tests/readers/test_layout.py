"""What a page sets around the words of a line, and where each of its characters stands."""

from __future__ import annotations

import pytest

from reslint.draft import Draft
from reslint.parsing import parse
from reslint.readers.text import read_string

DRAFT = """\
Clean rivers

*The General Assembly*,

*Recalling* its resolution 70/1 of 25 September 2015, in which it spoke of
rivers and of the lakes behind them,

1. *Calls upon* States:

(a) To clean rivers;
(b) To clean lakes, which are as deep as they are wide and as
wide as they are long;

2. *Decides* to remain seized of the matter.
"""


def draft(source: str) -> Draft:
    return parse(read_string(source, "draft.md"))


def body(source: str) -> list[tuple[str, str]]:
    return [(p.label, p.text.string) for p in draft(source).paragraphs]


def stands_right(source: str) -> None:
    """Every letter is where the source has it, and its line is one that has it."""
    found = draft(source)
    lines = source.replace("\r", "\n").split("\n")
    for paragraph in found.paragraphs:
        for index, character in enumerate(paragraph.text.string):
            if character.isalpha():
                offset = paragraph.text.source_offset(index)
                place = found.source.position(offset)
                assert source[offset] == character == lines[place.line - 1][place.column - 1]


def quoted(mark: str) -> str:
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in DRAFT.splitlines())


def numbered(blank_too: bool, width: int = 2) -> str:
    lines, number = [], 0
    for line in DRAFT.splitlines():
        number += bool(line) or blank_too
        lines.append(f"{number:>{width}}  {line}".rstrip() if line or blank_too else "")
    return "\n".join(lines)


def numbered_by_fives(times: int) -> str:
    """The draft with many paragraphs, every fifth of whose lines has its number in the margin."""
    lines = (DRAFT.split("1.")[0] + "*Noting* that the rivers of\nnineteen sixty are clean,\n\n" * times).splitlines()
    filled = [index for index, line in enumerate(lines) if line]
    fifths = {index: count for count, index in enumerate(filled, 1) if count % 5 == 0}
    return "\n".join(f"{fifths.get(index, ''):<4}{line}".rstrip() for index, line in enumerate(lines))


@pytest.mark.parametrize(
    "source",
    [
        quoted("> "),
        quoted("> > "),
        quoted(">"),
        numbered(blank_too=True),
        numbered(blank_too=False, width=4),
        DRAFT.replace("\n", "\r"),
        DRAFT.replace("\n\n", "\r\r", 1),
        "---\nauthor: The Mission\ndate: 2025\n---\n\n" + DRAFT,
    ],
)
def test_the_margin_is_no_text(source: str) -> None:
    assert [one for one in body(source) if one[0] != "page"] == body(DRAFT)
    stands_right(source)


def test_every_fifth_line_may_have_a_number() -> None:
    source = numbered_by_fives(12)
    assert {words for label, words in body(source)[3:]} == {"Noting that the rivers of nineteen sixty are clean,"}
    assert len(body(source)) == 3 + 12
    stands_right(source)
    assert "5 " in "".join(words for _, words in body(numbered_by_fives(2)))


def test_words_behind_what_is_quoted_are_not_its_own() -> None:
    source = "> *The General Assembly*,\n>\n> 1. *Urges* States to act\nWe could live with this.\n> and to report;\n"
    assert "We could live with this." in [block.text.string for block in read_string(source, "draft.md").blocks]


def test_numbers_of_paragraphs_are_no_line_numbers() -> None:
    source = "The General Assembly,\n\n" + "\n".join(f"{number} Urges States to act;" for number in range(1, 9))
    assert [p.number for p in draft(source).paragraphs[1:]] == [str(number) for number in range(1, 9)]
    assert len(read_string("\n".join(str(number) for number in range(1, 9)), "draft.md").blocks) == 8


def test_front_matter_has_the_title() -> None:
    source = '---\ntitle: "Clean rivers"\n---\n\n' + DRAFT.split("\n", 1)[1]
    assert draft(source).title == "Clean rivers"
    assert body("---\nOriginal: English\n---\n\n" + DRAFT)[1] == ("masthead", "Original: English")


@pytest.mark.parametrize("mark", ["\\", "\\\r", "  "])
def test_a_line_that_is_broken_by_hand_ends_a_paragraph(mark: str) -> None:
    words = "To clean the rivers that are as deep as they are wide and as wide as long"
    source = f"(a) {words}{mark}\n{words}{mark}\n(b) {words}{mark}\n\nEnd"
    assert [block.text.string for block in read_string(source, "draft.md").blocks] == [
        f"(a) {words}",
        words,
        f"(b) {words}",
        "End",
    ]


def test_a_line_at_the_right_of_the_page_stands_alone() -> None:
    assert body(" " * 56 + "A/C.2/80/L.17\n" + DRAFT)[:2] == [("masthead", "A/C.2/80/L.17"), ("title", "Clean rivers")]


_LONG = "the words of a line that is so long that the next one goes on with it, of the"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("the Convention against Corrup-\ntion and", "the Convention against Corruption and"),
        ("the Convention against Corrup-\r\n  tion and", "the Convention against Corruption and"),
        ("the Convention against Corrup\xad\ntion and", "the Convention against Corruption and"),
        ("the multi-\nstakeholder forum", "the multi-stakeholder forum"),
        ("short-\nand long-term plans", "short- and long-term plans"),
        ("the pre-\ndeployment training", "the pre-deployment training"),
        ("the Co-\noperation Council", "the Cooperation Council"),
        ("the Co-\noperation Council (Co-operation)", "the Co-operation Council (Co-operation)"),
        ("> in para-\n> graph 4", "in paragraph 4"),
        (f"{_LONG} Secretary-\nGeneral of it", f"{_LONG} Secretary-General of it"),
        (f"{_LONG} years 2015-\n2024 of it", f"{_LONG} years 2015-2024 of it"),
        (f"{_LONG} years -\nAll of it", f"{_LONG} years - All of it"),
    ],
)
def test_words_that_a_line_divides(source: str, words: str) -> None:
    [block] = read_string(source, "draft.md").blocks
    assert block.text.string == words
    assert all(source[block.text.source_offset(at)] == letter for at, letter in enumerate(words) if letter.isalpha())
