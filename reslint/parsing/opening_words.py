"""Tells the kinds of the words that a paragraph begins with: the terminals of grammar/opening.lark.

It goes from word to word and stops at the first that can belong to no opening.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from reslint.parsing.lexicon import Lexicon, Verb, lexicon
from reslint.parsing.words import Words

__all__ = ["Word", "read_words"]

# A text of this length is no title, whatever its end; a short one has no room for a verb and its object.
LONG, SHORT = 150, 45
END_MARKS = (",", ";", ":", ".")
# Behind a word in -s these tell a noun ("Notes by the secretariat"); behind one in -ing "of" does.
NOUN_LINKS = frozenset(("of", "by", "from"))
NO_BASE = ("ed", "ing", "s", "ly")
EXPRESSING = frozenset(("express", "convey", "voice"))
HEADS = frozenset(("PARTICIPLE", "INDICATIVE", "PLURAL", "ADJECTIVE", "INFINITIVE"))
HAVING = {"having": "participle", "has": "indicative", "have": "plural"}
BEING = {
    "being": "adjective",
    "remaining": "adjective",
    "is": "indicative",
    "remains": "indicative",
    "are": "plural",
    "remain": "plural",
}


class Word(NamedTuple):
    """A terminal: its kind, its characters, the base form of a verb (else the words themselves), whether the lists know it.

    ``varies``: only some official texts have it in italics. ``part``: what an organ may leave in roman ("object" ...).
    """

    kind: str
    start: int
    end: int
    base: str
    known: bool = True
    varies: bool = False
    part: str = ""


class _Reader:
    """Reads one text.

    ``found`` are the terminals so far, ``at`` the word to come, ``head`` the last verb or noun, ``head_form`` the same as it is
    written, ``form`` the form of the first verb; ``complemented`` says that the head has its particle ("Calls upon").
    """

    def __init__(self, text: str, part: str, plural: bool) -> None:
        self.lexicon: Lexicon = lexicon()
        self.part = part
        self.plural = plural
        self.words = Words(text)
        self.finished = len(text) > LONG or text.rstrip().endswith(END_MARKS)
        self.short = len(text) < SHORT
        self.found: list[Word] = []
        self.at = 0
        self.head = self.head_form = self.form = ""
        self.complemented = False

    def read(self) -> list[Word]:
        if not self._start():
            return []
        while self.words[self.at] and self._tail():
            pass
        return self.found

    def _add(self, kind: str, length: int = 1, base: str = "", known: bool = True, part: str = "", varies: bool = False) -> None:
        words = self.words.several(self.at, length)
        start, end = self.words.places[self.at][0], self.words.places[self.at + length - 1][1]
        varies = varies or words in self.lexicon.varying
        self.found.append(Word(kind, start, end, base or " ".join(words), known, varies, part))
        self.at += length

    def _take(self, kind: str, verb: Verb, form: str) -> bool:
        self.head, self.head_form, self.complemented = verb.base, self.words[self.at], False
        self._add(kind, base=verb.base, known=verb.known)
        self.form = self.form or form
        return True

    def _back(self, count: int, at: int) -> bool:
        del self.found[count:]
        self.at = at
        return False

    # What stands before the verb, and the verb.

    def _start(self, form: str = "") -> bool:
        """A verb or adjective with all before it, of the form asked for; False where there is none."""
        first = self.at
        self._front()
        if self._having(form) or self._being(form) or self._infinitive(form):
            return True
        adjective = self._adjective(plain=self.at == first) if form in ("", "ADJECTIVE") else None
        if adjective:
            return self._take("ADJECTIVE", adjective, "adjective")
        kind, verb = self._verb(form)
        return bool(verb) and self._take(kind, verb, kind.lower()) if verb else False

    def _front(self) -> None:
        while word := self.words[self.at]:
            length = self.words.matching(self.lexicon.repetition, self.at)
            if length:
                self._add("REPETITION", length)
            elif word in self.lexicon.how or (word.endswith("ly") and len(word) > 4 and word not in self.lexicon.not_how):
                self._add("HOW")
            else:
                return

    def _having(self, form: str) -> bool:
        count, at, word = len(self.found), self.at, self.words[self.at]
        if word not in HAVING or form:
            return False
        self._add("HAVING", 2 if self.words[self.at + 1] == "been" else 1)
        self._front()
        verb = self.lexicon.past(self.words[self.at])
        return self._take("PAST", verb, HAVING[word]) if verb else self._back(count, at)

    def _being(self, form: str) -> bool:
        count, at, word = len(self.found), self.at, self.words[self.at]
        if word not in BEING or form:
            return False
        self._add("BEING")
        self._front()
        verb = self._adjective(plain=False)
        return self._take("ADJECTIVE", verb, BEING[word]) if verb else self._back(count, at)

    def _infinitive(self, form: str) -> bool:
        """An operative paragraph that opens with "To request"."""
        if form or self.found or self.part != "operative" or self.words[self.at] != "to":
            return False
        verb = self.lexicon.base(self.words[self.at + 1])
        if verb is None:
            return False
        self._add("TO")
        return self._take("INFINITIVE", verb, "infinitive")

    def _adjective(self, plain: bool) -> Verb | None:
        """The adjective that comes; one that no list knows only behind an adverb or "is" (then it is not ``plain``)."""
        word, following = self.words[self.at], self.words[self.at + 1]
        linked = following in self.lexicon.links
        if word in self.lexicon.adjectives:
            fits = linked or following in ("", "and") or self._matches(self.at + 1, self.lexicon.repetition, self.lexicon.manner)
            return Verb(word, True) if fits else None
        if word.endswith("ed") and not plain and linked and word not in self.lexicon.others:
            return Verb(word, False)
        return None

    def _matches(self, index: int, *lists: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
        return any(self.words.matching(phrases, index) for phrases in lists)

    def _verb(self, form: str) -> tuple[str, Verb | None]:
        """The verb that comes and its kind, in the form asked for or in any."""
        word, following = self.words[self.at], self.words[self.at + 1]
        if following == "of" or (following in NOUN_LINKS and not word.endswith("ing")):
            return "", None
        if word.endswith("ing") and form in ("", "PARTICIPLE"):
            verb = self.lexicon.participle(word)
            if verb and self._is_verb("PARTICIPLE", verb, bool(form)):
                return "PARTICIPLE", verb
        elif word.endswith("s") and form in ("", "INDICATIVE"):
            verb = self.lexicon.indicative(word)
            if verb and self._is_verb("INDICATIVE", verb, bool(form)):
                return "INDICATIVE", verb
        if form in ("", "PLURAL"):
            return "PLURAL", self._plural(word, bool(form))
        return "", None

    def _is_verb(self, kind: str, verb: Verb, chained: bool) -> bool:
        """Whether a word in -s or -ing is a verb here and no noun, title or heading."""
        following = self.words[self.at + 1]
        governs = following in self.lexicon.determiners
        linked = following in self.lexicon.links
        if not verb.known:
            return governs and not chained and self.finished
        if verb.base in self.lexicon.titles and verb.base not in self.lexicon.verbs:
            return self.finished and (governs or linked)
        if self.finished or chained or self._complement(verb.base, self.words[self.at], self.at + 1):
            return True
        if kind == "PARTICIPLE" and verb.base in self.lexicon.titles:
            return False
        return not self.short or not following or governs or linked

    def _plural(self, word: str, chained: bool) -> Verb | None:
        """The verb of a base form. Where the text does not speak as "We", it must be well known and have an object."""
        verb = self.lexicon.base(word)
        behind = self.at + 1 + self.words.matching(self.lexicon.repetition, self.at + 1)
        governs = self.words[behind] in self.lexicon.determiners or bool(verb and self._complement(verb.base, word, self.at + 1))
        if verb:
            return verb if self.plural or chained or (governs and verb.base in self.lexicon.verbs) else None
        guessed = self.plural and governs and word not in self.lexicon.others and not word.endswith(NO_BASE)
        return Verb(word, False) if guessed else None

    # What stands behind the verb.

    def _tail(self) -> bool:
        length = 0 if self.complemented else self._complement(self.head, self.head_form, self.at)
        if length:
            self._add("COMPLEMENT", length, part="own" if self.found[-1].part == "own" else "")
            self.complemented = True
            return True
        length = self.words.matching(self.lexicon.manner, self.at)
        if length:
            self._add("MANNER", length, part="manner")
            return True
        return self._continued() or self._repetition() or self._object() or self._chain()

    def _complement(self, base: str, form: str, index: int) -> int:
        goes_on = self.lexicon.goes_on
        return self.words.matching(goes_on.get(base, {}), index) or self.words.matching(goes_on.get(form, {}), index)

    def _continued(self) -> bool:
        """ "to encourage" behind "Continues"."""
        if self.head != "continue" or self.words[self.at] != "to":
            return False
        verb = self.lexicon.base(self.words[self.at + 1])
        if verb is None:
            return False
        self._add("TO")
        return self._take("INFINITIVE", verb, self.form)

    def _repetition(self) -> bool:
        """A word of repetition, unless it stands with a noun that follows: "Encourages further efforts"."""
        length = self.words.matching(self.lexicon.repetition, self.at)
        if not length:
            return False
        preambular = self.form in ("participle", "adjective")
        free = self.words[self.at] == "also" or (preambular and self.head not in self.lexicon.with_further)
        if not free and not self._goes_on_behind(self.at + length):
            return False
        self._add("REPETITION", length, varies=not preambular)
        return True

    def _goes_on_behind(self, index: int) -> bool:
        """Whether the paragraph goes on here as it would behind its verb, and not with a plain noun."""
        word, words = self.words[index], self.lexicon
        return (
            not word
            or word in words.links
            or word in words.determiners
            or word in words.degrees
            or word in words.feelings
            or self.words.capital(index)
            or self._complement(self.head, self.head_form, index) > 0
        )

    def _object(self) -> bool:
        """A noun with all before it: "with great concern", "its deep appreciation", "deep concern"."""
        word, feelings = self.words[self.at], self.lexicon.feelings
        expressing = self.head in EXPRESSING
        own = self.lexicon.own.get(self.head, {})
        kind = {"with": "WITH", "its": "OWN", "our": "OWN"}.get(word, "")
        if kind != "WITH" and (not own or not (kind or expressing)):
            return False
        kinds = self._nouns(self.at + bool(kind), feelings if kind == "WITH" else feelings | own.keys())
        if not kinds:
            return False
        nouns = [self.words[self.at + bool(kind) + place] for place, name in enumerate(kinds) if name == "NOUN"]
        part = "" if kind == "WITH" else "object" if expressing or feelings.issuperset(nouns) else "own"
        if kind:
            self._add(kind, part=part)
        for name in kinds:
            noun = self.words[self.at]
            if part and name == "NOUN":
                self.head, self.head_form, self.complemented = noun, noun, False
            self._add(name, part=part, varies=part != "" and name == "NOUN" and (word == "our" or own.get(noun, False)))
        return True

    def _nouns(self, index: int, nouns: Collection[str]) -> list[str]:
        """The kinds of the words from ``index`` on as far as they are degrees and nouns, up to the last noun."""
        kinds: list[str] = []
        complete = 0
        while True:
            word = self.words[index + len(kinds)]
            last = kinds[-1] if kinds else ""
            if last == "NOUN":
                complete = len(kinds)
            if word in nouns and last != "NOUN":
                kinds.append("NOUN")
            elif word in self.lexicon.degrees and last != "NOUN":
                kinds.append("DEGREE")
            elif word == "and" and last in ("NOUN", "DEGREE"):
                kinds.append("JOIN")
            else:
                return kinds[:complete]

    def _chain(self) -> bool:
        """ "and strongly condemns" behind "Deplores": a second verb of the same form."""
        kind = next((word.kind for word in self.found if word.kind in HEADS), "")
        if not kind or self.words[self.at] != "and":
            return False
        count, at = len(self.found), self.at
        self._add("CHAIN")
        return (self._start(kind) and self.found[-1].known) or self._back(count, at)


def read_words(text: str, part: str = "", plural: bool = False) -> tuple[list[Word], str]:
    """The terminals at the beginning of a paragraph and the form of their first verb; none where no opening can begin."""
    reader = _Reader(text, part, plural)
    return reader.read(), reader.form
