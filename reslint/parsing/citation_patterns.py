"""The patterns by which citation_terminals.py finds its units.

Every one is bounded, so that the time grows with the length of a text alone; each is compiled when first asked for.
"""

from __future__ import annotations

from reslint.matching.expressions import expression

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What is counted: "I", "C", "II.A", "7", "9 (b) (ii)", "53A", "one"; and one or several of it: "I and II", "5–7", "129 to 134".
_COUNTED = (
    r"(?:(?:I-)?[0-9]{1,6}[A-Z]?|[IVXLCDM]{1,8}|[A-Z]|one|two|three|four|five)"
    r"(?:\.(?:[A-Z]|[0-9]{1,2})){0,3}(?: ?\((?:[a-z]|[ivx]{1,5})\)){0,3}(?![\w/’'])"
)
_SERIES = rf"{_COUNTED}(?:(?:, and |, | and | or | to |–|−|-){_COUNTED}){{0,40}}"
# Nouns and abbreviations before what is counted.
PARTS = (
    ("CHAPTER", r"[Cc]h(?:ap(?:s|ters?)?)?\.? ?"),
    ("SECTION", r"[Ss]ec(?:ts?|tions?)?\.? ?"),
    ("PARAGRAPH", r"(?:[Ss]ub)?[Pp]ara(?:s|graphs?)?\.? ?"),
    ("PART", r"[Pp]arts? "),
    ("PAGE", r"pp?\. ?"),
)
# Those that can also stand alone.
WHOLE_PARTS = (("ANNEX", r"[Aa]nnex(?:es)?(?![\w-])"), ("APPENDIX", r"[Aa]ppendi(?:x|ces)(?! to)"))
FOLLOWING = (
    ("VOLUME", r"[Vv]ols?\.? ?"),
    ("SUPPLEMENT", r"Supp(?:l|lements?)?\.?(?: Nos?\.?)? ?"),
    ("REGISTRATION", r"Nos?\.? ?"),
)
_WHOLE_FOLLOWING = (
    ("MEETINGS", r"(?:Plenary Meetings|Annexes)(?=,)"),
    ("ADDITION", r"(?:Add|Corr|Rev)\.\d{1,2}(?:[–-]\d{1,2}|(?:, | and )\d{1,2}(?!\d))?"),
)
_SYMBOL = (
    r"[A-Z][A-Z0-9]{0,9}(?:\.[0-9]{1,4})?"
    r"(?:/[A-Za-z0-9]{1,20}(?:\([0-9]{1,4}\))?(?:\.[A-Za-z0-9]{1,12}){0,4}(?:[-–][0-9]{1,4})?){1,10}"
)
_SYMBOL_TAIL = r"(?: ?\((?:Parts?|Vols?\.|Sect\.|SUPP\.?) [^()]{1,20}\)(?:/[A-Z][a-z]{2,4}\.\d{1,2}){0,2})?"
_LETTER = r"[A-Z]{1,2}(?!\w|[’'/]|\.\w|-\w\w)"
_SLASHED = (
    r"(?:E?S-?)?\d{1,4}/\d{1,4}(?!\d|[\w/]*/|\.\d|[a-z])"
    rf"(?: ?{_LETTER}(?:, {_LETTER}){{0,9}}(?:(?: to | and | ?[–-] ?){_LETTER})?)?"
)
_FIGURE = r"\d{1,5}(?:st|nd|rd|th)"
_MEETING = (
    rf"{_FIGURE}(?:(?:, and |, | and | to |–){_FIGURE}){{0,12}}(?: \(resumed\))?"
    r"(?: (?:plenary|formal|informal|closed|private|open|joint|resumed)){0,2} meetings?\b"
)
_COINED = (
    r"(?:Conf\. |No\. )?(?=[^ ]{0,14}[0-9IVX])"
    r"(?:[A-Z][A-Za-z.-]{0,20}(?:/[A-Z][A-Za-z]{0,12}){0,3}(?=[0-9(/.-]))?"
    r"[0-9IVXCM]+(?:[./-][A-Za-z0-9]{1,8}){0,5}(?: ?\([0-9IVXL]{1,7}\)(?:/[A-Z0-9]{1,6}){0,2})?(?![\w/’'])"
)


_MONTHS_BEHIND_CAPITALS = r"(?:an|ebr)uary|arch|pril|ay|u(?:ne|ly|gust)|(?:eptem|cto|ovem|ecem)ber"
START_OF_UNIT = expression(
    r"[0-9A-Zrdsi](?:(?<=[0-9])|esolutions? |ecisions? |essions?|bid|reaty Series|fficial Records|ales No"
    rf"|(?:{_MONTHS_BEHIND_CAPITALS}) [0-9]|(?<=[A-Z])[A-Z0-9./-])"
)
"""Two or three letters that a reference can begin with: the search that runs over the whole text, so it must be quick.

Its first character is a set and its alternatives begin with different letters: ``re`` then skips most of a text.
"""

