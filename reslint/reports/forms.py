"""The forms in which a run tells its findings.

Each makes its part of a file where the file was checked, which may be another process, and takes the parts one after the other
where they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from reslint.files import STANDARD_INPUT
from reslint.rules import Rule
from reslint.session import Checked, shown

__all__ = ["FORMS", "Form", "Look", "form_of"]

Write = Callable[[str], object]
Rules = Callable[[], Mapping[str, Rule]]

FORMS = ("text", "json", "jsonl", "unix", "github", "gitlab", "sarif", "checkstyle", "junit", "html")


class Look(NamedTuple):
    """How findings are to be told. ``quiet``: nothing but findings; ``source``: with the words concerned; ``statistics``: how
    many of each rule instead of each one; ``advice``: with what can be done next; ``problems``: where who reads the report finds
    what was not checked, "above" it, "below" it, where it is told then, or "" for elsewhere."""

    form: str = "text"
    color: bool = False
    quiet: bool = False
    source: bool = True
    statistics: bool = False
    advice: bool = False
    problems: str = ""


class Form(Protocol):
    """Findings told in one form."""

    def part(self, checked: Checked) -> Any:
        """What is told of a file. It says the same in every process, and can be sent to another one."""

    def take(self, part: Any) -> None:
        """Takes the part of the next file."""

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Ends; with the number of findings of each severity, and the sentences on what was not checked."""


def form_of(look: Look, write: Write, rules: Rules) -> Form:
    """The form that a look means; ``rules`` gives those that ran, by name, to be explained."""
    if look.statistics:
        from reslint.reports.statistics import Statistics

        return Statistics(write, rules, look.form == "json", look.color, look.quiet, look.problems)
    if look.form == "text":
        return _Text(write, look)
    if look.form == "sarif":
        from reslint.reports.sarif import Sarif

        return Sarif(write, rules)
    if look.form == "html":
        from reslint.reports.html import Html

        return Html(write, rules)
    if look.form in ("checkstyle", "junit"):
        from reslint.reports import xml

        return xml.Checkstyle(write) if look.form == "checkstyle" else xml.JUnit(write)
    if look.form in ("json", "jsonl"):
        from reslint.reports import records

        return records.Whole(write) if look.form == "json" else records.Lines(write)
    from reslint.reports import lines

    plain: Mapping[str, Callable[[Write], Form]] = {"unix": lines.Unix, "github": lines.GitHub, "gitlab": lines.GitLab}
    return plain[look.form](write)


class _Part(NamedTuple):
    """A file as a drafter reads it, and what can be advised for it: its name, its safe corrections, whether it is a Word file."""

    text: str
    path: str
    safe: int
    word: bool


class _Text:
    def __init__(self, write: Write, look: Look) -> None:
        self.write, self.look = write, look
        self.parts: list[_Part] = []

    def part(self, checked: Checked) -> _Part:
        from reslint.reports.paint import Paint
        from reslint.reports.text import report

        paint, found = Paint(self.look.color), checked.findings
        told = report(shown(checked.path), checked.draft, found, paint, self.look.source) + "\n"
        safe = sum(one.fix is not None and one.fix.safety == "safe" for one in found)
        return _Part(
            "" if self.look.quiet and not found else told, checked.path, safe, bool(found) and not checked.draft.source.lined
        )

    def take(self, part: _Part) -> None:
        self.parts.append(part._replace(text=""))
        self.write(part.text)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        from reslint.reports.paint import Paint
        from reslint.reports.text import advice, ending

        if not self.look.quiet:
            self.write(ending(counts, len(self.parts), problems, self.look.problems))
        if self.look.advice and not self.look.quiet:
            plain = [part for part in self.parts if part.safe and not part.word and part.path != STANDARD_INPUT]
            word = [part.path for part in self.parts if part.word and part.path != STANDARD_INPUT]
            for line in advice([part.path for part in plain], sum(part.safe for part in plain), word):
                self.write(Paint(self.look.color)(line, "dim") + "\n")
