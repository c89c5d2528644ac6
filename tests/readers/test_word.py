"""Word files: what Word shows of them, in both views, with the way back; and what is refused, in one sentence."""

from __future__ import annotations

import pytest
from word_by_hand import (
    WORD,
    call,
    deleted,
    inserted,
    italic,
    note,
    numbering,
    package,
    paragraph,
    run,
    unpacked,
    word_file,
)

from reslint.parsing import parse
from reslint.readers import Document, ReadError, read
from reslint.readers.word import View, open_word
from reslint.text import Span, Style

CALLS_UPON = paragraph(italic("Calls upon"), run(" all States to help;"), level=0)


def lines(data: bytes, view: str = "final") -> list[str]:
    return read(data, "draft.docx", view).source.text.splitlines()


def locked(document: Document) -> list[str]:
    """What Word makes by itself, the ends of paragraphs among it."""
    return [document.source.text[span.start : span.end] for span in document.source.locked]


def fields(*instruction: str, result: str, superscript: bool = False) -> str:
    raised = '<w:vertAlign w:val="superscript"/>' if superscript else ""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    asked = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in instruction)
    return char("begin") + asked + char("separate") + run(result, raised) + char("end")


def test_automatic_numbers_are_shown_and_locked() -> None:
    data = word_file(CALLS_UPON, paragraph(run("First;"), level=1), paragraph(run("Second."), level=1), CALLS_UPON)
    document = read(data, "draft.docx")
    assert (
        document.source.text
        == "1.\tCalls upon all States to help;\n(a)\tFirst;\n(b)\tSecond.\n2.\tCalls upon all States to help;\n"
    )
    assert locked(document) == ["1.\t", "\n", "(a)\t", "\n", "(b)\t", "\n", "2.\t", "\n"]
    assert document.blocks[0].text.string == "1. Calls upon all States to help;"
    assert document.blocks[0].text.covered(Style.ITALIC) == [(3, 13)]


def test_a_list_continues_restarts_and_is_shared_as_word_counts() -> None:
    uses = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    body = [paragraph(run("x"), level=0, numbering=number) for number in (1, 2, 3, 3, 1)]
    assert [line.split("\t")[0] for line in lines(word_file(*body, lists=numbering(uses=uses)))] == ["1.", "2.", "4.", "5.", "6."]


def test_numbers_through_a_style_and_numbers_switched_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="OP"><w:name w:val="OP"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="OP"/></w:style>'
    )
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'.format
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    data = word_file(
        paragraph(run("one"), style="OP"),
        paragraph(run("below"), style="Sub"),
        paragraph(run("none"), style="OP", properties=off),
        lists=numbering(levels=level(0, "OP", "%1.") + level(1, "Sub", "%1.%2")),
        styles=styles,
    )
    assert lines(data) == ["1.\tone", "1.1\tbelow", "none"]


def test_styles_that_go_round_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    assert lines(word_file(paragraph(run("text"), style="A"), styles=styles)) == ["text"]


def test_notes_are_numbered_by_their_calls_not_their_identifiers() -> None:
    data = word_file(
        paragraph(run("First"), call(9), run(" and second"), call(2), run(", and the first again"), call(9), run(".")),
        notes=note(2, run("Resolution 70/1."))
        + note(9, run("See "), italic("Official Records"), run("."))
        + note(5, run("Never called.")),
    )
    document = read(data, "draft.docx")
    assert document.source.text == "First¹ and second², and the first again¹.\n1\t See Official Records.\n2\t Resolution 70/1.\n"
    assert [(block.note, block.text.string) for block in document.blocks[1:]] == [
        ("1", "See Official Records."),
        ("2", "Resolution 70/1."),
    ]
    draft = parse(document)
    assert [call.mark for call in draft.paragraphs[0].calls] == ["1", "2", "1"]
    assert [(one.mark, one.text.string) for one in draft.notes] == [("1", "See Official Records."), ("2", "Resolution 70/1.")]


def test_a_mark_of_ones_own_does_not_count() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>**</w:t></w:r>'
    body = (
        '<w:footnote w:id="3"><w:p><w:r><w:tab/><w:t>**</w:t><w:tab/></w:r>'
        + run("On behalf of a group.")
        + "</w:p></w:footnote>"
    )
    draft = parse(
        read(
            word_file(paragraph(run("Chad"), own, run(": draft resolution"), call(4)), notes=body + note(4, run("A note."))),
            "d.docx",
        )
    )
    assert [(one.mark, one.text.string) for one in draft.notes] == [("**", "On behalf of a group."), ("1", "A note.")]
    assert [one.mark for paragraph in draft.paragraphs for one in paragraph.calls] == ["**", "1"]


