"""What else ``check`` takes: how much is said, where it goes, and how far a run is."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reslint import outlet as outlets
from reslint.cli import cli
from reslint.outlet import Outlet

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act by 5 percent;\n\n2. *Decides* to meet.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    clean = DRAFT.replace("member states", "Member States").replace("percent", "per cent")
    (tmp_path / "clean.md").write_text(clean, encoding="utf-8")
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


def test_quiet_says_findings_and_nothing_else(here: Path) -> None:
    (here / "odd.md").write_bytes(DRAFT.encode("cp1252") + b"\x93")
    loud, quiet = call("clean.md", "draft.md", "odd.md"), call("-q", "clean.md", "draft.md", "odd.md")
    assert quiet.exit_code == loud.exit_code == 1
    assert "Windows-1252" in loud.stderr and quiet.stderr == ""
    assert quiet.stdout.startswith("draft.md: ")
    assert "clean.md" not in quiet.stdout and "findings" not in quiet.stdout
    assert call("--quiet", "clean.md").output == ""


def test_quiet_does_not_pass_over_what_was_not_checked() -> None:
    result = call("-q", "nowhere.md", "clean.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reslint: nowhere.md: there is no such file or folder\n"


def test_statistics(here: Path) -> None:
    (here / "more.md").write_text(DRAFT, encoding="utf-8")
    lines = call("--statistics", ".").stdout.splitlines()
    assert [line.split()[:3] for line in lines[:2]] == [["2", "warning", "capital-member-states"], ["2", "error", "per-cent"]]
    assert lines[-1] == "4 findings in 3 files: 2 errors, 2 warnings"
    told = json.loads(call("--statistics", "--format", "json", ".").stdout)
    assert told["rules"][1] == {"rule": "per-cent", "severity": "error", "findings": 2, "files": 2}
    assert call("--statistics", "clean.md").stdout == "No findings.\n"
    assert call("--statistics", "draft.md").exit_code == 1


def test_statistics_are_told_in_two_forms_only() -> None:
    result = call("--statistics", "--format", "sarif", "draft.md")
    assert result.exit_code == 2
    assert "--statistics are told as text or json." in result.stderr


def test_source_is_left_out_on_request() -> None:
    assert "^^^" in call("draft.md").stdout
    without = call("--no-source", "draft.md").stdout
    assert "^^^" not in without
    assert "right: per cent" in without and "rule: per-cent" in without


# --output-file


def test_the_report_goes_into_a_file(here: Path) -> None:
    whole = call("draft.md", "--color", "never").stdout
    result = call("draft.md", "nowhere.md", "-o", "report.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere.md" in result.stderr
    assert call("draft.md", "-o", "report.txt").exit_code == 1
    assert (here / "report.txt").read_text(encoding="utf-8") == whole
    assert sorted(path.name for path in here.iterdir()) == ["clean.md", "draft.md", "report.txt"]


@pytest.mark.parametrize("more", [(), ("--statistics",)])
def test_a_report_in_a_file_has_what_was_not_checked_below_its_count(here: Path, more: tuple[str, ...]) -> None:
    problem = "nowhere.md: there is no such file or folder\n"
    call("clean.md", "nowhere.md", "-o", "report.txt", *more)
    assert (here / "report.txt").read_text(encoding="utf-8").endswith(f"No findings; 1 problem, see below.\n{problem}")
    call("nowhere.md", "-o", "report.txt", *more)
    assert (here / "report.txt").read_text(encoding="utf-8") == problem
    assert call("clean.md", "nowhere.md", *more).stdout.endswith("No findings; 1 problem.\n")


def test_a_report_is_the_old_or_the_new_one(here: Path) -> None:
    report = here / "report.txt"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o640)
    (here / ".reslint.yml").write_text("rules: {nonsense: off}\n", encoding="utf-8")
    assert call("draft.md", "-o", "report.txt").exit_code == 2
    assert report.read_text(encoding="utf-8") == "old"
    (here / ".reslint.yml").unlink()
    call("draft.md", "-o", "report.txt")
    assert "per-cent" in report.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(report.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["nowhere/report.txt", ".", "draft.md/report"])
def test_a_report_that_cannot_be_written_is_one_sentence(name: str) -> None:
    result = call("draft.md", "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert "the report cannot be written" in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    result = call("draft.md", "-o", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr == "reslint: /dev/full: the report cannot be written (no space left on device)\n"


# Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_when_it_takes_long_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(outlets.time, "monotonic", lambda: now[0])
    terminal, written = Terminal(), []
    outlet = Outlet(written.append, written.append, terminal)
    outlet.begin(3)
    outlet.step()
    assert terminal.getvalue() == ""
    now[0] += 1.5
    outlet.step()
    assert terminal.getvalue().endswith("2 of 3 files")
    outlet.write("report")
    assert terminal.getvalue().endswith("\r\x1b[K")
    outlet.step()
    outlet.clear()
    assert written == ["report"]


def test_no_progress_without_a_terminal() -> None:
    assert "of 1 files" not in call("draft.md").stderr


# Shell completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    asked = {"_RESLINT_COMPLETE": f"{shell}_complete", "COMP_WORDS": "reslint check --for", "COMP_CWORD": "2"}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **asked}
    if shell == "fish":
        environment |= {"COMP_WORDS": "reslint check --for", "COMP_CWORD": "--for"}
    command = [sys.executable, "-c", "from reslint.cli import main; import sys; sys.argv[0] = 'reslint'; main()"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "--format" in done.stdout, done.stderr


def test_a_report_is_never_written_over_a_draft(here: Path) -> None:
    draft = (here / "draft.md").read_bytes()
    for name in ("other.md", "other.txt"):
        (here / name).write_bytes(draft)
    for target, sentence in {
        "./draft.md": "is read by this run, and would be written over",
        "other.md": "is there already and seems to be a draft",
        "other.txt": "is there already and seems to be a draft",
    }.items():
        result = call("draft.md", "-o", target)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"reslint: {target}: {sentence}")
        assert (here / target).read_bytes() == draft
    # The report of an earlier run gives way to that of the next.
    for name in ("told.txt", "told.md"):
        assert call("draft.md", "-o", name).exit_code == 1
        assert call("draft.md", "--statistics", "-o", name).exit_code == 1
    # Found among the drafts of a folder, it is none of them.
    for _ in range(2):
        assert call(".", "-o", "told.txt").exit_code == 1
        assert "told.txt:" not in (here / "told.txt").read_text(encoding="utf-8")
    assert call(".", "told.txt", "-o", "told.txt").exit_code == 2
