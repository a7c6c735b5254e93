"""report.html: one page that answers first, shows its evidence and needs no network."""

from auditor.reporters.html.reporter import HtmlReporter
from auditor.reporters.html.templates import check_templates

__all__ = ["HtmlReporter", "check_templates"]
