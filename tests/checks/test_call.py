from __future__ import annotations

from typing import Any

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.kinds import kind_module, settings_of
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

PUNCTUATION = {"after": "[,;]", "move-behind": True}


def source(paragraph: str) -> str:
    notes = "\n\n".join(f"[^{mark}]: A/79/{mark}." for mark in range(1, 9))
    return f"# A title\n\n*The General Assembly*,\n\n{paragraph}\n\n1. *Ends* it.\n\n{notes}\n"


def found(paragraph: str, **options: Any) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "call", options, fix="safe")
    return run(parse(read(source(paragraph).encode(), "draft.md")), [rule])


def mended(paragraph: str, **options: Any) -> str:
    findings = found(paragraph, **options)
    return apply(source(paragraph), [one.fix for one in findings if one.fix]).text.split("\n\n")[2]


def test_a_call_is_moved_behind_what_follows() -> None:
    assert mended("*Recalling* the report[^1], and more,[^2]", **PUNCTUATION) == "*Recalling* the report,[^1] and more,[^2]"
    assert mended("*Recalling* the *report*[^1],", **PUNCTUATION) == "*Recalling* the *report,*[^1]"
    assert mended("*Recalling* it<sup>1</sup>, and more,", **PUNCTUATION) == "*Recalling* it,<sup>1</sup> and more,"


def test_a_comma_that_parts_two_calls() -> None:
    assert found("*Recalling* the Protocols[^1],[^2] and more,[^3]", **PUNCTUATION) == []


def test_a_blank_is_closed() -> None:
    assert mended("*Recalling* the report, [^1] and more,[^2]", blank=True) == "*Recalling* the report,[^1] and more,[^2]"
    [finding] = found("*Recalling* the report, [^1] and more,[^2]", blank=True)
    assert finding.message.startswith("Footnote call 1 stands behind a space")


def test_a_flattened_call_says_so_and_is_not_mended() -> None:
    [finding] = found("*Recalling* the report, 1 and more,[^2]", blank=True)
    assert finding.message == "“1” calls a note: it lost its raised place and stands behind a space"
    assert finding.fix is None


def test_a_habit_is_told_once() -> None:
    words = " and ".join(f"a report [^{mark}]" for mark in range(1, 6))
    [finding] = found(f"*Recalling* {words},", blank=True)
    assert finding.message.startswith("5 of 5 footnote calls stand behind a space")
    assert len(finding.places) == 4
    assert " [^" not in mended(f"*Recalling* {words},", blank=True)


def test_words_around_and_the_mark_itself() -> None:
    assert len(found("*Recalling* the report[^1] of the Board,", before="report", after=" of the")) == 1
    assert found("*Recalling* the report of the Board[^1] of the house,", before="report", after=" of the") == []
    assert [f.message for f in found("*Recalling* the report,<sup>a</sup>", mark="[a-z]")] == ["Footnote call a: A summary"]
    assert found("*Recalling* the report,[^1]", mark="[a-z]") == []


def test_only_in_english_does_punctuation_count() -> None:
    french = "# Un titre\n\n*L’Assemblée générale*,\n\n*Rappelant* le rapport du Secrétaire général[^1], et les résolutions de la session,\n"
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "call", PUNCTUATION)
    assert run(parse(read(french.encode(), "draft.md")), [rule]) == []


def test_settings_that_ask_for_nothing() -> None:
    objections = kind_module("call").validate
    assert list(objections(settings_of("call", {})))
    assert list(objections(settings_of("call", {"blank": True, "move-behind": True})))
    assert not list(objections(settings_of("call", PUNCTUATION)))
