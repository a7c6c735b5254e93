"""The day from which silence is counted: told from the sources, never from a clock."""

import datetime as dt
from typing import Any

import pandas as pd

from auditor.model.imported import Imported
from auditor.model.notes import Note

_NEVER = dt.date(1970, 1, 1)


def as_of_date(imported: Imported, override: dt.date | None) -> tuple[dt.date, str]:
    """Return the as-of date and, as an English clause, how it was found.

    The newest of the export days and of the dated interactions and connections.
    An event dated after the day behind the export cannot be right and is left
    out; without any dated event, the newest change of a card stands in.
    """
    if override is not None:
        return override, "given with --as-of"
    exported = imported.sources["exported_on"].max()
    events = pd.concat(
        [_days(imported.interactions["at"]), imported.records["connected_on"].dropna()]
    )
    if not pd.isna(exported):
        events = events[events <= exported + pd.Timedelta(days=1)]
    newest = events.max()
    if pd.isna(exported) and pd.isna(newest):
        changed = imported.records["changed_on"].max()
        if pd.isna(changed):
            return _NEVER, "nothing in the sources is dated"
        return changed.date(), "newest change of a card"
    if pd.isna(newest) or (not pd.isna(exported) and exported >= newest):
        return exported.date(), "day of the newest export"
    return newest.date(), "newest dated event in the sources"


def notes_on_later_events(imported: Imported, override: dt.date | None) -> tuple[Note, ...]:
    """Return a note where messages and the like are newer than the day given with --as-of."""
    if override is None:
        return ()
    count = int((_days(imported.interactions["at"]) > pd.Timestamp(override)).sum())
    return (Note("events-after", parameters={"count": count}),) if count else ()


def _days(moments: pd.Series) -> "pd.Series[Any]":
    days: pd.Series[Any] = moments.dropna().dt.tz_localize(None).dt.normalize()
    return days
