"""Whether words that look like a known name can only be meant for it."""

from __future__ import annotations

from reslint.facts.known_names import PROPER, SMALL, WORD, KnownName, known_names, may_be_lower, weight
from reslint.matching.expressions import expression
from reslint.matching.literals import fold

__all__ = ["SHORT", "falls_apart", "is_certain", "main_words"]

# Names of so many words of weight may be those of others.
SHORT = 3
_SENTENCE = expression(r"(?:^|[.:;?!] )[“(]?$")


def main_words(name: str) -> list[str]:
    """The words that make up a name, in small letters."""
    return [word for word in map(fold, WORD.findall(name.replace("'", "’"))) if word not in SMALL]


def falls_apart(found: str, name: str, same: bool) -> bool:
    """Whether the words are those of two names: with one "and" more, more commas, or "the" and nothing before."""
    ands, commas = found.count(" and ") - name.count(" and "), found.count(",") - name.count(",")
    if (ands > 0 and not (same and ands + commas == 0)) or (not same and commas > 0):
        return True
    if found.replace(" and the ", " and ") == name.replace(" and the ", " and "):
        return True
    bare = _BARE_ARTICLE.findall(found)
    return same and len(bare) > len(_BARE_ARTICLE.findall(name)) and any(rest in known_names().exact for rest in bare)


_BARE_ARTICLE = expression(r"(?<=[A-Z])[\w’-]* the ([A-Z].*)")
_PLAIN_WORD = expression(r" (?!(?:and|or|as|at|by|for|from|in|is|of|on|that|to|under|which|with|will|has|have)\b)[a-z]")
_HEAD = expression(r" (?:of|on|for|against|to|in|relating|concerning|regarding|relative|at|from)\b")
_NEVER_MANY = frozenset(
    (
        *("Agreement", "Agenda", "Assembly", "Charter", "Council", "Covenant", "Convention", "Declaration", "Treaty"),
        *("Organization", "Agency", "Union", "Bank", "Strategy", "Goals"),
    )
)
"""Heads of which there is one of the name."""


def is_certain(found: str, known: KnownName, before: str, capitals: bool, behind: str) -> bool:
    """Whether a row of words that has the stems of a name can only be meant for it."""
    words = [word for word in WORD.findall(found) if fold(word) not in SMALL]
    rights = [word for word in WORD.findall(known.name) if fold(word) not in SMALL]
    size = weight(known.stems)
    lost = sum(1 for word, right in zip(words, rights, strict=True) if right[0].isupper() and not word[0].isupper())
    kept = sum(1 for word in words if word[0].isupper())
    if size < 2 or not _number_is_certain(words, rights, known):
        return False
    if not kept:
        return may_be_lower(known) and capitals and before.endswith(("the ", "The "))
    if lost:
        return _is_name_with(lost, kept - (_SENTENCE.search(before) is not None), words, size, capitals, behind)
    # Words that a title has in small letters have capitals in many texts; those joined by hyphens are of one mind.
    return not capitals or any(fold(word) in SMALL or "-" in word for word in _different(found, known.name))


def _different(found: str, name: str) -> list[str]:
    return [word for word, right in zip(found.split(), name.split(), strict=False) if word != right]


def _is_name_with(lost: int, kept: int, words: list[str], size: int, capitals: bool, behind: str) -> bool:
    """Whether a row of words of which some lost their capitals is a name: it keeps others, that none but a name has."""
    first_is_certain = words[0][0].isupper() or fold(words[0]) in PROPER or (kept > 1 and size >= SHORT)
    if kept < 1 or not first_is_certain or (not capitals and size <= SHORT):
        return False
    # "The Office of the High Commissioner and human rights defenders".
    return lost < 2 or words[-1][0].isupper() or words[-2][0].isupper() or not _PLAIN_WORD.match(behind)


def _number_is_certain(words: list[str], rights: list[str], known: KnownName) -> bool:
    """A head in the plural may be that of several names, one in the singular that of a part."""
    head = _HEAD.search(known.name)
    at = sum(1 for word in WORD.findall(known.name[: head.start()] if head else known.name) if fold(word) not in SMALL) - 1
    found, right = fold(words[at]), fold(rights[at])
    if _is_plural(right, found):
        return False
    return not _is_plural(found, right) or rights[at] in _NEVER_MANY


def _is_plural(many: str, one: str) -> bool:
    return many == one + "s" or (one.endswith("y") and many == one[:-1] + "ies")
