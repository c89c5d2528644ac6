"""References to documents in a text: resolutions, symbols, Treaty Series, Official Records, Ibid., dates, sessions.

The grammar is citation.lark; citation_terminals.py finds its terminals, citation_bodies.py tells whose resolution it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from lark import Token, Tree

from reslint.draft import Citation
from reslint.facts.numerals import MONTHS, integer_of_ordinal, parse_date
from reslint.facts.table import forget_with_tables
from reslint.matching.expressions import expression
from reslint.parsing.citation_bodies import NAME_REACH, body_of_form, fits, full_name, mentioned, owner
from reslint.parsing.citation_terminals import terminals
from reslint.parsing.grammars import Grammar, load

_KINDS = {
    "treaty_series": "treaty-series",
    "official_records": "official-records",
    "sales_number": "sales-number",
    "symbol": "symbol",
}
# While a draft is edited, most of its paragraphs stay as they are.
_KEPT = 1024
_SESSION_JOINS = (", ", " and ", ", and ", " to ", " or ")
_PARTS = {
    "CHAPTER": "chapter",
    "SECTION": "section",
    "PARAGRAPH": "paragraph",
    "ANNEX": "annex",
    "APPENDIX": "appendix",
    "PART": "part",
    "PAGE": "page",
    "VOLUME": "volume",
    "REGISTRATION": "number",
    "SUPPLEMENT": "supplement",
    "SESSION": "session",
    "YEAR": "year",
    "ENCLOSED": "symbol",
    "ADDITION": "addition",
    "MEETINGS": "meetings",
    "MEETING": "meeting",
}


@cache
def _promise() -> re.Pattern[str]:
    """What a text must contain to hold a reference at all."""
    months = "|".join(MONTHS)
    return expression(rf"esolution|ecision|/|ession|eeting|bid|Treaty Series|Official Records|Sales No|{months}")


@cache
def _grammar() -> Grammar:
    return load("citation")


@lru_cache(maxsize=_KEPT)
def find_citations(text: str, organ: str = "") -> tuple[Citation, ...]:
    """The references in a text, in order; ``organ`` is the speaking organ's name ("General Assembly"), for "its resolution".

    A citation goes from its first word ("General Assembly resolution", "section II of its resolution", "Treaty Series") to its
    last part; of a list, the first has the words before it, the others begin at their numbers. ``number`` is in its right form,
    ``date`` in ISO form. Parts, each without its noun: "volume", "number", "session", "year", "supplement", "symbol", "chapter",
    "section", "paragraph", "annex", "appendix", "part", "page", "meeting", "addition" (Add.1); "within", a resolution inside the
    document; "of", what stands before ("paragraph 7"); "possessive" where the words are "its resolution"; "see" where a "See"
    stands before; "sort" of a session ("special"); "day", a date that is none; later "from", where the body is from the "note"
    behind or from the rest of the "draft". Never raises.
    """
    if not _promise().search(text):
        return ()
    found: list[Citation] = []
    _collect(text, 0, organ, found)
    if len(found) > 1:
        found.sort(key=lambda citation: (citation.start, citation.end))
    return tuple(found)


# Bodies are named in tables.
forget_with_tables(find_citations.cache_clear)


def _collect(text: str, shift: int, organ: str, found: list[Citation]) -> None:
    """Adds the citations of a text that begins at ``shift`` of the whole."""
    units = terminals(text)
    if not units:
        return
    session: Citation | None = None
    tree = _grammar().parse(units)
    for node in tree.children:
        if not isinstance(node, Tree):
            continue
        if node.data == "resolutions":
            _resolutions(node, text, shift, organ, found)
        elif node.data == "date":
            found.append(_moved(_date(_tokens(node)[0]), shift))
        elif node.data == "meeting":
            found.append(_moved(_meeting(_tokens(node)[0]), shift))
        elif node.data == "session":
            before = session
            session = _session(node, text, organ)
            if before and not session.body and text[before.end : session.start] in _SESSION_JOINS:
                session = replace(session, body=before.body, stated=before.stated)
            found.append(_moved(session, shift))
        else:
            found.append(_moved(_document(node, text), shift))


def _moved(citation: Citation, shift: int) -> Citation:
    return replace(citation, start=citation.start + shift, end=citation.end + shift) if shift else citation


def _tokens(node: Tree[Token]) -> list[Token]:
    return [child for child in node.children if isinstance(child, Token)]


def _end(token: Token) -> int:
    return token.end_pos or 0


def _start(token: Token) -> int:
    return token.start_pos or 0


# Dates, sessions, documents


def _day(words: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The date in ISO form; or "" and the words as a part, where there is no such day."""
    if not words:
        return "", ()
    day = parse_date(words)
    return (day.isoformat(), ()) if day else ("", (("day", words),))


