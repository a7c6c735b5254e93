"""Runs the program the way a user does."""

import csv
import io
from pathlib import Path

from click.testing import CliRunner, Result

from auditor.cli import main
from auditor.importers.guard import FAULT

_BUG = 70


def run(folder: Path, *options: str, source: Path | None = None) -> Result:
    """Audit `folder`/sources or one source into `folder`/audit, as a user does."""
    given = ["audit", str(source or folder / "sources"), "--out", str(folder / "audit")]
    result = CliRunner().invoke(main, [*given, *options])
    assert "Traceback" not in result.output, result.output
    assert result.exit_code != _BUG, result.output
    assert FAULT not in result.output, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def contacts(folder: Path) -> list[dict[str, str]]:
    """Return the rows of contacts.csv."""
    text = (folder / "audit" / "contacts.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
