"""Similarity: what speaks for and against each pair being one person."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from auditor.matching.arrays.joins import Flags, Numbers
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.birthdays import similar_birthdays
from auditor.matching.entries.entries import Entries
from auditor.matching.entries.values import Values
from auditor.matching.identities.identities import (
    EMAIL,
    MOBILE,
    PROFILE,
    SHARED,
    WORK_EMAIL,
    Identities,
)
from auditor.matching.identities.shared import SharedIdentities, SharedRows, weighed
from auditor.matching.judging.differences import (
    addresses_differ,
    equal,
    held_apart,
    numbered_apart,
    numbers_mistyped,
    similar_addresses,
    two_profiles,
    unequal,
)
from auditor.matching.names.compared import ComparedNames
from auditor.matching.weights import Weights

State = npt.NDArray[np.int8]
_BOTH_GENERATIONS = 3
_SAME, _SIMILAR, _DIFFERENT = 2, 1, -1


@dataclass(frozen=True)
class Evidence:
    """By pair: everything that was compared, before it is weighed together.

    `company` is 2 same, 1 similar, -1 different, 0 not told; `box_only`: nothing but a
    shared mailbox makes it the same; `birth` 1 same, -1 different, 0 not told or
    `birth_similar`; `birth_whole`: the same, in the year too; `apart`: both have
    addresses of their own and share none; `nameless` counts organisations' cards;
    `generations_differ`: a junior and a senior, `generation_untold`: only one says so;
    `mistyped`: their mobile or account numbers are one slip apart;
    `numbered`: one has a numbered address of their company, as namesakes have;
    `two_profiles`: two connections or two profiles of one
    collection, which are never one person.
    """

    names: ComparedNames
    shared: SharedIdentities
    company: State
    company_odds: Numbers
    box_only: Flags
    other_odds: Numbers
    same_title: Flags
    titles_differ: Flags
    same_city: Flags
    birth: State
    birth_whole: Flags
    birth_similar: Flags
    address_similar: Flags
    addresses_differ: Flags
    mistyped: Flags
    phones_differ: Flags
    emails_differ: Flags
    work_emails_differ: Flags
    apart: Flags
    two_profiles: Flags
    profiles_differ: Flags
    generations_differ: Flags
    generation_untold: Flags
    numbered: Flags
    nameless: State


def evidence_of(
    pairs: Pairs,
    names: ComparedNames,
    rows: SharedRows,
    entries: Entries,
    identities: Identities,
    weights: Weights,
) -> Evidence:
    """Return what was compared for each pair, the names and what they share first."""
    low, high = pairs.low, pairs.high
    shared = weighed(identities, rows, entries=entries.count, weights=weights)
    organisation = entries.organisations.same(low, high)
    company, company_odds = _companies(pairs, organisation, entries, shared, weights)
    birth, whole, similar = _birthdays(pairs, entries)
    other_address = addresses_differ(pairs, entries, shared)
    similar_address = similar_addresses(pairs, identities, other_address, entries.count)
    generations = [entries.generations[side] for side in (low, high)]
    untold = np.where(generations[0] == generations[1], 0, generations[0] + generations[1])
    mistyped = numbers_mistyped(pairs, entries, names, shared)
    work_shared = shared.every & (1 << WORK_EMAIL) > 0
    return Evidence(
        names=names,
        shared=shared,
        company=company,
        company_odds=company_odds,
        box_only=(organisation < 0) & (shared.boxes == 1 << SHARED),
        other_odds=_odds(pairs, entries.titles, weights.title_same, weights.title_differs)
        + _odds(pairs, entries.cities, weights.city_same, weights.city_differs),
        same_title=equal(entries.titles.codes, pairs),
        titles_differ=unequal(entries.titles.codes, pairs),
        same_city=equal(entries.cities.codes, pairs),
        birth=birth,
        birth_whole=whole,
        birth_similar=similar,
        address_similar=similar_address,
        addresses_differ=other_address & ~similar_address,
        mistyped=mistyped,
        phones_differ=held_apart(pairs, entries, shared, (MOBILE,)) & ~mistyped,
        emails_differ=held_apart(pairs, entries, shared, (EMAIL,)),
        apart=held_apart(pairs, entries, shared, (PROFILE, EMAIL, WORK_EMAIL, MOBILE)),
        work_emails_differ=equal(entries.domains, pairs) & ~work_shared,
        two_profiles=two_profiles(pairs, entries),
        profiles_differ=unequal(entries.profiles, pairs)
        | (unequal(entries.accounts, pairs) & ~mistyped),
        generations_differ=untold == _BOTH_GENERATIONS,
        generation_untold=(untold > 0) & (untold < _BOTH_GENERATIONS),
        numbered=numbered_apart(pairs, entries.organisations, organisation) & ~work_shared,
        nameless=entries.nameless[low].astype(np.int8) + entries.nameless[high],
    )


def _birthdays(pairs: Pairs, entries: Entries) -> tuple[State, Flags, Flags]:
    """Return how birthdays compare, where they are the same in the year too, where similar."""
    low, high = pairs.low, pairs.high
    similar = similar_birthdays(low, high, entries.birthdays)
    told = (entries.births[low] >= 0) & (entries.births[high] >= 0)
    same = equal(entries.births, pairs) & ~unequal(entries.birthdays.codes, pairs)
    birth = np.where(told & ~similar, np.where(same, 1, -1), 0).astype(np.int8)
    return birth, equal(entries.birthdays.codes, pairs), similar


def _odds(pairs: Pairs, values: Values, same: float, differs: float) -> Numbers:
    """Return the log-odds of values that agree or not; a common one says less."""
    left, right = values.codes[pairs.low], values.codes[pairs.high]
    told = (left >= 0) & (right >= 0)
    agreed = np.where(left == right, np.minimum(values.rarity[left], same), differs)
    return np.where(told, agreed, 0.0)


def _companies(
    pairs: Pairs,
    organisation: npt.NDArray[np.int64],
    entries: Entries,
    shared: SharedIdentities,
    weights: Weights,
) -> tuple[State, Numbers]:
    """Return how the companies compare; a shared switchboard or box counts as a company."""
    organisations = entries.organisations
    same = organisation >= 0
    told = organisations.known[pairs.low] & organisations.known[pairs.high]
    similar = np.zeros(len(pairs), dtype=bool)
    other = np.flatnonzero(told & ~same)
    similar[other] = organisations.similar(pairs.low[other], pairs.high[other])
    share = np.ones(len(pairs))
    share[same] = organisations.share[organisation[same]]
    office = shared.office_share > 0
    share[office] = np.minimum(share[office], shared.office_share[office])
    state = np.select([same | office, similar, told], [_SAME, _SIMILAR, _DIFFERENT], 0)
    by_state = np.array([0.0, weights.company_similar, 0.0, weights.company_differs])
    odds = by_state[state]
    both = np.flatnonzero(state == _SAME)
    odds[both] = np.log(weights.company_same / share[both])
    return state.astype(np.int8), odds
