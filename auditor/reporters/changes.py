"""What changed between two audits, in words, as text for a terminal, Markdown or JSON."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from auditor.forms import printable
from auditor.model.comparison import CHANGE_KINDS, CHANGES, Comparison
from auditor.model.rules import RuleBook
from auditor.model.verdicts import CLASSES
from auditor.reporters.html.wording import CHANGE_TITLES, CLASS_NAMES
from auditor.reporters.language import Language, language_of
from auditor.reporters.markdown.escaping import plain

SHAPE = 1
"""Version of what `as_json` gives."""
_LONGEST = 200
_MOST_LINES, _MOST_POINTS = 25, 200


@dataclass(frozen=True)
class ToldChange:
    """One person's change: the name, and class, employer or flaw before and now, in words."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class ToldKind:
    """All changes of one kind: what is true of so many people, and who they are."""

    kind: str
    title: str
    changes: tuple[ToldChange, ...]


def told(comparison: Comparison, book: RuleBook, language: Language) -> tuple[ToldKind, ...]:
    """Return the kinds of change that there are, in the order they are told.

    Args:
        comparison: what changed.
        book: the rules, for the titles of flaws.
        language: the language of titles, classes and flaws.
    """
    titles = {rule.id: rule.text("title", language.code) for rule in book.rules}
    titles |= {name: language.text(CLASS_NAMES[name]) for name in CLASSES}
    kinds = []
    for kind in CHANGE_KINDS:
        rows = comparison.changes[comparison.changes["change"] == kind]
        if len(rows):
            states = [[titles.get(state, state) for state in rows[side]] for side in ("was", "now")]
            changes = tuple(map(ToldChange, rows["name"], *states))
            kinds.append(ToldKind(kind, title_of(kind, len(rows), language), changes))
    return tuple(kinds)


def title_of(kind: str, count: int, language: Language) -> str:
    """Return what is true of so many people after a change of a kind."""
    return language.text(CHANGE_KINDS[kind] if count == 1 else CHANGE_TITLES[kind])


def as_text(comparison: Comparison, book: RuleBook, language_code: str) -> Iterator[str]:
    """Yield the lines for a terminal: control characters and long names are made harmless."""
    language = language_of(language_code)
    yield _days(comparison, language)
    for kind in told(comparison, book, language):
        yield ""
        yield f"{language.number(len(kind.changes))} {kind.title}"
        shown = kind.changes[:_MOST_LINES]
        yield from (f"  {_line(change, language, _on_one_line)}" for change in shown)
        yield from (f"  {more}" for more in _more(len(kind.changes) - len(shown), language))
    if comparison.changes.empty:
        yield language.text("Nothing changed.")


def as_markdown(comparison: Comparison, book: RuleBook, language_code: str) -> Iterator[str]:
    """Yield the lines of a page in GitHub's or GitLab's Markdown; no text comes to life in it."""
    language = language_of(language_code)
    yield f"# {_days(comparison, language)}"
    yield ""
    for kind in told(comparison, book, language):
        yield f"## {language.number(len(kind.changes))} {kind.title}"
        yield ""
        shown = kind.changes[:_MOST_POINTS]
        yield from (f"- {_line(change, language, _in_markdown)}" for change in shown)
        yield from (f"- {more}" for more in _more(len(kind.changes) - len(shown), language))
        yield ""
    if comparison.changes.empty:
        yield language.text("Nothing changed.")


def as_json(comparison: Comparison) -> str:
    """Return the comparison as JSON for scripts, the same in every language.

    An object of `shape` (1), `old_as_of` and `new_as_of` (YYYY-MM-DD), `counts`
    (every kind of change with its number, zeros too) and `changes`: a list of
    objects of `change`, `person_id` (empty: gone), `old_person_id` (empty: new),
    `name`, `was` and `now` (a class, an employer, a name or a rule id).
    """
    plainly: dict[str, Any] = {
        "shape": SHAPE,
        "old_as_of": comparison.old_as_of.isoformat(),
        "new_as_of": comparison.new_as_of.isoformat(),
        "counts": {kind: comparison.count(kind) for kind in CHANGE_KINDS},
        "changes": comparison.changes[CHANGES.names].to_dict("records"),
    }
    return json.dumps(plainly, ensure_ascii=False, indent=1)


def _days(comparison: Comparison, language: Language) -> str:
    values = {"old": language.day(comparison.old_as_of), "new": language.day(comparison.new_as_of)}
    return language.fill(language.text("From {old} to {new}"), values)


def _line(change: ToldChange, language: Language, shown: Callable[[str], str]) -> str:
    name = shown(change.name) or language.text("without a name")
    states = " → ".join(shown(state) for state in (change.was, change.now) if state)
    return f"{name}  ({states})" if states else name


def _more(count: int, language: Language) -> Iterator[str]:
    if count > 0:
        values = {"count": count}
        yield language.fill(language.text("and {count} more; --format json names all"), values)


def _on_one_line(text: str) -> str:
    line = printable(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _in_markdown(text: str) -> str:
    return plain(text, _LONGEST)
