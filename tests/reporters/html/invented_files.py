"""The files that invented people come from: sources, records, pairs, the exchange over time."""

import numpy as np
import pandas as pd

from auditor.model.evidence import TIMELINE
from auditor.model.imported import SOURCES
from auditor.model.matched import ACCOUNT, PAIRS

ARCHIVE = "Complete_LinkedInDataExport_03-12-2026.zip"
CONNECTIONS, MESSAGES, CARDS = (
    f"{ARCHIVE}/Connections.csv",
    f"{ARCHIVE}/messages.csv",
    "contacts.vcf",
)


def timeline_of(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return TIMELINE: every few quarters between first and last contact."""
    wrote = evidence[evidence["messages_in"] > 0]
    first = wrote["first_contact_on"].dt.to_period("Q")
    last = wrote["last_contact_on"].dt.to_period("Q")
    rows: list[tuple[str, pd.Timestamp, int, int]] = []
    for person, start, end, count in zip(
        wrote["person_id"], first, last, wrote["messages_in"], strict=True
    ):
        quarters = pd.period_range(start, end, freq="Q")[:: max(1, int(count) % 4)]
        each = max(1, int(count) // len(quarters))
        rows += [(person, q.start_time, each, each - 1 if count < 9 else each) for q in quarters]
    return TIMELINE.build(
        pd.DataFrame(rows, columns=["person_id", "quarter_on", "messages_in", "messages_out"])
    )


def sources_of(n: int) -> pd.DataFrame:
    """Return SOURCES: three files that were read and one that could not be."""
    return SOURCES.build(
        {
            "source": [CONNECTIONS, MESSAGES, CARDS, "old-phone.vcf"],
            "format": ["linkedin-connections", "linkedin-messages", "vcard", ""],
            "title": ["LinkedIn connections", "LinkedIn messages", "Address book (vCard)", ""],
            "collection": [ARCHIVE, ARCHIVE, CARDS, ""],
            "status": ["read", "read", "read", "unreadable"],
            "reason": ["", "", "", "the file is cut off"],
            "entries": [n, n * 13, n // 3, 0],
            "used": [n - 3, n * 12, n // 3 - 1, 0],
            "ignored": [3, n, 0, 0],
            "rejected": [0, 0, 1, 0],
            "first_on": pd.Series(
                ["2013-04-02", "2014-01-09", "2016-06-30", None], dtype="datetime64[us]"
            ),
            "last_on": pd.Series(
                ["2026-03-01", "2026-03-11", "2025-12-24", None], dtype="datetime64[us]"
            ),
            "exported_on": pd.Series(
                ["2026-03-12", "2026-03-12", None, None], dtype="datetime64[us]"
            ),
        }
    )


def account_of(people: pd.DataFrame) -> pd.DataFrame:
    """Return ACCOUNT: a record for every connection and every card."""
    connections = people[people["kinds"].str.contains("connection")]
    cards = people[people["kinds"].str.contains("card")]
    parts = [
        rows.assign(source=source, line=np.arange(len(rows)) * step + 4, kind=kind)
        for rows, source, step, kind in (
            (connections, CONNECTIONS, 1, "connection"),
            (cards, CARDS, 9, "card"),
        )
    ]
    rows = pd.concat(parts, ignore_index=True)
    merged = rows["person_id"].duplicated()
    return ACCOUNT.build(
        {
            "record_id": np.arange(len(rows)),
            "source": rows["source"],
            "line": rows["line"],
            "kind": rows["kind"],
            "outcome": np.where(merged, "merged", "kept"),
            "person_id": rows["person_id"],
            "reason": np.where(merged, "same-email", ""),
            "name": rows["name"],
            "company": np.where(rows["kind"] == "card", rows["card_company"], rows["company"]),
            "job_title": np.where(rows["kind"] == "card", "", rows["job_title"]),
        }
    )


def pairs_of(people: pd.DataFrame, account: pd.DataFrame) -> pd.DataFrame:
    """Return PAIRS: some possible, and all that were merged."""
    ids = people["person_id"].tolist()
    possible = list(range(0, min(len(ids) - 1, 24), 2))
    cards = account[account["outcome"] == "merged"]
    leading = account[account["outcome"] == "kept"].set_index("person_id")["record_id"]
    merged = cards["person_id"].tolist()
    return PAIRS.build(
        {
            "left_record": [*possible, *leading.reindex(merged).tolist()],
            "right_record": [*[at + 1 for at in possible], *cards["record_id"].tolist()],
            "left_person": [*[ids[at] for at in possible], *merged],
            "right_person": [*[ids[at + 1] for at in possible], *merged],
            "outcome": ["possible"] * len(possible) + ["same"] * len(merged),
            "score": [81.5] * len(possible) + [99.0 - at % 7 for at in range(len(merged))],
            "reasons_for": ["similar-name; same-company"] * len(possible)
            + ["same-name; same-email"] * len(merged),
            "reasons_against": ["different-birthday"] * len(possible) + [""] * len(merged),
        }
    )
