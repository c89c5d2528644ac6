"""Rules for people: the page of one, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from reslint.reports.excerpt import visible
from reslint.reports.measured import figures, measured
from reslint.reports.paint import Paint
from reslint.suppress import RULE as SUPPRESSION

if TYPE_CHECKING:
    from reslint.packs.reading import Pack
    from reslint.rules import Example, Rule

__all__ = ["SUPPRESSION_PAGE", "heading", "listing", "page"]

PLAIN = Paint()
WIDTH = 88

SUPPRESSION_PAGE = f"""\
{SUPPRESSION.name}

  {SUPPRESSION.summary}

  <!-- reslint: off per-cent: as agreed in the informal consultations -->
  ... here the rule says nothing ...
  <!-- reslint: on per-cent -->

  Without "on" the silence holds to the end of the draft; a comment at its head holds for all of it.
  In Word, a comment that says "reslint: off per-cent: as agreed" silences the rule in the words that
  it stands on. A comment that names no rule, or gives no reason, is an error; one that silences
  nothing is a warning. This rule belongs to reslint itself.
"""


def page(rule: Rule, paint: Paint = PLAIN) -> str:
    """All that there is to say about a rule."""
    parts = [f"{paint(rule.name, 'bold')}  {_severity(rule.severity, paint)}\n\n{_wrapped(rule.summary)}"]
    if rule.why:
        parts.append(_wrapped(rule.why))
    facts = [("Source", rule.source), ("Severity", _severities(rule)), ("Correction", _correction(rule)), ("Check", _check(rule))]
    told = figures(rule, measured(rule))
    facts += [("" if place else "Alarms", line) for place, line in enumerate(told)]
    if rule.measured:
        facts.append(("Measured", rule.measured))
    facts.append(("Silence", f'with a comment that says "reslint: off {rule.name}: your reason"'))
    parts.append("\n".join(_fact(name, value) for name, value in facts))
    if rule.examples:
        parts.append("\n".join(["  Examples", *(line for example in rule.examples for line in _example(example, paint))]))
    return "\n\n".join(parts) + "\n"


def _fact(name: str, value: str) -> str:
    first = f"  {name + ':' if name else '':12}"
    return "\n".join(wrap(visible(value), WIDTH, initial_indent=first, subsequent_indent=" " * 14, break_on_hyphens=False))


def _wrapped(text: str) -> str:
    return "\n".join(wrap(visible(text), WIDTH, initial_indent="  ", subsequent_indent="  "))


def _severity(severity: str, paint: Paint) -> str:
    return paint(severity, "dim" if severity == "off" else severity)


def _severities(rule: Rule) -> str:
    said = [f"{severity} for {where}" for where, severity in {**rule.organs, **rule.stages}.items()]
    return ", ".join([rule.severity, *said])


def _correction(rule: Rule) -> str:
    return {"safe": "safe to make", "suggested": "suggested, for a person to judge"}.get(rule.fix, "none")


def _check(rule: Rule) -> str:
    names = ", ".join(rule.options)
    return f"{rule.kind} ({names})" if names else rule.kind


def _example(example: Example, paint: Paint) -> list[str]:
    words = {"bad": ("wrong", "error"), "fine": ("right", "right"), "todo": ("not yet found", "dim")}
    word, use = words.get(example.verdict, (example.verdict, "dim"))
    lines = _lines(word, example.text, use, paint)
    if example.good is not None:
        lines += _lines("corrected", example.good, "right", paint)
    return lines


def _lines(word: str, text: str, use: str, paint: Paint) -> list[str]:
    shown = [visible(line) for line in text.strip("\n").split("\n")]
    indent = " " * 18
    return [f"    {paint(word.ljust(13), use)} {shown[0]}", *(indent + line if line else "" for line in shown[1:])]


def heading(pack: Pack, paint: Paint = PLAIN) -> str:
    """What a pack says of itself."""
    said = pack.page
    if said is None:
        return f"{paint(visible(pack.name), 'bold')}\n\n"
    facts = [f"extends {', '.join(str(item.value) for item in said.extends)}"] if said.extends else []
    facts += [f"{name}: {word}" for name, word in (("organ", said.organ), ("stage", said.stage)) if word]
    lines = [paint(pack.name, "bold"), _wrapped(said.summary), *([_wrapped("; ".join(facts))] if facts else [])]
    return "\n".join(lines) + "\n\n"


def listing(rules: Sequence[Rule], paint: Paint = PLAIN) -> str:
    """A line for each rule, with its severity, and a count."""
    name_width = max((len(rule.name) for rule in rules), default=0)
    lines = [
        f"{_severity(rule.severity.ljust(8), paint)} {rule.name.ljust(name_width)}  {visible(rule.summary)}" for rule in rules
    ]
    counts = Counter(rule.severity for rule in rules)
    told = ", ".join(f"{counts[name]} {name}" for name in ("error", "warning", "info", "off") if counts[name])
    return "\n".join([*lines, f"{len(rules)} rules: {told or 'none'}"]) + "\n"
