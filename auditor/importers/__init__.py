"""Stage one: files on disk become records, channels, interactions and notes.

The walk finds the files that matter in ZIPs and folders, each importer claims
what it knows by content, reads it collection by collection, and what overlaps
is counted once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from auditor.errors import NoReadableInput
from auditor.importers.account import Account, account_of, only_accounts
from auditor.importers.combine import concatenate
from auditor.importers.found import Refused, Walked
from auditor.importers.guard import guarded
from auditor.importers.interface import Context, Document, Importer
from auditor.importers.labels import path_labels
from auditor.importers.limits import DEFAULT_LIMITS, Limits
from auditor.importers.overlap import without_repetitions, without_strangers
from auditor.importers.own_entries import without_own_entries
from auditor.importers.owners import merged_owner, owner_key, profile_address, same_owner
from auditor.importers.registry import IMPORTERS, importers_for, interest
from auditor.importers.same_cards import without_copies
from auditor.importers.same_content import repeated_documents
from auditor.importers.streams import Unreadable
from auditor.importers.tables import read_mapping
from auditor.importers.text import as_text
from auditor.importers.told_together import told_together
from auditor.importers.walk import walk
from auditor.model.imported import Imported, MeasureTexts, Owner
from auditor.model.notes import Note
from auditor.model.progress import Progress, silent
from auditor.second_core import ONE_CORE, SecondCore

__all__ = ["DEFAULT_LIMITS", "Limits", "importers_for", "read", "read_mapping"]

_HEAD_BYTES = 64 * 1024
_FILES_TOLD = 5
_WORTH_SENDING = 256 * 1024
"""Bytes from which reading beside is worth the sending."""

_Key = tuple[str, str]
"""A collection, and the id of the importer that reads it."""
_Task = tuple[Importer, list[tuple[Document, str]]]


def read(
    paths: Sequence[Path],
    *,
    measure_texts: MeasureTexts,
    me: str = "",
    progress: Progress = silent,
    limits: Limits = DEFAULT_LIMITS,
    importers: Sequence[Importer] = IMPORTERS,
    core: SecondCore = ONE_CORE,
) -> Imported:
    """Return everything that the sources say about contacts.

    Args:
        paths: ZIPs, folders and files as the user gave them.
        measure_texts: measures message texts, which are dropped at once.
        me: profile URL, e-mail address or name of the owner; empty: found from the files.
        progress: is told how many rows of long files are read.
        limits: bounds on what is opened.
        importers: who may claim the files; the first that does reads them.
        core: does part of the work.

    Raises:
        NoReadableInput: nothing among the sources could be read.
    """
    walked = walk(paths, interest, limits)
    claims = {document: _claim(document, importers) for document in walked.documents}
    claimed = [(document, claim.format) for document, claim in claims.items() if claim.format]
    twins = repeated_documents(claimed)
    left_out = [
        *(_refused(refused) for refused in walked.refused),
        *(_unclaimed(document, claim) for document, claim in claims.items() if not claim.format),
        *(_twin(document, f, twins) for document, f in claimed if document.label in twins),
    ]
    left = {document: claim for document, claim in claims.items() if document.label not in twins}
    read_parts, owner, doubts = _read(left, Context(measure_texts, me, progress, core))
    whole = without_copies(concatenate([only_accounts(left_out), *read_parts.values()]))
    others, strangers = _of_others(read_parts, owner)
    whole = without_strangers(whole, strangers)
    whole = without_repetitions(whole, others, _newest_first(whole.sources))
    whole = without_own_entries(replace(whole, owner=owner))
    whole = _in_order(whole, walked, doubts)
    _stop_if_nothing(whole, paths)
    return whole


def ready() -> None:
    """Do nothing; whoever calls this in another process has it import all that reading takes."""


def _of_others(parts: Mapping[_Key, Imported], owner: Owner) -> tuple[set[str], set[str]]:
    """Return the collections that may be somebody else's, and those that certainly are."""
    told = {key[0]: part.owner for key, part in parts.items() if owner_key(part.owner)}
    others = {name for name, other in told.items() if not same_owner(other, owner)}
    return others, {name for name in others if told[name].is_other(owner)}


@dataclass(frozen=True)
class _Claim:
    """Which importer knows a document, or why none does."""

    format: str = ""
    importer: Importer | None = None
    unreadable: str = ""


