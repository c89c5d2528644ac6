"""Whose resolution it is: from the words before and behind it, the form of its number, its date, the speaking organ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reslint.facts.numerals import integer_of_roman
from reslint.matching.expressions import expression
from reslint.parsing.citation_names import first_names

ASSEMBLY = "General Assembly"
SECURITY = "Security Council"
ECONOMIC = "Economic and Social Council"
RIGHTS = "Human Rights Council"

_KNOWN_FORMS = frozenset((ASSEMBLY, SECURITY, ECONOMIC, RIGHTS))
_FIRST_SLASHED_SESSION = 31
_LAST_ROMAN_SESSION = 30
_FIRST_RIGHTS_YEAR = 2006
_SHORT_FORMS = frozenset(("Assembly", "Commission", "Committee", "Council"))
_MENTION_WORDS = (
    "Assembly",
    "Commission",
    "Committee",
    "Conference",
    "Council",
    "Executive",
    "Governing",
    "Meeting",
    "Organization",
    "Union",
)
# How far before a reference its owner, its sentence, and the full name of "the Council" are looked for.
_OWNER_REACH = 400
_SENTENCE_REACH = 1200
NAME_REACH = 1600


@cache
def _other_bodies() -> re.Pattern[str]:
    """A body that is in no table, or is called by a short form, at a capital letter."""
    adjective = r"(?:[A-Z]\w+(?<!ing)(?<!s)(?<!ed) )"
    return expression(
        rf"{adjective}?Commission (?:on|for) (?:the )?[A-Z]\w+(?:,? (?:(?:of|and) (?:the )?)?[A-Z]\w+){{0,5}}"
        r"|(?:Review |General )?Conference(?: of the (?:States )?Parties)?"
        rf"|Meeting of the Parties|Governing (?:Council|Body)|Executive (?:Board|Council)|{adjective}?Committee"
        r"|(?:(?<=[Tt]he )(?:Council|Assembly|Commission))\b"
    )


_CAPITAL_WORD = expression(r"[A-Z][\w-]*")


@cache
def _link() -> re.Pattern[str]:
    """What stands between a body and "its resolution" when the body is the owner."""
    place = r"(?:(?:the |its )?(?:annex(?:es)?(?: [IVX]+)?|paragraphs?|sections?|part) ?[\dIVXA-Z(),a-z –-]{0,40}? (?:to|of) )"
    verb = r"(?:(?:also |further |subsequently |had |has ){0,3}[a-z]{1,16}ed (?:upon |for )?)"
    by = r"(?:,? ?(?:in|at|by|through|of|with|under|pursuant to|in accordance with|(?:as )?(?:set out|mandated|contained) in) )"
    return expression(rf",? (?:and )?{verb}?{by}?{place}{{0,2}}")


def is_assembly_date(number: str, iso: str) -> bool:
    """Whether a date lies in the Assembly's session of a number such as "70/1"; False without a date or for a special session."""
    session = number.split("/", 1)[0]
    if not iso or not session.isdigit():
        return False
    opening = 1945 + int(session)
    return f"{opening}-09-01" <= iso <= f"{opening + 1}-10-01"


def fits(body: str, form: str, number: str) -> bool:
    """Whether a body can have adopted a resolution with a number of that form."""
    session = number.split("/", 1)[0]
    yearly = len(session) == 4 and session.isdigit()
    if body == SECURITY:
        # "resolution 1701" lacks its year.
        return form == "YEARED" or (form == "COINED" and number.isdigit())
    if body == ASSEMBLY:
        if form == "ROMAN":
            return True
        return form == "SLASHED" and not yearly and (session[:1] in "SE" or int(session) >= _FIRST_SLASHED_SESSION)
    if body == ECONOMIC:
        return form == "ROMAN" or (form == "SLASHED" and yearly)
    if body == RIGHTS:
        return form == "SLASHED" and not yearly
    return form in ("SLASHED", "COINED")


def body_of_form(form: str, number: str, iso: str, organ: str) -> str:
    """The body of a number that nothing names: from its form, its date, the speaking organ; "" where that is not certain."""
    if form == "YEARED":
        return SECURITY
    if form == "ROMAN":
        numeral = integer_of_roman(number.rsplit("(", 1)[-1].rstrip(")").removeprefix("E").removeprefix("S-"))
        if numeral is None or (organ and organ not in (ASSEMBLY, SECURITY, RIGHTS) and numeral <= _LAST_ROMAN_SESSION):
            return ""
        return ASSEMBLY if numeral <= _LAST_ROMAN_SESSION else ECONOMIC
    if form == "COINED":
        return SECURITY if organ == SECURITY and number.isdigit() else ""
    session = number.split("/", 1)[0]
    if len(session) == 4 and session.isdigit():
        return ECONOMIC
    if is_assembly_date(number, iso):
        return ASSEMBLY
    if organ == RIGHTS and _before_rights(number, iso):
        return ""
    return organ if organ and fits(organ, form, number) else ""


