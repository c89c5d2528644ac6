"""Selectors: what they say, what they mean in a draft, and what is wrong with the others."""

import pytest
from drafts_by_hand import Builder

from reslint.derived.passages import occurs, search, select
from reslint.derived.ranges import intersect, quotations, titles_of_instruments
from reslint.draft import Draft, Kind
from reslint.matching.patterns import pattern
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.selectors import ORGANS, SelectorError, organ_slug, selector


def draft(organ: str = "General Assembly", stage: str = "tabled") -> Draft:
    builder = Builder()
    builder.add(Kind.MASTHEAD, "masthead", "United Nations A/80/L.5 and not A/80/L.5")
    builder.add(Kind.TITLE, "title", "Title words")
    builder.add(Kind.PREAMBULAR, "PP1", "Recalling the rest", 9)
    builder.add(Kind.SUBPARAGRAPH, "PP1(a)", "Preambular item")
    builder.add(Kind.OPERATIVE, "OP1", "Takes note of “quoted words” and words", 10)
    builder.add(Kind.SUBPARAGRAPH, "OP1(a)", "Operative item")
    builder.add(Kind.FURNITURE, "", "2/6 24-00001")
    builder.add(Kind.TEXT, "annex", "Annex text", part="annex")
    builder.add(Kind.OPERATIVE, "annex OP1", "Annex operative", part="annex")
    builder.note("1", "Note words.")
    return builder.draft(organ, stage, symbol="A/80/L.5")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("title", ["Title words"]),
        ("body", ["PP1", "PP1(a)", "OP1", "OP1(a)", "annex", "annex OP1"]),
        ("body main", ["PP1", "PP1(a)", "OP1", "OP1(a)"]),
        ("body -annex", ["PP1", "PP1(a)", "OP1", "OP1(a)"]),
        ("body annex", ["annex", "annex OP1"]),
        ("subparagraph", ["PP1(a)", "OP1(a)"]),
        ("operative subparagraph", ["OP1(a)"]),
        ("preambular subparagraph", ["PP1(a)"]),
        ("operative, title", ["title", "OP1", "annex OP1"]),
        ("note", ["note 1"]),
        ("title, organ:general-assembly preambular", ["title", "PP1"]),
        ("title, organ:security-council preambular", ["title"]),
        ("title stage:informal", []),
        ("title stage:tabled stage:informal", ["title"]),
    ],
)
def test_paragraphs(written: str, meant: list[str]) -> None:
    found = [passage.holder.label for passage in select(draft(), selector(written))]
    assert found == meant or [passage.string for passage in select(draft(), selector(written))] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("operative opening", ["Takes note"]),
        ("opening", ["Recalling", "Takes note"]),
        ("italic", ["Recalling", "Takes note"]),
        ("quotation", ["“quoted words”"]),
        ("symbol", ["A/80/L.5"]),
        ("masthead symbol", ["A/80/L.5"]),
        ("opening quotation", []),
        ("preambular opening, opening", ["Recalling", "Takes note"]),
    ],
)
def test_ranges(written: str, meant: list[str]) -> None:
    assert [passage.string for passage in select(draft(), selector(written))] == meant


def test_the_symbol_is_found_where_it_stands_and_nowhere_else() -> None:
    (passage,) = select(draft(), selector("symbol"))
    assert passage.start == len("United Nations ")


def test_furniture_is_never_meant() -> None:
    assert not occurs(draft(), selector("stage:tabled"), pattern("24-00001"))
    assert occurs(draft(), selector("stage:tabled"), pattern("Note words"))


def test_what_is_left_out_is_not_searched() -> None:
    (everywhere, outside) = (
        [hit.range for hit in search(draft(), selector(words), pattern("words"))]
        for words in ("operative", "operative -quotation")
    )
    assert len(everywhere) == 2
    assert outside == everywhere[1:]


def test_a_match_that_only_touches_what_is_left_out_goes_too() -> None:
    assert not occurs(draft(), selector("operative -quotation"), pattern("of “quoted"))


def test_a_range_ends_the_text_that_a_pattern_sees() -> None:
    assert occurs(draft(), selector("operative opening"), pattern("note$"))
    assert not occurs(draft(), selector("operative opening"), pattern("note of"))


