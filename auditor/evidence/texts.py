"""Measures message texts, so that the texts themselves can be dropped at once."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.evidence.folding import (
    Texts,
    any_of,
    as_texts,
    folded,
    folded_entries,
    lowered,
    plain_texts,
)
from auditor.evidence.languages import read_languages
from auditor.evidence.phrases import PhraseReader
from auditor.evidence.pitches import read_pitches
from auditor.model.imported import TEXT_MEASURES, MeasureTexts
from auditor.model.rules import RuleBook

_WORDLESS = r"^[^\p{L}\p{N}]*$"
_QUESTION = r"[?？؟]+(?:[\s)\]\"'’»“”…!,.]|$)"
_HOPES = "phrases/hopes"
_SMALL_TALK = "phrases/small-talk"
_LARGEST = (1 << 63) - 1


def text_measurer(book: RuleBook) -> MeasureTexts:
    """Return the function that measures texts by the word lists and settings of the packs.

    It takes a Series of texts and, aligned, one of the other persons' names, and
    returns TEXT_MEASURES on the same index. Texts that are empty have no words
    and no fingerprint. No text is kept, and none is in any error.
    """
    return _TextMeasurer(book)


class _TextMeasurer:
    """Measures texts; sent to another process as its packs, since it is made anew from them."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._longest = int(book.settings["phrase_characters"])

    def __reduce__(self) -> tuple[type["_TextMeasurer"], tuple[RuleBook]]:
        return _TextMeasurer, (self._book,)

    @cached_property
    def _hopes(self) -> tuple[str, ...]:
        words = self._book.words
        return folded_entries(words[_HOPES].all) if _HOPES in words else ()

    @cached_property
    def _small_talk(self) -> str:
        """A pattern for the questions that come along with a wish; apostrophes as written."""
        words = self._book.words
        entries = words[_SMALL_TALK].all if _SMALL_TALK in words else ()
        asked = lowered(as_texts(entries)).to_pylist()
        return "|".join(map(re.escape, sorted(asked, key=len, reverse=True)))

    @cached_property
    def _reader(self) -> PhraseReader:
        return PhraseReader(self._book)

    def __call__(self, texts: pd.Series, names: pd.Series) -> pd.DataFrame:
        codes, distinct = pd.factorize(texts.fillna("").astype("str"))
        plain = plain_texts(as_texts(distinct))
        empty = _array(pc.equal(pc.utf8_trim_whitespace(plain), ""))
        small = lowered(plain)
        reader = self._reader
        questions = _counted(plain, _QUESTION)
        asking = np.flatnonzero(questions)
        asked = small.take(asking)
        questions[asking] -= _hoped(asked, self._hopes)
        own_questions = questions.copy()
        own_questions[asking] -= _asked_along(asked, self._small_talk)
        short = _array(pc.less_equal(pc.utf8_length(plain), self._longest)) & (own_questions == 0)
        likely = np.flatnonzero(short & _array(pc.match_substring_regex(small, reader.hint)))
        one_click = list(_one_click(plain, small, likely, codes, names, reader))
        words, fingerprints = _words_and_fingerprints(small)
        phrases = read_pitches(small, self._book)[codes]
        for place, phrase in one_click:
            phrases[place] = phrase
        measures = TEXT_MEASURES.build(
            {
                "words": _unless(empty, words)[codes],
                "questions": _unless(empty, questions)[codes],
                "phrase": phrases,
                "language": read_languages(small, self._book)[codes],
                "digest": _unless(empty, fingerprints)[codes],
            }
        )
        return measures.set_axis(texts.index)


def _one_click(
    plain: Texts, small: Texts, likely: Any, codes: Any, names: pd.Series, reader: PhraseReader
) -> Iterator[tuple[Any, str]]:
    """Yield the places of texts that are a one-click phrase, with the id of its list.

    Only the likely ones (short, no question, with a word of some phrase) go
    through the sieve, and only what passes it is read, once for every name that
    it goes with.
    """
    of_text = np.full(len(plain), -1)
    of_text[likely] = np.arange(len(likely))
    rows = np.flatnonzero(of_text[codes] >= 0)
    coded = pc.fill_null(as_texts(names), "").take(pa.array(rows)).dictionary_encode()
    called = folded(coded.dictionary).to_pylist()
    pairs, distinct = pd.factorize(
        of_text[codes[rows]] * max(len(called), 1) + coded.indices.to_numpy()
    )
    texts, named = np.divmod(distinct, max(len(called), 1))
    passing = np.flatnonzero(reader.sieve.passes(small.take(likely), called, texts, named))
    left, places = np.unique(texts[passing], return_inverse=True)
    written = folded(plain.take(likely[left]), stops=True)
    words, meanings = written.to_pylist(), reader.meanings(written)
    spoken = [frozenset(name.split()) for name in called]
    phrases = np.full(len(distinct), "", dtype=object)
    cells = zip(passing.tolist(), places.tolist(), named[passing].tolist(), strict=True)
    for pair, text, name in cells:
        phrases[pair] = reader(words[text], spoken[name], meanings)
    told = phrases[pairs]
    for place in np.flatnonzero(told != ""):
        yield rows[place], told[place]


def _words_and_fingerprints(small: Texts) -> tuple[Any, Any]:
    """Return the number of words of each text, and 63 bits that tell it from others.

    Words are what stands between blanks; a text without letter and digit has
    none. The bits do not depend on case, blanks or line breaks.
    """
    cells = pc.utf8_split_whitespace(pc.utf8_trim_whitespace(small))
    words = pc.list_value_length(cells).to_numpy().astype(np.int64)
    words[_array(pc.match_substring_regex(small, _WORDLESS))] = 0
    bare = pc.binary_join(cells, pa.scalar("", small.type)).to_numpy(zero_copy_only=False)
    hashes = pd.util.hash_array(bare, categorize=False)
    return words, (hashes & np.uint64(_LARGEST)).astype(np.int64)


def _hoped(small: Texts, hopes: tuple[str, ...]) -> Any:
    """Return how many question marks of each text stand behind a hope: they ask nothing."""
    return _counted(small, rf"{any_of(hopes)}\b[^?.!]*{_QUESTION}") if hopes else 0


def _asked_along(small: Texts, small_talk: str) -> Any:
    """Return how many questions of each text are of the kind that a wish brings along."""
    pattern = rf"\b(?:{small_talk})\s*{_QUESTION}"
    return _counted(pc.replace_substring(small, "’", "'"), pattern) if small_talk else 0


def _counted(texts: Texts, pattern: str) -> Any:
    return pc.count_substring_regex(texts, pattern).to_numpy().astype(np.int64)


def _unless(empty: Any, values: Any) -> Any:
    return pd.arrays.IntegerArray(values, empty)


def _array(mask: Any) -> Any:
    return mask.to_numpy(zero_copy_only=False)
