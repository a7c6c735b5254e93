"""Backing: what beside the name could lift a pair to the possible, and the keys to find it by."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.entries import Entries
from auditor.matching.identities import ADDRESS
from auditor.matching.joins import Flags, Keys, Numbers, Positions, mixed
from auditor.matching.values import Values
from auditor.matching.weights import Weights

_BIRTHDAY, _YEAR, _DIGITS, _COMPANY, _COMPANY_WORD, _CITY, _TITLE = range(20, 27)
_ADDRESS, _MIDDLE = 27, 28
_COMPANY_WORDS = 4
"""Words kept of a company's name, the rarest ones."""


@dataclass(frozen=True)
class Source:
    """Something that two entries may agree in: by entry a number, -1 for none, and log-odds.

    The log-odds are the most that agreeing can give; `salt` keeps the numbers
    of different kinds apart.
    """

    codes: Positions
    odds: Numbers
    salt: int


@dataclass(frozen=True)
class Backing:
    """The sources in groups, of which each speaks once.

    Attributes:
        groups: the sources, the most telling first.
        most: by group and entry, the most log-odds that its sources can give.
        total: by entry, what all groups can give together.
    """

    groups: list[list[Source]]
    most: Numbers
    total: Numbers

    def lifted(self, keys: Keys, entries: Positions, lacking: Numbers) -> tuple[Positions, Keys]:
        """Return rows and keys by which those are found that a source could lift.

        Whatever lifts a pair has a first group among its sources; with that and
        the groups behind it alone, the pair must still get what it lacks.

        Args:
            keys: of the names, by row.
            entries: by row.
            lacking: log-odds that the names leave to be told, by row.
        """
        found: list[tuple[Positions, Keys]] = []
        behind = np.zeros(len(keys))
        for sources, most in zip(self.groups[::-1], self.most[::-1], strict=True):
            for source in sources:
                odds = source.odds[entries]
                rows = np.flatnonzero((odds > 0) & (odds + behind >= lacking))
                codes = source.codes[entries[rows]]
                found.append((rows, keys[rows] + mixed(codes, source.salt)))
            behind += most[entries]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
        return np.concatenate([one[0] for one in found]), np.concatenate([one[1] for one in found])


def backing_of(entries: Entries, weights: Weights) -> Backing:
    """Return what can back a name."""
    groups = [
        _of_birthdays(entries, weights),
        _of_companies(entries, weights),
        [_told(entries.cities, weights.city_same, _CITY)],
        [_told(entries.titles, weights.title_same, _TITLE)],
        [_any(entries.held & (1 << ADDRESS) > 0, weights.address_similar, _ADDRESS)],
        [_any(entries.names.middle >= 0, weights.middle_agrees, _MIDDLE)],
    ]
    groups = [[source for source in group if (source.codes >= 0).any()] for group in groups]
    groups = [group for group in groups if group]
    most = np.zeros((len(groups), entries.count))
    for row, group in enumerate(groups):
        for source in group:
            np.maximum(most[row], source.odds, out=most[row])
    return Backing(groups, most, most.sum(axis=0))


def _told(values: Values, most: float, salt: int) -> Source:
    """Return a source that says more the fewer entries have the same."""
    odds = np.where(values.codes >= 0, np.minimum(values.rarity, most), 0.0)
    return Source(values.codes, odds, salt)


def _any(told: Flags, most: float, salt: int) -> Source:
    """Return a source for what no key finds: whoever has any may agree."""
    return Source(np.where(told, 0, -1), np.where(told, most, 0.0), salt)


def _of_birthdays(entries: Entries, weights: Weights) -> list[Source]:
    """Return birthdays, and by what birthdays that a slip sets apart are found.

    One wrong digit leaves either the year or the day; digits in each other's
    place leave the digits.
    """
    whole = entries.birthdays.codes >= 0
    day = np.where(whole, weights.birthday_whole, weights.birthday_same)
    day = np.where(entries.births >= 0, day, 0.0)
    slip = np.where(whole, weights.birthday_similar, 0.0)
    return [
        Source(entries.births, day, _BIRTHDAY),
        Source(entries.birthdays.years, slip, _YEAR),
        Source(entries.birthdays.sorted_digits, slip, _DIGITS),
    ]


def _of_companies(entries: Entries, weights: Weights) -> list[Source]:
    """Return the organisations, and the words that similar companies have in common."""
    organisations = entries.organisations
    odds = np.log(weights.company_same / organisations.share)
    columns = [column.copy() for column in organisations.columns]
    for place, column in enumerate(columns):
        for before in columns[:place]:
            column[column == before] = -1
    sources = [Source(c, np.where(c >= 0, odds[c], 0.0), _COMPANY) for c in columns]
    for column in organisations.company_words(_COMPANY_WORDS).T:
        told = np.where(column >= 0, weights.company_similar, 0.0)
        sources.append(Source(column.copy(), told, _COMPANY_WORD))
    return sources
