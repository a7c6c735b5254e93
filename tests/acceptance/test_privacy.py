"""What people wrote to each other is in no output and in nothing the program prints."""

from pathlib import Path

from auditor import reporters
from sample_data.make import make
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
