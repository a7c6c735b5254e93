"""Builders of cleaned records and channels, so that matching is tested without importers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest

from auditor.engine import load
from auditor.forms import fold, fold_name, profile_key
from auditor.matching import match
from auditor.matching.entries.entries import entries_of
from auditor.matching.judging.comparison import compared
from auditor.matching.people.grouping import groups_of
from auditor.matching.weights import Weights
from auditor.model.cleaned import CLEAN_CHANNELS, CLEAN_RECORDS, Cleaned
from auditor.model.imported import INTERACTIONS
from auditor.model.matched import Matched
from auditor.model.rules import RuleBook
from auditor.model.verdicts import Decision

_MOBILE = ("+4915", "+4916", "+4917", "+447")


@dataclass(frozen=True)
class Entry:
    """One record as a test writes it; phones may be `label:number`."""

    given: str = ""
    family: str = ""
    kind: str = "card"
    source: str = "contacts.vcf"
    collection: str = ""
    company: str = ""
    job_title: str = ""
    city: str = ""
    birthday: str = ""
    nickname: str = ""
    maiden: str = ""
    suffix: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile: str = ""
    outcome: str = "kept"
    reason: str = ""
    shown: str = ""
    changed_on: str | None = None


def connection(given: str, family: str, profile: str = "", **values: Any) -> Entry:
    """Return a LinkedIn connection."""
    return Entry(
        given,
        family,
        kind="connection",
        profile=profile,
        **{"source": "export.zip/Connections.csv", "collection": "export.zip", **values},
    )


def cleaned_of(entries: Iterable[Entry]) -> Cleaned:
    """Return entries as the cleaning stage would hand them on."""
    rows = list(enumerate(entries))
    records = [_record(number, entry) for number, entry in rows]
    channels = [row for number, entry in rows for row in _channels(number, entry)]
    columns = CLEAN_CHANNELS.names
    return Cleaned(
        CLEAN_RECORDS.build(pd.DataFrame(records)) if records else CLEAN_RECORDS.empty(),
        CLEAN_CHANNELS.build(pd.DataFrame(channels, columns=columns))
        if channels
        else CLEAN_CHANNELS.empty(),
        "DE",
    )


def _record(number: int, entry: Entry) -> dict[str, object]:
    name = f"{entry.given} {entry.family}".strip()
    given, family = _key(entry.given), _key(entry.family)
    status = "full" if given and family else "given-only" if given else "family-only"
    return {
        "record_id": number,
        "source": entry.source,
        "line": number + 2,
        "kind": entry.kind,
        "collection": entry.collection or entry.source,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "display_name": entry.shown or name,
        "changed_on": pd.Timestamp(entry.changed_on) if entry.changed_on else None,
        "given_name": entry.given,
        "family_name": entry.family,
        "name_suffix": entry.suffix,
        "company": entry.company,
        "job_title": entry.job_title,
        "city": entry.city,
        "birthday": entry.birthday,
        "name": entry.shown or name,
        "given": entry.given,
        "family": entry.family,
        "given_key": given,
        "family_key": family,
        "name_key": " ".join(sorted(f"{given} {family}".split())),
        "maiden_key": _key(entry.maiden),
        "nickname_key": _key(entry.nickname),
        "company_name": entry.company,
        "company_key": _key(entry.company.removesuffix(" GmbH").removesuffix(" AG")),
        "job_title_key": fold(entry.job_title),
        "city_key": fold(entry.city),
        "birth_key": entry.birthday[-5:],
        "name_status": status if name else "none",
    }


def _key(text: str) -> str:
    return " ".join(fold_name(text).replace("-", " ").replace(".", " ").split())


def _channels(number: int, entry: Entry) -> Iterable[dict[str, object]]:
    for address in entry.emails:
        yield _channel(number, "email", address, address.casefold(), _email_form(address))
    for labelled in entry.phones:
        label, _, value = labelled.rpartition(":")
        digits = "".join(letter for letter in value if letter.isdigit() or letter == "+")
        form = "mobile" if digits.startswith(_MOBILE) else "landline"
        channel = _channel(number, "phone", value, digits, form)
        yield {**channel, "label": label, "national": digits[3:]}
    if entry.profile:
        key = profile_key(f"linkedin.com/in/{entry.profile}")
        yield _channel(number, "profile", f"https://www.linkedin.com/in/{entry.profile}", key, "")


def _channel(number: int, kind: str, value: str, key: str, form: str) -> dict[str, object]:
    return {
        "record_id": number,
        "kind": kind,
        "value": value,
        "label": "",
        "preferred": False,
        "key": key,
        "form": form or "linkedin",
        "national": "",
        "repaired": "",
    }


def _email_form(address: str) -> str:
    local, _, domain = address.partition("@")
    if local in ("info", "office"):
        return "shared"
    return "personal" if domain.startswith("example.") else "work"


def interactions_of(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Return INTERACTIONS; collection, kind and direction are filled where a row lacks them."""
    usual = {"collection": "export.zip", "kind": "message", "direction": "in"}
    filled = [{**usual, **row} for row in rows]
    return INTERACTIONS.build(pd.DataFrame(filled)) if filled else INTERACTIONS.empty()


