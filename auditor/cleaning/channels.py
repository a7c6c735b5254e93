"""Cleans the channels: e-mail and postal addresses, phone numbers, profile addresses."""

from collections.abc import Callable

import pandas as pd

from auditor.cleaning.emails import Email, EmailWords, read_email
from auditor.cleaning.name_keys import name_key
from auditor.cleaning.phones import Phone, read_phone
from auditor.cleaning.profiles import Profile, read_profile
from auditor.model.cleaned import CLEAN_CHANNELS
from auditor.model.rules import RuleBook

_READ = ("key", "form", "national", "repaired")
_ADDRESSES = ("profile", "website")

Reading = tuple[str, str, str, str]


def clean_channels(channels: pd.DataFrame, region: str, book: RuleBook) -> pd.DataFrame:
    """Return CLEAN_CHANNELS for CHANNELS, row for row; each distinct value is read once.

    A profile address among the websites becomes a profile, and a profile that
    is none (a company's page, another network) a website, which has no key.
    """
    words = EmailWords.of(book)
    read = pd.concat(
        [
            _read(channels, ("email",), lambda value: _of_email(read_email(value, words))),
            _read(channels, ("phone",), lambda value: _of_phone(read_phone(value, region))),
            _read(channels, ("address",), lambda value: (_address_key(value), "home", "", "")),
            _read(channels, _ADDRESSES, lambda value: _of_profile(read_profile(value))),
        ]
    ).reindex(channels.index, fill_value="")
    is_address = channels["kind"].isin(_ADDRESSES)
    kind = channels["kind"].mask(is_address, "website")
    kind = kind.mask(is_address & (read["key"] != ""), "profile")
    return CLEAN_CHANNELS.check(
        CLEAN_CHANNELS.build(pd.concat([channels.assign(kind=kind), read], axis="columns"))
    )


def _read(
    channels: pd.DataFrame, kinds: tuple[str, ...], reader: Callable[[str], Reading]
) -> pd.DataFrame:
    values = channels.loc[channels["kind"].isin(kinds), "value"]
    codes, distinct = pd.factorize(values)
    readings = zip(*map(reader, distinct), strict=True) if len(distinct) else [()] * len(_READ)
    return pd.DataFrame(
        {
            name: pd.array(list(texts), dtype="str").take(codes)
            for name, texts in zip(_READ, readings, strict=True)
        },
        index=values.index,
    )


def _address_key(value: str) -> str:
    key = name_key(value)
    return f"address:{key}" if key and any(letter.isdigit() for letter in key) else ""


def _of_email(email: Email) -> Reading:
    return email.key, email.form, "", email.repaired


def _of_phone(phone: Phone) -> Reading:
    return phone.key, phone.form, phone.national, phone.repaired


def _of_profile(profile: Profile) -> Reading:
    return profile.key, profile.form, "", profile.repaired
