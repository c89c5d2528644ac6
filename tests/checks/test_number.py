from __future__ import annotations

from typing import Any

import pytest

from reslint.checks import run
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector


def draft(*lines: str) -> Draft:
    return parse(read("\n\n".join(("# A title", "*The General Assembly*,", *lines)).encode(), "draft.md"))


def found(text: Draft, where: str, **options: Any) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "number", options, selector(where), fix="suggested")
    return run(text, [rule])


def test_a_missing_number_that_neighbours_leave_free_is_put_in() -> None:
    text = draft("1. *Notes* it;", "*Welcomes* it;", "3. *Ends* it.")
    [finding] = found(text, "operative main", want="there", only="several")
    assert finding.message == "This operative paragraph has no number; its neighbours leave 2 for it"
    assert finding.fix is not None
    assert "\n2. *Welcomes* it;" in apply(text.source.text, [finding.fix]).text


def test_a_missing_number_without_a_free_place_is_only_told() -> None:
    [finding] = found(draft("1. *Notes* it;", "*Welcomes* it;", "2. *Ends* it."), "operative main", want="there")
    assert finding.fix is None


def test_no_numbers_at_all_are_told_once() -> None:
    [finding] = found(draft("*Notes* it;", "*Welcomes* it;", "*Ends* it."), "operative main", want="there")
    assert len(finding.places) == 2


def test_numbers_that_all_lost_their_stops_are_told_once() -> None:
    text = draft("1 *Notes* it;", "2 *Welcomes* it;", "3 *Decides* it.")
    [finding] = found(text, "operative main", want="there")
    assert (finding.message, len(finding.places)) == ("The numbers of the operative paragraphs are written “1.”, not “1”", 2)
    assert finding.fix
    mended = apply(text.source.text, [finding.fix]).text
    assert mended.splitlines()[4:] == ["1. *Notes* it;", "", "2. *Welcomes* it;", "", "3. *Decides* it."]


def test_a_stray_participle_is_not_asked_for_a_number() -> None:
    assert found(draft("1. *Notes* it;", "*Noting* the report;", "2. *Ends* it."), "operative main", want="there") == []


def test_words_that_lead_on_to_a_numbered_list_need_no_number() -> None:
    assert found(draft("*Resolves* that:", "1. The fund is set up;", "2. It ends in May."), "operative main", want="there") == []


def test_a_style_is_told_once_and_mended_as_a_whole() -> None:
    text = draft("1) *Notes* it;", "2) *Ends* it.")
    [finding] = found(text, "operative main", want="form", samples=["1."])
    assert finding.fix is not None and [edit.text for edit in finding.fix.edits] == ["1.", "2."]


def test_bullets_become_letters() -> None:
    text = draft("1. *Requests* the Office:", "• To act;", "• To report;", "2. *Ends* it.")
    [finding] = found(text, "operative subparagraph", want="no-bullet", samples=["(a)", "(i)"])
    assert finding.fix is not None and [edit.text for edit in finding.fix.edits] == ["(a)", "(b)"]
    assert found(text, "operative subparagraph", want="form", samples=["(a)", "(i)"]) == []


def test_a_missing_number_goes_behind_the_bullet_where_the_others_have_theirs() -> None:
    text = draft("- 1. *Notes* it;", "- *Welcomes* it;", "- 3. *Ends* it.")
    [finding] = found(text, "operative main", want="there")
    assert finding.fix is not None
    assert "\n- 2. *Welcomes* it;\n" in apply(text.source.text, [finding.fix]).text


def test_many_numbers_too_much_are_told_once() -> None:
    text = draft("1. *Noting* it,", "2. *Recalling* it,", "3. *Stressing* it,", "1. *Welcomes* it;", "2. *Ends* it.")
    [finding] = found(text, "preambular main", want="not-there")
    assert len(finding.places) == 2 and finding.fix is not None and len(finding.fix.edits) == 3


def test_a_number_in_brackets_is_a_number() -> None:
    text = draft("1. *Notes* it;", "(2) *Welcomes* it;", "(3) *Ends* it.")
    assert found(text, "operative main", want="there", only="several") == []


@pytest.mark.parametrize("first", ["l.", "I."])
def test_a_letter_for_the_first_figure_is_a_slip(first: str) -> None:
    text = draft("*Noting* it,", f"{first} *Notes* it;", "2. *Notes* all;", "3. *Notes* more.")
    [finding] = found(text, "operative main", want="there")
    assert finding.message == f"The number of this operative paragraph is written “1.”, not “{first}”"


def test_letters_for_numbers_are_one_question_of_style() -> None:
    text = draft("*Noting* it,", "A. *Notes* it;", "B. *Notes* all;", "C. *Notes* more.")
    assert found(text, "operative main", want="there") == []
    [finding] = found(text, "operative main", want="form", samples=["1."])
    assert finding.fix is not None and [edit.text for edit in finding.fix.edits] == ["1.", "2.", "3."]
