"""Renumbering in Word files: typed numbers change, what Word numbers by itself is left to it, references follow either."""

from __future__ import annotations

import pytest
from test_renumber import RULES, SESSION
from word_by_hand import call, italic, note, numbering, paragraph, run, unpacked, word_file

from reslint.correction import State
from reslint.readers import read
from reslint.renumbered import Renumbered, renumber
from reslint.session import Checked
from reslint.text import Style

HEAD = (paragraph(italic("The General Assembly"), run(",")), paragraph(italic("Recalling"), run(" its work on rivers,")))


def check(data: bytes) -> Checked:
    return SESSION.check_data("draft.docx", data)


def renumbered(*body: str, **parts: str) -> Renumbered:
    data = word_file(*HEAD, *body, **parts)
    done = renumber(State(data, check(data)), check, RULES)
    assert not done.refused
    return done


def lines(done: Renumbered) -> list[str]:
    text = read(done.after.data, "draft.docx").source.text
    return [line for line in text.splitlines() if line.strip()][2:]


def typed(number: str, verb: str, rest: str) -> str:
    return paragraph(run(f"{number}\t"), italic(verb), run(rest))


def automatic(verb: str, rest: str, level: int = 0) -> str:
    return paragraph(italic(verb), run(rest), level=level)


def test_typed_numbers_change_and_nothing_else_of_the_file() -> None:
    done = renumbered(
        typed("1.", "Urges", " States to help;"),
        typed("3.", "Asks", " for a report on paragraph 4 below;"),
        typed("4.", "Ends", " the matter."),
    )
    assert lines(done) == ["1.\tUrges States to help;", "2.\tAsks for a report on paragraph 3 below;", "3.\tEnds the matter."]
    before, after = unpacked(done.before.data), unpacked(done.after.data)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert [(name.old, name.new) for name in done.names] == [("OP3", "OP2"), ("OP4", "OP3")]


def test_automatic_numbers_need_nothing() -> None:
    done = renumbered(automatic("Urges", " it;"), automatic("Asks", " for it;"), automatic("Ends", " it."), lists=numbering())
    assert not done.changes
    assert not done.plan.left


def test_typed_numbers_behind_automatic_ones() -> None:
    done = renumbered(
        automatic("Urges", " it;"),
        automatic("Asks", " for it;"),
        typed("5.", "Ends", " what paragraph 5 of resolution 70/1 says."),
    )
    assert lines(done)[2] == "3.\tEnds what paragraph 5 of resolution 70/1 says."


def test_automatic_numbers_that_would_have_to_change_are_told() -> None:
    done = renumbered(typed("1.", "Urges", " it;"), automatic("Asks", " for it;"), automatic("Ends", " it."))
    assert not done.changes
    assert "some of them are made by the word processor" in done.plan.left[0].sentence


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ({2: 1}, "begins a new list (right-click the number, Continue Numbering)"),
        ({2: 5}, "counts otherwise"),
        ({1: 2}, "goes on"),
    ],
)
def test_why_the_word_processor_counts_otherwise(starts: dict[int, int], said: str) -> None:
    """Where no number is typed, it is the list that is set so."""
    override = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride></w:num>'
    lists = numbering(uses="".join(override.format(at + 1, start) for at, start in starts.items()))
    words = (("Urges", " it;"), ("Asks", " for it;"), ("Ends", " it."))
    body = [
        paragraph(italic(verb), run(rest), level=0, numbering=at + 1 if at in starts else 1)
        for at, (verb, rest) in enumerate(words, 0 if 1 not in starts else 1)
    ]
    done = renumbered(*body, lists=lists)
    assert not done.changes
    assert said in done.plan.left[0].sentence


def test_numbers_that_are_fields_are_told() -> None:
    def counted(number: str, verb: str, rest: str) -> str:
        return paragraph(f'<w:fldSimple w:instr=" SEQ op ">{run(number)}</w:fldSimple>', run(".\t"), italic(verb), run(rest))

    done = renumbered(counted("1", "Urges", " it;"), counted("3", "Ends", " it."))
    assert "they are fields" in done.plan.left[0].sentence


