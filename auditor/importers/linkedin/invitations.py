"""Invitations.csv: who asked whom to connect in about the last twelve months."""

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.interface import Context
from auditor.importers.linkedin.entries import (
    blank,
    counted,
    interaction_table,
    keys,
    measured,
    reasons,
    rejected_rows,
)
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.linkedin.participants import DELETED_MEMBER
from auditor.importers.moments import moments
from auditor.model.imported import Imported

_OUTGOING = ("OUTGOING", "AUSGEHEND")
_INCOMING = ("INCOMING", "EINGEHEND")


def read_invitations(file: ExportFile, context: Context) -> tuple[Imported, pd.DataFrame]:
    """Return an interaction for each invitation, and who invited whom.

    The second value has a row for each invitation, with `me` and `me_name`: the
    profile key and name on the owner's side of it.
    """
    block = file.read()
    direction = block.rows["direction"].str.strip().str.upper()
    known = direction.isin([*_OUTGOING, *_INCOMING])
    told = reasons(block.rows, [("its direction is missing", ~known)])
    rejected = [*block.rejected, *rejected_rows(block.rows, told)]
    rows, outgoing = block.rows[known], direction[known].isin(_OUTGOING)
    sides = _sides(rows, outgoing)
    deleted = (sides["profile"] == "") & sides["name"].isin(["", DELETED_MEMBER])
    left_out = reasons(rows, [("with members who closed their account", deleted)])
    names = rows["sender"] + " " + rows["recipient"]
    columns = {
        "line": rows["line"],
        "at": moments(rows["sent_at"]),
        "direction": pd.Series("in", index=rows.index).mask(outgoing, "out"),
        "profile": sides["profile"],
        "name": sides["name"],
        "detail": pd.Series("", index=rows.index).mask(~blank(rows["message"]), "note"),
        **measured(rows["message"], names, context.measure_texts),
    }
    interactions = interaction_table(file, "invitation", columns, ~deleted)
    account = file.account(
        used=len(interactions), ignored=counted(left_out), rejected=rejected, days=columns["at"]
    )
    return imported(account, interactions=interactions), sides[["me", "me_name"]]


def _sides(rows: pd.DataFrame, outgoing: pd.Series) -> pd.DataFrame:
    """Return `profile, name` of the contact and `me, me_name` of the owner."""
    inviter, invitee = keys(rows["inviter_url"]), keys(rows["invitee_url"])
    sender, recipient = rows["sender"].str.strip(), rows["recipient"].str.strip()
    return pd.DataFrame(
        {
            "profile": invitee.where(outgoing, inviter),
            "name": recipient.where(outgoing, sender),
            "me": inviter.where(outgoing, invitee),
            "me_name": sender.where(outgoing, recipient),
        }
    )
