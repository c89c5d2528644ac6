"""Whatever ends a run while it writes: the user's file is the old or the new one, whole, and the next run goes well."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reslint import console
from reslint.cli import cli
from reslint.results import Results
from reslint.session import Options, Session
from reslint.writers import Exists
from reslint.writers.rewrite import create

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act by 5 percent;\n\n2. *Decides* to meet.\n"
RIGHT = DRAFT.replace("member states", "Member States").replace("percent", "per cent")

# Ends the program at once, as a loss of power would, at one of the steps of writing a file.
KILLED = """
import io, os, sys, tempfile
step, which = sys.argv[1], sys.argv[2]
del sys.argv[1:3]
import reslint.atomic as atomic

def concerned(path):
    return which in os.path.basename(str(path)) or which in str(path)

real_mkstemp, real_replace, real_fsync, real_chmod, real_fdopen = tempfile.mkstemp, os.replace, os.fsync, os.chmod, os.fdopen
names = {}

def mkstemp(**settings):
    handle, name = real_mkstemp(**settings)
    names[handle] = name
    if concerned(name) and step == "made":
        os._exit(9)
    return handle, name

class Half(io.FileIO):
    def write(self, data):
        super().write(bytes(data)[: len(data) // 2])
        os._exit(9)

def fdopen(handle, mode="r", *more, **others):
    if concerned(names.get(handle, "")) and step == "half" and "w" in mode:
        return Half(handle, "w")
    return real_fdopen(handle, mode, *more, **others)

def fsync(handle):
    real_fsync(handle)
    if step == "synced":
        os._exit(9)

def chmod(name, mode, **others):
    real_chmod(name, mode, **others)
    if concerned(name) and step == "rights":
        os._exit(9)

def replace(name, target):
    if concerned(target) and step == "before":
        os._exit(9)
    real_replace(name, target)
    if concerned(target) and step == "after":
        os._exit(9)

tempfile.mkstemp, os.replace, os.fsync, os.chmod, os.fdopen = mkstemp, replace, fsync, chmod, fdopen
from reslint.cli import main
sys.argv[0] = "reslint"
main()
"""
STEPS = ("made", "half", "synced", "rights", "before", "after")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def killed(step: str, which: str, *arguments: str) -> int:
    command = [sys.executable, "-c", KILLED, step, which, "check", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False).returncode


def call(*arguments: str) -> int:
    return CliRunner().invoke(cli, ["check", *arguments]).exit_code


@pytest.mark.parametrize("step", STEPS)
def test_killed_while_it_corrects(here: Path, step: str) -> None:
    assert killed(step, "draft.md", "--fix", "--no-cache", "draft.md") == 9
    assert (here / "draft.md").read_text(encoding="utf-8") == (RIGHT if step == "after" else DRAFT)
    assert call("--fix", "draft.md") == 0
    assert (here / "draft.md").read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize("step", STEPS)
def test_killed_while_it_writes_a_baseline(here: Path, step: str) -> None:
    call("draft.md", "--write-baseline", "known.json")
    before = (here / "known.json").read_bytes()
    (here / "draft.md").write_text(DRAFT + "\n3. *Notes* 7 percent.\n", encoding="utf-8")
    assert killed(step, "known.json", "--no-cache", "draft.md", "--write-baseline", "known.json") == 9
    assert ((here / "known.json").read_bytes() == before) is (step != "after")
    assert call("draft.md", "--baseline", "known.json") in (0, 1)
    assert call("draft.md", "--write-baseline", "known.json") == 0


@pytest.mark.parametrize("step", STEPS)
def test_killed_while_it_writes_a_report(here: Path, step: str) -> None:
    (here / "report.html").write_text("old", encoding="utf-8")
    assert killed(step, "report.html", "--no-cache", "draft.md", "--format", "html", "-o", "report.html") == 9
    text = (here / "report.html").read_text(encoding="utf-8")
    assert text.endswith("</html>\n") if step == "after" else text == "old"


@pytest.mark.parametrize("step", [step for step in STEPS if step != "synced"])
def test_killed_while_it_keeps_a_result(here: Path, step: str) -> None:
    call("draft.md", "--no-cache")
    assert killed(step, "results", "draft.md") == 9
    findings = [finding.rule for finding in Session(Options()).check("draft.md").findings]
    assert findings == [finding.rule for finding in Session(Options(keep=False)).check("draft.md").findings]


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on the size of files, which stands for a full disk")
@pytest.mark.parametrize("arguments", [("--fix",), ("--write-baseline", "known.json"), ("-o", "report.txt")])
def test_a_full_disk(here: Path, arguments: tuple[str, ...]) -> None:
    before = {"known.json": '{"version": 1, "files": {}}', "report.txt": "old"}
    for name, text in before.items():
        (here / name).write_text(text, encoding="utf-8")
    limited = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16)); from reslint.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", limited, "check", "draft.md", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and "cannot be written" in done.stderr
    assert (here / "draft.md").read_text(encoding="utf-8") == DRAFT
    assert {name: (here / name).read_text(encoding="utf-8") for name in before} == before
    assert not [path.name for path in here.iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
@pytest.mark.parametrize("arguments", [("--fix",), ("--write-baseline", "known.json"), ("-o", "report.txt")])
def test_a_folder_that_is_read_only(here: Path, arguments: tuple[str, ...]) -> None:
    here.chmod(0o500)
    try:
        assert call("draft.md", *arguments) == 2
    finally:
        here.chmod(0o700)
    assert (here / "draft.md").read_text(encoding="utf-8") == DRAFT


def test_a_file_that_changes_while_it_is_checked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept belongs to the bytes that were checked, and a correction is not written over what came meanwhile."""
    examined = Session._examined

    def meanwhile(session: Session, name: str, draft: object) -> object:
        (here / "draft.md").write_text(RIGHT, encoding="utf-8")
        return examined(session, name, draft)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "_examined", meanwhile)
    first = Session(Options()).check("draft.md")
    assert first.findings
    monkeypatch.undo()
    monkeypatch.chdir(here)
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(here / "cache"))
    assert not Session(Options()).check("draft.md").findings
    (here / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert Session(Options()).check("draft.md").findings == first.findings
    monkeypatch.setattr(Session, "_examined", meanwhile)
    assert call("--fix", "--no-cache", "draft.md") == 2
    assert (here / "draft.md").read_text(encoding="utf-8") == RIGHT


def when(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], None]) -> None:
    """Has something happen just before a step of writing."""
    step = getattr(os, name)

    def acting(*arguments: object, **others: object) -> object:
        act()
        return step(*arguments, **others)

    monkeypatch.setattr(os, name, acting)


