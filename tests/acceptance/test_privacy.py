"""What people wrote to each other is in no output and in nothing the program prints."""

from pathlib import Path

from click.testing import CliRunner

from auditor.cli import main
from tests.acceptance.audited import Audited
from tests.acceptance.conftest import PLANTED_WORD


def test_planted_word_is_in_no_output(audited: Audited, tmp_path: Path) -> None:
    """A word planted in every message, note and closed file comes out nowhere."""
    out = tmp_path / "audit"
    run = CliRunner().invoke(main, ["audit", str(audited.folder), "--out", str(out)])
    assert (run.exit_code, run.exception) == (0, None)
    assert PLANTED_WORD not in run.output.casefold()
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert {"report.html", "contacts.csv", "records.csv", "contacts.vcf", "audit.json"} <= set(
        written
    )
    holding = [name for name, text in written.items() if PLANTED_WORD.encode() in text.lower()]
    assert holding == []
    assert [m for m in map(str, audited.result.notes) if PLANTED_WORD in m] == []
