"""Tests of .pre-commit-hooks.yaml on a folder as vdirsyncer keeps it: one vCard a file, in git."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.jobs import ROOT, read_yaml, run_script

(HOOK,) = read_yaml(ROOT / ".pre-commit-hooks.yaml")
CARDS = 200


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with hundreds of cards, each in a file named by its UID."""
    folder = tmp_path_factory.mktemp("contacts")
    init = ["/usr/bin/env", "git", "init", "-q", str(folder)]
    subprocess.run(init, check=True)  # noqa: S603 - our own
    for number in range(CARDS):
        (folder / f"{number:08x}-5c9e.vcf").write_text(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number:08x}-5c9e\r\n"
            f"FN:Person{number} Beispiel{number}\r\nN:Beispiel{number};Person{number};;;\r\n"
            f"EMAIL:p{number}@example.org\r\nEND:VCARD\r\n",
            encoding="utf-8",
        )
    return folder


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    return run_script(shlex.join([*shlex.split(HOOK["entry"]), *HOOK["args"]]), folder)


def test_hook_is_whole() -> None:
    """It runs once over the folder, whatever cards a commit touches, and for nothing else."""
    assert {"id", "name", "entry", "language", "files"} <= set(HOOK)
    assert (False, True) == (HOOK["pass_filenames"], HOOK["require_serial"])
    assert re.search(HOOK["files"], "work/0a.VCF")
    assert not re.search(HOOK["files"], "notes.txt")


def test_folder_of_single_cards(collection: Path) -> None:
    """Every file is read, the commit may go on, and git sees nothing of the outputs."""
    outcome = _run(collection)
    assert (0, "") == (outcome.returncode, outcome.stderr)
    assert f"Of {CARDS} contacts" in outcome.stdout
    result = json.loads((collection / ".contact-auditor/audit.json").read_bytes())
    assert CARDS == result["sources"]["status"].count("read")
    told = subprocess.run(
        ["/usr/bin/env", "git", "status", "--short", "--untracked-files=all"],
        cwd=collection,
        check=True,
        capture_output=True,
        text=True,
    )
    assert CARDS == len([line for line in told.stdout.splitlines() if line.endswith(".vcf")])
    assert ".contact-auditor" not in told.stdout


def test_flawed_card_stops_the_commit(collection: Path) -> None:
    """A malformed address and the marks of a conflict are named with their files."""
    flawed, torn = collection / "flawed.vcf", collection / "torn.vcf"
    flawed.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hedwig Sandmann\r\nEMAIL:a@@b\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    torn.write_text("<<<<<<< HEAD\r\nBEGIN:VCARD\r\n=======\r\nEND\r\n", encoding="utf-8")
    outcome = _run(collection)
    flawed.unlink()
    torn.unlink()
    assert 1 == outcome.returncode
    assert "Hedwig Sandmann (flawed.vcf)" in outcome.stderr
    assert "torn.vcf:2" in outcome.stderr
