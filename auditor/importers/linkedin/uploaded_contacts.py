"""Contacts.csv, ImportedContacts.csv, Imported Contacts.csv: an address book given to LinkedIn."""

import pandas as pd

from auditor.forms import once_per_value, profile_key
from auditor.importers.account import imported
from auditor.importers.interface import Context
from auditor.importers.linkedin.entries import (
    blank,
    channel_table,
    counted,
    joined,
    reasons,
    record_table,
    several,
)
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.moments import days
from auditor.model.imported import Imported

_AS_WRITTEN = (
    "given_name",
    "additional_name",
    "family_name",
    "maiden_name",
    "nickname",
    "name_prefix",
    "name_suffix",
    "job_title",
    "country",
)


def read_uploaded_contacts(file: ExportFile, _context: Context) -> Imported:
    """Return a record for each row; several addresses or numbers stand in one cell."""
    block = file.read()
    rows = block.rows
    name = joined(rows["given_name"], rows["family_name"])
    name = name.mask(blank(name), rows["full_name"])
    nobody = blank(name) & blank(rows["emails"]) & blank(rows["phones"])
    told = reasons(rows, [("neither a name nor an address", nobody)])
    changed_on = days(rows["updated"]).fillna(days(rows["created"]))
    columns = {
        "line": rows["line"],
        "outcome": pd.Series("kept", index=rows.index).mask(nobody, "ignored"),
        "reason": told,
        "display_name": name,
        **{column: rows[column] for column in _AS_WRITTEN},
        "company": rows["companies"].str.split(", ").str[0].astype("str"),
        "city": rows["location"].str.split(",").str[0].str.strip().astype("str"),
        "birthday": _birthdays(rows["birthday"]),
        "changed_on": changed_on,
    }
    account = file.account(
        used=int((~nobody).sum()), ignored=counted(told), rejected=block.rejected, days=changed_on
    )
    records = record_table(file, "uploaded", columns, block.rejected)
    return imported(account, records, _channels(rows[~nobody]))


def _channels(rows: pd.DataFrame) -> pd.DataFrame:
    urls = several(rows["profiles"] + "," + rows["sites"], r"[,;\s]+")
    return channel_table(
        [
            ("email", "", several(rows["emails"])),
            ("phone", "", several(rows["phones"])),
            ("profile", "", urls[once_per_value(urls, profile_key) != ""]),
        ]
    )


def _birthdays(texts: pd.Series) -> pd.Series:
    """Return YYYY-MM-DD where the text is a whole date, else the text as written."""
    told = days(texts)
    whole = told.notna() & texts.str.contains(r"\d{1,2}\D+\d{1,2}\D+\d{2,4}|\pL+ \d{1,2}, \d{4}")
    birthdays: pd.Series = told.dt.strftime("%Y-%m-%d").where(whole, texts.str.strip())
    return birthdays.astype("str")
