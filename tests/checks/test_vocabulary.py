"""The kind that looks words up in lists, and the tables of words."""

from pathlib import Path
from typing import Any

import pytest

from reslint.checks import run
from reslint.draft import Draft, Kind, Paragraph, Source
from reslint.facts.table import TableError, folder
from reslint.facts.word_table import Word, read
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.packs.rule_file import checked_settings
from reslint.rules import Rule
from reslint.selectors import selector
from reslint.settings import SettingError
from reslint.text import Origin, Text

PLAIN = {
    "percent": "per cent",
    "decision making": "decision-making",
    "Agenda 2030": "the 2030 Agenda",
    "general assembly": "General Assembly",
}


def operative(*texts: str, title: str = "") -> Draft:
    """A draft of operative paragraphs, under a title if there is one."""
    lines = [title, *texts]
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    paragraphs = [
        Paragraph(Kind.OPERATIVE if place else Kind.TITLE, f"OP{place}", Text(line, (Origin(0, start),)), place)
        for place, (line, start) in enumerate(zip(lines, starts, strict=True))
    ]
    return Draft(Source("draft.md", "\n".join(lines)), tuple(paragraphs), (), organ="General Assembly")


def rule(where: str = "body", fix: str = "safe", **options: Any) -> Rule:
    named = {key.replace("_", "-"): value for key, value in options.items()}
    return Rule("a-rule", "A summary.", "warning", "A source", "vocabulary", named, selector(where), "", fix)


def found(draft: Draft, findings: list[Finding]) -> list[str]:
    spans = [span for finding in findings for span in (finding.span, *finding.places)]
    return [draft.source.text[span.start : span.end] for span in sorted(spans)]


def mended(draft: Draft, findings: list[Finding]) -> str:
    return apply(draft.source.text, [finding.fix for finding in findings if finding.fix]).text.strip("\n")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("5 percent and Percent and PERCENT", "5 per cent and Per cent and PER CENT"),
        ("a percent-wise fall, percent’s use", "a per cent-wise fall, per cent’s use"),
        (
            "percents, percent.org, a@percent.org, percent/year, 3percent",
            "percents, percent.org, a@percent.org, percent/year, 3percent",
        ),
        ("Decision making, and decision-making", "Decision-making, and decision-making"),
        ("the Agenda 2030, Agenda 2030, agenda 2030", "the 2030 Agenda, the 2030 Agenda, agenda 2030"),
        ("the general assembly, the General assembly", "the General Assembly, the General assembly"),
        ("percent. Percent, “percent” (percent)", "per cent. Per cent, “per cent” (per cent)"),
    ],
)
def test_words(text: str, right: str) -> None:
    draft = operative(text)
    assert mended(draft, run(draft, [rule(words=PLAIN)])) == right


def test_one_form_is_said_once_with_all_its_places() -> None:
    draft = operative("a percent more", "nothing", "a Percent less, and percent")
    (finding,) = run(draft, [rule(words=PLAIN)])
    assert finding.paragraph == "OP1"
    assert finding.message == "Write “per cent” instead of “percent”"
    assert found(draft, [finding]) == ["percent", "Percent", "percent"]
    assert finding.fix is not None and len(finding.fix.edits) == 3


def test_the_longest_entry_speaks() -> None:
    draft = operative("the policy making body makes policy")
    several = {"policy making": "policymaking", "policy making body": "policymaking body", "making": "made"}
    assert mended(draft, run(draft, [rule(words=several)])) == "the policymaking body makes policy"


def test_endings_and_what_keeps_them() -> None:
    draft = operative("to organise and advise, organised and advised; Élise, organisées")
    options = {"endings": {"ise": "ize", "ised": "ized"}, "keep": ["advise"]}
    assert mended(draft, run(draft, [rule(**options)])) == "to organize and advise, organized and advised; Élise, organisées"


def test_names_are_spared_inside_a_sentence() -> None:
    draft = operative("Center work; Center of the Center. Center: the center")
    assert found(draft, run(draft, [rule(words={"center": "centre"}, names="spared")])) == [
        "Center",
        "Center",
        "Center",
        "center",
    ]


def test_corrections_within_names_are_asked_about() -> None:
    forms = {"high level panel": "high-level panel"}
    draft = operative("High level panel and high level panel of the High Level Panel", "THE HIGH LEVEL PANEL")
    plain, named = run(draft, [rule(words=forms, names="asked")])
    assert (plain.fix and plain.fix.safety, len(plain.places)) == ("safe", 2)
    assert (named.fix and named.fix.safety, len(named.places)) == ("suggested", 0)
    right = "High-level panel and high-level panel of the High-level Panel\nTHE HIGH-LEVEL PANEL"
    assert mended(draft, [plain, named]) == right


def test_a_text_in_capitals_has_no_names() -> None:
    draft = operative("THE CENTER OF THE REGION", "The Center of the region")
    assert found(draft, run(draft, [rule(words={"center": "centre"}, names="spared")])) == ["CENTER"]