def test_fields_show_their_results_which_nobody_edits() -> None:
    document = read(
        word_file(
            paragraph(
                run("See note "),
                fields(" NOTE", "REF _x ", result="4"),
                run(" and page "),
                fields(" PAGE ", result="2"),
                run(",", ""),
                fields(" NOTEREF _x ", result="4", superscript=True),
                run(" "),
                fields(' HYPERLINK "http://example.org" ', result="the site"),
            )
        ),
        "draft.docx",
    )
    assert document.source.text == "See note 4 and page 2,⁴ the site\n"
    assert locked(document) == ["4", "2", "⁴", "\n"]
    assert document.blocks[0].text.covered(Style.CALL) == [(22, 23)]


def test_both_views_of_tracked_changes() -> None:
    mark = '<w:rPr><w:{} w:id="950" w:author="A. Drafter"/></w:rPr>'.format
    data = word_file(
        paragraph(italic("Recalls"), run(" resolution "), deleted("70/2"), inserted(run("70/1")), run(";"), level=0),
        paragraph(inserted(run("A new paragraph;")), level=0, properties=mark("ins")),
        paragraph(deleted("An old paragraph;"), level=0, properties=mark("del")),
        paragraph(run("The last."), level=0),
    )
    assert lines(data) == ["1.\tRecalls resolution 70/1;", "2.\tA new paragraph;", "3.\tThe last."]
    assert lines(data, "original") == ["1.\tRecalls resolution 70/2;", "2.\tAn old paragraph;", "3.\tThe last."]


def test_annotations_say_what_people_wrote_and_changed() -> None:
    comment = '<w:comment w:id="7" w:author="B. Reader"><w:p><w:r><w:t>Is this agreed?</w:t></w:r></w:p></w:comment>'
    data = word_file(
        paragraph(
            run("Welcomes "),
            '<w:commentRangeStart w:id="7"/>',
            inserted(run("the "), run("report")),
            '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
            deleted(" of last year"),
            run(" in full", '<w:rFonts w:ascii="Times Italic"/>'),
        ),
        comments=comment,
    )
    found = read(data, "draft.docx").annotations
    assert [(one.kind, one.span, one.author, one.text) for one in found] == [
        ("comment", Span(9, 19), "B. Reader", "Is this agreed?"),
        ("insertion", Span(9, 19), "A. Drafter", ""),
        ("deletion", Span(19, 19), "A. Drafter", " of last year"),
        ("italic-font", Span(19, 27), "", ""),
    ]


def test_the_end_of_a_paragraph_is_a_change_of_its_own_where_no_words_change_with_it() -> None:
    mark = '<w:rPr><w:{} w:id="950" w:author="A. Drafter"/></w:rPr>'.format
    data = word_file(
        paragraph(run("Joined "), level=0, properties=mark("del")),
        paragraph(run("here;"), level=0),
        paragraph(run("Split"), level=0, properties=mark("ins")),
        paragraph(run("there;"), level=0),
        paragraph(run("One that is followed by"), level=0, properties=mark("ins")),
        paragraph(inserted(run("a new one;")), level=0),
        paragraph(deleted("An old one;"), level=0, properties=mark("del")),
        paragraph(run("The last."), level=0),
    )
    document = read(data, "draft.docx")
    place = document.source.text.index
    assert [(one.kind, one.span.start) for one in document.annotations] == [
        ("deletion", place("here")),
        ("insertion", place("Split") + len("Split")),
        ("insertion", place("a new")),
        ("deletion", place("The last")),
    ]


_BY = 'w:id="960" w:author="A. Drafter"'


def _cell(words: str, change: str = "", level: int | None = None) -> str:
    said = f"<w:tcPr><w:{change} {_BY}/></w:tcPr>" if change else ""
    return f"<w:tc>{said}{paragraph(words, level=level)}</w:tc>"


def _row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def changes(data: bytes, view: str = "final") -> list[tuple[str, int]]:
    return [(one.kind, one.span.start) for one in read(data, "draft.docx", view).annotations]


