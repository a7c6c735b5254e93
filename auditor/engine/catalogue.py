"""Writes rules/README.md: every rule with its reason, made from the packs themselves."""

from collections.abc import Iterator, Sequence

from auditor.engine.packs import load
from auditor.engine.wording import condition_in_words, points_in_words
from auditor.model.rules import Choice, ListRule, Pack, Rule, RuleBook
from auditor.model.settings import SETTINGS
from auditor.resources import shipped

FILE_NAME = "README.md"

_HEAD = """\
# Rules

<!-- Made by `python -m auditor.engine.catalogue` from the packs beside it; change those. -->

What contacts are judged by. Each pack is one file of YAML and one concern. A rule is one
sentence about a person that is true or not: it gives points to an axis (`bond`: was there ever
a relationship; `pulse`: is it alive now), marks a person, names a flaw to mend, or opens a
letter. Its id is `pack/rule`. A rule that reads a missing value stays silent.

`auditor rules show ID` shows one with its examples, `auditor explain AUDIT WHO` what the rules
said about one person.

## A pack of your own

Give it to an audit with `--rules FILE`; `auditor rules check FILE` tells everything that is
wrong with it, and runs its examples. What it names by the id of a shipped entry takes that
entry's place; all else stays.

```yaml
pack: my-rules
title: How I see it
rules:
  relationship/two-way-exchange: {points: 20}   # weigh otherwise
  relationship/status-driven: {off: true}       # switch off
  name/incomplete: {finding: warning}           # take more or less gravely
  relationship/own-note:                        # replace: a whole rule under its id
    title: You keep a long note
    axis: bond
    points: 9
    when: {own_note: true, words_out: {at_least: 200}}
  old-friend:                                   # add: its id is my-rules/old-friend
    title: Known for ten years
    mark: true
    when: {known_days: {at_least: 3650}}
axes: {bond: {at_least: 35}}                    # from where on an axis counts as reached
settings: {alive_days_default: 900}             # what measuring goes by
words:
  phrases/birthday: {add: {en: [many happy returns]}, remove: {en: [happy bday]}}
  phrases/thanks: {add: {fr: [merci beaucoup]}}   # another language: another key
lists:
  keep-in-touch:                                # sooner on the plan than at 80 % of the rhythm
    title: A word is due
    when: {class: {equals: meaningful}, silence_to_rhythm: {at_least: 0.6}}
    order: [{word_due_on: ascending}]
```

A condition is a mapping of columns to comparisons, joined by `all`, `any` and `not`:
`{messages_in: {at_least: 3}, last_in_on: {at_least: 2024-01-01}}`. The operators are
`at_least`, `at_most`, `above`, `below`, `equals`, `is_one_of`, `present`, `missing`, `matches`
(an RE2 pattern) and `has_word_of` (a word list). A flag stands alone: `{own_note: true}`.
`not` of a missing value is missing too: ask for `{missing: true}` beside it.
A pack with the id of a shipped one takes the place of all its rules.

To leave rules out of one audit no pack is needed: `--ignore card,relationship/cooling` silences
them by rule or pack, `--select name,email` hears no other marks and findings than these.
"""


def catalogue(book: RuleBook) -> str:
    """Return the text of rules/README.md for a rule book."""
    return "\n".join(_lines(book)) + "\n"


def _lines(book: RuleBook) -> Iterator[str]:
    yield _HEAD
    yield "## The verdict"
    for axis in book.axes:
        yield f"\n**{axis.id}** - {axis.title}. Reached from {axis.at_least:g} of 100."
    yield from _choices("Class", book.classes)
    yield from _choices("Confidence", book.confidence)
    yield "\n| List | Who | Order |\n|---|---|---|"
    yield from (_list_row(listed) for listed in book.lists)
    for pack in book.packs:
        yield from _pack(pack, book)
    yield "\n## Settings\n\n| Setting | Value | |\n|---|---|---|"
    for name, meaning in SETTINGS.items():
        yield f"| `{name}` | {book.settings[name]:g} | {_cell(meaning)} |"
    yield "\n## Word lists\n\n| List | | Entries |\n|---|---|---|"
    for words in book.words.values():
        sizes = ", ".join(f"{language} {len(found)}" for language, found in words.entries.items())
        yield f"| `{words.id}` | {_cell(words.title)} | {sizes} |"


def _choices(heading: str, choices: Sequence[Choice]) -> Iterator[str]:
    yield f"\n| {heading}, the first that holds | | When |\n|---|---|---|"
    for choice in choices:
        when = "otherwise" if choice.when is None else condition_in_words(choice.when)
        yield f"| `{choice.value}` | {_cell(choice.title)} | {_cell(when)} |"


def _list_row(listed: ListRule) -> str:
    order = ", ".join(f"{name} {'down' if down else 'up'}" for name, down in listed.order)
    when = condition_in_words(listed.when)
    return f"| `{listed.id}`: {_cell(listed.title)} | {_cell(when)} | {_cell(order)} |"


def _pack(pack: Pack, book: RuleBook) -> Iterator[str]:
    if not pack.rules:
        return
    yield f"\n## {pack.title}\n\n`{pack.file}`"
    for rule_id in pack.rules:
        yield from _rule(book.rule(rule_id))


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n{rule.title}. {rule.why}".rstrip() + "\n"
    yield f"- **{_kind(rule)}**, when {_cell(condition_in_words(rule.when))}"
    for name, text in (("says", rule.says), ("to mend", rule.fix), ("source", rule.source)):
        if text:
            yield f"- {name}: {text}"


def _kind(rule: Rule) -> str:
    kinds = {
        "axis": points_in_words(rule) if rule.effect == "axis" else "",
        "finding": f"finding, {rule.severity}",
        "mark": "mark",
        "opener": "opener",
    }
    return kinds[rule.effect]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write() -> None:
    """Write rules/README.md anew from the shipped packs."""
    (shipped("rules") / FILE_NAME).write_text(catalogue(load()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
