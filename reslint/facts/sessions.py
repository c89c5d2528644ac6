"""When the sessions of bodies are, and which numbers the Assembly gives to what it adopts in them."""

from __future__ import annotations

from reslint.facts.organ_table import organ_named

__all__ = ["FIRST_DECISION", "LAST_RESOLUTION", "economic_years", "session_year", "special_session_year"]

FIRST_DECISION = 301
"""The General Assembly numbers its decisions from here on, most of them from 401 or 501."""
LAST_RESOLUTION = 399
"""No session of the General Assembly has come so far with its resolutions."""

# Since then a session of the Economic and Social Council has begun in July of the year before.
_FIRST_JULY_SESSION = 2014
_SPECIAL_YEARS = (
    *(1947, 1948, 1961, 1963, 1967, 1974, 1975, 1978, 1978, 1978, 1980, 1982, 1986, 1986, 1988, 1989),
    *(1990, 1990, 1997, 1998, 1999, 1999, 2000, 2000, 2001, 2001, 2002, 2005, 2014, 2016, 2020, 2021),
)


def session_year(session: int, body: str = "General Assembly") -> int | None:
    """The year in which a body's regular session opens: 78 gives 2023 for the General Assembly; None where it is not certain."""
    organ = organ_named(body)
    if organ is None or not organ.base or session < organ.first:
        return None
    return organ.base + session


def special_session_year(session: int) -> int | None:
    """The year of a special session of the General Assembly; None for one that has not been."""
    return _SPECIAL_YEARS[session - 1] if 1 <= session <= len(_SPECIAL_YEARS) else None


def economic_years(session: int) -> tuple[int, ...]:
    """The years in which the session of the Economic and Social Council meets that is called by a year."""
    return (session - 1, session) if session >= _FIRST_JULY_SESSION else (session,)
