"""One defect at one place, told by one rule; and the edits that would mend it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from reslint.text import Span, covering

SEVERITIES = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the source characters of ``span`` by ``text``; ``italic``: the characters stay, and become italic or upright.

    ``italics`` are ranges of the text, for formats that have italics without marks of their own; all else of it is upright. None:
    it looks like what stands in its place.
    """

    span: Span
    text: str
    italic: bool | None = None
    italics: tuple[tuple[int, int], ...] | None = None

    @property
    def shown(self) -> str:
        """The text as people are shown it."""
        return f"*{self.text}*" if self.italic else self.text


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together. ``safety``: "safe" (meaning cannot change, one answer) or "suggested"."""

    safety: str
    edits: tuple[Edit, ...]

    def without(self, silent: Collection[Span]) -> Fix | None:
        """The fix without its edits in the given spans; None where nothing is left."""
        is_silent = covering(silent)
        edits = tuple(edit for edit in self.edits if not is_silent(*edit.span))
        return Fix(self.safety, edits) if edits else None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check yields. ``span`` is exactly the characters concerned; ``paragraph`` the label ("" for the whole draft).

    ``places`` are further places of the same cause, said once: one cause, one finding.
    """

    rule: str
    severity: str
    message: str
    paragraph: str
    span: Span
    fix: Fix | None = None
    places: tuple[Span, ...] = ()

    def without(self, silent: Collection[Span], label_at: Callable[[int], str]) -> Finding | None:
        """What is left of it where some of its places are to be passed over: None, or the finding with the others."""
        gone = frozenset(silent)
        places = [span for span in (self.span, *self.places) if span not in gone]
        if not places:
            return None
        if len(places) == 1 + len(self.places):
            return self
        return replace(
            self,
            span=places[0],
            places=tuple(places[1:]),
            paragraph=self.paragraph if places[0] == self.span else label_at(places[0].start),
            fix=self.fix.without(silent) if self.fix else None,
        )
