"""Backing: what beside the name could lift a pair to the possible, and the keys to find it by."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from auditor.matching.arrays.joins import Codes, Flags, Keys, Positions, mixed
from auditor.matching.entries.entries import Entries
from auditor.matching.entries.values import Values
from auditor.matching.identities.identities import ADDRESS
from auditor.matching.weights import Weights

Odds: TypeAlias = npt.NDArray[np.float32]
_BIRTHDAY, _YEAR, _DIGITS, _COMPANY, _COMPANY_PART, _CITY, _TITLE = range(20, 27)
_ADDRESS, _MIDDLE = 27, 28


@dataclass(frozen=True)
class Source:
    """Something that two entries may agree in.

    Attributes:
        codes: its number by entry, or by company where that is all it depends on; -1 for none.
        odds: the most log-odds that agreeing can give, by number; 0 at the end, for none.
        salt: keeps the numbers of different kinds apart.
        company: the company by entry, -1 for none, where the numbers are by company.
    """

    codes: Codes
    odds: Odds
    salt: int
    company: Codes | None = None

    @cached_property
    def held(self) -> Flags:
        """By entry, whether it has any: looked up in far less memory than the numbers."""
        held: Flags = self.of(slice(None)) >= 0
        return held

    def of(self, entries: Positions | Codes | slice) -> Codes:
        """Return the numbers of some entries."""
        if self.company is None:
            return self.codes[entries]
        codes: Codes = self.codes[self.company[entries]]
        return codes


@dataclass(frozen=True)
class Backing:
    """The sources in groups, of which each speaks once.

    Attributes:
        groups: the sources, the most telling first.
        most: by group and entry, the most log-odds that its sources can give.
        total: by entry, what all groups can give together.
    """

    groups: list[list[Source]]
    most: Odds
    total: Odds

    def lifted(self, keys: Keys, entries: Codes, lacking: Odds) -> tuple[Positions, Keys]:
        """Return rows and keys by which those are found that a source could lift.

        Whatever lifts a pair has a first group among its sources; with that and
        the groups behind it alone, the pair must still get what it lacks.

        Args:
            keys: of the names, by row.
            entries: by row.
            lacking: log-odds that the names leave to be told, by row.
        """
        found: list[tuple[Positions, Keys]] = []
        behind = np.zeros(len(keys), dtype=np.float32)
        for sources, most in zip(self.groups[::-1], self.most[::-1], strict=True):
            theirs = most[entries]
            able = np.flatnonzero(theirs + behind >= lacking)
            further, wanted, holders = behind[able], lacking[able], entries[able]
            for source in sources:
                held = np.flatnonzero(source.held[holders])
                codes = source.of(holders[held])
                told = source.odds[codes] + further[held] >= wanted[held]
                rows = able[held[told]]
                found.append((rows, keys[rows] + mixed(codes[told], source.salt)))
            behind += theirs
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
    most = np.zeros((len(groups), entries.count), dtype=np.float32)
    for row, group in enumerate(groups):
        for source in group:
            np.maximum(most[row], source.odds[source.of(slice(None))], out=most[row])
    return Backing(groups, most, most.sum(axis=0))


def _told(values: Values, most: float, salt: int) -> Source:
    """Return a source that says more the fewer entries have the same."""
    return Source(values.codes, _odds(np.minimum(values.rarity[:-1], most)), salt)


def _any(told: Flags, most: float, salt: int) -> Source:
    """Return a source for what no key finds: whoever has any may agree."""
    return Source(np.where(told, 0, -1).astype(np.int32), _odds([most]), salt)


def _always(codes: Codes, most: float, salt: int, company: Codes | None = None) -> Source:
    """Return a source that says the same whatever agrees."""
    return Source(codes, _odds(np.full(int(codes.max(initial=-1)) + 1, most)), salt, company)


def _odds(by_number: npt.ArrayLike) -> Odds:
    odds: Odds = np.r_[np.asarray(by_number), 0.0].astype(np.float32)
    return odds


def _of_birthdays(entries: Entries, weights: Weights) -> list[Source]:
    """Return birthdays, and by what birthdays that a slip sets apart are found.

    One wrong digit leaves either the year or the day; digits in each other's
    place leave the digits.
    """
    birthdays = entries.birthdays
    whole = np.where(birthdays.codes >= 0, entries.births, -1)
    return [
        _always(whole, weights.birthday_whole, _BIRTHDAY),
        _always(entries.births, weights.birthday_same, _BIRTHDAY),
        _always(birthdays.years, weights.birthday_similar, _YEAR),
        _always(birthdays.sorted_digits, weights.birthday_similar, _DIGITS),
    ]


def _of_companies(entries: Entries, weights: Weights) -> list[Source]:
    """Return the organisations, and the companies whose words others hold in their names."""
    organisations = entries.organisations
    odds = _odds(np.log(weights.company_same / organisations.share))
    columns = [column.copy() for column in organisations.columns]
    for place, column in enumerate(columns):
        for before in columns[:place]:
            column[column == before] = -1
    sources = [Source(column, odds, _COMPANY) for column in columns]
    company = organisations.columns[0]
    sources.append(_always(company, weights.company_similar, _COMPANY_PART))
    sources += [
        _always(part, weights.company_similar, _COMPANY_PART, company)
        for part in organisations.parts
    ]
    return sources
