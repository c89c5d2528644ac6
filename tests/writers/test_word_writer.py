"""Edits and comments in Word files: at the exact characters, with everything else as it was."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_by_hand import call, deleted, inserted, italic, note, package, paragraph, run, unpacked, word_file
from word_changes import assert_nothing_else_changed

from reslint.finding import Edit
from reslint.fixes.apply import replaced
from reslint.readers import read
from reslint.text import Span, Style
from reslint.writers import WriteError
from reslint.writers.word import Remark, edited, marked

REQUESTS = paragraph(italic("Requests"), run(" all member states, in particular those of 1954, to help;"), level=0)


def text(data: bytes, view: str = "final") -> str:
    return read(data, "draft.docx", view).source.text


def at(data: bytes, words: str, new: str) -> Edit:
    start = text(data).index(words)
    return Edit(Span(start, start + len(words)), new)


def behind(data: bytes, words: str, new: str) -> Edit:
    place = text(data).index(words) + len(words)
    return Edit(Span(place, place), new)


def check(data: bytes, *edits: Edit, tracked: bool = True) -> bytes:
    """Makes the edits and checks both views and all the rest."""
    result = edited(data, "draft.docx", edits, tracked=tracked)
    assert text(result) == replaced(text(data), edits)
    if tracked:
        assert text(result, "original") == text(data, "original")
        assert_nothing_else_changed(data, result)
    return result


@pytest.mark.parametrize("tracked", [True, False])
def test_words_are_replaced_put_in_and_taken_out(tracked: bool) -> None:
    data = word_file(REQUESTS, paragraph(run("Second.")))
    edits = [
        at(data, "member states", "Member States"),
        at(data, ", in particular", ""),
        behind(data, "Requests", " also"),
        at(data, "1954", "1961"),
    ]
    result = check(data, *edits, tracked=tracked)
    assert "Requests also all Member States those of 1961, to help;" in text(result)
    italics = read(result, "draft.docx").blocks[0].text.covered(Style.ITALIC)
    assert italics == [(3, 16)]


def test_no_edits_leave_the_file_as_it_is() -> None:
    data = word_file(REQUESTS)
    assert edited(data, "draft.docx", [], tracked=True) == data


def test_plain_edits_leave_no_trace_unless_changes_are_tracked() -> None:
    data = word_file(REQUESTS)
    edit = at(data, "1954", "1961")
    assert read(edited(data, "draft.docx", [edit]), "draft.docx").annotations == ()
    joined = '<w:rPr><w:del w:id="950" w:author="A. Drafter"/></w:rPr>'
    waiting = word_file(paragraph(run("Asks "), properties=joined), REQUESTS)
    assert text(edited(waiting, "draft.docx", [at(waiting, "1954", "1961")]), "original") == text(waiting, "original")
    tracking = word_file(REQUESTS, settings="<w:trackRevisions/>")
    assert [one.kind for one in read(edited(tracking, "draft.docx", [edit]), "draft.docx").annotations] == [
        "deletion",
        "insertion",
    ]


def test_edits_over_several_runs_with_breaks_and_hints() -> None:
    cut = "<w:r><w:t xml:space='preserve'>one </w:t><w:lastRenderedPageBreak/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"
    data = word_file(paragraph(run("before "), cut, "<w:proofErr w:type='spellStart'/>", italic(" four"), run(" behind")))
    check(data, at(data, "two\tthree four", "2"))
    check(data, at(data, "e one tw", "X"), behind(data, "behin", "!"))


def test_what_is_put_in_beside_words_that_are_struck_out_is_not_struck_out() -> None:
    data = word_file(paragraph(run("Also ", "<w:strike/>"), run("urges"), run(" all", "<w:strike/>"), run(" States")))
    result = check(data, behind(data, "Also ", "strongly "), behind(data, "urges", " again"))
    assert read(result, "draft.docx").blocks[0].text.string == "strongly urges again States"


def test_blanks_that_are_not_kept_stay_away() -> None:
    data = word_file(paragraph("<w:r><w:t> stripped words </w:t></w:r>", run(" kept")))
    assert text(data) == "stripped words kept\n"
    check(data, at(data, "words", "word"))
    check(data, at(data, "strip", "Strip"), tracked=False)


def test_the_mark_of_a_note_stays_where_words_around_it_change() -> None:
    data = word_file(
        paragraph(run("Recalls"), call(2), run(",  the report"), call(3), run(".")),
        notes=note(2, run("One.")) + note(3, run("Two.")),
    )
    start = text(data).index(",")
    result = check(data, Edit(Span(start, start + 1), ""), Edit(Span(start - 1, start - 1), ","), at(data, "One", "Another"))
    assert text(result).startswith("Recalls,¹  the report².")
    check(data, behind(data, "report²", " of today"))
    with pytest.raises(WriteError, match="Word itself makes"):
        edited(data, "draft.docx", [at(data, "s¹,", "s,")])


def test_a_drawing_in_a_run_survives_what_is_taken_out_around_it() -> None:
    drawn = "<w:r><w:t>left</w:t><w:drawing/><w:t>right</w:t></w:r>"
    data = word_file(paragraph(drawn))
    result = check(data, at(data, "ftri", "--"))
    assert unpacked(result)["word/document.xml"].count(b"<w:drawing/>") == 1


def test_within_anothers_insertion() -> None:
    data = word_file(paragraph(run("Urges "), inserted(run("all member states "), run("to help")), run(";")))
    check(data, at(data, "member states", "Member States"))
    check(data, behind(data, "all", " the"))
    check(data, behind(data, "help", ","))
    check(data, at(data, "Urges all", "Calls upon all"))
    check(data, at(data, "member states", "Member States"), tracked=False)


def test_beside_anothers_deletion_and_inside_links() -> None:
    linked = "<w:hyperlink>" + run("linked words") + "</w:hyperlink>"
    data = word_file(paragraph(run("Notes "), deleted("with care "), run("the "), linked, run(".")))
    check(data, at(data, "Notes the linked", "Takes note of the"))
    check(data, behind(data, "linked", " and marked"))


def test_a_second_round_takes_its_own_insertions_back() -> None:
    data = word_file(REQUESTS)
    once = edited(data, "draft.docx", [at(data, "1954", "1961")], tracked=True)
    twice = edited(once, "draft.docx", [at(once, "1961", "1971")], tracked=True)
    assert text(twice) == text(data).replace("1954", "1971")
    assert text(twice, "original") == text(data)
    assert_nothing_else_changed(data, twice)
    assert b"1961" not in unpacked(twice)["word/document.xml"]


def test_a_change_of_format_that_is_cut_in_two_keeps_identifiers_apart() -> None:
    changed = '<w:rPr><w:b/><w:rPrChange w:id="7" w:author="A. Drafter"><w:rPr/></w:rPrChange></w:rPr>'
    data = word_file(paragraph(f"<w:r>{changed}<w:t>one two three</w:t></w:r>"))
    check(data, at(data, "two", "2"))


def italics(data: bytes) -> list[str]:
    blocks = read(data, "draft.docx").blocks
    return [block.text.string[start:end] for block in blocks for start, end in block.text.covered(Style.ITALIC)]


def look(data: bytes, words: str, italic: bool) -> Edit:
    start = text(data).index(words)
    return Edit(Span(start, start + len(words)), words, italic)


def test_words_become_italic_and_upright() -> None:
    styles = '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    styled = run(" styled words", '<w:rStyle w:val="Emphasis"/><w:sz w:val="20"/>')
    data = word_file(paragraph(run("Takes note of the"), italic(" report and"), styled, run(".")), styles=styles)
    result = check(data, look(data, "Takes note", True), look(data, "report", False), look(data, "styled", False))
    assert italics(result) == ["Takes note", " ", " and ", " words"]
    assert [one.kind for one in read(result, "draft.docx").annotations] == ["formatting"] * 3
    plain = check(data, look(data, "Takes note", True), look(data, " report and styled words", False), tracked=False)
    assert italics(plain) == ["Takes note"]
    assert read(plain, "draft.docx").annotations == ()


@pytest.mark.parametrize("tracked", [True, False])
def test_words_that_stay_and_the_looks_of_those_that_change_are_kept(tracked: bool) -> None:
    bold = "<w:b/>"
    marks = '<w:bookmarkStart w:id="7" w:name="b"/>', '<w:bookmarkEnd w:id="7"/>'
    data = word_file(paragraph(run("All member "), run("states", bold), run(" by "), marks[0], run("50"), marks[1], run("%;")))
    result = check(data, at(data, "member states", "Member States"), at(data, "50%", "50 per cent"), tracked=tracked)
    block = read(result, "draft.docx").blocks[0].text
    assert [block.string[start:end] for start, end in block.covered(Style.BOLD)] == ["States"]
    body = unpacked(result)["word/document.xml"].decode()
    assert ">50<" in body[body.index("bookmarkStart") : body.index("bookmarkEnd")]


def field(result: str, simple: bool = False) -> str:
    if simple:
        return f'<w:fldSimple w:instr=" REF b ">{result}</w:fldSimple>'
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> REF b </w:instrText></w:r>{separate}{result}{end}"


def link(*contents: str) -> str:
    return f"<w:hyperlink>{''.join(contents)}</w:hyperlink>"


@pytest.mark.parametrize("wrapped", [str, link, field, lambda result: field(result, simple=True)])
@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize("tracked", [True, False])
def test_a_mark_is_put_behind_the_end_of_a_field(simple: bool, tracked: bool, wrapped: Callable[[str], str]) -> None:
    data = word_file(paragraph(run("the quality of "), field(wrapped(run("rivers")), simple)), REQUESTS)
    result = check(data, behind(data, "quality of rivers", ","), tracked=tracked)
    body = unpacked(result)["word/document.xml"].decode()
    ends = [body.rfind(end) for end in ("</w:fldSimple>", 'w:fldCharType="end"')]
    assert max(ends) < body.index(">,<")


@pytest.mark.parametrize("simple", [True, False])
def test_nothing_is_put_into_the_middle_of_a_field_or_elsewhere_in_its_place(simple: bool) -> None:
    data = word_file(paragraph(run("the "), field(run("quality of ") + field(run("great ")) + italic("rivers"), simple)))
    for words in ("quality of ", "great "):
        with pytest.raises(WriteError, match="Word itself makes"):
            edited(data, "draft.docx", [behind(data, words, "all ")])
    beside = word_file(paragraph(run("see "), field(run("1"), simple), field(run("2"), simple)))
    assert text(check(beside, behind(beside, "1", ", "))) == "see 1, 2\n"


def test_edits_across_paragraphs_have_no_place() -> None:
    data = word_file(paragraph(run("One")), paragraph(run("Two")))
    with pytest.raises(WriteError):
        edited(data, "draft.docx", [at(data, "e\nT", "")])


def comments(data: bytes) -> list[tuple[str, str]]:
    document = read(data, "draft.docx")
    return [
        (document.source.text[one.span.start : one.span.end], one.text) for one in document.annotations if one.kind == "comment"
    ]


def remark(data: bytes, words: str, *lines: str) -> Remark:
    start = text(data).index(words)
    return Remark(Span(start, start + len(words)), lines)


def test_comments_stand_at_the_exact_words() -> None:
    data = word_file(REQUESTS, notes=note(2, run("A note.")))
    remarks = [
        remark(data, "member states", "Capitals.", "Rule: a"),
        remark(data, "all member", "Overlaps.", "Rule: b"),
        remark(data, "1954", "1961.", "Rule: c"),
    ]
    result = marked(data, "draft.docx", [at(data, "1954", "1961")], remarks)
    assert comments(result) == [
        ("all member", "Overlaps.\nRule: b"),
        ("member states", "Capitals.\nRule: a"),
        ("1961", "1961.\nRule: c"),
    ]
    assert_nothing_else_changed(data, result)
    assert text(result, "original") == text(data)


@pytest.mark.parametrize("simple", [True, False])
def test_comments_on_the_result_of_a_field_stand_around_the_field(simple: bool) -> None:
    ends = ("<w:fldSimple", "</w:fldSimple>") if simple else ('fldCharType="begin"', 'fldCharType="end"')
    data = word_file(paragraph(run("see paragraph "), field(run("7"), simple), run(" below")))
    result = marked(data, "draft.docx", (), [remark(data, "7", "There is none.", "Rule: x")])
    xml = unpacked(result)["word/document.xml"].decode()
    order = [xml.index(mark) for mark in ("commentRangeStart", *ends, "commentRangeEnd")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("body", "commented"),
    [
        ((field(run("one")), run(" and "), field(run("two")), run(" and "), field(run("three"))), "two"),
        ((field(run("one")), run(" and "), field(link(run("two"))), run(" and "), field(run("three"))), "two"),
        ((field(run("one")), run(" and "), link(field(run("two"))), run(" and "), field(run("three"))), "two"),
        ((link(field(run("one"))), run(" two "), link(field(run("three")))), "two"),
        ((link(field(run("one"))), field(inserted(run("two"))), link(field(run("three")))), "two"),
        ((field(run("one ") + field(run("two")) + run(" three")), field(run(" four"))), "one two three"),
        ((field(run("one ") + field(run("two"), simple=True) + run(" three")), field(run(" four"))), "one two three"),
        ((field(field(run("one")) + run(" two")), field(run(" three"))), "one two"),
        ((field(link(run("one "), run("two")), simple=True), field(run(" three"))), "one two"),
    ],
)
def test_comments_on_words_among_fields_cover_the_field_around_them_alone(body: tuple[str, ...], commented: str) -> None:
    data = word_file(paragraph(run("see "), *body, run(" below")))
    result = marked(data, "draft.docx", (), [remark(data, "two", "There is none.", "Rule: x")])
    assert comments(result) == [(commented, "There is none.\nRule: x")]


def test_what_was_said_is_not_said_again() -> None:
    data = word_file(REQUESTS)
    said = remark(data, "member states", "Capitals.", "Rule: a")
    once = marked(data, "draft.docx", [], [said])
    assert marked(once, "draft.docx", [], [said]) == once
    other = remark(data, "member states", "Another.", "Rule: b")
    assert [words for _, words in comments(marked(once, "draft.docx", [], [said, other]))] == [
        "Capitals.\nRule: a",
        "Another.\nRule: b",
    ]


def test_existing_comments_keep_their_place_and_text() -> None:
    theirs = '<w:comment w:id="3" w:author="B. Reader"><w:p><w:r><w:t>Agreed?</w:t></w:r></w:p></w:comment>'
    body = paragraph(
        run("Urges "),
        '<w:commentRangeStart w:id="3"/>',
        run("all States"),
        '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
        run(" to help."),
    )
    data = word_file(body, comments=theirs)
    result = marked(data, "draft.docx", [at(data, "all", "All")], [remark(data, "all States", "Here.", "Rule: a")])
    assert sorted(comments(result)) == sorted([("All States", "Agreed?"), ("All States", "Here.\nRule: a")])


def test_where_word_has_no_comments_the_nearest_place_says_so() -> None:
    box = "<w:r><w:drawing><w:txbxContent>" + paragraph(run("In a box.")) + "</w:txbxContent></w:drawing></w:r>"
    section = '<w:headerReference w:type="default" r:id="rId5"/>'
    headers = {"header1": f"<w:hdr>{paragraph(run('A/81/L.7'))}</w:hdr>"}
    data = word_file(
        paragraph(run("The text"), call(2), box), notes=note(2, run("See resolution.")), section=section, parts=headers
    )
    remarks = [remark(data, words, "Wrong.", f"Rule: {words}") for words in ("A/81", "resolution", "In a box")]
    found = dict(reversed(one) for one in comments(marked(data, "draft.docx", [], remarks)))
    assert found == {
        "Wrong.\nThis stands in the header of the page, where Word has no comments.\nRule: A/81": "The text",
        "Wrong.\nThis stands in the note that is called here: Word has no comments there.\nRule: resolution": "¹",
        "Wrong.\nThis stands in a text box beside this paragraph, where Word has no comments.\nRule: In a box": "The text",
    }


def test_remarks_on_an_automatic_number_or_on_nothing_stand_at_words() -> None:
    data = word_file(REQUESTS)
    place = text(data).index("member states")
    remarks = [
        Remark(Span(0, 2), ("Number.", "Rule: a")),
        Remark(Span(place, place), ("Here.", "Rule: b")),
        Remark(Span(0, 0), ("All.", "Rule: c")),
    ]
    assert comments(marked(data, "draft.docx", [], remarks)) == [
        ("Requests", "Number.\nRule: a"),
        ("Requests", "All.\nRule: c"),
        ("member", "Here.\nRule: b"),
    ]


def test_closed_files_are_left_alone() -> None:
    protected = word_file(REQUESTS, settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    with pytest.raises(WriteError, match="protected against changes"):
        edited(protected, "draft.docx", [])
    signed = package({**unpacked(word_file(REQUESTS)), "_xmlsignatures/sig1.xml": b"<x/>"})
    with pytest.raises(WriteError, match="is signed"):
        marked(signed, "draft.docx", [], [])
    edited(word_file(REQUESTS, settings='<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'), "draft.docx", [])


WORDS = st.sampled_from(["Urges", " all", " States", ", ", "member", "\u2011", " to", "x", "  ", "1954"])
PIECES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(lambda words: run("".join(words))),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda words: italic("".join(words))),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda words: inserted(run("".join(words)), italic("i"))),
    st.lists(WORDS, min_size=1, max_size=2).map(lambda words: deleted("".join(words))),
    st.lists(WORDS, min_size=1, max_size=2).map(lambda words: link(run("".join(words)))),
    st.lists(WORDS, min_size=1, max_size=2).map(lambda words: field(link(run("".join(words)), italic("r")))),
    st.lists(WORDS, min_size=1, max_size=2).map(lambda words: link(field(run("".join(words)) + field(run("r"), simple=True)))),
    st.sampled_from(
        ["<w:r><w:tab/><w:t>t</w:t><w:br/></w:r>", "<w:r><w:t> a </w:t></w:r>", call(2), '<w:bookmarkStart w:id="5" w:name="b"/>']
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=5), min_size=1, max_size=3), st.data())
def test_any_edits_change_what_they_say_and_nothing_else(body: list[list[str]], data: st.DataObject) -> None:
    counted = itertools.count(900)
    unique = [[re.sub('w:id="90[01]"', lambda _: f'w:id="{next(counted)}"', one) for one in pieces] for pieces in body]
    numbered = [paragraph(*pieces, level=0) for pieces in unique]
    whole = word_file(*numbered, notes=note(2, run("A note.")))
    source = read(whole, "draft.docx").source
    edits: list[Edit] = []
    place = 0
    for _ in range(data.draw(st.integers(0, 4))):
        if place > len(source.text):
            break
        start = data.draw(st.integers(place, len(source.text)))
        end = min(len(source.text), start + data.draw(st.integers(0, 6)))
        if source.is_locked(Span(start, end)) or (start == end and edits and start == edits[-1].span.end):
            continue
        edits.append(Edit(Span(start, end), data.draw(st.sampled_from(["", "new", " a\tb", "é"]))))
        place = end + 1
    remarks = [
        Remark(
            Span(*sorted(data.draw(st.tuples(st.integers(0, len(source.text)), st.integers(0, len(source.text)))))),
            ("Look.", "Rule: r"),
        )
    ]
    for tracked in (True, False):
        try:
            result = marked(whole, "draft.docx", edits, remarks, tracked=tracked)
        except WriteError:
            continue
        assert text(result) == replaced(source.text, edits)
        if tracked:
            assert text(result, "original") == text(whole, "original")
            assert_nothing_else_changed(whole, result)
