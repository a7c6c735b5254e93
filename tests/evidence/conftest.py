"""What the tests of the evidence share: the shipped packs, and contacts in few words."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.engine import load
from auditor.evidence.events import Contacts, contacts
from auditor.model.matched import ATTRIBUTED
from auditor.model.rules import RuleBook

DEFAULTS: dict[str, Any] = {
    "source": "export.zip/messages.csv",
    "collection": "export.zip",
    "kind": "message",
    "person_id": "anna",
    "words": 12,
    "questions": 0,
    "phrase": "",
    "language": "en",
}


def rows_of(*said: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> pd.DataFrame:
    """Return ATTRIBUTED from (direction, "2024-03-01 10:00") with values that differ."""
    rows = []
    for number, (direction, at, *more) in enumerate(said):
        moment = pd.Timestamp(at, tz="UTC") if at else pd.NaT
        row = {"line": number + 2, "digest": number, "direction": direction, "at": moment}
        rows.append(DEFAULTS | row | (more[0] if more else {}))
    if not rows:
        return ATTRIBUTED.empty()
    table = pd.DataFrame(rows)
    return ATTRIBUTED.build(table.assign(at=pd.to_datetime(table["at"], utc=True)))


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """Return the shipped rule packs."""
    return load()


@pytest.fixture(scope="session")
def said(book: RuleBook) -> Callable[..., Contacts]:
    """Return what makes Contacts of the people anna and ben from what was said."""

    def make(*told: Any) -> Contacts:
        return contacts(rows_of(*told), pd.Series(["anna", "ben"]), book)

    return make


@pytest.fixture(scope="session")
def interactions_of() -> Callable[..., pd.DataFrame]:
    """Return what makes ATTRIBUTED from what was said."""
    return rows_of
