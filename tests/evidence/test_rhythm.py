"""First and last contact, own rhythm and silence, against values computed by hand."""

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.evidence.events import Contacts
from auditor.evidence.rhythm import measure_rhythm
from auditor.model.rules import RuleBook

Said = Callable[..., Contacts]
AS_OF = dt.date(2025, 1, 1)
WISH = {"phrase": "phrases/birthday", "words": 2}


def rhythm(passed: Contacts, book: RuleBook, *names: str) -> list[Any]:
    """Return Anna's measures of rhythm, missing ones as None."""
    columns = measure_rhythm(passed, AS_OF, book.settings)
    values = [pd.Series(columns[name]).iloc[0] for name in names]
    return [None if pd.isna(value) else value for value in values]


def exchanges(*days: str) -> list[tuple[str, str]]:
    """Return a message each way on each day."""
    return [said for day in days for said in (("in", f"{day} 09:00"), ("out", f"{day} 10:00"))]


def test_first_and_last(said: Said, book: RuleBook) -> None:
    """First and last contact count everything, one-click wishes too, and are UTC days."""
    passed = said(
        ("in", "2023-02-01 23:59"), ("out", "2023-02-03 00:01"), ("out", "2024-12-22 08:00", WISH)
    )

    assert [
        *(pd.Timestamp("2023-02-01"), pd.Timestamp("2023-02-01"), pd.Timestamp("2024-12-22")),
        *(pd.Timestamp("2024-12-22"), 690, 10, 2),
    ] == rhythm(
        *(passed, book, "first_contact_on", "last_in_on", "last_out_on", "last_contact_on"),
        *("known_days", "silence_days", "active_months"),
    )


def test_wishes_keep_nothing_alive(said: Said, book: RuleBook) -> None:
    """Silence that counts runs from the last substance, not from a one-click wish."""
    passed = said(*exchanges("2021-01-01"), ("out", "2024-12-22 08:00", WISH))

    assert [pd.Timestamp("2021-01-01"), 1461, 10] == rhythm(
        passed, book, "last_substantive_on", "substantive_silence_days", "silence_days"
    )


def test_calling_into_silence_keeps_nothing_alive(said: Said, book: RuleBook) -> None:
    """A message of mine without an answer does not revive; one of theirs does."""
    old = exchanges("2021-01-01")

    assert [1461] == rhythm(
        said(*old, ("out", "2024-12-22 08:00")), book, "substantive_silence_days"
    )
    assert [10] == rhythm(said(*old, ("in", "2024-12-22 08:00")), book, "substantive_silence_days")


def test_encounters(said: Said, book: RuleBook) -> None:
    """Thirty days at most are one encounter, also where contact never breaks off."""
    start = dt.date(2024, 1, 1)
    weekly = [(start + dt.timedelta(7 * week)).isoformat() for week in range(13)]

    assert [3, 3, 13] == rhythm(
        said(*exchanges(*weekly)), book, "encounters", "exchanges", "active_days"
    )
    assert [2, 2, 2] == rhythm(
        said(*exchanges("2024-01-01", "2024-02-01")), book, "encounters", "exchanges", "active_days"
    )


@pytest.mark.parametrize(
    ("step", "times", "alive"),
    [(30, 6, 365), (100, 6, 800), (200, 6, 1095), (100, 5, 730)],
    ids=["never-below-a-year", "eight-gaps", "never-above-three-years", "too-few-gaps"],
)
def test_alive_days(said: Said, book: RuleBook, step: int, times: int, alive: int) -> None:
    """Eight median gaps of silence are allowed, bounded, and 730 days where gaps are too few."""
    days = [(AS_OF - dt.timedelta(10 + step * n)).isoformat() for n in range(times)]
    if step == 30:
        days = [(AS_OF - dt.timedelta(10 + 31 * n)).isoformat() for n in range(times)]

    assert [alive] == rhythm(said(*exchanges(*days)), book, "alive_days")


