from __future__ import annotations

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule


def findings(text: str, kind: str = "repetition", **options: str) -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "warning", "somewhere", kind, options, fix="safe")
    return run(parse(read(text.encode(), "draft.md")), [rule])


def preamble(*openings: str, italic: bool = True) -> str:
    star = "*" if italic else ""
    lines = [f"{star}{opening}{star} matter {number}," for number, opening in enumerate(openings, 1)]
    return "\n\n".join([f"{star}The General Assembly{star},", *lines, f"1. {star}Decides{star} to act."])


def operative(*lines: str) -> str:
    numbered = [f"{number}. {line};" for number, line in enumerate(lines, 1)]
    return "\n\n".join(["*The General Assembly*,", *numbered, f"{len(lines) + 1}. *Decides* to act."])


@pytest.mark.parametrize(
    ("openings", "places"),
    [
        (("Recalling", "Recalling"), ["PP2"]),
        (("Recalling", "Recalling", "Recalling", "Recalling"), ["PP2", "PP3"]),
        (("Recalling", "Recalling also", "Recalling further", "Recalling", "Recalling also"), []),
        (("Recalling", "Recalling", "Recalling also"), ["PP2"]),
        (("Recalling", "Recalling", "Recalling further"), ["PP2"]),
        (("Recalling", "Recalling also", "Recalling"), ["PP3"]),
        (("Recalling", "Recalling also", "Recalling", "Recalling"), ["PP3", "PP4"]),
        (("Recalling", "Recalling once more", "Recalling"), []),
        (("Recalling", "Noting", "Recalling"), []),
        (("Noting", "Noting with concern", "Noting with concern"), ["PP3"]),
        (("Also recalling", "Recalling further"), []),
    ],
)
def test_missing_in_the_preamble(openings: tuple[str, ...], places: list[str]) -> None:
    assert [finding.paragraph for finding in findings(preamble(*openings), what="missing")] == places


def test_without_italics_the_verb_alone_may_be_the_opening() -> None:
    openings = ("Reaffirming its commitment to", "Reaffirming its commitment also to", "Reaffirming its full commitment to")
    assert [f.paragraph for f in findings(preamble(*openings, italic=False), what="missing")] == ["PP3"]
    italic = preamble("Reaffirming", "Reaffirming its commitment", "Reaffirming its full commitment")
    assert findings(italic, what="missing") == []


@pytest.mark.parametrize(
    ("openings", "places"),
    [
        (("Recalling", "Recalling further"), ["PP2"]),
        (("Recalling", "Recalling further", "Recalling also"), ["PP2"]),
        (("Recalling", "Recalling also", "Recalling also"), ["PP3"]),
        (("Recalling", "Recalling also", "Recalling further", "Recalling also"), ["PP4"]),
        (("Recalling", "Recalling once more", "Recalling further"), []),
    ],
)
def test_sequence(openings: tuple[str, ...], places: list[str]) -> None:
    assert [finding.paragraph for finding in findings(preamble(*openings), what="sequence")] == places


@pytest.mark.parametrize(
    ("openings", "places"),
    [
        (("Recalling also",), ["PP1"]),
        (("Noting", "Recalling further"), ["PP2"]),
        (("Noting with concern", "Noting also"), []),
        (("Noting", "Noting also"), []),
    ],
)
def test_orphan(openings: tuple[str, ...], places: list[str]) -> None:
    assert [finding.paragraph for finding in findings(preamble(*openings), what="orphan")] == places


def test_orphan_below_a_heading() -> None:
    text = operative("*Requests* help").replace("2. *Decides*", "B\n\nEnds\n\n2. *Also requests* food;\n\n3. *Decides*")
    (finding,) = findings(text, what="orphan")
    assert finding.message == "Behind a heading the count starts anew, and “Also requests” is the first there: leave out “also”"


def test_those_who_are_addressed() -> None:
    text = operative(
        "*Requests* the Secretary-General to report",
        "*Requests* the Committee to comment",
        "*Requests* the Committee to publish its comments",
        "*Calls upon* United Nations bodies to help",
        "*Calls upon* the United Nations Institute for Rivers to help",
        "*Calls for* reports",
        "*Calls for* comments",
    )
    found = findings(text, what="missing")
    assert [(finding.paragraph, finding.severity) for finding in found] == [
        ("OP3", "warning"),
        ("OP5", "info"),
        ("OP7", "warning"),
    ]


def test_a_heading_begins_anew() -> None:
    text = "*The General Assembly*,\n\n## I. Rivers\n\n1. *Welcomes* it;\n\n## II. Dams\n\n2. *Welcomes* them."
    assert findings(text, what="missing") == []


def test_two_that_say_the_same_are_no_chain() -> None:
    line = "*Requests* the Secretary-General to report to the Assembly on the survey of rivers"
    assert findings(operative(line, line), what="missing") == []
    assert [finding.paragraph for finding in findings(operative(line, line), "duplicate")] == ["OP2"]


