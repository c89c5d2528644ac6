"""The command. Thin: what it says is read here, what it does is done elsewhere, and only when it is asked for."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from typing import TYPE_CHECKING, Any

import click

from reslint import __version__, console
from reslint.check_options import IGNORE, SELECT, choosing, consistent, narrowing, running, telling
from reslint.console import outlet, say, show, told
from reslint.files import SUFFIXES
from reslint.options import COLOR, FILE, PATHS, need, options, reading, rule_names, wanted

if TYPE_CHECKING:
    from reslint.narrowing import Wish
    from reslint.reports.forms import Look

__all__ = ["cli", "main"]


def main() -> None:
    """The ``reslint`` command."""
    # A draft is many small objects, hardly any of them in circles, and to look for circles after every 700 takes its time.
    gc.set_threshold(500_000, 5, 5)
    console.leave(console.run(cli, "reslint"))


# As people come to need them.
ORDER = ("check", "mark", "renumber", "tree", "refs", "explain", "rules", "init", "test", "schema", "lsp")


class _Commands(click.Group):
    """The commands in the order of ``ORDER``; a file that is named without one is told what to write."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.commands, key=ORDER.index)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and (os.path.exists(name) or name.lower().endswith(SUFFIXES)):
            raise click.UsageError(f'Say what to do with "{name}", such as: reslint check {shlex.join(args)}', ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="reslint %(version)s")
def cli() -> None:
    """Checks draft United Nations resolutions, and says what an editor would correct.

    "reslint check draft.docx" is the main job. "reslint check --help" says what it can do, and so for each command.
    """


@cli.command(short_help="Says what is wrong in drafts, and corrects what is safe.")
@PATHS
@choosing
@click.option("--fix", is_flag=True, help="Make the safe corrections in the files, then tell what remains.")
@click.option("--diff", is_flag=True, help="Only show what --fix would change; the exit status is 1 where it would.")
@click.option("--suggested", is_flag=True, help="With --fix or --diff: also the corrections that you should look at.")
@telling
@running
@narrowing
@reading
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    look: Look,
    wish: Wish,
    fix: bool,
    diff: bool,
    suggested: bool,
    fail_on: str,
    output_file: str,
    jobs: int,
    **settings: Any,
) -> None:
    """Checks drafts: files, folders (the drafts in them that .gitignore leaves in), or "-" for standard input.

    An error is what an editor would certainly correct, a warning almost certainly; info is worth a look.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something was not checked.
    """
    from reslint import commands
    from reslint.work import Task

    need(paths, settings["stdin_filename"])
    consistent(paths, look, wish, fix, diff, suggested)
    corrections = ("suggested" if suggested else "safe") if fix or diff else ""
    # Advice is for people, who sit at a terminal, and have read there what was not checked.
    at_terminal = not output_file and sys.stdout.isatty()
    look = look._replace(
        advice=at_terminal and not (fix or diff), problems="below" if output_file else "above" if at_terminal else ""
    )
    task = Task(options(**settings), look, wish, corrections, diff)
    with told(), outlet(output_file, lines=diff) as out:
        if diff:
            status = commands.differences(paths, task, out, jobs)
        elif wish.write_baseline:
            status = commands.write_baseline(paths, task, out, jobs)
        else:
            status = commands.check(paths, task, fail_on, out, jobs)
    context.exit(status)


@cli.command(short_help="Writes a copy of a Word file with comments and corrections.")
@click.argument("paths", nargs=-1, type=FILE, metavar="FILE.docx...")
@click.option(
    "-o",
    "--output",
    "target",
    type=FILE,
    metavar="FILE",
    default="",
    help="What the copy is called.  [default: FILE.marked.docx]",
)
@click.option("--overwrite", is_flag=True, help="Write over a copy that is there.")
@SELECT
@IGNORE
@reading
@click.pass_context
def mark(context: click.Context, /, paths: tuple[str, ...], target: str, overwrite: bool, **settings: Any) -> None:
    """Writes a copy of a Word file in which every finding is a comment at its words, and every safe correction a tracked change.

    The file itself is left as it is.
    """
    from reslint.commands import mark as run

    need(paths, settings["stdin_filename"], "Name at least one Word file (.docx).")
    with told():
        context.exit(run(paths, options(**settings), target, overwrite, say))


