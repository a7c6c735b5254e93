"""Folds message texts for comparison, all at once: Arrow columns in, Arrow columns out."""

import html
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Texts = Any
"""An Arrow array of large strings; pyarrow ships without types."""

_SPELT_OUT = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))
_TAG = r"<[a-zA-Z/!][^<>]{0,500}>"
_MARKS = r"\p{M}+"
_ACCENTED = r"[\x{C0}-\x{24F}\x{1E00}-\x{1EFF}]"
_APOSTROPHES = "['’‘`´ʼ]"
_NO_WORD = r"[^\p{L}\p{N} ]+"
_BREAK = r"[^\p{L}\p{N}\s-]+|[\r\n]+|\s{2,}"

STOP = "ꞏ"
"""Stands where a part of a sentence ended; a letter, so that it is kept, that nobody writes."""

_MARKUP = re.compile(_TAG)


def as_texts(values: Any) -> Texts:
    """Return the values as one Arrow array; pandas hands out chunks where there are none."""
    texts = pa.array(values, type=pa.large_string(), from_pandas=True)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def plain_texts(texts: Texts) -> Texts:
    """Return the texts without HTML tags and entities; other texts are left alone."""
    marked = pc.or_(
        pc.match_substring_regex(texts, _TAG),
        pc.match_substring_regex(texts, r"&(?:[a-zA-Z]{2,8}|#\d{1,6});"),
    )
    if not pc.any(marked).as_py():
        return texts
    readable = [html.unescape(_MARKUP.sub(" ", text)) for text in texts.filter(marked).to_pylist()]
    return pc.replace_with_mask(texts, marked, pa.array(readable, type=pa.large_string()))


def lowered(texts: Texts) -> Texts:
    """Return the texts in small letters, umlauts spelt out, accents off: to look for words in."""
    small = pc.utf8_lower(texts)
    for letter, spelt_out in _SPELT_OUT:
        small = pc.replace_substring(small, letter, spelt_out)
    accented = pc.match_substring_regex(small, _ACCENTED)
    if not pc.any(accented).as_py():
        return small
    bare = _replaced(pc.utf8_normalize(small.filter(accented), "NFD"), _MARKS, "")
    return pc.replace_with_mask(small, accented, bare)


def folded(texts: Texts, *, stops: bool = False) -> Texts:
    """Return the words of the texts with one space between: no case, accent, mark or emoji.

    Compatibility letters (mathematical bold and the like) become plain ones,
    umlauts two letters, apostrophes nothing (I'd = id). With `stops`, STOP
    stands for punctuation, line breaks, double spaces (line breaks in older
    exports) and emoji.
    """
    small = pc.utf8_lower(pc.utf8_normalize(texts, "NFKC"))
    for letter, spelt_out in _SPELT_OUT:
        small = pc.replace_substring(small, letter, spelt_out)
    bare = _replaced(pc.utf8_normalize(small, "NFD"), _MARKS, "")
    joined = _replaced(bare, _APOSTROPHES, "")
    if stops:
        joined = pc.replace_substring_regex(joined, _BREAK, f" {STOP} ")
    return _single_spaced(_replaced(joined, _NO_WORD, " "))


def _replaced(texts: Texts, pattern: str, by: str) -> Texts:
    """Return the texts with something else for what a pattern finds; most hold none of it."""
    found = pc.match_substring_regex(texts, pattern)
    if not pc.any(found).as_py():
        return texts
    changed = pc.replace_substring_regex(texts.filter(found), pattern, by)
    return pc.replace_with_mask(texts, found, changed)


def _single_spaced(texts: Texts) -> Texts:
    """Return texts without blanks around them, and with one space wherever several stood."""
    words = pc.ascii_split_whitespace(pc.ascii_trim_whitespace(texts))
    return pc.binary_join(words, pa.scalar(" ", texts.type))


def folded_names(names: Iterable[str]) -> dict[str, str]:
    """Return every distinct name with its folded form."""
    distinct = list(dict.fromkeys(names))
    return dict(zip(distinct, folded(as_texts(distinct)).to_pylist(), strict=True))


@cache
def folded_entries(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the entries of a word list folded like the texts, each once, without empty ones."""
    if not entries:
        return ()
    words = folded(pa.array(entries, type=pa.large_string())).to_pylist()
    return tuple(dict.fromkeys(word for word in words if word))


def any_of(entries: tuple[str, ...]) -> str:
    """Return an RE2 pattern that finds any of the folded entries at a word's start.

    Entries are letters, digits and spaces, so nothing in them needs escaping.
    """
    return rf"\b(?:{'|'.join(entries)})"
