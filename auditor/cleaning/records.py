"""Cleans the records: names, companies, job titles, cities, birthdays."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from auditor.cleaning.birthdays import birth_key
from auditor.cleaning.companies import (
    CompanyWords,
    company_key,
    company_name,
    read_plain_companies,
)
from auditor.cleaning.company_cards import read_company_cards
from auditor.cleaning.encodings import with_mended_encoding
from auditor.cleaning.name_keys import name_key, read_plain_keys
from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.names import Name, NameParts
from auditor.cleaning.plain_names import read_plain_names
from auditor.cleaning.texts import (
    TEXT,
    Texts,
    all_of,
    as_column,
    as_texts,
    placed,
    read_values,
)
from auditor.forms import once_per_value
from auditor.model.cleaned import CLEAN_RECORDS
from auditor.model.rules import RuleBook
from auditor.second_core import both

_NAME_COLUMNS = (
    "display_name",
    "given_name",
    "additional_name",
    "family_name",
    "name_prefix",
    "name_suffix",
    "nickname",
    "maiden_name",
    "company",
)
"""The columns of RECORDS that fill NameParts, in the order of its fields."""


def clean_records(records: pd.DataFrame, channels: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    """Return CLEAN_RECORDS for RECORDS, row for row.

    A record without any name is named by its first e-mail address, if that is
    made of two names (max.muster@example.com).

    Args:
        records: RECORDS.
        channels: CHANNELS, for the addresses.
        book: the rule packs, for the word lists.
    """
    read = pd.concat([records, _readings(records, channels, book)], axis="columns")
    return CLEAN_RECORDS.check(CLEAN_RECORDS.build(read))


def _readings(records: pd.DataFrame, channels: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    """Return the columns that CLEAN_RECORDS has beside those of RECORDS, on their index."""
    written = with_mended_encoding(records, (*_NAME_COLUMNS, "job_title", "city"))
    names, others = both(
        lambda: _names(_with_addresses(written, channels), NameReader(NameWords.of(book))),
        lambda: _beside_names(written, book),
    )
    return pd.concat([names, others], axis="columns")


def _beside_names(records: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    """Return the columns of CLEAN_RECORDS that are read from other fields than names."""
    company_words = CompanyWords.of(book)
    (job_title_key,) = read_values(
        records["job_title"], read_plain_keys, lambda title: (name_key(title),)
    )
    companies = read_values(
        records["company"],
        lambda texts: read_plain_companies(texts, company_words),
        lambda text: (company_name(text), company_key(text, company_words)),
    )
    return pd.DataFrame(
        {
            "company_name": as_column(companies[0], records.index),
            "company_key": as_column(companies[1], records.index),
            "job_title_key": as_column(job_title_key, records.index),
            "city_key": once_per_value(records["city"], _city_key),
            "birth_key": once_per_value(records["birthday"], birth_key),
        }
    )


def _names(records: pd.DataFrame, reader: NameReader) -> pd.DataFrame:
    """Return the columns of Name; the many that are clear are read all at once."""
    written = records[list(_NAME_COLUMNS)]
    clear, named = read_plain_names(written, reader.fields)
    others = np.setdiff1d(np.arange(len(records)), clear, assume_unique=True)
    cards, shown = read_company_cards(written.iloc[others], reader.fields.words)
    unclear = np.setdiff1d(others, others[cards], assume_unique=True)
    parts = [named, shown, _read_singly(written.iloc[unclear], reader)]
    columns = (
        placed(texts, [clear, others[cards], unclear], len(records))
        for texts in zip(*parts, strict=True)
    )
    return pd.DataFrame(
        {
            name: as_column(column, records.index)
            for name, column in zip(Name._fields, columns, strict=True)
        }
    )


def _read_singly(records: pd.DataFrame, reader: NameReader) -> list[Texts]:
    """Return the columns of Name, read with all care."""
    written = list(zip(*(records[column].tolist() for column in records), strict=True))
    read = {texts: reader.read(NameParts(*texts)) for texts in dict.fromkeys(written)}
    names = [read[texts] for texts in written]
    return [pa.array([name[field] for name in names], TEXT) for field in range(len(Name._fields))]


def _with_addresses(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    blank = all_of(*(pc.equal(as_texts(records[name]), "") for name in _NAME_COLUMNS))
    is_nameless = blank.to_numpy(zero_copy_only=False)
    if not is_nameless.any():
        return records
    emails = channels[channels["kind"] == "email"].drop_duplicates("record_id")
    first = emails.set_index("record_id")["value"].reindex(records["record_id"]).fillna("")
    first.index = records.index
    return records.assign(display_name=records["display_name"].mask(is_nameless, first))


def _city_key(city: str) -> str:
    return " ".join(token for token in name_key(city).split() if not token.isdigit())
