"""Another number for one paragraph or note: those behind it count on, and what refers to them follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reslint.correction import State
from reslint.draft import Draft, Note, Paragraph
from reslint.fixes.renumber import Start
from reslint.renumbered import Renumbered, count_on
from reslint.session import Checked, Options, Session

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SESSION = Session(Options(search=False, keep=False))
DRAFT = """\
*The General Assembly*,

*Recalling* its resolution 70/1 of 25 September 2015,[^1] and resolution 71/1,[^2]

I

1. *Urges* all States to act;

2. *Requests* the following, in accordance with paragraphs 1 and 3 of the present resolution:

(a) To act;

(b) To act further, in line with subparagraph (a) above;

3. *Decides* to look at section II below;

II

4. *Also decides* to look at paragraphs 1 to 3 and 2 (b) above.

[^1]: See note 2.

[^2]: A/75/1.
"""


def check(data: bytes) -> Checked:
    return SESSION.check_data("draft.md", data)


def counted(text: str, label: str, value: int) -> Renumbered:
    before = State(text.encode(), check(text.encode()))
    return count_on(before, check, Start(holder(before.checked.draft, label), value))


def holder(draft: Draft, label: str) -> Paragraph | Note:
    return next(one for one in (*draft.paragraphs, *draft.notes) if one.label == label)


@pytest.mark.parametrize(
    ("label", "value", "changes"),
    [
        ("OP2", 5, {"\n2. ": "\n5. ", "\n3. ": "\n6. ", "\n4. ": "\n7. ", "1 and 3 of": "1 and 6 of", "1 to 3 ": "1 to 6 ", "2 (b)": "5 (b)"}),
        ("OP4", 9, {"\n4. ": "\n9. "}),
        ("OP2(a)", 3, {"\n(a) To": "\n(c) To", "\n(b) To": "\n(d) To", "(a) above": "(c) above", "2 (b)": "2 (d)"}),
        ("note 1", 4, {"[^1]": "[^4]", "[^2]": "[^5]", "note 2": "note 5"}),
        ("note 2", 3, {"[^2]": "[^3]", "note 2": "note 3"}),
    ],
)  # fmt: skip
def test_those_behind_count_on_and_references_follow(label: str, value: int, changes: dict[str, str]) -> None:
    done = counted(DRAFT, label, value)
    assert not done.refused
    expected = DRAFT
    for old, new in changes.items():
        assert old in DRAFT
        expected = expected.replace(old, new)
    assert done.after.data.decode() == expected


def test_ibid_still_follows_the_note_that_it_repeats() -> None:
    text = DRAFT.replace("[^2]: A/75/1.", "[^2]: Ibid.").replace("See note 2.", "A/75/1.")
    assert counted(text, "note 2", 5).after.data.decode() == text.replace("[^2]", "[^5]")


def test_a_section_counts_on() -> None:
    done = counted(DRAFT, next(p.label for p in check(DRAFT.encode()).draft.paragraphs if p.text.string == "II"), 4)
    assert done.after.data.decode() == DRAFT.replace("\nII\n", "\nIV\n").replace("section II", "section IV")


@pytest.mark.parametrize("path", [EXAMPLES / "general-assembly.md", EXAMPLES / "security-council.md"], ids=lambda path: path.stem)
def test_there_and_back(path: Path) -> None:
    data = path.read_bytes()
    draft = check(data).draft
    assert sum(paragraph.label.startswith("OP") and bool(paragraph.number) for paragraph in draft.paragraphs) > 3
    for paragraph in draft.paragraphs:
        if not paragraph.label.startswith("OP") or not (paragraph.number or "").rstrip(".").isdigit():
            continue
        value = int((paragraph.number or "").rstrip("."))
        there = count_on(State(data, check(data)), check, Start(holder(check(data).draft, paragraph.label), value))
        assert there.after.data == data
        before = State(data, check(data))
        there = count_on(before, check, Start(before.checked.draft.paragraphs[paragraph.index], value + 3))
        assert there.changes and not there.refused, paragraph.label
        back = count_on(there.after, check, Start(there.after.checked.draft.paragraphs[paragraph.index], value))
        assert back.after.data == data, paragraph.label
