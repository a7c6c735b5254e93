"""The account of one file: how many entries it had and what became of each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pandas as pd

from auditor.importers.delimited import Rejected
from auditor.importers.interface import Document
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, SOURCES, Imported
from auditor.model.notes import Note
from auditor.model.table import Table

_LINES_TOLD = 10


@dataclass(frozen=True)
class Account:
    """What became of one file and its entries; every entry is used, ignored or rejected.

    Attributes:
        source: the file's label.
        collection: the archive or folder it belongs to.
        format: id of the format, empty where none was recognised.
        title: the format in plain words.
        used: entries that became a record or an interaction or told about the owner.
        ignored: reasons for which entries were set aside, with how many.
        rejected: entries that could not be read.
        unreadable: why the file as a whole could not be read; empty where it could.
        over_limit: it could not be read because it goes beyond a limit.
        set_aside: why the file was not read although it could be; empty where it was.
        first_on: day of the oldest dated entry.
        last_on: day of the newest dated entry.
        exported_on: day of the export.
        notes: what else there is to say about the file.
    """

    source: str
    collection: str
    format: str = ""
    title: str = ""
    used: int = 0
    ignored: Mapping[str, int] = field(default_factory=dict)
    rejected: Sequence[Rejected] = ()
    unreadable: str = ""
    over_limit: bool = False
    set_aside: str = ""
    first_on: pd.Timestamp | None = None
    last_on: pd.Timestamp | None = None
    exported_on: dt.date | None = None
    notes: tuple[Note, ...] = ()

    @property
    def status(self) -> str:
        """Status for the table of sources: read, empty, unreadable or ignored."""
        if self.unreadable:
            return "unreadable"
        if self.set_aside:
            return "ignored"
        return "read" if self.used else "empty"

    def row(self) -> dict[str, Any]:
        """Return the file's row of SOURCES."""
        ignored = sum(self.ignored.values())
        return {
            "source": self.source,
            "format": self.format,
            "title": self.title,
            "collection": self.collection,
            "status": self.status,
            "reason": self.unreadable or self.set_aside,
            "entries": self.used + ignored + len(self.rejected),
            "used": self.used,
            "ignored": ignored,
            "rejected": len(self.rejected),
            "first_on": self.first_on,
            "last_on": self.last_on,
            "exported_on": pd.Timestamp(self.exported_on) if self.exported_on else None,
        }

    def all_notes(self) -> tuple[Note, ...]:
        """Return what there is to say about the file, its own notes first."""
        told = list(self.notes)
        if self.unreadable:
            kind = "limit-reached" if self.over_limit else "unreadable"
            told.append(Note(kind, self.source, parameters={"reason": self.unreadable}))
        elif self.status == "empty":
            told.append(Note("nothing-in-it", self.source, parameters={"format": self.title}))
        for reason, count in self.ignored.items():
            if count:
                parameters: dict[str, str | int] = {"count": count, "reason": reason}
                told.append(Note("ignored", self.source, parameters=parameters))
        return (*told, *self._rejections())

    def _rejections(self) -> list[Note]:
        by_reason: dict[str, list[int]] = {}
        for row in self.rejected:
            by_reason.setdefault(row.reason, []).append(row.line)
        notes = []
        for reason, lines in by_reason.items():
            told = ", ".join(str(line) for line in sorted(lines)[:_LINES_TOLD])
            more = ", …" if len(lines) > _LINES_TOLD else ""
            parameters: dict[str, str | int] = {
                "count": len(lines),
                "reason": reason,
                "lines": told + more,
            }
            notes.append(Note("rejected", self.source, min(lines), parameters))
        return notes


def account_of(document: Document, **facts: Any) -> Account:
    """Return the account of a document; `facts` are the other attributes of Account."""
    return Account(document.label, document.collection, exported_on=document.exported_on, **facts)


def imported(
    account: Account,
    records: pd.DataFrame | None = None,
    channels: pd.DataFrame | None = None,
    interactions: pd.DataFrame | None = None,
) -> Imported:
    """Return what one file gave: its row of SOURCES, its notes, and the tables given or empty."""
    return replace(
        only_accounts([account]),
        records=_empty(RECORDS) if records is None else records,
        channels=_empty(CHANNELS) if channels is None else channels,
        interactions=_empty(INTERACTIONS) if interactions is None else interactions,
    )


def only_accounts(accounts: Sequence[Account]) -> Imported:
    """Return the rows of SOURCES and the notes of files that gave nothing."""
    return Imported(
        sources=sources_table(accounts),
        records=_empty(RECORDS),
        channels=_empty(CHANNELS),
        interactions=_empty(INTERACTIONS),
        notes=tuple(note for account in accounts for note in account.all_notes()),
    )


@cache
def _empty(table: Table) -> pd.DataFrame:
    return table.empty()


def sources_table(accounts: Sequence[Account]) -> pd.DataFrame:
    """Return SOURCES, a row for each account."""
    if not accounts:
        return _empty(SOURCES)
    return SOURCES.build(pd.DataFrame([account.row() for account in accounts]))


def first_and_last(days: pd.Series) -> dict[str, pd.Timestamp | None]:
    """Return `first_on` and `last_on` for a column of days or moments, for `Account`."""
    told = days.dropna()
    if told.empty:
        return {"first_on": None, "last_on": None}
    first, last = (moment.tz_localize(None).normalize() for moment in (told.min(), told.max()))
    return {"first_on": first, "last_on": last}
