"""What changed between two audits of the same owner's contacts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from auditor.model.table import Column, Table

CHANGE_KINDS: Mapping[str, str] = {
    "met": "became a relationship",
    "revived": "is alive again",
    "cooled": "has gone quiet",
    "reclassified": "is judged otherwise",
    "new": "is new",
    "gone": "is in no contact list any more",
    "employer-changed": "has another employer",
    "merged": "was two people before",
    "split": "is several people now",
    "finding-new": "has a new flaw",
    "finding-mended": "has a flaw less",
}
"""Every kind of change and its English words, in the order they are told."""

CHANGES = Table(
    "changes",
    (
        Column("change", "text", "a key of CHANGE_KINDS"),
        Column("person_id", "text", "the person in the newer audit; empty where they are gone"),
        Column("old_person_id", "text", "the person in the older audit; empty where they are new"),
        Column("name", "text", "the name shown, from the newer audit where they are in it"),
        Column("was", "text", "class, employer or rule id before"),
        Column("now", "text", "class, employer or rule id now"),
    ),
)

TREND = Table(
    "trend",
    (
        Column("as_of", "day", "the day that an audit counts silence from"),
        Column("people", "integer", "people in the contacts"),
        Column("meaningful", "integer", "people who are meaningful"),
        Column("dormant", "integer", "people who are dormant"),
        Column("business_card_only", "integer", "people who are business-card-only"),
        Column("findings", "integer", "flaws found"),
        Column("possible_duplicates", "integer", "pairs that may be one person"),
    ),
)
"""A row for every dated audit of the same owner, oldest first, this one last."""


@dataclass(frozen=True)
class Comparison:
    """Table CHANGES, and the days of both audits."""

    old_as_of: dt.date
    new_as_of: dt.date
    changes: pd.DataFrame

    def count(self, kind: str) -> int:
        """Return how many changes of a kind there are."""
        return int((self.changes["change"] == kind).sum())
