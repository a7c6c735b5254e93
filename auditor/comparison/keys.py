"""What people are known again by: one side of a comparison, its keys and its names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from auditor.comparison.companies import company_keys
from auditor.comparison.names import Name, name_key
from auditor.forms import once_per_value
from auditor.model.result import AuditResult

_PROFILES = ("linkedin", "xing")
_OWN = {"email": ("personal", "work"), "phone": ("mobile", "either")}
"""Forms of channels that belong to one person."""
_WEAK = {"email": ("shared",), "phone": ("landline", "special")}
"""Forms that a household or a firm shares."""
_NO_NAME = ("placeholder", "none")


@dataclass(frozen=True)
class Side:
    """One of the two audits; people are known by their position in its tables."""

    result: AuditResult

    def _at(self, person_ids: "pd.Series[str]") -> Any:
        return pd.Index(self.result.people["person_id"]).get_indexer(pd.Index(person_ids))

    @cached_property
    def profiles(self) -> pd.DataFrame:
        """Columns `person` and `key`: profile addresses, those learned from messages too."""
        people = self.result.people
        learned = pd.DataFrame({"person": range(len(people)), "key": people["profile"]})
        written = self._channels({"profile": _PROFILES})
        return _distinct(pd.concat([written, learned], ignore_index=True))

    @cached_property
    def own_keys(self) -> pd.DataFrame:
        """Columns `person` and `key`: e-mail addresses and mobile numbers."""
        return _distinct(self._channels(_OWN))

    @cached_property
    def weak_keys(self) -> pd.DataFrame:
        """Columns `person` and `key`: what several people may share."""
        return _distinct(self._channels(_WEAK))

    def _channels(self, forms: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
        channels = self.result.channels
        wanted = pd.Series(data=False, index=channels.index)
        for kind, named in forms.items():
            wanted |= (channels["kind"] == kind) & channels["form"].isin(named)
        chosen = channels[wanted & (channels["key"] != "")]
        return pd.DataFrame({"person": self._at(chosen["person_id"]), "key": chosen["key"]})

    @cached_property
    def records(self) -> pd.DataFrame:
        """Columns `person`, `record` (kind, name and company as read) and `name_key`, a record."""
        account = self.result.account
        rows = account[account["person_id"] != ""]
        names = once_per_value(rows["name"], name_key)
        record = (
            rows["kind"] + "|" + names + "|" + company_keys(rows["company"], self.result.rulebook)
        )
        return pd.DataFrame(
            {"person": self._at(rows["person_id"]), "record": record, "name_key": names}
        )

    @cached_property
    def facts(self) -> pd.DataFrame:
        """One row a person: what is compared of them; missing or "" where it is not known."""
        people = self.result.people
        keyed = pd.concat([self.profiles["person"], self.own_keys["person"]])
        return pd.DataFrame(
            {
                "person": range(len(people)),
                "id": people["person_id"],
                "name_key": once_per_value(people["name"], name_key),
                "company": company_keys(people["company"], self.result.rulebook),
                "birthday": people["birthday"].str[-5:].where(people["birthday"] != ""),
                "born_on": people["birthday"].where(people["birthday"].str[:1].str.isdigit()),
                "connected_on": people["connected_on"],
                "bare": ~pd.Series(range(len(people))).isin(keyed),
            }
        )

    @cached_property
    def name_keys(self) -> pd.DataFrame:
        """Columns `person` and `key`: every name of each person."""
        shown = self.facts[["person", "name_key"]]
        read = self.records[["person", "name_key"]]
        return _distinct(pd.concat([shown, read]).rename(columns={"name_key": "key"}))

    @cached_property
    def _keys_of_names(self) -> dict[int, frozenset[str]]:
        keys: dict[int, list[str]] = {}
        for person, key in zip(self.name_keys["person"], self.name_keys["key"], strict=True):
            keys.setdefault(person, []).append(key)
        return {person: frozenset(names) for person, names in keys.items()}

    def name(self, person: int) -> Name:
        """Return the name of the person at a position."""
        given, family, is_told = self._parts[person]
        keys = self._keys_of_names.get(person, frozenset())
        return Name(given, family, is_told, keys)

    @cached_property
    def _parts(self) -> list[tuple[str, str, bool]]:
        people, evidence = self.result.people, self.result.evidence
        is_stand_in = evidence["placeholder_name"].fillna(value=False).astype(bool)
        is_told = ~people["name_status"].isin(_NO_NAME) & ~is_stand_in
        return list(zip(people["given"], people["family"], is_told.tolist(), strict=True))


def _distinct(keys: pd.DataFrame) -> pd.DataFrame:
    known = keys[(keys["key"] != "") & (keys["person"] >= 0)]
    return known.drop_duplicates(ignore_index=True)


def rows_of(table: pd.DataFrame, people: "pd.Series[int]") -> pd.DataFrame:
    """Return the rows of people at positions, in their order, numbered from 0."""
    return table.iloc[people.to_numpy(dtype="int64")].reset_index(drop=True)
