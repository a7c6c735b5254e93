"""What people wrote to each other is in no output and in nothing the program prints."""

import zipfile
from pathlib import Path
from typing import IO, Any

import pytest

from auditor import reporters
from auditor.engine import load
from auditor.evidence import text_measurer
from auditor.importers import read
from auditor.model.progress import silent
from sample_data.make import make
from sample_data.network.closed_files import closed_files
from tests.acceptance.audited import Audited
from tests.acceptance.conftest import PLANTED_WORD
from tests.acceptance.running import run


def test_planted_word_is_in_no_output(audited: Audited, tmp_path: Path) -> None:
    """A word planted in every message, note and closed file is in no output and no note."""
    reporters.write(audited.result, tmp_path, list(reporters.REPORTERS.values()))
    written = {path.name: path.read_bytes().lower() for path in tmp_path.iterdir()}
    assert {"report.html", "contacts.csv", "records.csv", "contacts.vcf", "audit.json"} <= set(
        written
    )
    assert [name for name, text in written.items() if PLANTED_WORD.encode() in text] == []
    assert [note for note in map(str, audited.result.notes) if PLANTED_WORD in note] == []


def test_planted_word_is_never_printed(tmp_path: Path) -> None:
    """The word is not on the screen either."""
    make("2026-03", 7707, size=60, secret=PLANTED_WORD).write(tmp_path / "sources")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert PLANTED_WORD not in result.output.casefold()


def test_other_files_stay_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logins, receipts, assistants' chats and the like are never opened, only counted."""
    packed = make("2026-03", 7707, size=60)
    packed.write(tmp_path)
    opened: set[str] = set()
    whole = zipfile.ZipFile.open

    def noted(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, *options: Any) -> IO[bytes]:
        opened.add(name if isinstance(name, str) else name.filename)
        return whole(archive, name, *options)

    monkeypatch.setattr(zipfile.ZipFile, "open", noted)
    read((tmp_path / packed.zip_name,), measure_texts=text_measurer(load()), me="", progress=silent)
    assert {"Connections.csv", "messages.csv"} <= opened
    assert opened & set(closed_files(packed.world, packed.era)) == set()
