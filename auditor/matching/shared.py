"""Which identities the two entries of a pair share, and what that weighs."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.identities import ADDRESS, HOME, LANDLINE, PROFILE, SHARED, Identities
from auditor.matching.joins import Flags, Numbers, Positions, crossed
from auditor.matching.weights import Weights


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
    best: Positions
    contested: Flags
    kinds: Positions
    boxes: Positions
    office_share: Numbers


def shared_rows(
    low: Positions, high: Positions, identities: Identities, count: int
) -> tuple[Positions, Positions]:
    """Return (pair, row of identities) for every identity that both entries of a pair hold."""
    # What one entry alone holds is never shared, and that is most of it.
    several = np.flatnonzero(identities.size > 1)
    order = several[np.argsort(identities.entry[several], kind="stable")]
    pair, place = crossed(low, identities.entry[order], count)
    rows = order[place]
    size = max(identities.count, 1)
    held = np.sort(identities.entry[order] * np.int64(size) + identities.identity[order])
    wanted = high[pair] * np.int64(size) + identities.identity[rows]
    if not len(held):
        return pair, rows
    found = held[np.minimum(np.searchsorted(held, wanted), len(held) - 1)] == wanted
    return pair[found], rows[found]


def disputed(
    identities: Identities, pair: Positions, rows: Positions, clash: Flags, families_clash: Flags
) -> Identities:
    """Return the identities with what is known of their holders.

    Args:
        identities: as read.
        pair: pair of each shared identity.
        rows: row of identities of each shared identity.
        clash: by pair, the first names are different.
        families_clash: by pair, the family names are different.
    """
    numbers = identities.identity[rows]
    contested = identities.contested.copy()
    office = np.zeros(identities.count, dtype=bool)
    contested[numbers[clash[pair]]] = True
    office[numbers[clash[pair] & families_clash[pair]]] = True
    return identities.settled(contested, office)


def weighed(
    identities: Identities,
    pair: Positions,
    rows: Positions,
    *,
    pairs: int,
    entries: int,
    weights: Weights,
) -> SharedIdentities:
    """Return what the shared identities of each pair weigh together."""
    weight = identities.weight(weights)[rows]
    kind = identities.kind[rows]
    order = np.lexsort((kind, -weight, pair))
    pair, weight, kind, rows = pair[order], weight[order], kind[order], rows[order]
    first = np.r_[True, pair[1:] != pair[:-1]] if len(pair) else np.zeros(0, dtype=bool)
    odds = np.zeros(pairs)
    odds[pair[first]] = weight[first]
    np.add.at(odds, pair[~first], np.maximum(weight[~first], 0.0) * weights.id_further)
    best = np.full(pairs, -1, dtype=np.int64)
    best[pair[first]] = kind[first]
    number = identities.identity[rows]
    weak = (identities.contested[number] & (kind != PROFILE)) | (kind >= LANDLINE) | (kind == HOME)
    contested = best >= 0
    contested[pair[~weak]] = False
    bits = np.int64(1) << kind
    kinds, boxes = np.zeros(pairs, dtype=np.int64), np.zeros(pairs, dtype=np.int64)
    disputed_rows = (identities.contested[number] & (kind != PROFILE)) | (kind == SHARED)
    np.bitwise_or.at(kinds, pair[~disputed_rows], bits[~disputed_rows])
    np.bitwise_or.at(boxes, pair[disputed_rows], bits[disputed_rows])
    office_share = np.zeros(pairs)
    office = (identities.office[number] & (kind != ADDRESS)) | (kind == SHARED)
    np.maximum.at(office_share, pair[office], identities.size[rows][office] / max(entries, 1))
    return SharedIdentities(odds, best, contested, kinds, boxes, office_share)