def test_a_form_with_capitals_of_its_own_opens_a_sentence_with_one() -> None:
    exact = {"Agenda 2030": "the 2030 Agenda", "High-Level Forum": "high-level forum"}
    draft = operative("Agenda 2030 of the High-Level Forum. High-Level Forum members")
    assert mended(draft, run(draft, [rule(words=exact)])) == "The 2030 Agenda of the high-level forum. High-level forum members"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("an QRS, a XYZ and an XYZ", "a quorum, a union and a union"),
        ("a EFG of a EFGs house", "an early bird of an early birds house"),
        (
            "the ABC, an ABC, its ABC and ABC of ABC",
            "the big court, a big court, its big court and the big court of the big court",
        ),
        ("plan A QRS", "plan A quorum"),
    ],
)
def test_articles_follow(text: str, right: str) -> None:
    long = {"QRS": "quorum", "XYZ": "union", "EFG": "early bird", "EFGs": "early birds", "ABC": "the big court"}
    draft = operative(text)
    assert mended(draft, run(draft, [rule(words=long)])) == right


def test_a_phrase_is_found_where_its_words_stand_side_by_side() -> None:
    draft = operative("the long way of a term", "a Long term plan")
    assert found(draft, run(draft, [rule(words={"long term plan": "long-term plan"})])) == ["Long term plan"]


def test_patterns_are_matched_against_whole_words() -> None:
    draft = operative("QRST and A/QRS/1, QRST-based, (QRSTU), QRSTs")
    findings = run(draft, [rule(patterns=["[A-Z]{3,4}"], words={"QRSTU": "quorum"})])
    assert found(draft, findings) == ["QRST", "QRST", "QRSTU"]
    assert [finding.message for finding in findings] == ["“QRST”: A summary", "Write “quorum” instead of “QRSTU”"]


def test_unless_and_where() -> None:
    draft = operative("a percent of “a percent”, per percent", title="A percent")
    options = {"words": PLAIN, "unless": ["per percent"]}
    assert found(draft, run(draft, [rule("body -quotation", **options)])) == ["percent"]


def test_since() -> None:
    assert not run(operative("a percent on 1 May 2019"), [rule(words=PLAIN, since=2020)])
    assert run(operative("a percent on 1 May 2020"), [rule(words=PLAIN, since=2020)])
    assert run(operative("a percent"), [rule(words=PLAIN, since=2020)])


def test_the_table_of_spelling() -> None:
    draft = operative("on-going peace-keeping, roundtable")
    ongoing, peace, table = run(draft, [rule(table="spelling", lists=["un"])])
    assert [finding.fix and finding.fix.safety for finding in (ongoing, peace, table)] == ["safe", "safe", "suggested"]
    assert table.message == "Write “round table” instead of “roundtable” (with a hyphen before a noun)"
    assert not [finding.fix for finding in run(draft, [rule(fix="none", table="spelling", lists=["un"])]) if finding.fix]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, "no words"),
        ({"table": "spelling"}, "no words"),
        ({"table": "spelling", "lists": ["uno"]}, "has no list “uno”"),
        ({"table": "speling", "lists": ["un"]}, "cannot be read"),
        ({"lists": ["un"]}, "go together"),
        ({"words": {"a": "a"}}, "right as well"),
        ({"words": {"–": "a"}}, "no word"),
    ],
)
def test_settings_that_say_nothing(options: dict[str, Any], says: str) -> None:
    with pytest.raises(SettingError, match=says):
        checked_settings("vocabulary", options)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "table.tsv"
    path.write_text("\n".join(("# A source.", "list\twrong\tright\tendings\tfix\tnote", *lines)) + "\n", encoding="utf-8")
    return path


def test_a_table_of_words(tmp_path: Path) -> None:
    table = read(written(tmp_path, "a\tlabor\tlabour\t- ed\tsuggested\twork", "b\tQRS\t\t\t\t"))
    assert read(written(tmp_path, "a\tlong term \tlong-term \tplan plans\t\t"))["a"][1] == Word(
        "long term plans", "long-term plans"
    )
    assert table == {
        "a": (Word("labor", "labour", "suggested", "work"), Word("labored", "laboured", "suggested", "work")),
        "b": (Word("QRS", ""),),
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("a\tlabor\tlabour\t\tperhaps\t", "is no fix"),
        ("a\tlabor\tlabor\t\t\t", "wrong and right"),
        ("a\tlabor\tlabour\t- -\t\t", "is there twice"),
        ("a\tlabor\tlabour", "3 fields"),
    ],
)
def test_a_broken_table_of_words(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(TableError, match=says):
        read(written(tmp_path, line))


@pytest.mark.parametrize("table", ["spelling", "abbreviations"])
def test_the_tables_agree_with_themselves(table: str) -> None:
    """What one list has as right, no list has as wrong."""
    every = [word for words in read(folder() / f"{table}.tsv").values() for word in words]
    wrong = {word.wrong for word in every}
    assert not [word for word in every if word.right in wrong]
    assert not [word for word in every if word.wrong != word.wrong.strip() or word.right != word.right.strip()]


def test_a_word_in_a_phrase_that_is_told_is_not_told_again() -> None:
    draft = operative("the meeting at it's seat, and it's end")
    findings = run(draft, [rule(words={"at it's": "at its", "it's": "its"})])
    assert found(draft, findings) == ["at it's", "it's"]
