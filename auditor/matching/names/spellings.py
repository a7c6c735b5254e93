"""Other spellings of a name, told by profile and mail addresses and by what others are called."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Codes, Flags, Positions
from auditor.matching.identities.identities import EMAIL, PROFILE, WORK_EMAIL, Identities
from auditor.matching.names.address_words import words_of
from auditor.matching.names.borne import Borne
from auditor.matching.names.learned import learn
from auditor.matching.names.spelt import Changes, Spellings
from auditor.second_core import both

_SWAPPED = 3.0
"""Log-odds from which first and family name are taken to stand in each other's place."""


def spellings_of(
    records: pd.DataFrame,
    order: Positions,
    identities: Identities,
    nickname_groups: Sequence[str],
) -> Spellings:
    """Return the names of entries as they are compared.

    A family name that is the company's name is dropped: "Erika (Muster AG)" has
    told only her first name. Names in each other's place change places, where
    the other records leave no doubt. What is abbreviated or missing is filled
    from addresses (`anna.muster@…`), and what a profile or mail address spells
    otherwise stands beside the name.

    Args:
        records: CLEAN_RECORDS.
        order: the record of each entry.
        identities: of the entries.
        nickname_groups: words of one first name, separated by spaces, folded.
    """
    rows = identities.of_kinds(PROFILE, EMAIL, WORK_EMAIL)

    def mended() -> tuple[Spellings, Borne]:
        spellings = _as_written(records, order)
        borne = Borne(spellings.texts, spellings.given, spellings.family, nickname_groups)
        spellings = _without_companies(spellings, records["company_key"], order, borne)
        return _in_order(spellings, borne), borne

    def spelt_by_addresses() -> tuple[pd.Series, Positions]:
        asked = np.zeros(identities.count, dtype=bool)
        asked[identities.identity[rows]] = True
        which = (np.cumsum(asked) - 1)[identities.identity[rows]]
        return words_of(identities.texts[asked]), which

    (spellings, borne), (words, which) = both(mended, spelt_by_addresses)
    profile = identities.kind[rows] == PROFILE
    told = _telling(spellings, identities.entry[rows], words, which, profile)
    return _with_learned(spellings, told, borne)


def _as_written(records: pd.DataFrame, order: Positions) -> Spellings:
    """Return the names as the records have them."""
    place: dict[str, int] = {}
    columns = []
    for column in ("given_key", "family_key", "nickname_key", "maiden_key"):
        codes, distinct = pd.factorize(records[column])
        numbers = [place.setdefault(text, len(place)) for text in distinct.tolist()]
        columns.append(np.array(numbers, dtype=np.int64)[codes[order]])
    return Spellings(list(place), *columns)


def _without_companies(
    spellings: Spellings, companies: pd.Series, order: Positions, borne: Borne
) -> Spellings:
    """Return the names without a company that stands in place of the family name."""
    rows = np.flatnonzero(_may_name_company(spellings, companies, order))
    changes = Changes()
    named = companies.take(order[rows]).tolist()
    for entry, company, spelt in zip(rows.tolist(), named, spellings.of(rows), strict=True):
        first, last = " ".join(spelt.given), " ".join(spelt.family)
        if last == company:
            if borne.family[company] <= 1 or " " in company:
                spelt.family = []
        elif first == company:
            if borne.given[company] <= 1:
                spelt.given, spelt.family = spelt.family, []
        elif " " in company and f"{first} {last}".endswith(f" {company}"):
            spelt.given, spelt.family = f"{first} {last}"[: -len(company) - 1].split(), []
        changes.write(entry, spelt)
    return changes.made_to(spellings)


