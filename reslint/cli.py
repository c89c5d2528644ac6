"""The command. Thin: what it says is read here, what it does is done elsewhere, and only when it is asked for."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reslint import __version__

if TYPE_CHECKING:
    from reslint.narrowing import Wish
    from reslint.session import Options

    # It is generic for type checkers only, in the older versions of click.
    _WordBase = click.ParamType[str]
else:
    _WordBase = click.ParamType

__all__ = ["cli", "main"]

NOTHING, FINDINGS, NOT_CHECKED, INTERRUPTED = 0, 1, 2, 130

Command = TypeVar("Command", bound=Callable[..., Any])


def main() -> None:
    """The ``reslint`` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Drafts hold what no other encoding has; names of files may be no text at all.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(prog_name="reslint", standalone_mode=False)
    except click.Abort:
        _say("interrupted")
        status = INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = NOT_CHECKED
    sys.exit(status if isinstance(status, int) else NOTHING)


class _Group(click.Group):
    """Commands for which a closed pipe is no error."""

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        with _closed_pipe():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        with _closed_pipe():
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()


@contextlib.contextmanager
def _closed_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _leave_output()
        raise click.exceptions.Exit(NOTHING) from None


def _leave_output() -> None:
    """Nobody reads any more; what is still buffered must not fail again when the program ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Trouble(click.ClickException):
    exit_code = NOT_CHECKED

    def show(self, file: Any = None) -> None:
        _say(self.message)


def _say(sentence: str) -> None:
    from reslint.reports.excerpt import visible

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_output()
    click.echo(f"reslint: {visible(sentence)}", err=True)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turns what is in the way into one sentence and status 2."""
    from reslint.session import Trouble

    try:
        yield
    except Trouble as error:
        raise _Trouble(str(error)) from None


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="reslint %(version)s")
def cli() -> None:
    """Checks draft United Nations resolutions, and says what an editor would correct.

    reslint check draft.md is the main job. Each command has a --help of its own.
    """


def _names(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


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
        if value not in self.words():
            from reslint.located_yaml import nearest

            hint = nearest(str(value), self.words()) or f"; it may be {', '.join(self.words())}"
            self.fail(f'"{value}" is unknown{hint}', param, ctx)
        return str(value)

    def get_metavar(self, *_: Any, **__: Any) -> str:
        return f"[{'|'.join(self.words())}]"


def _reading(command: Command) -> Command:
    """The options of every command that reads drafts."""
    for option in (
        click.option("--no-config", is_flag=True, help="Look for no configuration."),
        click.option("--config", metavar="FILE", help="Use this configuration instead of the .reslint.yml above each file."),
        click.option("--stage", type=_Word("STAGES"), help="The stage of the drafts, if it cannot be told from them."),
        click.option("--organ", type=_Word("ORGANS"), help="The organ that speaks, if it cannot be told from the drafts."),
        click.option("--stdin-filename", metavar="NAME", default="", help='What standard input ("-") is to be called.'),
    ):
        command = option(command)
    return command


_COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours; auto: on a terminal, unless NO_COLOR.",
)
_PATHS = click.argument("paths", nargs=-1, metavar="PATH...")


def _narrowing(command: Command) -> Command:
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
            "--changed-since", metavar="FILE", default="", help="Only what is new since this earlier version of the draft."
        ),
        click.option("--gone", is_flag=True, help="Say how many places of the baseline match nothing any more."),
        click.option(
            "--write-baseline", metavar="FILE", default="", help="Keep the findings of today in this file and tell none."
        ),
        click.option("--baseline", metavar="FILE", default="", help="Tell only findings that this file does not know."),
    ):
        wishing = option(wishing)
    return wishing  # type: ignore[return-value]


def _options(
    organ: str | None = None,
    stage: str | None = None,
    config: str | None = None,
    no_config: bool = False,
    stdin_filename: str = "",
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    no_cache: bool = False,
) -> Options:
    from reslint.session import Options

    if config is not None and no_config:
        raise click.UsageError("--config and --no-config exclude each other.")
    return Options(organ or "", stage or "", select, ignore, config, not no_config, stdin_filename, keep=not no_cache)


def _wanted(color: str) -> bool:
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _need(paths: tuple[str, ...]) -> None:
    if not paths:
        raise click.UsageError('Name at least one file or folder, or "-" for standard input.')


