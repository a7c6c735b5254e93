"""Cleans the records: names, companies, job titles, cities, birthdays."""

import pandas as pd

from auditor.cleaning.birthdays import birth_key
from auditor.cleaning.companies import CompanyWords, company_key, company_name
from auditor.cleaning.encodings import with_mended_encoding
from auditor.cleaning.name_keys import name_key, sorted_key
from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.names import Name, NameParts
from auditor.forms import once_per_value
from auditor.model.cleaned import CLEAN_RECORDS
from auditor.model.rules import RuleBook

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


READ_COLUMNS = ("record_id", *_NAME_COLUMNS, "job_title", "city", "birthday")
"""The columns of RECORDS that anything is read from."""


def clean_records(records: pd.DataFrame, channels: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    """Return CLEAN_RECORDS for RECORDS, row for row.

    Args:
        records: RECORDS.
        channels: CHANNELS, for the addresses.
        book: the rule packs, for the word lists.
    """
    return with_readings(records, read_records(records, channels, book))


def with_readings(records: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """Return CLEAN_RECORDS from RECORDS and what was read from them, row for row."""
    return CLEAN_RECORDS.check(CLEAN_RECORDS.build(pd.concat([records, readings], axis="columns")))


def read_records(records: pd.DataFrame, channels: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    """Return the columns that CLEAN_RECORDS has beside those of RECORDS, on their index.

    A record without any name is named by its first e-mail address, if that is
    made of two names (max.muster@example.com).

    Args:
        records: READ_COLUMNS of RECORDS.
        channels: CHANNELS, for the addresses.
        book: the rule packs, for the word lists.
    """
    company_words = CompanyWords.of(book)
    written = with_mended_encoding(records, (*_NAME_COLUMNS, "job_title", "city"))
    names = _names(_with_addresses(written, channels), NameReader(NameWords.of(book)))
    return names.assign(
        company_name=once_per_value(written["company"], company_name),
        company_key=once_per_value(written["company"], lambda c: company_key(c, company_words)),
        job_title_key=once_per_value(written["job_title"], name_key),
        city_key=once_per_value(written["city"], _city_key),
        birth_key=once_per_value(records["birthday"], birth_key),
    )


def _names(records: pd.DataFrame, reader: NameReader) -> pd.DataFrame:
    """Return the columns of Name; the many that are plainly written are named all at once."""
    plain = _plainly_named(records, reader)
    rest = records.loc[~plain]
    written = list(zip(*(rest[column].tolist() for column in _NAME_COLUMNS), strict=True))
    read = {texts: reader.read(NameParts(*texts)) for texts in dict.fromkeys(written)}
    columns = zip(*(read[texts] for texts in written), strict=True)
    named = dict(zip(Name._fields, columns, strict=True)) if written else {}
    others = pd.DataFrame(named, columns=list(Name._fields), index=rest.index, dtype="str")
    if not plain.any():
        return others
    as_written = _as_written(records.loc[plain, ["given_name", "family_name"]], reader)
    return pd.concat([as_written, others]).reindex(records.index)


def _plainly_named(records: pd.DataFrame, reader: NameReader) -> pd.Series:
    """Tell which records have a plain given and a plain family name, and nothing else."""
    given, family = records["given_name"], records["family_name"]
    whole = given + " " + family
    alone = (records["display_name"] == "") | (records["display_name"] == whole)
    for column in ("additional_name", "name_prefix", "name_suffix", "nickname", "maiden_name"):
        alone &= records[column] == ""
    alone &= (given != "") & (family != "")
    asked = records.index[alone]
    plain = once_per_value(given[asked], reader.is_plain).astype("bool")
    plain &= once_per_value(family[asked], reader.is_plain).astype("bool")
    spaced = given[asked].str.contains(" ", regex=False) | family[asked].str.contains(
        " ", regex=False
    )
    # "Max Muster" + "Muster": what holds a space may repeat the other field.
    return (plain & ~spaced).reindex(records.index, fill_value=False)


def _as_written(fields: pd.DataFrame, reader: NameReader) -> pd.DataFrame:
    given, family = fields["given_name"], fields["family_name"]
    given_key = once_per_value(given, lambda text: reader.keys(text, "")[0]).astype("str")
    key = once_per_value(family, lambda text: reader.keys("", text)[1]).astype("str")
    both = [
        sorted_key(f"{first} {last}")
        for first, last in zip(given_key.tolist(), key.tolist(), strict=True)
    ]
    columns = {
        "name": given + " " + family,
        "given": given,
        "family": family,
        "given_key": given_key,
        "family_key": key,
        "name_key": pd.Series(both, index=fields.index, dtype="str"),
        "maiden_key": "",
        "nickname_key": "",
        "name_status": "full",
    }
    return pd.DataFrame(columns, index=fields.index, dtype="str")[list(Name._fields)]


def _with_addresses(records: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    is_nameless = (records[list(_NAME_COLUMNS)] == "").all(axis="columns")
    if not is_nameless.any():
        return records
    emails = channels[channels["kind"] == "email"].drop_duplicates("record_id")
    first = emails.set_index("record_id")["value"].reindex(records["record_id"]).fillna("")
    first.index = records.index
    return records.assign(display_name=records["display_name"].mask(is_nameless, first))


def _city_key(city: str) -> str:
    return " ".join(token for token in name_key(city).split() if not token.isdigit())
