"""Reasons: the agreements and disagreements of a pair in words of the model."""

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Flags, Positions
from auditor.matching.identities.identities import (
    ADDRESS,
    EMAIL,
    HOME,
    LANDLINE,
    MOBILE,
    PHONE,
    PROFILE,
    SHARED,
    WORK_EMAIL,
)
from auditor.matching.judging.similarity import Evidence
from auditor.matching.names.agreement import (
    CLOSE,
    DIFFERENT,
    EXACT,
    INITIAL,
    MISSING,
    NICKNAME,
    PART,
    SLIP,
    TYPO,
)

_PHONES = (1 << MOBILE) | (1 << PHONE) | (1 << LANDLINE) | (1 << HOME)
_EMAILS = (1 << EMAIL) | (1 << WORK_EMAIL)
_SAME_COMPANY = 2


def reasons_for(evidence: Evidence, rare: Flags, rows: Positions) -> pd.Series:
    """Return for some pairs the agreements: keys of PAIR_REASONS, separated by "; ".

    Args:
        evidence: what was compared.
        rare: by pair, a rare name that an address spells.
        rows: the pairs asked about; few of those compared are ever shown.
    """
    names, shared = evidence.names, evidence.shared
    alike = (TYPO, PART, SLIP, CLOSE)
    same_name = (names.given == EXACT) & (names.family == EXACT)
    told = (names.given != DIFFERENT) & (names.family != DIFFERENT)
    return _joined(
        {
            "same-profile": shared.kinds & (1 << PROFILE) > 0,
            "same-email": shared.kinds & _EMAILS > 0,
            "same-phone": shared.kinds & _PHONES > 0,
            "same-name": same_name,
            "similar-name": told & (np.isin(names.given, alike) | np.isin(names.family, alike)),
            "nickname": names.given == NICKNAME,
            "initial": (names.given == INITIAL) | (names.family == INITIAL),
            "mistyped-number": evidence.mistyped,
            "same-address": shared.kinds & (1 << ADDRESS) > 0,
            "same-company": evidence.company == _SAME_COMPANY,
            "similar-company": evidence.company == 1,
            "same-job-title": evidence.same_title,
            "same-city": evidence.same_city,
            "same-birthday": evidence.birth > 0,
            "similar-birthday": evidence.birth_similar,
            "rare-name": rare,
        },
        rows,
    )


def reasons_against(evidence: Evidence, rare: Flags, common: Flags, rows: Positions) -> pd.Series:
    """Return for some pairs the disagreements: keys of PAIR_REASONS, separated by "; ".

    Args:
        evidence: what was compared.
        rare: by pair, a rare name that an address spells.
        common: by pair, several people of the audit have this name.
        rows: the pairs asked about; few of those compared are ever shown.
    """
    names, shared = evidence.names, evidence.shared
    return _joined(
        {
            "different-profile": evidence.two_profiles,
            "different-given-name": names.given == DIFFERENT,
            "different-family-name": names.family == DIFFERENT,
            "different-middle-name": names.middle < 0,
            "different-generation": evidence.generations_differ | evidence.generation_untold,
            "different-company": evidence.company == -1,
            "different-birthday": evidence.birth < 0,
            "different-email": evidence.emails_differ,
            "different-phone": evidence.phones_differ,
            "shared-email": shared.boxes & (_EMAILS | 1 << SHARED) > 0,
            "shared-phone": shared.boxes & _PHONES > 0,
            "common-name": common,
            "name-only": name_only(evidence) & ~rare,
        },
        rows,
    )


def name_only(evidence: Evidence) -> Flags:
    """Tell where nothing but the name speaks for a pair."""
    shared = evidence.shared.best >= 0
    other = evidence.same_title | evidence.same_city | (evidence.birth > 0) | evidence.birth_similar
    other |= evidence.mistyped
    named = (evidence.names.given != MISSING) | (evidence.names.family != MISSING)
    alone: Flags = ~shared & ~other & (evidence.company <= 0) & named
    return alone


def _joined(flags: dict[str, Flags], rows: Positions) -> pd.Series:
    """Return the keys that hold in some rows, joined; once for each combination that occurs."""
    keys = list(flags)
    bits = np.zeros(len(rows), dtype=np.int64)
    for place, flag in enumerate(flags.values()):
        bits |= flag[rows].astype(np.int64) << place
    distinct, which = np.unique(bits, return_inverse=True)
    texts = [
        "; ".join(key for place, key in enumerate(keys) if bit >> place & 1)
        for bit in distinct.tolist()
    ]
    return pd.Series(np.array(texts, dtype=object)[which], dtype="str")
