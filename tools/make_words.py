"""Derives grammar/words.txt and grammar/small-words.txt from adopted resolutions, grammar/rare-words.txt also from dictionaries.

    python tools/make_words.py GOLD DICTIONARY…

What looks like a word of the first two lists, like two of them or like a part of one, and is in none, is mistyped. The
dictionaries have one word a line (the present ones: british-english-large and american-english-large, made of SCOWL).

GOLD is a file of resolutions, one JSON object a line (may be compressed with gzip), with ``title``, ``paragraphs`` and ``notes``
whose ``runs`` are pairs of words and style.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from pathlib import Path

from reslint.checks.capital import inside
from reslint.spelled import halves, near
from reslint.twice import meant_twice

TARGET = Path(__file__).resolve().parent.parent / "grammar" / "words.txt"
HEAD = """\
# Words of three letters and more that at least three adopted resolutions have, and oftener in one piece than with a hyphen; those
# of less than six letters also are in a dictionary. A word that the end of a line divides is put together again if it is one of
# them. Made by tools/make_words.py.

"""
SMALL = TARGET.parent / "small-words.txt"
SMALL_HEAD = """\
# Further words of this kind, which at least twenty adopted resolutions have, and never with a capital inside a sentence unless
# they are a part of a longer name. Made by tools/make_words.py.

"""
RARE = TARGET.parent / "rare-words.txt"
RARE_HEAD = """\
# English words that look like a slip in a word of words.txt, like two of them together or like a part of one, and are right. Made
# by tools/make_words.py from adopted resolutions and from the word lists of SCOWL (Spell Checker Oriented Word Lists), of which
# this holds:
#
# The collective work is Copyright 2000-2011 by Kevin Atkinson as well as any of the copyrights mentioned below:
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.

"""
SHORTEST, SHORT = 3, 6
TEXTS, TWICE, MANY = 3, 2, 20
SHORTER = frozenset("a an as at be by do go he if in is it me my no of on or so to up us we".split())
FURTHER = """
argan crimeans darfuri disaggregate drawdowns dryland equatoria femicides funder generis hazaras inspira
intracultural intrafaith lisboa microplastic octies quater quinquies septies sessional sexies upscaled
"""
# Words of large dictionaries that a resolution has by mistake.
MISTAKEN = """
alterative articular cental centare chapiter compliancy continuer cooperage cotenant cumber diaster educing equatable
expertism expertize froward garget geneal greaten hightest ingoing lanner laving matier miliary monitory murther
officinal pannel parget passible perron recept reflated relivable requitable resect resewed riving secund seeling seined
seizer stablish taction theremin trowing turgent underlinen withing wiving
"""


def main(gold: str, *dictionaries: str) -> None:
    """Writes the lists."""
    english = {word.lower() for name in dictionaries for word in Path(name).read_text(encoding="utf-8").split()}
    whole, divided, texts, small, capital, mixed = (Counter[str]() for _ in range(6))
    for text in read(gold):
        words = re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", text)
        plain = [word for word in words if "-" not in word]
        whole.update(word.lower() for word in plain)
        texts.update({word.lower() for word in plain})
        small.update({word for word in plain if word.islower()})
        mixed.update(word.lower() for word in plain if re.search(r"[A-Z]", word[1:]) and not word.isupper())
        capital.update(match[0].lower() for line in text.split("\n") for match in inside(line.replace("\xa0", " ")))
        for word in words:
            divided.update(one + other for one, other in pairwise(word.lower().split("-")))
    kept = {word for word in whole if texts[word] >= TEXTS and whole[word] > divided[word] + mixed[word]}
    kept = {word for word in kept if len(word) >= SHORT or (len(word) >= SHORTEST and small[word] >= TEXTS and word in english)}
    always = {word for word in kept | SHORTER if small[word] >= MANY and not capital[word]}
    write(SMALL, SMALL_HEAD, sorted(always))
    write(TARGET, HEAD, sorted(kept - always))
    # One text alone may have a slip or a scrap of a word.
    right = english.difference(MISTAKEN.split()) | set(FURTHER.split()) | {word for word in texts if texts[word] >= TWICE}
    # Dictionaries have every letter, and "ab", "ent" and "ting".
    right = {word for word in right if word.isascii() and word.isalpha() and (len(word) > SHORTEST or word in whole)}
    right = {word for word in right if len(word) >= SHORTEST or word in SHORTER}
    write(RARE, RARE_HEAD, sorted(rare(frozenset(kept | always), right)))


def rare(kept: frozenset[str], right: Set[str]) -> Iterator[str]:
    """The right words that could be taken for a slip in one of the kept words, for two of them, or for a part of one."""
    parts = {part for word in kept for pair in pairs(word) if right.issuperset(pair) for part in pair}
    for word in right.difference(kept):
        if word in parts or halves(word, kept) or near(word, kept) or meant_twice(word, kept):
            yield word


def pairs(word: str) -> Iterator[tuple[str, str]]:
    """The parts that a word falls into where one blank too many stands in it."""
    return ((word[:place], word[place:]) for place in range(1, len(word)))


def write(path: Path, head: str, words: Sequence[str]) -> None:
    """Writes a list of words."""
    path.write_text(head + textwrap.fill(" ".join(words), 130, break_on_hyphens=False) + "\n", encoding="utf-8")


def read(gold: str) -> Iterator[str]:
    """The text of each resolution."""
    opened = gzip.open(gold, "rt", encoding="utf-8") if gold.endswith(".gz") else open(gold, encoding="utf-8")  # noqa: SIM115
    with opened as lines:
        for line in lines:
            record = json.loads(line)
            holders = [*record["paragraphs"], *record["notes"]]
            texts = ("".join(words for words, style in holder["runs"] if style != "note") for holder in holders)
            yield "\n".join([record["title"] or "", *texts])


if __name__ == "__main__":
    main(*sys.argv[1:])
