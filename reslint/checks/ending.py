"""ending: the mark at the end of a paragraph, by the paragraph's place.

Where many paragraphs of a draft end otherwise and few as they should, this is one cause: it is said once, with all its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reslint.checks.positions import Place, in_sentences, places
from reslint.derived.passages import select
from reslint.draft import Draft
from reslint.finding import Edit, Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.rules import Rule
from reslint.text import Span, Text

WHERE = "main"
WORDS = ("right", "wrong", "what", "count", "others")
MESSAGE = "{what} ends with {right}, not with {wrong}"
MESSAGE_FOR_NONE = "{what} ends with {right}; here there is no mark"
MESSAGE_INSIDE = "{what} ends with {right}, which stands behind the quotation mark"
MESSAGE_FOR_MANY = "{what} ends with {right}; here {count} of {others} end with {wrong}"

# So many that end alike, and more than half of all, are a habit of the draft and not slips.
_HABIT = 5
# All that an end is judged by stands among so many last characters.
_WINDOW = 120

_NAMES = {
    ",": "a comma",
    ";": "a semicolon",
    ".": "a full stop",
    ":": "a colon",
    "?": "a question mark",
    "!": "an exclamation mark",
}
_END = expression(r"(?P<mark>[,;:!?]*[.,;:!?]|)(?P<quote>[”’\"']?)(?P<and>\s(?:and/or|and|or))?$")
_TITLE = expression(r"entitled [“\"][^“”\"]{1,200}\.\Z")
_ABBREVIATION = expression(r"\b(?:[ap]\.m|etc|Inc|Ltd|Jr|al)\.$")
_MARKS = (",", ";", ".", ":", "…")
_MOST_REMARKS = 32
# What the negotiation writes behind the end of a paragraph: who proposes it, what was agreed. Other parentheses and asides are
# of the paragraph, unless its mark stands before them.
_BRACKET = expression(r"\s*\[(?:[^\[\]]|\[[^\[\]]{1,40}\]){1,80}\]$|\s*\((?i:agreed|ad ref)[^()]{0,80}\)$")
_ASIDE = expression(
    r"(?:(?<=[,;:)\]}])|(?<=\w\w\w\.))"
    r"(?:\s*(?:\[(?:[^\[\]]|\[[^\[\]]{1,40}\]){1,80}\]|\{[^{}]{1,80}\}|\((?!\d{1,3}\))[^()]{1,80}\))[.,;]?"
    r"|\s+[–—-]{1,3}\s[^;]{1,80}"
    r"|\s*[\u2610-\u2612\u2705\u2713-\u2718\U0001f5f8\ufe0f]+)$"
)
# A call that was not told from the text: the mark of the paragraph stands before it.
_CALL = expression(r"(?:[,;.:]\s?(?:\(\d{1,3}\)|\d{1,3}/)|(?:;|(?<!\d)[,.]|(?<=\b[12]\d\d\d)[,.])\d{1,2})$")
_OMISSION = expression(r"(?:\.\s\.|\.\.\.|…|(?<!\w)\.\.)\W*$")
_INSTRUCTION = expression(r"(?:\d+ )?\W*(?:[\w ,/]{1,30}\)?: )?(?i:delete[ds]?|retain(?:ed)?|keep|merged?|moved?)\b[^,;.]{0,60}$")
# A full stop that is none of an abbreviation, and another mark.
_TWICE = expression(
    r"(?:\b(?!(?:approx|arts|chap|art|cit|circ|comp|cont|corp|dept|etc|fig|incl|misc|paras?|pars?|prof|resp|secs?|seq|suppl|trans|univ|vols?)\.)"
    r"[a-z]{3,}|[A-Z][a-z]{2,}(?=\.\.))(?P<mark>\.[,;.])$"
)
# A dash before a list, alone or behind another mark: ":-".
_DASH = expression(r"(?P<mark>[,;:.]?\s?[-–—]{1,3})$")
_TABLE = expression(r"\b(?:below|follows?|following(?: [\w-]+){0,6}|table|list)\s?:$")


class Marks(NamedTuple):
    """The marks that are right at each place, the best first; a place without any is left alone.

    ``inner``: where another paragraph follows; ``section_end``: the last of a section; ``last``: the last of all;
    ``before_items``: where subparagraphs or a table follow; ``between``: a subparagraph behind which another follows.
    """

    inner: tuple[str, ...] = ()
    section_end: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    before_items: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


class Settings(NamedTuple):
    """The marks by the sort of the paragraph: ``preambular``, ``operative`` and the subparagraphs of each. The last subparagraph
    of a paragraph ends as its place in the draft says (``inner``, ``section-end``, ``last``).
    """

    preambular: Marks = Marks()
    operative: Marks = Marks()
    preambular_items: Marks = Marks()
    operative_items: Marks = Marks()


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    sorts = (settings.preambular, settings.operative, settings.preambular_items, settings.operative_items)
    if all(marks == Marks() for marks in sorts):
        yield "no mark is asked for: lines of the form \"operative: {inner: ';'}\""
    for mark in {mark for marks in sorts for place in marks for mark in place} - _NAMES.keys():
        yield f'"{mark}" is no mark that a paragraph ends with; known are {" ".join(_NAMES)}'


class _Wrong(NamedTuple):
    """A wrong end: ``text.string[start:end]`` is the mark that stands there (nothing, where there is none). ``certain``: it is
    certain where the mark belongs. ``quote``: the quotation mark that the mark stands inside of, and belongs behind.
    """

    place: Place
    start: int
    end: int
    right: str
    certain: bool
    quote: str = ""

    @property
    def wrong(self) -> str:
        """What stands there, in words."""
        found = self.place.paragraph.text.string[self.start : self.end].strip()
        return _NAMES.get(found, f"“{found}”" if found else "no mark")


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The paragraphs that end with another mark than their place asks for."""
    if draft.form not in ("resolution", "decision", "declaration"):
        return
    meant = {id(passage.holder) for passage in select(draft, rule.where)}
    checked, wrong, sentences = 0, [], in_sentences(draft)
    declares = draft.form == "declaration"
    for place in places(draft):
        if sentences and (declares or place.paragraph.plural) and place.position in ("inner", "section_end"):
            continue  # Marks between the parts of one sentence are none between sentences.
        right: tuple[str, ...] = getattr(getattr(settings, place.sort), place.position)
        if not right or id(place.owner) not in meant:
            continue
        checked += 1
        fault = _fault(place, right, draft.stage == "informal")
        if fault and not (draft.flat and _unsure(fault)):
            wrong.append(fault)
    if len(wrong) >= _HABIT and len(wrong) > checked / 2:
        yield _habit(rule, wrong, checked)
        return
    for fault in wrong:
        yield _finding(rule, fault)


