"""The files that are named on the command line: folders are walked, without hidden files, links out of them and what
.gitignore leaves out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reslint.ignored import Ignored, above

__all__ = ["MARKED", "SUFFIXES", "Search", "find", "inside"]

SUFFIXES = (".docx", ".md", ".markdown", ".txt", ".text")
# How the copies end that are marked: they are no drafts of their own.
MARKED = ".marked.docx"
_HIDDEN = (".", "~$")
STANDARD_INPUT = "-"


@dataclass(slots=True)
class Search:
    """``names`` of files as people would write them ("-" for standard input), ``folders``: those in each folder that is named;
    ``errors``: sentences about what was not found; ``ignored``: .gitignore left something out."""

    names: list[str] = field(default_factory=list)
    folders: dict[str, list[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    ignored: bool = False


def find(paths: Sequence[str]) -> Search:
    """The files that ``paths`` mean, each once, in the order of the paths; those of a folder sorted by name.

    A file is taken whatever its suffix is, since it was asked for; of a folder only those that end like a draft (``SUFFIXES``).
    """
    search = Search()
    seen: set[str] = set()
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):
            found = [path] if path == STANDARD_INPUT or _there(path, search.errors) else []
        else:
            found = search.folders[path] = list(_walk(path, search))
            if not found:
                rest = ", without those that .gitignore leaves out" if search.ignored else ""
                search.errors.append(f"{path}: no drafts in this folder (files that end in {', '.join(SUFFIXES)}{rest})")
        for name in found:
            identity = name if name == STANDARD_INPUT else os.path.realpath(name)
            if identity not in seen:
                seen.add(identity)
                search.names.append(name)
    return search


def inside(path: str, folder: str) -> str | None:
    """The path of a file from a folder that it is in, as written or as links to folders lead; None where it is not in it."""
    above, name = os.path.split(os.path.abspath(path))
    ways = ((above, os.path.abspath(folder)), (os.path.realpath(above), os.path.realpath(folder)))
    for place, root in ways:
        beginning = os.path.join(root, "")
        if os.path.join(place, "").startswith(beginning):
            return os.path.join(place, name)[len(beginning) :]
    return None


def _there(path: str, errors: list[str]) -> bool:
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        errors.append(f"{path}: there is no such file or folder")
        return False
    except (OSError, ValueError) as error:
        errors.append(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})")
        return False
    return True


def _is_draft(name: str) -> bool:
    """Whether a file of a folder ends like a draft, and is neither hidden nor a trace that Word leaves of an open file."""
    lower = name.lower()
    return lower.endswith(SUFFIXES) and not lower.endswith(MARKED) and not name.startswith(_HIDDEN)


def _walk(folder: str, search: Search) -> Iterator[str]:
    root = os.path.join(os.path.realpath(folder), "")
    # The folder itself was asked for, whatever is said of it above.
    waiting = [(folder, above(folder))]
    while waiting:
        place, ignored = waiting.pop()
        folders, names = _content(place, search.errors)
        for name in names:
            path = os.path.join(place, name)
            if _is_draft(name) and not _left_out(search, ignored, place, name) and _is_within(path, root, search.errors):
                yield path
        below = (name for name in folders if not name.startswith(".") and not _left_out(search, ignored, place, name, True))
        paths = [os.path.join(place, name) for name in below]
        # The next to be walked is the last.
        waiting += [(path, ignored.below(os.path.abspath(path))) for path in reversed(paths)]


def _content(place: str, errors: list[str]) -> tuple[list[str], list[str]]:
    """The names of the folders and of the files in a folder, sorted. Links to folders are neither."""
    folders, names = [], []
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if not _is_folder(entry):
                    names.append(entry.name)
                elif not entry.is_symlink():
                    folders.append(entry.name)
    except OSError as error:
        errors.append(f"{place}: cannot be read ({error.strerror or error})")
    return sorted(folders), sorted(names)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # Such as a link that leads to itself.
        return False


def _is_within(path: str, root: str, errors: list[str]) -> bool:
    """Whether it is a file, and where it is a link, one that leads to a file of the tree."""
    if os.path.islink(path):
        if not os.path.realpath(path).startswith(root):
            return False
        if not os.path.exists(path):
            errors.append(f"{path}: is a link to a file that is not there")
    return os.path.isfile(path)


def _left_out(search: Search, ignored: Ignored, place: str, name: str, folder: bool = False) -> bool:
    left_out = ignored.leaves_out(os.path.join(os.path.abspath(place), name), folder)
    search.ignored = search.ignored or left_out
    return left_out
