"""`auditor rules`: the packs in force, one rule with its reason, and a check of one's own pack."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.configured import ConfiguredCommand
from auditor.cli.language import language_of
from auditor.cli.options import parameters
from auditor.errors import PackProblem, RulesError, UsageError
from auditor.forms import printable

if TYPE_CHECKING:
    from auditor.model.rules import Rule, RuleBook

_CARET_AT = 60
_EXCERPT = 100


@click.group()
def rules() -> None:
    """Show and check the rules that contacts are judged by.

    \b
    For example:
      auditor rules list --pack relationship
      auditor rules show relationship/two-way-exchange
      auditor rules check my-rules.yaml
    """  # noqa: D301 - \b is click's mark for lines it must not wrap


@rules.command(
    "list", cls=ConfiguredCommand, params=parameters("rules", "select", "ignore", "lang")
)
@click.option("--pack", metavar="ID", help="Only the rules of one pack.")
def list_rules(pack: str | None, lang: str | None, **given: Any) -> None:
    """List the rules in force, pack by pack."""
    book = _book(**given)
    packs = [known for known in book.packs if pack in (None, known.id)]
    if not packs:
        known_ids = ", ".join(dict.fromkeys(known.id for known in book.packs))
        raise UsageError(f"there is no pack {pack!r}", place="--pack", advice=f"known: {known_ids}")
    width = max((len(rule.id) for rule in book.rules), default=0)
    language = language_of(lang)
    for listed in packs:
        if not listed.rules:
            continue
        title = listed.title_de if language == "de" and listed.title_de else listed.title
        click.echo(click.style(printable(f"{listed.id}: {title}"), bold=True))
        for rule_id in listed.rules:
            rule = book.rule(rule_id)
            title = printable(rule.text("title", language))
            click.echo(f"  {rule_id:<{width}}  {_effect(rule):<16}  {title}")


@rules.command("show", cls=ConfiguredCommand, params=parameters("rules", "lang"))
@click.argument("rule_id", metavar="ID")
def show_rule(rule_id: str, lang: str | None, **given: Any) -> None:
    """Show one rule: when it speaks, why, what it gives, its source and examples."""
    from auditor.engine.problems import did_you_mean  # noqa: PLC0415 - late: it imports pandas

    book = _book(**given)
    named = [r for r in book.rules if rule_id in (r.id, r.id.partition("/")[2])]
    if not named:
        near = did_you_mean(rule_id, [rule.id for rule in book.rules])
        advice = "auditor rules list shows all"
        raise UsageError(f"there is no rule {printable(rule_id)!r}{near}", advice=advice)
    for rule in named:
        for line in _described(rule, book, language_of(lang)):
            click.echo(line)


@rules.command("check")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
def check_rules(files: tuple[Path, ...]) -> None:
    """Check rule packs of your own, and run the examples of their rules.

    Every problem is shown with its line. A pack may bring rules, words and
    bounds of its own; an entry with the id of a shipped one takes its place.

    \b
    rules:
      relationship/two-way-exchange: {points: 20}      # weigh otherwise
      relationship/status-driven: {off: true}          # switch off
    words:
      phrases/birthday: {add: {en: [many happy returns]}}
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    from auditor.engine.packs import examine  # noqa: PLC0415 - late: it imports pandas

    problems = examine(files)
    for problem in problems:
        for line in _pointed(problem):
            click.echo(line)
    if problems:
        raise RulesError(problems)
    click.echo(f"{len(files)} {'pack' if len(files) == 1 else 'packs'} checked: nothing is wrong")


def _book(
    rules: tuple[Path, ...], select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> "RuleBook":
    """Return the rules in force, as an audit here would judge by them."""
    from auditor import engine  # noqa: PLC0415 - late: it imports pandas

    return engine.chosen(engine.load(rules), select, ignore)


def _effect(rule: "Rule") -> str:
    from auditor.model.rules import Slope  # noqa: PLC0415 - beside the others

    if rule.effect == "axis":
        gives = "slope" if isinstance(rule.points, Slope) else f"{rule.points:+g}"
        return f"{rule.axis} {gives}"
    return f"finding: {rule.severity}" if rule.effect == "finding" else rule.effect


def _described(rule: "Rule", book: "RuleBook", language: str) -> Iterator[str]:
    """Yield a rule's page, line by line."""
    from auditor.engine.wording import condition_in_words, points_in_words, reads  # noqa: PLC0415

    yield click.style(f"{rule.id}: {printable(rule.text('title', language))}", bold=True)
    facts = {
        "why": rule.text("why", language),
        "speaks when": condition_in_words(rule.when, language),
        "gives": points_in_words(rule) if rule.effect == "axis" else _effect(rule),
        "says": rule.text("says", language),
        "to mend": rule.text("fix", language),
        "source": rule.source,
        "pack": next((pack.file for pack in book.packs if rule.id in pack.rules), ""),
    }
    for name, text in facts.items():
        if text:
            yield f"  {name:<12} {printable(text)}"
    for heading, lines in (
        ("reads", [f"{column}: {meaning}" for column, meaning in reads(rule)]),
        ("speaks on", [_example(row) for row in rule.speaks]),
        ("silent on", [_example(row) for row in rule.silent]),
    ):
        for number, line in enumerate(lines):
            yield f"  {heading if number == 0 else '':<12} {printable(line)}"


def _example(row: Mapping[str, Any]) -> str:
    from auditor.model.sentences import shown  # noqa: PLC0415 - it imports pandas

    return ", ".join(f"{column} {shown(value)}" for column, value in row.items()) or "nothing known"


def _pointed(problem: PackProblem) -> Iterator[str]:
    """Yield a problem's place and text, its line, and a caret under the place."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    yield f"{printable(problem.file)}{place}: {printable(problem.text)}"
    if problem.excerpt:
        start = max(0, problem.column - _CARET_AT)
        shown = problem.excerpt[start : start + _EXCERPT]
        yield "    " + "".join(printable(character) or " " for character in shown)
        yield "    " + " " * (problem.column - 1 - start) + "^"
