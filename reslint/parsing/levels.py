"""The lists that are open in a paragraph, and the level at which a further mark stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from reslint.parsing.numbers import MOST_LEFT_OUT, Number, same_count, skips

__all__ = ["Levels"]

# A bullet that stands by so many blanks further in is one of a list below.
_DEEPER = 2


@dataclass(slots=True)
class Levels:
    """The open lists of a paragraph, outermost first: what level does the next mark stand at?

    ``ended``: the last item ends as items of a running list do, so that it introduces none; ``introduces``: it ends with a colon;
    ``title``: it is a heading for what it asks for, in "italics" or in "roman"; ``unmarked``: it has no mark.
    """

    open: list[Number] = field(default_factory=list)
    ended: bool = False
    introduces: bool = False
    title: str = ""
    unmarked: bool = False

    def place(self, readings: list[Number]) -> tuple[int, Number]:
        """The level (1 to 4) of a mark and the reading that fits, which is then the last of its list."""
        for depth in range(len(self.open) - 1, -1, -1):
            last = self.open[depth]
            for reading in readings:
                next_one = reading.value == last.value + 1 or (reading.repeat and reading.value == last.value)
                if _same_list(last, reading) and (next_one or reading.scheme == "dash"):
                    return self._settle(depth, reading)
        beside = self._beside(readings)
        if beside:
            return self._settle(*beside)
        for reading in sorted(
            readings, key=lambda reading: reading.scheme != "roman" if self.open else reading.scheme == "roman"
        ):
            # "(a)" below "2." of an agenda begins a list, also where the agenda itself stands below "(b)".
            counted = bool(self.open) and self.open[-1].scheme == "digit" and self.open[-1].closing == "."
            if reading.value == 1 and (counted or not any(_same_list(last, reading) for last in self.open)):
                return self._settle(len(self.open), reading)
        for depth in range(len(self.open) - 1, -1, -1):
            for reading in readings:
                if _same_list(self.open[depth], reading):
                    return self._settle(depth, reading)
        return self._settle(len(self.open), readings[0])

    def _beside(self, readings: list[Number]) -> tuple[int, Number] | None:
        """The depth and reading of a mark that goes on with an open list though it is written otherwise: "b." or "(2)" behind
        "(a)"."""
        if any(_same_list(last, reading) for last in self.open for reading in readings):
            return None
        if not self.ended and not self._goes_on(readings):
            return None
        for depth in range(len(self.open) - 1, -1, -1):
            last = self.open[depth]
            for reading in readings:
                if reading.indent - last.indent >= _DEEPER:
                    continue
                other = reading.scheme == "dash" or (last.scheme == "dash" and reading.value > 1)
                if other or (
                    last.value and (reading.value == last.value + 1 or skips(last.scheme, last.value, reading, readings))
                ):
                    return depth, reading
        return None

    def _goes_on(self, readings: list[Number]) -> bool:
        """Whether a mark is the next letter or figure of the innermost list and can begin none: "(c)" behind "b)"."""
        last = self.open[-1] if self.open else None
        return (
            last is not None
            and last.value > 1
            and any(reading.scheme == last.scheme and reading.value == last.value + 1 for reading in readings)
            and all(reading.value != 1 for reading in readings)
            and not self.introduces
        )

    def continued(self, reading: Number) -> bool:
        """Whether the mark is the next of an open list."""
        if reading.scheme == "dash":
            return any(last.printed == reading.printed for last in self.open) or (
                self.ended and any(last.scheme == "dash" for last in self.open)
            )
        return any(_same_list(last, reading) and reading.value == last.value + 1 for last in self.open)

    def left_out(self, reading: Number) -> bool:
        """Whether the mark leaves some of the innermost list out, behind an item that has ended: "(e)." behind "(c)."."""
        last = self.open[-1] if self.open and self.ended else None
        return last is not None and _same_list(last, reading) and last.value < reading.value <= last.value + MOST_LEFT_OUT

    def _settle(self, depth: int, reading: Number) -> tuple[int, Number]:
        depth = min(depth, 3)
        self.open = [*self.open[:depth], reading]
        self.unmarked = False
        return depth + 1, reading


def _same_list(last: Number, reading: Number) -> bool:
    if last.scheme == "dash":
        return last.printed == reading.printed and abs(last.indent - reading.indent) < _DEEPER
    return same_count(last.scheme, last.closing, last.value, reading)
