"""English verb forms, as far as openings need them: base, third person singular, present participle, past participle.

Works by rule: the verbs that double a consonant and the irregular forms are the only words listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

__all__ = ["bases_of_indicative", "bases_of_participle", "bases_of_past", "guess_base", "indicative", "participle"]

VOWELS = "aeiou"
INDICATIVES = {"be": "is", "have": "has", "do": "does", "go": "goes"}
PARTICIPLES = {"be": "being", "die": "dying", "lie": "lying", "tie": "tying"}
PASTS = {
    "been": "be", "begun": "begin", "borne": "bear", "brought": "bring", "built": "build", "chosen": "choose", "come": "come",
    "done": "do", "drawn": "draw", "driven": "drive", "fallen": "fall", "felt": "feel", "found": "find", "given": "give",
    "gone": "go", "grown": "grow", "had": "have", "heard": "hear", "held": "hold", "kept": "keep", "known": "know", "laid": "lay",
    "learned": "learn", "learnt": "learn", "led": "lead", "left": "leave", "lost": "lose", "made": "make", "met": "meet",
    "paid": "pay", "put": "put", "read": "read", "run": "run", "said": "say", "seen": "see", "sent": "send", "set": "set",
    "shown": "show", "spoken": "speak", "spent": "spend", "stood": "stand", "taken": "take", "taught": "teach",
    "thought": "think", "told": "tell", "undergone": "undergo", "understood": "understand",
    "undertaken": "undertake", "written": "write",
}  # fmt: skip
# Verbs of more than one syllable, stressed on the last, that double their consonant; one-syllable verbs do so by rule.
DOUBLING = frozenset(
    ("abet", "abhor", "acquit", "admit", "commit", "compel", "concur", "confer", "control", "defer", "deter", "dispel", "embed",
     "emit", "equip", "expel", "incur", "infer", "occur", "omit", "outfit", "permit", "prefer", "propel", "rebut", "recommit",
     "recur", "refer", "regret", "remit", "repel", "resubmit", "submit", "transfer", "transmit")
)  # fmt: skip


def _doubles(base: str) -> bool:
    if base in DOUBLING:
        return True
    if len(base) < 3 or base[-1] in VOWELS + "wxy" or base[-2] not in VOWELS or base[-3] in VOWELS:
        return False
    return sum(letter in VOWELS + "y" for letter in base) == 1


@lru_cache(maxsize=2048)
def indicative(base: str) -> str:
    """The third person singular: note, notes; express, expresses; testify, testifies."""
    if base in INDICATIVES:
        return INDICATIVES[base]
    if base.endswith("y") and len(base) > 1 and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


@lru_cache(maxsize=2048)
def participle(base: str) -> str:
    """The present participle: note, noting; regret, regretting; agree, agreeing."""
    if base in PARTICIPLES:
        return PARTICIPLES[base]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def _matching(word: str, stems: Iterator[str], form: Callable[[str], str]) -> Iterator[str]:
    return (stem for stem in stems if len(stem) > 1 and form(stem) == word)


def _participle_stems(word: str) -> Iterator[str]:
    stem = word[:-3]
    yield from (key for key, value in PARTICIPLES.items() if value == word)
    yield stem + "e"
    yield stem
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]


def _indicative_stems(word: str) -> Iterator[str]:
    yield from (key for key, value in INDICATIVES.items() if value == word)
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if not word.endswith("ss"):
        yield word[:-1]


def bases_of_participle(word: str) -> list[str]:
    """The verbs that a word in -ing can belong to, likeliest first where rules tell: noting: note, not."""
    return list(_matching(word, _participle_stems(word), participle)) if word.endswith("ing") else []


def bases_of_indicative(word: str) -> list[str]:
    """The verbs that a word in -s can be the third person of."""
    return list(_matching(word, _indicative_stems(word), indicative)) if word.endswith("s") else []


def bases_of_past(word: str) -> list[str]:
    """The verbs that a past participle can belong to: considered: considere, consider; taken: take."""
    if word in PASTS:
        return [PASTS[word]]
    if not word.endswith("ed"):
        return []
    stem = word[:-2]
    bases = [stem + "e", stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        bases.append(stem[:-1])
    if stem.endswith("i"):
        bases.insert(0, stem[:-1] + "y")
    return bases


def guess_base(bases: list[str]) -> str:
    """The likeliest of several bases of a verb that no list knows: with -e behind a single consonant that asks for it."""
    if not bases:
        return ""
    for base in bases:
        if base.endswith(("ize", "ise", "ate", "ve", "ce", "ge", "se", "ue", "ude", "ire", "ine", "ile")):
            return base
    return min(bases, key=len)
