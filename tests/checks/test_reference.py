from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

LIST = ("2. *Decides* on two aims:", "(a) Rivers;", "(b) Lakes;", "3. *Ends* the matter.")


def drafted(*lines: str) -> str:
    return "\n\n".join(("*The General Assembly*,", "*Recalling* its work,", *lines)) + "\n"


def checked(text: str, what: str) -> list[Finding]:
    where = selector("body -quotation, note -quotation")
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "reference", {"what": what}, where, fix="suggested")
    return run(parse(read(text.encode(), "draft.md")), [rule])


def messages(*lines: str, what: str = "target") -> list[str]:
    return [finding.message for finding in checked(drafted(*lines), what)]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("paragraph 9 above", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraphs 2 to 9 below", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraph 9 of the present resolution", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraphs 1, 2 and 9 of this resolution", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraph 2 (c) below", "There is no subparagraph 2 (c)"),
        ("paragraphs 2 (a) and (d) below", "There is no subparagraph (d)"),
        ("section II above", "There is no section II"),
        ("part II above", "There is no part II"),
        ("subparagraph (c) of paragraph 2", "There is no subparagraph (c)"),
        ("(c) of paragraph 2 below", "There is no subparagraph (c)"),
        ("paragraph 2, subparagraph (c)", "There is no subparagraph (c)"),
        ("subparagraph 2 (c) below", "There is no subparagraph 2 (c)"),
        ("what OP9 says", "There is no paragraph 9: the last paragraph is 3"),
        ("what OP2 bis says", "There is no paragraph 2 bis"),
        ("the plan (see para. 9)", "There is no paragraph 9: the last paragraph is 3"),
        ("the present resolution and paragraph 9 above", "There is no paragraph 9: the last paragraph is 3"),
        ("paragraph 9", "There is no paragraph 9: the last paragraph is 3"),
        ("preambular paragraph 2 of the present resolution", "There is no preambular paragraph 2: the last is 1"),
        ("PP2 above", "There is no preambular paragraph 2: the last is 1"),
    ],
)
def test_targets_that_are_not_there(reference: str, message: str) -> None:
    assert messages(f"1. *Recalls* {reference};", *LIST) == [message]


@pytest.mark.parametrize(
    "reference",
    [
        "paragraph 9 of resolution 60/1",
        "paragraph 9 of the report mentioned above",
        "paragraph 9 of its resolution 60/1 and paragraph 2 below",
        "article 4, paragraph 9, above",
        "paragraphs 2 (a) and (b) below",
        "paragraphs 2 and 3 below",
        "“paragraph 9 above”",
        "annex II to the present resolution",
        "paragraph 9 and the Convention",
        "OP9 of 79/12, OP9 from A/RES/78/1 and 77/3, OP9",
        "preambular paragraph 1 of the present resolution",
        "preambular paragraph 9 of resolution 60/1",
        "(c) of paragraph 2 of the Covenant",
        "(c) of that paragraph",
        "section IV and part B of the programme",
    ],
)
def test_targets_that_are_there_or_elsewhere(reference: str) -> None:
    assert messages(f"1. *Recalls* {reference};", *LIST) == []


def test_a_gap_in_the_count_is_another_matter() -> None:
    assert messages("1. *Notes* it;", "3. *Recalls* paragraph 2 above;", "4. *Ends*.") == []
    assert messages("1. *Notes* it;", "*Adds* to it;", "3. *Recalls* paragraph 2 above.") == []


def test_annexes() -> None:
    annexes = (
        "Annex I",
        "Rules",
        "1. Observers register.",
        "Annex II",
        "Plan",
        "1. Observers may speak under paragraph 1 above.",
    )
    assert messages("1. *Adopts* annexes I and III to the present resolution;", "2. *Ends*.", *annexes) == [
        "There is no annex III"
    ]


def test_a_subparagraph_may_be_about_what_its_paragraph_names() -> None:
    assert messages("1. *Urges* States, under the Covenant:", "(a) To honour paragraph 9;", "(b) To report;", "2. *Ends*.") == []
    assert len(messages("1. *Urges* States:", "(a) To honour paragraph 9;", "(b) To report;", "2. *Ends*.")) == 1


ANNEXES = (
    *(
        "Annex I",
        "Rules",
        "I. Aims",
        "1. Observers register.",
        "2. Observers may speak under {one}.",
        "II. Means",
        "3. They pay.",
    ),
    *("Annex II", "Seats", "1. Observers sit under {two}.", "2. Observers leave."),
)


@pytest.mark.parametrize(
    ("main", "one", "two", "message"),
    [
        ("paragraph 9 of annex I", "paragraph 3 below", "paragraph 2 below", "There is no paragraph 9: the last paragraph is 3"),
        (
            "annex II, paragraph 3",
            "paragraph 1 above",
            "paragraph 1 of annex I",
            "There is no paragraph 3: the last paragraph is 2",
        ),
        ("section III of annex I", "section II below", "section I of annex I", "There is no section III"),
        ("annex III", "paragraph 1 above", "annex I above", "There is no annex III"),
        ("paragraph 3 of annex I", "paragraph 4 above", "paragraph 2 below", "There is no paragraph 4: the last paragraph is 3"),
        ("section II of annex I", "paragraph 3 below", "paragraph 3 above", "There is no paragraph 3: the last paragraph is 2"),
    ],
)
def test_each_annex_counts_for_itself(main: str, one: str, two: str, message: str) -> None:
    annexes = [line.format(one=one, two=two) for line in ANNEXES]
    assert messages(f"1. *Adopts* annexes I and II and {main};", "2. *Ends*.", *annexes) == [message]


