"""Whether something is asked for at a session, or only told of it."""

from __future__ import annotations

import re
from functools import cache

from reslint.derived.present import Present
from reslint.matching.expressions import expression

__all__ = ["is_asked", "may_come_soon"]

_REACH = 400


@cache
def _request(wide: bool) -> re.Pattern[str]:
    """A request or decision with what is to be done at a session, up to that session."""
    deed = "report|submit|present|provide|include|prepare and submit"
    if wide:
        deed += "|transmit|brief|consider|continue|hold|convene|revert|take up|examine|discuss|resume|conclude"
    past = (
        r"submitted|presented|held|adopted|issued|requested|made|established|contained|pursuant|decided|which|"
        r"mandated|prepared|convened|considered|beginning|until|starting|following|since|on the work|records"
    )
    # What happened "during its session" is told of; the Assembly is asked "during its session".
    during = r"(?<!, )(?<!Assembly )(?<!Council )(?<!Commission )\bduring\b"
    return expression(rf"(?:\bto|\ATo) (?:{deed})\b(?:(?!\b(?:{past})\b|{during})[^;.]){{0,{_REACH}}}\Z", re.DOTALL)


@cache
def _asking() -> re.Pattern[str]:
    """How a paragraph begins that asks for something: "Also requests", "To submit"."""
    verbs = "request|decide|invite|call|urge|encourage|reiterate|appeal|instruct|direct|recommend|ask"
    return expression(
        rf"(?:(?:Also|Further|Again|Once again) )?(?:{verbs})s?\b(?! its (?:decision|recommendation))|To ", re.IGNORECASE
    )


_SHALL_BE = expression(
    r"(?<!was )(?<!were )(?<!had )\b(?:to|shall|will|should) be "
    r"(?:submitted|presented|held|convened|considered|issued|discussed)\b"
    r"(?: (?:to|by|for) [^;.,]{3,80}?)?,? (?:at|during|in) (?:its|the) \Z"
)
# "To implement the outcome of its seventieth session", not "to report before the opening of its eightieth session".
_OF = expression(r"(?<!agenda)(?<! part)(?<!opening)(?<!beginning)(?<!start)(?<!end)(?<!conclusion) of (?:its|the) \Z")
_TELLING = expression(r"(?:(?:Also|Further|Again) )?(?:Recall|Not(?:es|ing)|Tak|Reaffirm|Welcom|Reiterat|Having|Bearing)")
_GOES_ON = expression(
    r"sessions?(?: of the [A-Z][\w ]{3,60}?)?(?:, in (?:19|20)\d\d)?,? (?:and|or|as well as) (?:[a-z]+,? ){0,6}?"
    r"(?:(?:at|in|of|during) )?(?:(?:its|the) )?\Z"
)


def is_asked(string: str, at: int, wide: bool) -> bool:
    """Whether something is to be done at the session at ``at``; with ``wide`` be it a report or anything else.

    Of several sessions the first is the one at which it is to be done, and those that are joined to it: "to report at its
    eighty-first session on the debate at its seventy-ninth session".
    """
    window = string[max(0, at - _REACH) : at]
    if _OF.search(window):
        return False
    if wide and not _TELLING.match(string) and _SHALL_BE.search(window):
        return True
    if not _asking().match(string):
        return False
    found = _request(wide).search(window)
    if found is None:
        return False
    last = found[0].rfind("session")
    behind = found[0][last:]
    return last < 0 or _GOES_ON.match(behind) is not None or _request(wide).search(behind) is not None


_AT_ONCE = expression(r"\b(?:oral|orally|briefing|update|resumed|before the end|during|part of)\b")


def may_come_soon(string: str, at: int, present: Present) -> bool:
    """Whether the words or the time of the year allow for the draft's own session."""
    later = present.day[5:7] in ("01", "02", "03", "04", "05", "06", "07", "08")
    return later or _AT_ONCE.search(string[max(0, at - 200) : at]) is not None
