"""The options of ``check``, in the groups in which they are thought of."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from reslint.options import COLOR, FILE, Command, rule_names, wanted

if TYPE_CHECKING:
    from reslint.narrowing import Wish
    from reslint.reports.forms import Look

__all__ = ["IGNORE", "SELECT", "choosing", "consistent", "narrowing", "running", "telling"]

# As in reslint.reports.forms, which is not imported for --help; a test compares them.
FORMS = ("text", "json", "jsonl", "unix", "github", "gitlab", "sarif", "checkstyle", "junit", "html")


def _names(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The names in values that commas may part."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def _rules(option: str, told: str) -> Callable[[Command], Command]:
    return click.option(
        option,
        multiple=True,
        metavar="RULES",
        callback=_names,
        shell_complete=rule_names,
        help=f"{told} these rules: their names, with commas between them.",
    )


SELECT, IGNORE = _rules("--select", "Only"), _rules("--ignore", "Not")


class _Count(click.IntRange):
    # What messages call it.
    name = "number"


def choosing(command: Command) -> Command:
    """The options that say which rules are asked, and which findings make a run fail."""
    for option in (
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "info", "never"]),
            default="error",
            help="The least severity that makes the exit status 1.  [default: error]",
        ),
        IGNORE,
        SELECT,
    ):
        command = option(command)
    return command


def telling(command: Command) -> Command:
    """The options that say how findings are told; the command gets them as ``look``."""

    @functools.wraps(command)
    def looking(*arguments: Any, form: str, color: str, quiet: bool, statistics: bool, show_source: bool, **settings: Any) -> Any:
        from reslint.reports.forms import Look

        if statistics and form not in ("text", "json"):
            raise click.UsageError("--statistics are told as text or json.")
        to_file = bool(settings["output_file"])
        look = Look(form, wanted(color) and not (to_file and color == "auto"), quiet, show_source, statistics)
        return command(*arguments, look=look, **settings)

    for option in (
        COLOR,
        click.option(
            "--output-file",
            "-o",
            type=FILE,
            metavar="FILE",
            default="",
            callback=lambda context, parameter, value: "" if value == "-" else value,
            help="Write the report into this file.",
        ),
        click.option("--show-source/--no-source", default=True, help="With or without the words concerned (in text)."),
        click.option("--statistics", is_flag=True, help="Only how many findings there are of each rule (as text or json)."),
        click.option("--quiet", "-q", is_flag=True, help="Nothing but findings: no clean files, no counts, no remarks."),
        click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How findings are told."),
    ):
        looking = option(looking)
    return looking  # type: ignore[return-value]


def running(command: Command) -> Command:
    """The options that say how a run is done."""
    for option in (
        click.option("--no-cache", is_flag=True, help="Check every file anew, and keep no result for the next time."),
        click.option(
            "--jobs",
            "-j",
            type=_Count(1),
            metavar="NUMBER",
            default=None,
            callback=lambda context, parameter, value: value or 0,
            help="So many processes at most.  [default: the cores, where there is enough to do]",
        ),
    ):
        command = option(command)
    return command


def narrowing(command: Command) -> Command:
    """The options that say which findings are told; the command gets them as ``wish``."""

    @functools.wraps(command)
    def wishing(*arguments: Any, baseline: str, write_baseline: str, gone: bool, changed_since: str, **settings: Any) -> Any:
        from reslint.narrowing import Wish

        if baseline and write_baseline:
            raise click.UsageError("--baseline and --write-baseline exclude each other.")
        if gone and not baseline:
            raise click.UsageError("--gone needs --baseline.")
        return command(*arguments, wish=Wish(baseline, write_baseline, changed_since, gone), **settings)

    for option in (
        click.option(
            "--changed-since",
            type=FILE,
            metavar="FILE",
            default="",
            help="Only what is new since this earlier version of the draft.",
        ),
        click.option("--gone", is_flag=True, help="Say how many places of the baseline match nothing any more."),
        click.option(
            "--write-baseline",
            type=FILE,
            metavar="FILE",
            default="",
            help="Keep the findings of today in this file and tell none.",
        ),
        click.option(
            "--baseline", type=FILE, metavar="FILE", default="", help="Tell only findings that this file does not know."
        ),
    ):
        wishing = option(wishing)
    return wishing  # type: ignore[return-value]


def consistent(paths: tuple[str, ...], look: Look, wish: Wish, fix: bool, diff: bool, suggested: bool) -> None:
    """Raises UsageError where the options contradict each other."""
    if fix and diff:
        raise click.UsageError("--fix and --diff exclude each other.")
    if diff and (look.form != "text" or look.statistics):
        raise click.UsageError("--diff shows what would change, and goes without --format and --statistics.")
    if suggested and not (fix or diff):
        raise click.UsageError("--suggested needs --fix or --diff.")
    if fix and "-" in paths:
        raise click.UsageError("--fix corrects files; use --diff for standard input.")
    if wish.write_baseline and (fix or diff):
        raise click.UsageError("--write-baseline goes without --fix and --diff.")
