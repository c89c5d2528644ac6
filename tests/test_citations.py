"""References in running text and notes: what is understood, where it ends, whose it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reslint.draft import Citation
from reslint.parsing.citations import find_citations, normal_number
from reslint.parsing.grammars import load

ASSEMBLY = "General Assembly"
RIGHTS = "Human Rights Council"


def only(text: str, organ: str = ASSEMBLY) -> Citation:
    found = find_citations(text, organ)
    assert len(found) == 1, [text[one.start : one.end] for one in found]
    return found[0]


def words(text: str, organ: str = ASSEMBLY) -> list[str]:
    return [text[one.start : one.end] for one in find_citations(text, organ)]


def numbers(text: str, organ: str = ASSEMBLY) -> list[tuple[str, str]]:
    return [(one.number, one.body) for one in find_citations(text, organ) if one.kind in ("resolution", "decision")]


class TestResolutions:
    def test_own_resolution_with_date(self) -> None:
        one = only("Recalling its resolution 67/193 of 20 December 2012,")
        assert (one.kind, one.number, one.body, one.stated, one.date) == ("resolution", "67/193", ASSEMBLY, False, "2012-12-20")
        assert one.part("possessive") == "its"

    def test_list_has_one_citation_a_member(self) -> None:
        text = "Recalling its resolutions 74/54 of 12 December 2019, 75/45 of 7 December 2020 and 76/36 of 6 December 2021,"
        assert words(text) == [
            "its resolutions 74/54 of 12 December 2019",
            "75/45 of 7 December 2020",
            "76/36 of 6 December 2021",
        ]
        assert {one.body for one in find_citations(text, ASSEMBLY)} == {ASSEMBLY}

    def test_list_goes_on_behind_a_title(self) -> None:
        text = "Recalling its resolutions 70/2 of 1 October 2015, entitled “Rivers”, 71/9 of 4 November 2016, on lakes, and 72/4,"
        assert [one.number for one in find_citations(text, ASSEMBLY)] == ["70/2", "71/9"]

    def test_days_of_adoption(self) -> None:
        text = "the adoption of Security Council resolutions 1325 (2000) on 31 October 2000 and 1820 (2008) on 19 June 2008,"
        assert [(one.number, one.date) for one in find_citations(text, ASSEMBLY)] == [
            ("1325 (2000)", "2000-10-31"),
            ("1820 (2008)", "2008-06-19"),
        ]
        assert find_citations("the debate on resolution 1325 (2000) on 3 May 2000", ASSEMBLY)[0].date == ""

    def test_date_common_to_several(self) -> None:
        found = find_citations("its resolutions 66/241 A and 66/242 both of 24 December 2011", ASSEMBLY)
        assert [(one.number, one.date) for one in found] == [("66/241 A", "2011-12-24"), ("66/242", "2011-12-24")]

    @pytest.mark.parametrize(
        ("text", "number", "body"),
        [
            ("Resolution 217 A (III).", "217 A (III)", ASSEMBLY),
            ("See resolution 2200 A (XXI), annex.", "2200 A (XXI)", ASSEMBLY),
            ("resolution 1325 (2000)", "1325 (2000)", "Security Council"),
            ("resolution 2012/12 of 26 July 2012", "2012/12", "Economic and Social Council"),
            ("resolution 1979 (LVIII)", "1979 (LVIII)", "Economic and Social Council"),
            ("its resolution S-20/4 A to E", "S-20/4 A to E", ASSEMBLY),
            ("its resolution S-20/4 A-E", "S-20/4 A to E", ASSEMBLY),
            ("its resolution 217A(III)", "217 A (III)", ASSEMBLY),
            ("its resolution 68/247B", "68/247 B", ASSEMBLY),
            ("Commission on Narcotic Drugs resolution 53/4", "53/4", "Commission on Narcotic Drugs"),
            ("Human Rights Council resolution 5/1, annex", "5/1", RIGHTS),
            ("resolution 16/18 of the Human Rights Council", "16/18", RIGHTS),
            ("Council resolution 44/5", "44/5", RIGHTS),
            (
                "resolution 5/14 of 2 March 2022 of the United Nations Environment Assembly",
                "5/14",
                "United Nations Environment Assembly",
            ),
        ],
    )
    def test_forms(self, text: str, number: str, body: str) -> None:
        one = only(text)
        assert (one.number, one.body) == (number, body)

    def test_place_before_and_behind(self) -> None:
        one = only("in section II of its resolution 64/260 of 29 March 2010, annex II, sect. C,")
        assert one.parts == (("annex", "II"), ("section", "C"), ("of", "section II"), ("possessive", "its"))

    def test_place_of_the_next_is_not_of_the_first(self) -> None:
        assert words("its resolution 60/1 and section II of its resolution 61/1") == [
            "its resolution 60/1",
            "section II of its resolution 61/1",
        ]

    def test_see(self) -> None:
        assert only("See resolution 60/1.").part("see") == "See"

    def test_decision(self) -> None:
        assert only("its decision 68/516 of 3 October 2013").kind == "decision"

    def test_decision_of_a_conference(self) -> None:
        one = only("See FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.")
        assert (one.kind, one.part("within"), one.part("annex")) == ("symbol", "decision 1/CP.21", "annex")

    def test_impossible_date_is_kept(self) -> None:
        one = only("its resolution 60/1 of 31 June 2006")
        assert (one.date, one.part("day")) == ("", "31 June 2006")

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("sections I and II of its resolution 64/260 of 29 March 2010", [("64/260", ASSEMBLY)]),
            (
                "resolutions S-20/4 A to E of 10 June 1998 and 217 A (III)",
                [("S-20/4 A to E", ASSEMBLY), ("217 A (III)", ASSEMBLY)],
            ),
            ("Security Council resolution 1325 (2000) of 31 October 2000", [("1325 (2000)", "Security Council")]),
            ("Economic and Social Council resolution 2012/12", [("2012/12", "Economic and Social Council")]),
            ("Economic and Social Council resolution 663 C (XXIV)", [("663 C (XXIV)", "Economic and Social Council")]),
            ("its decision 68/516 of 2 October 2013", [("68/516", ASSEMBLY)]),
            ("Human Rights Council resolution 5/1, annex,", [("5/1", RIGHTS)]),
            ("resolution 70/1 and Human Rights Council resolution 5/1", [("70/1", ASSEMBLY), ("5/1", RIGHTS)]),
            ("its resolution ES-10/21 of 27 October 2023", [("ES-10/21", ASSEMBLY)]),
            (
                "its resolutions 2625 (XXV), 68/247 B and 66/241 A and B",
                [("2625 (XXV)", ASSEMBLY), ("68/247 B", ASSEMBLY), ("66/241 A and B", ASSEMBLY)],
            ),
        ],
    )
    def test_forms_of_organs(self, text: str, found: list[tuple[str, str]]) -> None:
        assert numbers(text) == found

    def test_parts_before_and_behind(self) -> None:
        (one,) = find_citations("sections I and II of its resolution 64/260 of 29 March 2010, annex", ASSEMBLY)
        assert (one.part("of"), one.part("annex")) == ("sections I and II", "annex")

    @pytest.mark.parametrize("number", ["2625 (IIX)", "70/9999", "2625 (XXVV)"])
    def test_a_number_that_cannot_be_is_understood_all_the_same(self, number: str) -> None:
        assert only(f"its resolution {number} of 1 December 2015").number == number

    def test_noun_without_number_is_none(self) -> None:
        assert find_citations("the present resolution and all the relevant resolutions of 2030", ASSEMBLY) == ()


class TestBodies:
    def test_its_is_the_subject_named_before(self) -> None:
        text = "Recalling the adoption by the Economic and Social Council of its resolution 2012/12 of 26 July 2012"
        one = find_citations(text, ASSEMBLY)[0]
        assert (one.body, one.stated) == ("Economic and Social Council", True)

    def test_its_behind_a_preposition(self) -> None:
        assert numbers("as the Human Rights Council requested in its resolution 39/2,") == [("39/2", RIGHTS)]

    def test_its_after_an_own_verb(self) -> None:
        text = "Taking note of the work of the Human Rights Council, and reaffirming its resolution 65/1 of 22 September 2010"
        assert numbers(text) == [("65/1", ASSEMBLY)]

    def test_its_behind_bodies_that_only_own_something_else(self) -> None:
        text = "all resolutions adopted by the Commission on Human Rights and the Human Rights Council, as well as its resolution"
        assert numbers(f"Recalling {text} 65/1 of 22 September 2010,") == [("65/1", ASSEMBLY)]

    def test_uncertain_owner_gives_no_body(self) -> None:
        assert numbers("that the Human Rights Council consider the rivers named with its resolution 45/9 in mind") == [
            ("45/9", "")
        ]

    def test_date_of_the_session_tells_the_assembly(self) -> None:
        assert numbers("in resolution 72/249 of 24 December 2017", RIGHTS) == [("72/249", ASSEMBLY)]

    def test_number_before_the_slash_form_is_not_the_assembly(self) -> None:
        assert numbers("Welcoming resolution 8/12 of 20 December 2019,") == [("8/12", "")]

    def test_last_body_named_in_the_sentence(self) -> None:
        text = "the resolutions of the Human Rights Council, the most recent of which is resolution 43/26 of 22 June 2020"
        assert numbers(text) == [("43/26", RIGHTS)]

    def test_list_keeps_its_body(self) -> None:
        text = "Security Council resolutions 1325 (2000) of 31 October 2000 and 2242 (2015)"
        assert numbers(text) == [("1325 (2000)", "Security Council"), ("2242 (2015)", "Security Council")]

    def test_security_council_number_without_year(self) -> None:
        assert numbers("Recalling its resolution 1701,", "Security Council") == [("1701", "Security Council")]


class TestNotes:
    def test_treaty_series(self) -> None:
        one = only("United Nations, Treaty Series, vol. 976, No. 14152.")
        assert (one.kind, one.start, one.number, one.part("volume")) == ("treaty-series", 0, "14152", "976")

    def test_several_volumes_and_numbers(self) -> None:
        one = only("United Nations, Treaty Series, vols. 75 and 1125, Nos. 970–973 and 17512.")
        assert (one.part("volume"), one.part("number")) == ("75 and 1125", "970–973 and 17512")

    def test_ibid(self) -> None:
        one = only("Ibid., vol. 1019, No. 14956.")
        assert (one.kind, one.part("volume"), one.part("number")) == ("ibid", "1019", "14956")

    def test_ibid_with_records(self) -> None:
        one = only("Ibid., 2014, Supplement No. 8 (E/2014/28), chap. I, sect. C.")
        assert (one.part("year"), one.part("supplement"), one.part("symbol")) == ("2014", "8", "E/2014/28")

    def test_official_records(self) -> None:
        text = "See Official Records of the Economic and Social Council, 2009, Supplement No. 8 (E/2009/28), chap. I, sect. C."
        one = only(text)
        assert (one.kind, one.body) == ("official-records", "Economic and Social Council")
        assert one.parts == (
            ("year", "2009"),
            ("supplement", "8"),
            ("symbol", "E/2009/28"),
            ("chapter", "I"),
            ("section", "C"),
            ("see", "See"),
        )
        assert text[one.start : one.end] == text[4:-1]

    def test_records_of_a_session(self) -> None:
        one = only(
            "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 53A (A/77/53/Add.1), paras. 5–7."
        )
        assert (one.part("session"), one.part("supplement"), one.part("paragraph")) == ("Seventy-seventh Session", "53A", "5–7")

    @pytest.mark.parametrize(
        ("text", "chapter"), [("A/68/2, chap.I.", "I"), ("A/68/2, chap.1.", "1"), ("A/68/2, chaps. I and II.", "I and II")]
    )
    def test_chapter_as_written(self, text: str, chapter: str) -> None:
        assert only(text).part("chapter") == chapter

    @pytest.mark.parametrize(
        "symbol",
        [
            "A/68/126",
            "A/CONF.157/24 (Part I)",
            "E/CN.7/2014/1",
            "A/C.3/80/L.12/Rev.1",
            "S/2003/641",
            "A/74/8-S/2020/4",
            "A/ES-10/186",
        ],
    )
    def test_symbol(self, symbol: str) -> None:
        one = only(f"{symbol}, para. 9.")
        assert (one.kind, one.number, one.part("paragraph")) == ("symbol", symbol, "9")

    def test_additions(self) -> None:
        one = only("E/CN.7/2014/1 and Corr.1.")
        assert (one.number, one.part("addition")) == ("E/CN.7/2014/1", "Corr.1")

    def test_sales_number(self) -> None:
        one = only(
            "Report on Rivers (United Nations publication, Sales No. E.93.I.8 and corrigendum), chap. I, resolution 1, annex II."
        )
        assert (one.kind, one.number) == ("sales-number", "E.93.I.8")
        assert (one.part("chapter"), one.part("within"), one.part("annex")) == ("I", "resolution 1", "II")

    @pytest.mark.parametrize("text", ["HIV/AIDS", "and/or", "24/7 care", "5 km/h", "www.example.org/A/70/1", "24-08237 5/6"])
    def test_no_symbol(self, text: str) -> None:
        assert find_citations(text, ASSEMBLY) == ()


class TestDatesAndSessions:
    def test_date(self) -> None:
        one = only("held on 12 January 2026 in Vienna")
        assert (one.kind, one.date) == ("date", "2026-01-12")

    @pytest.mark.parametrize("text", ["December 18, 2013", "18th December 2013"])
    def test_other_forms_of_dates(self, text: str) -> None:
        assert only(text).date == "2013-12-18"

    def test_session(self) -> None:
        one = only("at its fifty-seventh session")
        assert (one.kind, one.number, one.body) == ("session", "57", ASSEMBLY)

    def test_special_session_of_a_body(self) -> None:
        one = only("the twentieth special session of the General Assembly", RIGHTS)
        assert (one.number, one.part("sort"), one.body, one.stated) == ("20", "special", ASSEMBLY, True)

    def test_several_sessions(self) -> None:
        found = find_citations("at its seventy-fifth, seventy-sixth and one hundred and first sessions", ASSEMBLY)
        assert [(one.number, one.body) for one in found] == [("75", ASSEMBLY), ("76", ASSEMBLY), ("101", ASSEMBLY)]

    @pytest.mark.parametrize(
        ("text", "number", "sort"),
        [("at its S-30 session", "30", "special"), ("at its ES-10 session", "10", "emergency special")],
    )
    def test_special_session_by_its_mark(self, text: str, number: str, sort: str) -> None:
        one = only(text)
        assert (one.number, one.part("sort"), one.body) == (number, sort, ASSEMBLY)

    @pytest.mark.parametrize(
        ("text", "number", "sort"),
        [
            ("at its 41st plenary meeting", "41", "plenary"),
            ("at its 2nd to 5th and 7th meetings", "2 to 5 and 7", ""),
            ("the 9241st (resumed) meeting", "9241", ""),
            ("its 54th (resumed) plenary meeting", "54", "plenary"),
        ],
    )
    def test_meetings(self, text: str, number: str, sort: str) -> None:
        one = only(text)
        assert (one.kind, one.number, one.part("sort")) == ("meeting", number, sort)

    def test_meeting_in_records(self) -> None:
        one = only("Official Records of the General Assembly, Fifty-sixth Session, Plenary Meetings, 90th meeting (A/56/PV.90).")
        assert (one.part("meetings"), one.part("meeting"), one.part("symbol")) == (
            "Plenary Meetings",
            "90th meeting",
            "A/56/PV.90",
        )

    def test_session_of_a_year(self) -> None:
        assert only("at the 2014 session").part("year") == "2014"

    @pytest.mark.parametrize("text", ["the present session", "in session", "a special session", "sessions"])
    def test_no_session(self, text: str) -> None:
        assert find_citations(text, ASSEMBLY) == ()


def test_normal_number() -> None:
    assert normal_number("ROMAN", "3362 (S-VII)") == "3362 (S-VII)"
    assert normal_number("SLASHED", "S30/1") == "S-30/1"
    assert normal_number("COINED", "1/CP.21") == "1/CP.21"


def test_no_sequence_of_terminals_is_an_error() -> None:
    """Every state of the parser but the last knows what to do with every terminal."""
    table = load("citation")._parser._parse_table  # type: ignore[attr-defined]
    names = {name for actions in table.states.values() for name in actions if name.isupper() or name == "$END"}
    assert len(names) > 30
    unfinished = [state for state, actions in table.states.items() if actions and not names <= set(actions)]
    assert unfinished == []


PIECES = (
    *(
        "resolution ",
        "resolutions 70/1 of 25 September 2015",
        "its ",
        "General Assembly ",
        "217 A (III)",
        "1325 (2000)",
        ", ",
        " and ",
    ),
    *(
        "A/68/126",
        " (E/2009/28)",
        "Ibid., ",
        "vol. 1",
        "No. 5",
        "chap. I",
        "para. 7 of ",
        "Treaty Series, ",
        "Supplement No. 8",
        "(",
        ")",
    ),
    *(
        "Official Records of the ",
        "seventy-fifth session",
        "Sales No. E.93.I.8",
        "decision 1/CP.21",
        "1/",
        "S-",
        "((((",
        "\n",
        "“",
        ". ",
        "ß",
    ),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30),
    st.sampled_from(("", ASSEMBLY, "Security Council")),
)
def test_any_text_gives_citations_in_order_within_it(pieces: list[str], organ: str) -> None:
    text = "".join(pieces)
    found = find_citations(text, organ)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize(
    "piece",
    ["resolution 1/", "its resolution 1/2 of ", "((A/1", "Ibid., ", "chap. I, ", "seventy-fifth, ", "Council resolution 5/1 "],
)
def test_time_grows_with_the_length(piece: str) -> None:
    find_citations(piece * 3, ASSEMBLY)
    # The best of three: what else the machine does is not of the text.
    short, long = (min(spent(piece * (size // len(piece))) for _ in range(3)) for size in (40_000, 160_000))
    assert long < 12 * short + 0.1


def spent(text: str) -> float:
    start = time.process_time()
    find_citations.__wrapped__(text, ASSEMBLY)
    return time.process_time() - start
