"""Gives a card back with its original lines, fit to stand in one UTF-8 file with others."""

import re

from auditor.vcard.encodings import decode
from auditor.vcard.physical import begins_card, ends_card
from auditor.vcard.writing import fold

_LOGICAL = re.compile(rb"[^\r\n]*+(?:\r\n|\r|\n|\Z)(?:[ \t][^\r\n]*+(?:\r\n|\r|\n|\Z))*+")
_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_CHARSET = re.compile(r";CHARSET=\"?([^;:\"]*)\"?(?=[^:]*:)|\A(?=[^:]*+\Z)", re.IGNORECASE)
_END = re.compile(rb"(?:\A|(?<=[\r\n]))[^\r\n]*+[\r\n]*+\Z")


def original(card: bytes) -> bytes:
    """Return a card's own bytes, unchanged where they are sound.

    A missing BEGIN or END is added, since the next card would suffer by it, and
    a line that is not UTF-8 is written in it: one byte of another encoding
    makes many programs refuse the whole file.
    """
    data = _in_utf8(card)
    if not data.endswith((b"\n", b"\r")):
        data += b"\r\n"
    if not begins_card(data):
        data = b"BEGIN:VCARD\r\n" + data
    if not ends_card(data):
        data = data.rstrip(b"\r\n") + b"\r\nEND:VCARD\r\n"
    return data


def with_lines(card: bytes, lines: bytes) -> bytes:
    """Return an original card with further lines put before its END."""
    end = _END.search(card)
    return card[: end.start()] + lines + card[end.start() :] if lines and end else card


def _in_utf8(card: bytes) -> bytes:
    try:
        card.decode("utf-8")
    except UnicodeDecodeError:
        return b"".join(_line_in_utf8(found[0]) for found in _LOGICAL.finditer(card))
    return card


def _line_in_utf8(line: bytes) -> bytes:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        unfolded = _FOLD.sub(b"", line).rstrip(b"\r\n")
        declared = _CHARSET.search(unfolded.decode("latin-1"))
        text = decode(unfolded, declared[1] if declared and declared[1] else "").text
        return fold(_CHARSET.sub("", text, count=1))
    return line
