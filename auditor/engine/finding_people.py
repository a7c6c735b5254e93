"""Finds the person a reader means: by id, name or part of one, e-mail, profile or phone."""

import re

import pandas as pd
from rapidfuzz import fuzz, process

from auditor.errors import UsageError
from auditor.forms import fold, once_per_value, printable
from auditor.model.directory import places_of
from auditor.model.excerpt import Columnar

_TELLING = re.compile(r"[@:/]|[0-9]{2}")
_NEAR_SCORE = 70
_NEAR_NAMES = 3


def find_people(audit: Columnar, who: str) -> list[str]:
    """Return the ids of the people meant, in the order of the audit; several if it is not clear.

    Args:
        audit: the audit, whole or as an excerpt.
        who: a person_id, profile address, e-mail, phone number, name or part of one.

    Raises:
        UsageError: nobody is meant; it names those whose names are near.
    """
    wanted = who.strip()
    for found in (_by_id, _by_channel, _by_whole_name, _by_part_of_name):
        people = found(audit, wanted)
        if people:
            order = audit.columns("people", ["person_id"])["person_id"]
            return [str(person) for person in order[order.isin(people)]]
    raise UsageError(
        f"nobody here is found by {printable(who)!r}",
        advice=_nearest(audit, wanted) or "give a name, a part of one, an e-mail or a profile",
    )


def _by_id(audit: Columnar, wanted: str) -> list[str]:
    ids = audit.columns("people", ["person_id"])["person_id"]
    return [str(person) for person in ids[ids == wanted.casefold()]]


def _by_channel(audit: Columnar, wanted: str) -> list[str]:
    """Look among the keys of channels: profile, e-mail, phone."""
    if not _TELLING.search(wanted):  # nothing but a name, which is sought elsewhere
        return []
    channels = audit.columns("channels", ["person_id", "kind", "value", "key"])
    profiles = audit.columns("people", ["person_id", "profile"])
    told = profiles.rename(columns={"profile": "key"}).assign(kind="profile", value="")
    known = pd.concat([channels, told], ignore_index=True)
    return [str(known["person_id"].iloc[place]) for place in places_of(wanted, known)]


def _by_whole_name(audit: Columnar, wanted: str) -> list[str]:
    names = _names(audit)
    return list(names.loc[(names["folded"] == fold(wanted)) & (names["folded"] != ""), "person_id"])


def _by_part_of_name(audit: Columnar, wanted: str) -> list[str]:
    """Look for names in which every word wanted begins some word."""
    words = fold(wanted).split()
    if not words:
        return []
    names = _names(audit)
    folded = " " + names["folded"].str.replace("-", " ", regex=False)
    found = pd.Series(data=True, index=names.index)
    for word in words:
        found &= folded.str.contains(f" {word}", regex=False)
    return list(names.loc[found, "person_id"])


def _names(audit: Columnar) -> pd.DataFrame:
    """Return person_id and folded name for every name a person is known by."""
    columns = ["person_id", "name"]
    read = audit.columns("account", columns)
    names = pd.concat([audit.columns("people", columns), read[read["person_id"] != ""]])
    names = names.drop_duplicates(ignore_index=True)
    return names.assign(folded=once_per_value(names["name"], fold).astype("str"))


def _nearest(audit: Columnar, wanted: str) -> str:
    names = dict.fromkeys(audit.columns("people", ["name"])["name"])
    near = process.extract(
        fold(wanted),
        list(names),
        scorer=fuzz.WRatio,
        processor=fold,
        score_cutoff=_NEAR_SCORE,
        limit=_NEAR_NAMES,
    )
    told = ", ".join(printable(name) for name, _, _ in near)
    return f"did you mean {told}?" if told else ""
