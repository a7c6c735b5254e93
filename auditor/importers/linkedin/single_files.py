"""The files of an archive that can be understood by themselves, each opened and read."""

from dataclasses import dataclass

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.interface import Context, Document
from auditor.importers.linkedin.connections import read_connections
from auditor.importers.linkedin.export_file import open_export_file, unreadable
from auditor.importers.linkedin.invitations import read_invitations
from auditor.importers.linkedin.praise import (
    read_endorsements,
    read_notes,
    read_recommendations,
)
from auditor.importers.linkedin.uploaded_contacts import read_uploaded_contacts
from auditor.importers.streams import Unreadable
from auditor.model.imported import Imported

_INVITATIONS = "linkedin-invitations"
_READERS = {
    "linkedin-connections": read_connections,
    "linkedin-uploaded-contacts": read_uploaded_contacts,
    "linkedin-endorsements-received": read_endorsements,
    "linkedin-endorsements-given": read_endorsements,
    "linkedin-recommendations-received": read_recommendations,
    "linkedin-recommendations-given": read_recommendations,
    "linkedin-notes": read_notes,
}
SINGLE_FILES = frozenset({*_READERS, _INVITATIONS})
"""The formats of these files."""


@dataclass(frozen=True)
class SingleFile:
    """What one file gave; of invitations also `me, me_name`, as in `owner.Clues`."""

    part: Imported
    invitations: pd.DataFrame | None = None


def read_single_file(document: Document, format_id: str, context: Context) -> SingleFile:
    """Return what a document of one of the SINGLE_FILES gives; unreadable, it gives a note."""
    try:
        file = open_export_file(document, format_id)
    except Unreadable as error:
        return SingleFile(imported(unreadable(document, format_id, str(error))))
    if format_id == _INVITATIONS:
        return SingleFile(*read_invitations(file, context))
    return SingleFile(_READERS[format_id](file, context))
