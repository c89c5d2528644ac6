"""The options that commands share, and what they mean. Organs, stages and rules are imported only when they are asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reslint.session import Options

    # It is generic for type checkers only, in the older versions of click.
    _WordBase = click.ParamType[str]
else:
    _WordBase = click.ParamType

__all__ = ["COLOR", "FILE", "PATHS", "Command", "need", "options", "reading", "rule_names", "wanted"]

Command = TypeVar("Command", bound=Callable[..., Any])


# What may be completed to the name of a file; whether there is one is said in words of our own.
FILE = click.Path()


def rule_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """The names of rules that a word may be completed to, the last one where commas part several."""
    from reslint.packs import load

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{name}" for name in load().names if name.startswith(last)]


class _Word(_WordBase):
    """One of the words for organs or stages, which are imported when they are needed."""

    name = "word"

    def __init__(self, of: str) -> None:
        self.of = of

    def words(self) -> tuple[str, ...]:
        from reslint import selectors
        from reslint.profile import AUTO

        return (AUTO, *getattr(selectors, self.of))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        # "Security Council" is as good as the word.
        word = "-".join(str(value).lower().split())
        if word not in self.words():
            from reslint.located_yaml import nearest

            hint = nearest(word, self.words()) or f"; it may be {', '.join(self.words())}"
            self.fail(f'"{value}" is unknown{hint}', param, ctx)
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words() if word.startswith(incomplete)]

    def get_metavar(self, *_: Any, **__: Any) -> str:
        return f"[{'|'.join(self.words())}]"


def reading(command: Command) -> Command:
    """The options of every command that reads drafts."""
    for option in (
        click.option("--no-config", is_flag=True, help="Look for no configuration."),
        click.option(
            "--config", type=FILE, metavar="FILE", help="Use this configuration instead of the .reslint.yml above each file."
        ),
        click.option("--stage", type=_Word("STAGES"), help="The stage of the drafts, if it cannot be told from them."),
        click.option(
            "--view",
            type=click.Choice(["final", "original", "changes"]),
            default="final",
            help="Of Word files with tracked changes: as if all were accepted, or rejected; or only what the changes brought.",
        ),
        click.option("--organ", type=_Word("ORGANS"), help="The organ that speaks, if it cannot be told from the drafts."),
        click.option("--stdin-filename", metavar="NAME", default="", help='What standard input ("-") is to be called.'),
    ):
        command = option(command)
    return command


COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours; auto: on a terminal, unless NO_COLOR.",
)
PATHS = click.argument("paths", nargs=-1, type=FILE, metavar="PATH...")


def options(
    organ: str | None = None,
    stage: str | None = None,
    config: str | None = None,
    no_config: bool = False,
    stdin_filename: str = "",
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    no_cache: bool = False,
    view: str = "final",
) -> Options:
    """What the options of a command say. Raises UsageError where they contradict each other."""
    from reslint.session import Options

    if config is not None and no_config:
        raise click.UsageError("--config and --no-config exclude each other.")
    return Options(organ or "", stage or "", select, ignore, config, not no_config, stdin_filename, keep=not no_cache, view=view)


def wanted(color: str) -> bool:
    """Whether colours are wanted."""
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


NEEDED = 'Name at least one file or folder, or "-" for standard input.'


def need(paths: tuple[str, ...], stdin_filename: str = "", sentence: str = NEEDED) -> None:
    """Raises UsageError where nothing is named, which ``sentence`` says, or standard input is given a name and not named."""
    if not paths:
        raise click.UsageError(sentence)
    if stdin_filename and "-" not in paths:
        raise click.UsageError('--stdin-filename says what standard input is called; name that, too: "-".')
