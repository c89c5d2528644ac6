import pytest
from hypothesis import given
from hypothesis import strategies as st

from reslint.draft import Opening
from reslint.parsing.openings import opening_of, place_adverb, read_opening, turn, without_adverb
from reslint.readers.inline import scan


def read(text: str, part: str = "", **settings: object) -> Opening:
    opening = read_opening(text, part, **settings)  # type: ignore[arg-type]
    assert opening is not None
    return opening


@pytest.mark.parametrize(
    ("marked", "form", "head", "adverb"),
    [
        ("Recalling| its resolution 12/3 on harbours,", "participle", "recall", ""),
        ("Recalling also| the lighthouse programme,", "participle", "recall", "also"),
        ("Having considered| the report on tides,", "participle", "consider", ""),
        ("Having also considered| the report on tides,", "participle", "consider", "also"),
        ("Having been informed| of the tides,", "participle", "inform", ""),
        ("Taking note| of the charts,", "participle", "take", ""),
        ("Taking note with appreciation also| of the charts,", "participle", "take", "also"),
        ("Noting with great concern| that the dykes leak,", "participle", "note", ""),
        ("Bearing in mind| the height of the dunes,", "participle", "bear", ""),
        ("Recognizing and reaffirming| the value of sandbanks,", "participle", "recognize", ""),
        ("Recognising| the value of sandbanks,", "participle", "recognize", ""),
        ("Reaffirming once more| the rights of ferrymen,", "participle", "reaffirm", "once more"),
        ("Believing it necessary| to dredge,", "participle", "believe", ""),
        ("Continuing to encourage| the pilots,", "participle", "continue", ""),
        ("Deeply concerned| at the state of the quays,", "adjective", "concerned", ""),
        ("Mindful also| of the fog,", "adjective", "mindful", "also"),
        ("Remaining gravely concerned| about the fog,", "adjective", "concerned", ""),
        ("Alarmed and concerned| by the floods,", "adjective", "alarmed", ""),
        ("Decides| to remain at anchor;", "indicative", "decide", ""),
        ("Calls upon| the ports to open;", "indicative", "call", ""),
        ("Calls once again upon| the ports to open;", "indicative", "call", "once again"),
        ("Also calls for| cranes;", "indicative", "call", "also"),
        ("Further strongly condemns| any piracy;", "indicative", "condemn", "further"),
        ("Condemns in the strongest terms| any piracy;", "indicative", "condemn", ""),
        ("Deplores and strongly condemns| any piracy;", "indicative", "deplore", ""),
        ("Expresses its deep appreciation| to the pilots;", "indicative", "express", ""),
        ("Expresses regret and grave concern| at the delay;", "indicative", "express", ""),
        ("Reiterates its strong and unequivocal condemnation| of smuggling;", "indicative", "reiterate", ""),
        ("Reiterates its call upon| the shipowners;", "indicative", "reiterate", ""),
        ("Looks forward| to the regatta;", "indicative", "look", ""),
        ("Draws the attention| of the pilots to the reef;", "indicative", "draw", ""),
        ("Reaffirms| its resolution 12/3;", "indicative", "reaffirm", ""),
        ("Encourages| further efforts by the pilots;", "indicative", "encourage", ""),
        ("Encouraging| further dredging,", "participle", "encourage", ""),
        ("Welcoming further| the work of the pilots,", "participle", "welcome", "further"),
        ("Notes|, in this regard, the weather;", "indicative", "note", ""),
        ("Notes with concern|, in this regard, the weather;", "indicative", "note", ""),
        ("Expresses concern| with respect to the weather;", "indicative", "express", ""),
        ("Is encouraged| by the weather;", "indicative", "encouraged", ""),
        ("Request| the harbour master to report;", "plural", "request", ""),
        ("\u200eUrges| all pilots to report;", "indicative", "urge", ""),
    ],
)
def test_extent_form_and_adverb(marked: str, form: str, head: str, adverb: str) -> None:
    end = marked.index("|")
    text = marked.replace("|", "")
    opening = read(text)
    assert text[: opening.end] == text[:end]
    assert (opening.form, opening.head, opening.adverb) == (form, head, adverb)
    assert opening.known
    if adverb:
        assert text[opening.adverb_start :].lower().startswith(adverb)
        assert adverb not in opening.phrase
    else:
        assert opening.adverb_start == -1


