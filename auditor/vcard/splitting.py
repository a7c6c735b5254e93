"""Splits a stream of bytes into cards, one at a time, so that a broken card costs no other."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

import numpy as np

from auditor.vcard.encodings import utf16_of

_BLOCK = 1 << 20
_LONG = 1 << 12
LONGEST = 64 << 20
"""Bytes after which a card that never ends is closed, so that memory stays bounded."""

_MARK = re.compile(
    rb"(?:\xef\xbb\xbf)*+([ \t]*)(?:[A-Za-z0-9_-]+\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*"
    rb"(?=[\r\n]|\Z|BEGIN[ \t]*:[ \t]*VCARD)",  # files joined without a line end between them
    re.IGNORECASE,
)
# What a mark is looked for by: it starts with one plain byte, which base64 does not hold.
_PERHAPS = re.compile(rb":[ \t]*+[Vv][Cc][Aa][Rr][Dd]")
_LONGEST_MARK = 200
_BLANK = b" \t\r\n\f\v\0\xef\xbb\xbf"
_AGENT = re.compile(
    rb"(?:\A|[\r\n])[ \t]*(?:[A-Za-z0-9_-]+\.)?AGENT[^\r\n]*:[ \t]*\Z", re.IGNORECASE
)
# A card may lack its BEGIN; another component (VCALENDAR) may not be taken for one.
_HEADLESS = re.compile(
    rb"(?:\A|(?<=[\r\n]))[ \t]*(?:[A-Za-z0-9_-]+\.)?(?:VERSION[ \t]*:[ \t]*[234]\.|F?N[;:])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rb"(?:\A|(?<=[\r\n]))[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*"
    rb"(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VALARM|VTIMEZONE|STANDARD|DAYLIGHT|VFREEBUSY"
    rb"|VNOTE|VMSG|VENV|VBODY|IMELODY)\b",
    re.IGNORECASE,
)


class RawCard(NamedTuple):
    """One card as it lies in its document.

    Attributes:
        offset: of its first byte in the document.
        length: its bytes in the document, line end included.
        line: 1-based line where it starts.
        data: its bytes; in UTF-8 where the document is UTF-16, else unchanged.
    """

    offset: int
    length: int
    line: int
    data: bytes


def _unheard(_line: int) -> None:
    """Take note of nothing."""


def split_cards(
    stream: BinaryIO, passed_over: Callable[[int], object] = _unheard
) -> Iterator[RawCard]:
    """Yield the cards of a document in order, reading it block by block.

    A BEGIN inside an open card closes it, unless it follows an AGENT line; the
    end of the document closes the last one; a card without BEGIN is opened by
    VERSION, N or FN.

    Args:
        stream: of the document.
        passed_over: told the 1-based line where some text outside of cards starts.
    """
    head = stream.read(_BLOCK)
    encoding = utf16_of(head)
    if encoding:
        yield from _from_utf16(head + stream.read(), encoding, passed_over)
        return
    splitter = _Splitter(passed_over)
    while head:
        yield from splitter.feed(head)
        head = stream.read(_BLOCK)
    yield from splitter.finish()


def _from_utf16(
    document: bytes, encoding: str, passed_over: Callable[[int], object]
) -> Iterator[RawCard]:
    """Yield the cards of a UTF-16 document; offsets and lengths count its own bytes."""
    data = document.decode(encoding, "replace").encode("utf-8")
    splitter = _Splitter(passed_over)
    counted = offset = 0
    for card in (*splitter.feed(data), *splitter.finish()):
        offset += 2 * _units(data[counted : card.offset])
        length = 2 * _units(card.data)
        yield RawCard(offset, min(length, len(document) - offset), card.line, card.data)
        counted, offset = card.offset + card.length, offset + length


def _units(utf8: bytes) -> int:
    """Return how many UTF-16 units a text takes."""
    return len(utf8.decode("utf-8").encode("utf-16-le")) // 2


def _count(data: bytes, byte: bytes) -> int:
    """Return how often a byte stands in data: by vectors in long data such as photos."""
    if len(data) < _LONG:
        return data.count(byte)
    return int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8) == byte[0]))


class _Splitter:
    """The state between two blocks: what is buffered, and whether a card is open."""

    def __init__(self, passed_over: Callable[[int], object]) -> None:
        self.passed_over = passed_over
        self.buffer = bytearray()
        self.base = 0  # offset of the buffer's first byte in the document
        self.scanned = 0  # everything before this place of the buffer has been looked at
        self.start = 0  # where the open card, or the text outside of cards, starts
        self.is_open = False
        self.indent = b""
        self.depth = 0
        self.line = 1
        self.counted = 0  # `line` is the number of the line that starts here

    def feed(self, block: bytes) -> Iterator[RawCard]:
        """Take in a block and yield the cards that end in it."""
        before = len(self.buffer)
        self.buffer += block
        newline = max(block.rfind(b"\n"), block.rfind(b"\r", 0, -1))
        if newline >= 0:
            yield from self._scan(before + newline + 1)
        if len(self.buffer) - self.start > LONGEST:
            yield from self._give_up()
        self._forget()

    def finish(self) -> Iterator[RawCard]:
        """Yield what is left at the end of the document."""
        yield from self._scan(len(self.buffer))
        yield from self._close(len(self.buffer))

    def _scan(self, limit: int) -> Iterator[RawCard]:
        found = _PERHAPS.search(self.buffer, self.scanned, limit)
        while found is not None:
            mark = self._mark_at(found.start())
            if mark is not None:
                yield from self._take(mark)
            found = _PERHAPS.search(self.buffer, found.end(), limit)
        self.scanned = limit

    def _mark_at(self, place: int) -> re.Match[bytes] | None:
        """Return the BEGIN or END line whose colon stands at a place, if it is one."""
        lowest = max(self.start, place - _LONGEST_MARK)
        window = bytes(self.buffer[lowest:place])
        line_end = max(window.rfind(b"\n"), window.rfind(b"\r"))
        if line_end < 0 and lowest > self.start:
            return None
        mark = _MARK.match(self.buffer, lowest + line_end + 1)
        if mark is None or mark.end() < place:
            return None
        # Within a card that is not indented, an indented mark is the rest of a folded line.
        folded = mark[1] and self.is_open and not self.indent
        return None if folded else mark

    def _take(self, mark: re.Match[bytes]) -> Iterator[RawCard]:
        starts, indent, ends = mark.start(1), mark[1], self._line_end(mark.end())
        if mark[2].upper() == b"END":
            if self.is_open and self.depth:
                self.depth -= 1
            else:
                yield from self._close(ends)
            return
        if self.is_open:
            before = bytes(self.buffer[max(self.start, starts - _LONGEST_MARK) : starts]).rstrip()
            if _AGENT.search(before):
                self.depth += 1
                return
            if _MARK.fullmatch(bytes(self.buffer[self.start : starts]).strip()[:_LONGEST_MARK]):
                return  # BEGIN said twice
        yield from self._close(starts)
        self.is_open, self.start, self.indent = True, starts, indent

    def _close(self, end: int) -> Iterator[RawCard]:
        """Yield the open card, or one without BEGIN, and go on outside of cards."""
        start: int | None = self.start
        if not self.is_open:
            start = self._headless(end)
            self._pass_over(end if start is None else start)
        if start is not None and end > start:
            yield self._card(start, end)
        self.is_open, self.start, self.indent, self.depth = False, end, b"", 0

    def _pass_over(self, end: int) -> None:
        """Tell of text before a place that belongs to no card; a mark said twice is none."""
        text = bytes(self.buffer[self.start : end])
        said = text.lstrip(_BLANK)
        if said and not _MARK.fullmatch(said.rstrip()[:_LONGEST_MARK]):
            self._count_to(end - len(said))
            self.passed_over(self.line)

    def _headless(self, end: int) -> int | None:
        outside = bytes(self.buffer[self.start : end])
        if b":" not in outside:
            return None
        others = [found.start() for found in _OTHER.finditer(outside)]
        found = _HEADLESS.search(outside, others[-1] + 1 if others else 0)
        closed = not others or outside[others[-1] :].lstrip()[:3].upper() == b"END"
        return self.start + found.start() if found and closed else None

    def _card(self, start: int, end: int) -> RawCard:
        self._count_to(start)
        return RawCard(self.base + start, end - start, self.line, self._bytes(start, end))

    def _count_to(self, place: int) -> None:
        passed = self._bytes(self.counted, place)
        breaks, returns = _count(passed, b"\n"), _count(passed, b"\r")
        if returns not in (0, breaks):  # else all lines end in LF, or all in CRLF
            breaks += returns - passed.count(b"\r\n")
        self.line, self.counted = self.line + breaks, place

    def _bytes(self, start: int, end: int) -> bytes:
        with memoryview(self.buffer) as view:  # a slice of the buffer itself would be copied twice
            return bytes(view[start:end])

    def _line_end(self, place: int) -> int:
        if self.buffer[place : place + 2] == b"\r\n":
            return place + 2
        return place + self.buffer.startswith((b"\r", b"\n"), place)

    def _give_up(self) -> Iterator[RawCard]:
        end = len(self.buffer)
        yield from self._close(end)
        self.scanned = end

    def _forget(self) -> None:
        if self.start:
            self._count_to(self.start)
            del self.buffer[: self.start]
            self.base += self.start
            self.scanned = max(0, self.scanned - self.start)
            self.counted = self.start = 0
