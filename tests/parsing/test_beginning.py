"""Where drafts of other shapes begin: titles like mastheads, declarations, decisions, recommended and several texts, misspelt organs."""

from __future__ import annotations

import pytest

from reslint.draft import Draft, Kind
from reslint.parsing import parse
from reslint.readers.text import read_string

ASSEMBLY = "*The General Assembly*,\n\n*Recalling* the Charter,\n\n"
PARAGRAPHS = "1. *Urges* States to act;\n\n2. *Requests* a report."
FRONT = "A/80/L.60\n\nEightieth session\n\nAgenda item 10\n\nNorland: draft resolution\n\n"


def draft(source: str, organ: str = "auto") -> Draft:
    return parse(read_string(source, "draft.md"), organ)


def kinds(source: str) -> list[tuple[str, str]]:
    return [(str(p.kind), p.label) for p in draft(source).paragraphs]


# --- titles


@pytest.mark.parametrize(
    "title",
    [
        "United Nations pension system",
        "Third Committee methods of work",
        "Seventh session of the Conference of the Rivers",
        "Provisional application of treaties",
        "Original sources of the law of lakes",
    ],
)
def test_a_title_may_begin_like_a_line_of_the_masthead(title: str) -> None:
    assert draft(f"{FRONT}{title}\n\n{ASSEMBLY}{PARAGRAPHS}").title == title
    assert draft(f"A/80/L.60\n\n# {title}\n\n{ASSEMBLY}{PARAGRAPHS}").title == title


@pytest.mark.parametrize("line", ["Agenda item 10 (a)", "Eightieth session", "General Assembly", "3 December 2025", "A/80/L.60"])
def test_a_line_of_the_masthead_is_no_title(line: str) -> None:
    assert draft(f"Norland: draft resolution\n\n{line}\n\n{ASSEMBLY}{PARAGRAPHS}").title == ""


def test_a_title_over_two_lines_is_one() -> None:
    parsed = draft(f"{FRONT}Item 10 of the long list: rivers\n\nand lakes\n\n{ASSEMBLY}{PARAGRAPHS}")
    assert [p.text.string for p in parsed.of(Kind.TITLE)] == ["Item 10 of the long list: rivers and lakes"]


# --- declarations


@pytest.mark.parametrize(
    "line",
    [
        "We, the ministers of health,",
        "We, the representatives of States, gathered in Lakeside,",
        "We, ministers and other representatives of States, gathered in Lakeside,",
        "We, Heads of State and Government,",
    ],
)
def test_a_declaration_opens_with_we(line: str) -> None:
    parsed = draft(f"# Rivers\n\n{line}\n\nReaffirming the Charter,\n\n1. Commit to act;\n\n2. Call upon banks to help.")
    assert (parsed.form, parsed.title) == ("declaration", "Rivers")
    assert [p.label for p in parsed.paragraphs] == ["title", "enacting line", "PP1", "OP1", "OP2"]


def test_a_declaration_in_sentences() -> None:
    numbered = draft(
        "# Political declaration\n\n1. We, the Heads of State, reaffirm our aims.\n\n2. We are concerned.\n\n3. We act."
    )
    assert (numbered.form, numbered.title) == ("declaration", "Political declaration")
    assert [p.label for p in numbered.paragraphs] == ["title", "OP1", "OP2", "OP3"]
    plain = draft("# Rivers\n\nWe, the Heads of State, reaffirm our aims.\n\nWe are concerned.\n\nOur rivers are low.")
    assert plain.form == "declaration"
    assert [str(p.kind) for p in plain.paragraphs] == ["title", "text", "text", "text"]
    assert draft("Lakes\n\nWe will act.", "declaration").form == "declaration"


@pytest.mark.parametrize(
    "source",
    [
        "# Minutes\n\nWe met on Monday. It rained.\n\nThe lake was cold.\n\nWe will meet again.",
        "# A letter on the declaration\n\nDear colleagues, it is done.\n\nWe are at the lake.\n\nIt is cold.\n\nIt is late.\n\nIt rains.",
    ],
)
def test_another_text_that_says_we_is_no_declaration(source: str) -> None:
    assert draft(source).form == "none"


