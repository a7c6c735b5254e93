"""The names of entries as numbered texts, and the changes that are made to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from auditor.matching.arrays.joins import Positions
from auditor.matching.names.learned import Spelt


@dataclass(frozen=True)
class Spellings:
    """The names by entry, mended: each a number of a text of folded words.

    `further_given` and `further_family` hold what else the person is called:
    nicknames, maiden names, and what addresses spell otherwise.
    """

    texts: list[str]
    given: Positions
    family: Positions
    further_given: Positions
    further_family: Positions

    def of(self, entries: Positions) -> Iterator[Spelt]:
        """Yield the words of some entries' names."""
        texts = self.texts
        columns = (self.given, self.family, self.further_given, self.further_family)
        for numbers in zip(*(column[entries].tolist() for column in columns), strict=True):
            yield Spelt(*(texts[number].split() for number in numbers))


class Changes:
    """Spellings under way: some entries' names are written anew."""

    def __init__(self) -> None:
        """Begin with the names as they are."""
        self._entries: list[int] = []
        self._names: list[tuple[str, ...]] = []

    def write(self, entry: int, spelt: Spelt) -> None:
        """Note the new name of an entry, once for each entry."""
        self._entries.append(entry)
        words = (spelt.given, spelt.family, spelt.further_given, spelt.further_family)
        self._names.append(tuple(map(" ".join, words)))

    def made_to(self, spellings: Spellings) -> Spellings:
        """Return the spellings with all changes."""
        if not self._entries:
            return spellings
        written = dict.fromkeys(chain.from_iterable(self._names))
        place = {text: number for number, text in enumerate(spellings.texts) if text in written}
        texts = [*spellings.texts, *(text for text in written if text not in place)]
        place |= {texts[number]: number for number in range(len(spellings.texts), len(texts))}
        before = (
            spellings.given,
            spellings.family,
            spellings.further_given,
            spellings.further_family,
        )
        after = [column.copy() for column in before]
        for column, names in zip(after, zip(*self._names, strict=True), strict=True):
            column[self._entries] = [place[name] for name in names]
        return Spellings(texts, *after)
