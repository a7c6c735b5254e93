"""Turns the bytes of one card into its lines, however it was folded, encoded or broken."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from auditor.vcard.encodings import decode, decode_base64, decode_quoted_printable, is_declared
from auditor.vcard.heads import Head, divide, parse_head
from auditor.vcard.physical import BINARY, Folded, fold_back
from auditor.vcard.values import escape, modernise

__all__ = ["BINARY", "STRAY", "Card", "Line", "Problem", "properties", "read_card"]

STRAY = "X-UNREADABLE-LINE"
"""The name under which a line that is no property is carried on, so that it is not lost."""

_PERHAPS_BINARY = 2048
_BINARY_HEAD = re.compile(
    rb"\n(?:[A-Za-z0-9_-]++\.)?+(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:][^\n]*+\n"
    rb"(?:[ \t][^\n]*+\n)?+",
    re.IGNORECASE,
)
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n"
_NEWLINE, _INDENTS = 10, (9, 32)
_TEXT = frozenset({"FN", "N", "NOTE", "TITLE", "ROLE", "ORG", "ADR", "NICKNAME", "TEL", "EMAIL"})
_STRUCTURED = frozenset({"N", "ADR"})
_DROPPED = frozenset({"BEGIN", "END", "PROFILE"})
_WHOLE = ["BEGIN", "END"]
_STRAY = Head("", STRAY)


class Line(NamedTuple):
    """One property of a card.

    Attributes:
        head: group, name, parameters.
        value: its value, unfolded, decoded, on one line, with the escapes of vCard 3.0
            whatever the card's version is.
    """

    head: Head
    value: str


class Problem(NamedTuple):
    """What was guessed, repaired or not understood, and on which 1-based line of the file.

    Rules: `no-begin`, `no-end`, `joined` (a continuation without indentation),
    `stray` (a line that is no property), `encoding` (guessed).
    """

    line: int
    rule: str


class Card(NamedTuple):
    """One card as lines: its version (2.1, 3.0 or 4.0), its lines in order, its problems."""

    version: str
    lines: list[Line]
    problems: tuple[Problem, ...] = ()


def read_card(data: bytes, line: int = 1, *, binaries: bool = True) -> Card:
    """Return the lines of a card; never raises for any bytes.

    Cards without quirks take a short path over the whole text; all others are
    folded back line by line.

    Args:
        data: the bytes of one card, from BEGIN to END where it has both.
        line: 1-based line where it starts, for its problems.
        binaries: False cuts photos, sounds and keys off after their first lines,
            for a reader who only wants to know that they are there.
    """
    short = data if binaries or len(data) < _PERHAPS_BINARY else _without_binaries(data)
    card = _plain(short)
    if card is None:
        card = _careful(short, line)
        if card.problems and len(short) < len(data):
            return _careful(data, line)  # the lines that were cut count
    return card


def _without_binaries(data: bytes) -> bytes:
    """Return a card without the base64 of its binaries but for their first lines."""
    pieces, at = [], 0
    found = _BINARY_HEAD.search(data)
    while found is not None:
        start = found.end()
        # Base64 holds no colon, so that the next one stands in the line after it.
        end = data.rfind(b"\n", start, max(data.find(b":", start), start)) + 1
        block = data[start:end].rstrip(b"\r\n")
        if block and _is_base64(block):
            pieces.append(data[at:start])
            at = data.find(b"\n", start + len(block)) + 1
        found = _BINARY_HEAD.search(data, max(start - 1, at - 1))
    return b"".join([*pieces, data[at:]]) if pieces else data


def _is_base64(block: bytes) -> bool:
    """Return whether lines go on with the property before: all indented, or all bare base64."""
    view = np.frombuffer(block, dtype=np.uint8)
    starts = view[np.flatnonzero(view == _NEWLINE) + 1]
    if not block.isascii():
        return False
    if block[0] in _INDENTS and ((starts == _INDENTS[0]) | (starts == _INDENTS[1])).all():
        return True
    blank_line = b"\n\r" in block or b"\n\n" in block
    return not blank_line and not block.rstrip(b"=").translate(None, _BASE64)


def _plain(data: bytes) -> Card | None:
    """Return a card without quirks, None where it has any."""
    text = _unquirky(data)
    if text is None:
        return None
    lines, marks = [], []
    for logical in text.replace("\n ", "").replace("\n\t", "").split("\n"):
        if not logical:
            continue
        line = _plain_line(logical)
        if line is None:
            return None
        if line.head.name in _DROPPED:
            marks.append(line.head.name)
        else:
            lines.append(line)
    return _card(lines, ()) if [mark for mark in marks if mark != "PROFILE"] == _WHOLE else None


def _unquirky(data: bytes) -> str | None:
    """Return a card's text with one kind of line end, None where it needs care."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    indented = text[:1] in {" ", "\t", "\ufeff"}
    soft_break = "=\n" in text and "quoted-printable" in text.lower()
    return None if indented or soft_break or "\x1b" in text else text


