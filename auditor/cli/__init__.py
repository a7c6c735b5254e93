"""The command line: options in, exit code out; the only place that prints, styles or exits."""

from auditor.cli.group import main

__all__ = ["main"]