def test_another_annex_than_the_only_one() -> None:
    annex = ("Annex", "Rules", "1. Observers register.")
    assert messages("1. *Adopts* annex II to the present resolution;", "2. *Ends*.", *annex) == ["There is no annex II"]
    assert messages("1. *Adopts* annex I to the present resolution and annex II;", "2. *Ends*.", *annex) == []


def test_a_subparagraph_of_the_same_list() -> None:
    lines = ("1. *Decides* on aims:", "(a) Rivers, as in subparagraph (c) below;", "(b) Lakes;", "2. *Ends*.")
    assert messages(*lines) == ["There is no subparagraph (c)"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("1. *Recalls* paragraph 2 above;", *LIST), "Paragraph 2 stands below, not above"),
        (("1. *Recalls* paragraphs 2 (a) and 3 above;", *LIST), "Paragraphs 2 (a) and 3 stand below, not above"),
        (("1. *Notes* it;", "2. *Recalls* paragraphs 1 and 3 below;", "3. *Ends*."), "Paragraph 1 stands above, not below"),
        (
            ("1. *Has* aims:", "(a) As in subparagraph (b) above;", "(b) Lakes;", "2. *Ends*."),
            "Subparagraph (b) stands below, not above",
        ),
    ],
)
def test_the_wrong_direction(lines: tuple[str, ...], message: str) -> None:
    assert messages(*lines, what="direction") == [message]


def test_the_right_direction() -> None:
    assert messages("1. *Recalls* paragraph 2 below;", *LIST, what="direction") == []
    assert messages("1. *Has* aims:", "(a) Rivers;", "(b) As in paragraph 1 (a) above;", "2. *Ends*.", what="direction") == []
    assert messages("1. *Notes* it;", "2. *Recalls* paragraph 2 above;", "3. *Ends*.", what="direction") == []


def test_the_direction_is_mended_where_all_of_a_list_is_wrong() -> None:
    text = drafted("1. *Recalls* paragraphs 2 and 3 above;", *LIST)
    fixes = [finding.fix for finding in checked(text, "direction") if finding.fix]
    assert "paragraphs 2 and 3 below;" in apply(text, fixes).text
    mixed = drafted("1. *Notes* it;", "2. *Recalls* paragraphs 1 and 3 above;", "3. *Ends*.")
    assert [finding.fix for finding in checked(mixed, "direction")] == [None]


NESTED = ("1. *Decides* on:", "(a) Rivers, namely:", "(i) Now;", "(ii) Later;", "(b) Lakes, (i) now and (ii) later;")


@pytest.mark.parametrize(
    ("reference", "target"),
    [("paragraph 1 (a) (iii) above", "1 (a) (iii)"), ("paragraph 1 (a) (ii) above", ""), ("paragraph 1 (b) (ii) above", "")],
)
def test_items_of_the_second_level(reference: str, target: str) -> None:
    told = messages(*NESTED, f"2. *Returns* to {reference}.")
    assert told == ([f"There is no subparagraph {target}"] if target else [])


@pytest.mark.parametrize(
    "lines",
    [
        ("I", "1. *Notes* section II below;", "I", "2. *Decides* to act."),
        ("1. *Notes* annex II to the present resolution;", "2. *Ends* it.", "Annex I", "Rules", "Annex III", "Plan"),
        ("1. *Notes* paragraph 2 (b) below;", "2. *Decides* on:", "(a) Rivers;", "(c) Lakes;", "3. *Ends* it."),
    ],
)
def test_what_a_count_leaves_out_is_told_of_the_count(lines: tuple[str, ...]) -> None:
    assert messages(*lines) == []


def test_paragraphs_are_counted_by_section_where_the_numbers_start_again() -> None:
    lines = ("I", "1. *Notes* {};", "2. *Adds* it;", "II", "1. *Welcomes* it;", "2. *Thanks* it;", "3. *Ends* it.")
    for reference, told, turned in (
        ("paragraph 5 below", "There is no paragraph 5: the last paragraph is 3", ""),
        ("paragraph 1 of section II above", "", "Paragraph 1 stands below, not above"),
        ("paragraph 1 of section III below", "There is no section III", ""),
        ("subparagraph (a) of paragraph 9 below", "There is no paragraph 9: the last paragraph is 3", ""),
    ):
        written = [line.format(reference) for line in lines]
        assert messages(*written) == ([told] if told else [])
        assert messages(*written, what="direction") == ([turned] if turned else [])


def test_subparagraphs_and_sections_that_name_themselves() -> None:
    lines = ("I", "1. *Decides* on:", "(a) Rivers, as in subparagraph {} above;", "(b) Lakes;", "2. *Notes* section {} above.")
    told = [line.format("(a)" if "sub" in line else "I") for line in lines]
    assert messages(*told, what="self") == [
        "Subparagraph (a) refers to itself; if that is meant, write “the present subparagraph”",
        "Section I refers to itself; if that is meant, write “the present section”",
    ]


def test_the_annex_in_which_a_paragraph_is_said_to_be() -> None:
    lines = (
        "1. *Adopts* annexes I and II;",
        "2. *Notes* paragraph 1 of annex {};",
        "3. *Ends* it.",
        "Annex I",
        "Rules",
        "1. One.",
    )
    further = ("Annex II", "Plan", "1. Two.")
    assert messages(*(line.format("II") for line in (*lines, *further))) == []
    assert messages(*(line.format("III") for line in (*lines, *further))) == ["There is no annex III"]


@pytest.mark.parametrize("words", ["moved from OP14", "formerly OP14", "merged with OP 14"])
def test_the_numbers_of_earlier_versions_are_no_references(words: str) -> None:
    assert messages(f"OP1 ({words}) *Asks* for more;", "OP2 *Ends* it.") == []
    assert len(messages("OP1 *Asks* for more, as in OP14;", "OP2 *Ends* it.")) == 1
