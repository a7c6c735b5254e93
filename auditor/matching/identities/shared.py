"""Which identities the two entries of a pair share, and what that weighs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from auditor.matching.arrays.joins import Flags, Numbers, Positions, crossed, looked_up
from auditor.matching.identities.identities import (
    ADDRESS,
    HOME,
    LANDLINE,
    PROFILE,
    SHARED,
    Identities,
)
from auditor.matching.weights import Weights


@dataclass(frozen=True)
class SharedRows:
    """A row for every identity that both entries of a pair hold, in order of pairs.

    Attributes:
        pair: number of the pair.
        row: row of the identities.
        pairs: how many pairs there are.
    """

    pair: Positions
    row: Positions
    pairs: int

    def of(self, part: slice) -> "SharedRows":
        """Return the rows of some pairs that stand together."""
        begin, end = np.searchsorted(self.pair, [part.start, part.stop])
        return SharedRows(
            self.pair[begin:end] - part.start, self.row[begin:end], part.stop - part.start
        )

    def of_pairs(self, kept: Flags) -> "SharedRows":
        """Return the rows of the pairs that are kept, with their new numbers."""
        number = np.cumsum(kept) - 1
        rows = kept[self.pair]
        return SharedRows(number[self.pair[rows]], self.row[rows], int(kept.sum()))


@dataclass(frozen=True)
class SharedIdentities:
    """By pair: what its two entries share.

    Attributes:
        odds: log-odds of the strongest personal identity and a part of the further ones.
        best: kind of the strongest, -1 where none is shared.
        contested: all that is shared is contested, a landline or a shared box.
        kinds: bits `1 << kind` of all that is shared and not contested.
        boxes: bits `1 << kind` of what is shared and contested or a shared box.
        office_share: the share of entries that hold the switchboard or box they share, else 0.
    """

    odds: Numbers
    best: npt.NDArray[np.int8]
    contested: Flags
    kinds: npt.NDArray[np.int16]
    boxes: npt.NDArray[np.int16]
    office_share: Numbers

    @property
    def every(self) -> npt.NDArray[np.int16]:
        """Bits of all kinds that are shared."""
        every: npt.NDArray[np.int16] = self.kinds | self.boxes
        return every


def shared_rows(low: Positions, high: Positions, identities: Identities, count: int) -> SharedRows:
    """Return the identities that both entries of each pair hold."""
    # What one entry alone holds is never shared, and that is most of it.
    several = np.flatnonzero(identities.size > 1)
    order = several[np.argsort(identities.entry[several], kind="stable")]
    held_by = identities.entry[order]
    holds = np.zeros(count, dtype=bool)
    holds[held_by] = True
    asked = np.flatnonzero(holds[low] & holds[high])
    pair, place = crossed(low[asked], held_by, count)
    pair, rows = asked[pair], order[place]
    size = max(identities.count, 1)
    held = np.sort(held_by * np.int64(size) + identities.identity[order])
    wanted = high[pair] * np.int64(size) + identities.identity[rows]
    _, found = looked_up(held, wanted)
    return SharedRows(pair[found], rows[found], len(low))


def disputed(
    identities: Identities, shared: SharedRows, clash: Flags, families_clash: Flags
) -> Identities:
    """Return the identities with what is known of their holders.

    Two who share a profile are one person, however they are called, and dispute nothing.

    Args:
        identities: as read.
        shared: what pairs share.
        clash: by pair, the first names are different.
        families_clash: by pair, the family names are different.
    """
    numbers = identities.identity[shared.row]
    clash = clash.copy()
    clash[shared.pair[identities.kind[shared.row] == PROFILE]] = False
    contested = identities.contested.copy()
    office = np.zeros(identities.count, dtype=bool)
    contested[numbers[clash[shared.pair]]] = True
    office[numbers[clash[shared.pair] & families_clash[shared.pair]]] = True
    return identities.settled(contested, office)


def weighed(
    identities: Identities, shared: SharedRows, *, entries: int, weights: Weights
) -> SharedIdentities:
    """Return what the shared identities of each pair weigh together."""
    weight = identities.weight(weights, shared.row)
    kind = identities.kind[shared.row]
    order = np.lexsort((kind, -weight, shared.pair))
    pair, weight, kind, rows = shared.pair[order], weight[order], kind[order], shared.row[order]
    first = np.r_[True, pair[1:] != pair[:-1]] if len(pair) else np.zeros(0, dtype=bool)
    odds = np.zeros(shared.pairs)
    odds[pair[first]] = weight[first]
    np.add.at(odds, pair[~first], np.maximum(weight[~first], 0.0) * weights.id_further)
    best = np.full(shared.pairs, -1, dtype=np.int8)
    best[pair[first]] = kind[first]
    number = identities.identity[rows]
    weak = (identities.contested[number] & (kind != PROFILE)) | (kind >= LANDLINE) | (kind == HOME)
    contested = best >= 0
    contested[pair[~weak]] = False
    bits = np.int16(1) << kind.astype(np.int16)
    kinds, boxes = (np.zeros(shared.pairs, dtype=np.int16) for _ in range(2))
    disputed_rows = (identities.contested[number] & (kind != PROFILE)) | (kind == SHARED)
    np.bitwise_or.at(kinds, pair[~disputed_rows], bits[~disputed_rows])
    np.bitwise_or.at(boxes, pair[disputed_rows], bits[disputed_rows])
    office_share = np.zeros(shared.pairs)
    office = (identities.office[number] & (kind != ADDRESS)) | (kind == SHARED)
    np.maximum.at(office_share, pair[office], identities.size[rows][office] / max(entries, 1))
    return SharedIdentities(odds, best, contested, kinds, boxes, office_share)
