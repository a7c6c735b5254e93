"""Reads of an audit.json only what one question needs: single columns, single people."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Protocol

import pandas as pd

from auditor.model.audit_file import as_object, content_of, damaged, file_of, lines_in, object_of
from auditor.model.codec import TABLES, decode, encode, read_result
from auditor.model.result import AuditResult
from auditor.model.written_table import WrittenTable

_FIELDS = tuple(field.name for field in fields(AuditResult) if field.name != "cards")
_WHOSE: Mapping[str, tuple[str, ...]] = {
    "people": ("person_id",),
    "channels": ("person_id",),
    "pairs": ("left_person", "right_person"),
    "evidence": ("person_id",),
    "timeline": ("person_id",),
    "verdicts": ("person_id",),
    "spoken": ("person_id",),
}
"""The columns that say whose a row is, by table."""


class Columnar(Protocol):
    """Whatever has the tables of an audit: an AuditResult, or an Excerpt of a written one."""

    def columns(self, table: str, names: Sequence[str]) -> pd.DataFrame:
        """Return some columns of a table, with every row."""
        ...


class Excerpt:
    """An audit.json opened to be asked about a few people.

    At LinkedIn's limit the file has 50 MB; nearly all the time of reading it
    whole goes into values that such a question never sees. What is not read is
    not checked either.
    """

    def __init__(self, lines: Mapping[str, bytes], place: str) -> None:
        """Take the fields of a result as they are written, and where they were read."""
        self._lines = lines
        self._place = place
        self._opened: dict[str, WrittenTable] = {}

    def columns(self, table: str, names: Sequence[str]) -> pd.DataFrame:
        """Return some columns of a table, with every row.

        Raises:
            ResultError: the file is damaged.
        """
        try:
            return self._table(table).columns(names)
        except ValueError as error:
            raise damaged(self._place) from error

    def of_people(self, person_ids: Collection[str]) -> AuditResult:
        """Return the result with no rows but those of some people, in the order of the audit.

        `account` holds the records of their pairs too, whoever has them.

        Raises:
            ResultError: the file is damaged.
        """
        others = {name: line for name, line in self._lines.items() if name not in TABLES}
        try:
            return decode(json.loads(as_object(others)), self._tables(list(person_ids)))
        except Exception as error:  # whatever is wrong inside, the file is what is at fault
            raise damaged(self._place) from error

    def _tables(self, person_ids: list[str]) -> dict[str, pd.DataFrame]:
        tables = {}
        for name in TABLES.keys() - {"account"}:
            table = self._table(name)
            if name in _WHOSE:
                theirs = table.columns(_WHOSE[name]).isin(person_ids).any(axis="columns")
                tables[name] = table.rows(_places(theirs))
            else:
                tables[name] = table.columns(TABLES[name].names)
        account = self._table("account")
        keys = account.columns(["person_id", "record_id"])
        paired = tables["pairs"][["left_record", "right_record"]].to_numpy().ravel()
        theirs = keys["person_id"].isin(person_ids) | keys["record_id"].isin(paired)
        return {**tables, "account": account.rows(_places(theirs))}

    def _table(self, name: str) -> WrittenTable:
        if name not in self._opened:
            self._opened[name] = WrittenTable(self._lines[name], TABLES[name])
        return self._opened[name]


def _places(wanted: "pd.Series[bool]") -> list[int]:
    places: list[int] = wanted.to_numpy(dtype=bool).nonzero()[0].tolist()
    return places


def open_excerpt(path: Path) -> Excerpt:
    """Return an audit.json, or the one inside a folder, opened to be asked about a few people.

    Raises:
        ResultError: there is none, or it is no result, too old or too new.
    """
    file = file_of(path)
    lines = lines_in(content_of(file, str(path)), _FIELDS)
    if not lines:  # laid out by another program, or no result at all
        lines = lines_in(b"".join(encode(read_result(path))), _FIELDS)
    object_of(as_object({"schema_version": lines["schema_version"]}), str(file))
    return Excerpt(lines, str(file))