def test_a_resolution_that_has_sentences_with_we_is_a_resolution() -> None:
    source = f"# Declaration\n\n{ASSEMBLY}1. *Adopts* the following:\n\nWe will act.\n\nWe will meet.\n\n2. *Requests* a report."
    assert draft(source).form == "resolution"


def test_the_declaration_that_a_resolution_adopts_speaks_in_the_plural() -> None:
    source = "# Lakes\n\n*The General Assembly*\n\n*Adopts* the following declaration:\n\n*We, the Ministers*,\n\n1. *Reaffirm* that;\n\n2. *Recall* it."
    parsed = draft(source)
    assert (parsed.form, parsed.organ) == ("resolution", "General Assembly")
    assert [(p.label, p.plural) for p in parsed.paragraphs[2:]] == [
        ("OP", False),
        ("enacting line", True),
        ("OP1", True),
        ("OP2", True),
    ]
    assert [p.opening.form for p in parsed.paragraphs[4:] if p.opening] == ["plural", "plural"]


def test_the_first_section_of_a_declaration_stands_behind_its_title() -> None:
    parsed = draft("# Political declaration\n\n## I. Rivers\n\n1. We, the Ministers, act.\n\n## II. Lakes\n\n2. We will meet.")
    assert [p.label for p in parsed.paragraphs] == ["title", "section I", "OP1", "section II", "OP2"]


# --- decisions, amendments, statements

MEETING = (
    "At its 3rd plenary meeting, on 21 September 2026, the General Assembly, on the proposal of its President, decided to wait."
)


def test_a_decision_of_a_meeting() -> None:
    parsed = draft(f"Draft decision submitted by the President\n\n{MEETING}")
    assert (parsed.form, parsed.organ) == ("decision", "General Assembly")
    assert [(p.kind, p.runs_on) for p in parsed.paragraphs] == [(Kind.SPONSORS, False), (Kind.ENACTING, True)]
    assert draft(f"Record\n\n{MEETING}").form == "none"


@pytest.mark.parametrize(
    "heading", ["Draft decision", "DRAFT DECISION – for discussion", "Draft decision to be adopted by the Lakes"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "At its 45th plenary meeting, on 5 December 2025, the General Assembly, on the recommendation of the Fifth Committee:",
        "At its 45th plenary meeting, on 5 December 2025, the General Assembly takes note of the report.",
        "The General Assembly decides to take note of the report.",
    ],
)
def test_a_heading_announces_a_decision(heading: str, sentence: str) -> None:
    parsed = draft(f"{heading}\n\n{sentence}\n\n(a) Takes note of the report.")
    assert (parsed.form, parsed.organ, parsed.title) == ("decision", "General Assembly", "")


def test_a_text_may_begin_with_its_decision() -> None:
    assert (
        draft("The Economic and Social Council decides:\n\n(a) To meet;\n\n(b) To swim.").organ == "Economic and Social Council"
    )


@pytest.mark.parametrize(
    "line", ["On Tue, 3 Mar 2026 at 10:12, Anna wrote:", "[Penholder draft 3]", "Zero draft as of 3 May 2026", "Date: 3 May 2026"]
)
def test_what_stands_above_the_text_in_a_mail_or_a_working_paper_is_no_title(line: str) -> None:
    assert draft(f"{line}\n\n{ASSEMBLY}{PARAGRAPHS}").title == ""


def test_the_list_of_a_decision_has_items() -> None:
    source = (
        "Draft decision submitted by the Chair\n\n# Dates\n\nThe General Assembly decides:\n\n(a) To meet;\n\n"
        "(b) To adopt the following agenda:\n\n1. Opening.\n\n2. Closing.\n\n(c) To go."
    )
    paragraphs = draft(source).paragraphs[3:]
    assert [(p.kind, p.level, p.number) for p in paragraphs] == [
        (Kind.SUBPARAGRAPH, 1, "(a)"),
        (Kind.SUBPARAGRAPH, 1, "(b)"),
        (Kind.SUBPARAGRAPH, 2, "1."),
        (Kind.SUBPARAGRAPH, 2, "2."),
        (Kind.SUBPARAGRAPH, 1, "(c)"),
    ]