@pytest.mark.parametrize(
    "marked",
    [
        "Are fully aware| that the sea is wide;",
        "Have undertaken| a survey of the coast;",
        "Express deep concern| at the price of rope;",
        "Take note| of the tides;",
        "Also recognize| that rope is dear;",
        "Call on| the ropemakers to meet;",
        "Promote|, where appropriate, the use of hemp;",
    ],
)
def test_plural(marked: str) -> None:
    text = marked.replace("|", "")
    opening = read(text, "operative", plural=True)
    assert opening.form == "plural"
    assert opening.end == marked.index("|")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "123",
        "The Conference shall meet each year.",
        "United Nations Decade of Harbours",
        "Arms embargo",
        "Sanctions regime",
        "Acting President",
        "Strengthening of the coordination of pilots",
        "Strengthening the role of pilots in harbours",
        "Realizing the potential of lighthouses for all",
        "Financing of the ferry service",
        "Measures to protect seals",
        "Addis Ababa",
        "States that have not yet done so,",
        "Notes by the secretariat",
        "and encourages the pilots to report,",
        "encouraging the pilots to report,",
        "Member States shall pay their dues.",
        "“Transforming our harbours”",
        "2019 containing the annual accounts,",
        "Further information is available.",
        "Only the pilots know.",
    ],
)
def test_no_opening(text: str) -> None:
    assert read_opening(text, "") is None


def test_lower_case_where_a_paragraph_is_sure_to_begin() -> None:
    assert read("urges the pilots to report;", "operative", capital=False).form == "indicative"


def test_unknown_verbs_by_their_form() -> None:
    opening = read("Galvanizes the pilots of the coast;", "operative")
    assert (opening.form, opening.head, opening.known, opening.certain) == ("indicative", "galvanize", False, False)
    opening = read("Bemoaning the loss of the lightship,", "preambular")
    assert (opening.form, opening.head, opening.known) == ("participle", "bemoan", False)


def test_infinitive_in_the_operative_part_only() -> None:
    assert read("To request the pilots to report;", "operative").form == "infinitive"
    assert read_opening("To request the pilots to report;", "") is None


@pytest.mark.parametrize(
    ("text", "italic", "words"),
    [
        ("Taking note of the charts,", "Taking note of", "Taking note"),
        ("Takes note of the charts;", "Takes", "Takes note"),
        ("Calls upon the pilots;", "Calls", "Calls upon"),
        ("Decides that pilots shall rest;", "Decides that", "Decides"),
        ("Reaffirming its commitment to the coast,", "Reaffirming", "Reaffirming"),
        ("Reaffirming its commitment to the coast,", "Reaffirming its commitment", "Reaffirming its commitment"),
        ("Approves an appropriation of 4 oars;", "Approves an appropriation", "Approves an appropriation"),
        ("Recalling its charter,", "Recalling,", "Recalling"),
        ("Recalling its charter,", "Recalli", "Recalling"),
        ("Recalling its charter,", "Recalling its charter,", "Recalling"),
        ("While noting the calm, urges caution;", "While noting", "While noting"),
    ],
)
def test_italics(text: str, italic: str, words: str) -> None:
    opening = read(text, "operative", italic=len(italic))
    assert text[: opening.end] == words


def test_italics_of_headings_are_no_opening() -> None:
    assert read_opening("Rules for pilots", "operative", italic=16) is None
    assert read_opening("Rule. Pilots rest.", "operative", italic=5) is None


def test_certain() -> None:
    assert read("Takes note of the charts;").certain
    assert read("Expresses its appreciation to the pilots;").certain
    assert not read("Reaffirms its commitment to the coast;").certain


def test_organs_with_shorter_openings() -> None:
    text = "Expressing deep concern at the storm,"
    assert text[: read(text, organ="Security Council").end] == "Expressing"
    assert text[: read(text, organ="Security Council", italic=23).end] == "Expressing deep concern"
    assert not read(text, organ="Security Council").certain
    text = "Reaffirming its support for the pilots,"
    assert text[: read(text, organ="Human Rights Council").end] == "Reaffirming"
    assert text[: read(text, organ="General Assembly").end] == "Reaffirming its support"


