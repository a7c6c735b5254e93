"""Bytes of a text file turned into clean UTF-8 with plain line ends, or refused as no text."""

import codecs
import re
import struct
from contextlib import suppress
from dataclasses import dataclass

import pyarrow as pa

from auditor.importers.streams import Unreadable

_SAMPLE = 64 * 1024
_STEP = 4 * 1024 * 1024
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.02
"""A text has next to no control characters, packed data has one byte in ten."""

_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf"
_PACKED = {
    b"PK\x03\x04": "it is a ZIP archive under another name",
    b"7z\xbc\xaf": "it is a 7z archive; unpack it first",
    b"Rar!": "it is a RAR archive; unpack it first",
    b"\x1f\x8b": "it is a gzip archive; unpack it first",
    b"%PDF": "it is a PDF",
    b"SQLi": "it is a database",
    b"\xd0\xcf\x11\xe0": "it is an old Excel workbook; save it as CSV first",
}


@dataclass(frozen=True)
class Text:
    """A text as UTF-8 bytes without BOM, its lines ended by LF.

    Attributes:
        data: the bytes.
        encoding: what it was read as, for the reader's eye.
        guessed: it was neither UTF-8 nor marked, so the encoding is a guess.
        damaged: characters that were replaced or taken out.
    """

    data: bytes
    encoding: str = "UTF-8"
    guessed: bool = False
    damaged: int = 0


def as_text(data: bytes) -> Text:
    """Return the text that the bytes hold.

    UTF-8 with or without BOM, UTF-16 with BOM or plainly told by its zero
    bytes, else Windows-1252, in which Excel re-saves CSV files.

    Raises:
        Unreadable: the bytes are empty or no text.
    """
    for magic, reason in _PACKED.items():
        if data.startswith(magic):
            raise Unreadable(reason)
    if not data[:_SAMPLE].strip(_NOTHING) and not data.strip(_NOTHING):
        raise Unreadable("it is empty")
    text = _decoded(data)
    controls = len(_CONTROL.findall(text.data[:_SAMPLE]))
    if controls > _BINARY_SHARE * min(len(text.data), _SAMPLE):
        raise Unreadable("it holds binary data, not text")
    return _plain_lines(text)


def _decoded(data: bytes) -> Text:
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _from_wide(data[len(mark) :], codec)
    sample = data[:_SAMPLE]
    if (wide := _wide_codec(sample)) is not None:
        return _from_wide(data, wide)
    data = data.removeprefix(codecs.BOM_UTF8)
    if (whole := _valid_bytes(data)) is not None:
        return Text(data[:whole], damaged=int(whole < len(data)))
    return _from_unmarked(data)


def _wide_codec(sample: bytes) -> str | None:
    """Return the UTF-16 that a text without BOM is in: every other byte of it is zero."""
    half = len(sample) // 2
    if half < 8:  # noqa: PLR2004 - too short to tell anything
        return None
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) < 0.7 * half or min(zeros) > 0.1 * half:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _from_wide(data: bytes, codec: str) -> Text:
    text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    return Text(text.encode("utf-8", "replace"), "UTF-16", damaged=damaged)


def _valid_bytes(data: bytes) -> int | None:
    """Return how many bytes are whole UTF-8; None where something in the midst is not.

    A character cut off by the end of the file says nothing against UTF-8.
    """
    whole = pa.Array.from_buffers(
        pa.large_string(),
        1,
        [None, pa.py_buffer(struct.pack("=qq", 0, len(data))), pa.py_buffer(data)],
    )
    with suppress(pa.ArrowInvalid):
        whole.validate(full=True)
        return len(data)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
    except UnicodeDecodeError:
        return None
    return len(data) - len(decoder.getstate()[0])


def _from_unmarked(data: bytes) -> Text:
    """Read bytes that are not valid UTF-8: damaged UTF-8 if most of it is, else Windows-1252."""
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    others = sum(1 for character in repaired if character > "\x7f") - damaged
    if others > damaged:
        return Text(repaired.encode(), "damaged UTF-8", guessed=True, damaged=damaged)
    text = data.decode("cp1252", "replace")
    return Text(text.encode(), "Windows-1252", guessed=True)


def _plain_lines(text: Text) -> Text:
    data, damaged = text.data, text.damaged
    if b"\0" in data:
        data, damaged = data.replace(b"\0", b""), damaged + data.count(0)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
        data = data.replace(b"\r", b" " if b"\n" in data else b"\n")
    return Text(data, text.encoding, text.guessed, damaged)