def test_what_follows_a_decision_in_one_sentence_is_another() -> None:
    parsed = draft(f"Draft decision submitted by the President\n\n{MEETING}\n\nAt the same meeting, it decided to go.")
    assert [str(p.kind) for p in parsed.paragraphs] == ["sponsors", "enacting", "text"]


def test_items_below_a_figure_of_an_agenda() -> None:
    source = (
        "Norland: draft decision\n\nThe General Assembly decides:\n\n(a) To adopt the following agenda:\n\n1. Opening.\n\n(a) Rivers."
        "\n\n(b) Lakes.\n\n2. Closing.\n\n(b) To meet."
    )
    assert [p.level for p in draft(source).of(Kind.SUBPARAGRAPH)] == [1, 2, 3, 3, 2, 1]


def test_an_amendment_may_have_only_a_title() -> None:
    parsed = draft("# Amendments to draft resolution A/80/L.18\n\nParagraph 3\n\nReplace “lakes” with “rivers”.")
    assert (parsed.form, parsed.title) == ("amendment", "Amendments to draft resolution A/80/L.18")
    assert draft(f"# Amendments to draft resolution A/80/L.18\n\n{ASSEMBLY}{PARAGRAPHS}").form == "resolution"


def test_a_statement_of_the_president_begins_in_quotation_marks() -> None:
    source = (
        "# President’s statement\n\nAt its 43rd meeting, on 8 October 2025, the President of the Human Rights Council made the "
        "following statement:\n\n“The Human Rights Council:\n\n1. *Notes* the report;\n\n2. *Requests* another.”"
    )
    assert [kind for kind, _ in kinds(source)] == ["title", "text", "enacting", "operative", "operative"]
    assert draft(source).organ == "Human Rights Council"


def test_the_sentences_of_a_statement_are_no_enacting_lines() -> None:
    said = "“The Security Council, in this regard, expresses concern about the rivers.\n\n"
    assert draft(f"Statement\n\nThe President made the following statement:\n\n{said}{said}").form == "none"


# --- several texts in one file

RECOMMENDS = "*Recommends* to the Economic and Social Council the adoption of the following draft resolution:\n\n"


@pytest.mark.parametrize("comma", ["", ","])
def test_in_a_recommended_draft_speaks_the_organ_to_which_it_is_recommended(comma: str) -> None:
    source = (
        f"E/CN.7/2026/L.3\n\nItaly: draft resolution\n\n*The Commission on Narcotic Drugs*{comma}\n\n{RECOMMENDS}**Lavender**\n\n"
        f"*The Economic and Social Council*,\n\n*Recalling* its resolution 2013/42,\n\n{PARAGRAPHS}"
    )
    parsed = draft(source)
    assert (parsed.organ, parsed.title) == ("Economic and Social Council", "Lavender")
    assert [str(p.kind) for p in parsed.paragraphs[2:6]] == ["text", "text", "title", "enacting"]


def test_the_letters_of_two_resolutions_are_no_sections() -> None:
    source = f"Questions of water\n\nA\n\nLakes\n\n{ASSEMBLY}{PARAGRAPHS}\n\nB\n\nRivers\n\n{ASSEMBLY}{PARAGRAPHS}"
    assert [label for _, label in kinds(source)[7:]] == ["heading", "heading", "enacting line", "PP1", "OP1", "OP2"]


def test_each_resolution_of_a_file_may_number_its_notes_from_1() -> None:
    one = "*The General Assembly*,\n\n*Recalling* the report of its committee,1\n\n{}\n\n<sup>1</sup> A/80/1{}.\n\n"
    parsed = draft(f"# Lakes\n\n{one.format(PARAGRAPHS, 2)}# Rivers\n\n{one.format(PARAGRAPHS, 3)}")
    assert [[call.mark for call in p.calls] for p in parsed.of(Kind.PREAMBULAR)] == [["1"], ["1"]]


