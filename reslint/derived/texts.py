"""The texts of a draft: a file may hold several resolutions, each with an enacting line and numbers of its own."""

from __future__ import annotations

from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind, Note, Paragraph

__all__ = ["text_of"]


@once_a_draft
def _counts(draft: Draft) -> tuple[tuple[int, ...], dict[int, int]]:
    """For each paragraph in its order how many enacting lines begin before it ends, and the same by the paragraph's identity."""
    counts: list[int] = []
    for paragraph in draft.paragraphs:
        before = counts[-1] if counts else 0
        counts.append(before + (paragraph.kind is Kind.ENACTING and paragraph.part == "main"))
    by_identity = {id(paragraph): max(1, count) for paragraph, count in zip(draft.paragraphs, counts, strict=True)}
    return tuple(max(1, count) for count in counts), by_identity


def text_of(draft: Draft, holder: Paragraph | Note) -> int:
    """Which of the texts of the draft a paragraph or note belongs to, from 1."""
    counts, by_identity = _counts(draft)
    if isinstance(holder, Note):
        return counts[min(holder.after, len(counts) - 1)] if counts else 1
    return by_identity.get(id(holder), 1)
