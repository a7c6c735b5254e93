"""What an audit says in the terminal when it is done: one screen, answer first."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd

from auditor.forms import printable
from auditor.model.comparison import CHANGE_KINDS, Comparison
from auditor.model.result import AuditResult
from auditor.reporters.sentences import joined, spoken_sentences

_MOST_FILES = 16
_MOST_TO_WRITE_TO = 3
_MOST_NOTES = 6
_BAR_WIDTH = 30
_CLASSES = {
    "meaningful": ("relationships", "green"),
    "dormant": ("have gone quiet", "yellow"),
    "business-card-only": ("only business cards", "blue"),
}


def summary(
    result: AuditResult, changes: Comparison | None, written: Sequence[Path], language: str
) -> Iterator[str]:
    """Yield the lines of the summary; `click.echo` takes the colours off where none belong."""
    yield from _what_was_read(result)
    yield from _whose(result)
    yield from _three_numbers(result)
    yield from _whom_to_write_to(result, language)
    yield from _what_changed(changes)
    yield from _what_cannot_be_told(result)
    yield from _where_the_outputs_are(written)


def _heading(text: str) -> str:
    return click.style(text, bold=True)


def _what_was_read(result: AuditResult) -> Iterator[str]:
    yield _heading("Read")
    sources = result.sources
    width = min(max((len(label) for label in sources["source"]), default=0), 58)
    for source in sources.head(_MOST_FILES).to_dict("records"):
        yield f"  {_shortened(printable(source['source']), width):{width}}  {_counts(source)}"
    if len(sources) > _MOST_FILES:
        yield f"  and {len(sources) - _MOST_FILES} more files; the report names them"


def _counts(source: dict[Any, Any]) -> str:
    if source["status"] in ("unreadable", "ignored"):
        style = "red" if source["status"] == "unreadable" else None
        return click.style(f"not read: {printable(source['reason'])}", fg=style)
    if source["status"] == "empty":
        return click.style("nothing usable in it", fg="yellow")
    parts = [f"{_number(source['used'])} of {_number(source['entries'])} entries"]
    if _filled(source["ignored"]):
        parts.append(f"{_number(source['ignored'])} set aside")
    if _filled(source["rejected"]):
        parts.append(click.style(f"{_number(source['rejected'])} unreadable", fg="red"))
    return ", ".join(parts)


def _whose(result: AuditResult) -> Iterator[str]:
    owner = result.owner
    if owner.certainty == "none":
        yield f"{_heading('Owner')} not found; name yourself with --me"
    else:
        name = printable(owner.name) or owner.profile.partition(":")[2]
        sure = {"high": "certain", "medium": "likely", "low": "a guess"}[owner.certainty]
        yield f"{_heading('Owner')} {name} ({sure}: {printable(owner.how)})"
    yield f"{_heading('As of')} {result.as_of:%Y-%m-%d} ({result.as_of_how})"


def _three_numbers(result: AuditResult) -> Iterator[str]:
    people = len(result.people)
    yield ""
    yield _heading(f"Of {_number(people)} contacts")
    counts = result.verdicts["class"].value_counts()
    for name, (words, colour) in _CLASSES.items():
        count = int(counts.get(name, 0))
        bar = "█" * max(round(_BAR_WIDTH * count / people), 1) if count else ""
        yield f"  {_number(count):>7} {words:20} {click.style(bar, fg=colour)}"
    cannot_tell = int(result.verdicts["cannot_tell"].fillna(value=False).sum())
    if cannot_tell:
        yield (
            f"  {_number(cannot_tell):>7} of the last cannot be told: "
            "no message history covers them"
        )


def _whom_to_write_to(result: AuditResult, language: str) -> Iterator[str]:
    ranked = result.verdicts["reconnect_rank"]
    if not ranked.notna().any():
        return
    yield ""
    yield _heading("Write to one of them today")
    reasons = joined(spoken_sentences(result, ("axis",), language), result.people["person_id"])
    for place in ranked.dropna().sort_values().index[:_MOST_TO_WRITE_TO]:
        last = result.evidence["last_contact_on"].iloc[place]
        since = f", last contact {last:%Y-%m-%d}" if pd.notna(last) else ""
        name = click.style(printable(result.people["name"].iloc[place]), bold=True)
        yield _shortened(f"  {name}{since}: {printable(reasons.iloc[place])}", 150)
    rest = int(ranked.notna().sum()) - _MOST_TO_WRITE_TO
    if rest > 0:
        yield f"  and {_number(rest)} more in reconnect.csv"


def _what_changed(changes: Comparison | None) -> Iterator[str]:
    if changes is None:
        return
    counts = [f"{changes.count(kind)} {kind}" for kind in CHANGE_KINDS if changes.count(kind)]
    yield ""
    yield f"{_heading(f'Since {changes.old_as_of}')} {', '.join(counts) or 'nothing changed'}"


def _what_cannot_be_told(result: AuditResult) -> Iterator[str]:
    told = [note for note in result.notes if note.level != "info"]
    if not told:
        return
    yield ""
    yield _heading("What to know")
    for note in told[:_MOST_NOTES]:
        place = f"{printable(note.source)}: " if note.source else ""
        colour = "red" if note.level == "error" else "yellow"
        yield f"  {click.style(place, fg=colour)}{printable(note.sentence)}"
    if len(told) > _MOST_NOTES:
        yield f"  and {len(told) - _MOST_NOTES} more; the report lists them"


def _where_the_outputs_are(written: Sequence[Path]) -> Iterator[str]:
    if not written:
        return
    yield ""
    first, *others = written
    yield f"{_heading('Open')} {first}"
    if others:
        names = ", ".join(path.name for path in others)
        yield f"  beside it: {names}"


def _number(value: Any) -> str:
    return f"{int(value):,}" if _filled(value) else "0"


def _filled(value: Any) -> bool:
    return pd.notna(value) and int(value) > 0


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
