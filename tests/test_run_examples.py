"""The running of examples: what they are wrapped into, and what is said where they do not hold."""

from dataclasses import replace
from typing import Any

import pytest

from reslint.checks import run
from reslint.examples import run_examples, wrap
from reslint.packs.rule_file import FORMS
from reslint.parsing import parse
from reslint.readers import read
from reslint.reports.examples import told
from reslint.rules import Example, Rule
from reslint.selectors import ORGANS, selector

PERCENT = Rule(
    "a-rule", "A summary.", "error", "A source", "replace", {"swap": {"percent": "per cent"}}, fix="safe", path="a-rule.yml"
)


def failures(rule: Rule, verdict: str, text: str, **more: Any) -> list[str]:
    example = Example(verdict, text, line=7, **more)
    return [failure.problem for failure in run_examples(replace(rule, examples=(example,)))]


@pytest.mark.parametrize("organ", ORGANS)
@pytest.mark.parametrize("form", [form for form in FORMS if form != "draft"])
def test_a_fragment_stands_where_it_belongs(form: str, organ: str) -> None:
    fragments = {
        "phrase": "the report",
        "preambular": "*Noting* the report,",
        "operative": "*Notes* the report;",
        "subparagraph": "(a) To report;",
        "note": "See report 5.",
        "title": "Fragment of a title",
        "sponsors": "Andorra and Belgium: draft resolution",
        "masthead": "A/80/L.5",
        "closing": "5th plenary meeting",
        "enacting": "*The General Assembly*,",
    }
    wrapped = wrap(Example("fine", fragments[form], form=form), organ)
    assert wrapped.text[wrapped.start : wrapped.end] == fragments[form]
    draft = parse(read(wrapped.text.encode(), "example.md"), organ, "tabled")
    word = {"phrase": "operative"}.get(form, form)
    plain = fragments[form].replace("*", "").removeprefix("(a) ")
    texts = (
        [p.text.string for p in draft.paragraphs if p.kind == word] if word != "note" else [n.text.string for n in draft.notes]
    )
    assert any(plain in text for text in texts), [(p.kind, p.text.string) for p in draft.paragraphs]


def test_what_holds_gives_no_failure() -> None:
    assert failures(PERCENT, "bad", "a «percent» more", good="a per cent more") == []
    assert failures(PERCENT, "fine", "a percentage") == []
    assert failures(PERCENT, "todo", "a pct") == []
    assert failures(PERCENT, "todo", "a «pct»") == []


@pytest.mark.parametrize(
    ("verdict", "text", "good", "problem"),
    [
        ("bad", "a «pct» more", None, "nothing is reported where it is marked"),
        ("bad", "a «percent more»", None, "other words are reported than are marked"),
        ("bad", "a «percent» or percent", None, "words are reported that are not marked"),
        ("bad", "a «percent»", "a percentage", "the fix does not give the good text"),
        ("fine", "a percent", None, "words are reported that are not marked"),
        ("todo", "a percent", None, "this is found by now: make it a bad example"),
        ("todo", "a «percent»", None, "this is found by now: make it a bad example"),
    ],
)
def test_what_does_not_hold_is_told(verdict: str, text: str, good: str | None, problem: str) -> None:
    assert failures(PERCENT, verdict, text, good=good) == [problem]


def test_a_kind_without_corrections_says_so() -> None:
    rule = replace(PERCENT, kind="forbid", options={"patterns": ["percent"]})
    (problem,) = failures(rule, "bad", "a «percent»", good="a per cent")
    assert problem == 'nothing is corrected; where the kind of check has no corrections, write "fix: none"'


def test_a_good_text_without_a_fix_must_be_clean() -> None:
    rule = replace(PERCENT, fix="none")
    assert failures(rule, "bad", "a «percent»", good="a per cent") == []
    assert failures(rule, "bad", "a «percent»", good="the percent") == [
        "the good text is not clean: words are reported that are not marked"
    ]


def test_the_report_underlines() -> None:
    example = Example("bad", "a «pct» and percent", line=7)
    (failure,) = run_examples(replace(PERCENT, examples=(example,)))
    assert told(failure).split("\n") == [
        "a-rule.yml:7: a-rule: other words are reported than are marked",
        "    a pct and percent",
        "      ^^^             expected",
        "              ^^^^^^^ found",
        "    OP1: Write “per cent” instead of “percent”",
    ]


def test_the_report_shows_what_a_fix_gives() -> None:
    example = Example("bad", "a «percent»", good="a per centum", line=7)
    (failure,) = run_examples(replace(PERCENT, examples=(example,)))
    assert told(failure).split("\n") == [
        "a-rule.yml:7: a-rule: the fix does not give the good text",
        "    a percent",
        "      ^^^^^^^ expected and found",
        "    OP1: Write “per cent” instead of “percent”",
        "    the good text:      a per centum",
        "    what the fix gives: a per cent",
    ]


def test_the_report_has_one_line_under_wide_and_hidden_characters() -> None:
    example = Example("fine", "日本\u202e 5 percent", line=7)
    (failure,) = run_examples(replace(PERCENT, examples=(example,)))
    assert told(failure).split("\n")[1:3] == ["    日本\\u202e 5 percent", "                 ^^^^^^^ found"]


def test_the_report_of_a_long_draft_has_its_lines_that_matter() -> None:
    lines = [f"{number}. *Notes* the report;" for number in range(1, 20)]
    lines[9] = "10. *Notes* a percent more;"
    example = Example("fine", "# A title\n\n*The General Assembly*,\n\n" + "\n\n".join(lines), form="draft", line=7)
    (failure,) = run_examples(replace(PERCENT, examples=(example,)))
    lines = told(failure).split("\n")
    assert "    10. *Notes* a percent more;" in lines and "    …" in lines and len(lines) < 12


def test_a_whole_draft() -> None:
    text = "# A title\n\n*The General Assembly*,\n\n1. *Notes* a «percent» more.\n"
    assert failures(PERCENT, "bad", text, form="draft") == []


def test_what_is_said_of_the_whole_draft_is_marked_at_its_beginning() -> None:
    rule = Rule("a-rule", "A summary.", "error", "A source", "require", {"part": "note"})
    assert failures(rule, "bad", "«»some phrase") == []
    assert failures(rule, "bad", "«»*The General Assembly*,\n\n1. *Notes* it.\n", form="draft") == []


def test_marks_may_stand_on_either_side_of_markup() -> None:
    rule = Rule("a-rule", "A summary.", "error", "A source", "forbid", {"patterns": ["Notes"]}, selector("operative opening"))
    assert failures(rule, "bad", "«*Notes*» it;", form="operative") == []
    assert failures(rule, "bad", "*«Notes»* it;", form="operative") == []


def test_an_example_stands_in_a_draft_for_which_its_rule_is_on() -> None:
    assert failures(replace(PERCENT, organs={"general-assembly": "off"}), "bad", "a «percent»") == []
    assert failures(replace(PERCENT, severity="off"), "bad", "a «percent»") == []
    assert failures(replace(PERCENT, where=selector("body organ:commission stage:informal")), "bad", "a «percent»") == []
    assert failures(replace(PERCENT, organs={"security-council": "off"}), "fine", "a percent", organ="security-council") == []


def test_the_draft_around_a_fragment_is_clean() -> None:
    for organ in ORGANS:
        draft = parse(read(wrap(Example("fine", "the report"), organ).text.encode(), "example.md"), organ, "tabled")
        assert run(draft, load_all()) == []


def load_all() -> list[Rule]:
    from reslint.packs import load

    return list(load(["un"]))
