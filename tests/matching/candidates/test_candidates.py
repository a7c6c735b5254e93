"""Candidates lose nothing that comparing all pairs would find, and skip no block."""

from dataclasses import replace

import numpy as np

from auditor.matching.arrays.pairs import Pairs
from auditor.matching.candidates.backing import backing_of
from auditor.matching.candidates.candidates import candidates_of
from auditor.matching.entries.entries import Entries, entries_of
from auditor.matching.judging.comparison import compared, judged_pairs
from auditor.matching.weights import Weights
from auditor.model.rules import RuleBook
from tests.matching.conftest import Entry, World, cleaned_of

SWITCHBOARD = "+493023125001"


def _entries(book: RuleBook, entries: list[Entry]) -> tuple[Entries, Weights]:
    cleaned, weights = cleaned_of(entries), Weights.of(book)
    return entries_of(cleaned.records, cleaned.channels, book, weights), weights


def _book_of(world: World) -> list[Entry]:
    """Return the strangers, and cards of most of them with slips, initials and turned names."""
    cards: list[Entry] = []
    for number, one in enumerate(world.strangers):
        given, family = [
            (one.given, one.family),
            (one.family, one.given),
            (f"{one.given[0]}.", one.family),
            (one.given, f"{one.family[:2]}x{one.family[2:]}"),
            (one.given, ""),
        ][number % 5]
        mobile = f"+4915228{number:06d}"
        company = one.company if number % 3 else ""
        cards.append(Entry(given, family, company=company, phones=(mobile,)))
        if number % 4 == 0:
            cards.append(Entry(one.given, one.family, phones=(mobile, SWITCHBOARD)))
    return [*world.strangers, *cards]


def test_nothing_is_lost_against_all_pairs(world: World) -> None:
    """Every pair that comparing all pairs finds possible is among the candidates."""
    entries, weights = _entries(world.book, _book_of(world))
    low, high = (side.astype(np.int64) for side in np.triu_indices(entries.count, 1))
    every = Pairs(low, high)
    comparison = compared(entries, weights)
    verdict = judged_pairs(every, entries, comparison.identities, weights)
    found = comparison.pairs
    codes = found.low * entries.count + found.high
    wanted = np.flatnonzero(verdict.possible)
    lost = ~np.isin(low[wanted] * entries.count + high[wanted], codes)
    assert len(wanted) > 100
    assert lost.sum() == 0
    assert len(found) < len(every) / 4


def test_block_over_its_bound_is_split_by_name(world: World) -> None:
    """Of ninety colleagues at one switchboard, who has the same name is still compared."""
    colleagues = [
        replace(one, kind="card", profile="", company="", phones=(SWITCHBOARD,))
        for one in world.strangers[:90]
    ]
    again = replace(colleagues[7], source="phone.vcf", job_title="Head of Sales")
    entries, weights = _entries(world.book, [*colleagues, again])
    assert entries.identities.size.max() > weights.block_limit
    found = candidates_of(entries, weights, backing_of(entries, weights))
    ids = entries.records["record_id"].to_numpy()
    pairs = {frozenset(pair) for pair in zip(ids[found.low], ids[found.high], strict=True)}
    assert frozenset({7, 90}) in pairs