@cli.command(short_help="Puts paragraphs and notes in sequence, with what refers to them.")
@click.argument("file", type=FILE)
@click.option("--diff", is_flag=True, help="Only show what would change; the exit status is 1 where anything would.")
@click.option("-o", "--output", "target", type=FILE, metavar="OUT", default="", help="Write this file, and leave FILE as it is.")
@click.option("--overwrite", is_flag=True, help="Write over OUT where it is there.")
@reading
@click.pass_context
def renumber(context: click.Context, /, file: str, diff: bool, target: str, overwrite: bool, **settings: Any) -> None:
    """Puts paragraphs, subparagraphs, sections, annexes and notes in sequence, and all that refers to them with them.

    Tells each old number with the new one. What cannot follow for certain, such as a reference to a paragraph that is not there,
    is left as it is and told. Exit status: 0 done or nothing to do, 2 something was left.
    """
    from reslint.renumbering import run

    need((file,), settings["stdin_filename"])
    if diff and target:
        raise click.UsageError("--diff and --output exclude each other.")
    if file == "-" and not (diff or target):
        raise click.UsageError("renumber writes files; use --diff for standard input, or -o to name the file to write.")
    with told():
        context.exit(run(file, options(**settings), show, say, target, overwrite, diff))


@cli.command(short_help="Shows what was understood of drafts, paragraph by paragraph.")
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="How the drafts are told.")
@COLOR
@reading
@click.pass_context
def tree(context: click.Context, /, paths: tuple[str, ...], form: str, color: str, **settings: Any) -> None:
    """Shows what was understood of drafts: every paragraph with its label, number, opening and notes."""
    from reslint.commands import tree as run

    need(paths, settings["stdin_filename"])
    with told():
        context.exit(run(paths, options(**settings), form, wanted(color), sys.stdout.write, say))


@cli.command(short_help="Lists every reference in drafts, with what is known of it.")
@PATHS
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How the table is told.")
@COLOR
@reading
@click.pass_context
def refs(context: click.Context, /, paths: tuple[str, ...], form: str, color: str, **settings: Any) -> None:
    """Lists every reference in drafts: citations, notes, places of the draft, with what is known of each and a verdict."""
    from reslint.commands import refs as run

    need(paths, settings["stdin_filename"])
    with told():
        context.exit(run(paths, options(**settings), form, wanted(color), sys.stdout.write, say))


@cli.command(short_help="Explains a rule: why, on whose authority, with examples.")
@click.argument("rule", shell_complete=rule_names)
@COLOR
def explain(rule: str, color: str) -> None:
    """Explains a rule: what it finds, on whose authority, and examples."""
    from reslint.rule_commands import explain as run

    with told():
        run(rule, wanted(color), sys.stdout.write)


@cli.command(short_help="Lists the rules, and what is on for a file or folder.")
@click.argument("path", type=FILE, required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="A list, or a page with all of them."
)
@click.option("--pack", default="", metavar="NAME", help="Those of this pack (a name or a folder) instead of those in use here.")
@COLOR
def rules(path: str | None, form: str, pack: str, color: str) -> None:
    """Lists the rules, and what is on for a file (or in the current folder)."""
    from reslint.rule_commands import rules as run

    with told():
        run(path, wanted(color), show if form == "markdown" else sys.stdout.write, form, pack)


@cli.command("test", short_help="Tries rule files of your own on their examples.")
@PATHS
@click.pass_context
def test_rules(context: click.Context, /, paths: tuple[str, ...]) -> None:
    """Runs the examples of rule files or packs; without PATH those of the packs in use here."""
    from reslint.rule_commands import test as run

    with told():
        context.exit(run(paths, show))


@cli.command(short_help="Writes the schema with which editors complete rule files.")
@click.argument("of", type=click.Choice(["rule", "pack", "config"]))
def schema(of: str) -> None:
    """Writes the JSON Schema of rule files, of pack.yml or of .reslint.yml, with which editors complete and check."""
    from reslint.starting import schema as run

    with told():
        run(of, sys.stdout.write)


@cli.command(short_help="Writes a commented configuration, .reslint.yml, to begin with.")
def init() -> None:
    """Writes a commented .reslint.yml into the current folder, never over one that is there."""
    from reslint.starting import init as run

    with told():
        run(sys.stdout.write)


@cli.command(short_help="Brings findings into a text editor while you type.")
@click.option("--stdio", is_flag=True, hidden=True, expose_value=False, help="What many editors say along; it is so anyway.")
def lsp() -> None:
    """Serves a text editor, which starts it, over standard input and output, by the Language Server Protocol."""
    from reslint.editor.start import serve

    with told():
        serve()
