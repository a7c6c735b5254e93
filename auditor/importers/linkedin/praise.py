"""Endorsements, recommendations and notes: what people said about each other on LinkedIn."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.delimited import Block
from auditor.importers.interface import Context
from auditor.importers.linkedin.entries import (
    Conditions,
    blank,
    counted,
    interaction_table,
    joined,
    keys,
    measured,
    reasons,
)
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.moments import moments
from auditor.model.imported import Imported


def read_endorsements(file: ExportFile, _context: Context) -> Imported:
    """Return an interaction for each skill endorsed, whatever its status."""
    block = file.read()
    rows = block.rows
    columns = {
        "at": moments(rows["date"]),
        "direction": _direction(file),
        "profile": keys(rows["url"]),
        "detail": rows["skill"].str.strip(),
    }
    return _from(file, "endorsement", block, columns)


def read_recommendations(file: ExportFile, context: Context) -> Imported:
    """Return an interaction for each recommendation, shown or hidden: it was written."""
    block = file.read()
    rows = block.rows
    names = rows["given_name"] + " " + rows["family_name"]
    columns = {
        "at": moments(rows["date"]),
        "direction": _direction(file),
        "company": rows["company"].str.strip(),
        "detail": rows["status"].str.strip().str.lower(),
        **measured(rows["text"], names, context.measure_texts),
    }
    return _from(file, "recommendation", block, columns)


def read_notes(file: ExportFile, _context: Context) -> Imported:
    """Return an interaction for each note the owner keeps about a connection, without its text."""
    block = file.read()
    rows = block.rows
    columns = {
        "at": moments(rows["created_on"]),
        "direction": "out",
        "profile": keys(rows["url"]),
    }
    return _from(file, "note", block, columns, ("the note is empty", blank(rows["note"])))


def _direction(file: ExportFile) -> str:
    return "in" if file.layout.format.endswith("-received") else "out"


def _from(
    file: ExportFile,
    kind: str,
    block: Block,
    columns: Mapping[str, Any],
    *conditions: tuple[str, pd.Series],
) -> Imported:
    """Return the interactions of a file whose rows name one person each."""
    rows = block.rows
    name = joined(rows["given_name"], rows["family_name"])
    nobody = blank(name) & (columns.get("profile", "") == "")
    every: Conditions = [("they name nobody", nobody), *conditions]
    told = reasons(rows, every)
    interactions = interaction_table(
        file, kind, {"line": rows["line"], "name": name, **columns}, told == ""
    )
    account = file.account(
        used=len(interactions),
        ignored=counted(told),
        rejected=block.rejected,
        days=columns["at"],
    )
    return imported(account, interactions=interactions)
