"""Files and folders named on the command line."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from reslint.files import find


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.txt", "c.MARKDOWN", "d.text", "e.py", ".hidden.md", "sub/z.md", "sub/deep/y.md", ".git/x.md"):
        file = tmp_path / "drafts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words", encoding="utf-8")
    return tmp_path


def test_folders_are_walked_in_order(tree: Path) -> None:
    names = ["a.txt", "b.md", "c.MARKDOWN", "d.text", "sub/z.md", "sub/deep/y.md"]
    assert find(["drafts"]).names == [os.path.join("drafts", *name.split("/")) for name in names]
    assert find([str(tree / "drafts")]).names == [str(tree / "drafts" / name) for name in names]


def test_word_files_are_drafts_and_what_word_keeps_beside_them_is_none(tree: Path) -> None:
    for name in ("w.docx", "~$w.docx", "w.DOCX.bak"):
        (tree / "drafts" / name).write_bytes(b"PK")
    assert [name for name in find(["drafts"]).names if "w." in name] == [os.path.join("drafts", "w.docx")]


def test_named_files_are_taken_as_they_are_and_once(tree: Path) -> None:
    search = find(["drafts/e.py", "drafts/b.md", "-", "drafts/../drafts/b.md", "drafts/.hidden.md", "-"])
    assert search.names == ["drafts/e.py", "drafts/b.md", "-", "drafts/.hidden.md"]
    assert search.errors == []


def test_what_is_not_there(tree: Path) -> None:
    (tree / "empty").mkdir()
    search = find(["nowhere.md", "empty", "drafts/b.md/x", "a\0b", "drafts/b.md"])
    assert search.names == ["drafts/b.md"]
    assert search.errors[0] == "nowhere.md: there is no such file or folder"
    assert search.errors[1].startswith("empty: no drafts in this folder")
    assert len(search.errors) == 4


def test_links_out_of_the_tree_are_left_alone(tree: Path) -> None:
    (tree / "outside.md").write_text("words", encoding="utf-8")
    (tree / "folder").mkdir()
    (tree / "folder" / "in.md").write_text("words", encoding="utf-8")
    try:
        (tree / "drafts" / "link.md").symlink_to(tree / "outside.md")
        (tree / "drafts" / "inner.md").symlink_to(tree / "drafts" / "b.md")
        (tree / "drafts" / "gone.md").symlink_to(tree / "nowhere.md")
        (tree / "drafts" / "circle").symlink_to(tree / "drafts", target_is_directory=True)
        (tree / "drafts" / "away").symlink_to(tree / "folder", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    names = [os.path.basename(name) for name in find(["drafts"]).names]
    assert names == ["a.txt", "b.md", "c.MARKDOWN", "d.text", "z.md", "y.md"]
    assert find(["drafts/link.md"]).names == ["drafts/link.md"]


def test_links_that_lead_nowhere_are_told(tree: Path) -> None:
    try:
        (tree / "drafts" / "gone.md").symlink_to("was-here.md")
        (tree / "drafts" / "circle.md").symlink_to("circle.md")
    except OSError:
        pytest.skip("no links here")
    search = find(["drafts"])
    assert len(search.names) == 6
    assert search.errors == [f"drafts{os.sep}{name}: is a link to a file that is not there" for name in ("circle.md", "gone.md")]


@pytest.mark.skipif(os.name != "posix", reason="paths of any depth")
def test_folders_of_any_depth(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 1500
    (tree / "drafts" / "0").mkdir()
    os.chdir(tree / "drafts" / "0")
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("deep.md").write_text("words", encoding="utf-8")
        os.chdir(tree)
        search = find(["drafts"])
        assert [len(search.names), search.errors] == [7, []]
        # A whole path may be too long for the system.
        search = find([str(tree / "drafts" / "0"), "drafts/a.txt"])
        assert len(search.names) + len(search.errors) >= 2
    finally:
        os.chdir(tree / "drafts" / "0")
        for _ in range(depth):
            os.chdir("d")
        Path("deep.md").unlink()
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_closed_folders_are_told(tree: Path) -> None:
    (tree / "drafts" / "sub").chmod(0)
    try:
        search = find(["drafts"])
    finally:
        (tree / "drafts" / "sub").chmod(0o700)
    assert len(search.names) == 4
    assert len(search.errors) == 1 and "cannot be read" in search.errors[0]


# .gitignore


def ignoring(place: Path, text: str) -> None:
    place.mkdir(parents=True, exist_ok=True)
    (place / ".gitignore").write_text(text, encoding="utf-8")


def names(*paths: str) -> list[str]:
    return [name.replace(os.sep, "/").removeprefix("drafts/") for name in find(paths).names]


def test_what_gitignore_leaves_out_is_not_walked(tree: Path) -> None:
    ignoring(tree / "drafts", "# old\n*.txt\nsub/deep/\n")
    assert names("drafts") == ["b.md", "c.MARKDOWN", "d.text", "sub/z.md"]
    assert names(str(tree / "drafts")) == names(str(tree / "drafts") + os.sep)
    assert len(names(str(tree / "drafts"))) == 4


def test_the_nearest_gitignore_and_its_last_word_decide(tree: Path) -> None:
    ignoring(tree / "drafts", "*.md\n!b.md\n")
    ignoring(tree / "drafts" / "sub", "!y.md\n")
    assert names("drafts") == ["a.txt", "b.md", "c.MARKDOWN", "d.text", "sub/deep/y.md"]


def test_nothing_is_found_again_in_a_folder_that_is_left_out(tree: Path) -> None:
    ignoring(tree / "drafts", "sub/*\n!sub/deep/y.md\n")
    assert "sub/deep/y.md" not in names("drafts")


def test_files_and_folders_that_are_named_are_checked_all_the_same(tree: Path) -> None:
    ignoring(tree, "drafts/\n*.md\n")
    (tree / "drafts" / ".git").rename(tree / ".git")
    assert names("drafts/b.md") == ["b.md"]
    assert len(names("drafts")) == 6
    assert names("drafts/sub", "drafts/sub/z.md") == ["sub/z.md", "sub/deep/y.md"]


def test_what_stands_above_has_a_say_in_a_repository_only(tree: Path) -> None:
    ignoring(tree, "/drafts/*.txt\n")
    (tree / "drafts" / ".git").rename(tree / "drafts" / "git")
    assert "a.txt" in names("drafts")
    (tree / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert "a.txt" not in names("drafts")


def test_a_gitignore_that_cannot_be_read_leaves_nothing_out(tree: Path) -> None:
    (tree / "drafts" / ".gitignore").write_bytes(b"!\n/\n\xff\xfe\n[z-a\n\\\nb.md\n")
    assert names("drafts") == ["a.txt", "c.MARKDOWN", "d.text", "sub/z.md", "sub/deep/y.md"]
    (tree / "drafts" / ".gitignore").unlink()
    (tree / "drafts" / ".gitignore").mkdir()
    assert "b.md" in names("drafts")


def test_a_folder_without_anything_left_is_told(tree: Path) -> None:
    ignoring(tree / "drafts", "*\n")
    search = find(["drafts"])
    assert search.names == []
    assert ".gitignore" in search.errors[0]


_PATTERNS = (
    *(
        "archive/**",
        "!archive/keep.md",
        "x/**",
        "build",
        "!/w",
        "/w",
        "*.md",
        "!a.md",
        "a",
        "b/",
        "!b/",
        "**/a",
        "a/**/b",
        "/*",
        "!/a",
    ),
    *(
        "a/*",
        "!a/b",
        "b/**",
        "**/b/**",
        "[ab].md",
        "!*.txt",
        "*.txt",
        "!w/build/",
        "build/*",
        "# c",
        "\\!a.md",
        "a.md ",
        "*",
        "!*/",
    ),
)


@pytest.mark.skipif(shutil.which("git") is None, reason="git")
@pytest.mark.parametrize("seed", range(25))
def test_git_leaves_out_the_same(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    folders = [tmp_path]
    for _ in range(14):
        folder = tmp_path.joinpath(*(chance.choice(("a", "b", "w", "build", "archive", "x")) for _ in range(chance.randrange(4))))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / chance.choice(("a.md", "b.md", "keep.md", "c.txt"))).write_text("x", encoding="utf-8")
        folders.append(folder)
    for folder in (tmp_path, *chance.sample(folders, 2)):
        ignoring(folder, "\n".join(chance.sample(_PATTERNS, chance.randrange(1, 5))) + "\n")
    listed = ["git", "-C", str(tmp_path), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    told = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split("\0")
    found = {os.path.relpath(name, tmp_path).replace(os.sep, "/") for name in find([str(tmp_path)]).names}
    assert found == {name for name in told if name and not name.endswith(".gitignore")}
