"""When people were in touch, in which rhythm, and how long it has been quiet."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.conversations import months
from auditor.evidence.events import Contacts
from auditor.evidence.exchange import Columns
from auditor.evidence.per_person import as_days, count, distinct, first, last, medians, whole

_EPOCH = dt.date(1970, 1, 1)

LAYERS = (5, 15, 50, 150)
"""Sizes of the circles around a person (Dunbar): contact weekly, monthly, half-yearly, yearly."""


def measure_rhythm(contacts: Contacts, as_of: dt.date, settings: Mapping[str, float]) -> Columns:
    """Return first and last contact, encounters, own rhythm and silence; see EVIDENCE.

    Silence that decides whether a relationship is alive is counted from the
    last substance: a yearly one-click wish keeps nothing alive, nor does a
    message of the owner's own that got no answer.
    """
    rows, people = contacts.rows, contacts.people
    person, day = rows["person"].to_numpy(), rows["day"].to_numpy()
    today = (as_of - _EPOCH).days
    meetings = _encounters(rows)
    alive = _last_alive(contacts, meetings)
    silence = np.maximum(today - alive, 0)
    substance = (rows["substantive"] & rows["dated"]).to_numpy()
    active_days = distinct(people, person, day, substance)
    last_alive = as_days(alive)
    rhythm = _own_rhythm(meetings, people, active_days, silence, settings)
    return {
        **_span(contacts, today),
        "last_substantive_on": last_alive,
        "substantive_silence_days": whole(silence),
        "active_days": active_days,
        "word_due_on": word_due_on(
            last_alive, rhythm["silence_to_rhythm"], rhythm["median_gap_days"], as_of
        ),
        **rhythm,
        **_layer(people, person, day, substance, active_days, settings),
        **_meetings(meetings, people),
        "unanswered": _unanswered(meetings, people, alive),
    }


def _span(contacts: Contacts, today: int) -> Columns:
    """Return when the first and the last contact was, of whatever substance."""
    rows, people = contacts.rows, contacts.people
    person, day, dated = rows["person"].to_numpy(), rows["day"].to_numpy(), rows["dated"].to_numpy()
    inbound = rows["inbound"].to_numpy()
    began, ended = first(people, person, day, dated), last(people, person, day, dated)
    return {
        "first_contact_on": as_days(began),
        "last_in_on": as_days(last(people, person, day, dated & inbound)),
        "last_out_on": as_days(last(people, person, day, dated & ~inbound)),
        "last_contact_on": as_days(ended),
        "known_days": whole(ended - began),
        "silence_days": whole(np.maximum(today - ended, 0)),
        "active_months": distinct(people, person, months(np.where(dated, day, 0)), dated),
    }


def word_due_on(last: pd.Series, to_rhythm: Any, median_gap: Any, as_of: dt.date) -> pd.Series:
    """Return the day by which a word is due: one median gap after the last substance.

    Only where a rhythm is known; a day that has gone by is the as-of date.

    Args:
        last: the day of the last substance.
        to_rhythm: silence as a multiple of the median gap, NaN where no rhythm is known.
        median_gap: in days.
        as_of: the day that silence is counted to.
    """
    gap = pd.to_timedelta(np.ceil(np.where(np.isnan(to_rhythm), np.nan, median_gap)), unit="D")
    due: pd.Series = last + gap
    return due.mask(due < pd.Timestamp(as_of), pd.Timestamp(as_of))


def _layer(
    people: int, person: Any, day: Any, real: Any, active_days: Any, settings: Mapping[str, float]
) -> Columns:
    """Return how often there was contact while it lasted, and Dunbar's layer of that rhythm."""
    span = last(people, person, day, real) - first(people, person, day, real)
    every = np.where(active_days > 1, span / np.maximum(active_days - 1, 1), np.nan)
    layer = np.full(people, np.nan)
    for size in sorted(LAYERS, reverse=True):
        layer[every <= settings[f"layer_{size}_days"]] = size
    return {"contact_every_days": every, "layer": whole(layer)}


