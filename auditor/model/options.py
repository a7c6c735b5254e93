"""What the user asked of an audit."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from auditor.model.rules import RuleBook
from auditor.model.verdicts import Decision


@dataclass(frozen=True)
class AuditOptions:
    """The inputs and choices of one audit.

    Attributes:
        sources: files and folders as given.
        rulebook: the rule packs in force.
        me: profile URL, e-mail or name of the owner; empty: found from the sources.
        region: ISO 3166 code for phone numbers without a country code; empty: told from them.
        as_of: day from which silence is counted; None: the newest day in the sources.
        decisions: the owner's own decisions.
        mappings: files that say which column of a table of the user's own holds what.
    """

    sources: tuple[Path, ...]
    rulebook: RuleBook
    me: str = ""
    region: str = ""
    as_of: dt.date | None = None
    decisions: tuple[Decision, ...] = ()
    mappings: tuple[Path, ...] = ()
