"""The language server, as an editor meets it: over standard input and output."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from editor_by_hand import DRAFT, ROOT, Client, applied

from reslint.cli import cli
from reslint.editor.lines import Lines
from reslint.editor.outline import outline, targets
from reslint.parsing import parse
from reslint.readers import read

pytest.importorskip("pygls", reason="the extra [lsp] is not installed")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    started = Client(tmp_path)
    yield started
    started.end()


def test_findings_while_one_types(client: Client) -> None:
    client.open()
    found = client.diagnostics()
    assert [(one["code"], one["severity"]) for one in found] == [
        ("capital-member-states", 2),
        ("per-cent", 1),
        ("per-cent", 1),
    ]
    assert found[0]["source"] == "reslint"
    assert found[0]["message"].startswith("PP2: ")
    # Two units of UTF-16 for each of the letters beyond the first plane.
    before = "*Noting* the “𝒜𝓈𝓈ℯ𝓂𝒷𝓁𝓎” of all "
    assert found[0]["range"]["start"] == {"line": 4, "character": len(before.encode("utf-16-le")) // 2}
    client.type(DRAFT.replace("5 percent", "5 per cent"))
    assert [one["code"] for one in client.diagnostics()] == ["capital-member-states", "per-cent"]
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri}})
    assert client.next()["diagnostics"] == []


def test_only_the_last_of_many_keystrokes_is_checked(client: Client) -> None:
    client.open()
    client.diagnostics()
    for count in range(20):
        client.type(DRAFT.replace("to meet", "to meet" + "e" * count))
    client.diagnostics()
    time.sleep(0.5)
    assert client.told.empty()


def test_corrections(client: Client) -> None:
    client.open()
    first = client.diagnostics()[1]["range"]
    (quick,) = client.actions(first["start"], first["start"], ["quickfix"])
    assert quick["title"] == "Correct: per cent (per-cent)"
    assert quick["isPreferred"] and quick["diagnostics"][0]["code"] == "per-cent"
    assert applied(DRAFT, quick["edit"], client.uri) == DRAFT.replace("5 percent", "5 per cent")
    (everything,) = client.actions(first["start"], first["end"], ["source.fixAll"])
    right = DRAFT.replace("percent", "per cent").replace("member states", "Member States")
    assert applied(DRAFT, everything["edit"], client.uri) == right
    kinds = [action["kind"] for action in client.actions(first["start"], first["end"])]
    assert kinds == ["quickfix", "source.fixAll.reslint"]


def test_corrections_are_worked_out_when_they_are_wanted(tmp_path: Path) -> None:
    action = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "resolveSupport": {"properties": ["edit"]}}
    client = Client(tmp_path, textDocument={"codeAction": action}, workspace={"workspaceEdit": {"documentChanges": True}})
    client.open()
    client.diagnostics()
    place = {"line": 0, "character": 0}
    (everything,) = client.actions(place, place)
    assert "edit" not in everything
    edit = client.ask("codeAction/resolve", everything)["edit"]
    assert edit["documentChanges"][0]["textDocument"] == {"uri": client.uri, "version": 1}
    assert "per cent" in applied(DRAFT, edit, client.uri)
    client.end()


def test_hover_is_the_page_of_the_rule(client: Client) -> None:
    client.open()
    place = client.diagnostics()[1]["range"]["start"]
    told = client.at("hover", place["line"], place["character"])
    assert told["contents"]["kind"] == "markdown"
    assert told["contents"]["value"].startswith("## per-cent\n")
    assert "Source: " in told["contents"]["value"]
    assert client.at("hover", 0, 0) is None


def test_hover_while_a_rule_file_is_broken(client: Client, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    rule = (ROOT / "rules" / "un" / "per-cent.yml").read_text(encoding="utf-8")
    (tmp_path / "house" / "per-cent.yml").write_text(rule, encoding="utf-8")
    (tmp_path / ".reslint.yml").write_text("extends: [./house]\n", encoding="utf-8")
    client.open()
    (place, *_) = [one["range"]["start"] for one in client.diagnostics()]
    assert "per-cent" in client.at("hover", place["line"], place["character"])["contents"]["value"]
    (tmp_path / "house" / "per-cent.yml").write_text("rule: [", encoding="utf-8")
    assert client.at("hover", place["line"], place["character"]) is None


def test_corrections_while_the_settings_are_broken(client: Client, tmp_path: Path) -> None:
    client.open()
    place = client.diagnostics()[1]["range"]["start"]
    (tmp_path / ".reslint.yml").write_text("rules: [", encoding="utf-8")
    assert [action["kind"] for action in client.actions(place, place)] == ["quickfix"]


def test_what_is_larger_than_any_draft_is_told_once(client: Client) -> None:
    client.open("a " * 5_500_000)
    assert client.next()["diagnostics"] == []
    assert "is larger than 10 MB" in client.next("window/showMessage")["message"]
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}}) == []
    client.type(DRAFT)
    assert [one["code"] for one in client.diagnostics()] == ["capital-member-states", "per-cent", "per-cent"]
    told = [client.told.get() for _ in range(client.told.qsize())]
    assert not [one for one in told if one["method"] == "window/showMessage"]


def test_outline(tmp_path: Path) -> None:
    client = Client(tmp_path, textDocument={"documentSymbol": {"hierarchicalDocumentSymbolSupport": True}})
    client.open()
    parts = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}})
    assert [part["name"] for part in parts] == ["enacting line", "PP1", "PP2", "OP1", "OP2", "OP3", "notes"]
    assert [part["name"] for part in parts[4]["children"]] == ["OP2(a)", "OP2(b)"]
    assert [part["name"] for part in parts[-1]["children"]] == ["note 1"]
    assert parts[4]["range"]["end"]["line"] == 12
    client.end()


def test_an_outline_for_editors_that_know_a_list_only(client: Client) -> None:
    client.open()
    parts = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}})
    assert [(part["name"], part.get("containerName")) for part in parts][3:] == [
        *(("OP1", None), ("OP2", None), ("OP2(a)", "OP2"), ("OP2(b)", "OP2"), ("OP3", None), ("notes", None), ("note 1", "notes"))
    ]
    assert parts[4]["location"]["uri"] == client.uri
    assert parts[4]["location"]["range"]["end"]["line"] == 12


def test_references_lead_to_paragraphs_and_calls_to_notes(client: Client) -> None:
    client.open()
    line = DRAFT.splitlines()[8]
    (place,) = client.at("definition", 8, line.index("paragraph 1 above") + 3)
    assert place["range"]["start"]["line"] == 6
    call = DRAFT.splitlines()[2].index("[^1]") + 2
    (note,) = client.at("definition", 2, call)
    assert note["range"]["start"]["line"] == 16
    (back,) = client.at("definition", 16, 2)
    assert back["range"]["start"]["line"] == 2
    assert client.at("definition", 0, 0) == []


def test_settings_are_those_of_the_file_and_read_anew(client: Client, tmp_path: Path) -> None:
    settings = tmp_path / ".reslint.yml"
    client.open()
    assert len(client.diagnostics()) == 3
    settings.write_text("rules: {per-cent: off}\n", encoding="utf-8")
    client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": settings.as_uri(), "type": 1}]})
    assert [one["code"] for one in client.diagnostics()] == ["capital-member-states"]
    settings.write_text("rules: {per-cents: off}\n", encoding="utf-8")
    client.type(DRAFT + "\n")
    assert client.diagnostics() == []
    assert "per-cents" in client.next("window/showMessage")["message"]
    settings.write_text("exclude: ['*.md']\n", encoding="utf-8")
    client.type(DRAFT)
    assert client.diagnostics() == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("rules: {per-cent: off}\n", "rules: {capital-member-states: off}\n", ["per-cent", "per-cent"]),
        ("rules: {per-cent: off}\n", None, ["capital-member-states", "per-cent", "per-cent"]),
        ("rules: {per-cents: off}\n", None, ["capital-member-states", "per-cent", "per-cent"]),
        (None, "rules: {per-cent: off}\n", ["capital-member-states"]),
    ],
)
@pytest.mark.parametrize("other", ["other.md", "drafts/draft.md"])
def test_settings_that_changed_hold_for_what_is_opened_then(
    client: Client, tmp_path: Path, before: str | None, after: str | None, found: list[str], other: str
) -> None:
    """Also where the editor watches no files."""
    settings = tmp_path / ".reslint.yml"
    if before:
        settings.write_text(before, encoding="utf-8")
    client.open()
    client.diagnostics()
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri}})
    client.next()
    if after:
        settings.write_text(after, encoding="utf-8")
    else:
        settings.unlink()
    client.uri = (tmp_path / other).as_uri()
    client.open()
    assert [one["code"] for one in client.diagnostics()] == found


@pytest.mark.parametrize("name", ["my%20draft.md", "r%C3%A9solution.md", "a%23b.md", "c%3A/Users/me/draft.md"])
def test_an_address_with_escapes_is_as_good_as_any(client: Client, tmp_path: Path, name: str) -> None:
    client.uri = f"file:///{name}" if name.startswith("c%3A") else f"{tmp_path.as_uri()}/{name}"
    client.open()
    place = client.diagnostics()[1]["range"]["start"]
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}})
    assert client.at("hover", place["line"], place["character"])
    assert client.actions(place, place, ["quickfix"])
    assert client.at("definition", 8, DRAFT.splitlines()[8].index("paragraph 1 above") + 3)
    renamed = client.ask("textDocument/rename", client.rename(6, 0, "4."))
    assert "\n4. *Urges*" in applied(DRAFT, renamed, client.uri)
    client.tell("workspace/didChangeWatchedFiles", {"changes": []})
    again = client.next()
    assert (again["uri"], len(again["diagnostics"])) == (client.uri, 3)
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri}})
    closed = client.next()
    assert (closed["uri"], closed["diagnostics"]) == (client.uri, [])
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}}) == []


def test_a_draft_that_was_never_saved(client: Client) -> None:
    client.uri = "untitled:Untitled-1"
    client.open()
    assert len(client.diagnostics()) == 3


@pytest.mark.parametrize(
    "text", ["", "\r", "a\u2028b\x0bc\x85\r\n\x00\ud83d", "*The General Assembly*,\r\n\r\n1. *Urges* 5 percent;\r\n"]
)
def test_odd_texts(client: Client, text: str) -> None:
    client.open(text)
    client.diagnostics()
    client.type(text + "1. 6 percent")
    client.diagnostics()
    client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}})
    end = {"line": 9, "character": 9}
    client.actions({"line": 0, "character": 0}, end)
    client.at("hover", 0, 0)
    client.at("definition", 99, 99)


@pytest.mark.parametrize("sign", ["\ufeff", "{\\rtf1 x}\n\n", "PK\x03\x04\n\n", "%PDF\n\n", "\x00\n\n", "\ud83d 𝒜\n\n"])
def test_what_no_file_or_another_sort_of_file_begins_with_stays_as_it_is(client: Client, sign: str) -> None:
    text = f"{sign}*The General Assembly*,\n\n1. *Urges* all to raise it by 5 percent;\n\n2. *Decides* to meet.\n"
    client.open(text)
    client.diagnostics()
    start = {"line": 0, "character": 0}
    (everything,) = client.actions(start, start, ["source.fixAll"])
    assert applied(text, everything["edit"], client.uri) == text.replace("percent", "per cent")
    line = text.splitlines().index("1. *Urges* all to raise it by 5 percent;")
    renamed = client.ask("textDocument/rename", client.rename(line, 0, "3"))
    assert applied(text, renamed, client.uri) == text.replace("1. ", "3. ").replace("2. ", "4. ")


RULE = """\
rule: {name}
summary: It is {right}.
severity: error
source: House style
check: {{kind: replace, in: body, swap: {{{wrong}: {right}}}}}
fix: safe
examples:
  - bad: 'all «{wrong}» of it'
  - bad: 'the «{wrong}» too'
  - fine: 'all of it'
  - fine: 'the lakes'
