"""Renumbers a file: writes it, or another one, or shows what would be written, and tells what has which number now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from reslint.fixes.rewrite import WriteError, rewrite
from reslint.renumbered import Renumbered, renumber, speaks_of_numbers
from reslint.reports.difference import difference
from reslint.session import Options, Session, Trouble, shown

__all__ = ["run"]

Write = Callable[[str], object]
Tell = Callable[[str], object]

NOTHING, CHANGES, NOT_DONE = 0, 1, 2


def run(name: str, options: Options, write: Write, tell: Tell, target: str = "", diff: bool = False) -> int:
    """Renumbers the file ``name``, into ``target`` if there is one, and gives the exit status. Raises ``Trouble``.

    ``diff``: only shows what would change; the status is then 1 where anything would.
    """
    session = Session(options)
    rules = {rule.name for rule in session.selected(name).rules if speaks_of_numbers(rule)}
    done = renumber(session.check(name), lambda text: session.check_text(name, text), rules)
    label = shown(session.path(name))
    if diff:
        write(difference(done.draft.source.text, done.after, label, "renumbered"))
    else:
        if done.changes or target:
            _written(name, done, target)
        write(_told(label, done))
    for sentence in _left(label, done):
        tell(sentence)
    if done.refused or done.plan.left:
        return NOT_DONE
    return CHANGES if diff and done.changes else NOTHING


def _written(name: str, done: Renumbered, target: str) -> None:
    if done.refused:
        return
    try:
        rewrite(name, done.draft.source.text, done.after, target)
    except WriteError as error:
        raise Trouble(str(error)) from None


def _told(label: str, done: Renumbered) -> str:
    """The map of old and new numbers, then the references that followed, then what happened to notes."""
    if done.refused:
        return ""
    if not done.changes:
        return f"{label}: nothing to renumber\n"
    width = max((len(one.old) for one in done.names), default=0)
    lines = [f"{label}: {_counted(done)}"]
    lines += [f"  {one.old:<{width}}  →  {one.new}" for one in done.names]
    lines += [f"  {one.holder.label}: “{one.old}” → “{one.new}”" for one in done.plan.followed]
    lines += [f"  {sentence}" for sentence in (*done.plan.moved, *(one.sentence for one in done.plan.sourced))]
    return "\n".join(lines) + "\n"


def _counted(done: Renumbered) -> str:
    numbers, references = len(done.names), len(done.plan.followed)
    parts = [f"{numbers} {'number' if numbers == 1 else 'numbers'} changed"] if numbers else []
    if references:
        verb = "follows" if references == 1 else "follow"
        parts.append(f"{references} {'reference' if references == 1 else 'references'} {verb}")
    return ", ".join(parts) or "put in order"


def _left(label: str, done: Renumbered) -> Iterator[str]:
    """What was not done and why, in the order of the file; what is true of several places is said once."""
    if done.refused:
        yield f"{label}: nothing was changed: {done.refused}"
    ordered = sorted(done.plan.left, key=lambda one: (one.span, one.sentence))
    for (place, sentence), _ in groupby(ordered, key=lambda one: (one.label, one.sentence)):
        first = next(one for one in ordered if (one.label, one.sentence) == (place, sentence))
        line = done.draft.source.position(first.span.start).line
        yield f"{label}, line {line}: {place}: {sentence}" if place else f"{label}: {sentence}"
