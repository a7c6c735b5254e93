"""Possible duplicates side by side, and flaws grouped by what to do about them."""

from dataclasses import dataclass

from auditor.model.matched import PAIR_REASONS
from auditor.reporters.html.columns import fit_text
from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.html.wording import SEVERITIES
from auditor.reporters.language import Language

PAIRS_SHOWN = 20
NAMES_SHOWN = 4
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Side:
    """One person of a pair.

    Attributes:
        place: row in the tables; the script finds the person by it.
        name: the name, or empty.
        facts: title, company, addresses, numbers and city, as far as known.
        sources: the files they stand in.
    """

    place: int
    name: str
    facts: tuple[str, ...]
    sources: str


@dataclass(frozen=True)
class PairView:
    """Two people who may be one.

    Attributes:
        left: the one.
        right: the other.
        score: 0-100, how sure that they are one.
        reasons_for: what speaks for it.
        reasons_against: what speaks against it.
    """

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
    """What matching joined and what it left to the owner.

    Attributes:
        merged: records that became part of a person already known.
        possible: pairs that may be one person.
        pairs: the likeliest of them.
    """

    merged: int
    possible: int
    pairs: tuple[PairView, ...]


def duplicates_of(linked: LinkedResult, language: Language) -> Duplicates:
    """Return how many records were merged, and the likeliest pairs that were not."""
    pairs = linked.result.pairs
    possible = pairs[pairs["outcome"] == "possible"].drop_duplicates(
        ["left_person", "right_person"]
    )
    best = possible.sort_values("score", ascending=False, kind="stable").head(PAIRS_SHOWN)
    return Duplicates(
        int((linked.result.account["outcome"] == "merged").sum()),
        len(possible),
        tuple(
            PairView(
                _side(linked, linked.place[pair["left_person"]]),
                _side(linked, linked.place[pair["right_person"]]),
                language.number(pair["score"]),
                _reasons(pair["reasons_for"], language),
                _reasons(pair["reasons_against"], language),
            )
            for pair in best.to_dict("records")
            if pair["left_person"] in linked.place and pair["right_person"] in linked.place
        ),
    )


def flaws_of(linked: LinkedResult, language: Language) -> tuple[FlawGroup, ...]:
    """Return every finding that spoke, the gravest first, then the most frequent."""
    names = linked.result.people["name"]
    groups = [
        FlawGroup(
            rule.id,
            rule.text("title", language.code),
            rule.text("why", language.code),
            rule.text("fix", language.code),
            language.text(SEVERITIES[rule.severity]),
            rule.severity,
            len(linked.spoken[rule.id][0]),
            tuple(fit_text(name) for name in names.iloc[linked.spoken[rule.id][0][:NAMES_SHOWN]]),
        )
        for rule in linked.result.rulebook.rules
        if rule.effect == "finding" and rule.id in linked.spoken
    ]
    return tuple(sorted(groups, key=lambda group: (_GRAVITY[group.level], -group.count)))


def _side(linked: LinkedResult, place: int) -> Side:
    person = linked.result.people.iloc[place]
    facts = [
        fit_text(person[name]) for name in ("job_title", "company", "emails", "phones", "city")
    ]
    return Side(
        place,
        fit_text(person["name"]),
        tuple(fact for fact in facts if fact),
        fit_text(", ".join(linked.file_names.get(s, s) for s in person["sources"].split("; "))),
    )


def _reasons(keys: str, language: Language) -> tuple[str, ...]:
    return tuple(language.text(PAIR_REASONS.get(key, key)) for key in keys.split("; ") if key)
