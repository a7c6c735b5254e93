"""Labelled contacts and the FEBRL sets, as an importer would hand them on, and cleaned."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import read_schema

from auditor.cleaning import clean
from auditor.cleaning.texts import alike, as_column, as_texts
from auditor.model.cleaned import Cleaned
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, SOURCES, Imported
from auditor.model.progress import silent
from auditor.model.rules import RuleBook
from auditor.second_core import both

_VISIBLE = [
    "rec_id",
    "source",
    "first_name",
    "last_name",
    "full_name",
    "email",
    "phone",
    "company",
    "title",
    "linkedin_url",
]
_FEBRL = "soc_sec_id"
"""A column that only the FEBRL sets have."""
_FEBRL_COLUMNS = [
    "rec_id",
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "suburb",
    "postcode",
    "date_of_birth",
    _FEBRL,
]


def read_contacts(file: Path) -> pd.DataFrame:
    """Return the columns of a file that a matcher may see."""
    columns = _FEBRL_COLUMNS if _FEBRL in read_schema(file).names else _VISIBLE
    return pd.read_parquet(file, columns=columns)


def imported_of(contacts: pd.DataFrame) -> Imported:
    """Return contacts as an importer would hand them on; their row is the record_id."""
    contacts = contacts.reset_index(drop=True)
    records, channels = both(lambda: _records(contacts), lambda: _channels(contacts))
    return Imported(
        sources=SOURCES.empty(),
        records=records,
        channels=channels,
        interactions=INTERACTIONS.empty(),
    )


def _records(contacts: pd.DataFrame) -> pd.DataFrame:
    written = (contacts["first_name"] + " " + contacts["last_name"]).str.strip()
    connection = contacts["source"] == "linkedin"
    return RECORDS.build(
        {
            "record_id": contacts.index,
            "source": contacts["source"],
            "line": contacts.index + 1,
            "kind": np.where(connection, "connection", "card"),
            "collection": contacts["source"],
            "outcome": "kept",
            "display_name": contacts["full_name"].where(contacts["full_name"] != "", written),
            "given_name": contacts["first_name"],
            "family_name": contacts["last_name"],
            "company": contacts["company"],
            "job_title": contacts["title"],
        }
    )


def imported_febrl(records: pd.DataFrame) -> Imported:
    """Return a FEBRL set as an importer would hand it on, in one fixed reading.

    The number of social security is an account that one person has, as a
    profile is; each record is a file of its own, since a number may be mistyped.
    """
    number = records["soc_sec_id"]
    street = records["street_number"] + " " + records["address_1"] + " " + records["postcode"]
    rows = RECORDS.build(
        {
            "record_id": records.index,
            "source": "febrl",
            "line": records.index + 1,
            "kind": "card",
            "collection": records.index.astype("str"),
            "outcome": "kept",
            "display_name": (records["given_name"] + " " + records["surname"]).str.strip(),
            "given_name": records["given_name"],
            "family_name": records["surname"],
            "city": records["suburb"],
            "birthday": records["date_of_birth"],
        }
    )
    accounts = pd.DataFrame({"record_id": records.index, "kind": "profile"})
    accounts = accounts.assign(value="https://www.xing.com/profile/" + number)
    homes = pd.DataFrame({"record_id": records.index, "kind": "address", "value": street})
    channels = pd.concat([accounts[number != ""], homes[street.str.strip() != ""]])
    channels = channels.sort_values("record_id", kind="stable", ignore_index=True)
    return Imported(
        sources=SOURCES.empty(),
        records=rows,
        channels=CHANNELS.build(channels),
        interactions=INTERACTIONS.empty(),
    )


def _channels(contacts: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each address and number of a cell."""
    owners, kinds, values = [], [], []
    for column, kind in (("email", "email"), ("phone", "phone"), ("linkedin_url", "profile")):
        cells = pc.split_pattern(as_texts(contacts[column]), ";")
        texts, rows = pc.list_flatten(cells), pc.list_parent_indices(cells)
        written = pc.not_equal(texts, "")
        values.append(texts.filter(written))
        owners.append(rows.filter(written).to_numpy())
        kinds.append(alike(kind, len(values[-1])))
    order = np.argsort(np.concatenate(owners), kind="stable")
    kind, value = (pa.concat_arrays(parts).take(pa.array(order)) for parts in (kinds, values))
    return CHANNELS.build(
        {
            "record_id": np.concatenate(owners)[order],
            "kind": as_column(kind),
            "value": as_column(value),
        }
    )


def cleaned_of(contacts: pd.DataFrame, book: RuleBook) -> Cleaned:
    """Return contacts or a FEBRL set cleaned, organisations' own cards kept among them."""
    imported = imported_febrl(contacts) if _FEBRL in contacts else imported_of(contacts)
    cleaned = clean(imported, region="", book=book, progress=silent)
    return Cleaned(cleaned.records.assign(outcome="kept"), cleaned.channels, cleaned.region)
