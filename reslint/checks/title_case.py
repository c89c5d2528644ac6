"""title-case: words that have capitals in the title and small letters in the text.

A title in capitals cannot be told from a name by its form: "International Day of Women Judges" is one. The text tells: what it
has in small letters, and never with capitals, is no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.derived.passages import select
from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.rules import Rule

WHERE = "title -quotation"
WORDS = ("small",)
MESSAGE = "The title has “{found}”, the text “{small}”: a title has capitals like a sentence, only its first word and names"

_WORDS = expression(r"(?<![\w’-])[A-Z][a-z’-]+(?: [A-Z][a-z’-]+)+(?![\w’-])")
# A title that is a name itself.
_INSTRUMENT = expression(
    r"(?:[\d/]+\. )?(?:[A-Z][a-z-]+ ){0,3}?(?:Convention|Declaration|Protocol|Agreement|Treaty|Covenant|Charter|Plan|Programme|"
    r"Platform|Principles|Guidelines|Rules|Code|Statute|Framework|Agenda|Year|Day|Week|Decade)\b"
)
_RUNNING = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)


class Settings(NamedTuple):
    """No settings."""


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first such words of the title."""
    for passage in select(draft, rule.where):
        found = [match for match in _WORDS.finditer(passage.string) if match.start() > 0]
        if not found or _INSTRUMENT.match(passage.string):
            continue
        text = "\n".join(paragraph.text.string for paragraph in draft.paragraphs if paragraph.kind in _RUNNING)
        for match in found:
            small = match[0].lower()
            if small in text and match[0] not in text and match[0] not in passage.string[: match.start()]:
                start = passage.start + match.start()
                yield rule.finding(passage.holder, start, start + len(match[0]), MESSAGE, None, small=small)
                break
