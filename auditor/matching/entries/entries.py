"""Entries: the kept records in an order made from their content, ready to be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from pyarrow import compute

from auditor.forms import fold_name
from auditor.matching.arrays.hashes import hashes_of
from auditor.matching.arrays.joins import Codes, Flags, Keys, Positions, compact, mixed
from auditor.matching.entries.birthdays import Birthdays, birthdays_of
from auditor.matching.entries.company_names import organisations_of
from auditor.matching.entries.content import contents_of, repeats_of
from auditor.matching.entries.organisations import Organisations
from auditor.matching.entries.values import Values, numbered, values_of
from auditor.matching.identities.identities import PROFILE, Identities, Kinds
from auditor.matching.identities.mistyped_numbers import MistypedNumbers, mistyped_numbers
from auditor.matching.identities.recognised import IdentityWords, identities_of
from auditor.matching.identities.work_addresses import work_addresses_of
from auditor.matching.names.names import Names
from auditor.matching.names.numbered import names_of
from auditor.matching.names.spellings import spellings_of
from auditor.matching.weights import Weights
from auditor.model.rules import RuleBook
from auditor.second_core import both

_SHOWN = ["record_id", "name_key", "company_key"]


@dataclass(frozen=True)
class Entries:
    """Everything that pairs are compared by; position 0 to n-1 in content order.

    Since the order comes from the content, no result depends on the order of
    records or sources.

    Attributes:
        records: record_id, name_key and company_key of CLEAN_RECORDS, in content
            order, with a fresh index.
        names: given and family names as numbers.
        identities: profile addresses, e-mail addresses, phone numbers.
        organisations: companies and what stands for them.
        birthdays: whole birthdays, with their year.
        mistyped: pairs of entries whose mobile or account numbers are one slip apart.
        held: bits of the kinds of identities that an entry has.
        titles, cities: numbers, and how rare each is.
        births: numbers, -1 where there is none.
        collections: number of the collection of a connection; -1 for other records.
        profiles: number of the first LinkedIn profile key, -1 where there is none.
        accounts: the same of XING.
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
    mistyped: MistypedNumbers
    held: Kinds
    titles: Values
    cities: Values
    births: Codes
    birthdays: Birthdays
    collections: Codes
    profiles: Codes
    accounts: Codes
    profile_collections: Codes
    generations: npt.NDArray[np.int8]
    domains: Codes
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
    row = _rows_of_channels(records, channels)
    content = contents_of(records, channels, row)
    collection = hashes_of(records["collection"])
    order = np.argsort(content + mixed(collection.view(np.int64), 100), kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    entry = np.where(row >= 0, place[row], -1) if len(order) else row
    identities = identities_of(channels, entry, _identity_words(book))
    kinds = records["kind"].take(order)
    collections = numbered(records["collection"], order)
    exports = np.where((kinds == "connection").to_numpy(dtype=bool), collections, -1)
    names, rest = both(
        lambda: _names(records, order, identities, exports, book, weights),
        lambda: _beside_names(records, order, content, identities, book, weights),
    )
    profiles, accounts = (
        _profiles(identities, len(order), network) for network in ("linkedin:", "xing:")
    )
    return Entries(
        names=names,
        identities=identities,
        collections=exports,
        profiles=profiles,
        accounts=accounts,
        profile_collections=np.where(profiles >= 0, collections, -1),
        **rest,
    )


def _beside_names(
    records: pd.DataFrame,
    order: Positions,
    content: Keys,
    identities: Identities,
    book: RuleBook,
    weights: Weights,
) -> dict[str, Any]:
    """Return the columns of entries that need no names."""
    shown = records[_SHOWN].take(order).reset_index(drop=True)
    work = work_addresses_of(identities)
    return {
        "records": shown,
        "organisations": organisations_of(shown["company_key"], work, weights.strangers),
        "mistyped": mistyped_numbers(identities, len(order)),
        "held": identities.held(len(order)),
        "titles": values_of(records["job_title_key"], order),
        "cities": values_of(records["city_key"], order),
        "births": numbered(records["birth_key"], order),
        "birthdays": birthdays_of(records["birthday"].take(order)),
        "generations": _generations(records, book)[order].astype(np.int8),
        "domains": compact(work.first_domains(len(order))),
        "nameless": _nameless(records)[order],
        "repeat_of": repeats_of(records, order, content[order], identities),
    }


def _rows_of_channels(records: pd.DataFrame, channels: pd.DataFrame) -> Positions:
    """Return for each channel the row of its record, -1 where the record is not among them."""
    known, asked = (table["record_id"].to_numpy(np.int64) for table in (records, channels))
    rows = np.full(int(max(known.max(initial=0), asked.max(initial=0))) + 1, -1, dtype=np.int64)
    rows[known] = np.arange(len(known))
    found: Positions = rows[asked]
    return found


def _names(
    records: pd.DataFrame,
    order: Positions,
    identities: Identities,
    exports: Codes,
    book: RuleBook,
    weights: Weights,
) -> Names:
    nicknames = [fold_name(group) for group in _words(book, "matching/nicknames")]
    particles = (word for phrase in _words(book, "cleaning/particles") for word in phrase.split())
    return names_of(
        spellings_of(records, order, identities, nicknames),
        nickname_groups=nicknames,
        particles=frozenset(map(fold_name, particles)),
        exports=exports,
        usual_correlation=weights.name_correlation,
        rare_count=weights.rare_count,
        strangers=weights.strangers,
    )


def _profiles(identities: Identities, count: int, network: str) -> Codes:
    """Return by entry its first profile of a network, -1 where it has none."""
    rows = identities.of_kinds(PROFILE)
    theirs = identities.texts.str.startswith(network).to_numpy(dtype=bool)
    rows = rows[theirs[identities.identity[rows]]]
    profiles = np.full(count, identities.count, dtype=np.int64)
    np.minimum.at(profiles, identities.entry[rows], identities.identity[rows])
    return compact(np.where(profiles < identities.count, profiles, -1))


def _generations(records: pd.DataFrame, book: RuleBook) -> Positions:
    """Return by record 1 for a junior, 2 for a senior, 0 where nothing says so."""
    juniors, seniors = _words(book, "matching/junior"), _words(book, "matching/senior")
    generations = np.zeros(len(records), dtype=np.int64)
    # Hardly anybody says so, and one search for all words leaves few to tell apart.
    suffixed = (records["name_suffix"] != "").to_numpy(dtype=bool)
    told = np.flatnonzero(_has_word(records["display_name"], (*juniors, *seniors)) | suffixed)
    few = records[["display_name", "name_suffix"]].take(told)
    texts = few["display_name"] + " " + few["name_suffix"]
    generations[told] = np.select([_has_word(texts, juniors), _has_word(texts, seniors)], [1, 2], 0)
    return generations


def _nameless(records: pd.DataFrame) -> Flags:
    nobody = (records["given_key"] == "") & (records["family_key"] == "")
    shown = (records["display_name"] != "") & (records["company_key"] != "")
    return (nobody & shown & (records["nickname_key"] == "")).to_numpy(dtype=bool)


def _has_word(texts: pd.Series, words: Iterable[str]) -> Flags:
    whole = "|".join(map(re.escape, words))
    pattern = rf"(?i)(?:^|[\s,.(])(?:{whole})(?:$|[\s,.)])"
    found = compute.match_substring_regex(pa.array(texts), pattern)
    return np.asarray(found, dtype=bool)


def _identity_words(book: RuleBook) -> IdentityWords:
    return IdentityWords(
        household=_words(book, "matching/household-mailboxes"),
        mobile=_words(book, "matching/mobile-labels"),
        home=_words(book, "matching/home-labels"),
    )


def _words(book: RuleBook, word_list: str) -> tuple[str, ...]:
    return book.words[word_list].all if word_list in book.words else ()
