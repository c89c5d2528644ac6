"""What ``.gitignore`` files leave out of a folder that is walked: in a repository also those above it, up to its root.

Patterns are read by ``pathspec``, which is imported when the first such file is found.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Ignored", "above"]

FILE_NAME = ".gitignore"
_REPOSITORY = ".git"


class _Line(NamedTuple):
    """A line of such a file. ``out``: it leaves out what it names, rather than leave it in; ``folders``: it names folders only;
    ``anywhere``: it names them by their last name; ``below``: it names all that is below a folder."""

    spec: GitIgnoreSpec
    out: bool
    folders: bool
    anywhere: bool
    below: bool

    def names(self, path: str, folder: bool) -> bool:
        """Whether it names the path itself: below a folder that is left out or in, paths are asked for one by one."""
        if self.folders and not folder:
            return False
        parent, _, name = path.rpartition("/")
        if self.anywhere:
            return self.spec.match_file(f"{name}/" if self.folders else name)
        end = "/" if self.folders else ""
        return self.spec.match_file(path + end) and (self.below or not parent or not self.spec.match_file(parent + end))


class Ignored(NamedTuple):
    """The patterns that hold in a folder: those of its own file, the last one first, then those of the folders above it."""

    folder: str
    lines: tuple[_Line, ...] = ()
    outer: Ignored | None = None

    def below(self, folder: str) -> Ignored:
        """What holds in a folder inside this one."""
        lines = _read(folder)
        return Ignored(folder, lines, self) if lines else self

    def leaves_out(self, path: str, folder: bool = False) -> bool:
        """Whether a path in the folder is left out. The file that stands nearest to it, and its last word, decide."""
        level: Ignored | None = self
        while level is not None:
            relative = os.path.relpath(path, level.folder).replace(os.sep, "/") if level.lines else ""
            for line in level.lines:
                if line.names(relative, folder):
                    return line.out
            level = level.outer
        return False


def above(folder: str) -> Ignored:
    """What holds in a folder before it is walked: its own file and, in a repository, those of the folders above it.

    Where these leave out the folder itself they have no say in it: it was asked for by name.
    """
    folder = os.path.abspath(folder)
    chain, at = [folder], folder
    while not os.path.exists(os.path.join(at, _REPOSITORY)):
        parent = os.path.dirname(at)
        if parent == at:
            # No repository: what lies above has no say.
            chain = [folder]
            break
        at = parent
        chain.append(at)
    ignored = Ignored(chain[-1], _read(chain[-1]))
    for place in reversed(chain[:-1]):
        if ignored.leaves_out(place, folder=True):
            return Ignored(folder, _read(folder))
        ignored = ignored.below(place)
    return ignored


def _read(folder: str) -> tuple[_Line, ...]:
    path = os.path.join(folder, FILE_NAME)
    if os.path.islink(path):
        # As Git does: a link could lead out of the tree.
        return ()
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    return tuple(filter(None, map(_line, reversed(lines))))


def _line(line: str) -> _Line | None:
    """What a line says; None for one that says nothing. What Git passes over must not keep the drafts from being checked."""
    from pathspec import GitIgnoreSpec

    out = not line.startswith("!")
    pattern = (line if out else line[1:]).rstrip()
    try:
        spec = GitIgnoreSpec.from_lines([line if out else line[1:]])
    except ValueError:
        return None
    if not any(one.include is not None for one in spec.patterns):
        return None
    return _Line(spec, out, pattern.endswith("/"), "/" not in pattern[:-1], pattern.endswith("/**"))
