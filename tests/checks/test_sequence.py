from __future__ import annotations

from typing import Any

import pytest

from reslint.checks import run
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.kinds import objections, settings_of
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule


def draft(*lines: str) -> Draft:
    return parse(read("\n\n".join(("# A title", "*The General Assembly*,", *lines)).encode(), "draft.md"))


def numbered(*numbers: str) -> list[str]:
    """Operative paragraphs with the numbers; other words are lines of their own."""
    ends = {len(numbers) - 1: "."}
    return [
        f"{number} *Notes* the report{ends.get(index, ';')}" if number[:1].isdigit() else number
        for index, number in enumerate(numbers)
    ]


def found(of: str, report: list[str], *lines: str, **options: Any) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "sequence", {"of": of, "report": report, **options})
    return run(draft(*lines), [rule])


def messages(of: str, report: list[str], *lines: str) -> list[str]:
    return [finding.message for finding in found(of, report, *lines)]


def test_a_number_left_out_is_named() -> None:
    assert messages("operatives", ["order"], *numbered("1.", "2.", "4.", "5.")) == ["OP4 follows 2: there is no paragraph 3"]
    assert messages("operatives", ["order"], *numbered("1.", "4.")) == ["OP4 follows 1: there are no paragraphs 2 and 3"]
    assert messages("operatives", ["order"], *numbered("1.", "9.")) == ["OP9 follows 1: there are no paragraphs 2 to 8"]


def test_alternatives_fill_the_place_of_the_paragraph_that_they_stand_for() -> None:
    lines = ["OP1 *Notes* it;", "OP2 alt 1: *Urges* all;", "OP2 alt 2: *Invites* all;", "OP3 *Ends* it;", "OP5 *Decides* on it."]
    assert messages("operatives", ["order"], *lines) == ["OP5 follows 3: there is no paragraph 4"]


def test_a_repeat_says_who_has_the_number() -> None:
    [before] = found("operatives", ["repeat"], *numbered("1.", "2.", "2.", "3."))
    assert before.message == "OP2 repeats the number of the paragraph before it; 3 is right"
    assert messages("operatives", ["repeat"], *numbered("1.", "3.", "3.", "4.")) == [
        "OP3 has the number of the paragraph after it; 2 is right"
    ]
    assert messages("operatives", ["repeat"], *numbered("1.", "2.", "1.", "4.")) == [
        "OP1 has the number of another paragraph before it; 3 is right"
    ]


def test_what_one_rule_tells_the_other_does_not() -> None:
    assert messages("operatives", ["order"], *numbered("1.", "2.", "2.", "4.")) == []
    assert messages("operatives", ["repeat"], *numbered("1.", "2.", "4.", "5.")) == []


def test_an_unnumbered_paragraph_is_no_gap() -> None:
    lines = numbered("1.", "2.", "4.")
    assert found("operatives", ["order", "repeat"], *lines[:2], "*Welcomes* the results;", lines[2]) == []


def test_only_a_single_wrong_number_is_mended() -> None:
    rule = Rule("a-rule", "A.", "error", "s", "sequence", {"of": "operatives", "report": ["repeat"]}, fix="suggested")
    [single] = run(draft(*numbered("1.", "1.", "3.")), [rule])
    assert single.fix is not None and single.fix.edits[0].text == "2."
    [shift] = run(draft(*numbered("1.", "1.", "2.", "3.")), [rule])
    assert shift.fix is None


def test_numbers_that_start_again_without_a_heading_are_told_once() -> None:
    [finding] = found("operatives", ["order"], *numbered("1.", "2.", "3.", "1.", "2.", "3.", "1.", "2."))
    assert finding.message == "The numbering starts again at 1 behind 3; 4 is right"
    assert len(finding.places) == 1


def test_sections_that_differ_are_one_finding() -> None:
    lines = numbered("1.", "2.", "A. Means", "1.", "2.", "B. Ends", "3.", "C. Review", "4.")
    [finding] = found("operatives", ["practice"], *lines)
    assert finding.message == "The numbering starts again at 1 under section A, but runs on under section B and section C"
    assert found("operatives", ["order", "repeat"], *lines) == []


def test_parts_of_sections_do_not_count_for_sections() -> None:
    lines = numbered("I", "A. Means", "1.", "B. Ends", "2.", "II", "A. Means", "1.", "B. Ends", "2.")
    assert found("operatives", ["order", "repeat", "practice"], *lines) == []


def test_letters_and_numerals_of_lists() -> None:
    lists = [
        "1. *Requests* the Office:",
        "(a) To act:",
        "(i) First;",
        "(iii) Third;",
        "(b) To report;",
        "(b) To end;",
        "2. *Ends*.",
    ]
    assert messages("subparagraphs", ["order", "repeat"], *lists) == [
        "(iii) follows (i): there is no subparagraph (ii)",
        "(b) repeats the number of the subparagraph before it; (c) is right",
    ]


def test_the_ninth_letter_is_no_numeral() -> None:
    letters = [f"({letter}) To act;" for letter in "abcdefghij"]
    assert found("subparagraphs", ["order", "repeat"], "1. *Requests* the Office:", *letters, "2. *Ends* the matter.") == []


