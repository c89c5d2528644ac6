"""How many findings there are of each rule, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from reslint.reports.excerpt import visible
from reslint.reports.paint import Paint
from reslint.rules import Rule
from reslint.session import Checked

__all__ = ["Statistics"]

Part = list[tuple[str, str]]


class Statistics:
    """Counts of a run: as lines, or as one object for programs; ``quiet``: nothing but them. ``where`` what was not checked is to
    be read: "above", "below" or ""."""

    def __init__(
        self,
        write: Callable[[str], object],
        rules: Callable[[], Mapping[str, Rule]],
        for_programs: bool,
        color: bool,
        quiet: bool,
        where: str = "",
    ) -> None:
        self._write, self._rules = write, rules
        self._for_programs, self._color, self._quiet, self._where = for_programs, color, quiet, where
        self._findings: Counter[tuple[str, str]] = Counter()
        self._files: Counter[tuple[str, str]] = Counter()
        self._checked = 0

    def part(self, checked: Checked) -> Part:
        """The rule and the severity of each finding."""
        return [(finding.rule, finding.severity) for finding in checked.findings]

    def take(self, part: Part) -> None:
        """Counts them."""
        self._checked += 1
        self._findings.update(part)
        self._files.update(set(part))

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the counts."""
        ranked = sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        if self._for_programs:
            from reslint.reports.records import encode

            rows = [
                {"rule": rule, "severity": severity, "findings": count, "files": self._files[rule, severity]}
                for (rule, severity), count in ranked
            ]
            self._write(encode({"rules": rows, "counts": dict(counts), "errors": list(problems)}, indent=2) + "\n")
            return
        if ranked:
            self._write("".join(self._lines(ranked)))
        if not self._quiet:
            from reslint.reports.text import ending

            self._write(("\n" if ranked else "") + ending(counts, self._checked, problems, self._where))

    def _lines(self, ranked: Sequence[tuple[tuple[str, str], int]]) -> list[str]:
        paint, known = Paint(self._color), self._rules()
        count_width, name_width = len(str(ranked[0][1])), max(len(rule) for (rule, _), _ in ranked)
        lines = []
        for (rule, severity), count in ranked:
            summary = visible(known[rule].summary) if rule in known else ""
            told = f"{count:>{count_width}}  {paint(severity.ljust(7), severity)}  {rule.ljust(name_width)}  {summary}"
            lines.append(told.rstrip() + "\n")
        return lines