_ORGAN = r"General Assembly|(?:Security|Trusteeship) Council|[A-Z][\w ’]{1,120}?(?=,)|[A-Z]\w*"
UNIT = expression(
    r"(?P<digit>\d)"
    r"|(?P<NOUN>[Rr]esolutions?(?= )|[Dd]ecisions?(?= ))"
    r"|(?P<session>[Ss]essions?)"
    r"|(?P<IBID>[Ii]bid(?![a-z])\.?)"
    r"|(?P<TREATY_SERIES>Treaty Series)"
    rf"|(?P<RECORDS>Official Records(?: of the (?:{_ORGAN}))?)"
    r"|(?P<SALES>Sales No(?:s?\.|s)? ?[A-Z](?:\.? ?(?:\d{1,3}|[IVXL]{1,6}|[A-Z])){1,6}(?: and corrigend(?:um|a))?)"
    rf"|(?P<month>(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
    r"|(?P<special>E?S-?\d{1,2}/\d)"
    rf"|(?P<SYMBOL>{_SYMBOL})"
)
"""The units that a reference can begin with; the name of the group says which one it is."""


def _named(patterns: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns)


_BETWEEN = r"(?:\)?,? ?(?:and )?| and corrigend(?:um|a),? )(?=[ACNPRSVacpsv])"
_COUNTED_FOLLOWING = rf"(?:{_named((*PARTS, *FOLLOWING))}){_SERIES}(?: \(Part [IVX]+\))?"
FOLLOWING_UNIT = expression(
    rf"{_BETWEEN}(?:{_named(_WHOLE_FOLLOWING)}|{_COUNTED_FOLLOWING}|(?:{_named(WHOLE_PARTS)})(?: {_SERIES})?)"
)
"""The units that go on with a reference, with what may stand between; the named group is at the unit's beginning."""

_COUNTED_PARTS = "|".join(pattern for name, pattern in PARTS if name != "PAGE")
_PARTS_WHOLE = "|".join(pattern for _, pattern in WHOLE_PARTS)
_LINK = r",? (?:of|to|in|contained in) (?:the )?"
PLACE_BEFORE = expression(
    rf"(?:(?:{_COUNTED_PARTS})(?={_COUNTED})|{_PARTS_WHOLE})(?: ?{_SERIES})?{_LINK}(?:annex to (?:the )?)?$"
)
"""The place in a resolution that stands before it: "paragraph 7 of", "section II of", "the annex to"."""

NUMBER = expression(
    rf"(?P<MEETING>{_MEETING})"
    r"|(?P<ROMAN>\d{1,4} ?(?:[A-Z]{1,2}(?:(?:, | to | and | ?[–-] ?)[A-Z]{1,2}){0,5} ?)?\((?:E?S-)?[IVXLCivxlc]{1,8}\))"
    r"|(?P<YEARED>\d{1,4} ?\(\d{4}\))"
    rf"|(?P<SLASHED>{_SLASHED})"
    rf"|(?P<DATE>\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}),? \d{{4}})"
    r"|(?P<YEAR>(?:19|20)\d\d(?:/\d{1,2})?(?=,? Supp))"
)
"""What can begin with a figure."""

COINED_NUMBER = expression(_COINED)


_MORE_SYMBOLS = rf"(?:{_SYMBOL}{_SYMBOL_TAIL}|(?:Add|Corr|Rev)\.\d{{1,2}}(?:[–-]\d{{1,2}})?)"
ENCLOSED_SYMBOLS = expression(rf"{_SYMBOL}{_SYMBOL_TAIL}(?:(?:, and |, | and |; ){_MORE_SYMBOLS}){{0,12}}\)?")
"""Symbols as they stand in parentheses behind a supplement."""

SYMBOL_TAIL = expression(rf"(?:{_SYMBOL_TAIL})(?:-{_SYMBOL}){{0,2}}")

_NAME = r"[A-Z][\w-]*(?![\w’'-])"
BODY_BEHIND = expression(
    rf",? (?:of|adopted by|by) (?:the )?({_NAME}(?: (?:(?:of|on|for|to|in|and|against) (?:the )?)?{_NAME}){{0,14}})"
)
"""A body named behind the number: "resolution 16/18 of the Human Rights Council"."""

SESSION_MARK = expression(r"(?:19|20)\d\d(?:[–-]\d{2,4})?|E?S-\d{1,2}")
"""What can stand before "session" instead of an ordinal: a year, the number of a special session."""

ROMAN_NUMBER = expression(r"[IVX]{1,5}/\d{1,3}")

NEXT_MEMBER = expression(r"(?:,? and |, |,? or | of | on |,? adopted on )\d")
"""What joins the next member of a list, or dates this one."""

DATED_NUMBER = expression(rf"(?:{_SLASHED}|\d{{1,4}} \(\d{{4}}\)) of \d{{1,2}} (?:{_MONTHS})")

END_OF_LIST = expression(r"esolution|ecision|\. [A-Z]|;\W*[a-z]|\d/\d")
"""What ends a list of resolutions: another noun, a sentence, a number that is none of its members."""

WORD = expression(r"\S+")
