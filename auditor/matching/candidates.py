"""Candidates: the few pairs of entries that could be one person, from keys joined in bulk."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.entries import Entries
from auditor.matching.joins import (
    Flags,
    Keys,
    Numbers,
    Positions,
    crossed,
    distinct_numbers,
    distinct_pairs,
    mixed,
    pairs_within,
    sizes_of,
)
from auditor.matching.weights import Weights


@dataclass(frozen=True)
class Pairs:
    """Pairs of entry positions, each once, `low` below `high`, in order."""

    low: Positions
    high: Positions

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.low)

    def of(self, rows: Flags | Positions) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.low[rows], self.high[rows])


@dataclass(frozen=True)
class _Spelt:
    """Ways to write names: a row for a word that an entry's name could be found by."""

    entry: Positions
    word: Positions
    odds: Numbers
    """Upper bound of the log-odds that agreeing in the word can give."""
    exact: Flags


def candidates_of(entries: Entries, weights: Weights) -> Pairs:
    """Return the pairs that share an identity, or a name that is rare enough or backed.

    No block is skipped: one over its bound is split by a second key. Name
    pairs are left out only where even full agreement in all that has no key
    of its own could not lift them to the possible.
    """
    blocks = [*_by_identity(entries, weights), *_by_name(entries, weights)]
    blocks += [_by_birthday(entries, weights), _repeats(entries)]
    low = np.concatenate([pairs[0] for pairs in blocks])
    high = np.concatenate([pairs[1] for pairs in blocks])
    return Pairs(*distinct_pairs(low, high, entries.count))


def _repeats(entries: Entries) -> tuple[Positions, Positions]:
    """Return each repeated card with the first of its content."""
    repeated = np.flatnonzero(entries.repeat_of != np.arange(entries.count))
    return entries.repeat_of[repeated], repeated


def _paired(keys: Keys, members: Positions, entries: Entries) -> tuple[Positions, Positions]:
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
        word = role.words[identities.entry[wide], 0]
        known = word >= 0
        second = mixed(vocabulary.formal[word[known]], 2)
        rows = wide[known]
        blocks.append(_split(keys[rows] + second, identities.entry[rows], entries, weights))
    return blocks


def _split(
    keys: Keys, members: Positions, entries: Entries, weights: Weights
) -> tuple[Positions, Positions]:
    """Return pairs of equal keys; blocks over the bound are split by the other name."""
    wide = sizes_of(keys) > weights.block_limit if len(keys) else np.zeros(0, dtype=bool)
    other = entries.names.family.joined[members] + entries.names.given.joined[members]
    keys = np.where(wide, keys + mixed(other, 3), keys)
    return _paired(keys, members, entries)


def _by_birthday(entries: Entries, weights: Weights) -> tuple[Positions, Positions]:
    """Return the pairs of one whole birthday; a day that too many share is split by name."""
    codes = entries.birthdays.codes
    members = np.flatnonzero(codes >= 0)
    return _split(mixed(codes[members], 10), members, entries, weights)


def _by_name(entries: Entries, weights: Weights) -> list[tuple[Positions, Positions]]:
    given, family = _spelt_given(entries, weights), _spelt_family(entries, weights)
    base = -np.log(max(entries.count, 2)) - entries.names.correlation
    bonus = weights.title_same + weights.city_same + weights.birthday_same
    left, right = crossed(given.entry, family.entry, entries.count)
    plain = given.exact[left] | family.exact[right]
    left, right = left[plain], right[plain]
    members = given.entry[left]
    keys = mixed(given.word[left], 4) + mixed(family.word[right], 4)
    odds = given.odds[left] + family.odds[right] + base
    reaches = odds + bonus >= weights.possible
    blocks = [_paired(keys[reaches], members[reaches], entries)]
    backed = np.flatnonzero(~reaches)
    blocks.extend(
        _with_organisation(keys[backed], members[backed], entries, 5),
    )
    blocks.extend(_with_organisation(mixed(given.word, 6), given.entry, entries, 7))
    nameless = np.flatnonzero(entries.nameless)
    blocks.extend(_with_organisation(mixed(0 * nameless, 13), nameless, entries, 14))
    blocks.extend(_by_initial(entries))
    return blocks


def _with_organisation(
    keys: Keys, members: Positions, entries: Entries, salt: int
) -> list[tuple[Positions, Positions]]:
    """Return pairs that share both the key and an organisation."""
    codes = entries.organisations.codes[members]
    columns = [codes[:, column] for column in range(codes.shape[1])]
    known = [np.flatnonzero(column >= 0) for column in columns]
    both = np.concatenate(
        [
            keys[rows] + mixed(column[rows], salt)
            for rows, column in zip(known, columns, strict=True)
        ]
    )
    return [_paired(both, np.concatenate([members[rows] for rows in known]), entries)]