def test_what_was_put_in_without_words_is_a_change_too() -> None:
    drawn = f"<w:r><w:drawing><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:drawing></w:r>"
    mark = "<w:r><w:commentReference w:id='5'/></w:r>"
    data = word_file(
        paragraph(run("One"), inserted("<w:r><w:drawing/></w:r>"), run(" picture")),
        paragraph(run("A box"), inserted(f"<w:hyperlink>{drawn}</w:hyperlink>")),
        paragraph(run("See "), inserted(fields(" REF b ", result="7")), inserted(mark), inserted(deleted("all"))),
    )
    text = read(data, "draft.docx").source.text
    assert changes(data) == [
        ("insertion", text.index(" picture")),
        ("insertion", text.index("\nIn a box")),
        ("insertion", text.index("7")),
        ("deletion", text.index("7") + 1),
    ]


def test_rows_and_cells_that_were_put_in_or_taken_out_are_changes_at_the_next_words() -> None:
    mark = f"<w:trPr><w:{{}} {_BY}/></w:trPr>".format
    rows = [
        _row(_cell(run("New"), level=0), _cell(run("row")), properties=mark("ins")),
        _row(_cell(run("Old")), _cell(run("row")), properties=mark("del")),
        _row(_cell(run("One")), _cell(run("two"), "cellIns"), _cell(run("three"), "cellDel"), _cell(run("four"))),
        _row(_cell(deleted("Gone", author="A. Drafter")), _cell(inserted(run("typed"))), properties=mark("ins")),
        _row(_cell(run("Last")), properties=mark("del")),
    ]
    data = word_file(paragraph(run("Before")), f"<w:tbl>{''.join(rows)}</w:tbl>")
    final, original = (read(data, "draft.docx", view) for view in ("final", "original"))
    assert [block.text.string for block in final.blocks] == ["Before", "1. New", "row", "One", "two", "four", "typed"]
    assert [block.text.string for block in original.blocks] == [
        "Before", "Old", "row", "One", "three", "four", "Last",
    ]  # fmt: skip
    place = final.source.text.index
    assert changes(data) == [
        ("insertion", place("New")),
        ("deletion", place("One")),
        ("insertion", place("two")),
        ("deletion", place("four")),
        ("deletion", place("\ntyped")),
        ("insertion", place("\ntyped")),
        ("insertion", place("typed")),
        ("deletion", len(final.source.text) - 1),
    ]
    assert [one.text for one in final.annotations if one.kind == "deletion"] == ["Oldrow", "three", "Gone", "Last"]
    place = original.source.text.index
    assert ("deletion", place("Old")) in changes(data, "original")


@pytest.mark.parametrize(
    "properties",
    [
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {_BY}/></w:numPr>',
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:numberingChange {_BY} w:original="%1:3:0:."/></w:numPr>',
        f"<w:sectPr><w:sectPrChange {_BY}><w:sectPr/></w:sectPrChange></w:sectPr>",
        f"<w:pPrChange {_BY}><w:pPr/></w:pPrChange>",
        f"<w:rPr><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr>",
        f"<w:numPr><w:ins {_BY}/></w:numPr><w:rPr><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr><w:pPrChange {_BY}><w:pPr/></w:pPrChange>",
    ],
)
def test_what_changed_of_a_paragraph_is_one_change(properties: str) -> None:
    data = word_file(paragraph(run("Urges"), properties=properties), paragraph(run("Ends")))
    text = read(data, "draft.docx").source.text
    assert changes(data) == [("formatting", text.index("Urges") + len("Urges"))]


def test_the_end_of_a_paragraph_that_looks_otherwise_with_its_words_is_no_further_change() -> None:
    look = f"<w:i/><w:rPrChange {_BY}><w:rPr/></w:rPrChange>"
    assert changes(word_file(paragraph(run("Urges", look), properties=f"<w:rPr>{look}</w:rPr>"))) == [("formatting", 0)]


@pytest.mark.parametrize(
    ("table", "row", "cell"),
    [
        (f"<w:tblPr><w:tblPrChange {_BY}/></w:tblPr>", "", ""),
        ("", f"<w:tblPrEx><w:tblPrExChange {_BY}/></w:tblPrEx>", ""),
        ("", f"<w:trPr><w:trPrChange {_BY}/></w:trPr>", ""),
        ("", "", "tcPrChange"),
        ("", "", "cellMerge"),
    ],
)
def test_a_table_that_looks_otherwise_is_a_change_at_its_words(table: str, row: str, cell: str) -> None:
    data = word_file(f"<w:tbl>{table}{_row(_cell(run('Word'), cell), properties=row)}</w:tbl>", paragraph(run("Ends")))
    assert changes(data) == [("formatting", 0)]


