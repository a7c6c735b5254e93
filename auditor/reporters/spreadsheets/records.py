"""records.csv: a row for every record read, and what became of it."""

import pandas as pd

from auditor.reporters.sentences import Telling


def rows(told: Telling) -> pd.DataFrame:
    """Return source, line, outcome, person_id and reason of every record, in reading order."""
    account = told.result.account.sort_values("record_id", kind="stable")
    return account[["source", "line", "outcome", "person_id", "reason"]]
