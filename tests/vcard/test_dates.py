"""Birthdays and days of change."""

import datetime as dt

import pytest

from auditor.vcard.dates import birthday, changed_on


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1996-04-15", "1996-04-15"),
        ("19960415", "1996-04-15"),
        ("1996-4-5", "1996-04-05"),
        ("1996-04-15T00:00:00Z", "1996-04-15"),
        ("--0415", "--04-15"),
        ("--04-15", "--04-15"),
        ("--0229", "--02-29"),
        ("1604-02-29", "--02-29"),
        ("0000-04-15", "--04-15"),
        ("0000-00-00", ""),
        ("19961350", "19961350"),
        ("circa 1800", "circa 1800"),
        ("", ""),
    ],
)
def test_birthdays(written: str, expected: str) -> None:
    """A birthday is a day, a day without a year, or what was written."""
    assert expected == birthday(written)


def test_the_year_that_apple_leaves_out() -> None:
    """X-APPLE-OMIT-YEAR names the year that is not known."""
    assert "--04-15" == birthday("1900-04-15", "1900")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20240131T101112Z", dt.date(2024, 1, 31)),
        ("2024-01-31T10:11:12.123Z", dt.date(2024, 1, 31)),
        ("2024-01-31T23:30:00-05:00", dt.date(2024, 2, 1)),
        ("2024-01-31T00:30:00+0200", dt.date(2024, 1, 30)),
        ("2024-01-31", dt.date(2024, 1, 31)),
        ("0001-01-01T00:00:00Z", None),
        ("2024-13-01", None),
        ("yesterday", None),
    ],
)
def test_days_of_change(written: str, expected: dt.date | None) -> None:
    """REV gives the UTC day, or nothing."""
    assert expected == changed_on(written)
