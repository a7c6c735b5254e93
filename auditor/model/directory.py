"""Finds people by any key of theirs: an id, a profile address, an e-mail address, a number."""

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

import pandas as pd

from auditor.forms import fold, profile_key

_NUMBER = re.compile(r"(?:tel:)?[+0-9\s()/.\-]+")
_NOT_DIGIT = re.compile(r"[^0-9]")
_SHORTEST_NUMBER = 6
_LONGEST_COUNTRY_CODE = 3

Holder = TypeVar("Holder", bound=Hashable)


def written_forms(written: str) -> list[str]:
    """Return the forms that a key may have in a directory, as somebody wrote it, surest first."""
    bare = written.strip()
    lowered = bare.casefold().removeprefix("mailto:")
    forms = [lowered, profile_key(bare)]
    digits = _NOT_DIGIT.sub("", lowered.replace("(0)", ""))
    # An id has digits too, but letters among them.
    if _NUMBER.fullmatch(lowered) and len(digits) >= _SHORTEST_NUMBER:
        forms += [f"tel:{digits}", f"tel:{digits.lstrip('0')}"]
    return [form for form in dict.fromkeys(forms) if form]


def channel_forms(channels: pd.DataFrame) -> pd.DataFrame:
    """Return `form` and `place` (position in `channels`) for every way to write a channel.

    A number is found without its country code too, which has one to three digits.

    Args:
        channels: kind, value and key, as in PERSON_CHANNELS and CLEAN_CHANNELS.
    """
    places = pd.Series(range(len(channels)), index=channels.index)
    phone = channels["kind"] == "phone"
    numbers = channels.loc[phone, "key"].str.removeprefix("+")
    emails = channels.loc[channels["kind"] == "email", "value"].str.strip().str.casefold()
    forms = [channels.loc[~phone, "key"], emails]
    for code in range(_LONGEST_COUNTRY_CODE + 1):
        rest = numbers.str[code:]
        forms.append("tel:" + rest[rest.str.len() >= _SHORTEST_NUMBER])
    rows = pd.concat(forms).rename("form").to_frame()
    rows = rows.assign(place=places.reindex(rows.index))
    known: pd.DataFrame = rows.loc[rows["form"] != ""].reset_index(drop=True)
    return known


def places_of(written: str, channels: pd.DataFrame) -> list[int]:
    """Return which channels a key names, as positions; for many keys ask a Directory.

    Args:
        written: the key as somebody wrote it.
        channels: kind, value and key.
    """
    rows = channel_forms(channels)
    for form in written_forms(written):
        found = rows.loc[rows["form"] == form, "place"]
        if len(found):
            return sorted(found.tolist())
    return []


class Directory(Generic[Holder]):
    """Whom each key names: people, or records of theirs."""

    def __init__(self, by_form: Mapping[str, list[Holder]]) -> None:
        """Take the holders of each form, in their order."""
        self._by_form = by_form

    @classmethod
    def of(cls, channels: pd.DataFrame, holders: Iterable[Holder]) -> "Directory[Holder]":
        """Return the directory of channels.

        Args:
            channels: kind, value and key.
            holders: who has each channel, row for row.
        """
        rows = channel_forms(channels)
        holder = pd.Series(list(holders), dtype=object).take(rows["place"].to_numpy())
        held = pd.DataFrame({"form": rows["form"].to_numpy(), "holder": holder.to_numpy()})
        held = held.drop_duplicates().sort_values(["form", "holder"])
        grouped = held.groupby("form")["holder"].agg(list)
        return cls(dict(zip(grouped.index, grouped, strict=True)))

    def and_also(self, by_form: Mapping[str, list[Holder]]) -> "Directory[Holder]":
        """Return the directory with further forms, which come before those it has."""
        return Directory({**self._by_form, **by_form})

    def holders(self, written: str) -> list[Holder]:
        """Return whom a key names as it is written, lowest first; nobody if it names nobody."""
        for form in written_forms(written):
            if form in self._by_form:
                return self._by_form[form]
        return []


def called(name: str, holders: list[Holder], folded_names: Mapping[Holder, str]) -> list[Holder]:
    """Return those of several holders of one key who bear the name beside it; all if none does.

    Args:
        name: as it stands beside the key; "" says nothing.
        holders: whom the key names.
        folded_names: the names of the holders, folded.
    """
    wanted = fold(name)
    return [one for one in holders if wanted and folded_names.get(one) == wanted] or holders
