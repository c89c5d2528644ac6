"""Whose resolution a number is, by the whole draft: what is said of it elsewhere, and the note behind it."""

from __future__ import annotations

import pytest

from reslint.derived.passages import citations
from reslint.parsing import parse
from reslint.readers import read

ASSEMBLY, RIGHTS, DRUGS = "General Assembly", "Human Rights Council", "Commission on Narcotic Drugs"


def bodies(preambular: str, operative: str, *notes: str, organ: str = ASSEMBLY) -> dict[str, list[tuple[str, str]]]:
    """The numbers and bodies of the resolutions in the two paragraphs of a draft."""
    below = "".join(f"\n<sup>{number}</sup> {note}\n" for number, note in enumerate(notes, 1))
    text = f"*The {organ}*,\n\n{preambular}\n\n1. {operative}\n" + (f"\n---\n{below}" if below else "")
    draft = parse(read(text.encode(), "draft.md"))
    return {
        paragraph.label: [(one.number, one.body) for one in citations(draft, paragraph) if one.kind in ("resolution", "decision")]
        for paragraph in draft.paragraphs
        if paragraph.label in ("PP1", "OP1")
    }


class TestWholeDraft:
    def test_a_body_named_once_serves_the_bare_number(self) -> None:
        found = bodies(
            "*Recalling* Human Rights Council resolution 34/24 of 24 March 2017,",
            "*Welcomes* the report submitted to the Human Rights Council pursuant to resolution 34/24.",
        )
        assert found["OP1"] == [("34/24", RIGHTS)]

    def test_it_serves_a_number_that_stands_before_it_too(self) -> None:
        found = bodies(
            "*Recalling* the report to the Human Rights Council submitted pursuant to resolution 34/24,",
            "*Welcomes* Human Rights Council resolution 34/24.",
        )
        assert found["PP1"] == [("34/24", RIGHTS)]

    def test_a_date_tells_whose_it_is(self) -> None:
        found = bodies(
            "*Recalling* its resolution 47/120 B of 20 September 1993,",
            "*Recalls* the work of the Conference contained in its resolution 47/120 B.",
        )
        assert found["OP1"] == [("47/120 B", ASSEMBLY)]

    def test_two_bodies_with_one_number_leave_it_open(self) -> None:
        found = bodies(
            "*Recalling* Human Rights Council resolution 48/7 and United Nations Environment Assembly resolution 48/7,",
            "*Welcomes* the report to the Trade and Development Board pursuant to resolution 48/7.",
        )
        assert found["OP1"] == [("48/7", "")]

    def test_what_the_words_say_stays(self) -> None:
        found = bodies(
            "*Recalling* Human Rights Council resolution 48/7 of 8 October 2021,",
            "*Recalls* its resolution 48/7 and General Assembly resolution 48/7.",
        )
        assert found["OP1"] == [("48/7", ASSEMBLY), ("48/7", ASSEMBLY)]

    def test_a_resolution_is_no_decision(self) -> None:
        found = bodies(
            "*Recalling* Human Rights Council resolution 34/24,",
            "*Welcomes* the report to the Human Rights Council under decision 34/24.",
        )
        assert found["OP1"] == [("34/24", "")]

    def test_committees_own_no_resolution(self) -> None:
        found = bodies("*Recalling* its work,", "*Recalls* the work of the Special Committee contained in its resolution 74/113.")
        assert found["OP1"] == [("74/113", "")]

    def test_two_resolutions_side_by_side_are_of_one_organ(self) -> None:
        text = (
            "*Recalling* its resolution 31/98 of 15 December 1976 on the rules of the United Nations Commission on International "
            "Trade Law and its resolution 65/22 of 6 December 2010,"
        )
        assert bodies(text, "*Decides* to continue.")["PP1"] == [("31/98", ASSEMBLY), ("65/22", ASSEMBLY)]


class TestNotes:
    NOTE = "See *Official Records of the Economic and Social Council, 2010, Supplement No. 8* (E/2010/28), chap. I, sect. C."

    def test_the_note_behind_the_number(self) -> None:
        found = bodies(
            "*Recalling* Commission resolution 53/4,<sup>1</sup>", "*Recalls* resolution 53/4.", self.NOTE, organ="Council"
        )
        assert found["PP1"] == [("53/4", DRUGS)]

    def test_a_note_of_the_same_records(self) -> None:
        found = bodies(
            "*Recalling* Commission resolutions 53/4<sup>1</sup> and 54/6 of 25 March 2011,<sup>2</sup>",
            "*Recalls* its work.",
            self.NOTE,
            "Ibid., *2011, Supplement No. 8* (E/2011/28), chap. I, sect. C.",
            organ="Economic and Social Council",
        )
        assert found["PP1"] == [("53/4", DRUGS), ("54/6", DRUGS)]

    def test_what_the_note_says_serves_later_mentions(self) -> None:
        found = bodies(
            "*Recalling* Commission resolution 53/4,<sup>1</sup>",
            "*Recalls* resolution 53/4.",
            self.NOTE,
            organ="Economic and Social Council",
        )
        assert found["OP1"] == [("53/4", DRUGS)]

    @pytest.mark.parametrize(
        "note", ["E/2010/28.", "*Official Records of the Economic and Social Council, 2010, Supplement No. 99* (E/2010/99)."]
    )
    def test_another_note_tells_nothing(self, note: str) -> None:
        found = bodies(
            "*Recalling* Commission resolution 53/4,<sup>1</sup>",
            "*Decides* to go on.",
            note,
            organ="Economic and Social Council",
        )
        assert found["PP1"] == [("53/4", "")]
