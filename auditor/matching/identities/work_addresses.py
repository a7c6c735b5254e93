"""Work mail domains: which address is of which domain, and which domains anybody may use."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Codes, Flags, Positions
from auditor.matching.identities.identities import WORK_EMAIL, Identities

_MOSTLY = 0.5
_SEVERAL_COMPANIES = 3
_CROWD = 10
_CROWD_SHARE = 0.01


@dataclass(frozen=True)
class WorkAddresses:
    """The work e-mail addresses of entries, a row each.

    Attributes:
        entry: whose address it is.
        domain: number of its domain.
        numbered: a number stands behind the words of its mailbox (petra.huber2@).
        domains: the domains in order.
    """

    entry: Codes
    domain: Positions
    numbered: Flags
    domains: list[str]

    def of(self, rows: Flags) -> "WorkAddresses":
        """Return some of the addresses."""
        return WorkAddresses(self.entry[rows], self.domain[rows], self.numbered[rows], self.domains)

    def first_domains(self, count: int) -> Positions:
        """Return for each of `count` entries its first domain, -1 where it has none."""
        first = np.full(count, len(self.domains), dtype=np.int64)
        np.minimum.at(first, self.entry, self.domain)
        return np.where(first < len(self.domains), first, -1)


def work_addresses_of(identities: Identities) -> WorkAddresses:
    """Return the work addresses among the identities."""
    rows = identities.of_kinds(WORK_EMAIL)
    asked, which = np.unique(identities.identity[rows], return_inverse=True)
    keys = identities.texts.take(asked)
    texts = keys.str.replace(r"^.*@", "", regex=True)
    domain, distinct = pd.factorize(texts, sort=True)
    numbered = keys.str.contains(r"^[^@]*[a-z][0-9]+@", regex=True).to_numpy(dtype=bool)
    return WorkAddresses(
        identities.entry[rows],
        domain.astype(np.int64)[which],
        numbered[which],
        distinct.tolist(),
    )


def public_domains(companies: Positions, work: WorkAddresses) -> Flags:
    """Tell by domain whether anybody may write from it.

    Those are domains whose holders name several companies and mostly none of
    them, and domains that too many hold for a company nobody names.

    Args:
        companies: number of the company by entry, -1 where none is named.
        work: the addresses.
    """
    size = len(work.domains)
    company = companies[work.entry]
    told = company >= 0
    room = int(company.max(initial=0)) + 1
    pairs, counts = np.unique(work.domain[told] * room + company[told], return_counts=True)
    domain = pairs // room
    named = np.bincount(work.domain[told], minlength=size)
    leading = np.zeros(size, dtype=np.int64)
    np.maximum.at(leading, domain, counts)
    several = np.bincount(domain, minlength=size) >= _SEVERAL_COMPANIES
    holders = np.bincount(work.domain, minlength=size)
    crowd = holders > max(_CROWD, _CROWD_SHARE * len(companies))
    public: Flags = several & (leading < named * _MOSTLY)
    return public | (crowd & (leading < holders * _MOSTLY / 2))
