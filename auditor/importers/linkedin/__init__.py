"""LinkedIn's data export, every era from 2018 to 2026, original or re-saved by a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.combine import concatenate
from auditor.importers.interface import Context, Document
from auditor.importers.layouts import find_header
from auditor.importers.linkedin.connections import read_connections
from auditor.importers.linkedin.conversations import Conversations, conversations
from auditor.importers.linkedin.entries import keys
from auditor.importers.linkedin.export_file import ExportFile, open_export_file, unreadable
from auditor.importers.linkedin.file_names import FORMATS_BY_NAME, file_key
from auditor.importers.linkedin.invitations import read_invitations
from auditor.importers.linkedin.layouts import BY_CONTENT
from auditor.importers.linkedin.messages import MessageRows, read_messages
from auditor.importers.linkedin.one_to_one import advertising, one_to_one
from auditor.importers.linkedin.owner import Clues, find_owner
from auditor.importers.linkedin.owner_files import OWNER_FORMATS, OwnerFacts, read_owner_file
from auditor.importers.linkedin.praise import (
    read_endorsements,
    read_notes,
    read_recommendations,
)
from auditor.importers.linkedin.uploaded_contacts import read_uploaded_contacts
from auditor.importers.streams import Unreadable
from auditor.importers.text import as_text
from auditor.model.imported import Imported, Owner
from auditor.model.notes import Note

_RECOMMENDATIONS = "linkedin-recommendations-"

_SIMPLE = {
    "linkedin-connections": read_connections,
    "linkedin-uploaded-contacts": read_uploaded_contacts,
    "linkedin-endorsements-received": read_endorsements,
    "linkedin-endorsements-given": read_endorsements,
    "linkedin-recommendations-received": read_recommendations,
    "linkedin-recommendations-given": read_recommendations,
    "linkedin-notes": read_notes,
}
"""Readers of files that can be understood by themselves."""


class LinkedInImporter:
    """Reads the files of one LinkedIn archive together: who the owner is takes all of them."""

    id = "linkedin"

    def claims(self, document: Document, head: bytes) -> str:
        """Return the format that the header tells; without a known header, that of the name.

        Recommendations given and received look alike: the name tells them apart.
        """
        by_name = FORMATS_BY_NAME.get(file_key(document.name), "")
        try:
            header = find_header(as_text(head).data, BY_CONTENT)
        except Unreadable:
            return by_name
        if header is None:
            return by_name
        if header.layout.format.startswith(_RECOMMENDATIONS):
            given = "given" in document.name.lower()
            return f"{_RECOMMENDATIONS}{'given' if given else 'received'}"
        return header.layout.format

    def read(self, documents: Sequence[tuple[Document, str]], context: Context) -> Imported:
        """Read the files of one collection, and find out whose they are."""
        parts: list[Imported] = []
        clues = Clues(OwnerFacts(), pd.DataFrame({"me": [], "me_name": []}, dtype="str"), None)
        messages: list[MessageRows] = []
        for document, format_id in documents:
            if format_id == "linkedin-messages":
                context.progress(document.label, 0, None, "messages")
            try:
                file = open_export_file(document, format_id)
            except Unreadable as error:
                parts.append(imported(unreadable(document, format_id, str(error))))
            else:
                clues = self._read_one(file, context, clues, parts, messages)
        if messages:
            talks = _talks(messages, concatenate(parts))
            clues = replace(clues, talks=talks, adverts=advertising(talks))
        owner = find_owner(clues, context.me)
        if clues.talks is not None:
            parts += one_to_one(messages, clues.talks, owner)
        whole = concatenate(parts)
        collection = documents[0][0].collection
        doubts = _doubts(owner, collection, has_messages=bool(messages))
        return replace(whole, owner=owner, notes=(*whole.notes, *doubts))

    @staticmethod
    def _read_one(
        file: ExportFile,
        context: Context,
        clues: Clues,
        parts: list[Imported],
        messages: list[MessageRows],
    ) -> Clues:
        """Read one file into `parts` or `messages`; return the clues with what it tells."""
        format_id = file.layout.format
        if format_id == "linkedin-messages":
            messages.append(read_messages(file, context))
        elif format_id == "linkedin-invitations":
            part, mine = read_invitations(file, context)
            parts.append(part)
            both = pd.concat([clues.invitations, mine], ignore_index=True)
            clues = replace(clues, invitations=both)
        elif format_id in OWNER_FORMATS:
            facts, part = read_owner_file(file, clues.facts)
            parts.append(part)
            clues = replace(clues, facts=facts)
        else:
            parts.append(_SIMPLE[format_id](file, context))
        return clues


def _talks(messages: Sequence[MessageRows], whole: Imported) -> Conversations:
    rows = [read.rows.assign(file=number) for number, read in enumerate(messages)]
    stacked = rows[0]
    for more in rows[1:]:
        columns = {
            name: pd.Series(
                pd.api.types.union_categoricals([stacked[name].array, more[name].array])
            )
            if isinstance(stacked[name].dtype, pd.CategoricalDtype)
            else pd.concat([stacked[name], more[name]], ignore_index=True)
            for name in stacked.columns
        }
        stacked = pd.DataFrame(columns)
    return conversations(stacked.reset_index(drop=True), lambda: _contacts(whole))


def _contacts(whole: Imported) -> pd.DataFrame:
    """Return `name, profile` of the connections."""
    connections = whole.records[whole.records["kind"] == "connection"]
    addresses = whole.channels[whole.channels["kind"] == "profile"]
    listed = connections.merge(addresses, on="record_id", how="left")
    return pd.DataFrame(
        {"name": listed["display_name"], "profile": keys(listed["value"].fillna(""))}
    )


def _doubts(owner: Owner, collection: str, *, has_messages: bool) -> tuple[Note, ...]:
    if not has_messages:
        return ()
    if not owner.profile and not owner.name:
        return (Note("owner-unknown", collection),)
    if owner.certainty in ("low", "none"):
        return (Note("owner-uncertain", collection, parameters={"reason": owner.how}),)
    return ()
