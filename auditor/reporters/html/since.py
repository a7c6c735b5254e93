"""Since last time: what changed against an earlier audit, the trend, and the gates of a job."""

from dataclasses import dataclass

import pandas as pd

from auditor.model.comparison import CHANGE_KINDS, Comparison
from auditor.model.gates import GateOutcome
from auditor.model.verdicts import CLASSES
from auditor.reporters.html.columns import fit_text
from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.html.wording import CHANGE_TITLES, CLASS_NAMES
from auditor.reporters.language import Language

CHANGES_SHOWN = 12
"""People named for one kind of change; the table shows the others."""
_FURTHER_SHOWN = 300
"""People named further down where no table has them."""


@dataclass(frozen=True)
class ChangeView:
    """One person's change.

    Attributes:
        place: row in the tables, or -1 of a person who is in no contact list any more.
        name: the name, or empty.
        was: class, employer or flaw before, as shown; empty where the kind says it.
        now: the same now.
    """

    place: int
    name: str
    was: str
    now: str


@dataclass(frozen=True)
class ChangeGroup:
    """All changes of one kind.

    Attributes:
        kind: a key of CHANGE_KINDS; the table filters by it.
        title: what is true of so many people.
        count: how many.
        listed: how many of them have a row in the table.
        changes: the first of them.
        further: names of others, where these have no row that the table could show.
    """

    kind: str
    title: str
    count: int
    listed: int
    changes: tuple[ChangeView, ...]
    further: tuple[str, ...]


@dataclass(frozen=True)
class GateView:
    """One gate of a job.

    Attributes:
        condition: as written on the command line.
        value: the number it saw.
        failed: the condition is true of it.
    """

    condition: str
    value: str
    failed: bool


@dataclass(frozen=True)
class Since:
    """What changed since an earlier audit.

    Attributes:
        day: the earlier audit's as-of date, or empty where there is none to compare with.
        groups: the changes by kind, keepers first.
        gates: the conditions a job fails on.
    """

    day: str
    groups: tuple[ChangeGroup, ...]
    gates: tuple[GateView, ...]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(group.count for group in self.groups)


def since_of(linked: LinkedResult, language: Language) -> Since:
    """Return the changes since the earlier audit and the outcomes of the gates."""
    comparison = linked.result.comparison
    return Since(
        "" if comparison is None else language.day(comparison.old_as_of),
        () if comparison is None else _groups(comparison, linked, language),
        tuple(_gate_view(outcome, language) for outcome in linked.result.gates),
    )


def changed_places(linked: LinkedResult) -> dict[str, list[int]]:
    """Return the rows of the people of each kind of change, ascending, for the table's filter."""
    comparison = linked.result.comparison
    if comparison is None:
        return {}
    return {
        str(kind): sorted({linked.place[who] for who in rows["person_id"] if who in linked.place})
        for kind, rows in comparison.changes.groupby("change", sort=False)
    }


def _groups(
    comparison: Comparison, linked: LinkedResult, language: Language
) -> tuple[ChangeGroup, ...]:
    by_kind = dict(list(comparison.changes.groupby("change", sort=False)))
    return tuple(
        ChangeGroup(
            kind,
            _title(kind, len(by_kind[kind]), language),
            len(by_kind[kind]),
            sum(who in linked.place for who in by_kind[kind]["person_id"]),
            _changes(by_kind[kind].head(CHANGES_SHOWN), linked, language),
            _without_a_row(by_kind[kind].iloc[CHANGES_SHOWN:], linked),
        )
        for kind in CHANGE_KINDS
        if kind in by_kind
    )


def _title(kind: str, count: int, language: Language) -> str:
    many = CHANGE_TITLES.get(kind, CHANGE_KINDS[kind])
    return language.text(CHANGE_KINDS[kind] if count == 1 else many)


def _changes(
    rows: pd.DataFrame, linked: LinkedResult, language: Language
) -> tuple[ChangeView, ...]:
    return tuple(
        ChangeView(
            linked.place.get(row["person_id"], -1),
            fit_text(row["name"]),
            _worded(row["was"], linked, language),
            _worded(row["now"], linked, language),
        )
        for row in rows.to_dict("records")
    )


def _without_a_row(rows: pd.DataFrame, linked: LinkedResult) -> tuple[str, ...]:
    names = zip(rows["person_id"].tolist(), rows["name"].tolist(), strict=True)
    gone = [fit_text(name) for person, name in names if person not in linked.place]
    return tuple(gone[:_FURTHER_SHOWN])


def _worded(value: str, linked: LinkedResult, language: Language) -> str:
    """Return a class or a rule by its name on the page, anything else as it is."""
    if value in CLASSES:
        return language.text(CLASS_NAMES[value])
    rule = linked.rules.get(value)
    return fit_text(value) if rule is None else rule.text("title", language.code)


def _gate_view(outcome: GateOutcome, language: Language) -> GateView:
    return GateView(str(outcome.gate), language.number(outcome.value, 2), outcome.failed)
