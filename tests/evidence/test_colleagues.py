"""Who stands inside the owner's employers, now or formerly."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.evidence.colleagues import measure_colleagues
from auditor.evidence.events import Contacts
from auditor.model.imported import Owner, RoleStart

OWNER = Owner(
    roles=(
        RoleStart("Muster GmbH", "Leitung", dt.date(2015, 1, 1), dt.date(2020, 6, 1)),
        RoleStart("Beispiel AG", "Leitung", dt.date(2020, 7, 1), None),
    )
)


def key_of(company: str) -> str:
    """Return the company without its legal form, in small letters."""
    return company.lower().removesuffix(" gmbh").removesuffix(" ag")


def measured(passed: Contacts, *companies: str, owner: Owner = OWNER) -> list[list[Any]]:
    """Return tie, messages inside and whether they work where the owner does, of each person."""
    columns = measure_colleagues(passed, pd.Series(companies), owner, key_of)
    inside = pd.Series(columns["messages_inside"]).astype(object)
    return [
        list(columns["employer_tie"]),
        inside.where(inside.notna(), None).tolist(),
        list(columns["same_employer"]),
    ]


@pytest.mark.parametrize(
    ("company", "tie", "inside"),
    [
        ("Beispiel", "inside", 1),
        ("Muster", "former", 2),
        ("Dritte KG", "outside", 0),
        ("", "", None),
    ],
)
def test_tie(said: Callable[..., Contacts], company: str, tie: str, inside: int | None) -> None:
    """Messages are inside while the owner worked for the company, to the end of the last month."""
    passed = said(
        ("in", "2014-03-01 10:00"),
        ("in", "2016-03-01 10:00"),
        ("out", "2020-06-30 10:00"),
        ("out", "2020-06-30 11:00", {"phrase": "phrases/thanks"}),
        ("in", "2021-03-01 10:00"),
    )

    assert [[tie, "outside"], [inside, 0], [tie == "inside", False]] == measured(
        passed, company, "Vierte"
    )


def test_owner_without_roles(said: Callable[..., Contacts]) -> None:
    """Without Positions.csv nothing is told about anyone's tie."""
    told = measured(said(("in", "2016-03-01")), "Muster", "", owner=Owner())

    assert [["", ""], [None, None], [False, False]] == told
