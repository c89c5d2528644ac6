"""Measures what the rules of a pack raise on official texts: ``measure.py GOLD.jsonl.gz BENCH_FOLDER [PACK] [EVERY]``.

GOLD is a file of gold resolutions, BENCH_FOLDER the folder with its reader (gold.py) and renderer (render.py), which gives them
as Markdown. Writes ``measured.json`` into the folder of PACK (un): for each rule its alarms by organ, beside the number of texts
by organ and the date; ``reslint explain`` shows it. A rule that is off for an organ or stage is measured there all the same,
apart from the others, so that the figure says why it is off. With EVERY above 1 only every so many texts are read and nothing is
written.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reslint.checks import examine
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.packs import load
from reslint.packs.places import find_pack
from reslint.packs.rule_file import overridden
from reslint.parsing import parse
from reslint.readers import read
from reslint.reports.measured import FILE, Measured, written
from reslint.rules import Rule


def main(gold: str, bench: str, pack: str = "un", every: str = "1") -> None:
    """Measures, writes the file and tells the sums."""
    sys.path.insert(0, bench)
    records, renderings = import_module("gold").load(gold)[:: int(every)], import_module("render").LAYOUTS
    place = find_pack(pack)
    rules = [rule for rule in load([place]) if Path(rule.path).parent == place]
    texts: Counter[str] = Counter()
    severities: Counter[tuple[str, str]] = Counter()
    alarms: dict[str, Counter[str]] = {rule.name: Counter() for rule in rules}
    for organ, draft in drafts(records, renderings["markdown"][0]):
        texts[organ] += 1
        spoken, silent = findings(draft, rules)
        severities.update((organ, finding.severity) for finding in spoken)
        for finding in (*spoken, *silent):
            alarms[finding.rule][organ] += 1
    measured = Measured(date.today(), dict(texts), {name: dict(counts) for name, counts in alarms.items()})
    if int(every) == 1:
        (place / FILE).write_text(written(measured), encoding="utf-8")
    for organ, count in texts.most_common():
        told = ", ".join(f"{severities[organ, word] / count:.3f} {word}" for word in ("error", "warning", "info"))
        print(f"{organ}: {count} texts; findings a text: {told}")


def drafts(records: Iterable[dict[str, Any]], render: Any) -> Iterable[tuple[str, Draft]]:
    """The gold resolutions whose organ is known, rendered and parsed, each with the word for its organ."""
    for record in records:
        if not record["organ"]:
            continue
        yield record["organ"].lower().replace(" ", "-"), parse(read(render(record).encode("utf-8"), record["symbol"]))


def findings(draft: Draft, rules: Iterable[Rule]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What the rules that are on for the draft find in it, and what the others would find."""
    on, off = [], []
    for rule in rules:
        if rule.in_draft(draft).severity != "off":
            on.append(rule)
        else:
            off.append(overridden(rule, "warning"))
    return examine(draft, on).findings, examine(draft, off).findings


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
