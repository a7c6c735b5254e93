"""What files are called in a redacted result: a file's name may be a person's."""

import re
from collections.abc import Iterable, Iterator, Mapping

from auditor.model.clauses import CLAUSES
from auditor.model.result import AuditResult

_FORMAT = re.compile(r"[a-z][a-z-]*")
_NOT_PLAIN = re.compile(r"[^a-z]+")


def file_labels(result: AuditResult) -> Mapping[str, str]:
    """Return by the label of every file and archive what it is called instead.

    `source-1/linkedin-messages`: archives and folders are numbered in the order
    in which they were read, their files are called by what they are.
    """
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for source, collection, kind in _files(result):
        inside = source.startswith(f"{collection}/")
        if inside and collection not in labels:
            labels[collection] = _free("source-1", taken)
        if source not in labels:
            place = f"{labels[collection]}/" if inside else ""
            labels[source] = _free(place + kind, taken)
    return labels


def shown_labels(cell: str, labels: Mapping[str, str]) -> str:
    """Return labels separated by '; ' as they are called instead; a label may hold '; ' itself."""
    shown: list[str] = []
    waiting = ""
    for part in cell.split("; "):
        waiting = f"{waiting}; {part}" if waiting else part
        if waiting in labels:
            shown.append(labels[waiting])
            waiting = ""
    return "; ".join([*shown, "file"] if waiting else shown)


def _files(result: AuditResult) -> Iterator[tuple[str, str, str]]:
    """Yield label, collection and kind of every file that is named anywhere."""
    collections: dict[str, None] = {}
    for source in result.sources.to_dict("records"):
        collections[str(source["collection"])] = None
        yield str(source["source"]), str(source["collection"]), _kind(source)
    for label in _named_in_notes(result):
        folder = next((c for c in collections if c and label.startswith(f"{c}/")), "")
        yield label, folder, "source" if label in collections else "file"


def _named_in_notes(result: AuditResult) -> Iterable[str]:
    for note in result.notes:
        for label in (note.source, note.parameters.get("other", "")):
            if isinstance(label, str) and label:
                yield label


def _kind(source: Mapping[object, object]) -> str:
    if _FORMAT.fullmatch(str(source["format"])):
        return str(source["format"])
    title = str(source["title"])
    return _NOT_PLAIN.sub("-", title.lower()).strip("-") if title in CLAUSES else "file"


def _free(wanted: str, taken: set[str]) -> str:
    """Return the wanted label, or the next one with a number that is not taken yet."""
    label, number = wanted, 1
    stem = wanted.removesuffix("-1")
    while label in taken:
        number += 1
        label = f"{stem}-{number}"
    taken.add(label)
    return label
