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


class Ignored(NamedTuple):
    """The patterns that hold in a folder: those of its own file, then those of the folders above it."""

    folder: str
    spec: GitIgnoreSpec | None = None
    outer: Ignored | None = None

    def below(self, folder: str) -> Ignored:
        """What holds in a folder inside this one."""
        spec = _read(folder)
        return self if spec is None else Ignored(folder, spec, self)

    def leaves_out(self, path: str, folder: bool = False) -> bool:
        """Whether a path in the folder is left out. The file that stands nearest to it, and its last word, decide."""
        level: Ignored | None = self
        while level is not None:
            if level.spec is not None:
                relative = os.path.relpath(path, level.folder).replace(os.sep, "/")
                said = level.spec.check_file(f"{relative}/" if folder else relative).include
                if said is not None:
                    return said
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


def _read(folder: str) -> GitIgnoreSpec | None:
    path = os.path.join(folder, FILE_NAME)
    if os.path.islink(path):
        # As Git does: a link could lead out of the tree.
        return None
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether the line can be read; what Git passes over must not keep the drafts from being checked."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