@cli.command()
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "unix", "github", "gitlab", "sarif"]),
    default="text",
    help="How findings are told.",
)
@click.option("--select", multiple=True, metavar="RULES", callback=_names, help="Only these rules (repeat, or part by commas).")
@click.option("--ignore", multiple=True, metavar="RULES", callback=_names, help="Not these rules (repeat, or part by commas).")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    help="The least severity that makes the exit status 1.  [default: error]",
)
@click.option("--fix", is_flag=True, help="Make the safe corrections in the files, then tell what remains.")
@click.option("--diff", is_flag=True, help="Only show what --fix would change; the exit status is 1 where it would.")
@click.option("--suggested", is_flag=True, help="With --fix or --diff: also the corrections that you should look at.")
@click.option("--no-cache", is_flag=True, help="Check every file anew, and keep no result for the next time.")
@_narrowing
@_COLOR
@_reading
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    form: str,
    fail_on: str,
    wish: Wish,
    color: str,
    fix: bool,
    diff: bool,
    suggested: bool,
    **settings: Any,
) -> None:
    """Checks drafts: files, folders (.md, .markdown, .txt, .text in them), or "-" for standard input.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something was not checked.
    """
    from reslint.commands import check as run
    from reslint.commands import differences

    _need(paths)
    _consistent(paths, wish, fix, diff, suggested)
    corrections = "suggested" if suggested else "safe"
    with _told():
        if diff:
            context.exit(differences(paths, _options(**settings), sys.stdout.write, _say, wish, corrections))
        status = run(
            paths,
            _options(**settings),
            form,
            fail_on,
            _wanted(color),
            sys.stdout.write,
            _say,
            wish,
            corrections if fix else "",
        )
        context.exit(status)


def _consistent(paths: tuple[str, ...], wish: Wish, fix: bool, diff: bool, suggested: bool) -> None:
    if fix and diff:
        raise click.UsageError("--fix and --diff exclude each other.")
    if suggested and not (fix or diff):
        raise click.UsageError("--suggested needs --fix or --diff.")
    if fix and "-" in paths:
        raise click.UsageError("--fix corrects files; use --diff for standard input.")
    if wish.write_baseline and (fix or diff):
        raise click.UsageError("--write-baseline goes without --fix and --diff.")


@cli.command()
@_PATHS
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="How the drafts are told.")
@_COLOR
@_reading
@click.pass_context
def tree(context: click.Context, /, paths: tuple[str, ...], form: str, color: str, **settings: Any) -> None:
    """Shows what was understood of drafts: every paragraph with its label, number, opening and notes."""
    from reslint.commands import tree as run

    _need(paths)
    with _told():
        context.exit(run(paths, _options(**settings), form, _wanted(color), sys.stdout.write, _say))


@cli.command()
@_PATHS
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How the table is told.")
@_COLOR
@_reading
@click.pass_context
def refs(context: click.Context, /, paths: tuple[str, ...], form: str, color: str, **settings: Any) -> None:
    """Lists every reference in drafts: citations, notes, places of the draft, with what is known of each and a verdict."""
    from reslint.commands import refs as run

    _need(paths)
    with _told():
        context.exit(run(paths, _options(**settings), form, _wanted(color), sys.stdout.write, _say))


@cli.command()
@click.argument("rule")
@_COLOR
def explain(rule: str, color: str) -> None:
    """Explains a rule: what it finds, on whose authority, and examples."""
    from reslint.rule_commands import explain as run

    with _told():
        run(rule, _wanted(color), sys.stdout.write)


@cli.command()
@click.argument("path", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="A list, or a page with all of them."
)
@click.option("--pack", default="", metavar="NAME", help="Those of this pack (a name or a folder) instead of those in use here.")
@_COLOR
def rules(path: str | None, form: str, pack: str, color: str) -> None:
    """Lists the rules, and what is on for a file (or in the current folder)."""
    from reslint.rule_commands import rules as run

    with _told():
        run(path, _wanted(color), sys.stdout.write, form, pack)


@cli.command("test")
@_PATHS
@click.pass_context
def test_rules(context: click.Context, /, paths: tuple[str, ...]) -> None:
    """Runs the examples of rule files or packs; without PATH those of the packs in use here."""
    from reslint.rule_commands import test as run

    with _told():
        context.exit(run(paths, sys.stdout.write))


@cli.command()
@click.argument("of", type=click.Choice(["rule", "pack", "config"]))
def schema(of: str) -> None:
    """Writes the JSON Schema of rule files, of pack.yml or of .reslint.yml, with which editors complete and check."""
    from reslint.starting import schema as run

    with _told():
        run(of, sys.stdout.write)


@cli.command()
def init() -> None:
    """Writes a commented .reslint.yml into the current folder, never over one that is there."""
    from reslint.starting import init as run

    with _told():
        run(sys.stdout.write)
