"""References that follow new numbers, and those that cannot."""

from __future__ import annotations

import pytest
from test_renumber import HEAD, renumbered

# Paragraph 2 was taken out and 6 bis put in: 3 to 6 become 2 to 5, 6 bis becomes 6, and 7 stays.
REST = (
    "3. *Urges* it;",
    "4. *Has* aims:",
    "(a) Rivers:",
    "(i) Banks;",
    "(iii) Beds;",
    "(c) Lakes;",
    "5. *Asks* it;",
    "6. *Calls* for it;",
    "6 bis. *Hopes* for it;",
    "7. *Wants* {};",
    "8. *Ends* it.",
)


def followed(reference: str, *rest: str) -> tuple[str, list[str]]:
    """What becomes of a reference in paragraph 7, and what is left to the drafter."""
    text = HEAD + "1. *Notes* it;\n\n" + "\n\n".join(rest or REST).format(f"§{reference}§") + "\n"
    done = renumbered(text)
    assert not done.refused
    return done.after.split("§")[1], [left.sentence for left in done.plan.left]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("paragraph 4 above", "paragraph 3 above"),
        ("paragraph 8 below", "paragraph 8 below"),
        ("paragraphs 3 to 5 above", "paragraphs 2 to 4 above"),
        ("paragraphs 3–6 above", "paragraphs 2–5 above"),
        ("paragraphs 1, 3 and 5 of the present resolution", "paragraphs 1, 2 and 4 of the present resolution"),
        ("paragraphs 5 and 8 of this resolution", "paragraphs 4 and 8 of this resolution"),
        ("paragraph 4 (c) above", "paragraph 3 (b) above"),
        ("paragraph 4 (a) (iii) above", "paragraph 3 (a) (ii) above"),
        ("paragraphs 4 (a) and (c) above", "paragraphs 3 (a) and (b) above"),
        ("paragraphs 4 (a) (i) and (iii) above", "paragraphs 3 (a) (i) and (ii) above"),
        ("subparagraph (c) of paragraph 4 above", "subparagraph (b) of paragraph 3 above"),
        ("paragraph 6 bis above", "paragraph 6 above"),
        ("paragraphs 5 to 6 bis above", "paragraphs 4 to 6 above"),
        ("as in OP5", "as in OP4"),
        ("OPs 3 and 5", "OPs 2 and 4"),
        ("operative paragraph 5 above", "operative paragraph 4 above"),
        ("paras. 3 and 5 above", "paras. 2 and 4 above"),
        ("paragraph 5, to be fair", "paragraph 4, to be fair"),
        ("(c) of paragraph 4 above", "(b) of paragraph 3 above"),
        ("subparagraph 4 (c) above", "subparagraph 3 (b) above"),
        ("paragraph 4, subparagraph (c),", "paragraph 3, subparagraph (b),"),
        ("paragraphs 4, subparagraph (c), and 8 above", "paragraphs 3, subparagraph (b), and 8 above"),
    ],
)
def test_references_that_follow(old: str, new: str) -> None:
    assert followed(old) == (new, [])


@pytest.mark.parametrize(
    "reference",
    [
        "paragraph 5 of resolution 70/1",
        "paragraph 5 of its resolution 70/1 of 25 September 2015",
        "resolution 70/1, paragraph 5, as amended",
        "article 6, paragraph 5, above",
        "paragraph 5 thereof",
        "paragraph 5 of that decision",
        "“paragraph 5 above”",
        "rule 5 above",
        "the said paragraph 5",
        "preambular paragraph 5",
        "part II of the report and PP5",
    ],
)
def test_references_to_other_texts_stay(reference: str) -> None:
    assert followed(reference) == (reference, [])


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("paragraph 2 above", "there is no paragraph 2 in this draft"),
        ("paragraphs 2 to 4 above", "there is no paragraph 2 in this draft"),
        ("paragraph 4 (b) above", "there is no subparagraph (b) in this draft"),
        ("paragraph 7 above", "it names the paragraph in which it stands"),
        ("item (c) of that paragraph", "it may mean this draft or another text"),
        ("paragraph 5 and the report on rivers", "it may mean this draft or another text"),
        ("section II above and paragraph 5 above, or OP2", "there is no paragraph 2 in this draft"),
    ],
)
def test_references_that_cannot_follow_are_told(reference: str, why: str) -> None:
    words, left = followed(reference)
    assert len(left) == 1
    assert why in left[0]
    assert words == reference.replace("paragraph 5 above", "paragraph 4 above")


