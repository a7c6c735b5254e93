"""Cells of a CSV file that a spreadsheet shows rather than runs."""

from collections.abc import Iterator

import pandas as pd

_RUNS = r"^[=+\-@\t\r\n|]"
_ROWS_A_PIECE = 5_000


def csv_bytes(rows: pd.DataFrame) -> Iterator[bytes]:
    """Yield a table as CSV: UTF-8 without BOM, comma, LF, missing cells empty.

    A text that a spreadsheet would take for a formula (OWASP, CSV injection:
    it begins with = + - @ or a control character) gets a leading apostrophe.
    Control characters other than line breaks are taken out.
    """
    harmless = rows.assign(
        **{
            name: _harmless(rows[name])
            for name in rows.columns
            if pd.api.types.is_string_dtype(rows[name].dtype)
        }
    )
    if rows.empty:
        yield harmless.to_csv(index=False, lineterminator="\n").encode()
    for start in range(0, len(rows), _ROWS_A_PIECE):
        piece = harmless.iloc[start : start + _ROWS_A_PIECE]
        text = piece.to_csv(
            index=False, header=start == 0, lineterminator="\n", date_format="%Y-%m-%d"
        )
        yield text.encode("utf-8", "replace")


def _harmless(texts: "pd.Series[str]") -> "pd.Series[str]":
    clean = texts.fillna("").str.replace(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", regex=True)
    runs = clean.str.lstrip().str.contains(_RUNS, regex=True)
    return clean.where(~runs, "'" + clean)
