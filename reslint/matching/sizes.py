"""How large a pattern is, told before anything is made of it: to compile one takes memory for all that it repeats.

``a{1000}`` is compiled as a thousand characters, and what stands in brackets as often as all the brackets around it say.
"""

from __future__ import annotations

from math import prod

from reslint.matching.expressions import expression

__all__ = ["LONGEST", "excess", "told"]

LONGEST = 100_000
"""Characters that a pattern may have, its parts filled in."""
_REPEATED = 10_000
_DEEPEST = 100
_SHOWN = 200

_COUNT = r"\{([0-9]+)(?:,[0-9]*)?\}"
# A set of characters, where a bracket at the beginning means itself, is one character; so is what stands behind a backslash.
_TOKEN = expression(
    r"\\(?:[pPN]\{[^{}]*\}|[\s\S])|\(\?#[^)]*\)"
    r"|\[\^?\]?(?:\\[\s\S]|\[:\^?[A-Za-z]+:\]|[^\]\\])*\]?"
    rf"|{_COUNT}"
    r"|[\s\S]"
)
# With this flag blanks mean nothing, and a sign begins a comment.
_VERBOSE = expression(r"\(\?[A-Za-z0-9-]*x")
_REMARK = expression(r"#[^\n]*")
# Other names of characters in sets, and a flag with which brackets mean something else.
_UNSURE = expression(r"\(\?[A-Za-z0-9-]*V|\[:(?!\^?[A-Za-z]+:\])[^\[\]]*:\]")


def excess(source: str) -> str:
    """Why a pattern is too large to be compiled, in words that follow it; "" where it is not."""
    if len(source) > LONGEST:
        return f"is too large: it has {len(source):,} characters, and {LONGEST:,} are the most"
    if "{" not in source and source.count("(") <= _DEEPEST:
        return ""
    repeated, depth = _written_out(source, verbose=False)
    if _VERBOSE.search(source):
        # What looks like the flag may be none, so that the larger reading counts.
        repeated = max(repeated, _written_out(source, verbose=True)[0])
    if max(repeated, _at_most(source) if _UNSURE.search(source) else 0) > _REPEATED:
        return f"is too large: what it repeats is longer than {_REPEATED:,} characters when it is written out"
    if depth > _DEEPEST:
        return f"is too large: its brackets are nested more than {_DEEPEST} deep"
    return ""


def told(source: str) -> str:
    """A pattern as messages show it: a long one by its beginning."""
    return source if len(source) <= _SHOWN else f"{source[:_SHOWN]}…"


def _at_most(source: str) -> int:
    """How many characters the repetitions can add at most: as if each were one of all the others."""
    counts = [_number(match[1]) for match in expression(_COUNT).finditer(source)]
    return len(source) * prod(counts) if counts else 0


def _written_out(source: str, verbose: bool) -> tuple[int, int]:
    """How many characters the repetitions add to the pattern, no further than to the limit; and how deep its brackets are.
    ``verbose``: blanks and comments in it mean nothing."""
    begun: list[int] = []
    length = item = added = deepest = 0
    at = 0
    while match := _TOKEN.match(source, at):
        token, at = match[0], match.end()
        if token.startswith("(?#") or (verbose and token.isspace()):
            continue
        if verbose and token == "#" and (remark := _REMARK.match(source, match.start())):
            at = remark.end()
        elif token == "(":
            begun.append(length)
            deepest = max(deepest, len(begun))
        elif token == ")" and begun:
            item = length - begun.pop()
        elif match[1]:
            more = item * (_number(match[1]) - 1)
            length, item, added = length + more, item + more, added + more
        elif token not in ("?", "*", "+"):
            length, item = length + 1, 1
        if added > _REPEATED:
            break
    return added, deepest


def _number(figures: str) -> int:
    """A count, and at least one; of more figures than any pattern needs, that it is large."""
    return max(1, int(figures)) if len(figures) < 10 else 10**10
