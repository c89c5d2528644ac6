"""Two guarantees: every input parses, and every visible character of the input is in exactly one place of the Draft."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reslint.draft import Draft
from reslint.parsing import parse
from reslint.readers.block import Document
from reslint.readers.text import read_string
from reslint.text import Text

# Pieces of drafts, whole and broken, that the lexer tells apart; the strategy deals them in any order.
PIECES = (
    "United Nations",
    "A/80/L.12",
    "Distr.: Limited",
    "Eightieth session",
    "Agenda item 68 (b)",
    "Chile, Ghana and Norway:* draft resolution",
    "The right to clean rivers",
    "*The General Assembly*,",
    "The Security Council,",
    "We, the Ministers of Fisheries, meeting in Oslo,",
    "*Recalling* its resolution 79/12 of 3 December 2024,<sup>1</sup>",
    "*Noting also* the report,",
    "and stressing that rivers join",
    "Nations Office, which keeps",
    "1. *Requests* the Secretary-General to report;",
    "- 2. Calls upon States:",
    "- Calls upon States",
    "11. *Urges* banks to lend;² ",
    "(a) To report;",
    "(i) yearly;",
    "a. in writing;",
    "– by boat;",
    "and to publish the result;",
    "II",
    "A. Prevention",
    "## Annex",
    "Annex I",
    "¹ A/79/126.",
    "<sup>2</sup> Ibid., para. 3.",
    "[^3]: See resolution 70/1.",
    "* Reissued for technical reasons.",
    "1 See E/2019/28.",
    "2/6 24-08237",
    "24-08237 5/6",
    "---",
    "%%%RIVERS|LAKES|",
    "50th plenary meeting\n3 December 2025",
    "[Adopted without a vote.]",
    "[Urges] [Requests] [Norway: all] States",
    "OP3 bis. Urges States;",
    "<!-- a remark -->",
    "***",
    "\\* \\_ ^{*} ^1^ [64/182](#) &nbsp; &#0; _x_ **y",
    "> 4. *Requests* all who are\n> quoted to report;",
    "1.\n*Requests* a report;",
    "*Noting* the rivers, 1. *Requests* a report;",
    "### 2. *Decides* to act.",
    "~~*Urges*~~ *Asks* States [to]{.underline} act;\\",
    "the rivers of the con-\ntinent and of the multi-\nplex,",
    "GE.25-01234 (E) *2501234*",
    "- 3 -",
    "1 The\n2 lines\n3 of 5\n4\n5 a page\n6 end;",
    "---\ntitle: Clean rivers\n---",
)


def places(draft: Draft) -> Counter[int]:
    """How often each source character is claimed by a place of the draft."""
    claimed: Counter[int] = Counter()

    def claim(text: Text) -> None:
        for origin, after in zip(text.origins, [*(o.at for o in text.origins[1:]), len(text)], strict=False):
            for index in range(origin.at, after):
                if not text.string[index].isspace():
                    claimed[origin.source + (index - origin.at) * origin.width] += 1

    for paragraph in draft.paragraphs:
        claim(paragraph.text)
        for call in paragraph.calls:
            for span in (call.span, call.separator):
                claimed.update(range(span.start, span.end) if span else ())
        for span in (paragraph.number_span, paragraph.bullet_span):
            claimed.update(range(span.start, span.end) if span else ())
    for note in draft.notes:
        claim(note.text)
        claimed.update(range(note.mark_span.start, note.mark_span.end))
    return claimed


def visible(document: Document) -> set[int]:
    """The source offsets of the visible characters that the reader gave."""
    found: set[int] = set()
    for block in document.blocks:
        text = block.text
        found.update(text.source_offset(index) for index, character in enumerate(text.string) if not character.isspace())
        if block.note_span:
            found.update(range(block.note_span.start, block.note_span.end))
    return found


def holds(source: str) -> None:
    document = read_string(source, "draft.md")
    draft = parse(document)
    claimed, shown = places(draft), visible(document)
    lost = shown - set(claimed)
    assert not lost, [source[max(0, offset - 20) : offset + 20] for offset in sorted(lost)[:3]]
    doubled = {offset for offset in shown if claimed[offset] > 1}
    assert not doubled, [source[max(0, offset - 20) : offset + 20] for offset in sorted(doubled)[:3]]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24), st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n", "\r", "\n> "]))
@example(["*The General Assembly*,", "(a) To report;"], "\n\n")
@example(["1 See E/2019/28."], "\n\n")
def test_pieces_of_drafts_in_any_order(pieces: list[str], between: str) -> None:
    holds(between.join(pieces))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text(source: str) -> None:
    holds(source)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="*_^[]{}()<>/supi#&;:,. \r\n\\~¹²³12ab-–", max_size=200))
@example("1*^*")
def test_any_markup(source: str) -> None:
    holds(source)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=16), st.integers(0, 400), st.text(max_size=6))
def test_a_draft_with_something_put_into_it(pieces: list[str], at: int, inserted: str) -> None:
    source = "\n\n".join(pieces)
    holds(source[:at] + inserted + source[at:])


@pytest.mark.parametrize(
    "source", ["", "\n", "word", "\ufeff", "\x00\x01", "\u202eabc", "x" * 100_000, "(" * 5000, "*" * 5000, "[" * 5000]
)
def test_odd_inputs(source: str) -> None:
    holds(source)


def test_the_same_text_gives_the_same_draft() -> None:
    source = "\n\n".join(PIECES)
    assert parse(read_string(source, "draft.md")) == parse(read_string(source, "draft.md"))
