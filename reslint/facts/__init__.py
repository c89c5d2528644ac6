"""What is known for certain: tables of organs, States, instruments and resolutions, and the arithmetic of sessions and dates.

Each table is read when first asked for, from ``un/facts`` among the rules.
"""

from __future__ import annotations

from reslint.facts.instrument_table import Instrument, Mention, instruments, instruments_in
from reslint.facts.numerals import (
    integer_of_ordinal,
    integer_of_roman,
    ordinal,
    parse_date,
    roman,
    session_year,
)
from reslint.facts.organ_table import Organ, organ_named, organs
from reslint.facts.resolution_table import Adoption, resolution, resolutions
from reslint.facts.state_table import State, states
from reslint.facts.table import TableError

__all__ = [
    "Adoption",
    "Instrument",
    "Mention",
    "Organ",
    "State",
    "TableError",
    "instruments",
    "instruments_in",
    "integer_of_ordinal",
    "integer_of_roman",
    "ordinal",
    "organ_named",
    "organs",
    "parse_date",
    "resolution",
    "resolutions",
    "roman",
    "session_year",
    "states",
]
