"""Similarity: what speaks for and against each pair being one person."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from auditor.matching.birthdays import similar_birthdays
from auditor.matching.candidates import Pairs
from auditor.matching.compared_names import ComparedNames
from auditor.matching.entries import Entries
from auditor.matching.identities import (
    ADDRESS,
    EMAIL,
    MOBILE,
    PROFILE,
    SHARED,
    WORK_EMAIL,
    Identities,
)
from auditor.matching.joins import Flags, Numbers, Positions, distinct_pairs
from auditor.matching.organisations import Organisations
from auditor.matching.shared import SharedIdentities, disputed, shared_rows, weighed
from auditor.matching.weights import Weights

_CONTAINED = 100.0
_NEARLY = 80.0
_OWN = (PROFILE, EMAIL, WORK_EMAIL, MOBILE)
_BOTH_GENERATIONS = 3


@dataclass(frozen=True)
class Evidence:
    """By pair: everything that was compared, before it is weighed together.

    `company` is 2 same, 1 similar, -1 different, 0 not told; `box_only`: nothing but a
    shared mailbox makes it the same; `birth` 1 same, -1 different, 0 not told or
    `birth_similar`; `birth_whole`: the same, in the year too; `apart`: both have
    addresses of their own and share none; `nameless` counts organisations' cards;
    `generations_differ`: a junior and a senior, `generation_untold`: only one says so;
    `numbered`: one has a numbered address of their company, as namesakes have;
    `two_profiles`: two connections or two profiles of one
    collection, which are never one person.
    """

    names: ComparedNames
    shared: SharedIdentities
    company: Positions
    company_odds: Numbers
    box_only: Flags
    other_odds: Numbers
    same_title: Flags
    titles_differ: Flags
    same_city: Flags
    birth: Positions
    birth_whole: Flags
    birth_similar: Flags
    address_similar: Flags
    addresses_differ: Flags
    phones_differ: Flags
    emails_differ: Flags
    work_emails_differ: Flags
    apart: Flags
    two_profiles: Flags
    profiles_differ: Flags
    generations_differ: Flags
    generation_untold: Flags
    numbered: Flags
    nameless: Positions


def with_disputes(pairs: Pairs, names: ComparedNames, entries: Entries) -> Identities:
    """Return the identities, told which of them people of clashing names hold."""
    pair, rows = shared_rows(pairs.low, pairs.high, entries.identities, entries.count)
    return disputed(entries.identities, pair, rows, names.clash, names.families_clash)


def evidence_of(
    pairs: Pairs, names: ComparedNames, entries: Entries, identities: Identities, weights: Weights
) -> Evidence:
    """Return what was compared for each pair, the names first and by themselves."""
    low, high = pairs.low, pairs.high
    pair, rows = shared_rows(low, high, identities, entries.count)
    shared = weighed(
        identities, pair, rows, pairs=len(pairs), entries=entries.count, weights=weights
    )
    company, company_odds = _companies(pairs, entries, shared, weights)
    named_alike = entries.organisations.same(low, high)[0]
    similar = similar_birthdays(low, high, entries.birthdays)
    told = (entries.births[low] >= 0) & (entries.births[high] >= 0)
    generation = np.where(
        entries.generations[low] == entries.generations[high],
        0,
        entries.generations[low] + entries.generations[high],
    )
    same_birth = entries.births[low] == entries.births[high]
    other_address = _differ(pairs, identities, (ADDRESS,), pair, rows, entries.count)
    similar_address = _similar_addresses(pairs, identities, other_address, entries.count)
    whole = _equal(entries.birthdays.codes, pairs)
    other_year = _unequal(entries.birthdays.codes, pairs)
    birth = np.where(same_birth & ~other_year, 1, -1)
    birth = np.where(told & ~similar, birth, 0)
    return Evidence(
        names=names,
        shared=shared,
        company=company,
        company_odds=company_odds,
        box_only=~named_alike & (shared.boxes == 1 << SHARED),
        other_odds=_others(pairs, entries, weights),
        same_title=_equal(entries.titles, pairs),
        titles_differ=_unequal(entries.titles, pairs),
        same_city=_equal(entries.cities, pairs),
        birth=birth,
        birth_whole=whole,
        address_similar=similar_address,
        addresses_differ=other_address & ~similar_address,
        birth_similar=similar,
        phones_differ=_differ(pairs, identities, (MOBILE,), pair, rows, entries.count),
        emails_differ=_differ(pairs, identities, (EMAIL,), pair, rows, entries.count),
        apart=_differ(pairs, identities, _OWN, pair, rows, entries.count),
        work_emails_differ=_colleagues(pairs, entries, identities, pair, rows),
        two_profiles=_two_profiles(pairs, entries),
        profiles_differ=_unequal(entries.profiles, pairs),
        generations_differ=generation == _BOTH_GENERATIONS,
        generation_untold=(generation > 0) & (generation < _BOTH_GENERATIONS),
        numbered=_numbered(pairs, entries.organisations, identities, pair, rows),
        nameless=entries.nameless[low].astype(np.int64) + entries.nameless[high],
    )


def _equal(values: Positions, pairs: Pairs) -> Flags:
    left, right = values[pairs.low], values[pairs.high]
    equal: Flags = (left >= 0) & (left == right)
    return equal


def _unequal(values: Positions, pairs: Pairs) -> Flags:
    left, right = values[pairs.low], values[pairs.high]
    unequal: Flags = (left >= 0) & (right >= 0) & (left != right)
    return unequal


def _two_profiles(pairs: Pairs, entries: Entries) -> Flags:
    low, high = pairs.low, pairs.high
    connections = entries.collections[low] == entries.collections[high]
    connections &= entries.collections[low] >= 0
    homes = entries.profile_collections
    profiles = (homes[low] == homes[high]) & _unequal(entries.profiles, pairs)
    either: Flags = connections | profiles
    return either


def _differ(
    pairs: Pairs,
    identities: Identities,
    kinds: tuple[int, ...],
    pair: Positions,
    rows: Positions,
    count: int,
) -> Flags:
    """Tell where both entries have an identity of some kinds and share none of them."""
    of_kind = np.isin(identities.kind, kinds)
    has = np.bincount(identities.entry[of_kind], minlength=count) > 0
    differ: Flags = has[pairs.low] & has[pairs.high]
    differ[pair[of_kind[rows]]] = False
    return differ


def _similar_addresses(pairs: Pairs, identities: Identities, differ: Flags, count: int) -> Flags:
    """Tell which pairs with different postal addresses have nearly the same one."""
    rows = np.flatnonzero(differ)
    similar = np.zeros(len(pairs), dtype=bool)
    if not len(rows):
        return similar
    held = np.flatnonzero(identities.kind == ADDRESS)
    first = np.zeros(count, dtype=np.int64)
    first[identities.entry[held[::-1]]] = held[::-1]
    keys = identities.keys.str.removeprefix("address:").to_numpy()
    left = keys[first[pairs.low[rows]]].tolist()
    right = keys[first[pairs.high[rows]]].tolist()
    similar[rows] = np.asarray(process.cpdist(left, right, scorer=fuzz.ratio)) >= _NEARLY
    return similar


def _colleagues(
    pairs: Pairs, entries: Entries, identities: Identities, pair: Positions, rows: Positions
) -> Flags:
    """Tell where both have an address of one work domain, and not the same one."""
    differ: Flags = _equal(entries.domains, pairs)
    differ[pair[identities.kind[rows] == WORK_EMAIL]] = False
    return differ


def _numbered(
    pairs: Pairs,
    organisations: Organisations,
    identities: Identities,
    pair: Positions,
    rows: Positions,
) -> Flags:
    """Tell where one has a numbered address of the company that both share, the other not."""
    code = organisations.same(pairs.low, pairs.high)[1]
    known = organisations.numbered
    numbered: Flags = (code >= 0) & ((known[pairs.low] == code) | (known[pairs.high] == code))
    numbered[pair[identities.kind[rows] == WORK_EMAIL]] = False
    return numbered


def _others(pairs: Pairs, entries: Entries, weights: Weights) -> Numbers:
    """Return the log-odds of title and city; a common one says less."""
    odds = np.zeros(len(pairs))
    for values, same, differs in (
        (entries.titles, weights.title_same, weights.title_differs),
        (entries.cities, weights.city_same, weights.city_differs),
    ):
        left, right = values[pairs.low], values[pairs.high]
        told = (left >= 0) & (right >= 0)
        counts = np.maximum(np.bincount(values[values >= 0], minlength=1), 1).astype(np.float64)
        rarity = -np.log(counts / max(counts.sum(), 1.0))[left.clip(0)]
        odds += np.where(told & (left == right), np.minimum(rarity, same), 0.0)
        odds += np.where(told & (left != right), differs, 0.0)
    return odds


def _companies(
    pairs: Pairs, entries: Entries, shared: SharedIdentities, weights: Weights
) -> tuple[Positions, Numbers]:
    """Return how the companies compare; a shared switchboard or box counts as a company."""
    organisations = entries.organisations
    same, code = organisations.same(pairs.low, pairs.high)
    named: Flags = np.any(organisations.codes >= 0, axis=1)
    told = named[pairs.low] & named[pairs.high]
    similar = np.zeros(len(pairs), dtype=bool)
    similar_rows = np.flatnonzero(told & ~same)
    similar[similar_rows] = _similar(pairs.of(similar_rows), organisations)
    share = np.where(same, organisations.share[code], 1.0)
    office = shared.office_share > 0
    share = np.where(office, np.minimum(share, shared.office_share), share)
    state = np.select([same | office, similar, told], [2, 1, -1], 0)
    odds = np.select(
        [state == 2, state == 1, state == -1],  # noqa: PLR2004 - the states are explained above
        [np.log(weights.company_same / share), weights.company_similar, weights.company_differs],
        0.0,
    )
    return state, odds


def _similar(pairs: Pairs, organisations: Organisations) -> Flags:
    """Tell where one company's words stand in the other's name (Nova, Nova Deutschland)."""
    left = organisations.codes[pairs.low, 0]
    right = organisations.codes[pairs.high, 0]
    told = (left >= 0) & (right >= 0)
    size = max(len(organisations.wording), 1)
    first, second = distinct_pairs(left[told], right[told], size)
    wording = organisations.wording.to_numpy()
    ratio = process.cpdist(
        wording[first].tolist(), wording[second].tolist(), scorer=fuzz.token_set_ratio
    )
    alike = np.asarray(ratio) >= _CONTAINED
    codes = np.minimum(left, right) * np.int64(size) + np.maximum(left, right)
    similar = np.zeros(len(pairs), dtype=bool)
    place = np.searchsorted(first * np.int64(size) + second, codes[told])
    similar[told] = alike[place]
    return similar
