"""Stage six: an AuditResult becomes files; each format stands in the registry below."""

from auditor.reporters.html import HtmlReporter, check_templates
from auditor.reporters.interface import Reporter, ReportOptions
from auditor.reporters.result_file import ResultFileReporter
from auditor.reporters.spreadsheets import SpreadsheetReporter
from auditor.reporters.vcard import VCardReporter
from auditor.reporters.writing import write, write_files

REPORTERS: dict[str, Reporter] = {
    "html": HtmlReporter(),
    "csv": SpreadsheetReporter(),
    "vcard": VCardReporter(),
    "json": ResultFileReporter(),
}
"""Every output format by the name that `--format` takes, in the order they are written."""

__all__ = ["REPORTERS", "ReportOptions", "Reporter", "check_templates", "write", "write_files"]