def _spelt_given(entries: Entries, weights: Weights) -> _Spelt:
    role, vocabulary = entries.names.given, entries.names.vocabulary
    own = _own_words(np.c_[role.words, role.joined], vocabulary.lengths)
    low, high = vocabulary.nicknames.pairs
    nick = _neighbours(own, np.r_[low, high], np.r_[high, low], vocabulary.size)
    spelt = _spelt(entries, weights, own, role.share, role.typo_mass)
    nick_odds = np.log(weights.given_nickname / role.nickname_mass[nick[1]])
    nicknamed = _Spelt(nick[0], nick[1], nick_odds, np.ones(len(nick[0]), dtype=bool))
    return _sorted([spelt, nicknamed])


def _spelt_family(entries: Entries, weights: Weights) -> _Spelt:
    role = entries.names.family
    own = _own_words(np.c_[role.words, role.joined], entries.names.vocabulary.lengths)
    return _sorted([_spelt(entries, weights, own, role.share, role.typo_mass)])


def _own_words(columns: Positions, lengths: Positions) -> tuple[Positions, Positions]:
    entry = np.repeat(np.arange(len(columns)), columns.shape[1])
    word = columns.ravel()
    kept = (word >= 0) & (lengths[word] > 1)
    codes = distinct_numbers(entry[kept] * np.int64(len(lengths)) + word[kept])
    return codes // len(lengths), codes % len(lengths)


def _spelt(
    entries: Entries,
    weights: Weights,
    own: tuple[Positions, Positions],
    share: Numbers,
    typo_mass: Numbers,
) -> _Spelt:
    """Return an entry's own words and, for rare ones, those one typing error away.

    A typing error makes a rare word; so only rare words look for their neighbours.
    """
    vocabulary = entries.names.vocabulary
    rare = share[own[1]] * entries.count <= weights.rare_count
    low, high = vocabulary.typos.pairs
    typo = _neighbours(
        (own[0][rare], own[1][rare]), np.r_[low, high], np.r_[high, low], vocabulary.size
    )
    return _Spelt(
        np.r_[own[0], typo[0]],
        np.r_[own[1], typo[1]],
        np.r_[-np.log(share[own[1]]), np.log(weights.given_typo / typo_mass[typo[1]])],
        np.r_[np.ones(len(own[0]), dtype=bool), np.zeros(len(typo[0]), dtype=bool)],
    )


def _neighbours(
    own: tuple[Positions, Positions], source: Positions, target: Positions, size: int
) -> tuple[Positions, Positions]:
    """Return (entry, related word) for each row of `own` and each relation of its word."""
    order = np.argsort(source, kind="stable")
    source, target = source[order], target[order]
    rows, place = crossed(own[1], source, size)
    return own[0][rows], target[place]


def _sorted(parts: list[_Spelt]) -> _Spelt:
    entry = np.concatenate([part.entry for part in parts])
    order = np.argsort(entry, kind="stable")
    return _Spelt(
        entry[order],
        np.concatenate([part.word for part in parts])[order],
        np.concatenate([part.odds for part in parts])[order],
        np.concatenate([part.exact for part in parts])[order],
    )


def _by_initial(entries: Entries) -> list[tuple[Positions, Positions]]:
    """Return pairs where one side abbreviates a name and the other name is the same."""
    vocabulary = entries.names.vocabulary
    roles = (entries.names.given, entries.names.family)
    rows: list[tuple[Positions, Keys, Flags]] = []
    for short, full in (roles, roles[::-1]):
        entry = np.flatnonzero((short.joined >= 0) & (full.joined >= 0))
        first = short.words[entry, 0]
        keys = mixed(vocabulary.letters[first], 8) + mixed(full.joined[entry], 9)
        rows.append((entry, keys, vocabulary.lengths[first] == 1))
    entry = np.concatenate([row[0] for row in rows])
    keys = np.concatenate([row[1] for row in rows])
    short_rows = np.concatenate([row[2] for row in rows])
    wanted = np.isin(keys, keys[short_rows])
    low, high = _paired(keys[wanted], entry[wanted], entries)
    abbreviated = np.bincount(entry[short_rows], minlength=entries.count) > 0
    either = abbreviated[low] | abbreviated[high]
    return [(low[either], high[either])]
