"""The hooks, run by pre-commit itself on a repository made for the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WRONG = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act;\n\n3. *Decides* to meet.\n"
RIGHT = WRONG.replace("member states", "Member States")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_hooks_find_and_mend(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT, hooks, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis"))
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "draft.md").write_text(WRONG, encoding="utf-8")
    (drafts / "notes.csv").write_text("member states\n", encoding="utf-8")
    for folder in (hooks, drafts):
        git(folder, "init", "--quiet")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "as it is")

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        arguments = ["try-repo", str(hooks), name, "--all-files", "--color", "never"]
        return call([sys.executable, "-m", "pre_commit", *arguments], drafts, tmp_path)

    found = hook("reslint")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "rule: operative-number" in found.stdout
    mended = hook("reslint-fix")
    assert mended.returncode == 1
    assert "files were modified by this hook" in mended.stdout
    assert (drafts / "draft.md").read_text(encoding="utf-8") == RIGHT
    assert (drafts / "notes.csv").read_text(encoding="utf-8") == "member states\n"
    (drafts / "draft.md").write_text(RIGHT.replace("3. ", "2. "), encoding="utf-8")
    for name in ("reslint", "reslint-fix"):
        passed = hook(name)
        assert passed.returncode == 0, passed.stdout + passed.stderr


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Drafter", "-c", "user.email=drafter@example.org", "-c", "commit.gpgsign=false"]
    call(["git", *who, *arguments], folder, folder).check_returncode()


def call(command: list[str], folder: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command that knows nothing of a repository around it, with a cache of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"PRE_COMMIT_HOME": str(place / "pre-commit")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False)
