"""Another number for a paragraph or note, as an editor asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_by_hand import DRAFT, Client, applied

pytest.importorskip("pygls", reason="the extra [lsp] is not installed")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    started = Client(tmp_path)
    yield started
    started.end()


def test_another_number_takes_along_what_stands_behind_it_and_what_refers_to_it(client: Client) -> None:
    assert client.settings["capabilities"]["renameProvider"]
    client.open()
    place = client.at("prepareRename", 6, 0)
    assert place["placeholder"] == "1" and place["range"]["end"] == {"line": 6, "character": 1}
    renamed = applied(DRAFT, client.ask("textDocument/rename", client.rename(6, 0, "4.")), client.uri)
    lines = renamed.splitlines()
    assert (lines[6][:2], lines[8][:2], lines[14][:2]) == ("4.", "5.", "6.")
    assert "in accordance with paragraph 4 above" in renamed
    assert len(renamed) == len(DRAFT)


@pytest.mark.parametrize(
    ("line", "word", "name", "old", "new"),
    [
        (8, "1 above", "2", "paragraph 1 above", "paragraph 2 above"),
        (10, "a)", "(c)", "(a) To act;\n\n(b) To act by", "(c) To act;\n\n(d) To act by"),
        (2, "1]", "7", "[^1]", "[^7]"),
        (16, "1]", "7", "[^1]", "[^7]"),
    ],
)
def test_numbers_of_all_sorts_can_be_others(client: Client, line: int, word: str, name: str, old: str, new: str) -> None:
    client.open()
    at = DRAFT.splitlines()[line].index(word)
    renamed = applied(DRAFT, client.ask("textDocument/rename", client.rename(line, at, name)), client.uri)
    assert old in DRAFT and new in renamed and old not in renamed


@pytest.mark.parametrize(
    ("line", "character", "name", "sentence"),
    [
        (14, 0, "2", "2 stands before it already: the number has to be a higher one"),
        (14, 0, "two", "“two” is no number"),
        (14, 0, "12345", "“12345” is no number"),
        (10, 1, "7", "“7” is no letter"),
        (12, 1, "a", "a stands before it already: the letter has to be a higher one"),
        (0, 3, "7", "there is no number of a paragraph or note here"),
    ],
)
def test_a_number_that_cannot_be(client: Client, line: int, character: int, name: str, sentence: str) -> None:
    client.open()
    assert sentence in client.refused("textDocument/rename", client.rename(line, character, name))
    assert (client.at("prepareRename", line, character) is None) == (line == 0)


WORKING_PAPER = """\
*The General Assembly*,

PP1 *Recalling* that,

PP2 *Noting* it, as in PP1,

OP1 *Urges* States, as is known;

OP1 alt *Calls upon* States;

OP2 *Requests* them, in accordance with OP1.
"""
IN_FIGURES = """\
*The General Assembly*,

*Recalling* that,

1. *Urges* States;

1 alt. *Calls upon* States;

2. *Requests* them, in accordance with paragraph 1 above.
"""


@pytest.mark.parametrize(
    ("line", "name", "old", "new"),
    [
        (2, "PP5", "PP1 *Recalling* that,\n\nPP2 *Noting* it, as in PP1", "PP5 *Recalling* that,\n\nPP6 *Noting* it, as in PP5"),
        (4, "5", "PP2 *N", "PP5 *N"),
        (10, "op 9", "OP2 *R", "OP9 *R"),
    ],
)
@pytest.mark.parametrize("character", [0, 2, 3])
def test_of_a_labelled_number_the_figures_are_another(
    client: Client, line: int, character: int, name: str, old: str, new: str
) -> None:
    text = WORKING_PAPER
    client.open(text)
    place = client.at("prepareRename", line, character)
    assert place["placeholder"] == text.splitlines()[line][2]
    assert (place["range"]["start"]["character"], place["range"]["end"]["character"]) == (2, 3)
    renamed = applied(text, client.ask("textDocument/rename", client.rename(line, character, name)), client.uri)
    assert renamed == text.replace(old, new)


def test_the_label_of_the_other_part_is_no_number(client: Client) -> None:
    client.open(WORKING_PAPER)
    assert "“OP5” is no number" in client.refused("textDocument/rename", client.rename(4, 2, "OP5"))


@pytest.mark.parametrize("text", [WORKING_PAPER, IN_FIGURES])
def test_an_alternative_has_the_number_of_its_paragraph(client: Client, text: str) -> None:
    client.open(text)
    line = next(at for at, one in enumerate(text.splitlines()) if "*Calls upon*" in one)
    assert client.at("prepareRename", line, 0) is None
    assert "OP1 alt is an alternative" in client.refused("textDocument/rename", client.rename(line, 0, "7"))
    renamed = applied(text, client.ask("textDocument/rename", client.rename(line - 2, 0, "7")), client.uri)
    assert "7 alt" in renamed and "1 alt. " not in renamed


def test_a_list_that_markdown_counts_keeps_its_numbers(client: Client) -> None:
    text = (
        "*The General Assembly*,\n\n*Recalling* it,\n\n1. *Urges* all;\n1. *Decides* to act;\n1. *Requests* paragraph 1 above.\n"
    )
    client.open(text)
    for line in (4, 5):
        assert client.at("prepareRename", line, 0) is None
        assert "Markdown itself counts" in client.refused("textDocument/rename", client.rename(line, 0, "7"))
    reference = text.splitlines()[6].index("1 above")
    assert client.at("prepareRename", 6, reference) is None


@pytest.mark.parametrize(("line", "word"), [(2, "²"), (8, "²"), (10, "³"), (2, "³")])
def test_raised_figures_can_be_others(client: Client, line: int, word: str) -> None:
    text = "*The General Assembly*,\n\n*Noting* it,¹ and this,² and that,³\n\n1. *Urges* all.\n\n¹ A.\n\n² B.\n\n³ C.\n"
    client.open(text)
    at = text.splitlines()[line].index(word)
    place = client.at("prepareRename", line, at)
    assert place["placeholder"] == {"²": "2", "³": "3"}[word]
    assert (place["range"]["start"]["character"], place["range"]["end"]["character"]) == (at, at + 1)
    renamed = applied(text, client.ask("textDocument/rename", client.rename(line, at, "5")), client.uri)
    assert renamed == (text.replace("³", "⁶").replace("²", "⁵") if word == "²" else text.replace("³", "⁵"))
