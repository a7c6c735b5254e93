"""Attribution: whom each message, recommendation or endorsement is about."""

import numpy as np
import pandas as pd

from auditor.forms import fold, once_per_value
from auditor.matching.people.lookup import texts_of
from auditor.model.cleaned import CLEAN_CHANNELS
from auditor.model.matched import ATTRIBUTED
from auditor.model.notes import Note

_WHOM = ["collection", "profile", "name", "company", "email", "phone"]


def with_learned_profiles(
    channels: pd.DataFrame, records: pd.DataFrame, interactions: pd.DataFrame
) -> pd.DataFrame:
    """Return the channels, with profile keys that messages tell about connections without one.

    Until mid-2023 Connections.csv had no URL column, but messages.csv names the
    sender's address beside the same display name. A key is learned where the
    name is one connection's in its export, and one profile's.

    Args:
        channels: CLEAN_CHANNELS.
        records: CLEAN_RECORDS of kept records.
        interactions: INTERACTIONS.
    """
    connections = _connections(records, channels)
    seen = interactions[["collection", "name", "profile"]].drop_duplicates()
    seen = seen.loc[seen["profile"] != ""]
    seen = seen.assign(name=_plain(seen["name"])).drop_duplicates()
    alone = connections.loc[connections["alone"] & (connections["profile"] == "")]
    found = seen.merge(alone[["collection", "name", "record_id"]], on=["collection", "name"])
    place = ["collection", "profile"]
    taken = connections[place].drop_duplicates().assign(taken=True)
    elsewhere = found[place].merge(taken, how="left", on=place)["taken"].notna()
    once = ~found.duplicated("record_id", keep=False) & ~found.duplicated(place, keep=False)
    once &= ~elsewhere
    learned = found.loc[once].sort_values("record_id")
    rows = CLEAN_CHANNELS.build(
        {
            "record_id": learned["record_id"],
            "kind": "profile",
            "value": learned["profile"],
            "preferred": False,
            "key": learned["profile"],
            "form": "linkedin",
        }
    )
    return pd.concat([channels, rows], ignore_index=True) if len(rows) else channels


