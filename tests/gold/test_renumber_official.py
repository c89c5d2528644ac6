"""Official texts with seeded slips of numbers, renumbered: everything else stays, and no finding is new."""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from reslint.correction import State
from reslint.draft import Draft
from reslint.fixes.renumber.counts import Start, row_of
from reslint.renumbered import Renumbered, count_on, renumber, speaks_of_numbers
from reslint.session import Checked, Options, Session

Record = dict[str, Any]
Seed = Callable[[Record, random.Random], bool]

RULES = frozenset(rule.name for rule in Session(Options(search=False)).selected("draft.md").rules if speaks_of_numbers(rule))
SESSION = Session(Options(search=False, keep=False, select=tuple(sorted(RULES))))
LAYOUTS = ["markdown", "markdown_pages", "text", "scan"]


def check(data: bytes) -> Checked:
    return SESSION.check_data("draft.md", data)


def renumbered(text: str) -> Renumbered:
    data = text.encode()
    return renumber(State(data, check(data)), check, RULES)


def findings(checked: Checked) -> Counter[str]:
    return Counter(finding.rule for finding in checked.findings)


def operatives(record: Record) -> list[int]:
    return [
        index
        for index, paragraph in enumerate(record["paragraphs"])
        if paragraph["kind"] == "operative" and paragraph["part"] == "main" and re.fullmatch(r"\d+\.", paragraph["number"])
    ]


def whole(record: Record, index: int) -> slice:
    """A paragraph with its subparagraphs."""
    end = index + 1
    while end < len(record["paragraphs"]) and record["paragraphs"][end]["kind"] == "subparagraph":
        end += 1
    return slice(index, end)


def marks(paragraphs: list[Record]) -> set[str]:
    return {words for paragraph in paragraphs for words, style in paragraph["runs"] if style == "note"}


# Slips; each says whether it found a place


def numbers_swapped(record: Record, dice: random.Random) -> bool:
    places, paragraphs = operatives(record), record["paragraphs"]
    if len(places) < 4:
        return False
    one, other = dice.sample(places, 2)
    paragraphs[one]["number"], paragraphs[other]["number"] = paragraphs[other]["number"], paragraphs[one]["number"]
    return True


def numbers_shuffled(record: Record, dice: random.Random) -> bool:
    places = operatives(record)
    numbers = [record["paragraphs"][index]["number"] for index in places]
    dice.shuffle(numbers)
    for index, number in zip(places, numbers, strict=True):
        record["paragraphs"][index]["number"] = number
    return len(places) > 3


def paragraph_moved(record: Record, dice: random.Random) -> bool:
    places = operatives(record)
    if len(places) < 4:
        return False
    part = whole(record, dice.choice(places[:-1]))
    taken = record["paragraphs"][part]
    del record["paragraphs"][part]
    target = dice.choice(operatives(record)[:-1])
    record["paragraphs"][target:target] = taken
    return True


def paragraph_deleted(record: Record, dice: random.Random) -> bool:
    """With the notes that only it calls."""
    places = operatives(record)
    if len(places) < 4:
        return False
    part = whole(record, dice.choice(places[:-1]))
    gone = marks(record["paragraphs"][part])
    del record["paragraphs"][part]
    gone -= marks(record["paragraphs"])
    record["notes"] = [note for note in record["notes"] if note["mark"] not in gone]
    return True


def number_doubled(record: Record, dice: random.Random) -> bool:
    places, paragraphs = operatives(record), record["paragraphs"]
    if len(places) < 4:
        return False
    at = dice.randrange(2, len(places))
    numbers = [paragraphs[index]["number"] for index in places]
    for index, number in zip(places[at:], numbers[at - 1 :], strict=False):
        paragraphs[index]["number"] = number
    return True


def paragraph_put_in(record: Record, dice: random.Random) -> bool:
    before = [paragraph["number"] for paragraph in record["paragraphs"]]
    if not number_doubled(record, dice):
        return False
    changed = next(index for index, number in enumerate(before) if record["paragraphs"][index]["number"] != number)
    record["paragraphs"][changed]["number"] = record["paragraphs"][changed]["number"].rstrip(".") + " bis."
    return True


def marks_swapped(record: Record, dice: random.Random) -> bool:
    """Two notes have each other's marks, in their calls too."""
    known = [note["mark"] for note in record["notes"]]
    if len(known) < 3 or len(set(known)) < len(known) or not all(mark.isdigit() for mark in known):
        return False
    one, other = dice.sample(known, 2)
    swap = {one: other, other: one}
    for paragraph in record["paragraphs"]:
        paragraph["runs"] = [[swap.get(words, words) if style == "note" else words, style] for words, style in paragraph["runs"]]
    for note in record["notes"]:
        note["mark"] = swap.get(note["mark"], note["mark"])
    record["notes"].sort(key=lambda note: int(note["mark"]))
    return True


