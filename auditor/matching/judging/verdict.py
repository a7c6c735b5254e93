"""The verdict on each pair: the score, and whether it is certain, possible or contradicted."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Flags, Numbers
from auditor.matching.identities.identities import (
    ADDRESS,
    EMAIL,
    HOME,
    PHONE,
    PROFILE,
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
    SLIP,
    TYPO,
)
from auditor.matching.weights import Weights

_SAME_COMPANY = 2
_BOTH = 2
_NEVER = -20.0


@dataclass(frozen=True)
class Judgement:
    """By pair: `score` in log-odds and what may become of the pair.

    A `contradicted` pair is never brought together by merging others; `never`
    is the same, beyond all doubt. `likely` looks at the score alone. `rare` pairs
    are certain by a rare name that an address spells.
    """

    score: Numbers
    certain: Flags
    possible: Flags
    likely: Flags
    contradicted: Flags
    never: Flags
    rare: Flags


def judged(evidence: Evidence, entries: int, weights: Weights) -> Judgement:
    """Return the verdict on each pair.

    Two people may agree by chance, or because they share a home, an office or
    a mailbox; so a pair is weighed as strangers, and, where it shares an
    identity, against people who share one. The greater counts.
    """
    score = np.where(
        evidence.shared.best >= 0,
        np.maximum(_as_strangers(evidence, entries, weights), _as_sharers(evidence, weights)),
        _as_strangers(evidence, entries, weights),
    )
    score = np.where(evidence.nameless == 1, np.minimum(score, _NEVER), score)
    contradicted = contradictions(evidence)
    backed = _backed(evidence)
    never = evidence.two_profiles
    return Judgement(
        score=score,
        certain=(score >= weights.certain) & backed & ~contradicted & ~never,
        possible=(score >= weights.possible) & ~never & ~_unlike(evidence),
        likely=score >= weights.possible,
        contradicted=contradicted | never,
        never=never,
        rare=np.zeros(len(score), dtype=bool),
    )


def _unlike(evidence: Evidence) -> Flags:
    """Tell where the names are those of two people, and nothing that one person has tells more.

    Colleagues of one family name are a family, however rare the name and the company;
    an initial before another family name is anybody's, and so is one name that is
    merely alike.
    """
    names = evidence.names
    vague, alike = (MISSING, INITIAL, SLIP, CLOSE), (SLIP, CLOSE)
    hardly = np.isin(names.given, vague) & names.families_clash
    hardly |= np.isin(names.given, alike) & (names.family == MISSING)
    hardly |= (names.given == MISSING) & np.isin(names.family, alike)
    unlike: Flags = (names.clash | hardly) & (evidence.shared.best < 0)
    return unlike & ~evidence.birth_whole & ~evidence.mistyped


def _as_strangers(evidence: Evidence, entries: int, weights: Weights) -> Numbers:
    odds: Numbers = evidence.names.odds + evidence.company_odds + evidence.other_odds
    # An organisation's card has the company's name for its own, which says as much as a name.
    named = (evidence.nameless == _BOTH) & (evidence.company == _SAME_COMPANY)
    odds += _against(evidence, weights) - np.where(named, 0.0, np.log(max(entries, 2)))
    return odds


def _against(evidence: Evidence, weights: Weights) -> Numbers:
    birth = np.where(evidence.birth > 0, weights.birthday_same, 0.0)
    birth = np.where(evidence.birth_whole, weights.birthday_whole, birth)
    birth = np.where(evidence.birth_similar, weights.birthday_similar, birth)
    return (
        np.where(evidence.birth < 0, weights.birthday_differs, birth)
        + np.where(evidence.mistyped, weights.number_mistyped, 0.0)
        + np.where(evidence.phones_differ, weights.phones_differ, 0.0)
        + np.where(evidence.emails_differ, weights.emails_differ, 0.0)
        + np.where(evidence.work_emails_differ, weights.work_emails_differ, 0.0)
        + np.where(evidence.address_similar, weights.address_similar, 0.0)
        + np.where(evidence.addresses_differ, weights.address_differs, 0.0)
        + np.where(evidence.profiles_differ, weights.profiles_differ, 0.0)
    )


def _as_sharers(evidence: Evidence, weights: Weights) -> Numbers:
    names, shared = evidence.names, evidence.shared
    cap = np.where(shared.contested, weights.id_given_cap_landline, weights.id_given_cap)
    # A son is named after his father; a flatmate is not.
    cap = np.where((names.given == EXACT) & names.families_clash, np.inf, cap)
    middle = np.where(names.middle < 0, weights.middle_differs, 0.0)
    rest = np.minimum(evidence.company_odds + evidence.other_odds, weights.id_other_cap)
    return (
        shared.odds
        + np.minimum(names.given_odds, cap)
        + np.minimum(names.family_odds, weights.id_family_cap)
        + middle
        + rest
        + _against(evidence, weights)
    )


def _backed(evidence: Evidence) -> Flags:
    """Tell where more than a name speaks for the pair, and the names allow it."""
    names, shared = evidence.names, evidence.shared
    same_first = (names.given == EXACT) | (names.given == NICKNAME)
    strong = (shared.best >= 0) & ~shared.contested
    allowed = (names.given < SLIP) | ((names.given == SLIP) & strong & (names.family == EXACT))
    allowed &= (names.family < SLIP) | same_first
    told = (names.given != MISSING) & (names.family != MISSING)
    whole_name = told & (names.family < SLIP)
    weak = whole_name & (shared.best >= 0) & shared.contested
    # In one home an initial or a slip may be another child's name, once there are several.
    disputed = shared.boxes > 0
    # Father and son may have one name, and one telephone and mailbox at home.
    further = (evidence.company == _SAME_COMPANY) | (evidence.birth > 0)
    further |= evidence.same_title | evidence.same_city
    weak &= ~np.isin(shared.best, (HOME, ADDRESS, EMAIL, WORK_EMAIL)) | further
    weak &= ~disputed | ((names.given != INITIAL) & (names.given != TYPO))
    # One name at one company, with one job title, is one person with two numbers;
    # in two jobs there may be two people of one name.
    differ = evidence.work_emails_differ | evidence.numbered
    differ |= ~evidence.same_title & (evidence.phones_differ | evidence.emails_differ)
    whole = same_first & (names.family == EXACT)
    company = (evidence.company == _SAME_COMPANY) | ((evidence.company == 1) & whole)
    company &= (told | evidence.same_title) & (names.family < SLIP)
    company &= ~evidence.box_only & ~differ & ~evidence.titles_differ
    profile = shared.best == PROFILE
    organisation = (evidence.nameless == _BOTH) & (evidence.company == _SAME_COMPANY)
    organisation &= shared.best >= 0
    # A card without any name, with a colleague's telephone, may be the company's.
    nobody = (names.given == MISSING) & (names.family == MISSING) & (shared.best == PHONE)
    strong &= ~nobody
    backed: Flags = (
        profile
        | organisation
        | (allowed & (strong | weak | company | (whole_name & evidence.birth_whole)))
    )
    return backed


def contradictions(evidence: Evidence) -> Flags:
    """Tell which pairs may not be brought together, not even by what ties them to others."""
    names, shared = evidence.names, evidence.shared
    namesakes = (evidence.company == -1) & evidence.phones_differ & (shared.best < 0)
    household = shared.contested & (evidence.company < 1)
    household &= evidence.apart & ~evidence.birth_whole
    middle = (names.middle < 0) & (shared.best != PROFILE)
    # Who is a junior does not say so everywhere; a landline or a name is his father's too.
    strong = (shared.best >= 0) & ~shared.contested
    colleague = (evidence.company == _SAME_COMPANY) & evidence.same_title
    contradicted: Flags = (
        evidence.two_profiles
        | (evidence.birth < 0)
        | evidence.generations_differ
        | (evidence.generation_untold & ~strong & ~colleague)
        | (evidence.nameless == 1)
        | middle
        | (names.given == DIFFERENT) & (shared.best != PROFILE)
        | namesakes
        | household
    )
    return contradicted
