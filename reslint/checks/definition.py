"""definition: a short form that a draft introduces is one that it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.passages import Holder, search
from reslint.patterns import Regex, pattern
from reslint.rules import Rule

WHERE = "body"
WORDS = ("term",)
MESSAGE = "“{term}” is introduced here and not used again"


@dataclass(frozen=True, slots=True)
class Settings:
    """``patterns``: how a short form is introduced, with the short form in a group named ``term``."""

    patterns: tuple[Regex, ...]


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    for source in settings.patterns:
        if "term" not in pattern(source, ignore_case=False).compiled.groupindex:
            yield f'"patterns" has "{source}", which has no group "term"'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The short forms that stand nowhere else in the draft. Raises TimeoutError."""
    for source in settings.patterns:
        for hit in search(draft, rule.where, pattern(source, ignore_case=False)):
            term = hit.match["term"]
            if not _used(draft, term, hit.holder, hit.match.span("term")):
                yield rule.finding(hit.holder, *hit.range, MESSAGE, term=term)


def _used(draft: Draft, term: str, introduced_in: Holder, at: tuple[int, int]) -> bool:
    """Whether the term stands anywhere but at ``at``, pages' furniture apart."""
    paragraphs = (paragraph for paragraph in draft.paragraphs if paragraph.kind is not Kind.FURNITURE)
    holders: list[Holder] = [*paragraphs, *draft.notes]
    if any(term in holder.text.string for holder in holders if holder is not introduced_in):
        return True
    string = introduced_in.text.string
    return term in string[: at[0]] or term in string[at[1] :]
