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
    assert finding.message == f"This paragraph is in {name}; a draft is submitted in one language"
    assert len(finding.places) == 1


def test_names_and_quotations() -> None:
    assert (
        found(f"1. *Notes* “{FRENCH}”;", "2. *Thanks* Médecins Sans Frontières, Action contre la Faim, Terre des Hommes.") == []
    )


def test_english_alone() -> None:
    assert found("1. *Notes* the report;", "2. *Decides* to act.") == []
