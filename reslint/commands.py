"""What the commands on drafts do, without the command line: they take ways to write and to tell, and give the exit status."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reslint.compiled import keep
from reslint.files import find
from reslint.finding import SEVERITIES
from reslint.narrowing import ALL, Narrowing, Wish
from reslint.reports.forms import report_in
from reslint.reports.paint import Paint
from reslint.session import Checked, Options, Session, Trouble, shown

__all__ = ["check", "differences", "mark", "refs", "tree"]

Write = Callable[[str], object]
Tell = Callable[[str], object]
Done = TypeVar("Done")

DEBUG = "RESLINT_DEBUG"


def check(
    paths: Sequence[str],
    options: Options,
    form: str,
    fail_on: str,
    color: bool,
    write: Write,
    tell: Tell,
    wish: Wish = ALL,
    corrections: str = "",
) -> int:
    """Checks the files that ``paths`` mean. Raises ``Trouble`` where nothing can be checked, for a wrong configuration.

    ``corrections`` "safe" or "suggested" are written into the files first, and what remains is told.
    """
    session = Session(options)
    problems: list[str] = []
    names = _inputs(session, paths, problems, tell)
    for name in names:
        # Before the first file is checked, so that nothing is checked half-way.
        session.selected(name)
    narrowing = Narrowing(wish, session)
    narrowing.prepare(names)
    if wish.write_baseline:
        return _write_baseline(names, session, narrowing, problems, tell)
    report = report_in(form, write, color, lambda: {rule.name: rule for name in names for rule in session.selected(name).rules})
    counts: Counter[str] = Counter()
    work = _correcting(session, narrowing, corrections, tell) if corrections else session.check
    for checked in _checked(names, work, narrowing, problems, tell):
        counts.update(finding.severity for finding in checked.findings)
        report.file(checked)
    keep()
    session.tidy()
    report.end({name: counts[name] for name in SEVERITIES if name != "off"}, problems)
    for sentence in narrowing.told():
        write(f"{sentence}\n") if form == "text" else tell(sentence)
    if problems:
        return 2
    return int(fail_on != "never" and any(counts[name] for name in SEVERITIES[: SEVERITIES.index(fail_on) + 1]))


def _correcting(session: Session, narrowing: Narrowing, corrections: str, tell: Tell) -> Callable[[str], Checked]:
    """Corrects a file, tells so, and gives it checked."""
    from reslint.correcting import Correcting

    correcting = Correcting(session, narrowing, corrections == "suggested")

    def corrected(name: str) -> Checked:
        checked, sentence = correcting.write(name)
        tell(sentence)
        return checked

    return corrected


def differences(
    paths: Sequence[str], options: Options, write: Write, tell: Tell, wish: Wish = ALL, corrections: str = "safe"
) -> int:
    """Tells what corrections would change in the files; 1 where there are any. Raises ``Trouble`` for a wrong configuration."""
    from reslint.correcting import Correcting

    session = Session(options)
    problems: list[str] = []
    names = _inputs(session, paths, problems, tell)
    narrowing = Narrowing(wish, session)
    narrowing.prepare(names)
    correcting = Correcting(session, narrowing, corrections == "suggested")
    differ = False
    for difference, sentence in _each(names, correcting.difference, problems, tell):
        write(difference)
        differ = differ or bool(difference)
        if sentence:
            tell(sentence)
    return 2 if problems else int(differ)


def mark(paths: Sequence[str], options: Options, target: str, over: bool, tell: Tell) -> int:
    """Writes a marked copy of each Word file; ``target`` is what that of an only one is called, "" as it says itself."""
    from reslint.marking import Marking, marked_name

    session = Session(options)
    problems: list[str] = []
    named = set(paths)
    # Of a folder, only what can be marked; what is named is told if it cannot.
    names = [name for name in _inputs(session, paths, problems, tell) if name in named or name.lower().endswith(".docx")]
    if target and len(names) > 1:
        raise Trouble(f"-o names one copy, but {len(names)} files are to be marked")
    narrowing = Narrowing(ALL, session)
    marking = Marking(session, narrowing, over)
    for checked, sentence in _each(names, lambda name: marking.write(name, target or marked_name(name)), problems, tell):
        for warning in checked.draft.source.warnings:
            tell(f"{shown(checked.path)}: {warning}")
        for remark in checked.unchecked:
            problems.append(f"{shown(checked.path)}: {remark}")
            tell(problems[-1])
        tell(sentence)
    return 2 if problems else 0


def _checked(
    names: Sequence[str], work: Callable[[str], Checked], narrowing: Narrowing, problems: list[str], tell: Tell
) -> Iterator[Checked]:
    """Each file, checked, with the findings that are to be told; what the reader and the rules remark is told before."""
    for checked in _each(names, lambda name: narrowing.file(name, work(name)), problems, tell):
        for warning in checked.draft.source.warnings:
            tell(f"{shown(checked.path)}: {warning}")
        for sentence in checked.unchecked:
            problems.append(f"{shown(checked.path)}: {sentence}")
            tell(problems[-1])
        yield checked


def _write_baseline(names: Sequence[str], session: Session, narrowing: Narrowing, problems: list[str], tell: Tell) -> int:
    """Checks the files and keeps their findings, unless one of them could not be checked."""
    for _ in _checked(names, session.check, narrowing, problems, tell):
        pass
    if problems:
        raise Trouble("the baseline was not written, as not everything could be checked")
    tell(narrowing.end())
    return 0


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


def refs(paths: Sequence[str], options: Options, form: str, color: bool, write: Write, tell: Tell) -> int:
    """Tells every reference in the files that ``paths`` mean. Raises ``Trouble`` for a wrong configuration."""
    from reslint.reports import refs as report

    session = Session(options)
    problems: list[str] = []
    paint = Paint(color)
    records: list[dict[str, object]] = []

    def tell_references(name: str) -> str:
        path, draft = session.path(name), session.draft(name)
        found = report.references(draft, session.selected(name).rules)
        if form == "text":
            return report.text(shown(path), draft, found, paint)
        if form == "csv":
            return report.csv_rows(path, draft, found)
        records.append(report.record(path, draft, found))
        return ""

    if form == "csv":
        write(report.csv_header())
    for count, told in enumerate(_each(_inputs(session, paths, problems, tell), tell_references, problems, tell)):
        write("\n" + told if count and form == "text" else told)
    if form == "json":
        from reslint.reports.records import encode

        write(encode({"files": records, "errors": problems}, indent=2) + "\n")
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
