"""What the commands on drafts do, without the command line: they take ways to write and to tell, and give the exit status."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from reslint.files import find
from reslint.finding import SEVERITIES
from reslint.narrowing import ALL, Narrowing
from reslint.outlet import Outlet
from reslint.parallel import AUTO, each
from reslint.reports.forms import form_of
from reslint.reports.paint import Paint
from reslint.session import Options, Session, Trouble, shown
from reslint.work import DEBUG, Done, Task, Worker, check_words, failure

if TYPE_CHECKING:
    from reslint.rules import Rule

__all__ = ["check", "differences", "mark", "refs", "tree", "write_baseline"]

Write = Callable[[str], object]
Tell = Callable[[str], object]
Said = TypeVar("Said")


def check(paths: Sequence[str], task: Task, fail_on: str, outlet: Outlet, jobs: int = AUTO) -> int:
    """Checks the files that ``paths`` mean, or corrects them. Raises ``Trouble`` where nothing can be checked, for a wrong
    configuration.
    """
    problems: list[str] = []
    session, names, worker = _begun(paths, task, outlet, problems)
    form = form_of(task.look, outlet.write, lambda: _rules(session, names))
    counts, left_out, gone = Counter[str](), 0, 0
    with closing(_each(worker, names, jobs, problems, outlet)) as files:
        for done in files:
            counts.update(done.counts)
            left_out, gone = left_out + done.left_out, gone + done.gone
            if done.part is not None:
                form.take(done.part)
    session.tidy()
    form.end({name: counts[name] for name in SEVERITIES if name != "off"}, problems)
    if not task.look.quiet:
        for sentence in worker.narrowing.told(left_out, gone):
            outlet.write(f"{sentence}\n") if task.look.form == "text" else outlet.tell(sentence)
    if problems:
        return 2
    return int(fail_on != "never" and any(counts[name] for name in SEVERITIES[: SEVERITIES.index(fail_on) + 1]))


def _rules(session: Session, names: Sequence[str]) -> Mapping[str, Rule]:
    """The rules that the files are checked with, by name, and the one on the comments that silence them."""
    from reslint.suppress import RULE

    return {RULE.name: RULE} | {rule.name: rule for name in names for rule in session.selected(name).rules}


def write_baseline(paths: Sequence[str], task: Task, outlet: Outlet, jobs: int = AUTO) -> int:
    """Checks the files and keeps their findings, unless one of them could not be checked. Raises ``Trouble``."""
    problems: list[str] = []
    _, names, worker = _begun(paths, task, outlet, problems)
    kept = {done.path: done.kept for done in _each(worker, names, jobs, problems, outlet) if done.kept is not None}
    if problems:
        raise Trouble("the baseline was not written, as not everything could be checked")
    outlet.tell(worker.narrowing.write(kept))
    return 0


def differences(paths: Sequence[str], task: Task, outlet: Outlet, jobs: int = AUTO) -> int:
    """Tells what corrections would change in the files; 1 where there are any. Raises ``Trouble`` for a wrong configuration."""
    problems: list[str] = []
    _, names, worker = _begun(paths, task, outlet, problems)
    differ = False
    with closing(_each(worker, names, jobs, problems, outlet)) as files:
        for done in files:
            outlet.write(done.part or "")
            differ = differ or done.differs
    return 2 if problems else int(differ)


def _begun(paths: Sequence[str], task: Task, outlet: Outlet, problems: list[str]) -> tuple[Session, list[str], Worker]:
    """A run's session, its files, and who works on them. Raises ``Trouble``."""
    session = Session(task.options)
    names = _inputs(session, paths, problems, outlet.tell)
    if outlet.target or task.wish.write_baseline:
        names = _check_targets(task, outlet.target, names, paths, session)
    for name in names:
        # Before the first file is checked, so that nothing is checked half-way.
        session.selected(name)
    worker = Worker(task, session)
    worker.prepare(names)
    return session, names, worker


