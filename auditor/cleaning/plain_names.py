"""Names the many records whose given and family names are clear, all at once."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.cleaning.name_fields import ASIDE, LONGEST, FieldName, FieldReader, read_simple_fields
from auditor.cleaning.name_keys import name_key, read_plain_keys, sorted_key
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.texts import (
    TEXT,
    Flags,
    Places,
    Texts,
    alike,
    as_texts,
    chosen,
    joined,
    matching,
    read_values,
    rows_of,
)

_OTHER_FIELDS = ("additional_name", "name_prefix", "name_suffix", "nickname", "maiden_name")
_TWO_WORDS = "[^ ]+ [^ ]+"
_UNUSUAL_SPACE = r"[^\PZ ]|\p{Cc}"

Fields = Any
"""An Arrow record batch of FieldName, a row for each record."""


class _Written(NamedTuple):
    """What tells the names of some records; in a whole name, its two words are taken for fields."""

    display: Texts
    given: Texts
    family: Texts
    company: Texts
    is_whole: Flags

    def where(self, flags: Flags) -> "_Written":
        return _Written(*(column.filter(flags) for column in self))


def read_plain_names(
    records: pd.DataFrame, reader: FieldReader
) -> tuple[Places, tuple[Texts, ...]]:
    """Return the rows whose names are clear, and for each of them the columns of Name.

    Clear are a given and a family name of which each can be read by itself, and
    a display name of two plain words.
    """
    asked, written = _asked(records)
    given = _fields(written.given, reader.given_name, reader.words)
    family = _fields(written.family, reader.family_name, reader.words)
    told = _told(written, given, family, reader.words)
    return rows_of(asked)[rows_of(told)], _named(given.filter(told), family.filter(told))


def _asked(records: pd.DataFrame) -> tuple[Flags, _Written]:
    """Return which records may be clear, and what they have written."""
    columns = ("display_name", "given_name", "family_name", "company")
    display, given, family, company = (as_texts(records[name]) for name in columns)
    has_given, has_family = pc.not_equal(given, ""), pc.not_equal(family, "")
    is_whole = pc.and_not(matching(display, _TWO_WORDS), pc.or_(has_given, has_family))
    asked = pc.or_(pc.and_(has_given, has_family), is_whole)
    for name in _OTHER_FIELDS:
        asked = pc.and_(asked, pc.equal(as_texts(records[name]), ""))
    written = _Written(display, given, family, company, is_whole).where(asked)
    whole = chosen(written.is_whole, written.display, "")
    first = pc.replace_substring_regex(whole, "(?s) .*", "")
    last = pc.replace_substring_regex(whole, "(?s).* ", "")
    return asked, written._replace(
        given=chosen(written.is_whole, first, written.given),
        family=chosen(written.is_whole, last, written.family),
    )


def _fields(texts: Texts, singly: Callable[[str], FieldName], words: NameWords) -> Fields:
    columns = read_values(texts, lambda distinct: read_simple_fields(distinct, words), singly)
    return pa.RecordBatch.from_arrays(columns, names=list(FieldName._fields))


def _told(written: _Written, given: Fields, family: Fields, words: NameWords) -> Flags:
    """Tell whose names are clear."""
    is_plain = pc.and_(given["is_plain"], family["is_plain"])
    in_full = joined(written.given, written.family, separator=" ")
    is_alone = pc.or_(pc.equal(written.display, ""), pc.equal(written.display, in_full))
    plain = pc.and_(is_plain, is_alone)
    company = chosen(written.is_whole, written.company, "")
    (company_key,) = read_values(company, read_plain_keys, lambda name: (name_key(name),))
    is_company = pc.equal(joined(given["key"], family["key"], separator=" "), company_key)
    is_name = pc.and_not(family["ends_name"], is_company)
    plain = pc.and_(plain, pc.or_(is_name, pc.invert(written.is_whole)))
    settled = pc.and_(given["is_settled"], family["is_settled"])
    settled = pc.and_(settled, pc.or_(given["is_mixed"], family["is_mixed"]))
    settled = pc.and_not(settled, pc.or_(written.is_whole, plain))
    beside = chosen(settled, written.display, "")
    settled = pc.and_not(settled, _says_more(beside, words))
    return pc.and_not(pc.or_(plain, settled), _repeats(given, family))


def _says_more(display: Texts, words: NameWords) -> Flags:
    """Tell which display names may hold an aside or a generation."""
    marks = "|".join(map(re.escape, sorted(words.generations)))
    patterns = (ASIDE.pattern, _UNUSUAL_SPACE, rf" [,;]*(?:{marks})[ ,;]*\z")
    says_more = pc.greater(pc.utf8_length(display), LONGEST)
    for pattern in patterns:
        says_more = pc.or_(says_more, pc.match_substring_regex(display, pattern))
    return says_more


def _repeats(given: Fields, family: Fields) -> Flags:
    """Tell which names have the whole of one field in the other: Max Muster + Muster."""
    columns = (given["words"], family["words"], given["shown"], family["shown"])
    spaced = pc.match_substring(columns[0], " ")
    for column in columns[1:]:
        spaced = pc.or_(spaced, pc.match_substring(column, " "))
    texts = (column.filter(spaced).to_pylist() for column in columns)
    repeats = [
        _is_within(first, last) or _is_within(shown, shown_last)
        for first, last, shown, shown_last in zip(*texts, strict=True)
    ]
    return pc.replace_with_mask(spaced, spaced, pa.array(repeats, pa.bool_()))


def _is_within(given: str, family: str) -> bool:
    return given.endswith(f" {family}") or family.startswith(f"{given} ")


def _named(given: Fields, family: Fields) -> tuple[Texts, ...]:
    """Return the columns of Name."""
    is_initial = pc.or_(given["is_initial"], family["is_initial"])
    nothing = alike("", len(given))
    return (
        joined(given["shown"], family["shown"], separator=" "),
        given["shown"],
        family["shown"],
        given["key"],
        family["key"],
        _sorted_keys(given["key"], family["key"]),
        nothing,
        nothing,
        chosen(is_initial, "initial", "full"),
    )


def _sorted_keys(given: Texts, family: Texts) -> Texts:
    """Return the words of both keys sorted, with one space between."""
    both = joined(given, family, separator=" ")
    pairs = chosen(pc.less_equal(given, family), both, joined(family, given, separator=" "))
    is_pair = matching(both, _TWO_WORDS)
    others = [sorted_key(key) for key in both.filter(pc.invert(is_pair)).to_pylist()]
    return pc.replace_with_mask(pairs, pc.invert(is_pair), pa.array(others, TEXT))
