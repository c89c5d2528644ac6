"""initial: the first letter of a passage, a capital or a small one.

Where most passages of a draft begin the other way, this is one cause: it is said once, with all its places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.derived.passages import Passage, select
from reslint.derived.ranges import overlaps
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes import fix, replacement
from reslint.matching.expressions import expression
from reslint.matching.patterns import Regex, pattern
from reslint.rules import Rule

WORDS = ("right", "count", "others")
MESSAGE = "“{found}” begins with {right}"
MESSAGE_FOR_MANY = "{summary} ({count} of {others} here do not)"

# The mark of a list, "(a)" or "ii.", is no word.
_MARK = expression(r"\(?[a-z]{1,4}[.)]\s|\[?\([a-z]{1,4}\)")

_NAMES = {"capital": "a capital letter", "small": "a small letter"}
_HABIT = 5


class Settings(NamedTuple):
    """``letter``: what the first letter is; ``unless``: patterns that silence a passage whose first word they match."""

    letter: Literal["capital", "small"] = "capital"
    unless: tuple[Regex, ...] = ()


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The passages that begin with the other letter. Raises TimeoutError."""
    checked, wrong = 0, []
    for passage in select(draft, rule.where):
        word = _first_word(passage)
        if word is None:
            continue
        checked += 1
        if _is_wrong(passage, word, settings):
            wrong.append((passage, word))
    findings = [_finding(rule, passage, word, settings) for passage, word in wrong]
    if len(findings) >= _HABIT and len(findings) > checked / 2:
        yield _habit(rule, findings, checked)
    else:
        yield from findings


def _first_word(passage: Passage) -> tuple[int, int] | None:
    """The range of the word that the passage begins with, behind quotation marks and brackets; None if it begins otherwise."""
    string = passage.holder.text.string
    start = passage.start
    if _MARK.match(string, start, passage.end):
        return None
    while start < passage.end and string[start] in "“\"‘'[(":
        start += 1
    end = start
    while end < passage.end and (string[end].isalpha() or string[end] in "-’'"):
        end += 1
    return (start, end) if end > start and string[start].isalpha() else None


def _is_wrong(passage: Passage, word: tuple[int, int], settings: Settings) -> bool:
    string = passage.holder.text.string
    if string[word[0]].islower() != (settings.letter == "capital"):
        return False
    return not any(
        overlaps(word, [match.span()])
        for source in settings.unless
        for match in pattern(source, ignore_case=False).find(string, passage.start, passage.end)
    )


def _finding(rule: Rule, passage: Passage, word: tuple[int, int], settings: Settings) -> Finding:
    start, end = word
    text = passage.holder.text
    letter = text.string[start]
    right = letter.upper() if settings.letter == "capital" else letter.lower()
    mended = fix(rule.fix, [replacement(text, start, start + 1, right)])
    return rule.finding(passage.holder, start, end, MESSAGE, mended, right=_NAMES[settings.letter], count="1", others="1")


def _habit(rule: Rule, findings: Sequence[Finding], checked: int) -> Finding:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    spans = tuple(finding.span for finding in findings)
    words = {"count": str(len(findings)), "others": str(checked), "right": "", "found": ""}
    return rule.finding_at("", spans[0], MESSAGE_FOR_MANY, fix(rule.fix, edits), spans[1:], **words)
