"""contacts.csv: one row a person, with the class, both axes and every reason."""

import pandas as pd

from auditor.model.result import AuditResult
from auditor.reporters.sentences import Telling, joined

_EVIDENCE = (
    "word_due_on",
    "recommendations_in",
    "recommendations_out",
    "introductions_out",
    "answers_in",
    "answers_out",
    "employer_tie",
    "former_company",
)
"""Columns of evidence that stand at the end under their own names."""


def rows(told: Telling) -> pd.DataFrame:
    """Return one row a person: meaningful first, then dormant, then cards; best first."""
    contacts = _contacts(told)
    rank = contacts["class"].map({"meaningful": 0, "dormant": 1}).fillna(2)
    return (
        contacts.assign(rank=rank)
        .sort_values(["rank", "bond", "pulse"], ascending=[True, False, False], kind="stable")
        .drop(columns="rank")
    )


def _contacts(told: Telling) -> pd.DataFrame:
    """Return the columns in the order of the people: first those that most readers want."""
    people, verdicts, evidence = told.result.people, told.result.verdicts, told.result.evidence
    chief = {
        "person_id": people["person_id"],
        "name": people["name"],
        "class": verdicts["class"],
        "bond": verdicts["bond"],
        "pulse": verdicts["pulse"],
        "confidence": verdicts["confidence"],
        "last_contact": evidence["last_contact_on"],
        "messages_in": evidence["messages_in"],
        "messages_out": evidence["messages_out"],
        "reasons": told.cells("axis"),
        "flags": flags(told.result),
    }
    shown = ["linkedin_url", "emails", "phones", "company", "job_title", "sources", "connected_on"]
    judged = {
        "decision": verdicts["decision"],
        "records": people["record_count"],
        "class_by_rules": verdicts["rules_class"],
        "keep_in_touch": verdicts["keep_in_touch_rank"],
    }
    return pd.DataFrame(
        {
            **chief,
            **{name: people[name] for name in shown},
            **judged,
            **{name: evidence[name] for name in _EVIDENCE},
        }
    )


def flags(result: AuditResult) -> "pd.Series[str]":
    """Return the ids of each person's findings and marked rules, separated by ';'."""
    marked = {rule.id for rule in result.rulebook.rules if rule.effect in ("mark", "finding")}
    spoken = result.spoken[result.spoken["rule_id"].isin(marked)]
    return joined(result.people["person_id"], spoken["person_id"], spoken["rule_id"], ";")
