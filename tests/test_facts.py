"""The tables that travel with the project, and the arithmetic of sessions, ordinals, numerals and dates."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reslint.facts import instrument_table, numerals, organ_table, resolution_table, sessions, state_table, supplement_table
from reslint.facts.table import TableError, folder


class TestNumerals:
    @pytest.mark.parametrize(
        ("number", "words"),
        [
            *((1, "first"), (12, "twelfth"), (20, "twentieth"), (43, "forty-third"), (78, "seventy-eighth"), (80, "eightieth")),
            *(
                (100, "one hundredth"),
                (101, "one hundred and first"),
                (199, "one hundred and ninety-ninth"),
                (200, "two hundredth"),
            ),
        ],
    )
    def test_ordinals(self, number: int, words: str) -> None:
        assert numerals.ordinal(number) == words
        assert numerals.integer_of_ordinal(words.capitalize()) == number

    def test_ordinals_all_ways_back(self) -> None:
        assert all(numerals.integer_of_ordinal(numerals.ordinal(number)) == number for number in range(1, 201))

    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("one", 1),
            ("Twelve", 12),
            ("eighteen", 18),
            ("thirty", 30),
            ("thirty-five", 35),
            ("ninety nine", 99),
            ("a hundred", 100),
        ],
    )
    def test_cardinals(self, words: str, number: int) -> None:
        assert numerals.integer_of_cardinal(words) == number

    def test_no_cardinals(self) -> None:
        assert [numerals.integer_of_cardinal(words) for words in ("", "tenth", "twenty ten", "thirty--one")] == [None] * 4

    def test_ordinal_in_figures(self) -> None:
        assert numerals.integer_of_ordinal("58th") == 58
        assert numerals.integer_of_ordinal("seventy") is None
        assert numerals.ordinal(0) == numerals.ordinal(201) == ""

    def test_roman_all_ways_back(self) -> None:
        assert all(numerals.integer_of_roman(numerals.roman(number)) == number for number in range(1, 4000))

    @pytest.mark.parametrize("numeral", ["", "IIX", "VX", "IIII", "xxv", "MCX1", "LL"])
    def test_no_roman(self, numeral: str) -> None:
        assert numerals.integer_of_roman(numeral) is None

    @pytest.mark.parametrize(
        "words", ["31 June 2010", "29 February 2023", "0 May 2010", "12 Brumaire 2010", "May 2010", "", "12 May 0000"]
    )
    def test_no_date(self, words: str) -> None:
        assert numerals.parse_date(words) is None

    def test_date(self) -> None:
        assert numerals.parse_date("18 December 2013") == date(2013, 12, 18)


class TestSessions:
    @pytest.mark.parametrize(
        ("session", "body", "year"),
        [
            (78, "General Assembly", 2023),
            (59, "Commission on Narcotic Drugs", 2016),
            (1, "Commission on Crime Prevention and Criminal Justice", 1992),
        ],
    )
    def test_the_year_it_opens(self, session: int, body: str, year: int) -> None:
        assert sessions.session_year(session, body) == year

    def test_no_year_where_it_is_not_certain(self) -> None:
        assert sessions.session_year(5, "Commission on Narcotic Drugs") is None
        assert sessions.session_year(5, "Commission on Rivers") is None

    @pytest.mark.parametrize(("session", "year"), [(1, 1947), (20, 1998), (32, 2021), (0, None), (33, None)])
    def test_special_sessions(self, session: int, year: int | None) -> None:
        assert sessions.special_session_year(session) == year

    def test_economic_sessions_begin_in_the_year_before(self) -> None:
        assert (sessions.economic_years(2013), sessions.economic_years(2014)) == ((2013,), (2013, 2014))


class TestOrgans:
    def test_parents_are_organs(self) -> None:
        names = {organ.name for organ in organ_table.organs()}
        assert [parent for organ in organ_table.organs() for parent in organ.parents if parent not in names] == []

    def test_by_other_name(self) -> None:
        organ = organ_table.organ_named("the Health Assembly")
        assert organ is not None and organ.name == "World Health Assembly"

    def test_symbols(self) -> None:
        organ = organ_table.organ_named("Commission on Narcotic Drugs")
        assert organ is not None and organ.symbols == ("E/CN.7/",) and organ.abbreviations == ("CND",)


class TestResolutions:
    def test_known(self) -> None:
        known = resolution_table.resolution("General Assembly", "70/1")
        assert known is not None and (known.date, known.strong) == ("2015-09-25", True)

    def test_body_counts(self) -> None:
        assert resolution_table.resolution("Commission on Narcotic Drugs", "70/1") is None

    def test_every_date_is_a_day_of_its_session(self) -> None:
        for one in resolution_table.resolutions():
            date.fromisoformat(one.date)
            if one.body == "Security Council":
                assert one.number.endswith(f"({one.date[:4]})")

    def test_each_row_is_found_by_its_number(self) -> None:
        table = resolution_table.read(folder() / "resolutions.tsv")
        assert len(table) > 4000
        for (body, number), (day, evidence) in table.items():
            assert resolution_table.resolution(body, number) == (body, number, day, evidence == "s")

    def test_years_of_the_security_council(self) -> None:
        assert resolution_table.security_years("1325") == (("2000", True),)
        assert resolution_table.security_years("99999") == ()

    def test_a_session(self) -> None:
        days = {one.number: one.date for one in resolution_table.of_session("General Assembly", "70")}
        assert days["70/1"] == "2015-09-25" and all(number.startswith("70/") for number in days)


class TestInstruments:
    def test_table(self) -> None:
        resolution = re.compile(r"\d{1,4} (?:[A-Z] )?\([IVX]+\)|(?:S-)?\d{1,2}/\d{1,3}(?: [A-Z])?")
        for one in instrument_table.instruments():
            assert 1900 < one.year < 2100 and one.source
            assert not one.resolution or resolution.fullmatch(one.resolution), one.title
            assert bool(one.volumes) == bool(one.registrations), one.title
            assert all(value.isdigit() for value in (*one.volumes, *one.registrations)), one.title

    def test_year_behind(self) -> None:
        text = "the Single Convention on Narcotic Drugs of 1954 as amended by the 1972 Protocol and"
        (one,) = instrument_table.instruments_in(text)
        assert (one.instrument.title, one.year, one.amended, one.agrees) == (
            "Single Convention on Narcotic Drugs",
            1954,
            1972,
            False,
        )
        assert text[one.year_start : one.year_end] == "1954"
        assert text[one.start : one.end] == text[4:-4]

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("the Vienna Convention on Diplomatic Relations of 18 April 1961", 1961),
            ("the International Convention on Salvage, 1989, and", 1989),
            ("the 2001 Convention on the Protection of the Underwater Cultural Heritage", 2001),
            (
                "the International Convention for the Prevention of Pollution from Ships, 1973, as modified by the 1978 Protocol",
                1973,
            ),
        ],
    )
    def test_forms_of_the_year(self, text: str, year: int) -> None:
        (one,) = instrument_table.instruments_in(text)
        assert one.year == year and one.agrees

    def test_longest_name_wins(self) -> None:
        (one,) = instrument_table.instruments_in(
            "the Optional Protocol to the Convention on the Rights of Persons with Disabilities of 2006"
        )
        assert one.instrument.registrations == ("44910",) and one.instrument.volumes == ("2518",)

    @pytest.mark.parametrize(
        "text",
        [
            "the Amendment to the Convention on Biological Diversity of 1999",
            "the 2030 Agenda for Sustainable Development (2019)",
            "the Convention on the Rights of the Child, adopted when 1995 children",
            "decision III/21 under the Convention on Biological Diversity, of 15 November 1996,",
            "the Memorandum on Accession to the Treaty on the Non-Proliferation of Nuclear Weapons of 1994",
        ],
    )
    def test_year_of_another_thing(self, text: str) -> None:
        (one,) = instrument_table.instruments_in(text)
        assert one.year == 0 and one.agrees

    @pytest.mark.parametrize(
        "text", ["", "the Convention on Rivers of 1999", "Conventional wisdom", "the convention on biological diversity"]
    )
    def test_none(self, text: str) -> None:
        assert instrument_table.instruments_in(text) == ()


def test_states() -> None:
    names = {state.short: state for state in state_table.states()}
    assert names["Albania"].formal == "the Republic of Albania" and names["Albania"].code == "ALB"


class TestBadTables:
    HEADER = "\t".join(instrument_table.COLUMNS)
    RESOLUTIONS = "body\tnumber\tadopted\tevidence\n"

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("title\tforms\n", "no column “short”"),
            (f"{HEADER}\nA Convention\t\t\t1999\n", ":2: 4 fields where the header has 9"),
            (f"{HEADER}\nA Convention\t\t\tsoon\t\t\t\t\tx\n", ":2: “soon” is not a whole number"),
            (f"{HEADER}\n# no row\nA\t\t\t1999\t\t\t\t\tx\nA\t\t\t1999\t\t\t\t\tx\n", ":4: “A” is there twice"),
        ],
    )
    def test_one_sentence_with_file_and_line(self, tmp_path: Path, content: str, message: str) -> None:
        path = tmp_path / "instruments.tsv"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(TableError, match=re.escape(message)):
            instrument_table.read(path)

    def test_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match="cannot be read"):
            organ_table.read(tmp_path / "organs.tsv")

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("body\tnumber\tadopted\nX\t1/1\t2000-01-01\n", ":1: the table has no column “evidence”"),
            ("number\tbody\tadopted\tevidence\n", ":1: the columns must be, in this order: body, number, adopted, evidence"),
            (f"{RESOLUTIONS}X\t1/1\t2000-01-01\n", ":2: 3 fields where the header has 4"),
            (f"{RESOLUTIONS}X\t1/1\t2000-01-01\ts\n\t1/1\t\ts\n", ":3: resolution 1/1 of the X is there twice"),
            (f"{RESOLUTIONS}X\t1/1\t2000-06-31\ts\n", ":2: “2000-06-31” is no date"),
            (f"{RESOLUTIONS}X\t1/1\t2107\ts\n", ":2: “2107” is no date"),
            (f"{RESOLUTIONS}\t1/1\t2000-01-01\ts\n", ":2: the first row needs a body"),
            (f"{RESOLUTIONS}X\t1/1\t2000-01-01\tsure\n", ":2: “sure” is no evidence"),
        ],
    )
    def test_resolutions(self, tmp_path: Path, content: str, message: str) -> None:
        path = tmp_path / "resolutions.tsv"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(TableError, match=re.escape(message)):
            resolution_table.read(path)

    def test_supplements(self, tmp_path: Path) -> None:
        path = tmp_path / "supplements.tsv"
        row = "General Assembly\t53\t61\t\tHuman Rights Council\n"
        path.write_text("\t".join(supplement_table.COLUMNS) + f"\n{row}{row}", encoding="utf-8")
        with pytest.raises(TableError, match=r":3: Supplement No\. 53 of the General Assembly is there twice"):
            supplement_table.read(path)


def test_a_date_that_the_evidence_has_wrong_is_corrected() -> None:
    known = resolution_table.resolution("General Assembly", "74/45")
    assert known is not None and (known.date, known.strong) == ("2019-12-12", True)


def test_roman_numbers_of_two_councils_are_told_apart_by_their_dates() -> None:
    known = resolution_table.resolution("Economic and Social Council", "663 C (XXIV)")
    assert known is not None and known.date == "1957-07-31"
    assert resolution_table.resolution("General Assembly", "663 C (XXIV)") is None


def test_supplements() -> None:
    assert supplement_table.supplement_body("Economic and Social Council", "8", 2010) == "Commission on Narcotic Drugs"
    assert supplement_table.supplement_body("Economic and Social Council", "3", 2010) == ""
    assert supplement_table.supplement_body("General Assembly", "53A", 69) == "Human Rights Council"
