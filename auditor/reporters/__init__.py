"""Stage six: an AuditResult becomes files; each format stands in the registry below."""

from auditor.reporters.annotations import AnnotationsReporter
from auditor.reporters.html import HtmlReporter, check_templates
from auditor.reporters.ics import CalendarReporter
from auditor.reporters.interface import Reporter, ReportOptions
from auditor.reporters.junit import JUnitReporter
from auditor.reporters.markdown import MarkdownReporter
from auditor.reporters.rendering import Output, rendered
from auditor.reporters.result_file import ResultFileReporter
from auditor.reporters.sarif import SarifReporter
from auditor.reporters.spreadsheets import SpreadsheetReporter
from auditor.reporters.vcard import VCardReporter
from auditor.reporters.writing import write, write_files

REPORTERS: dict[str, Reporter] = {
    "html": HtmlReporter(),
    "csv": SpreadsheetReporter(),
    "vcard": VCardReporter(),
    "ics": CalendarReporter(),
    "json": ResultFileReporter(),
    "markdown": MarkdownReporter(),
    "junit": JUnitReporter(),
    "sarif": SarifReporter(),
    "github": AnnotationsReporter(),
}
"""Every output format by the name that `--format` takes, in the order they are written."""

PUBLIC = frozenset(("markdown", "junit", "github"))
"""Formats made to be passed on: names are invented in them wherever a job runs the audit."""

HASHED = frozenset(("sarif",))
"""Formats that are made of a redacted result, whoever runs the audit."""

__all__ = [
    "HASHED",
    "PUBLIC",
    "REPORTERS",
    "Output",
    "ReportOptions",
    "Reporter",
    "check_templates",
    "rendered",
    "write",
    "write_files",
]
