"""Derives grammar/words.txt from adopted resolutions: the words that a line divides are looked for in it.

    python tools/make_words.py GOLD

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
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "grammar" / "words.txt"
HEAD = """\
# Words of six letters and more that at least three adopted resolutions have, and oftener in one piece than with a hyphen. A word
# that the end of a line divides is put together again if it is one of them. Made by tools/make_words.py.

"""
SHORTEST = 6
TEXTS = 3


def main(gold: str) -> None:
    """Writes the list."""
    whole, divided, texts = Counter[str](), Counter[str](), Counter[str]()
    for text in read(gold):
        words = [word.lower() for word in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", text)]
        plain = [word for word in words if "-" not in word]
        whole.update(plain)
        texts.update(set(plain))
        for word in words:
            parts = word.split("-")
            divided.update(one + other for one, other in pairwise(parts))
    kept = sorted(word for word in whole if len(word) >= SHORTEST and texts[word] >= TEXTS and whole[word] > divided[word])
    TARGET.write_text(HEAD + textwrap.fill(" ".join(kept), 130, break_on_hyphens=False) + "\n", encoding="utf-8")


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
