"""Numbers, days and sentences as English and German write them."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from auditor.reporters.language import language_of


@pytest.mark.parametrize(
    ("code", "value", "decimals", "expected"),
    [
        ("en", 1234.5, 1, "1,234.5"),
        ("de", 1234.5, 1, "1.234,5"),
        ("de", 2.0, 2, "2"),
        ("en", None, 0, "?"),
        ("en", float("nan"), 0, "?"),
    ],
)
def test_number(code: str, value: float | None, decimals: int, expected: str) -> None:
    """Separators follow the language; zeros at the end of a fraction go."""
    assert language_of(code).number(value, decimals) == expected


@pytest.mark.parametrize(
    ("code", "part", "expected"),
    [("en", 1, "0.5\xa0%"), ("de", 1, "0,5\xa0%"), ("en", 19.9, "10\xa0%"), ("en", 0, "0\xa0%")],
)
def test_percent(code: str, part: float, expected: str) -> None:
    """Shares below ten percent have one decimal."""
    assert language_of(code).percent(part, 200) == expected


@pytest.mark.parametrize(
    ("code", "whole", "short"),
    [("en", "4 March 2026", "4 Mar 2026"), ("de", "4. März 2026", "04.03.2026")],
)
def test_days(code: str, whole: str, short: str) -> None:
    """A day is written out in text and short in tables."""
    language, day = language_of(code), dt.date(2026, 3, 4)

    assert (language.day(day), language.short_day(day)) == (whole, short)


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("{messages_in} in", {"messages_in": 1200}, "1.200 in"),
        ("{last_on}", {"last_on": pd.Timestamp("2026-03-04")}, "04.03.2026"),
        ("{last_exchange_year}", {"last_exchange_year": 2019}, "2019"),
        ("{last_exchange_year}", {"last_exchange_year": pd.NA}, "?"),
        ("{name.__class__} {name}", {"name": "{name}"}, "{name.__class__} {name}"),
        ("{gone}", {}, "?"),
        ("{known}", {"known": True}, "ja"),
    ],
)
def test_fill(template: str, values: dict[str, Any], expected: str) -> None:
    """Only {column} is filled, once, with the value as the language shows it."""
    assert language_of("de").fill(template, values) == expected


def test_unknown_language_is_english() -> None:
    """A language that is not shipped falls back to English."""
    assert language_of("fr").code == "en"
