"""Baseline: the findings of today, kept in a file, so that only new ones are told.

The file is JSON: the ``version`` of its form, and under ``files`` for each draft (its path from the baseline's own folder) a
sorted list of ``rule``, ``paragraph`` (label), ``text`` (fingerprint of the paragraph), ``words`` and ``count``. A finding is
known where an entry has its rule, its words and the text of its paragraph, whatever the number of the paragraph is by now; or
else where the paragraph has changed but still has the entry's label. An entry holds for as many places as its count says.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from reslint.atomic import replace
from reslint.draft import Draft
from reslint.files import inside
from reslint.finding import Finding
from reslint.identity import Holders, Identity
from reslint.matching.expressions import expression
from reslint.selection import Trouble
from reslint.text import Span

__all__ = ["Baseline", "read", "write"]

VERSION = 1
LARGEST = 50_000_000

# How a baseline begins, damaged or not.
_BEGUN = 200
_OURS = expression(r'\s*\{\s*"version"\s*:')


class Baseline(NamedTuple):
    """Known findings by draft; ``name`` is the baseline's own path."""

    name: str
    files: Mapping[str, Counter[Identity]] = {}

    def new(self, path: str, draft: Draft, findings: Iterable[Finding]) -> tuple[list[Finding], Counter[Identity]]:
        """The findings that are not known, each with its new places only; and the entries of the draft that match nothing."""
        left = Counter(self.files.get(key(self.name, path), ()))
        holders = Holders(draft)
        listed = [(finding, holders.identities(finding)) for finding in findings]
        known = _matched([pair for _, places in listed for pair in places], left)
        rest = (
            finding.without([span for span, _ in places if (finding.rule, span) in known], holders.label)
            for finding, places in listed
        )
        return [finding for finding in rest if finding is not None], left

    def lost(self, asked: Collection[str]) -> int:
        """How many places it knows of drafts that are no more, of the rules that are asked."""
        folder = os.path.dirname(os.path.abspath(self.name))
        gone = (entries for path, entries in self.files.items() if path != "-" and not os.path.exists(os.path.join(folder, path)))
        return sum(unmatched(entries, asked) for entries in gone)


def _matched(places: list[tuple[Span, Identity]], left: Counter[Identity]) -> set[tuple[str, Span]]:
    """The places that entries match, which are counted down in ``left``."""
    known: set[tuple[str, Span]] = set()
    # The most alike first, so that no entry is spent on a place for which another one does as well.
    for alike in (_all, _text, _label):
        entries: dict[tuple[str, ...], list[Identity]] = {}
        for entry in sorted(left):
            entries.setdefault(alike(entry), []).append(entry)
        for span, identity in places:
            if (identity.rule, span) in known:
                continue
            found = next((entry for entry in entries.get(alike(identity), ()) if left[entry]), None)
            if found is not None:
                known.add((identity.rule, span))
                left[found] -= 1
    for entry in [entry for entry, count in left.items() if not count]:
        del left[entry]
    return known


def _all(identity: Identity) -> tuple[str, ...]:
    return (identity.rule, identity.paragraph, identity.text, identity.words)


def _text(identity: Identity) -> tuple[str, ...]:
    return (identity.rule, identity.text, identity.words)


def _label(identity: Identity) -> tuple[str, ...]:
    return (identity.rule, identity.paragraph, identity.words)


def unmatched(left: Counter[Identity], ran: Collection[str]) -> int:
    """How many places of entries are gone, of the rules that were asked."""
    return sum(count for entry, count in left.items() if entry.rule in ran)


def kept(draft: Draft, findings: Iterable[Finding]) -> Counter[Identity]:
    """The entries for the findings of a draft."""
    holders = Holders(draft)
    return Counter(identity for finding in findings for _, identity in holders.identities(finding))


def key(name: str, path: str) -> str:
    """The path of a draft as the baseline of that name has it: from the baseline's folder, with slashes."""
    if path == "-":
        return path
    folder = os.path.dirname(os.path.abspath(name))
    relative = inside(path, folder)
    if relative is None:
        try:
            relative = os.path.relpath(os.path.abspath(path), folder)
        except ValueError:
            relative = os.path.abspath(path)
    return relative.replace(os.sep, "/")


def check_target(name: str) -> None:
    """Raises ``Trouble`` where a baseline would be written over a file that is none. A damaged one may be written anew."""
    if not os.path.isfile(name):
        return
    try:
        with open(name, "rb") as file:
            begun = file.read(_BEGUN)
    except OSError:
        # It will be said when it is written.
        return
    if begun.strip() and not _OURS.match(begun.decode("latin-1")):
        raise Trouble(f"{name}: is there already and is no baseline; name another file")


def write(name: str, files: Mapping[str, Counter[Identity]]) -> None:
    """Writes a baseline, all of it or nothing. Raises ``Trouble``."""
    record = {"version": VERSION, "files": {path: _entries(files[path]) for path in sorted(files) if files[path]}}
    # Lone surrogates and control characters of a draft are escaped, so that the file is plain text everywhere.
    text = json.dumps(record, indent=1, ensure_ascii=True) + "\n"
    try:
        replace(name, text.encode("ascii"))
    except OSError as error:
        raise Trouble(f"{name}: the baseline cannot be written ({(error.strerror or str(error)).lower()})") from None


def _entries(entries: Counter[Identity]) -> list[dict[str, Any]]:
    return [
        {"rule": entry.rule, "paragraph": entry.paragraph, "text": entry.text, "words": entry.words, "count": count}
        for entry, count in sorted(entries.items())
    ]


def read(name: str) -> Baseline:
    """The baseline in a file. Raises ``Trouble``."""
    try:
        with open(name, "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Trouble(f"{name}: there is no such baseline; --write-baseline {name} makes one") from None
    except OSError as error:
        raise Trouble(f"{name}: the baseline cannot be read ({(error.strerror or str(error)).lower()})") from None
    if len(data) > LARGEST:
        raise Trouble(f"{name}: the baseline is larger than {LARGEST // 1_000_000} MB")
    try:
        record = json.loads(data)
        if record["version"] != VERSION:
            raise Trouble(f"{name}: this baseline is of another version of reslint; write it anew with --write-baseline {name}")
        return Baseline(name, {str(path): _counter(entries) for path, entries in record["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Trouble(
            f"{name}: this is no baseline, or it is damaged; name the right file, or write it anew with --write-baseline"
        ) from None


def _counter(entries: Iterable[Mapping[str, Any]]) -> Counter[Identity]:
    counted: Counter[Identity] = Counter()
    for entry in entries:
        values = [entry[name] for name in ("rule", "paragraph", "text", "words")]
        count = entry["count"]
        if not all(isinstance(value, str) for value in values) or type(count) is not int or count < 1:
            raise ValueError
        counted[Identity(*values)] += count
    return counted
