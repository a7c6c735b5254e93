"""What was read: every file with its counts, the notes, the owner, the day."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.reporters.clauses import clause, note_text
from auditor.reporters.html.columns import fit_text
from auditor.reporters.html.wording import CERTAINTIES, STATUSES
from auditor.reporters.language import Language

_LONGEST_NOTE = 1000
"""Characters of a note; it may name several files."""


@dataclass(frozen=True)
class SourceView:
    """One file: what it is and what became of its entries, as shown.

    Attributes:
        name: within its archive or folder.
        title: what it was recognised as.
        status: read, empty, …, in words.
        fine: it was read.
        trouble: it could not be read, or gave nothing.
        reason: why it was not read, or empty.
        entries: how many it holds; the next four add up to them.
        kept: those that stand for themselves.
        merged: those that became part of a person already known.
        ignored: those set aside.
        rejected: those that could not be read.
        period: first and last day in it, or empty.
    """

    name: str
    title: str
    status: str
    fine: bool
    trouble: bool
    reason: str
    entries: str
    kept: str
    merged: str
    ignored: str
    rejected: str
    period: str


@dataclass(frozen=True)
class SourceGroup:
    """The files of one archive or folder.

    Attributes:
        name: of the archive or folder; empty for files that stand alone.
        sources: its files.
    """

    name: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class NoteView:
    """One note about what was read.

    Attributes:
        source: the file, or empty.
        level: info, warning or error.
        sentence: what is to be said.
    """

    source: str
    level: str
    sentence: str


@dataclass(frozen=True)
class Reading:
    """Everything about the input.

    Attributes:
        groups: the files, by the archive or folder they came in.
        notes: what the program has to say about them, the gravest first.
        owner: name of the person whose contacts these are, or empty.
        owner_certainty: how sure, in words.
        owner_how: how that was found out.
        region: region in which phone numbers were read, or empty.
        as_of: the day from which silence is counted.
        as_of_how: where that day comes from.
        version: of the auditor.
    """

    groups: tuple[SourceGroup, ...]
    notes: tuple[NoteView, ...]
    owner: str
    owner_certainty: str
    owner_how: str
    region: str
    as_of: str
    as_of_how: str
    version: str


def reading_of(result: AuditResult, language: Language) -> Reading:
    """Return what was read, in words."""
    merged = result.account[result.account["outcome"] == "merged"]["source"].value_counts()
    order = {"error": 0, "warning": 1, "info": 2}
    notes = sorted(result.notes, key=lambda note: order[note.level])
    owner = result.owner
    return Reading(
        _groups(result.sources, merged, language),
        tuple(_note_view(note, language) for note in notes),
        owner.name or owner.profile.partition(":")[2],
        language.text(CERTAINTIES[owner.certainty]),
        clause(owner.how, language),
        result.region,
        language.day(result.as_of),
        clause(result.as_of_how, language),
        result.version,
    )


def _note_view(note: Note, language: Language) -> NoteView:
    sentence = fit_text(note_text(note, language), _LONGEST_NOTE)
    return NoteView(fit_text(note.source), note.level, sentence)


def _groups(
    sources: pd.DataFrame, merged: pd.Series, language: Language
) -> tuple[SourceGroup, ...]:
    groups: dict[str, list[SourceView]] = {}
    for source in sources.to_dict("records"):
        collection = str(source["collection"])
        inside = str(source["source"]).startswith(f"{collection}/")
        group = groups.setdefault(collection if inside else "", [])
        group.append(_source_view(source, merged, language))
    return tuple(SourceGroup(fit_text(name), tuple(group)) for name, group in groups.items())


def _source_view(source: dict[Hashable, Any], merged: pd.Series, language: Language) -> SourceView:
    first, last = source["first_on"], source["last_on"]
    period = (
        ""
        if pd.isna(first) or pd.isna(last)
        else f"{language.short_day(first)} \N{EN DASH} {language.short_day(last)}"
    )
    fine = bool(source["status"] == "read")
    joined = int(merged.get(source["source"], 0))
    return SourceView(
        name=fit_text(source["source"].removeprefix(f"{source['collection']}/")),
        title=clause(source["title"], language),
        status=language.text(STATUSES.get(source["status"], source["status"])),
        fine=fine,
        trouble=source["status"] in ("empty", "unreadable"),
        reason=clause(source["reason"], language),
        entries=_count(source["entries"], language),
        kept=_count(source["used"] - joined, language),
        merged=_count(joined, language) if fine else "",
        ignored=_count(source["ignored"], language),
        rejected=_count(source["rejected"], language),
        period=period,
    )


def _count(value: Any, language: Language) -> str:
    return "" if pd.isna(value) else language.number(int(value))