@pytest.mark.parametrize(
    ("participle", "indicative", "plural"),
    [
        ("Recalling", "Recalls", "Recall"),
        ("Taking note with appreciation", "Takes note with appreciation", "Take note with appreciation"),
        ("Having considered", "Has considered", "Have considered"),
        ("Deeply concerned", "Is deeply concerned", "Are deeply concerned"),
        ("Remaining concerned", "Remains concerned", "Remain concerned"),
        ("Deploring and strongly condemning", "Deplores and strongly condemns", "Deplore and strongly condemn"),
        ("Continuing to encourage", "Continues to encourage", "Continue to encourage"),
        ("Recognising", "Recognises", "Recognise"),
        ("Bearing in mind", "Bears in mind", "Bear in mind"),
        ("Paying tribute", "Pays tribute", "Pay tribute"),
        ("Expressing its deep concern", "Expresses its deep concern", "Express its deep concern"),
    ],
)
def test_turn(participle: str, indicative: str, plural: str) -> None:
    for opening in (participle, indicative, plural):
        assert turn(opening, "participle") == participle
        assert turn(opening, "indicative") == indicative
        assert turn(opening, "plural") == plural


def test_turn_leaves_what_it_cannot_tell() -> None:
    assert turn("Quite so", "participle") == "Quite so"
    assert turn("Recalls", "unknown") == "Recalls"
    assert turn("To urge", "indicative") == "Urges"


@pytest.mark.parametrize(
    ("opening", "part", "placed"),
    [
        ("Recalling", "preambular", "Recalling also"),
        ("Recalling further", "preambular", "Recalling also"),
        ("Also recalling", "preambular", "Recalling also"),
        ("Noting also with concern", "preambular", "Noting with concern also"),
        ("Having considered", "preambular", "Having also considered"),
        ("Deeply concerned", "preambular", "Deeply concerned also"),
        ("Expressing its deep concern", "preambular", "Expressing its deep concern also"),
        ("Requests", "operative", "Also requests"),
        ("Requests also", "operative", "Also requests"),
        ("Further strongly condemns", "operative", "Also strongly condemns"),
        ("Urges", "", "Also urges"),
        ("Urging", "", "Urging also"),
    ],
)
def test_place_adverb(opening: str, part: str, placed: str) -> None:
    assert place_adverb(opening, "also", part) == placed


def test_without_adverb() -> None:
    assert without_adverb("Also takes note") == "Takes note"
    assert without_adverb("Noting with regret further") == "Noting with regret"
    assert without_adverb("Once again urges") == "Once again urges"


PARTS = st.sampled_from(["", "preambular", "operative"])
WORDS = st.sampled_from(
    "Recalling Also further Deeply concerned Takes note with its deep appreciation and commitment to continue Having considered "
    "Is remains Calls upon once again more in the strongest terms , . of Express our".split()
)


@given(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.sampled_from(["", "preambular", "operative"]),
    st.integers(0, 60),
    st.booleans(),
)
def test_any_words(text: str, part: str, italic: int, plural: bool) -> None:
    opening = read_opening(text, part, italic=italic, plural=plural)
    if opening is not None:
        assert 0 < opening.end <= len(text)
        assert text[: opening.end].strip()
        assert opening.adverb_start < opening.end
        assert opening.phrase
        for form in ("participle", "indicative", "plural"):
            turn(text[: opening.end], form)
        place_adverb(text[: opening.end], "also", part)


@given(st.text(max_size=80), st.integers(0, 90))
def test_any_text(text: str, italic: int) -> None:
    read_opening(text, "operative", italic=italic, plural=True, capital=False)
    turn(text, "participle")
    place_adverb(text, "further", "")


def test_a_blank_that_was_lost_where_the_italics_end() -> None:
    source = "*Recalling also*its resolution on pilots,"
    opening = opening_of(scan(source, 0, len(source)), "preambular")
    assert opening is not None
    assert (opening.end, opening.form, opening.adverb, opening.known) == (len("Recalling also"), "participle", "also", True)
