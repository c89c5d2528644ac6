"""What the parser makes of drafts: kinds, labels, numbers, levels, calls, notes, masthead."""

from __future__ import annotations

import pytest

from reslint.draft import Draft, Kind
from reslint.parsing import parse
from reslint.readers.text import read_string

FRONT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n"


def draft(source: str) -> Draft:
    return parse(read_string(source, "draft.md"))


def told(source: str) -> list[tuple[str, str, str | None]]:
    return [(p.label, str(p.kind), p.number) for p in draft(source).paragraphs]


def body(source: str) -> list[str]:
    return [label for label, _, _ in told(FRONT + source)[2:]]


def test_the_parts_of_a_resolution() -> None:
    assert told(
        "United Nations\n\nA/80/L.97\n\nEightieth session\n\nNorway: draft resolution\n\nClean rivers\n\nThe General Assembly,\n\n"
        "Recalling its resolution 70/1,\n\nNoting the report,\n\n1. Urges States:\n\n(a) To act;\n\n2. Requests a report.\n\n"
        "50th plenary meeting\n3 December 2025\n"
    ) == [
        ("masthead", "masthead", None),
        ("masthead", "masthead", None),
        ("masthead", "masthead", None),
        ("sponsors", "sponsors", None),
        ("title", "title", None),
        ("enacting line", "enacting", None),
        ("PP1", "preambular", None),
        ("PP2", "preambular", None),
        ("OP1", "operative", "1."),
        ("OP1(a)", "subparagraph", "(a)"),
        ("OP2", "operative", "2."),
        ("closing", "closing", None),
        ("closing", "closing", None),
    ]


def test_a_number_that_was_lost_is_told_from_a_paragraph_that_came_in_between() -> None:
    assert body("1. *Notes* it;\n\n*Urges* States;\n\n3. *Requests* a report.") == ["OP1", "OP2*", "OP3"]
    assert body("1. *Notes* it;\n\n*Urges* States;\n\n2. *Requests* a report.") == ["OP1", "OP1+", "OP2"]


def test_the_only_operative_paragraph() -> None:
    paragraph = draft(FRONT + "*Approves* the report.").paragraphs[-1]
    assert (paragraph.label, paragraph.kind, paragraph.alone) == ("OP", Kind.OPERATIVE, True)


def test_numbers_in_odd_forms() -> None:
    assert body("1. *Notes* it;\n\n2 *Urges* States;\n\n(3) *Requests* it;\n\n- 4. *Decides* it.") == ["OP1", "OP2", "OP3", "OP4"]
    parsed = draft(FRONT + "1. *Notes* it;\n\n- 2. *Decides* it.")
    last = parsed.paragraphs[-1]
    assert last.number_span and last.bullet_span
    assert parsed.source.text[last.number_span.start : last.number_span.end] == "2."
    assert parsed.source.text[last.bullet_span.start : last.bullet_span.end] == "-"


def test_paragraphs_in_brackets() -> None:
    parsed = draft(FRONT + "[*Noting* the report,]\n\n1. *Urges* States;\n\n[*Requests* a report;]")
    assert [p.label for p in parsed.paragraphs[1:]] == ["PP1", "PP2", "OP1", "OP2*"]
    assert parsed.paragraphs[2].opening is None


def test_four_levels_and_words_that_resume() -> None:
    source = (
        "1. *Requests* the Office:\n\n(a) To publish:\n\n(i) Measurements:\n\na. Of lakes;\n\ni. Deep ones;\n\nb. Of rivers;\n\n"
        "(ii) Names;\n\n(b) To report;\n\nand to publish the results;\n\n2. *Decides* to meet."
    )
    paragraphs = draft(FRONT + source).paragraphs[2:]
    assert [(p.label, p.level) for p in paragraphs] == [
        ("OP1", 0),
        ("OP1(a)", 1),
        ("OP1(a)(i)", 2),
        ("OP1(a)(i)a", 3),
        ("OP1(a)(i)ai", 4),
        ("OP1(a)(i)b", 3),
        ("OP1(a)(ii)", 2),
        ("OP1(b)", 1),
        ("OP1", 0),
        ("OP2", 0),
    ]
    assert paragraphs[8].resumed


