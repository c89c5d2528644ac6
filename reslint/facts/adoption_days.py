"""What the dates of other resolutions tell of one: those of its neighbours, and the days on which its body adopted any.

The General Assembly and the Human Rights Council number their resolutions in the order of adoption, mostly many of one day
together: of some 4,500 that are known well, seven lie outside the days of their neighbours.
"""

from __future__ import annotations

from collections import Counter

from reslint.facts.resolution_table import of_session, resolution
from reslint.facts.sessions import LAST_RESOLUTION

__all__ = ["day_around", "days_around", "days_of_session"]

_REACH = 40
_IN_ORDER = frozenset(("General Assembly", "Human Rights Council"))


def day_around(body: str, number: str) -> str:
    """The day (ISO) of both neighbours of a resolution such as "74/53", as far as they are known well; "" where they differ."""
    before, after = days_around(body, number)
    return before if before == after else ""


def days_around(body: str, number: str) -> tuple[str, str]:
    """The days (ISO) of the nearest resolutions before and behind a number that are known well, each "" where there is none."""
    session, _, rest = number.partition("/")
    if body not in _IN_ORDER or not (session.isdigit() and rest.isdigit()) or int(rest) > LAST_RESOLUTION:
        # Decisions are adopted all through a session.
        return "", ""
    return _nearest(body, session, int(rest), -1), _nearest(body, session, int(rest), 1)


def _nearest(body: str, session: str, number: int, step: int) -> str:
    for away in range(1, _REACH + 1):
        known = resolution(body, f"{session}/{number + step * away}")
        if known and known.strong:
            return known.date
    return ""


def days_of_session(body: str, session: str) -> Counter[str]:
    """The days (ISO) on which a body adopted the resolutions of a session or year that are known, with how many on each."""
    return Counter(one.date for one in of_session(body, session))
