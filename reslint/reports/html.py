"""The form ``html``: one page that shows the drafts as they are read on paper, with the findings marked and told in the margin.

It needs nothing but itself: style and script are within, by their digests the only ones that a browser may obey, and it asks
nobody for anything.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import NamedTuple

from reslint import __version__
from reslint.reports.excerpt import visible
from reslint.reports.sheet import Sheet
from reslint.reports.text import total, understood
from reslint.rules import Rule
from reslint.session import Checked, shown

__all__ = ["Html"]

_HERE = Path(__file__).parent


class _File(NamedTuple):
    id: str
    path: str
    html: str
    findings: int
    rules: Counter[str]


class Html:
    """A run as one page; ``rules`` gives those that ran, by name."""

    def __init__(self, write: Callable[[str], object], rules: Callable[[], Mapping[str, Rule]]) -> None:
        self._write, self._rules = write, rules
        self._files: list[_File] = []

    def part(self, checked: Checked) -> _File:
        """The section of a file."""
        path = visible(shown(checked.path))
        # Known by the path, so that it is the same whichever process makes it, in whatever order.
        prefix = "f" + sha256(checked.path.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        clean = "" if checked.findings else '<p class="clean">Nothing to correct.</p>\n'
        html = (
            f'<section class="file" id="{prefix}" aria-labelledby="{prefix}-name">\n'
            f'<h2 id="{prefix}-name"><bdi>{escape(path)}</bdi></h2>\n'
            f"<p>{escape(understood(checked.draft))}</p>\n{clean}{Sheet(checked, prefix).html()}</section>\n"
        )
        return _File(prefix, path, html, len(checked.findings), Counter(finding.rule for finding in checked.findings))

    def take(self, part: _File) -> None:
        """Keeps the section until the end."""
        self._files.append(part)

    def end(self, counts: Mapping[str, int], problems: Sequence[str]) -> None:
        """Writes the page."""
        style, script = _static("page.css"), _static("page.js")
        allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
        policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
        found = sum((file.rules for file in self._files), Counter[str]())
        parts = [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f'<meta name="generator" content="reslint {__version__}">\n<title>{self._title()}</title>\n',
            f"<style>{style}</style>\n</head>\n<body>\n",
            '<a class="skip" href="#drafts">To the drafts</a>\n',
            self._header(counts, problems),
            _controls(counts, found),
            '<main id="drafts">\n',
            *(file.html for file in self._files),
            self._explained(found),
            f"</main>\n<script>{script}</script>\n</body>\n</html>\n",
        ]
        self._write("".join(parts))

    def _title(self) -> str:
        name = self._files[0].path if len(self._files) == 1 else f"{len(self._files)} drafts"
        return escape(f"{name}: reslint")

    def _header(self, counts: Mapping[str, int], problems: Sequence[str]) -> str:
        lines = [
            f"<header>\n<h1>reslint</h1>\n<p>{escape(total(counts, len(self._files), len(problems), 'below').strip())}</p>\n"
        ]
        if problems:
            items = "".join(f"<li>{escape(visible(problem))}</li>" for problem in problems)
            lines.append(f'<ul class="problems" aria-label="Not checked">{items}</ul>\n')
        if len(self._files) > 1:
            entries = "".join(
                f'<li><a href="#{file.id}"><bdi>{escape(file.path)}</bdi></a>: {file.findings or "no"} '
                f"{'finding' if file.findings == 1 else 'findings'}</li>"
                for file in self._files
            )
            lines.append(f'<nav aria-label="Drafts"><ul>{entries}</ul></nav>\n')
        return "".join([*lines, "</header>\n"])

    def _explained(self, found: Counter[str]) -> str:
        known = self._rules()
        entries = [
            f'<dt id="rule-{escape(name, quote=True)}">{escape(name)}</dt><dd>{_explanation(known.get(name))}</dd>\n'
            for name in sorted(found)
        ]
        return f'<section class="rules"><h2>Rules</h2>\n<dl>\n{"".join(entries)}</dl>\n</section>\n' if entries else ""


def _explanation(rule: Rule | None) -> str:
    if rule is None:
        return ""
    said = [rule.summary, *([rule.why] if rule.why else []), f"Source: {rule.source}"]
    return "<br>".join(escape(visible(sentence)) for sentence in said)


def _controls(counts: Mapping[str, int], found: Counter[str]) -> str:
    """What the script works; without it nothing of this is there."""
    boxes = "".join(
        f'<label><input type="checkbox" name="severity" value="{name}" checked> {name} ({count})</label>'
        for name, count in counts.items()
        if count
    )
    options = "".join(
        f'<option value="{escape(name, quote=True)}">{escape(name)} ({count})</option>' for name, count in sorted(found.items())
    )
    return (
        '<section class="controls" aria-label="Findings to show" hidden>\n'
        f"<fieldset><legend>Severity</legend>{boxes}</fieldset>\n"
        f'<label>Rule <select id="rule"><option value="">all rules</option>{options}</select></label>\n'
        '<button type="button" id="previous">Previous finding</button>\n'
        '<button type="button" id="next" aria-keyshortcuts="Escape">Next finding</button>\n<a id="reached" hidden></a>\n'
        '<output id="told" aria-live="polite"></output>\n<span class="hint">Esc leads back here</span>\n'
        '<span class="unseen" id="said" aria-live="polite"></span>\n</section>\n'
    )


def _static(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
