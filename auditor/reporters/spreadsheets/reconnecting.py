"""reconnect.csv: dormant people worth a message, best first, with an opener."""

import numpy as np
import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.sentences import fill
from auditor.model.translations import LANGUAGES
from auditor.reporters.sentences import Telling

_CADENCES = {
    "en": {5: "weekly", 15: "monthly", 50: "every half year", 150: "yearly"},
    "de": {5: "wöchentlich", 15: "monatlich", 50: "halbjährlich", 150: "jährlich"},
}
"""How often the people of a layer are contacted, by its size (Dunbar)."""


def rows(told: Telling) -> pd.DataFrame:
    """Return the reconnect list in its order: who, why, how long, and a first sentence."""
    result = told.result
    listed = np.flatnonzero(result.verdicts["reconnect_rank"].notna())
    people, verdicts, evidence = (
        table.take(listed) for table in (result.people, result.verdicts, result.evidence)
    )
    return pd.DataFrame(
        {
            "rank": verdicts["reconnect_rank"],
            "person": people["person_id"],
            "name": people["name"],
            "why": told.cells("axis").take(listed),
            "last_contact": evidence["last_contact_on"],
            "silence_days": evidence["silence_days"],
            "cadence": cadences(evidence["layer"], told.language),
            "bond": verdicts["bond"],
            "confidence": verdicts["confidence"],
            "opener": openers(result, told.language).take(listed),
            "linkedin_url": people["linkedin_url"],
            "emails": people["emails"],
            "phones": people["phones"],
            "company": people["company"],
            "job_title": people["job_title"],
            "sources": people["sources"],
        }
    ).sort_values("rank", kind="stable")


def cadences(layers: pd.Series, language: str) -> "pd.Series[str]":
    """Return how often to be in touch again: as it once was, in Dunbar's steps; else empty."""
    return layers.map(_CADENCES.get(language, _CADENCES["en"])).fillna("").astype("str")


def openers(result: AuditResult, language: str) -> "pd.Series[str]":
    """Return each person's opener as text, in the language they last wrote in, if it is known."""
    rules = {rule.id: rule for rule in result.rulebook.rules if rule.effect == "opener"}
    opened = result.verdicts["opener"].isin(list(rules))
    evidence = result.evidence  # where both tables have a column, its word counts
    people = result.people.drop(columns=evidence.columns, errors="ignore")
    known = pd.concat([people, evidence], axis=1)[opened]
    texts = []
    for rule_id, row in zip(
        result.verdicts["opener"][opened], known.to_dict("records"), strict=True
    ):
        person = {str(name): value for name, value in row.items()}
        last_used = person["last_language"]
        template = rules[rule_id].text("says", last_used if last_used in LANGUAGES else language)
        texts.append(fill(template, person))
    return pd.Series(texts, index=known.index, dtype="str").reindex(opened.index, fill_value="")