def test_a_number_that_stands_twice_is_not_guessed() -> None:
    rest = ("2. *Urges* it;", "2. *Asks* it;", "3. *Wants* {};", "4. *Ends* it.")
    assert followed("paragraph 3 above", *rest)[1] == [
        "“paragraph 3 above” stays as it is: it names the paragraph in which it stands; look at it"
    ]
    assert followed("paragraph 2 above", *rest)[1] == [
        "“paragraph 2 above” stays as it is: there are several that are called paragraph 2; look at it"
    ]
    # Above the second there is only the first.
    rest = ("2. *Urges* it;", "2. *Wants* {};", "3. *Ends* it.")
    assert followed("paragraph 2 above", *rest) == ("paragraph 2 above", [])


def test_what_a_paragraph_passed_stands_on_the_other_side() -> None:
    rest = ("4. *Urges* it;", "2. *Wants* {};", "3. *Asks* it;", "5. *Ends* it.")
    assert followed("paragraph 4 below", *rest) == ("paragraph 2 above", [])
    assert followed("paragraphs 1 and 4 below", *rest) == ("paragraphs 1 and 2 above", [])
    words, left = followed("paragraphs 4 and 5 below", *rest)
    assert words == "paragraphs 4 and 5 below"
    assert "some of what it names now stands above and some below" in left[0]


def test_a_list_that_rose_rises_again() -> None:
    rest = ("5. *Urges* it;", "2. *Asks* it;", "3. *Notes* it;", "4. *Wants* {};", "6. *Ends* it.")
    assert (
        followed("paragraphs 3, 5 and 6 of the present resolution", *rest)[0] == "paragraphs 2, 4 and 6 of the present resolution"
    )


def test_a_range_that_was_torn_is_told() -> None:
    rest = ("3. *Urges* it;", "4. *Asks* it;", "6. *Notes* it;", "2. *Hopes* for it;", "5. *Wants* {};", "7. *Ends* it.")
    words, left = followed("paragraphs 2 to 4 above", *rest)
    assert words == "paragraphs 2 to 4 above"
    assert "do not stand together any more" in left[0]


def test_sections_that_count_for_themselves() -> None:
    rest = ("3. *Urges* it;", "II", "1. *Notes* it;", "3. *Asks* it;", "4. *Wants* {};", "5. *Ends* it.")
    rest = ("2. *Hopes* for it;", *rest)
    assert followed("paragraph 3 above", *rest) == ("paragraph 2 above", [])


def test_subparagraphs_of_the_same_list() -> None:
    lines = (
        "1. *Has* aims:",
        "(a) Rivers;",
        "(c) Lakes, as in subparagraph (d) below;",
        "(d) Seas, as in subparagraph (c) above;",
        "(e) Banks, as in (d) above;",
    )
    done = renumbered(HEAD + "\n\n".join((*lines, "2. *Ends* it.")) + "\n")
    assert "(d) Banks, as in (c) above;" in done.after
    assert "(b) Lakes, as in subparagraph (c) below;" in done.after
    assert "(c) Seas, as in subparagraph (b) above;" in done.after


def test_annexes_have_numbers_of_their_own() -> None:
    annex = ("Annex", "Rules", "1. Members pay.", "3. Members pay under paragraph 1 above.", "4. See paragraph 3 above.")
    lines = ("1. *Adopts* paragraph 3 of the present resolution;", "3. *Ends* it.")
    done = renumbered(HEAD + "\n\n".join((*lines, *annex)) + "\n")
    assert "1. *Adopts* paragraph 2 of the present resolution;" in done.after
    assert done.after.endswith("2. Members pay under paragraph 1 above.\n\n3. See paragraph 2 above.\n")


