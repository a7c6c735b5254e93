"""Messages between the owner and one other person; the others are set aside with a reason."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from auditor.importers.account import imported
from auditor.importers.linkedin.conversations import NOBODY, Codes, Conversations
from auditor.importers.linkedin.entries import counted, reasons
from auditor.importers.linkedin.messages import MessageRows
from auditor.importers.linkedin.participants import name_key
from auditor.model.imported import INTERACTIONS, Imported, Owner

_TWO = 2
_MEASURES = ("words", "questions", "phrase", "language", "digest")


@dataclass(frozen=True)
class _Sorted:
    """The messages of a collection: the other person of each, and why it does not count."""

    outgoing: Codes
    contact: Codes
    introduction: Codes
    told: pd.Series


def advertising(talks: Conversations) -> frozenset[int]:
    """Return the threads that are advertising: one advert makes the whole conversation one.

    The owner's click on a ready-made answer is a row of its own in it.
    """
    adverts = np.unique(talks.thread[talks.rows["advert"].to_numpy(dtype=bool)])
    return frozenset(int(thread) for thread in adverts)


def one_to_one(files: list[MessageRows], talks: Conversations, owner: Owner) -> list[Imported]:
    """Return for each file its interactions and the account of its rows."""
    if not owner.profile and not owner.name:
        unknown = "nothing tells who of those who write is the owner"
        told = pd.Series(unknown, index=talks.rows.index, dtype="str")
        nobody = np.full(len(talks.rows), NOBODY)
        none = np.zeros(len(talks.rows), dtype=bool)
        parted = _Sorted(none, nobody, none, told)
    else:
        parted = _sort(talks, owner)
    interactions = _messages(talks, parted)
    if parted.introduction.any():
        interactions = pd.concat([interactions, _introductions(talks, parted)], ignore_index=True)
    return [
        _of_file(number, file, talks, parted, interactions) for number, file in enumerate(files)
    ]


def _sort(talks: Conversations, owner: Owner) -> _Sorted:
    own_keys = {owner.profile, name_key(owner.name)} - {""}
    own = [code for code, person in enumerate(talks.persons) if person in own_keys]
    outgoing = np.isin(talks.sender, own)
    contact = np.where(outgoing, talks.recipient, talks.sender)
    to_me = np.isin(talks.recipient, own) | (talks.recipient == NOBODY)
    introduction = _is_introduction(talks, outgoing, own)
    rows = talks.rows
    conditions = [
        ("drafts that were never sent", rows["draft"].to_numpy()),
        ("advertising", np.isin(talks.thread, sorted(advertising(talks)))),
        ("in the spam folder", rows["spam"].to_numpy()),
        ("from you to yourself", outgoing & np.isin(talks.recipient, own)),
        ("group conversations", (talks.sizes[talks.thread] > _TWO) & ~introduction),
        ("with members who closed their account", (contact == NOBODY) & ~introduction),
        ("between other people", ~outgoing & ~to_me),
    ]
    told = reasons(
        rows, [(reason, pd.Series(holds, index=rows.index)) for reason, holds in conditions]
    )
    return _Sorted(outgoing, contact, introduction & (told == "").to_numpy(), told)


def _is_introduction(talks: Conversations, outgoing: Codes, own: list[int]) -> Codes:
    """Return which messages bring two others together: mine, to both, naming both."""
    to_me = talks.addressed[talks.addressed["person"].isin(own)]
    told = np.array([cell.count == _TWO and not cell.deleted for cell in talks.cells], dtype=bool)
    told[to_me["cell"].unique()] = False
    introduction: Codes = (
        outgoing & talks.rows["names_both"].to_numpy(dtype=bool) & told[talks.cell]
    )
    return introduction


def _messages(talks: Conversations, parted: _Sorted) -> pd.DataFrame:
    kept = np.flatnonzero((parted.told == "").to_numpy() & ~parted.introduction)
    recipients = [cell.names[0] if cell.names else "" for cell in talks.cells]
    senders = talks.rows["sender"].cat
    outgoing = parted.outgoing[kept]
    by_recipient = len(senders.categories) + talks.cell[kept]
    places = np.where(outgoing, by_recipient, senders.codes.to_numpy()[kept])
    names = pd.array([*senders.categories, *recipients], dtype="str").take(places)
    return _interactions(
        talks, kept, parted.contact[kept], names, "message", np.where(outgoing, "out", "in")
    )


def _introductions(talks: Conversations, parted: _Sorted) -> pd.DataFrame:
    """Return two interactions for each introduction, one with either person."""
    rows = np.flatnonzero(parted.introduction)
    made = pd.DataFrame({"row": rows, "thread": talks.thread[rows], "cell": talks.cell[rows]})
    both = made.merge(talks.addressed, on=["thread", "cell"]).sort_values(["row", "place"])
    pairs = zip(both["cell"], both["place"], strict=True)
    names = pd.array([talks.cells[cell].names[place] for cell, place in pairs], dtype="str")
    return _interactions(
        talks, both["row"].to_numpy(), both["person"].to_numpy(), names, "introduction", "out"
    )


def _interactions(
    talks: Conversations, rows: Codes, persons: Codes, names: Any, kind: str, direction: Any
) -> pd.DataFrame:
    profiles = ["" if person.startswith("name:") else person for person in talks.persons]
    told = talks.rows[["file", "line", "at", *_MEASURES]]
    chosen = told.iloc[rows].reset_index(drop=True)
    return pd.DataFrame(
        {
            "file": chosen["file"],
            "line": chosen["line"],
            "kind": kind,
            "at": chosen["at"],
            "direction": direction,
            "profile": pd.array([*profiles, ""], dtype="str").take(persons % (len(profiles) + 1)),
            "name": names,
            "thread": talks.thread[rows],
            **{measure: chosen[measure] for measure in _MEASURES},
        }
    )


def _of_file(
    number: int,
    messages: MessageRows,
    talks: Conversations,
    parted: _Sorted,
    interactions: pd.DataFrame,
) -> Imported:
    document = messages.file.document
    mine = (talks.rows["file"] == number).to_numpy()
    own = interactions[interactions["file"] == number].drop(columns="file")
    if not own["line"].is_monotonic_increasing:
        own = own.sort_values("line", kind="stable")
    table = INTERACTIONS.build(own.assign(source=document.label, collection=document.collection))
    told = parted.told[mine]
    account = messages.file.account(
        used=int((told == "").sum()),
        ignored=counted(told),
        rejected=messages.rejected,
        days=talks.rows["at"][mine],
    )
    return imported(account, interactions=table)
