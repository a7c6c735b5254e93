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


def read_invitations(file: ExportFile, context: Context) -> tuple[Imported, pd.DataFrame]:
    """Return an interaction for each invitation, and who invited whom.

    The second value has a row for each invitation, with `me` and `me_name`: the
    profile key and name on the owner's side of it.
    """
    block = file.read()
    rows = block.rows
    outgoing = rows["direction"].str.strip().str.upper().isin(["OUTGOING", "AUSGEHEND"])
    incoming = rows["direction"].str.strip().str.upper().isin(["INCOMING", "EINGEHEND"])
    told = reasons(rows, [("its direction is missing", ~outgoing & ~incoming)])
    rejected = [*block.rejected, *rejected_rows(rows, told)]
    rows, outgoing = rows[told == ""], outgoing[told == ""]
    inviter, invitee = keys(rows["inviter_url"]), keys(rows["invitee_url"])
    names = rows["sender"] + " " + rows["recipient"]
    at = moments(rows["sent_at"])
    profile = invitee.where(outgoing, inviter)
    name = rows["recipient"].where(outgoing, rows["sender"]).str.strip()
    deleted = (profile == "") & name.isin(["", DELETED_MEMBER])
    left_out = reasons(rows, [("with members who closed their account", deleted)])
    columns = {
        "line": rows["line"],
        "at": at,
        "direction": pd.Series("in", index=rows.index).mask(outgoing, "out"),
        "profile": profile,
        "name": name,
        "detail": pd.Series("", index=rows.index).mask(~blank(rows["message"]), "note"),
        **measured(rows["message"], names, context.measure_texts),
    }
    interactions = interaction_table(file, "invitation", columns, ~deleted)
    mine = pd.DataFrame(
        {
            "me": inviter.where(outgoing, invitee),
            "me_name": rows["sender"].where(outgoing, rows["recipient"]).str.strip(),
        }
    )
    account = file.account(
        used=len(interactions), ignored=counted(left_out), rejected=rejected, days=at
    )
    return imported(account, interactions=interactions), mine
