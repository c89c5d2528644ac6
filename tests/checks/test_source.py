from __future__ import annotations

from reslint.checks import run
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.parsing import parse
from reslint.readers import read
from reslint.rules import Rule

SERIES = "United Nations, *Treaty Series*, vol. 660, No. 9464."
RECORDS = "*Official Records of the Economic and Social Council, 2009, Supplement No. 8* (E/2009/28), chap. I."


def source(*notes: str, words: str = "the report") -> str:
    called = ", ".join(f"{words}[^{mark}]" for mark in range(1, len(notes) + 1))
    text = "\n\n".join(f"[^{mark}]: {note}" for mark, note in enumerate(notes, 1) if note)
    return f"# A title\n\n*The General Assembly*,\n\n*Recalling* {called},\n\n1. *Ends* it.\n\n{text}\n"


def found(agreement: str, *notes: str, words: str = "the report") -> list[Finding]:
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "source", {"agreement": agreement}, fix="suggested")
    return run(parse(read(source(*notes, words=words).encode(), "draft.md")), [rule])


def ibid(*notes: str) -> list[tuple[str, str]]:
    return [(finding.paragraph, finding.message) for finding in found("ibid", *notes)]


def test_ibid_that_goes_on() -> None:
    assert ibid(SERIES, "Ibid., vol. 1577, No. 27531.", "Ibid., No. 27531.", "Ibid.") == []
    assert ibid(RECORDS, "Ibid., 2014, Supplement No. 8 (E/2014/28), chap. I, sect. C.", "Ibid., chap. II.") == []
    assert ibid("Resolution 69/283, annex I.", "Ibid., annex II.") == []
    assert ibid("A/79/126 and A/79/126/Corr.1.", "Ibid., para. 3.") == []
    assert ibid(f"Resolution 70/1, annex; and {SERIES}", "Ibid., vol. 1577, No. 27531.") == []


def test_ibid_that_stands_for_something_else() -> None:
    assert ibid("Ibid., para. 3.") == [
        ("note 1", "“Ibid.” stands in the first note, where there is no source that it can repeat")
    ]
    [(label, message)] = ibid(RECORDS, "Resolution 70/1.", "Ibid., 2014, Supplement No. 8 (E/2014/28), chap. I.")
    assert label == "note 3"
    assert "note 2 does not cite them" in message
    assert "Treaty Series" in ibid("Resolution 70/1.", "Ibid., vol. 1577, No. 27531.")[0][1]
    assert "gives several" in ibid("A/79/126 and A/79/204.", "Ibid., para. 3.")[0][1]
    assert "no chapters" in ibid("Resolution 70/1.", "Ibid., chap. II, sect. A.")[0][1]
    assert "another organ" in ibid(RECORDS, "Ibid., Seventy-ninth Session, Supplement No. 10 (A/79/10).")[0][1]


def test_a_chain_that_was_cut_says_nothing() -> None:
    assert ibid("Resolution 70/1.", "", "Ibid., vol. 1577, No. 27531.") == []


def test_ibid_follows_the_numbers_and_not_the_file() -> None:
    text = source("Resolution 70/1.", RECORDS, "Ibid., 2014, Supplement No. 8 (E/2014/28), chap. I.")
    head, last = text.rsplit("\n\n", 1)
    moved = head.replace("[^1]: ", f"{last}\n[^1]: ")
    rule = Rule("a-rule", "A summary.", "error", "somewhere", "source", {"agreement": "ibid"})
    assert run(parse(read(moved.encode(), "draft.md")), [rule]) == []


def treaty(*notes: str, words: str = "the report") -> list[str]:
    return [finding.message for finding in found("treaty", *notes, words=words)]


def test_volume_and_number() -> None:
    assert treaty(SERIES, "Ibid., vols. 2171 and 2173, No. 27531.", "Ibid., vol. 75, Nos. 970–973.") == []
    assert len(treaty(SERIES, "Ibid., vols. 2171 and 2180, No. 27531.", "Ibid., vol. 82, Nos. 970–973.")) == 2
    [message] = treaty("United Nations, *Treaty Series*, vol. 1577, No. 9464.")
    assert message.endswith("stands in vol. 660; vol. 1577 has No. 27531")


