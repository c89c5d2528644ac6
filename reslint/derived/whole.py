"""All the text of a draft at once, for checks that look for many names or words of which hardly any is there."""

from __future__ import annotations

from collections.abc import Collection

from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind
from reslint.matching.occurrences import Finder

__all__ = ["chunks", "present_in", "running_text", "whole_text"]


@once_a_draft
def whole_text(draft: Draft) -> str:
    """The text of all paragraphs and notes, with curly apostrophes."""
    texts = [holder.text.string for holder in draft.paragraphs] + [note.text.string for note in draft.notes]
    return "\n".join(texts).replace("'", "’")


@once_a_draft
def running_text(draft: Draft) -> str:
    """The text of the paragraphs and notes that rules look at, a line each."""
    texts = [paragraph.text.string for paragraph in draft.paragraphs if paragraph.kind is not Kind.FURNITURE]
    return "\n".join(texts + [note.text.string for note in draft.notes])


@once_a_draft
def chunks(draft: Draft) -> frozenset[str]:
    """What stands between blanks in the running text, each once: most words stand in a text many times."""
    return frozenset(running_text(draft).split())


def present_in(draft: Draft, names: Finder) -> Collection[str]:
    """Those of the names that the draft has anywhere."""
    return names.present(whole_text(draft))
