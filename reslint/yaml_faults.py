"""What is said where a text is no YAML: in plain words, at the line in which the fault is."""

from __future__ import annotations

import re
from typing import Any

from reslint.matching.expressions import expression

__all__ = ["fault"]

# Brackets, and what may have some in it that mean nothing.
_SIGN = expression(
    r"(?<=[\s:\[{,])'(?:[^']|'')*'|(?<=[\s:\[{,])\"(?:[^\"\\]|\\.)*\"|(?:^|(?<=\s))#[^\n]*|[\[\]{}]", re.DOTALL | re.MULTILINE
)
_FLOWS = {"[": "flow sequence", "{": "flow mapping"}
_NOT_VALID = "this is not valid YAML: "


def fault(error: Any, text: str) -> tuple[int, str]:
    """The line, from 1, 0 for none, and the sentence for an error of the parser that has marks."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return 0, f"{_NOT_VALID}its structure is broken"
    if "flow node" in context and (begun := _begun(text[: mark.index])):
        # Behind the last bracket the parser still waits for what is in it.
        return text.count("\n", 0, begun.start()) + 1, _NOT_VALID + _open(_FLOWS[begun.group()])
    if error.context_mark is not None and _is_open(problem, context):
        # The parser tells where it gave up, people want to know where it begins.
        return error.context_mark.line + 1, _NOT_VALID + _open(context)
    lines = text.split("\n")
    written = lines[mark.line] if mark.line < len(lines) else ""
    sentence = _of_token(problem, context, written, mark.column) or _of_structure(problem, written, mark.column)
    return mark.line + 1, _NOT_VALID + sentence


def _begun(text: str) -> re.Match[str] | None:
    """The last bracket that is open where a text ends."""
    opened: list[re.Match[str]] = []
    for match in _SIGN.finditer(text):
        if match.group() in _FLOWS:
            opened.append(match)
        elif match.group() in ("]", "}") and opened:
            opened.pop()
    return opened[-1] if opened else None


def _is_open(problem: str, context: str) -> bool:
    return "end of stream" in problem or "could not find expected ':'" in problem or "flow" in context


def _open(context: str) -> str:
    if "quoted" in context:
        return "a quotation mark that begins here is not closed"
    if "flow" in context:
        close = "]" if "sequence" in context else "}"
        return (
            f'"{close}" or a comma is missing in what begins here, or a text in it with signs such as : ? [ needs quotation marks'
        )
    return 'a line must be of the form "key: value" or "- value"; or it belongs to a text above and needs its indentation'


def _of_token(problem: str, context: str, written: str, column: int) -> str:
    """What is wrong with a sign or a text; "" where it is something else."""
    before = written[:column]
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "lines are indented with spaces, not with tabs"
    if "alphabetic or numeric" in problem:
        return f'a text that begins with "{"&" if "anchor" in context else "*"}" needs quotation marks'
    if "mapping values" in problem:
        if ": " in before:
            return 'a text with a colon and a space (": ") in it needs quotation marks'
        return (
            "this line goes on with the text of the line above: it is indented too far,"
            " or in the line above a space is missing behind the colon"
        )
    if "sequence entries" in problem:
        return 'a list begins on a line of its own; a text that begins with "- " needs quotation marks'
    if "block scalar" in context:
        return 'a text that begins with "|" or ">" needs quotation marks, or stands on the lines below'
    if "cannot start any token" in problem:
        return "a text that begins with a sign (%, @, ` ...) needs quotation marks"
    if "unknown escape character" in problem:
        return "in double quotation marks a backslash is special; use single ones"
    return ""


def _of_structure(problem: str, written: str, column: int) -> str:
    """What is wrong with what stands where something else was to stand."""
    before = written[:column].rstrip()
    if before.endswith(("'", '"')):
        return (
            "more stands behind the quotation mark that ends a text: inside '…' an apostrophe is written twice (''),"
            " or in a line above a quotation mark is not closed"
        )
    if written[column : column + 1] in ("]", "}"):
        return "a bracket is closed that was not opened; a text with brackets in it needs quotation marks"
    if before.endswith(("]", "}")):
        return 'a text that begins with "[" or "{" needs quotation marks'
    if not before.strip(" -") and "document start" not in problem:
        return (
            'this line is not indented as those that it belongs with, or entries of a list ("- …") stand among keys'
            ' ("key: …"); or in a line above a quotation mark is not closed'
        )
    return "its structure is broken in this line or just above"
