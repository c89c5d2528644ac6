"""Corrections of one draft: fixes applied, the result checked again, and only what is better for it kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.session import Checked

__all__ = ["Correction", "correct"]

# Fixes that meet are settled one after the other; texts of that many layers are not drafts.
_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Correction:
    """``checked`` is the draft as corrected, with the findings that remain; ``made`` and ``left`` count corrections.

    Those that are left would have brought up another finding, or would not have mended what they were for.
    """

    before: str
    checked: Checked
    made: int
    left: int

    @property
    def after(self) -> str:
        """The characters of the corrected draft."""
        return self.checked.draft.source.text


def correct(checked: Checked, again: Callable[[str], Checked], suggested: bool = False) -> Correction:
    """Makes the safe corrections, or with ``suggested`` also those to look at; ``again`` checks a text as the draft was.

    In the result no rule has more to say than before, and each that was mended has less. What was corrected once gives nothing
    to correct when it is corrected again.
    """
    before, made, left = checked.draft.source.text, 0, 0
    for _ in range(_MOST_ROUNDS):
        wanted = [finding for finding in checked.findings if _is_wanted(finding, suggested)]
        checked, mended = _mended(checked, wanted, again)
        made, left = made + mended, len(wanted) - mended
        if not mended:
            break
    return Correction(before, checked, made, left)


def _is_wanted(finding: Finding, suggested: bool) -> bool:
    return finding.fix is not None and (suggested or finding.fix.safety == "safe")


def _mended(checked: Checked, wanted: Sequence[Finding], again: Callable[[str], Checked]) -> tuple[Checked, int]:
    """The draft with those corrections that do no harm, and how many they are: all at once, else by halves."""
    best, taken = checked, list[Finding]()
    groups = [list(wanted)]
    while groups:
        group = groups.pop()
        chosen, after = _applied(checked, [*taken, *group], again)
        if len(chosen) > len(taken) and _is_better(checked, after, chosen):
            best, taken = after, chosen
        elif len(group) > 1:
            middle = len(group) // 2
            groups += [group[middle:], group[:middle]]
    return best, len(taken)


def _applied(checked: Checked, findings: Sequence[Finding], again: Callable[[str], Checked]) -> tuple[list[Finding], Checked]:
    """The findings whose fixes keep out of each other's way, and the draft with those."""
    applied = apply(checked.draft.source.text, [finding.fix for finding in findings if finding.fix])
    used = {id(fix) for fix in applied.fixes}
    chosen = [finding for finding in findings if id(finding.fix) in used]
    return chosen, again(applied.text) if chosen else checked


def _is_better(before: Checked, after: Checked, mended: Sequence[Finding]) -> bool:
    """Whether every rule has at least as many findings less as it had corrections, and all could be checked."""
    had, has = (Counter(finding.rule for finding in checked.findings) for checked in (before, after))
    done = Counter(finding.rule for finding in mended)
    return not after.unchecked and all(has[rule] <= had[rule] - done[rule] for rule in has | done)
