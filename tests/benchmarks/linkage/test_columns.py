"""Peers read all that our cleaning leaves of a contact, and nothing of the truth but its label."""

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from auditor.engine import load
from benchmarks.labelled import cleaned_of
from benchmarks.linkage.columns import write_columns, write_nicknames


def _contacts(*rows: dict[str, str]) -> pd.DataFrame:
    names = ("source", "first_name", "last_name", "full_name", "email", "phone")
    others = ("company", "title", "linkedin_url")
    table = pd.DataFrame([dict.fromkeys((*names, *others), "") | row for row in rows])
    return table.assign(rec_id=range(len(rows)), entity_id=range(len(rows)), ops="typo")


def test_every_channel_is_handed_on_once(tmp_path: Path) -> None:
    """Lists hold each address and number of a contact once, in their order; shared mail is left."""
    contacts = _contacts(
        {"source": "google", "first_name": "Ada", "last_name": "Müller"},
        {
            "source": "google",
            "first_name": "Bo",
            "last_name": "Berg",
            "email": "bo@example.org;info@example.com;BO@example.org;bo.berg@example.net",
            "phone": "+49 1512 3456789",
        },
    )
    write_columns(cleaned_of(contacts, load()), contacts, tmp_path / "clean.parquet")
    rows = pq.read_table(tmp_path / "clean.parquet").to_pylist()
    assert [row["family"] for row in rows] == ["muller", "berg"]
    assert [row["emails"] for row in rows] == [[], ["bo@example.org", "bo.berg@example.net"]]
    assert [row["phones"] for row in rows] == [[], ["15123456789"]]
    assert "ops" not in rows[0]


def test_nicknames_lead_to_formal_names(tmp_path: Path) -> None:
    """A nickname stands for every name that it is short for."""
    write_nicknames(load(), tmp_path / "nicknames.json")
    formal = json.loads((tmp_path / "nicknames.json").read_text(encoding="utf-8"))
    assert {"alexander", "alexandra"} <= set(formal["alex"])
