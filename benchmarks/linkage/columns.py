"""What the record-linkage libraries read: contacts as our own cleaning leaves them."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from auditor.forms import fold_name
from auditor.model.cleaned import Cleaned
from auditor.model.rules import RuleBook

_TEXTS = {
    "given": "given_key",
    "family": "family_key",
    "maiden": "maiden_key",
    "nickname": "nickname_key",
    "company": "company_key",
    "title": "job_title_key",
    "city": "city_key",
    "birthday": "birthday",
}
_NUMBER = "soc_sec_id"
"""A column that only the FEBRL sets have: compared as a number, letter by letter."""


def write_columns(cleaned: Cleaned, contacts: pd.DataFrame, file: Path) -> None:
    """Write a row a contact as parquet: texts, "" where nothing is told, and lists of channels.

    The rows are in the order of `contacts`, whose rec_id and entity_id go along.
    """
    records, channels = cleaned.records, cleaned.channels
    channels = channels.loc[channels["key"] != ""]
    texts = {name: records[column] for name, column in _TEXTS.items()}
    table = pd.DataFrame({name: column.to_numpy() for name, column in texts.items()}).astype("str")
    table.insert(0, "rec_id", contacts["rec_id"].to_numpy())
    table.insert(1, "entity_id", contacts["entity_id"].to_numpy())
    for kind in ("profile", "address"):
        first = channels.loc[channels["kind"] == kind].drop_duplicates("record_id")
        told = first.set_index("record_id")["key"]
        table[kind] = told.reindex(records["record_id"], fill_value="").to_numpy()
    table["number"] = contacts[_NUMBER].to_numpy() if _NUMBER in contacts else ""
    if _NUMBER in contacts:
        table["profile"] = ""  # where the number stands for our own matcher
    columns = pa.Table.from_pandas(table, preserve_index=False)
    email, phone = channels["kind"] == "email", channels["kind"] == "phone"
    landline = phone & (channels["form"] == "landline")
    lists = {
        "emails": (email & (channels["form"] != "shared"), "key"),
        "phones": (phone, "national"),
        "mobiles": (phone & ~landline, "national"),
    }
    for name, (chosen, column) in lists.items():
        values = _lists(records["record_id"], channels.loc[chosen, ["record_id", column]])
        columns = columns.append_column(name, values)
    pq.write_table(columns, file)


def write_nicknames(book: RuleBook, file: Path) -> None:
    """Write as JSON which given names a word may stand for, itself aside."""
    formal: dict[str, list[str]] = {}
    for group in map(fold_name, book.words["matching/nicknames"].all):
        first, *others = group.split()
        for word in others:
            formal.setdefault(word, []).append(first)
    file.write_text(json.dumps(formal), encoding="utf-8")


def _lists(records: pd.Series, told: pd.DataFrame) -> pa.Array:
    """Return the values of each record as a list, every one once."""
    owner, value = told.columns
    told = told.loc[told[value] != ""].drop_duplicates()
    rows = pd.Index(records).get_indexer(told[owner])
    order = np.argsort(rows, kind="stable")
    ends = np.cumsum(np.bincount(rows, minlength=len(records)))
    offsets = pa.array(np.concatenate(([0], ends)), pa.int32())
    values = pa.array(told[value].to_numpy()[order], pa.string())
    return pa.ListArray.from_arrays(offsets, values)
