"""Other spellings of a name, told by profile and mail addresses and by what others are called."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.address_words import words_of
from auditor.matching.borne_names import Borne
from auditor.matching.identities import EMAIL, PROFILE, WORK_EMAIL, Identities
from auditor.matching.joins import Flags, Positions
from auditor.matching.learned_names import Spelt, learn

_SWAPPED = 3.0
"""Log-odds from which first and family name are taken to stand in each other's place."""


@dataclass(frozen=True)
class Spellings:
    """The names by entry, mended: each a number of a text of folded words.

    `further_given` and `further_family` hold what else the person is called:
    nicknames, maiden names, and what addresses spell otherwise.
    """

    texts: list[str]
    given: Positions
    family: Positions
    further_given: Positions
    further_family: Positions


def spellings_of(
    records: pd.DataFrame, identities: Identities, nickname_groups: Sequence[str]
) -> Spellings:
    """Return the names of entries as they are compared.

    A family name that is the company's name is dropped: "Erika (Muster AG)" has
    told only her first name. Names in each other's place change places, where
    the other records leave no doubt. What is abbreviated or missing is filled
    from addresses (`anna.muster@…`), and what a profile or mail address spells
    otherwise stands beside the name.

    Args:
        records: given_key, family_key, nickname_key, maiden_key, company_key by entry.
        identities: of the entries.
        nickname_groups: words of one first name, separated by spaces, folded.
    """
    columns = ["given_key", "family_key", "nickname_key", "maiden_key"]
    written = pd.concat([records[column] for column in columns], ignore_index=True)
    codes, distinct = pd.factorize(written)
    given, family, nickname, maiden = codes.astype(np.int64).reshape(4, len(records))
    spellings = Spellings(distinct.tolist(), given, family, nickname, maiden)
    borne = Borne(spellings.texts, given, family, nickname_groups)
    spellings = _without_companies(spellings, records, borne)
    spellings = _in_order(spellings, borne)
    return _with_learned(spellings, identities, borne)


def _changed(spellings: Spellings, changes: dict[int, Spelt]) -> Spellings:
    """Return the spellings with those of some entries replaced."""
    if not changes:
        return spellings
    texts = list(spellings.texts)
    place = {text: number for number, text in enumerate(texts)}
    columns = [
        column.copy()
        for column in (
            spellings.given,
            spellings.family,
            spellings.further_given,
            spellings.further_family,
        )
    ]
    for entry, spelt in changes.items():
        words = (spelt.given, spelt.family, spelt.further_given, spelt.further_family)
        for column, words_of_role in zip(columns, words, strict=True):
            text = " ".join(words_of_role)
            number = place.setdefault(text, len(texts))
            if number == len(texts):
                texts.append(text)
            column[entry] = number
    return Spellings(texts, *columns)


def _spelt(spellings: Spellings, entry: int) -> Spelt:
    texts = spellings.texts
    return Spelt(
        texts[spellings.given[entry]].split(),
        texts[spellings.family[entry]].split(),
        texts[spellings.further_given[entry]].split(),
        texts[spellings.further_family[entry]].split(),
    )


def _without_companies(spellings: Spellings, records: pd.DataFrame, borne: Borne) -> Spellings:
    """Return the names without a company that stands in place of the family name."""
    companies = records["company_key"]
    rows = np.flatnonzero(_may_name_company(spellings, records))
    changes: dict[int, Spelt] = {}
    for entry, company in zip(rows.tolist(), companies.take(rows).tolist(), strict=True):
        spelt = _spelt(spellings, entry)
        first, last = " ".join(spelt.given), " ".join(spelt.family)
        if last == company:
            if borne.family[company] <= 1 or " " in company:
                spelt.family = []
        elif first == company:
            if borne.given[company] <= 1:
                spelt.given, spelt.family = spelt.family, []
        elif " " in company and f"{first} {last}".endswith(f" {company}"):
            spelt.given, spelt.family = f"{first} {last}"[: -len(company) - 1].split(), []
        changes[entry] = spelt
    return _changed(spellings, changes)


def _may_name_company(spellings: Spellings, records: pd.DataFrame) -> Flags:
    """Tell where a whole name may hold the company: a name is it, or the last words are one."""
    numbers: dict[str, int] = {"": -1}
    codes, companies = pd.factorize(records["company_key"])
    ends = [
        np.array(
            [numbers.setdefault(text[text.rfind(" ") + 1 :], len(numbers)) for text in texts]
            or [-1]
        )
        for texts in (companies.tolist(), spellings.texts)
    ]
    last = ends[0][codes]
    told = (records["given_key"] != "") & (records["family_key"] != "") & (last >= 0)
    either = (ends[1][spellings.family] == last) | (ends[1][spellings.given] == last)
    may: Flags = told.to_numpy(dtype=bool) & either
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


def _with_learned(spellings: Spellings, identities: Identities, borne: Borne) -> Spellings:
    """Return the names with what addresses tell; profiles speak before mailboxes."""
    changes: dict[int, Spelt] = {}
    for entry, words, is_profile in _telling(spellings, identities):
        spelt = changes.get(entry)
        if spelt is None:
            spelt = changes[entry] = _spelt(spellings, entry)
        learn(spelt, tuple(words.split()), borne, is_profile=is_profile)
    return _changed(spellings, changes)


def _telling(spellings: Spellings, identities: Identities) -> list[tuple[int, str, bool]]:
    """Return entry and words of the addresses that say something else than the entry's name.

    The flag tells profile addresses from mailboxes.
    """
    rows = identities.of_kinds(PROFILE, EMAIL, WORK_EMAIL)
    asked = np.unique(identities.identity[rows])
    words = words_of(identities.texts.take(asked).reset_index(drop=True))
    which = np.searchsorted(asked, identities.identity[rows])
    entry = identities.entry[rows]
    lengths = np.array([len(text) for text in spellings.texts] or [0])
    given, family = spellings.given[entry], spellings.family[entry]
    whole = (lengths[given] > 1) & (lengths[family] > 1)
    several = words.str.contains(" ", regex=False).to_numpy(dtype=bool)[which]
    open_rows = np.flatnonzero((words != "").to_numpy(dtype=bool)[which] & (~whole | several))
    texts = pd.Series(spellings.texts, dtype="str")
    names = texts.take(given[open_rows]).reset_index(drop=True)
    names = names + " " + texts.take(family[open_rows]).reset_index(drop=True)
    told = words.take(which[open_rows]).reset_index(drop=True)
    other = open_rows[(names != told).to_numpy(dtype=bool)]
    profile = identities.kind[rows[other]] == PROFILE
    order = np.lexsort((which[other], ~profile, entry[other]))
    other, profile = other[order], profile[order]
    return list(
        zip(entry[other].tolist(), words.take(which[other]).tolist(), profile.tolist(), strict=True)
    )
