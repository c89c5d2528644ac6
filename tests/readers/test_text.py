"""Lines to physical paragraphs, and bytes to characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from reslint.readers import ReadError, open_file, read
from reslint.readers.text import read_string


def strings(source: str) -> list[str]:
    return [block.text.string for block in read_string(source, "draft.md").blocks]


def test_blank_lines_part_paragraphs() -> None:
    assert strings("One\n\n\nTwo\n") == ["One", "Two"]


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "The river that crosses the border carries more than the river that stays and"
    assert strings(f"{line}\nso it is measured.") == [f"{line} so it is measured."]


def test_short_lines_stay_apart() -> None:
    assert strings("Distr.: Limited\n3 December 2025\nOriginal: English") == [
        "Distr.: Limited",
        "3 December 2025",
        "Original: English",
    ]


def test_a_no_break_blank_explains_an_early_line_break() -> None:
    first = "The river that crosses the border was measured by the Office on the first day of"
    assert strings(f"{first}\n12\u00a0December\u00a02025 and again.\n\n{first} and on and on") == [
        f"{first} 12 December 2025 and again.",
        f"{first} and on and on",
    ]


def test_items_in_running_lines() -> None:
    assert strings("- 1. Notes the report;\n- 2. Urges States:\n(a) To act;\n(b) To report.") == [
        "- 1. Notes the report;",
        "- 2. Urges States:",
        "(a) To act;",
        "(b) To report.",
    ]


def test_headings_rules_and_notes() -> None:
    blocks = read_string("## Clean rivers\nText\n---\n[^1]: A/80/231.\n[^2]: Ibid.\n", "draft.md").blocks
    assert [(block.style, block.depth, block.note, block.text.string) for block in blocks] == [
        ("heading", 2, "", "Clean rivers"),
        ("", 0, "", "Text"),
        ("rule", 0, "", "---"),
        ("", 0, "1", "A/80/231."),
        ("", 0, "2", "Ibid."),
    ]


def test_windows_line_ends_give_the_same_paragraphs() -> None:
    source = "One\nline\n\n*Two* and\n\n1. Three;\n"
    assert strings(source.replace("\n", "\r\n")) == strings(source)


def test_a_comment_over_blank_lines_is_no_text() -> None:
    assert strings("One <!-- off\n\nstill off --> two") == ["One  two"]


@pytest.mark.parametrize(
    ("data", "string"),
    [
        ("Côte d’Ivoire".encode(), "Côte d’Ivoire"),
        ("\ufeffCôte".encode(), "Côte"),
        ("Côte".encode("utf-16"), "Côte"),
        ("\ufeffCôte".encode("utf-16-be"), "Côte"),
    ],
)
def test_encodings(data: bytes, string: str) -> None:
    document = read(data, "draft.txt")
    assert [block.text.string for block in document.blocks] == [string]
    assert document.source.warnings == ()


def test_windows_1252_is_read_with_a_warning() -> None:
    document = read("“Türkiye”".encode("cp1252"), "draft.txt")
    assert document.blocks[0].text.string == "“Türkiye”"
    assert len(document.source.warnings) == 1


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"%PDF-1.7 ...", b"PK\x03\x04...", b"\xd0\xcf\x11\xe0 ...", b"{\\rtf1 ...}"])
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadError) as refusal:
        read(data, "draft.txt")
    assert str(refusal.value).startswith("draft.txt: ")
    assert "\n" not in str(refusal.value)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.md", tmp_path):
        with pytest.raises(ReadError) as refusal:
            open_file(path)
        assert str(path) in str(refusal.value)


def test_positions_are_lines_and_columns() -> None:
    document = read_string("One\n\n  two three\n", "draft.md")
    block = document.blocks[1]
    position = document.source.position(block.text.span(4, 9).start)
    assert (position.line, position.column) == (3, 7)


def test_a_few_long_lines_do_not_widen_the_page() -> None:
    line = "The river that crosses the border carries more than the river that stays\n"
    edited = "*The river* that crosses the border carries more than one that stays, says\n"
    assert len(read_string(edited + line * 12 + "and ends.", "draft.md").blocks) == 1


def test_a_call_behind_the_end_of_a_line_leaves_it_finished() -> None:
    line = "1. Notes that the river that crosses the border carries more than the river that"
    for call in ("1", "<sup>1</sup>", "[^1]", "¹", "[1]"):
        assert (
            len(strings(f"{line}\nstays, and waits until it is known where the water goes and when it comes;{call}\n2. Asks."))
            == 2
        )


def test_the_lines_of_a_paragraph_are_known() -> None:
    line = "The river that crosses the border carries more than the river that stays and"
    first, second = read_string(f"{line}\nso it is measured.\nEnd", "draft.md").blocks
    assert (first.joined, first.lines, second.joined, second.lines) == (False, (len(line) + 1,), True, ())
