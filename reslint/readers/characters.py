"""The characters that a pattern never sees as they are: blanks and hyphens of every kind, and what cannot be seen at all."""

from __future__ import annotations

from reslint.matching.expressions import expression
from reslint.text import Origin, Text

__all__ = ["BLANKS", "HIDDEN", "HYPHENS", "plain"]

HIDDEN = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff"
BLANKS = r"\t\r\v\f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
HYPHENS = r"\u2010\u2011"

_ODD = expression(rf"(?P<blank>[\n{BLANKS}])|(?P<hyphen>[{HYPHENS}])|[{HIDDEN}]")


def plain(string: str, source: int) -> Text:
    """The text of characters that stand side by side in the source, from the offset ``source`` on, and hold no markup."""
    if string.isascii() and string.isprintable():
        return Text(string, (Origin(0, source),)) if string else Text("")
    pieces: list[str] = []
    origins: list[Origin] = []
    at = done = 0
    for match in _ODD.finditer(string):
        if not match["blank"] and not match["hyphen"]:
            # What cannot be seen is left out: what follows begins a new run of characters.
            at = _run(pieces, origins, at, string[done : match.start()], source + done)
            done = match.end()
    _run(pieces, origins, at, string[done:], source + done)
    return Text("".join(pieces), tuple(origins))


def _run(pieces: list[str], origins: list[Origin], at: int, string: str, source: int) -> int:
    if string:
        origins.append(Origin(at, source))
        pieces.append(_ODD.sub(lambda match: " " if match["blank"] else "-", string))
    return at + len(string)
