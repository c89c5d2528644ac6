"""What the commands on rules do, without the command line: they take a way to write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reslint.reports.paint import Paint
from reslint.session import FILE_NAME, Options, Session, Trouble

if TYPE_CHECKING:
    from reslint.rules import Rule

__all__ = ["explain", "rules", "test"]

Write = Callable[[str], object]


def explain(name: str, color: bool, write: Write) -> None:
    """Writes the page of a rule. Raises ``Trouble`` for a rule that no pack in use here has."""
    from reslint.packs import load
    from reslint.reports.rule import SUPPRESSION_PAGE, page
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
    from reslint.packs import load
    from reslint.packs.reading import in_order
    from reslint.reports.reference import reference
    from reslint.reports.rule import heading, listing
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
    from reslint.packs import load
    from reslint.packs.places import FILE as PACK_FILE
    from reslint.reports.examples import told
    from reslint.rules import RuleError

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
        write(f"{told(failure)}\n")
    for line in (*_replaced(found, packs), *_misspelt(found)):
        write(line)
    examples = sum(len(rule.examples) for rule in found)
    failed = f"{len(failures)} not as they say" if failures else "all as they say"
    write(f"{len(found)} rule{'' if len(found) == 1 else 's'}, {examples} examples: {failed}.\n")
    return int(bool(failures))


def _replaced(rules: Iterable[Rule], packs: Sequence[Path | str]) -> Iterator[str]:
    """A line for each rule that has the name of one in use that travels with reslint: that may be meant, or not."""
    from reslint.packs.places import packs_folder
    from reslint.packs.reading import in_order
    from reslint.rules import RuleError

    own = packs_folder()
    try:
        places = [pack.place for pack in in_order([*Session().profile(FILE_NAME).packs, *packs])]
    except (Trouble, RuleError):
        return
    for rule in rules:
        file = Path(os.path.abspath(rule.path))
        # A rule file is called as its rule.
        other = next((place for place in places if place.is_relative_to(own) and (place / file.name).is_file()), file.parent)
        if not file.is_relative_to(own) and other != file.parent:
            there = f'the rule of that name in the pack "{other.name}"'
            yield f"{rule.path}: {rule.name}: takes the place of {there}; if both are to hold, give this one another name\n"


def _misspelt(rules: Sequence[Rule]) -> Iterator[str]:
    """A line for each rule that yields to one whose name is nearly that of another: a name that is like none may be a rule's of
    a pack that is not here."""
    from reslint.located_yaml import nearest
    from reslint.packs.places import packs_folder

    known = {rule.name for rule in rules} | {file.stem for file in packs_folder().rglob("*.yml")}
    for rule in rules:
        for name in rule.yields_to:
            if name not in known and (hint := nearest(name, sorted(known))):
                yield f'{rule.path}: {rule.name}: yields to "{name}", and there is no such rule here{hint}\n'


def _is_in(file: str, paths: Sequence[str]) -> bool:
    """Whether a rule file is one of the paths or in one: those of packs that a pack extends are not asked for with it."""
    place = Path(os.path.abspath(file))
    return any(place.is_relative_to(os.path.abspath(path)) for path in paths)
