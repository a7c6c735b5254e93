"""Tells what many files of one folder have in common once: some programs write a file a card."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from auditor.model.notes import Note

_FEW = 5
"""So many files of one folder are still named one by one."""

_TOGETHER = frozenset({"ignored", "repaired", "guessed-encoding"})
"""Notes whose sentence names no line."""

_Shared = tuple[str, str, tuple[tuple[str, str], ...]]
"""Files (`folder/*.vcf`), kind of note, parameters that do not count."""


def told_together(notes: Iterable[Note], sources: pd.DataFrame) -> tuple[Note, ...]:
    """Return the notes with those that more than a few files of one folder share told once.

    The one note stands where the first of them stood, about `folder/*.vcf`;
    what they count is added up.

    Args:
        notes: about files of the table.
        sources: SOURCES.
    """
    collections = dict(zip(sources["source"], sources["collection"], strict=True))
    shared: dict[_Shared, list[Note]] = {}
    told: list[tuple[_Shared | None, Note]] = []
    for note in notes:
        key = _shared(note, collections)
        told.append((key, note))
        if key is not None:
            shared.setdefault(key, []).append(note)
    together: list[Note] = []
    for key, note in told:
        alike = shared[key] if key is not None else [note]
        if key is None or len({each.source for each in alike}) <= _FEW:
            together.append(note)
        elif note is alike[0]:
            together.append(_one(key, alike))
    return tuple(together)


def _shared(note: Note, collections: Mapping[str, str]) -> _Shared | None:
    if note.kind not in _TOGETHER or note.source not in collections:
        return None
    name = note.source.rpartition("/")[2]
    files = f"{collections[note.source]}/*{name[name.rfind('.') :] if '.' in name else ''}"
    said = {key: str(value) for key, value in note.parameters.items()}
    return files, note.kind, tuple((k, v) for k, v in said.items() if k not in {"count", "lines"})


def _one(key: _Shared, notes: Sequence[Note]) -> Note:
    files, kind, said = key
    counts = [note.parameters["count"] for note in notes if "count" in note.parameters]
    counted = {"count": sum(map(int, counts))} if counts else {}
    return Note(kind, files, parameters={**counted, **dict(said)})
