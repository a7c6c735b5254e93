"""What was read: every file with its counts, the notes, the owner, the day."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.reporters.clauses import clause, note_text
from auditor.reporters.html.columns import fit_text
from auditor.reporters.html.wording import CERTAINTIES, STATUSES
from auditor.reporters.language import Language
from auditor.reporters.sources import folded

_MOST_NAMES = 200
"""Files of a folder that are named; all stand in records.csv."""
_LONGEST_NOTE = 1000
"""Characters of a note; it may name several files."""


@dataclass(frozen=True)
class SourceView:
    """One file, or many of one kind: what it is and what became of its entries, as shown.

    Attributes:
        name: within its archive or folder; for many files that of their folder.
        title: what it was recognised as.
        status_id: read, empty, ignored or unreadable.
        status: the same in words.
        fine: it was read.
        reason: why it was not read, or empty.
        entries: how many it holds; the next four add up to them.
        kept: those that stand for themselves.
        merged: those that became part of a person already known.
        ignored: those set aside.
        rejected: those that could not be read.
        period: first and last day in it, or empty.
        files: how many files it stands for.
        names: of the first of many files; empty where it is one.
    """

    name: str
    title: str
    status_id: str
    status: str
    fine: bool
    reason: str
    entries: str
    kept: str
    merged: str
    ignored: str
    rejected: str
    period: str
    files: int
    names: tuple[str, ...]


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
    """What is to be said about one file, or about all.

    Attributes:
        source: the file, or empty.
        level: info, warning or error.
        sentence: the notes, separated by '; '.
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
        tuple(_note_views(notes, language)),
        owner.name or owner.profile.partition(":")[2],
        language.text(CERTAINTIES[owner.certainty]),
        clause(owner.how, language),
        result.region,
        language.day(result.as_of),
        clause(result.as_of_how, language),
        result.version,
    )


def _note_views(notes: Sequence[Note], language: Language) -> Iterator[NoteView]:
    """Yield the notes; what is said about one file stands together."""
    together: dict[tuple[str, str, int], list[str]] = {}
    for place, note in enumerate(notes):
        key = (note.level, note.source, 0 if note.source else place)
        together.setdefault(key, []).append(note_text(note, language))
    for (level, source, _), sentences in together.items():
        told = fit_text("; ".join(sentences), _LONGEST_NOTE)
        yield NoteView(fit_text(source), level, told)


def _groups(
    sources: pd.DataFrame, merged: pd.Series, language: Language
) -> tuple[SourceGroup, ...]:
    groups: dict[str, list[SourceView]] = {}
    for source in folded(sources).to_dict("records"):
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
    files = source["files"]
    joined = sum(int(merged.get(file, 0)) for file in files)
    label = source["source"] if len(files) == 1 else source["folder"]
    names = [file.rpartition("/")[2] for file in files[:_MOST_NAMES]] if len(files) > 1 else []
    return SourceView(
        name=fit_text(label.removeprefix(source["collection"]).removeprefix("/")),
        title=clause(source["title"], language),
        status_id=source["status"],
        status=language.text(STATUSES.get(source["status"], source["status"])),
        fine=fine,
        reason=clause(source["reason"], language),
        entries=_count(source["entries"], language),
        kept=_count(source["used"] - joined, language),
        merged=_count(joined, language) if fine else "",
        ignored=_count(source["ignored"], language),
        rejected=_count(source["rejected"], language),
        period=period,
        files=len(files),
        names=tuple(fit_text(name) for name in names),
    )


def _count(value: Any, language: Language) -> str:
    return "" if pd.isna(value) else language.number(int(value))
