"""A table as it stands in audit.json: single columns and single rows of it, nothing else read."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from auditor.model.columns import decoded_column, decoded_table
from auditor.model.table import Table

_QUOTE, _COMMA = ord('"'), ord(",")


class WrittenTable:
    """One table of an audit.json, still as bytes: an object of its columns, each a list.

    `auditor.model.columns.encoded_table` writes them in their order and without blanks.
    A text cannot hold what stands between two columns, since JSON escapes its quotes.
    """

    def __init__(self, written: bytes, table: Table) -> None:
        """Find where each column stands.

        Raises:
            ValueError: the columns are others, or not laid out as `encoded_table` lays them.
        """
        self._table = table
        self._lists = dict(zip(table.names, _lists_of(written, table), strict=True))

    def columns(self, names: Sequence[str]) -> pd.DataFrame:
        """Return some columns whole.

        Raises:
            ValueError: a value does not fit its column, or columns differ in length.
        """
        return pd.DataFrame({name: self._column(name) for name in names})

    def rows(self, places: Sequence[int]) -> pd.DataFrame:
        """Return the rows at some places, counted from 0, as a table of their own.

        Raises:
            ValueError: a value does not fit its column, or columns differ in length.
        """
        plain = {}
        counts = set()
        for column in self._table.columns:
            count, plain[column.name] = _values_at(self._lists[column.name], column.kind, places)
            counts.add(count)
        if len(counts) > 1:
            raise ValueError(f"columns of table {self._table.name} differ in length")
        return decoded_table(plain, self._table)

    def _column(self, name: str) -> Any:
        values = json.loads(b"[%b]" % self._lists[name])
        return decoded_column(values, self._table.kind_of(name))


def _lists_of(written: bytes, table: Table) -> list[bytes]:
    """Return what stands between the brackets of each column's list."""
    starts, ends, at = [], [], 0
    for place, name in enumerate(table.names):
        mark = f"{'],' if place else '{'}{json.dumps(name)}:[".encode()
        found = written.find(mark, at)
        if found < 0 or (not place and found):
            raise ValueError(f"table {table.name}: no column {name} where it should stand")
        ends.append(found)
        at = found + len(mark)
        starts.append(at)
    if not written.endswith(b"]}"):
        raise ValueError(f"table {table.name} breaks off")
    ends = [*ends[1:], len(written) - 2]
    return [written[start:end] for start, end in zip(starts, ends, strict=True)]


def _values_at(written: bytes, kind: str, places: Sequence[int]) -> tuple[int, list[Any]]:
    """Return how many values a list has, and the plain values at some places."""
    if not written:
        return 0, []
    if kind == "text" and b"\\" in written:
        values = json.loads(b"[%b]" % written)
        return len(values), [values[place] for place in places]
    letters = np.frombuffer(written, np.uint8)
    if kind == "text":  # no quote is escaped: each begins a text or ends one
        quotes = np.flatnonzero(letters == _QUOTE)
        starts, ends = quotes[::2], quotes[1::2] + 1
    else:
        commas = np.flatnonzero(letters == _COMMA)
        starts = np.concatenate(([0], commas + 1))
        ends = np.concatenate((commas, [len(written)]))
    found = [written[starts[place] : ends[place]] for place in places]
    return len(starts), json.loads(b"[%b]" % b",".join(found))