def test_a_change_of_the_last_section_is_told_at_the_last_words() -> None:
    data = word_file(paragraph(run("Ends")), section=f"<w:sectPrChange {_BY}><w:sectPr/></w:sectPrChange>")
    assert changes(data) == [("formatting", len("Ends"))]


def test_words_that_are_struck_out_are_no_part_of_the_text() -> None:
    struck = "<w:strike/>"
    data = word_file(
        paragraph(run("Recalls its work"), run(" and its", struck), run(" plans", "<w:dstrike/>"), call(2), run(", too")),
        paragraph(run("Gone", struck)),
        paragraph(run("Gone, too", struck), level=0),
        paragraph(run("Urges "), run("all ", struck), run("States to "), run("act", struck), run(" now"), level=0),
        paragraph(run("Not struck", '<w:strike w:val="0"/>'), run(" at the end", struck)),
        notes=note(2, run("See resolution 70/1.", struck)),
    )
    document = read(data, "draft.docx")
    assert [block.text.string for block in document.blocks] == [
        "Recalls its work1, too",
        "1.",
        "2. Urges States to now",
        "Not struck",
        "See resolution 70/1.",
    ]
    words = [one.text for one in document.annotations if one.kind == "struck"]
    assert words == [" and its plans", "Gone", "Gone, too", "all ", "act", " at the end", "See resolution 70/1."]
    assert not [one for one in document.annotations if one.kind == "empty-number"]


@pytest.mark.parametrize(
    ("font", "italic"),
    [
        ("TimesNewRomanPS-ItalicMT", True),
        ("Arial-BoldItalicMT", True),
        ("MinionPro-It", True),
        ("Italica", False),
        ("Sans-Audit", False),
    ],
)
def test_fonts_that_are_italic_by_their_name(font: str, italic: bool) -> None:
    found = read(word_file(paragraph(run("Urges", f'<w:rFonts w:ascii="{font}"/>'))), "draft.docx").annotations
    assert [one.kind for one in found] == ["italic-font"] * italic


@pytest.mark.parametrize(
    ("typed", "doubled"), [("(a) To act", True), ("a. To act", True), ("a) To act", True), ("b. to act", False)]
)
def test_a_number_that_is_typed_behind_the_automatic_one(typed: str, doubled: bool) -> None:
    found = read(word_file(paragraph(run("Urges"), level=0), paragraph(run(typed), level=1)), "draft.docx").annotations
    assert [one.kind for one in found] == ["doubled-number"] * doubled


def test_the_view_before_the_changes_has_the_numbers_of_then() -> None:
    change = '<w:{0}Change w:id="{1}" w:author="A"><w:{0}>{2}</w:{0}></w:{0}Change>'
    numbered = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    made = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="9" w:author="A"/></w:numPr>'
    data = word_file(
        paragraph(run("Urges"), run(" it;"), level=0),
        paragraph(run("Asks"), level=0, properties=change.format("pPr", 2, numbered)),
        paragraph(deleted("2. "), run("Ends"), properties=made + change.format("pPr", 3, "")),
        paragraph(run("Adds"), properties=made),
    )
    final, original = (read(data, "draft.docx", view) for view in ("final", "original"))
    assert [block.text.string for block in final.blocks] == ["1. Urges it;", "2. Asks", "3. Ends", "4. Adds"]
    assert [block.text.string for block in original.blocks] == ["1. Urges it;", "(a) Asks", "2. Ends", "Adds"]


def test_what_stands_before_a_table_does_not_go_on_in_it() -> None:
    gone = '<w:rPr><w:del w:id="950" w:author="A. Drafter"/></w:rPr>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('cell'))}</w:tc></w:tr></w:tbl>"
    assert lines(word_file(paragraph(run("before"), properties=gone), table, paragraph(run("behind")))) == [
        "before",
        "cell",
        "behind",
    ]


