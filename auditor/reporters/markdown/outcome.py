"""What an audit comes to: the answer, the gates, what changed, how it went over time."""

from collections.abc import Iterator

from auditor.model.comparison import CHANGE_KINDS
from auditor.reporters.changes import title_of
from auditor.reporters.headline import lead_sentence
from auditor.reporters.html.wording import CLASS_PLURALS
from auditor.reporters.markdown.telling import Telling, row

_MOST_GATES = 50
_MOST_NAMES = 10
_MOST_AUDITS = 12


def answer(telling: Telling) -> Iterator[str]:
    """Yield the lead sentence and the three numbers."""
    headline, language = telling.headline, telling.language
    yield f"# {telling.sentence(lead_sentence(headline, language))}"
    yield ""
    yield telling.say("As of {day}.", day=language.day(telling.result.as_of))
    if telling.result.redaction:
        yield telling.say("All names here are invented; channels and file names are left out.")
    if not headline.total:
        return
    yield ""
    yield row(telling.say("Class"), telling.say("People"), telling.say("Share"))
    yield row("---", "---:", "---:")
    for class_id, count in (
        ("meaningful", headline.meaningful),
        ("dormant", headline.dormant),
        ("business-card-only", headline.cards),
    ):
        share = telling.short(language.percent(count, headline.total))
        title = telling.sentence(language.text(CLASS_PLURALS[class_id]))
        yield row(title, telling.number(count), share)
    if headline.cannot_tell:
        share = telling.short(language.percent(headline.cannot_tell, headline.total))
        title = telling.say("of these, cannot be told")
        yield row(title, telling.number(headline.cannot_tell), share)


def gates(telling: Telling) -> Iterator[str]:
    """Yield every gate with the number it saw, failed ones first."""
    outcomes = sorted(telling.result.gates, key=lambda outcome: not outcome.failed)
    if not outcomes:
        return
    yield from telling.heading("Gates")
    yield row(telling.say("Fails where"), telling.say("It is"), telling.say("Outcome"))
    yield row("---", "---:", "---")
    for outcome in outcomes[:_MOST_GATES]:
        value = telling.short(telling.language.number(outcome.value, 3))
        said = telling.say("failed") if outcome.failed else telling.say("passed")
        shown = f"**{said}**" if outcome.failed else said
        yield row(telling.short(str(outcome.gate)), value, shown)
    yield from telling.more(len(outcomes) - _MOST_GATES)


def changes(telling: Telling) -> Iterator[str]:
    """Yield how many changes of each kind there are since the baseline, and whom they are about."""
    comparison = telling.result.comparison
    if comparison is None:
        return
    yield from telling.heading("Since {day}", day=telling.language.day(comparison.old_as_of))
    for kind in CHANGE_KINDS:
        of_kind = comparison.changes[comparison.changes["change"] == kind]
        if len(of_kind):
            title = telling.sentence(title_of(kind, len(of_kind), telling.language))
            names = list(dict.fromkeys(of_kind["name"].tolist()))
            listed = telling.listed(names, _MOST_NAMES)
            yield f"- **{telling.number(len(of_kind))} {title}** – {listed}"
    if comparison.changes.empty:
        yield telling.say("Nothing changed.")


def trend(telling: Telling) -> Iterator[str]:
    """Yield the kept audits, the newest last, where there are several."""
    kept = telling.result.trend.tail(_MOST_AUDITS)
    if len(kept) < 2:  # noqa: PLR2004 - one audit is no trend
        return
    yield from telling.heading("Over time")
    yield row(
        telling.say("As of"),
        telling.say("People"),
        *(telling.sentence(telling.language.text(title)) for title in CLASS_PLURALS.values()),
        telling.say("Flaws"),
    )
    yield row("---", *["---:"] * 5)
    for audit in kept.to_dict("records"):
        counts = ("people", "meaningful", "dormant", "business_card_only", "findings")
        day = telling.short(telling.language.short_day(audit["as_of"]))
        yield row(day, *(telling.number(audit[count]) for count in counts))
