"""Chooses which rules of a book are heard, as `--select` and `--ignore` ask."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from auditor.engine.assembly import most_points_of
from auditor.engine.problems import did_you_mean
from auditor.errors import UsageError
from auditor.forms import printable
from auditor.model.rules import Rule, RuleBook

_CHOSEN_FROM = ("mark", "finding")
"""What --select narrows: without axis rules there is no verdict, without openers no letter."""


def chosen(book: RuleBook, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleBook:
    """Return the book with only the rules that are wanted; the others are its `left_out`.

    `select` names the marks and findings to hear, all if it is empty; rules of
    an axis and openers are heard anyway. `ignore` silences every rule it names,
    whatever it does, and wins over `select`; a rule of an axis left out is said
    in the audit's notes.

    Args:
        book: the rules in force.
        select: ids of rules or of packs; several in one text are separated by commas.
        ignore: the same.

    Raises:
        UsageError: no rule or pack has such an id, or an axis could no longer be reached.
    """
    wanted = _named(book, select, "--select")
    unwanted = _named(book, ignore, "--ignore")

    def heard(rule: Rule) -> bool:
        narrowed = bool(wanted) and rule.effect in _CHOSEN_FROM
        return rule.id not in unwanted and (not narrowed or rule.id in wanted)

    left_out = tuple(rule for rule in book.rules if not heard(rule))
    rules = tuple(rule for rule in book.rules if heard(rule))
    _check_axes(replace(book, rules=rules))
    ids = {rule.id for rule in rules}
    packs = tuple(
        replace(pack, rules=tuple(name for name in pack.rules if name in ids))
        for pack in book.packs
    )
    return replace(book, rules=rules, packs=packs, left_out=(*book.left_out, *left_out))


def _named(book: RuleBook, texts: Sequence[str], option: str) -> Collection[str]:
    """Return the ids of the rules that an option names, by themselves or by their pack."""
    packs: dict[str, list[str]] = {pack.id: [] for pack in book.packs}
    for rule in book.rules:
        packs.setdefault(rule.pack, []).append(rule.id)
    ids = {rule.id for rule in book.rules}
    found: set[str] = set()
    for name in (part.strip() for text in texts for part in text.split(",")):
        if name in ids:
            found.add(name)
        elif packs.get(name):
            found.update(packs[name])
        elif name:
            _reject(name, [*ids, *(pack for pack, rules in packs.items() if rules)], option)
    return found


def _reject(name: str, known: Sequence[str], option: str) -> None:
    near = did_you_mean(name, known)
    raise UsageError(
        f"there is no rule and no pack {printable(name)!r}{near}",
        place=option,
        advice="auditor rules list shows all",
    )


def _check_axes(book: RuleBook) -> None:
    for axis in book.axes:
        if most_points_of(book, axis) < axis.at_least:
            raise UsageError(
                f"without these rules nobody could reach {axis.id}",
                place="--ignore",
                advice=f"leave in rules of {axis.id}, or lower `at_least` in a pack of your own",
            )
