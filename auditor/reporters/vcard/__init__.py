"""Writes contacts.vcf: the merged address book, nothing of the input cards lost."""

from auditor.reporters.vcard.reporter import VCardReporter

__all__ = ["VCardReporter"]
