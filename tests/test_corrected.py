"""A correction on the page: words as the draft shows them, whatever markup the file has for that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reslint.derived.places import Places
from reslint.draft import Draft
from reslint.finding import Edit, Fix
from reslint.parsing import parse
from reslint.readers.text import read_string
from reslint.reports.corrected import corrected
from reslint.text import Span

TEXT = """\
*The General Assembly*,

*Recalling with appreciation the* report on rivers<sup>1</sup>, which was made available to all States of the region and to all others,

1. *Decides* to keep 50% of a "seat" & more.

<sup>1</sup> See there.
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return parse(read_string(TEXT, "draft.md"))


def shown(draft: Draft, *edits: tuple[str, str], italic: bool | None = None) -> str:
    """The correction that puts, for each pair, the second in the place of the first."""
    made = tuple(
        Edit(Span(TEXT.index(wrong), TEXT.index(wrong) + len(wrong)), right, italic if right else None) for wrong, right in edits
    )
    return corrected(draft, Places(draft), made[0].span, Fix("safe", made))


@pytest.mark.parametrize(
    ("edits", "html"),
    [
        ([(" the* report", "* the report")], "<i>appreciation</i> the report"),
        ([("rivers<sup>1</sup>,", "rivers,<sup>1</sup>")], "rivers,<sup>1</sup>"),
        ([("rivers<sup>1</sup>,", "rivers,[^1]")], "rivers,<sup>1</sup>"),
        ([("appreciation", "concern")], "<i>concern</i>"),
        ([("50%", "<b>50</b> <script> & per\u202e cent")], "<b>50</b> &lt;script&gt; &amp; per cent"),
        ([('"seat"', "“seat”")], "“seat”"),
        ([(" & more.", "")], "a &quot;seat&quot;"),
        ([("*Recalling with appreciation the* ", "")], "report on"),
        ([("*The", "The"), ("Assembly*", "Assembly")], "The General Assembly,"),
        ([("Recalling", "Noting"), ("others,", "States;")], "“<i>Recalling</i>” → “<i>Noting</i>”; “others,” → “States;”"),
        (
            [("the* report", "the report"), ("others,", "others,*")],
            "“<i>the</i> report” → “<i>the report</i>”; “others,” → “<i>others,</i>”",
        ),
    ],
)
def test_words_are_shown_without_markup(draft: Draft, edits: list[tuple[str, str]], html: str) -> None:
    assert shown(draft, *edits) == html


def test_in_a_file_without_markup_the_edits_tell_the_italics(draft: Draft) -> None:
    word = replace(draft, source=replace(draft.source, lined=False))
    assert shown(word, ("*Decides* to", "Decides* to")) == "Decides* to"
    assert shown(word, ("50%", "50 per cent"), ("keep ", ""), italic=True) == "to <i>50 per cent</i> of"
    assert shown(word, ("Decides", "Decides"), italic=True) == "“Decides” in italics"