def test_what_leads_in_to_the_first_number_is_no_paragraph_of_the_series() -> None:
    assert told("*The General Assembly*,\n\n*Resolves* that:\n\n1. The Fund shall be kept;\n\n2. It shall grow.")[1:] == [
        ("text", "text", None),
        ("OP1", "operative", "1."),
        ("OP2", "operative", "2."),
    ]
    assert body("*Decides* to meet:\n\n(a) In May;\n\n(b) In June.") == ["OP", "OP(a)", "OP(b)"]
    assert body("1. *Notes* it;\n\n*Resolves* that:\n\n3. *Requests* a report.") == ["OP1", "OP2*", "OP3"]


def test_what_the_words_before_a_list_ask_for_belongs_to_it() -> None:
    source = (
        "1. *Requests* the Mission:\n\n(a) To watch the rivers;\n\nTo assist those who measure lakes;\n\n2. *Decides* to meet."
    )
    assert body(source) == ["OP1", "OP1(a)", "OP1", "OP2"]


def test_the_letter_i_and_the_numeral_i() -> None:
    letters = "".join(f"({letter}) To act;\n\n" for letter in "abcdefghij")
    labels = body(f"1. *Urges* States:\n\n{letters}2. *Urges* banks.")
    assert labels[9:11] == ["OP1(i)", "OP1(j)"]


def test_a_paragraph_that_a_page_cut_is_whole_again() -> None:
    source = (
        FRONT + "1. *Urges* States to measure the rivers that cross their\n\n<sup>1</sup> A/80/231.\n\n2/6 25-08237\n\n"
        "borders twice a year;\n\n2. *Requests* the\n\nUnited Nations Environment Programme to report.<sup>1</sup>"
    )
    parsed = draft(source)
    operative = list(parsed.of(Kind.OPERATIVE))
    assert operative[0].text.string.endswith("that cross their borders twice a year;")
    assert operative[1].text.string == "Requests the United Nations Environment Programme to report."
    assert len(operative[0].pieces) == 2
    assert [note.mark for note in parsed.notes] == ["1"]


def test_a_note_that_a_page_cut_is_one_note() -> None:
    parsed = draft(
        FRONT + "1. *Notes* it.<sup>1</sup>\n\n<sup>1</sup> See the report of the\n\n3/6 25-08237\n\nOffice on rivers."
    )
    assert [note.text.string for note in parsed.notes] == ["See the report of the Office on rivers."]


def test_calls_in_every_notation() -> None:
    source = FRONT + (
        "1. *Notes* the first report,<sup>1</sup> the second,² the third,^3^ the fourth,[^4] the fifth,^{5} the sixth, 6 and "
        "the seventh.\n\n" + "\n\n".join(f"<sup>{mark}</sup> A/80/{mark}." for mark in range(1, 7))
    )
    paragraph = next(draft(source).of(Kind.OPERATIVE))
    assert [call.mark for call in paragraph.calls] == ["1", "2", "3", "4", "5", "6"]
    assert paragraph.text.string == (
        "Notes the first report, the second, the third, the fourth, the fifth, the sixth, and the seventh."
    )
    assert [call.blanks for call in paragraph.calls] == [0, 0, 0, 0, 0, 1]
    assert paragraph.calls[5].notation == "bare"


def test_a_bare_digit_is_a_call_only_where_a_note_waits_for_it() -> None:
    paragraph = next(draft(FRONT + "1. *Notes* articles 3, 4 and 5, 6 of them new.").of(Kind.OPERATIVE))
    assert paragraph.calls == ()
    assert "5, 6 of them" in paragraph.text.string


