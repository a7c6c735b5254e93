"""Says which two lines of different cards are the same value."""

import re
from collections.abc import Hashable, Mapping
from typing import Any

from auditor.forms import profile_key
from auditor.vcard.model import ADDRESSES, ContentLine, comparable
from auditor.vcard.values import email

Keys = Mapping[tuple[str, str], str]
"""Kind and value of a channel as written, to the key that its spellings share."""

_EXTENSION = re.compile(r"(?:ext\.?|x|durchwahl|dw\.?|#)[ :]*(\d+)\s*\Z", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_SCHEME = re.compile(r"\A[A-Za-z]+://[^/]*")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T[\d:.Z+-]*)?\Z")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})\Z")
_DAYS = frozenset({"BDAY", "ANNIVERSARY"})


def identity(line: ContentLine, keys: Keys) -> Hashable:
    """Return what equal lines share: phones by E.164, e-mails by key, days, else the value.

    Two extensions of one switchboard are two numbers, and so is a number with a
    remark behind it (`abends`). Blanks around and between words say nothing, nor
    does how the address of a profile is written.
    """
    name, value = line.name, comparable(line)
    if name == "TEL":
        extension = _EXTENSION.search(value)
        key = keys.get(("phone", value)) or re.sub(r"[^\d+]", "", value) or value
        remark = _LETTERS.findall(value[: extension.start()] if extension else value)
        return name, key, extension[1] if extension else "", tuple(remark)
    if name == "EMAIL":
        address = email(value)
        return name, keys.get(("email", address)) or address.casefold()
    if name in _DAYS:
        return name, _day(value)
    if name in ADDRESSES:
        return name, profile_key(value) or _SCHEME.sub(_lowered, value.strip()).rstrip("/")
    return name, _evenly_spaced(value)


def _lowered(found: re.Match[str]) -> str:
    return found[0].lower()


def _evenly_spaced(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_evenly_spaced, value))
    lines = value.strip().split("\n") if isinstance(value, str) else []
    return "\n".join(" ".join(line.split()) for line in lines) if lines else value


def _day(value: str) -> str:
    found = _DAY.match(value.strip()) or _YEARLESS.match(value.strip())
    return "-".join(found.groups()) if found else value