def test_short_and_intense(said: Said, book: RuleBook) -> None:
    """Three months of many days have a rhythm too: a year of silence after them is quiet."""
    days = [(AS_OF - dt.timedelta(400 + 4 * n)).isoformat() for n in range(22)]

    assert [365, 400] == rhythm(
        said(*exchanges(*days)), book, "alive_days", "substantive_silence_days"
    )


def test_silence_to_rhythm(said: Said, book: RuleBook) -> None:
    """Silence is told as a multiple of the median gap, and as a share of what is allowed."""
    days = [(AS_OF - dt.timedelta(50 + 100 * n)).isoformat() for n in range(6)]

    assert [5, 100.0, 0.5, 0.0625] == rhythm(
        *(said(*exchanges(*days)), book, "gap_count", "median_gap_days"),
        *("silence_to_rhythm", "silence_share"),
    )


def test_burstiness(said: Said, book: RuleBook) -> None:
    """Kim & Jo's measure: -1 for equal gaps; by hand for others; none below five gaps."""
    even = [(AS_OF - dt.timedelta(100 * n)).isoformat() for n in range(6)]
    gaps = [40, 40, 40, 40, 400]
    uneven = [(AS_OF - dt.timedelta(sum(gaps[:n]))).isoformat() for n in range(6)]
    mean = sum(gaps) / 5
    r = math.sqrt(sum((gap - mean) ** 2 for gap in gaps) / 5) / mean
    by_hand = (math.sqrt(6) * r - 2) / ((math.sqrt(6) - 2) * r + 2)

    assert [-1.0] == rhythm(said(*exchanges(*even)), book, "burstiness")
    assert [pytest.approx(by_hand)] == rhythm(said(*exchanges(*uneven)), book, "burstiness")
    assert [None] == rhythm(said(*exchanges(*even[:5])), book, "burstiness")


def test_no_contact(said: Said, book: RuleBook) -> None:
    """Without contact there is no silence to speak of: the values are missing."""
    names = ("last_contact_on", "silence_days", "silence_share", "alive_days", "median_gap_days")

    assert [None] * 5 == rhythm(said(), book, *names)


def test_after_the_as_of_day(said: Said, book: RuleBook) -> None:
    """A message dated after the as-of day means no silence, never a negative one."""
    assert [0, 0] == rhythm(
        said(*exchanges("2025-02-01")), book, "silence_days", "substantive_silence_days"
    )


def monthly(year: int, *, until: int = 12) -> list[tuple[str, str]]:
    """Return an exchange on the first of each month of a year."""
    return exchanges(*(f"{year}-{month:02}-01" for month in range(1, until + 1)))


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (monthly(2024), pd.Timestamp("2025-01-01")),
        (exchanges(*(f"{year}-12-01" for year in range(2019, 2025))), pd.Timestamp("2025-12-01")),
        (monthly(2024, until=8), pd.Timestamp(AS_OF)),
        (monthly(2024, until=3), None),
    ],
    ids=["next-month", "next-year", "gone-by", "no-rhythm"],
)
def test_word_due_on(said: Said, book: RuleBook, told: list[Any], due: pd.Timestamp | None) -> None:
    """A word is due one median gap after the last substance; a day gone by is the as-of date."""
    assert [due] == rhythm(said(*told), book, "word_due_on")


@pytest.mark.parametrize(
    ("days", "every", "layer"),
    [
        (["2024-03-01", "2024-03-08", "2024-03-15"], 7, 5),
        (["2024-03-01", "2024-04-01", "2024-05-01"], 30.5, 15),
        (["2023-01-01", "2023-07-01", "2024-01-01"], 182.5, 50),
        (["2022-01-01", "2023-01-01", "2024-01-01"], 365, 150),
        (["2016-01-01", "2023-01-01"], 2557, None),
        (["2023-01-01"], None, None),
        ([], None, None),
    ],
)
def test_layer(
    said: Said, book: RuleBook, days: list[str], every: float | None, layer: int | None
) -> None:
    """The circle of a tie follows from how often there was contact while it lasted."""
    assert [every, layer] == rhythm(said(*exchanges(*days)), book, "contact_every_days", "layer")
