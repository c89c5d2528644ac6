"""Lists of Markdown whose items are all typed "1."."""

from __future__ import annotations

import pytest

from reslint.parsing import parse
from reslint.readers.text import read_string

HEAD = "*The General Assembly*,\n\n*Recalling* its work,\n\n"


def labels(text: str, name: str = "draft.md") -> list[str]:
    return [paragraph.label for paragraph in parse(read_string(HEAD + text, name)).paragraphs[2:]]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_items_that_are_all_typed_1_have_the_numbers_that_the_page_shows(between: str) -> None:
    lines = ["1. *Notes* it;"] * 9 + [
        "1. *Calls upon* States:",
        "   1. To map;",
        "   1. To share;",
        "1. *Urges* it;",
        "1. *Ends* it.",
    ]
    text = between.join(lines)
    items = ["OP10 item 1", "OP10 item 2"]
    assert labels(text) == [*(f"OP{number}" for number in range(1, 11)), *items, "OP11", "OP12"]
    document = read_string(HEAD + text, "draft.md")
    last = parse(document).paragraphs[-1]
    assert last.number == "12." and last.number_span is not None
    assert document.source.text[last.number_span.start : last.span.end] == "1. *Ends* it."
    assert document.source.is_locked(last.number_span)
    # The words of an item go on further in, and do not end the list.
    assert labels("1. *Notes* it;\n\n1. *Calls upon* States:\n\n   (a) To map;\n\n1. *Ends* it.")[-1] == "OP3"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. *Notes* it;\n\n1. *Urges* it;\n\n2. *Ends* it.", "draft.md"),
        ("1. *Notes* it;\n\n1. *Urges* it;\n\n1. *Ends* it.", "draft.txt"),
        ("1\\. *Notes* it;\n\n1\\. *Urges* it;\n\n1\\. *Ends* it.", "draft.md"),
        ("**1.** *Notes* it;\n\n**1.** *Urges* it;\n\n**1.** *Ends* it.", "draft.md"),
        ("1. *Notes* it;\n\n1. *Urges* it;", "draft.md"),
        ("1. *Notes* it:\n\n(a) This;\n\n1. *Urges* it;", "draft.md"),
        ("1. *Notes* it;\n\n1) *Urges* it;", "draft.md"),
    ],
)
def test_other_numbers_are_as_they_are_typed(text: str, name: str) -> None:
    assert labels(text, name).count("OP1") == 2 + text.endswith("1. *Ends* it.") + ("\\" in text) + ("**1" in text)
    assert not read_string(HEAD + text, name).source.locked
