"""Which rules a file is checked with: those of its packs, as its profile and the command line choose among them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from reslint.profile import Choice, Profile

if TYPE_CHECKING:
    from reslint.draft import Draft
    from reslint.rules import Rule, RuleSet

__all__ = ["SUPPRESSION", "Selected", "Trouble", "check_choice", "check_name", "chosen", "select"]

SUPPRESSION = "suppression"


class Trouble(Exception):
    """Why something cannot be done, as one sentence for the person who asked."""


class Selected(NamedTuple):
    """``rules`` are those to run, with severity and settings as chosen; ``known`` the names of all there are.

    ``suppression`` is the severity of findings about suppression comments: "" for each its own, or "off".
    """

    rules: tuple[Rule, ...]
    known: frozenset[str]
    suppression: str = ""

    def ran(self, draft: Draft) -> frozenset[str]:
        """The names of the rules that a draft of its organ and stage is asked."""
        return frozenset(rule.name for rule in self.rules if rule.in_draft(draft).severity != "off")


def select(rules: RuleSet, profile: Profile, wanted: Collection[str] = (), ignored: Collection[str] = ()) -> Selected:
    """The rules to run. Raises ``Trouble`` for a rule that no pack has, and for settings that its check does not know.

    A rule that is asked for by name runs, also where its pack or the configuration has it off.
    """
    known = frozenset(rules.names) | {SUPPRESSION}
    for name in (*wanted, *ignored):
        check_name(rules, name)
    for name, named in profile.choices.items():
        check_choice(rules, name, named, profile.origin)
    running = []
    for rule in rules:
        if (wanted and rule.name not in wanted) or rule.name in ignored:
            continue
        choice = profile.choices.get(rule.name)
        ready = chosen(rule, choice, profile.origin)
        if rule.name in wanted and _never(ready):
            ready = chosen(rule, (choice or Choice())._replace(severity="warning" if _never(rule) else None), profile.origin)
        if not _never(ready):
            running.append(ready)
    if not running and (wanted or ignored) and (SUPPRESSION in ignored or SUPPRESSION not in wanted):
        raise Trouble("--select and --ignore leave no rule to check with")
    return Selected(tuple(running), known, _suppression(profile, wanted, ignored))


def chosen(rule: Rule, choice: Choice | None, origin: str) -> Rule:
    """The rule as a configuration wants it. Raises ``Trouble``."""
    if choice is None:
        return rule
    from reslint.packs.rule_file import overridden
    from reslint.settings import SettingError

    try:
        return overridden(rule, choice.severity, choice.settings)
    except SettingError as error:
        line = choice.lines.get(str(error.path[0]), choice.line) if error.path else choice.line
        raise Trouble(f"{origin}, line {line}: {rule.name}: {error}") from None


def _never(rule: Rule) -> bool:
    """Whether a rule is off in every draft."""
    return {rule.severity, *rule.organs.values(), *rule.stages.values()} == {"off"}


def check_name(rules: RuleSet, name: str, place: str = "") -> None:
    """Raises ``Trouble`` where there is no rule of the name; ``place`` is the place where it is named."""
    if name not in rules and name != SUPPRESSION:
        raise Trouble(f'{place}there is no rule "{name}"{rules.nearest(name)}')


def check_choice(rules: RuleSet, name: str, choice: Choice, origin: str) -> None:
    """Raises ``Trouble`` where the configuration ``origin`` says of a rule what cannot be said of it, or there is none of the
    name."""
    check_name(rules, name, f"{origin}, line {choice.line}: ")
    rule = rules.get(name)
    if rule is not None and choice.settings:
        chosen(rule, choice, origin)
    elif choice.settings:
        raise Trouble(f"{origin}, line {choice.line}: {name}: it has a severity, and no settings")


def _suppression(profile: Profile, wanted: Collection[str], ignored: Collection[str]) -> str:
    if SUPPRESSION in ignored or (wanted and SUPPRESSION not in wanted):
        return "off"
    choice = profile.choices.get(SUPPRESSION)
    return (choice.severity or "") if choice else ""
