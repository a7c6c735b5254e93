"""Clusters: pairs become groups of entries, and no group holds a contradiction."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Flags, Numbers, Positions, components, pairs_within
from auditor.matching.arrays.pairs import Pairs

Contradicts = Callable[[Pairs], Flags]
"""Tells for each pair whether its entries may not stand in one group."""

_SIZE_TO_CHECK = 3


@dataclass(frozen=True)
class Links:
    """Pairs that speak for one person, with the score by which they are taken in turn."""

    pairs: Pairs
    score: Numbers


def clusters_of(links: Links, checked: Flags, contradicts: Contradicts, limit: int) -> Positions:
    """Return for each entry the lowest entry of its group.

    Entries that hang together form a group if no two of them contradict each
    other; otherwise the links are taken from the strongest on, and one that
    would bring contradicting entries together is refused.

    Args:
        links: the pairs that may be joined; none of them contradicts itself.
        checked: by entry, whether it is asked about; a repeated card need not be.
        contradicts: asked about all pairs of groups of three and more.
        limit: groups of more entries are always taken link by link.
    """
    count = len(checked)
    label = components(links.pairs.low, links.pairs.high, count)
    sizes = np.bincount(label, weights=checked, minlength=count)[label]
    several = np.flatnonzero((sizes >= _SIZE_TO_CHECK - 1) & (sizes <= limit) & checked)
    inside = Pairs(*pairs_within(label[several].astype(np.uint64), several))
    refused = inside.of(contradicts(inside))
    torn = sizes > limit
    torn[label[refused.low]] = True
    torn = torn[label]
    label[torn] = np.flatnonzero(torn)
    rows = np.flatnonzero(torn[links.pairs.low])
    order = np.lexsort((links.pairs.high[rows], links.pairs.low[rows], -links.score[rows].round(6)))
    _link_by_link(label, links.pairs.of(rows[order]), _Groups(refused, contradicts, sizes > limit))
    return label


class _Groups:
    """Groups under way, and which entries contradict each other; asked for where not known."""

    def __init__(self, refused: Pairs, contradicts: Contradicts, unknown: Flags) -> None:
        """Hold the contradictions found already; `unknown` marks entries not checked."""
        self._contradicts = contradicts
        self._unknown = unknown
        self._refused: dict[int, set[int]] = {}
        self.members: dict[int, list[int]] = {}
        for low, high in zip(refused.low.tolist(), refused.high.tolist(), strict=True):
            self._refused.setdefault(low, set()).add(high)
            self._refused.setdefault(high, set()).add(low)

    def contradict(self, left: list[int], right: list[int]) -> bool:
        """Tell whether any entry of the left contradicts any of the right."""
        if not self._unknown[left[0]]:
            return any(not self._refused.get(entry, set()).isdisjoint(right) for entry in left)
        low = np.repeat(np.array(left, dtype=np.int64), len(right))
        high = np.tile(np.array(right, dtype=np.int64), len(left))
        across = Pairs(np.minimum(low, high), np.maximum(low, high))
        return bool(self._contradicts(across).any())


def _link_by_link(label: Positions, pairs: Pairs, groups: _Groups) -> None:
    """Join torn groups anew, in the order of the pairs; `label` is written to."""
    for left, right in zip(pairs.low.tolist(), pairs.high.tolist(), strict=True):
        ours, theirs = int(label[left]), int(label[right])
        if ours == theirs:
            continue
        joined = groups.members.get(ours, [ours])
        taken = groups.members.get(theirs, [theirs])
        if groups.contradict(joined, taken):
            continue
        first, second = min(ours, theirs), max(ours, theirs)
        groups.members[first] = joined + taken
        groups.members.pop(second, None)
        label[groups.members[first]] = first
