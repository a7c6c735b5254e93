"""What can be done: whom to write to, what to let go, what to mend, what to know."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from auditor.reporters.between import what_was_between
from auditor.reporters.clauses import note_text
from auditor.reporters.flaws import Flaw, flaws_of
from auditor.reporters.markdown.telling import Telling, row

if TYPE_CHECKING:
    import pandas as pd

_MOST_PEOPLE = 10
_MOST_FLAWS = 40
_MOST_NOTES = 20
_NAMES_OF_A_FLAW = 4


def words_due(telling: Telling) -> Iterator[str]:
    """Yield the first of the keep-in-touch plan, with the day by which a word is due."""
    ranked = _ranked(telling, "keep_in_touch_rank")
    if ranked:
        yield from telling.heading("A word is due")
        yield from _first_of(
            telling, ranked, lambda person: telling.say("by {word_due_on}", **person)
        )


def people_to_write_to(telling: Telling) -> Iterator[str]:
    """Yield the first of the reconnect list, with what was between you."""
    ranked = _ranked(telling, "reconnect_rank")
    if ranked:
        yield from telling.heading("Worth a message")
        yield from _first_of(
            telling,
            ranked,
            lambda person: telling.sentence(what_was_between(person, telling.language)),
        )


def what_can_be_let_go(telling: Telling) -> Iterator[str]:
    """Yield how many people are on the pruning list; no names, since nothing hurries."""
    if telling.headline.to_let_go:
        yield from telling.heading("What can be let go")
        yield telling.counted(
            "With %(shown)s contact there was never more than the business card.",
            "With %(shown)s contacts there was never more than the business card.",
            telling.headline.to_let_go,
        )


def flaws(telling: Telling) -> Iterator[str]:
    """Yield flaws by what to do about them, the gravest first."""
    found = flaws_of(telling.result)
    if not found:
        return
    yield from telling.heading("Flaws to mend")
    yield row(
        telling.say("Flaw"), telling.say("People"), telling.say("Who"), telling.say("What to do")
    )
    yield row("---", "---:", "---", "---")
    for flaw in found[:_MOST_FLAWS]:
        yield _flaw(telling, flaw)
    yield from telling.more(len(found) - _MOST_FLAWS)


def duplicates(telling: Telling) -> Iterator[str]:
    """Yield how many records were joined and how many pairs are left to the owner."""
    headline = telling.headline
    if headline.merged or headline.possible_duplicates:
        yield from telling.heading("Duplicates")
        yield telling.say(
            "Entries recognised as another entry of somebody: {merged}. "
            "Pairs that may be one person: {possible}.",
            merged=headline.merged,
            possible=headline.possible_duplicates,
        )


def what_to_know(telling: Telling) -> Iterator[str]:
    """Yield how many people are beyond the history, and the notes above mere information."""
    notes = sorted(
        (note for note in telling.result.notes if note.level != "info"),
        key=lambda note: note.level != "error",
    )
    if not notes and not telling.headline.cannot_tell:
        return
    yield from telling.heading("What to know")
    if telling.headline.cannot_tell:
        told = telling.counted(
            "Nothing can be told about %(shown)s person.",
            "Nothing can be told about %(shown)s people.",
            telling.headline.cannot_tell,
        )
        yield f"- {told}"
    for note in notes[:_MOST_NOTES]:
        place = telling.short(note.source.rpartition("/")[2])
        said = telling.sentence(note_text(note, telling.language))
        yield f"- **{place}**: {said}" if place else f"- {said}"
    yield from telling.more(len(notes) - _MOST_NOTES)


def _first_of(
    telling: Telling, ranked: Sequence[int], told_of: Callable[["pd.Series[Any]"], str]
) -> Iterator[str]:
    """Yield a line for each of the first on a list, and how many more there are."""
    for place in ranked[:_MOST_PEOPLE]:
        evidence = telling.result.evidence.iloc[place]
        name = telling.called(telling.names[evidence["person_id"]])
        yield f"- **{name}** – {told_of(evidence)}"
    yield from telling.more(len(ranked) - _MOST_PEOPLE)


def _ranked(telling: Telling, rank: str) -> list[int]:
    """Return the places of the people on a list, in its order."""
    return telling.result.verdicts[rank].dropna().sort_values(kind="stable").index.tolist()


def _flaw(telling: Telling, flaw: Flaw) -> str:
    title, fix = (
        telling.sentence(flaw.rule.text(part, telling.language.code)) for part in ("title", "fix")
    )
    names = [telling.names.get(person, "") for person in flaw.people]
    listed = telling.listed(names, _NAMES_OF_A_FLAW)
    return row(title, telling.number(len(flaw.people)), listed, fix)
