"""Kinds about names and sessions: body-name, country, sponsors, sessions, agenda, instrument-note."""

from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.facts.near_names import country_names, near_names, read
from reslint.facts.table import TableError
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read as read_document
from reslint.rules import Rule
from reslint.selectors import selector


def drafted(*operatives: str, head: str = "", body: str = "General Assembly", notes: str = "") -> str:
    numbered = "\n\n".join(f"{number}. {words}" for number, words in enumerate(operatives, 1))
    return f"{head}*The {body}*,\n\n*Recalling* its earlier work,\n\n{numbered}\n{notes}"


def found(kind: str, text: str, where: str = "body -quotation", **options: str) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", kind, options, selector(where), fix="suggested")
    return run(parse(read_document(text.encode(), "draft.md")), [rule])


def messages(kind: str, text: str, where: str = "body -quotation", **options: str) -> list[str]:
    return [finding.message for finding in found(kind, text, where, **options)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Committee on Narcotic Drugs", "Commission on Narcotic Drugs"),
        ("Commission of Crime Prevention and Criminal Justice", "Commission on Crime Prevention and Criminal Justice"),
        ("Commission on the Elimination of Racial Discrimination", "Committee on the Elimination of Racial Discrimination"),
        ("United Nations Development Program", "United Nations Development Programme"),
        ("International Organisation for Migration", "International Organization for Migration"),
    ],
)
def test_bodies_that_there_are_not(wrong: str, right: str) -> None:
    assert messages("body-name", drafted(f"*Requests* the {wrong} to act.")) == [f"There is no {wrong}: it is the {right}"]


@pytest.mark.parametrize(
    "name",
    ["Commission on Narcotic Drugs", "National Committee on Narcotic Drugs", "Committee on Fisheries", "Forum on Human Rights"],
)
def test_bodies_that_there_are(name: str) -> None:
    assert messages("body-name", drafted(f"*Requests* the {name} to act.")) == []


def test_a_table_of_names_that_is_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "names.tsv"
    table.write_text("wrong\tright\tsince\nOld Board\tNew Board\t\nOld Board\tNewer Board\t\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"names\.tsv:3: “Old Board” is there twice"):
        read(table)
    table.write_text("wrong\tright\tsince\nOld Board\tNew Board\tlately\n", encoding="utf-8")
    with pytest.raises(TableError, match="is not a whole number"):
        read(table)
    assert near_names() and country_names()


def test_names_of_states() -> None:
    assert messages("country", drafted("*Thanks* Vietnam."), judge="name") == [
        "The United Nations call this State Viet Nam, not Vietnam"
    ]
    assert messages("country", drafted("*Thanks* the Islamic Republic of Iran."), judge="name") == []
    assert messages("country", drafted("*Deplores* the war in Sudan."), judge="article") == ["In running text it is “the Sudan”"]
    assert messages("country", drafted("*Deplores* the war in South Sudan."), judge="article") == []


HEAD = "A/80/L.999\n\nEightieth session\n\nAgenda item 7\n\nRivers and lakes\n\n{}: draft resolution\n\nRivers\n\n"


def sponsored(line: str, judge: str) -> list[str]:
    return messages("sponsors", drafted("*Decides* to act.", head=HEAD.format(line)), "sponsors", judge=judge)


def test_sponsors() -> None:
    assert sponsored("Norway, Chile and Ghana", "order") == ["Chile stands before Norway in the alphabet"]
    assert sponsored("Chile, Norway and State of Palestine", "order") == []
    assert sponsored("Chile, Norway and the Elves", "order") == []
    assert sponsored("Chile, Ghana and Chile", "once") == ["Chile stands there twice"]
    assert sponsored("Iran, Norway and Peru", "name") == [
        "In lists the United Nations call this State Iran (Islamic Republic of)"
    ]
    assert sponsored("Chile", "name") == []


OWN = "A/C.3/80/L.999\n\nEightieth session\n\n"


@pytest.mark.parametrize(
    ("session", "judge", "message"),
    [
        ("seventy-ninth", "past", "The seventy-ninth session of the General Assembly is over: this draft is of the eightieth"),
        ("eightieth", "present", "This draft is itself of the eightieth session: what it asks for comes later"),
    ],
)
def test_sessions_that_are_over(session: str, judge: str, message: str) -> None:
    words = f"*Requests* the Secretary-General to report to the General Assembly at its {session} session on rivers."
    assert messages("sessions", drafted(words, head=OWN), judge=judge) == [message]
    assert messages("sessions", drafted(words), judge=judge) == []


@pytest.mark.parametrize(
    "words",
    [
        "*Takes note* of the report submitted to the General Assembly at its seventy-ninth session.",
        "*Requests* the Secretary-General to provide what the Assembly requested at its seventy-ninth session.",
        "*Requests* the Secretary-General to report to the General Assembly at its eighty-first session.",
    ],
)
def test_sessions_that_are_told_of(words: str) -> None:
    assert messages("sessions", drafted(words, head=OWN), judge="past") == []


def test_sessions_and_years() -> None:
    words = "*Recalls* the work of the Commission on Narcotic Drugs at its fifty-ninth session, in {}."
    assert messages("sessions", drafted(words.format(2016)), judge="year") == []
    [message] = messages("sessions", drafted(words.format(2018)), judge="year")
    assert message == "The fifty-ninth session of the Commission on Narcotic Drugs was or will be in 2016, not in 2018"


def test_items_of_the_agenda() -> None:
    item = "*Decides* to include in the provisional agenda of its eighty-first session the item entitled “{}”."
    assert messages("agenda", drafted(item.format("Rivers and the lakes"), head=HEAD.format("Chile")), "operative main") == [
        "The masthead calls this item “Rivers and lakes”"
    ]
    assert messages("agenda", drafted(item.format("Rivers and lakes"), head=HEAD.format("Chile")), "operative main") == []


def test_notes_of_other_instruments() -> None:
    words = "*Recalls* the Convention on the Rights of the Child.[^1]"
    other = drafted(words, notes="\n[^1]: United Nations, *Treaty Series*, vol. 660, No. 9464.\n")
    [message] = messages("instrument-note", other, judge="mismatch")
    assert message.startswith("Note 1 is called behind the Convention on the Rights of the Child and gives No. 9464")
    right = drafted(words, notes="\n[^1]: United Nations, *Treaty Series*, vol. 1577, No. 27531.\n")
    assert messages("instrument-note", right, judge="mismatch") == []
