"""Rare names: in a large book, a name that is nobody else's and that an address spells."""

from dataclasses import replace

import numpy as np

from auditor.matching.address_words import words_of
from auditor.matching.candidates import Pairs
from auditor.matching.entries import Entries
from auditor.matching.identities import EMAIL, PROFILE, WORK_EMAIL
from auditor.matching.joins import Flags, Positions, components
from auditor.matching.name_agreement import EXACT, INITIAL, NICKNAME, PART, TYPO
from auditor.matching.similarity import Evidence
from auditor.matching.verdict import Judgement
from auditor.matching.weights import Weights


def with_rare_names(
    pairs: Pairs, entries: Entries, evidence: Evidence, judgement: Judgement, weights: Weights
) -> Judgement:
    """Return the verdict with certainty for pairs whose rare name an address confirms.

    A name alone makes no two records one. But where a book is large enough to
    show how rare a name is, where nobody else in it is called alike, nothing
    speaks against the pair, and the address of a profile or mailbox spells the
    name once more, the two are one person.
    """
    if entries.count < weights.rare_name_records:
        return judgement
    names, shared = evidence.names, evidence.shared
    differ = evidence.phones_differ | evidence.emails_differ | evidence.work_emails_differ
    differ |= evidence.profiles_differ | evidence.generations_differ | evidence.generation_untold
    differ |= evidence.numbered | (evidence.titles_differ & (evidence.company > 0))
    unsure = (evidence.company < 0) | (names.family == TYPO)
    bar = np.where(unsure, weights.rare_name_elsewhere, weights.rare_name)
    rare = (judgement.score >= bar) & ~judgement.certain & ~judgement.contradicted
    rare &= np.isin(names.given, (EXACT, NICKNAME)) & np.isin(names.family, (EXACT, TYPO))
    rare &= ~differ & (shared.best < 0) & (shared.boxes == 0)
    rare &= ~_have_namesakes(pairs, entries, evidence, judgement, differ)
    rows = np.flatnonzero(rare)
    spelt = _spelt_by_address(entries, np.unique(np.r_[pairs.low[rows], pairs.high[rows]]))
    rare[rows] = spelt[pairs.low[rows]] | spelt[pairs.high[rows]]
    return replace(judgement, certain=judgement.certain | rare, rare=rare)


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
    pairs: Pairs, entries: Entries, evidence: Evidence, judgement: Judgement, differ: Flags
) -> Flags:
    """Tell which pairs hold an entry whose name somebody else seems to have too."""
    names = evidence.names
    alike = np.isin(names.given, (EXACT, NICKNAME, TYPO, INITIAL))
    alike &= np.isin(names.family, (EXACT, PART, TYPO))
    linked = components(pairs.low[judgement.certain], pairs.high[judgement.certain], entries.count)
    two = judgement.never | judgement.contradicted | ((evidence.shared.best < 0) & differ)
    two &= alike & (linked[pairs.low] != linked[pairs.high])
    several = np.zeros(entries.count, dtype=bool)
    several[pairs.low[two]] = True
    several[pairs.high[two]] = True
    either: Flags = several[pairs.low] | several[pairs.high]
    return either
