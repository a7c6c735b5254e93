"""Companies as numbers, with the mail domains and other spellings that stand for them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.joins import Flags, Numbers, Positions

_SEEN_TOGETHER = 2
_MOSTLY = 0.5
_INITIALISM = 3
_SEVERAL_COMPANIES = 3
_CROWD = 10
_CROWD_SHARE = 0.01


@dataclass(frozen=True)
class Organisations:
    """The organisations of entries.

    `codes` has a row an entry and three columns (the company named, then those
    of its work mail domains), -1 where there is none. `share` is by code the
    share of entries that hold it; `wording` the company key behind a code.
    `numbered` is by entry the organisation where its address has a number behind
    the words (petra.huber2@ says that a petra.huber@ was there before), or -1.
    """

    codes: Positions
    share: Numbers
    wording: pd.Series
    numbered: Positions

    def same(self, left: Positions, right: Positions) -> tuple[Flags, Positions]:
        """Tell for pairs of entries whether they share an organisation, and which."""
        code = np.full(len(left), -1, dtype=np.int64)
        columns = self.codes.T.copy()
        for mine in columns:
            rows = np.flatnonzero(mine[left] >= 0)
            ours, others = mine[left[rows]], right[rows]
            for theirs in columns:
                shared = (ours == theirs[others]) & (code[rows] < 0)
                code[rows[shared]] = ours[shared]
        return code >= 0, code


def organisations_of(
    company_keys: pd.Series, work_emails: pd.DataFrame, strangers: float
) -> Organisations:
    """Return the organisations of entries.

    Args:
        company_keys: folded company by entry position, "" where none is named.
        work_emails: columns entry (position) and key (folded address) of work addresses.
        strangers: further entries imagined, see `vocabulary.shares_of`.
    """
    domains = work_emails["key"].str.replace(r"^.*@", "", regex=True)
    public = _public(company_keys, work_emails["entry"], domains)
    work_emails, domains = work_emails.loc[~public], domains[~public]
    labels = pd.concat(
        [company_keys[company_keys != ""], "@" + domains], ignore_index=True
    ).drop_duplicates()
    wording = labels.sort_values(ignore_index=True)
    place = pd.Series(np.arange(len(wording)), index=wording)
    canonical = _canonical(company_keys, work_emails["entry"], domains, place)
    codes = np.full((len(company_keys), 3), -1, dtype=np.int64)
    named = (company_keys != "").to_numpy()
    codes[named, 0] = canonical[company_keys[named].map(place).to_numpy(np.int64)]
    mails = pd.DataFrame({"entry": work_emails["entry"], "code": ("@" + domains).map(place)})
    mails = mails.drop_duplicates().sort_values(["entry", "code"])
    nth = mails.groupby("entry").cumcount()
    for column in (1, 2):
        rows = mails.loc[nth == column - 1]
        codes[rows["entry"].to_numpy(np.int64), column] = canonical[rows["code"].to_numpy(np.int64)]
    numbered = np.full(len(company_keys), -1, dtype=np.int64)
    told = work_emails["key"].str.contains(r"^[^@]*[a-z][0-9]+@", regex=True)
    places = ("@" + domains[told]).map(place).to_numpy(np.int64)
    numbered[work_emails.loc[told, "entry"].to_numpy(np.int64)] = canonical[places]
    counts = _holders(codes, max(len(wording), 1))
    share = np.maximum(counts, 1.0) / max(len(codes) + strangers, 1)
    return Organisations(codes, share, wording, numbered)


def _public(company_keys: pd.Series, entries: pd.Series, domains: pd.Series) -> pd.Series:
    """Tell which rows are of domains that anybody may write from.

    Those are domains whose holders name several companies and mostly none of
    them, and domains that too many hold for a company nobody names.
    """
    rows = pd.DataFrame({"domain": domains, "company": company_keys.to_numpy()[entries]})
    rows = rows.assign(named=rows["company"] != "")
    of_domain = rows.groupby("domain")
    named = of_domain["named"].transform("sum").astype("float64")
    told = rows.loc[rows["named"]].groupby(["domain", "company"]).size()
    leading = rows["domain"].map(told.groupby("domain").max()).astype("float64").fillna(0)
    companies = rows["domain"].map(told.groupby("domain").size()).astype("float64").fillna(0)
    scattered = (companies >= _SEVERAL_COMPANIES) & (leading < named * _MOSTLY)
    holders = of_domain["named"].transform("size").astype("float64")
    crowd = holders > max(_CROWD, _CROWD_SHARE * len(company_keys))
    return scattered | (crowd & (leading < holders * _MOSTLY / 2))


def _holders(codes: Positions, size: int) -> Numbers:
    rows = np.repeat(np.arange(len(codes)), codes.shape[1])
    held = pd.DataFrame({"row": rows, "code": codes.ravel()}).drop_duplicates()
    return np.bincount(held.loc[held["code"] >= 0, "code"], minlength=size).astype(np.float64)


def _canonical(
    company_keys: pd.Series, entries: pd.Series, domains: pd.Series, place: pd.Series
) -> Positions:
    """Return by code the code that stands for it: aliases are learned from mail domains.

    A domain stands for the company that most of its holders name, or whose
    name it spells; a company whose people mostly write from one domain is
    what the domain stands for, so that a new name and the old one are one.
    """
    canonical = np.arange(len(place), dtype=np.int64)
    seen = pd.DataFrame(
        {"company": company_keys.to_numpy()[entries.to_numpy(np.int64)], "domain": "@" + domains}
    )
    seen = seen.loc[seen["company"] != ""].groupby(["company", "domain"], as_index=False).size()
    seen = seen.assign(
        of_company=seen.groupby("company")["size"].transform("sum"),
        of_domain=seen.groupby("domain")["size"].transform("sum"),
    ).sort_values(["size", "company", "domain"], ascending=[False, True, True])
    spelt = _spelt(company_keys, domains, place)
    canonical[spelt[0]] = spelt[1]
    often = seen["size"] >= _SEEN_TOGETHER
    leading = seen.loc[often & (seen["size"] / seen["of_domain"] >= _MOSTLY / 2)]
    leading = leading.drop_duplicates("domain")
    canonical[leading["domain"].map(place)] = leading["company"].map(place)
    home = seen.loc[often & (seen["size"] / seen["of_company"] > _MOSTLY)]
    canonical[home["company"].map(place)] = canonical[home["domain"].map(place)]
    return canonical[canonical]


def _spelt(
    company_keys: pd.Series, domains: pd.Series, place: pd.Series
) -> tuple[Positions, Positions]:
    """Return codes of domains that spell a company's name, and the company's code."""
    companies = pd.unique(company_keys[company_keys != ""]).tolist()
    initials = [_initials(company.split()) for company in companies]
    spellings = pd.DataFrame(
        {
            "company": companies + companies,
            "label": [company.replace(" ", "") for company in companies] + initials,
        }
    ).astype("str")
    spellings = spellings.loc[spellings["label"] != ""].sort_values(["label", "company"])
    first = spellings.drop_duplicates("label").set_index("label")["company"]
    distinct = pd.Series(domains.unique(), dtype="str")
    label = distinct.str.replace(r"\..*$|[^a-z]", "", regex=True)
    meant = label.map(first)
    found = meant.notna()
    return (
        ("@" + distinct[found]).map(place).to_numpy(np.int64),
        meant[found].map(place).to_numpy(np.int64),
    )


def _initials(words: list[str]) -> str:
    """Return the first letters of a name of several words (Bayerische Motoren Werke)."""
    return "".join(word[0] for word in words) if len(words) >= _INITIALISM else ""
