"""Dates in every form that exports and spreadsheets write."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.importers.moments import days, moments

FORMS = {
    "24 Mar 2024": "2024-03-24 00:00:00",
    "24-Mar-24": "2024-03-24 00:00:00",
    "4-Apr-21": "2021-04-04 00:00:00",
    "2024-01-05 10:11:12 UTC": "2024-01-05 10:11:12",
    "2024-01-05 10:11:12": "2024-01-05 10:11:12",
    "2024-01-05 10:11 UTC": "2024-01-05 10:11:00",
    "2024-01-05T10:11:12Z": "2024-01-05 10:11:12",
    "2024-01-05": "2024-01-05 00:00:00",
    "2023/06/05 15:47:58 UTC": "2023-06-05 15:47:58",
    "Wed Dec 04 10:11:12 UTC 2024": "2024-12-04 10:11:12",
    "Sep 5, 2023 10:00 AM - Sep 5, 2023 11:00 AM": "2023-09-05 10:00:00",
    "Feb 12, 1990": "1990-02-12 00:00:00",
    "Jan 2024": "2024-01-01 00:00:00",
    "2019": "2019-01-01 00:00:00",
    "24.03.2024": "2024-03-24 00:00:00",
    "24. Mrz 24": "2024-03-24 00:00:00",
    "24 Mär 2024": "2024-03-24 00:00:00",
    "03 Mai 2024": "2024-05-03 00:00:00",
    "03 Okt 2024": "2024-10-03 00:00:00",
    "24 Dez 2024": "2024-12-24 00:00:00",
    # US Pacific: 8 h behind UTC in winter, 7 h in summer
    "1/29/26, 2:37 PM": "2026-01-29 22:37:00",
    "7/8/26, 3:43 PM": "2026-07-08 22:43:00",
    "11/4/18, 9:05 AM": "2018-11-04 17:05:00",
    "04/09/24, 07:12 PM": "2024-04-10 02:12:00",
    "1/29/26, 2:37\u202fPM": "2026-01-29 22:37:00",
    "1/29/26, 12:37 AM": "2026-01-29 08:37:00",
    "1/29/26, 12:37 PM": "2026-01-29 20:37:00",
    "1/29/2026 14:37": "2026-01-29 22:37:00",
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_form(text: str, expected: str) -> None:
    """Each form is read exactly, stamps of US Pacific time in UTC."""
    told = moments(pd.Series([f" {text} "], dtype="str"))

    assert pd.Timestamp(expected, tz="UTC") == told.iloc[0]
    assert "datetime64[us, UTC]" == str(told.dtype)


@pytest.mark.parametrize(
    "text", ["", "x", "31 Feb 2024", "29 Feb 2023", "13/13/24, 1:00 AM", "1/1/24, 13:00 PM", "99"]
)
def test_what_is_no_date(text: str) -> None:
    """A text that is no date is missing, never a guess."""
    assert moments(pd.Series([text], dtype="str")).isna().all()


@pytest.mark.parametrize(
    ("text", "year"), [("1-Jan-00", 2000), ("1-Jan-69", 2069), ("1-Jan-70", 1970)]
)
def test_two_digit_years(text: str, year: int) -> None:
    """Two digits are the 2000s up to 69, the 1900s from 70 on."""
    assert year == days(pd.Series([text], dtype="str")).iloc[0].year


def test_hour_that_occurs_twice_or_never() -> None:
    """When clocks change, the first of two hours counts, and a skipped hour moves on."""
    told = moments(pd.Series(["11/3/24, 1:30 AM", "3/10/24, 2:30 AM"], dtype="str"))

    expected = ["2024-11-03 08:30:00+00:00", "2024-03-10 10:00:00+00:00"]
    assert expected == [str(moment) for moment in told]


def test_days_are_utc_midnights() -> None:
    """A day is the calendar day in UTC, without a zone."""
    told = days(pd.Series(["1/29/26, 9:37 PM", "24 Mar 2024"], dtype="str"))

    assert [pd.Timestamp("2026-01-30"), pd.Timestamp("2024-03-24")] == told.tolist()
    assert "datetime64[us]" == str(told.dtype)


def test_mixed_forms_and_missing_values_keep_their_index() -> None:
    """Forms may be mixed in one column; the index stays."""
    texts = pd.Series(["24 Mar 2024", None, "2019", "24 Mar 2024"], index=[7, 3, 5, 1])

    told = days(texts)

    assert [7, 3, 5, 1] == told.index.tolist()
    assert [2024, None, 2019, 2024] == [None if pd.isna(d) else d.year for d in told]


def test_no_rows() -> None:
    """An empty column stays one of moments."""
    assert "datetime64[us, UTC]" == str(moments(pd.Series([], dtype="str")).dtype)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.datetimes(pd.Timestamp("1971-01-01"), pd.Timestamp("2068-01-01"))))
def test_every_form_of_one_moment_agrees(wanted: list[pd.Timestamp]) -> None:
    """The forms with a clock in UTC tell the same moment, whatever it is."""
    stamps = [pd.Timestamp(one).floor("s") for one in wanted]
    for form in ("%Y-%m-%d %H:%M:%S UTC", "%Y/%m/%d %H:%M:%S UTC", "%Y-%m-%dT%H:%M:%SZ"):
        texts = pd.Series([stamp.strftime(form) for stamp in stamps], dtype="str")
        assert [stamp.tz_localize("UTC") for stamp in stamps] == moments(texts).tolist()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30)))
def test_any_text_is_survived(texts: list[str]) -> None:
    """No text makes reading dates fail."""
    assert len(texts) == len(moments(pd.Series(texts, dtype="str")))
