"""Says which two lines of different cards are the same value."""

import re
from collections.abc import Hashable, Mapping

from auditor.vcard.model import ContentLine, comparable
from auditor.vcard.values import email

Keys = Mapping[tuple[str, str], str]
"""Kind and value of a channel as written, to the key that its spellings share."""

_EXTENSION = re.compile(r"(?:ext\.?|x|durchwahl|dw\.?|#)[ :]*(\d+)\s*\Z", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T[\d:.Z+-]*)?\Z")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})\Z")
_DAYS = frozenset({"BDAY", "ANNIVERSARY"})


def identity(line: ContentLine, keys: Keys) -> Hashable:
    """Return what equal lines share: phones by E.164, e-mails by key, days, else the value.

    Two extensions of one switchboard are two numbers.
    """
    name, value = line.name, comparable(line)
    if name == "TEL":
        extension = _EXTENSION.search(value)
        key = keys.get(("phone", value)) or re.sub(r"[^\d+]", "", value) or value
        return name, key, extension[1] if extension else ""
    if name == "EMAIL":
        address = email(value)
        return name, keys.get(("email", address)) or address.casefold()
    if name in _DAYS:
        return name, _day(value)
    return name, value


def _day(value: str) -> str:
    found = _DAY.match(value.strip()) or _YEARLESS.match(value.strip())
    return "-".join(found.groups()) if found else value
