"""Word files with their truth, declared by hand: labels, texts, italics, notes and calls, in both views of tracked changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reslint.readers.word import View, WordFile, open_word
from reslint.readers.word.document import Located
from reslint.readers.word.pieces import Container

WORD = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "word"
TRUTHS = sorted(WORD.glob("*.truth.json"))
pytestmark = pytest.mark.skipif(not TRUTHS, reason="the Word files of the shared corpus are not there")

CONTAINERS = {"body": Container.BODY, "table": Container.TABLE, "frame": Container.FRAME, "textbox": Container.TEXT_BOX}


def shown(truth: dict[str, Any], view: str) -> list[dict[str, Any]]:
    """The truth's paragraphs as the view shows them: hidden words out, joined paragraphs joined."""
    result: list[dict[str, Any]] = []
    joined: dict[str, Any] | None = None
    for one in truth["paragraphs"]:
        paragraph = {**one, **(one.get("original", {}) if view == "original" else {})}
        gone = "deleted_paragraph" if view == "final" else "inserted_paragraph"
        if paragraph.get(gone):
            assert paragraph["text"] == ""
            continue
        for start, end in reversed(paragraph.get("hidden", [])):
            paragraph = without(paragraph, start, end)
        if view == "final" and one.get("merged_into_previous"):
            assert joined is not None
            offset = len(joined["text"])
            joined["text"] += paragraph["text"]
            joined["italics"] = joined["italics"] + [[s + offset, e + offset] for s, e in paragraph["italics"]]
            continue
        joined = paragraph
        result.append(paragraph)
    return result


def without(paragraph: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    def moved(at: int) -> int:
        return at if at <= start else max(start, at - (end - start))

    italics = [[moved(s), moved(e)] for s, e in paragraph["italics"] if moved(s) < moved(e)]
    notes = [{**note, "offset": moved(note["offset"])} for note in paragraph["notes"]]
    return {**paragraph, "text": paragraph["text"][:start] + paragraph["text"][end:], "italics": italics, "notes": notes}


def read(pieces: list[Located]) -> dict[str, Any]:
    """One paragraph as the truth tells it: native marks are not in its text, those of fields are."""
    label, text, notes = None, "", []
    italics: list[list[int]] = []
    for located in pieces:
        piece = located.piece
        if piece.node is None:
            label = piece.string.rstrip("\t")
            continue
        if piece.call and any(child.tag.endswith("noteReference") for child in piece.run):
            notes.append((len(text), piece.call))
            continue
        if piece.look.italic:
            if italics and italics[-1][1] == len(text):
                italics[-1][1] += len(piece.string)
            else:
                italics.append([len(text), len(text) + len(piece.string)])
        text += piece.string
    return {"label": label, "text": text, "italics": italics, "notes": notes}


def paragraphs(word: WordFile) -> list[tuple[Container, dict[str, Any]]]:
    """The paragraphs of the body; empty ones have no pieces and are not among them."""
    groups: list[list[Located]] = []
    for located in word.pieces:
        if groups and groups[-1][0].paragraph is located.paragraph:
            groups[-1].append(located)
        else:
            groups.append([located])
    return [
        (group[0].paragraph.container, read(group))
        for group in groups
        if group[0].paragraph.container not in (Container.HEADER, Container.NOTE)
    ]


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.split(".")[0])
def test_paragraphs(path: Path, view: View) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    word = open_word((WORD / truth["file"]).read_bytes(), truth["file"], view)
    expected = [
        (
            CONTAINERS[one["container"]],
            {
                "label": one["label"] or None,
                "text": one["text"],
                "italics": one["italics"],
                "notes": [(note["offset"], note["mark"] if view == "final" else mark) for note, mark in marks(one)],
            },
        )
        for one in shown(truth, view)
        if one["text"] or one["label"]
    ]
    assert paragraphs(word) == expected


def marks(paragraph: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    given = paragraph.get("notes_original_marks") or [note["mark"] for note in paragraph["notes"]]
    if "note_on_mark" in paragraph:
        given = paragraph["note_on_mark"].split()[-1:]
    return list(zip(paragraph["notes"], given, strict=False))


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name.split(".")[0])
def test_notes(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    word = open_word((WORD / truth["file"]).read_bytes(), truth["file"])
    source = word.document.source.text
    found = {}
    for block in word.document.blocks:
        if block.note and block.note_span:
            assert source[block.note_span.start : block.note_span.end] == block.note
            found[block.note] = (
                block.text.string,
                [list(one) for one in block.text.covered(block.text.marks[0].style)] if block.text.marks else [],
            )
    expected = {note["mark"]: (note["text"], note["italics"]) for note in truth["footnotes"].values() if note["mark"]}
    assert found == expected
