"""Entries: the kept records in an order made from their content, ready to be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.forms import fold_name
from auditor.matching.birthdays import Birthdays, birthdays_of
from auditor.matching.identities import (
    EMAIL,
    MOBILE,
    PHONE,
    PROFILE,
    WORK_EMAIL,
    Identities,
    IdentityWords,
    identities_of,
)
from auditor.matching.joins import Flags, Keys, Positions, mixed
from auditor.matching.names import Names, names_of
from auditor.matching.organisations import Organisations, organisations_of
from auditor.matching.spellings import spellings_of
from auditor.matching.weights import Weights
from auditor.model.rules import RuleBook

_CONTENT = (
    "name_key",
    "given_key",
    "family_key",
    "company_key",
    "job_title_key",
    "city_key",
    "birth_key",
    "kind",
    "display_name",
)
_COMPARED = (
    *_CONTENT,
    "birthday",
    "collection",
    "name",
    "name_suffix",
    "nickname_key",
    "maiden_key",
)


@dataclass(frozen=True)
class Entries:
    """Everything that pairs are compared by; position 0 to n-1 in content order.

    Since the order comes from the content, no result depends on the order of
    records or sources.

    Attributes:
        records: what is compared of CLEAN_RECORDS, in content order, with a fresh index.
        names: given and family names as numbers.
        identities: profile addresses, e-mail addresses, phone numbers.
        organisations: companies and what stands for them.
        birthdays: whole birthdays, with their year.
        titles, cities, births: numbers, -1 where there is none.
        collections: number of the collection of a connection; -1 for other records.
        profiles: number of the first LinkedIn profile key, -1 where there is none.
        profile_collections: number of the collection, for entries with a profile.
        generations: 1 for a junior, 2 for a senior, 0 where nothing says so.
        domains: number of the domain of the first work address, -1 where there is none.
        repeat_of: the first entry of the very same content, which is compared for all;
            the entry itself where it is not repeated.
        nameless: a card that shows a name, but none of a person: an organisation's.
    """

    records: pd.DataFrame
    names: Names
    identities: Identities
    organisations: Organisations
    titles: Positions
    cities: Positions
    births: Positions
    birthdays: Birthdays
    collections: Positions
    profiles: Positions
    profile_collections: Positions
    generations: Positions
    domains: Positions
    nameless: Flags
    repeat_of: Positions

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.records)


def entries_of(
    records: pd.DataFrame, channels: pd.DataFrame, book: RuleBook, weights: Weights
) -> Entries:
    """Return the entries of kept records.

    Args:
        records: CLEAN_RECORDS, only those with outcome `kept`.
        channels: CLEAN_CHANNELS; rows of other records are left out.
        book: for its word lists.
        weights: for the usual correlation of names.
    """
    content = _content(records, channels)
    placed = content + mixed(_hashes(records["collection"]).astype(np.int64), len(_CONTENT))
    order = np.argsort(placed, kind="stable")
    ordered = records[["record_id", *_COMPARED]].iloc[order].reset_index(drop=True)
    position = pd.Series(np.arange(len(ordered)), index=ordered["record_id"])
    identities = identities_of(channels, position, _identity_words(book))
    work = identities.kind == WORK_EMAIL
    work_emails = pd.DataFrame(
        {"entry": identities.entry[work], "key": identities.keys[work].to_numpy()}
    ).astype({"entry": "int64", "key": "str"})
    nicknames = [fold_name(group) for group in _words(book, "matching/nicknames")]
    spelt = spellings_of(ordered, identities, nicknames)
    profiles = _profiles(channels, position, len(ordered))
    collections = pd.factorize(ordered["collection"], sort=True)[0].astype(np.int64)
    connection = (ordered["kind"] == "connection").to_numpy()
    exports = np.where(connection, collections, -1)
    return Entries(
        records=ordered,
        names=names_of(
            spelt.given,
            spelt.family,
            spelt.further_given,
            spelt.further_family,
            nickname_groups=nicknames,
            particles=frozenset(
                fold_name(word)
                for phrase in _words(book, "cleaning/particles")
                for word in phrase.split()
            ),
            exports=exports,
            usual_correlation=weights.name_correlation,
            rare_count=weights.rare_count,
            strangers=weights.strangers,
        ),
        identities=identities,
        organisations=organisations_of(ordered["company_key"], work_emails, weights.strangers),
        titles=_numbered(ordered["job_title_key"]),
        cities=_numbered(ordered["city_key"]),
        births=_numbered(ordered["birth_key"]),
        birthdays=birthdays_of(ordered["birthday"]),
        collections=exports,
        profiles=profiles,
        profile_collections=np.where(profiles >= 0, collections, -1),
        generations=_generations(ordered, book),
        domains=_domains(work_emails, len(ordered)),
        nameless=_nameless(ordered),
        repeat_of=_repeat_of(ordered, content[order], identities),
    )


def _content(records: pd.DataFrame, channels: pd.DataFrame) -> Keys:
    """Return a number for the whole content of each record, channels included, its file not."""
    content = np.zeros(len(records), dtype=np.uint64)
    for number, column in enumerate(_CONTENT):
        content += mixed(_hashes(records[column]).astype(np.int64), number)
    hashes = mixed(_hashes(channels["kind"] + ":" + channels["value"]).astype(np.int64), 99)
    held = pd.Series(hashes).groupby(channels["record_id"].to_numpy()).sum()
    content += held.reindex(records["record_id"], fill_value=0).to_numpy(np.uint64)
    return content


def _repeat_of(records: pd.DataFrame, content: Keys, identities: Identities) -> Positions:
    """Return the first card that says the same, for cards with a name and an address of its own."""
    own = np.isin(identities.kind, (EMAIL, WORK_EMAIL, MOBILE, PHONE))
    held = np.bincount(identities.entry[own], minlength=len(records)) > 0
    whole = (records["given_key"] != "") & (records["family_key"] != "")
    card = whole & (records["kind"] != "connection")
    linked = np.bincount(identities.entry[identities.kind == PROFILE], minlength=len(records))
    repeatable = card.to_numpy(dtype=bool) & held & (linked == 0)
    own_content = np.where(repeatable, content, np.arange(len(records), dtype=np.uint64))
    first = pd.Series(np.arange(len(records))).groupby(own_content).transform("min")
    return np.where(repeatable, first.to_numpy(np.int64), np.arange(len(records)))


def _hashes(texts: pd.Series) -> Keys:
    """Return a number for each text, the same in every run."""
    codes, distinct = pd.factorize(texts)
    hashes: Keys = pd.util.hash_array(np.asarray(distinct, dtype=object), categorize=False)
    return hashes[codes] if len(codes) else np.zeros(0, dtype=np.uint64)


def _numbered(texts: pd.Series) -> Positions:
    """Return a number for each text, -1 for the empty one."""
    codes = pd.factorize(texts, sort=True)[0].astype(np.int64)
    return np.where((texts == "").to_numpy(), -1, codes)


def _profiles(channels: pd.DataFrame, position: pd.Series, count: int) -> Positions:
    linkedin = channels.loc[
        channels["key"].str.startswith("linkedin:") & channels["record_id"].isin(position.index),
        ["record_id", "key"],
    ]
    codes = pd.factorize(linkedin["key"], sort=True)[0]
    profiles = np.full(count, len(codes), dtype=np.int64)
    np.minimum.at(profiles, position[linkedin["record_id"]].to_numpy(np.int64), codes)
    return np.where(profiles < len(codes), profiles, -1)


def _generations(records: pd.DataFrame, book: RuleBook) -> Positions:
    texts = records["display_name"] + " " + records["name_suffix"]
    juniors, seniors = _words(book, "matching/junior"), _words(book, "matching/senior")
    generations = np.zeros(len(texts), dtype=np.int64)
    # Hardly anybody says so, and one search for all words leaves few to tell apart.
    told = np.flatnonzero(_has_word(texts, (*juniors, *seniors)))
    few = texts.iloc[told]
    generations[told] = np.select([_has_word(few, juniors), _has_word(few, seniors)], [1, 2], 0)
    return generations


def _domains(work_emails: pd.DataFrame, count: int) -> Positions:
    first = work_emails.sort_values(["entry", "key"]).drop_duplicates("entry")
    codes = pd.factorize(first["key"].str.replace(r"^.*@", "", regex=True), sort=True)[0]
    domains = np.full(count, -1, dtype=np.int64)
    domains[first["entry"].to_numpy(np.int64)] = codes
    return domains


def _nameless(records: pd.DataFrame) -> Flags:
    nobody = (records["given_key"] == "") & (records["family_key"] == "")
    shown = (records["display_name"] != "") & (records["company_key"] != "")
    return (nobody & shown & (records["nickname_key"] == "")).to_numpy(dtype=bool)


def _has_word(texts: pd.Series, words: Iterable[str]) -> pd.Series:
    whole = "|".join(map(re.escape, words))
    return texts.str.lower().str.contains(rf"(?:^|[\s,.(])(?:{whole})(?:$|[\s,.)])", regex=True)


def _identity_words(book: RuleBook) -> IdentityWords:
    return IdentityWords(
        household=_words(book, "matching/household-mailboxes"),
        mobile=_words(book, "matching/mobile-labels"),
        home=_words(book, "matching/home-labels"),
    )


def _words(book: RuleBook, word_list: str) -> tuple[str, ...]:
    return book.words[word_list].all if word_list in book.words else ()
