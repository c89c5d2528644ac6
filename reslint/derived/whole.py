"""All the text of a draft at once, for checks that look for many names of which hardly any is there."""

from __future__ import annotations

from collections.abc import Collection

from reslint.derived.once import once_a_draft
from reslint.draft import Draft
from reslint.matching.occurrences import Finder

__all__ = ["present_in", "whole_text"]


@once_a_draft
def whole_text(draft: Draft) -> str:
    """The text of all paragraphs and notes, with curly apostrophes."""
    texts = [holder.text.string for holder in draft.paragraphs] + [note.text.string for note in draft.notes]
    return "\n".join(texts).replace("'", "’")


def present_in(draft: Draft, names: Finder) -> Collection[str]:
    """Those of the names that the draft has anywhere."""
    return names.places(whole_text(draft)).keys()
