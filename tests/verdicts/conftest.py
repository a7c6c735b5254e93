"""Invented networks: people, their records and dated messages, taken through to the verdict."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest

from auditor.engine import judge, load
from auditor.evidence import measure, text_measurer
from auditor.model.cleaned import CLEAN_CHANNELS, CLEAN_RECORDS, Cleaned
from auditor.model.evidence import Measured
from auditor.model.imported import (
    CHANNELS,
    INTERACTIONS,
    RECORDS,
    SOURCES,
    Imported,
    MeasureTexts,
    Owner,
    RoleStart,
)
from auditor.model.matched import (
    ACCOUNT,
    ATTRIBUTED,
    DECIDED,
    MEMBERSHIP,
    PAIRS,
    PEOPLE,
    PERSON_CHANNELS,
    Matched,
)
from auditor.model.result import AuditResult
from auditor.model.rules import RuleBook
from auditor.model.verdicts import Judged

TODAY = dt.date(2026, 1, 15)
"""The export day of every invented network."""


@dataclass
class Network:
    """An invented owner's contacts; every person is named by a full name of their own."""

    book: RuleBook
    measure_texts: MeasureTexts
    records: list[dict[str, Any]] = field(default_factory=list)
    interactions: list[dict[str, Any]] = field(default_factory=list)
    decided: list[dict[str, Any]] = field(default_factory=list)
    role_starts: tuple[dt.date, ...] = ()
    exported_on: dt.date = TODAY

    def connection(self, name: str, connected_on: dt.date = dt.date(2015, 5, 4)) -> str:
        """Add a LinkedIn connection."""
        return self._record(name, "connection", connected_on=pd.Timestamp(connected_on))

    def card(self, name: str, **values: Any) -> str:
        """Add an address-book card."""
        return self._record(name, "card", **values)

    def say(self, name: str, direction: str, on: dt.date, text: str, hour: int = 10) -> None:
        """Add a message; `direction` is in (from them) or out (from the owner)."""
        at = pd.Timestamp(on.year, on.month, on.day, hour, tz="UTC")
        self._interaction(name, "message", direction, at, text)

    def exchange(self, name: str, on: dt.date, texts: Sequence[str]) -> None:
        """Add a conversation: the person begins, each answers within hours."""
        for number, text in enumerate(texts):
            self.say(
                name,
                ("in", "out")[number % 2],
                on + dt.timedelta(number // 4),
                text,
                8 + number % 4,
            )

    def recommend(self, name: str, direction: str, on: dt.date) -> None:
        """Add a recommendation."""
        at = pd.Timestamp(on.year, on.month, on.day, tz="UTC")
        self._interaction(name, "recommendation", direction, at, "")

    def measured(self) -> Measured:
        """Return what the evidence stage measures."""
        return measure(*self._stages(), book=self.book, as_of=None)

    def judged(self) -> tuple[Measured, Judged]:
        """Return the evidence and the verdicts."""
        measured = self.measured()
        decided = DECIDED.build(pd.DataFrame(self.decided, columns=DECIDED.names))
        return measured, judge(measured.evidence, decided, book=self.book)

    def verdict(self, name: str) -> dict[str, Any]:
        """Return one person's evidence, verdict and `flags` in one."""
        measured, judged = self.judged()
        place = measured.evidence.index[measured.evidence["name"] == name][0]
        rules = judged.spoken[judged.spoken["person_id"] == name]["rule_id"]
        kinds = {rule.id: rule.effect for rule in self.book.rules}
        flags = {rule for rule in rules if kinds[rule] in ("mark", "finding")}
        row = {**measured.evidence.loc[place], **judged.verdicts.loc[place]}
        assert () == judged.broken
        return {**row, "flags": flags}

    def result(self) -> AuditResult:
        """Return the whole audit, as `explain` reads it."""
        matched, _, imported = self._stages()
        measured, judged = self.judged()
        return AuditResult(
            version="0",
            as_of=measured.as_of,
            as_of_how=measured.as_of_how,
            owner=imported.owner,
            region="DE",
            sources=imported.sources,
            account=matched.account,
            people=matched.people,
            channels=matched.channels,
            pairs=matched.pairs,
            evidence=measured.evidence,
            timeline=measured.timeline,
            mirror=measured.mirror,
            verdicts=judged.verdicts,
            spoken=judged.spoken,
            rulebook=self.book,
            notes=measured.notes + judged.notes,
        )

    def _record(self, name: str, kind: str, **values: Any) -> str:
        given, _, family = name.partition(" ")
        self.records.append(
            {
                "record_id": len(self.records),
                "source": "export.zip/Connections.csv" if kind == "connection" else "contacts.vcf",
                "line": len(self.records) + 5,
                "kind": kind,
                "collection": "export.zip" if kind == "connection" else "",
                "outcome": "kept",
                "display_name": name,
                "name": name,
                "given": given,
                "family": family,
                "name_status": "full",
                "note_known": False,
                "home_address_known": False,
                "photo_known": False,
                **values,
            }
        )
        return name

    def _interaction(
        self, name: str, kind: str, direction: str, at: pd.Timestamp, text: str
    ) -> None:
        self.interactions.append(
            {
                "source": f"export.zip/{kind}s.csv",
                "line": len(self.interactions) + 2,
                "collection": "export.zip",
                "kind": kind,
                "at": at,
                "direction": direction,
                "name": name,
                "person_id": name,
                "text": text,
            }
        )

    def _stages(self) -> tuple[Matched, Cleaned, Imported]:
        records = CLEAN_RECORDS.build(pd.DataFrame(self.records))
        interactions = self._read()
        imported = Imported(
            sources=self._sources(),
            records=RECORDS.build(records[RECORDS.names]),
            channels=CHANNELS.empty(),
            interactions=INTERACTIONS.build(interactions[INTERACTIONS.names]),
            owner=Owner(
                name="Robin Beispiel",
                roles=tuple(
                    RoleStart("Muster GmbH", "Leitung", day, None) for day in self.role_starts
                ),
            ),
        )
        people = records.drop_duplicates("display_name")
        matched = Matched(
            people=_people(people, records),
            membership=MEMBERSHIP.build(
                {"record_id": records["record_id"], "person_id": records["display_name"]}
            ),
            pairs=PAIRS.empty(),
            channels=PERSON_CHANNELS.empty(),
            account=ACCOUNT.empty(),
            interactions=interactions,
            decided=DECIDED.empty(),
        )
        return matched, Cleaned(records, CLEAN_CHANNELS.empty()), imported

    def _read(self) -> pd.DataFrame:
        """Return ATTRIBUTED, the texts measured and dropped as importers do."""
        if not self.interactions:
            return ATTRIBUTED.empty()
        rows = pd.DataFrame(self.interactions)
        measures = self.measure_texts(rows["text"], rows["name"])
        return ATTRIBUTED.build(rows.drop(columns="text").join(measures))

    def _sources(self) -> pd.DataFrame:
        return SOURCES.build(
            {
                "source": ["export.zip/Connections.csv", "export.zip/messages.csv"],
                "format": ["linkedin-connections", "linkedin-messages"],
                "collection": ["export.zip", "export.zip"],
                "status": ["read", "read"],
                "entries": [100, 100],
                "used": [100, 100],
                "exported_on": [pd.Timestamp(self.exported_on)] * 2,
            }
        )


def _people(leading: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    connected = records.groupby("display_name")["connected_on"].min()
    return PEOPLE.build(
        {
            "person_id": leading["display_name"],
            "name": leading["display_name"],
            "given": leading["given"],
            "family": leading["family"],
            "connected_on": leading["display_name"].map(connected),
            "sources": leading["source"],
            "record_count": 1,
            "leading_record": leading["record_id"],
            "name_status": leading["name_status"],
        }
    )


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """Return the shipped rule packs."""
    return load()


@pytest.fixture(scope="session")
def measure_texts(book: RuleBook) -> MeasureTexts:
    """Return what measures texts by the shipped word lists."""
    return text_measurer(book)


@pytest.fixture
def network(book: RuleBook, measure_texts: MeasureTexts) -> Callable[..., Network]:
    """Return what begins an invented network, with the owner's role starts."""

    def begin(*role_starts: dt.date) -> Network:
        return Network(book, measure_texts, role_starts=role_starts)

    return begin