def _fault(place: Place, right: tuple[str, ...], informal: bool) -> _Wrong | None:
    """What is wrong with the end of the paragraph, or None."""
    whole = place.paragraph.text.string.rstrip()
    if _is_right(whole, right):
        return None
    ends = _ends(whole)
    if any(_is_right(end, right) for end in ends):
        return None
    string = ends[0]
    start = max(0, len(string) - _WINDOW)
    if _CALL.search(string, start) or _OMISSION.search(string, start) or (informal and _INSTRUCTION.match(string)):
        return None
    if place.position != "before_items" and string.endswith(":") and _TABLE.search(string, start):
        return None
    dash = _DASH.search(string, start) if place.position == "before_items" else None
    match = dash or _TWICE.search(string, start) or _END.search(string, start)
    if match is None:
        return None
    if _is_inside(string, match, right):
        return _Wrong(place, match.start("mark"), match.end("quote"), right[0], True, match["quote"])
    if match["mark"] in right:
        return None
    # The stop of an abbreviation and the mark of a quotation do not end the paragraph: its own mark is missing behind them.
    foreign = match.groupdict().get("quote") or _ABBREVIATION.search(string, start)
    first, last = (match.end("quote"), match.end("quote")) if foreign else match.span("mark")
    # Whether a mark belongs inside of a bracket or a remark or behind it, nobody but the drafter knows.
    bracketed = first == last and string.endswith(("]", "}", ")") if informal else ("]", "}"))
    bracketed = bracketed or (informal and first == last and next(_without_remark(whole), None) is not None)
    return _Wrong(place, first, last, right[0], len(ends) == 1 and not bracketed)


