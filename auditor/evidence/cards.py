"""What the address book and LinkedIn say about each person, and what is wrong with it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.bare_addresses import named_by_address
from auditor.evidence.exchange import Columns
from auditor.evidence.names import placeholder_names
from auditor.evidence.per_person import count, positions
from auditor.forms import once_per_value
from auditor.model.cleaned import Cleaned
from auditor.model.companies import same_companies
from auditor.model.matched import Matched
from auditor.model.rules import RuleBook

_BOOKS = ("card", "uploaded")
_READ = [
    "record_id",
    "kind",
    "display_name",
    "given_name",
    "family_name",
    "name_status",
    "company",
    "job_title",
    "nickname",
    "birthday",
    "home_address_known",
    "note_known",
    "changed_on",
]


def measure_cards(matched: Matched, cleaned: Cleaned, as_of: dt.date, book: RuleBook) -> Columns:
    """Return what is known about each person, from their records and channels."""
    people = len(matched.people)
    records = cleaned.records[_READ].merge(
        matched.membership, on="record_id", validate="one_to_one"
    )
    person = positions(records["person_id"], matched.people["person_id"])
    in_book = records["kind"].isin(_BOOKS)

    def known(where: Any) -> Any:
        return count(people, person, np.asarray(where, dtype=bool)) > 0

    return {
        "is_connection": known(records["kind"] == "connection"),
        "in_address_book": known(in_book),
        "birthday_known": known(in_book & (records["birthday"] != "")),
        "home_address_known": known(in_book & records["home_address_known"].fillna(value=False)),
        "card_note_known": known(in_book & records["note_known"].fillna(value=False)),
        "nickname_known": known(in_book & (records["nickname"] != "")),
        "card_age_days": _card_age(records[in_book], person[in_book], people, as_of),
        "placeholder_name": _placeholders(records, person, people, book),
        **_channels(matched, people),
    }


def measure_shown(matched: Matched, key_of: Callable[[str], str], book: RuleBook) -> Columns:
    """Return what the people table says itself: name, employers, sources, possible duplicates."""
    people = matched.people
    lowest = float(book.settings["employer_similarity"])
    card = once_per_value(people["card_company"], key_of)
    linkedin = once_per_value(people["linkedin_company"], key_of)
    return {
        "name": people["name"],
        "given_name": once_per_value(people["given"], lambda given: (given.split() or [""])[0]),
        "name_status": people["name_status"],
        "card_company": people["card_company"],
        "linkedin_company": people["linkedin_company"],
        "employer_differs": (card != "")
        & (linkedin != "")
        & ~same_companies(card, linkedin, lowest),
        "possible_duplicates": _possible_duplicates(matched),
        "sources": people["sources"],
        "source_count": people["sources"].str.count("; ") + (people["sources"] != ""),
    }


def _card_age(cards: pd.DataFrame, person: Any, people: int, as_of: dt.date) -> Any:
    """Return the days since a person's newest card was changed, missing where none says."""
    newest = cards["changed_on"].groupby(person).max().reindex(range(people))
    return (pd.Timestamp(as_of) - newest).dt.days.clip(lower=0).astype("Int64").array


def _placeholders(records: pd.DataFrame, person: Any, people: int, book: RuleBook) -> Any:
    """Return whose every named record bears a stand-in for a name, or only an address or number.

    A LinkedIn connection bears the name its owner chose, so it is never one.
    """
    written = records["display_name"].where(
        records["display_name"].str.strip() != "",
        (records["given_name"] + " " + records["family_name"]).str.strip(),
    )
    named = (written != "").to_numpy()
    stand_in = np.zeros(len(records), dtype=bool)
    on_card = named & (records["kind"] != "connection").to_numpy()
    stand_in[on_card] = placeholder_names(written[on_card], book)
    stand_in |= on_card & named_by_address(written, records, book)
    names = count(people, person, named)
    return (names > 0) & (count(people, person, stand_in) == names)


def _channels(matched: Matched, people: int) -> Columns:
    channels = matched.channels
    person = positions(channels["person_id"], matched.people["person_id"])
    kind, form = channels["kind"], channels["form"]
    unusable = form.isin(["malformed", "invalid"])
    mobile = (kind == "phone") & (
        (form == "mobile")
        | ((form == "either") & channels["label"].str.contains("mobil|cell|handy", case=False))
    )
    reachable = kind.isin(["email", "phone", "profile"]) & ~unusable
    usable = channels[["kind", "key"]].assign(person=person)[reachable].drop_duplicates()
    return {
        "mobile_known": count(people, person, mobile) > 0,
        "channel_count": count(people, usable["person"].to_numpy()),
        "malformed_emails": _listed(channels, person, people, (kind == "email") & unusable),
        "invalid_phones": _listed(
            channels, person, people, (kind == "phone") & (unusable | (channels["repaired"] != ""))
        ),
    }


def _listed(channels: pd.DataFrame, person: Any, people: int, where: pd.Series) -> Any:
    """Return each person's distinct values where the mask is true, separated by "; ".

    Where a repair is certain, the repaired value follows its own after an arrow.
    """
    repaired = channels["repaired"][where]
    value = channels["value"][where]
    value = value.where(repaired == "", value + " → " + repaired)
    chosen = pd.DataFrame({"person": person[where], "value": value.to_numpy()})
    joined = chosen.drop_duplicates().groupby("person")["value"].agg("; ".join)
    return joined.reindex(range(people), fill_value="").to_numpy(dtype=object)


def _possible_duplicates(matched: Matched) -> Any:
    """Return with how many other people each one may be the same."""
    possible = matched.pairs[matched.pairs["outcome"] == "possible"]
    sides = ["left_person", "right_person"]
    both = pd.concat(
        [possible[sides], possible[sides[::-1]].set_axis(sides, axis=1)]
    ).drop_duplicates()
    others = both[both["left_person"] != both["right_person"]]
    counts = others.groupby("left_person").size()
    return matched.people["person_id"].map(counts).fillna(0).to_numpy(dtype=np.int64)