def _may_name_company(spellings: Spellings, companies: pd.Series, order: Positions) -> Flags:
    """Tell where a whole name may hold the company: a name is it, or the last words are one."""
    numbers: dict[str, int] = {"": -1}
    codes, distinct = pd.factorize(companies)
    ends = [
        np.array(
            [numbers.setdefault(text[text.rfind(" ") + 1 :], len(numbers)) for text in texts]
            or [-1]
        )
        for texts in (distinct.tolist(), spellings.texts)
    ]
    last, given, family = ends[0][codes[order]], ends[1][spellings.given], ends[1][spellings.family]
    told = (last >= 0) & (given >= 0) & (family >= 0)
    may: Flags = told & ((family == last) | (given == last))
    return may


def _in_order(spellings: Spellings, borne: Borne) -> Spellings:
    """Return first and family names, changed where nearly all others bear them the other way."""
    given, family = spellings.given, spellings.family
    odds = borne.turned(spellings.texts)
    told = np.array([text != "" for text in spellings.texts], dtype=bool)
    turned = (odds[given] - odds[family] >= _SWAPPED) & told[given] & told[family]
    return Spellings(
        spellings.texts,
        np.where(turned, family, given),
        np.where(turned, given, family),
        spellings.further_given,
        spellings.further_family,
    )


def _with_learned(
    spellings: Spellings, told: Iterable[tuple[int, str, bool]], borne: Borne
) -> Spellings:
    """Return the names with what addresses tell; profiles speak before mailboxes."""
    changes = Changes()
    told = list(told)
    entries = np.array(list(dict.fromkeys(entry for entry, _, _ in told)), dtype=np.int64)
    by_entry = groupby(told, key=itemgetter(0))
    for (entry, addresses), spelt in zip(by_entry, spellings.of(entries), strict=True):
        learned = [
            learn(spelt, tuple(words.split()), borne, is_profile=is_profile)
            for _, words, is_profile in addresses
        ]
        if any(learned):
            changes.write(entry, spelt)
    return changes.made_to(spellings)


def _telling(
    spellings: Spellings, entry: Codes, words: pd.Series, which: Positions, profile: Flags
) -> Iterable[tuple[int, str, bool]]:
    """Return entry and words of the addresses that say something else than the entry's name.

    The flag tells profile addresses from mailboxes.

    Args:
        spellings: the names so far.
        entry: by address, whose it is.
        words: what distinct addresses spell.
        which: by address, its row of the words.
        profile: by address, whether it is a profile's.
    """
    lengths = np.array([len(text) for text in spellings.texts] or [0])
    given, family = spellings.given[entry], spellings.family[entry]
    whole = (lengths[given] > 1) & (lengths[family] > 1)
    several = words.str.contains(" ", regex=False).to_numpy(dtype=bool)[which]
    open_rows = np.flatnonzero((words != "").to_numpy(dtype=bool)[which] & (~whole | several))
    same = _says_the_same(
        words.take(which[open_rows]), given[open_rows], family[open_rows], spellings.texts
    )
    other = open_rows[~same]
    other = other[np.lexsort((which[other], ~profile[other], entry[other]))]
    return zip(
        entry[other].tolist(),
        words.take(which[other]).tolist(),
        profile[other].tolist(),
        strict=True,
    )


def _says_the_same(
    words: pd.Series, given: Positions, family: Positions, texts: Sequence[str]
) -> Flags:
    """Tell where an address spells the name in a usual way, from which there is nothing to learn.

    Those are both names whole or the first word of each, in either order, and the
    initial before the family name.
    """
    firsts = [text.partition(" ")[0] for text in texts]
    spelt = pd.DataFrame({"whole": texts, "first": firsts, "initial": [t[:1] for t in texts]})
    spelt = spelt.astype("str")
    first, last = spelt.take(given), spelt.take(family)
    words = words.reset_index(drop=True)
    same = np.zeros(len(words), dtype=bool)
    for ours, theirs in (
        (first["whole"], last["whole"]),
        (last["whole"], first["whole"]),
        (first["first"], last["first"]),
        (first["initial"], last["whole"]),
    ):
        left, right = ours.reset_index(drop=True), theirs.reset_index(drop=True)
        same |= (left + " " + right == words).to_numpy(dtype=bool)
    return same
