"""The comments of a Word file, and what stands where Word has none: there, a comment at the nearest words speaks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from reslint.draft import Annotation
from reslint.readers.word.names import STRICT, WORD, Element, attribute, children
from reslint.readers.word.pieces import Container, Event, Happening, Located
from reslint.text import Span

__all__ = ["Comments", "Silent", "can_hold"]

_COMMENTED = (Container.BODY, Container.TABLE, Container.FRAME)
# The comment in which the documents management system keeps the number of its job and the symbol.
_JOB = "<<ODS"


def can_hold(located: Located) -> bool:
    """Whether a comment can stand at a piece: at words in the body of the file."""
    piece = located.piece
    return located.paragraph.container in _COMMENTED and piece.run is not None and bool(piece.string.strip())


class Silent:
    """What takes no comment, and at which words a comment on it stands: for an automatic number the first words of its paragraph,
    for a note its call, for a text box the first words of the paragraph beside it, for a header the first words below it.
    """

    def __init__(
        self,
        pieces: Sequence[Located],
        calls: Mapping[str, int],
        boxes: Sequence[tuple[Span, int]],
        notes: Mapping[str, Span],
    ) -> None:
        self._places = sorted([*_labels(pieces), *_around(pieces, calls, boxes, notes)])

    def beside(self, comment: Span) -> tuple[Span, ...]:
        """All that a comment on a range speaks for besides."""
        low = bisect_left(self._places, (comment.start,))
        high = bisect_left(self._places, (max(comment.end, comment.start + 1),))
        return tuple(span for _, span in self._places[low:high])


def _labels(pieces: Sequence[Located]) -> Iterator[tuple[int, Span]]:
    """The automatic numbers, each with the place of the first words behind it."""
    label: Located | None = None
    for located in pieces:
        if located.piece.run is None:
            label = located
        elif label is not None and can_hold(located):
            if located.paragraph is label.paragraph:
                yield located.start, Span(label.start, label.end)
            label = None


def _around(
    pieces: Sequence[Located], calls: Mapping[str, int], boxes: Sequence[tuple[Span, int]], notes: Mapping[str, Span]
) -> Iterator[tuple[int, Span]]:
    yield from ((calls[key], body) for key, body in notes.items() if key in calls)
    first = next((located for located in pieces if can_hold(located)), None)
    header = [located for located in pieces if located.paragraph.container is Container.HEADER]
    if first is not None and header:
        yield first.start, Span(header[0].start, header[-1].end)
    starts = [located.start for located in pieces if can_hold(located)] if boxes else []
    for box, paragraph in boxes:
        at = bisect_left(starts, paragraph)
        if at < len(starts):
            yield starts[at], box


class Comments:
    """The comments of a file, by their identifiers, and where they begin and end."""

    def __init__(self, root: Element | None, extended: Element | None) -> None:
        self._settled = _settled(extended)
        self._elements = {attribute(one, "id") or "": one for one in children(root, "w:comment")}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}

    def _is_settled(self, element: Element) -> bool:
        return bool(self._settled) and any(_named(one, "paraId") in self._settled for one in children(element, "w:p"))

    def event(self, event: Event, at: int) -> None:
        """Something of a comment stands at an offset."""
        if event.happening is Happening.COMMENT_STARTS:
            self._starts.setdefault(event.name, at)
        else:
            self._ends.setdefault(event.name, at)

    def annotations(self, silent: Silent) -> dict[str, Annotation]:
        """The comments that are anchored in the text, by identifier; that of the documents management system is a "job"."""
        found = {}
        for identifier, element in self._elements.items():
            end = self._ends.get(identifier, self._starts.get(identifier, -1))
            if end < 0:
                continue
            text = "\n".join(_words(one) for one in children(element, "w:p"))
            span = Span(min(self._starts.get(identifier, end), end), end)
            found[identifier] = Annotation(
                "job" if text.startswith(_JOB) else "settled-comment" if self._is_settled(element) else "comment",
                span,
                attribute(element, "author") or "unknown",
                text,
                silent.beside(span),
            )
        return found


def _words(element: Element) -> str:
    return "".join(element.itertext(f"{{{WORD}}}t", f"{{{STRICT}}}t", with_tail=False))


def _named(element: Element, name: str) -> str:
    """An attribute, in whichever namespace."""
    return next((str(found) for key, found in element.attrib.items() if str(key).endswith(f"}}{name}")), "")


def _settled(extended: Element | None) -> set[str]:
    """The paragraphs of comments that somebody marked as done, with those of the answers to them."""
    done: set[str] = set()
    # An answer stands behind what it answers.
    for one in extended if extended is not None else ():
        if _named(one, "done") in ("1", "true", "on") or _named(one, "paraIdParent") in done:
            done.add(_named(one, "paraId"))
    return done
