"""Notes in the order of their calls, bodies in the order of notes, and Ibid. where notes have changed places."""

from __future__ import annotations

import pytest
from test_renumber import renumbered

SERIES = "United Nations, *Treaty Series*, vol. 660, No. 9464."
RECORDS = "*Official Records of the Economic and Social Council, 2009, Supplement No. 8* (E/2009/28), chap. I, sect. C."


def draft(calls: str, *notes: str, between: str = "\n\n") -> str:
    """A draft that calls notes in the order of ``calls``, each in a paragraph, with the notes behind it."""
    called = "\n\n".join(f"*Recalling* the {word} report,<sup>{mark}</sup>" for word, mark in zip(WORDS, calls, strict=False))
    return f"*The General Assembly*,\n\n{called}\n\n1. *Ends* the matter.\n\n---\n\n{between.join(notes)}\n"


WORDS = ("first", "second", "third", "fourth", "fifth")


def notes_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("<sup>")]


def put_in_order(calls: str, *notes: str) -> list[str]:
    done = renumbered(draft(calls, *(f"<sup>{mark}</sup> {note}" for mark, note in zip("123456", notes, strict=False))))
    assert not done.refused
    assert not done.plan.left
    assert not renumbered(done.after).changes
    return [line.split("</sup> ")[1] for line in notes_of(done.after)]


