"""Cells of a CSV file that a spreadsheet shows rather than runs."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_RUNS = r"^[=+\-@\t\r\n|]"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_TORN = r'[",\n]'
# What begins with a plain letter or digit runs nowhere: most cells are done after this one look.
_NOT_PLAIN = rf"^[^A-Za-z0-9]|{_CONTROL}|{_TORN}"
_ROWS_A_PIECE = 20_000


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
        lines = pc.binary_join_element_wise(*cells, ",")
        whole = pa.ListArray.from_arrays(pa.array([0, len(lines)], pa.int32()), lines)
        yield pc.binary_join(whole, "\n")[0].as_buffer().to_pybytes()
        yield b"\n"


def _cells(values: "pd.Series[Any]") -> Any:
    """Return a column as an Arrow array of its cells."""
    dtype = values.dtype
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return _texts(pa.array(values, from_pandas=True).cast(pa.date32()))
    if pd.api.types.is_integer_dtype(dtype):
        return _texts(pa.array(values, from_pandas=True))
    if pd.api.types.is_float_dtype(dtype):
        codes, distinct = pd.factorize(values)
        written = pa.array([*map(repr, distinct.tolist()), ""])
        return written.take(pa.array(np.where(codes < 0, len(distinct), codes)))
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


def _texts(values: Any) -> Any:
    """Return whole numbers and days as texts: digits, and days as ISO 8601 writes them."""
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return whole.cast(pa.string()).fill_null("")


def _harmless(texts: Any) -> Any:
    clean = pc.replace_substring_regex(texts, _CONTROL, " ")
    runs = pc.match_substring_regex(pc.utf8_ltrim_whitespace(clean), _RUNS)
    return pc.binary_join_element_wise(pc.if_else(runs, "'", ""), clean, "")


def _quoted(cells: Any) -> Any:
    """Return cells in quotation marks where they hold one, a comma or a line break."""
    torn = pc.match_substring_regex(cells, _TORN)
    doubled = pc.replace_substring(cells, '"', '""')
    return pc.if_else(torn, pc.binary_join_element_wise('"', doubled, '"', ""), cells)
