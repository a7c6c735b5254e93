"""Two results in, what changed out."""

import pandas as pd

from auditor.comparison.findings import findings
from auditor.comparison.keys import Side, rows_of
from auditor.comparison.links import Links, links_between
from auditor.comparison.transitions import class_changes, employers
from auditor.errors import ResultError
from auditor.model.comparison import CHANGE_KINDS, CHANGES, Comparison
from auditor.model.result import AuditResult


def compare(old: AuditResult, new: AuditResult) -> Comparison:
    """Return what changed from the older to the newer audit.

    Raises:
        ResultError: the two audits are of different owners, or only one is redacted.
    """
    if old.redaction != new.redaction:
        raise ResultError(
            "one of the two audits is redacted, so nobody in it can be found in the other",
            advice="compare audits in full; `auditor report --redact` makes copies to show",
        )
    if old.owner.is_other(new.owner):
        raise ResultError(
            "the two audits are of different people's contacts",
            advice="compare audits of one owner; --me names the owner where it was guessed wrongly",
        )
    before, after = Side(old), Side(new)
    links = links_between(before, after)
    parts = [
        class_changes(old, new, links),
        employers(old, new, links),
        _coming_and_going(old, new, links),
        _merged_and_split(old, new, links),
        findings(old, new, links),
    ]
    order = {kind: place for place, kind in enumerate(CHANGE_KINDS)}
    changes = pd.concat(parts, ignore_index=True)
    changes = changes.assign(place=changes["change"].map(order)).sort_values(
        ["place", "name", "person_id", "old_person_id", "was", "now"], kind="stable"
    )
    return Comparison(old.as_of, new.as_of, CHANGES.build(changes.drop(columns="place")))


def _coming_and_going(old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    came = ~pd.Series(range(len(new.people))).isin(links.all["new"])
    left = ~pd.Series(range(len(old.people))).isin(links.all["old"])
    arrivals = new.people.loc[came, ["person_id", "name"]].assign(
        change="new", old_person_id="", was="", now=new.verdicts.loc[came, "class"]
    )
    departures = (
        old.people.loc[left, ["person_id", "name"]]
        .rename(columns={"person_id": "old_person_id"})
        .assign(change="gone", person_id="", was=old.verdicts.loc[left, "class"], now="")
    )
    return pd.concat([arrivals, departures], ignore_index=True)[CHANGES.names]


def _merged_and_split(old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    """Return a row for each further person who became part of one, or came out of one."""
    parts = []
    for kind, further in (("merged", links.merged), ("split", links.split)):
        before = rows_of(old.people, further["old"])
        after = rows_of(new.people, further["new"])
        parts.append(
            pd.DataFrame(
                {
                    "change": kind,
                    "person_id": after["person_id"].to_numpy(),
                    "old_person_id": before["person_id"].to_numpy(),
                    "name": after["name"].to_numpy(),
                    "was": before["name"].to_numpy(),
                    "now": after["name"].to_numpy(),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)[CHANGES.names]