def test_a_bare_digit_behind_a_name() -> None:
    source = (
        "1. *Notes* Agenda 2 and the Plan of Action,<sup>1</sup> the Lake Convention 2 and Goal 3 and the River Rules.<sup>3</sup>\n\n"
        "<sup>1</sup> A/80/1.\n\n<sup>2</sup> A/80/2.\n\n<sup>3</sup> A/80/3."
    )
    paragraph = next(draft(FRONT + source).of(Kind.OPERATIVE))
    assert [call.mark for call in paragraph.calls] == ["1", "2", "3"]
    assert "Lake Convention and Goal 3 and" in paragraph.text.string


def test_several_calls_at_one_place() -> None:
    paragraph = next(draft(FRONT + "1. *Notes* the reports,<sup>1,2</sup> and others;¹,³").of(Kind.OPERATIVE))
    assert [call.mark for call in paragraph.calls] == ["1", "2", "1", "3"]
    assert paragraph.text.string == "Notes the reports, and others;"


def test_square_metres_are_no_call() -> None:
    assert next(draft(FRONT + "1. *Notes* that 5 km² are flooded.").of(Kind.OPERATIVE)).calls == ()


def test_asterisks() -> None:
    parsed = draft("Item 5 of the provisional agenda\\*\n\n" + FRONT + "1. *Notes* it.\n\n\\* A/80/100.")
    assert parsed.paragraphs[0].calls[0].mark == "*"
    assert [(note.mark, note.text.string) for note in parsed.notes] == [("*", "A/80/100.")]


def test_sections_that_run_on_and_sections_that_start_again() -> None:
    running = "## I\n\n## Water\n\n1. *Notes* it;\n\n2. *Urges* it;\n\n## II\n\n3. *Requests* it."
    assert body(running) == ["section I", "heading", "OP1", "OP2", "section II", "OP3"]
    again = "1. *Notes* it;\n\n2. *Urges* it;\n\n## A. Water\n\n1. *Stresses* it;\n\n2. *Requests* it."
    assert body(again) == ["OP1", "OP2", "section A", "OP1", "OP2"]


def test_a_declaration_speaks_in_the_plural() -> None:
    parsed = draft("We, the Ministers of Fisheries, meeting in Oslo,\n\n1. *Recognize* it;\n\n2. *Also recognize* that;\n")
    assert parsed.form == "declaration"
    assert [p.opening.form for p in parsed.of(Kind.OPERATIVE) if p.opening] == ["plural", "plural"]


@pytest.mark.parametrize("heading", ["Annexe", "ANNEXURE I", "Annex:", "Appendix"])
def test_other_spellings_of_the_heading_of_an_annex(heading: str) -> None:
    parsed = draft(FRONT + f"1. *Adopts* the rules.\n\n{heading}\n\nRules of the lake\n\n1. Boats keep left.")
    assert [one.label for one in parsed.paragraphs if one.part == "annex"][-1] == "annex OP1"


def test_an_annex_has_its_own_numbers() -> None:
    parsed = draft(FRONT + "1. *Adopts* the rules.\n\nAnnex\n\nRules of the lake\n\n1. Boats keep left.\n\n2. Swimmers swim.")
    assert [p.label for p in parsed.paragraphs[2:]] == ["OP1", "annex heading", "annex heading", "annex OP1", "annex OP2"]


def test_an_instrument_may_follow_without_a_heading() -> None:
    parsed = draft(
        FRONT + "*Adopts* the following declaration.\n\nDeclaration of the lakes\n\n1. We are sixty lakes.\n\n2. We meet."
    )
    assert [p.part for p in parsed.paragraphs[2:]] == ["main", "annex", "annex", "annex"]


