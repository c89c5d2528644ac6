"""repetition: also and further in paragraphs that follow each other with the same opening.

The second takes "also", the third "further", then the chain starts anew: Recalling, Recalling also, Recalling further, Recalling.
``missing`` finds an opening without its adverb, ``sequence`` an adverb that is not the next one, ``orphan`` an adverb where the
paragraph before does not open so. Operative paragraphs that ask something of different addressees do not form a chain; where
the names of the addressees have a part in common ("related"), a missing adverb is only worth a look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.checks.running import Step, runs
from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.parsing.opening_forms import place_adverb, without_adverb
from reslint.rules import Rule

WORDS = ("right", "before", "adverb")

MISSING = "“{found}” again, as in {before}: write “{right}”"
STILL_MISSING = "“{found}” again, as in {before}, with neither “also” nor “further”"
RELATED = "“{found}” again, as in {before}: if it addresses the same, write “{right}”"
SEQUENCE = "“{found}” is not the next after {before}: write “{right}”"
ORPHAN = "“{found}” follows no paragraph that opens so: leave out “{adverb}”"
ORPHAN_BELOW_HEADING = "Behind a heading the count starts anew, and “{found}” is the first there: leave out “{adverb}”"

_SERIES = ("", "also", "further")
_EXCHANGED = "?"
_WRONG_FORMS = {
    Kind.PREAMBULAR: ("indicative", "infinitive", "plural"),
    Kind.OPERATIVE: ("participle", "adjective", "infinitive"),
}
_HAS_OBJECT = expression(r"\b(?:its|their|our) ")


class Settings(NamedTuple):
    """``what``: what is looked for, in which ``part``."""

    what: Literal["missing", "sequence", "orphan"]
    part: Literal["preambular", "operative", "both"] = "both"


class _Fault(NamedTuple):
    """``adverb`` is the right one; "?" says that one is missing, but not which."""

    what: str
    step: Step
    adverb: str


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The paragraphs whose opening has not the adverb that the paragraph before asks for."""
    if draft.form not in ("resolution", "declaration"):
        return
    for fault in _faults(draft):
        # Declarations in annexes repeat their verbs without adverbs as often as not; where they have them, the order is this.
        asked = fault.what == settings.what and (fault.what != "missing" or fault.step.paragraph.part == "main")
        if asked and settings.part in (str(fault.step.paragraph.kind), "both"):
            yield _finding(draft, rule, fault)


def _finding(draft: Draft, rule: Rule, fault: _Fault) -> Finding:
    step, paragraph = fault.step, fault.step.paragraph
    found = paragraph.text.string[: step.opening.end]
    right = place_adverb(found, fault.adverb, str(paragraph.kind)) if fault.adverb.isalpha() else without_adverb(found)
    if fault.what == "sequence" and paragraph.part != "main" and found.endswith(f" {step.opening.adverb}"):
        # "Recognize further" in a declaration, whose adverbs stand behind the verb.
        right = found.removesuffix(step.opening.adverb) + fault.adverb
    message = {"missing": MISSING, "sequence": SEQUENCE, "orphan": ORPHAN}[fault.what]
    if fault.adverb == "?":
        message = STILL_MISSING
    elif fault.what == "orphan" and step.before is None and draft.paragraphs[paragraph.index - 1].kind is Kind.HEADING:
        message = ORPHAN_BELOW_HEADING
    elif fault.what == "missing" and step.relation == "related":
        message = RELATED
        rule = rule.with_severity("info") if rule.severity != "off" else rule
    # "Reaffirming also its commitment" is as good as "Reaffirming its commitment also": that is for the drafter to choose.
    safety = "suggested" if rule.fix == "safe" and _HAS_OBJECT.search(found) else rule.fix
    mended = None if fault.adverb == "?" else fix(safety, [replacement(paragraph.text, 0, step.opening.end, right)])
    before = step.before.label if step.before else ""
    return rule.finding(paragraph, 0, step.opening.end, message, mended, right=right, before=before, adverb=step.opening.adverb)


@once_a_draft
def _faults(draft: Draft) -> list[_Fault]:
    return [fault for kind in (Kind.PREAMBULAR, Kind.OPERATIVE) for run in runs(draft, kind) for fault in _faults_of(run)]


def _faults_of(run: Sequence[Step]) -> Iterator[_Fault]:
    """Goes along a run; ``place`` is that of the paragraph before in its chain, as it is or as it should be.

    An adverb is right if it is the next in the chain as it stands or as it should stand: an omission is told once.
    """
    place, actual, earlier = 0, "", ""
    for step in run:
        adverb = step.opening.adverb
        if step.relation not in ("same", "related") or _twice(step):
            if adverb in _SERIES[1:] and not step.relation and not _announced(step):
                yield _Fault("orphan", step, "")
                # The next may go on from the adverb or from where it should not be.
                place, actual, earlier = 0, adverb, ""
                continue
            place, actual, earlier = _place(adverb, 0), adverb, ""
            continue
        due = (place + 1) % len(_SERIES)
        fits = {_SERIES[due], _next(actual)}
        if adverb == "" and "" not in fits:
            yield _Fault("missing", step, _SERIES[due] or _next(actual))
        elif adverb == "" and actual == "" and earlier == "also":
            # Also, nothing, nothing: one of the two lacks its adverb.
            yield _Fault("missing", step, "?")
        elif adverb in _SERIES[1:] and actual in _SERIES and adverb not in fits and step.relation == "same":
            yield _Fault("sequence", step, _SERIES[due] or _next(actual))
            # "Further requests", "Also requests": the two were exchanged, which is one fault.
            adverb = _EXCHANGED
        place, earlier, actual = _place(adverb, due), actual, adverb


def _place(adverb: str, due: int) -> int:
    return _SERIES.index(adverb) if adverb in _SERIES[1:] else due


def _next(adverb: str) -> str:
    """What follows an adverb in a chain; behind "once again" and the like anything does."""
    return _SERIES[(_SERIES.index(adverb) + 1) % len(_SERIES)] if adverb in _SERIES else ""


def _twice(step: Step) -> bool:
    """Whether the paragraph says word for word what the one before says: it is superfluous, not short of an adverb."""
    return step.before is not None and step.before.text.string.rstrip(" ,;.") == step.paragraph.text.string.rstrip(" ,;.")


def _announced(step: Step) -> bool:
    """Whether the paragraph before has the verb, in its opening or further on ("and requests …"), or may have been meant to: it
    opens with no verb that is known, or with a wrong form of one. Of two verbs, an adverb joins the second to the first."""
    if " and " in step.opening.phrase:
        return True  # "Welcoming and further encouraging"
    if step.before is None:
        return step.behind_unread
    opening = step.before.opening
    if opening and (not opening.known or opening.form in _WRONG_FORMS[step.before.kind]):
        return True
    # An opening may be an adverb alone, its verb being lost.
    verb = next(iter(step.opening.phrase.split()), step.opening.head)
    head = step.before.opening.head if step.before.opening else ""
    return head == step.opening.head or verb in step.before.text.string.lower()
