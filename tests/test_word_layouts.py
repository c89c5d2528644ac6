"""Drafts as people lay them out in Word: line breaks, tables, text boxes, lists of Word's own making. What is read, what corrected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from word_by_hand import WORD, call, italic, note, numbering, paragraph, run, word_file

from reslint.cli import cli
from reslint.draft import Draft, Kind
from reslint.parsing import parse
from reslint.readers import read
from reslint.text import Span, Style

BREAK = "<w:r><w:br/></w:r>"
ENACTING = paragraph(italic("The General Assembly"), run(","))
RECALLING = paragraph(italic("Recalling"), run(" its resolution 70/1 of 25 September 2015,"))
URGES = paragraph(italic("Urges"), run(" all States to reduce waste;"), level=0)
REQUESTS = paragraph(italic("Requests"), run(" the Secretary-General to help."), level=0)


def table(*rows: Sequence[str]) -> str:
    """A table of cells, each of one or more paragraphs."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def cell(*words: str) -> str:
    return paragraph(*map(run, words))


def box(*paragraphs: str) -> str:
    """A text box, in the paragraph that it floats beside."""
    return f"<w:r><w:pict><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></w:pict></w:r>"


def draft(*body: str, **parts: Any) -> Draft:
    return parse(read(word_file(*body, **parts), "draft.docx"))


def labels(*body: str, **parts: Any) -> dict[str, str]:
    """The paragraphs from the enacting line on, by their labels."""
    return {p.label: p.text.string for p in draft(*body, **parts).paragraphs if p.label not in ("masthead", "title")}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(here: Path, data: bytes, *arguments: str) -> tuple[str, str]:
    """What a command says of a file, and the file's text after it."""
    (here / "draft.docx").write_bytes(data)
    said = CliRunner().invoke(cli, [*arguments, "draft.docx"])
    return said.stdout + said.stderr, read((here / "draft.docx").read_bytes(), "draft.docx").source.text


def rules(here: Path, *body: str, **parts: Any) -> set[str]:
    """The rules that say something of a draft."""
    said, _ = command(here, word_file(*body, **parts), "check")
    return {line.split("rule: ")[1] for line in said.splitlines() if "rule: " in line}


@pytest.mark.parametrize("sign", [BREAK, '<w:r><w:br w:type="page"/></w:r>', run("\u2028")])
def test_no_correction_takes_out_a_break(here: Path, sign: str) -> None:
    title = paragraph(run("Waste water "), sign, run("and health"))
    urges = paragraph(italic("Urges"), run(" all member states to act in capacity"), sign, run("building  now;"), level=0)
    before = word_file(title, ENACTING, RECALLING, urges, REQUESTS)
    shown = "\u2028" if sign == run("\u2028") else "\n"
    said, after = command(here, before, "check", "--fix")
    assert f"water {shown}and health" in after
    assert f"Member States to act in capacity{shown}building now;" in after
    assert "double-space" not in said


def test_a_table_of_figures_is_no_part_of_the_sentence(here: Path) -> None:
    adopts = paragraph(italic("Adopts"), run(" the scale set out in the table below;"), level=0)
    figures = table([cell("Member"), cell("Share (%)")], [cell("1. Chad"), cell("(a) 0.1%")])
    assert list(labels(ENACTING, RECALLING, adopts, figures, REQUESTS)) == ["enacting line", "PP1", "OP1", "table", "OP2"]
    assert not rules(here, ENACTING, RECALLING, adopts, figures, REQUESTS)


def test_of_a_table_of_texts_and_remarks_the_texts_are_the_draft(here: Path) -> None:
    rows = table(
        [cell("Text"), cell("Remarks")],
        [paragraph(run("1. "), italic("Welcomes"), run(" the measures")), cell("agreed")],
        [paragraph(run("2. "), italic("Requests"), run(" the Secretary-General to help.")), cell("EU: to be agreed")],
    )
    found = labels(ENACTING, RECALLING, rows)
    assert (found["OP1"], found["OP2"]) == ("Welcomes the measures", "Requests the Secretary-General to help.")
    assert rules(here, ENACTING, RECALLING, rows) == {"operative-end-semicolon"}
    _, after = command(here, word_file(ENACTING, RECALLING, rows), "check", "--fix")
    assert "Welcomes the measures;\nagreed\n" in after


