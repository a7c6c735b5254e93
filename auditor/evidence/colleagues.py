"""Who stands inside the owner's own employers, now or earlier, and what passed while both did."""

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd

from auditor.evidence.events import Contacts
from auditor.evidence.exchange import Columns
from auditor.evidence.per_person import count
from auditor.forms import once_per_value
from auditor.model.imported import Owner, RoleStart

_EPOCH = dt.date(1970, 1, 1)
_STILL = 10**7
"""A day number after every day."""

INSIDE, FORMER, OUTSIDE = "inside", "former", "outside"


def measure_colleagues(
    contacts: Contacts, companies: pd.Series, owner: Owner, key_of: Callable[[str], str]
) -> Columns:
    """Return `same_employer`, `employer_tie` and `messages_inside` for each person.

    An export names a person's employer of today alone, so a message is inside
    where it passed while the owner worked for that company.

    Args:
        contacts: the contacts of all people.
        companies: the people's employers, as shown.
        owner: the owner with their roles.
        key_of: gives the key of a company as shown or as written.
    """
    keys = once_per_value(companies, key_of).to_numpy(dtype=object)
    roles = [(key_of(role.company), role) for role in owner.roles if key_of(role.company)]
    now = np.isin(keys, sorted({key for key, role in roles if role.finished_on is None}))
    ever = np.isin(keys, sorted({key for key, _ in roles}))
    known = (keys != "") & bool(roles)
    rows = contacts.rows
    person, day = rows["person"].to_numpy(), rows["day"].to_numpy()
    inside = np.zeros(len(rows), dtype=bool)
    for key, role in roles:
        began, ended = _days(role)
        inside |= (keys == key)[person] & (day >= began) & (day < ended)
    real = (rows["written"] & rows["substantive"] & rows["dated"]).to_numpy()
    passed = count(contacts.people, person, inside & real)
    return {
        "same_employer": now,
        "employer_tie": np.select([now, ever, known], [INSIDE, FORMER, OUTSIDE], ""),
        "messages_inside": pd.arrays.IntegerArray(passed, ~known),
    }


def _days(role: RoleStart) -> tuple[int, int]:
    """Return the first day of a role and the day after it, as days since 1970.

    A role is told by its months, so it lasts to the end of its last one.
    """
    began = (role.started_on - _EPOCH).days
    if role.finished_on is None:
        return began, _STILL
    after = role.finished_on.replace(day=28) + dt.timedelta(days=4)
    return began, (after.replace(day=1) - _EPOCH).days
