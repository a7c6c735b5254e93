"""Lays the packs over one another and checks that the whole is complete."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from auditor.engine.bench import most_points
from auditor.engine.facts import AXES
from auditor.engine.pack_reading import LISTS, PackDraft
from auditor.engine.problems import NOWHERE, Problems
from auditor.engine.rule_reading import RuleChange
from auditor.engine.word_reading import WordChange
from auditor.errors import PackProblem
from auditor.model.rules import Axis, Pack, Rule, RuleBook, WordList
from auditor.model.settings import SETTINGS
from auditor.model.verdicts import CLASSES, CONFIDENCES

_COMPLETE: Mapping[str, Iterable[str]] = {
    "settings": SETTINGS,
    "axes": AXES,
    "classes": CLASSES,
    "confidence": CONFIDENCES,
    "lists": LISTS,
}


def assemble(drafts: Sequence[PackDraft], *, whole: bool) -> tuple[RuleBook, list[PackProblem]]:
    """Return the rule book and what is wrong with the packs together.

    A user's entry takes the place of the shipped one of the same id, or
    changes it; what is wrong in one pack is added to that pack's problems.
    """
    own = {draft.id for draft in drafts if not draft.shipped}
    merged = {section: _merged(drafts, section, own) for section in (*_COMPLETE, "words", "rules")}
    book = RuleBook(
        packs=tuple(_pack(draft, merged["rules"]) for draft in drafts),
        rules=tuple(merged["rules"].values()),
        axes=tuple(merged["axes"].values()),
        classes=tuple(merged["classes"].values()),
        confidence=tuple(merged["confidence"].values()),
        lists=tuple(merged["lists"].values()),
        words=merged["words"],
        settings=merged["settings"],
    )
    overall = Problems("rules")
    _check_last_choice(book, drafts, overall)
    if whole and not any(draft.problems.found for draft in drafts):
        _check_completeness(merged, overall)
        _check_reach(book, drafts, overall)
    return book, overall.found


def _merged(drafts: Sequence[PackDraft], section: str, own: set[str]) -> dict[str, Any]:
    """Return one section's entries by id, later packs over earlier ones."""
    merged: dict[str, Any] = {}
    giver: dict[str, str] = {}
    for draft in drafts:
        if section == "rules" and draft.shipped and draft.id in own:
            continue  # a pack of one's own with this id takes the place of all its rules
        for name, entry in draft.sections[section].items():
            if draft.shipped and name in merged:
                place = draft.places[f"{section}/{name}"]
                draft.problems.add(place, f"{name} is given already, in {giver[name]}")
                continue
            giver[name] = draft.problems.file
            changed = _laid_over(merged.get(name), entry, draft)
            if changed is None:
                merged.pop(name, None)
            else:
                merged[name] = changed
    return merged


def _laid_over(former: Any, entry: Any, draft: PackDraft) -> Any:
    """Return what an entry makes of the former one of its id; None takes it away."""
    match entry:
        case WordChange():
            return entry.applied(former) if former is not None else None
        case RuleChange():
            return _changed_rule(former, entry, draft)
        case Axis(title="") | WordList(title="") if former is not None:
            return replace(entry, title=former.title, title_de=former.title_de)
    return entry


def _changed_rule(rule: Rule | None, change: RuleChange, draft: PackDraft) -> Rule | None:
    if rule is None or change.off:
        return None
    place = draft.places[f"rules/{rule.id}"]
    if change.points is not None and rule.effect != "axis":
        draft.problems.add(place, f"{rule.id} gives no points that could be changed")
    if change.severity is not None and rule.effect != "finding":
        draft.problems.add(place, f"{rule.id} is no finding whose severity could be changed")
    points = rule.points if change.points is None else change.points
    return replace(rule, points=points, severity=change.severity or rule.severity)


def _pack(draft: PackDraft, rules: Mapping[str, Rule]) -> Pack:
    named = tuple(name for name in draft.sections["rules"] if name in rules)
    file = draft.problems.file.replace("\\", "/").rpartition("/")[2]
    return Pack(draft.id, draft.title, file, named, draft.title_de)


def _check_last_choice(book: RuleBook, drafts: Sequence[PackDraft], overall: Problems) -> None:
    """Exactly one choice takes whoever is left, and it stands last."""
    for section, choices in (("classes", book.classes), ("confidence", book.confidence)):
        if not choices:
            continue
        early = [choice.value for choice in choices[:-1] if choice.when is None]
        late = [choices[-1].value] if choices[-1].when is not None else []
        for value in early or late:
            text = f"in `{section}` exactly the last one must have `otherwise: true`"
            _at(drafts, section, value, text, overall)


def _check_completeness(merged: Mapping[str, Mapping[str, Any]], overall: Problems) -> None:
    for section, names in _COMPLETE.items():
        lacking = [name for name in names if name not in merged[section]]
        if lacking:
            overall.add(NOWHERE, f"no pack gives, in its `{section}`: {', '.join(lacking)}")


def most_points_of(book: RuleBook, axis: Axis) -> float:
    """Return the most points that the rules of an axis can give together."""
    return sum(max(most_points(rule), 0.0) for rule in book.rules if rule.axis == axis.id)


def _check_reach(book: RuleBook, drafts: Sequence[PackDraft], overall: Problems) -> None:
    """An axis that its rules cannot lift over its bound would never be reached."""
    for axis in book.axes:
        most = most_points_of(book, axis)
        if most < axis.at_least:
            reached = f"and it is reached from {axis.at_least:g} on"
            text = f"the rules of {axis.id} give {most:g} points at most, {reached}"
            _at(drafts, "axes", axis.id, text, overall)


def _at(drafts: Sequence[PackDraft], section: str, name: str, text: str, overall: Problems) -> None:
    """Add a problem to the last pack that gives the entry."""
    for draft in reversed(drafts):
        if name in draft.sections[section]:
            draft.problems.add(draft.places[f"{section}/{name}"], text)
            return
    overall.add(NOWHERE, text)
