"""Examples of rules: wrapped into a small clean draft, read like any file, and compared with what their rule reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reslint.checks import CheckFailed, run
from reslint.draft import Draft
from reslint.finding import Finding
from reslint.fixes.apply import apply
from reslint.rules import Example, Rule
from reslint.selectors import ORGANS, STAGES
from reslint.text import Span

__all__ = ["ExampleFailure", "run_examples", "wrap"]

_ENACTING = {
    "general-assembly": "*The General Assembly*,",
    "security-council": "*The Security Council*,",
    "human-rights-council": "*The Human Rights Council*,",
    "economic-and-social-council": "*The Economic and Social Council*,",
    "commission": "*The Commission on Narcotic Drugs*,",
    "world-health-assembly": "*The Seventy-ninth World Health Assembly*,",
    "declaration": "*We, the Ministers of Health*, gathered in Geneva,",
}

# The draft around a fragment: each part that a fragment may take the place of, and what stands there otherwise.
_PARTS = {
    "masthead": "",
    "sponsors": "",
    "title": "# Cooperation in the field of official statistics",
    "enacting": "",
    "preambular": "*Recalling* the work of recent years,",
    "phrase": "",
    "operative": "1. *Takes note* of the progress made;",
    "subparagraph": "",
    "last": "2. *Invites* all States to cooperate.",
    "closing": "",
    "note": "",
}
_MARKUP = "*_"
_NO_FIX = 'nothing is corrected; where the kind of check has no corrections, write "fix: none"'


class ExampleFailure(NamedTuple):
    """An example that does not hold.

    ``text``: its lines without marks; ``expected`` and ``found``: all ranges of it that are marked and that are reported;
    ``problem``: what is wrong, one sentence; ``messages``: what the rule says; ``right`` and ``given``: the text that the fix
    should give and the one it gives, where this is the problem.
    """

    rule: str
    path: str
    line: int
    verdict: str
    problem: str
    text: str
    expected: tuple[tuple[int, int], ...] = ()
    found: tuple[tuple[int, int], ...] = ()
    messages: tuple[str, ...] = ()
    right: str = ""
    given: str = ""


class Wrapped(NamedTuple):
    """An example as a file: the whole text, and where in it the example stands."""

    text: str
    start: int
    end: int
    marks: tuple[Span, ...]


def wrap(example: Example, organ: str = "general-assembly") -> Wrapped:
    """The example as the text of a Markdown file, without its marks."""
    fragment, marks = _unmark(example.text)
    before, after = ("", "") if example.form == "draft" else _around(example.form, organ, fragment)
    start = len(before)
    places = tuple(Span(mark.start + start, mark.end + start) for mark in marks)
    return Wrapped(before + fragment + after, start, start + len(fragment), places)


def _unmark(text: str) -> tuple[str, list[Span]]:
    pieces: list[str] = []
    marks: list[Span] = []
    at = opened = 0
    for character in text:
        if character == "«":
            opened = at
        elif character == "»":
            marks.append(Span(opened, at))
        else:
            pieces.append(character)
            at += 1
    return "".join(pieces), marks


def _around(form: str, organ: str, fragment: str) -> tuple[str, str]:
    """What stands before and behind a fragment of the form."""
    parts = {**_PARTS, "enacting": _ENACTING[organ]}
    if organ == "security-council":
        # The Security Council gives its resolutions no title.
        parts["title"] = ""
    hole = "\0"
    parts[form] = {"phrase": f"1. *Takes note* of {hole};", "operative": f"1. {hole}", "note": f"[^1]: {hole}"}.get(form, hole)
    if form == "phrase":
        parts["operative"] = ""
    if form == "operative" and fragment[:1].isdigit():
        parts["operative"] = hole
    if form == "subparagraph":
        parts["operative"] = "1. *Requests* the Secretary-General:"
        parts["last"] = "2. *Invites* all States to cooperate."
    if form == "title":
        parts["title"] = f"# {hole}"
    if form == "note":
        parts["operative"] = "1. *Takes note* of the progress made;[^1]"
    if organ == "declaration" and form != "preambular":
        parts["preambular"] = "*Recalling* the work of recent years,"
    text = "\n\n".join(part for part in parts.values() if part)
    if organ == "declaration":
        # "We, the Ministers" act in the plural.
        for verb in ("Take", "Request", "Invite"):
            text = text.replace(f"*{verb}s", f"*{verb}")
    before, _, after = text.partition(hole)
    return before, f"{after}\n"


def run_examples(rule: Rule) -> list[ExampleFailure]:
    """What does not hold of the rule's examples. A rule that is off is run all the same."""
    if rule.severity == "off":
        rule = rule.with_severity("warning")
    return [failure for example in rule.examples for failure in _failures(rule, example)]