def _plain_line(logical: str) -> Line | None:
    divided = divide(logical)
    head = parse_head(divided[0]) if divided else None
    if divided is None or head is None or head.name == "AGENT":
        return None
    value = divided[1]
    if head.encoding:
        value, guessed = _decoded(head, value)
        if guessed:
            return None
    return Line(head, _one_line(value))


def _decoded(head: Head, value: str) -> tuple[str, bool]:
    """Return a value with its transfer encoding undone, and whether that took a guess."""
    if head.encoding == "quoted-printable":
        return decode_quoted_printable(value, head.charset)
    if head.encoding == "base64" and head.name in _TEXT:
        return decode_base64(value, head.charset)
    return value, False


def _careful(data: bytes, number: int) -> Card:
    folded = fold_back(data, number)
    problems = [Problem(number, rule) for rule in folded.structure]
    unicode = _is_unicode(folded)
    lines = []
    for part in folded.lines:
        line, rules = _line(part.head, part.value, unicode=unicode)
        problems += [Problem(part.number, rule) for rule in (*part.rules, *rules)]
        if line.head.name not in _DROPPED:
            lines.append(line)
    return _card(lines, tuple(problems))


def _line(head: Head | None, value: bytes, *, unicode: bool) -> tuple[Line, tuple[str, ...]]:
    if head is None:
        text, guessed = decode(value)
        return Line(_STRAY, _one_line(escape(text.strip()))), ("stray", *_guess(guessed))
    if head.name == "AGENT" and b"\n" in value:
        text, guessed = decode(value)
        return Line(head, _one_line(escape(text))), _guess(guessed)
    if head.encoding == "quoted-printable":
        text, guessed = decode_quoted_printable(value, head.charset)
    else:
        declared = head.charset if not unicode or b"\x1b" in value else ""
        text, guessed = decode(value, declared)
        if head.encoding:
            text, again = _decoded(head, text)
            guessed = guessed or again
    return Line(head, _one_line(text)), _guess(guessed)


def _one_line(value: str) -> str:
    value = value.lstrip(" \t")
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.replace("\n", "\\n") if "\n" in value else value


def _card(lines: list[Line], problems: tuple[Problem, ...]) -> Card:
    version = _version(lines)
    if version == "2.1":
        lines = [
            Line(head, modernise(value, structured=head.name in _STRUCTURED))
            if "\\" in value or "," in value
            else Line(head, value)
            for head, value in lines
        ]
    return Card(version, lines, problems)


def _guess(guessed: bool) -> tuple[str, ...]:
    return ("encoding",) if guessed else ()


def _is_unicode(folded: Folded) -> bool:
    """Return whether the whole card is UTF-8, so that a CHARSET parameter is not needed."""
    if not any(part.head and is_declared(part.head.charset) for part in folded.lines):
        return True
    try:
        for value in (part.value for part in folded.lines):
            value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _version(lines: list[Line]) -> str:
    for line in lines:
        if line.head.name == "VERSION":
            digits = re.sub(r"[^0-9.]", "", line.value)
            return digits if digits in {"2.1", "4.0"} else "3.0"
    return "3.0"


def properties(card: Card) -> Iterator[Line]:
    """Yield the lines that say something: all but VERSION."""
    return (line for line in card.lines if line.head.name != "VERSION")