def test_notes_are_numbered_as_they_are_called() -> None:
    done = renumbered(draft("213", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2.", "<sup>3</sup> A/79/3."))
    assert "first report,<sup>1</sup>" in done.after and "second report,<sup>2</sup>" in done.after
    assert notes_of(done.after) == ["<sup>1</sup> A/79/2.", "<sup>2</sup> A/79/1.", "<sup>3</sup> A/79/3."]
    assert [(name.old, name.new) for name in done.names] == [("note 2", "note 1"), ("note 1", "note 2")]


def test_a_repeated_call_keeps_its_note() -> None:
    done = renumbered(draft("2121", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2."))
    assert list("1212") == [part[5] for part in done.after.split("report,")[1:]]


def test_gaps_are_closed_and_a_note_without_call_stays_where_it_was() -> None:
    done = renumbered(draft("14", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2.", "<sup>4</sup> A/79/4."))
    assert notes_of(done.after) == ["<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2.", "<sup>3</sup> A/79/4."]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (draft("21", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2.", "<sup>2</sup> A/79/3."), "Two notes have the number 2"),
        (draft("321", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2."), "Footnote call 3 has no note in this file"),
    ],
)
def test_notes_that_are_not_certain_keep_their_numbers(text: str, why: str) -> None:
    done = renumbered(text)
    assert done.after == text
    assert why in done.plan.left[0].sentence


def test_raised_figures_and_other_notations() -> None:
    text = draft("21", "¹ A/79/1.", "² A/79/2.").replace("<sup>2</sup>", "²").replace("<sup>1</sup>", "¹")
    done = renumbered(text)
    assert done.after.endswith("¹ A/79/2.\n\n² A/79/1.\n")
    text = draft("21", "[^1]: A/79/1.", "[^2]: A/79/2.", between="\n").replace("<sup>", "[^").replace("</sup>", "]")
    assert renumbered(text).after.endswith("[^1]: A/79/2.\n[^2]: A/79/1.\n")


def test_notes_in_mid_text_stay_on_their_page_where_they_can() -> None:
    text = (
        "*The General Assembly*,\n\n*Recalling* the first report,<sup>1</sup>\n\n*Recalling* the second report,<sup>4</sup>\n\n"
        "<sup>1</sup> A/79/1.\n\n<sup>2</sup> A/79/2.\n\n*Recalling* the third report,<sup>2</sup>\n\n"
        "*Recalling* the fourth report,<sup>3</sup>\n\n<sup>3</sup> A/79/3.\n\n<sup>4</sup> A/79/4.\n\n1. *Ends* the matter.\n"
    )
    done = renumbered(text)
    assert notes_of(done.after) == [
        "<sup>1</sup> A/79/1.",
        "<sup>2</sup> A/79/4.",
        "<sup>3</sup> A/79/2.",
        "<sup>4</sup> A/79/3.",
    ]
    assert done.after.index("A/79/4.") < done.after.index("the third report") < done.after.index("A/79/3.")
    assert done.plan.moved == ("note 2 stands before note 3 now",)


def test_references_to_notes_follow() -> None:
    done = renumbered(
        draft("213", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2.", "<sup>3</sup> See note 2 above.").replace(
            "the matter", "what footnote 1 says"
        )
    )
    assert "*Ends* what footnote 2 says." in done.after
    assert "<sup>3</sup> See note 1 above." in done.after


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("footnotes 1 to 2 above", "footnotes 1 to 2 above", "the notes of this range do not stand together any more"),
        ("footnotes 2 to 3 above", "footnotes 1 to 2 above", ""),
        ("footnotes 1 to 3 above", "footnotes 1 to 3 above", ""),
        ("notes 1 and 2 above", "notes 1 and 3 above", ""),
    ],
)
def test_ranges_of_notes_keep_their_notes(old: str, new: str, why: str) -> None:
    text = draft("231", "<sup>1</sup> A/79/1.", "<sup>2</sup> A/79/2.", "<sup>3</sup> A/79/3.")
    done = renumbered(text.replace("the matter", old))
    assert f"*Ends* {new}." in done.after
    assert [why in left.sentence for left in done.plan.left] == ([True] if why else [])


# Ibid.


def test_ibid_that_lost_its_source_is_written_out() -> None:
    assert put_in_order("213", SERIES, "Ibid., vol. 1577, No. 27531.", "A/79/3.") == [
        "United Nations, *Treaty Series*, vol. 1577, No. 27531.",
        "Ibid., vol. 660, No. 9464.",
        "A/79/3.",
    ]
    assert put_in_order("132", RECORDS, "Ibid., 2014, Supplement No. 8 (E/2014/28), chap. II.", "Resolution 70/1.") == [
        RECORDS,
        "Resolution 70/1.",
        "*Official Records of the Economic and Social Council*, 2014, Supplement No. 8 (E/2014/28), chap. II.",
    ]
    assert put_in_order("132", "Resolution 69/283, annex I.", "Ibid., annex II.", "A/79/3.") == [
        "Resolution 69/283, annex I.",
        "A/79/3.",
        "Resolution 69/283, annex II.",
    ]
    assert put_in_order("132", "See A/79/1, annex.", "Ibid.", "A/79/3.") == [
        "See A/79/1, annex.",
        "A/79/3.",
        "See A/79/1, annex.",
    ]


def test_a_source_that_is_repeated_now_becomes_ibid() -> None:
    assert put_in_order("132", "A/79/1, para. 3.", "Resolution 70/1.", "A/79/1, para. 5.") == [
        "A/79/1, para. 3.",
        "Ibid., para. 5.",
        "Resolution 70/1.",
    ]
    assert put_in_order("132", SERIES, "Resolution 70/1.", "United Nations, *Treaty Series*, vol. 1577, No. 27531.")[1] == (
        "Ibid., vol. 1577, No. 27531."
    )
    assert put_in_order("132", "Resolution 70/1, annex I.", "A/79/2.", "Resolution 70/1.")[1] == "Resolution 70/1."


def test_italics_are_those_of_the_field() -> None:
    ibid = "Ibid., *2014, Supplement No. 8* (E/2014/28), chap. II."
    whole = "*Official Records of the Economic and Social Council, 2014, Supplement No. 8* (E/2014/28), chap. II."
    assert put_in_order("132", RECORDS, ibid, "Resolution 70/1.") == [RECORDS, "Resolution 70/1.", whole]
    assert put_in_order("132", RECORDS, "Resolution 70/1.", whole) == [RECORDS, ibid, "Resolution 70/1."]


def test_a_chain_goes_on_behind_what_was_taken_out_of_it() -> None:
    assert put_in_order("1342", SERIES, "A/79/2.", "Ibid., para. 4.", "Ibid., para. 5.") == [
        SERIES,
        "A/79/2, para. 4.",
        "Ibid., para. 5.",
        "A/79/2.",
    ]


def test_ibid_whose_source_is_gone_is_told_and_the_notes_stay() -> None:
    text = draft("13", "<sup>1</sup> Resolution 70/1.", "<sup>3</sup> Ibid., para. 3.")
    done = renumbered(text)
    assert done.after == text
    assert "repeats a note that is not there any more" in done.plan.left[0].sentence
    # In the Treaty Series any note of the series will do.
    done = renumbered(draft("13", f"<sup>1</sup> {SERIES}", "<sup>3</sup> Ibid., vol. 1577, No. 27531."))
    assert notes_of(done.after)[1] == "<sup>2</sup> Ibid., vol. 1577, No. 27531."


def test_ibid_that_follows_the_calls_and_not_the_numbers_stays() -> None:
    assert put_in_order("321", "Resolution 70/1.", "Ibid., vol. 1577, No. 27531.", SERIES) == [
        SERIES,
        "Ibid., vol. 1577, No. 27531.",
        "Resolution 70/1.",
    ]


@pytest.mark.parametrize(
    "notes",
    [
        ("[^1]: A/79/1.", "[^3]: Resolution 70/1.", "[^2]: Ibid."),
        ("[^1]: A/79/1.", "[^4]: Ibid., annex.", "[^2]: Resolution 70/1."),
    ],
)
def test_ibid_is_left_and_told_where_notes_stand_as_they_are_called_and_not_as_they_are_numbered(notes: tuple[str, ...]) -> None:
    text = draft("".join(note[2] for note in notes), *notes, between="\n").replace("<sup>", "[^").replace("</sup>", "]")
    done = renumbered(text)
    assert done.after == text
    assert ["It is not certain which source" in left.sentence for left in done.plan.left] == [True]
