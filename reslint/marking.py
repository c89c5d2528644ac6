"""Marks Word files: a copy with every finding as a comment at its words, and every safe correction as a tracked change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from reslint.correction import Correction, State, correct
from reslint.derived.places import Places
from reslint.draft import Annotation, Draft
from reslint.finding import Edit, Finding
from reslint.fixes.apply import replaced
from reslint.narrowing import Narrowing
from reslint.readers import is_word, read
from reslint.readers.block import Document
from reslint.reports.excerpt import correction as corrected
from reslint.reports.excerpt import visible
from reslint.session import Checked, Session, Trouble, shown
from reslint.work import check_words
from reslint.writers import Exists, WriteError
from reslint.writers.rewrite import check_creatable, create
from reslint.writers.word import AUTHOR, Remark, edited, marked, takes_corrections

__all__ = ["Marking", "marked_name"]

_MARKED = ".marked"
_CHANGES = frozenset(("insertion", "deletion", "formatting"))


def marked_name(name: str) -> str:
    """What a marked copy is called: draft.docx, draft.marked.docx; that of a marked copy keeps its name."""
    stem, suffix = os.path.splitext(name)
    return f"{stem.removesuffix(_MARKED)}{_MARKED}{suffix}"


class Marking(NamedTuple):
    """Takes the files of one run; ``over``: a copy that is there may be written over."""

    session: Session
    narrowing: Narrowing
    over: bool = False

    def write(self, name: str, target: str) -> tuple[Checked, str]:
        """Writes the marked copy of a file; gives what was found in it, and a sentence. Raises ``Trouble`` where it cannot be."""
        self.session.check_editing()
        data = self.session.data(name)
        if is_word(data, name):
            self._check_target(name, target)
        before = State(data, self._check(name, data))
        if not is_word(data, name):
            raise Trouble(f"{shown(name)}: is no Word file, and only those can be marked; reslint check --fix corrects it")
        check_words(name, before.checked.draft, "marked")
        if not before.checked.findings:
            return before.checked, f"{shown(name)}: nothing to correct, so no copy was written"
        try:
            correction = self._correction(name, before)
            copied = _proved(name, correction)
        except WriteError as error:
            raise Trouble(f"{shown(name)}: {error}; no copy was written") from None
        if correction.after.data == data:
            return before.checked, f"{shown(name)}: all that is found is marked in it, so no copy was written"
        try:
            create(target, correction.after.data, self.over)
        except WriteError as error:
            raise _refused(target, error) from None
        # What was read to see that the copy is right tells how many comments it has.
        comments = _comments(copied.annotations) - _comments(before.checked.draft.annotations)
        return before.checked, _told(target, comments, correction.made)

    def _check_target(self, name: str, target: str) -> None:
        """Raises ``Trouble`` where no copy can be written: that is said before the draft is checked.

        Of a copy that is marked once more, it may be said that all that is found is marked in it already.
        """
        itself = os.path.realpath(name) == os.path.realpath(target)
        if itself and name != marked_name(name):
            raise Trouble(f"{target}: is the draft itself, which is left as it is; give the copy another name with -o")
        try:
            check_creatable(target, self.over or itself)
        except WriteError as error:
            raise _refused(target, error) from None
        if os.path.splitext(target)[1].lower() not in (".docx", os.path.splitext(name)[1].lower()):
            raise Trouble(f"{target}: the copy is a Word file; give it a name that ends in .docx")

    def _check(self, name: str, data: bytes) -> Checked:
        return self.narrowing.file(name, self.session.check_data(name, data)).checked

    def _correction(self, name: str, before: State) -> Correction:
        """The draft with its remarks and corrections; what is checked of it is what it says when all are accepted."""
        remarks = _remarks(before.checked)

        def write(state: State, edits: Sequence[Edit]) -> bytes:
            return marked(state.data, name, edits, remarks) if state is before else edited(state.data, name, edits, tracked=True)

        correction = Correction(before, before, 0, 0)
        if takes_corrections(before.data, name):
            correction = correct(before, lambda data: self._check(name, data), write=write)
        if correction.rounds:
            return correction
        return correction._replace(after=State(marked(before.data, name, (), remarks), before.checked))


def _proved(name: str, correction: Correction) -> Draft | Document:
    """The copy as it is read: with all changes accepted the corrected text, with all rejected the draft. Raises WriteError."""
    before, result = correction.before.checked.draft, correction.after.data
    copied = correction.after.checked.draft if correction.rounds else read(result, name, "final")
    rejected, source = read(result, name, "original").source.text, before.source.text
    if rejected != source or any(one.kind in _CHANGES for one in before.annotations):
        # Where changes wait, the draft as it was is another text than the one that was checked.
        source = read(correction.before.data, name, "original").source.text
    if rejected != source or not _is_meant(copied.source.text, name, correction):
        raise WriteError("cannot be marked without changing more than was meant; please report this file")
    return copied


def _is_meant(text: str, name: str, correction: Correction) -> bool:
    """Whether a text is the draft's with the corrections and what Word then shows otherwise, as in a draft plainly corrected."""
    data, before = correction.before.data, correction.before.checked.draft.source.text
    if len(correction.rounds) < 2 and text == replaced(before, [edit for edits in correction.rounds for edit in edits]):
        return True
    for edits in correction.rounds:
        data = edited(data, name, edits)
    return text == read(data, name, "final").source.text


def _refused(target: str, error: WriteError) -> Trouble:
    """What is told of a copy that cannot be written."""
    advice = "name another file with -o, or say --overwrite" if isinstance(error, Exists) else "no copy was written"
    return Trouble(f"{target}: {error}; {advice}")


def _remarks(checked: Checked) -> list[Remark]:
    """What is to be said of each finding."""
    places = Places(checked.draft)
    return [Remark(finding.span, tuple(_lines(checked, places, finding))) for finding in checked.findings]


def _lines(checked: Checked, places: Places, finding: Finding) -> list[str]:
    lines = [visible(finding.message)]
    if finding.fix is not None and finding.fix.edits:
        word = "Right" if finding.fix.safety == "safe" else "Suggested"
        lines.append(f"{word}: {corrected(checked.draft.source.text, finding.span, finding.fix)}")
    if finding.places:
        names = list(dict.fromkeys(places.name(span.start) for span in finding.places))
        lines.append(f"The same at: {visible(', '.join(names))}")
    lines.append(f"Rule: {finding.rule}")
    return lines


def _comments(annotations: Sequence[Annotation]) -> int:
    """How many comments a file has from here."""
    return sum(one.kind == "comment" and one.author == AUTHOR for one in annotations)


def _told(target: str, comments: int, corrections: int) -> str:
    parts = [f"{comments} {'comment' if comments == 1 else 'comments'}"] if comments or not corrections else []
    if corrections:
        parts.append(f"{corrections} {'correction' if corrections == 1 else 'corrections'} as tracked changes")
    return f"{target}: {' and '.join(parts)}; open it in Word and accept or reject them (Review)"
