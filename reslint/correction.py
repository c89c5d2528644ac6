"""Corrections of one draft: fixes applied, the result checked again, and only what is better for it kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reslint.finding import Edit, Finding
from reslint.fixes.apply import apply
from reslint.session import Checked
from reslint.writers import WriteError, edited

__all__ = ["Correction", "State", "Write", "correct", "plainly"]

_Key: TypeAlias = tuple[str, str, str]
Write: TypeAlias = Callable[["State", Sequence[Edit]], bytes]

# What stands around the words of a finding tells it from others, and from itself when its surroundings have changed.
_AROUND = 60


class State(NamedTuple):
    """A file and what was found in it."""

    data: bytes
    checked: Checked


class Correction(NamedTuple):
    """``after`` is the file as corrected, with the findings that remain; ``made`` and ``left`` count corrections.

    Those that are left would have brought up another finding, or would not have mended what they were for; ``brought`` are such
    findings, each once. ``rounds`` are the edits that lead from ``before`` to ``after``: each round's places are those of the
    text that the round before left.
    """

    before: State
    after: State
    made: int
    left: int
    rounds: tuple[tuple[Edit, ...], ...] = ()
    brought: tuple[Finding, ...] = ()


def plainly(state: State, edits: Sequence[Edit]) -> bytes:
    """The file of a state with edits. Raises WriteError where they have no place in it."""
    return edited(state.data, state.checked.draft.source.path, edits)


def correct(before: State, check: Callable[[bytes], Checked], suggested: bool = False, write: Write = plainly) -> Correction:
    """Makes the safe corrections, or with ``suggested`` also those to look at; ``check`` checks a file as the draft was, and
    ``write`` gives the file of a state with edits, or raises WriteError where they have no place in it.

    In the result no rule has more to say than before, and each that was mended has less. What was corrected once gives nothing
    to correct when it is corrected again.
    """
    state, made, rounds, failed = before, 0, list[tuple[Edit, ...]](), dict[_Key, Finding | None]()
    # Fixes that meet are settled one after the other. Each round leaves fewer findings than the one before, so it ends.
    while True:
        wanted = [finding for finding in state.checked.findings if _is_wanted(finding, suggested)]
        hopeful = [finding for finding in wanted if _key(state, finding) not in failed]
        trial = _mended(state, hopeful, check, write)
        failed |= trial.failed
        if not trial.findings and len(hopeful) == len(wanted):
            causes = [failed.get(_key(state, finding)) for finding in wanted]
            brought = {(one.paragraph, one.message): one for one in causes if one is not None}
            return Correction(before, state, made, len(wanted), tuple(rounds), tuple(brought.values()))
        if not trial.findings:
            # What failed in an earlier round may succeed in the text as it is now.
            failed.clear()
            continue
        made += len(trial.findings)
        state = trial.state
        rounds.append(trial.edits)


def _key(state: State, finding: Finding) -> _Key:
    """What tells a finding from others while other words of the draft change."""
    text, span = state.checked.draft.source.text, finding.span
    return finding.rule, finding.message, text[max(0, span.start - _AROUND) : span.end + _AROUND]


def _is_wanted(finding: Finding, suggested: bool) -> bool:
    return finding.fix is not None and (suggested or finding.fix.safety == "safe")


class _Trial(NamedTuple):
    """A draft with the corrections of some findings; ``failed`` are the keys of those whose correction alone was worse than none,
    each with what it would bring up, if it is that."""

    state: State
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    failed: Mapping[_Key, Finding | None] = {}


def _mended(state: State, wanted: Sequence[Finding], check: Callable[[bytes], Checked], write: Write) -> _Trial:
    """The draft with those corrections that do no harm: all at once, else by halves.

    What fails in one place fails in a copy of it: a text that holds the same many times takes no longer for that.
    """
    best, failed = _Trial(state), dict[_Key, Finding | None]()
    groups = [list(wanted)]
    while groups:
        group = [finding for finding in groups.pop() if _key(state, finding) not in failed]
        if not group:
            continue
        trial = _tried(state, [*best.findings, *group], check, write)
        if len(trial.findings) > len(best.findings) and _is_better(state.checked, trial):
            best = trial
        elif len(group) > 1:
            middle = len(group) // 2
            groups += [group[middle:], group[:middle]]
        elif len(trial.findings) > len(best.findings):
            failed[_key(state, group[0])] = _brought(state.checked, trial.state.checked)
    return best._replace(failed=failed)


def _tried(state: State, findings: Sequence[Finding], check: Callable[[bytes], Checked], write: Write) -> _Trial:
    """The draft with the fixes of those findings that keep out of each other's way; without any where the file takes none."""
    source = state.checked.draft.source
    applied = apply(source.text, [finding.fix for finding in findings if finding.fix])
    used = {id(fix) for fix in applied.fixes}
    chosen = tuple(finding for finding in findings if id(finding.fix) in used)
    if not chosen:
        return _Trial(state)
    try:
        data = write(state, applied.edits)
    except WriteError:
        return _Trial(state, chosen)
    return _Trial(State(data, check(data)), chosen, applied.edits)


def _brought(before: Checked, after: Checked) -> Finding | None:
    """The first finding that a correction brings up; None where no rule has more to say."""
    had, has = (Counter(finding.rule for finding in checked.findings) for checked in (before, after))
    known = {(finding.rule, finding.message, finding.paragraph) for finding in before.findings}
    found = [finding for finding in after.findings if has[finding.rule] > had[finding.rule]]
    return next((one for one in found if (one.rule, one.message, one.paragraph) not in known), found[0] if found else None)


def _is_better(before: Checked, trial: _Trial) -> bool:
    """Whether every rule has at least as many findings less as it had corrections, and all could be checked."""
    after = trial.state.checked
    had, has = (Counter(finding.rule for finding in checked.findings) for checked in (before, after))
    done = Counter(finding.rule for finding in trial.findings)
    return not after.unchecked and all(has[rule] <= had[rule] - done[rule] for rule in has | done)
