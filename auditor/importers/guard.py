"""Keeps a fault of the program in one archive from costing the others."""

from collections.abc import Sequence

from auditor.errors import fault_of
from auditor.importers.account import account_of, only_accounts
from auditor.importers.interface import Context, Document, Importer
from auditor.model.imported import Imported

FAULT = "the auditor itself failed on it"


def guarded(
    importer: Importer, documents: Sequence[tuple[Document, str]], context: Context
) -> Imported:
    """Return what an importer reads, or its documents as unreadable where it breaks.

    Importers turn bad input into notes; what still raises is a bug. It is named
    loudly with its place, never with the error's text, which may quote a contact.
    """
    try:
        return importer.read(documents, context)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other sources are still audited
        reason = f"{FAULT} ({fault_of(error)})"
        return only_accounts(
            [
                account_of(document, format=format_id, unreadable=reason)
                for document, format_id in documents
            ]
        )