def test_paragraphs_inside_one_line() -> None:
    parsed = draft(
        "%%%RIVERS|LAKES|\n\n"
        "Resolution adopted by the General Assembly on 3 December 2025 80/99. Clean rivers The General Assembly, Recalling its "
        "resolution 70/1 of 25 September 2015, Recalling also the Convention on Biological Diversity, Deeply concerned at the loss "
        "of fish, 1. Urges all States: (a) To measure their rivers, lakes and canals; (b) To publish what they measure; I Follow-up "
        "2. Requests the Secretary-General to report on the implementation of the present resolution. 50th plenary meeting "
        "3 December 2025"
    )
    assert parsed.flat
    assert [p.label for p in parsed.paragraphs] == [
        "page",
        "masthead",
        "title",
        "enacting line",
        "PP1",
        "PP2",
        "PP3",
        "OP1",
        "OP1(a)",
        "OP1(b)",
        "section I",
        "heading",
        "OP2",
        "closing",
    ]


def test_sentences_of_a_declaration_in_the_line_of_the_paragraph_before_them() -> None:
    declaration = (
        "Annex\n\nDeclaration on rivers\n\n1. We, the Ministers, met in Oslo in 2026. 2. We welcome the plan (see resolution 70/1). "
        "3. Yet rivers dry up. We keep paragraph 2. 5. The rest is silence under vol. 4. We are sorry, and in this regard:\n\n"
        "(a) We note “it. 4. Well” and No. 4. It is late;\n\n(b) We count them. 4. To this end, we commit to:\n\n(a) Counting;\n\n"
        "(b) Measuring.\n\n5. We will meet again.\n"
    )
    labels = [label for label in body("1. *Adopts* it;\n\n2. *Decides* to act.\n\n" + declaration) if "OP" in label]
    assert labels == ["OP1", "OP2"] + [f"annex OP{label}" for label in ("1", "2", "3", "3(a)", "3(b)", "4", "4(a)", "4(b)", "5")]


def test_a_list_of_its_own_inside_a_paragraph() -> None:
    steps = "3. *Decides* on four steps: 1. Lakes first. 2. Then rivers. 3. Then brooks. 4. Then the sea."
    assert body(f"1. *Notes* it;\n\n2. *Urges* States;\n\n{steps}") == ["OP1", "OP2", "OP3"]


def test_a_long_heading_behind_the_numeral_of_its_section() -> None:
    long = (
        "Implementation of the Agreement on the Management of Rivers that cross the Borders of several States" * 2
        + " and related rules"
    )
    parsed = draft(FRONT + f"I\n\nRivers\n\n1. *Notes* it;\n\nII\n\n{long}\n\n2. *Urges* States to act.")
    assert [p.kind for p in parsed.paragraphs if p.text.string == long] == [Kind.HEADING]


def test_amendments_in_one_line() -> None:
    source = "Norway: amendment to draft resolution A/80/L.3\n\nClean rivers\n\n1. Delete paragraph 9. 2. In paragraph 10, add “not”. 3. Stop.\n"
    assert [p.text.string for p in draft(source).paragraphs[-3:]] == [
        "1. Delete paragraph 9.",
        "2. In paragraph 10, add “not”.",
        "3. Stop.",
    ]


def test_masthead() -> None:
    masthead = draft(
        "United Nations A/C.3/80/L.12/Rev.1\n\nGeneral Assembly Distr.: Limited 9 September 2025 Original: English\n\n"
        "Eightieth session Agenda item 72 (b) Human rights\n\nChile: draft resolution\n\nClean rivers\n\n" + FRONT
    ).masthead
    fields = [masthead.symbol, masthead.distribution, masthead.date, masthead.language, masthead.session, masthead.agenda_item]
    assert [field.value if field else None for field in fields] == [
        "A/C.3/80/L.12/Rev.1",
        "Limited",
        "9 September 2025",
        "English",
        "Eightieth session",
        "Agenda item 72 (b)",
    ]


