"""The names of all entries as numbered words."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Codes, Flags, Numbers, Positions
from auditor.matching.names.vocabulary import Vocabulary

WIDTH = 3
"""Words kept of a given name and of a family name; longer names are cut."""


@dataclass(frozen=True)
class Side:
    """One side of pairs: the words of names in one role, and the shares they are weighed by.

    `first` and `joined` are by pair; `words` is the table of all distinct names, of
    which `rows` are meant, since few pairs need more than those two.
    """

    words: Positions
    rows: Positions
    first: Positions
    joined: Positions
    share: Numbers
    nickname_mass: Numbers
    typo_mass: Numbers

    def columns(self, some: Positions) -> list[Positions]:
        """Return all words of some pairs, column by column, the joined one last."""
        rows = self.rows[some]
        return [*(self.words[rows, column] for column in range(WIDTH)), self.joined[some]]


@dataclass(frozen=True)
class Role:
    """Given or family names: a row for each distinct name, and by entry the row of its name.

    `words` holds the words one by one as numbers, `joined` the whole written as one
    word, -1 where there is none. The masses are shares of entries whose name would
    agree with a word at a level; `borne` tells by word whether anybody has it in this role.
    """

    which: Positions
    words: Positions
    joined: Positions
    share: Numbers
    nickname_mass: Numbers
    typo_mass: Numbers
    borne: Flags

    @property
    def first(self) -> Positions:
        """The first word of each distinct name, -1 where there is none."""
        first: Positions = self.words[:, 0]
        return first

    def first_words(self, entries: Positions | Codes) -> Positions:
        """Return the first word of some entries, -1 where there is none."""
        first: Positions = self.words[self.which[entries], 0]
        return first

    def whole(self, entries: Positions | Codes) -> Positions:
        """Return the joined word of some entries, -1 where there is none."""
        return self.joined[self.which[entries]]

    def swapped_with(self, other: "Role", rows: Positions) -> Side:
        """Return some distinct names of the other role, with this role's shares."""
        return Side(
            words=other.words,
            rows=rows,
            first=other.words[rows, 0],
            joined=other.joined[rows],
            share=self.share,
            nickname_mass=self.nickname_mass,
            typo_mass=self.typo_mass,
        )

    def of(self, rows: Positions) -> Side:
        """Return some distinct names."""
        return self.swapped_with(self, rows)


@dataclass(frozen=True)
class Names:
    """The vocabulary, and both roles over all entries."""

    vocabulary: Vocabulary
    given: Role
    family: Role
    middle: Positions
    """By entry: the second word of the given name, -1 where there is none."""
    rare_share: float
    """A word held by at most this share of entries may be another one mistyped."""
    correlation: float
    """Log of how much oftener strangers share both names than chance would have it."""
    letter_mass: Numbers
    """By word: the share of entries whose given name begins with its first letter."""


def equal_pairs(values: Positions) -> float:
    """Return how many pairs of equal values there are."""
    counts = np.unique(values, return_counts=True)[1].astype(np.float64)
    return float((counts * (counts - 1) / 2).sum())