def full_name(named: str, before: str, organ: str, form: str, number: str) -> str:
    """The full name of a body named in the text: "Council", "Assembly", "Commission" by what was named before; "" if unclear."""
    if named not in _SHORT_FORMS:
        return _canonical(named)
    last = ""
    for start, end in _mentions(before):
        mention = before[start:end]
        if mention != named and (mention.endswith(named) or (named == "Commission" and "Commission " in mention)):
            last = mention
    if last and (named != "Council" or fits(last, form, number)):
        return _canonical(last)
    if organ.endswith(named) or (named == "Commission" and named in organ):
        return organ if not form or fits(organ, form, number) else ""
    if named == "Assembly":
        return ASSEMBLY if not form or fits(ASSEMBLY, form, number) else ""
    if named == "Council" and form == "YEARED":
        return SECURITY
    if named == "Council" and form == "SLASHED":
        return ECONOMIC if fits(ECONOMIC, form, number) else RIGHTS
    return ""


def _canonical(named: str) -> str:
    from reslint.facts.organ_table import organ_named

    known = organ_named(named)
    return known.name if known else named


def owner(text: str, at: int, organ: str) -> tuple[str, bool]:
    """Whose "its" stands at ``at``: the body's name as written and whether it is certain; ("", True) for the speaking organ.

    The owner is a body named in the same sentence that leads up to the possessive ("the Security Council, in its resolution"),
    not one that only occurs in it.
    """
    window = _sentence(text, at, _OWNER_REACH)
    last = (0, 0)
    for mention in _mentions(window):
        if not _ATTRIBUTIVE.match(window, mention[1]):
            last = mention
    if last == (0, 0):
        return "", True
    name, between = window[slice(*last)], window[last[1] :]
    if _CONJUNCTION.fullmatch(between) and _AGENT.search(window, 0, last[0]):
        # "the resolutions adopted by the Commission and the Council, and its resolution 54/3": these are listed, they do nothing.
        return "", True
    if _link().fullmatch(between):
        # "its resolution 31/98 on the rules of the Commission and its resolution 65/22" goes on as it began.
        return name, not (between == " and " and _OWN_BEFORE.search(window, 0, last[0]))
    if organ.endswith(name) or _OWN_VERB.search(between):
        return "", True
    return name, False


def mentioned(text: str, at: int, organ: str, form: str, number: str, iso: str) -> tuple[str, bool]:
    """The body that a number belongs to which only the sentence before it can tell; and whether the sentence leaves doubt.

    "the resolutions of the Human Rights Council, the most recent of which is resolution 43/26 of 22 June 2020" gives that
    Council: it is the last body named, and number and date are possible for it.
    """
    window = _sentence(text, at, _SENTENCE_REACH)
    last, doubt = "", False
    for start, end in _mentions(window):
        name = _canonical(window[start:end])
        if name == organ or name.endswith(" Committee") or organ.endswith(name) or _excluded(name, form, number, iso):
            continue
        doubt, last = True, name
    if not last:
        return "", False
    behind = window[window.rfind(last) :] if last in window else ""
    told = bool(iso) or _LIST_WORD.search(behind) is not None or behind == f"{last} of "
    if last in _SHORT_FORMS:
        last = full_name(last, window, organ, form, number)
    possible = fits(last, form, number) and not is_assembly_date(number, iso)
    return (last if told and possible else ""), doubt


def _sentence(text: str, at: int, reach: int) -> str:
    """The sentence before ``at``, as far as ``reach``."""
    window = text[max(0, at - reach) : at]
    return window[max(window.rfind("; "), window.rfind(". ")) + 1 :]


def _mentions(window: str) -> Iterator[tuple[int, int]]:
    """The places of the bodies that a sentence names."""
    if not any(noun in window for noun in _MENTION_WORDS):
        return
    names, others, behind = first_names(), _other_bodies().match, 0
    for word in _CAPITAL_WORD.finditer(window):
        start = word.start()
        if start < behind:
            continue
        end = next((start + len(name) for name in names.get(word[0], ()) if window.startswith(name, start)), 0)
        if not end and (other := others(window, start)):
            end = other.end()
        if end:
            behind = end
            yield start, end


def _excluded(name: str, form: str, number: str, iso: str) -> bool:
    """Whether a body cannot be meant: its numbers look different, or the date is out of its time."""
    if name in _KNOWN_FORMS and not fits(name, form, number):
        return True
    if name == ASSEMBLY:
        return bool(iso) and number[:1].isdigit() and not is_assembly_date(number, iso)
    return name == RIGHTS and _before_rights(number, iso)


def _before_rights(number: str, iso: str) -> bool:
    """Whether a date is before the Human Rights Council began, and not merely wrong: a number that low is no one else's."""
    session = number.split("/", 1)[0]
    low = session.isdigit() and int(session) < _FIRST_SLASHED_SESSION
    return bool(iso) and int(iso[:4]) < _FIRST_RIGHTS_YEAR and not low


_ATTRIBUTIVE = expression(r"(?:[’']s?)? (?:draft )?(?:resolution|decision|document)")


_OWN_VERB = expression(
    r"\b(?:[Rr]ecall|[Rr]eaffirm|bearing in mind|[Ww]elcom|taking note|tak(?:es|ing) into account|[Nn]ot(?:es|ing))"
)
"""A verb of the speaking organ: what follows is its own."""


_CONJUNCTION = expression(r",? (?:and|as well as|and also|together with) ")


_AGENT = expression(r"\b(?:by|of) (?:the )?(?:[A-Z][\w’ -]{3,80}?,? and (?:the )?)?\Z")
"""Words before a body that make it, with one before it, the agent or the owner of something else."""


_OWN_BEFORE = expression(r"\b[Ii]ts resolutions? \d")


_LIST_WORD = expression(r"(?:including|in particular|especially|most recent|latest|such as|namely)[^;]*$")
