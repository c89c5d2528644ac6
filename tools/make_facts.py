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
# Resolutions that adopted treaties and declarations or founded bodies, which the tables of evidence lack or know little of.
OFTEN_CITED = """
1 (I) of 1946-01-24; 22 A (I) of 1946-02-13; 57 (I) of 1946-12-11; 95 (I) of 1946-12-11; 96 (I) of 1946-12-11; 174 (II) of
1947-11-21; 179 (II) of 1947-11-21; 217 A (III) of 1948-12-10; 260 A (III) of 1948-12-09; 273 (III) of 1949-05-11; 319 A
(IV) of 1949-12-03; 317 (IV) of 1949-12-02; 377 (V) of 1950-11-03; 428 (V) of 1950-12-14; 429 (V) of 1950-12-14; 640 (VII)
of 1952-12-20; 1386 (XIV) of 1959-11-20; 1654 (XVI) of 1961-11-27; 1761 (XVII) of 1962-11-06; 1763 A (XVII) of 1962-11-07;
1904 (XVIII) of 1963-11-20; 1962 (XVIII) of 1963-12-13; 1995 (XIX) of 1964-12-30; 2018 (XX) of 1965-11-01; 2065 (XX) of
1965-12-16; 2131 (XX) of 1965-12-21; 2252 (ES-V) of 1967-07-04; 2253 (ES-V) of 1967-07-04; 2263 (XXII) of 1967-11-07; 2312
(XXII) of 1967-12-14; 2391 (XXIII) of 1968-11-26; 2443 (XXIII) of 1968-12-19; 2542 (XXIV) of 1969-12-11; 2574 D (XXIV) of
1969-12-15; 2626 (XXV) of 1970-10-24; 2734 (XXV) of 1970-12-16; 2758 (XXVI) of 1971-10-25; 2777 (XXVI) of 1971-11-29; 2826
(XXVI) of 1971-12-16; 2856 (XXVI) of 1971-12-20; 3068 (XXVIII) of 1973-11-30; 3074 (XXVIII) of 1973-12-03; 3180 (XXVIII) of
1973-12-17; 3201 (S-VI) of 1974-05-01; 3202 (S-VI) of 1974-05-01; 3235 (XXIX) of 1974-11-12; 3237 (XXIX) of 1974-11-22; 3318
(XXIX) of 1974-12-14; 3348 (XXIX) of 1974-12-17; 3362 (S-VII) of 1975-09-16; 3379 (XXX) of 1975-11-10; 3447 (XXX) of
1975-12-09; 3452 (XXX) of 1975-12-09; 3472 B (XXX) of 1975-12-11; 2603 A (XXIV) of 1969-12-16; 2186 (XXI) of 1966-12-13;
2211 (XXI) of 1966-12-17; 2372 (XXII) of 1968-06-12; 3384 (XXX) of 1975-11-10; 31/72 of 1976-12-10; 32/130 of 1977-12-16;
33/73 of 1978-12-15; 34/37 of 1979-11-21; 34/68 of 1979-12-05; 34/146 of 1979-12-17; 34/180 of 1979-12-18; 37/7 of
1982-10-28; 37/10 of 1982-11-15; 37/194 of 1982-12-18; 39/11 of 1984-11-12; 39/46 of 1984-12-10; 40/33 of 1985-11-29; 40/34
of 1985-11-29; 40/61 of 1985-12-09; 40/144 of 1985-12-13; 41/31 of 1986-11-03; 41/65 of 1986-12-03; 41/85 of 1986-12-03;
42/22 of 1987-11-18; 43/131 of 1988-12-08; 44/34 of 1989-12-04; 44/128 of 1989-12-15; 45/110 of 1990-12-14; 45/111 of
1990-12-14; 45/112 of 1990-12-14; 45/113 of 1990-12-14; 45/116 of 1990-12-14; 45/117 of 1990-12-14; 45/158 of 1990-12-18;
46/91 of 1991-12-16; 46/119 of 1991-12-17; 47/3 of 1992-10-14; 47/5 of 1992-10-16; 47/190 of 1992-12-22; 47/191 of
1992-12-22; 47/237 of 1993-09-20; 48/96 of 1993-12-20; 48/104 of 1993-12-20; 49/214 of 1994-12-23; 50/6 of 1995-10-24;
51/240 of 1997-06-20; 52/86 of 1997-12-12; 52/164 of 1997-12-15; 53/243 A of 1999-09-13; 54/4 of 1999-10-06; 54/109 of
1999-12-09; 54/134 of 1999-12-17; 54/263 of 2000-05-25; 55/278 of 2001-07-12; 57/4 B of 2002-12-20; 57/199 of 2002-12-18;
57/228 B of 2003-05-13; 59/38 of 2004-12-02; 59/290 of 2005-04-13; 61/178 of 2006-12-20; 63/3 of 2008-10-08; 64/142 of
2009-12-18; 64/291 of 2010-07-16; 66/2 of 2011-09-19; 66/281 of 2012-06-28; 67/97 of 2012-12-14; 73/1 of 2018-09-24; S-26/2
of 2001-06-27; S-27/2 of 2002-05-10; S-20/2 of 1998-06-10; S-20/3 of 1998-06-10; S-21/2 of 1999-07-02; S-23/2 of 2000-06-10;
S-23/3 of 2000-06-10; S-24/2 of 2000-07-01; S-25/2 of 2001-06-09; S-10/2 of 1978-06-30; S-19/2 of 1997-06-28; S-22/2 of
1999-09-28; S-18/3 of 1990-05-01; S-17/2 of 1990-02-23; S-16/1 of 1989-12-14; ES-10/14 of 2003-12-08; ES-10/15 of
2004-07-20; ES-10/17 of 2006-12-15; ES-10/19 of 2017-12-21; ES-10/23 of 2024-05-10; ES-11/7 of
2025-02-24
"""
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
    often = tuple(tuple(one.strip().split(" of ")) for one in OFTEN_CITED.replace("\n", " ").split(";"))
    known = {("General Assembly", number): (date, "s") for number, date in OWN_HEADINGS + often}
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
