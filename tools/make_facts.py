"""Derives rules/un/facts/resolutions.tsv and states.tsv from tables of evidence, and compares instruments.tsv with them.

    python tools/make_facts.py FOLDER

FOLDER holds ga-resolutions.tsv, sc-resolutions.tsv, hrc-resolutions.tsv, other-resolutions.tsv, states.tsv and treaty-series.tsv.
Only what can be told apart goes into the project: a date is "strong" where the register of the organ or the text itself has
it, or where at least three documents give it and few give another; otherwise "weak". organs.tsv and instruments.tsv are kept
by hand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from reslint.facts.instrument_table import instruments  # noqa: E402
from reslint.facts.numerals import integer_of_roman  # noqa: E402
from reslint.facts.table import folder  # noqa: E402

ENOUGH = 3
SHARE = 0.8
# Adopted texts that the tables of evidence lack; their own headings have the date.
OWN_HEADINGS = (("53/115", "1998-12-09"), ("66/183", "2011-12-19"), ("68/197", "2013-12-18"))
# Dates that the tables of evidence have wrong, with the right date and the reason.
CORRECTIONS = {
    # The texts that cite it repeat one slip; 74/29 to 74/80 were adopted together, on the report of the First Committee.
    ("General Assembly", "74/45"): "2019-12-12",
}
HEADER = """\
# Adoption dates: registers and texts of the organs (A/RES, S/RES, A/HRC/RES), and dates that agree in several documents.
# An empty body or date is that of the line above. Evidence: s strong, w weak.
body\tnumber\tadopted\tevidence
"""


def table(path: Path) -> list[list[str]]:
    """The rows of a table of evidence, without its header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[1:] if line.strip()]


def number_as_cited(number: str) -> str:
    """ "44/117/B" as "44/117 B", "66/241 A-B" as "66/241 A and B"."""
    number = re.sub(r"(\d/\d+)/(?=[A-Z])", r"\1 ", number)
    return re.sub(r" ([A-Z])-([A-Z])$", lambda m: f" {m[1]} {'and' if ord(m[2]) - ord(m[1]) == 1 else 'to'} {m[2]}", number)


def is_number(number: str) -> bool:
    """Whether a number has one of the forms of the General Assembly."""
    old = re.fullmatch(r"\d{1,4}(?: [A-Z]{1,2}(?: (?:and|to) [A-Z]{1,2})?)? \((?:E?S-)?([IVXL]+)\)", number)
    if old:
        return integer_of_roman(old[1]) is not None
    return re.fullmatch(r"(?:E?S-)?\d{1,2}/\d{1,3}(?: [A-Z]{1,2}(?:(?:,| and| to) [A-Z]{1,2})*)?", number) is not None


def in_session(number: str, date: str) -> bool:
    """Whether a date is possible for a number of the General Assembly: in the year of its session."""
    session = number.split("/")[0]
    count = int(session) if "/" in number and session.isdigit() else roman_session(number)
    if not count:
        return True
    opening = 1945 + count
    return f"{opening}-{'01' if count == 1 else '09'}-01" <= date <= f"{opening + 1}-10-01"


def roman_session(number: str) -> int:
    """The session of a number such as "2625 (XXV)", or 0."""
    roman = re.search(r"\(([IVXL]+)\)$", number)
    return (integer_of_roman(roman[1]) or 0) if roman else 0


def is_economic(number: str, date: str) -> bool:
    """Whether a number that the evidence gives to the General Assembly is the Economic and Social Council's by its date: this
    met twice a year, in its fifteenth session in 1953, in its sixtieth in 1976.
    """
    session = roman_session(number)
    return session > 0 and abs(int(date[:4]) - (1945.5 + session / 2)) <= 1


def count(evidence: str) -> tuple[int, int]:
    """The documents for and against of "citations x7 (against 2016-03-23 x4)"."""
    agree = re.match(r"citations x(\d+)", evidence)
    against = re.search(r"against [\d-]+ x(\d+)", evidence)
    return int(agree[1]) if agree else 0, int(against[1]) if against else 0


def assembly(path: Path) -> list[tuple[str, str, str, str]]:
    """The General Assembly's resolutions, and those of the Economic and Social Council that were taken for its own."""
    known = {("General Assembly", number): (date, "s") for number, date in OWN_HEADINGS}
    for number, date, _, evidence in table(path):
        number = number_as_cited(number)
        if not date:
            continue
        name = "General Assembly"
        if is_number(number) and not in_session(number, date) and is_economic(number, date):
            name = "Economic and Social Council"
        elif not is_number(number) or not in_session(number, date):
            print(f"left out: General Assembly {number} of {date} ({evidence})", file=sys.stderr)
            continue
        agree, against = count(evidence)
        strong = evidence.startswith(("adoption metadata", "own heading")) or (agree >= ENOUGH and agree > against)
        key = (name, number)
        if key not in known or (known[key][1] == "w" and strong):
            known[key] = (date, "s" if strong else "w")
    return [(name, number, date, evidence) for (name, number), (date, evidence) in known.items()]


