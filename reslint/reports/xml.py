"""Findings in XML: ``checkstyle`` and ``junit``, which build servers show.

XML has no place for most control characters, not even as references; they stand as visible escapes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from reslint.finding import Finding
from reslint.reports.excerpt import visible
from reslint.reports.lines import said
from reslint.session import Checked, shown

__all__ = ["Checkstyle", "JUnit"]

Write = Callable[[str], object]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Checkstyle:
    """The form of the program Checkstyle: files with errors, each with line, column and severity."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._files: list[str] = []

    def part(self, checked: Checked) -> str:
        """The element of a file."""
        lines = [f"  <file name={_quoted(shown(checked.path))}>\n"]
        for finding in checked.findings:
            at = checked.draft.source.position(finding.span.start)
            lines.append(
                f'    <error line="{at.line}" column="{at.column}" severity="{finding.severity}"'
                f" message={_quoted(said(finding))} source={_quoted(f'reslint.{finding.rule}')}/>\n"
            )
        return "".join([*lines, "  </file>\n"])

    def take(self, part: str) -> None:
        """Keeps the element until the end."""
        self._files.append(part)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the whole; what was not checked stands as errors of reslint itself."""
        told = [
            f'  <file name="reslint">\n    <error severity="error" message={_quoted(problem)} source="reslint"/>\n  </file>\n'
            for problem in problems
        ]
        self._write("".join([_HEAD, '<checkstyle version="4.3">\n', *self._files, *told, "</checkstyle>\n"]))


class JUnit:
    """The form of JUnit: a suite for each file and a failed case for each finding; a file without any is a case that passed."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._suites: list[str] = []
        self._cases = 0

    def part(self, checked: Checked) -> tuple[str, int]:
        """The suite of a file, and how many cases it has."""
        name, found = _quoted(shown(checked.path)), len(checked.findings)
        cases = [_case(checked, finding) for finding in checked.findings]
        if not cases:
            cases = [f'    <testcase name="no findings" classname={name}/>\n']
        head = f'  <testsuite name={name} tests="{len(cases)}" failures="{found}" errors="0" skipped="0">\n'
        return "".join([head, *cases, "  </testsuite>\n"]), len(cases)

    def take(self, part: tuple[str, int]) -> None:
        """Keeps the suite until the end, since the numbers stand before it."""
        self._suites.append(part[0])
        self._cases += part[1]

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the whole; what was not checked are cases with errors."""
        tests, failures, errors = self._cases + len(problems), sum(counts.values()), len(problems)
        lines = [_HEAD, f'<testsuites name="reslint" tests="{tests}" failures="{failures}" errors="{errors}">\n', *self._suites]
        if problems:
            lines.append(f'  <testsuite name="reslint" tests="{errors}" failures="0" errors="{errors}" skipped="0">\n')
            lines += [
                f'    <testcase name="not checked" classname="reslint"><error message={_quoted(problem)}/></testcase>\n'
                for problem in problems
            ]
            lines.append("  </testsuite>\n")
        self._write("".join([*lines, "</testsuites>\n"]))


def _case(checked: Checked, finding: Finding) -> str:
    at = checked.draft.source.position(finding.span.start)
    path = shown(checked.path)
    place = f"{finding.paragraph}, " if finding.paragraph else ""
    name = _quoted(f"{finding.rule} ({place}line {at.line}, column {at.column})")
    told = escape(_plain(f"{path}:{at.line}:{at.column}: {finding.severity}: {said(finding)}"))
    failure = f"<failure type={_quoted(finding.severity)} message={_quoted(said(finding))}>{told}</failure>"
    return f"    <testcase name={name} classname={_quoted(path)}>{failure}</testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(_plain(text))


def _plain(text: str) -> str:
    """The text on one line, without the two characters that XML leaves out beside controls."""
    return visible(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
