"""Dates as cards hold them: birthdays with or without a year, days of change."""

import datetime as dt
import re
from functools import lru_cache

_WHOLE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?\Z|(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?\Z")
_STAMP = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(?:Z|([+-])(\d{2}):?(\d{2})?)?)?\Z"
)
_NO_YEAR = frozenset({"0000", "1604"})
"""Years that mean "unknown": Apple writes 1604, with or without X-APPLE-OMIT-YEAR."""

_LEAP_YEAR = 2000
_PLAUSIBLE_YEARS = range(1970, 2200)


def birthday(written: str, unknown_year: str = "") -> str:
    """Return `YYYY-MM-DD`, or `--MM-DD` where the year is not known, else the text as written.

    Args:
        written: BDAY's value (`1996-04-15`, `19960415`, `--0415`, `1604-04-15`).
        unknown_year: the year that X-APPLE-OMIT-YEAR names, if any.
    """
    text = written.strip()
    yearless = _YEARLESS.match(text)
    if yearless:
        day = _day(_LEAP_YEAR, yearless[1], yearless[2])
        return f"--{day:%m-%d}" if day else text
    whole = _WHOLE.match(text)
    if not whole:
        return text
    year, month, number = (part for part in whole.groups() if part)
    if (year, month, number) == ("0000", "00", "00"):
        return ""
    if year in _NO_YEAR or year == unknown_year:
        day = _day(_LEAP_YEAR, month, number)
        return f"--{day:%m-%d}" if day else text
    day = _day(int(year), month, number)
    return day.isoformat() if day else text


@lru_cache(maxsize=4096)
def changed_on(written: str) -> dt.date | None:
    """Return the UTC day of a REV (`20240131T101112Z`, `2024-01-31T23:30:00-05:00`), else None."""
    found = _STAMP.match(written.strip())
    day = _day(int(found[1]), found[2], found[3]) if found else None
    if found is None or day is None or day.year not in _PLAUSIBLE_YEARS:
        return None
    if not found[6]:
        return day
    behind = dt.timedelta(hours=int(found[7]), minutes=int(found[8] or 0))
    clock = dt.timedelta(hours=int(found[4]), minutes=int(found[5]))
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) + clock
    return (moment - behind if found[6] == "+" else moment + behind).date()


def _day(year: int, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(year, int(month), int(day))
    except ValueError:
        return None
