"""The kinds masthead, ordinals, stars, recognition and vanished."""

from __future__ import annotations

from typing import Any

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.kinds import settings_of
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule
from reslint.selectors import selector

BODY = ("*The General Assembly*,", "*Recalling* its decision,", "1. *Notes* it;", "2. *Ends* it.")
ORDINALS: dict[str, Any] = {"before": r"(?:special )?session\b"}
WORDS: dict[str, Any] = {"compounds": ["high-level", "Secretary-General"], "also": ["non-governmental"]}


def rule_of(kind: str, options: dict[str, Any], where: str = "body") -> Rule:
    return Rule(f"rule-of-{kind}", "A summary.", "error", "somewhere", kind, options, selector(where), fix="safe")


def found(kind: str, *lines: str, where: str = "body", **options: Any) -> list[Finding]:
    return run(parse(read("\n\n".join(lines).encode(), "draft.md")), [rule_of(kind, options, where)])


def masthead(*lines: str, datum: str, **case: Any) -> list[Finding]:
    return found("masthead", *lines, *BODY, field=datum, cases=[case])


def test_a_datum_has_one_of_several_values() -> None:
    assert masthead("Distr.: Limited", datum="distribution", values="Limited") == []
    [finding] = masthead("Distr.: General", datum="distribution", values="Limited")
    assert finding.paragraph == "masthead" and finding.fix is not None and finding.fix.edits[0].text == "Limited"
    [finding] = masthead("Distr.: Secret", datum="distribution", values=["General", "Limited"])
    assert finding.fix is None


def test_a_datum_has_a_form() -> None:
    assert masthead("A/80/L.1", datum="symbol", forms=[r"A/.*", r"E/.*"]) == []
    assert len(masthead("S/2020/1", datum="symbol", forms=[r"A/.*", r"E/.*"])) == 1
    [finding] = masthead("A/C3/80/L1", datum="symbol", swap={r"(C|L)(?=\d)": r"\1."})
    assert finding.fix is not None and finding.fix.edits[0].text == "A/C.3/80/L.1"


def test_a_case_holds_for_some_drafts() -> None:
    assert masthead("A/80/7", "Distr.: General", datum="distribution", when={"symbol": r"/L\."}, values="Limited") == []
    assert masthead("A/80/7", datum="symbol", when={"organ": "Council"}, values="S/1") == []


def test_a_datum_is_there() -> None:
    [finding] = masthead("A/80/L.1", datum="agenda-item", there=True)
    assert finding.paragraph == ""
    assert masthead(datum="agenda-item", there=True) == []
    assert masthead("A/80/L.1", datum="agenda-item", values="Agenda item 1") == []


@pytest.mark.parametrize(
    ("symbol", "session", "right"),
    [
        ("A/80/L.1", "Eightieth session", None),
        ("A/C.3/80/L.1", "80th session", None),
        ("A/80/L.1", "Seventy-ninth session", "Eightieth session"),
        ("A/HRC/58/L.1", "Fifty-eighth session", None),
        ("A/ES-10/L.1", "Tenth emergency special session", None),
        ("E/CN.7/2014/L.1", "Fifty-sixth session", "Fifty-seventh session"),
        ("E/CN.7/2014/L.1", "Fifty-seventh session", None),
        ("E/2014/L.1", "2014 session", None),
    ],
)
def test_session_and_symbol(symbol: str, session: str, right: str | None) -> None:
    findings = masthead(symbol, session, datum="session", **{"as-symbol": True})
    assert [finding.fix and finding.fix.edits[0].text for finding in findings] == ([right] if right else [])


def test_settings_of_mastheads() -> None:
    from reslint.checks import masthead as kind

    assert list(kind.validate(settings_of("masthead", {"field": "symbol", "cases": [{}]})))
    assert list(kind.validate(settings_of("masthead", {"field": "symbol", "cases": [{"when": {"x": "y"}, "there": True}]})))


def test_ordinals() -> None:
    text = "\n\n".join(
        (*BODY[:3], "2. *Recalls* its 9th session, its 30th special session and the 12th meeting of the 103rd session.")
    )
    findings = found("ordinals", text, **ORDINALS)
    mended = apply(text, [finding.fix for finding in findings if finding.fix]).text
    assert mended.endswith("its ninth session, its thirtieth special session and the 12th meeting of the 103rd session.")


def test_stars() -> None:
    note = "\\* Reissued."
    assert found("stars", "A/80/L.1\\*", *BODY, note) == []
    assert [f.paragraph for f in found("stars", "A/80/L.1\\*", *BODY)] == ["masthead"]
    assert [f.paragraph for f in found("stars", "A/80/L.1", *BODY, note)] == ["note *"]
    [finding] = found("stars", "A/80/L.1\\*", "Chile:\\*\\* draft resolution", *BODY)
    assert len(finding.places) == 1
    two = ("A/80/L.1\\*\\*", "Chile:\\* draft resolution", *BODY, note, "\\*\\* Again.")
    assert len(found("stars", *two)) == 1
    assert found("stars", *two, order=False) == []
    assert len(found("stars", "A/80/L.1\\*", *BODY, note, note)) == 1


def test_recognition_speaks_alone() -> None:
    rules = [rule_of("forbid", {"patterns": "e"}), rule_of("recognition", {"must": "be-english"})]
    french = "*L’Assemblée générale*,\n\n*Rappelant* les travaux de la Conférence sur les eaux des fleuves et du lac,\n\n1. *Prie* les États."
    assert [finding.rule for finding in run(parse(read(french.encode(), "x.md")), rules)] == ["rule-of-recognition"]
    english = parse(read("\n\n".join(BODY).encode(), "x.md"))
    assert {finding.rule for finding in run(english, rules)} == {"rule-of-forbid"}


def test_what_is_no_draft() -> None:
    letter = "Dear colleagues,\n\nThe meeting is at three, and the room is on the first floor of the building."
    assert [finding.paragraph for finding in found("recognition", letter, must="be-a-draft")] == [""]
    assert found("recognition", letter, must="be-english") == []
    assert found("recognition", *BODY, must="be-a-draft") == []


def test_vanished_hyphens() -> None:
    lines = (
        *BODY[:3],
        "2. *Asks* the SecretaryGeneral for a highlevel meeting at its fortysixth session with Nongovernmental bodies.",
    )
    [finding] = found("vanished", *lines, **WORDS)
    assert finding.paragraph == "" and len(finding.places) == 3 and finding.fix is not None
    mended = apply("\n\n".join(lines), [finding.fix]).text
    assert mended.endswith(
        "the Secretary-General for a high-level meeting at its forty-sixth session with Non-governmental bodies."
    )


def test_a_few_words_prove_nothing() -> None:
    assert (
        found("vanished", *BODY, "3. *Asks* nongovernmental bodies, nongovernmental ones and a highlevel meeting.", **WORDS) == []
    )


def test_names_are_judged_where_one_speaks_for_a_group() -> None:
    line = "Norway on behalf of the Nordic States, Turkey and Swaziland: draft resolution"
    lines = (line, "# A title", "*The General Assembly*,", "*Notes* it.")
    assert len(found("sponsors", *lines, where="sponsors", judge="name")) == 2
    assert found("sponsors", *lines, where="sponsors", judge="order") == []
