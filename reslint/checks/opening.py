"""opening: the form of the words that a paragraph opens with.

A preambular paragraph opens with a participle or an adjective, an operative one with a verb in the present tense (in the plural
where the text speaks as "We, the Ministers"). ``form`` finds the wrong form of a verb, ``swapped`` an opening that belongs to the
other part, ``unknown`` words that no opening is known to have, ``capital`` a small first letter, a capital in a later word,
or capitals all over, ``comma`` a comma that parts the opening from its object.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Literal, NamedTuple

from reslint.checks.positions import places
from reslint.checks.tense import InPresent, in_present
from reslint.derived.once import once_a_draft
from reslint.derived.passages import select
from reslint.draft import Draft, Kind, Opening, Paragraph
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.parsing.lexicon import lexicon
from reslint.parsing.opening_forms import SERIES, place_adverb, turn
from reslint.rules import Rule
from reslint.selectors import selector

WORDS = ("right", "hint")
WHERE = selector("main preambular, main operative")

PREAMBLE = "A preambular paragraph opens with a participle or an adjective: “{right}”, not “{found}”"
OPERATIVE = "An operative paragraph opens with a verb in the present tense: “{right}”, not “{found}”"
NO_VERB = "An operative paragraph opens with a verb in the present tense (“Requests”, “Decides”), not with “{found}”"
TO_OPERATIVE = "“{found}” opens operative paragraphs: move the paragraph there, or write “{right}”"
TO_PREAMBLE = "“{found}” opens preambular paragraphs: move the paragraph there, or open it with a verb in the present tense"
UNKNOWN = "“{found}” is not among the words that resolutions open paragraphs with{hint}"
_PARTICLES = frozenset({"upon", "for", "on"})
CAPITAL = "The first word of a paragraph has a capital letter: “{right}”"
IN_CAPITALS = "Openings are not in capitals: “{right}”"
COMMA = "No comma stands between an opening and its object: “{right}”"
ONE_CAPITAL = "Only the first word of an opening has a capital letter: “{right}”"

# Verbs by which an organ acts on others: in the preamble they tell that the paragraph is in the wrong part.
_ACTING = frozenset(
    "adopt appeal appoint approve ask authorize call decide demand direct encourage endorse establish exhort instruct invite "
    "recommend remind request suspend terminate transmit urge".split()
)
_WORD = expression(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Words before a verb that comes later: "In that regard, notes …".
_BEFORE_VERB = frozenset("As At By For From In On Under Upon While With Without".split())
# The subjects of sentences, which a declaration may have.
_SUBJECTS = ("Member States", "States", "Governments", "Members", "Parties", "Participants", "Delegations")
# A sentence with a subject of its own, where the organ should speak.
_SENTENCE = expression(
    r"(?:The |All |Each |Every )?(?:Member States?|States?|Governments?|Secretary-General|High Commissioner|Executive Director|"
    r"President|Secretariat|Council|Assembly|Commission|Committee)(?: [a-z]+){0,3} (?:shall|should|must|will|is|are)\b"
)
# What is the object of an opening, and no words put in between ("*Notes*, with appreciation, ...").
_COMMA = expression(r",(?= (?:that|the|its|all|States|Member States|Governments)\b)")
# "Decides, to continue": of other verbs something may be put in between, "Requests, to this end, ...".
_DECIDES = expression(r",(?= to (?!(?:this|that|the|date|be)\b)[a-z])")
_DECIDING = frozenset({"decide", "agree", "resolve", "undertake"})
_FEW = 3
_WE = expression(r"\b[Ww]e\b")


class Settings(NamedTuple):
    """``what``: what is looked for. The rules "form" and "swapped" share the wrong forms between them."""

    what: Literal["form", "swapped", "unknown", "capital", "comma"] = "form"


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The openings that are wrong in the way asked for."""
    if draft.form not in ("resolution", "declaration"):
        return
    if settings.what == "capital":
        yield from _capitals(draft, rule)
    for passage in select(draft, rule.where):
        paragraph = passage.holder
        if isinstance(paragraph, Paragraph) and not paragraph.resumed and paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE):
            finding = _finding(draft, rule, settings, paragraph)
            if finding:
                yield finding


