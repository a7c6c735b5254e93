"""contacts.csv: one row a person, with the class, both axes and every reason."""

import pandas as pd

from auditor.model.result import AuditResult
from auditor.reporters.sentences import Telling, joined


def rows(told: Telling) -> pd.DataFrame:
    """Return one row a person: meaningful first, then dormant, then cards; best first."""
    result = told.result
    people, verdicts, evidence = result.people, result.verdicts, result.evidence
    contacts = pd.DataFrame(
        {
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
            "flags": flags(result),
            "linkedin_url": people["linkedin_url"],
            "emails": people["emails"],
            "phones": people["phones"],
            "company": people["company"],
            "job_title": people["job_title"],
            "sources": people["sources"],
            "connected_on": people["connected_on"],
            "decision": verdicts["decision"],
            "records": people["record_count"],
            "class_by_rules": verdicts["rules_class"],
            "keep_in_touch": verdicts["keep_in_touch_rank"],
            "word_due_on": evidence["word_due_on"],
            "recommendations_in": evidence["recommendations_in"],
            "recommendations_out": evidence["recommendations_out"],
            "introductions_out": evidence["introductions_out"],
            "answers_in": evidence["answers_in"],
            "answers_out": evidence["answers_out"],
            "employer_tie": evidence["employer_tie"],
            "former_company": evidence["former_company"],
        }
    )
    rank = contacts["class"].map({"meaningful": 0, "dormant": 1}).fillna(2)
    return (
        contacts.assign(rank=rank)
        .sort_values(["rank", "bond", "pulse"], ascending=[True, False, False], kind="stable")
        .drop(columns="rank")
    )


def flags(result: AuditResult) -> "pd.Series[str]":
    """Return the ids of each person's findings and marked rules, separated by ';'."""
    marked = {rule.id for rule in result.rulebook.rules if rule.effect in ("mark", "finding")}
    spoken = result.spoken[result.spoken["rule_id"].isin(marked)]
    return joined(result.people["person_id"], spoken["person_id"], spoken["rule_id"], ";")
