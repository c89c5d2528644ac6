"""Kinds about names and sessions: body-name, country, sponsors, sessions, agenda, cited-title, instrument-note,
instrument-title."""

from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.facts.known_names import read as read_names
from reslint.facts.near_names import country_names, near_names, read
from reslint.facts.table import TableError
from reslint.facts.title_table import read as read_titles
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


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Economic & Social Council", "Economic and Social Council"),
        ("Social and Economic Council", "Economic and Social Council"),
        ("Economic and Social council", "Economic and Social Council"),
        ("economic and Social Council", "Economic and Social Council"),
        ("Committee on the Peaceful Use of Outer Space", "Committee on the Peaceful Uses of Outer Space"),
        ("International Agency for Atomic Energy", "International Atomic Energy Agency"),
        ("Inter American Development Bank", "Inter-American Development Bank"),
        ("committee on the rights of the child", "Committee on the Rights of the Child"),
    ],
)
def test_names_that_are_nearly_right(wrong: str, right: str) -> None:
    assert messages("body-name", drafted(f"*Requests* the {wrong} to act.")) == [f"The name is “{right}”"]


@pytest.mark.parametrize(
    "words",
    [
        "the Human Rights Committees of the provinces",
        "the Counter-Terrorism Committee and its Executive Directorate",
        "the World Bank and the Group of 20",
        "the African Committee on the Peaceful Use of Outer Space",
        "the Declaration and the Programme of Action, the Vienna Programme of Action and the Convention",
        "the United Nations Integrated Office in Haiti and the United Nations country team",
        "the Office of the High Commissioner and human rights defenders",
    ],
)
def test_names_of_others(words: str) -> None:
    for kind in ("body-name", "instrument-title"):
        assert messages(kind, drafted(f"*Thanks* {words}.")) == []


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        ("Convention on Rights of the Child", "Convention on the Rights of the Child"),
        ("Paris Agreements", "Paris Agreement"),
        ("Covenant on the Rights of the Child", "Convention on the Rights of the Child"),
        ("Convention on the Elimination of Forms of Discrimination against Women", "… Elimination of All Forms of …"),
        ("International Day of older persons", "International Day of Older Persons"),
    ],
)
def test_titles_that_are_nearly_right(wrong: str, shown: str) -> None:
    assert messages("instrument-title", drafted(f"*Recalls* the {wrong}.")) == [f"The title is “{shown}”"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("The Future We Want", True),
        ("The future we wanted", True),
        ("The future we want", False),
        ("Rivers and lakes", False),
    ],
)
def test_titles_of_resolutions(title: str, told: bool) -> None:
    text = drafted(f"*Recalls* its resolution 66/288 of 27 July 2012, entitled “{title}”.")
    expected = ["The title of resolution 66/288 is “The future we want”"] if told else []
    assert messages("cited-title", text, "body") == expected


def test_titles_of_items() -> None:
    for title, expected in (("Oceans and the Law of the Sea", 1), ("Oceans and the law of the sea", 0), ("Rivers and lakes", 0)):
        assert len(messages("cited-title", drafted(f"*Decides* to keep the item entitled “{title}”."), "body")) == expected


