"""reconnect.csv: dormant people worth a message, best first, with an opener."""

import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.sentences import fill
from auditor.reporters.sentences import Telling


def rows(told: Telling) -> pd.DataFrame:
    """Return the reconnect list in its order: who, why, how long, and a first sentence."""
    result = told.result
    people, verdicts, evidence = result.people, result.verdicts, result.evidence
    listed = pd.DataFrame(
        {
            "rank": verdicts["reconnect_rank"],
            "person": people["person_id"],
            "name": people["name"],
            "why": told.cells("axis"),
            "last_contact": evidence["last_contact_on"],
            "silence_days": evidence["silence_days"],
            "bond": verdicts["bond"],
            "confidence": verdicts["confidence"],
            "opener": openers(result, told.language),
            "linkedin_url": people["linkedin_url"],
            "emails": people["emails"],
            "phones": people["phones"],
            "company": people["company"],
            "job_title": people["job_title"],
            "sources": people["sources"],
        }
    )
    return listed[listed["rank"].notna()].sort_values("rank", kind="stable")


def openers(result: AuditResult, language: str) -> "pd.Series[str]":
    """Return each person's opener as text, in the language they last wrote in, if it is known."""
    rules = {rule.id: rule for rule in result.rulebook.rules if rule.effect == "opener"}
    chosen = result.verdicts["opener"].tolist()
    spoken = result.evidence["last_language"].tolist()
    texts = pd.Series("", index=result.people.index, dtype="str")
    for place, (rule_id, theirs) in enumerate(zip(chosen, spoken, strict=True)):
        if rule_id in rules:
            values = {**result.people.iloc[place], **result.evidence.iloc[place]}
            texts.iloc[place] = fill(rules[rule_id].text("says", theirs or language), values)
    return texts
