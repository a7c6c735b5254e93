"""One opened file of the archive: its text, its header, and the account of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from auditor.importers.account import Account, account_of, first_and_last
from auditor.importers.delimited import Block, Rejected, read_rows
from auditor.importers.interface import Document
from auditor.importers.layouts import Header, Layout, find_header
from auditor.importers.linkedin.layouts import layouts_of
from auditor.importers.streams import Unreadable, in_plain_words
from auditor.importers.text import Text, as_text
from auditor.model.notes import Note


@dataclass(frozen=True)
class ExportFile:
    """A file whose header was found."""

    document: Document
    text: Text
    header: Header

    @property
    def layout(self) -> Layout:
        """The table that the file holds."""
        return self.header.layout

    def read(self) -> Block:
        """Return all rows; for files of moderate length."""
        return read_rows(self.text.data, self.header)

    def without_text(self) -> "ExportFile":
        """Return the file with its text dropped, for what remains to be said about it."""
        return replace(self, text=replace(self.text, data=b""))

    def account(
        self,
        *,
        used: int,
        ignored: Mapping[str, int],
        rejected: Sequence[Rejected] = (),
        days: pd.Series | None = None,
    ) -> Account:
        """Return the account of the file; `days` are the days or moments of its entries."""
        span: dict[str, Any] = {} if days is None else first_and_last(days)
        return account_of(
            self.document,
            format=self.layout.format,
            title=self.layout.title,
            used=used,
            ignored=ignored,
            rejected=tuple(rejected),
            notes=self._notes(),
            **span,
        )

    def _notes(self) -> tuple[Note, ...]:
        notes = []
        label = self.document.label
        if self.text.guessed:
            encoding: dict[str, str | int] = {"encoding": self.text.encoding}
            notes.append(Note("guessed-encoding", label, parameters=encoding))
        if self.text.damaged:
            repair: dict[str, str | int] = {
                "count": self.text.damaged,
                "reason": "a character in them was damaged",
            }
            notes.append(Note("repaired", label, parameters=repair))
        return tuple(notes)


def open_export_file(document: Document, format_id: str) -> ExportFile:
    """Return a document opened as the table of its format.

    Raises:
        Unreadable: it cannot be read, is no text, or has no header.
    """

    def content() -> bytes:
        with document.open() as stream:
            return stream.read()

    text = as_text(in_plain_words(content))
    header = find_header(text.data, layouts_of(format_id))
    if header is None:
        raise Unreadable(f"none of its first lines is the header of {title_of(format_id)}")
    return ExportFile(document, text, header)


def unreadable(document: Document, format_id: str, reason: str) -> Account:
    """Return the account of a document that could not be opened."""
    return account_of(document, format=format_id, title=title_of(format_id), unreadable=reason)


def title_of(format_id: str) -> str:
    """Return a format in plain words."""
    return layouts_of(format_id)[0].title