def attributed(
    interactions: pd.DataFrame, records: pd.DataFrame, channels: pd.DataFrame, person: pd.Series
) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Return ATTRIBUTED, in the order of the interactions, and notes on what is nobody's.

    By profile key; else by address or number; else by the display name, if one
    connection of the same export has it, alone or with the company told, and
    nothing says that another profile is meant.

    Args:
        interactions: INTERACTIONS.
        records: CLEAN_RECORDS of kept records.
        channels: CLEAN_CHANNELS of kept records with person_id, learned profiles included.
        person: person_id by record_id.
    """
    interactions = interactions.reset_index(drop=True)
    whom = interactions[_WHOM].assign(profile=_with_thread_profiles(interactions))
    which = whom.groupby(_WHOM, sort=False).ngroup().to_numpy(np.int64)
    distinct = whom.iloc[np.unique(which, return_index=True)[1]].reset_index(drop=True)
    distinct = distinct.assign(name=_plain(distinct["name"]))
    by_name, ambiguous = _by_name(distinct, _connections(records, channels), person)
    found = _by_key(distinct, channels)
    named = (found == "") & (distinct["profile"] == "")
    distinct = distinct.assign(
        person_id=found.mask(named, by_name), ambiguous=ambiguous & (found == "")
    )
    person_id = distinct["person_id"].take(which).reset_index(drop=True)
    nobody = np.flatnonzero(person_id == "")
    strangers = distinct.take(which[nobody]).assign(kind=interactions["kind"].to_numpy()[nobody])
    return ATTRIBUTED.build(interactions.assign(person_id=person_id)), _notes(strangers)


def _plain(names: pd.Series) -> pd.Series:
    return once_per_value(names, lambda name: " ".join(name.split())).astype("str")


def _connections(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """Return connections with display name and profile key; `alone` where the name is unique."""
    told = ["record_id", "collection", "display_name", "company"]
    rows = records.loc[records["kind"] == "connection", told]
    linkedin = channels.loc[channels["key"].str.startswith("linkedin:"), ["record_id", "key"]]
    profile = linkedin.drop_duplicates("record_id").set_index("record_id")["key"]
    rows = pd.DataFrame(
        {
            "record_id": rows["record_id"],
            "collection": rows["collection"],
            "name": _plain(rows["display_name"]),
            "company": rows["company"],
            "profile": texts_of(rows["record_id"], profile),
        }
    )
    rows = rows.loc[rows["name"] != ""]
    return rows.assign(alone=~rows.duplicated(["collection", "name"], keep=False))


def _with_thread_profiles(interactions: pd.DataFrame) -> pd.Series:
    """Return profile keys, filled where the same name has one in the same conversation.

    Until early 2023 messages.csv told the address of senders, not of recipients.
    """
    profile = interactions["profile"]
    bare = ((profile == "") & interactions["thread"].notna()).to_numpy(dtype=bool)
    if not bare.any():
        return profile
    place = ["collection", "thread", "name"]
    threaded = interactions.loc[interactions["thread"].notna() & ~bare, [*place, "profile"]]
    told = threaded.drop_duplicates()
    told = told.loc[~told.duplicated(place, keep=False)]
    filled = interactions.loc[bare, place].merge(told, how="left", on=place)["profile"]
    values = profile.to_numpy(dtype=object, copy=True)
    values[bare] = filled.astype("str").fillna("").to_numpy(dtype=object)
    return pd.Series(values, index=interactions.index, dtype="str")


def _by_key(whom: pd.DataFrame, channels: pd.DataFrame) -> pd.Series:
    """Return by distinct contact the person that alone holds its profile, address or number."""
    usable = channels.loc[channels["key"] != "", ["key", "person_id"]].drop_duplicates()
    alone = usable.loc[~usable.duplicated("key", keep=False)].set_index("key")["person_id"]
    found = pd.Series("", index=whom.index, dtype="str")
    emails = once_per_value(whom["email"], str.casefold).astype("str")
    for keys in (whom["profile"], emails, whom["phone"]):
        found = found.where(found != "", texts_of(keys, alone))
    return found


def _by_name(
    whom: pd.DataFrame, connections: pd.DataFrame, person: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Return by distinct contact the person of its display name, and whether several fit."""
    place = ["collection", "name"]
    profiles = pd.concat([whom[[*place, "profile"]], connections[[*place, "profile"]]])
    profiles = profiles.loc[profiles["profile"] != ""].drop_duplicates()
    crowded = profiles.loc[profiles.duplicated(place)].drop_duplicates(place)[place]
    sought = whom[place].assign(company=once_per_value(whom["company"], fold))
    alone = connections.loc[connections["alone"], [*place, "record_id"]]
    record = sought.merge(alone, how="left", on=place)["record_id"]
    employed = connections.assign(company=once_per_value(connections["company"], fold))
    employed = employed.loc[employed["company"] != ""]
    employed = employed.loc[~employed.duplicated([*place, "company"], keep=False)]
    colleague = sought.merge(
        employed[[*place, "company", "record_id"]], how="left", on=[*place, "company"]
    )["record_id"]
    several = sought.merge(crowded.assign(crowded=True), how="left", on=place)["crowded"].notna()
    known = sought.merge(
        connections[place].drop_duplicates().assign(known=True), how="left", on=place
    )["known"].notna()
    record = record.mask(several).fillna(colleague)
    found = texts_of(record, person).set_axis(whom.index)
    return found, (known & (found == "").to_numpy()).set_axis(whom.index)


def _notes(nobody: pd.DataFrame) -> tuple[Note, ...]:
    """Return what there is to say about the interactions that are nobody's."""
    notes: list[Note] = []
    unclear = nobody.loc[nobody["ambiguous"]]
    if len(unclear):
        notes.append(Note("namesakes-in-messages", parameters={"count": len(unclear)}))
    strangers = nobody.loc[~nobody["ambiguous"] & (nobody["kind"] == "message")]
    if len(strangers):
        who = strangers["profile"].where(
            strangers["profile"] != "", strangers["collection"] + "\n" + strangers["name"]
        )
        counts = {"people": int(who.nunique()), "count": len(strangers)}
        notes.append(Note("not-among-contacts", parameters=counts))
    return tuple(notes)
