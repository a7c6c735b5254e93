"""Tells whose class and whose employer changed among the people of both audits."""

import pandas as pd

from auditor.comparison.companies import company_keys, differ
from auditor.comparison.keys import rows_of
from auditor.comparison.links import Links
from auditor.model.comparison import CHANGES
from auditor.model.result import AuditResult

_TRANSITIONS = {
    ("meaningful", "dormant"): "cooled",
    ("dormant", "meaningful"): "revived",
    ("business-card-only", "meaningful"): "met",
    ("business-card-only", "dormant"): "met",
}
_OTHERWISE = "reclassified"


def class_changes(old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    """Return CHANGES of class.

    Cooled, revived and met are told where something happened between the two
    people. Where only the owner's decision moved the class, or the older audit
    had not seen the history that the newer one judges by, they are judged
    otherwise.
    """
    before = rows_of(old.verdicts, links.continued["old"])
    after = rows_of(new.verdicts, links.continued["new"])
    moved = before["class"] != after["class"]
    first = rows_of(new.evidence, links.continued["new"])["first_contact_on"]
    unseen = _held(before["cannot_tell"]) & (first <= pd.Timestamp(old.as_of))
    decided = before["rules_class"].eq(after["rules_class"]) & before["rules_class"].ne("")
    kinds = pd.Series(
        [_TRANSITIONS.get(pair, _OTHERWISE) for pair in zip(before["class"], after["class"])],  # noqa: B905 - both are rows of `continued`
        dtype="str",
    ).mask(unseen | decided | _held(after["cannot_tell"]), _OTHERWISE)
    return _rows(old, new, links, kinds, before["class"], after["class"])[moved]


def employers(old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    """Return CHANGES of employer: what the same source said before and says now.

    LinkedIn's word is compared with LinkedIn's where both audits have it, else
    the card's with the card's: that a card was brought up to date is no change
    of employer, nor is another spelling.
    """
    told = pd.Series(data=False, index=links.continued.index)
    was = now = pd.Series("", index=links.continued.index, dtype="str")
    changed = told
    for source in ("linkedin_company", "card_company", "company"):
        before = rows_of(old.people, links.continued["old"])[source]
        after = rows_of(new.people, links.continued["new"])[source]
        both = (before != "") & (after != "") & ~told
        unlike = both & (before != after)
        old_keys = company_keys(before.where(unlike, ""), new.rulebook)
        new_keys = company_keys(after.where(unlike, ""), new.rulebook)
        changed = changed | differ(old_keys, new_keys, new.rulebook)
        was, now = was.mask(both, before), now.mask(both, after)
        told = told | both
    return _rows(old, new, links, "employer-changed", was, now)[changed]


def _held(flags: "pd.Series[bool]") -> "pd.Series[bool]":
    return flags.fillna(value=False).astype(bool)


def _rows(
    old: AuditResult,
    new: AuditResult,
    links: Links,
    kinds: "str | pd.Series[str]",
    was: "pd.Series[str]",
    now: "pd.Series[str]",
) -> pd.DataFrame:
    """Return CHANGES, a row a continued person."""
    before = rows_of(old.people, links.continued["old"])
    after = rows_of(new.people, links.continued["new"])
    return pd.DataFrame(
        {
            "change": kinds,
            "person_id": after["person_id"].to_numpy(),
            "old_person_id": before["person_id"].to_numpy(),
            "name": after["name"].to_numpy(),
            "was": was,
            "now": now,
        },
        index=links.continued.index,
    )[CHANGES.names]
