"""Marked Word files before other judges: a validator of the format, and LibreOffice where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from word_by_hand import package, unpacked
from word_changes import settled

from reslint.marking import Marking
from reslint.narrowing import ALL, Narrowing
from reslint.session import Options, Session

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "word.docx"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("marked") / "word.marked.docx"
    session = Session(Options(keep=False))
    Marking(session, Narrowing(ALL, session)).write(str(EXAMPLE), str(target))
    return target


def test_a_validator_of_the_format_finds_nothing_new(marked: Path) -> None:
    audit = pytest.importorskip("openxml_audit")

    def errors(path: Path) -> list[str]:
        return [
            re.sub(r"\s+", " ", error.description) for error in audit.OpenXmlValidator(max_errors=1000).validate(str(path)).errors
        ]

    assert errors(marked) == errors(EXAMPLE)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_reads_the_same_with_all_rejected(marked: Path, tmp_path: Path) -> None:
    files = {
        "before": EXAMPLE.read_bytes(),
        "marked": marked.read_bytes(),
        "rejected": resolved(marked, False),
        "accepted": resolved(marked, True),
    }
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [
            str(OFFICE),
            profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            *sorted(map(str, tmp_path.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    read = {name: (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig") for name in files}
    assert read["rejected"] == read["before"]
    assert "Member States" in read["accepted"]
    assert "member states" in read["before"]
    assert "Measuring the quality of rivers" in read["marked"]


def resolved(path: Path, accept: bool) -> bytes:
    """The file with our changes accepted or rejected."""
    parts = unpacked(path.read_bytes())
    for name in ("word/document.xml", "word/footnotes.xml"):
        parts[name] = etree.tostring(
            settled(etree.fromstring(parts[name]), accept), xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return package(parts)
