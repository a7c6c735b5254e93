"""Tables: pandas frames whose columns are declared once and checked at each seam."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pandas as pd

Kind = Literal["key", "text", "integer", "number", "flag", "moment", "day"]

# Any: the stubs know dtypes only as literals at the call.
_DTYPES: dict[Kind, Any] = {
    "key": "int64",
    "text": "str",
    "integer": "Int64",
    "number": "float64",
    "flag": "boolean",
    "moment": "datetime64[us, UTC]",
    "day": "datetime64[us]",
}
_MISSING: dict[Kind, Any] = {
    "key": 0,
    "text": "",
    "integer": pd.NA,
    "number": float("nan"),
    "flag": pd.NA,
    "moment": pd.NaT,
    "day": pd.NaT,
}


@dataclass(frozen=True)
class Column:
    """One column: its name, what kind of value it holds, and what it means.

    Missing values: "" in a text, NaN in a number, NA or NaT elsewhere; a `key`
    is never missing. `day` is a naive midnight, `moment` is in UTC.
    """

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True)
class Table:
    """The declaration of a table: the word for one row, and its columns in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    def kind_of(self, name: str) -> Kind:
        """Return the kind of a column; KeyError where there is none of that name."""
        return {column.name: column.kind for column in self.columns}[name]

    def build(self, values: Mapping[str, Any] | pd.DataFrame) -> pd.DataFrame:
        """Return a frame with exactly the declared columns and dtypes.

        Columns that `values` lacks are filled with the kind's missing value;
        columns that are not declared raise, since they would be lost.

        Raises:
            ValueError: an undeclared column, or values that do not fit the kind.
        """
        frame = values if isinstance(values, pd.DataFrame) else pd.DataFrame(dict(values))
        unknown = [name for name in frame.columns if name not in self.names]
        if unknown:
            raise ValueError(f"table {self.name} has no column {', '.join(map(str, unknown))}")
        rows = pd.RangeIndex(len(frame))
        # One column without values serves for all of its kind: texts are never copied.
        kinds = {column.kind for column in self.columns if column.name not in frame.columns}
        missing = {
            kind: pd.Series(_MISSING[kind], index=rows, dtype=_DTYPES[kind]) for kind in kinds
        }
        columns = {
            column.name: self._column(frame, column)
            if column.name in frame.columns
            else missing[column.kind]
            for column in self.columns
        }
        return pd.DataFrame(columns, index=rows)

    def empty(self) -> pd.DataFrame:
        """Return the table without rows."""
        return _empty(self).copy()

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the frame unchanged if its columns and dtypes are the declared ones.

        Raises:
            ValueError: they are not; a stage is at fault, never the user's data.
        """
        if list(frame.columns) != self.names:
            raise ValueError(f"table {self.name}: columns {list(frame.columns)} != {self.names}")
        for column in self.columns:
            dtype = str(frame[column.name].dtype)
            if dtype != _DTYPES[column.kind]:
                raise ValueError(
                    f"table {self.name}: {column.name} is {dtype}, not {_DTYPES[column.kind]}"
                )
        return frame

    @staticmethod
    def _column(frame: pd.DataFrame, column: Column) -> "pd.Series[Any]":
        dtype = _DTYPES[column.kind]
        values: pd.Series[Any] = frame[column.name].reset_index(drop=True)
        if str(values.dtype) != dtype:
            values = values.astype(dtype)
        return values.fillna("") if column.kind == "text" else values


@cache
def _empty(table: Table) -> pd.DataFrame:
    """Build a table without rows once: importers ask for many, one a file."""
    return table.build({name: [] for name in table.names})