def test_an_annex_speaks_of_the_resolution() -> None:
    lines = (
        "1. *Adopts* it;",
        "3. *Ends* it.",
        "Annex",
        "1. Members act under operative paragraph 3.",
        "3. See paragraph 1 above.",
    )
    done = renumbered(HEAD + "\n\n".join(lines) + "\n")
    assert done.after.endswith("1. Members act under operative paragraph 2.\n\n2. See paragraph 1 above.\n")
    done = renumbered(HEAD + "\n\n".join((*lines[:3], "1. See paragraph 3 of the resolution, paragraph 3 of the draft.")) + "\n")
    assert "1. See paragraph 3 of the resolution, paragraph 3 of the draft." in done.after
    assert ["it may mean this draft or another text" in left.sentence for left in done.plan.left] == [True, True]


def test_sections_of_annexes() -> None:
    one = (
        "Annex I",
        "Rules",
        "I. Aims",
        "1. Members pay under section III.",
        "III. Means",
        "2. Members act under section I above.",
    )
    two = (
        "Annex II",
        "Seats",
        "I. Rows",
        "1. Members sit.",
        "II. Chairs",
        "2. They sit under section I above.",
        "IV. Ends",
        "3. Out.",
    )
    text = (
        HEAD + "\n\n".join(("1. *Adopts* section III of annex I and section IV of annex II;", "2. *Ends* it.", *one, *two)) + "\n"
    )
    done = renumbered(text)
    assert "1. *Adopts* section II of annex I and section III of annex II;" in done.after
    assert "1. Members pay under section II.\n\nII. Means" in done.after and "III. Ends" in done.after
    assert not done.plan.left
    # An extract of another text begins where it begins.
    assert not renumbered(HEAD + "1. *Adopts* it.\n\nAnnex\n\nVI. Aims\n\n1. Pay.\n\nVII. Means\n\n2. Act.\n").changes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("subparagraph (a) (iii) above", "subparagraph (a) (ii) above"),
        ("paragraph (a) (iii) above", "paragraph (a) (ii) above"),
        ("subparagraphs (b), (d) and (a) (iii) above", "subparagraphs (b), (c) and (a) (ii) above"),
        ("subparagraphs (a) (i) and (iii) above", "subparagraphs (a) (i) and (ii) above"),
        ("subparagraphs (a) (i) to (iv) above", "subparagraphs (a) (i) to (iii) above"),
    ],
)
def test_subparagraphs_of_subparagraphs(old: str, new: str) -> None:
    lines = (
        "1. *Has* aims:",
        "(a) Rivers:",
        "(i) Banks;",
        "(iii) Beds;",
        "(iv) Fish;",
        "(b) Lakes;",
        "(d) Seas;",
        f"(e) What {old} says.",
    )
    assert f"What {new} says." in renumbered(HEAD + "\n\n".join(lines) + "\n").after


ANNEX = ("1. Members pay.", "3. Members meet.", "4. Members leave:", "(a) Now;", "(c) Later.", "5. Members end.")


def of_annex(reference: str, *headings: str) -> tuple[str, list[str]]:
    """What becomes of a reference to a paragraph of an annex, and what is left to the drafter."""
    annexes = [line for heading in headings for line in (heading, "Rules", *ANNEX)]
    text = HEAD + "\n\n".join((f"1. *Adopts* §{reference}§ as it is;", "2. *Ends* it.", *annexes)) + "\n"
    done = renumbered(text)
    return done.after.split("§")[1], [left.sentence for left in done.plan.left]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("paragraph 4 of the annex", "paragraph 3 of the annex"),
        ("paragraph 4 in the annex below", "paragraph 3 in the annex below"),
        ("annex, paragraph 4,", "annex, paragraph 3,"),
        ("the annex to the present resolution, paragraphs 3 to 5,", "the annex to the present resolution, paragraphs 2 to 4,"),
        ("paragraph 4 (c) of the annex to the present resolution", "paragraph 3 (b) of the annex to the present resolution"),
        ("annex, paragraph 3, and paragraph 4 of the annex", "annex, paragraph 2, and paragraph 3 of the annex"),
        ("paragraph 4 of the annex to resolution 70/1", "paragraph 4 of the annex to resolution 70/1"),
        ("paragraph 4 of the annex to the Convention", "paragraph 4 of the annex to the Convention"),
        ("paragraph 4 of the annex thereto", "paragraph 4 of the annex thereto"),
        ("resolution 70/1, annex, paragraph 4", "resolution 70/1, annex, paragraph 4"),
        ("A/79/1, annex, paragraph 4", "A/79/1, annex, paragraph 4"),
    ],
)
def test_paragraphs_of_the_annex(old: str, new: str) -> None:
    assert of_annex(old, "Annex") == (new, [])


