"""Rules as values: conditions over the evidence, axes, classes, lists, words and settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias


@dataclass(frozen=True)
class Test:
    """A column compared: `{messages_in: {at_least: 3}}`; operators are in engine.operators."""

    __test__: ClassVar[bool] = False  # or pytest takes the class for a test case

    column: str
    operator: str
    operand: Any = True


@dataclass(frozen=True)
class All:
    """True where every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """True where some part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    """True where the part is false; missing stays missing."""

    part: "Condition"


Condition: TypeAlias = Test | All | AnyOf | Not


@dataclass(frozen=True)
class Slope:
    """Points that follow a column in a straight line, held level beyond both ends.

    `{of: silence_share, from: [0, 100], to: [2, 0]}` gives 100 points at 0,
    50 at 1, none from 2 on.
    """

    of: str
    start: tuple[float, float]
    end: tuple[float, float]


Effect = Literal["axis", "mark", "finding", "opener"]
Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True)
class Rule:
    """One sentence about a person that is true or not.

    Attributes:
        id: `pack/name`.
        title: what is true when it speaks.
        why: why that matters, one sentence.
        effect: `axis` gives points; `mark` puts the id into flags; `finding` is a
            flaw to mend (and a flag); `opener` is a way to write to a dormant person.
        axis: `bond` or `pulse` for an axis rule, else empty.
        points: fixed points or a slope, for an axis rule.
        when: the condition.
        says: the sentence shown, with {column} placeholders.
        fix: what to do about a finding.
        severity: of a finding.
        source: the research or standard it rests on.
        examples: rows of evidence on which it must speak, and must stay silent.
    """

    id: str
    title: str
    when: Condition
    why: str = ""
    effect: Effect = "mark"
    axis: str = ""
    points: float | Slope = 0.0
    says: str = ""
    fix: str = ""
    severity: Severity = "info"
    source: str = ""
    speaks: tuple[Mapping[str, Any], ...] = ()
    silent: tuple[Mapping[str, Any], ...] = ()
    texts_de: Mapping[str, str] = field(default_factory=dict)
    """German twins of title, why, says and fix, by those names."""

    def text(self, name: str, language: str = "en") -> str:
        """Return `title`, `why`, `says` or `fix` in a language, in English where it has no twin."""
        german = self.texts_de.get(name, "") if language == "de" else ""
        return german or str(getattr(self, name))

    @property
    def pack(self) -> str:
        """The id of the pack it stands in."""
        return self.id.partition("/")[0]


@dataclass(frozen=True)
class Axis:
    """`bond` or `pulse`: 0-100, reached from `at_least` on."""

    id: str
    title: str
    at_least: float
    title_de: str = ""


@dataclass(frozen=True)
class Choice:
    """One of several values with its condition; the first that holds is taken."""

    value: str
    title: str
    when: Condition | None
    """None: whoever is left."""
    title_de: str = ""


@dataclass(frozen=True)
class ListRule:
    """Who is on a list (`prune`, `reconnect`, `keep-in-touch`, `cannot-tell`) and its order."""

    id: str
    title: str
    when: Condition
    order: tuple[tuple[str, bool], ...] = ()
    """Columns with True for descending; the name breaks ties."""
    title_de: str = ""


@dataclass(frozen=True)
class WordList:
    """Words or phrases by language; stages read them by id (`pack/name`)."""

    id: str
    title: str
    entries: Mapping[str, tuple[str, ...]]
    title_de: str = ""
    source: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """The entries of every language, in order, each once."""
        return tuple(dict.fromkeys(e for entries in self.entries.values() for e in entries))


@dataclass(frozen=True)
class Pack:
    """One rule pack as read: where it came from and the ids it brought."""

    id: str
    title: str
    file: str
    rules: tuple[str, ...] = ()
    title_de: str = ""


@dataclass(frozen=True)
class RuleBook:
    """All packs in force, put together: what the stages and the judge go by."""

    packs: tuple[Pack, ...] = ()
    rules: tuple[Rule, ...] = ()
    axes: tuple[Axis, ...] = ()
    classes: tuple[Choice, ...] = ()
    confidence: tuple[Choice, ...] = ()
    lists: tuple[ListRule, ...] = ()
    words: Mapping[str, WordList] = field(default_factory=dict)
    settings: Mapping[str, float] = field(default_factory=dict)
    left_out: tuple[Rule, ...] = ()
    """Rules that are not heard in this audit (--select, --ignore)."""

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id; KeyError where there is none."""
        return {rule.id: rule for rule in self.rules}[rule_id]
