"""How it was judged: the axes, the classes, and every rule of every pack with its bound."""

from dataclasses import dataclass

from auditor.model.result import AuditResult
from auditor.model.rules import Choice, Rule
from auditor.model.settings import SETTINGS
from auditor.model.verdicts import CLASSES
from auditor.reporters.html.conditions import condition_text, points_text
from auditor.reporters.html.wording import AXES, CLASS_NAMES, SEVERITIES
from auditor.reporters.language import Language

SETTINGS_SHOWN = {
    name: meaning for name, meaning in SETTINGS.items() if not name.startswith("match_")
}
"""Numbers that a reader can weigh; the odds of matching are for `auditor rules`."""


@dataclass(frozen=True)
class RuleView:
    """One rule in force.

    Attributes:
        id: `pack/name`.
        title: what is true where it speaks.
        why: why that matters.
        gives: points, how grave a flaw, a mark or a first line.
        when: its condition in words.
        source: the research it rests on.
        count: people it spoke about.
    """

    id: str
    title: str
    why: str
    gives: str
    when: str
    source: str
    count: int


@dataclass(frozen=True)
class PackView:
    """One pack with its rules.

    Attributes:
        id: the pack.
        title: the question it answers.
        file: where it stands.
        rules: those in force.
    """

    id: str
    title: str
    file: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True)
class Judging:
    """What the verdicts rest on.

    Attributes:
        axes: name, question and bound of each axis.
        classes: name, id and condition of each class, in the order they are tried.
        confidence: value and condition of each degree of confidence.
        settings: meaning and value of each number that measuring reads.
        packs: the packs in force.
        broken: ids and reasons of rules that failed.
        left_out: ids and titles of rules that were not heard in this audit.
    """

    axes: tuple[tuple[str, str, str], ...]
    classes: tuple[tuple[str, str, str], ...]
    confidence: tuple[tuple[str, str, str], ...]
    settings: tuple[tuple[str, str], ...]
    packs: tuple[PackView, ...]
    broken: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]


def judging_of(result: AuditResult, language: Language) -> Judging:
    """Return the rule book in words, with how often each rule spoke."""
    book = result.rulebook
    return Judging(
        axes=tuple(
            (language.text(AXES[axis.id]), language.title(axis), language.number(axis.at_least, 1))
            for axis in book.axes
        ),
        classes=tuple(
            (_class_name(choice.value, language), choice.value, _when(choice, language))
            for choice in book.classes
        ),
        confidence=tuple(
            (choice.value, language.title(choice), _when(choice, language))
            for choice in book.confidence
        ),
        settings=tuple(
            (language.text(SETTINGS_SHOWN[name]), language.number(value, 2))
            for name, value in book.settings.items()
            if name in SETTINGS_SHOWN
        ),
        packs=_pack_views(result, language),
        broken=tuple((broken.rule_id, broken.reason) for broken in result.broken),
        left_out=tuple((rule.id, rule.text("title", language.code)) for rule in book.left_out),
    )


def _class_name(value: str, language: Language) -> str:
    return language.text(CLASS_NAMES[value]) if value in CLASSES else value


def _when(choice: Choice, language: Language) -> str:
    return condition_text(choice.when, language) or language.text("everyone else")


def _pack_views(result: AuditResult, language: Language) -> tuple[PackView, ...]:
    counts = result.spoken["rule_id"].value_counts()
    rules = {rule.id: rule for rule in result.rulebook.rules}
    return tuple(
        PackView(
            pack.id,
            language.title(pack),
            pack.file,
            tuple(
                _rule_view(rules[rule_id], int(counts.get(rule_id, 0)), language)
                for rule_id in pack.rules
                if rule_id in rules
            ),
        )
        for pack in result.rulebook.packs
    )


def _rule_view(rule: Rule, count: int, language: Language) -> RuleView:
    return RuleView(
        rule.id,
        rule.text("title", language.code),
        rule.text("why", language.code),
        gives(rule, language),
        condition_text(rule.when, language),
        rule.source,
        count,
    )


def gives(rule: Rule, language: Language) -> str:
    """Return what a rule does when it speaks: points, a finding, a mark or an opener."""
    if rule.effect == "axis":
        return f"{language.text(AXES.get(rule.axis, rule.axis))} {points_text(rule, language)}"
    if rule.effect == "finding":
        return language.text(SEVERITIES[rule.severity])
    return language.text("a mark") if rule.effect == "mark" else language.text("a first line")
