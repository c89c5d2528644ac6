"""The data of a masthead: symbol, distribution, date, language, session, agenda item, committee, adoption.

Form and order as in the United Nations Editorial Manual, Mastheads; the lines may be run together, as conversion leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reslint.draft import Annotation, Field, Masthead
from reslint.matching.expressions import expression
from reslint.text import Text

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN_DATE = (
    rf"(?:{_DAY}\s+(?:of\s+)?(?:{_MONTHS}|(?!the\b)[A-Za-zéû]{{3,9}}\.?),?\s+\d{{4}}|(?:{_MONTHS})\s+{_DAY},?\s+\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_SYMBOL = expression(
    r"(?:^|(?<=\s))(?P<value>(?:A|E|S|ST|T|TD|UNEP|DP)(?:/(?:[A-Z0-9]|l\.?\d|rev|add|corr)[A-Za-z0-9.()-]*){1,7}(?:\s\(\d{4}\))?)(?=[*\s,]|$)"
)
_DISTRIBUTION = expression(r"Distr(?:\.|ibution)\s*:?\s*(?P<value>(?:Gen|Lim|Ltd|Restr)\.|[A-Za-z]+)")
_LANGUAGE = expression(r"Original\s*:\s*(?P<value>[A-Za-z]+(?:(?:,\s*|/|\s+and\s+)[A-Z][a-z]+)*)")
_SESSION = expression(
    r"(?P<value>(?:[A-Z][a-z]+(?:-[A-Z][a-z]+|[- ](?:[a-z]+-)?[a-z]+)?|\d{1,3}(?:st|nd|rd|th)|\d{4})\s+"
    r"(?:emergency\s+)?(?:special\s+|resumed\s+|substantive\s+|organizational\s+)?session"
    r"|(?:[A-Z][a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th))\s+Session(?=\s*$)|[A-Z]{3,}(?:-[A-Z]+)?\s+SESSION)\b"
)
_ITEM = r"\d{1,3}(?:\.?[a-z]\b(?!\))|(?:\s*\(?[a-z]\))*)"
_AGENDA_ITEM = expression(
    rf"(?P<value>(?:(?i:agenda\s+items?)(?:\s*:|\s+No\.?)?|Items?)\s+{_ITEM}(?:(?:,|\s+and|\s+to)\s+{_ITEM})*"
    r"(?:\s+of\s+the\s+(?:provisional|preliminary list of the)?\s*agenda)?)"
)
_COMMITTEE = expression(
    r"^[\s*]*(?P<value>(?:First|Second|Third|Fourth|Fifth|Sixth)\sCommittee"
    r"|Special\sPolitical\sand\sDecolonization\sCommittee(?:\s\(Fourth(?:\sCommittee\)?)?)?)[\s*]*(?=$|Agenda)"
)
_ADOPTION = expression(
    rf"(?P<value>(?:Resolution|Decision)\s+adopted\s+by\s+the\s+[A-Z][A-Za-z ]+?\s+on\s+{_WRITTEN_DATE}"
    r"|Adopted\s+by\s+the\s+Security\s+Council\s+at\s+its\s+[^\n]+?\s\d{4}\b)"
)
_NOT_THE_DRAFTS_OWN = expression(r"\[|Resolution\s+adopted|Adopted\s+by", re.IGNORECASE)
_JOB_SYMBOL = expression(r"<<ODS DOC SYMBOL1>>\s*([A-Z]+/[^<>\s]{1,60})")
_DATE = expression(rf"(?:Date:\s*|[A-Z][a-z]{{2,5}}day,\s+)?(?P<value>{_WRITTEN_DATE})")


def read_masthead(texts: Sequence[Text], annotations: Sequence[Annotation] = ()) -> Masthead:
    """The masthead's data in the texts of its blocks; of several, the first counts.

    Where no block has the symbol, the documents management system's own note among the ``annotations`` may.
    """
    adoption = _first(texts, _ADOPTION)
    return Masthead(
        symbol=_first(texts, _SYMBOL, unless=_NOT_THE_DRAFTS_OWN) or _of_job(annotations),
        distribution=_first(texts, _DISTRIBUTION),
        date=_date(texts),
        language=_first(texts, _LANGUAGE),
        session=_first(texts, _SESSION, unless=_NOT_THE_DRAFTS_OWN),
        agenda_item=_first(texts, _AGENDA_ITEM),
        committee=_first(texts, _COMMITTEE),
        adoption=adoption,
    )


def _first(texts: Sequence[Text], pattern: re.Pattern[str], unless: re.Pattern[str] | None = None) -> Field | None:
    for text in texts:
        match = pattern.search(text.string)
        if match and not (unless and unless.match(text.string)):
            return Field(match["value"], text.span(*match.span("value")))
    return None


def _of_job(annotations: Sequence[Annotation]) -> Field | None:
    for one in annotations:
        match = _JOB_SYMBOL.search(one.text) if one.kind == "job" else None
        if match:
            return Field(match[1].strip(), one.span)
    return None


def _date(texts: Sequence[Text]) -> Field | None:
    """The date of issue: behind "Distr." or alone in its line, not that of a meeting or an adoption."""
    for text in texts:
        match = _DATE.match(text.string)
        if not match and "Distr" in text.string:
            match = _DATE.search(text.string, text.string.index("Distr"))
        if match:
            return Field(match["value"], text.span(*match.span("value")))
    return None