@pytest.mark.parametrize(
    ("written", "sentence", "near"),
    [
        ("operativ", '"operativ" is no part of a draft', "operative"),
        ("body -quotations", '"quotations" is no part of a draft', "quotation"),
        ("preambular operative", 'nothing is "preambular" and "operative" at once; put a comma between them to mean both', ""),
        ("note title", 'nothing is "note" and "title" at once; put a comma between them to mean both', ""),
        ("body,", "a part of the selector is empty", ""),
        ("", "a part of the selector is empty", ""),
        ("organ:assembly", '"assembly" is no organ', ""),
        ("stage:table", '"table" is no stage', "tabled"),
        ("level:2", '"level:" is not known in a selector; it knows "organ:" and "stage:"', ""),
        ("-organ:commission", '"-organ:commission" cannot be left out; use the key "organs" or "stages" of the rule', ""),
    ],
)
def test_errors(written: str, sentence: str, near: str) -> None:
    with pytest.raises(SelectorError) as caught:
        selector(written)
    assert str(caught.value) == sentence
    assert not near or near in caught.value.words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the “first” and the “second” one", ["“first”", "“second”"]),
        ("an “outer “inner” end”", ["“outer “inner” end”"]),
        ("an “open one", []),
        ("a closed” one", []),
        ('the "straight" one', ['"straight"']),
        ('the "odd" one "', []),
        ("the States’ and the Assembly’s work", []),
        ("a ‘single’ and the States’ work", ["‘single’"]),
        ("a ‘State’s duty’ here", ["‘State’s duty’"]),
        ("nothing", []),
    ],
)
def test_quotations(text: str, meant: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the Convention on the Rights of the Child and its work", ["Convention on the Rights of the Child"]),
        ("the Vienna Declaration and Programme of Action adopted", ["Vienna Declaration and Programme of Action"]),
        ("the 2030 Agenda for Sustainable Development,", ["2030 Agenda for Sustainable Development"]),
        ("the Single Convention on Narcotic Drugs of 1961 as amended", ["Single Convention on Narcotic Drugs of 1961"]),
        ("the Convention and Member States", []),
        ("the Charter", []),
        ("the Charter of the United Nations, Member States", ["Charter of the United Nations"]),
        (
            "the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment, which",
            ["Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"],
        ),
        ("Recalling the rules of procedure", []),
        ("the Paris Agreement under the Convention", ["Paris Agreement"]),
    ],
)
def test_titles_of_instruments(text: str, meant: list[str]) -> None:
    assert [text[start:end] for start, end in titles_of_instruments(text)] == meant


def test_titles_are_found_in_linear_time() -> None:
    assert titles_of_instruments("Annex " * 20_000) == ()


def test_intersection() -> None:
    assert intersect([(0, 5), (8, 12)], [(3, 9)]) == ((3, 5), (8, 9))


@pytest.mark.parametrize(
    ("organ", "form", "slug"),
    [
        ("General Assembly", "resolution", "general-assembly"),
        ("Commission on Narcotic Drugs", "resolution", "commission"),
        ("", "declaration", "declaration"),
        ("Conference of the Parties", "resolution", ""),
        ("", "none", ""),
    ],
)
def test_organs(organ: str, form: str, slug: str) -> None:
    made = Draft(draft().source, (), (), organ=organ, form=form)
    assert organ_slug(made) == slug
    assert slug in (*ORGANS, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“*Recalling* the rivers of 2020,”", 1),
        ("“*Recalling* the report entitled “The rivers of 2020” and the lakes,”", 0),
        ("2. Replace “the rivers of 2020” with “the lakes”.", 0),
    ],
)
def test_what_an_amendment_inserts_is_no_quotation(text: str, found: int) -> None:
    amendment = f"Norland: amendment to draft resolution A/80/L.5\n\nClean lakes\n\n1. Insert:\n\n{text}\n"
    parsed = parse(read_string(amendment, "draft.md"))
    assert parsed.form == "amendment"
    assert len(list(search(parsed, selector("body -quotation"), pattern("rivers of", ignore_case=False)))) == found