def security(path: Path) -> list[tuple[str, str, str, str]]:
    """The Security Council's resolutions."""
    rows = []
    for number, date, evidence in table(path):
        match = re.fullmatch(r"\d{1,4} \((\d{4})\)", number)
        if not match or match[1] != date[:4]:
            print(f"left out: Security Council {number} of {date}", file=sys.stderr)
            continue
        sources = len(evidence.split(","))
        agree = max((count(part.strip())[0] for part in evidence.split(",")), default=0)
        strong = "metadata" in evidence or "own heading" in evidence or sources > 1 or agree >= ENOUGH
        rows.append(("Security Council", number, date, "s" if strong else "w"))
    return rows


def others(registered: Path, counted: Path) -> list[tuple[str, str, str, str]]:
    """The Human Rights Council's resolutions, and what is certain of those of the Economic and Social Council."""
    known = {("Human Rights Council", number): (date, "s") for number, date, *_ in table(registered)}
    for number, body, date, agree, documents in table(counted):
        name = body_of(number, body, date)
        if name:
            strong = int(agree) >= ENOUGH and int(agree) >= SHARE * int(documents)
            known.setdefault((name, number), (date, "s" if strong else "w"))
    return [(name, number, date, evidence) for (name, number), (date, evidence) in known.items()]


def body_of(number: str, guess: str, date: str) -> str:
    """The body of a counted resolution where number and date leave one only; else "".

    Numbers such as 2003/12 were used by the Economic and Social Council (which adopts from July on) and by the Commission on
    Human Rights (March and April, until 2005); small ones since by the Commission on Population and Development (April, May).
    """
    if guess == "HRC":
        return "Human Rights Council"
    if not guess.startswith("ECOSOC"):
        return ""
    year, month = int(date[:4]), int(date[5:7])
    if int(number.split("/")[0]) not in (year, year + 1):
        return ""
    if month >= 7:
        return "Economic and Social Council"
    return "Commission on Human Rights" if year <= 2005 and month in (3, 4) else ""


def corrected(rows: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """The rows with the corrections; says which of these are needed no longer."""
    dates = {(name, number): date for name, number, date, _ in rows}
    needless = [key for key, date in CORRECTIONS.items() if dates.get(key) in (None, date)]
    for name, number in needless:
        print(f"correction without its row: {name} {number}", file=sys.stderr)
    return [(name, number, CORRECTIONS.get((name, number), date), evidence) for name, number, date, evidence in rows]


def write_resolutions(rows: list[tuple[str, str, str, str]], path: Path) -> None:
    """The compact table."""
    rows.sort(
        key=lambda row: (row[0], row[2], [int(part) if part.isdigit() else -1 for part in re.split(r"(\d+)", row[1])], row[1])
    )
    lines, body, day = [], "", ""
    for name, number, date, evidence in rows:
        lines.append(f"{'' if name == body else name}\t{number}\t{'' if date == day else date}\t{evidence}\n")
        body, day = name, date
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{path.name}: {len(rows)} resolutions", file=sys.stderr)


def write_states(source: Path, path: Path) -> None:
    """The table of States."""
    rows = table(source)
    text = "# Names of States in English, short and formal: terminology database of the United Nations (UNTERM).\n"
    text += "short\tformal\tcode\n"
    path.write_text(text + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)} States", file=sys.stderr)


def compare_treaties(path: Path) -> None:
    """Says which volumes with evidence of three documents or more no instrument has."""
    have = {(volume, number) for one in instruments() for volume in one.volumes for number in one.registrations}
    for volume, number, name, _, documents, *_ in (row for row in table(path) if len(row) > 4):
        if int(documents) >= ENOUGH and (volume, number) not in have:
            print(f"not in instruments.tsv: vol. {volume}, No. {number}: {name[:90]}", file=sys.stderr)


def main() -> None:
    """Reads the folder given, writes the tables."""
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/make_facts.py FOLDER")
    source, target = Path(sys.argv[1]), folder()
    rows = assembly(source / "ga-resolutions.tsv") + security(source / "sc-resolutions.tsv")
    rows += others(source / "hrc-resolutions.tsv", source / "other-resolutions.tsv")
    rows = corrected(rows)
    write_resolutions(rows, target / "resolutions.tsv")
    write_states(source / "states.tsv", target / "states.tsv")
    compare_treaties(source / "treaty-series.tsv")


if __name__ == "__main__":
    main()
