"""Follows a page of docs/: writes the files that it shows, runs the commands, and gives the page with what they answer."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from reslint.cli import cli

FENCE = re.compile(r"^```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def followed(page: str, folder: Path) -> str:
    """The page as it should be. The current folder must be ``folder``."""

    def step(match: re.Match[str]) -> str:
        body = match["body"]
        if match["file"]:
            file = folder / match["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        if match["language"] == "console":
            body = "".join(_answered(line) for line in body.splitlines() if line.startswith("$ "))
        return match[0].replace(match["body"], body)

    return FENCE.sub(step, page)


def _answered(line: str) -> str:
    words = shlex.split(line.removeprefix("$ "))
    assert words[0] == "reslint", line
    result = CliRunner().invoke(cli, words[1:])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return f"{line}\n{result.output}"


def fences(page: str, language: str) -> Iterator[tuple[str, str]]:
    """What stands behind the language of each fenced block of that language, and the block."""
    for match in re.finditer(rf"^```{language}(.*)\n((?s:.*?))^```$", page, re.MULTILINE):
        yield match[1].strip(), match[2]