def test_a_table_of_titles_that_is_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "titles.tsv"
    table.write_text("number\ttitle\n90/7\tRivers\n90/7\tLakes\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"titles\.tsv:3: “90/7” is there twice"):
        read_titles(table)


def test_a_table_of_known_names_that_is_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "names.tsv"
    table.write_text("name\tsort\nOld Board\tbody\nNew Board\tboard\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"names\.tsv:3: “board” is no sort of name"):
        read_names(table)
    table.write_text("name\tsort\nOld Board\tbody\nOld Board\tbody\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"names\.tsv:3: “Old Board” is there twice"):
        read_names(table)


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
    assert sponsored("Chile, Ghana and Chile", "once") == ["Chile is named twice among the sponsors"]
    assert sponsored("Iran, Norway and Peru", "name") == [
        "In lists the United Nations call this State Iran (Islamic Republic of)"
    ]
    assert sponsored("Chile", "name") == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Chile and the UK", "United Kingdom of Great Britain and Northern Ireland"),
        ("Chile and The Netherlands", "Netherlands (Kingdom of the)"),
        ("DPRK and Norway", "Democratic People’s Republic of Korea"),
        ("Chile and Guinea Bissau", "Guinea-Bissau"),
        ("Chile and Trinidad & Tobago", "Trinidad and Tobago"),
        ("Chile and St. Lucia", "Saint Lucia"),
        ("Republic of Kenya and Chile", "Kenya"),
    ],
)
def test_other_names_of_sponsors(line: str, right: str) -> None:
    assert sponsored(line, "name") == [f"In lists the United Nations call this State {right}"]


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
        "*Invites* the Expert to present a report to the General Assembly during its seventy-ninth session.",
        "*Requests* the Secretary-General to transmit the plan to the Assembly at its seventy-ninth session.",
        "*Decides* to convene a meeting at the seventy-ninth session.",
        "*Decides* that the item shall be considered at its seventy-ninth session.",
        "*Looks forward* to the debate to be held at its seventy-ninth session.",
        "*Requests* the Secretary-General to report to the Assembly at its seventy-ninth and eighty-first sessions.",
        "*Requests* the Secretary-General to report to the Assembly at its eighty-first session and again at its seventy-ninth session.",
        "*Also invites* the Human Rights Council to consider the matter at its fifty-first session.",
        "*Requests* the Economic and Social Council to hold a forum at its 2023 session.",
        "*Decides* to continue its work at the sixtieth session of the Human Rights Council, and to hold a meeting of the Human Rights "
        "Council at the fifty-first session of the Human Rights Council.",
    ],
)
def test_what_is_asked_for_at_sessions_that_are_over(words: str) -> None:
    assert len(messages("sessions", drafted(words, head=OWN), judge="past")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "*Requests* the Secretary-General to submit, at its eighty-first session, a report on the debate at its seventy-ninth session.",
        "*Requests* the Commission on Narcotic Drugs to act on the report that the Board discussed at its sixty-fourth session.",
        "*Urges* States to continue to carry out the outcome of its seventy-ninth session.",
        "*Recalls* that a meeting was to be held at its seventy-ninth session.",
        "*Calls upon* the Commission on Rivers to consider the matter at the seventy-second session.",
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


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("the fifty-sixth session of the Human Rights Council, held from 18 June to 12 July {}", 2024),
        ("the sixty-third session of the Commission on Narcotic Drugs, held in Vienna, from 2 to 6 March {},", 2020),
        ("the seventy-ninth session of the Assembly, in September {}", 2024),
        ("its seventy-ninth session of {}", 2025),
        ("its seventy-ninth session, on 22 September {}", 2024),
        ("the thirtieth special session of the General Assembly, on the world drug problem, held in {}", 2016),
        ("the 2023 session of the Economic and Social Council, in July {}", 2022),
    ],
)
def test_years_in_other_places(words: str, year: int) -> None:
    assert messages("sessions", drafted(f"*Recalls* {words.format(year)}."), judge="year") == []
    assert len(messages("sessions", drafted(f"*Recalls* {words.format(2018)}."), judge="year")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "the seventy-eighth and seventy-ninth sessions of the Assembly, in 2023 and 2024",
        "the seventy-eighth session of the General Assembly of the League of Lakes, held in 1999",
        "the tenth special session, in 1978, which was the first special session devoted to disarmament, held in 1978",
        "the eleventh emergency special session, held in 2023",
        "the first session of the working group, held in 2019",
    ],
)
def test_years_of_other_sessions(words: str) -> None:
    assert messages("sessions", drafted(f"*Recalls* {words}."), judge="year") == []


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


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("New Urban Agenda", "71/265", "71/256"),
        ("Addis Ababa Action Agenda", "69/331", "69/313"),
        ("Universal Declaration of Human Rights", "217 B (III)", "217 (III)"),
        ("Declaration and Programme of Action on a Culture of Peace", "53/234 A", "53/243 A"),
        ("Political Declaration on HIV and AIDS", "75/999", "60/262"),
    ],
)
def test_resolutions_of_other_instruments(name: str, wrong: str, right: str) -> None:
    text = drafted(f"*Recalls* the {name}.[^1]", notes="\n[^1]: Resolution {}, annex.\n")
    told = messages("instrument-note", text.format(wrong), judge="mismatch")
    second = text.replace(".[^1]", ",[^2],[^1]").format(wrong) + "\n[^2]: A/80/12.\n"
    assert messages("instrument-note", second, judge="mismatch") == []
    assert told == [] if "HIV" in name else len(told) == 1 and f"gives resolution {wrong}; it was" in told[0]
    assert messages("instrument-note", text.format(right), judge="mismatch") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[Iran, Russia: delete]", 0),
        ("[at once (Iran, Vietnam)]", 0),
        ("[soon – South Korea]", 0),
        ("[Russia alt: *notes* it]", 0),
        ("[in Russia and beyond]", 1),
        ("(with the help of Russia)", 1),
    ],
)
def test_who_signs_a_proposal_is_called_as_the_room_calls_it(words: str, told: int) -> None:
    text = f"Zero draft\n\n{drafted(f'*Asks* for more {words};', '*Ends* it.')}"
    assert len(messages("country", text, judge="name")) == told
    assert len(messages("country", text.replace("Zero draft", "Rivers"), judge="name")) >= told
