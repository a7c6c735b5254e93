"""Dates as LinkedIn and spreadsheets write them, each form exactly, many at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Zone = Literal["utc", "pacific"]
Numbers = np.ndarray[Any, Any]

_PACIFIC = "America/Los_Angeles"
_FIRST_SHORT_YEAR = 70  # two digits: 70-99 are the 1900s, 00-69 the 2000s

_ENGLISH_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_GERMAN_MONTHS = {"mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12}
_MONTHS: Mapping[str, int] = {name: n for n, name in enumerate(_ENGLISH_MONTHS, 1)} | _GERMAN_MONTHS
_DAY = r"(?P<day>\d{1,2})"
_NAME = r"(?P<name>\pL{3})\pL*"
_MONTH = r"(?P<month>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_SHORT = r"(?P<year>\d{2}|\d{4})"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_HALF = r"(?i:(?P<half>[ap])\.? ?m\.?)"


@dataclass(frozen=True)
class _Form:
    """One way to write a moment; a form without a clock is a calendar day."""

    pattern: str
    zone: Zone = "utc"


_PLAIN = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC$"

_FORMS = (
    _Form(rf"{_YEAR}-{_MONTH}-{_DAY}[ T]{_CLOCK}(?:\.\d+)?(?: ?UTC|Z|\+00:?00)?"),
    _Form(rf"{_DAY} {_NAME} {_YEAR}"),
    _Form(rf"{_MONTH}/{_DAY}/{_SHORT},? {_CLOCK} ?{_HALF}", "pacific"),
    _Form(rf"{_MONTH}/{_DAY}/{_SHORT},? {_CLOCK}", "pacific"),
    _Form(rf"{_YEAR}/{_MONTH}/{_DAY} {_CLOCK}(?: UTC)?"),
    _Form(rf"{_DAY}[-.] ?{_NAME}[-. ] ?{_SHORT}"),
    _Form(rf"{_YEAR}-{_MONTH}-{_DAY}"),
    _Form(rf"{_DAY}\.{_MONTH}\.{_SHORT}"),
    _Form(rf"{_DAY}\.{_MONTH}\.{_SHORT},? {_CLOCK}", "pacific"),
    _Form(rf"{_MONTH}/{_DAY}/{_SHORT}"),
    _Form(rf"\pL{{3}} {_NAME} {_DAY} {_CLOCK} UTC {_YEAR}"),
    _Form(rf"{_NAME} {_DAY}, {_YEAR},? {_CLOCK} ?{_HALF}(?: - .*)?"),
    _Form(rf"{_NAME} {_DAY}, {_YEAR}"),
    _Form(rf"{_NAME} {_YEAR}"),
    _Form(_YEAR),
)
"""Forms seen in exports of 2018 to 2026 and in copies re-saved by Excel; the first that fits.