def _date(token: Token) -> Citation:
    iso, parts = _day(str(token))
    return Citation("date", _start(token), _end(token), date=iso, parts=parts)


def _meeting(token: Token) -> Citation:
    figures = expression(r"[\d, –a-z]*(?<=\d)(?:st|nd|rd|th)").match(token)
    number = expression(r"(?<=\d)(?:st|nd|rd|th)").sub("", figures[0] if figures else "")
    return Citation("meeting", _start(token), _end(token), number, parts=(("sort", "plenary"),) if "plenary" in token else ())


def _session(node: Tree[Token], text: str, organ: str) -> Citation:
    tokens = _tokens(node)
    words = str(tokens[0])
    first = expression(r"[Oo]ne hundred and [\w-]+|[\w–-]+").match(words)
    ordinal = first[0] if first else words
    number = integer_of_ordinal(ordinal)
    parts: list[tuple[str, str]] = []
    special = expression(r"(E?)S-(\d{1,2})").fullmatch(ordinal)
    if special:
        number = int(special[2])
        parts.append(("sort", "emergency special" if special[1] else "special"))
    elif number is None:
        parts.append(("year", ordinal))
    sort = expression(r"emergency special|special|regular|resumed|annual|substantive").search(words[len(ordinal) :])
    if sort:
        parts.append(("sort", sort[0]))
    body, stated = "", False
    start = _start(tokens[0])
    if len(tokens) > 1:
        body, stated = full_name(str(tokens[1]), text[max(0, start - NAME_REACH) : start], organ, "", ""), True
    elif text.endswith((" its ", "its resumed "), 0, start):
        name, certain = owner(text, text.rindex("its ", 0, start), organ)
        body = (full_name(name, text[max(0, start - NAME_REACH) : start], organ, "", "") if name else organ) if certain else ""
        stated = bool(name) and certain
        parts.append(("possessive", "its"))
    return Citation("session", start, _end(tokens[0]), str(number or ""), body, stated, parts=tuple(parts))


def _see(text: str, start: int) -> tuple[tuple[str, str], ...]:
    for word in ("See also ", "see also ", "See ", "see "):
        if text.endswith(word, 0, start):
            return (("see", word.strip()),)
    return ()


def _part(token: Token) -> tuple[str, str]:
    """A part's name and its value, without the noun or abbreviation before it."""
    if token.type == "WITHIN":
        return "within", str(token)
    if token.type in ("ENCLOSED", "SESSION", "YEAR", "ADDITION", "MEETINGS", "MEETING"):
        return _PARTS[token.type], token.strip("()")
    match = expression(r"[A-Za-z]+(?: Nos?)?\.?\s*").match(token)
    return _PARTS[token.type], (token[match.end() :] if match else "") or str(token)


def _document(node: Tree[Token], text: str) -> Citation:
    tokens = _tokens(node)
    head = tokens[0]
    start, end = _start(head), max(_end(token) for token in tokens)
    parts = [_part(token) for token in tokens[1:] if token.type in _PARTS or token.type == "WITHIN"]
    number, body = "", ""
    if node.data == "symbol":
        number = str(head)
    elif node.data == "sales_number":
        match = expression(r"[A-Z]\.?[ \d].*").search(head[head.index("Sales") + 5 :])
        number = (match[0] if match else "").split(" and corr", 1)[0]
    elif node.data == "treaty_series":
        number = next((value for name, value in parts if name == "number"), "")
    elif node.data == "official_records" and " of the " in head:
        body = head.split(" of the ", 1)[1]
    kind = _KINDS.get(str(node.data), str(node.data))
    return Citation(kind, start, end, number, body, bool(body), parts=(*parts, *_see(text, start)))


# Resolutions


