"""What an audit says in the terminal when it is done: one screen, answer first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import click
import pandas as pd

from auditor.cli.lines import in_terminal, terminal_width, wrapped
from auditor.forms import printable
from auditor.model.comparison import CHANGE_KINDS, Comparison
from auditor.model.result import AuditResult
from auditor.reporters.between import what_was_between
from auditor.reporters.changes import title_of
from auditor.reporters.clauses import clause, note_text
from auditor.reporters.headline import headline_of
from auditor.reporters.html.wording import CERTAINTIES
from auditor.reporters.language import Language, language_of
from auditor.reporters.sources import folded

_MOST_FILES = 24
_MOST_TO_WRITE_TO = 3
_MOST_NOTES = 5
_BAR_WIDTH = 30


def summary(
    result: AuditResult, changes: Comparison | None, written: Sequence[Path], language: str
) -> Iterator[str]:
    """Yield the lines of the summary; `click.echo` takes the colours off where none belong.

    In a terminal, lines are broken between words; in a log they stay whole.
    """
    width = terminal_width()
    teller = _Teller(result, language_of(language), width)
    lines = chain(
        teller.what_was_read(),
        teller.whose(),
        teller.three_numbers(),
        teller.whom_to_write_to(),
        teller.what_changed(changes),
        teller.what_cannot_be_told(),
        teller.where_the_outputs_are(written),
    )
    if not in_terminal():
        yield from lines
        return
    for line in lines:
        yield from wrapped(line, width)


@dataclass(frozen=True)
class _Teller:
    """Tells one result in one language, in lines of a width."""

    result: AuditResult
    language: Language
    width: int

    def say(self, message: str, **values: Any) -> str:
        """Return a message in the language, its {parameters} filled in."""
        return self.language.fill(self.language.text(message), values)

    def heading(self, message: str, **values: Any) -> str:
        return click.style(self.say(message, **values), bold=True)

    def what_was_read(self) -> Iterator[str]:
        """A line a file, under the archive or folder that it is in."""
        yield self.heading("Read")
        collection = ""
        aside = self.result.sources["status"] == "ignored"
        listed = self.result.sources[~aside]
        lines = folded(listed)
        for source in lines.head(_MOST_FILES).to_dict("records"):
            folder, name = printable(source["folder"]), printable(source["source"])
            name = name.rpartition("/")[2]
            if folder != collection:
                collection = folder
                yield f"  {_shortened(folder, self.width - 2)}".rstrip()
            if len(source["files"]) > 1:
                name = self.say("{count} files", count=len(source["files"]))
            yield f"    {_shortened(name, 34):34}  {self._counts(source)}"
        rest = sum(map(len, lines["files"].iloc[_MOST_FILES:]))
        if rest > 0:
            yield "    " + self.say("and {count} more files; the report names them", count=rest)
        for reason, sources in self.result.sources[aside].groupby("reason", sort=True):
            names = ", ".join(printable(label).rpartition("/")[2] for label in sources["source"])
            told = f"{clause(str(reason), self.language)}: {names}"
            yield "    " + click.style(_shortened(told, self.width - 4), dim=True)

    def _counts(self, source: dict[Any, Any]) -> str:
        if source["status"] == "unreadable":
            reason = clause(printable(source["reason"]), self.language)
            return click.style(self.say("not read: {reason}", reason=reason), fg="red")
        if source["status"] == "empty":
            return click.style(self.say("nothing usable in it"), fg="yellow")
        parts = [self.say("{used} of {entries} entries", **source)]
        if _filled(source["ignored"]):
            parts.append(self.say("{ignored} set aside", **source))
        if _filled(source["rejected"]):
            parts.append(click.style(self.say("{rejected} unreadable", **source), fg="red"))
        return ", ".join(parts)

    def whose(self) -> Iterator[str]:
        """Whose contacts these are, how that is known, and the day silence counts from."""
        owner = self.result.owner
        name = printable(owner.name) or owner.profile.partition(":")[2]
        if owner.certainty == "none":
            told = self.say("not found; --me names you")
        else:
            sure = self.language.text(CERTAINTIES[owner.certainty])
            told = f"{name} ({sure}: {clause(printable(owner.how), self.language)})"
        whose, since = self.heading("Owner"), self.heading("As of")
        yield f"{whose}  {told}"
        day = self.language.day(self.result.as_of)
        yield f"{since}  {day} ({clause(self.result.as_of_how, self.language)})"
        if self.result.redaction:
            yield self.say("All names here are invented; channels and file names are left out.")

    def three_numbers(self) -> Iterator[str]:
        """How many relationships, how many gone quiet, how many cards."""
        headline = headline_of(self.result)
        yield ""
        yield self.heading("Of {count} contacts", count=headline.total)
        for count, words, colour in (
            (headline.meaningful, self.say("are relationships"), "green"),
            (headline.dormant, self.say("have gone quiet"), "yellow"),
            (headline.cards, self.say("are only business cards"), "blue"),
        ):
            bar = "█" * max(round(_BAR_WIDTH * count / headline.total), 1) if count else ""
            number = self.language.number(count)
            yield f"  {number:>7}  {words:24} {click.style(bar, fg=colour)}"
        if headline.cannot_tell:
            yield "           " + self.say(
                "{count} of these cannot be told: no message history covers them",
                count=headline.cannot_tell,
            )

    def whom_to_write_to(self) -> Iterator[str]:
        """The first few of the reconnect list, with what was between you."""
        ranked = self.result.verdicts["reconnect_rank"].dropna().sort_values()
        if ranked.empty:
            return
        yield ""
        yield self.heading("Write to one of them today")
        for place in ranked.index[:_MOST_TO_WRITE_TO]:
            evidence = self.result.evidence.iloc[place]
            name = printable(self.result.people["name"].iloc[place])
            told = what_was_between(evidence, self.language)
            yield f"  {click.style(_shortened(name, 36), bold=True)}  {told}"
        rest = len(ranked) - _MOST_TO_WRITE_TO
        if rest > 0:
            yield "  " + self.say("and {count} more in reconnect.csv", count=rest)

    def what_changed(self, changes: Comparison | None) -> Iterator[str]:
        """How many changes of each kind since the baseline."""
        if changes is None:
            return
        counts = [
            f"{self.language.number(count)} {title_of(kind, count, self.language)}"
            for kind in CHANGE_KINDS
            if (count := changes.count(kind))
        ]
        since = self.heading("Since {day}", day=changes.old_as_of)
        yield ""
        yield f"{since}  {', '.join(counts) or self.say('nothing changed')}"

    def what_cannot_be_told(self) -> Iterator[str]:
        """The notes above mere information: what is missing, unreadable, uncertain."""
        told = [note for note in self.result.notes if note.level != "info"]
        if not told:
            return
        yield ""
        yield self.heading("What to know")
        for note in sorted(told, key=lambda note: note.level != "error")[:_MOST_NOTES]:
            place = f"{printable(note.source).rpartition('/')[2]}: " if note.source else ""
            colour = "red" if note.level == "error" else "yellow"
            yield f"  {click.style(place, fg=colour)}{printable(note_text(note, self.language))}"
        if len(told) > _MOST_NOTES:
            rest = len(told) - _MOST_NOTES
            yield "  " + self.say("and {count} more; the report lists them", count=rest)

    def where_the_outputs_are(self, written: Sequence[Path]) -> Iterator[str]:
        """The report's path, and the names beside it."""
        if not written:
            return
        first, *others = written
        yield ""
        yield self.heading("Open") + f"  {first}"
        if others:
            names = ", ".join(path.name for path in others)
            yield "  " + self.say("beside it: {names}", names=names)


def _filled(value: Any) -> bool:
    return pd.notna(value) and int(value) > 0


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
