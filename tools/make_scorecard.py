"""Writes docs/scorecard.md, what is measured instead of said: ``make_scorecard.py GOLD.jsonl.gz BENCH_FOLDER [EVERY]``.

GOLD is a file of gold resolutions, BENCH_FOLDER the folder with its measuring tools (score.py, defects.py). Every EVERYth (10th)
resolution is read. The page has each command beside what it printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "scorecard.md"
_LINES = 60


def main(gold: str, bench: str, every: str = "10") -> None:
    """Measures, and writes the page."""
    python, command = sys.executable, f"{sys.executable} -m reslint"
    score, defects = Path(bench) / "score.py", Path(bench) / "defects.py"
    layouts = [word for name in ("markdown", "markdown_pages", "text", "scan", "flat") for word in ("--layout", name)]
    parts = [
        "# Scorecard\n",
        f"Measured on {date.today().isoformat()} with version {_version()} by `tools/make_scorecard.py`; never written by hand.\n"
        "The gold resolutions and the tools that score are not part of this repository.\n",
        _part(
            "Structure",
            "Gold resolutions of the United Nations in several layouts: drafts whose part is exact, and F1 by paragraphs.",
            [python, str(score), gold, "--every", every, *layouts, "--command", command],
            f"python score.py GOLD --every {every} " + " ".join(layouts),
        ),
        _part(
            "Recall",
            "One seeded defect a file: found by the expected rule in its paragraph; noise is what else the seeding brought up.",
            [python, str(defects), gold, "--every", every, "--command", command],
            f"python defects.py GOLD --every {every}",
        ),
        _part(
            "Alarms",
            "What official adopted texts raise, rule by rule. Some of it is right: they do contain errors.",
            [python, str(defects), gold, "--every", every, "--alarms", "--command", command],
            f"python defects.py GOLD --every {every} --alarms",
        ),
        _part(
            "Preservation",
            "Every visible character is in exactly one place of what was understood; corrections change only their own.",
            [
                python,
                "-m",
                "pytest",
                "-q",
                "tests/test_parsing_properties.py",
                "tests/test_fix_properties.py",
                "tests/test_correction.py",
            ],
            "pytest tests/test_parsing_properties.py tests/test_fix_properties.py tests/test_correction.py",
        ),
        _part(
            "Speed",
            "Whole processes, beside what one would otherwise run on the same files.",
            [python, "benchmarks/run.py", "--quick"],
            "python benchmarks/run.py --quick",
            table=True,
        ),
    ]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(PAGE)


def _version() -> str:
    sys.path.insert(0, str(ROOT))
    from reslint import __version__

    return __version__


def _part(title: str, words: str, command: Sequence[str], told: str, table: bool = False) -> str:
    """A part of the page: what is measured, how, and what came out."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or " 0 parsed" in done.stdout:
        raise SystemExit(f"{told}: did not measure what it is for\n{done.stdout}{done.stderr}")
    lines = done.stdout.rstrip().splitlines()
    rest = [f"… {len(lines) - _LINES} more lines"] if len(lines) > _LINES else []
    out = "\n".join(line.rstrip() for line in [*lines[:_LINES], *rest])
    shown = out if table else f"```text\n{out}\n```"
    return f"## {title}\n\n{words}\n\n```sh\n{told}\n```\n\n{shown}\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