def test_of_two_versions_side_by_side_the_first_is_read() -> None:
    enacting = paragraph(italic("The General Assembly"), run(","))
    rows = table(
        [cell("Current"), cell("Proposed")],
        [enacting, enacting],
        [RECALLING, RECALLING],
        *([paragraph(run("1. "), italic("Urges"), run(f" {who} to act."))] * 2 for who in ("States",)),
    )
    assert [p.label for p in draft(cell("Waste"), rows).paragraphs if p.label != "table"] == [
        "title",
        "enacting line",
        "PP1",
        "OP1",
    ]


def test_a_number_in_a_cell_of_its_own_is_that_of_the_cell_beside_it(here: Path) -> None:
    words = (paragraph(italic("Urges"), run(" States:")), cell("To reduce waste;"), paragraph(italic("Decides"), run(" to act.")))
    rows = table(*([cell(number), text] for number, text in zip(("1.", "(a)", "3."), words, strict=True)))
    assert list(labels(ENACTING, RECALLING, rows)) == ["enacting line", "PP1", "OP1", "OP1(a)", "OP3"]
    assert "operative-number-sequence" in rules(here, ENACTING, RECALLING, rows)


def test_the_labels_of_a_working_paper_in_a_column_of_their_own() -> None:
    texts = (RECALLING, paragraph(italic("Urges"), run(" States to act.")))
    rows = table(*([cell(label), text, cell("agreed")] for label, text in zip(("PP1", "OP1"), texts, strict=True)))
    found = [(p.label, p.number) for p in draft(ENACTING, rows).paragraphs if p.label != "table"]
    assert found == [("enacting line", None), ("PP1", "PP1"), ("OP1", "OP1")]


def test_a_box_neither_ends_nor_numbers_the_draft(here: Path) -> None:
    beside = paragraph(italic("Recalling"), run(" its resolution 70/1 of 25 September 2015,"), box(cell("see file")))
    urges = paragraph(italic("Urges"), run(" States:"), box(cell("(a) see the paper")), level=0)
    body = (ENACTING, beside, urges, *(paragraph(run(words), level=1) for words in ("To act;", "To speak;")), REQUESTS)
    assert list(labels(*body)) == ["enacting line", "PP1", "text box", "OP1", "OP1(a)", "OP1(b)", "OP2"]
    assert not rules(here, *body)
    source = draft(*body).source
    at = source.text.index("see file")
    assert all(source.is_locked(Span(place, place)) for place in (at, at + len("see file")))


@pytest.mark.parametrize(
    ("level", "typed", "right"),
    [
        *((0, "1. ", "Urges"), (0, "1.\t", "Urges"), (0, "4. ", None), (1, "(a) ", "Urges"), (1, "(i) ", ""), (1, "(c) ", None)),
        *((0, "1. 1. ", "Urges"), (0, "1.\t1. 1. ", "Urges"), (0, "4. 4. ", None), (1, "(a) (a)  ", "Urges")),
    ],
)
def test_a_number_typed_behind_an_automatic_one(here: Path, level: int, typed: str, right: str | None) -> None:
    """Where both are the same the typed one goes; a first item directly behind "(a)" is none; nothing is capitalized."""
    twice = paragraph(run(typed), italic("Urges"), run(" all States to reduce waste;"), level=level)
    before = [ENACTING, RECALLING, *([paragraph(italic("Urges"), run(" States:"), level=0)] if level else []), twice, REQUESTS]
    said, after = command(here, word_file(*before), "check", "--fix")
    assert ("one that is typed behind it" in said) is (right is None)
    assert (f"\t{typed}Urges all" in after) is (right != "Urges")
    if right != "":
        found = next(p for p in draft(*before).paragraphs if p.label == ("OP1(a)" if level else "OP1"))
        assert (found.text.string, found.number) == ("Urges all States to reduce waste;", "(a)" if level else "1.")
        assert draft(*before).source.text[found.span.start : found.span.end].endswith(f"{typed}Urges all States to reduce waste;")


