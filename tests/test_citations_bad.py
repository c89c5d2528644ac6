"""What drafts cite and cannot be: findings, not failures."""

from __future__ import annotations

from reslint.checks import run
from reslint.packs import load
from reslint.parsing import parse
from reslint.readers import read
from reslint.reports.refs import references
from reslint.rules import Rule

HEAD = "A/C.3/78/L.999\n\nSeventy-eighth session\n\n# Rivers\n\n*The General Assembly*,\n\n"
RULES: list[Rule] = list(load(["un"]))


def findings(body: str) -> set[tuple[str, str]]:
    """The rules that speak of a draft with such paragraphs, with where."""
    return {(one.rule, one.paragraph) for one in run(parse(read((HEAD + body).encode(), "draft.md")), RULES)}


def test_days_that_are_none() -> None:
    found = findings(
        "*Recalling* its resolution 70/1 of 31 June 2015,\n\n*Noting* the meeting of 30 February 2020,\n\n"
        "*Noting also* the meeting held on 24 December 2107,\n\n*Decides* to act.\n"
    )
    assert {("date-impossible", "PP1"), ("date-impossible", "PP2"), ("date-impossible", "PP3")} <= found


def test_a_date_far_from_its_number() -> None:
    found = findings("*Recalling* its resolution 72/256 of 24 December 2107,\n\n*Decides* to act.\n")
    assert ("citation-date-vs-session", "PP1") in found and ("date-impossible", "PP1") not in found


def test_numbers_that_are_none() -> None:
    found = findings(
        "*Recalling* its resolution 70/9999 of 1 December 2015,\n\n*Recalling also* its resolution 2625 (IIX) of 24 October 1970,\n\n"
        "*Decides* to act.\n"
    )
    assert {("citation-unknown-number", "PP1"), ("citation-roman-session", "PP2")} <= found


def test_a_chain_of_two_hundred() -> None:
    calls = ", ".join(f"the treaty<sup>{number}</sup>" for number in range(1, 202))
    notes = "\n\n".join(f"<sup>{number}</sup> Ibid., vol. {number}, No. {number}." for number in range(2, 202))
    first = "<sup>1</sup> United Nations, *Treaty Series*, vol. 976, No. 14152."
    text = f"*Recalling* {calls},\n\n*Decides* to act.\n\n---\n\n{first}\n\n{notes}\n"
    draft = parse(read((HEAD + text).encode(), "draft.md"))
    assert not any(one.rule == "footnote-ibid-antecedent" for one in run(draft, RULES))
    assert (
        len([one for one in references(draft, RULES).references if one.label.startswith("note ") and one.kind == "ibid"]) == 200
    )


def test_a_chain_without_a_beginning() -> None:
    notes = "\n\n".join(f"<sup>{number}</sup> Ibid." for number in range(1, 201))
    calls = ", ".join(f"the treaty<sup>{number}</sup>" for number in range(1, 201))
    found = findings(f"*Recalling* {calls},\n\n*Decides* to act.\n\n---\n\n{notes}\n")
    assert ("footnote-ibid-antecedent", "note 1") in found


def test_ibid_is_followed_to_its_source() -> None:
    text = (
        "*Recalling* a treaty,<sup>1</sup> another<sup>2</sup> and that one,<sup>3</sup>\n\n*Decides* to act.\n\n---\n\n"
        "<sup>1</sup> United Nations, *Treaty Series*, vol. 976, No. 14152.\n\n<sup>2</sup> Ibid., vol. 1019, No. 14956.\n\n<sup>3</sup> Ibid.\n"
    )
    draft = parse(read((HEAD + text).encode(), "draft.md"))
    last = [one for one in references(draft, RULES).references if one.label == "note 3" and one.kind == "ibid"]
    assert last[0].means == "the source of note 2: United Nations, Treaty Series, vol. 1019, No. 14956"
