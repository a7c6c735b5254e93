"""The verdict: axes, class, confidence, lists and the owner's decisions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from auditor.engine import judge
from auditor.model.rules import RuleBook, Slope, Test
from auditor.model.verdicts import SPOKEN, VERDICTS, BrokenRule

MakeEvidence = Callable[..., pd.DataFrame]
MakeDecided = Callable[..., pd.DataFrame]

FRIEND = {"messages_in": 9, "reciprocity": 0.5, "own_note": True, "silence_share": 0.5}
FADED = FRIEND | {"silence_share": 1.5, "last_exchange_season": "summer"}
CARD = {"messages_in": 1, "silence_share": 0.2}


def test_classes(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """Bond and pulse give the three classes; people keep their order."""
    verdicts = judge(evidence(CARD, FRIEND, FADED), decided(), book=book).verdicts
    VERDICTS.check(verdicts)
    assert ["p-0", "p-1", "p-2"] == verdicts["person_id"].tolist()
    assert ["business-card-only", "meaningful", "dormant"] == verdicts["class"].tolist()
    assert [0.0, 50.0, 50.0] == verdicts["bond"].tolist()
    assert [90.0, 75.0, 25.0] == verdicts["pulse"].tolist()
    assert [False, True, True] == verdicts["bond_reached"].tolist()
    assert [True, True, False] == verdicts["pulse_reached"].tolist()


def test_axes_are_held_within_bounds(
    evidence: MakeEvidence, decided: MakeDecided, book: RuleBook
) -> None:
    """An axis is never below 0 nor above 100, and rounded to one decimal."""
    points: tuple[float | Slope, ...] = (99.0, 40.0, Slope("silence_share", (0, -9), (3, 5)))
    rules = tuple(
        replace(rule, points=given) for rule, given in zip(book.rules[:3], points, strict=True)
    )
    judged = judge(evidence(FRIEND, CARD), decided(), book=replace(book, rules=rules))
    assert [100.0, 0.0] == judged.verdicts["bond"].tolist()
    assert [0.0, 0.0] == judged.verdicts["pulse"].tolist()
    slope = judged.spoken.loc[judged.spoken["rule_id"] == "base/rhythm", "points"]
    assert [-6.7, -8.1] == slope.tolist()


def test_slope_is_level_beyond_its_ends(
    evidence: MakeEvidence, decided: MakeDecided, book: RuleBook
) -> None:
    """A slope stays at its ends' points; where its column is missing the rule is silent."""
    people = [{"silence_share": share} for share in (-1.0, 0.0, 1.0, 2.0, 9.0, None)]
    judged = judge(evidence(*people), decided(), book=book)
    assert [100.0, 100.0, 50.0, 0.0, 0.0, 0.0] == judged.verdicts["pulse"].tolist()
    rhythm = judged.spoken[judged.spoken["rule_id"] == "base/rhythm"]
    assert [f"p-{number}" for number in range(5)] == rhythm["person_id"].tolist()


def test_confidence_and_cannot_tell(
    evidence: MakeEvidence, decided: MakeDecided, book: RuleBook
) -> None:
    """Without a history nothing can be told, and nobody is to be pruned for it."""
    people = [{"history_covers": False}, {"history_covers": True}, CARD]
    verdicts = judge(evidence(*people), decided(), book=book).verdicts
    assert ["low", "medium", "high"] == verdicts["confidence"].tolist()
    assert [True, False, False] == verdicts["cannot_tell"].tolist()
    assert [True, False, False] == verdicts["prune_rank"].isna().tolist()


