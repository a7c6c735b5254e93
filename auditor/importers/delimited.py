"""Delimited text read block by block: fast where it is clean, row by row where it is not."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from auditor.importers.cutting import Cut, cut_off
from auditor.importers.layouts import Header

BLOCK_BYTES = 8 * 1024 * 1024
_END_MARK = "\x1e"  # RECORD SEPARATOR: stands in no text that was let in as one
_RECOVERIES = 20
"""Quotation marks without an end after which reading goes on at the next line."""

csv.field_size_limit(2**31 - 1)

_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


@dataclass(frozen=True)
class Rejected:
    """A row that could not be read: its line and a reason without any of its values."""

    line: int
    reason: str


@dataclass(frozen=True)
class Block:
    """Some consecutive rows of a file.

    Attributes:
        rows: `line` (1-based line where the row starts) and the layout's columns as text;
            columns that the file lacks are empty.
        rejected: rows that could not be read.
        bytes_done: how far into the file the block reaches.
    """

    rows: pd.DataFrame
    rejected: tuple[Rejected, ...]
    bytes_done: int


def parts_of(
    data: bytes, header: Header, *, repeating: Collection[str] = (), block_bytes: int = BLOCK_BYTES
) -> "Iterator[Part]":
    """Yield what stands below a header in parts that can be read apart from each other.

    Where nothing stands there, it is one part without rows.

    Args:
        data: the whole text, UTF-8 with LF line ends.
        header: as found by `find_header`.
        repeating: columns with few distinct values; they come as categories.
        block_bytes: about how much is read at a time.
    """
    start, line = min(header.offset, len(data)), header.next_line
    columns = frozenset(repeating)
    while True:
        cut = cut_off(data, start, block_bytes)
        last = cut.end == len(data)
        yield Part(data[start : cut.end], line, start, header, columns, cut, last)
        if last:
            break
        start, line = cut.end, line + cut.lines


def read_rows(data: bytes, header: Header) -> Block:
    """Return all rows below a header as one block."""
    blocks = [part.read() for part in parts_of(data, header)]
    rows = pd.concat([block.rows for block in blocks], ignore_index=True)
    rejected = tuple(row for block in blocks for row in block.rejected)
    return Block(rows, rejected, len(data))


@dataclass(frozen=True)
class Part:
    """The bytes of one block, with where they stand and how they are to be read."""

    data: bytes
    line: int
    start: int
    header: Header
    repeating: frozenset[str]
    cut: Cut
    last: bool

    def read(self) -> Block:
        """Return the rows: fast where they are clean, else row by row."""
        table = self._quickly() if self.cut.balanced and self.data else None
        return self._block(table) if table is not None else self._slowly()

    def _quickly(self) -> "pa.Table | None":
        """Return the rows as read by Arrow; None where it meets anything out of order."""
        names = [str(place) for place in range(self.header.width)]
        wanted = {str(place): column for column, place in self.header.places.items()}
        try:
            table = arrow_csv.read_csv(
                pa.BufferReader(self.data),
                arrow_csv.ReadOptions(column_names=names, block_size=len(self.data) + 1),
                arrow_csv.ParseOptions(delimiter=self.header.delimiter, newlines_in_values=True),
                arrow_csv.ConvertOptions(
                    check_utf8=False,
                    include_columns=list(wanted),
                    column_types=dict.fromkeys(names, pa.string()),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid:
            return None
        if len(table) != len(self.cut.starts):
            return None
        columns = {wanted[name]: table[name] for name in table.column_names}
        return pa.table({"line": pa.array(self.line + self.cut.starts), **columns})

    def _slowly(self) -> Block:
        """Read row by row, as csv does, and say which rows cannot be read."""
        text = self.data.decode("utf-8", "replace")
        rows: list[tuple[int, list[str]]] = []
        rejected: list[Rejected] = []
        line: int | None = self.line
        for _ in range(_RECOVERIES):
            rest = _after(text, (line or 0) - self.line)
            line = self._rows_of(rest, line or 0, rows, rejected)
            if line is None:
                break
        cut_off = self.last and not text.endswith("\n")
        if cut_off and rows and len(rows[-1][1]) < self.header.width:
            rejected.append(Rejected(rows.pop()[0], "the file is cut off in it"))
        return self._block(_table(rows, self.header), tuple(rejected))

    def _rows_of(
        self, text: str, line: int, rows: list[tuple[int, list[str]]], rejected: list[Rejected]
    ) -> int | None:
        """Append the rows of a text that begins on `line`.

        Returns the line to go on from where a quotation mark has no end and
        swallowed the rest, else None.
        """
        lines = io.StringIO(f"{text}\n{_END_MARK}", newline="\n")
        reader = csv.reader(lines, delimiter=self.header.delimiter)
        width, first = self.header.width, line
        for cells in reader:
            if cells == [_END_MARK]:
                return None
            if cells and cells[-1].endswith(f"\n{_END_MARK}"):
                rejected.append(Rejected(line, "a quotation mark in it has no end"))
                return line + 1
            if any(cells[width:]):
                rejected.append(Rejected(line, "it has more cells than the header"))
            elif any(cells):
                rows.append((line, cells[:width]))
            line = first + reader.line_num
        return None

    def _block(self, table: "pa.Table", rejected: tuple[Rejected, ...] = ()) -> Block:
        rows = _frame(table, self.header, self.repeating)
        return Block(rows, rejected, self.start + len(self.data))


def _after(text: str, lines: int) -> str:
    place = 0
    for _ in range(lines):
        place = text.find("\n", place) + 1
        if place == 0:
            return ""
    return text[place:]


def _table(rows: list[tuple[int, list[str]]], header: Header) -> "pa.Table":
    """Return rows of cells as a table; a spreadsheet leaves out empty cells at a row's end."""
    columns = {
        column: pa.array([row[place] if place < len(row) else "" for _, row in rows], pa.string())
        for column, place in header.places.items()
    }
    return pa.table({"line": pa.array([line for line, _ in rows], pa.int64()), **columns})


def _frame(
    table: "pa.Table", header: Header, repeating: frozenset[str] = frozenset()
) -> pd.DataFrame:
    """Return the table with every column of the layout, without rows in which all is empty."""
    filled = np.zeros(len(table), dtype=bool)
    columns: dict[str, Any] = {"line": table["line"].to_numpy()}
    for column in header.layout.columns:
        if column not in header.places:
            columns[column] = _blank(len(table), category=column in repeating)
            continue
        values = table[column]
        if not filled.all():
            filled |= pc.not_equal(values, "").to_numpy(zero_copy_only=False)
        columns[column] = (
            values.dictionary_encode().to_pandas()
            if column in repeating
            else values.to_pandas(types_mapper={pa.string(): _TEXT}.get)
        )
    rows = pd.DataFrame(columns)
    return rows if filled.all() else rows[filled].reset_index(drop=True)


def _blank(count: int, *, category: bool) -> pd.Series:
    if category:
        return pd.Series(pd.Categorical.from_codes([0] * count, pd.Index([""], dtype=_TEXT)))
    return pd.Series(pa.chunked_array([pa.repeat("", count)]), dtype=_TEXT)
