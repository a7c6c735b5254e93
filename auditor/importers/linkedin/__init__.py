"""LinkedIn's data export, every era from 2018 to 2026, original or re-saved by a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.combine import concatenate
from auditor.importers.interface import Context, Document
from auditor.importers.layouts import find_header
from auditor.importers.linkedin.conversations import conversations
from auditor.importers.linkedin.entries import keys
from auditor.importers.linkedin.export_file import open_export_file, unreadable
from auditor.importers.linkedin.file_names import FORMATS_BY_NAME, file_key
from auditor.importers.linkedin.layouts import BY_CONTENT
from auditor.importers.linkedin.messages import MessageRows, read_messages, stacked
from auditor.importers.linkedin.one_to_one import advertising, one_to_one
from auditor.importers.linkedin.owner import Clues, find_owner
from auditor.importers.linkedin.owner_files import OwnerFacts, read_owner_file
from auditor.importers.linkedin.single_files import SINGLE_FILES, read_single_file
from auditor.importers.streams import Unreadable
from auditor.importers.text import as_text
from auditor.model.imported import Imported, Owner
from auditor.model.notes import Note

_MESSAGES = "linkedin-messages"
_RECOMMENDATIONS = "linkedin-recommendations-"
_NO_INVITATIONS = pd.DataFrame({"me": [], "me_name": []}, dtype="str")


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
        context.core.keep(context.measure_texts)
        beside = {
            document.label: context.begin(read_single_file, document, format_id)
            for document, format_id in documents
            if format_id in SINGLE_FILES
        }
        facts = OwnerFacts()
        parts: dict[str, Imported] = {}
        messages: list[MessageRows] = []
        for document, format_id in documents:
            if document.label in beside:
                continue
            if format_id == _MESSAGES:
                context.progress(document.label, 0, None, "messages")
            try:
                file = open_export_file(document, format_id)
            except Unreadable as error:
                parts[document.label] = imported(unreadable(document, format_id, str(error)))
                continue
            if format_id == _MESSAGES:
                messages.append(read_messages(file, context))
            else:
                facts, parts[document.label] = read_owner_file(file, facts)
        single = {label: read() for label, read in beside.items()}
        parts |= {label: file.part for label, file in single.items()}
        invitations = [file.invitations for file in single.values() if file.invitations is not None]
        clues = Clues(facts, pd.concat([_NO_INVITATIONS, *invitations], ignore_index=True), None)
        in_order = [parts[document.label] for document, _ in documents if document.label in parts]
        return _understood(in_order, messages, clues, context.me, documents[0][0].collection)


def _understood(
    parts: list[Imported], messages: list[MessageRows], clues: Clues, me: str, collection: str
) -> Imported:
    """Return what the files of one collection say together: the messages are the owner's."""
    if messages:
        rows = stacked([read.rows.assign(file=number) for number, read in enumerate(messages)])
        talks = conversations(rows, lambda: _contacts(concatenate(parts)))
        clues = replace(clues, talks=talks, adverts=advertising(talks))
    owner = find_owner(clues, me)
    talked = one_to_one(messages, clues.talks, owner) if clues.talks is not None else []
    whole = concatenate([*parts, *talked])
    doubts = _doubts(owner, collection, me, has_messages=bool(messages))
    return replace(whole, owner=owner, notes=(*whole.notes, *doubts))


def _contacts(whole: Imported) -> pd.DataFrame:
    """Return `name, profile` of the connections."""
    connections = whole.records[whole.records["kind"] == "connection"]
    addresses = whole.channels[whole.channels["kind"] == "profile"]
    listed = connections.merge(addresses, on="record_id", how="left")
    return pd.DataFrame(
        {"name": listed["display_name"], "profile": keys(listed["value"].fillna(""))}
    )


def _doubts(owner: Owner, collection: str, me: str, *, has_messages: bool) -> tuple[Note, ...]:
    if not has_messages:
        return ()
    if not owner.profile and not owner.name:
        return (Note("owner-unknown", collection),)
    if owner.certainty in ("low", "none"):
        return (Note("owner-uncertain", collection, parameters={"reason": owner.how}),)
    if me.strip() and "--me" not in owner.how:
        return (Note("owner-not-found", collection),)
    return ()
