"""The day from which silence is counted."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from auditor.evidence.as_of import as_of_date, notes_on_later_events
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, SOURCES, Imported

DAY = dt.date


def timestamps(day: str | None) -> "list[pd.Timestamp | None]":
    """Return a column of one day, or of none."""
    return [pd.Timestamp(day) if day else None]


def imported(
    exported: str | None = None,
    events: tuple[str, ...] = (),
    connected: str | None = None,
    changed: str | None = None,
) -> Imported:
    """Return an import with an export day, dated events, a connection and a card."""
    record: dict[str, Any] = {"record_id": [0], "source": ["a"], "kind": ["connection"]}
    return Imported(
        sources=SOURCES.build({"source": ["a"], "exported_on": timestamps(exported)}),
        records=RECORDS.build(
            record | {"connected_on": timestamps(connected), "changed_on": timestamps(changed)}
        ),
        channels=CHANNELS.empty(),
        interactions=INTERACTIONS.build(
            {"at": pd.to_datetime(pd.Series(events, dtype="str"), utc=True, format="ISO8601")}
        ),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (imported("2025-06-01", ("2025-05-30 23:00",)), DAY(2025, 6, 1)),
        (imported("2025-06-01", ("2025-06-02 01:00",)), DAY(2025, 6, 2)),
        (imported("2025-06-01", ("2025-05-30", "2099-01-01")), DAY(2025, 6, 1)),
        (imported(None, ("2024-01-01", "2024-03-05 10:00")), DAY(2024, 3, 5)),
        (imported(None, ("2024-01-01",), connected="2024-04-01"), DAY(2024, 4, 1)),
        (imported(None, (), changed="2023-02-02"), DAY(2023, 2, 2)),
        (imported(), DAY(1970, 1, 1)),
    ],
    ids=["export", "a-day-later", "impossible", "newest", "connection", "card", "nothing"],
)
def test_as_of(given: Imported, expected: dt.date) -> None:
    """The newest of export day and events; what lies behind the export cannot be right."""
    assert expected == as_of_date(given, None)[0]


def test_override() -> None:
    """A day given by the user is taken as it is."""
    assert (DAY(2020, 1, 1), "given with --as-of") == as_of_date(
        imported("2025-06-01"), DAY(2020, 1, 1)
    )


def test_how_is_told() -> None:
    """How the day was found is said in plain words."""
    assert "day of the newest export" == as_of_date(imported("2025-06-01"), None)[1]
    assert (
        "newest dated event in the sources" == as_of_date(imported(None, ("2024-01-01",)), None)[1]
    )


@pytest.mark.parametrize(
    ("override", "counts"),
    [(None, []), (DAY(2026, 1, 31), []), (DAY(2025, 6, 1), [2]), (DAY(2026, 1, 1), [1])],
)
def test_events_after_the_day(override: dt.date | None, counts: list[int]) -> None:
    """A day given by hand that lies before some events is said to, with their number."""
    notes = notes_on_later_events(imported(events=("2025-12-31", "2026-01-31")), override)

    assert counts == [note.parameters["count"] for note in notes]
