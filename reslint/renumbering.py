"""Renumbers the draft of a file: the result is read again, and only what is in sequence and safe is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Finding, Fix
from reslint.fixes.apply import apply
from reslint.fixes.renumber import Plan, plan
from reslint.session import Checked

__all__ = ["KINDS", "Renumbered", "renumber"]

KINDS = frozenset({"sequence", "number", "label", "notes", "call", "stars", "source", "reference"})
"""The kinds of check that speak of numbers, notes and references."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """``draft`` as it was, ``after`` its new characters. ``names``: old and new label of all that has another number.

    ``refused`` says why nothing was changed, "" where all went well.
    """

    draft: Draft
    plan: Plan
    after: str
    names: tuple[tuple[str, str], ...] = ()
    refused: str = ""
    brought: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def changes(self) -> bool:
        """Whether the draft is to be changed."""
        return not self.refused and self.after != self.draft.source.text


def renumber(checked: Checked, again: Callable[[str], Checked], rules: frozenset[str]) -> Renumbered:
    """Renumbers a draft; ``again`` checks a text as the draft was, ``rules`` are those that speak of numbers.

    The result has the same paragraphs and notes, none of these rules has more to say of it than before (but for references that
    could not follow), and there is nothing to renumber in it. Where this cannot be had, nothing is changed.
    """
    draft = checked.draft
    refused: Renumbered | None = None
    for moving in (True, False):
        made = plan(draft, moving)
        if not made.edits:
            return Renumbered(draft, made, draft.source.text)
        applied = apply(draft.source.text, [Fix("safe", made.edits)])
        if not applied.fixes:
            refused = refused or _refused(draft, made, "some of the changes stand in each other’s way")
            continue
        after = again(applied.text)
        brought = _brought(checked, after, rules, len(made.left))
        why = _objection(draft, after.draft, made, brought, moving)
        if not why:
            return Renumbered(draft, made, applied.text, tuple(_names(draft, after.draft, made)))
        refused = refused or _refused(draft, made, why, brought)
    assert refused is not None
    return refused


def _refused(draft: Draft, made: Plan, why: str, brought: Sequence[Finding] = ()) -> Renumbered:
    return Renumbered(draft, made, draft.source.text, refused=why, brought=tuple(brought))


def _objection(before: Draft, after: Draft, made: Plan, brought: Sequence[Finding], moving: bool) -> str:
    """What is wrong with the result, or ""."""
    if [_kind(one) for one in before.paragraphs] != [_kind(one) for one in after.paragraphs]:
        return "with the new numbers the draft would be understood otherwise"
    if len(before.notes) != len(after.notes):
        return "with the new numbers its notes would be understood otherwise"
    if not _same_words(before, after, made):
        return "more than numbers and references would change"
    if brought:
        return f"it would bring up something else ({brought[0].paragraph}: {brought[0].message})"
    if plan(after, moving).edits:
        return "its numbers would still not be in sequence"
    return ""


def _kind(paragraph: Paragraph) -> tuple[str, str, int]:
    return paragraph.kind, paragraph.part, paragraph.level


def _same_words(before: Draft, after: Draft, made: Plan) -> bool:
    """Whether the paragraphs that nothing was to change in are the same, and their calls as many."""
    touched = [edit.span for edit in made.edits]
    for old, new in zip(before.paragraphs, after.paragraphs, strict=True):
        if len(old.calls) != len(new.calls):
            return False
        inside = old.text.span()
        calls = [call.span for call in old.calls]
        if old.text.string != new.text.string and not any(
            inside.start <= span.start <= inside.end and span not in calls for span in touched
        ):
            return False
    return True


def _brought(before: Checked, after: Checked, rules: frozenset[str], left: int) -> list[Finding]:
    """Findings of rules that have more to say than before. What could not follow, and is told as such, may be among them."""
    had, has = (Counter(finding.rule for finding in checked.findings if finding.rule in rules) for checked in (before, after))
    more = sum((has - had).values())
    if more <= left:
        return []
    known = {(finding.rule, finding.message) for finding in before.findings}
    return [f for f in after.findings if has[f.rule] > had[f.rule] and f.rule in rules and (f.rule, f.message) not in known] or [
        f for f in after.findings if has[f.rule] > had[f.rule] and f.rule in rules
    ]


def _names(before: Draft, after: Draft, made: Plan) -> Iterator[tuple[str, str]]:
    """The labels of what has another number, in the order of the draft, notes last."""
    renamed = {id(one.holder): one for one in made.renamed}
    for old, new in zip(before.paragraphs, after.paragraphs, strict=True):
        if id(old) in renamed:
            yield (old.label, new.label) if old.label != new.label else (_heading(old, ""), _heading(old, renamed[id(old)].new))
    notes = [one for one in made.renamed if isinstance(one.holder, Note)]
    for note in sorted(notes, key=lambda one: int(one.new)):
        yield note.holder.label, f"note {note.new}"


def _heading(paragraph: Paragraph, mark: str) -> str:
    """An annex by the words of its heading, since its label has no number."""
    words = paragraph.text.string.split()
    return f"{words[0]} {mark or (words[1] if len(words) > 1 else '')}".strip()
