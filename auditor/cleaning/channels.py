"""Cleans the channels: e-mail and postal addresses, phone numbers, profile addresses."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from auditor.cleaning.emails import EmailWords, read_email, read_plain_emails
from auditor.cleaning.name_keys import name_key
from auditor.cleaning.phones import read_phone
from auditor.cleaning.plain_phones import read_plain_phones
from auditor.cleaning.profiles import read_plain_profiles, read_profile
from auditor.cleaning.texts import Texts, alike, as_column, as_texts, placed, read_values
from auditor.forms import once_per_value
from auditor.model.cleaned import CLEAN_CHANNELS
from auditor.model.rules import RuleBook

_READ = ("key", "form", "national", "repaired")
_ADDRESSES = ("profile", "website")


def clean_channels(channels: pd.DataFrame, region: str, book: RuleBook) -> pd.DataFrame:
    """Return CLEAN_CHANNELS for CHANNELS, row for row; each distinct value is read once.

    A profile address among the websites becomes a profile, and a profile that
    is none (a company's page, another network) a website, which has no key.
    """
    kind = channels["kind"]
    is_address = kind.isin(_ADDRESSES)
    read = _read(
        channels["value"],
        (kind == "email", _email_reader(book)),
        (kind == "phone", _phone_reader(region)),
        (kind == "address", _read_postal_addresses),
        (is_address, _read_profiles),
    )
    kind = kind.mask(is_address, "website")
    kind = kind.mask(is_address & (read["key"] != ""), "profile")
    return CLEAN_CHANNELS.check(CLEAN_CHANNELS.build(channels.assign(kind=kind, **read)))


Reader = Callable[[pd.Series], Sequence[Texts]]
"""Returns the columns key, form, national and repaired."""


def _read(values: pd.Series, *readers: tuple[pd.Series, Reader]) -> dict[str, pd.Series]:
    """Return the columns read, each reader asked for the values that are its own."""
    places = [np.flatnonzero(its_own.to_numpy()) for its_own, _ in readers]
    parts = [reader(values.iloc[rows]) for rows, (_, reader) in zip(places, readers, strict=True)]
    columns = (placed(column, places, len(values)) for column in zip(*parts, strict=True))
    return {
        name: as_column(column, values.index) for name, column in zip(_READ, columns, strict=True)
    }


def _email_reader(book: RuleBook) -> Reader:
    words = EmailWords.of(book)

    def singly(value: str) -> tuple[str, str, str]:
        email = read_email(value, words)
        return email.key, email.form, email.repaired

    def read(values: pd.Series) -> Sequence[Texts]:
        key, form, repaired = read_values(
            values, lambda texts: read_plain_emails(texts, words), singly
        )
        return key, form, alike("", len(key)), repaired

    return read


def _phone_reader(region: str) -> Reader:
    def singly(value: str) -> tuple[str, str, str, str]:
        phone = read_phone(value, region)
        return phone.key, phone.form, phone.national, phone.repaired

    return lambda values: read_values(
        values, lambda texts: read_plain_phones(texts, region), singly
    )


def _read_profiles(values: pd.Series) -> Sequence[Texts]:
    def singly(value: str) -> tuple[str, str, str]:
        profile = read_profile(value)
        return profile.key, profile.form, profile.repaired

    key, form, repaired = read_values(values, read_plain_profiles, singly)
    return key, form, alike("", len(key)), repaired


def _read_postal_addresses(values: pd.Series) -> Sequence[Texts]:
    key = as_texts(once_per_value(values, _address_key))
    nothing = alike("", len(key))
    return key, alike("home", len(key)), nothing, nothing


def _address_key(value: str) -> str:
    key = name_key(value)
    return f"address:{key}" if key and any(letter.isdigit() for letter in key) else ""
