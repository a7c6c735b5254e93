"""A folder with a small export and address book, and the command run in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli import main

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Jana,Beispiel,https://www.linkedin.com/in/jana-beispiel,,Werft AG,Lotsin,01 Jan 2020\n"
    "Olaf,Muster,https://www.linkedin.com/in/olaf-muster,,Hafen GmbH,Koch,02 Feb 2021\n"
)
BOOK = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jana Beispiel\r\nN:Beispiel;Jana;;;\r\n"
    "ORG:Werft AG\r\nEMAIL:jana@example.org\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hedwig Sandmann\r\nN:Sandmann;Hedwig;;;\r\n"
    "TEL;TYPE=CELL:+49 152 28817386\r\nEND:VCARD\r\n"
)


@pytest.fixture
def auditor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command in a folder with Connections.csv and book.vcf; nothing is above it."""
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    (tmp_path / "book.vcf").write_text(BOOK, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments))

    return run