def test_annexes() -> None:
    text = ["*Adopts* the rules in the annexes to the present resolution."]
    single = [*text, "Annex I", "Rules", "Observers register."]
    several = [*text, "Annex I", "Rules", "Observers register.", "Annex III", "Plan", "Observers speak."]
    assert messages("annexes", ["order"], *single) == ["The only annex has no number: “Annex”"]
    assert messages("annexes", ["order"], *several) == ["Annex III follows I: there is no annex II"]


def test_amendments_are_left_alone() -> None:
    text = (
        "A/80/L.9\n\nNorway: amendment to draft resolution A/80/L.7\n\n*The General Assembly*,\n\n4. *Notes* it;\n\n9. *Ends* it."
    )
    rule = Rule("a-rule", "A.", "error", "s", "sequence", {"of": "operatives"})
    assert run(parse(read(text.encode(), "a.md")), [rule]) == []


def test_practice_is_of_operatives() -> None:
    settings = settings_of("sequence", {"of": "sections", "report": ["practice"]})
    assert "operatives" in " ".join(objections("sequence", settings))


def test_a_section_whose_first_paragraph_lost_its_number_begins_again_all_the_same() -> None:
    lines = numbered("I", "1.", "2.", "II", "1.", "2.", "III")
    assert messages("operatives", ["order", "repeat"], *lines, "*Recalls* the plan;", *numbered("1.", "2.")) == []


@pytest.mark.parametrize(
    ("numbers", "message", "right"),
    [
        (("OP1", "OP3"), "OP3 follows 1: there is no paragraph 2", None),
        (("1)", "3)"), "OP3 follows 1: there is no paragraph 2", None),
        (("OP1", "OP2", "OP2", "OP4"), "OP2 repeats the number of the paragraph before it; 3 is right", "OP3"),
        (("OP1.", "OP2.", "OP2.", "OP4."), "OP2 repeats the number of the paragraph before it; 3 is right", "OP3."),
    ],
)
def test_numbers_are_told_and_mended_whatever_stands_around_them(
    numbers: tuple[str, ...], message: str, right: str | None
) -> None:
    lines = [f"{number} *Notes* the report;" for number in numbers]
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "sequence", {"of": "operatives"}, fix="suggested")
    [finding] = run(draft(*lines), [rule])
    assert finding.message == message
    assert (finding.fix.edits[0].text if finding.fix else None) == right


def test_sections_of_each_annex_have_a_count_of_their_own() -> None:
    annexes = ("Annex I", "Rules", "I. Aims", "1. Pay.", "II. Means", "2. Act.", "Annex II", "Seats", "I. Rows", "3. Sit.")
    lines = (*numbered("1.", "2."), *annexes, "III. Ends", "4. Leave.")
    assert [finding.message for finding in found("sections", ["order", "repeat"], *lines, annex="within")] == [
        "Section III follows I: there is no section II"
    ]
    assert found("sections", ["order", "repeat"], *lines) == []


def test_one_number_under_a_heading_is_a_slip() -> None:
    lines = numbered("I", "1.", "2.", "II", "1.", "4.", "III", "5.", "6.")
    assert messages("operatives", ["order", "repeat", "practice"], *lines) == [
        "OP1 has the number of another paragraph before it; 3 is right"
    ]
    lines = numbered("I", "1.", "2.", "II", "3.", "2.", "3.", "III", "1.", "2.")
    assert messages("operatives", ["order", "repeat", "practice"], *lines)[0].endswith("; 1 is right")


def test_an_item_without_its_mark() -> None:
    lines = ("1. *Notes*:", "(a) This;", "That;", "(c) More;", "2. *Decides* to act.")
    assert messages("subparagraphs", ["order"], *lines) == ["This subparagraph has no mark; those around it leave “(b)” for it"]
    assert messages("subparagraphs", ["order"], *lines[:2], "(2) That;", *lines[3:]) == []


def test_a_new_paragraph_of_a_working_paper_has_the_number_before_it() -> None:
    lines = ("OP1. *Notes* it;", "OP1 (new). *Notes* that;", "OP2. *Decides* to act.")
    assert messages("operatives", ["repeat"], *lines) == []


def test_dots_stand_for_paragraphs_that_a_paper_leaves_out() -> None:
    assert messages("operatives", ["order"], "...", *numbered("9.", "10.")) == []
    assert messages("operatives", ["order"], *numbered("1.", "[…]", "9.", "10.")) == []
    assert len(messages("operatives", ["order"], "...", *numbered("9.", "8."))) == 1


def test_marks_written_otherwise_go_on_with_their_list() -> None:
    listed = ("1. *Requests* the Office:", "(a) To act;", "b bis) To go;", "(c) To rest;", "e) To end;", "2. *Ends* it.")
    assert messages("subparagraphs", ["order"], *listed) == [
        "(c) follows (a): there is no subparagraph (b)",
        "e) follows c): there is no subparagraph d)",
    ]
