"""Cells of a CSV file that a spreadsheet shows rather than runs."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_RUNS = r"^[=+\-@\t\r\n|]"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_TORN = r'[",\n]'
# What begins with a plain letter or digit runs nowhere: most cells are done after this one look.
_NOT_PLAIN = rf"^[^A-Za-z0-9]|{_CONTROL}|{_TORN}"
_ROWS_A_PIECE = 5_000


def csv_bytes(rows: pd.DataFrame) -> Iterator[bytes]:
    """Yield a table as CSV: UTF-8 without BOM, comma, LF, missing cells empty.

    A text that a spreadsheet would take for a formula (OWASP, CSV injection:
    it begins with = + - @ or a control character) gets a leading apostrophe.
    Control characters other than line breaks are taken out.
    """
    names = _quoted(pa.array([str(name) for name in rows.columns], pa.string()))
    yield f"{','.join(names.to_pylist())}\n".encode()
    for start in range(0, len(rows), _ROWS_A_PIECE):
        piece = rows.iloc[start : start + _ROWS_A_PIECE]
        cells = [_cells(piece[name]) for name in piece.columns]
        lines = pc.binary_join_element_wise(*cells, ",").to_pylist()
        yield "\n".join([*lines, ""]).encode()


def _cells(values: "pd.Series[Any]") -> Any:
    """Return a column as an Arrow array of its cells."""
    dtype = values.dtype
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return _arrow(values.dt.strftime("%Y-%m-%d"))
    if pd.api.types.is_float_dtype(dtype):
        return pa.array([repr(value) if value == value else "" for value in values.tolist()])  # noqa: PLR0124 - NaN, the missing number, is the one that does not equal itself
    if not pd.api.types.is_string_dtype(dtype):
        return _arrow(values.astype("str"))
    texts = _arrow(values)
    not_plain = pc.match_substring_regex(texts, _NOT_PLAIN)
    if not pc.any(not_plain).as_py():
        return texts
    return pc.replace_with_mask(texts, not_plain, _quoted(_harmless(texts.filter(not_plain))))


def _arrow(texts: "pd.Series[Any]") -> Any:
    array = pa.array(texts, pa.string(), from_pandas=True)
    whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return whole.fill_null("")


def _harmless(texts: Any) -> Any:
    clean = pc.replace_substring_regex(texts, _CONTROL, " ")
    runs = pc.match_substring_regex(pc.utf8_ltrim_whitespace(clean), _RUNS)
    return pc.binary_join_element_wise(pc.if_else(runs, "'", ""), clean, "")


def _quoted(cells: Any) -> Any:
    """Return cells in quotation marks where they hold one, a comma or a line break."""
    torn = pc.match_substring_regex(cells, _TORN)
    doubled = pc.replace_substring(cells, '"', '""')
    return pc.if_else(torn, pc.binary_join_element_wise('"', doubled, '"', ""), cells)
