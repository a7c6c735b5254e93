"""The numbers that terminal, page and summaries all begin with, counted in one place."""

from dataclasses import dataclass

from auditor.model.result import AuditResult
from auditor.reporters.language import Language


@dataclass(frozen=True)
class Headline:
    """What an audit comes to.

    Attributes:
        total: people.
        meaningful: relationships.
        dormant: those gone quiet.
        cards: those that never went past the business card.
        cannot_tell: people whom no message history covers.
        history: a message history was read.
        to_write_to: people on the reconnect list.
        to_let_go: people on the pruning list.
        findings: flaws found.
        possible_duplicates: pairs that may be one person.
        merged: records that were recognised as another entry of somebody's.
    """

    total: int
    meaningful: int
    dormant: int
    cards: int
    cannot_tell: int
    history: bool
    to_write_to: int
    to_let_go: int
    findings: int
    possible_duplicates: int
    merged: int


def headline_of(result: AuditResult) -> Headline:
    """Return the headline numbers of a result."""
    verdicts = result.verdicts
    classes = verdicts["class"].value_counts()
    flaws = [rule.id for rule in result.rulebook.rules if rule.effect == "finding"]
    possible = result.pairs[result.pairs["outcome"] == "possible"]
    return Headline(
        total=len(verdicts),
        meaningful=int(classes.get("meaningful", 0)),
        dormant=int(classes.get("dormant", 0)),
        cards=int(classes.get("business-card-only", 0)),
        cannot_tell=int(verdicts["cannot_tell"].fillna(value=False).sum()),
        history=all(note.kind != "no-message-history" for note in result.notes),
        to_write_to=int(verdicts["reconnect_rank"].notna().sum()),
        to_let_go=int(verdicts["prune_rank"].notna().sum()),
        findings=int(result.spoken["rule_id"].isin(flaws).sum()),
        possible_duplicates=len(possible.drop_duplicates(["left_person", "right_person"])),
        merged=int((result.account["outcome"] == "merged").sum()),
    )


def lead_sentence(headline: Headline, language: Language) -> str:
    """Return the answer in one sentence, as the page says it.

    Whom no history covers is no card that was never more: of them nothing is known.
    """
    total = language.number(headline.total)
    if not headline.total:
        return language.text("No contact was found in what was read.")
    if not headline.history:
        return language.plural(
            "%(shown)s contact was read, but no messages: "
            "nothing here can tell who is a relationship.",
            "%(shown)s contacts were read, but no messages: "
            "nothing here can tell who is a relationship.",
            headline.total,
        ) % {"shown": total}
    told = _clauses(headline, language)
    if headline.cannot_tell:
        whole = language.text("%(of)s, %(alive)s, %(quiet)s, %(cards)s, and %(unknown)s.")
    else:
        whole = language.text("%(of)s, %(alive)s, %(quiet)s, %(cards)s.")
    return whole % told


def _clauses(headline: Headline, language: Language) -> dict[str, str]:
    """Return the parts of the sentence, each in the form that goes with its number."""
    total, alive, quiet = headline.total, headline.meaningful, headline.dormant
    unknown, cards = headline.cannot_tell, headline.cards - headline.cannot_tell
    forms = {
        "of": (total, language.plural("Of %(shown)s contact", "Of %(shown)s contacts", total)),
        "alive": (
            alive,
            language.plural("%(shown)s is a relationship", "%(shown)s are relationships", alive),
        ),
        "quiet": (
            quiet,
            language.plural("%(shown)s has gone quiet", "%(shown)s have gone quiet", quiet),
        ),
        "cards": (
            cards,
            language.plural(
                "%(shown)s was never more than a business card",
                "%(shown)s never went past the business card",
                cards,
            ),
        ),
        "unknown": (
            unknown,
            language.plural("%(shown)s person cannot be told", "%(shown)s cannot be told", unknown),
        ),
    }
    return {name: form % {"shown": language.number(n)} for name, (n, form) in forms.items()}
