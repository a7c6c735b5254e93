"""The safe walk: from the paths given to the documents that may be read, opening nothing else."""

import io
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from auditor.forms import printable
from auditor.importers.archive import Archive, Entry, file_too_large, is_named_zip, is_zip
from auditor.importers.found import Found, Interest, Walked
from auditor.importers.interface import Document
from auditor.importers.labels import export_day, path_labels
from auditor.importers.limits import Limits
from auditor.importers.streams import OverLimit, Unreadable, bounded, in_plain_words
from auditor.model.outputs import is_marked


def walk(paths: Sequence[Path], interest: Callable[[str], Interest], limits: Limits) -> Walked:
    """Find the documents among ZIPs, folders and files.

    Args:
        paths: as the user gave them; a file named here is opened whatever its name.
        interest: tells by a file's path inside the folder or archive whether it may be opened.
        limits: bounds; what goes beyond is refused.
    """
    found = Found(interest, limits)
    one = _Walk(found)
    for path, label in zip(paths, path_labels(paths), strict=True):
        with found.of_one_path():
            one.path(path, label)
    return found.walked()


def _open_file(path: Path, limits: Limits) -> BinaryIO:
    stream = in_plain_words(lambda: path.open("rb"))
    return bounded(stream, limits.file_bytes, file_too_large(limits))


class _Walk:
    """One walk over all paths."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._folders: dict[Path, str] = {}

    def path(self, path: Path, label: str) -> None:
        """Walk one path that the user gave."""
        unique = self._found.label(label)
        try:
            kind = in_plain_words(path.stat).st_mode
            if stat.S_ISDIR(kind):
                self._folder(path, unique)
            elif not stat.S_ISREG(kind):
                neither = Unreadable("it is neither a file nor a folder")
                self._found.refuse(unique, label, neither)
            elif is_zip(path):
                self._archive(path, unique, (path.name, path.parent.name), 1)
            else:
                self._file(path, unique, self._loose(path), chosen=True)
        except Unreadable as error:
            self._found.refuse(unique, label, error)

    def _loose(self, path: Path) -> str:
        """Return the collection of a file given by itself: its folder's name."""
        folder = path.absolute().parent
        if folder not in self._folders:
            self._folders[folder] = self._found.label(folder.name or "files")
        return self._folders[folder]

    def _folder(self, root: Path, label: str) -> None:
        seen = 0

        def closed(error: OSError) -> None:
            parts = Path(error.filename).relative_to(root).parts
            reason = Unreadable(f"the folder cannot be opened: {error.strerror}")
            self._found.refuse(self._found.label(label, *parts) if parts else label, label, reason)

        for folder, inner, names in os.walk(root, onerror=closed):
            inner.sort()
            parts = Path(folder).relative_to(root).parts
            collection = "/".join((label, *(printable(part) for part in parts)))
            if is_marked(Path(folder), names):
                inner.clear()
                self._found.set_outputs_aside(
                    self._found.label(label, *parts) if parts else label, collection
                )
                continue
            for name in sorted(names):
                seen += 1
                if seen > self._found.limits.entries:
                    raise OverLimit(f"it holds more than {self._found.limits.entries:,} files")
                if not self._found.matters("/".join((*parts, name)), label):
                    continue
                unique = self._found.label(label, *parts, name)
                try:
                    self._inside(Path(folder) / name, root, unique, collection)
                except Unreadable as error:
                    self._found.refuse(unique, collection, error)

    def _inside(self, path: Path, root: Path, label: str, collection: str) -> None:
        """Take a file found in a folder, if it is one and does not lead out of the folder."""
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            raise Unreadable("it is a link to a file outside the folder")
        if not stat.S_ISREG(in_plain_words(path.stat).st_mode):
            raise Unreadable("it is no regular file")
        if is_named_zip(path.name):
            names = (path.name, *reversed(path.relative_to(root).parent.parts), root.name)
            self._archive(path, label, names, 1)
        else:
            self._file(path, label, collection)

    def _file(self, path: Path, label: str, collection: str, *, chosen: bool = False) -> None:
        if self._found.interest(path.name) == "chat":
            self._found.set_chat_aside(label, collection)
            return
        size = in_plain_words(path.stat).st_size
        self._found.admit(size, self._found.limits.file_bytes, file_too_large(self._found.limits))
        folders = [parent.name for parent in path.absolute().parents][: 1 if chosen else 4]
        self._found.documents.append(
            Document(
                label,
                path.name,
                collection,
                size,
                partial(_open_file, path, self._found.limits),
                export_day(path.name, *folders),
                chosen,
            )
        )

    def _archive(
        self, source: Path | BinaryIO, label: str, names: tuple[str, ...], depth: int
    ) -> None:
        """Walk a ZIP; `names` are its own and its folders', in which the export's day may stand."""
        archive = Archive(source, self._found.limits)
        if archive.is_workbook:
            raise Unreadable("it is an Excel workbook; save it as CSV first")
        found = [
            document
            for name, entry in sorted(archive.entries(), key=lambda named: named[0])
            for document in self._entry(archive, name, entry, label, names, depth)
        ]
        alone = len({document.name.lower() for document in found}) == len(found)
        for document in found:
            folder = document.collection
            own_day = export_day(*names, *folder.split("/")) or archive.newest_day()
            collection = label if alone or not folder else f"{label}/{printable(folder)}"
            self._found.documents.append(
                replace(document, collection=collection, exported_on=own_day)
            )

    def _entry(
        self,
        archive: Archive,
        name: str,
        entry: Entry | str,
        label: str,
        names: tuple[str, ...],
        depth: int,
    ) -> Iterator[Document]:
        """Yield the document of an entry that may be read, its folder in place of a collection."""
        path = name.replace("\\", "/")
        basename = path.rpartition("/")[2]
        if not self._found.matters(path, label):
            return
        if isinstance(entry, str):
            self._found.refuse(self._found.label(label, basename), label, OverLimit(entry))
            return
        unique = self._found.label(label, *entry.parts)
        try:
            if self._found.interest(basename) == "chat":
                self._found.set_chat_aside(unique, label)
            elif is_named_zip(basename):
                self._nested(archive, entry, unique, (*reversed(entry.parts), *names), depth)
            else:
                self._found.admit(entry.size, *archive.allowed(entry))
                folder = "/".join(entry.parts[:-1])
                yield Document(unique, basename, folder, entry.size, partial(archive.open, entry))
        except Unreadable as error:
            self._found.refuse(unique, label, error)

    def _nested(
        self, archive: Archive, entry: Entry, label: str, names: tuple[str, ...], depth: int
    ) -> None:
        if depth >= self._found.limits.nesting:
            raise OverLimit("it lies too deep in archives inside archives")
        allowed, reason = archive.allowed(entry)
        self._found.admit(entry.size, min(allowed, self._found.limits.nested_bytes), reason)
        with archive.open(entry) as stream:
            content = io.BytesIO(stream.read())
        self._archive(content, label, names, depth + 1)
