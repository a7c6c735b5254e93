"""Companies become organisations: aliases are learned from the domains their people write from."""

import numpy as np
import pandas as pd

from auditor.matching.arrays.hashes import hashes_of
from auditor.matching.arrays.joins import (
    Codes,
    Numbers,
    Positions,
    compact,
    distinct_numbers,
    looked_up,
    mixed,
)
from auditor.matching.entries.organisations import Organisations
from auditor.matching.identities.work_addresses import WorkAddresses, public_domains

_SEEN_TOGETHER = 2
_MOSTLY = 0.5
_INITIALISM = 3
_LONGEST = 5
"""Words of a company's name among which other companies are looked for."""


def organisations_of(
    company_keys: pd.Series, work: WorkAddresses, strangers: float
) -> Organisations:
    """Return the organisations of entries.

    A number below the count of companies is a company, the others are domains.

    Args:
        company_keys: folded company by entry position, "" where none is named.
        work: the work addresses of the entries.
        strangers: further entries imagined, see `vocabulary.shares_of`.
    """
    numbers, distinct = pd.factorize(company_keys.where(company_keys != ""))
    companies = distinct.tolist()
    company = numbers.astype(np.int64)
    work = work.of(~public_domains(company, work)[work.domain])
    wording = [*companies, *("@" + domain for domain in work.domains)]
    canonical = _canonical(company, companies, work)
    columns = np.full((3, len(company)), -1, dtype=np.int64)
    columns[0] = np.where(company >= 0, np.r_[canonical, -1][company], -1)
    held = distinct_numbers(work.entry * np.int64(len(work.domains) or 1) + work.domain)
    entry, domain = held // (len(work.domains) or 1), held % (len(work.domains) or 1)
    nth = np.arange(len(entry)) - np.searchsorted(entry, entry)
    for column in (1, 2):
        rows = nth == column - 1
        columns[column, entry[rows]] = canonical[len(companies) + domain[rows]]
    numbered = np.full(len(company), -1, dtype=np.int64)
    told = work.numbered
    numbered[work.entry[told]] = canonical[len(companies) + work.domain[told]]
    share = np.maximum(_holders(columns, len(wording)), 1.0) / max(len(company) + strangers, 1)
    return Organisations(
        columns=compact(columns),
        known=np.any(columns >= 0, axis=0, keepdims=True)[0],
        share=share,
        parts=_parts(columns[0], wording),
        numbered=compact(numbered),
    )


def _holders(columns: Positions, size: int) -> Numbers:
    """Return for each organisation how many entries hold it, in whatever column."""
    counts = np.zeros(max(size, 1))
    for place, column in enumerate(columns):
        held = column >= 0
        for before in columns[:place]:
            held &= column != before
        counts += np.bincount(column[held], minlength=max(size, 1))
    return counts


def _parts(company: Positions, wording: list[str]) -> Codes:
    """Return rows by company of companies whose words are among those of its name.

    A set of words is known by the sum of their hashes; so all sets that can be made
    of a company's words are looked up at once.
    """
    distinct = distinct_numbers(company[company >= 0])
    words = pd.Series(wording, dtype="str").take(distinct).str.split()
    length = np.array([len(several) for several in words], dtype=np.int64)
    row = np.repeat(np.arange(len(distinct)), length)
    place = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
    hashes = mixed(hashes_of(words.explode()).view(np.int64))
    table = np.zeros((len(distinct), max(_LONGEST, int(length.max(initial=0)))), dtype=np.uint64)
    table[row, place] = hashes
    whole = table.sum(axis=1, dtype=np.uint64)
    sets = np.zeros((len(distinct), 1), dtype=np.uint64)
    for column in range(_LONGEST):
        sets = np.concatenate([sets, sets + table[:, [column]]], axis=1)
    order = np.argsort(whole)
    place, known = looked_up(whole[order], sets)
    found = order[place]
    part = known & (found != np.arange(len(distinct))[:, None])
    rows, columns = np.nonzero(part)
    pairs = distinct_numbers(rows * np.int64(len(distinct) or 1) + found[rows, columns])
    row, number = pairs // (len(distinct) or 1), distinct[pairs % (len(distinct) or 1)]
    nth = np.arange(len(row)) - np.searchsorted(row, row)
    parts = np.full((int(nth.max(initial=-1)) + 1, len(wording) + 1), -1, dtype=np.int64)
    parts[nth, distinct[row]] = number
    return compact(parts)


def _canonical(company: Positions, companies: list[str], work: WorkAddresses) -> Positions:
    """Return by code the code that stands for it.

    A domain stands for the company that most of its holders name, or whose
    name it spells; a company whose people mostly write from one domain is
    what the domain stands for, so that a new name and the old one are one.
    """
    count, size = len(companies), len(work.domains)
    canonical = np.arange(count + size, dtype=np.int64)
    spelt, meant = _spelt(companies, work.domains)
    used = np.zeros(size, dtype=bool)
    used[work.domain] = True
    canonical[count + spelt[used[spelt]]] = meant[used[spelt]]
    named = company[work.entry] >= 0
    both = company[work.entry[named]] * np.int64(max(size, 1)) + work.domain[named]
    pairs, together = np.unique(both, return_counts=True)
    of_company, of_domain = pairs // max(size, 1), pairs % max(size, 1)
    by_company = np.bincount(of_company, weights=together, minlength=count)
    by_domain = np.bincount(of_domain, weights=together, minlength=size)
    order = np.lexsort((of_domain, of_company, -together))
    often = order[together[order] >= _SEEN_TOGETHER]
    leading = often[together[often] / by_domain[of_domain[often]] >= _MOSTLY / 2]
    first = leading[np.unique(of_domain[leading], return_index=True)[1]]
    canonical[count + of_domain[first]] = of_company[first]
    home = often[together[often] / by_company[of_company[often]] > _MOSTLY]
    canonical[of_company[home]] = canonical[count + of_domain[home]]
    return canonical[canonical]


def _spelt(companies: list[str], domains: list[str]) -> tuple[Positions, Positions]:
    """Return domains that spell a company's name or its first letters, and the company."""
    spellings: dict[str, int] = {}
    ordered = sorted(range(len(companies)), key=companies.__getitem__)
    for number in ordered:
        words = companies[number].split()
        spellings.setdefault("".join(words), number)
        if len(words) >= _INITIALISM:
            spellings.setdefault("".join(word[0] for word in words), number)
    label = pd.Series(domains, dtype="str").str.replace(r"\..*$|[^a-z]", "", regex=True)
    found = [
        (domain, spellings[text])
        for domain, text in enumerate(label.tolist())
        if text and text in spellings
    ]
    table = np.array(found, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]