def test_a_file_that_changes_while_it_is_written(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    when(monkeypatch, "fsync", lambda: (here / "draft.md").write_text("mine", encoding="utf-8") and None)
    assert call("--fix", "--no-cache", "draft.md") == 2
    assert (here / "draft.md").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in here.iterdir() if "draft" in path.name] == ["draft.md"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_takes_the_place_of_none(here: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:

        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "not here")

        monkeypatch.setattr(os, "link", refuse)
    create(str(here / "other.md"), b"old")
    when(monkeypatch, "fsync", lambda: (here / "new.md").write_text("mine", encoding="utf-8") and None)
    with pytest.raises(Exists):
        create(str(here / "new.md"), b"new")
    assert (here / "new.md").read_text(encoding="utf-8") == "mine"
    assert (here / "other.md").read_bytes() == b"old"
    assert not [path.name for path in here.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("step", "number", "status"), [("fsync", errno.EINVAL, 0), ("chmod", errno.EPERM, 0), ("fsync", errno.EIO, 2)]
)
def test_what_a_file_system_does_not_know(
    here: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, status: int
) -> None:
    def refuse() -> None:
        raise OSError(number, "not here")

    when(monkeypatch, step, refuse)
    assert call("--fix", "--no-cache", "draft.md") == status
    monkeypatch.undo()
    assert (here / "draft.md").read_text(encoding="utf-8") == (DRAFT if status else RIGHT)


def test_a_long_name(here: Path) -> None:
    name = "\u51b3" * 82 + ".md"
    (here / "draft.md").rename(here / name)
    assert call("--fix", str(here / name)) == 0
    assert (here / name).read_text(encoding="utf-8") == RIGHT


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="files of others")
def test_the_owner_stays(here: Path) -> None:
    os.chown(here / "draft.md", 65534, 65534)
    assert call("--fix", "draft.md") == 0
    state = (here / "draft.md").stat()
    assert (state.st_uid, state.st_gid) == (65534, 65534)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes that have a name")
@pytest.mark.parametrize("command", ["check --fix pipe.md", "renumber pipe.md"])
def test_a_pipe_is_not_waited_for(here: Path, command: str) -> None:
    os.mkfifo(here / "pipe.md")
    line = f"sed s/^2/4/ draft.md > pipe.md & exec {sys.executable} -m reslint {command}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "is no file that could be written anew" in done.stderr


def test_a_configuration_is_there_whole_or_not_at_all(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        when(patch, "fsync", full)
        result = CliRunner().invoke(cli, ["init"])
        assert result.exit_code == 2 and "cannot be written" in result.output
        assert [path.name for path in here.iterdir() if "reslint" in path.name] == []
    assert CliRunner().invoke(cli, ["init"]).exit_code == 0
    assert (here / ".reslint.yml").stat().st_size and (here / ".reslint.schema.json").stat().st_size


@pytest.mark.skipif(os.name != "posix", reason="rights of folders")
def test_nothing_is_read_that_others_may_have_written(here: Path) -> None:
    call("draft.md")
    known = Results("known")
    assert known.place("draft.md", b"") is not None
    (here / "cache" / "results").chmod(0o777)
    assert Results("known").place("draft.md", b"") is None
    assert call("draft.md") == 1


def test_a_failure_of_ours_is_one_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def failing() -> None:
        raise PermissionError(13, "Permission denied", "pack.yml")

    monkeypatch.setattr(sys, "argv", ["reslint"])
    assert console.run(failing, "reslint") == 2
    told = capsys.readouterr().err
    assert told.startswith("reslint: reslint itself failed, please report it (PermissionError: ") and told.count("\n") == 1


def test_without_further_processes_all_is_checked_alone(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import concurrent.futures

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    for number in range(6):
        (here / f"{number}.md").write_text(DRAFT, encoding="utf-8")
    arguments = ["check", "--no-cache", "--format", "unix", "-j", "2", "."]
    alike = CliRunner().invoke(cli, arguments)
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", refuse)
    alone = CliRunner().invoke(cli, arguments)
    assert (alone.exit_code, alone.output) == (alike.exit_code, alike.output)


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_who_interrupts_twice_does_not_wait(here: Path, number: int) -> None:
    for name in range(60):
        (here / f"{name}.md").write_text(DRAFT * 20, encoding="utf-8")
    command = [sys.executable, "-m", "reslint", "check", "--no-cache", "-q", "-j", "2", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None and run.stderr is not None
        # Several files are told: the others are done by several processes by now.
        for _ in range(10):
            run.stdout.readline()
        run.send_signal(number)
        time.sleep(0.1)
        run.send_signal(number)
        _, told = run.communicate(timeout=60)
    assert run.returncode == (130 if number == signal.SIGINT else 143)
    assert b"Traceback" not in told
