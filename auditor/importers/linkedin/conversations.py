"""Conversations: which persons take part in which, told from all messages of one collection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from auditor.forms import profile_key
from auditor.importers.linkedin.participants import (
    DELETED_MEMBER,
    Addressees,
    addressees,
    name_key,
)

Codes = np.ndarray[Any, Any]

NOBODY = -1
"""Code of a person who is not told: a deleted member, or an empty cell."""


@dataclass(frozen=True)
class Conversations:
    """The messages of one collection with their people as numbers.

    Attributes:
        rows: the messages; their order is that of all arrays.
        persons: key of each person: `linkedin:slug`, or `name:folded name` without an address.
        thread: number of each message's conversation.
        sender: person who sent each message, or NOBODY.
        cell: number of each message's recipients, an index into `cells`.
        cells: the distinct recipients.
        recipient: the one recipient of each message; NOBODY where there are several or none.
        members: `thread, person` of each participant, each pair once.
        sizes: for each thread how many take part, deleted members counted as one each.
    """

    rows: pd.DataFrame
    persons: tuple[str, ...]
    thread: Codes
    sender: Codes
    cell: Codes
    cells: tuple[Addressees, ...]
    recipient: Codes
    members: pd.DataFrame
    sizes: Codes
    addressed: pd.DataFrame
    """`thread, cell, place, person` of each recipient."""


def conversations(rows: pd.DataFrame, contacts: Callable[[], pd.DataFrame]) -> Conversations:
    """Return who takes part in which conversation.

    Exports before 2023 give no addresses of recipients: a name is then taken
    for the address under which it writes in the same conversation, or else in
    the whole export if it is the only one of that name there.

    Args:
        rows: as `MessageRows.rows`, of all files of the collection, with `file`.
        contacts: returns `name, profile` of the connections in the same export;
            asked only where people must be told by their names.
    """
    cell, pairs = _cells(rows)
    by_address = all(urls or names.strip() in ("", DELETED_MEMBER) for names, urls in pairs)
    listed = _NO_CONTACTS if by_address else contacts()
    known = {str(name) for name in rows["sender"].cat.categories} | set(listed["name"].tolist())
    cells = tuple(addressees(names, urls, known) for names, urls in pairs)
    several = np.array([found.count > 1 for found in cells], dtype=bool)[cell]
    thread = _threads(rows, several)
    people = _Numbers()
    sent = _sent(rows, thread, people)
    everywhere = _unique_names(sent, listed, people)
    addressed = _addressed(thread, cell, cells, people, _names_in_threads(sent), everywhere)
    alone = sent["name"].map(everywhere).fillna(sent["name"]).to_numpy(dtype=np.int64)
    sender = np.where(sent["key"] != NOBODY, sent["key"], alone)
    members = _members(thread, sender, addressed)
    return Conversations(
        rows,
        tuple(people.known),
        thread,
        sender,
        cell,
        cells,
        _only_recipient(thread, cell, cells, addressed),
        members,
        _sizes(thread, sender, cell, cells, members),
        addressed,
    )


_NO_CONTACTS = pd.DataFrame({"name": [], "profile": []}, dtype="str")


class _Numbers:
    """Numbers the keys of people in the order in which they come; no key is NOBODY."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, key: str) -> int:
        return self.known.setdefault(key, len(self.known)) if key else NOBODY

    def of_categories(self, values: pd.Series, key: Callable[[str], str]) -> Codes:
        """Return the number of each value of a column of categories."""
        numbers = [self(key(str(value))) for value in values.cat.categories]
        return np.array([*numbers, NOBODY], dtype=np.int64)[values.cat.codes.to_numpy()]


def _sent(rows: pd.DataFrame, thread: Codes, people: _Numbers) -> pd.DataFrame:
    """Return `thread, name, key` of each message's sender, as numbers."""
    return pd.DataFrame(
        {
            "thread": thread,
            "key": people.of_categories(rows["sender_url"], profile_key),
            "name": people.of_categories(rows["sender"], _sender_name),
        }
    )


def _sender_name(name: str) -> str:
    return "" if name.strip() == DELETED_MEMBER else name_key(name)


def _threads(rows: pd.DataFrame, several: Codes) -> Codes:
    """Return a number for each conversation.

    The export of 2018 has no ids: there all that passed with one person is one
    conversation, and what went to several is one for each set of recipients.
    """
    ids = rows["conversation"].cat
    codes: Codes = ids.codes.to_numpy().astype(np.int64)
    without = np.flatnonzero(codes == ids.categories.get_indexer(pd.Index([""]))[0])
    if not len(without):
        return codes
    left = rows.iloc[without]
    sender, recipients = left["sender"].astype("str"), left["recipients"].astype("str")
    direction = left["direction"].astype("str").str.strip().str.upper()
    other = ("with " + sender).where(direction == "INCOMING", "with " + recipients)
    other = other.mask(several[without], "among " + sender + " and " + recipients)
    single = "line " + left["line"].astype("str") + " of " + left["file"].astype("str")
    codes[without] = len(ids.categories) + pd.factorize(other.where(direction != "", single))[0]
    numbers: Codes = pd.factorize(codes)[0]
    return numbers


