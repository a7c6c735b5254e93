"""Giving: recommendations, endorsements, introductions, invitations and the owner's own notes."""

from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.events import once, rows_about
from auditor.evidence.exchange import Columns
from auditor.evidence.per_person import count, first
from auditor.evidence.phrases import ONE_CLICK

_GIFTS = ("recommendation", "introduction")
"""What takes more than a click to give."""


def measure_giving(interactions: pd.DataFrame, person_ids: pd.Series) -> Columns:
    """Return what was given each way, who gave first, and how they were invited.

    Args:
        interactions: ATTRIBUTED.
        person_ids: the ids of all people, in the order of PEOPLE.
    """
    kinds = ("recommendation", "endorsement", "introduction", "invitation", "note")
    rows = once(rows_about(interactions, person_ids, kinds))
    people = len(person_ids)
    of, kind, inbound = rows["person"].to_numpy(), rows["kind"], rows["direction"] == "in"
    return {
        "recommendations_in": count(people, of, (kind == "recommendation") & inbound),
        "recommendations_out": count(people, of, (kind == "recommendation") & ~inbound),
        "endorsements_in": count(people, of, (kind == "endorsement") & inbound),
        "endorsements_out": count(people, of, (kind == "endorsement") & ~inbound),
        "introductions_out": count(people, of, (kind == "introduction") & ~inbound),
        "gave_first": _gave_first(rows[kind.isin(_GIFTS)], people),
        "own_note": count(people, of, kind == "note") > 0,
        **_invitations(rows[kind == "invitation"], people),
    }


def _gave_first(gifts: pd.DataFrame, people: int) -> Any:
    """Return whose gift came first: me, them, or empty where there is none or none is dated."""
    person = gifts["person"].to_numpy()
    dated = gifts["at"].notna().to_numpy()
    day = gifts["at"].to_numpy(dtype="datetime64[D]").view(np.int64)
    inbound = (gifts["direction"] == "in").to_numpy()
    theirs = first(people, person, day, dated & inbound)
    mine = first(people, person, day, dated & ~inbound)
    theirs, mine = np.nan_to_num(theirs, nan=np.inf), np.nan_to_num(mine, nan=np.inf)
    return np.select([theirs < mine, mine < theirs], ["them", "me"], "")


def _invitations(invitations: pd.DataFrame, people: int) -> Columns:
    """Return who sent the last invitation, and whether any carried words of its own."""
    ordered = invitations.sort_values(
        ["person", "at", "direction"], kind="stable", na_position="first"
    )
    last = ordered.drop_duplicates("person", keep="last")
    sent_by = np.full(people, "", dtype=object)
    sent_by[last["person"].to_numpy()] = np.where(last["direction"] == "in", "them", "me")
    personal = (invitations["words"].fillna(0) > 0) & ~invitations["phrase"].isin(ONE_CLICK)
    return {
        "invitation_sent_by": sent_by,
        "invitation_note": count(people, invitations["person"].to_numpy(), personal) > 0,
    }
