"""The importers there are, and which files they may open."""

from collections.abc import Sequence

from auditor.importers.found import Interest
from auditor.importers.interface import Importer
from auditor.importers.layouts import Layout
from auditor.importers.linkedin import LinkedInImporter
from auditor.importers.linkedin import file_names as linkedin_names
from auditor.importers.tables import TableImporter
from auditor.importers.tables.file_names import is_named_as_table
from auditor.importers.tables.makers import LAYOUTS
from auditor.importers.vcard import VCardImporter


def importers_for(mappings: Sequence[Layout] = ()) -> tuple[Importer, ...]:
    """Return all importers in the order in which they are asked.

    LinkedIn comes last, since it also claims by name; a user's own mappings
    come before the tables that are known.
    """
    return (VCardImporter(), TableImporter((*mappings, *LAYOUTS)), LinkedInImporter())


IMPORTERS: tuple[Importer, ...] = importers_for()

_CARD_SUFFIXES = (".vcf", ".vcard")


def interest(path: str) -> Interest:
    """Return whether a file may be opened where the user did not name it, by its path."""
    if path.lower().endswith(_CARD_SUFFIXES) or is_named_as_table(path):
        return "open"
    return linkedin_names.interest(path.rpartition("/")[2])
