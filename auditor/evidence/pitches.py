"""Tells which texts read like a sales pitch, ask a favour or were sent by a machine."""

import re
from typing import Any

import numpy as np
import pyarrow.compute as pc

from auditor.evidence.folding import Texts, any_of, folded_entries
from auditor.model.rules import RuleBook

PITCH = "phrases/pitch"
REQUEST = "phrases/request"
AUTOMATIC = "phrases/automatic-reply"


def read_pitches(small: Texts, book: RuleBook) -> Any:
    """Return for each text in small letters PITCH, REQUEST, AUTOMATIC or "", as objects.

    A pitch holds several different pitch words and a call to action, or one
    pitch word more; an automatic reply several different words of its list.
    Only the beginning of a very long text is looked through. What is none of
    them for certain is "".
    """
    kinds = np.full(len(small), "", dtype=object)
    pitch, action, request, automatic = (
        folded_entries(book.words[name].all) if name in book.words else ()
        for name in (PITCH, "phrases/call-to-action", REQUEST, AUTOMATIC)
    )
    small = pc.utf8_slice_codeunits(small, 0, int(book.settings["pitch_characters"]))
    least = int(book.settings["pitch_words"])
    if request:
        kinds[_true(pc.match_substring_regex(small, any_of(request)))] = REQUEST
    if pitch and action:
        selling = np.flatnonzero(_true(pc.match_substring_regex(small, any_of(pitch))))
        kinds[selling[_are_pitches(small.take(selling), pitch, action, least)]] = PITCH
    if automatic:
        away = np.flatnonzero(_true(pc.match_substring_regex(small, any_of(automatic))))
        told = _different(small.take(away), automatic)
        kinds[away[told >= int(book.settings["automatic_words"])]] = AUTOMATIC
    return kinds


def _are_pitches(texts: Texts, pitch: tuple[str, ...], action: tuple[str, ...], least: int) -> Any:
    """Return the places of texts with enough different pitch words; all hold one."""
    several = "(?s)" + ".*".join([any_of(pitch)] * (least + 1))
    calls = _true(pc.match_substring_regex(texts, any_of(action)))
    likely = np.flatnonzero(calls | _true(pc.match_substring_regex(texts, several)))
    enough = _different(texts.take(likely), pitch) >= least + ~calls[likely]
    return likely[enough]


def _different(texts: Texts, entries: tuple[str, ...]) -> Any:
    """Return how many different entries each text holds."""
    # A lookahead finds entries that overlap; RE2 has none, so only few texts come here.
    words = re.compile(any_of(entries).replace("(?:", "(?=(", 1)[:-1] + "))")
    return np.array([len(set(words.findall(text))) for text in texts.to_pylist()], dtype=np.int64)


def _true(mask: Any) -> Any:
    return mask.fill_null(fill_value=False).to_numpy(zero_copy_only=False)
