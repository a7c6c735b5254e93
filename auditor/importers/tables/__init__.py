"""Reads address books that are tables: Google Contacts, Outlook, and any other by a mapping."""

from auditor.importers.tables.importer import TableImporter
from auditor.importers.tables.mapping import read_mapping

__all__ = ["TableImporter", "read_mapping"]
