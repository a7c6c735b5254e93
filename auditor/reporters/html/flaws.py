"""Possible duplicates side by side, and flaws grouped by what to do about them."""

from dataclasses import dataclass

import pandas as pd

from auditor.model.matched import PAIR_REASONS
from auditor.model.result import AuditResult
from auditor.reporters.html.columns import texts_fit_to_show
from auditor.reporters.html.language import Language
from auditor.reporters.html.wording import SEVERITIES

PAIRS_SHOWN = 40
NAMES_SHOWN = 4
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Side:
    """One person of a pair."""

    place: int
    key: str
    name: str
    facts: tuple[str, ...]
    sources: str


@dataclass(frozen=True)
class PairView:
    """Two people who may be one, or whom the owner has told apart."""

    left: Side
    right: Side
    score: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


@dataclass(frozen=True)
class FlawGroup:
    """A finding with the people it was found on.

    Attributes:
        rule_id: the finding's rule; the table filters by it.
        title: what is wrong.
        why: why that matters.
        fix: what to do.
        severity: how grave, in words.
        level: error, warning or info.
        count: people.
        names: the first of them.
    """

    rule_id: str
    title: str
    why: str
    fix: str
    severity: str
    level: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Duplicates:
    """What matching joined and what it left to the owner."""

    merged: int
    possible: int
    pairs: tuple[PairView, ...]


def duplicates_of(result: AuditResult, language: Language) -> Duplicates:
    """Return how many records were merged, and the likeliest pairs that were not."""
    possible = result.pairs[result.pairs["outcome"] == "possible"]
    possible = possible.drop_duplicates(["left_person", "right_person"])
    best = possible.sort_values("score", ascending=False, kind="stable").head(PAIRS_SHOWN)
    place = pd.Series(range(len(result.people)), index=result.people["person_id"])
    known = best[best["left_person"].isin(place.index) & best["right_person"].isin(place.index)]
    return Duplicates(
        int((result.account["outcome"] == "merged").sum()),
        len(possible),
        tuple(
            PairView(
                _side(result, int(place[pair.left_person])),
                _side(result, int(place[pair.right_person])),
                language.number(pair.score),
                _reasons(pair.reasons_for, language),
                _reasons(pair.reasons_against, language),
            )
            for pair in known.itertuples(index=False)
        ),
    )


def flaws_of(result: AuditResult, language: Language) -> tuple[FlawGroup, ...]:
    """Return every finding that spoke, the gravest first, then the most frequent."""
    spoken = result.spoken.groupby("rule_id", sort=False)["person_id"]
    people = {str(rule_id): ids for rule_id, ids in spoken}
    names = result.people.set_index("person_id")["name"]
    groups = [
        FlawGroup(
            rule.id,
            rule.text("title", language.code),
            rule.text("why", language.code),
            rule.text("fix", language.code),
            language.text(SEVERITIES[rule.severity]),
            rule.severity,
            len(people[rule.id]),
            tuple(texts_fit_to_show(names[people[rule.id].iloc[:NAMES_SHOWN]])),
        )
        for rule in result.rulebook.rules
        if rule.effect == "finding" and rule.id in people
    ]
    return tuple(sorted(groups, key=lambda group: (_GRAVITY[group.level], -group.count)))


def _side(result: AuditResult, place: int) -> Side:
    person = result.people.iloc[place]
    names = ["name", "job_title", "company", "emails", "phones", "city", "sources"]
    name, *facts, sources = texts_fit_to_show(pd.Series([person[n] for n in names], dtype="str"))
    return Side(place, person["person_id"], name, tuple(fact for fact in facts if fact), sources)


def _reasons(keys: object, language: Language) -> tuple[str, ...]:
    return tuple(
        language.text(PAIR_REASONS.get(key, key)) for key in str(keys).split("; ") if key
    )