def _read(
    claims: Mapping[Document, _Claim], context: Context
) -> tuple[dict[_Key, Imported], Owner, tuple[Note, ...]]:
    """Return what each collection gave to each importer, the owner, and doubts about the owner.

    A collection that does not tell its owner is read again as the owner's that
    the others tell: messages.csv may have been moved away from its archive.
    """
    tasks = _collections(claims)
    parts = _read_all(tasks, context)
    owners = {key[0]: part.owner for key, part in parts.items() if part.owner != Owner()}
    owner, doubts = merged_owner(owners)
    if owner.profile or owner.name:
        known = replace(context, me=profile_address(owner.profile) or owner.name)
        for key, part in parts.items():
            if any(note.kind == "owner-unknown" for note in part.notes):
                parts[key] = guarded(*tasks[key], known)
    return parts, owner, doubts


def _read_all(tasks: Mapping[_Key, _Task], context: Context) -> dict[_Key, Imported]:
    """Return what each task gives; all but the largest may be read beside."""
    sizes = {key: sum(document.size for document, _ in task[1]) for key, task in tasks.items()}
    largest = max(tasks, key=lambda key: sizes[key], default=None)
    begun = {
        key: context.begin(guarded, *task)
        for key, task in tasks.items()
        if key != largest and sizes[key] >= _WORTH_SENDING
    }
    parts = {key: guarded(*task, context) for key, task in tasks.items() if key not in begun}
    return {key: begun[key]() if key in begun else parts[key] for key in tasks}


def _claim(document: Document, importers: Sequence[Importer]) -> _Claim:
    try:
        with document.open() as stream:
            head = stream.read(_HEAD_BYTES)
    except Unreadable as error:
        return _Claim(unreadable=str(error))
    for importer in importers:
        format_id = importer.claims(document, head)
        if format_id:
            return _Claim(format_id, importer)
    try:
        as_text(head)
    except Unreadable as error:
        return _Claim(unreadable=str(error))
    return _Claim()


def _collections(
    claims: Mapping[Document, _Claim],
) -> dict[_Key, _Task]:
    """Return what each importer is to read at a time, in the order of the sources."""
    tasks: dict[_Key, _Task] = {}
    for document, claim in claims.items():
        if claim.importer is not None:
            key = (document.collection, claim.importer.id)
            tasks.setdefault(key, (claim.importer, []))[1].append((document, claim.format))
    return tasks


def _refused(refused: Refused) -> Account:
    account = Account(refused.label, refused.collection)
    if refused.set_aside:
        return replace(account, title=refused.set_aside, set_aside=refused.reason)
    return replace(account, unreadable=refused.reason, over_limit=refused.over_limit)


def _unclaimed(document: Document, claim: _Claim) -> Account:
    if claim.unreadable:
        return account_of(document, unreadable=claim.unreadable)
    note = Note("not-recognised", document.label)
    return account_of(document, set_aside=note.sentence, notes=(note,))


def _twin(document: Document, format_id: str, twins: Mapping[str, str]) -> Account:
    note = Note("same-content", document.label, parameters={"other": twins[document.label]})
    return account_of(document, format=format_id, set_aside=note.sentence, notes=(note,))


def _newest_first(sources: pd.DataFrame) -> list[str]:
    """Return the collections, the newest export first: it knows most about each entry."""
    made = sources.groupby("collection", sort=False)["exported_on"].max()
    return [str(name) for name in made.sort_values(ascending=False, kind="stable").index]


def _in_order(whole: Imported, walked: Walked, doubts: Sequence[Note]) -> Imported:
    """Return the input with sources and notes in the order of the paths given, then by label."""
    places = {label: place for place, label in enumerate(walked.order)}
    by_place = whole.sources["source"].map(places).to_numpy().argsort(kind="stable")
    notes = sorted(whole.notes, key=lambda note: places.get(note.source, -1))
    closed = [
        Note("not-opened", label, parameters={"count": count})
        for label, count in walked.closed.items()
    ]
    sources = whole.sources.iloc[by_place].reset_index(drop=True)
    told = told_together(notes, sources)
    return replace(whole, sources=sources, notes=(*doubts, *told, *closed))


def _stop_if_nothing(whole: Imported, paths: Sequence[Path]) -> None:
    if (whole.sources["status"] == "read").any():
        return
    told = [
        f"{source}: {reason or 'holds no usable entry'}"
        for source, reason in zip(whole.sources["source"], whole.sources["reason"], strict=True)
    ]
    shown = told[:_FILES_TOLD] + [f"and {len(told) - _FILES_TOLD} more"] * (len(told) > _FILES_TOLD)
    raise NoReadableInput(
        "; ".join(shown) or "no file in it says anything about contacts",
        place="" if told else ", ".join(path_labels(paths)),
        advice="give a LinkedIn export (ZIP, folder or CSV) or an address book (.vcf)",
    )
