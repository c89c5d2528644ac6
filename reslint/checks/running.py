"""Paragraphs that open alike one after the other: what the kind repetition looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reslint.derived.once import once_a_draft
from reslint.draft import Draft, Kind, Opening, Paragraph, Style
from reslint.matching.expressions import expression

__all__ = ["Step", "relation", "runs", "same_opening"]

# Verbs that are followed by those whom they address; "calls for" is followed by a thing.
ADDRESSING = frozenset(
    "advise appeal ask call direct encourage exhort implore instruct invite recommend remind request urge".split()
)
_OWN = expression(r"\w+(?: (?:its|our) .+)?")
# Where the words for the addressee end.
_BEHIND = expression(r"\b(?:to|that|for|in|on|at|by|with|of|from|upon|under|which|who|whose|through|as|not)\b|[,;:.(]")
# Those whom it addresses besides the first: "States, regional organizations and civil society to"; an aside ("States, in
# particular those in the region, to") names nobody else.
_ASIDE = (
    "in|as|with|when|where|while|bearing|through|within|at|by|on|pursuant|upon|individually|either|directly|if|taking|consistent|under|"
    "without|also|inter|particularly|especially|including|from|of|which|who|based|acting|working|until|following|recalling|noting"
)
_OTHERS = expression(
    rf"(?:,[^,;:.]{{1,60}},)?(?:(?! to | that )[^,;:.]){{1,120}}, (?P<others>(?!(?:{_ASIDE})\b)"
    r"(?:(?! to | that )[^;:.]){2,250}? and (?:(?! to | that )[^;:.]){2,200}),? (?:to|that)\b"
)
# The first addressee by its whole name, and what makes others of it: "States that have not yet done so".
_WHOLE = expression(
    r"(?:,[^,;:.]{1,60},)? ?(?:to )?(?!that\b)(?P<whole>(?:(?! to | that | in a position )[^,;:.]){1,120})"
    r"(?P<limit> that\b| in a position\b)?"
)
_NAME = expression(r"[A-Z][\w’-]+ [A-Z][\w’-]+")
_COMMON_NAMES = frozenset(("Member States", "States Members"))


class Step(NamedTuple):
    """A paragraph and the one before it in the same part and section, None for the first.

    ``relation``: "" where they open differently; "same", "related" or "other" for openings that are the same, by those whom they
    address ("same" where they address nobody). ``behind_unread``: the paragraph before is of the same part and has no opening.
    """

    paragraph: Paragraph
    opening: Opening
    before: Paragraph | None
    relation: str
    behind_unread: bool = False


def runs(draft: Draft, kind: Kind) -> Sequence[Sequence[Step]]:
    """The paragraphs that follow each other without a heading or a paragraph without opening between."""
    return _runs(draft).get(kind, ())


@once_a_draft
def _runs(draft: Draft) -> dict[Kind, list[list[Step]]]:
    found: dict[Kind, list[list[Step]]] = {Kind.PREAMBULAR: [], Kind.OPERATIVE: []}
    run: list[Step] = []
    last: Paragraph | None = None
    unread: Paragraph | None = None
    for paragraph in _relevant(draft):
        if paragraph.opening is None or paragraph.kind not in found:
            last, unread = None, paragraph
            continue
        if last is None or (last.kind, last.part, last.section) != (paragraph.kind, paragraph.part, paragraph.section):
            last, run = None, []
            found[paragraph.kind].append(run)
        behind_unread = unread is not None and unread.kind is paragraph.kind
        run.append(Step(paragraph, paragraph.opening, last, relation(last, paragraph) if last else "", behind_unread))
        last, unread = paragraph, None
    return found


def _relevant(draft: Draft) -> Iterator[Paragraph]:
    kinds = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.HEADING, Kind.ENACTING)
    # An alternative stands beside its paragraph and follows on the one before that.
    return (
        paragraph
        for paragraph in draft.of(*kinds)
        if not paragraph.resumed and not (paragraph.number and "alt" in paragraph.number.lower())
    )


def relation(first: Paragraph, second: Paragraph) -> str:
    """How two paragraphs are related, in the words of ``Step.relation``."""
    if not same_opening(first, second):
        return ""
    opening = second.opening
    if first.kind is not Kind.OPERATIVE or opening is None or opening.head not in ADDRESSING or opening.phrase.endswith(" for"):
        return "same"
    one, other = _addressee(first), _addressee(second)
    if one.lower() == other.lower():
        return "same" if _reach(first) == _reach(second) else "other"
    return "related" if _names(one) & _names(other) else "other"


def same_opening(first: Paragraph, second: Paragraph) -> bool:
    """Whether two paragraphs open with the same words, also and further apart.

    Where neither has italics, "Reaffirming its commitment" may as well be meant to open with "Reaffirming".
    """
    one, other = first.opening, second.opening
    if one is None or other is None:
        return False
    if one.phrase == other.phrase:
        return True
    if one.head != other.head or (one.certain and other.certain):
        return False
    verbs = {one.phrase.split()[0], other.phrase.split()[0]}
    own = _OWN.fullmatch(one.phrase) and _OWN.fullmatch(other.phrase)
    return len(verbs) == 1 and bool(own) and not first.text.leading(Style.ITALIC) and not second.text.leading(Style.ITALIC)


def _addressee(paragraph: Paragraph) -> str:
    words = paragraph.text.string[paragraph.opening.end if paragraph.opening else 0 :][:200].strip()
    words = words.removeprefix("to ")
    end = _BEHIND.search(words)
    return words[: end.start() if end else 60].strip()


def _reach(paragraph: Paragraph) -> tuple[str, bool, bool]:
    """Whom a list of addressees names behind the first, "" where it is no list; whether the first is several; whether it is
    limited ("States that have not yet done so").
    """
    words = paragraph.text.string[paragraph.opening.end if paragraph.opening else 0 :][:500].removeprefix(" to")
    others, whole = _OTHERS.match(words), _WHOLE.match(words)
    several = whole is not None and " and " in whole["whole"]
    return others["others"].lower() if others else "", several, whole is not None and bool(whole["limit"])


def _names(words: str) -> set[str]:
    return set(_NAME.findall(words)) - _COMMON_NAMES
