"""What recognises a person: profiles, e-mail and postal addresses, phones, as numbers."""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from auditor.matching.arrays.joins import Codes, Flags, Numbers, Positions
from auditor.matching.weights import Weights

PROFILE, EMAIL, WORK_EMAIL, MOBILE, HOME, PHONE, LANDLINE, SHARED, ADDRESS = range(9)
"""In this order: an identity that records call differently is of the first kind."""

Kinds: TypeAlias = npt.NDArray[np.int16]
"""Bits of kinds."""


@dataclass(frozen=True)
class Identities:
    """One row for each identity of an entry, sorted by identity, then entry.

    Attributes:
        entry: position of the entry, by row.
        identity: a number that equal identities share, by row.
        kind: one of this module's kinds, the same for all rows of an identity.
        size: how many entries hold the row's identity.
        texts: the key behind each identity.
        contested: by identity, people of clashing names hold it.
        office: by identity, contested, and they have different family names.
    """

    entry: Codes
    identity: Codes
    kind: npt.NDArray[np.int8]
    size: Codes
    texts: pd.Series
    contested: Flags
    office: Flags

    @property
    def count(self) -> int:
        """How many identities there are."""
        return len(self.texts)

    @property
    def keys(self) -> pd.Series:
        """The text behind each row's identity."""
        return self.texts.take(self.identity).reset_index(drop=True)

    def of_kinds(self, *kinds: int) -> Positions:
        """Return the rows of some kinds."""
        wanted = np.zeros(ADDRESS + 1, dtype=bool)
        wanted[list(kinds)] = True
        return np.flatnonzero(wanted[self.kind])

    def settled(self, contested: Flags, office: Flags) -> "Identities":
        """Return the same with what is known about its holders."""
        return replace(self, contested=contested, office=office)

    def held(self, entries: int) -> Kinds:
        """Return by entry bits `1 << kind` of all that it holds."""
        held = np.zeros(entries, dtype=np.int16)
        for kind in range(ADDRESS + 1):
            held[self.entry[self.kind == kind]] |= np.int16(1 << kind)
        return held

    def weight(self, weights: Weights, rows: Positions) -> Numbers:
        """Return the log-odds that two holders of some rows are one person, names apart."""
        by_kind = np.array(
            [
                weights.id_profile,
                weights.id_email,
                weights.id_work_email,
                weights.id_mobile,
                weights.id_landline,
                weights.id_phone,
                weights.id_landline,
                weights.id_contested,
                weights.id_address,
            ]
        )
        kind = self.kind[rows]
        plain = by_kind[kind]
        contested = self.contested[self.identity[rows]] & (kind != PROFILE)
        return np.where(contested, np.minimum(plain, weights.id_contested), plain)