def test_a_wrong_volume_is_mended_where_there_is_one_right_one() -> None:
    notes = ("United Nations, *Treaty Series*, vol. 667, No. 9464.",)
    [finding] = found("treaty", *notes)
    assert apply(source(*notes), [finding.fix] if finding.fix else []).text == source(SERIES)
    [finding] = found("treaty", "United Nations, *Treaty Series*, vol. 1584, No. 27531.")
    assert finding.fix is None


def test_what_the_tables_do_not_know_is_left_alone() -> None:
    assert treaty("United Nations, *Treaty Series*, vol. 4999, No. 99999.") == []
    assert treaty("League of Nations, *Treaty Series*, vol. 94, No. 9464.") == []


def test_the_number_of_another_instrument() -> None:
    [message] = treaty("United Nations, *Treaty Series*, vol. 1577, No. 9464.", words="the Convention on the Rights of the Child")
    assert message.startswith("No. 9464 of the Treaty Series, ")
    [message] = treaty(
        "United Nations, *Treaty Series*, vol. 1577, No. 28531.", words="the Convention on the Rights of the Child"
    )
    assert message == "Convention on the Rights of the Child is No. 27531 of the Treaty Series, not No. 28531"
    # A volume and a number that agree are another treaty's: footnote-instrument-mismatch says so.
    assert treaty("United Nations, *Treaty Series*, vol. 660, No. 9464.", words="the Convention on the Rights of the Child") == []
    assert treaty(SERIES, words="the Protocol to the Convention on the Rights of the Child") == []


def test_the_protocol_of_a_convention_that_is_named_before() -> None:
    words = "the Convention on the Rights of Persons with Disabilities and its Optional Protocol"
    [message] = treaty("United Nations, *Treaty Series*, vol. 2518, No. 44911.", words=words)
    assert message.endswith("is No. 44910 of the Treaty Series, not No. 44911")
    assert treaty("United Nations, *Treaty Series*, vol. 2518, No. 44910.", words=words) == []
    child = "the Convention on the Rights of the Child and its Optional Protocol"
    assert treaty("United Nations, *Treaty Series*, vol. 2173, No. 27532.", words=child) == []


def records(note: str) -> list[str]:
    return [finding.message for finding in found("records", note)]


def test_supplements() -> None:
    assert records(RECORDS) == []
    assembly = "*Official Records of the General Assembly, {} Session, Supplement No. {}* ({}), annex."
    assert records(assembly.format("Seventy-ninth", "53A", "A/79/53/Add.1")) == []
    assert records(assembly.format("Fifteenth Special", "2", "A/S-15/2")) == []
    assert records(assembly.format("Seventy-ninth", "53A", "A/79/53"))[0].endswith("is A/79/53/Add.1, not A/79/53")
    assert records(assembly.format("Seventy-ninth", "53", "A/78/53"))[0].startswith("The symbol A/78/53 is of another session")
    assert records(RECORDS.replace("/28", "/8"))[0] == "The symbol of Supplement No. 8 is E/2009/28, not E/2009/8"


def test_a_supplement_inherits_its_session() -> None:
    first = "*Official Records of the General Assembly, Seventy-ninth Session, Supplement No. 12* (A/79/12)."
    assert found("records", first, "Ibid., *Supplement No. 12A* (A/79/12/Add.1).") == []
    assert len(found("records", first, "Ibid., *Supplement No. 12A* (A/78/12/Add.1).")) == 1


def test_a_note_that_repeats_the_text() -> None:
    words = "resolution 70/1 of 25 September 2015 on rivers"
    assert [f.paragraph for f in found("text", "See resolution 70/1.", "Resolution 70/1, annex.", "Ibid.", words=words)] == [
        "note 1"
    ]
    assert found("text", "Resolution 71/1.", "Decision 70/1.", "A/79/1.", words=words) == []
    assert found("text", "Resolution 70/1.", words=words + " and on " + "every lake and brook, " * 15) == []
