"""What rules raise on official texts, measured: the file ``measured.json`` of a pack, and its figures in words.

The file is written by ``tools/measure.py``. It has the ``date``, the number of ``texts`` by organ, and for each of the ``rules``
its alarms by organ, those without alarms left out. Organs are the words that configurations use.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reslint.rules import Rule

__all__ = ["FILE", "Measured", "figures", "measured", "written"]

FILE = "measured.json"


class Measured(NamedTuple):
    """``texts``: how many by organ; ``alarms``: for each rule how many by organ."""

    day: date
    texts: Mapping[str, int]
    alarms: Mapping[str, Mapping[str, int]]


def written(measure: Measured) -> str:
    """The figures as the text of a file, a rule a line."""
    rules = ",\n".join(f"    {json.dumps(name)}: {json.dumps(by, sort_keys=True)}" for name, by in sorted(measure.alarms.items()))
    texts = json.dumps(measure.texts, sort_keys=True)
    return f'{{\n  "date": "{measure.day.isoformat()}",\n  "texts": {texts},\n  "rules": {{\n{rules}\n  }}\n}}\n'


def measured(rule: Rule) -> Measured | None:
    """The figures of the pack that the rule's file is in; None where there are none."""
    try:
        record = json.loads((Path(rule.path).parent / FILE).read_bytes())
        return Measured(date.fromisoformat(record["date"]), record["texts"], record["rules"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def figures(rule: Rule, measure: Measured | None) -> list[str]:
    """The figures of a rule in words: those that count, and those of organs for which it is off. Empty if it was not measured."""
    if measure is None or rule.name not in measure.alarms:
        return []
    alarms = measure.alarms[rule.name]
    organs = sorted(measure.texts, key=lambda organ: (-measure.texts[organ], organ))
    on = [organ for organ in organs if rule.severity_for(organ, "") != "off"]
    off = [organ for organ in organs if organ not in on]
    day = f"{measure.day.day} {measure.day:%B %Y}"
    lines = []
    if on:
        lines.append(f"{_count(measure, alarms, on)} official resolutions, {day}")
    if len(on) > 1 and any(alarms.values()):
        lines += [f"{_count(measure, alarms, [organ])} of the {_name(organ)}" for organ in on if alarms.get(organ)]
    for organ in off:
        where = f"of the {_name(organ)}" if on else f"official resolutions of the {_name(organ)}, {day}"
        lines.append(f"{_count(measure, alarms, [organ])} {where}, where it is off")
    return lines


def _count(measure: Measured, alarms: Mapping[str, int], organs: list[str]) -> str:
    found = sum(alarms.get(organ, 0) for organ in organs)
    return f"{found:,} in {sum(measure.texts[organ] for organ in organs):,}"


def _name(organ: str) -> str:
    return organ.replace("-", " ").title().replace(" And ", " and ") or "other organs"
