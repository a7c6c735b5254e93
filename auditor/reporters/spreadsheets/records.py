"""records.csv: a row for every record read, and what became of it."""

import pandas as pd

from auditor.model.result import AuditResult


def rows(result: AuditResult, language: str) -> pd.DataFrame:
    """Return source, line, outcome, person_id and reason of every record, in reading order."""
    del language  # outcomes and reasons are not translated: scripts read them
    account = result.account.sort_values("record_id", kind="stable")
    return account[["source", "line", "outcome", "person_id", "reason"]]
