"""The dated one-to-one contacts of all people, in order, told apart into conversations."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.per_person import positions
from auditor.evidence.phrases import ONE_CLICK
from auditor.evidence.pitches import AUTOMATIC, PITCH
from auditor.model.rules import RuleBook

WRITTEN = ("message", "mail", "chat")
"""Kinds of interaction that count as messages."""

CONTACT = (*WRITTEN, "call", "meeting")
"""Kinds of interaction that are contact; connecting, endorsing and the like are not."""

_TOLD = [
    "source",
    "line",
    "kind",
    "at",
    "direction",
    "digest",
    "detail",
    "words",
    "questions",
    "phrase",
    "language",
]
"""What is read of an interaction; its texts for finding the person are done with."""

_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True)
class Contacts:
    """Contacts in the order of person and time, as columns of equal length.

    Attributes:
        people: how many people there are; `person` counts from 0 below it.
        rows: columns person (position), at (datetime64[us], naive UTC, NaT where
            unknown), day (days since 1970), dated, inbound, written, substantive,
            one_click, words, questions, phrase, language, conversation, encounter
            (numbers over all people; -1 where undated, encounter also where the
            contact has no substance).
    """

    people: int
    rows: pd.DataFrame


def contacts(interactions: pd.DataFrame, person_ids: pd.Series, book: RuleBook) -> Contacts:
    """Return the contacts among ATTRIBUTED interactions, each counted once.

    A message that stands in several archives of the same account is one
    message: equal person, kind, moment, direction and fingerprint.
    """
    rows = once(rows_about(interactions, person_ids, CONTACT))
    rows = _described(rows).take(_order(rows)).reset_index(drop=True)
    rows = rows.assign(conversation=_runs(rows, float(book.settings["conversation_break_days"])))
    rows = rows.assign(substantive=_substantive(rows, float(book.settings["encounter_days"])))
    rows = rows.assign(encounter=_encounters(rows, int(book.settings["encounter_days"])))
    return Contacts(len(person_ids), rows)


def rows_about(
    interactions: pd.DataFrame, person_ids: pd.Series, kinds: tuple[str, ...]
) -> pd.DataFrame:
    """Return the interactions of some kinds that are about somebody, with `person` (position)."""
    person = positions(interactions["person_id"], person_ids)
    kept = np.flatnonzero((person >= 0) & interactions["kind"].isin(kinds).to_numpy(dtype=bool))
    return interactions[_TOLD].take(kept).assign(person=person[kept])


def once(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without those that another source repeats; equal rows of one source stay."""
    if rows["source"].nunique() < 2:  # noqa: PLR2004 - nothing can repeat within one
        return rows
    same = ["person", "kind", "at", "direction", "digest", "detail"]
    dated = rows[rows["at"].notna()].sort_values(["source", "line"], kind="stable")
    repeat = dated.groupby(["source", *same], sort=False, dropna=False).cumcount()
    first = ~dated.assign(repeat=repeat).duplicated([*same, "repeat"])
    return pd.concat([dated[first], rows[rows["at"].isna()]])


def _order(rows: pd.DataFrame) -> Any:
    """Return the places of the rows by person and time, whatever order they came in.

    Within one second the later line comes first, as LinkedIn writes the newest on top.
    """
    return np.lexsort(
        (
            -rows["line"].fillna(0).to_numpy(dtype=np.int64),
            pd.factorize(rows["source"], sort=True)[0],
            rows["at"].to_numpy(dtype="datetime64[us]").view(np.int64),
            rows["person"].to_numpy(),
        )
    )


def _described(rows: pd.DataFrame) -> pd.DataFrame:
    at = rows["at"].to_numpy(dtype="datetime64[us]")
    written = rows["kind"].isin(WRITTEN).to_numpy()
    words = rows["words"].fillna(0).to_numpy(dtype=np.int64)
    day = at.astype("datetime64[D]").view(np.int64)
    return pd.DataFrame(
        {
            "person": rows["person"].to_numpy(),
            "at": at,
            "day": day,
            "dated": ~np.isnat(at),
            "inbound": (rows["direction"] == "in").to_numpy(),
            "written": written,
            "one_click": rows["phrase"].isin((*ONE_CLICK, AUTOMATIC)).to_numpy(),
            "wordless": (rows["kind"] == "message").to_numpy() & (words == 0),
            "words": words,
            "questions": rows["questions"].fillna(0).to_numpy(dtype=np.int64),
            "phrase": rows["phrase"].array,
            "language": rows["language"].array,
        }
    )


def _runs(rows: pd.DataFrame, break_days: float) -> Any:
    """Return numbers of runs of one person's contacts without a longer break; -1 if undated."""
    person = rows["person"].to_numpy()
    at = rows["at"].to_numpy()
    longer = np.diff(at) > np.timedelta64(round(break_days * 86_400), "s")
    starts = np.r_[True, longer | (np.diff(person) != 0)][: len(rows)]
    return np.where(rows["dated"], np.cumsum(starts) - 1, -1)


def _substantive(rows: pd.DataFrame, answer_days: float) -> Any:
    """Return which contacts have substance.

    Not: one-click phrases, messages without a word, and first cold pitches
    (nothing passed the other way before) that got no answer in time, with
    whatever was sent after them into the same silence.
    """
    plain = ~(rows["one_click"] | rows["wordless"]).to_numpy()
    pitch = (rows["phrase"] == PITCH).to_numpy()
    if not pitch.any():
        return plain
    cold = np.zeros(len(rows), dtype=bool)
    at = rows["at"]
    for inbound in (True, False):
        mine = rows["inbound"].to_numpy() == inbound
        theirs = at.where(~mine).groupby(rows["person"])
        before = theirs.ffill()
        after = theirs.bfill()
        unanswered = after.isna() | ((after - at) > pd.Timedelta(days=answer_days))
        sold = pd.Series((pitch & mine).astype(np.int8)).groupby(rows["person"].to_numpy()).cummax()
        cold |= mine & (sold.to_numpy() > 0) & (before.isna() & unanswered).to_numpy()
    return plain & ~cold


def _encounters(rows: pd.DataFrame, days: int) -> Any:
    """Return numbers of encounters: stretches of substantive contact of at most so many days.

    A break of more days begins a new one, and so does every such span within
    contact that never breaks: a month of daily messages is one encounter.
    """
    real = (rows["substantive"] & rows["dated"]).to_numpy()
    person = rows["person"].to_numpy()[real]
    day = rows["day"].to_numpy()[real]
    numbers = np.full(len(rows), -1, dtype=np.int64)
    if not len(day):
        return numbers
    starts = np.r_[True, (np.diff(person) != 0) | (np.diff(day) > days)]
    chain = np.cumsum(starts) - 1
    span = (day - day[starts][chain]) // days
    numbers[real] = np.cumsum(np.r_[True, (np.diff(chain) != 0) | (np.diff(span) != 0)]) - 1
    return numbers
