"""The kind language: paragraphs in another language."""

import pytest

from reslint.checks import run
from reslint.finding import Finding
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

ENGLISH = "*Recalling* the work of the Committee on the rivers of the region and the report on it,"
FRENCH = "Rappelle les travaux du Comité sur les fleuves de la région et le rapport qui est publié dans les langues"
SPANISH = "Recuerda la labor de la Comisión sobre los ríos de la región y el informe que se publicó por las oficinas"


def found(*lines: str) -> list[Finding]:
    text = "\n\n".join(("# A title", "*The General Assembly*,", ENGLISH, ENGLISH, *lines, ""))
    return run(parse(read(text.encode(), "draft.md")), [Rule("a-rule", "A summary.", "info", "a source", "language", {})])


@pytest.mark.parametrize(("sentence", "name"), [(FRENCH, "French"), (SPANISH, "Spanish")])
def test_another_language(sentence: str, name: str) -> None:
    [finding] = found(f"1. *Notes* the report;\n\n2. {sentence};\n\n3. {sentence}.")
    assert finding.message == f"This is in {name}, so nothing else was checked here; a draft is submitted in one language"
    assert len(finding.places) == 1


def test_names_and_quotations() -> None:
    assert (
        found(f"1. *Notes* “{FRENCH}”;", "2. *Thanks* Médecins Sans Frontières, Action contre la Faim, Terre des Hommes.") == []
    )


def test_english_alone() -> None:
    assert found("1. *Notes* the report;", "2. *Decides* to act.") == []


@pytest.mark.parametrize("other", [f"1. {FRENCH} sur 50%;", f"1. {SPANISH} del 50%;", "Rappelant sa résolution, et 50% des cas,"])
def test_no_other_rule_speaks_of_another_language(other: str) -> None:
    text = "\n\n".join(("# A title", "*The General Assembly*,", f"{ENGLISH} and 40%,", other, f"2. {FRENCH}."))
    rules = [
        Rule("a-language", "A summary.", "info", "a source", "language", {}),
        Rule("a-figure", "A summary.", "error", "a source", "forbid", {"patterns": [r"\d+%"]}),
    ]
    findings = run(parse(read(text.encode(), "draft.md")), rules)
    told = [text[finding.span.start : finding.span.end] for finding in findings if finding.rule == "a-figure"]
    assert told == ["40%"] and any(finding.rule == "a-language" for finding in findings)


def test_a_translation_beside_each_line_is_not_checked() -> None:
    english, french = "Recalling the report on rivers, of 40%,", "Rappelant le rapport sur les fleuves et les lacs, de 50%,"
    text = f"The General Assembly,\n\n{english}\n{french}\n\n1. {FRENCH}.\n"
    rule = Rule("a-figure", "A summary.", "error", "a source", "forbid", {"patterns": [r"\d+%"]})
    [finding] = run(parse(read(text.encode(), "draft.txt")), [rule])
    assert text[finding.span.start : finding.span.end] == "40%"