def test_a_masthead_that_is_written_otherwise() -> None:
    masthead = draft(f"A/80/l.12\n\n9 sept. 2025\n\nEIGHTIETH SESSION\n\nAGENDA ITEM: 72 b)\n\nRivers\n\n{FRONT}").masthead
    fields = [masthead.symbol, masthead.date, masthead.session, masthead.agenda_item]
    assert [field and field.value for field in fields] == ["A/80/l.12", "9 sept. 2025", "EIGHTIETH SESSION", "AGENDA ITEM: 72 b)"]


def test_organ_stage_form_language() -> None:
    adopted = draft("A/RES/80/12\n\n" + FRONT + "1. *Notes* it.")
    assert (adopted.organ, adopted.stage, adopted.form, adopted.language) == ("General Assembly", "adopted", "resolution", "en")
    informal = draft(FRONT + "OP1 [*Urges*] [*Requests*] States [Norway: and banks];\n\nOP1 bis. [*Notes*] it.")
    assert informal.stage == "informal"
    amendment = draft("A/80/L.20\n\nNorway:* amendment to draft resolution A/80/L.18\n\nRivers\n\nDelete operative paragraph 9.")
    assert amendment.form == "amendment"
    assert draft("A recipe for soup.\n\nPeel the onions and boil them with the leeks for an hour or so.").form == "none"
    french = "L’Assemblée générale,\n\nRappelant ses résolutions sur les droits des enfants dans les pays qui sont parties à la Convention,"
    assert draft(french).language == "fr"


def test_organ_and_stage_can_be_set() -> None:
    parsed = parse(read_string(FRONT, "draft.md"), organ="security-council", stage="informal")
    assert (parsed.organ, parsed.stage) == ("Security Council", "informal")


def test_italics() -> None:
    assert draft(FRONT.replace("*", "")).italics == "none"
    assert draft(FRONT).italics == "used"
    lost = (
        "The General Assembly,\n\n"
        + "".join(f"Recalling its resolution 70/{n},\n\n" for n in range(1, 12))
        + "*Noting* the report,\n\n"
    )
    assert draft(lost).italics == "lost"


@pytest.mark.parametrize(
    "marks", [("a)", "b)", "c)"), ("A.", "B.", "C."), ("I.", "II.", "III."), ("(a)", "(b)", "(c)"), ("i.", "ii.", "iv.")]
)
def test_letters_and_numerals_in_place_of_numbers(marks: tuple[str, ...]) -> None:
    first, second, third = marks
    source = f"{first} *Welcomes* the report;\n\n{second} *Urges* States:\n\n(1) To act;\n\n(2) To pay;\n\n{third} *Requests* a report."
    last = "OP4" if third == "iv." else "OP3"
    assert body(source) == ["OP1", "OP2", "OP2(1)", "OP2(2)", last]


def test_items_of_the_preamble_are_no_operative_paragraphs() -> None:
    source = "*Recalling* the rules:\n\n(a) Calls for tenders;\n\n(b) Reports,\n\n1. *Welcomes* it."
    assert body(source) == ["PP2", "PP2(a)", "PP2(b)", "OP1"]


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        (["PP1 ", "PP2 bis ", "PP5. "], ["PP1", "PP2 bis", "PP5"]),
        (["", "PP1 ", "PP2 ", "PP3 ", ""], ["PP+", "PP1", "PP2", "PP3", "PP3+"]),
        (["", "", "PP7 "], ["PP1", "PP2", "PP3"]),
    ],
)
def test_labels_of_preambular_paragraphs_are_those_of_the_draft(numbers: list[str], labels: list[str]) -> None:
    items = "".join(f"{number}*Noting* the river,\n\n" for number in numbers)
    assert [p.label for p in draft(f"*The General Assembly*,\n\n{items}*Decides* to meet.").of(Kind.PREAMBULAR)] == labels


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("(OP3) ", "OP3"),
        ("[Norland: 3. ", "OP3"),
        ("(New) 3. ", "OP3"),
        ("New OP3 bis. ", "OP3 bis"),
        ("OP3 bis - ", "OP3 bis"),
        ("OP3 ter (NL) ", "OP3 ter"),
        ("OP3 old OP5 ", "OP3"),
        ("OP3 (former OP4): ", "OP3"),
        ("Operative paragraph 3: ", "OP3"),
        ("3, ", "OP3"),
        ("#3 ", "OP3"),
    ],
)
def test_labels_of_the_negotiating_room(written: str, label: str) -> None:
    assert body(f"1. *Urges* States;\n\n2. *Invites* all;\n\n{written}*Requests* a report.") == ["OP1", "OP2", label]


