from __future__ import annotations

from typing import Any

from reslint.checks import run
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule


def draft_of(text: str, name: str = "draft.md") -> Draft:
    return parse(read(f"# A title\n\n*The General Assembly*,\n\n{text}\n".encode(), name))


def found(text: str, matter: str, fix: str = "none", **options: Any) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "notes", {"matter": matter, **options}, fix=fix)
    return run(draft_of(text), [rule])


def noted(calls: str, notes: str = "") -> str:
    """A draft that calls the marks, one a word, with notes of the given marks (those of the calls, otherwise)."""
    marks = calls.split()
    body = " and ".join(f"the report{'' if mark == '-' else f'[^{mark}]'}" for mark in marks)
    stock = (notes or " ".join(sorted(set(marks), key=int))).split()
    return f"*Recalling* {body},\n\n1. *Ends* it.\n\n" + "\n\n".join(f"[^{mark}]: A/79/1{mark}." for mark in stock)


def messages(calls: str, notes: str = "", matter: str = "order") -> list[str]:
    return [finding.message.split(";")[0].split(":")[0] for finding in found(noted(calls, notes), matter)]


def test_order_of_calls() -> None:
    assert messages("1 2 3 4") == []
    assert messages("1 2 1 3 2 4") == []
    assert messages("1 3 2 4") == ["The calls stand in the order 3 and 2"]
    assert messages("2 1 4 3") == ["The calls stand in the order 2 and 1", "The calls stand in the order 4 and 3"]


def test_a_block_of_calls_is_one_finding_at_the_stray_call() -> None:
    text = noted("5 1 2 3 4")
    [finding] = found(text, "order")
    assert finding.places == ()
    assert finding.span.start == draft_of(text).source.text.index("[^5]") + 2


def test_gaps() -> None:
    assert messages("1 2 4") == ["The numbers go from 2 to 4"]
    assert messages("1 9") == []
    assert messages("1 4", "1 2 3 4") == []


def test_order_of_notes_in_the_file() -> None:
    assert messages("1 2 3", "3 1 2") == ["Note 3 stands before note 1"]
    assert messages("1 2 3", "2 3 1") == ["Note 1 stands behind note 3"]
    assert messages("1 3", "1 3 2") == []
    assert messages("1 2 4", "3 1 2 4") == ["Note 3 stands before note 1"]


def test_calls_and_notes_out_of_order_alike_are_told_once() -> None:
    assert messages("1 3 2", "1 3 2") == ["The calls stand in the order 3 and 2"]


def test_two_notes_of_one_number() -> None:
    assert messages("1 2", "1 2 2") == ["Two notes have the number 2"]


def test_notes_and_calls_without_counterpart() -> None:
    assert messages("1 2 3", matter="correspondence") == []
    assert messages("1 2 3", "1 3", "correspondence") == ["Footnote call 2 has no note"]
    assert messages("1 3", "1 2 3", "correspondence") == ["Note 2 is not called anywhere in the text"]


def test_what_the_whole_draft_lost_is_told_once() -> None:
    [finding] = found("*Recalling* a[^1] and b[^2] and c,[^3]\n\n1. *Ends* it.", "correspondence")
    assert (finding.paragraph, len(finding.places)) == ("", 3)
    [finding] = found(noted("- -", "1 2 3"), "correspondence")
    assert (finding.paragraph, len(finding.places)) == ("", 3)
    [finding] = found(noted("1", "1 2 3 4 5 6"), "correspondence")
    assert finding.message == "5 notes are not called anywhere in the text: 2, 3, 4, 5 and 6"
    [finding] = found(noted("1 2 3 4 5 6", "1"), "correspondence")
    assert finding.message == "5 footnote calls have no note: 2, 3, 4, 5 and 6"


def test_stars_are_left_alone() -> None:
    assert found("*Recalling* the report,\\*\n\n1. *Ends* it.", "correspondence") == []


def test_same_text() -> None:
    text = "*Recalling* a[^1] and b[^2] and c,[^3]\n\n1. *Ends* it.\n\n[^1]: {}\n\n[^2]: {}\n\n[^3]: {}"
    assert [f.paragraph for f in found(text.format("A/79/1.", "A/79/2.", "A/79/1."), "same-text")] == ["note 3"]
    assert found(text.format("A/79/1.", "Ibid.", "Ibid."), "same-text") == []


def test_a_repeated_call_in_drafts_of_a_year() -> None:
    old, new = "of 3 May 2011", "of 3 May 2024"
    text = "*Recalling* the report {}[^1] and the report,[^1] and again the report,[^1]\n\n1. *Ends* it.\n\n[^1]: A/79/1."
    [finding] = found(text.format(new), "called-again", since=2020)
    assert len(finding.places) == 1
    assert found(text.format(old), "called-again", since=2020) == []
    assert found(text.format(""), "called-again", since=2020) == []
    assert len(found(text.format(old), "called-again")) == 1


def test_marks_that_run_together() -> None:
    text = "*Recalling* a¹ and b,{}\n\n1. *Ends* it.\n\n¹ A/79/1.\n\n² A/79/2.\n\n³ A/79/3."
    [finding] = found(text.format("²³"), "run-together", fix="suggested")
    assert finding.message == "Calls 2 and 3 stand at one place without a comma between them"
    assert finding.fix is not None
    assert finding.fix.edits[0].text == ","
    assert found(text.format("²,³"), "run-together") == []
    assert found(text.format("²³"), "correspondence") == []


def test_notations() -> None:
    text = "*Recalling* a[^1] and b,[^2] and c,{}\n\n1. *Ends* it.\n\n[^1]: A/79/1.\n\n[^2]: A/79/2.\n\n[^3]: A/79/3."
    assert found(text.format("[^3]"), "notations") == []
    assert [f.message for f in found(text.format("³"), "notations")] == ["Calls are written in two ways: 3 is unlike the others"]
