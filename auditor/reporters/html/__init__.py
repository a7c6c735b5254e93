"""report.html: one page that answers first, shows its evidence and needs no network."""

from auditor.reporters.html.reporter import HtmlReporter

__all__ = ["HtmlReporter"]
