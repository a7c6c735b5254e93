"""Mends text that was written in UTF-8 and once read as something else (MÃ¼ller)."""

import re

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.cleaning.texts import TEXT, as_column, as_texts

_SECOND = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_TRACE = f"[\u00c3-\u00c5][{_SECOND}]|\u00c8[\u0098-\u009b\u02dc\u0161\u203a\u2122]"
"""What a Latin letter of two bytes looks like afterwards; nobody writes Ã before ¼."""
_TRACES = re.compile(f"(?:{_TRACE})+")
_BYTES = {
    **{bytes([code]).decode("cp1252", "ignore"): code for code in range(0x80, 0x100)},
    **{chr(code): code for code in range(0x80, 0x100)},
}


def mended_encoding(text: str) -> str:
    """Return text with every letter that was read in the wrong encoding put right; idempotent."""
    return text if text.isascii() else _TRACES.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    spoilt = found.group()
    try:
        return bytes(_BYTES[character] for character in spoilt).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return spoilt


def with_mended_encoding(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return a table with the texts of some columns mended; hardly any needs it."""
    mended = {}
    for name in columns:
        texts = as_texts(table[name])
        beyond_ascii = pc.invert(pc.string_is_ascii(texts))
        if not pc.any(beyond_ascii).as_py():
            continue
        traced = pc.match_substring_regex(texts.filter(beyond_ascii), _TRACE)
        spoilt = pc.replace_with_mask(beyond_ascii, beyond_ascii, traced)
        if pc.any(spoilt).as_py():
            readable = [mended_encoding(text) for text in texts.filter(spoilt).to_pylist()]
            replaced = pc.replace_with_mask(texts, spoilt, pa.array(readable, TEXT))
            mended[name] = as_column(replaced, table.index)
    return table.assign(**mended) if mended else table