def _encounters(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each encounter: person, first day, last day, and whether both wrote."""
    real = rows[rows["encounter"] >= 0]
    return (
        real.assign(outbound=~real["inbound"])
        .groupby("encounter", sort=True)
        .agg(
            person=("person", "first"),
            day=("day", "first"),
            last_day=("day", "last"),
            theirs=("inbound", "any"),
            mine=("outbound", "any"),
        )
    )


def _last_alive(contacts: Contacts, meetings: pd.DataFrame) -> Any:
    """Return the day of the last substance from them, or from the owner in a two-way encounter."""
    rows = contacts.rows
    theirs = last(
        contacts.people,
        rows["person"],
        rows["day"],
        rows["dated"] & rows["substantive"] & rows["inbound"],
    )
    both = (meetings["theirs"] & meetings["mine"]).to_numpy()
    together = last(contacts.people, meetings["person"], meetings["last_day"], both)
    return np.fmax(theirs, together)


def _meetings(meetings: pd.DataFrame, people: int) -> Columns:
    person, day = meetings["person"].to_numpy(), meetings["day"].to_numpy()
    both = (meetings["theirs"] & meetings["mine"]).to_numpy()
    span = last(people, person, day, both) - first(people, person, day, both)
    return {
        "encounters": count(people, person),
        "exchanges": count(people, person, both),
        "exchange_days": whole(span),
    }


def _unanswered(meetings: pd.DataFrame, people: int, alive: Any) -> Any:
    """Return in how many encounters since the last sign of life only the owner wrote."""
    person = meetings["person"].to_numpy()
    since = meetings["day"].to_numpy() > np.nan_to_num(alive, nan=np.inf)[person]
    return count(people, person, since & ~meetings["theirs"].to_numpy())


def _own_rhythm(
    meetings: pd.DataFrame,
    people: int,
    active_days: Any,
    silence: Any,
    settings: Mapping[str, float],
) -> Columns:
    """Return gaps, their median, burstiness, and the silence that the rhythm allows.

    From `rhythm_gaps` gaps between encounters on, the tie counts as alive for
    `rhythm_factor` median gaps within its bounds (Navarro et al. 2017). With
    fewer gaps, but as many between days, a rhythm may only shorten the default.
    """
    person, day = meetings["person"].to_numpy(), meetings["day"].to_numpy()
    same = np.diff(person) == 0
    of, gap = person[1:][same], np.diff(day)[same].astype(float)
    gaps = count(people, of)
    median = medians(people, of, gap)
    enough = gaps >= settings["rhythm_gaps"]
    few = (gaps >= settings["rhythm_gaps_few"]) & (active_days > settings["rhythm_gaps"])
    default = settings["alive_days_default"]
    own = np.clip(
        settings["rhythm_factor"] * median,
        settings["alive_days_lower"],
        settings["alive_days_upper"],
    )
    alive = np.where(enough, own, np.where(few, np.fmin(own, default), default))
    return {
        "gap_count": gaps,
        "median_gap_days": median,
        "silence_to_rhythm": np.where(enough & (median > 0), silence / median, np.nan),
        "alive_days": np.where(np.isnan(silence), np.nan, alive),
        "silence_share": silence / alive,
        "burstiness": _burstiness(of, gap, gaps, people, settings["burstiness_gaps"]),
    }


def _burstiness(of: Any, gap: Any, gaps: Any, people: int, needed: float) -> Any:
    """Return Kim & Jo's A = (√(n+1)·r - √(n-1)) / ((√(n+1)-2)·r + √(n-1)), r = σ/μ of n gaps.

    -1 is perfectly regular, 0 random, towards 1 bursty; NaN below `needed` gaps.
    """
    n = gaps.astype(float)
    sums = np.bincount(of, weights=gap, minlength=people)
    squares = np.bincount(of, weights=gap * gap, minlength=people)
    enough = n >= max(needed, 2)
    n = np.where(enough, n, 2.0)
    mean = np.where(enough, sums / n, 1.0)
    spread = np.sqrt(np.maximum(squares / n - mean * mean, 0.0)) / mean
    wide, narrow = np.sqrt(n + 1), np.sqrt(n - 1)
    return np.where(enough, (wide * spread - narrow) / ((wide - 2) * spread + narrow), np.nan)
