"""What a walk has found: documents that may be read, refusals, and counts of files left closed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from auditor.importers.archive import is_named_zip
from auditor.importers.interface import Document
from auditor.importers.labels import UniqueLabels
from auditor.importers.limits import Limits
from auditor.importers.streams import OverLimit, Unreadable

Interest = Literal["open", "closed", "chat"]
"""What a file's path says: may be opened, stays closed, or is a chat with an assistant."""


@dataclass(frozen=True)
class Refused:
    """A file or folder that would have mattered but was not opened, with the reason.

    `set_aside` says what it is where it is left out on purpose, not for a fault.
    """

    label: str
    collection: str
    reason: str
    over_limit: bool = False
    set_aside: str = ""


@dataclass(frozen=True)
class Walked:
    """What the walk found, in the order of the paths given, then by label.

    `order` lists all their labels; `closed` counts, for each path or archive,
    the files left closed.
    """

    documents: tuple[Document, ...]
    refused: tuple[Refused, ...]
    closed: Mapping[str, int]
    order: tuple[str, ...]


class Found:
    """Takes in what is found, within the bounds of all files together."""

    def __init__(self, interest: Callable[[str], Interest], limits: Limits) -> None:
        """Begin with nothing; `interest` and `limits` as in `walk`."""
        self.interest = interest
        self.limits = limits
        self.label = UniqueLabels()
        self.order: list[str] = []
        self.documents: list[Document] = []
        self.refused: list[Refused] = []
        self.closed: Counter[str] = Counter()
        self._left = limits.total_bytes

    def walked(self) -> Walked:
        """Return all that was found."""
        found = tuple(self.documents), tuple(self.refused)
        return Walked(*found, dict(self.closed), tuple(self.order))

    @contextmanager
    def of_one_path(self) -> Iterator[None]:
        """Put in order, by label, what is found while the block runs."""
        documents, refused = len(self.documents), len(self.refused)
        yield
        self.documents[documents:] = sorted(self.documents[documents:], key=lambda d: d.label)
        labels = [document.label for document in self.documents[documents:]]
        self.order += sorted([*labels, *(one.label for one in self.refused[refused:])])

    def matters(self, path: str, label: str) -> bool:
        """Return whether a file may be opened by its path; one that may not is counted."""
        if path.rpartition("/")[2].startswith("._"):  # what macOS leaves beside a file
            return False
        if is_named_zip(path) or self.interest(path) != "closed":
            return True
        self.closed[label] += 1
        return False

    def admit(self, size: int, allowed: int, reason: str) -> None:
        """Count the bytes of a file that is to be read; OverLimit where they are too many."""
        if size > allowed:
            raise OverLimit(reason)
        if size > self._left:
            total = self.limits.total_bytes // 1024**2
            raise OverLimit(f"all files together are larger than {total:,} MB")
        self._left -= size

    def set_chat_aside(self, label: str, collection: str) -> None:
        """Leave out a chat with an assistant."""
        reason = "chats with LinkedIn's assistants are no messages between people"
        self.refused.append(Refused(label, collection, reason, set_aside="Assistant chat"))

    def set_outputs_aside(self, label: str, collection: str) -> None:
        """Leave out a folder that an audit has written."""
        reason = "what an audit has written is not read as a source"
        self.refused.append(Refused(label, collection, reason, set_aside="Outputs of an audit"))

    def refuse(self, label: str, collection: str, error: Unreadable) -> None:
        """Take note of a file that would have mattered but cannot be opened."""
        self.refused.append(
            Refused(label, collection, str(error), over_limit=isinstance(error, OverLimit))
        )