class _Heading(NamedTuple):
    """What stands before the numbers: the noun's kind, the body named there, whether the words are "its", where they begin.

    ``certain`` is False where "its" may be another body's than the speaking organ's.
    """

    kind: str
    named: str
    own: bool
    certain: bool
    start: int
    parts: tuple[tuple[str, str], ...]


def _heading(tokens: list[Token], text: str, organ: str) -> _Heading | None:
    noun = next((token for token in tokens if token.type == "NOUN"), None)
    if noun is None:
        return None
    start = _start(tokens[0])
    named = next((str(token) for token in tokens if token.type == "NAMED"), "")
    parts = tuple(("of", _before_of(token)) for token in tokens if token.type == "WHERE")
    own = next((token for token in tokens if token.type == "OWN"), None)
    certain = True
    if own is not None:
        named, certain = owner(text, _start(own), organ)
        # Committees recommend to others what these adopt.
        certain = certain and not named.endswith(" Committee")
        parts += (("possessive", str(own)),)
    kind = "decision" if noun[0] in "dD" else "resolution"
    return _Heading(kind, named, own is not None, certain, start, parts + _see(text, start))


def _resolutions(node: Tree[Token], text: str, shift: int, organ: str, found: list[Citation]) -> None:
    tokens = _tokens(node)
    for token in tokens:
        if token.type == "WORDS":
            # What stands between two members of a list may hold references of its own.
            _collect(str(token), shift + _start(token), organ, found)
    items = [_tokens(child) for child in node.children if isinstance(child, Tree)]
    heading = _heading(tokens, text, organ) if items else None
    if heading is None:
        return
    common = _first_of(("ALL_DATED",), [token for item in items for token in item])
    behind = _first_of(("OF_BODY",), items[-1])
    for index, item in enumerate(items):
        head = item[0]
        number = normal_number(head.type, str(head))
        iso, parts = _day(_first_of(("DATED", "ALL_DATED"), item) or common)
        named = _first_of(("OF_BODY",), item) or heading.named or ("" if heading.own else behind)
        body, stated = _body(heading, named, text, _start(head), organ, head.type, number, iso)
        parts += tuple(_part(token) for token in item[1:] if token.type in _PARTS)
        start = _start(head) if index else heading.start
        parts += () if index else heading.parts
        end = max(_end(token) for token in item)
        found.append(Citation(heading.kind, start + shift, end + shift, number, body, stated, iso, parts))


def _first_of(kinds: tuple[str, ...], tokens: list[Token]) -> str:
    return next((str(token) for token in tokens if token.type in kinds), "")


def _body(heading: _Heading, named: str, text: str, at: int, organ: str, form: str, number: str, iso: str) -> tuple[str, bool]:
    """The body of one number, and whether the words name it."""
    certain = heading.certain or named != heading.named
    if named and certain:
        body = full_name(named, text[max(0, at - NAME_REACH) : at], organ, form, number)
        if body:
            return body, True
    elif heading.own and certain:
        return (organ if fits(organ, form, number) else body_of_form(form, number, iso, "")), False
    body, doubt = mentioned(text, heading.start, organ, form, number, iso)
    return body or body_of_form(form, number, iso, "" if doubt or named or heading.own else organ), False


def _before_of(token: Token) -> str:
    return expression(r",? (?:of|to|in|contained in) (?:the )?$").sub("", str(token))


_PLAIN_NUMBER = expression(r"\d+/\d+|\d+ \(\d+\)")


def normal_number(form: str, written: str) -> str:
    """The number in its right spacing: "217A(III)" gives "217 A (III)", "68/247B" gives "68/247 B", "A-E" gives "A to E"."""
    if form == "COINED" or _PLAIN_NUMBER.fullmatch(written):
        return written
    number = expression(r"(?<=[A-Z]) ?[–-] ?(?=[A-Z](?![\w)/]))(?<!\(S-)(?<!ES-)").sub(" to ", written)
    number = expression(r"(?<=\d)(?=[A-Z](?![a-z]))").sub(" ", number)
    number = expression(r"(?<=[\dA-Z])(?=\()").sub(" ", number)
    if form == "SLASHED":
        number = expression(r"^(E?S)(?=\d)").sub(r"\1-", number)
    return number
