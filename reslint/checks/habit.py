"""habit: wrong forms that come of a habit of typing or writing; as ``replace``, but told once a draft, with all their places.

The first place speaks for all, and all are mended together: who writes one straight quotation mark writes a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reslint.checks.replace import WORDS, Settings, validate
from reslint.checks.replace import check as places
from reslint.draft import Draft
from reslint.finding import Finding, Fix
from reslint.rules import Rule

__all__ = ["WORDS", "Settings", "check", "validate"]


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The first place of a wrong form, with the others."""
    found = sorted(places(draft, rule, settings), key=lambda finding: finding.span)
    if not found:
        return
    first, *others = found
    fixes = [finding.fix for finding in found if finding.fix is not None]
    mended = Fix(rule.fix, tuple(edit for fix in fixes for edit in fix.edits)) if fixes else None
    yield replace(first, fix=mended, places=tuple(finding.span for finding in others))
