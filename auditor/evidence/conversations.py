"""Conversations: who opened them, in which both wrote substance, and how soon answers came."""

from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.events import Contacts
from auditor.evidence.exchange import Columns
from auditor.evidence.per_person import as_days, count, distinct, last, medians, share

_SEASONS = np.array(
    ["winter", "winter", *["spring"] * 3, *["summer"] * 3, *["autumn"] * 3, "winter"]
)
_HOUR = np.timedelta64(3600, "s")


def measure_conversations(contacts: Contacts) -> Columns:
    """Return the measures of conversations; see EVIDENCE for each."""
    talks = _conversations(contacts.rows)
    people, person = contacts.people, talks["person"].to_numpy()
    conversations = count(people, person)
    two_way = talks["two_way"].to_numpy()
    last_two_way = last(people, person, talks["last_day"], two_way)
    return {
        "conversations": conversations,
        "two_way_conversations": count(people, person, two_way),
        "conversation_months": distinct(people, person, months(talks["first_day"])),
        "conversations_opened_by_me_share": share(
            count(people, person, talks["opened_by_me"]), conversations
        ),
        "last_two_way_on": as_days(last_two_way),
        **_season(last_two_way),
        **_answers(contacts),
    }


def months(days: Any) -> Any:
    """Return the number of the calendar month of each day number."""
    return (
        np.asarray(days, dtype=np.int64)
        .view("datetime64[D]")
        .astype("datetime64[M]")
        .view(np.int64)
    )


def _conversations(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each conversation: person, first and last day, who opened it, two-way."""
    dated = rows[rows["dated"]]
    substance = dated["substantive"].to_numpy()
    inbound = dated["inbound"].to_numpy()
    talks = (
        dated.assign(theirs=substance & inbound, mine=substance & ~inbound)
        .groupby("conversation", sort=False)
        .agg(
            person=("person", "first"),
            first_day=("day", "first"),
            last_day=("day", "last"),
            opened_by_them=("inbound", "first"),
            theirs=("theirs", "any"),
            mine=("mine", "any"),
        )
    )
    return talks.assign(
        opened_by_me=~talks["opened_by_them"], two_way=talks["theirs"] & talks["mine"]
    )


def _season(days: Any) -> Columns:
    known = ~np.isnan(days)
    dates = np.where(known, days, 0).astype(np.int64).view("datetime64[D]")
    month = dates.astype("datetime64[M]").view(np.int64) % 12
    year = dates.astype("datetime64[Y]").view(np.int64) + 1970
    return {
        "last_exchange_season": np.where(known, _SEASONS[month], ""),
        "last_exchange_year": pd.arrays.IntegerArray(year, ~known),
    }


def _answers(contacts: Contacts) -> Columns:
    """Return the median hours until an answer, and how many questions were answered, each way.

    An answer is the first message of the other one in a conversation; the
    clock starts at the last message before it. It answers a question where
    some message since the turn before asks one, and is more than a click.
    """
    rows = contacts.rows[contacts.rows["dated"] & contacts.rows["written"]]
    conversation, inbound = rows["conversation"].to_numpy(), rows["inbound"].to_numpy()
    answers = np.r_[False, (np.diff(conversation) == 0) & (inbound[1:] != inbound[:-1])][
        : len(rows)
    ]
    hours = np.r_[0.0, np.diff(rows["at"].to_numpy()) / _HOUR][: len(rows)]
    person = rows["person"].to_numpy()
    theirs, mine = answers & inbound, answers & ~inbound
    turn = np.cumsum(np.r_[True, (np.diff(conversation) != 0) | answers[1:]][: len(rows)])
    asking = np.bincount(turn, weights=rows["questions"].to_numpy()) > 0
    told = asking[turn - 1] & rows["substantive"].to_numpy()
    return {
        "answers_in": count(contacts.people, person, theirs & told),
        "answers_out": count(contacts.people, person, mine & told),
        "reply_hours_theirs": medians(contacts.people, person[theirs], hours[theirs]),
        "reply_hours_mine": medians(contacts.people, person[mine], hours[mine]),
    }
