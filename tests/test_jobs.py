"""Many processes say what one says, byte by byte, and end with the run however it ends."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reslint.reports.forms import FORMS

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act by {} percent;\n\n2. *Decides* to meet.\n"
COUNT = 11


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    return tmp_path


def write(folder: Path) -> None:
    for number in range(COUNT):
        (folder / f"{number:02}.md").write_text(DRAFT.format(number), encoding="utf-8")
    (folder / "03.md").write_bytes(b"\x00")
    (folder / "05.md").write_bytes(DRAFT.format(5).encode() + b"\x93")


def run(*arguments: str, cache: str = "cache", text: bytes = b"") -> tuple[int, bytes, bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RESLINT_CACHE_DIR": os.path.abspath(cache)}
    command = [sys.executable, "-m", "reslint", "check", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, env=environment, timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_with_one_job_and_many(here: Path, form: str) -> None:
    one = run("--format", form, "--jobs", "1", "--no-cache", ".")
    assert one[0] == 2 and (one[1] or one[2])
    assert run("--format", form, "--jobs", "3", "--no-cache", ".") == one
    assert run("--format", form, "-j", "3", ".") == one
    assert run("--format", form, "-j", "3", ".") == one


def test_statistics_and_any_order_of_files(here: Path) -> None:
    assert run("--statistics", "-j", "1", ".") == run("--statistics", "-j", "4", ".")
    names = sorted(path.name for path in here.glob("*.md"))
    random.Random(7).shuffle(names)
    assert run("-j", "1", *names) == run("-j", "4", *names)
    whole = {block for block in run("-j", "4", ".")[1].split(b"\n\n") if b"rule: " in block}
    assert whole == {block for block in run("-j", "4", *names)[1].split(b"\n\n") if b"rule: " in block}


def test_standard_input_among_files(here: Path) -> None:
    names = ["00.md", "01.md", "-", "02.md", "04.md"]
    text = DRAFT.format(99).encode()
    one = run("-j", "1", *names, text=text)
    assert run("-j", "3", *names, text=text) == one
    assert b"standard input" in one[1]


def test_baseline(here: Path) -> None:
    (here / "03.md").unlink()
    told = run("-j", "1", ".", "--write-baseline", "one.json")
    assert run("-j", "3", ".", "--write-baseline", "many.json")[2] == told[2].replace(b"one.json", b"many.json")
    assert (here / "one.json").read_bytes() == (here / "many.json").read_bytes()
    (here / "00.md").write_text(DRAFT.format("a percent or 5").replace("member states", "Member States"), encoding="utf-8")
    one = run("-j", "1", ".", "--baseline", "one.json", "--gone")
    assert run("-j", "3", ".", "--baseline", "one.json", "--gone") == one
    assert b"1 place of the baseline matches nothing any more." in one[1]


def test_corrections(here: Path) -> None:
    shown = run("-j", "1", "--diff", ".")
    assert run("-j", "3", "--diff", ".") == shown
    (here / "one").mkdir()
    (here / "many").mkdir()
    outcomes = []
    for folder, jobs in (("one", "1"), ("many", "3")):
        write(here / folder)
        os.chdir(here / folder)
        outcomes.append(run("--fix", "-j", jobs, ".", cache="../cache"))
    assert outcomes[0] == outcomes[1]
    for path in (here / "one").iterdir():
        assert path.read_bytes() == (here / "many" / path.name).read_bytes()
    assert b"4 per cent" in (here / "many" / "04.md").read_bytes()


def test_two_runs_at_once_share_the_cache(here: Path) -> None:
    alone = run("-j", "2", ".", "--no-cache")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RESLINT_CACHE_DIR": str(here / "shared")}
    command = [sys.executable, "-m", "reslint", "check", "-j", "2", "."]
    for _ in range(2):
        both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        assert [process.communicate(timeout=120) for process in both] == [alone[1:], alone[1:]]


def test_a_number_below_one_is_refused(here: Path) -> None:
    for number in ("0", "-1", "many"):
        assert run("--jobs", number, ".")[0] == 2


# However a run ends


@pytest.fixture
def long(here: Path) -> Path:
    """Enough to do for some seconds."""
    body = "\n\n".join(f"{number}. *Urges* all member states to act by {number} percent;" for number in range(1, 400))
    for number in range(24):
        (here / f"long{number:02}.md").write_text(f"*The General Assembly*,\n\n{body}\n", encoding="utf-8")
    return here


def start(*arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RESLINT_CACHE_DIR": os.path.abspath("cache")}
    command = [sys.executable, "-m", "reslint", "check", "--no-cache", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def others(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that it started, once there are two."""
    for _ in range(400):
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError, IndexError, ValueError):
                if int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == process.pid:
                    found.append(int(entry.name))
        if len(found) >= 2:
            return found
        time.sleep(0.05)
    pytest.fail("no other processes were started")


def gone(numbers: list[int], within: float = 20.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not any(alive(number) for number in numbers):
            return True
        time.sleep(0.1)
    return False


def alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


pytestmark_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")


@pytestmark_linux
@pytest.mark.parametrize("whole_group", [True, False])
def test_interrupted_in_one_line_and_none_is_left(long: Path, whole_group: bool) -> None:
    process = start("-j", "2", ".")
    started = others(process)
    os.killpg(process.pid, signal.SIGINT) if whole_group else os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert told.decode().splitlines()[-1] == "reslint: interrupted"
    assert gone(started)


@pytestmark_linux
def test_none_is_left_when_the_first_is_killed(long: Path) -> None:
    process = start("-j", "2", ".")
    started = others(process)
    process.kill()
    process.communicate(timeout=60)
    assert gone(started)


@pytestmark_linux
def test_a_lost_process_is_told(long: Path) -> None:
    process = start("-j", "2", ".")
    os.kill(others(process)[0], signal.SIGKILL)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "a process of this run was ended from outside" in told.decode().splitlines()[-1]


@pytestmark_linux
def test_a_closed_pipe_leaves_the_status_true_and_no_process(long: Path) -> None:
    process = start("-j", "2", ".")
    started = others(process)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    # One of the files cannot be read.
    assert process.wait(timeout=60) == 2
    assert process.stderr.read().count(b"Traceback") == 0
    process.stderr.close()
    assert gone(started)


def test_links_make_no_file_twice(here: Path) -> None:
    with contextlib.suppress(OSError):
        (here / "again.md").symlink_to(here / "00.md")
    shutil.copy(here / "01.md", here / "copy.md")
    assert run("-j", "3", ".")[1].count(b"\n00.md: ") + run("-j", "3", ".")[1].startswith(b"00.md: ") <= 1
