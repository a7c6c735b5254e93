"""An invented network beside what the audit said about it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from auditor.model.result import AuditResult
from sample_data.network.model import Line, Person
from sample_data.network.packing import Packed


@dataclass(frozen=True)
class Audited:
    """An invented network, where it was written, and what the audit said about it."""

    packed: Packed
    folder: Path
    result: AuditResult

    @cached_property
    def account(self) -> Mapping[tuple[str, int], dict[str, Any]]:
        """The account's rows by file name and line."""
        rows = self.result.account.assign(
            file=self.result.account["source"].str.rsplit("/", n=1).str[-1]
        )
        return {(row["file"], row["line"]): row for row in map(_named, rows.to_dict("records"))}

    def person_id(self, line: Line) -> str:
        """Return whom the audit took a record for; empty where for nobody."""
        row = self.account.get((line.file, line.line), {})
        return str(row.get("person_id", ""))

    @cached_property
    def lines(self) -> Mapping[str, list[Line]]:
        """The records of each true person."""
        found: dict[str, list[Line]] = {}
        for line in self.packed.lines:
            if line.person:
                found.setdefault(line.person, []).append(line)
        return found

    @cached_property
    def said(self) -> Mapping[str, dict[str, Any]]:
        """Evidence and verdict by the audit's person_id, flags among them."""
        flags = self.result.spoken.groupby("person_id")["rule_id"].agg(set)
        table = self.result.evidence.merge(self.result.verdicts, on="person_id", validate="1:1")
        table = table.assign(spoken=table["person_id"].map(flags))
        return {row["person_id"]: row for row in map(_named, table.to_dict("records"))}

    def judged(self, person: Person) -> dict[str, Any]:
        """Return what was said about a true person, by the first of their records."""
        return self.said.get(self.person_id(self.lines[person.identity.id][0]), {})

    @property
    def people(self) -> tuple[Person, ...]:
        """All true people who stand in some record."""
        return tuple(p for p in self.packed.world.people if p.identity.id in self.lines)


def _named(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    return {str(column): value for column, value in row.items()}
