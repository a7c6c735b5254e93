"""People: the records of one person become one row with the best of each."""

from urllib.parse import quote

import numpy as np
import pandas as pd

from auditor.forms import fold, once_per_value, printable
from auditor.matching.people.leading import leading_records
from auditor.model.matched import PEOPLE

_STATUS_ORDER = ("full", "initial", "given-only", "family-only", "placeholder", "none")
_KIND_ORDER = ("connection", "card", "uploaded")
_NAMES = ["name", "given", "family", "name_status"]
_JOB = ["company_name", "job_title"]
_FULLNESS = (
    "given_name",
    "family_name",
    "nickname",
    "company",
    "job_title",
    "city",
    "birthday",
    "uid",
    "labels",
)
_FULLNESS_FLAGS = ("note_known", "home_address_known", "photo_known")
_FUSED = [
    "person",
    "record_id",
    "source",
    "kind",
    *_NAMES,
    *_JOB,
    "city",
    "country",
    "birthday",
    "birth_key",
    "connected_on",
]
_REACHED = [
    "person",
    "record_id",
    "record_kind",
    "kind",
    "value",
    "preferred",
    "key",
    "form",
    "repaired",
]


def people_of(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """Return PEOPLE, ordered by folded name, then person_id.

    Until then a person is a number in the order of the ids, which sorts faster.

    Args:
        records: CLEAN_RECORDS of kept records with their person_id and the mark of their card.
        channels: CLEAN_CHANNELS of kept records with person_id and record_kind.
    """
    codes, ids = pd.factorize(records["person_id"], sort=True)
    records = records.assign(person=codes)
    channels = channels.assign(person=ids.get_indexer(pd.Index(channels["person_id"])))
    ordered = _ranked(records, channels).sort_values(["person", "rank", "record_id"])
    people = _best_names(ordered).set_index("person").sort_index()
    people = people.assign(
        person_id=ids,
        birthday=_birthday(ordered),
        leading_record=leading_records(ordered, records, channels),
        **_whereabouts(ordered),
        **_origins(ordered),
        **_current_job(ordered),
        **_reached(channels),
    )
    texts = [column.name for column in PEOPLE.columns if column.kind == "text"]
    people = people.assign(**{name: people[name].fillna("") for name in texts})
    order = people.assign(folded=once_per_value(people["name"], fold))
    order = order.sort_values("folded", kind="stable")
    return PEOPLE.build(order[PEOPLE.names].reset_index(drop=True))


def _whereabouts(ordered: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the employers by the two kinds of sources, and the place, a card's before others."""
    connected = ordered["kind"] == "connection"
    cards = ordered.loc[~connected, ["person", "company_name", "city", "country"]]
    connections = ordered.loc[connected, ["person", "company_name"]]
    return {
        "linkedin_company": _first(connections, "company_name"),
        "card_company": _first(cards, "company_name"),
        "city": _first(cards, "city").combine_first(_first(ordered, "city")),
        "country": _first(cards, "country").combine_first(_first(ordered, "country")),
    }


def _origins(ordered: pd.DataFrame) -> dict[str, pd.Series]:
    """Return which records and sources people come from, and since when they are connected."""
    by_record = ordered[["person", "record_id", "source"]].sort_values(["person", "record_id"])
    return {
        "connected_on": ordered.groupby("person")["connected_on"].min(),
        "sources": _joined(by_record, "source"),
        "kinds": _joined(ordered, "kind"),
        "record_count": ordered.groupby("person").size(),
    }


def _ranked(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """Return what people are made of, with the rank of the record's kind and its fullness."""
    ranks = {kind: rank for rank, kind in enumerate(_KIND_ORDER)}
    held = channels.groupby("record_id").size()
    fullness = held.reindex(records["record_id"], fill_value=0).to_numpy(np.int64).copy()
    for column in _FULLNESS:
        fullness += (records[column] != "").to_numpy(np.int64)
    for column in _FULLNESS_FLAGS:
        fullness += records[column].fillna(value=False).to_numpy(np.int64)
    rank = records["kind"].map(ranks).fillna(len(ranks)).astype("int64")
    return records[_FUSED].assign(rank=rank, fullness=fullness)


def _first(ordered: pd.DataFrame, column: str) -> pd.Series:
    """Return by person the first value that is not empty."""
    filled = ordered[["person", column]].loc[ordered[column] != ""]
    return filled.drop_duplicates("person").set_index("person")[column]


def _joined(ordered: pd.DataFrame, column: str) -> pd.Series:
    """Return by person the distinct values in order, separated by "; "."""
    rows = ordered[["person", column]].loc[ordered[column] != ""].drop_duplicates()
    single = ~rows.duplicated("person", keep=False)
    alone = rows.loc[single].set_index("person")[column]
    several: dict[str, list[str]] = {}
    further = rows.loc[~single]
    for person, value in zip(further["person"].tolist(), further[column].tolist(), strict=True):
        several.setdefault(person, []).append(value)
    joined = pd.Series(
        {person: "; ".join(values) for person, values in several.items()}, dtype="str"
    )
    return pd.concat([alone, joined]) if several else alone


def _best_names(ordered: pd.DataFrame) -> pd.DataFrame:
    """Return by person the name with the best status; then LinkedIn's, then the longest."""
    ranks = {status: rank for rank, status in enumerate(_STATUS_ORDER)}
    named = ordered[["person", "record_id", "rank", *_NAMES]].assign(
        status=ordered["name_status"].map(ranks).fillna(len(ranks)),
        short=-ordered["name"].str.len(),
    )
    several = named["person"].duplicated(keep=False)
    choice = named.loc[several].sort_values(
        ["person", "status", "rank", "short", "name", "record_id"]
    )
    best = pd.concat([named.loc[~several], choice.drop_duplicates("person")])
    return best[["person", *_NAMES]]


def _current_job(ordered: pd.DataFrame) -> dict[str, pd.Series]:
    """Return company and title from one record, so that they belong together."""
    employed = ordered[["person", "record_id", "rank", *_JOB]]
    employed = employed.loc[(employed["company_name"] != "") | (employed["job_title"] != "")]
    employed = employed.assign(unnamed=employed["company_name"] == "")
    employed = employed.sort_values(["person", "unnamed", "rank", "record_id"])
    first = employed.drop_duplicates("person").set_index("person")
    return {"company": first["company_name"], "job_title": first["job_title"]}


def _birthday(ordered: pd.DataFrame) -> pd.Series:
    """Return by person the birthday, one with its year before one without."""
    told = ordered[["person", "record_id", "rank", "birthday"]]
    told = told.loc[(ordered["birthday"] != "") & (ordered["birth_key"] != "")]
    told = told.assign(yearless=told["birthday"].str.startswith("--"))
    return _first(told.sort_values(["person", "yearless", "rank", "record_id"]), "birthday")


def _reached(channels: pd.DataFrame) -> dict[str, pd.Series]:
    """Return by person the profile to open, and the addresses and numbers."""
    usable = channels[_REACHED].loc[channels["key"] != ""]
    usable = usable.assign(later=~usable["preferred"].fillna(value=False))
    usable = usable.sort_values(["person", "later", "record_id"], kind="stable")
    linkedin = usable.loc[usable["key"].str.startswith("linkedin:")]
    linkedin = linkedin.assign(other=linkedin["record_kind"] != "connection")
    several = linkedin["person"].duplicated(keep=False)
    choice = linkedin.loc[several].sort_values(["person", "other", "key"])
    profile = _first(pd.concat([linkedin.loc[~several], choice]), "key")
    emails = usable.loc[(usable["kind"] == "email") & usable["key"].str.contains("@")]
    phones = usable.loc[(usable["kind"] == "phone") & usable["key"].str.startswith("+")]
    phones = phones.loc[~phones["form"].isin(["invalid", "malformed"])]
    return {
        "profile": profile,
        "linkedin_url": _profile_address(profile),
        "emails": _joined(_addresses(emails), "address"),
        "phones": _joined(phones, "key"),
    }


def _addresses(emails: pd.DataFrame) -> pd.DataFrame:
    """Return one clean address for each key: Google's dots stay as they were written."""
    written = once_per_value(emails["value"], _shown_address).astype("str")
    address = emails["repaired"].where(emails["repaired"] != "", written)
    return emails.assign(address=address).drop_duplicates(["person", "key"])


def _shown_address(value: str) -> str:
    return printable(value).lower()


def _profile_address(profile: pd.Series) -> pd.Series:
    slugs = profile.str.removeprefix("linkedin:")
    marked = ~slugs.str.fullmatch(r"[A-Za-z0-9_.~-]*")
    quoted = [quote(slug, safe="") for slug in slugs[marked].tolist()]
    slugs = slugs.mask(marked, pd.Series(quoted, index=slugs.index[marked], dtype="str"))
    return "https://www.linkedin.com/in/" + slugs
