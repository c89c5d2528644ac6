"""What the commands do, without the command line: they take a way to write and a way to tell, and give the exit status."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from reslint.compiled import keep
from reslint.files import find
from reslint.finding import SEVERITIES
from reslint.narrowing import ALL, Narrowing, Wish
from reslint.reports.paint import Paint
from reslint.session import FILE_NAME, Checked, Options, Session, Trouble, shown

__all__ = ["check", "differences", "explain", "refs", "rules", "test", "tree"]

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
    report = _REPORTS[form](write, color)
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


def rules(path: str | None, color: bool, write: Write, form: str = "text", pack: str = "") -> None:
    """Writes the list of rules with their severity here, or for a file: for its organ and stage; as "markdown", all of them.

    ``pack``: those of a pack, given by name or path, whatever the configuration says.
    """
    from reslint.packs import in_order
    from reslint.reports.reference import reference
    from reslint.reports.rule import heading, listing
    from reslint.rules import load
    from reslint.selection import chosen

    if path is not None and not os.path.exists(path):
        raise Trouble(f"{path}: there is no such file or folder")
    where = os.path.join(path or "", FILE_NAME) if path is None or os.path.isdir(path) else path
    session = Session(Options(pack=pack))
    profile = session.profile(where)
    session.selected(where)
    found = load(profile.packs, examples=True) if form == "markdown" else session.rule_set(profile.packs)
    listed = [chosen(rule, profile.choices.get(rule.name), profile.origin) for rule in found]
    if path is not None and where == path:
        draft = session.draft(path)
        listed = [rule.in_draft(draft) for rule in listed]
    elif form == "text":
        packs = session.rule_set(profile.packs)
        listed = [rule.with_severity(rule.severity_for(packs.organ, packs.stage)) for rule in listed]
    if pack and form == "text":
        write(heading(in_order([pack])[-1], Paint(color)))
    write(reference(listed) if form == "markdown" else listing(listed, Paint(color)))


def test(paths: Sequence[str], write: Write) -> int:
    """Runs the examples of rules; writes what is not as an example says."""
    from reslint.examples import run_examples
    from reslint.packplaces import FILE as PACK_FILE
    from reslint.rules import RuleError, load

    packs: tuple[Path | str, ...] = tuple(Path(path) for path in paths) or Session().profile(FILE_NAME).packs
    for path in paths:
        if not os.path.exists(path):
            raise Trouble(f"{path}: there is no such file or folder")
    try:
        found = [rule for rule in load(packs, examples=True) if not paths or _is_in(rule.path, paths)]
    except RuleError as error:
        raise Trouble(str(error)) from None
    if not found:
        if paths and all((Path(path) / PACK_FILE).is_file() for path in paths):
            write("These packs have no rules of their own, and so no examples.\n")
            return 0
        raise Trouble("there are no rules here")
    failures = [failure for rule in found for failure in run_examples(rule)]
    for failure in failures:
        write(f"{failure}\n")
    examples = sum(len(rule.examples) for rule in found)
    failed = f"{len(failures)} not as they say" if failures else "all as they say"
    write(f"{len(found)} rule{'' if len(found) == 1 else 's'}, {examples} examples: {failed}.\n")
    return int(bool(failures))


def _is_in(file: str, paths: Sequence[str]) -> bool:
    """Whether a rule file is one of the paths or in one: those of packs that a pack extends are not asked for with it."""
    place = Path(os.path.abspath(file))
    return any(place.is_relative_to(os.path.abspath(path)) for path in paths)