@pytest.mark.parametrize(
    ("of", "opening", "right"),
    [
        ("plain", "Also recalling", "Recalling also"),
        ("plain", "Bearing also in mind", "Bearing in mind also"),
        ("perfect", "Having considered also", "Having also considered"),
        ("qualified", "Noting also with concern", "Noting with concern also"),
    ],
)
def test_the_place_of_the_adverb(of: str, opening: str, right: str) -> None:
    text = preamble("Noting", f"{opening}* the*").replace("* the**", "* the")
    found = findings(text, "adverb", of=of)
    assert [finding.paragraph for finding in found] == ["PP2"]
    assert f"*{right}* the" in apply(text, [finding.fix for finding in found if finding.fix]).text


@pytest.mark.parametrize("of", ["plain", "perfect", "qualified", "operative"])
def test_adverbs_at_their_place(of: str) -> None:
    openings = ("Recalling also", "Having also considered", "Noting with concern further", "Reaffirming also its commitment")
    assert findings(preamble(*openings), "adverb", of=of) == []
    assert findings(operative("*Also requests* a report", "*Requests* further reports"), "adverb", of=of) == []


def test_adverb_behind_an_italic_verb() -> None:
    text = operative("*Requests* also a report", "*Requests* further reports", "*Decides* further that it ends")
    found = findings(text, "adverb", of="operative")
    assert [finding.paragraph for finding in found] == ["OP1", "OP3"]
    changed = apply(text, [finding.fix for finding in found if finding.fix]).text
    assert "1. *Also requests* a report" in changed and "3. *Further decides* that" in changed
    assert findings(operative("*Requests* further the plan"), "adverb", of="operative")


def test_an_adverb_that_may_stand_in_two_places_is_suggested() -> None:
    (plain,) = findings(preamble("Recalling", "Recalling"), what="missing")
    assert plain.fix is not None and plain.fix.safety == "safe"
    (chosen,) = findings(preamble("Reaffirming its commitment", "Reaffirming its commitment"), what="missing")
    assert chosen.fix is not None and chosen.fix.safety == "suggested"


def test_an_alternative_follows_on_what_stands_before_its_paragraph() -> None:
    text = (
        "*The General Assembly*,\n\nOP1. *Invites* States to act;\n\nOP1 alt. *Invites* States to consider acting;\n\n"
        "OP2. *Decides* to meet."
    )
    assert findings(text, what="missing") == []


@pytest.mark.parametrize("before", ["Urging States", "Encorages States", "Member States shall act", "Encouraged States"])
def test_no_orphan_behind_an_opening_that_is_in_doubt(before: str) -> None:
    text = operative(f"*{before.split()[0]}* {before.split(' ', 1)[1]}", "*Also encourages* States to pay")
    assert findings(text, what="orphan") == []


def test_what_goes_on_from_an_orphan_is_right() -> None:
    text = operative("*Notes* it", "*Also requests* States to act", "*{} requests* States to pay")
    for adverb in ("Also", "Further"):
        assert findings(text.format(adverb), what="sequence") == []


def test_the_order_of_adverbs_in_the_annex() -> None:
    front = "*The General Assembly*,\n\n*Convinced* of it,\n\n*Adopts* the declaration.\n\nAnnex\n\nDeclaration on rivers\n\nWe, the Ministers,\n\n"
    paragraphs = ("Recognize the lakes", "Recognize further the fish", "Note the birds", "Note the frogs", "Note also the reeds")
    text = front + "\n\n".join(f"{number}. {words};" for number, words in enumerate(paragraphs, 1)) + "\n"
    found = {what: findings(text, what=what) for what in ("sequence", "missing", "orphan")}
    assert [(f.paragraph, f.message) for f in found["sequence"]] == [
        ("annex OP2", "“Recognize further” is not the next after annex OP1: write “Recognize also”")
    ]
    assert found["missing"] == found["orphan"] == []


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ("States", "States, regional organizations and civil society", []),
        ("States, regional organizations and civil society", "States, regional organizations and civil society", ["OP2"]),
        (", in this regard, States", ", in this regard, States", ["OP2"]),
        ("States", "States, in particular coastal and island States,", ["OP2"]),
        ("States", "States, individually and through regional organizations and arrangements,", ["OP2"]),
        ("Norway, the river Power,", "Norway", ["OP2"]),
        ("States that have not yet done so", "States", []),
        ("States that have not yet done so", "States that have not yet done so", ["OP2"]),
        ("the Department of Rivers", "the Department of Rivers and the Department of Lakes", []),
        ("the Secretary-General", "the Secretary-General", ["OP2"]),
    ],
)
def test_more_or_fewer_addressees_are_others(first: str, second: str, places: list[str]) -> None:
    ends = ((first, "report on rivers, lakes and canals to all"), (second, "measure them, and to publish it and all"))
    text = operative(*(f"*Urges*{' ' * (one[0] != ',')}{one} to {end}" for one, end in ends))
    assert [finding.paragraph for finding in findings(text, what="missing")] == places
