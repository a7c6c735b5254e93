"""Gives the key of a company, whichever of its spellings is at hand."""

from collections.abc import Callable

import pandas as pd

from auditor.forms import fold


def company_keys(records: pd.DataFrame) -> Callable[[str], str]:
    """Return what gives the key of a company as shown or as written (CLEAN_RECORDS)."""
    shown = _distinct(records, "company_name")
    written = _distinct(records, "company")
    known = {**written, **shown}

    def key_of(company: str) -> str:
        return known.get(company) or fold(company)

    return key_of


def _distinct(records: pd.DataFrame, column: str) -> dict[str, str]:
    """Return the key of each company, that of its last record."""
    last = records[[column, "company_key"]].drop_duplicates(column, keep="last")
    return dict(zip(last[column].tolist(), last["company_key"].tolist(), strict=True))
