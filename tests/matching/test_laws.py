"""Laws that hold whatever the records are: order, conservation, untouched input, stable ids."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.matching import match
from auditor.matching.arrays.joins import pairs_within
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import entries_of
from auditor.matching.judging.comparison import compared, judged_pairs
from auditor.matching.weights import Weights
from auditor.model.matched import (
    ACCOUNT,
    ATTRIBUTED,
    DECIDED,
    MEMBERSHIP,
    PAIRS,
    PEOPLE,
    PERSON_CHANNELS,
    Matched,
)
from auditor.model.rules import RuleBook
from tests.matching.conftest import (
    Entry,
    World,
    cleaned_of,
    connection,
    interactions_of,
)

MOBILE = "+4915228817386"
TANGLE = (
    connection("Anna", "Huber", "a1", company="Nordwind"),
    connection("Andreas", "Huber", "a2", company="Nordwind", emails=("ah@example.com",)),
    Entry("A.", "Huber", company="Nordwind"),
    Entry("Anna", "Huber", phones=(MOBILE,), emails=("anna@example.com",)),
    Entry("Anni", "Huber", phones=(MOBILE,), source="phone.vcf"),
    Entry("Huber", "Andreas", emails=("ah@example.com",), company="Südruck"),
    Entry("Alois", "Huber", phones=("home:+493023125001", "+4915228895456")),
    Entry("Alois", "Huber", phones=("home:+493023125001", "+4915254599371")),
    Entry("Alois", "Huber", phones=("home:+493023125001",), company="Nordwind"),
    Entry("", "", emails=("anna@example.com",)),
    connection("Anna", "Huber", "a1", company="Südruck", collection="old.zip"),
    Entry("Anna", "Hubre", company="Südruck"),
    Entry("Petra", "Ahlers", emails=("petra@example.com",), outcome="rejected"),
)


def _groups(matched: Matched, original: list[int]) -> set[frozenset[int]]:
    people = matched.membership.groupby("person_id")["record_id"]
    return {frozenset(original[record] for record in records) for _, records in people}


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(range(len(TANGLE))))
def test_people_do_not_depend_on_the_order_of_records(book: RuleBook, order: list[int]) -> None:
    """The same records in any order give the same people with the same ids."""
    world = World(book)
    straight = world.match(*TANGLE)
    shuffled = world.match(*(TANGLE[number] for number in order))
    assert _groups(straight, list(range(len(TANGLE)))) == _groups(shuffled, order)
    assert straight.people["person_id"].tolist() == shuffled.people["person_id"].tolist()
    assert straight.people["name"].tolist() == shuffled.people["name"].tolist()


def test_tables_are_as_declared_and_every_record_is_accounted_for_once(book: RuleBook) -> None:
    """Each table fits its declaration; each record stands in the account exactly once."""
    matched = World(book).match(*TANGLE, interactions=[{"name": "Anna Huber"}])
    for table, rows in (
        (PEOPLE, matched.people),
        (MEMBERSHIP, matched.membership),
        (PAIRS, matched.pairs),
        (PERSON_CHANNELS, matched.channels),
        (ACCOUNT, matched.account),
        (ATTRIBUTED, matched.interactions),
        (DECIDED, matched.decided),
    ):
        table.check(rows)
    assert matched.account["record_id"].tolist() == list(range(len(TANGLE)))
    kept = matched.account.loc[matched.account["person_id"] != ""]
    assert sorted(matched.membership["record_id"]) == kept["record_id"].tolist()
    assert matched.people["record_count"].sum() == len(kept)
    leading = matched.account.set_index("record_id").loc[matched.people["leading_record"]]
    assert set(leading["outcome"]) == {"kept"}
    assert (matched.account["outcome"] == "merged").sum() == len(kept) - len(matched.people)


def test_every_merged_record_says_why(book: RuleBook) -> None:
    """A merged record names what agreed and the source it agreed with."""
    matched = World(book).match(*TANGLE)
    reasons = matched.account.loc[matched.account["outcome"] == "merged", "reason"]
    assert len(reasons) > 0
    assert reasons.str.contains("; as in ").all()


def test_no_merge_rests_on_the_name_alone(world: World) -> None:
    """No pair that is told to be the same has but a name in common."""
    matched = world.match(*TANGLE)
    same = matched.pairs.loc[matched.pairs["outcome"] == "same"]
    assert not same["reasons_against"].str.contains("name-only").any()


def test_input_stays_unchanged(book: RuleBook) -> None:
    """The stage edits neither records nor channels nor interactions."""
    cleaned = cleaned_of(TANGLE)
    interactions = interactions_of([{"name": "Anna Huber", "profile": "linkedin:a1"}])
    before = (cleaned.records.copy(), cleaned.channels.copy(), interactions.copy())
    match(cleaned, interactions, decisions=(), book=book)
    for frame, copy in zip((cleaned.records, cleaned.channels, interactions), before, strict=True):
        pd.testing.assert_frame_equal(copy, frame)


def test_person_ids_stay_when_others_come(world: World, book: RuleBook) -> None:
    """A person keeps the id when the audit grows by other people."""
    alone, among = World(book).match(*TANGLE), world.match(*TANGLE)
    ids = [
        {frozenset(records): person for person, records in people.groupby("person_id")["record_id"]}
        for people in (alone.membership, among.membership)
    ]
    same = ids[0].keys() & ids[1].keys()
    assert len(same) > 4
    assert {key: ids[0][key] for key in same} == {key: ids[1][key] for key in same}


def test_people_whom_nothing_tells_apart_have_different_ids(book: RuleBook) -> None:
    """Two bare namesakes get two ids."""
    matched = World(book).match(
        connection("Anna", "Huber"), connection("Anna", "Huber"), Entry("", "")
    )
    assert matched.people["person_id"].nunique() == 3
    assert matched.people["person_id"].str.fullmatch(r"p-[0-9a-f]{12}").all()


def test_candidates_lose_no_possible_pair(world: World, book: RuleBook) -> None:
    """Every pair that all-against-all would find possible is among the candidates."""
    weights = Weights.of(book)
    cleaned = cleaned_of((*TANGLE[:-1], *world.strangers))
    entries = entries_of(cleaned.records, cleaned.channels, book, weights)
    comparison = compared(entries, weights)
    keys = np.zeros(entries.count, dtype=np.uint64)
    every = Pairs(*pairs_within(keys, np.arange(entries.count, dtype=np.int64)))
    possible = every.of(judged_pairs(every, entries, comparison.identities, weights).possible)
    found = set(zip(comparison.pairs.low.tolist(), comparison.pairs.high.tolist(), strict=True))
    sought = set(zip(possible.low.tolist(), possible.high.tolist(), strict=True))
    assert sought - found == set()
    assert len(found) < len(every) / 20


@pytest.mark.parametrize("copies", [400])
def test_a_card_read_many_times_is_one_person(book: RuleBook, copies: int) -> None:
    """The same card from many exports becomes one person, in reasonable time."""
    cards = [
        Entry("Anna", "Huber", phones=(MOBILE,), source=f"{number}.vcf") for number in range(copies)
    ]
    matched = World(book).match(*cards)
    assert len(matched.people) == 1
    assert (matched.account["outcome"] == "merged").sum() == copies - 1
