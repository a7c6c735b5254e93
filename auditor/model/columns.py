"""The columns of a table as JSON and back: a column at a time, as most hold nothing to escape."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.model.table import Table

_ARROW = {
    "key": pa.int64(),
    "text": pa.large_string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}
_DAY, _MOMENT = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"


def as_json(plain: Any) -> bytes:
    """Return a plain value as compact JSON in UTF-8."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate has no UTF-8; backslashreplace writes it as the JSON escape it needs.
    return text.encode(errors="backslashreplace")


def encoded_table(frame: pd.DataFrame, table: Table) -> Iterator[bytes]:
    """Yield a table as a JSON object of its columns, each a list of its values; missing is null."""
    for place, column in enumerate(table.columns):
        yield f"{',' if place else '{'}{json.dumps(column.name)}:".encode()
        yield _encoded(frame[column.name], column.kind) if len(frame) else b"[]"
    yield b"}"


def decoded_table(plain: Mapping[str, list[Any]], table: Table) -> pd.DataFrame:
    """Return the table that `encoded_table` wrote, its columns as lists of plain values.

    Built by Arrow, a column at a time: pandas would look at every value twice.

    Raises:
        KeyError: a column is missing.
        ValueError: a value does not fit its column, or columns differ in length.
    """
    columns = {
        column.name: decoded_column(plain[column.name], column.kind) for column in table.columns
    }
    return table.check(pd.DataFrame(columns))


def decoded_column(values: list[Any], kind: str) -> Any:
    """Return a column of plain values as pandas holds it, by the kinds of `auditor.model.table`.

    Raises:
        ValueError: a value does not fit the kind.
    """
    if kind in ("day", "moment"):
        days = pa.array(values, pa.string())
        if kind == "day":
            return days.cast(pa.date32()).to_numpy(zero_copy_only=False).astype("datetime64[us]")
        return pd.Series(days.cast(pa.timestamp("us", "UTC")).to_pandas())
    array = pa.array(values, _ARROW[kind])
    if kind == "text":
        return pd.array(array.fill_null(""), dtype="str")
    if kind in ("key", "number"):
        return array.to_numpy(zero_copy_only=kind == "key")
    missing = array.is_null().to_numpy(zero_copy_only=False)
    whole = kind == "integer"
    known = array.fill_null(0 if whole else False).to_numpy(zero_copy_only=False).copy()
    if whole:
        return pd.arrays.IntegerArray(known, missing)
    return pd.arrays.BooleanArray(known, missing)


def _encoded(values: "pd.Series[Any]", kind: str) -> bytes:
    if kind == "text":
        return _encoded_texts(_arrow(values))
    if kind == "number":  # Arrow would write 40.0 as 40
        return as_json(values.astype(object).where(values.notna(), None).tolist())
    if kind in ("day", "moment"):
        days = _arrow(values.dt.strftime(_DAY if kind == "day" else _MOMENT))
        plain = pc.binary_join_element_wise('"', days.cast(pa.string()), '"', "")
    else:
        plain = _arrow(values).cast(pa.string())
    return b"[%b]" % _joined(pc.fill_null(plain, "null"), ",")


def _encoded_texts(texts: Any) -> bytes:
    joined = _joined(texts, '","')
    marks = 2 * (len(texts) - 1)
    to_escape = joined.count(b'"') > marks or b"\\" in joined
    if to_escape or np.frombuffer(joined, "uint8").min(initial=ord(" ")) < ord(" "):
        return as_json(texts.to_pylist())
    return b'["%b"]' % joined


def _arrow(values: "pd.Series[Any]") -> Any:
    array = pa.array(values, from_pandas=True)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _joined(texts: Any, separator: str) -> bytes:
    """Return texts with a separator between them, none of them taken out of Arrow for it."""
    whole = pa.ListArray.from_arrays(pa.array([0, len(texts)], pa.int32()), texts)
    joined: bytes = (
        pc.binary_join(whole, pa.scalar(separator, texts.type))[0].as_buffer().to_pybytes()
    )
    return joined
