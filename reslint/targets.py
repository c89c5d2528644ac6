"""What a run may write a report or a baseline over: never a draft, nor anything else that it reads.

Shells put every name that a pattern stands for behind an option, and the first of them would be the file to write.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable

from reslint.files import SUFFIXES
from reslint.matching.expressions import expression
from reslint.selection import Trouble
from reslint.session import Session

__all__ = ["check_report", "check_unread", "without_report"]

# So a report may be called, too.
_TEXTS = (".txt", ".text")
# What rules, configurations and tables are written in.
_SETTINGS = (".yml", ".yaml", ".tsv")
# How files of word processors begin, and reports that programs read.
_DOCUMENTS = (b"PK", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_RECORDS = (b"{", b"[", b"<")
# What stands in the reports that people read.
_REPORT = expression(
    r"^(?:\x1b\[[\d;]*m)?    rule: [a-z]|^Nothing to correct\.\r?$|^No findings(?: in \d+ files)?[.;]"
    r"|^\d+ findings?(?: in \d+ files)?:|\A--- [^\n]*\n\+\+\+ [^\n]* \(corrected\)\r?\n@@",
    re.MULTILINE,
)


def check_unread(target: str, read: Iterable[str]) -> None:
    """Raises ``Trouble`` where the file to be written is one of those that the run reads."""
    for name in read:
        if name and _same(target, name):
            raise Trouble(f"{target}: is read by this run, and would be written over; name another file to write")


def without_report(target: str, names: Iterable[str], named: Collection[str], session: Session) -> list[str]:
    """The names of files without an earlier report that is to be written anew, if a folder has it and it is not ``named``."""
    if any(_same(target, name) for name in named):
        return list(names)
    return [name for name in names if not _same(target, name) or not _is_report(name, session)]


def check_report(target: str, session: Session) -> None:
    """Raises ``Trouble`` where a report would be written over what seems to be a draft."""
    if not os.path.isfile(target) or not os.path.getsize(target):
        return
    if target.lower().endswith(_SETTINGS):
        raise Trouble(f"{target}: is there already and is no report; name another file for the report")
    if _is_report(target, session) or not (target.lower().endswith(SUFFIXES) or _is_document(target, session)):
        return
    raise Trouble(f"{target}: is there already and seems to be a draft; name another file for the report")


def _is_report(name: str, session: Session) -> bool:
    try:
        text = session.data(name).decode("latin-1")
        return _REPORT.search(text) is not None or (name.lower().endswith(_TEXTS) and session.draft(name).form == "none")
    except Trouble:
        # What cannot be read is no report of ours.
        return False


def _is_document(name: str, session: Session) -> bool:
    """Whether a file that does not end like a draft seems to be one: a word processor's, or a text in the form of one."""
    try:
        data = session.data(name)
        if data.startswith(_DOCUMENTS):
            return True
        return data.lstrip()[:1] not in _RECORDS and session.draft(name).form != "none"
    except Trouble:
        return False


def _same(target: str, name: str) -> bool:
    try:
        return os.path.samefile(target, name)
    except (OSError, ValueError):
        return os.path.realpath(target) == os.path.realpath(name)