def test_a_break_of_the_line_begins_what_opens_as_a_paragraph(here: Path) -> None:
    lines = (
        "Clean rivers",
        "and lakes",
        "The General Assembly,",
        "Recalling its resolution 70/1 of 25 September 2015,",
        "Noting the rise of rivers,",
        "in particular in spring,",
        "1. Urges States, in accordance with articles 14 (1) and",
        "(2) of the Convention:",
        "(a) To act;",
        "(c) To speak;",
        "2. Decides to remain seized of the matter.",
    )
    whole = paragraph(run(lines[0]), *(part for line in lines[1:] for part in (BREAK, run(line))))
    found = labels(whole)
    assert list(found) == ["enacting line", "PP1", "PP2", "OP1", "OP1(a)", "OP1(c)", "OP2"]
    assert found["PP2"] == "Noting the rise of rivers, in particular in spring,"
    assert next(draft(whole).of(Kind.TITLE)).text.string == "Clean rivers and lakes"
    assert {"subparagraph-sequence", "paragraph-line-break"} <= rules(here, whole)


@pytest.mark.parametrize("level", [0, 1])
def test_an_empty_paragraph_with_a_number_is_told_and_counted(here: Path, level: int) -> None:
    items = [paragraph(run(words), level=1) for words in ("To act;", "To speak;")]
    states = paragraph(italic("Invites"), run(" States:"), level=0)
    body = (ENACTING, RECALLING, states, items[0], paragraph(level=level), *([] if level == 0 else items[1:]), REQUESTS)
    assert rules(here, *body) - {"subparagraph-single"} == {"number-empty"}
    said, _ = command(here, word_file(*body), "check")
    label, number, behind = ("OP1(b)", "(b)", "OP1(c)") if level else ("OP2", "2.", "OP3")
    assert f"{label}  error  An empty paragraph has the number “{number}”: take the paragraph out" in said
    assert behind in labels(*body)


def test_an_empty_paragraph_behind_the_last_changes_nothing_else(here: Path) -> None:
    empty = paragraph(level=0)
    assert rules(here, ENACTING, RECALLING, URGES, REQUESTS, empty) == {"number-empty"}
    assert list(labels(ENACTING, RECALLING, URGES, REQUESTS, empty)) == ["enacting line", "PP1", "OP1", "OP2", "OP3"]


@pytest.mark.parametrize("mark", ["•\t", "(i) ", None])
def test_a_preamble_with_bullets_keeps_its_italics_and_commas(here: Path, mark: str | None) -> None:
    """``mark`` None: a bullet that Word makes."""
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    typed, level = ([run(mark)], None) if mark else ([], 0)
    words = ((" its resolution 70/1 of 25 September 2015,", "Recalling"), (" the rise of rivers", "Noting"))
    paragraphs = [paragraph(*typed, italic(opening), run(rest), level=level) for rest, opening in words]
    urges = paragraph(run("1. "), italic("Urges"), run(" States to act."))
    data = word_file(ENACTING, *paragraphs, urges, lists=numbering(levels=levels))
    said, after = command(here, data, "check", "--fix")
    found = parse(read((here / "draft.docx").read_bytes(), "draft.docx"))
    assert [p.label for p in found.paragraphs] == ["enacting line", "PP1", "PP2", "OP1"]
    assert all(p.text.leading(Style.ITALIC) == p.opening.end for p in found.paragraphs if p.opening)
    assert after.count("2015,\n") == 1 and "rivers,\n" in after
    assert ("A preambular paragraph takes no number" in said) is (mark is None)


def test_operative_paragraphs_with_bullets_are_told_and_not_taken_for_items(here: Path) -> None:
    bulleted = [
        paragraph(run("•\t"), italic(verb), run(rest)) for verb, rest in (("Urges", " States to act;"), ("Asks", " more."))
    ]
    said, after = command(here, word_file(ENACTING, RECALLING, *bulleted), "check", "--fix")
    assert "operative-paragraph-unnumbered" in said and "2015,\n" in after


