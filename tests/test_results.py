"""Results kept from run to run: the same findings, and none of them stale."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reslint import cache
from reslint.session import Options, Session

DRAFT = "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Urges* all member states to act;\n\n2. *Decides* to meet.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def rules(options: Options | None = None) -> list[str]:
    return [finding.rule for finding in Session(options or Options()).check("draft.md").findings]


def kept(place: Path) -> list[Path]:
    return sorted((place / "cache" / "results").glob("*.result"))


def test_a_second_run_tells_the_same_without_parsing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Session().check("draft.md")
    assert len(kept(place)) == 1
    monkeypatch.setattr(Session, "_examined", lambda *_: pytest.fail("it was checked again"))
    again = Session().check("draft.md")
    assert again.findings == first.findings
    assert [p.label for p in again.draft.paragraphs] == [p.label for p in first.draft.paragraphs]


def test_a_changed_draft_is_checked_again(place: Path) -> None:
    assert "capital-member-states" in rules()
    (place / "draft.md").write_text(DRAFT.replace("member states", "Member States"), encoding="utf-8")
    assert rules() == []


def test_changed_settings_are_other_results(place: Path) -> None:
    assert "capital-member-states" in rules()
    assert rules(Options(ignore=("capital-member-states",))) == []
    (place / ".reslint.yml").write_text("rules: {capital-member-states: off}\n", encoding="utf-8")
    assert rules() == []
    (place / ".reslint.yml").unlink()
    assert "capital-member-states" in rules()


def test_a_changed_rule_is_another_result(place: Path) -> None:
    house = place / "house"
    house.mkdir()
    rule = house / "no-banks.yml"
    text = (
        "rule: no-banks\nsummary: Banks are shores.\nseverity: warning\nsource: House style\n"
        "check: {kind: forbid, in: body, patterns: [act]}\n"
        "examples:\n  - bad: 'they «act»'\n  - bad: 'we «act»'\n  - fine: 'they do'\n  - fine: 'we do'\n"
    )
    rule.write_text(text, encoding="utf-8")
    (place / ".reslint.yml").write_text("extends: [./house]\n", encoding="utf-8")
    assert rules() == ["no-banks"]
    rule.write_text(text.replace("warning", "off"), encoding="utf-8")
    os.utime(rule, ns=(1, 1))
    assert rules() == []


def test_what_is_damaged_is_worked_out_again(place: Path) -> None:
    first = rules()
    for path in kept(place):
        path.write_bytes(b"no result")
    assert rules() == first


def test_nothing_is_kept_on_request_or_without_a_folder(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules(Options(keep=False))
    assert not kept(place)
    (place / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(place / "file"))
    assert "capital-member-states" in rules()


@pytest.mark.skipif(os.name != "posix", reason="rights as on POSIX systems")
def test_who_has_no_home_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    for name in ("RESLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert cache.folder() is None


def test_nothing_is_read_from_a_folder_in_which_anyone_may_write(place: Path) -> None:
    rules()
    assert len(kept(place)) == 1
    for others in (0o777, 0o770):
        (place / "cache").chmod(others)
        assert cache.folder() is None
    (place / "cache").chmod(0o755)
    assert cache.folder() == place / "cache"
