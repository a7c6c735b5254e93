"""Contact around the owner's role starts: what outlives them, and what came only with them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.events import Contacts
from auditor.evidence.exchange import Columns
from auditor.evidence.per_person import count, first, last
from auditor.model.imported import Owner

_EPOCH = dt.date(1970, 1, 1)


def measure_roles(
    contacts: Contacts,
    owner: Owner,
    connected_on: pd.Series,
    as_of: dt.date,
    settings: Mapping[str, float],
) -> Columns:
    """Return `role_changes_survived` and `status_burst` for each person.

    The owner's first role is a start but no change, and cannot be survived.
    """
    starts = sorted({(role.started_on - _EPOCH).days for role in owner.roles})
    return {
        "role_changes_survived": _survived(contacts, starts[1:], settings["survived_days"]),
        "status_burst": _burst(contacts, starts, connected_on, (as_of - _EPOCH).days, settings),
    }


def _survived(contacts: Contacts, changes: list[int], apart: float) -> Any:
    """Return over how many role changes both wrote substance well before and well after."""
    rows, people = contacts.rows, contacts.people
    person, day = rows["person"].to_numpy(), rows["day"].to_numpy()
    real = (rows["substantive"] & rows["dated"] & rows["written"]).to_numpy()
    inbound = rows["inbound"].to_numpy()
    began = np.maximum(
        first(people, person, day, real & inbound), first(people, person, day, real & ~inbound)
    )
    ended = np.minimum(
        last(people, person, day, real & inbound), last(people, person, day, real & ~inbound)
    )
    moments = np.array(changes, dtype=float)
    earliest = np.searchsorted(moments, np.nan_to_num(began, nan=np.inf) + apart, side="left")
    latest = np.searchsorted(moments, np.nan_to_num(ended, nan=-np.inf) - apart, side="right")
    return np.maximum(latest - earliest, 0)


def _burst(
    contacts: Contacts,
    starts: list[int],
    connected_on: pd.Series,
    today: int,
    settings: Mapping[str, float],
) -> Any:
    """Return who wrote only around one of the owner's role starts, and then fell silent.

    Requests count as substance here even from people who never got an answer;
    a pitch only from someone who had long been connected and silent. Where the
    owner wrote first, the interest was not theirs.
    """
    rows = contacts.rows[contacts.rows["dated"] & contacts.rows["written"]]
    mine = rows[~rows["inbound"] & rows["substantive"]]
    calls = rows[rows["inbound"] & ~rows["one_click"]]
    connected = connected_on.to_numpy(dtype="datetime64[D]").view(np.int64).astype(float)
    connected[connected_on.isna().to_numpy()] = -np.inf
    burst = np.zeros(contacts.people, dtype=bool)
    for start in starts:
        burst |= _around(start, calls, mine, connected, today, settings)
    return burst


def _around(
    start: int,
    calls: pd.DataFrame,
    mine: pd.DataFrame,
    connected: Any,
    today: int,
    settings: Mapping[str, float],
) -> Any:
    """Return who wrote only around one role start.

    Args:
        start: the day of it.
        calls: what they wrote, without one-click phrases.
        mine: what the owner wrote of substance.
        connected: the day of each person's connection, -inf where it is not known.
        today: the as-of day.
        settings: `status_…`.
    """
    people, person, day = len(connected), calls["person"].to_numpy(), calls["day"].to_numpy()
    cold = (~calls["substantive"] & (calls["words"] > 0)).to_numpy()
    around = np.abs(day - start) <= settings["status_around_days"] / 2
    during = (day >= start) & (day <= start + settings["status_window_days"])
    before = (day < start) & (day >= start - settings["status_quiet_days"])
    later = day > start + settings["status_around_days"] / 2
    long_known = connected <= start - settings["status_quiet_days"]
    weighty = during & (calls["substantive"].to_numpy() | (cold & long_known[person]))
    near, within = count(people, person, around), count(people, person, during)
    return (
        (count(people, person, weighty) >= settings["status_messages"])
        & (within >= settings["status_share"] * near)
        & (count(people, person, before) == 0)
        & (count(people, person, later) == 0)
        & (connected < start)
        & ~_owner_first(people, calls[during], mine, start, settings)
        & (last(people, person, day, during) <= today - settings["status_silence_days"])
    )


def _owner_first(
    people: int, burst: pd.DataFrame, mine: pd.DataFrame, start: int, settings: Mapping[str, float]
) -> Any:
    """Return whom the owner wrote to, in the quiet before or in the burst, before they called."""
    lately = mine["day"].between(
        start - settings["status_quiet_days"], start + settings["status_window_days"]
    )
    wrote = first(people, mine["person"], mine["day"], lately)
    called = first(people, burst["person"], burst["day"], np.ones(len(burst), dtype=bool))
    return np.nan_to_num(wrote, nan=np.inf) < called
