"""Possible duplicates side by side, and flaws grouped by what to do about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from auditor.model.matched import PAIR_REASONS
from auditor.reporters.html.columns import fit_text
from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.html.wording import SEVERITIES
from auditor.reporters.language import Language

PAIRS_SHOWN, MERGES_SHOWN = 20, 10
NAMES_SHOWN = 4
_DECIDED = ("decided",)
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


Facts = Mapping[Any, Any]
"""One row of a table."""


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
        least_certain: records that were merged on the weakest grounds, the weakest first.
    """

    merged: int
    possible: int
    pairs: tuple[PairView, ...]
    least_certain: tuple[PairView, ...]


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
            _pair_view(pair, (_side(linked, left), _side(linked, right)), language)
            for pair in best.to_dict("records")
            for left, right in [_places(pair, linked)]
            if left >= 0 and right >= 0
        ),
        _least_certain(linked, language),
    )


def _least_certain(linked: LinkedResult, language: Language) -> tuple[PairView, ...]:
    """Return the merges to look at first: a person's two records side by side."""
    pairs, account = linked.result.pairs, linked.result.account
    merged = pairs[(pairs["outcome"] == "same") & ~pairs["reasons_for"].isin(_DECIDED)]
    weakest = merged.sort_values("score", kind="stable").head(MERGES_SHOWN)
    wanted = {*weakest["left_record"].tolist(), *weakest["right_record"].tolist()}
    rows = account[account["record_id"].isin(sorted(wanted))].set_index("record_id")
    records = dict(zip(rows.index, rows.to_dict("records"), strict=True))
    return tuple(
        _pair_view(pair, (_record_side(left, linked), _record_side(right, linked)), language)
        for pair in weakest.to_dict("records")
        for left, right in [(records.get(pair["left_record"]), records.get(pair["right_record"]))]
        if left and right
    )


def _pair_view(pair: Facts, sides: tuple[Side, Side], language: Language) -> PairView:
    return PairView(
        *sides,
        language.number(pair["score"]),
        _reasons(pair["reasons_for"], language),
        _reasons(pair["reasons_against"], language),
    )


def _places(pair: Facts, linked: LinkedResult) -> tuple[int, int]:
    left, right = (linked.place.get(pair[name], -1) for name in ("left_person", "right_person"))
    return left, right


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


def _record_side(record: Facts, linked: LinkedResult) -> Side:
    file = str(record["source"])
    facts = [fit_text(record[name]) for name in ("job_title", "company")]
    return Side(
        linked.place.get(record["person_id"], -1),
        fit_text(record["name"]),
        tuple(fact for fact in facts if fact),
        fit_text(linked.file_names.get(file, file)),
    )


def _reasons(keys: str, language: Language) -> tuple[str, ...]:
    return tuple(language.text(PAIR_REASONS.get(key, key)) for key in keys.split("; ") if key)
