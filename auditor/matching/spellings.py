"""Other spellings of a name, told by profile and mail addresses and by what others are called."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from auditor.forms import fold_name
from auditor.matching.identities import EMAIL, PROFILE, WORK_EMAIL, Identities
from auditor.matching.joins import Numbers

_SHORTEST = 3
_SHORTEST_TYPO = 4
_ALIKE = 60.0
_SWAPPED = 3.0
"""Log-odds from which first and family name are taken to stand in each other's place."""
_SELDOM = 0.3
"""What is counted for a word that nobody else has in a role."""


@dataclass(frozen=True)
class Spellings:
    """The names by entry, mended: each a text of folded words.

    `further_given` and `further_family` hold what else the person is called:
    nicknames, maiden names, and what addresses spell otherwise.
    """

    given: pd.Series
    family: pd.Series
    further_given: pd.Series
    further_family: pd.Series


@dataclass
class _Spelt:
    """The spellings of one entry under way."""

    given: list[str]
    family: list[str]
    further_given: list[str]
    further_family: list[str]


class _Borne:
    """How often each word is borne as a first and as a family name, and what nicknames say."""

    def __init__(self, given: pd.Series, family: pd.Series, nickname_groups: Iterable[str]) -> None:
        """Count the words of all entries."""
        self.given = _counted(given)
        self.family = _counted(family)
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(nickname_groups):
            for word in group.split():
                self._groups.setdefault(word, set()).add(number)

    def alike(self, told: str, known: str) -> bool:
        """Tell whether two first names may be one: a nickname, or one letter mistyped."""
        if not self._groups.get(told, set()).isdisjoint(self._groups.get(known, ())):
            return True
        return min(len(told), len(known)) >= _SHORTEST_TYPO and OSA.distance(told, known) <= 1

    def split(self, whole: str) -> tuple[str, str]:
        """Return the first and family name that a mailbox is made of, "" where nobody has them."""
        for end in range(len(whole) - _SHORTEST, _SHORTEST - 1, -1):
            if whole[:end] in self.given and whole[end:] in self.family:
                return whole[:end], whole[end:]
        if len(whole) > _SHORTEST + 1 and whole[1:] in self.family:
            return whole[0], whole[1:]
        return "", ""


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
        records: CLEAN_RECORDS by entry.
        identities: of the entries.
        nickname_groups: words of one first name, separated by spaces, folded.
    """
    given, family = records["given_key"], records["family_key"]
    borne = _Borne(given, family, nickname_groups)
    given, family = _without_companies(given, family, records["company_key"], borne)
    given, family = _in_order(given, family, borne)
    further = [records["nickname_key"], records["maiden_key"]]
    texts = [column.tolist() for column in (given, family, *further)]
    for entry, addresses in _telling(given, family, identities).items():
        spelt = _Spelt(*(column[entry].split() for column in texts))
        for words, is_profile in addresses:
            _learn(spelt, words, borne, is_profile=is_profile)
        mended = (spelt.given, spelt.family, spelt.further_given, spelt.further_family)
        for column, words_of in zip(texts, mended, strict=True):
            column[entry] = " ".join(words_of)
    return Spellings(*(pd.Series(column, index=given.index, dtype="str") for column in texts))


def _counted(texts: pd.Series) -> Counter[str]:
    counts: Counter[str] = Counter()
    distinct = texts.value_counts()
    for text, count in zip(distinct.index.tolist(), distinct.tolist(), strict=True):
        for word in text.split():
            counts[word] += count
    return counts


def _without_companies(
    given: pd.Series, family: pd.Series, companies: pd.Series, borne: _Borne
) -> tuple[pd.Series, pd.Series]:
    """Return the names without a company that stands in place of the family name."""
    first, last = given.tolist(), family.tolist()
    for entry, company in enumerate(companies.tolist()):
        if not company or not first[entry] or not last[entry]:
            continue
        if last[entry] == company:
            if borne.family[company] <= 1 or " " in company:
                last[entry] = ""
        elif first[entry] == company:
            if borne.given[company] <= 1:
                first[entry], last[entry] = last[entry], ""
        elif " " in company and f"{first[entry]} {last[entry]}".endswith(f" {company}"):
            first[entry] = f"{first[entry]} {last[entry]}"[: -len(company) - 1]
            last[entry] = ""
    return (
        pd.Series(first, index=given.index, dtype="str"),
        pd.Series(last, index=given.index, dtype="str"),
    )


def _in_order(given: pd.Series, family: pd.Series, borne: _Borne) -> tuple[pd.Series, pd.Series]:
    """Return first and family names, changed where nearly all others bear them the other way."""
    turned = _turned(given, borne) - _turned(family, borne) >= _SWAPPED
    turned &= (given != "").to_numpy(dtype=bool) & (family != "").to_numpy(dtype=bool)
    return given.mask(turned, family), family.mask(turned, given)


def _turned(names: pd.Series, borne: _Borne) -> Numbers:
    """Return by entry the log of how much oftener its first word is borne as a family name."""
    codes, distinct = pd.factorize(names)
    words = [name.partition(" ")[0] for name in distinct.tolist()]
    as_family = np.array([borne.family[word] for word in words], dtype=np.float64)
    as_given = np.array([borne.given[word] for word in words], dtype=np.float64)
    odds = np.log((as_family + _SELDOM) / (as_given + _SELDOM))
    turned: Numbers = odds[codes] if len(codes) else np.zeros(0)
    return turned


def _telling(
    given: pd.Series, family: pd.Series, identities: Identities
) -> dict[int, list[tuple[tuple[str, ...], bool]]]:
    """Return by entry the words of its addresses that say something else than its name.

    The flag tells profile addresses from mailboxes.
    """
    own = np.isin(identities.kind, (PROFILE, EMAIL, WORK_EMAIL))
    entries = identities.entry[own]
    words = words_of(identities.keys[own].reset_index(drop=True))
    name = (given + " " + family).iloc[entries].reset_index(drop=True)
    whole = (given != "") & (family.str.len() > 1) & (given.str.len() > 1)
    rest = whole.iloc[entries].reset_index(drop=True)
    same = (words == name) | (words == "") | (rest & ~words.str.contains(" ", regex=False))
    told: dict[int, list[tuple[tuple[str, ...], bool]]] = {}
    profile = (identities.kind[own] == PROFILE).tolist()
    texts = words.tolist()
    for row in np.flatnonzero(~same.to_numpy(dtype=bool)).tolist():
        told.setdefault(int(entries[row]), []).append((tuple(texts[row].split()), profile[row]))
    return told


def words_of(keys: pd.Series) -> pd.Series:
    """Return the words of profile addresses and mailboxes, folded like names, a space between."""
    profile = keys.str.startswith(("linkedin:", "xing:"))
    plain = keys.where(~profile | _ascii(keys), "")
    slugs = plain.str.replace(r"^(?:linkedin|xing):|-[^-]*[0-9][^-]*", "", regex=True)
    mailboxes = plain.str.replace(r"[@+].*$", "", regex=True)
    words = slugs.where(profile, mailboxes).str.replace(r"[^a-z]+", " ", regex=True).str.strip()
    words = words.str.replace(r"([aou])e+", r"\1", regex=True)
    marked = keys[profile & (plain == "")]
    folded = [_folded_slug(key) for key in marked.tolist()]
    return words.mask(plain == "", pd.Series(folded, index=marked.index, dtype="str"))


def _ascii(texts: pd.Series) -> pd.Series:
    return ~texts.str.contains(r"[^\x00-\x7f]", regex=True)


def _folded_slug(key: str) -> str:
    words = fold_name(key.partition(":")[2]).split("-")
    return " ".join(word for word in words if word.isalpha())


def _learn(spelt: _Spelt, words: tuple[str, ...], borne: _Borne, *, is_profile: bool) -> None:
    """Add to one entry what the words of one of its addresses tell."""
    if is_profile:
        _learn_profile(spelt, words, borne)
    elif len(words) == 2:  # noqa: PLR2004 - given.family
        for told in (words, words[::-1]):
            if _learn_mailbox(spelt, *told, borne):
                return
    elif len(words) == 1:
        _learn_run_together(spelt, words[0], borne)


def _learn_profile(spelt: _Spelt, words: tuple[str, ...], borne: _Borne) -> None:
    new = [w for w in words if w not in spelt.given and w not in spelt.family and len(w) > 1]
    if not new:
        return
    first = spelt.given[0] if spelt.given else ""
    if any(word in words for word in spelt.given if len(word) > 1):
        spelt.further_family += [w for w in new if w in borne.family or _near(w, spelt.family)]
        if len("".join(spelt.family)) <= 1:
            spelt.family = new
    elif any(word in words for word in spelt.family if len(word) > 1):
        if len(first) <= 1 and new[0].startswith(first):
            spelt.given = new
        else:
            spelt.further_given += new
    elif first and borne.alike(words[0], first) and len(words) > 1:
        spelt.further_given.append(words[0])
        spelt.further_family += list(words[1:])


def _near(word: str, names: list[str]) -> bool:
    return any(OSA.distance(word, name) <= 1 for name in names)


def _learn_mailbox(spelt: _Spelt, first: str, last: str, borne: _Borne) -> bool:
    """Learn from `first.last@…`; tell whether it fits the name so far."""
    given = spelt.given[0] if spelt.given else ""
    family = "".join(spelt.family)
    if last in spelt.family or (family and last == family):
        _learn_given(spelt, first, given, borne)
        return True
    fits = first == given or (len(first) == 1 and given.startswith(first))
    if fits and len(last) >= _SHORTEST:
        if len(family) <= 1:
            spelt.family = [last] if last.startswith(family) else spelt.family
        elif len(first) > 1 and (last in borne.family or _near(last, spelt.family)):
            spelt.further_family.append(last)
        return True
    if not spelt.family and len(given) <= 1 and last in borne.family and first.startswith(given):
        spelt.given, spelt.family = [first], [last]
        return True
    return False


def _learn_given(spelt: _Spelt, told: str, given: str, borne: _Borne) -> None:
    """Learn a first name from a mailbox; it may be a husband's, so it must be much like hers."""
    if len(given) <= 1:
        if len(told) >= _SHORTEST and told.startswith(given):
            spelt.given = [told]
        return
    mistyped = borne.given[given] <= 1 < borne.given[told] and fuzz.ratio(told, given) >= _ALIKE
    if len(told) > 1 and told not in spelt.given and (mistyped or borne.alike(told, given)):
        spelt.further_given.append(told)


def _learn_run_together(spelt: _Spelt, whole: str, borne: _Borne) -> None:
    """Learn from `annamuster@…`, `amuster@…` and `muster@…` what the entry lacks."""
    given, family = "".join(spelt.given[:1]), "".join(spelt.family)
    if len(given) > 1 and len(family) > 1:
        return
    if len(given) > 1 or len(family) > 1:
        known = family if len(family) > 1 else given
        rests = [whole[len(known) :]] if whole.startswith(known) else []
        rests += [whole[: -len(known)]] if whole.endswith(known) else []
        for rest in rests:
            lacking = given if known == family else family
            if len(known) >= _SHORTEST and len(rest) >= _SHORTEST and rest.startswith(lacking):
                if known == family:
                    spelt.given = [rest]
                else:
                    spelt.family = [rest]
                return
        if known == given and whole.startswith(given[0]) and not family:
            if whole[1:] in borne.family and len(whole) > _SHORTEST + 1:
                spelt.family = [whole[1:]]
            elif whole in borne.family and whole not in borne.given and whole != given:
                spelt.family = [whole]
        return
    first, last = borne.split(whole)
    if last and first.startswith(given) and last.startswith(family):
        spelt.given, spelt.family = [first], [last]
