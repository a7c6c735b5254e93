"""Recognises entries named by nothing but an e-mail address or a number of somebody's."""

import re
from typing import Any

import numpy as np
import pandas as pd

from auditor.forms import fold
from auditor.model.rules import RuleBook

_EMAIL = re.compile(r"(?:mailto:)?<?([^\s@<>]+)@([^\s@<>]+)\.[^\s@<>.]+>?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:tel:)?\+?[\d\s()/.\-]+", re.IGNORECASE)
_FEWEST_DIGITS = 6
"""Numbers of fewer digits are those of services: 112, 11 8 33, 22 456."""
_FIRST_WORD = re.compile(r"[._+\-]")


def named_by_address(written: pd.Series, records: pd.DataFrame, book: RuleBook) -> Any:
    """Return which records are named by a person's e-mail address or number alone.

    An address from which a name was read names somebody. Shared mailboxes, an
    address that says its own domain twice, and the number of a company, with
    nobody's job beside it, are an organisation's: it has no name to ask for.

    Args:
        written: the name as written, by record.
        records: `name_status`, `company` and `job_title` of CLEAN_RECORDS, row for row.
        book: for the list of shared mailboxes.
    """
    found = np.zeros(len(written), dtype=bool)
    nameless = np.flatnonzero((records["name_status"] == "none") & (written != ""))
    shared = frozenset(map(fold, book.words["cleaning/shared-mailboxes"].all))
    may_be_somebodys = ((records["company"] == "") | (records["job_title"] != "")).to_numpy()
    texts = written.iloc[nameless].str.strip()
    for place, text in zip(nameless.tolist(), texts.tolist(), strict=True):
        if email := _EMAIL.fullmatch(text):
            local, domain = map(fold, email.groups())
            found[place] = _is_somebodys(local, domain, shared)
        elif _NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) >= _FEWEST_DIGITS:
            found[place] = may_be_somebodys[place]
    return found


def _is_somebodys(local: str, domain: str, shared: frozenset[str]) -> bool:
    parts = {local, _FIRST_WORD.split(local)[0]}
    return parts.isdisjoint(shared) and local not in domain.split(".")
