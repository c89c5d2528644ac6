"""Rules: what a rule file says once it has been read, and sets of rules. ``reslint.packs`` reads them."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from reslint.draft import Draft, Note, Paragraph
from reslint.finding import Finding, Fix
from reslint.located_yaml import YamlError, nearest
from reslint.matching.expressions import expression
from reslint.matching.haystack import NOTHING, Expected
from reslint.selectors import BODY, Selector, organ_slug
from reslint.text import Span

__all__ = ["Example", "Rule", "RuleError", "RuleSet"]

FIXES = ("safe", "suggested", "none")

_WORD = expression(r"\{([a-z][a-z0-9_-]*)\}")
_QUOTED = expression(r"\"([^\"]*)\"")
_LONGEST = 80


class RuleError(YamlError):
    """A rule that cannot be used; the message is one sentence with file and line."""


class Example(NamedTuple):
    """An example of a rule: its fragment or whole draft, as it is written, with the marks «…» in it.

    ``verdict``: "bad", "fine" or "todo"; ``good``: what the fix of a bad one gives, or None; ``form``: what the fragment is
    ("phrase", "preambular" ... or "draft"); ``organ`` and ``stage``: "" where any will do; ``line``: its line in the rule file.
    """

    verdict: str
    text: str
    good: str | None = None
    form: str = "phrase"
    organ: str = ""
    stage: str = ""
    line: int = 0


@dataclass(frozen=True)
class Rule:
    """One rule. ``options`` are the settings of its kind as plain values; ``settings`` are the same as the kind wants them.

    ``where`` and ``message`` ("" for the kind's own) are settings that every kind has. ``organs`` and ``stages`` override the
    severity. ``yields_to`` are rules that say the same with more reason where both speak. ``examples`` are there only where they
    were asked for. ``expected``: the patterns of all rules that it was read with; ``triggers``: the numbers that those have
    there without one of which it says nothing, () where it may speak without; ``ready``: its settings as the cache keeps
    them, b"" where it does not.
    """

    name: str
    summary: str
    severity: str
    source: str
    kind: str
    options: Mapping[str, Any] = field(default_factory=dict)
    where: Selector = BODY
    message: str = ""
    fix: str = "none"
    why: str = ""
    measured: str = ""
    yields_to: tuple[str, ...] = ()
    organs: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    pack: str = ""
    path: str = ""
    examples: tuple[Example, ...] = ()
    expected: Expected = field(default=NOTHING, repr=False, compare=False)
    triggers: tuple[int, ...] = field(default=(), repr=False)
    ready: bytes = field(default=b"", repr=False)

    @cached_property
    def settings(self) -> Any:
        """The settings as the ``Settings`` of the kind's module."""
        from reslint.kinds import settings_of

        if self.ready:
            try:
                return pickle.loads(self.ready)
            except Exception:
                # What another version of the program has kept is made again.
                pass
        return settings_of(self.kind, self.options)

    def severity_for(self, organ: str, stage: str) -> str:
        """Its severity in a draft of the organ (a word of ``ORGANS``) and stage: off where either says so, else the stage's word
        before the organ's."""
        said = [word for word in (self.organs.get(organ), self.stages.get(stage)) if word]
        return "off" if "off" in said else said[-1] if said else self.severity

    def in_draft(self, draft: Draft) -> Rule:
        """The rule with its severity for the draft."""
        if not self.organs and not self.stages:
            return self
        severity = self.severity_for(organ_slug(draft), draft.stage)
        return self if severity == self.severity else self.with_severity(severity)

    def with_severity(self, severity: str) -> Rule:
        """The rule with another severity, its settings kept."""
        changed = self._in_other_severities.get(severity)
        if changed is None:
            changed = self._in_other_severities[severity] = replace(self, severity=severity)
            if severity != "off":
                changed.__dict__["settings"] = self.settings
        return changed

    @cached_property
    def _in_other_severities(self) -> dict[str, Rule]:
        return {}

    def finding(
        self, holder: Paragraph | Note, start: int, end: int, message: str = "", fix: Fix | None = None, /, **words: str
    ) -> Finding:
        """A finding at ``holder.text.string[start:end]``.

        ``message`` is the kind's own template, used where the rule has none; in it {found}, {label}, {summary} and ``words``
        are filled in.
        """
        words.setdefault("found", holder.text.string[start:end])
        return self.finding_at(holder.label, holder.text.span(start, end), message, fix, **words)

    def finding_at(
        self, label: str, span: Span, message: str = "", fix: Fix | None = None, places: tuple[Span, ...] = (), /, **words: str
    ) -> Finding:
        """A finding at a place of the source; ``label`` is "" for the whole draft. As ``finding`` otherwise."""
        known = {"label": label or "the draft", "summary": self._said, **words}
        text = _WORD.sub(lambda match: _shorten(known.get(match[1].replace("-", "_"), match[0])), self.message or message)
        return Finding(self.name, self.severity, text or self._said, label, span, fix, places)

    @cached_property
    def _said(self) -> str:
        """The summary as messages say it: without its full stop, with curly quotation marks."""
        return _QUOTED.sub(r"“\1”", self.summary.removesuffix("."))


def _shorten(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) <= _LONGEST:
        return plain
    # Between words, where there are any.
    cut = plain.rfind(" ", _LONGEST // 2, _LONGEST - 1)
    return f"{plain[: cut if cut > 0 else _LONGEST - 2].rstrip()} …"


@dataclass(frozen=True)
class RuleSet:
    """Rules by name, in order of their names. ``organ`` and ``stage``: those that its packs are for, "" for any.

    ``known`` tells this set of rules from any other, by the files that it was read from; "" where nothing does. ``tables``: the
    folders of facts that its packs bring along.
    """

    rules: tuple[Rule, ...]
    organ: str = ""
    stage: str = ""
    known: str = ""
    tables: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, Rule]:
        return {rule.name: rule for rule in self.rules}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rules."""
        return tuple(self._by_name)

    def get(self, name: str) -> Rule | None:
        """The rule of that name."""
        return self._by_name.get(name)

    def nearest(self, name: str) -> str:
        """``; did you mean "…"?`` for a name that no rule has, or ""."""
        return nearest(name, self.names)

    def with_rules(self, rules: Iterable[Rule]) -> RuleSet:
        """The set with further rules; one that has the name of another takes its place."""
        together = {**self._by_name, **{rule.name: rule for rule in rules}}
        return replace(self, rules=tuple(together[name] for name in sorted(together)))