def test_an_outline_of_numerals_letters_and_figures() -> None:
    source = (
        "I. *Urges* States to:\n\nA. Read,\n\nB. Write by:\n\n1. Hand,\n\n2. Machine,\n\nC. Lend,\n\n"
        "II. *Invites* all;\n\nIII. *Requests* a report."
    )
    assert body(source) == ["OP1", "OP1A", "OP1B", "OP1B item 1", "OP1B item 2", "OP1C", "OP2", "OP3"]


@pytest.mark.parametrize(
    "front",
    ["*The General Assembly*,\n\n", "Norland: draft decision\n\nLakes\n\n*The General Assembly*,\n\n*Recalling* its rules,\n\n"],
)
def test_the_parts_of_a_decision_have_letters(front: str) -> None:
    parsed = draft(f"{front}(a) *Takes note* of it;\n\n(b) *Decides* to meet.")
    assert [p.number for p in parsed.of(Kind.SUBPARAGRAPH)] == ["(a)", "(b)"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("I\n\nRivers", "II\n\nLakes"), ("I. Rivers", "II. Lakes"), ("A\n\nRivers", "B\n\nLakes"), ("IV\n\nRivers", "V\n\nLakes")],
)
@pytest.mark.parametrize("end", ["", ","])
def test_the_mark_of_the_next_section_ends_a_paragraph_without_end(first: str, second: str, end: str) -> None:
    # Only where sections begin with I is there no mark before that tells.
    preamble_end = end if first.startswith(("I\n", "I.")) else ","
    labels = [
        label
        for label, kind, _ in told(
            f"*The General Assembly*,\n\n*Recalling* its work{preamble_end}\n\n{first}\n\n1. *Notes* it{end}\n\n{second}\n\n"
            "2. *Decides* to act."
        )
        if kind in ("preambular", "heading", "operative") and label != "heading"
    ]
    mark = [words.split()[0].strip(".") for words in (first, second)]
    assert labels == ["PP1", f"section {mark[0]}", "OP1", f"section {mark[1]}", "OP2"]


def test_another_mark_goes_on_with_a_paragraph_that_was_cut() -> None:
    assert body("I\n\n1. *Notes* it;\n\n2. *Welcomes* the work of\n\nIV. Adams\n\n3. *Decides* to act.") == [
        "section I",
        "OP1",
        "OP2",
        "OP3",
    ]


@pytest.mark.parametrize("mark", ["( c)", "(c).", "(C)", "(3)", "(iii)", "c."])
def test_a_mark_with_a_slip_stands_in_its_list(mark: str) -> None:
    parsed = draft(FRONT + f"1. *Notes*:\n\n(a) This;\n\n(b) That;\n\n{mark} More work;\n\n(d) Less;\n\n2. *Decides* to act.")
    items = [p for p in parsed.paragraphs if p.kind is Kind.SUBPARAGRAPH]
    assert [(p.level, p.text.string) for p in items] == [(1, "This;"), (1, "That;"), (1, "More work;"), (1, "Less;")]
    assert items[3].label == "OP1(d)"


