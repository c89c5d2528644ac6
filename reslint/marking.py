"""Marks Word files: a copy with every finding as a comment at its words, and every safe correction as a tracked change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from reslint.correction import Correction, State, correct
from reslint.derived.places import Places
from reslint.draft import Annotation
from reslint.finding import Finding
from reslint.narrowing import Narrowing
from reslint.readers import is_word, read
from reslint.readers.block import Document
from reslint.reports.excerpt import correction as corrected
from reslint.reports.excerpt import visible
from reslint.session import Checked, Session, Trouble, shown
from reslint.writers import Exists, WriteError
from reslint.writers.rewrite import check_creatable, create
from reslint.writers.word import AUTHOR, Remark, edited, marked, takes_comments_only

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
        correction = self._correction(name, data)
        if not is_word(data, name):
            raise Trouble(f"{shown(name)}: is no Word file, and only those can be marked; reslint check --fix corrects it")
        findings = correction.before.checked.findings
        if not findings:
            return correction.before.checked, f"{shown(name)}: nothing to correct, so no copy was written"
        try:
            result, copied = self._marked(name, data, correction)
        except WriteError as error:
            raise Trouble(f"{shown(name)}: {error}; no copy was written") from None
        if result == data:
            return correction.before.checked, f"{shown(name)}: all that is found is marked in it, so no copy was written"
        try:
            create(target, result, self.over)
        except WriteError as error:
            raise _refused(target, error) from None
        # What was read to see that the copy is right tells how many comments it has.
        earlier = correction.before.checked.draft.annotations
        return correction.before.checked, _told(target, _comments(copied.annotations) - _comments(earlier), correction.made)

    def _check_target(self, name: str, target: str) -> None:
        """Raises ``Trouble`` where no copy can be written: that is said before the draft is checked.

        Of a copy that is marked once more, it may be said that all that is found is marked in it already.
        """
        try:
            check_creatable(target, self.over or os.path.realpath(name) == os.path.realpath(target))
        except WriteError as error:
            raise _refused(target, error) from None

    def _correction(self, name: str, data: bytes) -> Correction:
        def check(data: bytes) -> Checked:
            return self.narrowing.file(name, self.session.check_data(name, data)).checked

        before = State(data, check(data))
        if is_word(data, name) and takes_comments_only(data, name):
            return Correction(before, before, 0, 0)
        return correct(before, check)

    def _marked(self, name: str, data: bytes, correction: Correction) -> tuple[bytes, Document]:
        """The copy, and what is read of it: with all changes accepted the corrected text; with all rejected it is the draft."""
        before = correction.before.checked
        first = correction.rounds[0] if correction.rounds else ()
        result = marked(data, name, first, _remarks(before))
        for edits in correction.rounds[1:]:
            result = edited(result, name, edits, tracked=True)
        accepted, rejected = read(result, name, "final"), read(result, name, "original")
        source = before.draft.source.text
        if rejected.source.text != source or any(one.kind in _CHANGES for one in before.draft.annotations):
            # Where changes wait, the draft as it was is another text than the one that was checked.
            source = read(data, name, "original").source.text
        if (accepted.source.text, rejected.source.text) != (correction.after.checked.draft.source.text, source):
            raise WriteError("cannot be marked without changing more than was meant; please report this file")
        return result, accepted


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
