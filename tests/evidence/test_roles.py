"""Contact around the owner's role starts."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.evidence.events import Contacts
from auditor.evidence.roles import measure_roles
from auditor.model.imported import Owner, RoleStart
from auditor.model.rules import RuleBook

Said = Callable[..., Contacts]
AS_OF = dt.date(2025, 1, 1)
FIRST, SECOND = dt.date(2015, 1, 1), dt.date(2022, 6, 1)
LONG_AGO = pd.Timestamp("2016-01-01")
PITCH = {"phrase": "phrases/pitch", "words": 40}


def roles(
    passed: Contacts, book: RuleBook, connected_on: Any = LONG_AGO, starts: Any = (FIRST, SECOND)
) -> tuple[int, bool]:
    """Return Anna's survived role changes and whether she wrote in a status burst."""
    owner = Owner(roles=tuple(RoleStart("Muster GmbH", "Leitung", day, None) for day in starts))
    connected = pd.Series([connected_on, connected_on], dtype="datetime64[us]")
    columns = measure_roles(passed, owner, connected, AS_OF, book.settings)
    return int(columns["role_changes_survived"][0]), bool(columns["status_burst"][0])


def exchanges(*days: str) -> list[tuple[str, str]]:
    """Return a message each way on each day."""
    return [said for day in days for said in (("in", f"{day} 09:00"), ("out", f"{day} 10:00"))]


@pytest.mark.parametrize(
    ("days", "survived"),
    [
        (("2022-03-03", "2022-08-30"), 1),
        (("2022-03-04", "2022-08-30"), 0),
        (("2022-03-03", "2022-08-29"), 0),
        (("2020-01-01",), 0),
        (("2014-01-01", "2016-01-01"), 0),
    ],
    ids=["ninety-days", "too-near-before", "too-near-after", "only-before", "first-role"],
)
def test_survived_role_change(
    said: Said, book: RuleBook, days: tuple[str, ...], survived: int
) -> None:
    """Both wrote 90 days before and 90 days after; the first role of all is no change."""
    assert survived == roles(said(*exchanges(*days)), book)[0]


def test_survived_needs_both(said: Said, book: RuleBook) -> None:
    """Who only ever called into silence survived nothing."""
    assert 0 == roles(said(("in", "2020-01-01 09:00"), ("in", "2024-01-01 09:00")), book)[0]


def calls(*days: str, **values: Any) -> list[Any]:
    """Return an inbound message on each day."""
    return [("in", f"{day} 09:00", values) for day in days]


BURST = ("2022-06-10", "2022-06-24", "2022-07-10")


@pytest.mark.parametrize(
    ("told", "burst"),
    [
        (calls(*BURST), True),
        (calls(*BURST, phrase="phrases/request"), True),
        (calls(*BURST, **PITCH), True),
        (calls("2018-03-03", *BURST), True),
        (calls(*BURST[:2]), False),
        (calls("2021-12-01", *BURST), False),
        (calls(*BURST, "2022-10-10"), False),
        (calls(*BURST, "2023-09-10"), False),
        (calls(*BURST, phrase="phrases/new-role"), False),
        ([("out", "2022-06-02 09:00"), *calls(*BURST)], False),
    ],
    ids=[
        *("requests", "favours", "pitches-of-an-old-contact", "years-before", "only-two"),
        *("wrote-before", "went-on", "came-back", "congratulations", "owner-wrote-first"),
    ],
)
def test_status_burst(said: Said, book: RuleBook, told: list[Any], burst: bool) -> None:
    """Three weighty messages within 90 days of a role start, quiet before, silence after."""
    assert burst == roles(said(*told), book)[1]


def test_new_contacts_burst_for_other_reasons(said: Said, book: RuleBook) -> None:
    """Who was connected only after the role start did not come back because of it."""
    assert not roles(said(*calls(*BURST)), book, pd.Timestamp("2022-06-05"))[1]


def test_the_silence_must_have_come(said: Said, book: RuleBook) -> None:
    """Right after the burst nobody can say yet that they fell silent."""
    late = [*calls("2024-11-10", "2024-11-20", "2024-12-01")]

    assert not roles(said(*late), book, starts=(FIRST, dt.date(2024, 11, 1)))[1]


def test_without_roles(said: Said, book: RuleBook) -> None:
    """Without Positions.csv there is no role to survive or to burst around."""
    assert (0, False) == roles(said(*calls(*BURST)), book, starts=())
