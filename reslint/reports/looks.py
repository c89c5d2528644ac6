"""A draft's source with its looks as marks, where the format keeps them apart from the characters."""

from __future__ import annotations

from reslint.draft import Draft, Style

__all__ = ["with_looks"]


def with_looks(draft: Draft) -> str:
    """The source, with asterisks around italics unless they stand in it already."""
    text = draft.source.text
    if draft.source.lined:
        return text
    places: list[int] = []
    for whole in [*(paragraph.text for paragraph in draft.paragraphs), *(note.text for note in draft.notes)]:
        for start, end in whole.covered(Style.ITALIC):
            words = whole.string[start:end]
            if words.strip():
                start += len(words) - len(words.lstrip())
                span = whole.span(start, start + len(words.strip()))
                places += [span.start, span.end]
    pieces, at = [], 0
    for place in sorted(places):
        pieces.append(text[at:place])
        at = place
    return "*".join([*pieces, text[at:]])
