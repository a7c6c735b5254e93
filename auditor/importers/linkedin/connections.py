"""Connections.csv: the people one is connected with, one record a row."""

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.interface import Context
from auditor.importers.linkedin.entries import (
    blank,
    channel_table,
    counted,
    joined,
    reasons,
    record_table,
)
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.moments import days
from auditor.model.imported import Imported

_NAMES = ("given_name", "additional_name", "family_name", "name_prefix", "name_suffix")


def read_connections(file: ExportFile, _context: Context) -> Imported:
    """Return a record for each row; rows of closed or hidden accounts hold a date and no person."""
    block = file.read()
    rows = block.rows
    nameless = blank(rows["given_name"]) & blank(rows["family_name"])
    closed = nameless & blank(rows["url"]) & blank(rows["email"])
    told = reasons(rows, [("closed or hidden account", closed)])
    dates = rows["connected_on"] if "connected_on" in rows else pd.Series("", index=rows.index)
    connected_on = days(dates.astype("str"))
    records = record_table(
        file,
        "connection",
        {
            "line": rows["line"],
            "outcome": pd.Series("kept", index=rows.index).mask(closed, "ignored"),
            "reason": told,
            "display_name": joined(rows["given_name"], rows["family_name"]),
            **{name: rows[name] for name in _NAMES if name in rows},
            "company": rows["company"],
            "job_title": rows["job_title"],
            "connected_on": connected_on,
        },
        block.rejected,
    )
    account = file.account(
        used=int((~closed).sum()), ignored=counted(told), rejected=block.rejected, days=connected_on
    )
    channels = channel_table(
        [("profile", "", rows["url"][~closed]), ("email", "", rows["email"][~closed])]
    )
    return imported(account, records, channels)
