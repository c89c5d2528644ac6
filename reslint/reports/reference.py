"""The reference of rules in Markdown: a table of all, then a section for each with its reasons, severities and examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reslint.matching.expressions import expression

if TYPE_CHECKING:
    from reslint.rules import Example, Rule

__all__ = ["reference", "section"]

_HEAD = """\
# Rules

{count} rules, in the order of their names. An error is what an editor would certainly correct, a warning almost certainly;
info is worth a look; off is not asked unless you switch it on. In the examples, «…» marks the words that are reported.

<!-- Written by: reslint rules --format markdown -->
"""
_SPECIAL = expression(r"([\\`*_\[\]<>|])")
_FIXES = {"safe": "safe to make", "suggested": "suggested, for a person to judge"}
_VERDICTS = {"bad": "wrong", "fine": "right", "todo": "not found yet"}


def reference(rules: Sequence[Rule]) -> str:
    """The reference of the rules, which have been loaded with their examples."""
    rows = [f"| [{rule.name}](#{rule.name}) | {rule.severity} | {_words(rule.summary)} |" for rule in rules]
    table = "\n".join(["| rule | severity | what is right |", "|---|---|---|", *rows])
    return "\n".join([_HEAD.format(count=len(rules)), table, "", *(section(rule) for rule in rules)])


def section(rule: Rule) -> str:
    """The section of one rule."""
    facts = [
        ("Source", _words(rule.source)),
        ("Severity", _severities(rule)),
        ("Correction", _FIXES.get(rule.fix, "none")),
        ("Looks at", _code(str(rule.where))),
    ]
    if rule.measured:
        facts.append(("Measured", _words(rule.measured)))
    parts = [f"## {rule.name}", _words(rule.summary)]
    if rule.why:
        parts.append(_words(rule.why))
    parts.append("\n".join(f"- {name}: {value}" for name, value in facts))
    if rule.examples:
        parts.append("\n".join(line for example in rule.examples for line in _example(example)))
    return "\n\n".join(parts) + "\n"


def _severities(rule: Rule) -> str:
    said = [f"{severity} for {_name(word)}" for word, severity in {**rule.organs, **rule.stages}.items()]
    return ", ".join([rule.severity, *said])


def _name(word: str) -> str:
    """The drafts of an organ or stage, as people call them."""
    if word in ("informal", "tabled", "adopted"):
        return f"{word} drafts"
    if word in ("declaration", "commission"):
        return f"{word}s"
    return "the " + " ".join(part if part == "and" else part.capitalize() for part in word.split("-"))


def _example(example: Example) -> Iterator[str]:
    known = [_name(word) for word in (example.organ, example.stage) if word]
    where = f" ({', '.join(known)})" if known else ""
    yield from _lines(_VERDICTS[example.verdict] + where, example.text)
    if example.good is not None:
        yield from _lines("corrected", example.good)


def _lines(word: str, text: str) -> Iterable[str]:
    lines = text.strip("\n").split("\n")
    if len(lines) == 1:
        return [f"- {word}: {_code(text.strip())}"]
    fence = "`" * max(3, _longest(text) + 1)
    return [f"- {word}:", "", f"  {fence}markdown", *(f"  {line}".rstrip() for line in lines), f"  {fence}", ""]


def _code(text: str) -> str:
    """The text as code, whatever it holds."""
    ticks = "`" * (_longest(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _longest(text: str) -> int:
    return max((len(run) for run in expression("`+").findall(text)), default=0)


def _words(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
