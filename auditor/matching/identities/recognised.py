"""Channels become identities: each address and number by what all its spellings share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.arrays.hashes import hashes_of
from auditor.matching.arrays.joins import Flags, Keys, Positions, compact, distinct_numbers
from auditor.matching.identities.identities import (
    ADDRESS,
    EMAIL,
    HOME,
    LANDLINE,
    MOBILE,
    PHONE,
    PROFILE,
    SHARED,
    WORK_EMAIL,
    Identities,
)
from auditor.second_core import both

_KINDS = 16
"""Room for the kinds of identities in a number."""
_SHORTEST_NUMBER = 7
_LONGEST_NATIONAL_US = 10
_TOLD_COUNTRY = r"^[^0-9+]*(?:\+|0[^0-9+]*0)"
"""A number written with its country code: a plus or two zeros before anything else."""


@dataclass(frozen=True)
class IdentityWords:
    """How mailboxes of a family begin; labels of numbers that are carried, and of homes."""

    household: tuple[str, ...] = ()
    mobile: tuple[str, ...] = ()
    home: tuple[str, ...] = ()


def identities_of(channels: pd.DataFrame, entry: Positions, words: IdentityWords) -> Identities:
    """Return the identities of entries.

    Args:
        channels: CLEAN_CHANNELS.
        entry: position of the entry by channel; channels where it is -1 are left out.
        words: what tells homes from people.
    """
    phones, rest = both(
        lambda: _phones(channels, entry, words),
        lambda: [
            _profiles(channels, entry),
            _emails(channels, entry),
            _addresses(channels, entry),
        ],
    )
    parts = [phones, *rest]
    keys = pd.concat([part.key for part in parts], ignore_index=True)
    entries = np.concatenate([part.entry for part in parts])
    kinds = np.concatenate([part.kind for part in parts])
    # Equal texts are found by a hash of 64 bits: sorting numbers is faster than any table of texts.
    hashes = hashes_of(keys)
    order = np.argsort(hashes)
    new = np.r_[True, hashes[order[1:]] != hashes[order[:-1]]][: len(order)]
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(new) - 1
    texts = keys.take(order[new]).reset_index(drop=True)
    return _rows(number, entries, kinds, texts, words)


@dataclass(frozen=True)
class _Part:
    """Identities of one sort: entry, key and kind by row."""

    entry: Positions
    key: pd.Series
    kind: Positions


def _rows(
    number: Positions, entries: Positions, kinds: Positions, texts: pd.Series, words: IdentityWords
) -> Identities:
    """Return one row for each identity and entry, with the first kind that anybody gives it."""
    room = int(entries.max(initial=0)) + 1
    first_kind = np.full(len(texts), _KINDS, dtype=np.int64)
    np.minimum.at(first_kind, number, kinds)
    codes = distinct_numbers(number * np.int64(room) + entries)
    identity, entry = codes // room, codes % room
    counts = np.bincount(identity, minlength=len(texts))
    return Identities(
        entry=compact(entry),
        identity=compact(identity),
        kind=first_kind[identity].astype(np.int8),
        size=compact(counts[identity]),
        texts=texts,
        contested=_begins_with(texts, words.household),
        office=np.zeros(len(texts), dtype=bool),
    )


def _begins_with(texts: pd.Series, words: Sequence[str]) -> Flags:
    """Tell which addresses have one of the words before the first mark or the @."""
    whole = "|".join(map(re.escape, words))
    if not words:
        return np.zeros(len(texts), dtype=bool)
    return texts.str.contains(rf"^(?:{whole})(?:[^a-z@][^@]*)?@", regex=True).to_numpy(dtype=bool)


def _rows_of(channels: pd.DataFrame, entry: Positions, kind: str) -> Positions:
    """Return the rows of one kind of channel that have an entry and say something."""
    return np.flatnonzero((channels["kind"] == kind).to_numpy(dtype=bool) & (entry >= 0))


def _profiles(channels: pd.DataFrame, entry: Positions) -> _Part:
    return _plain(channels, entry, "profile", PROFILE)


def _addresses(channels: pd.DataFrame, entry: Positions) -> _Part:
    return _plain(channels, entry, "address", ADDRESS)


def _plain(channels: pd.DataFrame, entry: Positions, channel: str, kind: int) -> _Part:
    rows = _rows_of(channels, entry, channel)
    keys = channels["key"].take(rows)
    told = (keys != "").to_numpy(dtype=bool)
    return _Part(entry[rows[told]], keys[told], np.full(int(told.sum()), kind))


def _emails(channels: pd.DataFrame, entry: Positions) -> _Part:
    rows = _rows_of(channels, entry, "email")
    keys = channels["key"].take(rows)
    told = keys.str.contains("@", regex=False).to_numpy(dtype=bool)
    rows = rows[told]
    kinds = _kinds(channels["form"].take(rows), {"work": WORK_EMAIL, "shared": SHARED}, EMAIL)
    return _Part(entry[rows], keys[told], kinds)


def _kinds(forms: pd.Series, meant: dict[str, int], usual: int) -> Positions:
    codes, distinct = pd.factorize(forms)
    kinds = np.array([meant.get(form, usual) for form in distinct] or [usual], dtype=np.int64)
    return kinds[codes]


def _phones(channels: pd.DataFrame, entry: Positions, words: IdentityWords) -> _Part:
    """Return phones by national number where no two countries contend for it.

    A number written without its country code is read in the owner's region,
    which is a guess; the digits that follow are not.
    """
    rows = _rows_of(channels, entry, "phone")
    phones = channels[["value", "key", "national", "form", "label"]].take(rows)
    phones = phones.reset_index(drop=True)
    told = phones["value"].str.contains(_TOLD_COUNTRY, regex=True).to_numpy(dtype=bool)
    national = _without_us_trunk(_national(phones), told, phones["key"])
    long = (national.str.len() >= _SHORTEST_NUMBER).to_numpy(dtype=bool)
    if not long.all():
        phones, national, told = phones[long], national[long], told[long]
    contended = _contended(national, phones["key"], told)
    key = "tel:" + national
    if contended.any():
        few = phones[contended]
        digits = "+" + few["value"].str.replace(r"[^0-9]", "", regex=True)
        key = key.mask(contended, few["key"].where(few["key"] != "", digits))
    meant = {"mobile": MOBILE, "landline": LANDLINE, "special": SHARED}
    kind = _kinds(phones["form"], meant, PHONE)
    label = phones["label"].str.casefold().str.strip()
    kind[label.isin(words.mobile).to_numpy(dtype=bool) & (kind != SHARED)] = MOBILE
    home = label.isin(words.home).to_numpy(dtype=bool)
    kind[home & ((kind == PHONE) | (kind == LANDLINE))] = HOME
    return _Part(entry[rows[long]], key, kind)


def _national(phones: pd.DataFrame) -> pd.Series:
    """Return the national numbers, where none was made out all digits behind the zeros."""
    national = phones["national"]
    bare = (national == "").to_numpy(dtype=bool)
    if not bare.any():
        return national
    digits = phones["value"][bare].str.replace(r"[^0-9]", "", regex=True).str.lstrip("0")
    return national.mask(bare, digits)


def _without_us_trunk(national: pd.Series, told: Flags, keys: pd.Series) -> pd.Series:
    """Return numbers without a leading 1 where the rest is told elsewhere as a +1 number."""
    long = (national.str.len() == _LONGEST_NATIONAL_US + 1).to_numpy(dtype=bool) & ~told
    if not long.any():
        return national
    american = national[told & keys.str.startswith("+1").to_numpy(dtype=bool)]
    shorter = national[long].str[1:]
    found = np.isin(hashes_of(shorter), hashes_of(american))
    if not found.any():
        return national
    trunk = np.zeros(len(national), dtype=bool)
    trunk[long] = found
    return national.mask(trunk, shorter)


def _contended(national: pd.Series, keys: pd.Series, told: Flags) -> Flags:
    """Tell which numbers are written with the codes of several countries."""
    number = hashes_of(national)
    rows = np.flatnonzero(told)
    order = rows[np.argsort(number[rows], kind="stable")]
    written: Keys = hashes_of(keys)[order]
    same = number[order[1:]] == number[order[:-1]]
    several = np.unique(number[order[1:]][same & (written[1:] != written[:-1])])
    if not len(several):
        return np.zeros(len(national), dtype=bool)
    return np.isin(number, several)
