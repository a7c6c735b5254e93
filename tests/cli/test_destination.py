"""Tests of where outputs go: no source is harmed, and no output is read back as a source."""

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from auditor.cli.destination import check_destination
from auditor.errors import UsageError

Run = Callable[..., Result]


def _sources() -> set[str]:
    with Path("audit/records.csv").open(encoding="utf-8") as file:
        return {row["source"] for row in csv.DictReader(file)}


def test_outputs_are_not_read_back_as_sources(auditor: Run, tmp_path: Path) -> None:
    """An audit of a folder that holds earlier outputs, of other formats too, counts the same."""
    assert 0 == auditor("audit", ".", "--format", "csv").exit_code
    before = _sources()
    assert 0 == auditor("audit", ".", "-o", "older", "--format", "vcard").exit_code
    (tmp_path / "made-by-hand").mkdir()
    assert 0 == auditor("audit", ".", "-o", "made-by-hand", "--format", "vcard").exit_code
    pruned = auditor("audit", ".", "-o", "full", "--format", "json", "--format", "html")
    assert 0 == pruned.exit_code
    assert 0 == auditor("prune", "full", "--vcard", "book.vcf").exit_code
    outcome = auditor("audit", ".", "--format", "csv")
    assert "not read as a source" in outcome.stdout
    assert before == _sources()


def test_outputs_named_as_a_source_are_refused(auditor: Run) -> None:
    """A folder of outputs given as a source is nothing readable, and that is said."""
    auditor("audit", "book.vcf")
    outcome = auditor("audit", "audit", "-o", "again")
    assert 3 == outcome.exit_code
    assert "not read as a source" in outcome.stderr


@pytest.mark.parametrize(
    ("source", "out", "told"),
    [
        (".", ".", "is a source itself"),
        ("mine/contacts.vcf", "mine", "would overwrite the source contacts.vcf"),
        (".", "mine", "lies in the source"),
        ("book.vcf", "book.vcf", "is a file, not a folder"),
        ("book.vcf", "book.vcf/below", "cannot be written to"),
    ],
)
def test_no_source_is_harmed(auditor: Run, source: str, out: str, told: str) -> None:
    """Before anything is read, a destination that would harm a source is wrong usage."""
    Path("mine").mkdir()
    Path("mine/contacts.vcf").write_bytes(Path("book.vcf").read_bytes())
    outcome = auditor("audit", source, "--out", out)
    assert (2, 1) == (outcome.exit_code, len(outcome.stderr.splitlines()))
    assert told in outcome.stderr
    assert Path("mine/contacts.vcf").read_bytes() == Path("book.vcf").read_bytes()


def test_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without the right to write is refused; so is one that would be made in it."""
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != tmp_path and allowed(path, mode)
    )
    for out in (tmp_path, tmp_path / "new" / "newer"):
        with pytest.raises(UsageError, match="cannot be written to"):
            check_destination(out, [], ())


def test_folder_of_ones_own_is_not_hidden_from_git(auditor: Run) -> None:
    """A folder with other things in it gets no .gitignore; a new or empty one does."""
    Path("full").mkdir()
    Path("full/diary.txt").touch()
    Path("empty").mkdir()
    for out in ("full", "empty", "new"):
        assert 0 == auditor("audit", "book.vcf", "-o", out, "--format", "json").exit_code
    marked = [out for out in ("full", "empty", "new") if Path(out, ".gitignore").exists()]
    assert ["empty", "new"] == marked
    assert Path("new/.gitignore").read_text(encoding="utf-8").endswith("\n*\n")
