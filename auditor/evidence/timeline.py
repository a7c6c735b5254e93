"""The exchange with each person by quarter, for a small figure."""

import numpy as np
import pandas as pd

from auditor.evidence.events import Contacts
from auditor.model.evidence import TIMELINE


def timeline(contacts: Contacts, person_ids: pd.Series) -> pd.DataFrame:
    """Return TIMELINE: a row for each quarter in which a person and the owner wrote."""
    rows = contacts.rows[contacts.rows["dated"] & contacts.rows["written"]]
    month = rows["at"].to_numpy().astype("datetime64[M]").view(np.int64)
    counts = (
        pd.DataFrame(
            {
                "person": rows["person"].to_numpy(),
                "quarter": month // 3,
                "messages_in": rows["inbound"].to_numpy().astype(np.int64),
                "messages_out": (~rows["inbound"]).to_numpy().astype(np.int64),
            }
        )
        .groupby(["person", "quarter"], sort=True)
        .sum()
        .reset_index()
    )
    began = (counts["quarter"].to_numpy() * 3).view("datetime64[M]").astype("datetime64[us]")
    return TIMELINE.build(
        {
            "person_id": person_ids.to_numpy(dtype=object)[counts["person"].to_numpy()],
            "quarter_on": began,
            "messages_in": counts["messages_in"].to_numpy(),
            "messages_out": counts["messages_out"].to_numpy(),
        }
    )
