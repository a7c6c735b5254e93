"""How often each word is borne as a first and as a family name, and what nicknames say."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz.distance import OSA

from auditor.matching.arrays.joins import Numbers, Positions

SHORTEST = 3
_SHORTEST_TYPO = 4
_SELDOM = 0.3
"""What is counted for a word that nobody else has in a role."""


class Borne:
    """The words of all entries' names, counted by role."""

    def __init__(
        self,
        texts: Sequence[str],
        given: Positions,
        family: Positions,
        nickname_groups: Iterable[str],
    ) -> None:
        """Count the words: `given` and `family` are numbers of texts by entry."""
        self.given = _counted(texts, given)
        self.family = _counted(texts, family)
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(nickname_groups):
            for word in group.split():
                self._groups.setdefault(word, set()).add(number)

    def alike(self, told: str, known: str) -> bool:
        """Tell whether two first names may be one: a nickname, or one letter mistyped."""
        if not self._groups.get(told, set()).isdisjoint(self._groups.get(known, ())):
            return True
        return min(len(told), len(known)) >= _SHORTEST_TYPO and OSA.distance(told, known) <= 1

    def split(self, whole: str) -> tuple[str, str]:
        """Return the first and family name that a mailbox is made of, "" where nobody has them."""
        for end in range(len(whole) - SHORTEST, SHORTEST - 1, -1):
            if whole[:end] in self.given and whole[end:] in self.family:
                return whole[:end], whole[end:]
        if len(whole) > SHORTEST + 1 and whole[1:] in self.family:
            return whole[0], whole[1:]
        return "", ""

    def turned(self, texts: Sequence[str]) -> Numbers:
        """Return for each text the log of how much oftener its first word is a family name."""
        words = [text.partition(" ")[0] for text in texts]
        as_family = np.array([self.family[word] for word in words], dtype=np.float64)
        as_given = np.array([self.given[word] for word in words], dtype=np.float64)
        turned: Numbers = np.log((as_family + _SELDOM) / (as_given + _SELDOM))
        return turned


def _counted(texts: Sequence[str], codes: Positions) -> Counter[str]:
    counts: Counter[str] = Counter()
    held = np.bincount(codes, minlength=len(texts))
    for text, times in zip(texts, held.tolist(), strict=True):
        if times:
            for word in text.split():
                counts[word] += times
    return counts
