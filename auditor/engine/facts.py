"""What rules may read about people: the columns, and their values ready to be compared."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

from auditor.engine.phrases import PhraseFinder, as_phrase
from auditor.model.evidence import EVIDENCE
from auditor.model.rules import WordList
from auditor.model.table import Kind, Table
from auditor.model.verdicts import VERDICTS

FACTS = Table("facts", (*EVIDENCE.columns, *VERDICTS.columns[1:]))
"""Every column that some rule may read: the evidence, and what was judged before the rule."""

AXES = ("bond", "pulse")

_SCORES = (*AXES, "bond_reached", "pulse_reached")
_JUDGED = (*_SCORES, "rules_class", "class", "decision")

READABLE: Mapping[str, tuple[str, ...]] = {
    "axis": tuple(EVIDENCE.names),
    "class": (*EVIDENCE.names, *_SCORES),
    "confidence": (*EVIDENCE.names, *_JUDGED),
    "list": (*EVIDENCE.names, *_JUDGED, "confidence", "cannot_tell"),
    "mark": tuple(FACTS.names),
}
"""The columns that are known by the time a part of the packs is judged."""

Truth: TypeAlias = pd.arrays.BooleanArray
"""True, false or missing, one a row; `&`, `|` and `~` follow Kleene."""


def truth(values: Any, known: Any) -> Truth:
    """Return the values as truths, missing where they are not known."""
    return pd.arrays.BooleanArray(np.asarray(values, dtype=bool), ~np.asarray(known, dtype=bool))


class Facts:
    """A table of people together with the word lists; columns are made ready once each."""

    def __init__(self, rows: pd.DataFrame, words: Mapping[str, WordList]) -> None:
        """Hold the rows (columns among those of FACTS) and the word lists by id."""
        self.rows = rows
        self.words = words
        self._values: dict[str, Any] = {}
        self._known: dict[str, Any] = {}
        self._phrases: dict[str, list[str]] = {}
        self._word_found: dict[tuple[str, str], Any] = {}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def joined(self, columns: Mapping[str, Any]) -> "Facts":
        """Return the facts with columns more; what was made ready for the old ones is kept."""
        wider = Facts(self.rows.assign(**columns), self.words)
        wider._values = {n: v for n, v in self._values.items() if n not in columns}
        wider._known = {n: v for n, v in self._known.items() if n not in columns}
        wider._phrases = {n: v for n, v in self._phrases.items() if n not in columns}
        wider._word_found = {n: v for n, v in self._word_found.items() if n[0] not in columns}
        return wider

    def kind(self, column: str) -> Kind:
        """Return the kind of a column."""
        return FACTS.kind_of(column)

    def values(self, column: str) -> Any:
        """Return a column as an array: numbers as float64, days as datetime64, texts as Arrow."""
        if column not in self._values:
            self._values[column] = self._made_ready(self.rows[column], self.kind(column))
        return self._values[column]

    def known(self, column: str) -> Any:
        """Return where a column has a value; an empty text is none."""
        if column not in self._known:
            given = self.rows[column]
            present = (
                given.notna() & (given != "") if self.kind(column) == "text" else given.notna()
            )
            self._known[column] = present.to_numpy(dtype=bool)
        return self._known[column]

    def has_word_of(self, column: str, word_list: str) -> Any:
        """Return where a text holds an entry of a word list; KeyError where there is no such list.

        Each text is folded once, however many rules ask, and each question
        asked once.
        """
        if (column, word_list) not in self._word_found:
            if column not in self._phrases:
                texts = self.rows[column].tolist()
                phrases = {text: as_phrase(text) for text in dict.fromkeys(texts)}
                self._phrases[column] = [phrases[text] for text in texts]
            finder = PhraseFinder(self.words[word_list].all)
            found = np.fromiter(map(finder, self._phrases[column]), dtype=bool, count=len(self))
            self._word_found[column, word_list] = found
        return self._word_found[column, word_list]

    @staticmethod
    def _made_ready(column: pd.Series, kind: Kind) -> Any:
        if kind == "text":
            return pa.array(column, type=pa.string(), from_pandas=True)
        if kind == "flag":
            return column.fillna(value=False).to_numpy(dtype=bool)
        if kind in ("day", "moment"):
            return column.to_numpy(dtype="datetime64[us]")
        return column.to_numpy(dtype="float64", na_value=np.nan)
