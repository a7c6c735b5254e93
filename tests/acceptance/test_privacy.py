"""What people wrote to each other is in no output and in nothing the program prints."""

import zipfile
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner

from auditor import reporters
from auditor.cli import main
from auditor.engine import load
from auditor.evidence import text_measurer
from auditor.importers import read
from auditor.model.progress import silent
from sample_data.make import make
from sample_data.network.closed_files import closed_files
from tests.acceptance.audited import Audited
from tests.acceptance.conftest import PLANTED_WORD
from tests.acceptance.running import contacts, run


def test_planted_word_is_in_no_output(audited: Audited, tmp_path: Path) -> None:
    """A word planted in every message, note and closed file is in no output and no note."""
    reporters.write(audited.result, tmp_path, list(reporters.REPORTERS.values()))
    written = {path.name: path.read_bytes().lower() for path in tmp_path.iterdir()}
    files = {file for reporter in reporters.REPORTERS.values() for file in reporter.files}
    assert files <= set(written)
    assert {"report.html", "contacts.csv", "keep-in-touch.ics", "summary.md", "audit.json"} <= files
    assert [name for name, text in written.items() if PLANTED_WORD.encode() in text] == []
    assert [note for note in map(str, audited.result.notes) if PLANTED_WORD in note] == []


def test_planted_word_is_never_printed(tmp_path: Path) -> None:
    """The word is not on the screen either, nor in what is logged or explained afterwards."""
    make("2026-03", 7707, size=60, secret=PLANTED_WORD).write(tmp_path / "sources")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert PLANTED_WORD not in result.output.casefold()
    meaningful = [row["person_id"] for row in contacts(tmp_path) if row["class"] == "meaningful"]
    for asked in (["explain", str(tmp_path / "audit"), meaningful[0]], ["report", str(tmp_path)]):
        told = CliRunner().invoke(main, asked)
        assert PLANTED_WORD not in told.output.casefold()


def test_planted_word_is_in_no_note_of_a_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug while texts are measured tells its place, and nothing of what it was given."""
    make("2026-03", 7707, size=60, secret=PLANTED_WORD).write(tmp_path / "sources")

    def broken(*texts: object) -> None:
        raise ValueError(str(texts))

    monkeypatch.setattr("auditor.evidence.texts.read_languages", broken)
    result = CliRunner().invoke(
        main, ["audit", str(tmp_path / "sources"), "--out", str(tmp_path / "audit")]
    )
    assert PLANTED_WORD not in result.output.casefold()
    assert PLANTED_WORD not in caplog.text.casefold()


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