def _cells(rows: pd.DataFrame) -> tuple[Codes, list[tuple[str, str]]]:
    """Return a number for each distinct pair of TO and RECIPIENT PROFILE URLS, and the pairs."""
    names, urls = rows["recipients"].cat, rows["recipient_urls"].cat
    width = max(len(urls.categories), 1)
    both = names.codes.to_numpy().astype(np.int64) * width + urls.codes.to_numpy()
    codes, distinct = pd.factorize(both)
    name_values, url_values = names.categories.tolist(), urls.categories.tolist()
    return codes, [(name_values[int(b) // width], url_values[int(b) % width]) for b in distinct]


def _unique_names(
    sent: pd.DataFrame, contacts: pd.DataFrame, people: _Numbers
) -> Mapping[int, int]:
    """Return the number of the address of each name that has exactly one in this export."""
    listed = pd.DataFrame(
        {
            "name": [people(name_key(name)) for name in contacts["name"]],
            "key": [people(profile) for profile in contacts["profile"]],
        },
        dtype=np.int64,
    )
    pairs = pd.concat([sent[["name", "key"]], listed], ignore_index=True).drop_duplicates()
    pairs = pairs[(pairs["name"] != NOBODY) & (pairs["key"] != NOBODY)]
    single = pairs[~pairs["name"].duplicated(keep=False)]
    return dict(zip(single["name"].tolist(), single["key"].tolist(), strict=True))


def _names_in_threads(sent: pd.DataFrame) -> pd.DataFrame:
    """Return `thread, name, key_here` of those who write under one address in a conversation."""
    pairs = sent[(sent["name"] != NOBODY) & (sent["key"] != NOBODY)].drop_duplicates()
    single = pairs[~pairs.duplicated(["thread", "name"], keep=False)]
    return single.rename(columns={"key": "key_here"})


def _addressed(
    thread: Codes,
    cell: Codes,
    cells: Sequence[Addressees],
    people: _Numbers,
    here: pd.DataFrame,
    everywhere: Mapping[int, int],
) -> pd.DataFrame:
    """Return `thread, cell, place, person` of each recipient of each conversation."""
    listed = [
        (number, place, *told)
        for number, found in enumerate(cells)
        for place, told in enumerate(
            [(people(key), NOBODY) for key in found.keys]
            if found.keys
            else [(NOBODY, people(name_key(name))) for name in found.names]
        )
    ]
    parts = pd.DataFrame(
        np.array(listed, dtype=np.int64).reshape(-1, 4), columns=["cell", "place", "key", "name"]
    )
    used = pd.DataFrame({"thread": thread, "cell": cell}).drop_duplicates()
    whole = used.merge(parts, on="cell")
    by_name = whole[whole["key"] == NOBODY].merge(here, on=["thread", "name"], how="left")
    by_key = whole[whole["key"] != NOBODY]
    told = by_name["key_here"].fillna(by_name["name"].map(everywhere)).fillna(by_name["name"])
    by_name = by_name.assign(key=told.astype(np.int64)).drop(columns="key_here")
    both = pd.concat([by_key, by_name], ignore_index=True)
    ordered = both.sort_values(["thread", "cell", "place"], kind="stable", ignore_index=True)
    return ordered[["thread", "cell", "place"]].assign(person=ordered["key"])


def _members(thread: Codes, sender: Codes, addressed: pd.DataFrame) -> pd.DataFrame:
    senders = pd.DataFrame({"thread": thread, "person": sender})
    both = pd.concat([senders, addressed[["thread", "person"]]], ignore_index=True)
    return both[both["person"] != NOBODY].drop_duplicates(ignore_index=True)


def _only_recipient(
    thread: Codes, cell: Codes, cells: Sequence[Addressees], addressed: pd.DataFrame
) -> Codes:
    counts = np.array([found.count for found in cells], dtype=np.int64)
    single = addressed[(counts[addressed["cell"]] == 1) & (addressed["place"] == 0)]
    rows = pd.DataFrame({"thread": thread, "cell": cell})
    found = rows.merge(single[["thread", "cell", "person"]], on=["thread", "cell"], how="left")
    only: Codes = found["person"].fillna(NOBODY).to_numpy(dtype=np.int64)
    return only


def _sizes(
    thread: Codes, sender: Codes, cell: Codes, cells: Sequence[Addressees], members: pd.DataFrame
) -> Codes:
    """Return how many take part in each conversation, the deleted members with them."""
    count = int(thread.max()) + 1 if len(thread) else 0
    sizes: Codes = np.bincount(members["thread"], minlength=count)
    gone = np.zeros(count, dtype=np.int64)
    deleted = np.array([found.deleted for found in cells], dtype=np.int64)[cell]
    np.maximum.at(gone, thread, np.maximum(deleted, sender == NOBODY))
    return sizes + gone
