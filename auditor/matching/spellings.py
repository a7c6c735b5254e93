"""Other spellings of a name, told by profile and mail addresses and by what others are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

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
    spellings = _as_written(records, order)
    borne = Borne(spellings.texts, spellings.given, spellings.family, nickname_groups)
    spellings = _without_companies(spellings, records["company_key"], order, borne)
    spellings = _in_order(spellings, borne)
    return _with_learned(spellings, identities, borne)


def _as_written(records: pd.DataFrame, order: Positions) -> Spellings:
    """Return the names as the records have them."""
    place: dict[str, int] = {}
    columns = []
    for column in ("given_key", "family_key", "nickname_key", "maiden_key"):
        codes, distinct = pd.factorize(records[column])
        numbers = [place.setdefault(text, len(place)) for text in distinct.tolist()]
        columns.append(np.array(numbers, dtype=np.int64)[codes[order]])
    return Spellings(list(place), *columns)


class _Changes:
    """Spellings under way: some entries' names are written anew."""

    def __init__(self, spellings: Spellings) -> None:
        """Begin with the names as they are."""
        self._texts = list(spellings.texts)
        self._place = {text: number for number, text in enumerate(self._texts)}
        self._entries: list[int] = []
        self._columns: tuple[list[int], ...] = ([], [], [], [])

    def write(self, entry: int, spelt: Spelt) -> None:
        """Note the new name of an entry, once for each entry."""
        self._entries.append(entry)
        words = (spelt.given, spelt.family, spelt.further_given, spelt.further_family)
        for column, several in zip(self._columns, words, strict=True):
            text = " ".join(several)
            number = self._place.setdefault(text, len(self._texts))
            if number == len(self._texts):
                self._texts.append(text)
            column.append(number)

    def made_to(self, spellings: Spellings) -> Spellings:
        """Return the spellings with all changes."""
        before = (
            spellings.given,
            spellings.family,
            spellings.further_given,
            spellings.further_family,
        )
        after = [column.copy() for column in before]
        for column, numbers in zip(after, self._columns, strict=True):
            column[self._entries] = numbers
        return Spellings(self._texts, *after)


def _spelt(spellings: Spellings, entry: int) -> Spelt:
    texts = spellings.texts
    return Spelt(
        texts[spellings.given[entry]].split(),
        texts[spellings.family[entry]].split(),
        texts[spellings.further_given[entry]].split(),
        texts[spellings.further_family[entry]].split(),
    )


def _without_companies(
    spellings: Spellings, companies: pd.Series, order: Positions, borne: Borne
) -> Spellings:
    """Return the names without a company that stands in place of the family name."""
    rows = np.flatnonzero(_may_name_company(spellings, companies, order))
    changes = _Changes(spellings)
    for entry, company in zip(rows.tolist(), companies.take(order[rows]).tolist(), strict=True):
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


def _with_learned(spellings: Spellings, identities: Identities, borne: Borne) -> Spellings:
    """Return the names with what addresses tell; profiles speak before mailboxes."""
    changes = _Changes(spellings)
    for entry, addresses in groupby(_telling(spellings, identities), key=itemgetter(0)):
        spelt = _spelt(spellings, entry)
        learned = [
            learn(spelt, tuple(words.split()), borne, is_profile=is_profile)
            for _, words, is_profile in addresses
        ]
        if any(learned):
            changes.write(entry, spelt)
    return changes.made_to(spellings)


def _telling(spellings: Spellings, identities: Identities) -> Iterable[tuple[int, str, bool]]:
    """Return entry and words of the addresses that say something else than the entry's name.

    The flag tells profile addresses from mailboxes.
    """
    rows = identities.of_kinds(PROFILE, EMAIL, WORK_EMAIL)
    asked = np.zeros(identities.count, dtype=bool)
    asked[identities.identity[rows]] = True
    words = words_of(identities.texts[asked])
    which = (np.cumsum(asked) - 1)[identities.identity[rows]]
    entry = identities.entry[rows]
    lengths = np.array([len(text) for text in spellings.texts] or [0])
    given, family = spellings.given[entry], spellings.family[entry]
    whole = (lengths[given] > 1) & (lengths[family] > 1)
    several = words.str.contains(" ", regex=False).to_numpy(dtype=bool)[which]
    told = (words != "").to_numpy(dtype=bool)[which] & (~whole | several)
    open_rows = np.flatnonzero(told)
    other = open_rows[
        ~_says_the_same(
            words.take(which[open_rows]), given[open_rows], family[open_rows], spellings.texts
        )
    ]
    profile = identities.kind[rows[other]] == PROFILE
    order = np.lexsort((which[other], ~profile, entry[other]))
    other, profile = other[order], profile[order]
    return zip(
        entry[other].tolist(), words.take(which[other]).tolist(), profile.tolist(), strict=True
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
