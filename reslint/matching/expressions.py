"""The program's own regular expressions: compiled when first used, and kept so for the next run.

There are hundreds, of which a draft needs a part, and to compile that part takes longer than to check a page.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any, cast

from reslint.matching.compiled import expressions

__all__ = ["expression"]


class _Expression:
    """Stands for a compiled expression until it is used, and then does what that one does."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # The next look-up finds it here at once.
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return expressions().compile(self._source, self._flags)


@lru_cache(maxsize=4096)
def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression as ``re.compile`` gives it, but for its type; what is wrong with it is said when it is first used."""
    return cast("re.Pattern[str]", _Expression(source, int(flags)))