def test_a_paragraph_that_is_hidden_as_a_whole_has_no_number() -> None:
    hidden = "<w:vanish/>"
    data = word_file(
        paragraph(run("Urges"), level=0),
        paragraph(run("Asks", hidden), level=0, properties=f"<w:rPr>{hidden}</w:rPr>"),
        paragraph(run("Decides"), run(" once", hidden), level=0, properties=f"<w:rPr>{hidden}</w:rPr>"),
        paragraph(run("Ends"), level=0),
    )
    assert lines(data) == ["1.\tUrges", "2.\tDecides", "3.\tEnds"]


def test_fields_that_number_paragraphs_and_store_no_number() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    parts = mark.format("begin"), "<w:r><w:instrText> AUTONUM </w:instrText></w:r>", mark.format("end")
    document = read(word_file(*(paragraph(*parts, run("\tUrges")) for _ in range(2))), "draft.docx")
    assert [block.text.string for block in document.blocks] == ["1. Urges", "2. Urges"]
    assert document.source.is_locked(Span(0, 2))


def test_comments_around_whole_paragraphs() -> None:
    start, end = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/>'
    reference = '<w:r><w:commentReference w:id="5"/></w:r>'
    comment = '<w:comment w:id="5" w:author="A. Drafter"><w:p><w:r><w:t>Agreed?</w:t></w:r></w:p></w:comment>'
    first, second, last = (paragraph(run(words), level=0) for words in ("Urges;", "Asks;", "Ends."))
    document = read(
        word_file(first, start, second, end, last.replace("</w:p>", f"{reference}</w:p>"), comments=comment), "d.docx"
    )
    (found,) = document.annotations
    assert document.source.text[found.span.start : found.span.end] == "Asks;"


