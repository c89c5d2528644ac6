"""The kinds of check by name, and what a kind's module says of its settings.

The modules are imported when they are first asked for: a draft needs few of them, and a rule file none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["JUDGING", "KINDS", "kind_module", "objections", "settings_class", "settings_of", "triggers"]

KINDS = (
    "addressee",
    "adverb",
    "agenda",
    "agreement",
    "annotation",
    "antecedent",
    "balance",
    "bracketed",
    "body-name",
    "call",
    "capital",
    "citation",
    "cited-number",
    "cited-title",
    "clash",
    "country",
    "deadline",
    "definition",
    "determiner",
    "doubled",
    "duplicate",
    "emphasis",
    "ending",
    "existence",
    "fact",
    "forbid",
    "habit",
    "initial",
    "instrument-note",
    "instrument-title",
    "italic-title",
    "italics",
    "label",
    "language",
    "length",
    "line-start",
    "lists",
    "marking",
    "masthead",
    "mention",
    "mistyped",
    "notes",
    "number",
    "opening",
    "ordinals",
    "owner",
    "prefer",
    "python",
    "recognition",
    "reference",
    "repetition",
    "replace",
    "require",
    "rising",
    "sentence",
    "sequence",
    "sessions",
    "source",
    "spacing",
    "sponsors",
    "stars",
    "structure",
    "style",
    "subject",
    "title-case",
    "vanished",
    "vocabulary",
    "voice",
    "word-spaces",
)
"""The kinds, by the names that rule files use."""

JUDGING = frozenset(("unless", "ask", "mend"))
"""Settings of several kinds whose patterns are not looked for in a draft: they say something of a match that was found."""


@cache
def kind_module(kind: str) -> ModuleType:
    """The module of a kind, imported when first asked for."""
    return import_module(f"reslint.checks.{kind.replace('-', '_')}")


def settings_class(kind: str) -> type:
    """The named tuple of a kind's settings."""
    schema: type = kind_module(kind).Settings
    return schema


def settings_of(kind: str, options: Mapping[str, Any]) -> Any:
    """The kind's settings from plain values. Raises SettingError for a wrong key or type."""
    from reslint.settings import build

    return build(settings_class(kind), options)


def triggers(kind: str, settings: Any) -> tuple[tuple[str, bool], ...]:
    """The patterns, with or without regard to capitals, without one of which a check of the kind says nothing; () where it may.

    They are those of the setting that the kind's module names as its ``TRIGGERS``.
    """
    named = getattr(kind_module(kind), "TRIGGERS", None)
    return tuple((str(source), settings.ignore_case) for source in getattr(settings, named)) if named else ()


def objections(kind: str, settings: Any) -> Iterator[str]:
    """What the kind has against its settings, beyond keys, types and patterns."""
    validate = getattr(kind_module(kind), "validate", None)
    if validate is not None:
        yield from validate(settings)
