"""The CSV files of the contract, one module a file."""

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from auditor.model.result import AuditResult
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.sentences import Telling, telling
from auditor.reporters.spreadsheets import (
    contacts,
    duplicates,
    findings,
    pruning,
    reconnecting,
    records,
)
from auditor.reporters.spreadsheets.cells import csv_bytes

Rows = Callable[[Telling], pd.DataFrame]

FILES: Mapping[str, Rows] = {
    "contacts.csv": contacts.rows,
    "prune.csv": pruning.rows,
    "reconnect.csv": reconnecting.rows,
    "duplicates.csv": duplicates.rows,
    "findings.csv": findings.rows,
    "records.csv": records.rows,
}


class SpreadsheetReporter:
    """Writes the CSV files: UTF-8, comma, LF, cells that no spreadsheet runs."""

    files: tuple[str, ...] = tuple(FILES)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield each file; headers are English in every language, sentences are translated."""
        told = telling(result, options.language)
        for name, rows in FILES.items():
            yield name, csv_bytes(rows(told))
