"""Recognises names that stand for a name never asked for: Noahs Mama, Klempner, Max ???."""

import re
from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.folding import folded_entries, folded_names
from auditor.model.rules import RuleBook

_QUESTION_MARKS = re.compile(r"[?¿]|\bx{3,}\b|\bn\.? ?n\.?$|_{2,}|\.{4,}", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_GENITIVE = re.compile(r"\b\w{2,}(?:['’`´]s|[sxzß]['’`´])\s", re.IGNORECASE)
_LISTS = (
    "kinship",
    "parents",
    "relatives",
    "possessives",
    "trades",
    "trade-companions",
    "placeholders",
    "meeting-places",
)
_PAIR = 2
_MOST_BESIDE_A_PLACE = 2


class PlaceholderReader:
    """Tells whether a name as written is no name, by the word lists of the pack `name`."""

    def __init__(self, book: RuleBook) -> None:
        """Fold the word lists once."""
        lists = {
            name: frozenset(folded_entries(book.words[f"name/{name}"].all))
            for name in _LISTS
            if f"name/{name}" in book.words
        }
        (
            self._kin,
            self._parents,
            self._relatives,
            self._tied,
            self._trades,
            self._beside,
            self._blank,
            self._places,
        ) = (lists.get(name, frozenset()) for name in _LISTS)

    def __call__(self, name: str, folded: str) -> bool:
        """Return whether the name is a placeholder.

        Args:
            name: the whole name as written.
            folded: the same folded by `folding.folded`.
        """
        words = folded.split()
        if not words:
            return bool(_QUESTION_MARKS.search(name))
        return (
            folded in self._blank
            or bool(_QUESTION_MARKS.search(name))
            or self._is_kin(name, words)
            or self._is_trade(words)
            or self._is_place(folded, words)
        )

    def _is_kin(self, name: str, words: list[str]) -> bool:
        """Return whether it names someone by a relative: Noahs Mama, Emily's dad, Vater von Emil.

        Mama alone and Mama Noah are such names too. Thomas Mann and Lukas
        Bruder are not: words that are family names need an apostrophe or a
        word like "von"; and Oma Helga is somebody whose name is known.
        """
        if len(words) == 1:
            return words[0] in self._kin
        relative = self._kin | self._relatives
        pair = len(words) == _PAIR
        if words[0] in relative and (
            words[1] in self._tied or (pair and words[0] in self._parents)
        ):
            return True
        if words[-1] not in relative:
            return False
        genitive = pair and words[-1] in self._kin and words[0].endswith(("s", "z", "x"))
        return genitive or words[-2] in self._tied or bool(_GENITIVE.search(name))

    def _is_trade(self, words: list[str]) -> bool:
        """Return whether it is a trade alone, or a trade with a place, firm or article beside it.

        "Klempner", "der Klempner", "Zahnarzt Praxis", "plumber (kitchen)". With
        anything else beside it, the word is somebody's family name.
        """
        if len(words) > 1 and words[0] in self._trades and words[1] in self._tied:
            return True  # Lehrerin von Emil
        others = [word for word in words if word not in self._trades]
        return len(others) < len(words) and all(word in self._beside for word in others)

    def _is_place(self, folded: str, words: list[str]) -> bool:
        """Return whether a first name stands beside the app or market where they were met."""
        if folded in self._places:
            return True
        others = [word for word in words if word not in self._places]
        return len(others) < len(words) and 0 < len(others) <= _MOST_BESIDE_A_PLACE


def placeholder_names(names: pd.Series, book: RuleBook) -> Any:
    """Return for each name as written whether it is a placeholder; an empty name is none."""
    reader = PlaceholderReader(book)
    which, distinct = pd.factorize(names)
    written = distinct.tolist()
    bare = [_BRACKETS.sub(" ", name) for name in written]
    forms = folded_names(bare)
    verdicts = [
        bool(name.strip()) and reader(name, forms[bare_name])
        for name, bare_name in zip(written, bare, strict=True)
    ]
    return np.array(verdicts, dtype=bool)[which]