"""


def test_corrections_none_of_which_can_be_made_are_not_offered(client: Client, tmp_path: Path) -> None:
    """Each of two rules puts in what the other takes out."""
    (tmp_path / "house").mkdir()
    for name, wrong, right in (("no-rivers", "rivers", "streams"), ("no-streams", "streams", "rivers")):
        rule = RULE.format(name=name, wrong=wrong, right=right)
        (tmp_path / "house" / f"{name}.yml").write_text(rule, encoding="utf-8")
    (tmp_path / ".reslint.yml").write_text("extends: [un, ./house]\n", encoding="utf-8")
    client.open("*The General Assembly*,\n\n1. *Urges* all to protect the rivers.\n")
    place = client.diagnostics()[0]["range"]["start"]
    assert [action["kind"] for action in client.actions(place, place)] == ["quickfix"]


def test_what_many_editors_say_along(tmp_path: Path) -> None:
    client = Client(tmp_path, "--stdio")
    client.open()
    assert len(client.diagnostics()) == 3
    client.end()
    assert "--stdio" not in CliRunner().invoke(cli, ["lsp", "--help"]).stdout


def test_an_editor_that_refuses_to_watch_files(tmp_path: Path) -> None:
    client = Client(tmp_path, workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}})
    asked = client.told.get(timeout=60)
    assert asked["method"] == "client/registerCapability"
    client.send({"id": asked["id"], "error": {"code": -32601, "message": "Method not found"}})
    client.open()
    assert client.shown() == ["textDocument/publishDiagnostics"]
    client.end()


def test_what_cannot_be_understood_is_answered_and_not_told_to_people(client: Client) -> None:
    assert client.refused("textDocument/hover", {"position": 1})
    client.write({"words": "none of the protocol"})
    client.send({"method": "textDocument/didOpen", "params": {"textDocument": 1}})
    client.open()
    assert client.shown() == ["textDocument/publishDiagnostics"]


def test_an_end_without_a_farewell_is_a_failure(tmp_path: Path) -> None:
    Client(tmp_path).end(orderly=False)


def test_what_is_missing_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reslint.editor.serving", None)
    monkeypatch.delattr("reslint.editor.serving", raising=False)

    def missing(name: str, *arguments: Any, **more: Any) -> Any:
        if name.startswith("reslint.editor") and arguments and arguments[2] and "serving" in arguments[2]:
            raise ModuleNotFoundError("No module named 'pygls'", name="pygls")
        return real(name, *arguments, **more)

    real = __import__
    monkeypatch.setattr("builtins.__import__", missing)
    result = CliRunner().invoke(cli, ["lsp"])
    assert result.exit_code == 2
    assert result.stderr == "reslint: the language server is not installed yet; it comes with: pip install 'reslint[lsp]'\n"


def test_lines_are_those_of_the_protocol() -> None:
    text = "a𝒜b\r\nc\rd\u2028e\n"
    lines = Lines(text, lambda string: len(string.encode("utf-16-le")) // 2)
    assert [tuple(lines.place(at)) for at in range(len(text) + 1)] == [
        *((0, 0), (0, 1), (0, 3), (0, 4), (0, 4)),
        *((1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (2, 3), (3, 0)),
    ]
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] != "\r\n":
            assert lines.offset(*lines.place(at)) == at
    assert (lines.offset(0, 99), lines.offset(99, 0), lines.offset(0, 2)) == (3, len(text), 2)


def test_parts_of_a_parsed_draft() -> None:
    draft = parse(read(DRAFT.encode(), "draft.md"))
    assert [part.name for part in outline(draft)][:2] == ["enacting line", "PP1"]
    assert targets(draft, 0) == []


def test_time_between_keystroke_and_findings(client: Client) -> None:
    """No bound on the clock, which other programs share; the figure is shown with ``pytest -s``."""
    text = (ROOT / "examples" / "general-assembly.md").read_text(encoding="utf-8")
    client.open(text)
    client.diagnostics()
    taken = []
    for count in range(10):
        begun = time.perf_counter()
        client.type(text + " " * count)
        client.diagnostics()
        taken.append(time.perf_counter() - begun)
    print(f"{len(text.encode()) // 1000} kB: {statistics.median(taken) * 1000:.0f} ms from keystroke to findings")
