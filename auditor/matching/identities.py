"""What recognises a person: profiles, e-mail and postal addresses, phones, as numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from auditor.matching.joins import Flags, Numbers, Positions
from auditor.matching.weights import Weights

PROFILE, EMAIL, WORK_EMAIL, MOBILE, HOME, PHONE, LANDLINE, SHARED, ADDRESS = range(9)
"""In this order: an identity that records call differently is of the first kind."""
_READ = ["record_id", "kind", "value", "key", "form", "label", "national"]
_SHORTEST_NUMBER = 7
_LONGEST_NATIONAL_US = 10


@dataclass(frozen=True)
class IdentityWords:
    """How mailboxes of a family begin; labels of numbers that are carried, and of homes."""

    household: tuple[str, ...] = ()
    mobile: tuple[str, ...] = ()
    home: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identities:
    """One row for each identity of an entry, sorted by identity, then entry.

    `entry` is the entry's position, `identity` a number that equal identities
    share, `kind` one of this module's kinds, the same for all rows of an identity.
    """

    entry: Positions
    identity: Positions
    kind: Positions
    keys: pd.Series
    """The text behind each row's identity."""
    size: Positions
    """How many entries hold the row's identity."""
    contested: Flags
    """By identity: people of clashing names hold it."""
    office: Flags
    """By identity: contested, and they have different family names."""

    @property
    def count(self) -> int:
        """How many identities there are."""
        return int(self.identity.max()) + 1 if len(self.identity) else 0

    def settled(self, contested: Flags, office: Flags) -> "Identities":
        """Return the same with what is known about its holders."""
        return replace(self, contested=contested, office=office)

    def weight(self, weights: Weights) -> Numbers:
        """Return the log-odds by row that two holders are one person, names apart."""
        by_kind = np.array(
            [
                weights.id_profile,
                weights.id_email,
                weights.id_work_email,
                weights.id_mobile,
                weights.id_landline,
                weights.id_phone,
                weights.id_landline,
                weights.id_contested,
                weights.id_address,
            ]
        )
        plain = by_kind[self.kind]
        contested = self.contested[self.identity] & (self.kind != PROFILE)
        return np.where(contested, np.minimum(plain, weights.id_contested), plain)


def identities_of(channels: pd.DataFrame, position: pd.Series, words: IdentityWords) -> Identities:
    """Return the identities of entries.

    Args:
        channels: CLEAN_CHANNELS.
        position: entry position by record_id; channels of other records are left out.
        words: what tells homes from people.
    """
    known = channels.loc[channels["record_id"].isin(position.index), _READ]
    known = known.assign(entry=known["record_id"].map(position).astype("int64"))
    rows = pd.concat(
        [_profiles(known), _emails(known), _phones(known, words), _addresses(known)],
        ignore_index=True,
    )
    numbers, distinct = pd.factorize(rows["key"], sort=True)
    rows = rows.assign(identity=numbers)
    rows = rows.sort_values(["identity", "entry", "kind"], kind="stable")
    rows = rows.assign(kind=rows.groupby("identity")["kind"].transform("min"))
    rows = rows.drop_duplicates(["identity", "entry"])
    identity = rows["identity"].to_numpy(np.int64)
    counts = np.bincount(identity) if len(identity) else np.zeros(0, dtype=np.int64)
    return Identities(
        entry=rows["entry"].to_numpy(np.int64),
        identity=identity,
        kind=rows["kind"].to_numpy(np.int64),
        keys=rows["key"].reset_index(drop=True),
        size=counts[identity].astype(np.int64),
        contested=_begins_with(distinct, words.household),
        office=np.zeros(len(counts), dtype=bool),
    )


def _begins_with(keys: pd.Index, words: Sequence[str]) -> Flags:
    """Tell which addresses have one of the words before the first mark or the @."""
    whole = "|".join(map(re.escape, words))
    texts = pd.Series(keys, dtype="str")
    if not words:
        return np.zeros(len(texts), dtype=bool)
    return texts.str.contains(rf"^(?:{whole})(?:[^a-z@][^@]*)?@", regex=True).to_numpy(dtype=bool)


def _profiles(channels: pd.DataFrame) -> pd.DataFrame:
    profiles = channels.loc[(channels["kind"] == "profile") & (channels["key"] != "")]
    return profiles[["entry", "key"]].assign(kind=PROFILE)


def _emails(channels: pd.DataFrame) -> pd.DataFrame:
    emails = channels.loc[(channels["kind"] == "email") & channels["key"].str.contains("@")]
    forms = {"work": WORK_EMAIL, "shared": SHARED}
    kind = emails["form"].map(forms).fillna(EMAIL).astype("int64")
    return emails[["entry", "key"]].assign(kind=kind)


def _addresses(channels: pd.DataFrame) -> pd.DataFrame:
    addresses = channels.loc[(channels["kind"] == "address") & (channels["key"] != "")]
    return addresses[["entry", "key"]].assign(kind=ADDRESS)


def _phones(channels: pd.DataFrame, words: IdentityWords) -> pd.DataFrame:
    """Return phones by national number where no two countries contend for it.

    A number written without its country code is read in the owner's region,
    which is a guess; the digits that follow are not.
    """
    phones = channels.loc[channels["kind"] == "phone"]
    digits = phones["value"].str.replace(r"\D", "", regex=True)
    national = phones["national"].where(phones["national"] != "", digits.str.lstrip("0"))
    written = phones["value"].str.replace(r"[^\d+]", "", regex=True)
    told = written.str.startswith("+") | written.str.startswith("00")
    phones = phones.assign(
        told=told, national=_without_us_trunk(national, told, phones["key"]), digits=digits
    )
    phones = phones.loc[phones["national"].str.len() >= _SHORTEST_NUMBER]
    countries = phones.loc[phones["told"]].groupby("national")["key"].nunique()
    contended = phones["national"].map(countries).fillna(0) > 1
    own = phones["key"].where(phones["key"] != "", "+" + phones["digits"])
    key = own.where(contended, "tel:" + phones["national"])
    forms = {"mobile": MOBILE, "landline": LANDLINE, "special": SHARED}
    kind = phones["form"].map(forms).fillna(PHONE).astype("int64")
    label = phones["label"].str.casefold().str.strip()
    kind = kind.mask(label.isin(words.mobile) & (kind != SHARED), MOBILE)
    kind = kind.mask(label.isin(words.home) & kind.isin([PHONE, LANDLINE]), HOME)
    return phones[["entry"]].assign(key=key, kind=kind)


def _without_us_trunk(national: pd.Series, told: pd.Series, keys: pd.Series) -> pd.Series:
    """Return numbers without a leading 1 where the rest is told elsewhere as a +1 number."""
    american = national[told & keys.str.startswith("+1")].unique()
    shorter = national.str[1:]
    trunk = ~told & (national.str.len() == _LONGEST_NATIONAL_US + 1) & shorter.isin(american)
    return national.where(~trunk, shorter)
