"""Makes birthdays comparable by month and day, since the year is often left out."""

import datetime as dt
import re

_WITH_YEAR = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")
_WITHOUT_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:T.*)?")
_GERMAN = re.compile(r"(\d\d?)\.\s?(\d\d?)\.\s?(?:\d{4}|\d\d)?")
_LEAP_YEAR = 2000


def birth_key(text: str) -> str:
    """Return MM-DD of a birthday, or "" where it does not say both.

    Read are YYYY-MM-DD, YYYYMMDD, --MM-DD, --MMDD (RFC 6350 §4.3.1; Apple
    writes 1604 for "no year", which is no part of the key) and DD.MM.YYYY.
    """
    bare = text.strip()
    if found := _WITH_YEAR.fullmatch(bare):
        return _month_and_day(found.group(2), found.group(3))
    if found := _WITHOUT_YEAR.fullmatch(bare):
        return _month_and_day(found.group(1), found.group(2))
    if found := _GERMAN.fullmatch(bare):
        return _month_and_day(found.group(2), found.group(1))
    return ""


def _month_and_day(month: str, day: str) -> str:
    try:
        return dt.date(_LEAP_YEAR, int(month), int(day)).strftime("%m-%d")
    except ValueError:
        return ""