def test_every_sign_of_a_bulleted_list_is_a_bullet(here: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/></w:lvl>' for at, sign in enumerate("o§✓")
    )
    urges = paragraph(run("1. "), italic("Urges"), run(" States:"))
    items = [paragraph(run(words), level=level) for level, words in enumerate(("To act;", "On water;", "On air."))]
    data = word_file(ENACTING, RECALLING, urges, *items, lists=numbering(levels=levels))
    found = parse(read(data, "draft.docx")).of(Kind.SUBPARAGRAPH)
    assert [(p.number, p.level) for p in found] == [("•", 1), ("•", 2), ("•", 3)]


@pytest.mark.parametrize("way", ["control", "field", "style"])
def test_a_table_of_contents_is_no_part_of_the_draft(way: str) -> None:
    style = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    named = "T1" if way == "style" else ""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = mark.format("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + mark.format("separate")
    before, behind = (begin, mark.format("end")) if way == "field" else ("", "")
    lines = paragraph(before, run("Text 1"), style=named) + paragraph(run("Annex"), behind, style=named)
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{lines}</w:sdtContent></w:sdt>" if way == "control" else lines
    found = draft(ENACTING, contents, RECALLING, URGES, REQUESTS, styles=style)
    assert [p.label for p in found.paragraphs] == ["enacting line", "page", "page", "PP1", "OP1", "OP2"]


def test_the_word_of_a_list_without_numbers_is_shown() -> None:
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val="Annex"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/><w:lvlText w:val="%2."/></w:lvl>'
    blocks = read(
        word_file(*(paragraph(run("Terms"), level=at) for at in (0, 1)), lists=numbering(levels=levels)), "d.docx"
    ).blocks
    assert [block.text.string for block in blocks] == ["Annex Terms", "Terms"]


def test_endnotes_are_told_as_such_and_not_by_their_marks(here: Path) -> None:
    recalling = paragraph(italic("Recalling"), run(" its work,"), call(2), run(" and its plans,"), call(2, "endnote"))
    endnotes = note(2, run("A/80/2."), kind="endnote").replace("<w:endnote ", f'<w:endnote xmlns:w="{WORD}" ')
    parts = {"endnotes": f'<w:endnotes xmlns:w="{WORD}">{endnotes}</w:endnotes>'}
    body = (ENACTING, recalling, URGES, REQUESTS)
    assert rules(here, *body, notes=note(2, run("A/80/1.")), parts=parts) == {"footnote-endnotes"}


@pytest.mark.parametrize(("colour", "told"), [("yellow", True), ("none", False), ("white", False)])
def test_highlighted_words_are_told(here: Path, colour: str, told: bool) -> None:
    urges = paragraph(italic("Urges"), run(" all "), run("States", f'<w:highlight w:val="{colour}"/>'), run(" to act;"), level=0)
    assert ("highlight-left" in rules(here, ENACTING, RECALLING, urges, REQUESTS)) is told


@pytest.mark.parametrize(("words", "told"), [(("not", " so"), True), (("<<OD", "S JOB NO>>N1"), False), ((" ", " "), False)])
def test_hidden_words_are_told(here: Path, words: tuple[str, ...], told: bool) -> None:
    hidden = [run(one, "<w:vanish/>") for one in words]
    urges = paragraph(italic("Urges"), run(" all "), *hidden, run("States to act;"), level=0)
    found = rules(here, ENACTING, RECALLING, paragraph(*hidden), urges, REQUESTS)
    assert ("hidden-text-left" in found) is told


def test_settled_comments_are_told_apart(here: Path) -> None:
    spaces = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    comment = (
        f'<w:comment w:id="5" w:author="A. Drafter"><w:p {spaces} w14:paraId="0A"><w:r><w:t>So?</w:t></w:r></w:p></w:comment>'
    )
    start, end = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    urges = paragraph(italic("Urges"), run(" all "), start, run("States"), end, run(" to act;"), level=0)
    extended = '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0A" w15:done="{}"/></w15:commentsEx>'
    body = (ENACTING, RECALLING, urges, REQUESTS)
    for done, rule in (("1", "comment-settled"), ("0", "comment-left")):
        assert rules(here, *body, comments=comment, parts={"commentsExtended": extended.format(done)}) == {rule}


def test_an_answer_is_settled_with_what_it_answers(here: Path) -> None:
    spaces = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    both = (("5", "0A", "A. Drafter"), ("6", "0B", "B. Reader"))
    comments = "".join(
        f'<w:comment w:id="{at}" w:author="{author}"><w:p {spaces} w14:paraId="{name}"><w:r><w:t>So?</w:t></w:r></w:p></w:comment>'
        for at, name, author in both
    )
    starts = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at, *_ in both)
    ends = "".join(f'<w:commentRangeEnd w:id="{at}"/><w:r><w:commentReference w:id="{at}"/></w:r>' for at, *_ in both)
    urges = paragraph(italic("Urges"), run(" all "), starts, run("States"), ends, run(" to act;"), level=0)
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>'
    )
    body = (ENACTING, RECALLING, urges, REQUESTS)
    assert rules(here, *body, comments=comments, parts={"commentsExtended": extended}) == {"comment-settled"}