def test_an_item_whose_mark_is_left_out() -> None:
    source = "1. *Notes*:\n\n(a) This:\n\n(i) Now;\n\nLater;\n\n(iii) Never;\n\nThat;\n\n(c) More;\n\n2. *Decides* to act."
    assert body(source) == ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a) item 1", "OP1(a)(iii)", "OP1 item 1", "OP1(c)", "OP2"]


@pytest.mark.parametrize("behind", ["*Noting* that,\n\n1. *Decides* to act.", "1. *Decides* to act."])
def test_a_finite_verb_before_the_end_of_the_preamble(behind: str) -> None:
    source = f"*Stresses* two aims:\n\n(a) Rivers;\n\n(b) Lakes,\n\n{behind}"
    assert body(source)[:3] == ["PP2", "PP2(a)", "PP2(b)"]


@pytest.mark.parametrize("number", ["1.bis", "1. bis", "1 bis", "1 (bis).", "1-bis.", "1 BIS."])
def test_labels_of_alternatives(number: str) -> None:
    assert body(f"1. *Notes* it;\n\n{number} *Also notes* that;\n\n2. *Decides* to act.") == ["OP1", "OP1 bis", "OP2"]


def test_a_heading_in_bold_ends_a_paragraph_without_end() -> None:
    assert body("1. *Notes* the work of\n\n**Lakes and rivers**\n\n2. *Decides* to act.") == ["OP1", "heading", "OP2"]


@pytest.mark.parametrize("heading", ["Reporting", "B Reporting", "B Reports of the Mission"])
def test_a_few_words_before_the_next_number_head_a_section(heading: str) -> None:
    assert body(f"1. *Notes* the work done\n\n{heading}\n\n2. *Decides* to act.") == ["OP1", "heading", "OP2"]


@pytest.mark.parametrize(("cut", "rest"), [("1. *Notes* the work of the", "Commission"), ("1. *Notes* the work", "of 2024")])
def test_a_few_words_that_a_sentence_needs_are_no_heading(cut: str, rest: str) -> None:
    assert body(f"{cut}\n\n{rest}\n\n2. *Decides* to act.") == ["OP1", "OP2"]


@pytest.mark.parametrize("behind", ["(iii)", "(ii)"])
def test_a_letter_amid_numerals_is_of_their_list(behind: str) -> None:
    source = f"1. *Notes*:\n\n(a) This;\n\n(b) That:\n\n(i) Now;\n\n(b) Later;\n\n{behind} Never;\n\n2. *Decides* to act."
    between = "OP1(b)(b)" if behind == "(iii)" else "OP1(b)"
    assert body(source)[4] == between


def test_marks_of_working_papers_are_of_the_list_they_stand_in() -> None:
    assert body(
        "1. *Asks* States:\n\n(a) To act;\n\nb bis) [to report;] (Norway)\n\n(c) To rest;\n\ne) To end;\n\n2. *Ends* it."
    ) == [
        "OP1",
        "OP1(a)",
        "OP1b bis)",
        "OP1(c)",
        "OP1e)",
        "OP2",
    ]
    assert body("(OP)1. *Asks* for more;\n\n(OP)2. *Ends* it.") == ["OP1", "OP2"]


@pytest.mark.parametrize("remark", ["[Silence procedure until 14 March]", "Footer: as of 12 March", "*[Comment: to be checked]*"])
def test_remarks_of_the_room_are_no_part_of_a_paragraph(remark: str) -> None:
    assert body(f"1. *Asks* for more;\n\n{remark}\n\n2. *Ends* it") == ["OP1", "text", "OP2"]
    assert body(f"1. *Asks* for more;\n\n2. *Ends* it\n\n{remark}") == ["OP1", "OP2", "text"]


def test_a_slip_in_the_verb_of_a_statement_makes_no_title_of_it() -> None:
    said = "“The Security Council reaffirm it.\n\n“The Council recalls it.\n\n“The Council notes it.”"
    assert [p.kind for p in draft(said).paragraphs] == [Kind.TEXT] * 3
