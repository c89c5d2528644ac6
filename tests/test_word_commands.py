"""Commands on Word files: check, --fix, --diff, views, suppressions, mark; and files that are left alone, in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from word_by_hand import call, deleted, inserted, italic, note, numbering, package, paragraph, run, unpacked, word_file
from word_changes import assert_nothing_else_changed

from reslint.cli import cli
from reslint.readers import read
from reslint.session import Session
from reslint.writers import rewrite as rewriting

ENACTING = paragraph(italic("The General Assembly"), run(","))
RECALLING = paragraph(italic("Recalling"), run(" its resolution 70/1 of 25 September 2015,"))
URGES = paragraph(italic("Urges"), run(" all member states to reduce waste by 50%;"), level=0)
REQUESTS = paragraph(italic("Requests also"), run(" the Secretary-General to help."), level=0)
FAULTY = word_file(ENACTING, RECALLING, URGES, REQUESTS)
RIGHT = "1.\tUrges all Member States to reduce waste by 50 per cent;\n2.\tAlso requests the Secretary-General to help.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(FAULTY)
    return tmp_path


def call_command(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def text(path: Path, view: str = "final") -> str:
    return read(path.read_bytes(), path.name, view).source.text


def test_findings_are_told_by_label_and_words_without_lines(here: Path) -> None:
    result = call_command("check", "draft.docx")
    assert result.exit_code == 1
    assert "OP1  warning  Write “Member States” instead of “member states”" in result.stdout
    assert "    1. Urges all member states to reduce waste by 50%;" in result.stdout


def test_pages_are_told_where_word_left_them(here: Path) -> None:
    hint = "<w:r><w:lastRenderedPageBreak/></w:r>"
    (here / "draft.docx").write_bytes(
        word_file(ENACTING, RECALLING, paragraph(hint, italic("Urges"), run(" all member states to act.")))
    )
    assert "  page 2  " in call_command("check", "draft.docx").stdout
    assert '"page": 2' in call_command("check", "--format", "jsonl", "draft.docx").stdout


def test_fix_corrects_the_words_and_nothing_else(here: Path) -> None:
    result = call_command("check", "--fix", "draft.docx")
    assert result.stderr == "reslint: draft.docx: 3 corrections made\n"
    assert text(here / "draft.docx").endswith(RIGHT)
    assert read((here / "draft.docx").read_bytes(), "draft.docx").annotations == ()
    assert call_command("check", "--fix", "draft.docx").stderr == "reslint: draft.docx: no corrections made\n"
    assert sorted(path.name for path in here.iterdir()) == ["draft.docx"]


def test_beside_changes_that_wait_corrections_are_changes_too(here: Path) -> None:
    urges = paragraph(
        italic("Urges"), run(" States to cut waste by 40"), deleted(" per cent"), inserted(run("%")), run(";"), level=0
    )
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, urges, REQUESTS))
    before = text(here / "draft.docx", "original")
    call_command("check", "--fix", "draft.docx")
    assert "cut waste by 40 per cent;" in text(here / "draft.docx")
    assert text(here / "draft.docx", "original") == before


def test_in_a_row_that_was_put_in_corrections_are_changes_too(here: Path) -> None:
    row = '<w:tr><w:trPr><w:ins w:id="960" w:author="A. Drafter"/></w:trPr><w:tc>{}</w:tc></w:tr>'
    table = f"<w:tbl>{row.format(paragraph(run('all member states')))}</w:tbl>"
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, table, REQUESTS))
    before = text(here / "draft.docx", "original")
    result = call_command("check", "--fix", "draft.docx")
    assert "rule: tracked-change-left" in result.stdout
    assert "all Member States" in text(here / "draft.docx")
    assert text(here / "draft.docx", "original") == before


def test_what_a_locked_control_holds_is_told_and_left(here: Path) -> None:
    locked = '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    held = paragraph(italic("Urges"), locked.format(run(" all member states to act by 50%;")), level=0)
    (here / "draft.docx").write_bytes(
        word_file(ENACTING, RECALLING, locked.format(held), REQUESTS.replace("Requests also", "Requests"))
    )
    before = (here / "draft.docx").read_bytes()
    assert "Write “Member States”" in call_command("check", "--fix", "draft.docx").stdout
    assert (here / "draft.docx").read_bytes() == before


def test_pages_stay_where_they_are_when_words_around_them_are_corrected(here: Path) -> None:
    cut = "<w:r><w:t>50</w:t><w:lastRenderedPageBreak/><w:t>%</w:t></w:r>"
    urges = paragraph(italic("Urges"), run(" States to cut waste by "), cut, run(" in all waters;"), level=0)
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, urges, REQUESTS))
    call_command("check", "--fix", "draft.docx")
    assert "50 per cent in all" in text(here / "draft.docx")
    assert len(read((here / "draft.docx").read_bytes(), "draft.docx").source.pages) == 1
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, urges, REQUESTS))
    call_command("mark", "draft.docx")
    assert len(read((here / "draft.marked.docx").read_bytes(), "draft.docx").source.pages) == 1


def test_links_are_no_residue_and_what_stands_apart_is_no_annex(here: Path) -> None:
    link = '<w:hyperlink><w:r><w:rPr><w:rStyle w:val="Link"/></w:rPr><w:t>A/80/1</w:t></w:r></w:hyperlink>'
    style = (
        '<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    )
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('Rivers'))}</w:tc></w:tr></w:tbl>"
    last = paragraph(italic("Takes note"), run(" of the report in "), link, run("."), level=0)
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, last, table, paragraph(run("__________")), styles=style))
    assert "strike-bold-residue" not in call_command("check", "draft.docx").stdout
    tree = call_command("tree", "draft.docx").stdout
    assert "annex" not in tree and "Rivers" in tree


def test_italics_are_corrected_and_shown_in_a_diff(here: Path) -> None:
    roman = paragraph(run("Invites all States to help;"), level=0)
    long = paragraph(italic("Requests the Secretary-General"), run(" to help."), level=0)
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, roman, long))
    told = call_command("check", "draft.docx").stdout
    assert "    right: “Invites” in italics" in told
    diff = call_command("check", "--diff", "draft.docx").stdout
    assert "-1.\tInvites all States to help;" in diff
    assert "+1.\t*Invites* all States to help;" in diff
    assert "+2.\t*Requests* the Secretary-General to help." in diff
    assert call_command("check", "--fix", "draft.docx").stderr == "reslint: draft.docx: 2 corrections made\n"
    assert "Nothing to correct." in call_command("check", "draft.docx").stdout


def test_diff_shows_paragraphs_and_writes_nothing(here: Path) -> None:
    result = call_command("check", "--diff", "draft.docx")
    assert result.exit_code == 1
    assert "+1.\t*Urges* all Member States to reduce waste by 50 per cent;" in result.stdout
    assert (here / "draft.docx").read_bytes() == FAULTY


def test_mark_writes_a_copy_with_comments_and_tracked_changes(here: Path) -> None:
    result = call_command("mark", "draft.docx")
    assert result.exit_code == 0
    assert result.stderr == (
        "reslint: draft.marked.docx: 4 comments and 3 corrections as tracked changes; open it in Word and accept or reject them (Review)\n"
    )
    assert (here / "draft.docx").read_bytes() == FAULTY
    marked = here / "draft.marked.docx"
    assert text(marked).endswith(RIGHT)
    assert text(marked, "original") == text(here / "draft.docx")
    assert_nothing_else_changed(FAULTY, marked.read_bytes())
    comments = [one for one in read(marked.read_bytes(), "m").annotations if one.kind == "comment"]
    assert [one.author for one in comments] == ["reslint"] * 4
    assert comments[0].text.splitlines()[1:] == ["Right: Member States", "Rule: capital-member-states"]


def test_mark_on_its_own_output_adds_nothing(here: Path) -> None:
    (here / "draft.docx").write_bytes(
        word_file(ENACTING, RECALLING, URGES, paragraph(italic("Frobnicates"), run(" the matter."), level=0))
    )
    assert call_command("mark", "draft.docx").exit_code == 0
    before = (here / "draft.marked.docx").read_bytes()
    result = call_command("mark", "draft.marked.docx", "-o", "again.docx")
    assert result.exit_code == 0 and "all that is found is marked in it, so no copy was written" in result.stderr
    assert not (here / "again.docx").exists() and (here / "draft.marked.docx").read_bytes() == before


def test_a_change_inside_words_that_were_corrected_is_not_said_again(here: Path) -> None:
    urges = paragraph(
        italic("Urges"), run(" States to cut waste by "), inserted(run("50%")), run(" and "), inserted(run("more;"))
    )
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, urges, REQUESTS))
    call_command("mark", "draft.docx")
    assert "so no copy was written" in call_command("mark", "draft.marked.docx", "-o", "again.docx").stderr


def test_mark_never_writes_over_what_is_there_unless_it_may(here: Path) -> None:
    (here / "draft.marked.docx").write_bytes(b"mine")
    result = call_command("mark", "draft.docx")
    assert result.exit_code == 2
    assert result.stderr == "reslint: draft.marked.docx: is already there; name another file with -o, or say --overwrite\n"
    assert (here / "draft.marked.docx").read_bytes() == b"mine"
    assert call_command("mark", "--overwrite", "draft.docx").exit_code == 0
    assert call_command("mark", "draft.docx", "-o", "other.docx").exit_code == 0
    assert (here / "other.docx").read_bytes() == (here / "draft.marked.docx").read_bytes()
    assert "give it a name that ends in .docx" in call_command("mark", "draft.docx", "-o", "other.txt").stderr
    before = (here / "draft.docx").read_bytes()
    for more in ((), ("--overwrite",)):
        result = call_command("mark", "draft.docx", "-o", "./draft.docx", *more)
        assert (result.exit_code, (here / "draft.docx").read_bytes()) == (2, before)
        assert "is the draft itself, which is left as it is; give the copy another name with -o" in result.stderr


@pytest.mark.parametrize("command", ["mark", "renumber"])
@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("there.docx", "is already there"),
        ("folder", "is a folder"),
        ("nowhere/copy.docx", "cannot be written (its folder is not there)"),
        ("draft.docx/copy.docx", "cannot be written (its folder is not there)"),
    ],
)
def test_a_copy_that_cannot_be_written_is_refused_before_the_draft_is_checked(
    here: Path, monkeypatch: pytest.MonkeyPatch, command: str, target: str, said: str
) -> None:
    (here / "there.docx").write_bytes(b"mine")
    (here / "folder").mkdir()
    monkeypatch.setattr(Session, "check_data", lambda *_: pytest.fail("was checked"))
    result = call_command(command, "draft.docx", "-o", target)
    assert result.exit_code == 2 and f"{target}: {said}" in result.stderr
    assert (here / "there.docx").read_bytes() == b"mine"


def test_mark_of_a_clean_draft_writes_no_copy(here: Path) -> None:
    (here / "draft.docx").write_bytes(
        word_file(ENACTING, RECALLING, paragraph(italic("Requests"), run(" the Secretary-General to help.")))
    )
    result = call_command("mark", "draft.docx")
    assert (result.exit_code, result.stderr) == (0, "reslint: draft.docx: nothing to correct, so no copy was written\n")
    assert sorted(path.name for path in here.iterdir()) == ["draft.docx"]


def test_mark_tells_that_a_file_has_no_words(here: Path) -> None:
    (here / "scan.docx").write_bytes(word_file(paragraph(run(" "))))
    result = call_command("mark", "scan.docx")
    assert (result.exit_code, result.stderr) == (2, "reslint: scan.docx: holds no words, so nothing was marked\n")
    assert not (here / "scan.marked.docx").exists()


def test_mark_takes_word_files_only_and_one_copy_for_one_name(here: Path) -> None:
    (here / "draft.md").write_text("*The General Assembly*,\n", encoding="utf-8")
    assert "draft.md: is no Word file" in call_command("mark", "draft.md").stderr
    (here / "second.docx").write_bytes(FAULTY)
    result = call_command("mark", "draft.docx", "second.docx", "-o", "one.docx")
    assert result.exit_code == 2
    assert "-o names one copy, but 2 files are to be marked" in result.stderr
    assert call_command("mark", ".").exit_code == 0
    assert (here / "second.marked.docx").exists()


def test_mark_tells_where_a_folder_has_nothing_to_mark(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "draft.md").write_text("*The General Assembly*,\n", encoding="utf-8")
    result = call_command("mark", "sub")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("reslint: there are no Word files (.docx) here")


def test_marked_copies_and_traces_of_word_are_no_drafts_of_a_folder(here: Path) -> None:
    assert call_command("mark", "draft.docx").exit_code == 0
    (here / "~$aft.docx").write_bytes(b"x")
    assert call_command("tree", ".", "--format", "jsonl").stdout.count('"path"') == 1


def test_the_views_of_a_file_with_tracked_changes(here: Path) -> None:
    change = paragraph(
        italic("Urges"), run(" all "), deleted("member states"), inserted(run("Member States, by 50%,")), run(" to act."), level=0
    )
    (here / "draft.docx").write_bytes(
        word_file(ENACTING, RECALLING, paragraph(italic("Calls on"), run(" all member states;"), level=0), change)
    )
    rules = ("--select", "capital-member-states,per-cent")

    def found(view: str) -> list[str]:
        told = call_command("check", "--format", "unix", *rules, "--view", view, "draft.docx").stdout
        return [line for line in told.splitlines() if "[" in line]

    assert len(found("final")) == 2
    assert len(found("original")) == 2
    assert len(found("changes")) == 1
    assert "per cent" in found("changes")[0]


@pytest.mark.parametrize("command", [("mark",), ("check", "--fix"), ("check", "--diff")])
def test_the_view_before_the_changes_is_not_edited(here: Path, command: tuple[str, ...]) -> None:
    result = call_command(*command, "--view", "original", "draft.docx")
    assert result.exit_code == 2
    assert "--view original shows a draft as it was before its changes" in result.stderr
    assert (here / "draft.docx").read_bytes() == FAULTY


def test_a_comment_on_the_words_silences_a_rule_there(here: Path) -> None:
    def draft(said: str) -> bytes:
        comment = f'<w:comment w:id="5" w:author="A. Drafter"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
        around = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
        silent = paragraph(
            italic("Urges"), run(" all "), around[0], run("member states"), around[1], run(" to reduce waste;"), level=0
        )
        return word_file(
            ENACTING,
            RECALLING,
            silent,
            paragraph(italic("Invites"), run(" all member states to help."), level=0),
            comments=comment,
        )

    def labels() -> list[str]:
        told = call_command(
            "check", "--format", "unix", "--select", "capital-member-states,suppression,comment-left", "draft.docx"
        ).stdout
        return [line for line in told.splitlines() if "[" in line]

    (here / "draft.docx").write_bytes(draft("reslint: off capital-member-states: as in the treaty"))
    assert [line.split(":")[1] for line in labels()] == ["4"]
    (here / "draft.docx").write_bytes(draft("reslint: off capital-member-states"))
    assert any("gives no reason" in line for line in labels())
    (here / "draft.docx").write_bytes(draft("reslint: off per-cent: not here"))
    assert len(labels()) == 2
    assert "per-cent" not in "".join(labels())


@pytest.mark.parametrize(
    ("place", "rule"),
    [("Requests also", "repeat-adverb-order-operative"), ("Invites", "operative-number-sequence"), ("call", "per-cent")],
)
def test_a_comment_silences_a_rule_in_what_takes_no_comments(here: Path, place: str, rule: str) -> None:
    """An automatic number, by a comment on the first words behind it; a note, by one on its call."""

    def around(name: str, words: str) -> str:
        start, end = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
        return f"{start}{words}{end}" if name == place else words

    said = f"reslint: off {rule}: as agreed"
    body = [
        paragraph(around("Requests also", italic("Requests also")), run(" States to help;"), level=0),
        paragraph(
            around("Invites", italic("Invites")), run(" States to act"), around("call", call(2)), run("."), level=0, numbering=2
        ),
    ]
    lists = numbering(
        uses='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    comment = f'<w:comment w:id="5" w:author="A. Drafter"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
    data = word_file(ENACTING, RECALLING, *body, notes=note(2, run("See A/81/1, on 50% of it.")), comments=comment, lists=lists)
    (here / "draft.docx").write_bytes(data)
    told = call_command("check", "draft.docx").stdout
    wanted = {"repeat-adverb-order-operative", "operative-number-sequence", "per-cent"} - {rule}
    assert all(f"rule: {name}\n" in told for name in wanted)
    assert f"rule: {rule}\n" not in told and "suppression" not in told


def test_the_symbol_of_the_job_is_the_drafts(here: Path) -> None:
    comment = (
        '<w:comment w:id="5" w:author="DCM"><w:p><w:r><w:t>&lt;&lt;ODS JOB NO&gt;&gt;N26&lt;&lt;ODS JOB NO&gt;&gt;</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>&lt;&lt;ODS DOC SYMBOL1&gt;&gt;A/81/L.7&lt;&lt;ODS DOC SYMBOL1&gt;&gt;</w:t></w:r></w:p></w:comment>"
    )
    first = paragraph('<w:commentRangeStart w:id="5"/><w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>')
    (here / "draft.docx").write_bytes(word_file(first, ENACTING, RECALLING, URGES, comments=comment))
    assert '"symbol": "A/81/L.7"' in call_command("tree", "--format", "jsonl", "draft.docx").stdout
    assert "comment-left" not in call_command("check", "draft.docx").stdout


def test_a_number_that_is_missing_among_automatic_ones_is_left_to_the_drafter(here: Path) -> None:
    invites = paragraph(italic("Invites"), run(" all States to help;"))
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, URGES, invites, REQUESTS))
    call_command("check", "--fix", "--suggested", "draft.docx")
    assert "\nInvites all States to help;\n" in text(here / "draft.docx")


def test_a_typed_number_among_automatic_ones_is_told(here: Path) -> None:
    typed = paragraph(run("3.\t"), italic("Invites"), run(" all States to help."))
    (here / "draft.docx").write_bytes(word_file(ENACTING, RECALLING, URGES, URGES, typed))
    assert "rule: number-typed" in call_command("check", "draft.docx").stdout


def test_notes_are_corrected_too(here: Path) -> None:
    (here / "draft.docx").write_bytes(
        word_file(
            ENACTING,
            paragraph(italic("Recalling"), run(" its work,"), call(2)),
            URGES,
            REQUESTS,
            notes=note(2, run("see resolution 70/1.")),
        )
    )
    assert call_command("check", "--fix", "--suggested", "draft.docx").exit_code == 0
    assert text(here / "draft.docx").endswith("1\t See resolution 70/1.\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "protected by a password; save it as .docx, without a password"),
        (b"<html><body>draft</body></html>", "is a web page, not a Word file; open it in Word and save it as .docx"),
        (b"%PDF-1.7\n", "is a PDF file"),
        (FAULTY[:900], "is no Word file, or a damaged one; open it in Word and save it again as .docx"),
        (b"", "is no Word file, or a damaged one"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ("check", "--fix"), ("mark",), ("tree",), ("refs",)])
def test_what_is_no_word_file_is_told_and_left(here: Path, command: tuple[str, ...], data: bytes, said: str) -> None:
    (here / "draft.docx").write_bytes(data)
    result = call_command(*command, "draft.docx")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert (here / "draft.docx").read_bytes() == data
    assert sorted(path.name for path in here.iterdir()) == ["draft.docx"]


def test_signed_and_protected_files_are_checked_but_not_changed(here: Path) -> None:
    signed = package({**unpacked(FAULTY), "_xmlsignatures/sig1.xml": b"<x/>"})
    protected = word_file(ENACTING, RECALLING, URGES, settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    for data, why in ((signed, "is signed"), (protected, "is protected against changes")):
        (here / "draft.docx").write_bytes(data)
        assert call_command("check", "draft.docx").exit_code == 1
        for command, end in ((("mark",), "no copy was written"), (("check", "--fix"), "nothing was corrected")):
            result = call_command(*command, "draft.docx")
            assert result.exit_code == 2
            assert why in result.stderr
            assert end in result.stderr
        assert (here / "draft.docx").read_bytes() == data
        assert sorted(path.name for path in here.iterdir()) == ["draft.docx"]


def protected(kind: str) -> bytes:
    return word_file(ENACTING, RECALLING, URGES, REQUESTS, settings=f'<w:documentProtection w:edit="{kind}" w:enforcement="1"/>')


def test_a_file_that_is_locked_to_tracked_changes_gets_such(here: Path) -> None:
    (here / "draft.docx").write_bytes(protected("trackedChanges"))
    before = text(here / "draft.docx")
    call_command("check", "--fix", "draft.docx")
    assert text(here / "draft.docx").endswith(RIGHT)
    assert text(here / "draft.docx", "original") == before


def test_a_file_that_takes_comments_only_gets_nothing_else(here: Path) -> None:
    (here / "draft.docx").write_bytes(protected("comments"))
    result = call_command("check", "--fix", "draft.docx")
    assert result.exit_code == 2 and "takes comments only" in result.stderr
    assert (here / "draft.docx").read_bytes() == protected("comments")
    call_command("mark", "draft.docx")
    marked = read((here / "draft.marked.docx").read_bytes(), "draft.docx")
    assert marked.source.text == text(here / "draft.docx")
    assert {one.kind for one in marked.annotations} == {"comment"}


@pytest.mark.parametrize("lock", ["~$draft.docx", "~$raft.docx", "~$aft.docx"])
def test_a_file_that_is_open_in_word_is_left(here: Path, lock: str) -> None:
    (here / lock).write_bytes(b"x")
    result = call_command("check", "--fix", "draft.docx")
    assert "draft.docx: is open in Word: close it there first; nothing was corrected" in result.stderr
    assert (here / "draft.docx").read_bytes() == FAULTY


def test_a_full_disk_leaves_no_half_written_copy(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rewriting.os, "fsync", full)  # type: ignore[attr-defined]
    result = call_command("mark", "draft.docx")
    assert result.exit_code == 2
    assert result.stderr == "reslint: draft.marked.docx: cannot be written (No space left on device); no copy was written\n"
    assert sorted(path.name for path in here.iterdir()) == ["draft.docx"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights of folders are not asked for the administrator")
def test_a_folder_that_cannot_be_written(here: Path) -> None:
    here.chmod(0o500)
    try:
        result = call_command("mark", "draft.docx")
    finally:
        here.chmod(0o700)
    assert result.exit_code == 2
    assert "draft.marked.docx: cannot be written (nothing can be written into its folder)" in result.stderr
