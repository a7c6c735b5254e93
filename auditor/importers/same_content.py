"""Files given twice, recognised by their bytes."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from auditor.importers.interface import Document
from auditor.importers.streams import Unreadable

_STEP = 1024 * 1024
_TOGETHER = "linkedin-"
"""Formats whose files belong together."""

Claimed = Sequence[tuple[Document, str]]
"""Documents with the ids of the formats that claimed them."""


def repeated_documents(claimed: Claimed) -> Mapping[str, str]:
    """Return the label of each document that need not be read, with the label of its twin.

    A file of an export can only be understood with the others of its archive:
    it is left out only where all files of its archive stand in another one, or
    its twin in the same one. Address books stand for themselves.
    """
    prints = _fingerprints(claimed)
    collections: dict[str, list[tuple[Document, str]]] = defaultdict(list)
    for document, format_id in claimed:
        collections[document.collection].append((document, format_id))
    kept: dict[tuple[str, str], Document] = {}
    twins: dict[str, str] = {}
    # the fullest first: a lone file gives way to the archive that has it too
    for members in sorted(collections.values(), key=len, reverse=True):
        keys = [(prints.get(document.label, document.label), f) for document, f in members]
        all_known = all(key in kept for key in keys)
        for (document, format_id), key in zip(members, keys, strict=True):
            first = kept.setdefault(key, document)
            alone = not format_id.startswith(_TOGETHER)
            same_archive = first.collection == document.collection
            if first is not document and (all_known or alone or same_archive):
                twins[document.label] = first.label
    return twins


def _fingerprints(claimed: Claimed) -> dict[str, str]:
    """Return a digest for each document that has a twin in size and format."""
    by_size: dict[tuple[int, str], list[Document]] = defaultdict(list)
    for document, format_id in claimed:
        by_size[document.size, format_id].append(document)
    return {
        document.label: _digest(document)
        for alike in by_size.values()
        if len(alike) > 1
        for document in alike
    }


def _digest(document: Document) -> str:
    content = hashlib.blake2b(digest_size=16)
    try:
        with document.open() as stream:
            while piece := stream.read(_STEP):
                content.update(piece)
    except Unreadable:
        return f"unreadable {document.label}"
    return content.hexdigest()
