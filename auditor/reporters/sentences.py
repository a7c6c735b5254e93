"""What the rules said about each person, as sentences."""

import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.model.sentences import fill, placeholders


def spoken_sentences(
    result: AuditResult, effects: tuple[str, ...], language: str = "en"
) -> pd.DataFrame:
    """Return person_id, rule_id, points and sentence for every rule of these effects that spoke.

    Rows stand in the order of the people, a person's rules in the order of the packs.
    """
    rules = {rule.id: rule for rule in result.rulebook.rules if rule.effect in effects}
    spoken = result.spoken[result.spoken["rule_id"].isin(list(rules))].reset_index(drop=True)
    place = pd.Series(range(len(result.people)), index=result.people["person_id"])
    order = {rule_id: at for at, rule_id in enumerate(rules)}
    sentences = pd.concat(
        [
            _of_one_rule(result, rules[str(rule_id)], rows, language)
            for rule_id, rows in spoken.groupby("rule_id", sort=False)
        ]
        or [pd.Series(dtype="str")]
    )
    return (
        spoken.assign(
            sentence=sentences.reindex(spoken.index),
            person_place=spoken["person_id"].map(place),
            rule_place=spoken["rule_id"].map(order),
        )
        .sort_values(["person_place", "rule_place"], kind="stable", ignore_index=True)
        .drop(columns=["person_place", "rule_place"])
    )


def _of_one_rule(
    result: AuditResult, rule: Rule, spoken: pd.DataFrame, language: str
) -> "pd.Series[str]":
    template = rule.text("says", language) or rule.text("title", language)
    evidence = result.evidence.set_index("person_id").loc[spoken["person_id"]]
    columns = [name for name in placeholders(template) if name in evidence.columns]
    if not columns:
        return pd.Series(template, index=spoken.index, dtype="str")
    rows = zip(*(evidence[name].tolist() for name in columns), strict=True)
    sentences = [fill(template, dict(zip(columns, row, strict=True))) for row in rows]
    return pd.Series(sentences, index=spoken.index, dtype="str")


def joined(sentences: pd.DataFrame, people: pd.Series) -> "pd.Series[str]":
    """Return each person's sentences as one cell, separated by '; ', in the order of `people`."""
    cells = sentences.groupby("person_id", sort=False)["sentence"].agg("; ".join)
    return people.map(cells).fillna("").astype("str")
