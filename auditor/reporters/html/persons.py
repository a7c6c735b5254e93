"""Single people as the page shows them before any script runs: who, why, and what to say."""

import datetime as dt
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from auditor.model.rules import Rule
from auditor.model.translations import LANGUAGES
from auditor.reporters.html.columns import fit_text
from auditor.reporters.html.figures import Spark, spark_of
from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.language import Language, language_of

_LINKEDIN = re.compile(r"https?://(?:[\w-]+\.)*linkedin\.com/[^\s\"'<>]*")
_WEEKS_FROM, _MONTHS_FROM, _MONTH = 14, 60, 365.25 / 12
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
        opener: a first line to write, in the language last used with them, or empty.
        opener_language: `en` or `de`.
        rhythm: how often they and you were in touch, or empty.
        word_due: day by which a word is due by that rhythm, or empty.
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
    opener_language: str
    rhythm: str
    word_due: str
    link: str
    spark: Spark | None


def persons_of(
    linked: LinkedResult, rows: list[int], language: Language, *, sparks: Collection[int] = ()
) -> tuple[Person, ...]:
    """Return the people at these rows, in this order, with the strongest reasons of their bond.

    Args:
        linked: the result.
        rows: in PEOPLE.
        language: of the page.
        sparks: the rows of those whose exchange is drawn.
    """
    result = linked.result
    tables = (result.people, result.verdicts, result.evidence)
    facts = [table.iloc[rows].to_dict("records") for table in tables]
    timeline = linked.timeline[linked.timeline["place"].isin(list(sparks))]
    exchanges = dict(list(timeline.groupby("place")))
    return tuple(
        _person(
            linked,
            row,
            {**person, **verdict, **evidence, "company": person["company"]},
            spark_of(exchanges[row], result.as_of, language) if row in exchanges else None,
            language,
        )
        for row, person, verdict, evidence in zip(rows, *facts, strict=True)
    )


def safe_link(address: str) -> str:
    """Return a LinkedIn address; empty for whatever else a source may have put there."""
    return address if _LINKEDIN.fullmatch(address) else ""


def rhythm_text(gap_days: float, language: Language) -> str:
    """Return a median gap in days as people say it; empty where none is known."""
    if math.isnan(gap_days):
        return ""
    if gap_days < _WEEKS_FROM:
        days = max(1, round(gap_days))
        shown = language.plural("every day", "every %(count)s days", days)
        return shown % {"count": days}
    if gap_days < _MONTHS_FROM:
        weeks = round(gap_days / 7)
        return language.plural("every week", "every %(count)s weeks", weeks) % {"count": weeks}
    months = round(gap_days / _MONTH)
    return language.plural("every month", "every %(count)s months", months) % {"count": months}


def _person(
    linked: LinkedResult,
    row: int,
    facts: Mapping[Any, Any],
    spark: Spark | None,
    language: Language,
) -> Person:
    opener = linked.rules.get(facts["opener"])
    last_used = facts["last_language"]
    spoken = language_of(last_used) if last_used in LANGUAGES else language
    return Person(
        place=row,
        name=fit_text(facts["name"]),
        role=" · ".join(fit_text(facts[name]) for name in ("job_title", "company") if facts[name]),
        class_id=facts["class"],
        bond=language.number(facts["bond"]),
        pulse=language.number(facts["pulse"]),
        last_contact=_day(facts["last_contact_on"], language),
        connected_on=_day(facts["connected_on"], language),
        messages_in=language.number(facts["messages_in"]),
        messages_out=language.number(facts["messages_out"]),
        reasons=_reasons(linked, row, facts, language),
        opener="" if opener is None else _filled(opener, facts, spoken),
        opener_language=spoken.code,
        rhythm=rhythm_text(_gap(facts), language),
        word_due=_due(facts["word_due_on"], linked.result.as_of, language),
        link=safe_link(facts["linkedin_url"]),
        spark=spark,
    )


def _reasons(
    linked: LinkedResult, row: int, facts: Mapping[Any, Any], language: Language
) -> tuple[str, ...]:
    points: dict[str, float] = {}
    for rule_id, (places, given) in linked.spoken.items():
        rule = linked.rules.get(rule_id)
        at = int(np.searchsorted(places, row))
        if rule and rule.axis == "bond" and at < len(places) and places[at] == row:
            points[rule_id] = float(given.iloc[at])
    best = sorted(points, key=lambda rule_id: -points[rule_id])[:_SENTENCES]
    return tuple(_filled(linked.rules[rule_id], facts, language) for rule_id in best)


def _filled(rule: Rule, facts: Mapping[Any, Any], language: Language) -> str:
    template = rule.text("says", language.code) or rule.text("title", language.code)
    return fit_text(language.fill(template, facts))


def _gap(facts: Mapping[Any, Any]) -> float:
    """Return the own rhythm, or where there is too little for one, how often there was contact."""
    median = facts["median_gap_days"]
    return float(facts["contact_every_days"] if pd.isna(median) else median)


def _due(day: Any, as_of: dt.date, language: Language) -> str:
    # A day that has gone by is told as the as-of date: the word is due now.
    if pd.isna(day):
        return ""
    return language.text("now") if day.date() <= as_of else language.short_day(day)


def _day(day: Any, language: Language) -> str:
    return "" if pd.isna(day) else language.short_day(day)
