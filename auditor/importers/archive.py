"""ZIP archives read in place: listed, judged entry by entry, never unpacked to disk."""

import datetime as dt
import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from auditor.importers.labels import parts_inside, plausible_day
from auditor.importers.limits import Limits
from auditor.importers.streams import OverLimit, Unreadable, bounded, in_plain_words

_MAGIC = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END64_PLACE = b"PK\x06\x07"
_SEE_END64 = 0xFFFFFFFF
_END64_BYTES = 56
_DIRECTORY_ENTRY_BYTES = 400
"""Bytes of the central directory allowed per entry: 46 and its name, extra field and comment."""


@dataclass(frozen=True)
class Entry:
    """One file of an archive, as its directory describes it."""

    parts: tuple[str, ...]
    size: int
    packed: int
    info: zipfile.ZipInfo


class Archive:
    """A ZIP whose entries can be opened one by one within the limits."""

    def __init__(self, source: Path | BinaryIO, limits: Limits) -> None:
        """List the archive at a path, or in memory.

        Raises:
            Unreadable: it is no ZIP, or damaged.
            OverLimit: it has more entries than allowed.
        """
        self._source, self._limits = source, limits
        if isinstance(source, Path):
            with in_plain_words(lambda: source.open("rb")) as stream:
                self._size = _check_directory(stream, limits)
        else:
            self._size = _check_directory(source, limits)
        try:
            self._zip = in_plain_words(lambda: zipfile.ZipFile(source))
        except Unreadable as error:
            raise Unreadable("the archive is damaged, cut off, or no ZIP") from error
        self._infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(self._infos) > limits.entries:
            raise OverLimit(_too_many(limits))

    def __reduce__(self) -> tuple[type["Archive"], tuple[Path, Limits]]:
        """Let another process open the archive anew; one in memory stays here."""
        if not isinstance(self._source, Path):
            raise TypeError("an archive in memory stays in its process")
        return Archive, (self._source, self._limits)

    def entries(self) -> Iterator[tuple[str, Entry | str]]:
        """Yield for each file its name as written and its entry, or why it must not be opened."""
        for info in self._infos:
            packed = min(info.compress_size, self._size)
            try:
                parts = parts_inside(info.filename)
            except ValueError as error:
                yield info.filename, str(error)
                continue
            if stat.S_ISLNK(info.external_attr >> 16):
                yield info.filename, "it is a link to another file"
            elif info.flag_bits & 0x1:
                yield info.filename, "it is encrypted; unpack the archive with its password first"
            else:
                yield info.filename, Entry(parts, info.file_size, packed, info)

    def allowed(self, entry: Entry) -> tuple[int, str]:
        """Return how many bytes an entry may unpack to, and which limit that is."""
        by_ratio = max(self._limits.ratio_from_bytes, self._limits.ratio * entry.packed)
        if by_ratio < self._limits.file_bytes:
            return by_ratio, f"it unpacks to more than {self._limits.ratio} times its packed size"
        return self._limits.file_bytes, file_too_large(self._limits)

    def open(self, entry: Entry) -> BinaryIO:
        """Return a stream of an entry's bytes that raises Unreadable or OverLimit while reading."""
        allowed, reason = self.allowed(entry)
        stream = in_plain_words(lambda: self._zip.open(entry.info))
        return bounded(stream, allowed, reason)  # type: ignore[arg-type] # IO[bytes] is BinaryIO in all but name

    def newest_day(self) -> dt.date | None:
        """Return the newest plausible day among the entries' time stamps."""
        days = []
        for info in self._infos:
            try:
                days.append(dt.date(*info.date_time[:3]))
            except ValueError:
                continue
        return max(filter(plausible_day, days), default=None)

    @property
    def is_workbook(self) -> bool:
        """Whether it is an Excel workbook, which is a ZIP too."""
        return any(info.filename == "xl/workbook.xml" for info in self._infos)


def is_named_zip(name: str) -> bool:
    """Return whether a file's name says that it is a ZIP."""
    return name.lower().endswith(".zip")


def is_zip(path: Path) -> bool:
    """Return whether a file is a ZIP by its name or, renamed, by its first bytes."""
    if is_named_zip(path.name):
        return True
    with in_plain_words(lambda: path.open("rb")) as stream:
        return in_plain_words(lambda: stream.read(4)) in (_MAGIC, _END)


def file_too_large(limits: Limits) -> str:
    """Return the clause for a file beyond the limit of a single file."""
    return f"it is larger than {limits.file_bytes // 1024**2} MB"


def _too_many(limits: Limits) -> str:
    return f"it has more than {limits.entries:,} entries"


def _check_directory(stream: BinaryIO, limits: Limits) -> int:
    """Return the archive's size; raise OverLimit if its directory is too large to be listed.

    zipfile reads the whole directory at once; its size stands in the end
    record (APPNOTE 4.3.16), with ZIP64 in a record of its own (4.3.14).
    """
    size = in_plain_words(lambda: stream.seek(0, io.SEEK_END))
    tail_bytes = min(size, 22 + 65535 + 20)
    stream.seek(size - tail_bytes)
    tail = in_plain_words(lambda: stream.read(tail_bytes))
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + 22:
        raise Unreadable("the archive is cut off or no ZIP: its table of contents is missing")
    (directory,) = struct.unpack_from("<L", tail, end + 12)
    if directory == _SEE_END64 and tail[end - 20 : end - 16] == _END64_PLACE:
        (place,) = struct.unpack_from("<Q", tail, end - 12)
        in_plain_words(lambda: stream.seek(min(place, size)))
        record = stream.read(_END64_BYTES)
        directory = (
            struct.unpack_from("<Q", record, 40)[0] if len(record) == _END64_BYTES else directory
        )
    if directory > limits.entries * _DIRECTORY_ENTRY_BYTES:
        raise OverLimit(_too_many(limits))
    return size
