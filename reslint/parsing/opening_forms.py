"""Other forms of an opening: the participle of an indicative, the place of "also" in it."""

from __future__ import annotations

from reslint.parsing.morphology import indicative, participle
from reslint.parsing.opening_words import Word, read_words

__all__ = ["place_adverb", "turn", "without_adverb"]

AUXILIARIES = {
    "having": {"participle": "having", "indicative": "has", "plural": "have"},
    "being": {"participle": "", "indicative": "is", "plural": "are"},
    "remaining": {"participle": "remaining", "indicative": "remains", "plural": "remain"},
}
SERIES = frozenset(("also", "further"))


def _words_of(opening: str) -> list[Word]:
    """The words of an opening, read as if its paragraph went on behind it."""
    return read_words(opening + ",", "operative", plural=True)[0] or read_words(opening + " the,", "operative", plural=True)[0]


def _sentence(pieces: list[str]) -> str:
    words = " ".join(" ".join(pieces).split())
    return words[:1].upper() + words[1:]


def _verb(word: Word, written: str, form: str) -> str:
    """The verb in the form, spelled as the text spells it: "recognise" where it has "Recognises"."""
    base = word.base
    if base.endswith("ize") and written.startswith(base[:-3] + "is"):
        base = base[:-3] + "ise"
    if form == "participle":
        return participle(base)
    return indicative(base) if form == "indicative" else base


def _auxiliary(word: Word, written: str, form: str) -> str:
    kind = "having" if word.kind == "HAVING" else "remaining" if written.startswith("remain") else "being"
    return AUXILIARIES[kind][form]


def turn(opening: str, form: str) -> str:
    """The opening in another form: "participle" (or "adjective"), "indicative" or "plural"; as it is where it cannot be told.

    "Takes note" becomes "Taking note", "Is deeply concerned" "Deeply concerned", "Having considered" "Has considered".
    """
    form = "participle" if form == "adjective" else form
    words = _words_of(opening)
    if form not in AUXILIARIES["having"] or not words:
        return opening
    pieces: list[str] = []
    at = 0
    finite = False
    for word in words:
        written = opening[word.start : word.end].lower()
        pieces.append(opening[at : word.start])
        at = word.end
        if word.kind in ("HAVING", "BEING"):
            pieces.append(_auxiliary(word, written, form))
            finite = True
        elif word.kind in ("PARTICIPLE", "INDICATIVE", "PLURAL") or (word.kind == "INFINITIVE" and words[0].kind == "TO"):
            pieces.append(_verb(word, written, form))
            finite = True
        elif word is words[0] and word.kind == "TO":
            continue
        else:
            if word.kind in ("HOW", "ADJECTIVE") and not finite and _adjective_follows(words, word):
                pieces.append(AUXILIARIES["being"][form])
                finite = True
            pieces.append(written)
    return _sentence([*pieces, opening[at:]])


def _adjective_follows(words: list[Word], word: Word) -> bool:
    """Whether the first head from the word on is an adjective."""
    heads = (later.kind for later in words[words.index(word) :] if later.kind not in ("HOW", "REPETITION"))
    return next(heads, "") == "ADJECTIVE"


def without_adverb(opening: str) -> str:
    """The opening without "also" and "further"."""
    pieces: list[str] = []
    at = 0
    for word in _words_of(opening):
        if word.kind == "REPETITION" and word.base in SERIES:
            pieces.append(opening[at : word.start])
            at = word.end
    return _sentence([*pieces, opening[at:]])


def place_adverb(opening: str, adverb: str, part: str) -> str:
    """The opening with "also" or "further" at its right place, instead of one that it may have.

    In the preamble behind the whole opening ("Noting with concern also") or the auxiliary of a perfect participle ("Having also
    considered"), in the operative part first ("Also requests"). ``part`` "" goes by the form.
    """
    plain = without_adverb(opening)
    words = _words_of(plain)
    finite = any(word.kind in ("INDICATIVE", "PLURAL") for word in words[:2])
    if part == "operative" or (part != "preambular" and finite):
        return _sentence([adverb, plain[:1].lower() + plain[1:]])
    if words and words[0].kind == "HAVING":
        return _sentence([plain[: words[0].end], adverb, plain[words[0].end :]])
    return _sentence([plain, adverb])
