"""Corrections of one draft: fixes applied, the result checked again, and only what is better for it kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reslint.finding import Edit, Finding
from reslint.fixes.apply import apply
from reslint.session import Checked
from reslint.writers import WriteError, edited

__all__ = ["Correction", "State", "correct"]

# Fixes that meet are settled one after the other; texts of that many layers are not drafts.
_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class State:
    """A file and what was found in it."""

    data: bytes
    checked: Checked


@dataclass(frozen=True, slots=True)
class Correction:
    """``after`` is the file as corrected, with the findings that remain; ``made`` and ``left`` count corrections.

    Those that are left would have brought up another finding, or would not have mended what they were for. ``rounds`` are the
    edits that lead from ``before`` to ``after``: each round's places are those of the text that the round before left.
    """

    before: State
    after: State
    made: int
    left: int
    rounds: tuple[tuple[Edit, ...], ...] = ()


def correct(before: State, check: Callable[[bytes], Checked], suggested: bool = False) -> Correction:
    """Makes the safe corrections, or with ``suggested`` also those to look at; ``check`` checks a file as the draft was.

    In the result no rule has more to say than before, and each that was mended has less. What was corrected once gives nothing
    to correct when it is corrected again.
    """
    state, made, left, rounds = before, 0, 0, list[tuple[Edit, ...]]()
    for _ in range(_MOST_ROUNDS):
        wanted = [finding for finding in state.checked.findings if _is_wanted(finding, suggested)]
        trial = _mended(state, wanted, check)
        made, left = made + len(trial.findings), len(wanted) - len(trial.findings)
        if not trial.findings:
            break
        state = trial.state
        rounds.append(trial.edits)
    return Correction(before, state, made, left, tuple(rounds))


def _is_wanted(finding: Finding, suggested: bool) -> bool:
    return finding.fix is not None and (suggested or finding.fix.safety == "safe")


@dataclass(frozen=True, slots=True)
class _Trial:
    """A draft with the corrections of some findings."""

    state: State
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()


def _mended(state: State, wanted: Sequence[Finding], check: Callable[[bytes], Checked]) -> _Trial:
    """The draft with those corrections that do no harm: all at once, else by halves."""
    best = _Trial(state)
    groups = [list(wanted)]
    while groups:
        group = groups.pop()
        trial = _tried(state, [*best.findings, *group], check)
        if len(trial.findings) > len(best.findings) and _is_better(state.checked, trial):
            best = trial
        elif len(group) > 1:
            middle = len(group) // 2
            groups += [group[middle:], group[:middle]]
    return best


def _tried(state: State, findings: Sequence[Finding], check: Callable[[bytes], Checked]) -> _Trial:
    """The draft with the fixes of those findings that keep out of each other's way; without any where the file takes none."""
    source = state.checked.draft.source
    applied = apply(source.text, [finding.fix for finding in findings if finding.fix])
    used = {id(fix) for fix in applied.fixes}
    chosen = tuple(finding for finding in findings if id(finding.fix) in used)
    if not chosen:
        return _Trial(state)
    try:
        data = edited(state.data, source.path, applied.edits)
    except WriteError:
        return _Trial(state)
    return _Trial(State(data, check(data)), chosen, applied.edits)


def _is_better(before: Checked, trial: _Trial) -> bool:
    """Whether every rule has at least as many findings less as it had corrections, and all could be checked."""
    after = trial.state.checked
    had, has = (Counter(finding.rule for finding in checked.findings) for checked in (before, after))
    done = Counter(finding.rule for finding in trial.findings)
    return not after.unchecked and all(has[rule] <= had[rule] - done[rule] for rule in has | done)
