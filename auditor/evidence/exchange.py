"""What passed between two people: messages, words and questions, each way."""

from typing import Any

import numpy as np

from auditor.evidence.events import Contacts
from auditor.evidence.per_person import count, share, total
from auditor.evidence.pitches import PITCH, REQUEST

Columns = dict[str, Any]
"""Columns of EVIDENCE by name, one value a person."""


def measure_exchange(contacts: Contacts) -> Columns:
    """Return the counts of messages, substance, words and questions in both directions."""
    rows, people = contacts.rows, contacts.people
    person = rows["person"].to_numpy()
    columns: Columns = {}
    for way, there in (("in", rows["inbound"].to_numpy()), ("out", ~rows["inbound"].to_numpy())):
        written = there & rows["written"].to_numpy()
        columns[f"messages_{way}"] = count(people, person, written)
        columns[f"substantive_{way}"] = count(people, person, written & rows["substantive"])
        columns[f"one_click_{way}"] = count(people, person, written & rows["one_click"])
        columns[f"words_{way}"] = total(people, person, rows["words"], written)
        columns[f"questions_{way}"] = total(people, person, rows["questions"], written)
    inbound = rows["inbound"].to_numpy()
    columns["pitches_in"] = count(people, person, inbound & (rows["phrase"] == PITCH))
    columns["requests_in"] = count(people, person, inbound & (rows["phrase"] == REQUEST))
    theirs, mine = columns["substantive_in"], columns["substantive_out"]
    columns["reciprocity"] = share(2 * np.minimum(theirs, mine), theirs + mine)
    messages = columns["messages_in"] + columns["messages_out"]
    columns["inbound_share"] = share(columns["messages_in"], messages)
    return columns
