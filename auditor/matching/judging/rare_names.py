"""Rare names: in a large book, a name that hardly anybody has and that an address spells."""

from dataclasses import replace

import numpy as np

from auditor.matching.arrays.joins import Flags, Positions, coded, components, distinct_numbers
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import Entries
from auditor.matching.identities.identities import EMAIL, PROFILE, WORK_EMAIL
from auditor.matching.judging.similarity import Evidence
from auditor.matching.judging.verdict import Judgement
from auditor.matching.names.address_words import words_of
from auditor.matching.names.agreement import EXACT, INITIAL, NICKNAME, PART, TYPO
from auditor.matching.weights import Weights

_TWO = 2


def with_rare_names(
    pairs: Pairs, entries: Entries, evidence: Evidence, judgement: Judgement, weights: Weights
) -> Judgement:
    """Return the verdict with certainty for pairs whose rare name an address spells once more.

    A name alone makes no two records one. But where a book is large enough to
    show how rare a name is, a profile or mailbox address spells it, and nothing speaks
    against the pair or against what either is one person with already, the two are one.
    """
    if entries.count < weights.rare_name_records:
        return judgement
    names, shared = evidence.names, evidence.shared
    certain = judgement.certain
    person = components(pairs.low[certain], pairs.high[certain], entries.count)
    differ = _differ(evidence)
    rare = (judgement.score >= weights.rare_name) & ~certain & ~judgement.contradicted
    rare &= np.isin(names.given, (EXACT, NICKNAME, TYPO)) & np.isin(names.family, (EXACT, TYPO))
    rare &= (names.given != TYPO) | (names.family != TYPO)
    rare &= ~differ & (shared.best < 0) & (shared.boxes == 0)
    rare &= ~_have_namesakes(pairs, person, evidence, judgement, differ)
    rows = np.flatnonzero(rare)
    asked = pairs.of(rows)
    third = _third_of_the_name(asked, entries, person)
    spelt = _spelt_by_address(entries, distinct_numbers(np.r_[asked.low, asked.high]))
    told_twice = spelt[asked.low] | spelt[asked.high]
    elsewhere = _told_elsewhere(pairs, asked, person, evidence)
    bar = np.where(third, weights.rare_name_third, weights.rare_name)
    bar = np.where(elsewhere, np.maximum(bar, weights.rare_name_elsewhere), bar)
    rare[rows] = (judgement.score[rows] >= bar) & told_twice
    return replace(judgement, certain=certain | rare, rare=rare)


def _differ(evidence: Evidence) -> Flags:
    """Tell where something that one person has but one of is told twice, and not the same."""
    differ = evidence.phones_differ | evidence.emails_differ | evidence.work_emails_differ
    differ |= evidence.profiles_differ | evidence.generations_differ | evidence.generation_untold
    differ |= evidence.numbered | (evidence.titles_differ & (evidence.company > 0))
    return differ


def _told_elsewhere(pairs: Pairs, asked: Pairs, person: Positions, evidence: Evidence) -> Flags:
    """Tell which pairs hold persons that have different companies or jobs, in whatever record."""
    differ = (evidence.company < 0) | evidence.titles_differ
    differ &= evidence.names.agree
    return np.isin(_persons_of(asked, person), _persons_of(pairs.of(differ), person))


def _persons_of(pairs: Pairs, person: Positions) -> Positions:
    """Return a number for the two persons of each pair."""
    return coded(person[pairs.low], person[pairs.high], len(person))


def _third_of_the_name(pairs: Pairs, entries: Entries, person: Positions) -> Flags:
    """Tell which pairs have a name that a third person, as far as is certain, has too."""
    everybody = np.arange(entries.count)
    names = entries.names
    size = np.int64(names.vocabulary.size + 1)
    given = names.given.first_words(everybody) + 1
    family = names.family.first_words(everybody) + 1
    asked = np.r_[pairs.low, pairs.high]
    rows = np.flatnonzero(_among(given, given[asked]) & _among(family, family[asked]))
    number = np.zeros(entries.count, dtype=np.int64)
    _, number[rows] = np.unique(given[rows] * size + family[rows], return_inverse=True)
    held = distinct_numbers(number[rows] * np.int64(entries.count) + person[rows])
    persons = np.bincount(held // entries.count)
    low, high = number[pairs.low], number[pairs.high]
    several: Flags = np.where(low == high, persons[low], persons[low] + persons[high]) > _TWO
    return several


def _among(numbers: Positions, some: Positions) -> Flags:
    wanted = np.zeros(int(numbers.max(initial=0)) + 1, dtype=bool)
    wanted[some] = True
    among: Flags = wanted[numbers]
    return among


def _spelt_by_address(entries: Entries, asked: Positions) -> Flags:
    """Tell which of some entries have an address that spells first and family name."""
    identities, names = entries.identities, entries.names
    words = names.vocabulary.words
    own = np.isin(identities.kind, (PROFILE, EMAIL, WORK_EMAIL))
    wanted = np.zeros(entries.count, dtype=bool)
    wanted[asked] = True
    rows = np.flatnonzero(own & wanted[identities.entry])
    holders = identities.entry[rows]
    given = words[names.given.first_words(holders)].tolist()
    family = words[names.family.first_words(holders)].tolist()
    keys = identities.texts.take(identities.identity[rows]).reset_index(drop=True)
    letters = words_of(keys).str.replace(" ", "", regex=False).tolist()
    spelt = np.zeros(entries.count, dtype=bool)
    told = [
        first in address and last in address
        for address, first, last in zip(letters, given, family, strict=True)
    ]
    spelt[holders[np.array(told, dtype=bool)]] = True
    return spelt


def _have_namesakes(
    pairs: Pairs, person: Positions, evidence: Evidence, judgement: Judgement, differ: Flags
) -> Flags:
    """Tell which pairs hold a person whose name somebody else seems to have too.

    What tells two records of a name apart tells apart all that they are one person with.
    """
    names = evidence.names
    alike = np.isin(names.given, (EXACT, NICKNAME, TYPO, INITIAL))
    alike &= np.isin(names.family, (EXACT, PART, TYPO))
    low, high = person[pairs.low], person[pairs.high]
    two = judgement.never | judgement.contradicted | ((evidence.shared.best < 0) & differ)
    two &= alike & (low != high)
    several = np.zeros(len(person), dtype=bool)
    several[low[two]] = True
    several[high[two]] = True
    either: Flags = several[low] | several[high]
    return either