def _finding(draft: Draft, rule: Rule, settings: Settings, paragraph: Paragraph) -> Finding | None:
    opening = paragraph.opening
    if settings.what == "capital":
        return _small(rule, paragraph) or _great(rule, paragraph)
    if settings.what == "comma":
        return _comma(rule, paragraph, opening) if opening else None
    tense = _other_tense(draft, paragraph)
    if tense or opening is None:
        if settings.what != "form":
            return None
        return _in_other_tense(rule, paragraph, tense) if tense else _without_verb(draft, rule, paragraph)
    if settings.what == "unknown":
        unknown = not opening.known and not _wrong(draft, paragraph, opening)
        return _unknown(rule, paragraph, opening) if unknown else None
    if not _wrong(draft, paragraph, opening):
        return None
    swapped = _swapped(paragraph, opening)
    if swapped != (settings.what == "swapped"):
        return None
    right = _right(draft, paragraph, opening)
    if paragraph.kind is Kind.PREAMBULAR:
        message = TO_OPERATIVE if swapped else PREAMBLE
    else:
        message = TO_PREAMBLE if swapped else OPERATIVE
    edit = None if message is TO_PREAMBLE else replacement(paragraph.text, 0, opening.end, right)
    return rule.finding(paragraph, 0, opening.end, message, fix(rule.fix, [edit]), right=right)


def _other_tense(draft: Draft, paragraph: Paragraph) -> InPresent | None:
    """What an opening should be that is none, since its verb is in the past or the future."""
    opening = paragraph.opening
    if (opening and opening.form != "unknown") or (paragraph.kind is Kind.OPERATIVE and not paragraph.number):
        return None
    return in_present(paragraph, _form(draft, paragraph))


def _in_other_tense(rule: Rule, paragraph: Paragraph, tense: InPresent) -> Finding:
    message = PREAMBLE if paragraph.kind is Kind.PREAMBULAR else OPERATIVE
    edit = replacement(paragraph.text, 0, tense.end, tense.right)
    return rule.finding(paragraph, 0, tense.end, message, fix(rule.fix, [edit]), right=tense.right)


def _wrong(draft: Draft, paragraph: Paragraph, opening: Opening) -> bool:
    """Whether the form is plainly not that of the paragraph's part."""
    if paragraph.kind is Kind.PREAMBULAR:
        return opening.form in ("indicative", "infinitive") or (opening.form == "plural" and not _speaks_as_we(draft))
    if paragraph.plural and opening.form in ("plural", "indicative"):
        return opening.form == "indicative"
    if opening.form == "infinitive":
        return paragraph.number is not None
    return opening.form in ("participle", "adjective") or (opening.form == "plural" and not _speaks_as_we(draft))


@once_a_draft
def _speaks_as_we(draft: Draft) -> bool:
    """Whether the operative verbs are in the plural, as in a declaration or a text that carries one.

    An organ that is named speaks in the singular, but for a declaration in the midst of its text, which has "We" somewhere.
    """
    if draft.form == "declaration":
        return True
    if draft.organ and not any(_WE.search(p.text.string) for p in draft.paragraphs if p.part == "main"):
        return False
    forms = [p.opening.form for p in draft.of(Kind.OPERATIVE, part="main") if p.opening]
    plural = forms.count("plural")
    return plural >= _FEW and plural > forms.count("indicative") / 2


def _swapped(paragraph: Paragraph, opening: Opening) -> bool:
    """Whether the opening belongs to the other part by its words, not only by its form."""
    if paragraph.kind is Kind.PREAMBULAR:
        return opening.head in _ACTING
    return opening.form == "adjective" or opening.phrase.startswith(("having ", "bearing ", "keeping ", "desiring"))


