"""Folds the physical lines of a broken or old card back into logical ones, byte by byte."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.vcard.encodings import decode
from auditor.vcard.heads import Head, divide, parse_head

BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"})
"""Properties whose base64 is carried and never decoded."""

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(rb"\r\n|\r|\n")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}[ \t]*\Z")
_BEGIN = re.compile(rb"[ \t]*(?:[A-Za-z0-9_-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_END = re.compile(rb"[ \t]*(?:[A-Za-z0-9_-]+\.)?END[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
# A head may be folded before its colon; `Hinterhaus;Ort;;1;` is no head but a torn address.
_OPEN_HEAD = re.compile(
    rb"(?:[A-Za-z0-9_-]++\.)?+(?:ADR|AGENT|ANNIVERSARY|BDAY|CATEGORIES|EMAIL|FN|GEO|IMPP|KEY|LABEL"
    rb"|LOGO|N|NICKNAME|NOTE|ORG|PHOTO|RELATED|ROLE|SOUND|TEL|TITLE|UID|URL|X-[A-Z0-9_/-]+);[^:]*+\Z"
    rb"|(?:[A-Za-z0-9_-]++\.)?+[A-Z0-9_/-]{60,}\Z",  # a name as long as a line
    re.IGNORECASE,
)
_TAKES_MORE = frozenset({"NOTE", "ADR", "LABEL"})
_BLANKS = b" \t"


class LogicalLine(NamedTuple):
    """One logical line: its number in the file, head (None: no property), value, repairs."""

    number: int
    head: Head | None
    value: bytes
    rules: tuple[str, ...] = ()


class Folded(NamedTuple):
    """The logical lines of a card, and what is wrong with it as a whole."""

    lines: list[LogicalLine]
    structure: tuple[str, ...]


@dataclass
class _Open:
    """The logical line that is being put together."""

    number: int
    pieces: list[bytes]
    head: Head | None = None
    rules: list[str] = field(default_factory=list)
    waiting: bool = False
    """Its colon has not come yet: the head itself is folded."""
    finished: bool = False

    def takes_soft_break(self) -> bool:
        """Return whether a quoted-printable soft break ends its last piece."""
        quoted = self.head is not None and self.head.encoding == "quoted-printable"
        return quoted and self.pieces[-1].endswith(b"=")

    def takes_base64(self, raw: bytes) -> bool:
        """Return whether a line without indentation continues its base64."""
        head = self.head
        binary = head is not None and (head.encoding == "base64" or head.name in BINARY)
        return binary and not self.finished and bool(_BASE64.match(raw))

    def takes_text(self) -> bool:
        """Return whether it is a text that sloppy programs break without indentation."""
        named = self.head.name if self.head else ""
        return named in _TAKES_MORE or named.startswith("X-")

    def close(self) -> LogicalLine:
        """Return it as a finished line."""
        value = b"".join(self.pieces)
        if self.waiting:
            head, value = _head_of(value)
            return LogicalLine(self.number, head, value, tuple(self.rules))
        return LogicalLine(self.number, self.head, value, tuple(self.rules))


def begins_card(data: bytes) -> bool:
    """Return whether the first line of a card is its BEGIN."""
    return bool(_BEGIN.match(_BREAK.split(data, maxsplit=1)[0]))


def ends_card(data: bytes) -> bool:
    """Return whether the last line of a card that is not blank is its END."""
    stripped = data.rstrip()
    last = max(stripped.rfind(b"\n"), stripped.rfind(b"\r")) + 1
    return bool(_END.match(stripped[last:]))


def fold_back(data: bytes, number: int) -> Folded:
    """Return the logical lines of one card.

    Handles folds on one blank, quoted-printable soft breaks, base64 without
    indentation, folded heads, texts broken without indentation, comments,
    cards indented as a whole, and nested cards in AGENT.

    Args:
        data: the card's bytes.
        number: 1-based number of its first line in the file.
    """
    physical = _dedented(_BREAK.split(data.removeprefix(_BOM)))
    lines: list[LogicalLine] = []
    structure = () if begins_card(data.removeprefix(_BOM)) else ("no-begin",)
    at = 0
    current: _Open | None = None
    while at < len(physical):
        raw = physical[at]
        if current and _is_agent(current) and _BEGIN.match(raw):
            at = _take_nested(current, physical, at)
            continue
        following = _next(current, raw, number + at)
        if following is not current and current is not None:
            lines.append(current.close())
        current = following
        at += 1
    if current is not None:
        lines.append(current.close())
    return Folded(lines, structure if ends_card(data) else (*structure, "no-end"))


def _next(current: _Open | None, raw: bytes, number: int) -> _Open | None:
    """Return the open line after a physical line: the current one grown, or another."""
    if current and current.takes_soft_break() and not _END.match(raw):
        current.pieces[-1] = current.pieces[-1][:-1]
        current.pieces.append(raw)
        return current
    if raw[:1] in {b" ", b"\t"} and current:
        current.pieces.append(raw[1:])
        return current
    if not raw.strip():
        if current:
            current.finished = True
        return current
    if current and current.takes_base64(raw):
        current.pieces.append(raw)
        return current
    return _begin(current, raw, number)


def _begin(current: _Open | None, raw: bytes, number: int) -> _Open:
    comment = raw.startswith(b"#")
    head, value = (None, raw) if comment else _head_of(raw)
    if head is not None:
        return _Open(number, [value], head)
    if not comment and _OPEN_HEAD.match(raw):
        return _Open(number, [raw], waiting=True)
    if not comment and current and current.takes_text():
        current.pieces += [b"\n", raw]
        current.rules.append("joined")
        return current
    return _Open(number, [raw])


def _head_of(raw: bytes) -> tuple[Head | None, bytes]:
    """Return the head of a line and its value's bytes; None and all of it where it has none."""
    divided = divide(raw.decode("latin-1"))
    if divided is None:
        return None, raw
    head, value = (part.encode("latin-1") for part in divided)
    parsed = parse_head(decode(head).text)
    return (parsed, value) if parsed else (None, raw)


def _is_agent(line: _Open) -> bool:
    empty = len(line.pieces) == 1 and not line.pieces[0].strip()
    return empty and line.head is not None and line.head.name == "AGENT"


def _take_nested(current: _Open, physical: list[bytes], at: int) -> int:
    """Put a nested card into AGENT's value as text, and return the place after its end."""
    depth, start = 0, at
    while at < len(physical):
        depth += bool(_BEGIN.match(physical[at])) - bool(_END.match(physical[at]))
        at += 1
        if depth == 0:
            break
    current.pieces.append(b"\n".join(physical[start:at]) + b"\n")
    current.finished = True
    return at


def _dedented(physical: list[bytes]) -> list[bytes]:
    """Return the lines without the indentation that the first of them has."""
    first = physical[0]
    indent = first[: len(first) - len(first.lstrip(_BLANKS))]
    return [raw.removeprefix(indent) for raw in physical] if indent else physical
