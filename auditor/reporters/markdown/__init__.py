"""summary.md: what an audit says to those who read a job's page, in Markdown."""

from auditor.reporters.markdown.reporter import MarkdownReporter

__all__ = ["MarkdownReporter"]
