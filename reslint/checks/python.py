"""python: a check that an installed Python distribution brings along, for what no other kind can say.

The distribution names it as an entry point of the group ``reslint.checks``. It is called with the draft, the rule and
``options``, and yields findings, which ``rule.finding`` makes. No rule file brings code of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reslint.checks import CheckFailed
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.located_yaml import nearest
from reslint.rules import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "reslint.checks"

Check = Callable[[Draft, Rule, Mapping[str, str]], Iterable[Finding]]


class Settings(NamedTuple):
    """``entry``: the name of the entry point; ``options``: what is handed to it."""

    entry: str
    options: Mapping[str, str] = {}


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    offered = _offered()
    if settings.entry not in offered:
        hint = nearest(settings.entry, offered) or (f"; known are {', '.join(sorted(offered))}" if offered else "")
        yield f'"entry" is "{settings.entry}", and no installed distribution brings such a check along{hint}'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The findings of the distribution's check. Raises CheckFailed for whatever goes wrong in it."""
    try:
        yield from _loaded(settings.entry)(draft, rule, settings.options)
    except TimeoutError:
        raise
    except Exception as error:
        raise CheckFailed(f'its check "{settings.entry}" failed ({type(error).__name__}: {error})') from error


@cache
def _loaded(entry: str) -> Check:
    loaded: Check = _offered()[entry].load()
    return loaded


def _offered() -> Mapping[str, EntryPoint]:
    # Only here: to look at what is installed takes longer than to check a draft.
    from importlib.metadata import entry_points

    return {one.name: one for one in entry_points(group=GROUP)}