# --- organs with a slip


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("*The Security Counsel*,", "Security Council"),
        ("*The General Assemby*,", "General Assembly"),
        ("*The Securty Council*,", "Security Council"),
        ("*The Economic and Social Counsil*,", "Economic and Social Council"),
        ("*The Economic and Social Commission*,", "Economic and Social Commission"),
    ],
)
def test_an_organ_is_known_in_spite_of_a_slip(line: str, organ: str) -> None:
    parsed = draft(f"# Rivers\n\n{line}\n\n*Recalling* the Charter,\n\n{PARAGRAPHS}")
    assert (parsed.organ, parsed.title) == (organ, "Rivers")
    assert str(parsed.paragraphs[1].kind) == "enacting"


# --- marks of subparagraphs


def test_a_letter_behind_numerals_goes_on_with_the_letters() -> None:
    source = f"# T\n\n{ASSEMBLY}1. *Decides*:\n\n(a) Lakes:\n\n(i) To act;\n\n(ii) To wait;\n\n(c) Rivers:\n\n(i) To act;"
    assert [label for _, label in kinds(source)[4:]] == ["OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(c)", "OP1(c)(i)"]


def test_marks_of_the_negotiation() -> None:
    source = (
        f"# T\n\n{ASSEMBLY}1. *Decides*:\n\n(a) To meet;\n\n[(b) To speak;]\n\n(b bis) To help;\n\n(b) ter To fund;\n\n(c) To go."
    )
    parsed = draft(source)
    assert [(p.label, p.number) for p in parsed.of(Kind.SUBPARAGRAPH)] == [
        ("OP1(a)", "(a)"),
        ("OP1(b)", "[(b)"),
        ("OP1(b bis)", "(b bis)"),
        ("OP1(b) ter", "(b) ter"),
        ("OP1(c)", "(c)"),
    ]


# --- enacting lines in another case, declarations behind a title


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("THE GENERAL ASSEMBLY,", "General Assembly"),
        ("The General assembly,", "General Assembly"),
        ("THE COMMISSION ON THE STATUS OF WOMEN,", "Commission on the Status of Women"),
        ("THE UNITED NATIONS ENVIRONMENT ASSEMBLY,", "United Nations Environment Assembly"),
    ],
)
def test_an_enacting_line_in_another_case(line: str, organ: str) -> None:
    parsed = draft(f"Clean lakes\n\n{line}\n\nRecalling the Charter,\n\n{PARAGRAPHS}")
    assert (parsed.title, parsed.organ) == ("Clean lakes", organ)
    assert [p.label for p in parsed.of(Kind.ENACTING)] == ["enacting line"]


@pytest.mark.parametrize(
    "title", ["THE GENERAL ASSEMBLY AND THE LAKES", "GENERAL ASSEMBLY", "THE GENERAL ASSEMBLY", "The lakes,"]
)
def test_a_title_in_capitals_is_no_enacting_line(title: str) -> None:
    assert len(list(draft(f"{title}\n\n{ASSEMBLY}{PARAGRAPHS}").of(Kind.ENACTING))) == 1


@pytest.mark.parametrize(
    "title", ["", "**Declaration on lakes**\n\n", "Declaration on lakes\n\n", "# Declaration\n\n# On lakes\n\n"]
)
def test_a_declaration_that_is_adopted_speaks_as_we(title: str) -> None:
    text = "We, the Heads of State:\n\n1. Recognize the lakes;\n\n2. Commit to cleaning them."
    parsed = draft(f"*The General Assembly*\n\n*Adopts* the following declaration:\n\n{title}{text}")
    assert [(p.label, p.plural, p.opening.form) for p in parsed.of(Kind.OPERATIVE) if p.opening] == [
        ("OP", False, "indicative"),
        ("OP1", True, "plural"),
        ("OP2", True, "plural"),
    ]


