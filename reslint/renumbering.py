"""Renumbers a file: writes it, or another one, or shows what would be written, and tells what has which number now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reslint.correction import State
from reslint.readers import is_word
from reslint.renumbered import Renumbered, renumber, speaks_of_numbers
from reslint.reports.difference import difference
from reslint.reports.excerpt import visible
from reslint.session import Options, Session, Trouble, shown
from reslint.work import check_words
from reslint.writers import Exists, WriteError
from reslint.writers.rewrite import check_creatable, create, rewrite

__all__ = ["run"]

Write = Callable[[str], object]
Tell = Callable[[str], object]

_WORD_FILES = (".docx", ".docm", ".dotx", ".dotm")
NOTHING, CHANGES, NOT_DONE = 0, 1, 2


def run(name: str, options: Options, write: Write, tell: Tell, target: str = "", over: bool = False, diff: bool = False) -> int:
    """Renumbers the file ``name`` and gives the exit status. Raises ``Trouble``.

    ``target``: that file is written instead; ``over``: also where it is there already. ``diff``: nothing is written, only shown,
    and the status is 1 where anything would change.
    """
    session = Session(options)
    session.check_editing()
    data = session.data(name)
    if target and not diff:
        _check_target(target, over, is_word(data, name))
    rules = {rule.name for rule in session.selected(name).rules if speaks_of_numbers(rule)}
    before = State(data, session.check_data(name, data))
    check_words(session.path(name), before.checked.draft, "renumbered")
    done = renumber(before, lambda data: session.check_data(name, data), rules)
    label = visible(shown(session.path(name)))
    if diff:
        old, new = (state.checked.draft.source.text for state in (done.before, done.after))
        write(difference(old, new, label, "renumbered"))
    else:
        if not done.refused and (done.changes or target):
            _write(name, done, target, over)
        write(_told(label, done))
    for sentence in (*(f"{label}: {warning}" for warning in before.checked.draft.source.warnings), *_left(label, done)):
        tell(sentence)
    if done.refused or done.plan.left:
        return NOT_DONE
    return CHANGES if diff and done.changes else NOTHING


def _check_target(target: str, over: bool, word: bool) -> None:
    """Raises ``Trouble`` where nothing can be written, or what is written would not be what its name says."""
    try:
        check_creatable(target, over)
    except WriteError as error:
        raise _refused(target, error) from None
    if word != target.lower().endswith(_WORD_FILES):
        kind, advice = ("a Word file", ".docx") if word else ("a text", ".md or .txt")
        raise Trouble(f"{target}: what would be written is {kind}; give it a name that ends in {advice}")


def _write(name: str, done: Renumbered, target: str, over: bool) -> None:
    try:
        if target:
            create(target, done.after.data, over)
        else:
            rewrite(name, done.before.data, done.after.data)
    except WriteError as error:
        raise _refused(target or name, error) from None


def _refused(target: str, error: WriteError) -> Trouble:
    advice = "; name another file, or say --overwrite" if isinstance(error, Exists) else ""
    return Trouble(f"{target}: {error}; nothing was written{advice}")


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
    """What was not done and why, in the order of the file; what is true of several places of a paragraph is said once."""
    if done.refused:
        yield f"{label}: nothing was changed: {done.refused}"
    source, told = done.before.checked.draft.source, set[tuple[str, str]]()
    for left in sorted(done.plan.left, key=lambda left: (left.span, left.sentence)):
        if (left.label, left.sentence) not in told:
            told.add((left.label, left.sentence))
            place = f"{label}, line {source.position(left.span.start).line}" if source.lined else label
            # Some sentences begin with the label themselves.
            named = left.sentence if left.sentence.startswith(f"{left.label} ") else f"{left.label}: {left.sentence}"
            yield f"{place}: {named}" if left.label else f"{label}: {left.sentence}"
