"""Single people as the page shows them before any script runs: who, why, and what to say."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.reporters.html.columns import texts_fit_to_show
from auditor.reporters.html.figures import Spark, spark_of
from auditor.reporters.html.language import Language

_LINKEDIN = r"^https?://(?:[\w-]+\.)*linkedin\.com/"
_SENTENCES = 2
"""Reasons shown on a card; the others are one click away."""


@dataclass(frozen=True)
class Person:
    """One person on a list of the page.

    Attributes:
        place: row in the tables; the script finds the person by it.
        name: the name, or empty.
        role: title and company.
        class_id: the class's id.
        bond: 0-100.
        pulse: 0-100.
        last_contact: the day in short, or empty.
        connected_on: the day in short, or empty.
        messages_in: how many from them.
        messages_out: how many from you.
        reasons: the strongest sentences of the rules that spoke.
        opener: a first line to write, or empty.
        link: the LinkedIn address, or empty.
        spark: the exchange over the years, or None where there was none.
    """

    place: int
    name: str
    role: str
    class_id: str
    bond: str
    pulse: str
    last_contact: str
    connected_on: str
    messages_in: str
    messages_out: str
    reasons: tuple[str, ...]
    opener: str
    link: str
    spark: Spark | None


def persons_of(
    result: AuditResult, places: Iterable[int], language: Language, *, axis: str = "bond"
) -> tuple[Person, ...]:
    """Return the people at these rows, in this order, with the reasons that one axis gave."""
    rows = list(places)
    ids = result.people["person_id"].iloc[rows]
    spoken = result.spoken[result.spoken["person_id"].isin(ids.tolist())]
    timeline = result.timeline[result.timeline["person_id"].isin(ids.tolist())]
    rules = {rule.id: rule for rule in result.rulebook.rules}
    return tuple(
        _person(
            result,
            row,
            _sentences(result, row, spoken[spoken["person_id"] == person_id], rules, axis, language),
            spark_of(timeline[timeline["person_id"] == person_id], result.as_of, language),
            language,
        )
        for row, person_id in zip(rows, ids, strict=True)
    )


def safe_links(addresses: pd.Series) -> pd.Series:
    """Return LinkedIn addresses; empty for whatever else a source may have put there."""
    return addresses.where(addresses.str.match(_LINKEDIN), "")


def _person(
    result: AuditResult,
    row: int,
    sentences: tuple[str, ...],
    spark: Spark | None,
    language: Language,
) -> Person:
    person, verdict = result.people.iloc[row], result.verdicts.iloc[row]
    evidence = result.evidence.iloc[row]
    name, title, company = texts_fit_to_show(
        pd.Series([person["name"], person["job_title"], person["company"]], dtype="str")
    )
    last, connected = evidence["last_contact_on"], evidence["connected_on"]
    opener = {rule.id: rule for rule in result.rulebook.rules}.get(verdict["opener"])
    return Person(
        place=row,
        name=name,
        role=" · ".join(part for part in (title, company) if part),
        class_id=verdict["class"],
        bond=language.number(verdict["bond"]),
        pulse=language.number(verdict["pulse"]),
        last_contact="" if pd.isna(last) else language.short_day(last),
        connected_on="" if pd.isna(connected) else language.short_day(connected),
        messages_in=language.number(evidence["messages_in"]),
        messages_out=language.number(evidence["messages_out"]),
        reasons=sentences,
        opener="" if opener is None else _filled(opener, evidence, language),
        link=safe_links(pd.Series([person["linkedin_url"]], dtype="str")).iloc[0],
        spark=spark,
    )


def _sentences(
    result: AuditResult,
    row: int,
    spoken: pd.DataFrame,
    rules: dict[str, Rule],
    axis: str,
    language: Language,
) -> tuple[str, ...]:
    axes = {rule_id: rule.axis for rule_id, rule in rules.items()}
    of_axis = spoken[spoken["rule_id"].map(axes).eq(axis)]
    best = of_axis.sort_values("points", ascending=False, kind="stable").head(_SENTENCES)
    return tuple(
        _filled(rules[rule_id], result.evidence.iloc[row], language) for rule_id in best["rule_id"]
    )


def _filled(rule: Rule, evidence: pd.Series, language: Language) -> str:
    template = rule.text("says", language.code) or rule.text("title", language.code)
    values = evidence.to_dict()
    values["name"] = texts_fit_to_show(pd.Series([values["name"]], dtype="str")).iloc[0]
    return language.fill(template, values)
