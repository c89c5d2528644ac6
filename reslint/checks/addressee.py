"""addressee: whom a paragraph addresses, and with which verb. An organ does not request or urge itself: it decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reslint.checks.unless import Unless
from reslint.derived.passages import Hit, search
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("organ",)
MESSAGE = "“{found}”: the {organ} does not address itself; it decides"

# "The Assembly" is the organ itself where no other body of the kind is named before.
_CALLED_IN_SHORT = frozenset({"General Assembly", "Human Rights Council", "Economic and Social Council"})
_GOES_ON = r"[\w-]|[’']s\b| (?:of|on|for|Hall|Building|[Rr]esolutions?|[Dd]ecisions?|secretariat|bureau) "
_BODY = expression(r"(?:\b[A-Z]\w+ (?:and )?)+(?:Assembly|Council)\b")


class Settings(NamedTuple):
    """``verbs``: patterns of verbs with what stands between them and the addressee, who is the organ that speaks (the General
    Assembly and two of the councils also by their last word); ``unless``:
    patterns that silence a match which they overlap.
    """

    verbs: tuple[Regex, ...]
    unless: tuple[Regex, ...] = ()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if not settings.verbs:
        yield '"verbs" is empty: it needs at least one pattern'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The places where the organ addresses itself. Raises TimeoutError."""
    organ = draft.organ
    if not organ or draft.form not in ("resolution", "decision"):
        return
    unless = Unless(settings.unless, ignore_case=False)
    names = rf"{organ}|(?P<short>{organ.split()[-1]})" if organ in _CALLED_IN_SHORT else organ
    for verb in settings.verbs:
        # The verb is what the text is searched for: every draft has the name of its organ.
        needs = pattern(verb, ignore_case=False).needs
        addressed = pattern(Regex(rf"(?:{verb}) the (?:{names})(?!{_GOES_ON})", needs), ignore_case=False)
        for hit in search(draft, rule.where, addressed):
            if not unless.silences(hit) and not (organ in _CALLED_IN_SHORT and hit.match["short"] and _another(hit, organ)):
                yield rule.finding(hit.holder, *hit.range, MESSAGE, organ=organ)


def _another(hit: Hit, organ: str) -> bool:
    """Whether another council or assembly is named before the words found."""
    return any(not match[0].endswith(organ) for match in _BODY.finditer(hit.holder.text.string, 0, hit.range[0]))
