"""What a drafter has changed: findings of a draft without those that an earlier version of it has brought.

Paragraphs and notes are compared by their text, without number and calls; one that stands word for word in the earlier version is
unchanged, wherever it stands now. In an unchanged paragraph, and for the draft as a whole, only what the earlier version did not
have is told: a number that the drafter's new paragraph has made wrong, say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reslint.draft import Draft, Note
from reslint.finding import Finding
from reslint.identity import Holders, Identity, fingerprint

__all__ = ["changed"]


def changed(draft: Draft, findings: Iterable[Finding], earlier: Draft, inherited: Iterable[Finding]) -> list[Finding]:
    """The ``findings`` of ``draft`` that are not ``inherited``, the findings of the ``earlier`` draft."""
    holders, before = Holders(draft), Holders(earlier)
    left = Counter(_same(identity) for finding in inherited for _, identity in before.identities(finding))
    same = _unchanged(holders, before)
    told = []
    for finding in findings:
        silent = []
        for span, identity in holders.identities(finding):
            if identity.paragraph and id(holders.at(span.start)) not in same:
                continue
            if left[_same(identity)]:
                left[_same(identity)] -= 1
                silent.append(span)
        rest = finding.without(silent, holders.label) if silent else finding
        told += [rest] if rest else []
    return told


def _same(identity: Identity) -> tuple[str, str, str]:
    return (identity.rule, identity.text, identity.words)


def _unchanged(holders: Holders, before: Holders) -> set[int]:
    """The paragraphs and notes (as ``id``) that the earlier version has; of equal ones, no more than it has."""
    left = Counter(_texts(before))
    same = set()
    for holder, text in zip(holders.all, _texts(holders), strict=True):
        if left[text]:
            left[text] -= 1
            same.add(id(holder))
    return same


def _texts(holders: Holders) -> Sequence[tuple[bool, str]]:
    return [(isinstance(holder, Note), fingerprint(holder.text.string)) for holder in holders.all]
