"""Profile, Positions, Email Addresses, PhoneNumbers, Registration: who the owner is."""

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd

from auditor.importers.account import imported
from auditor.importers.linkedin.entries import blank, counted, joined, reasons
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.moments import days
from auditor.model.imported import Imported, RoleStart


@dataclass(frozen=True)
class OwnerFacts:
    """What the owner's own files say about the owner."""

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    roles: tuple[RoleStart, ...] = ()
    registered_on: dt.date | None = None


def read_owner_file(file: ExportFile, facts: OwnerFacts) -> tuple[OwnerFacts, Imported]:
    """Return the facts with what this file adds, and the file's account."""
    block = file.read()
    rows = block.rows
    read = {
        "linkedin-profile": _with_profile,
        "linkedin-positions": _with_positions,
        "linkedin-email-addresses": _with_emails,
        "linkedin-phone-numbers": _with_phones,
        "linkedin-registration": _with_registration,
    }[file.layout.format]
    facts, useless = read(rows, facts)
    told = reasons(rows, [("they say nothing about the owner", useless)])
    account = file.account(
        used=int((~useless).sum()), ignored=counted(told), rejected=block.rejected
    )
    return facts, imported(account)


def _with_profile(rows: pd.DataFrame, facts: OwnerFacts) -> tuple[OwnerFacts, pd.Series]:
    names = joined(rows["given_name"], rows["family_name"])
    useless = blank(names)
    return replace(facts, name=_first(names, facts.name)), useless


def _with_emails(rows: pd.DataFrame, facts: OwnerFacts) -> tuple[OwnerFacts, pd.Series]:
    emails = rows["email"].str.strip()
    useless = ~emails.str.contains("@", regex=False)
    primary = rows["primary"].str.strip().str.lower().isin(["yes", "ja", "true"])
    ordered = pd.concat([emails[~useless & primary], emails[~useless & ~primary]])
    return replace(facts, emails=_once(*facts.emails, *ordered)), useless


def _with_phones(rows: pd.DataFrame, facts: OwnerFacts) -> tuple[OwnerFacts, pd.Series]:
    numbers = rows["number"].str.strip()
    useless = ~numbers.str.contains(r"\d")
    return replace(facts, phones=_once(*facts.phones, *numbers[~useless])), useless


def _with_registration(rows: pd.DataFrame, facts: OwnerFacts) -> tuple[OwnerFacts, pd.Series]:
    registered_on = days(rows["registered_at"])
    told = registered_on.dropna()
    day = facts.registered_on if told.empty else told.min().date()
    return replace(facts, registered_on=day), registered_on.isna()


def _with_positions(rows: pd.DataFrame, facts: OwnerFacts) -> tuple[OwnerFacts, pd.Series]:
    started_on, finished_on = days(rows["started_on"]), days(rows["finished_on"])
    useless = started_on.isna()
    roles = [
        RoleStart(company.strip(), title.strip(), start.date(), _date(end))
        for company, title, start, end in zip(
            rows["company"][~useless],
            rows["job_title"][~useless],
            started_on[~useless],
            finished_on[~useless],
            strict=True,
        )
    ]
    whole = dict.fromkeys([*facts.roles, *roles])
    ordered = sorted(whole, key=lambda role: (role.started_on, role.company, role.job_title))
    return replace(facts, roles=tuple(ordered)), useless


def _date(moment: pd.Timestamp) -> dt.date | None:
    return None if pd.isna(moment) else moment.date()


def _first(values: pd.Series, known: str) -> str:
    filled = values[~blank(values)]
    return known or ("" if filled.empty else str(filled.iloc[0]).strip())


def _once(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