def test_what_introduces_a_decision_is_no_title() -> None:
    introduced = "At its 20th meeting, on 2 April 2026, the Human Rights Council decided to adopt the following text:"
    parsed = draft(f"# Clean lakes\n\n{introduced}\n\n“*The Human Rights Council*,\n\n*Decides* to meet.”")
    assert (parsed.title, parsed.organ) == ("Clean lakes", "Human Rights Council")


def test_an_organ_that_recommends_a_draft_in_a_line_of_its_own() -> None:
    organ = (
        "*The Commission on Narcotic Drugs*\n\n*recommends* to the Council the approval of the following draft resolution:\n\n"
    )
    parsed = draft(f"{FRONT}Clean lakes\n\n{organ}{ASSEMBLY}{PARAGRAPHS}")
    assert (parsed.organ, [p.label for p in parsed.of(Kind.PREAMBULAR, Kind.OPERATIVE)]) == (
        "General Assembly",
        ["PP1", "OP1", "OP2"],
    )


# --- what stands around a draft


@pytest.mark.parametrize(
    "line",
    [
        "Sponsors: Norland and Sudland",
        "SIGNATORIES: Norland",
        "As of 5 May 2026, 10 a.m.",
        "*What is bold is new.*",
        "Contact: Ann",
    ],
)
def test_lines_of_work_are_no_title(line: str) -> None:
    assert draft(f"# Clean lakes\n\n{line}\n\n{ASSEMBLY}{PARAGRAPHS}").title in ("Clean lakes", "")
    assert line not in [p.text.string for p in draft(f"# Clean lakes\n\n{line}\n\n{ASSEMBLY}{PARAGRAPHS}").of(Kind.TITLE)]


@pytest.mark.parametrize(
    "line",
    ["Best regards,", "--", "On Mon, 3 May 2026 Ann wrote:", "**Explanatory note**", "Programme budget implications (PBI)"],
)
def test_what_was_sent_along_is_not_the_draft(line: str) -> None:
    parsed = draft(f"# Clean lakes\n\n{ASSEMBLY}{PARAGRAPHS}\n\n{line}\n\nAnn, of the UN\n\n1. *Requests* 50%;\n\n{{0}}")
    assert {p.label for p in parsed.of(Kind.FURNITURE)} == {"not the draft"}
    assert [p.label for p in parsed.of(Kind.OPERATIVE)] == ["OP1", "OP2"]
    assert {p.part for p in parsed.paragraphs} == {"main"}
    further = draft(f"{ASSEMBLY}{PARAGRAPHS}\n\n{line}\n\nAnn\n\n{ASSEMBLY}{PARAGRAPHS}")
    assert [p.label for p in further.of(Kind.OPERATIVE)] == ["OP1", "OP2", "OP1", "OP2"]


def test_a_note_of_an_annex_is_checked() -> None:
    parsed = draft(f"{ASSEMBLY}{PARAGRAPHS}\n\nAnnex\n\nScale of fees\n\nExplanatory note\n\nFees are due.")
    assert not list(parsed.of(Kind.FURNITURE))


@pytest.mark.parametrize("number", ["", "{}. ", "“"])
def test_statements_are_no_resolutions_but_are_read(number: str) -> None:
    said = ["The Council recalls its rules.", "The Council also calls upon States to act.", "The Council notes the report."]
    text = "\n\n".join(f"{number.format(index)}{sentence}" for index, sentence in enumerate(said, 1))
    parsed = draft(f"S/PRST/2026/9\n\n# Lakes\n\nThe President said:\n\n{text}")
    assert (parsed.form, parsed.organ, len(list(parsed.of(Kind.TEXT)))) == ("statement", "Security Council", 3)
    assert draft(f"# Lakes\n\n{said[0]}\n\nThe lakes are clean.").form == "none"


def test_the_paragraphs_of_a_declaration_that_is_announced_are_no_list() -> None:
    source = "We, the Ministers, have adopted the following political declaration:\n\n1. We reaffirm our aims.\n\n2. We act.\n"
    assert [p.label for p in draft(source).paragraphs][-2:] == ["OP1", "OP2"]