def _right(draft: Draft, paragraph: Paragraph, opening: Opening) -> str:
    """The opening in the form and with its adverb at the place that the part asks for."""
    words = turn(paragraph.text.string[: opening.end], _form(draft, paragraph))
    return place_adverb(words, opening.adverb, str(paragraph.kind)) if opening.adverb in SERIES else words


def _form(draft: Draft, paragraph: Paragraph) -> str:
    """The form that verbs have at the head of such paragraphs."""
    if paragraph.kind is Kind.PREAMBULAR:
        return "participle"
    return "plural" if paragraph.plural or _speaks_as_we(draft) else "indicative"


def _without_verb(draft: Draft, rule: Rule, paragraph: Paragraph) -> Finding | None:
    """An operative paragraph that opens with no verb at all, where the others around it do."""
    word = _WORD.match(paragraph.text.string)
    if paragraph.kind is not Kind.OPERATIVE or not paragraph.number or word is None:
        return None
    sentence = _SENTENCE.match(paragraph.text.string)
    if sentence and draft.form == "resolution" and not paragraph.plural and id(paragraph) in _speaking(draft):
        return rule.finding(paragraph, 0, sentence.end(), NO_VERB)
    if not word.group()[0].isupper() or word.group() in _BEFORE_VERB:
        return None
    return rule.finding(paragraph, 0, word.end(), NO_VERB) if _regular(draft, paragraph.section) else None


@once_a_draft
def _speaking(draft: Draft) -> frozenset[int]:
    """The numbered paragraphs of a text in which the organ speaks, up to the last in which it does so by its opening; those of
    rules and the like that it adopts are not of the text."""
    introduced = any(one.number is None and one.text.string.endswith(":") for one in draft.paragraphs if one.part == "main")
    own = [place.paragraph for place in places(draft) if place.sort == "operative" and place.paragraph.part == "main"]
    speaks = [bool(one.opening and one.opening.known and one.opening.form == "indicative") for one in own]
    last = max((index for index, one in enumerate(speaks) if one), default=-1)
    # What stands under headings, or behind "Resolves that:", may be sentences.
    return frozenset() if introduced or any(one.section for one in own) else frozenset(id(one) for one in own[:last])


def _regular(draft: Draft, section: str) -> bool:
    """Whether nearly all numbered paragraphs of the section open as operative paragraphs do; statutes and the like do not."""
    opened = [p.opening is not None for p in draft.of(Kind.OPERATIVE, part="main") if p.section == section]
    return len(opened) > _FEW and opened.count(False) <= len(opened) / 5


def _small(rule: Rule, paragraph: Paragraph) -> Finding | None:
    word = _WORD.match(paragraph.text.string)
    if word is None or not word.group()[0].islower() or not (paragraph.opening or paragraph.number):
        return None
    right = word.group()[:1].upper() + word.group()[1:]
    edit = replacement(paragraph.text, 0, word.end(), right)
    return rule.finding(paragraph, 0, word.end(), CAPITAL, fix(rule.fix, [edit]), right=right)


def _great(rule: Rule, paragraph: Paragraph) -> Finding | None:
    """A known opening with a capital in a word behind its first: "Calls Upon". Words in capitals are another matter."""
    opening = paragraph.opening
    if opening is None or not opening.known:
        return None
    string = paragraph.text.string
    # Italics may run on into a name, which keeps its capitals.
    words = takewhile(lambda word: word.group().lower() in _words_of_openings(), _WORD.finditer(string, 0, opening.end))
    wrong = [word for word in words if word.start() and word.group().istitle()]
    if not wrong:
        return None
    start, end = wrong[0].start(), wrong[-1].end()
    right = string[:start] + string[start:end].lower() + string[end : opening.end]
    edit = replacement(paragraph.text, start, end, string[start:end].lower())
    return rule.finding(paragraph, start, end, ONE_CAPITAL, fix(rule.fix, [edit]), right=right)


