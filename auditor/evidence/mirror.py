"""The mirror: how the owner answers, opens, returns and asks; never what others are worth."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.events import Contacts
from auditor.evidence.folding import folded_entries, folded_names
from auditor.evidence.per_person import count, first, last
from auditor.model.evidence import MIRROR
from auditor.model.rules import RuleBook

GROUPS = ("leadership", "management", "others", "beginners", "unknown")
"""Groups of senders by their job title; the first whose word list has a word of the title."""


def mirror(
    contacts: Contacts, evidence: Mapping[str, Any], job_titles: pd.Series, book: RuleBook
) -> pd.DataFrame:
    """Return MIRROR: `answered` (for all and by group), `opened`, `returned`, `asked`, `inside`.

    Args:
        contacts: the contacts of all people.
        evidence: columns of EVIDENCE, one value a person.
        job_titles: the people's job titles, in the same order.
        book: holds the word lists of the pack `mirror`.
    """
    wrote, answered = _answered(contacts)
    group = _groups(job_titles, book)
    rows = [("answered", "", int((wrote & answered).sum()), int(wrote.sum()))]
    for name in GROUPS:
        asked = wrote & (group == name)
        rows.append(("answered", name, int((asked & answered).sum()), int(asked.sum())))
    opened = np.nan_to_num(evidence["conversations_opened_by_me_share"]) * evidence["conversations"]
    rows.append(("opened", "", int(np.rint(opened).sum()), int(evidence["conversations"].sum())))
    given = np.asarray(evidence["recommendations_in"]) > 0
    returned = given & (np.asarray(evidence["recommendations_out"]) > 0)
    rows.append(("returned", "", int(returned.sum()), int(given.sum())))
    sent = contacts.rows["written"] & ~contacts.rows["inbound"]
    asking = sent & (contacts.rows["questions"] > 0)
    rows.append(("asked", "", int(asking.sum()), int(sent.sum())))
    met = (np.asarray(evidence["exchanges"]) > 0) & (np.asarray(evidence["employer_tie"]) != "")
    inside = np.asarray(evidence["messages_inside"].fillna(0) > 0, dtype=bool)
    rows.append(("inside", "", int((met & inside).sum()), int(met.sum())))
    return MIRROR.build(pd.DataFrame(rows, columns=MIRROR.names))


def _answered(contacts: Contacts) -> tuple[Any, Any]:
    """Return who wrote substance to the owner, and to whom of these the owner wrote afterwards."""
    rows, people = contacts.rows, contacts.people
    person, day = rows["person"].to_numpy(), rows["day"].to_numpy()
    inbound = rows["inbound"].to_numpy()
    real = (rows["substantive"] & rows["written"]).to_numpy()
    wrote = count(people, person, real & inbound) > 0
    written = (rows["written"] & rows["dated"]).to_numpy()
    asked = first(people, person, day, written & inbound & real)
    reply = last(people, person, day, written & ~inbound)
    return wrote, np.nan_to_num(reply, nan=-1.0) >= np.nan_to_num(asked, nan=np.inf)


def _groups(job_titles: pd.Series, book: RuleBook) -> Any:
    lists = {
        name: folded_entries(book.words[f"mirror/{name}"].all)
        for name in ("beginners", "leadership", "management")
        if f"mirror/{name}" in book.words
    }
    which, titles = pd.factorize(job_titles)
    forms = folded_names(titles.tolist())
    groups = [_group(f" {form} ", lists) for form in forms.values()]
    return np.array(groups, dtype=object)[which]


def _group(title: str, lists: Mapping[str, tuple[str, ...]]) -> str:
    if not title.strip():
        return "unknown"
    named = (name for name, words in lists.items() if any(f" {word} " in title for word in words))
    return next(named, "others")
