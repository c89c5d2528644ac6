"""Findings as text and as records."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.derived.places import Places
from reslint.draft import Call, Draft, Field, Kind, Masthead, Note, Opening, Paragraph, Source
from reslint.finding import Edit, Finding, Fix
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.reports import tree
from reslint.reports.excerpt import correction, excerpt, visible
from reslint.reports.forms import Look, form_of
from reslint.reports.paint import Paint
from reslint.reports.records import document, encode, file_record, finding_records
from reslint.reports.text import report, total, understood
from reslint.session import Checked
from reslint.text import Origin, Span, Text

TEXT = """\
The General Assembly,

Recalling its resolution 70/1,¹

1. Decides to keep 50% of the seats for women;

2. Requests 5% more, 6% more and 7% more.

¹ See there.
"""


def piece(words: str, source: str = TEXT) -> Text:
    return Text(words, (Origin(0, source.index(words)),))


def span(words: str, source: str = TEXT) -> Span:
    return Span(source.index(words), source.index(words) + len(words))


@pytest.fixture
def draft() -> Draft:
    return Draft(
        Source("draft.md", TEXT),
        (
            Paragraph(Kind.ENACTING, "enacting line", piece("The General Assembly,"), 0),
            Paragraph(
                Kind.PREAMBULAR,
                "PP1",
                piece("Recalling its resolution 70/1,"),
                1,
                opening=Opening(9, "recall", "participle", "recalling"),
                calls=(Call("1", 30, span("¹")),),
            ),
            Paragraph(
                Kind.OPERATIVE,
                "OP1",
                piece("Decides to keep 50% of the seats for women;"),
                2,
                number="1.",
                number_span=span("1."),
                opening=Opening(7, "decide", "indicative", "decides"),
            ),
            Paragraph(Kind.OPERATIVE, "OP2", piece("Requests 5% more, 6% more and 7% more."), 3, "2.", span("2.")),
            Paragraph(Kind.FURNITURE, "page", Text(""), 4),
        ),
        (Note("1", "note 1", piece("See there."), Span(TEXT.rindex("¹"), TEXT.rindex("¹") + 1)),),
        Masthead(symbol=Field("A/80/L.1", Span(0, 0))),
        organ="General Assembly",
    )


def finding(
    words: str, label: str, severity: str = "error", fix: Fix | None = None, places: Sequence[str] = (), rule: str = "per-cent"
) -> Finding:
    return Finding(rule, severity, "It is wrong.", label, span(words), fix, tuple(span(place) for place in places))


def test_a_drafter_reads(draft: Draft) -> None:
    fix = Fix("safe", (Edit(span("50%"), "50 per cent"),))
    findings = [finding("50%", "OP1", fix=fix), finding("5% m", "OP2", "info", places=("6%", "7%", "See"))]
    assert report("draft.md", draft, findings) == (
        "draft.md: General Assembly, draft resolution, 1 preambular and 2 operative paragraphs, 1 note\n"
        "\n"
        "OP1  5:20  error  It is wrong.\n"
        "    1. Decides to keep 50% of the seats for women;\n"
        "                       ^^^\n"
        "    right: 50 per cent\n"
        "    rule: per-cent\n"
        "\n"
        "OP2  7:13  info  It is wrong.\n"
        "    2. Requests 5% more, 6% more and 7% more.\n"
        "                ^^^^\n"
        "    and 3 more places: OP2, note 1\n"
        "    rule: per-cent\n"
    )


def test_nothing_to_correct(draft: Draft) -> None:
    assert report("draft.md", draft, []).endswith("1 note\nNothing to correct.\n")


def test_many_places_are_cut(draft: Draft) -> None:
    places = [span("The"), *(Span(at, at + 1) for at in range(22, 24))] * 20
    told = report("draft.md", draft, [Finding("x", "info", "Mixed.", "", Span(0, 3), None, tuple(places))])
    assert "and 60 more places: enacting line, line 2, PP1\n" in told


def test_understood(draft: Draft) -> None:
    source = draft.source
    assert understood(Draft(source, (), (), form="none")) == "not a draft resolution"
    assert understood(Draft(source, (), (), organ="Security Council", stage="adopted")) == (
        "Security Council, resolution, no operative paragraphs"
    )
    assert understood(Draft(source, draft.paragraphs[1:2], (), stage="informal", form="decision")) == (
        "informal draft decision, 1 preambular paragraph"
    )


def test_totals() -> None:
    assert total({"error": 3, "warning": 7, "info": 2}, 1) == "12 findings: 3 errors, 7 warnings, 2 for information\n"
    assert total({"error": 1, "warning": 0, "info": 0}, 3) == "1 finding in 3 files: 1 error\n"
    assert total({"error": 0, "warning": 0, "info": 0}, 1) == "No findings.\n"
    assert total({"error": 0, "warning": 0, "info": 0}, 2, 1) == "No findings in 2 files; 1 problem.\n"
    assert total({"error": 0}, 1, 2, "above") == "No findings; 2 problems, see above.\n"


def test_what_can_be_done_next_is_told_where_that_is_wanted(draft: Draft) -> None:
    safe = replace(finding("50%", "OP1", "error"), fix=Fix("safe", (Edit(span("50%"), "50 per cent"),)))
    word = replace(draft, source=replace(draft.source, lined=False))

    def said(look: Look, *files: Checked) -> list[str]:
        written: list[str] = []
        form = form_of(look, written.append, dict)
        for file in files:
            form.take(form.part(file))
        form.end({"error": len(files)}, ())
        return "".join(written).rpartition("finding")[2].splitlines()[1:]

    files = Checked("a draft.md", draft, (safe,)), Checked("b.docx", word, (safe,)), Checked("-", draft, (safe,))
    assert said(Look(advice=True), *files) == [
        "1 can be corrected safely: reslint check --fix 'a draft.md'",
        "For a copy with comments and tracked corrections: reslint mark b.docx",
    ]
    assert said(Look(), *files) == said(Look(advice=True), Checked("c.md", draft, ())) == []
    many = [Checked(f"{name}.md", draft, (safe,)) for name in "abcde"]
    assert said(Look(advice=True), *many) == ["5 can be corrected safely: reslint check --fix FILES"]


def test_colours_add_nothing_but_codes(draft: Draft) -> None:
    findings = [finding("50%", "OP1", severity) for severity in ("error", "warning", "info")]
    coloured = report("draft.md", draft, findings, Paint(True))
    plain = report("draft.md", draft, findings)
    import re

    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def shown(text: str, words: str, width: int = 76) -> tuple[str, str]:
    at = text.index(words)
    result = excerpt(text, Span(at, at + len(words)), Span(0, len(text)), width)
    return result.text, result.underline


def test_excerpts_are_cut_at_blanks() -> None:
    text = "word " * 50 + "wrong " + "more " * 50
    line, under = shown(text, "wrong", 30)
    assert len(line) <= 32
    assert line.startswith("…word ") and line.endswith(" more…")
    assert line[under.index("^") : len(under)] == "wrong"


def test_excerpts_of_long_words_and_at_the_ends() -> None:
    line, under = shown("x" * 200, "x" * 100, 30)
    assert line == "x" * 30 + "…" and under == "^" * 30
    assert shown("wrong at once", "wrong") == ("wrong at once", "^^^^^")
    assert shown("at last wrong", "wrong") == ("at last wrong", "        ^^^^^")
    assert shown("a \n\t b", "b") == ("a b", "  ^")
    assert shown("a  b", "  ") == ("a b", " ^")
    assert shown("国 wrong", "wrong") == ("国 wrong", "   ^^^^^")
    assert shown("e\u0301 wrong", "wrong") == ("e\u0301 wrong", "  ^^^^^")


def test_excerpts_of_printable_words_are_not_made_character_by_character() -> None:
    text = "“words” that “stand” " * 50
    places = []
    sys.setprofile(lambda frame, event, _: places.append(frame.f_code.co_name))
    try:
        line, under = shown(text, "“stand”")
    finally:
        sys.setprofile(None)
    assert line[under.index("^") : len(under)] == "“stand”"
    assert len(places) < 150


def test_excerpts_leave_out_what_nobody_sees() -> None:
    assert shown("imple\u00admented by \u200e50%\u200b now", "50%") == ("implemented by 50% now", "               ^^^")
    assert shown("a \u200e now", "\u200e")[0] == "a \\u200e now"


def test_excerpts_of_no_characters_point_at_a_place() -> None:
    text = "Decides so;"
    assert excerpt(text, Span(8, 8), Span(0, len(text))).underline == "        ^"
    assert excerpt(text, Span(11, 11), Span(0, len(text))).underline == "           ^"
    assert excerpt("", Span(0, 0), Span(0, 0)).text == ""


def test_nothing_that_a_terminal_obeys() -> None:
    assert visible("a\x1b[31mb\x9bc\u202ed\ud800e\x00f\u200bg\U000e0041\ufeff") == (
        "a\\x1b[31mb\\x9bc\\u202ed\\ud800e\\x00f\\u200bg\\U000e0041\\ufeff"
    )
    assert visible(" a \r\n\t b\u2028c") == " a b c"
    text = "a\x1b[2J \u202ewrong"
    line, under = shown(text, "wrong")
    assert line == "a\\x1b[2J \\u202ewrong"
    assert line[under.index("^") :] == "wrong"


ANY = st.text(st.characters(categories=["Lu", "Ll", "Mn", "Nd", "Po", "Zs", "Cc", "Cf", "Cs", "Lo"]), max_size=200)


@given(ANY, st.integers(0, 200), st.integers(0, 200), st.integers(10, 80))
def test_excerpts_of_anything(text: str, one: int, other: int, width: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    result = excerpt(text, Span(start, end), Span(0, len(text)), width)
    assert visible(result.text) == result.text
    assert len(result.text.splitlines()) <= 1
    assert set(result.underline) <= {" ", "^"}
    assert result.underline.count("^") >= 1


@given(ANY, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5), ANY), min_size=1, max_size=3))
def test_corrections_of_anything(text: str, edits: list[tuple[int, int, str]]) -> None:
    at, made = 0, []
    for skip, length, new in edits:
        start = min(at + skip, len(text))
        at = min(start + length, len(text))
        made.append(Edit(Span(start, at), new))
    told = correction(text, made[0].span, Fix("safe", tuple(made)))
    assert visible(told) == told and len(told.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "words", "edits", "told"),
    [
        ("a fall of 50% now", "50%", [("50%", "50 per cent")], "50 per cent"),
        ("by 5 percent;", "percent", [("percent", "per cent")], "per cent"),
        ("the the end", "the ", [("the ", "")], "the end"),
        ("the end.", "end.", [("d.", "d;")], "end;"),
        ("organisation", "organisation", [("s", "z")], "organization"),
        ("a very long", " very", [(" very", "")], "a long"),
        ("x wrong y", "wrong", [("wrong", "")], "x y"),
        ("wrong", "wrong", [("wrong", "")], 'without "wrong"'),
        ("one " + "two " * 40 + "six", "one", [("one", "1"), ("six", "6")], "“one” → “1”; “six” → “6”"),
        ('"a" ' + "two " * 40 + '"b";', '"a"', [('"a"', "“a”"), ('"b"', "“b”")], '«"a"» → «“a”»; «"b";» → «“b”;»'),
    ],
)
def test_corrections_as_one_line(text: str, words: str, edits: list[tuple[str, str]], told: str) -> None:
    fix = Fix("safe", tuple(Edit(span(old, text), new) for old, new in edits))
    assert correction(text, span(words, text), fix) == told


def test_places(draft: Draft) -> None:
    places = Places(draft)
    assert [places.label(span(words).start) for words in ("The", "1. D", "women", "2. R", "See there")] == [
        "enacting line",
        "OP1",
        "OP1",
        "OP2",
        "note 1",
    ]
    assert places.name(22) == "line 2"
    assert places.bounds(span("women")) == span("1. Decides to keep 50% of the seats for women;")
    assert places.bounds(Span(len(TEXT), len(TEXT))) == Span(len(TEXT), len(TEXT))


def test_records(draft: Draft) -> None:
    fix = Fix("suggested", (Edit(span("50%"), "50 per cent"),))
    (record,) = finding_records("a/draft.md", draft, [finding("50%", "OP1", fix=fix, places=("5% m",))])
    place = {"line": 5, "column": 20, "offset": TEXT.index("50%")}
    end = {"line": 5, "column": 23, "offset": TEXT.index("50%") + 3}
    assert record == {
        "path": "a/draft.md",
        "rule": "per-cent",
        "severity": "error",
        "message": "It is wrong.",
        "paragraph": "OP1",
        "start": place,
        "end": end,
        "page": None,
        "excerpt": "1. Decides to keep 50% of the seats for women;",
        "fix": {"safety": "suggested", "edits": [{"start": place, "end": end, "text": "50 per cent"}]},
        "places": [
            {
                "paragraph": "OP2",
                "start": {"line": 7, "column": 13, "offset": TEXT.index("5% m")},
                "end": {"line": 7, "column": 17, "offset": TEXT.index("5% m") + 4},
            }
        ],
    }


def test_a_record_is_one_line_for_every_reader() -> None:
    record = {"text": "a\nb\u2028c\x85d\x1ce\ud800f\u202eg\x9bh\x7fi é\u200bj\u00adk\u180el\U000e0041"}
    line = encode(record)
    assert visible(line) == line
    assert len(line.splitlines()) == 1
    assert json.loads(line) == record
    assert "é" in line
    line.encode("utf-8")


def test_the_document(draft: Draft) -> None:
    told = json.loads(document([file_record("draft.md", draft, 0)], [], ["x.md: gone"], {"error": 0, "warning": 0, "info": 0}))
    assert list(told) == ["version", "files", "findings", "counts", "errors"]
    assert told["files"][0]["operative"] == 2
    assert told["counts"] == {"error": 0, "warning": 0, "info": 0}


def test_the_tree_for_programs(draft: Draft) -> None:
    record = tree.record("draft.md", draft)
    assert list(record) == ["path", "organ", "symbol", "session", "title", "stage", "paragraphs", "footnotes", "closing"]
    assert (record["symbol"], record["session"], record["title"], record["closing"]) == ("A/80/L.1", None, "", [])
    assert record["paragraphs"][1] == {
        "label": "PP1",
        "kind": "preambular",
        "number": None,
        "level": 0,
        "part": "main",
        "opening": "Recalling",
        "text": "Recalling its resolution 70/1,",
        "notes": ["1"],
        "start": {"line": 3, "column": 1, "offset": 23},
        "end": {"line": 3, "column": 31, "offset": 53},
    }
    assert record["paragraphs"][2]["number"] == "1."
    assert record["paragraphs"][2]["start"] == {"line": 5, "column": 1, "offset": TEXT.index("1. D")}
    assert record["paragraphs"][4]["kind"] == "text"
    assert [(note["mark"], note["text"]) for note in record["footnotes"]] == [("1", "See there.")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "1. \u200e *Notes* the rivers\u2060 of 2023–\u20602025,\u200e",
            "\u200eNotes the rivers\u2060 of 2023–\u20602025,\u200e",
        ),
        ("1. *Notes*\u200e the soft\u00adness of rivers;\n\n\u200e2. *Decides* to stop.", "Notes\u200e the softness of rivers;"),
        ("1. *Notes* the rivers;<sup>1</sup>\n\n\u200e<sup>1</sup> A/80/1.", "Notes the rivers;"),
    ],
)
def test_the_tree_has_what_directs_the_writing(source: str, text: str) -> None:
    parsed = parse(read_string(f"*The General Assembly*,\n\n{source}", "draft.md"))
    (paragraph,) = [one for one in tree.record("draft.md", parsed)["paragraphs"] if one["label"] == "OP1"]
    assert paragraph["text"] == text


def test_the_tree_for_people(draft: Draft) -> None:
    lines = tree.text("draft.md", draft).splitlines()
    assert lines[2:5] == [
        "  PP1            «Recalling» its resolution 70/1,[1]",
        "  OP1            1. «Decides» to keep 50% of the seats for women;",
        "  OP2            2. Requests 5% more, 6% more and 7% more.",
    ]
    assert lines[-1] == "  note 1         See there."


def test_the_tree_is_indented_and_cut() -> None:
    words = "words " * 40
    paragraph = Paragraph(
        Kind.SUBPARAGRAPH, "OP1(b)(ii)", Text(words), number="(ii)", level=2, calls=(Call("7", 200, Span(0, 0)),)
    )
    line = tree.text("x.md", Draft(Source("x.md", ""), (paragraph,), ())).splitlines()[1]
    assert line.startswith("      OP1(b)(ii)     (ii) words")
    assert line.endswith("words … [7]")
    assert len(line) < 110


def test_understood_says_what_was_not_checked() -> None:
    text = "*The General Assembly*,\n\n*Recalling* the Charter,\n\n*Decides* to meet.\n\nBest regards,\n\nAnn\n"
    assert understood(parse(read_string(text, "draft.md"))).endswith("1 operative paragraph, what follows it was not checked")
    said = "\n\n".join(f"The Security Council {verb} the report." for verb in ("recalls", "notes", "welcomes"))
    assert understood(parse(read_string(said, "draft.md"))) == "a statement: its words, citations and facts are checked"
