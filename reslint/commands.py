"""What the commands do, without the command line: they take a way to write and a way to tell, and give the exit status."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from reslint.files import find
from reslint.finding import SEVERITIES
from reslint.reports.paint import Paint
from reslint.session import FILE_NAME, Checked, Options, Session, Trouble, shown

__all__ = ["check", "explain", "init", "rules", "test", "tree"]

Write = Callable[[str], object]
Tell = Callable[[str], object]
Done = TypeVar("Done")

DEBUG = "RESLINT_DEBUG"


def check(paths: Sequence[str], options: Options, form: str, fail_on: str, color: bool, write: Write, tell: Tell) -> int:
    """Checks the files that ``paths`` mean. Raises ``Trouble`` where nothing can be checked, for a wrong configuration."""
    session = Session(options)
    problems: list[str] = []
    names = _inputs(session, paths, problems, tell)
    for name in names:
        # Before the first file is checked, so that nothing is checked half-way.
        session.selected(name)
    report = _REPORTS[form](write, color)
    counts: Counter[str] = Counter()
    for checked in _each(names, session.check, problems, tell):
        for warning in checked.draft.source.warnings:
            tell(f"{shown(checked.path)}: {warning}")
        for sentence in checked.unchecked:
            problems.append(f"{shown(checked.path)}: {sentence}")
            tell(problems[-1])
        counts.update(finding.severity for finding in checked.findings)
        report.file(checked)
    report.end({name: counts[name] for name in SEVERITIES if name != "off"}, problems)
    if problems:
        return 2
    return int(fail_on != "never" and any(counts[name] for name in SEVERITIES[: SEVERITIES.index(fail_on) + 1]))


def tree(paths: Sequence[str], options: Options, form: str, color: bool, write: Write, tell: Tell) -> int:
    """Tells what was understood of the files that ``paths`` mean."""
    from reslint.reports import tree as report

    session = Session(options)
    problems: list[str] = []
    paint = Paint(color)
    names = _inputs(session, paths, problems, tell)

    def tell_tree(name: str) -> str:
        path, draft = session.path(name), session.draft(name)
        if form == "text":
            return report.text(shown(path), draft, paint)
        from reslint.reports.records import encode

        return encode(report.record(path, draft)) + "\n"

    for count, told in enumerate(_each(names, tell_tree, problems, tell)):
        write("\n" + told if count and form == "text" else told)
    return 2 if problems else 0


def _inputs(session: Session, paths: Sequence[str], problems: list[str], tell: Tell) -> list[str]:
    """The files to read, without those that a configuration leaves out."""
    search = find(paths)
    for sentence in search.errors:
        problems.append(sentence)
        tell(sentence)
    named = set(paths)
    names = []
    for name in search.names:
        if not session.excludes(name):
            names.append(name)
        elif name in named:
            tell(f"{name}: left out, as its configuration says (exclude)")
    return names


def _each(names: Sequence[str], work: Callable[[str], Done], problems: list[str], tell: Tell) -> Iterator[Done]:
    """The work on each file; what goes wrong with one is told and does not keep the others from being done."""
    for name in names:
        try:
            done = work(name)
        except Trouble as error:
            problems.append(str(error))
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            problems.append(f"{shown(name)}: reslint itself failed here, please report it ({type(error).__name__}: {error})")
        else:
            yield done
            continue
        tell(problems[-1])


class _TextReport:
    def __init__(self, write: Write, color: bool) -> None:
        self.write, self.paint, self.files = write, Paint(color), 0

    def file(self, checked: Checked) -> None:
        from reslint.reports.text import report

        self.files += 1
        self.write(report(shown(checked.path), checked.draft, checked.findings, self.paint) + "\n")

    def end(self, counts: dict[str, int], problems: Sequence[str]) -> None:
        from reslint.reports.text import total

        if self.files:
            self.write(total(counts, self.files, len(problems)))


class _LinesReport:
    def __init__(self, write: Write, color: bool) -> None:
        self.write = write

    def file(self, checked: Checked) -> None:
        from reslint.reports.records import encode, finding_records

        for record in finding_records(checked.path, checked.draft, checked.findings):
            self.write(encode(record) + "\n")

    def end(self, counts: dict[str, int], problems: Sequence[str]) -> None:
        """Lines are findings and nothing else."""


class _JsonReport:
    def __init__(self, write: Write, color: bool) -> None:
        self.write = write
        self.files: list[dict[str, object]] = []
        self.findings: list[dict[str, object]] = []

    def file(self, checked: Checked) -> None:
        from reslint.reports.records import file_record, finding_records

        self.files.append(file_record(checked.path, checked.draft, len(checked.findings)))
        self.findings += finding_records(checked.path, checked.draft, checked.findings)

    def end(self, counts: dict[str, int], problems: Sequence[str]) -> None:
        from reslint.reports.records import document

        self.write(document(self.files, self.findings, problems, counts) + "\n")


_REPORTS: dict[str, type[_TextReport | _LinesReport | _JsonReport]] = {
    "text": _TextReport,
    "json": _JsonReport,
    "jsonl": _LinesReport,
}


def explain(name: str, color: bool, write: Write) -> None:
    """Writes the page of a rule. Raises ``Trouble`` for a rule that no pack in use here has."""
    from reslint.reports.rule import SUPPRESSION_PAGE, page
    from reslint.rules import load
    from reslint.selection import SUPPRESSION, check_name

    if name == SUPPRESSION:
        write(SUPPRESSION_PAGE)
        return
    session = Session()
    packs = session.profile(FILE_NAME).packs
    check_name(session.rule_set(packs), name)
    rule = load(packs, examples=True).get(name)
    if rule is not None:
        write(page(rule, Paint(color)))


def rules(path: str | None, color: bool, write: Write) -> None:
    """Writes the list of rules with their severity here, or for a file: for its organ and stage."""
    from reslint.reports.rule import listing
    from reslint.selection import chosen

    if path is not None and not os.path.exists(path):
        raise Trouble(f"{path}: there is no such file or folder")
    where = os.path.join(path or "", FILE_NAME) if path is None or os.path.isdir(path) else path
    session = Session()
    profile = session.profile(where)
    session.selected(where)
    found = session.rule_set(profile.packs)
    listed = [chosen(rule, profile.choices.get(rule.name), profile.origin) for rule in found]
    if path is not None and where == path:
        draft = session.draft(path)
        listed = [rule.in_draft(draft) for rule in listed]
    write(listing(listed, Paint(color)))


def test(paths: Sequence[str], write: Write) -> int:
    """Runs the examples of rules; writes what is not as an example says."""
    from reslint.examples import run_examples
    from reslint.rules import RuleError, load

    packs: tuple[Path | str, ...] = tuple(Path(path) for path in paths) or Session().profile(FILE_NAME).packs
    for path in paths:
        if not os.path.exists(path):
            raise Trouble(f"{path}: there is no such file or folder")
    try:
        found = load(packs, examples=True)
    except RuleError as error:
        raise Trouble(str(error)) from None
    if not len(found):
        raise Trouble("there are no rules here")
    failures = [failure for rule in found for failure in run_examples(rule)]
    for failure in failures:
        write(f"{failure}\n")
    examples = sum(len(rule.examples) for rule in found)
    failed = f"{len(failures)} not as they say" if failures else "all as they say"
    write(f"{len(found)} rule{'' if len(found) == 1 else 's'}, {examples} examples: {failed}.\n")
    return int(bool(failures))


CONFIGURATION = """\
# Configuration of reslint for the drafts in this folder and below it.

# The packs of rules: names of those that travel with reslint, or folders beside this file.
extends: [un]

# Who speaks, and how far the draft is, where that cannot be told from the draft itself.
# organ: general-assembly, security-council, human-rights-council, economic-and-social-council, commission, declaration
# stage: informal, tabled, adopted
organ: auto
stage: auto

# Severity of rules: error, warning, info or off. "reslint rules" lists them, "reslint explain RULE" says what one does.
rules: {}
#  per-cent: warning
#  repeated-word: off

# Other choices for some files.
paths: {}
#  'informal/**': {stage: informal}

# What is not to be checked.
exclude: []
#  - 'archive/**'
"""


def init(write: Write) -> None:
    """Writes a configuration into the current folder. Raises ``Trouble`` where there is one."""
    try:
        with open(FILE_NAME, "x", encoding="utf-8") as file:
            file.write(CONFIGURATION)
    except FileExistsError:
        raise Trouble(f"{FILE_NAME} is there already; it was left as it is") from None
    except OSError as error:
        raise Trouble(f"{FILE_NAME}: cannot be written ({error.strerror or error})") from None
    write(f"{FILE_NAME} is written; change it as you need.\n")
