"""Names the many records whose given and family names are clear, all at once."""

import re
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.cleaning.name_fields import ASIDE, FieldName, FieldReader
from auditor.cleaning.name_keys import name_key, read_plain_keys, sorted_key
from auditor.cleaning.name_parts import LONGEST
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.simple_fields import read_simple_fields
from auditor.cleaning.texts import (
    TEXT,
    Flags,
    Places,
    Texts,
    alike,
    all_of,
    as_texts,
    chosen,
    joined,
    matching,
    none_of,
    not_longer,
    one_of,
    read_values,
    rows_of,
)
from auditor.cleaning.whole_names import part_whole_names
from auditor.second_core import both

_OTHER_FIELDS = ("additional_name", "name_prefix", "name_suffix", "nickname", "maiden_name")
_TWO_WORDS = "[^ ]+ [^ ]+"
_UNUSUAL_SPACE = r"[^\PZ ]|\p{Cc}"

Fields = Any
"""An Arrow record batch of FieldName, a row for each record."""


class _Written(NamedTuple):
    """What tells the names of some records.

    Attributes:
        display: the display name.
        given: the given name, also where it was parted from the display name.
        family: the family name likewise; empty where a single word is all there is.
        company: the company.
        is_pair: given and family name are fields of their own.
    """

    display: Texts
    given: Texts
    family: Texts
    company: Texts
    is_pair: Flags

    def where(self, flags: Flags) -> "_Written":
        """Return some of the records."""
        return _Written(*(column.filter(flags) for column in self))


def read_plain_names(
    records: pd.DataFrame, reader: FieldReader
) -> tuple[Places, tuple[Texts, ...]]:
    """Return the rows whose names are clear, and for each of them the columns of Name.

    Clear are a given and a family name of which each can be read by itself, a
    display name that is plain to part in two, and a single plain word.
    """
    asked, written = _asked(records, reader.words)
    given, family = both(
        lambda: _fields(written.given, reader, is_family=False),
        lambda: _fields(written.family, reader, is_family=True),
    )
    told = _told(written, given, family, reader.words)
    return rows_of(asked)[rows_of(told)], _named(given.filter(told), family.filter(told))


def _asked(records: pd.DataFrame, words: NameWords) -> tuple[Flags, _Written]:
    """Return which records may be clear, and what they have written."""
    columns = ("display_name", "given_name", "family_name", "company")
    display, given, family, company = (as_texts(records[name]) for name in columns)
    has_given, has_family = pc.not_equal(given, ""), pc.not_equal(family, "")
    is_pair = all_of(has_given, has_family)
    is_whole = none_of(has_given, has_family)
    words_of_whole = all_of(is_whole, pc.match_substring(display, " "))
    first, last, told = part_whole_names(display.filter(words_of_whole), words)
    is_parted = pc.replace_with_mask(words_of_whole, words_of_whole, told)
    same = one_of(is_whole, pc.equal(display, ""), pc.equal(display, given))
    word = chosen(is_whole, display, given)
    is_word = all_of(none_of(has_family), same, matching(word, "[^ ]+"), not_longer(word, LONGEST))
    alone = all_of(*(pc.equal(as_texts(records[name]), "") for name in _OTHER_FIELDS))
    asked = all_of(alone, one_of(is_pair, is_parted, is_word))
    given = pc.replace_with_mask(chosen(is_pair, given, word), words_of_whole, first)
    family = pc.replace_with_mask(family, words_of_whole, last)
    return asked, _Written(display, given, family, company, is_pair).where(asked)


def _fields(texts: Texts, reader: FieldReader, *, is_family: bool) -> Fields:
    columns = read_values(
        texts,
        lambda distinct: read_simple_fields(distinct, reader.words, is_family=is_family),
        reader.family_name if is_family else reader.given_name,
    )
    return pa.RecordBatch.from_arrays(columns, names=list(FieldName._fields))


def _told(written: _Written, given: Fields, family: Fields, words: NameWords) -> Flags:
    """Tell whose names are clear."""
    in_full = joined(written.given, written.family, separator=" ")
    as_shown = one_of(pc.equal(written.display, ""), pc.equal(written.display, in_full))
    plain = all_of(written.is_pair, given["is_plain"], family["is_plain"], as_shown)
    is_word = pc.equal(written.family, "")
    settled = all_of(
        given["is_settled"],
        one_of(family["is_settled"], is_word),
        one_of(given["is_mixed"], family["is_mixed"]),
    )
    beside = chosen(all_of(settled, written.is_pair, none_of(plain)), written.display, "")
    as_parted = all_of(
        pc.equal(given["words"], written.given), pc.equal(family["words"], written.family)
    )
    clear = one_of(
        plain,
        all_of(settled, written.is_pair, none_of(_says_more(beside, words))),
        all_of(settled, as_parted, none_of(written.is_pair, _is_company(written))),
    )
    return all_of(clear, none_of(_repeats(given, family)))


def _is_company(written: _Written) -> Flags:
    """Tell which display names are the company's own, where one was parted."""
    names = chosen(
        written.is_pair, "", chosen(pc.equal(written.display, ""), written.given, written.display)
    )
    companies = chosen(written.is_pair, "", written.company)
    name_keys, company_keys = (
        read_values(texts, read_plain_keys, lambda name: (name_key(name),))[0]
        for texts in (names, companies)
    )
    return all_of(pc.equal(name_keys, company_keys), pc.not_equal(name_keys, ""))


def _says_more(display: Texts, words: NameWords) -> Flags:
    """Tell which display names may hold an aside or a generation."""
    marks = "|".join(map(re.escape, sorted(words.generations)))
    patterns = (ASIDE.pattern, _UNUSUAL_SPACE, rf" [,;]*(?:{marks})[ ,;]*\z")
    says_more = pc.invert(not_longer(display, LONGEST))
    for pattern in patterns:
        says_more = one_of(says_more, pc.match_substring_regex(display, pattern))
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
    is_word = pc.equal(family["shown"], "")
    is_initial = one_of(given["is_initial"], family["is_initial"])
    nothing = alike("", len(given))
    in_full = joined(given["shown"], family["shown"], separator=" ")
    return (
        chosen(is_word, given["shown"], in_full),
        given["shown"],
        family["shown"],
        given["key"],
        family["key"],
        _sorted_keys(given["key"], family["key"]),
        nothing,
        nothing,
        chosen(is_initial, "initial", chosen(is_word, "given-only", "full")),
    )


def _sorted_keys(given: Texts, family: Texts) -> Texts:
    """Return the words of both keys sorted, with one space between."""
    both = joined(given, family, separator=" ")
    pairs = chosen(pc.less_equal(given, family), both, joined(family, given, separator=" "))
    is_pair = matching(both, _TWO_WORDS)
    others = [sorted_key(key) for key in both.filter(pc.invert(is_pair)).to_pylist()]
    return pc.replace_with_mask(pairs, pc.invert(is_pair), pa.array(others, TEXT))