def test_native_notes_are_left_to_word() -> None:
    done = renumbered(
        paragraph(italic("Recalling"), run(" the report"), call(3), run(" and the plan"), call(2), run(",")),
        typed("1.", "Urges", " it;"),
        typed("1.", "Ends", " it."),
        notes=note(2, run("A/79/2.")) + note(3, run("A/79/3.")),
    )
    assert [(name.old, name.new) for name in done.names] == [("OP1 (line 7)", "OP2")] or len(done.names) == 1
    assert not done.plan.left


RAISED = '<w:vertAlign w:val="superscript"/>'
CALLS = (
    paragraph(italic("Recalling"), run(" the plan,"), run("2", RAISED), run(" and the treaty,"), run("1", RAISED)),
    typed("1.", "Ends", " it."),
)
TREATY = (run("1", RAISED), run(" United Nations, "), italic("Treaty Series"), run(", vol. 660, No. 9464."))
PLAN = (run("2", RAISED), run(" A/79/2."))


def test_notes_that_were_typed_are_moved_as_they_are() -> None:
    done = renumbered(*CALLS, paragraph(*TREATY, properties='<w:ind w:left="9"/>'), paragraph(*PLAN))
    assert "the plan,1 and the treaty,2" in lines(done)[0]
    assert lines(done)[-2:] == ["1 A/79/2.", "2 United Nations, Treaty Series, vol. 660, No. 9464."]
    moved = next(one.text for one in done.after.checked.draft.notes if one.mark == "2")
    assert [moved.string[start:end] for start, end in moved.covered(Style.ITALIC)] == ["Treaty Series"]
    xml = unpacked(done.after.data)["word/document.xml"].decode()
    assert xml.index("A/79/2.") < xml.index('w:left="9"') < xml.index("Treaty Series")
    assert done.plan.moved == ("note 2 stands behind note 1 now",)
    assert not done.plan.left


@pytest.mark.parametrize(
    ("notes", "settings"),
    [
        ((paragraph(*TREATY), paragraph(*PLAN)), "<w:trackRevisions/>"),
        ((paragraph(*TREATY), paragraph(run("Rivers and lakes.")), paragraph(*PLAN)), ""),
        ((paragraph(*TREATY, '<w:bookmarkStart w:id="7" w:name="n"/>'), paragraph(*PLAN, '<w:bookmarkEnd w:id="7"/>')), ""),
        ((paragraph(*TREATY, properties="<w:sectPr/>"), paragraph(*PLAN)), ""),
    ],
)
def test_notes_that_cannot_be_moved_keep_their_numbers(notes: tuple[str, ...], settings: str) -> None:
    done = renumbered(*CALLS, *notes, settings=settings)
    assert done.after.data == done.before.data
    assert ["put them in the order in which the text calls them" in left.sentence for left in done.plan.left] == [True]


def test_a_source_that_is_written_out_keeps_its_italics() -> None:
    def raised(mark: str) -> str:
        return run(mark, '<w:vertAlign w:val="superscript"/>')

    done = renumbered(
        paragraph(run("1.\t"), italic("Urges"), run(" States to help,"), raised("2"), run(" and to act;")),
        paragraph(run("2.\t"), italic("Asks"), run(" for a report,"), raised("1"), run(" and waits.")),
        paragraph(raised("1"), run(" United Nations, "), italic("Treaty Series"), run(", vol. 7, No. 9.")),
        paragraph(raised("2"), run(" Ibid., vol. 8, No. 10.")),
    )
    written, repeated = (
        next(one.text for one in done.after.checked.draft.notes if volume in one.text.string) for volume in ("vol. 8", "vol. 7")
    )
    assert written.string == "United Nations, Treaty Series, vol. 8, No. 10."
    assert [written.string[start:end] for start, end in written.covered(Style.ITALIC)] == ["Treaty Series"]
    assert repeated.string == "Ibid., vol. 7, No. 9." and not repeated.covered(Style.ITALIC)
