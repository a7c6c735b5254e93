"""Ways a name may be found: by its own words, related ones, its initial, or with nothing told."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from auditor.matching.arrays.joins import (
    Flags,
    Keys,
    Numbers,
    Positions,
    crossed,
    mixed,
    pairs_of_ranges,
)
from auditor.matching.candidates.keyed_rows import BOTH_RELATED, FAMILY_RELATED, GIVEN_RELATED, OWN
from auditor.matching.names.agreement import (
    CLOSE,
    DIFFERENT,
    EXACT,
    INITIAL,
    NICKNAME,
    SLIP,
    weight_of_typo,
)
from auditor.matching.names.names import Names, Role
from auditor.matching.names.vocabulary import Relation

WORD, INITIAL_ONLY, NOTHING, ANYTHING = range(4)
"""How a way agrees."""
Kinds: TypeAlias = npt.NDArray[np.int8]
_GIVEN_SALT, _FAMILY_SALT = 4, 5


@dataclass(frozen=True)
class Ways:
    """The ways in which distinct names may agree with others, a row each, in order of names.

    Attributes:
        name: the row of the name.
        key: a number that both names have if they agree in this way.
        odds: upper bound of the log-odds that agreeing in this way can give.
        how: WORD, or INITIAL, NOTHING or ANYTHING where that is all that agrees.
        begin: by name, where its rows begin; one more for the end.
        best: by name, the most log-odds of its rows, minus infinity where it has none.
    """

    name: Positions
    key: Keys
    odds: Numbers
    how: Kinds
    begin: Positions
    best: Numbers

    def of(self, names: Positions) -> tuple[Positions, Positions]:
        """Return (place in `names`, row) for every row of every name given."""
        return pairs_of_ranges(self.begin[names], self.begin[names + 1])

    def only(self, kept: Flags) -> "Ways":
        """Return the same names with some of their ways."""
        rows = (self.name[kept], self.key[kept], self.odds[kept], self.how[kept])
        return _ways(*rows, count=len(self.best))


Combination: TypeAlias = tuple[Ways, Ways, int]
"""Ways of first and family names, and what names are called that agree by both."""


@dataclass(frozen=True)
class Combinations:
    """All combinations of ways: of `scarce` names, which are also among the `few`; and the `many`.

    Scarce are names that are not told in full.
    """

    scarce: list[Combination]
    few: list[Combination]
    many: list[Combination]


@dataclass(frozen=True)
class NameWays:
    """How a role's names are written themselves, and how those are that they are related to.

    Two names agree only if what one of them is written like is among either's ways.
    """

    own: Ways
    related: Ways

    def combined(self, other: "NameWays") -> Combinations:
        """Return first and family names' ways together.

        Few names are short of a word, and few are related to another's words; any
        name may be meant by an initial or by nothing.
        """
        words, short = self.related.only(self.related.how == WORD), self.own.only(_short(self.own))
        vague = self.related.only(self.related.how != WORD)
        their_words = other.related.only(other.related.how == WORD)
        their_short = other.own.only(_short(other.own))
        their_vague = other.related.only(other.related.how != WORD)
        few = [
            (self.own, other.own, OWN),
            (words, other.own, GIVEN_RELATED),
            (vague, their_short, GIVEN_RELATED),
            (self.own, their_words, FAMILY_RELATED),
            (short, their_vague, FAMILY_RELATED),
            (words, their_words, BOTH_RELATED),
        ]
        many = [
            (vague, other.own.only(other.own.how == WORD), GIVEN_RELATED),
            (self.own.only(self.own.how == WORD), their_vague, FAMILY_RELATED),
            (vague, other.related, BOTH_RELATED),
            (words, their_vague, BOTH_RELATED),
        ]
        scarce = [
            (short, other.own, OWN),
            (self.own, their_short, OWN),
            (short, their_words, FAMILY_RELATED),
            (words, their_short, GIVEN_RELATED),
        ]
        return Combinations(scarce, few, many)


def _short(own: Ways) -> Flags:
    short: Flags = (own.how == INITIAL_ONLY) | (own.how == NOTHING)
    return short


def ways_of(spelt: Role, meant: Role, names: Names, weights: dict[int, float]) -> NameWays:
    """Return all ways in which distinct names may be found in one role.

    Args:
        spelt: the names, for swapped ones those of the other role.
        meant: the role in which they are read.
        names: for what words are related.
        weights: share of each level of the role among pairs that are one person.
    """
    vocabulary, count = names.vocabulary, len(spelt.joined)
    salt = _GIVEN_SALT if weights[NICKNAME] > 0 else _FAMILY_SALT
    name, word = _distinct(np.c_[spelt.words, spelt.joined], vocabulary.lengths)
    leading = _distinct(np.c_[spelt.words[:, 0], spelt.joined], vocabulary.lengths)
    letters = np.unique(vocabulary.letters)
    nothing, anything = vocabulary.size + len(letters), vocabulary.size + len(letters) + 1
    if spelt is not meant:
        # A word that nobody bears in this role, nor one like it, finds nobody.
        found = _near_borne(meant, names)
        name, word = name[found[word]], word[found[word]]
        leading = (leading[0][found[leading[1]]], leading[1][found[leading[1]]])
    known = np.flatnonzero(spelt.first >= 0)
    first = spelt.first[known]
    letter = vocabulary.size + np.searchsorted(letters, vocabulary.letters[first])
    initial = np.log(weights[INITIAL] / names.letter_mass)[first]
    short = vocabulary.lengths[first] == 1
    missing, every = np.flatnonzero(spelt.joined < 0), np.arange(count)
    unlike = np.log(max(weights[SLIP], weights[CLOSE], weights[DIFFERENT]))
    own = [
        (name, word, np.log(weights[EXACT] / meant.share)[word], WORD),
        (known[short], letter[short], initial[short], INITIAL_ONLY),
        (missing, np.full(len(missing), nothing), np.zeros(len(missing)), NOTHING),
    ]
    if spelt is meant:
        # Names are taken to be swapped only where both agree.
        own.append((known, np.full(len(known), anything), np.full(len(known), unlike), ANYTHING))
    related = [
        (*_related(leading, relation, odds, meant), WORD)
        for relation, odds in _relations(meant, names, weights)
    ]
    related.append((known[~short], letter[~short], initial[~short], INITIAL_ONLY))
    related.append((every, np.full(count, nothing), np.zeros(count), NOTHING))
    return NameWays(_sorted(own, count, salt), _sorted(related, count, salt))


def _near_borne(role: Role, names: Names) -> Flags:
    """Tell which words somebody has in a role, or one that is related to it."""
    near = role.borne.copy()
    for relation in (names.vocabulary.nicknames, names.vocabulary.typos):
        low, high = relation.pairs
        near[low[role.borne[high]]] = True
        near[high[role.borne[low]]] = True
    return near


def _relations(
    role: Role, names: Names, weights: dict[int, float]
) -> list[tuple[Relation, Numbers]]:
    """Return what words of a role may be related by, and the most log-odds by relation."""
    vocabulary = names.vocabulary
    told = []
    typos = vocabulary.typos
    if weights[NICKNAME] > 0:
        typos = vocabulary.inner_typos
        low, high = vocabulary.nicknames.pairs
        mass = np.maximum(role.nickname_mass[low], role.nickname_mass[high])
        told.append((vocabulary.nicknames, np.log(weights[NICKNAME] / mass)))
    low, high = typos.pairs
    weight = weight_of_typo(role.share[low], role.share[high], names.rare_share, weights)
    mass = np.maximum(role.typo_mass[low], role.typo_mass[high])
    return [*told, (typos, np.log(weight / mass))]


def _related(
    own: tuple[Positions, Positions], relation: Relation, odds: Numbers, role: Role
) -> tuple[Positions, Positions, Numbers]:
    """Return name, related word and log-odds; the rarer word leads to the commoner, not back."""
    low, high = relation.pairs
    share = role.share
    onwards = (share[low] < share[high]) | ((share[low] == share[high]) & (low < high))
    source, target = np.where(onwards, low, high), np.where(onwards, high, low)
    order = np.argsort(source, kind="stable")
    rows, place = crossed(own[1], source[order], len(share))
    found = order[place]
    return own[0][rows], target[found], odds[found]


def _distinct(columns: Positions, lengths: Positions) -> tuple[Positions, Positions]:
    """Return row and word for each distinct word of a row that is more than a letter."""
    kept = (columns >= 0) & (lengths[columns] > 1)
    for column in range(1, columns.shape[1]):
        for before in range(column):
            kept[:, column] &= columns[:, column] != columns[:, before]
    row, place = np.nonzero(kept)
    return row, columns[row, place]


def _sorted(parts: list[tuple[Positions, Positions, Numbers, int]], count: int, salt: int) -> Ways:
    name = np.concatenate([part[0] for part in parts])
    order = np.argsort(name, kind="stable")
    key = mixed(np.concatenate([part[1] for part in parts])[order], salt)
    odds = np.concatenate([part[2] for part in parts])[order]
    how = np.concatenate([np.full(len(part[0]), part[3], dtype=np.int8) for part in parts])
    return _ways(name[order], key, odds, how[order], count=count)


def _ways(name: Positions, key: Keys, odds: Numbers, how: Kinds, *, count: int) -> Ways:
    best = np.full(count, -np.inf)
    np.maximum.at(best, name, odds)
    begin = np.searchsorted(name, np.arange(count + 1))
    return Ways(name, key, odds, how, begin, best)
