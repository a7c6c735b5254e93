"""Reads address books in vCard 2.1, 3.0 and 4.0, card by card."""

from auditor.importers.vcard.importer import VCardImporter

__all__ = ["VCardImporter"]
