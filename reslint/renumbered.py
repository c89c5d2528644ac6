"""One draft with its numbers put in sequence: the result is read again, and kept only where it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from reslint.correction import State, Write, plainly
from reslint.derived.called import numbered
from reslint.derived.item_lists import lists
from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Finding, Fix
from reslint.fixes.apply import apply
from reslint.fixes.renumber import Plan, Start, plan
from reslint.rules import Rule
from reslint.session import Checked
from reslint.writers import WriteError, edited, ordered

__all__ = ["Name", "Renumbered", "count_on", "renumber", "speaks_of_numbers"]

_KINDS = frozenset({"sequence", "number", "label", "notes", "call", "stars", "source", "reference"})


class Name(NamedTuple):
    """The old and the new label of something that has another number; with its line where several have the old one."""

    old: str
    new: str


class Renumbered(NamedTuple):
    """``before`` and ``after`` are the file as it was and as it is to be. ``names``: all that has another number.

    ``refused`` says why nothing was changed, "" where all went well.
    """

    before: State
    after: State
    plan: Plan
    names: tuple[Name, ...] = ()
    refused: str = ""

    @property
    def changes(self) -> bool:
        """Whether the file is to be changed."""
        return self.after is not self.before


def speaks_of_numbers(rule: Rule) -> bool:
    """Whether a rule is about numbers, notes or references. That a source is given twice is what writing out "Ibid." means."""
    return rule.kind in _KINDS and rule.options.get("matter") != "same-text" and rule.options.get("agreement") != "text"


def renumber(before: State, check: Callable[[bytes], Checked], rules: Collection[str], again: bool = True) -> Renumbered:
    """Renumbers a draft; ``check`` checks a file as the draft was, ``rules`` are those that must not have more to say then.

    The result has the same paragraphs and notes, none of these rules has more to say of it than before (but for references that
    could not follow), and there is nothing to renumber in it. Where this cannot be had, nothing is changed.
    ``again``: where notes are left in their places, the result is renumbered once more, to see that nothing more changes.
    """
    source = before.checked.draft.source
    refused = ""
    for moving in (True, False):
        made = plan(before.checked.draft, moving)
        if not made.edits and not made.ordering:
            return Renumbered(before, before, made)
        applied = apply(source.text, [Fix("safe", made.edits)])
        try:
            data = edited(before.data, source.path, applied.edits)
            if made.ordering:
                data = ordered(data, source.path, _places(check(data).draft))
        except WriteError as error:
            refused = refused or f"the file {error}"
            continue
        after = State(data, check(data))
        brought = _brought(before.checked, after.checked, rules, len(made.left))
        why = _objection(before.checked.draft, after.checked.draft, made, brought, moving)
        if not why and not moving and again and renumber(after, check, rules, again=False).after.data != after.data:
            # Notes that could not be moved here could be in the result: which of the two is meant is not for us to say.
            why = "its notes would still not be in order"
        if not why:
            return Renumbered(before, after, made, tuple(_names(before.checked.draft, after.checked.draft, made)))
        refused = refused or why
    return Renumbered(before, before, made, refused=refused)


def count_on(before: State, check: Callable[[bytes], Checked], start: Start, write: Write = plainly) -> Renumbered:
    """Gives one paragraph or note another number, lets those behind it count on and what refers to them follow; ``write`` gives
    the file of a state with edits, or raises WriteError where they have no place in it.

    The result has the same paragraphs, notes and words; where this cannot be had, nothing is changed.
    """
    made = plan(before.checked.draft, moving=False, start=start)
    try:
        data = write(before, apply(before.checked.draft.source.text, [Fix("safe", made.edits)]).edits)
    except WriteError as error:
        return Renumbered(before, before, made, refused=f"the file {error}")
    after = State(data, check(data))
    why = _changed(before.checked.draft, after.checked.draft, made)
    if why:
        return Renumbered(before, before, made, refused=why)
    return Renumbered(before, after, made, tuple(_names(before.checked.draft, after.checked.draft, made)))


def _places(draft: Draft) -> list[int]:
    """Where the notes begin that someone typed, in the order of their numbers. Raises WriteError where one cannot be moved."""
    notes = [note for note in numbered(draft.notes) if not draft.source.is_locked(note.mark_span)]
    if any(len(note.pieces) > 1 for note in notes):
        raise WriteError("has a note of several paragraphs")
    return [note.mark_span.start for note in sorted(notes, key=lambda note: int(note.mark))]


def _objection(before: Draft, after: Draft, made: Plan, brought: Sequence[Finding], moving: bool) -> str:
    """What is wrong with the result, or ""."""
    changed = _changed(before, after, made)
    if changed:
        return changed
    if brought:
        return f"it would bring up something else ({brought[0].paragraph}: {brought[0].message})"
    again = plan(after, moving)
    if again.edits or again.ordering:
        return "its numbers would still not be in sequence"
    return ""


def _changed(before: Draft, after: Draft, made: Plan) -> str:
    """What else has changed, or ""."""
    if _shape(before) != _shape(after):
        return "with the new numbers the draft would be understood otherwise"
    if len(before.notes) != len(after.notes):
        return "with the new numbers its notes would be understood otherwise"
    if not _same_words(before, after, made):
        return "more than numbers and references would change"
    return ""


def _shape(draft: Draft) -> tuple[object, ...]:
    """What the paragraphs are, and which subparagraphs stand in one list."""
    paragraphs = tuple((paragraph.kind, paragraph.part) for paragraph in draft.paragraphs)
    return paragraphs, tuple(tuple(member.paragraph.index for member in row.members) for row in lists(draft))


def _same_words(before: Draft, after: Draft, made: Plan) -> bool:
    """Whether every paragraph and note has the words and the calls that it was to have."""
    for old, new in zip(before.paragraphs, after.paragraphs, strict=True):
        if len(old.calls) != len(new.calls) or _plain(made.words(old)) != _plain(new.text.string):
            return False
    notes = [Counter(map(_plain, strings)) for strings in (map(made.words, before.notes), (n.text.string for n in after.notes))]
    return notes[0] == notes[1]


def _plain(string: str) -> str:
    """A word that the end of a line had cut at its hyphen is the same in one piece."""
    return string.replace("- ", "-")


def _brought(before: Checked, after: Checked, rules: Collection[str], left: int) -> list[Finding]:
    """Findings of rules that have more to say than before. What could not follow, and is told as such, may be among them."""
    had, has = (Counter(finding.rule for finding in checked.findings if finding.rule in rules) for checked in (before, after))
    more = sum((has - had).values())
    if more <= left:
        return []
    known = {(finding.rule, finding.message) for finding in before.findings}
    found = [finding for finding in after.findings if finding.rule in rules and has[finding.rule] > had[finding.rule]]
    return [finding for finding in found if (finding.rule, finding.message) not in known] or found


def _names(before: Draft, after: Draft, made: Plan) -> Iterator[Name]:
    """The labels of what has another number, in the order of the draft, notes last."""
    renamed = {id(one.holder): one for one in made.renamed}
    labels = Counter(paragraph.label for paragraph in before.paragraphs if paragraph.number)
    for old, new in zip(before.paragraphs, after.paragraphs, strict=True):
        if id(old) not in renamed:
            continue
        if old.label == new.label:
            yield Name(_words(old), _words(new))
            continue
        line = before.source.position(old.span.start).line
        yield Name(f"{old.label} (line {line})" if labels[old.label] > 1 else old.label, new.label)
    notes = [one for one in made.renamed if isinstance(one.holder, Note)]
    for note in sorted(notes, key=lambda one: int(one.new)):
        yield Name(note.holder.label, f"note {note.new}")


def _words(paragraph: Paragraph) -> str:
    """An annex by the first words of its heading, since its label has no number; a preambular paragraph as it is labelled."""
    return paragraph.number.strip("[]. ") if paragraph.number else " ".join(paragraph.text.string.split()[:2])
