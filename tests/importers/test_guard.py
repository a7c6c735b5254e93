"""Tests of the guard: a fault in one importer does not cost the other sources."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from auditor.errors import NoReadableInput
from auditor.importers import read
from auditor.importers.interface import Context, Document, Importer
from auditor.importers.vcard import VCardImporter
from auditor.model.imported import TEXT_MEASURES, Imported


class _Breaking:
    """Claims every .csv and breaks on it."""

    id = "breaking"

    def claims(self, document: Document, head: bytes) -> str:
        del head
        return "breaking-csv" if document.name.endswith(".csv") else ""

    def read(self, documents: Sequence[tuple[Document, str]], context: Context) -> Imported:
        del documents, context
        raise KeyError("Jana Beispiel")


def _no_texts(texts: pd.Series, names: pd.Series) -> pd.DataFrame:
    del names
    return TEXT_MEASURES.empty().reindex(texts.index)


def _read(*paths: Path, importers: Sequence[Importer]) -> Imported:
    return read(paths, measure_texts=_no_texts, importers=importers)


def _sources(tmp_path: Path) -> tuple[Path, Path]:
    table, book = tmp_path / "Connections.csv", tmp_path / "book.vcf"
    table.write_bytes(b"First Name,Last Name,URL,Connected On\n")
    book.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Olaf Muster\r\nEND:VCARD\r\n")
    return table, book


def test_other_sources_are_still_read(tmp_path: Path) -> None:
    """The file is named as unreadable with the place of the fault, without the error's text."""
    imported = _read(*_sources(tmp_path), importers=(VCardImporter(), _Breaking()))
    assert imported.records["display_name"].tolist() == ["Olaf Muster"]
    (broken,) = [note for note in imported.notes if note.kind == "unreadable"]
    assert "KeyError in guard.py:" in broken.sentence
    assert "Jana" not in str(imported.notes) + imported.sources.to_string()


def test_nothing_else_readable_is_said(tmp_path: Path) -> None:
    """Where only the broken one was given, the run ends with its name."""
    with pytest.raises(NoReadableInput, match="Connections"):
        _read(_sources(tmp_path)[0], importers=(_Breaking(),))