@dataclass(frozen=True)
class World:
    """Runs the matcher over entries, among strangers who make names neither rare nor common."""

    book: RuleBook
    strangers: tuple[Entry, ...] = field(default_factory=tuple)

    def match(
        self,
        *entries: Entry,
        interactions: Iterable[Mapping[str, object]] = (),
        decisions: tuple[Decision, ...] = (),
    ) -> Matched:
        """Return the people of the entries (records 0, 1, …) and the strangers behind them."""
        cleaned = cleaned_of((*entries, *self.strangers))
        return match(cleaned, interactions_of(interactions), decisions=decisions, book=self.book)

    def groups(self, *entries: Entry) -> list[list[int]]:
        """Return which of the entries become one person, each group in order."""
        cleaned = cleaned_of((*entries, *self.strangers))
        weights = Weights.of(self.book)
        compared_entries = entries_of(cleaned.records, cleaned.channels, self.book, weights)
        comparison = compared(compared_entries, weights)
        table = pd.DataFrame(
            {
                "record_id": compared_entries.records["record_id"],
                "person_id": groups_of(comparison, compared_entries, weights),
            }
        )
        return _grouped(table, len(entries))


def grouped(matched: Matched, count: int) -> list[list[int]]:
    """Return the record ids below `count` by person, in order."""
    return _grouped(matched.membership, count)


def _grouped(membership: pd.DataFrame, count: int) -> list[list[int]]:
    known = membership.loc[membership["record_id"] < count]
    return sorted(
        sorted(int(record) for record in records)
        for _, records in known.groupby("person_id")["record_id"]
    )


def outcome(matched: Matched, left: int, right: int) -> str:
    """Return the outcome listed for two records; "" where the pair is not listed."""
    pairs = matched.pairs
    rows = pairs.loc[(pairs["left_record"] == left) & (pairs["right_record"] == right)]
    return str(rows["outcome"].iloc[0]) if len(rows) else ""


def _strangers() -> tuple[Entry, ...]:
    given = ("Anton", "Berta", "Carla", "Dieter", "Emil", "Frieda", "Gustav", "Hanna", "Ida")
    family = ("Ahorn", "Birke", "Casten", "Dorn", "Eiche", "Farn", "Ginster", "Holler", "Iltis")
    return tuple(
        connection(
            one, f"{other}{end}", f"{one}-{other}{end}".lower(), company=f"Firma {number % 17}"
        )
        for number, (one, other) in enumerate((a, b) for a in given for b in family)
        for end in ("", "feld")
    )


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """The shipped rule packs."""
    return load()


@pytest.fixture(scope="session")
def world(book: RuleBook) -> World:
    """A matcher among 162 strangers."""
    return World(book, _strangers())
