"""Differences: where both entries of a pair have something, and not the same."""

import numpy as np
from rapidfuzz import fuzz, process

from auditor.matching.arrays.joins import Codes, Flags, Positions, coded, looked_up
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import Entries
from auditor.matching.entries.organisations import Organisations
from auditor.matching.identities.identities import ADDRESS, MOBILE, PROFILE, Identities
from auditor.matching.identities.shared import SharedIdentities
from auditor.matching.names.compared import ComparedNames

_NEARLY = 80.0


def equal(values: Codes, pairs: Pairs) -> Flags:
    """Tell where both entries have the same number; -1 stands for nothing."""
    left, right = values[pairs.low], values[pairs.high]
    same: Flags = (left >= 0) & (left == right)
    return same


def unequal(values: Codes, pairs: Pairs) -> Flags:
    """Tell where both entries have a number, and not the same one."""
    left, right = values[pairs.low], values[pairs.high]
    other: Flags = (left >= 0) & (right >= 0) & (left != right)
    return other


def two_profiles(pairs: Pairs, entries: Entries) -> Flags:
    """Tell where two connections or two profiles stand in one collection."""
    homes = entries.profile_collections
    profiles = unequal(entries.profiles, pairs) & (homes[pairs.low] == homes[pairs.high])
    either: Flags = equal(entries.collections, pairs) | profiles
    return either


def held_apart(
    pairs: Pairs, entries: Entries, shared: SharedIdentities, kinds: tuple[int, ...]
) -> Flags:
    """Tell where both entries have an identity of some kinds and share none of them."""
    bits = np.int16(sum(1 << kind for kind in kinds))
    apart: Flags = (entries.held[pairs.low] & bits > 0) & (entries.held[pairs.high] & bits > 0)
    apart &= shared.every & bits == 0
    return apart


def addresses_differ(pairs: Pairs, entries: Entries, shared: SharedIdentities) -> Flags:
    """Tell where both entries have a postal address and share none."""
    return held_apart(pairs, entries, shared, (ADDRESS,))


def similar_addresses(pairs: Pairs, identities: Identities, differ: Flags, count: int) -> Flags:
    """Tell which pairs with different postal addresses have nearly the same one."""
    rows = np.flatnonzero(differ)
    similar = np.zeros(len(pairs), dtype=bool)
    if not len(rows):
        return similar
    held = identities.of_kinds(ADDRESS)
    first = np.zeros(count, dtype=np.int64)
    first[identities.entry[held[::-1]]] = identities.identity[held[::-1]]
    left, right = (
        identities.texts.take(first[side[rows]]).str.removeprefix("address:").tolist()
        for side in (pairs.low, pairs.high)
    )
    nearly = np.asarray(process.cpdist(left, right, scorer=fuzz.ratio)) >= _NEARLY
    part = [_is_part(*pair) for pair in zip(left, right, strict=True)]
    similar[rows] = nearly | np.array(part, dtype=bool)
    return similar


def _is_part(left: str, right: str) -> bool:
    """Tell whether one address leaves out words of the other, and still has a number and more."""
    short, long = sorted((set(left.split()), set(right.split())), key=len)
    return len(short) > 1 and short <= long and any(word.isdigit() for word in short)


def numbered_apart(pairs: Pairs, organisations: Organisations, organisation: Positions) -> Flags:
    """Tell where one has a numbered address of the company that both share, the other not."""
    known = organisations.numbered
    either = (known[pairs.low] == organisation) | (known[pairs.high] == organisation)
    numbered: Flags = (organisation >= 0) & either
    return numbered


def numbers_mistyped(
    pairs: Pairs, entries: Entries, names: ComparedNames, shared: SharedIdentities
) -> Flags:
    """Tell where the entries nearly share an account number, or a name and a mobile number.

    A couple often has neighbouring mobile numbers, so these need the name.
    """
    phones = numbers_near(pairs, entries.mistyped.phones, entries.count)
    phones &= names.agree & (shared.every & (1 << MOBILE) == 0)
    accounts = numbers_near(pairs, entries.mistyped.accounts, entries.count)
    accounts &= shared.every & (1 << PROFILE) == 0
    return phones | accounts


def numbers_near(pairs: Pairs, codes: Positions, count: int) -> Flags:
    """Tell which pairs are among some, given as codes `low * count + high` in order."""
    return looked_up(codes, coded(pairs.low, pairs.high, count))[1]
