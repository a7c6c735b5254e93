"""AuditResult: the whole outcome of an audit, all that any reporter sees."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from auditor.model.comparison import TREND, Comparison
from auditor.model.gates import GateOutcome
from auditor.model.imported import NO_CARDS, CardBook, Owner
from auditor.model.notes import Note
from auditor.model.rules import RuleBook
from auditor.model.verdicts import BrokenRule, Decision

SCHEMA_VERSION = 3


@dataclass(frozen=True)
class AuditResult:
    """The whole outcome of an audit.

    Tables: `sources` SOURCES, `account` ACCOUNT, `people` PEOPLE, `channels`
    PERSON_CHANNELS, `pairs` PAIRS, `evidence` EVIDENCE, `timeline` TIMELINE,
    `mirror` MIRROR, `verdicts` VERDICTS, `spoken` SPOKEN, `trend` TREND. `people`,
    `evidence` and `verdicts` have one row a person in the same order.

    `comparison` is None without a baseline, `trend` empty without kept audits,
    `gates` empty where none were asked for. `redaction` is empty where everything
    is as it was read, `names` or `all` where that was replaced by invented names
    and hashes (`auditor.redaction`).

    `cards` is not part of audit.json: the cards themselves are in contacts.vcf.
    """

    version: str
    as_of: dt.date
    as_of_how: str
    owner: Owner
    region: str
    sources: pd.DataFrame
    account: pd.DataFrame
    people: pd.DataFrame
    channels: pd.DataFrame
    pairs: pd.DataFrame
    evidence: pd.DataFrame
    timeline: pd.DataFrame
    mirror: pd.DataFrame
    verdicts: pd.DataFrame
    spoken: pd.DataFrame
    rulebook: RuleBook
    notes: tuple[Note, ...] = ()
    broken: tuple[BrokenRule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    comparison: Comparison | None = None
    trend: pd.DataFrame = field(default_factory=TREND.empty)
    gates: tuple[GateOutcome, ...] = ()
    redaction: str = ""
    cards: CardBook = field(default=NO_CARDS, compare=False)
    schema_version: int = SCHEMA_VERSION

    def columns(self, table: str, names: Sequence[str]) -> pd.DataFrame:
        """Return some columns of a table, with every row."""
        frame: pd.DataFrame = getattr(self, table)
        return frame[list(names)]
