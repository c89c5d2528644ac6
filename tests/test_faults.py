"""Whatever ends a run while it writes: the user's file is the old or the new one, whole, and the next run goes well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reslint.cli import cli
from reslint.session import Options, Session

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
    assert killed(step, ".result", "draft.md") == 9
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
