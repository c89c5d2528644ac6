"""call: one call of a note at a time: what stands before it and behind it, its mark and the way it is written.

A call is reported where all the settings hold. Where most calls of a draft are wrong in the same way, this is one cause (a scan,
a habit) and said once, with all its places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reslint.derived.called import Placed, placed_calls
from reslint.draft import Call, Draft, Paragraph
from reslint.finding import Edit, Finding, Fix
from reslint.fixes import fix
from reslint.matching.patterns import LIMIT, Regex, pattern
from reslint.rules import Rule
from reslint.selectors import organ_slug
from reslint.text import Span

WHERE = "body, heading, enacting"
WORDS = ("mark", "count", "others")
MESSAGE = "Footnote call {mark}: {summary}"
MESSAGE_FOR_MANY = "{count} of {others} footnote calls: {summary}"
BLANK = "Footnote call {mark} stands behind a space; it belongs close to the word or mark before it"
MANY_BLANK = "{count} of {others} footnote calls stand behind a space; a call belongs close to the word or mark before it"
FLATTENED = "“{mark}” calls a note: it lost its raised place and stands behind a space"
MANY_FLATTENED = "{count} of {others} footnote calls lost their raised place and stand behind a space"

_WINDOW = 80
# So many calls that are wrong in the same way, and more than half of all, are a habit of the draft and not slips.
_HABIT = 4


class Settings(NamedTuple):
    """``before``: a pattern whose match ends at the call; ``after``: one whose match begins there (in English drafts only; a
    comma that parts two calls does not count); ``mark``: one that is the mark; ``notation``: how the call is written; ``blank``:
    a blank stands before it. ``move_behind``: the fix moves the call behind what ``after`` has found.
    """

    before: Regex | None = None
    after: Regex | None = None
    mark: Regex | None = None
    notation: tuple[Literal["superscript", "bracket", "asterisk", "bare"], ...] = ()
    blank: bool = False
    move_behind: bool = False


def validate(settings: Settings) -> Iterator[str]:
    """Objections to settings."""
    if settings == Settings():
        yield "nothing is asked of a call: it needs one of before, after, mark, notation, blank"
    if settings.move_behind and not settings.after:
        yield '"move-behind" needs "after": what the call is moved behind'


def check(draft: Draft, rule: Rule, settings: Settings) -> Iterator[Finding]:
    """The calls for which the settings hold."""
    calls = placed_calls(draft)
    # Where a call stands beside a punctuation mark differs from language to language.
    if not calls or draft.flat or (settings.after and draft.language != "en"):
        return
    organ = organ_slug(draft)
    meant = [item for item in rule.where.items if item.concerns(organ, draft.stage)]
    wrong = [one for one in calls if _holds(one, settings) and any(item.holds(one.paragraph) for item in meant)]
    if settings.mark is not None:
        # Word counts endnotes i, ii: that they are endnotes is what is wrong with their marks.
        endnotes = {one.span.start for one in draft.annotations if one.kind == "endnote"}
        wrong = [one for one in wrong if one.call.span.start not in endnotes]
    if len(wrong) >= _HABIT and len(wrong) * 2 > len(calls):
        yield _habit(draft, rule, settings, wrong, len(calls))
        return
    for one in wrong:
        message = MESSAGE if not settings.blank else FLATTENED if one.call.notation == "bare" else BLANK
        span = _span(draft, one, settings)
        yield rule.finding_at(one.paragraph.label, span, message, _mended(draft, rule, one, settings), mark=one.call.mark)


def _habit(draft: Draft, rule: Rule, settings: Settings, wrong: Sequence[Placed], count: int) -> Finding:
    flattened = all(one.call.notation == "bare" for one in wrong)
    mended = [_mended(draft, rule, one, settings) for one in wrong]
    edits = [edit for one in mended if one is not None for edit in one.edits]
    whole = fix(rule.fix, edits) if all(one is not None for one in mended) else None
    first, *others = [_span(draft, one, settings) for one in wrong]
    message = MESSAGE_FOR_MANY if not settings.blank else MANY_FLATTENED if flattened else MANY_BLANK
    words = {"mark": wrong[0].call.mark, "count": str(len(wrong)), "others": str(count)}
    return rule.finding_at(wrong[0].paragraph.label, first, message, whole, tuple(others), **words)


def _holds(one: Placed, settings: Settings) -> bool:
    call, string = one.call, one.paragraph.text.string
    if settings.blank and not call.blanks:
        return False
    if settings.notation and call.notation not in settings.notation:
        return False
    if settings.after and not _begins_at(settings.after, string, call, one.paragraph):
        return False
    if settings.before and not _ends_at(settings.before, string, call.at):
        return False
    return settings.mark is None or _whole(settings.mark, call.mark)


def _whole(source: Regex, mark: str) -> bool:
    return pattern(source).compiled.fullmatch(mark, timeout=LIMIT) is not None


def _ends_at(source: Regex, string: str, at: int) -> bool:
    anchored = pattern(Regex(rf"(?:{source})\Z", ()))
    return anchored.compiled.search(string, max(0, at - _WINDOW), at, timeout=LIMIT) is not None


def _begins_at(source: Regex, string: str, call: Call, paragraph: Paragraph) -> bool:
    end = _end_of_match(source, string, call.at)
    # "The Protocols¹,² and": the comma parts two calls and belongs to neither.
    return end > call.at and not any(other.at == call.at + 1 and other is not call for other in paragraph.calls)


def _end_of_match(source: Regex, string: str, at: int) -> int:
    match = pattern(source).compiled.match(string, at, min(len(string), at + _WINDOW), timeout=LIMIT)
    return match.end() if match is not None else -1


def _span(draft: Draft, one: Placed, settings: Settings) -> Span:
    """The call; with the blank before it, where this is what is wrong."""
    if not settings.blank:
        return one.call.span
    start = one.paragraph.text.source_end(one.call.at)
    blanks = draft.source.text[start : start + one.call.blanks]
    return Span(start, one.call.span.end) if blanks and not blanks.strip() else one.call.span


def _mended(draft: Draft, rule: Rule, one: Placed, settings: Settings) -> Fix | None:
    call, text = one.call, one.paragraph.text
    before = text.source_end(call.at)
    if settings.blank:
        blanks = draft.source.text[before : before + call.blanks]
        mended = call.notation != "bare" and blanks and not blanks.strip() and len(blanks) == call.blanks
        return fix(rule.fix, [Edit(Span(before, before + call.blanks), "")]) if mended else None
    if settings.move_behind and settings.after:
        end = _end_of_match(settings.after, text.string, call.at)
        mark = text.span(call.at, end)
        alone = sum(other.at == call.at for other in one.paragraph.calls) == 1
        if alone and draft.source.text[mark.start : mark.end] == text.string[call.at : end]:
            return fix(rule.fix, [Edit(Span(before, before), text.string[call.at : end].lstrip()), Edit(mark, "")])
    return None
