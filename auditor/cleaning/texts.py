"""Reads columns of texts: each distinct value once, and the plain ones all at once."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Texts = Any
"""An Arrow array of large strings without nulls; pyarrow ships without types."""
Flags = Any
"""An Arrow array of booleans without nulls."""

Places = np.ndarray[Any, np.dtype[np.int64]]
"""Row numbers."""
Plainly = Callable[[Texts], tuple[Sequence[Texts | Flags], Flags]]
"""Reads distinct texts all at once: the columns of what is read, and for which texts they hold."""
Singly = Callable[[str], Sequence[str | bool]]
"""Reads one text with all care: one value for each column."""

TEXT = pa.large_string()


def as_texts(values: Any) -> Texts:
    """Return a column or a list as one Arrow array; pandas hands out chunks."""
    texts = pa.array(values, type=TEXT)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def as_column(texts: Texts, index: pd.Index | None = None) -> pd.Series:
    """Return an Arrow array as a column of a table, without copying it."""
    return pd.Series(pd.array(texts, dtype="str"), index=index)


def alike(value: str | bool, count: int) -> Texts | Flags:
    """Return one text or flag many times."""
    return pa.repeat(pa.scalar(value, TEXT if isinstance(value, str) else pa.bool_()), count)


def all_of(*flags: Flags) -> Flags:
    """Tell where all flags are set."""
    return reduce(pc.and_, flags)


def one_of(*flags: Flags) -> Flags:
    """Tell where at least one flag is set."""
    return reduce(pc.or_, flags)


def none_of(*flags: Flags) -> Flags:
    """Tell where no flag is set."""
    return pc.invert(one_of(*flags))


def matching(texts: Texts, pattern: str) -> Flags:
    """Tell which texts match a pattern (RE2) from beginning to end."""
    return pc.match_substring_regex(texts, rf"\A(?:{pattern})\z")


def beginning(texts: Texts, pattern: str) -> Flags:
    """Tell which texts begin as a pattern (RE2) says."""
    return pc.match_substring_regex(texts, rf"\A(?:{pattern})")


def listed(texts: Texts, words: Iterable[str]) -> Flags:
    """Tell which texts are among the words."""
    return pc.is_in(texts, value_set=pa.array(words, TEXT))


def not_longer(texts: Texts, most: int) -> Flags:
    """Tell which texts have no more than some number of characters."""
    return pc.less_equal(pc.utf8_length(texts), most)


def long(texts: Texts, lengths: Iterable[int]) -> Flags:
    """Tell which texts of plain letters or digits have one of some lengths."""
    return pc.is_in(pc.binary_length(texts), value_set=pa.array(lengths, pa.int64()))


def joined(*parts: Texts | str, separator: str = "") -> Texts:
    """Return texts put together row by row; a plain string stands in every row."""
    columns = [pa.scalar(part, TEXT) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*columns, pa.scalar(separator, TEXT))


def chosen(where: Flags, texts: Texts | str, otherwise: Texts | str) -> Texts:
    """Return one text where the flag is set, and the other elsewhere."""
    both = (pa.scalar(t, TEXT) if isinstance(t, str) else t for t in (texts, otherwise))
    return pc.if_else(where, *both)


def rows_of(flags: Flags) -> Places:
    """Return the numbers of the rows whose flag is set."""
    return np.flatnonzero(flags.to_numpy(zero_copy_only=False))


def placed(columns: Sequence[Texts], places: Sequence[Places], count: int) -> Texts:
    """Return a column of that many rows with each text in its place, "" where there is none."""
    texts = pa.concat_arrays([*columns, pa.array([""], TEXT)])
    taken = np.full(count, len(texts) - 1)
    taken[np.concatenate([*places, np.array([], int)])] = np.arange(len(texts) - 1)
    return texts.take(pa.array(taken))


def read_values(values: Any, plainly: Plainly, singly: Singly) -> list[Texts]:
    """Return the columns of the readings of some values, row for row.

    Contact data repeats itself, and most of it is plainly written: what can be
    told of many texts at once is, and only the rest is read text by text.
    """
    coded = as_texts(values).dictionary_encode()
    columns, told = plainly(coded.dictionary)
    unclear = pc.invert(told)
    rest = [singly(text) for text in coded.dictionary.filter(unclear).to_pylist()]
    if rest:
        columns = [
            pc.replace_with_mask(column, unclear, pa.array(readings, column.type))
            for column, readings in zip(columns, zip(*rest, strict=True), strict=True)
        ]
    return [column.take(coded.indices) for column in columns]