def _failures(rule: Rule, example: Example) -> Iterator[ExampleFailure]:
    organ, stage = _setting(rule, example)
    wrapped = wrap(example, organ)
    try:
        findings = run(_parse(wrapped.text, organ, stage), [rule])
    except CheckFailed as error:
        yield _failure(rule, example, wrapped, str(error), (), (), ())
        return
    found = [_inner(wrapped, span, finding) for finding in findings for span in (finding.span, *finding.places)]
    expected = [_inner(wrapped, mark) for mark in wrapped.marks]
    missed = [span for span in expected if span not in found]
    surplus = [span for span in found if span not in expected]
    problem = _problem(example, missed, surplus, found)
    if problem:
        yield _failure(rule, example, wrapped, problem, expected, found, findings)
        return
    if example.good is None or example.verdict != "bad":
        return
    if rule.fix != "none":
        mended = apply(wrapped.text, [finding.fix for finding in findings if finding.fix]).text
        right = wrapped.text[: wrapped.start] + example.good + wrapped.text[wrapped.end :]
        if mended != right:
            text = mended[wrapped.start : len(mended) - (len(wrapped.text) - wrapped.end)]
            problem = "the fix does not give the good text" if any(finding.fix for finding in findings) else _NO_FIX
            failure = _failure(rule, example, wrapped, problem, expected, found, findings)
            yield failure._replace(right=example.good, given=text)
            return
    good = example._replace(verdict="fine", text=example.good, good=None)
    for failure in _failures(rule, good):
        yield failure._replace(problem=f"the good text is not clean: {failure.problem}")


def _problem(example: Example, missed: list[Span], surplus: list[Span], found: list[Span]) -> str:
    if example.verdict == "todo":
        marked = "«" in example.text
        caught = len(missed) == 0 if marked else bool(found)
        return "this is found by now: make it a bad example" if caught else ""
    if missed and surplus:
        return "other words are reported than are marked"
    if missed:
        return "nothing is reported where it is marked"
    return "words are reported that are not marked" if surplus else ""


def _failure(
    rule: Rule,
    example: Example,
    wrapped: Wrapped,
    problem: str,
    expected: Sequence[Span],
    found: Sequence[Span],
    findings: Sequence[Finding],
) -> ExampleFailure:
    def inside(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        return tuple((span.start - wrapped.start, span.end - wrapped.start) for span in spans)

    return ExampleFailure(
        rule.name,
        rule.path,
        example.line,
        example.verdict,
        problem,
        wrapped.text[wrapped.start : wrapped.end],
        inside(expected),
        inside(found),
        tuple(f"{finding.paragraph or 'the draft'}: {finding.message}" for finding in findings),
    )


def _inner(wrapped: Wrapped, span: Span, finding: Finding | None = None) -> Span:
    """The span without markup at its ends, so that marks may stand on either side of it; what is said of the whole draft is
    marked at the beginning of the example."""
    if finding is not None and finding.paragraph == "" and span == Span(0, 0):
        return Span(wrapped.start, wrapped.start)
    start, end = span.start, span.end
    while start < end and wrapped.text[start] in _MARKUP:
        start += 1
    while end > start and wrapped.text[end - 1] in _MARKUP:
        end -= 1
    while start == end > wrapped.start and wrapped.text[start - 1] in _MARKUP:
        start = end = start - 1
    return Span(start, end)


def _setting(rule: Rule, example: Example) -> tuple[str, str]:
    """The organ and stage of the draft around an example: its own, otherwise the first for which the rule is on."""
    organs = [example.organ] if example.organ else _first(ORGANS, [organ for item in rule.where.items for organ in item.organs])
    stages = (
        [example.stage]
        if example.stage
        else _first(("tabled", *STAGES), [word for item in rule.where.items for word in item.stages])
    )
    speaking = [(o, s) for s in stages for o in organs if rule.severity_for(o, s) != "off"]
    return speaking[0] if speaking else (organs[0], stages[0])


def _first(words: Sequence[str], wanted: Sequence[str]) -> list[str]:
    return [*wanted, *(word for word in words if word not in wanted)]


def _parse(text: str, organ: str, stage: str) -> Draft:
    from reslint.parsing import parse
    from reslint.readers import read

    return parse(read(text.encode("utf-8", "surrogatepass"), "example.md"), organ, stage)
