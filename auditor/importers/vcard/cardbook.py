"""Gives back the original bytes of any card without holding all cards in memory."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.importers.interface import Document
from auditor.vcard.encodings import utf16_of

_HEAD = 4096
_MIB = 1 << 20
_HELD_WHOLE = 32 * _MIB
"""Bytes up to which a document is held once one of its cards was asked for."""
_HELD_TOGETHER = 256 * _MIB
"""Bytes of documents held at once; the one asked for longest ago goes first."""


@dataclass(frozen=True)
class Place:
    """Where a card lies: the document, the offset and length of its bytes in it."""

    document: Document
    offset: int
    length: int


class _Held(NamedTuple):
    """The bytes of a document, and its encoding where that is UTF-16 (else empty)."""

    data: bytes
    encoding: str


@dataclass
class CardReader:
    """Reads cards by record id, reopening their documents.

    Small documents are held, large ones are sought in. One that cannot be
    sought in (inside a ZIP) is held whatever its size, since unpacking it from
    the start for each card would take quadratic time.
    """

    places: Sequence[Place]
    _held: OrderedDict[str, _Held] = field(default_factory=OrderedDict)
    _together: int = 0
    """Bytes held; a folder may hold a file a card, so they are not added up anew each time."""

    def read(self, record_id: int) -> bytes:
        """Return the bytes of a record's card as they lie in its document.

        A card of a UTF-16 document is returned in UTF-8: on its own, without
        the document's byte order mark, nothing could read it.
        """
        place = self.places[record_id]
        held = self._held.get(place.document.label)
        if held is None:
            sought = self._seek(place) if place.document.size > _HELD_WHOLE else None
            if sought is not None:
                return sought
            held = self._hold(place.document)
        self._held.move_to_end(place.document.label)
        return _readable(held.data[place.offset : place.offset + place.length], held.encoding)

    def _seek(self, place: Place) -> bytes | None:
        with place.document.open() as stream:
            # The raw stream reads what is asked for; a buffer would read a block for each card.
            raw = getattr(stream, "raw", stream)
            if not raw.seekable():
                return None
            head = raw.read(_HEAD)
            raw.seek(place.offset)
            pieces, left = [], place.length
            while left and (piece := raw.read(left)):
                pieces.append(piece)
                left -= len(piece)
            return _readable(b"".join(pieces), utf16_of(head))

    def _hold(self, document: Document) -> _Held:
        with document.open() as stream:
            data = stream.read()
        held = self._held[document.label] = _Held(data, utf16_of(data[:_HEAD]))
        self._together += len(data)
        while len(self._held) > 1 and self._together > _HELD_TOGETHER:
            _, gone = self._held.popitem(last=False)
            self._together -= len(gone.data)
        return held


def _readable(card: bytes, encoding: str) -> bytes:
    return card.decode(encoding, "replace").encode("utf-8") if encoding else card
