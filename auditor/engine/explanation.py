"""What an explanation of one person holds: values only, ready to be told in any form."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.model.rules import Axis, Condition, Rule

TurnKind = Literal[
    "quiet-on",
    "word-revives",
    "exchanges-lift",
    "rule-lifts",
    "rules-lift",
    "without-decision",
    "no-history",
]


@dataclass(frozen=True)
class Spoken:
    """A rule that spoke: its sentences, what it gave, and the part of its condition that held."""

    rule: Rule
    sentence: str
    sentence_de: str
    points: float | None
    """None for a rule that belongs to no axis."""
    because: Condition | None = None


@dataclass(frozen=True)
class Silent:
    """A rule of an axis that stayed silent: what it could give, and the condition it lacks."""

    rule: Rule
    could_give: float
    lacking: Condition | None = None


@dataclass(frozen=True)
class AxisAccount:
    """One axis as a sum: the rules that spoke with their points, and those that did not."""

    axis: Axis
    score: float
    reached: bool
    spoken: tuple[Spoken, ...]
    silent: tuple[Silent, ...]


@dataclass(frozen=True)
class Turn:
    """Something that would change the verdict.

    Attributes:
        kind: `quiet-on`: from `day` on, without a word, the class is `to_class`;
            `word-revives`: an exchange now makes it `to_class`; `exchanges-lift`:
            exchanges in `count` different months from now on do; `rule-lifts`: the
            silent `rules` (one) would by itself; `rules-lift`: the fewest that
            would together; `without-decision`: what the rules alone say;
            `no-history`: a message history would have to be read.
        to_class: the class it would become; empty where that cannot be told.
        day: of `quiet-on`.
        rules: the silent rules that would have to speak.
        count: of `exchanges-lift`.
    """

    kind: TurnKind
    to_class: str = ""
    day: dt.date | None = None
    rules: tuple[Silent, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class RecordAccount:
    """A record that the person was put together from."""

    source: str
    line: int
    kind: str
    name: str
    company: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class PairAccount:
    """Why two records were, or may be, one person; reasons are keys of PAIR_REASONS."""

    outcome: str
    score: float
    left: str
    right: str
    other_person: str
    """The id of the other person of a possible pair; empty where they were merged."""
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


@dataclass(frozen=True)
class Quarter:
    """A quarter with contact."""

    quarter_on: dt.date
    messages_in: int
    messages_out: int


@dataclass(frozen=True)
class Explanation:
    """All that can be said about how one person came to their class.

    `class_title` and its like hold the English and the German title; `seen`
    the person's value of every column, as a sentence shows it, empty where it
    is missing.
    """

    person_id: str
    name: str
    company: str
    job_title: str
    as_of: dt.date
    person_class: str
    rules_class: str
    class_title: tuple[str, str]
    confidence: str
    confidence_title: tuple[str, str]
    decision: str
    prune_rank: int | None
    reconnect_rank: int | None
    keep_in_touch_rank: int | None
    word_due_on: dt.date | None
    cannot_tell: bool
    last_contact_on: dt.date | None
    axes: tuple[AxisAccount, ...]
    remarks: tuple[Spoken, ...]
    opener: Spoken | None
    turns: tuple[Turn, ...]
    records: tuple[RecordAccount, ...]
    pairs: tuple[PairAccount, ...]
    quarters: tuple[Quarter, ...]
    seen: Mapping[str, str]