`1/29/26, 2:37 PM` is US Pacific time whatever the member's country: notes of
accepted invitations stand in messages.csv with the same moment in UTC, 7 h
apart in summer and 8 h in winter. A spreadsheet's copy of it is too.
"""


def moments(texts: pd.Series) -> pd.Series:
    """Return the moments in UTC (datetime64[us, UTC]) that the texts tell, NaT for any other text.

    A day without a clock is its midnight, a month or year its first day.
    """
    chunks = pa.array(texts, from_pandas=True)
    whole = chunks.combine_chunks() if isinstance(chunks, pa.ChunkedArray) else chunks
    coded = whole.dictionary_encode()
    values = pc.fill_null(coded.dictionary, "").cast(pa.string())
    for space in ("\u202f", "\u00a0"):
        values = pc.replace_substring(values, space, " ")
    values = pc.utf8_trim_whitespace(values)
    found = _plain(values) if len(values) else None
    codes = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    found = _any_form(values) if found is None else found
    spread = np.append(found, np.datetime64("NaT"))[codes]  # code -1 is the NaT at the end
    told: pd.Series = pd.Series(spread, index=texts.index).astype("datetime64[us]")
    in_utc: pd.Series = told.dt.tz_localize("UTC")
    return in_utc


def _plain(values: Any) -> Numbers | None:
    """Return the moments if all are in the form of messages.csv, which Arrow casts much faster."""
    if not pc.all(pc.match_substring_regex(values, _PLAIN)).as_py():
        return None
    try:
        moment = pc.utf8_slice_codeunits(values, 0, 19).cast(pa.timestamp("us"))
    except pa.ArrowInvalid:  # a 31 February among them
        return None
    plain: Numbers = moment.to_numpy(zero_copy_only=False)
    return plain


def _any_form(values: Any) -> Numbers:
    found = np.full(len(values), "NaT", dtype="datetime64[us]")
    left = np.arange(len(values))
    for form in _FORMS:
        if not len(left):
            break
        told = _read(values.take(pa.array(left)), form)
        found[left] = told
        left = left[np.isnat(told)]
    return found


def days(texts: pd.Series) -> pd.Series:
    """Return the calendar days in UTC (datetime64[us], midnight) that the texts tell, or NaT."""
    midnights: pd.Series = moments(texts).dt.tz_localize(None).dt.normalize()
    return midnights


def _read(values: Any, form: _Form) -> Numbers:
    groups = pc.extract_regex(values, pattern=f"^{form.pattern}$")
    fits = pc.is_valid(groups).to_numpy(zero_copy_only=False)
    told = np.full(len(values), "NaT", dtype="datetime64[us]")
    if not fits.any():
        return told
    matched = groups.filter(pa.array(fits))
    parts = {field.name: matched.field(i) for i, field in enumerate(matched.type)}
    told[fits] = _assembled(parts, form.zone)
    return told


def _assembled(parts: Mapping[str, Any], zone: Zone) -> Numbers:
    """Return the moments that named groups of digits add up to; NaT for a 31 February."""
    year = _whole_years(_numbers(parts["year"]))
    month, day, hour, minute, second = (
        _numbers(parts[name]) if name in parts else np.full_like(year, missing)
        for name, missing in (("month", 1), ("day", 1), ("hour", 0), ("minute", 0), ("second", 0))
    )
    if "name" in parts:
        month = _named_months(parts["name"])
    if "half" in parts:
        after_noon = pc.is_in(parts["half"], pa.array(["p", "P"])).to_numpy(zero_copy_only=False)
        hour = np.where(_within(hour, 1, 12), hour % 12 + 12 * after_noon, -1)
    first = (year - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (month - 1)
    midnight = first.astype("datetime64[D]") + (day - 1)
    right = _within(year, 1900, 9999) & _within(month, 1, 12) & _within(day, 1, 31)
    right &= midnight.astype("datetime64[M]") == first
    right &= _within(hour, 0, 23) & _within(minute, 0, 59) & _within(second, 0, 60)
    seconds = (hour * 60 + minute) * 60 + second
    told = midnight.astype("datetime64[us]") + seconds.astype("timedelta64[s]")
    told[~right] = np.datetime64("NaT")
    return _from_pacific(told) if zone == "pacific" else told


def _whole_years(year: Numbers) -> Numbers:
    century = np.where(year >= _FIRST_SHORT_YEAR, 1900, 2000)
    return np.where(_within(year, 0, 99), year + century, year)


def _within(values: Numbers, low: int, high: int) -> Numbers:
    inside: Numbers = (values >= low) & (values <= high)
    return inside


def _from_pacific(local: Numbers) -> Numbers:
    """Return UTC; an hour that occurs twice is taken as its first, one that is skipped moves on."""
    first = np.ones(len(local), dtype=bool)
    zoned = pd.DatetimeIndex(local).tz_localize(
        _PACIFIC, ambiguous=first, nonexistent="shift_forward"
    )
    utc: Numbers = zoned.tz_convert("UTC").tz_localize(None).to_numpy().astype("datetime64[us]")
    return utc


def _numbers(texts: Any) -> Numbers:
    empty_as_zero = pc.if_else(pc.equal(texts, ""), "0", texts)
    numbers: Numbers = pc.cast(empty_as_zero, pa.int64()).to_numpy(zero_copy_only=False)
    return numbers


def _named_months(names: Any) -> Numbers:
    coded = names.dictionary_encode()
    by_code = np.array([_MONTHS.get(name.lower(), 0) for name in coded.dictionary.to_pylist()])
    months: Numbers = by_code[coded.indices.to_numpy()]
    return months