def _check_targets(task: Task, target: str, names: list[str], paths: Sequence[str], session: Session) -> list[str]:
    """The names of files to be checked, an earlier report not among them. Raises ``Trouble`` where a report or a baseline would
    take the place of what is no such thing."""
    from reslint.targets import check_report, check_unread, without_report

    names = without_report(target, names, paths, session) if target else names
    read = [*names, task.wish.changed_since, task.wish.baseline, task.options.config or ""]
    for written in filter(None, (target, task.wish.write_baseline)):
        check_unread(written, read)
    if target:
        check_report(target, session)
    return names


def mark(paths: Sequence[str], options: Options, target: str, over: bool, tell: Tell) -> int:
    """Writes a marked copy of each Word file; ``target`` is what that of an only one is called, "" as it says itself."""
    from reslint.marking import Marking, marked_name

    session = Session(options)
    problems: list[str] = []
    named = set(paths)
    # Of a folder, only what can be marked; what is named is told if it cannot.
    found = _inputs(session, paths, problems, tell)
    names = [name for name in found if name in named or name.lower().endswith(".docx")]
    if found and not names:
        raise Trouble("there are no Word files (.docx) here, and only those can be marked; reslint check --fix corrects others")
    if target and len(names) > 1:
        raise Trouble(f"-o names one copy, but {len(names)} files are to be marked")
    narrowing = Narrowing(ALL, session)
    marking = Marking(session, narrowing, over)
    for checked, sentence in _told(names, lambda name: marking.write(name, target or marked_name(name)), problems, tell):
        for warning in checked.draft.source.warnings:
            tell(f"{shown(checked.path)}: {warning}")
        for remark in checked.unchecked:
            problems.append(f"{shown(checked.path)}: {remark}")
            tell(problems[-1])
        tell(sentence)
    return 2 if problems else 0


def _each(worker: Worker, names: Sequence[str], jobs: int, problems: list[str], outlet: Outlet) -> Generator[Done, None, None]:
    """Each file, done; what is to be said of it is told before."""
    quiet = worker.task.look.quiet
    outlet.begin(len(names))
    # However the run ends, the processes that it started end with it.
    with closing(each(worker, names, jobs)) as files:
        for done in files:
            outlet.step()
            for sentence in () if quiet else done.remarks:
                outlet.tell(sentence)
            for sentence in done.problems:
                problems.append(sentence)
                outlet.tell(sentence)
            yield done
    outlet.clear()


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

    for count, told in enumerate(_told(names, tell_tree, problems, tell)):
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
        check_words(path, draft)
        found, unchecked = report.references(draft, session.selected(name).rules)
        for sentence in unchecked:
            problems.append(f"{shown(path)}: {sentence}")
            tell(problems[-1])
        if form == "text":
            return report.text(shown(path), draft, found, paint)
        if form == "csv":
            return report.csv_rows(path, draft, found)
        records.append(report.record(path, draft, found))
        return ""

    if form == "csv":
        write(report.csv_header())
    for count, told in enumerate(_told(_inputs(session, paths, problems, tell), tell_references, problems, tell)):
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
    left_out = {name for name in search.names if session.excludes(name)}
    names = [name for name in search.names if name not in left_out]
    for name in search.names:
        if name in named and name in left_out:
            tell(f"{name}: left out, as its configuration says (exclude)")
    for folder, found in search.folders.items():
        if found and left_out.issuperset(found):
            sentence = f"{folder}: all drafts in this folder are left out, as their configuration says (exclude)"
            tell(sentence)
            # What is left out on purpose is none of a run's faults, unless nothing is left of it.
            problems += [] if names else [sentence]
    return names


def _told(names: Sequence[str], work: Callable[[str], Said], problems: list[str], tell: Tell) -> Iterator[Said]:
    """What is said of each file; what goes wrong with one is told and does not keep the others from being done."""
    for name in names:
        try:
            said = work(name)
        except Trouble as error:
            problems.append(str(error))
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            problems.append(failure(name, error))
        else:
            yield said
            continue
        tell(problems[-1])
