"""Baselines as users have them: another's, broken, of other versions, and the kept ones."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli import main
from auditor.model.result import SCHEMA_VERSION
from sample_data.make import make
from tests.acceptance.running import run
from tests.acceptance.validity import faults_in


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources and their audit."""
    folder = tmp_path_factory.mktemp("audited")
    make("2026-03", 6608, size=30).write(folder / "sources")
    assert run(folder, "--format", "json", "--format", "csv").exit_code == 0
    return folder


@pytest.fixture
def folder(audited: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(audited, tmp_path / "copy"))


def _other_owner(text: str) -> str:
    plain = json.loads(text)
    plain["owner"] |= {"name": "Eva Anders", "profile": "linkedin:eva", "emails": [], "phones": []}
    return json.dumps(plain)


SPOILERS: dict[str, tuple[Callable[[str], str], str]] = {
    "of another owner": (_other_owner, "different people's contacts"),
    "broken off": (lambda text: text[: len(text) // 2], "is no audit result"),
    "empty": (lambda _: "", "is no audit result"),
    "something else": (lambda _: '{"name": "x"}', "is no audit result"),
    "a table lacks": (lambda text: text.replace('"evidence":', '"evidenz":'), "is damaged"),
    "a text for a number": (lambda text: text.replace('"bond":[', '"bond":["x",'), "is damaged"),
    "older": (
        lambda text: text.replace(f'"schema_version":{SCHEMA_VERSION}', '"schema_version":1'),
        "from an older auditor",
    ),
    "newer": (
        lambda text: text.replace(f'"schema_version":{SCHEMA_VERSION}', '"schema_version":99'),
        "from a newer auditor",
    ),
}


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_useless_baseline(folder: Path, spoiler: str) -> None:
    """One clear line, exit 4, and every output that was there is as it was."""
    spoil, message = SPOILERS[spoiler]
    earlier = folder / "earlier.json"
    earlier.write_text(spoil((folder / "audit" / "audit.json").read_text("utf-8")), "utf-8")
    before = _contents(folder)
    outcome = run(folder, "--baseline", str(earlier), "--history", str(folder / "kept"))
    _is_one_line(outcome, message)
    assert before == _contents(folder)


@pytest.mark.parametrize("spoiler", ["of another owner", "broken off"])
def test_useless_audit_in_diff(folder: Path, spoiler: str) -> None:
    """`diff` says the same of either side."""
    spoil, message = SPOILERS[spoiler]
    whole, other = folder / "audit", folder / "other.json"
    other.write_text(spoil((whole / "audit.json").read_text("utf-8")), "utf-8")
    for sides in ((whole, other), (other, whole)):
        _is_one_line(CliRunner().invoke(main, ["diff", *map(str, sides)]), message)


def test_missing_baseline(folder: Path) -> None:
    """A baseline that is not there is said before anything is read."""
    before = _contents(folder)
    _is_one_line(run(folder, "--baseline", str(folder / "none")), "cannot be read")
    assert before == _contents(folder)


def _is_one_line(outcome: Result, message: str) -> None:
    assert outcome.exit_code == 4
    said = outcome.stderr.strip().splitlines()
    assert len(said) == 1
    assert said[0].startswith("auditor: ")
    assert message in said[0]
    assert outcome.stdout == ""


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_history_from_the_first_month_on(folder: Path) -> None:
    """The first kept audit is green, the second is compared with it, a damaged one only noted."""
    kept = folder / "kept"
    options = ("--history", str(kept), "--fail-on", "new", "--format", "json")
    first = run(
        folder, *options, "--as-of", "2026-02-28", source=folder / "sources" / "address_book"
    )
    assert first.exit_code == 0
    assert [path.name for path in kept.glob("*.json")] == ["audit-2026-02-28.json"]
    assert kept.stat().st_mode & 0o077 == 0
    (kept / "audit-2026-01-31.json").write_text("{", "utf-8")
    second = run(folder, *options)
    assert second.exit_code == 1
    assert "failed on new > 0" in second.stderr
    plain = json.loads((kept / "audit-2026-03-14.json").read_text("utf-8"))
    assert plain["comparison"]["old_as_of"] == "2026-02-28"
    assert plain["trend"]["as_of"] == ["2026-02-28", "2026-03-14"]
    assert ["audit-2026-01-31.json"] == [
        note["source"] for note in plain["notes"] if note["kind"] == "not-in-trend"
    ]
    assert faults_in(plain) == []
    assert (kept / "audit-2026-01-31.json").read_text("utf-8") == "{"