def test_paragraphs_of_one_of_several_annexes() -> None:
    both = ("Annex I", "Annex III")
    assert of_annex("paragraph 4 of annex I", *both) == ("paragraph 3 of annex I", [])
    assert of_annex("paragraph 4 of annex III to the present resolution", *both) == (
        "paragraph 3 of annex II to the present resolution",
        [],
    )
    assert of_annex("annex III, paragraph 4, and annex I", *both) == ("annex II, paragraph 3, and annex I", [])
    words, left = of_annex("paragraph 4 of the annex", *both)
    assert words == "paragraph 4 of the annex"
    assert "there are several that are called annex" in left[0]
    words, left = of_annex("paragraph 4 of annex II", *both)
    assert words == "paragraph 4 of annex II"
    assert "there is no paragraph 4 of annex II in this draft" in left[0]


def test_paragraphs_of_sections_with_subsections() -> None:
    lines = (
        "I",
        "1. *Adopts* section III, paragraph 5, below, paragraph 5 of section III below and paragraph 3 of section A below;",
        "III",
        "A",
        "3. *Urges* it;",
        "C",
        "5. *Asks* what subsection A above and subsection C below say.",
    )
    done = renumbered(HEAD + "\n\n".join(lines) + "\n")
    words = "section II, paragraph 3, below, paragraph 3 of section II below and paragraph 2 of section A below"
    assert f"1. *Adopts* {words};" in done.after
    assert done.after.endswith("3. *Asks* what subsection A above and subsection B below say.\n")
    assert not done.plan.left


@pytest.mark.parametrize(
    ("reference", "new"),
    [
        ("paragraph 3 of section III of the present resolution", "paragraph 2 of section II of the present resolution"),
        ("paragraph 3 of section III", "paragraph 2 of section II"),
        ("resolution 66/246, in particular paragraph 3 of section III", ""),
    ],
)
def test_sections_of_this_text_or_another(reference: str, new: str) -> None:
    lines = ("I", f"1. *Recalls* {reference};", "III", "3. *Ends* it.")
    done = renumbered(HEAD + "\n\n".join(lines) + "\n")
    assert f"1. *Recalls* {new or reference};" in done.after
    assert bool(done.plan.left) is not bool(new)


def test_a_range_of_sections_keeps_its_sections() -> None:
    lines = [line for mark in ("I", "II", "III", "V") for line in (mark, f"{len(mark)}. *Urges* it;")]
    text = HEAD + "\n\n".join((*lines, "9. *Ends* what sections II to V above say.")) + "\n"
    assert "sections II to IV above" in renumbered(text).after


def test_wrapped_lines_are_wrapped_again() -> None:
    lines = (
        "     9. Urges all States of the basin to measure the quality of the water of\n"
        "the rivers and of the lakes twice a year, as is said in paragraph 9 and to\n"
        "publish what they have found in a way that all can read and understand well;\n"
    )
    head = "The General Assembly,\n\n     Recalling its work on rivers,\n\n"
    many = "\n".join(
        f"     {number}. Notes with interest the work of the river commission number {number};\n" for number in range(1, 9)
    )
    text = f"{head}{many}\n{lines}\n     9. Requests all of them to report, as is said in paragraph 8 above.\n"
    done = renumbered(text)
    assert not done.refused
    assert done.after == text.replace("     9. Requests", "     10. Requests")