def test_what_word_asks_to_fill_in_and_what_its_fields_have_lost_is_told(here: Path) -> None:
    lost = paragraph(italic("Urges"), run(" States to act on paragraph Error! Reference source not found. above;"), level=0)
    empty = paragraph(italic("Asks"), run(" Click or tap here to enter text. to help."), level=0)
    assert {"field-error", "placeholder"} <= rules(here, ENACTING, RECALLING, lost, empty)


def test_renumbering_leaves_cells_and_breaks_alone(here: Path) -> None:
    words = [paragraph(italic(verb), run(rest)) for verb, rest in (("Urges", " States to act;"), ("Decides", " to act."))]
    rows = table(*([cell(number), text] for number, text in zip(("1.", "3."), words, strict=True)))
    assert command(here, word_file(ENACTING, RECALLING, rows), "renumber")[1].endswith("2.\nDecides to act.\n")
    broken = paragraph(run("1. "), italic("Urges"), run(" States to act;"), BREAK, run("3. "), italic("Decides"), run(" to act."))
    after = command(here, word_file(ENACTING, RECALLING, broken), "renumber")[1]
    assert after.endswith("1. Urges States to act;\n2. Decides to act.\n")


def _reference(instruction: str, shown: str, simple: bool) -> str:
    """A field that refers to a bookmark, with what it shows."""
    if simple:
        return f'<w:fldSimple w:instr="{instruction}">{run(shown)}</w:fldSimple>'
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return "".join([mark.format("begin"), told, mark.format("separate"), *map(run, shown), mark.format("end")])


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize(
    ("instruction", "shown", "told"),
    [
        (r"REF _Ref1 \r \h", "12", True),
        (r"REF _ref1 \w", "12", True),
        (r"REF _Ref1 \n \h", "2", False),
        (r"REF _Ref1 \r \h", "2.", False),
        (r"REF _Ref1 \h", "12", False),
        (r"PAGEREF _Ref1 \h", "12", False),
        (r"REF _Gone \r \h", "12", False),
        (r"REF _Ref2 \n \h", "(b)", True),
        (r"REF _Ref2 \n \h", "(a)", False),
        (r"REF _Ref2 \r \h", "2(a)", False),
    ],
)
def test_references_that_are_out_of_date_are_told(here: Path, instruction: str, shown: str, told: bool, simple: bool) -> None:
    bookmark = '<w:bookmarkStart w:id="7{0}" w:name="_Ref{0}"/><w:bookmarkEnd w:id="7{0}"/>'
    reference = _reference(instruction, shown, simple)
    urges = paragraph(italic("Urges"), run(" all States to act as set out in paragraph "), reference, run(" below;"), level=0)
    requests = paragraph(bookmark.format(1), italic("Requests"), run(" the Secretary-General:"), level=0)
    items = paragraph(bookmark.format(2), run("To help States;"), level=1), paragraph(run("To report."), level=1)
    found = rules(here, ENACTING, RECALLING, urges, requests, *items)
    assert found == {"reference-field-stale"} if told else "reference-field-stale" not in found
