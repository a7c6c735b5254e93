"""Tells which texts read like a sales pitch and which ask a favour, by word lists."""

import re
from typing import Any

import numpy as np
import pyarrow.compute as pc

from auditor.evidence.folding import Texts, any_of, folded_entries
from auditor.model.rules import RuleBook

PITCH = "phrases/pitch"
REQUEST = "phrases/request"


def read_pitches(small: Texts, book: RuleBook) -> Any:
    """Return for each text in small letters PITCH, REQUEST or "", as an array of objects.

    A pitch holds several different pitch words and a call to action, or one
    pitch word more. Only the beginning of a very long text is looked through.
    What is neither for certain is "".
    """
    kinds = np.full(len(small), "", dtype=object)
    pitch, action, request = (
        folded_entries(book.words[name].all) if name in book.words else ()
        for name in (PITCH, "phrases/call-to-action", REQUEST)
    )
    small = pc.utf8_slice_codeunits(small, 0, int(book.settings["pitch_characters"]))
    if request:
        kinds[_true(pc.match_substring_regex(small, any_of(request)))] = REQUEST
    if pitch and action:
        least = int(book.settings["pitch_words"])
        selling = np.flatnonzero(_true(pc.match_substring_regex(small, any_of(pitch))))
        words = re.compile(any_of(pitch).replace("(?:", "(?=(", 1)[:-1] + "))")
        calls = re.compile(any_of(action))
        for place, text in zip(selling, small.take(selling).to_pylist(), strict=True):
            found = len(set(words.findall(text)))
            if found > least or (found == least and calls.search(text)):
                kinds[place] = PITCH
    return kinds


def _true(mask: Any) -> Any:
    return mask.fill_null(fill_value=False).to_numpy(zero_copy_only=False)