def preamble_moved(record: Record, dice: random.Random) -> bool:
    paragraphs = record["paragraphs"]
    calling = [i for i, p in enumerate(paragraphs) if p["kind"] == "preambular" and p["part"] == "main" and marks([p])]
    if len(calling) < 2:
        return False
    one, other = dice.sample(calling, 2)
    paragraphs[one], paragraphs[other] = paragraphs[other], paragraphs[one]
    return True


def notes_moved(record: Record, dice: random.Random) -> bool:
    dice.shuffle(record["notes"])
    return len(record["notes"]) > 2


SEEDS: list[Seed] = [
    numbers_swapped,
    numbers_shuffled,
    paragraph_moved,
    paragraph_deleted,
    number_doubled,
    paragraph_put_in,
    marks_swapped,
    preamble_moved,
    notes_moved,
]


def seeded(records: list[Record], seed: Seed) -> Iterator[tuple[Record, Record]]:
    for record in records:
        slipped = copy.deepcopy(record)
        if seed(slipped, random.Random(f"{record['symbol']} {seed.__name__}")):
            yield record, slipped


def without_numbers(text: str, done: Renumbered) -> Counter[str]:
    """The words of each paragraph and note, without what renumbering may change."""
    text = re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\s+(?=\w)", "-", text.strip()).replace("\n\n", "\0"))
    reworded = {one.note.text.string[:20] for one in done.plan.sourced} | {one.string[:20] for one in done.plan.sourced}
    blocks = []
    for block in text.split("\0"):
        if not any(words in block for words in reworded) and "Ibid" not in block:
            blocks.append(re.sub(r"[\d⁰¹²³⁴-⁹]+|\b(?:above|below|bis)\b|\s", "", block))
    return Counter(blocks)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.__name__)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_slips_of_numbers_are_mended(records: list[Record], tools: Callable[[str], ModuleType], layout: str, seed: Seed) -> None:
    render = tools("render").LAYOUTS[layout][0]
    part = LAYOUTS.index(layout) + len(LAYOUTS) * (SEEDS.index(seed) % 2)
    for clean, slipped in seeded(records[part :: 2 * len(LAYOUTS)], seed):
        text = render(slipped)
        done = renumbered(text)
        place = (clean["symbol"], layout)
        assert not done.refused, (*place, done.refused)
        new = findings(done.after.checked) - findings(check(render(clean).encode()))
        # What was left is told, and only that may be wrong.
        assert sum(new.values()) <= len(done.plan.left), (*place, new)
        after = done.after.data.decode()
        assert without_numbers(after, done) == without_numbers(text, done), place
        assert not renumbered(after).changes, place


@pytest.mark.parametrize("layout", LAYOUTS)
def test_official_texts_are_hardly_ever_renumbered(
    records: list[Record], tools: Callable[[str], ModuleType], layout: str
) -> None:
    render = tools("render").LAYOUTS[layout][0]
    changed = [record["symbol"] for record in records if renumbered(render(record)).changes]
    assert len(changed) <= 1, changed


def numbered(draft: Draft) -> list[tuple[str, int, int]]:
    """Paragraphs and notes with a number: "p" or "n", which it is, and its value."""
    found = [("n", index, int(note.mark)) for index, note in enumerate(draft.notes) if note.mark.isdigit()]
    for paragraph in draft.paragraphs:
        row = row_of(draft, paragraph)
        value = row[0][row[1]].value if row else None
        if value and paragraph.number:
            found.append(("p", paragraph.index, value))
    return found


def counted(state: State, sort: str, index: int, value: int) -> Renumbered:
    draft = state.checked.draft
    return count_on(state, check, Start(draft.paragraphs[index] if sort == "p" else draft.notes[index], value))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_counts_on_and_back_again_has_the_text_as_it_was(
    records: list[Record], tools: Callable[[str], ModuleType], layout: str
) -> None:
    render = tools("render").LAYOUTS[layout][0]
    for record in records[::2]:
        data = render(record).encode()
        state, chance = State(data, check(data)), random.Random(record["symbol"])
        known = numbered(state.checked.draft)
        for sort, index, value in chance.sample(known, min(3, len(known))):
            there = counted(state, sort, index, value + 2)
            assert there.changes and not there.refused, (record["symbol"], sort, index, there.refused)
            assert counted(there.after, sort, index, value).after.data == data, (record["symbol"], sort, index)