def test_spoken(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """SPOKEN holds axis rules with their points, marks and findings without; openers not."""
    people = [CARD | {"name": "Noahs Mama"}, FRIEND | {"silence_share": 0.9}]
    spoken = judge(evidence(*people), decided(), book=book).spoken
    SPOKEN.check(spoken)
    assert [
        ("p-0", "base/rhythm", 90.0),
        ("p-0", "base/stand-in", None),
        ("p-1", "base/exchange", 30.0),
        ("p-1", "base/note", 20.0),
        ("p-1", "base/rhythm", 55.0),
        ("p-1", "base/cooling", None),
    ] == [
        (row["person_id"], row["rule_id"], None if pd.isna(row["points"]) else row["points"])
        for row in spoken.to_dict("records")
    ]


def test_ranks(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """Lists are ranked by their order, missing values last, and by name where all is equal."""
    people = [
        {"name": "Cem", "silence_days": 5},
        {"name": "Bo", "silence_days": 5},
        {"name": "Ada"},
        {"name": "Di", "silence_days": 9},
        FADED,
    ]
    verdicts = judge(evidence(*people), decided(), book=book).verdicts
    assert [3, 2, 4, 1, pd.NA] == verdicts["prune_rank"].tolist()
    assert [pd.NA, pd.NA, pd.NA, pd.NA, 1] == verdicts["reconnect_rank"].tolist()


def test_openers(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """A dormant person gets the first opener that speaks; others get none."""
    plain = {name: value for name, value in FADED.items() if name != "last_exchange_season"}
    verdicts = judge(evidence(FADED, plain, FRIEND, CARD), decided(), book=book).verdicts
    assert ["base/after-summer", "base/anyone", "", ""] == verdicts["opener"].tolist()


@pytest.mark.parametrize(
    ("person", "decision", "expected"),
    [
        (CARD, "meaningful", ("meaningful", False, False)),
        (CARD, "keep", ("business-card-only", False, False)),
        (CARD, "later", ("business-card-only", False, False)),
        (CARD, "prune", ("business-card-only", True, False)),
        (FRIEND, "prune", ("meaningful", True, False)),
        (FADED, "prune", ("dormant", True, False)),
        (FADED, "keep", ("dormant", False, True)),
        (FADED, "meaningful", ("meaningful", False, False)),
        ({"history_covers": False}, "prune", ("business-card-only", True, False)),
    ],
)
def test_decisions(
    evidence: MakeEvidence,
    decided: MakeDecided,
    book: RuleBook,
    person: dict[str, Any],
    decision: str,
    expected: tuple[str, bool, bool],
) -> None:
    """A decision goes before what the rules say, and what they said is kept beside it."""
    alone = judge(evidence(person), decided(), book=book).verdicts.iloc[0]
    judged = judge(evidence(person), decided(("p-0", decision)), book=book).verdicts.iloc[0]
    listed = (pd.notna(judged["prune_rank"]), pd.notna(judged["reconnect_rank"]))
    assert expected == (judged["class"], *listed)
    assert decision == judged["decision"]
    assert alone["class"] == judged["rules_class"]
    assert not judged["cannot_tell"] or decision == "later"


def test_the_last_decision_counts(
    evidence: MakeEvidence, decided: MakeDecided, book: RuleBook
) -> None:
    """Of several decisions about one person the last one counts; unknown people are passed over."""
    lines = decided(("p-0", "prune"), ("p-9", "keep"), ("p-0", "keep"))
    assert ["keep"] == judge(evidence(CARD), lines, book=book).verdicts["decision"].tolist()


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        (Test("no_such_column", "present"), "KeyError no_such_column"),
        (Test("messages_in", "no_such_operator", 3), "KeyError no_such_operator"),
        (Test("name", "has_word_of", "no/such"), "KeyError no/such"),
        (Test("messages_in", "at_least", "three"), "UFuncTypeError"),
        (Test("name", "matches", "("), "ArrowInvalid"),
    ],
)
def test_broken_rules(
    evidence: MakeEvidence, decided: MakeDecided, book: RuleBook, when: Test, reason: str
) -> None:
    """A rule that fails is named with a reason that quotes no data; the others still speak."""
    rules = (replace(book.rules[0], when=when), *book.rules[1:])
    judged = judge(evidence(FRIEND | {"name": "Ada"}), decided(), book=replace(book, rules=rules))
    assert (BrokenRule("base/exchange", reason),) == judged.broken
    assert ["base/note", "base/rhythm"] == judged.spoken["rule_id"].tolist()


def test_a_broken_choice(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """A class whose condition fails holds for nobody, and is named."""
    classes = (replace(book.classes[0], when=Test("gone", "present")), *book.classes[1:])
    judged = judge(evidence(FRIEND), decided(), book=replace(book, classes=classes))
    assert ["dormant"] == judged.verdicts["class"].tolist()
    assert ["classes/meaningful"] == [broken.rule_id for broken in judged.broken]


def test_nobody(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """An audit without people has verdicts about nobody."""
    judged = judge(evidence(), decided(), book=book)
    VERDICTS.check(judged.verdicts)
    assert (0, 0, ()) == (len(judged.verdicts), len(judged.spoken), judged.broken)


def test_an_empty_book(evidence: MakeEvidence, decided: MakeDecided) -> None:
    """Without any rules everything is blank, and nothing fails."""
    judged = judge(evidence(CARD), decided(), book=RuleBook())
    assert ((), [0.0]) == (judged.broken, judged.verdicts["bond"].tolist())


def test_input_is_left_alone(evidence: MakeEvidence, decided: MakeDecided, book: RuleBook) -> None:
    """Judging edits neither the evidence nor the decisions."""
    rows, lines = evidence(CARD, FADED), decided(("p-0", "keep"))
    before = (rows.copy(deep=True), lines.copy(deep=True))
    judge(rows, lines, book=book)
    pd.testing.assert_frame_equal(before[0], rows)
    pd.testing.assert_frame_equal(before[1], lines)