def _comma(rule: Rule, paragraph: Paragraph, opening: Opening) -> Finding | None:
    """The comma directly behind a known opening."""
    if not opening.known:
        return None
    string = paragraph.text.string
    end = len(string[: opening.end].rstrip(","))
    if not _COMMA.match(string, end) and not (opening.head in _DECIDING and _DECIDES.match(string, end)):
        return None
    edit = replacement(paragraph.text, end, end + 1, "")
    return rule.finding(paragraph, end, end + 1, COMMA, fix(rule.fix, [edit]), right=string[:end])


def _capitals(draft: Draft, rule: Rule) -> Iterator[Finding]:
    """The one finding for openings in capitals."""
    found: list[tuple[Paragraph, int, str]] = []
    for passage in select(draft, rule.where):
        paragraph = passage.holder
        opening = paragraph.opening if isinstance(paragraph, Paragraph) else None
        words = paragraph.text.string[: opening.end] if opening and opening.known else ""
        if isinstance(paragraph, Paragraph) and len(words) > _FEW and words.isupper():
            found.append((paragraph, len(words), words.capitalize()))
    if found:
        edits = [replacement(paragraph.text, 0, end, right) for paragraph, end, right in found]
        spans = [paragraph.text.span(0, end) for paragraph, end, _ in found]
        first, end, right = found[0]
        words = first.text.string[:end]
        yield rule.finding_at(
            first.label, spans[0], IN_CAPITALS, fix(rule.fix, edits), tuple(spans[1:]), right=right, found=words
        )


def _unknown(rule: Rule, paragraph: Paragraph, opening: Opening) -> Finding | None:
    """The first word that the lists do not have, and the one that it resembles (if only italics tell the opening, it must)."""
    if paragraph.kind is Kind.OPERATIVE and paragraph.text.string.startswith(_SUBJECTS):
        return None
    words = _WORD.finditer(paragraph.text.string, 0, opening.end)
    word = next((word for word in words if word.group().lower() not in _known_words()), None)
    if word is None:
        return None
    found = word.group()
    near = _nearest(found.lower(), opening.form)
    if not near and opening.form == "unknown":
        return None
    right = near if found[0].islower() else near[:1].upper() + near[1:]
    edits = [replacement(paragraph.text, word.start(), word.end(), right)] if near else []
    hint = f"; did you mean “{right}”?" if near else ""
    return rule.finding(paragraph, word.start(), word.end(), UNKNOWN, fix(rule.fix, edits), right=right, hint=hint)


@cache
def _known_words() -> frozenset[str]:
    known = lexicon()
    small = {"and", "having", "has", "have", "being", "is", "are", "its", "our", "with", "to", "in", "of", "the", "that", "while"}
    repetition = {word for phrases in known.repetition.values() for phrase in phrases for word in phrase}
    verbs = known.forms.keys() | known.bases.keys()
    return known.adjectives | known.how | known.degrees | known.feelings | verbs | repetition | small


@cache
def _words_of_openings() -> frozenset[str]:
    behind = {word for phrases in lexicon().goes_on.values() for some in phrases.values() for phrase in some for word in phrase}
    return _known_words() | _PARTICLES | behind


def _nearest(word: str, form: str) -> str:
    """The known verb or adjective that a word resembles, in the form that it has; "" where there is none."""
    from difflib import get_close_matches

    ending = {"participle": "ing", "indicative": "s"}.get(form, "")
    known = lexicon()
    felt = f"{word.removesuffix('ing')}ed"
    if word.endswith("ing") and felt in known.adjectives:
        return felt
    words = [other for other in known.forms if other.endswith(ending)] if ending else [*known.adjectives, *known.forms]
    return next(iter(get_close_matches(word, words, 1, 0.8)), "")