def test_characters_that_word_names_and_hidden_text() -> None:
    odd = (
        "<w:r><w:t>sixty</w:t><w:noBreakHyphen/><w:t>fourth</w:t><w:tab/><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t><w:br/>"
        '<w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    )
    document = read(word_file(paragraph(odd, run(" hidden", "<w:vanish/>"), run(" seen"))), "draft.docx")
    assert document.source.text == "sixty\u2011fourth\tco\u00adoperation\n• seen\n"
    assert document.blocks[0].text.string == "sixty-fourth cooperation • seen"


def test_what_holds_text_in_word_is_read_once() -> None:
    box = "<w:txbxContent>" + paragraph(run("In a box.")) + "</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('Left'))}</w:tc><w:tc>{paragraph(run('Right'))}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>"
    linked = "<w:hyperlink>" + run("linked") + "</w:hyperlink><w:smartTag>" + run(" tagged") + "</w:smartTag>"
    assert lines(word_file(paragraph(run("Before"), drawn), table, control, paragraph(linked))) == [
        "Before", "In a box.", "Left", "Right", "In a control.", "linked tagged",
    ]  # fmt: skip


def test_the_first_pages_header_is_the_masthead() -> None:
    section = '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId4"/><w:titlePg/>'
    headers = {
        "header1": f"<w:hdr>{paragraph(run('A/81/L.7'))}{paragraph(run('Distr.: Limited'))}</w:hdr>",
        "header2": f"<w:hdr>{paragraph(run('A/81/L.7 again'))}</w:hdr>",
    }
    body = paragraph(italic("The General Assembly"), run(","))
    draft = parse(read(word_file(body, CALLS_UPON, section=section, parts=headers), "draft.docx"))
    assert draft.masthead.symbol is not None
    assert draft.masthead.symbol.value == "A/81/L.7"
    assert "again" not in draft.source.text


def test_pages_are_where_word_left_them() -> None:
    hint = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = read(word_file(paragraph(run("One "), hint, run("two")), paragraph(hint, run("three"))), "draft.docx")
    assert [document.source.position(document.source.text.index(word)).page for word in ("One", "two", "three")] == [1, 2, 3]
    assert read(word_file(paragraph(run("One"))), "draft.docx").source.position(0).page is None


def test_headings_by_outline_level_and_by_the_names_of_styles() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="_ H_1"/></w:style>'
    data = word_file(
        paragraph(run("By style"), style="H1"),
        paragraph(run("By level"), properties='<w:outlineLvl w:val="1"/>'),
        paragraph(run("Not")),
        styles=styles,
    )
    blocks = read(data, "draft.docx").blocks
    assert [(block.style, block.depth, block.named) for block in blocks] == [
        ("heading", 1, "_ H_1"),
        ("heading", 2, ""),
        ("", 0, ""),
    ]


def test_the_strict_form_of_the_format_is_read_alike() -> None:
    parts = unpacked(word_file(CALLS_UPON))
    strict = {
        name: data.replace(WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main") for name, data in parts.items()
    }
    assert lines(package(strict)) == lines(package(parts))


def test_the_way_back_leads_to_each_character() -> None:
    word = open_word(
        word_file(CALLS_UPON, paragraph(run("  spaced", ""), "<w:r><w:t> stripped </w:t></w:r>")), "draft.docx", View.FINAL
    )
    for located in word.pieces:
        node = located.piece.node
        if node is not None and node.tag.endswith("}t"):
            own = node.text[located.piece.skip : located.piece.skip + len(located.piece.string)]
            assert own == located.piece.string
            assert word.document.source.text[located.start : located.end] == own


def refused(data: bytes, name: str = "draft.docx") -> str:
    with pytest.raises(ReadError) as error:
        read(data, name)
    sentence = str(error.value)
    assert sentence.startswith(f"{name}: ")
    assert "\n" not in sentence
    return sentence


def test_what_is_no_word_file_is_told_in_one_sentence() -> None:
    whole = word_file(CALLS_UPON)
    assert "damaged" in refused(whole[: len(whole) // 2])
    assert "damaged" in refused(b"")
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "web page" in refused(b"<!DOCTYPE html><html><body>A draft</body></html>")
    assert "PDF" in refused(b"%PDF-1.7\n")
    assert "RTF" in refused(b"{\\rtf1 draft}")
    assert "OpenDocument" in refused(package({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}))
    assert "no Word document" in refused(package({"data.csv": b"1,2"}), "data.zip")


def test_what_is_not_to_be_trusted_is_refused() -> None:
    parts = unpacked(word_file(CALLS_UPON))
    with_entity = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["word/document.xml"].split(b"?>", 1)[1]
    assert "document type" in refused(package({**parts, "word/document.xml": with_entity}))
    for encoding, entity in (("UTF-7", b"+ADwAIQ-DOCTYPE x+AD4-"), ("cp500", b""), ("rot13", b""), ("nothing", b"")):
        other = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + entity + parts["word/document.xml"].split(b"?>", 1)[1]
        assert "no XML that Word writes" in refused(package({**parts, "word/document.xml": other}))
    ebcdic = parts["word/document.xml"].decode().replace("UTF-8", "cp037").encode("cp037")
    assert "no XML that Word writes" in refused(package({**parts, "word/document.xml": ebcdic}))
    for encoding in ("ASCII", "utf8", "latin1", "ISO-8859-15", "windows-1251"):
        assert read(
            package({**parts, "word/document.xml": parts["word/document.xml"].replace(b"UTF-8", encoding.encode())}), "draft.docx"
        )
    deep = b"<w:a>" * 5000 + b"</w:a>" * 5000
    assert "damaged inside" in refused(package({**parts, "word/document.xml": deep}))
    assert "two parts of one name" in refused(package({**parts, "Word/Document.xml": b"<x/>"}))
    macros = parts["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"document.macroEnabled.main")
    assert "macros" in refused(package({**parts, "[Content_Types].xml": macros}))


def test_a_part_that_inflates_without_end_is_refused() -> None:
    parts = unpacked(word_file(CALLS_UPON))
    assert "unpacks to more" in refused(package({**parts, "word/document.xml": b" " * (65 * 1024 * 1024)}))


@pytest.mark.parametrize("many", ["<w:p/>" * 301_000, "<w:p>" + "<w:r/>" * 301_000 + "</w:p>", "<w:p/>" * 2_000_001])
def test_a_small_file_with_more_in_it_than_memory_holds_is_refused(many: str) -> None:
    assert "more than" in refused(word_file(many))


def test_only_parts_inside_the_package_are_followed() -> None:
    parts = unpacked(word_file(CALLS_UPON))
    related = parts["word/_rels/document.xml.rels"].replace(b'Target="styles.xml"', b'Target="../../../../etc/passwd"')
    external = related.replace(b'Target="numbering.xml"', b'TargetMode="External" Target="http://example.org/n.xml"')
    assert lines(package({**parts, "word/_rels/document.xml.rels": external})) == ["Calls upon all States to help;"]
