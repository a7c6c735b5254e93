"""Stage three: records become people, and interactions find whom they are about."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.forms import fold, once_per_value
from auditor.matching.arrays.joins import Positions
from auditor.matching.entries.entries import Entries, entries_of
from auditor.matching.judging.comparison import Comparison, compared
from auditor.matching.people.account import account_of
from auditor.matching.people.attribution import attributed, with_learned_profiles
from auditor.matching.people.decisions import decided_of, directory_of, ruling_of
from auditor.matching.people.grouping import NO_RULING, Ruling, groups_of
from auditor.matching.people.listing import pairs_listed
from auditor.matching.people.people import people_of
from auditor.matching.people.person_ids import aliases, person_ids
from auditor.matching.weights import Weights
from auditor.model.cleaned import Cleaned
from auditor.model.directory import Directory
from auditor.model.imported import NO_CARDS, CardBook
from auditor.model.matched import MEMBERSHIP, PERSON_CHANNELS, Matched
from auditor.model.notes import Note
from auditor.model.progress import Progress, silent
from auditor.model.rules import RuleBook
from auditor.model.verdicts import Decision


@dataclass(frozen=True)
class _Persons:
    """Who is who: groups and person ids by entry, and the owner's ruling behind them."""

    groups: Positions
    ids: list[str]
    ruling: Ruling
    directory: Directory[int]
    names: list[str]
    notes: tuple[Note, ...]


def match(
    cleaned: Cleaned,
    interactions: pd.DataFrame,
    *,
    decisions: tuple[Decision, ...] = (),
    book: RuleBook,
    cards: CardBook = NO_CARDS,
    progress: Progress = silent,
) -> Matched:
    """Return the people that the records are, and whom each interaction is about.

    The result does not depend on the order of records, channels or sources.

    Args:
        cleaned: records and channels with clean values.
        interactions: INTERACTIONS.
        decisions: the owner's own lines.
        book: for the settings `match_…` and the word lists `matching/…`.
        cards: the address-book cards behind the records.
        progress: told in records.
    """
    weights = Weights.of(book)
    kept = cleaned.records.loc[cleaned.records["outcome"] == "kept"].reset_index(drop=True)
    total = len(kept)
    progress("match", 0, total, "records")
    channels = with_learned_profiles(cleaned.channels, kept, interactions)
    entries = entries_of(kept, channels, book, weights)
    comparison = compared(entries, weights)
    progress("match", total // 2, total, "records")
    persons = _persons(entries, comparison, kept, channels, weights, decisions)
    membership = _membership(entries, persons.ids)
    of_person = membership.set_index("record_id")["person_id"]
    person_channels = _person_channels(kept, channels, of_person)
    people = people_of(_marked(kept, of_person, cards), person_channels)
    pairs = pairs_listed(entries, comparison, persons.groups, persons.ids, persons.ruling)
    decided, decision_notes = decided_of(decisions, persons.directory, persons.ids, persons.names)
    credited, credit_notes = attributed(interactions, kept, person_channels, of_person)
    progress("match", total, total, "records")
    return Matched(
        people=people,
        membership=membership,
        pairs=pairs,
        channels=_told(person_channels),
        account=account_of(cleaned.records, membership, people, pairs),
        interactions=credited,
        decided=decided,
        notes=(*persons.notes, *decision_notes, *credit_notes),
    )


def _persons(
    entries: Entries,
    comparison: Comparison,
    records: pd.DataFrame,
    channels: pd.DataFrame,
    weights: Weights,
    decisions: tuple[Decision, ...],
) -> _Persons:
    """Return who is who; the owner's lines speak about the people found without them."""
    groups = groups_of(comparison, entries, weights)
    ids = person_ids(groups, entries.records, entries.identities)
    if not decisions:
        return _Persons(groups, ids, NO_RULING, Directory({}), [], ())
    shown = records.set_index("record_id")["name"].reindex(entries.records["record_id"])
    names = once_per_value(shown, fold).tolist()
    position = pd.Series(np.arange(entries.count), index=entries.records["record_id"])
    found = aliases(groups, ids, entries.identities)
    directory = directory_of(channels, position).and_also(found)
    ruling, notes = ruling_of(decisions, directory, ids, names)
    groups = groups_of(comparison, entries, weights, ruling)
    ids = person_ids(groups, entries.records, entries.identities)
    found = {**found, **aliases(groups, ids, entries.identities)}
    return _Persons(groups, ids, ruling, directory.and_also(found), names, notes)


def _membership(entries: Entries, ids: list[str]) -> pd.DataFrame:
    rows = pd.DataFrame({"record_id": entries.records["record_id"], "person_id": ids})
    return MEMBERSHIP.build(rows.sort_values("record_id").reset_index(drop=True))


def _marked(records: pd.DataFrame, person: pd.Series, cards: CardBook) -> pd.DataFrame:
    """Return records with their person_id and the mark of the card behind each, or ""."""
    marks = dict(zip(cards.record_ids, (mark.hex() for mark in cards.digests), strict=False))
    return records.assign(
        person_id=records["record_id"].map(person),
        mark=[marks.get(record, "") for record in records["record_id"]],
    )


def _told(channels: pd.DataFrame) -> pd.DataFrame:
    """Return PERSON_CHANNELS: postal addresses recognise people and go no further."""
    kept = channels.loc[channels["kind"] != "address", PERSON_CHANNELS.names]
    return PERSON_CHANNELS.build(kept.reset_index(drop=True))


def _person_channels(
    records: pd.DataFrame, channels: pd.DataFrame, person: pd.Series
) -> pd.DataFrame:
    """Return CLEAN_CHANNELS of kept records with person_id and the kind of the record."""
    known = channels.loc[channels["record_id"].isin(person.index)].reset_index(drop=True)
    kinds = records.set_index("record_id")["kind"]
    return known.assign(
        person_id=known["record_id"].map(person), record_kind=known["record_id"].map(kinds)
    ).sort_values("record_id", kind="stable", ignore_index=True)
