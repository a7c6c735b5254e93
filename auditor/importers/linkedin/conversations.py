"""Conversations: which persons take part in which, told from all messages of one collection."""

from collections.abc import Mapping, Sequence
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


def conversations(rows: pd.DataFrame, contacts: pd.DataFrame) -> Conversations:
    """Return who takes part in which conversation.

    Exports before 2023 give no addresses of recipients: a name is then taken
    for the address under which it writes in the same conversation, or else in
    the whole export if it is the only one of that name there.

    Args:
        rows: as `MessageRows.rows`, of all files of the collection.
        contacts: `name, profile` of the connections in the same export.
    """
    known = {str(name) for name in rows["sender"].cat.categories} | set(contacts["name"].tolist())
    cell, pairs = _cells(rows)
    cells = tuple(addressees(names, urls, known) for names, urls in pairs)
    several = np.array([found.count > 1 for found in cells], dtype=bool)[cell]
    thread = _threads(rows, several)
    urls = _by_category(rows["sender_url"], profile_key)
    names = _by_category(rows["sender"], _sender_name)
    sent = pd.DataFrame({"thread": thread, "name": names, "key": urls})
    everywhere = _unique_names(sent, contacts)
    here = _names_in_threads(sent)
    by_name = sent["name"].map(everywhere).fillna(sent["name"])
    sender_key = sent["key"].where(sent["key"] != "", by_name)
    addressed = _addressed(thread, cell, cells, here, everywhere)
    codes, persons = pd.factorize(
        pd.concat([sender_key.astype("str"), addressed["key"].astype("str")], ignore_index=True)
    )
    empty = np.flatnonzero(persons == "")
    codes = np.where(np.isin(codes, empty), NOBODY, codes)
    sender = codes[: len(rows)]
    addressed = addressed.assign(person=codes[len(rows) :])
    members = _members(thread, sender, addressed)
    return Conversations(
        rows,
        tuple(str(person) for person in persons),
        thread,
        sender,
        cell,
        cells,
        _only_recipient(thread, cell, cells, addressed),
        members,
        _sizes(thread, sender, cell, cells, members),
        addressed,
    )


def _threads(rows: pd.DataFrame, several: Codes) -> Codes:
    """Return a number for each conversation.

    The export of 2018 has no ids: there all that passed with one person is one
    conversation, and what went to several is one for each set of recipients.
    """
    ids, sender, recipients = (
        rows[column].astype("str") for column in ("conversation", "sender", "recipients")
    )
    direction = rows["direction"].astype("str").str.strip().str.upper()
    other = ("with " + sender).where(direction == "INCOMING", "with " + recipients)
    other = other.mask(several, "among " + sender + " and " + recipients)
    ids = ids.mask(ids == "", other.where(direction != "", ""))
    single = "line " + rows["line"].astype("str") + " of " + rows["file"].astype("str")
    return pd.factorize(ids.mask(ids == "", single))[0]


def _cells(rows: pd.DataFrame) -> tuple[Codes, list[tuple[str, str]]]:
    """Return a number for each distinct pair of TO and RECIPIENT PROFILE URLS, and the pairs."""
    names, urls = rows["recipients"].cat, rows["recipient_urls"].cat
    width = max(len(urls.categories), 1)
    both = names.codes.to_numpy().astype(np.int64) * width + urls.codes.to_numpy()
    codes, distinct = pd.factorize(both)
    name_values, url_values = names.categories.tolist(), urls.categories.tolist()
    return codes, [(name_values[int(b) // width], url_values[int(b) % width]) for b in distinct]


def _by_category(values: pd.Series, form: Any) -> Codes:
    told = np.array([form(str(value)) for value in values.cat.categories], dtype=object)
    return told[values.cat.codes.to_numpy()] if len(told) else np.array([], dtype=object)


def _sender_name(name: str) -> str:
    return "" if name.strip() == DELETED_MEMBER else name_key(name)


def _unique_names(sent: pd.DataFrame, contacts: pd.DataFrame) -> Mapping[str, str]:
    """Return the address of each name that has exactly one in this export."""
    listed = pd.DataFrame(
        {"name": contacts["name"].map(name_key), "key": contacts["profile"]}, dtype=object
    )
    pairs = pd.concat([sent[["name", "key"]], listed], ignore_index=True).drop_duplicates()
    pairs = pairs[(pairs["name"] != "") & (pairs["key"] != "")]
    single = pairs[~pairs["name"].duplicated(keep=False)]
    return dict(zip(single["name"], single["key"], strict=True))


def _names_in_threads(sent: pd.DataFrame) -> pd.DataFrame:
    """Return `thread, name, key_here` of those who write under one address in a conversation."""
    pairs = sent[(sent["name"] != "") & (sent["key"] != "")].drop_duplicates()
    single = pairs[~pairs.duplicated(["thread", "name"], keep=False)]
    return single.rename(columns={"key": "key_here"})


def _addressed(
    thread: Codes,
    cell: Codes,
    cells: Sequence[Addressees],
    here: pd.DataFrame,
    everywhere: Mapping[str, str],
) -> pd.DataFrame:
    """Return `thread, cell, place, key` of each recipient of each conversation."""
    listed = [
        (number, place, *told)
        for number, found in enumerate(cells)
        for place, told in enumerate(
            [(key, "") for key in found.keys]
            if found.keys
            else [("", name_key(name)) for name in found.names]
        )
    ]
    parts = pd.DataFrame(listed, columns=["cell", "place", "key", "name"], dtype=object).astype(
        {"cell": "int64", "place": "int64"}
    )
    used = pd.DataFrame({"thread": thread, "cell": cell}).drop_duplicates()
    whole = used.merge(parts, on="cell").merge(here, on=["thread", "name"], how="left")
    by_name = whole["key_here"].fillna(whole["name"].map(everywhere)).fillna(whole["name"])
    key = whole["key"].where(whole["key"] != "", by_name)
    return whole[["thread", "cell", "place"]].assign(key=key)


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
    return found["person"].fillna(NOBODY).to_numpy(dtype=np.int64)


def _sizes(
    thread: Codes, sender: Codes, cell: Codes, cells: Sequence[Addressees], members: pd.DataFrame
) -> Codes:
    """Return how many take part in each conversation, the deleted members with them."""
    count = int(thread.max()) + 1 if len(thread) else 0
    sizes = np.bincount(members["thread"], minlength=count)
    gone = np.zeros(count, dtype=np.int64)
    np.maximum.at(gone, thread, np.array([found.deleted for found in cells], dtype=np.int64)[cell])
    np.maximum.at(gone, thread, (sender == NOBODY).astype(np.int64))
    return sizes + gone
