"""The same input gives the same bytes, wherever and whenever it is audited."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.reporters import REPORTERS
from sample_data.make import make
from tests.acceptance.running import run


def _audited(folder: Path, seed: str, zone: str) -> dict[str, bytes]:
    """Audit `folder`/sources in a process of its own, as a later audit; return all outputs."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "AUDITOR_KEY": "a key"}
    formats = [part for name in REPORTERS for part in ("--format", name)]
    arguments = ["audit", "sources", "--baseline", "earlier", "--history", "kept"]
    subprocess.run(  # noqa: S603 - the program under test
        [sys.executable, "-m", "auditor", *arguments, "--fail-on", "people < 1", *formats],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for place in ("audit", "kept")
        for path in sorted((folder / place).iterdir())
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources, an earlier audit, and two kept ones."""
    folder = tmp_path_factory.mktemp("first")
    make("2026-03", 6607, size=40).write(folder / "sources")
    for day in ("2025-01-31", "2025-07-31"):
        kept = ("--as-of", day, "--history", str(folder / "kept"), "--format", "json")
        run(folder, *kept, source=folder / "sources" / "address_book")
    (folder / "audit").rename(folder / "earlier")
    return folder


def test_two_runs_give_the_same_bytes(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Once more in another folder, another time zone, with other hashes: equal bytes."""
    first = _audited(prepared, "1", "Pacific/Auckland")
    expected = {"audit/report.html", "audit/summary.md", "kept/audit-2026-03-14.json"}
    assert expected <= set(first)
    elsewhere = tmp_path_factory.mktemp("second") / "of another depth"
    again = _audited(Path(shutil.copytree(prepared, elsewhere)), "2", "America/Los_Angeles")
    assert [name for name in first if first[name] != again.get(name)] == []
    assert set(first) == set(again)
