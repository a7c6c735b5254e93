"""An audit result with the rows of every table tied to the place of their person."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.rules import Rule

Places = np.ndarray[Any, np.dtype[np.int64]]


_SHOWN = ("company", "job_title", "city", "emails", "phones")
_WITHHELD = "\N{HORIZONTAL ELLIPSIS}"
"""What stands in a redacted result for what it does not show."""


def linked(result: AuditResult) -> "LinkedResult":
    """Return a result ready for the page, its people in the order of their first records.

    That is the order of the files: an export lists connections by day, so that
    days and lines rise from person to person and need few bytes.
    """
    known = dict.fromkeys(result.account["person_id"].tolist())
    first = {person: at for at, person in enumerate(known)}
    ranks = [first.get(person, len(known)) for person in result.people["person_id"].tolist()]
    order = np.argsort(np.array(ranks, "int64"), kind="stable")
    people, verdicts, evidence = (
        table.iloc[order].reset_index(drop=True)
        for table in (result.people, result.verdicts, result.evidence)
    )
    account = result.account
    if result.redaction:
        people, account = _without_withheld(people), _without_withheld(account)
    return LinkedResult(
        replace(result, people=people, verdicts=verdicts, evidence=evidence, account=account)
    )


def _without_withheld(table: pd.DataFrame) -> pd.DataFrame:
    """Return a redacted table with what was withheld empty: there is nothing to show."""
    texts = {name: table[name] for name in _SHOWN if name in table}
    return table.assign(**{name: text.mask(text == _WITHHELD, "") for name, text in texts.items()})


@dataclass(frozen=True)
class LinkedResult:
    """A result, and where in PEOPLE each row of its other tables belongs.

    Looking people up by id again and again is what makes a report slow: it is
    done here once a table.
    """

    result: AuditResult

    @cached_property
    def place(self) -> dict[str, int]:
        """The row of each person id."""
        return {person: at for at, person in enumerate(self.result.people["person_id"].tolist())}

    @cached_property
    def file_names(self) -> dict[str, str]:
        """What each file is called on the page: its own name where no other has the same."""
        labels = self.result.sources["source"].tolist()
        names = [label.rpartition("/")[2] or label for label in labels]
        return {
            label: name if names.count(name) == 1 else label
            for label, name in zip(labels, names, strict=True)
        }

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules by their ids."""
        return {rule.id: rule for rule in self.result.rulebook.rules}

    @cached_property
    def spoken(self) -> dict[str, tuple[Places, "pd.Series[float]"]]:
        """For every rule that spoke: the people in ascending order, and its points for them."""
        rows = self.by_person(self.result.spoken)
        return {
            str(rule_id): (of_rule["place"].to_numpy(dtype="int64"), of_rule["points"])
            for rule_id, of_rule in rows.groupby("rule_id", sort=False)
        }

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """TIMELINE with `place`, by person and quarter."""
        return self.by_person(self.result.timeline, "quarter_on")

    def by_person(self, table: pd.DataFrame, *then: str) -> pd.DataFrame:
        """Return a table with the `place` of each row's person, in that order; others left out."""
        # A list is ten times as fast here as mapping a column of texts.
        place = np.array([self.place.get(who, -1) for who in table["person_id"].tolist()], "int64")
        # One move of the rows, by numbers: each takes as long as all the rest.
        keys = (table[name].to_numpy() for name in reversed(then))
        order = np.lexsort((*keys, place))
        order = order[place[order] >= 0]
        return table.iloc[order].reset_index(drop=True).assign(place=place[order])
