"""Measures message texts, so that the texts themselves can be dropped at once."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.evidence.folding import Texts, folded, lowered, plain_texts
from auditor.evidence.languages import read_languages
from auditor.evidence.phrases import PhraseReader, folded_names
from auditor.evidence.pitches import read_pitches
from auditor.model.imported import TEXT_MEASURES, MeasureTexts
from auditor.model.rules import RuleBook

_WORD = r"[\p{L}\p{N}]\S*"
_QUESTION = r"[?？؟]+(?:[\s)\]\"'’»“”…!,.]|$)"
_LARGEST = (1 << 63) - 1


def text_measurer(book: RuleBook) -> MeasureTexts:
    """Return the function that measures texts by the word lists and settings of the packs.

    It takes a Series of texts and, aligned, one of the other persons' names, and
    returns TEXT_MEASURES on the same index. Texts that are empty have no words
    and no fingerprint. No text is kept, and none is in any error.
    """
    reader = PhraseReader(book)
    longest = int(book.settings["phrase_characters"])

    def measure_texts(texts: pd.Series, names: pd.Series) -> pd.DataFrame:
        codes, distinct = pd.factorize(texts.fillna("").astype("str"))
        plain = plain_texts(pa.array(distinct, type=pa.large_string(), from_pandas=True))
        empty = _array(pc.equal(pc.utf8_trim_whitespace(plain), ""))
        questions = _counted(plain, _QUESTION)
        phrases = read_pitches(plain, book)[codes]
        for place, phrase in _one_click(plain, questions, longest, codes, names, reader):
            phrases[place] = phrase
        measures = TEXT_MEASURES.build(
            {
                "words": _unless(empty, _counted(plain, _WORD))[codes],
                "questions": _unless(empty, questions)[codes],
                "phrase": phrases,
                "language": read_languages(plain, book)[codes],
                "digest": _unless(empty, _fingerprints(plain))[codes],
            }
        )
        return measures.set_axis(texts.index)

    return measure_texts


def _one_click(
    plain: Texts, questions: Any, longest: int, codes: Any, names: pd.Series, reader: PhraseReader
) -> Iterator[tuple[Any, str]]:
    """Yield the places of texts that are a one-click phrase, with the id of its list.

    Only short texts without a question that hold a word of some phrase are
    folded, and each is read once for every name that it goes with.
    """
    likely = np.flatnonzero(
        _array(pc.less_equal(pc.utf8_length(plain), longest))
        & (questions == 0)
        & _array(pc.match_substring_regex(lowered(plain), reader.hint))
    )
    if not len(likely):
        return
    words = np.full(len(plain), "", dtype=object)
    words[likely] = folded(plain.take(pa.array(likely)), stops=True).to_pylist()
    rows = np.flatnonzero(np.isin(codes, likely))
    spoken = pd.Series(names.fillna("").to_numpy(dtype=object)[rows])
    folded_name = folded_names(spoken)
    pairs = pd.factorize(pd.Series(list(zip(words[codes[rows]], spoken, strict=True))))
    for number, (text, name) in enumerate(pairs[1]):
        phrase = reader(text, folded_name[name])
        if phrase:
            yield rows[pairs[0] == number], phrase


def _fingerprints(plain: Texts) -> Any:
    """Return 63 bits for each text that do not depend on case, blanks or line breaks."""
    bare = pc.replace_substring_regex(pc.utf8_lower(plain), r"\s+", "")
    hashes = pd.util.hash_array(bare.to_numpy(zero_copy_only=False), categorize=False)
    return (hashes & np.uint64(_LARGEST)).astype(np.int64)


def _counted(texts: Texts, pattern: str) -> Any:
    return pc.count_substring_regex(texts, pattern).to_numpy().astype(np.int64)


def _unless(empty: Any, values: Any) -> Any:
    return pd.arrays.IntegerArray(values, empty)


def _array(mask: Any) -> Any:
    return mask.to_numpy(zero_copy_only=False)
