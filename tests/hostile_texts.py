"""Texts made to take long, of any length: what they are made of, so many times."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["HEAD", "PIECES"]

PIECES: Mapping[str, Callable[[int], str]] = {
    "emphasis that does not close": lambda count: "*" * count + "a" + "*_" * count,
    "emphasis": lambda count: "a*_b**" * count,
    "the same word in italics": lambda count: "*a* " * count,
    "bold words": lambda count: "**word** and " * count,
    "italic verbs": lambda count: "and *requests* it, " * count,
    "bold paragraphs": lambda count: "a;\n\n" + "".join(f"{at}. *Notes* **it**;\n\n" for at in range(3, count + 3)),
    "tags that do not close": lambda count: "<i>" * count + "</b>" * count,
    "comments": lambda count: "<!--" * count,
    "brackets": lambda count: "[" * count,
    "links": lambda count: "[a](" * count,
    "carets": lambda count: "^{a" * count,
    "calls": lambda count: "[^1]" * count,
    "quotations": lambda count: "“‘" * count,
    "straight quotation marks": lambda count: '"' * count,
    "brackets that close": lambda count: "(" * count + "]" * count,
    "entities": lambda count: "&amp;" * count,
    "items": lambda count: "(a) " * count,
    "first items": lambda count: "it:\n\n" + "(i) To act;\n\n" * count,
    "numbers": lambda count: "1. " * count,
    "lines": lambda count: "1\n" * count,
    "citations": lambda count: "resolution 70/1, " * count,
    "symbols": lambda count: "A/79/" * count,
    "repeated notes": lambda count: "Ibid., " * count,
    "references": lambda count: "paragraph 1 above and " * count,
    "closed comments": lambda count: "<!-- -->\n" * count,
    "organs": lambda count: "\n\n*The General Assembly*," * count,
    "names": lambda count: "the General Assembly, the Economic and Social Counsil, " * count,
    "blanks": lambda count: " " * count + "it",
    "calls with a note": lambda count: "word<sup>1</sup> " * count + "\n\n<sup>1</sup> A/80/1.",
}

# Without it the text is no draft, and hardly any rule looks at it.
HEAD = (
    "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,\n\n1. *Notes* the rivers;\n\n2. *Decides* "
)