def _is_inside(string: str, match: re.Match[str], right: tuple[str, ...]) -> bool:
    """Whether the mark stands inside of a quotation that is none of a whole sentence: “Rivers and lakes;”."""
    if match.groupdict().get("quote") not in ("”", '"') or string.startswith(("“", '"')) or "." in right:
        return False
    return match["mark"] in (",", ";") or (match["mark"] == "." and _TITLE.search(string, 0, match.end("mark")) is not None)


def _is_right(end: str, right: tuple[str, ...]) -> bool:
    return end.endswith(right) and end[-2:-1] not in _NAMES


def _ends(string: str) -> list[str]:
    """The text up to each mark that may be its end, the likeliest first: brackets and remarks of the negotiation may stand behind
    it. The whole text, where no mark stands before them."""
    shorter = [string]
    for bare in islice(shorter, _MOST_REMARKS):
        shorter += [one for one in _without_remark(bare) if one not in shorter]
    return [bare for bare in shorter if bare.endswith(_MARKS)] or [string]


def _without_remark(string: str) -> Iterator[str]:
    """The text without the remark at its end, if it has one, and without the bracket there."""
    start = max(0, len(string) - _WINDOW)
    remark = _ASIDE.search(string, start) or (_BRACKET.search(string, start) if string.endswith(("]", ")")) else None)
    if remark:
        yield string[: remark.start()].rstrip()
    if string.endswith(("]", "}")):
        yield string[:-1].rstrip()


def _unsure(fault: _Wrong) -> bool:
    """Whether a fault in a text without lines may come of a heading, or of a section's preamble, that cannot be told apart."""
    return fault.start == fault.end or fault.place.first_follows


def _what(place: Place) -> str:
    part = "preambular" if place.sort.startswith("preambular") else "operative"
    article = "a" if part == "preambular" else "an"
    match place.position:
        case "before_items":
            return f"What introduces {'a table' if place.table_follows else 'subparagraphs'}"
        case "between":
            return f"A subparagraph of {article} {part} paragraph"
        case "section_end" if place.sort == "operative":
            return "The last paragraph of a section"
        case "last" if part == "operative":
            return "The last operative paragraph"
    items = place.sort.endswith("_items")
    return f"The last subparagraph of {article} {part} paragraph" if items else f"{article.capitalize()} {part} paragraph"


def _finding(rule: Rule, fault: _Wrong) -> Finding:
    holder = fault.place.paragraph
    words = {"right": _NAMES[fault.right], "wrong": fault.wrong, "what": _what(fault.place), "count": "1", "others": "1"}
    start = fault.start if fault.end > fault.start else max(0, fault.start - 1)
    mended = fix(rule.fix, [_edit(holder.text, fault)]) if fault.certain else None
    message = MESSAGE_INSIDE if fault.quote else MESSAGE if fault.end > fault.start else MESSAGE_FOR_NONE
    return rule.finding(holder, start, max(fault.end, start + 1), message, mended, **words)


def _habit(rule: Rule, wrong: Sequence[_Wrong], checked: int) -> Finding:
    """The one finding for a draft that hardly ever ends its paragraphs as it should."""
    findings = [_finding(rule, fault) for fault in wrong]
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    marks = [fault.wrong for fault in wrong]
    first = wrong[0]
    return rule.finding_at(
        "",
        findings[0].span,
        MESSAGE_FOR_MANY,
        fix(rule.fix, edits),
        tuple(finding.span for finding in findings[1:]),
        right=_NAMES[first.right],
        wrong=max(marks, key=marks.count),
        what=_what(first.place),
        count=str(len(wrong)),
        others=str(checked),
        found=first.place.paragraph.text.string[first.start : first.end],
    )


def _edit(text: Text, fault: _Wrong) -> Edit | None:
    if fault.end > fault.start:
        return replacement(text, fault.start, fault.end, fault.quote + fault.right)
    at = text.source_end(fault.start)
    return Edit(Span(at, at), fault.right)
