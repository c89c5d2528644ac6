from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

HEAD = "*The General Assembly*,"
LAST = "9. *Decides* to act."


def findings(what: str, *lines: str, kind: str = "italics", organ: str = "auto") -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", kind, {"what": what})
    return run(parse(read("\n\n".join(lines).encode(), "draft.md"), organ), [rule])


def words(what: str, *lines: str, kind: str = "italics", organ: str = "auto") -> list[str]:
    text = "\n\n".join(lines)
    return [text[finding.span.start : finding.span.end] for finding in findings(what, *lines, kind=kind, organ=organ)]


def test_missing() -> None:
    lines = ("Recalling it,", "*Noting* it,", "1. *Welcomes* it;", "2. Also takes note of it;", LAST)
    assert words("missing", HEAD, *lines) == ["Recalling", "Also takes note"]
    assert words("missing", "The General Assembly,", "*Noting* it,", LAST) == ["The General Assembly"]
    assert words("lost", HEAD, *lines) == []


def test_a_text_without_italics_is_never_told() -> None:
    lines = ("The General Assembly,", "Recalling it,", "Noting it,", "1. Welcomes it;", "2. Decides to act.")
    for what in ("missing", "lost", "short", "long", "enacting"):
        assert findings(what, *lines) == []


def test_a_part_that_lost_its_italics_is_told_once() -> None:
    lines = ("The General Assembly,", "Recalling it,", "Noting it,", "Guided by it,", "1. *Welcomes* it;", LAST)
    assert [finding.paragraph for finding in findings("lost", *lines)] == [""]
    assert "3 openings of the preamble, none is" in findings("lost", *lines)[0].message
    assert findings("missing", *lines) == []


@pytest.mark.parametrize(
    ("line", "surplus"),
    [
        ("*Takes note of* the report", "of"),
        ("*Takes note of the report* on it", "of the report"),
        ("*Requests the* Committee to act", "the"),
        ("*Calls upon Member States* to act", "Member States"),
        ("*Encourages efforts* to act", "efforts"),
        ("*Expresses its appreciation to* the host", "to"),
        ("*Reaffirms its commitment to* the aims", "to"),
        ("*Takes note with appreciation in that regard of the* report", "of the"),
    ],
)
def test_italics_that_end_too_late(line: str, surplus: str) -> None:
    assert words("long", HEAD, f"1. {line};", LAST) == [surplus]


@pytest.mark.parametrize(
    "line",
    [
        "*Takes note with appreciation* of the report",
        "*Calls upon* all States to act",
        "*Expresses its deep appreciation* to the host",
        "*Welcomes in this regard* the report",
        "*Deplores and strongly condemns* the act",
        "*Calls attention to and reaffirms* the aims",
        "*Condemns in the strongest terms* the act",
        "*Reiterates its call upon* States to act",
        "*Reiterates its call* upon States to act",
        "*Reaffirms* its commitment to the aims",
        "*Welcomes* further reports",
        "*Condemns* deeply the act",
    ],
)
def test_extents_that_are_right_or_a_matter_of_taste(line: str) -> None:
    assert words("long", HEAD, f"1. {line};", LAST) == []
    assert words("short", HEAD, f"1. {line};", LAST) == []


@pytest.mark.parametrize(
    ("line", "wanting"),
    [
        ("*Calls* upon all States to act", " upon"),
        ("*Takes* note with concern of the report", " note with concern"),
        ("*Notes* with concern the report", " with concern"),
        ("*Expresses* deep concern at the report", " deep concern"),
        ("*Request*s the Committee to act", "s"),
    ],
)
def test_italics_that_end_too_early(line: str, wanting: str) -> None:
    assert words("short", HEAD, f"1. {line};", LAST) == [wanting]


def test_later_verbs() -> None:
    line = "1. *Welcomes* the bulletin *Rivers*, *notes* what is due *erga omnes*, and *also calls upon* States to act;"
    assert words("verb", HEAD, line, LAST, kind="emphasis") == ["notes", "also calls upon"]


def test_stressed_words() -> None:
    line = "1. *Decides* that the *rivers* are *not* dammed, nor the *aquae*, and that rivers be measured **always**;"
    assert words("words", HEAD, line, LAST, kind="emphasis") == ["rivers", "not", "always"]


def test_bold_that_a_draft_has_much_of_is_told_once() -> None:
    lines = [
        f"{number}. *Urges* States **and {word}** to act;" for number, word in enumerate(("banks", "youth", "cities", "farms"), 1)
    ]
    assert words("words", HEAD, *lines, LAST, kind="emphasis") == ["and banks"]
    assert words("words", HEAD, *lines[:2], LAST, kind="emphasis") == ["and banks", "and youth"]


def test_subparagraphs() -> None:
    lines = ("1. *Requests* it:", "(a) *To report* on it;", "(b) *Rivers*, a bulletin;", "(c) *Also invites* comments;", LAST)
    assert words("subparagraph", HEAD, *lines, kind="emphasis") == ["To report", "Also invites"]


def test_titles_in_roman_are_told_once() -> None:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "italic-title", {"titles": ["Treaty Series"]}, selector("note"))
    calls = "".join(f"[^{number}]" for number in range(1, 6))
    notes = [f"[^{number}]: United Nations, Treaty Series, vol. {number}." for number in range(1, 6)]
    text = "\n\n".join([HEAD, f"*Recalling* the treaties,{calls}", LAST, *notes])
    (finding,) = run(parse(read(text.encode(), "draft.md")), [rule])
    assert len(finding.places) == 4
    mixed = text.replace("Treaty Series, vol. 1", "*Treaty Series*, vol. 1")
    assert len(run(parse(read(mixed.encode(), "draft.md")), [rule])) == 4


def test_whole_paragraphs_in_italics_are_told_once() -> None:
    lines = [f"*Noting matter {number} of the agenda,*" for number in range(1, 6)]
    [finding] = findings("long", HEAD, *lines, LAST)
    assert len(finding.places) == 4 and finding.message.endswith("as “Noting” here")
    assert len(findings("long", HEAD, *lines[:3], LAST)) == 3


@pytest.mark.parametrize(("mark", "end", "told"), [("**", "**", "in bold"), ("<u>", "</u>", "underlined")])
def test_openings_that_are_set_off_otherwise_are_told_once(mark: str, end: str, told: str) -> None:
    lines = [f"{mark}{opening}{end} the work of the Committee," for opening in ("Recalling", "Noting", "Stressing")]
    [finding] = findings("missing", "The General Assembly,", *lines, f"1. {mark}Decides{end} to act.")
    assert told in finding.message and len(finding.places) == 3
    whole = [f"{mark}{opening} the work of the Committee and its report,{end}" for opening in ("Recalling", "Noting")]
    assert findings("missing", "The General Assembly,", *whole, "1. Decides to act.") == []
