"""What an importer is: documents of one collection in, an Imported out."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, Protocol, TypeVar

from auditor.model.imported import Imported, MeasureTexts
from auditor.model.progress import Progress, silent
from auditor.second_core import ONE_CORE, Answer, SecondCore, steps

Result = TypeVar("Result")


@dataclass(frozen=True)
class Document:
    """One file that may be read: on disk, in a folder or inside a ZIP.

    Attributes:
        label: unique in the audit, shown everywhere, never an absolute path
            (`Complete_LinkedInDataExport_01-31-2026.zip/Connections.csv`).
        name: its own file name (`Connections.csv`).
        collection: label of the archive or folder whose files belong together.
        size: bytes, unpacked.
        open: opens a fresh binary stream from its start; may be called again. Opening and
            reading may raise OSError, whose text is a clause for the user (why it is
            unreadable) without the file's name.
        exported_on: the day the export was made, where the archive says so.
        chosen: the user named this very file, so it is judged by content whatever its name.
    """

    label: str
    name: str
    collection: str
    size: int
    open: Callable[[], BinaryIO]
    exported_on: dt.date | None = None
    chosen: bool = False


@dataclass(frozen=True)
class Context:
    """What importers are handed besides documents: text measuring, `--me`, progress, help."""

    measure_texts: MeasureTexts
    me: str = ""
    progress: Progress = silent
    core: SecondCore = ONE_CORE

    def begin(self, work: Callable[..., Result], *arguments: object) -> Answer[Result]:
        """Begin some work on the second core; its last argument is a context of its own.

        How far it has come over there is told here as if it were done here.
        """
        progress = silent if self.progress is silent else steps
        alone = replace(self, progress=progress, core=ONE_CORE)
        here = partial(work, *arguments, self)
        return self.core.begin(work, *arguments, alone, otherwise=here, heard=self.progress)


class Importer(Protocol):
    """Reads one family of formats."""

    @property
    def id(self) -> str:
        """The family, e.g. `linkedin`; the first part of its format ids."""

    def claims(self, document: Document, head: bytes) -> str:
        """Return the format id (e.g. `linkedin-connections`) or "" if it is not this family's.

        Args:
            document: the file; its stream need not be opened.
            head: its first 64 KiB, decompressed.
        """

    def read(self, documents: Sequence[tuple[Document, str]], context: Context) -> Imported:
        """Read the claimed documents (with their format ids) of one collection.

        Record ids start at 0; reading the next collection goes on from there.
        An unreadable document is a row of `sources` and a note, never an exception.
        """
