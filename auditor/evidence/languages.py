"""Tells the language of a text by the little words in it."""

from typing import Any

import numpy as np
import pyarrow.compute as pc

from auditor.evidence.folding import Texts, folded_entries
from auditor.model.rules import RuleBook

_ENOUGH_CHARACTERS = 120


def read_languages(small: Texts, book: RuleBook) -> Any:
    """Return the language of each text in small letters, or "" where it is unclear.

    Languages are the keys of the word list `phrases/stop-words`. The one with
    the most of its stop words in the beginning of the text is taken; where two
    have equally many, none is.
    """
    languages = np.full(len(small), "", dtype=object)
    if "phrases/stop-words" not in book.words:
        return languages
    small = pc.utf8_slice_codeunits(small, 0, _ENOUGH_CHARACTERS)
    most = np.zeros(len(small), dtype=np.int64)
    for language, entries in book.words["phrases/stop-words"].entries.items():
        counts = _counted(small, folded_entries(entries))
        languages[counts > most] = language
        languages[(counts == most) & (counts > 0)] = ""
        most = np.maximum(most, counts)
    return languages


def _counted(texts: Texts, words: tuple[str, ...]) -> Any:
    pattern = rf"\b(?:{'|'.join(words)})\b"
    return pc.fill_null(pc.count_substring_regex(texts, pattern), 0).to_numpy().astype(np.int64)
