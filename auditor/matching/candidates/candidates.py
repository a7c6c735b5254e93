"""Candidates: the few pairs of entries that could be one person, from keys joined in bulk."""

import numpy as np

from auditor.matching.arrays.joins import (
    Codes,
    Keys,
    Positions,
    distinct_pairs,
    mixed,
    pairs_within,
    sizes_of,
)
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.candidates.backing import Backing
from auditor.matching.candidates.name_blocks import pairs_by_name
from auditor.matching.entries.entries import Entries
from auditor.matching.weights import Weights


def candidates_of(entries: Entries, weights: Weights, backing: Backing) -> Pairs:
    """Return the pairs that share an identity, or a name that is rare enough or backed.

    No block is skipped: one over its bound is split by a second key. Name
    pairs are left out only where even agreement in all that the two are known by
    could not lift them to the possible.

    Args:
        entries: what is compared.
        weights: what agreement weighs.
        backing: what beside the names may agree.
    """
    blocks = [*_by_identity(entries, weights), pairs_by_name(entries, weights, backing)]
    blocks += [_by_birthday(entries, weights), _nameless(entries), _repeats(entries)]
    for codes in (entries.mistyped.phones, entries.mistyped.accounts):
        blocks.append(np.divmod(codes, max(entries.count, 1)))
    low = np.concatenate([pairs[0] for pairs in blocks])
    high = np.concatenate([pairs[1] for pairs in blocks])
    return Pairs(*distinct_pairs(low, high, entries.count))


def _repeats(entries: Entries) -> tuple[Positions, Positions]:
    """Return each repeated card with the first of its content."""
    repeated = np.flatnonzero(entries.repeat_of != np.arange(entries.count))
    return entries.repeat_of[repeated], repeated


def _paired(
    keys: Keys, members: Positions | Codes, entries: Entries
) -> tuple[Positions, Positions]:
    """Return the pairs with one key; of cards that say the same, only the first is paired."""
    alone = entries.repeat_of[members] == members
    return pairs_within(keys[alone], members[alone])


def _by_identity(entries: Entries, weights: Weights) -> list[tuple[Positions, Positions]]:
    identities = entries.identities
    keys = mixed(identities.identity, 1)
    small = identities.size <= weights.block_limit
    blocks = [_paired(keys[small], identities.entry[small], entries)]
    wide = np.flatnonzero(~small)
    vocabulary = entries.names.vocabulary
    for role in (entries.names.given, entries.names.family):
        word = role.first_words(identities.entry[wide])
        known = word >= 0
        second = mixed(vocabulary.formal[word[known]], 2)
        rows = wide[known]
        blocks.append(_split(keys[rows] + second, identities.entry[rows], entries, weights))
    return blocks


def _split(
    keys: Keys, members: Positions | Codes, entries: Entries, weights: Weights
) -> tuple[Positions, Positions]:
    """Return pairs of equal keys; blocks over the bound are split by the other name."""
    wide = sizes_of(keys) > weights.block_limit if len(keys) else np.zeros(0, dtype=bool)
    other = entries.names.family.whole(members) + entries.names.given.whole(members)
    keys = np.where(wide, keys + mixed(other, 3), keys)
    return _paired(keys, members, entries)


def _by_birthday(entries: Entries, weights: Weights) -> tuple[Positions, Positions]:
    """Return the pairs of one whole birthday; a day that too many share is split by name."""
    codes = entries.birthdays.codes
    members = np.flatnonzero(codes >= 0)
    return _split(mixed(codes[members], 10), members, entries, weights)


def _nameless(entries: Entries) -> tuple[Positions, Positions]:
    """Return the organisations' own cards that share an organisation."""
    members = np.flatnonzero(entries.nameless & (entries.repeat_of == np.arange(entries.count)))
    codes = entries.organisations.columns[:, members]
    columns, rows = np.nonzero(codes >= 0)
    return pairs_within(mixed(codes[columns, rows], 14), members[rows])
