"""The files of a LinkedIn archive that matter, by name; all others stay closed."""

import re
from collections.abc import Mapping

from auditor.importers.found import Interest

FORMATS_BY_NAME: Mapping[str, str] = {
    "connections": "linkedin-connections",
    "linkedinconnectionsexportmicrosoftoutlook": "linkedin-connections",
    "messages": "linkedin-messages",
    "invitations": "linkedin-invitations",
    "endorsementreceivedinfo": "linkedin-endorsements-received",
    "endorsementgiveninfo": "linkedin-endorsements-given",
    "recommendationsreceived": "linkedin-recommendations-received",
    "recommendationsgiven": "linkedin-recommendations-given",
    "notes": "linkedin-notes",
    "contacts": "linkedin-uploaded-contacts",
    "importedcontacts": "linkedin-uploaded-contacts",
    "profile": "linkedin-profile",
    "positions": "linkedin-positions",
    "emailaddresses": "linkedin-email-addresses",
    "phonenumbers": "linkedin-phone-numbers",
    "registration": "linkedin-registration",
}
"""Formats by the file's key. What an archive holds besides (logins, receipts, adverts,
identity checks, job answers) says nothing about relationships and is nobody's business."""

_ASSISTANT_CHAT = re.compile(r"(guide|coach|learning\w*)messages")
_COPY = re.compile(r"\s*\(\d+\)$")
_NUMBER = re.compile(r"_\d+$")
_NOISE = re.compile(r"[\s_-]+")


def file_key(name: str) -> str:
    """Return what the names of one export file share, or "" for what is no CSV file.

    Lower case, without spaces, underscores and hyphens, without the member's
    number (`Comments_123.csv`), the number of a split file (`messages_1.csv`)
    and a browser's ` (1)`.
    """
    stem, dot, extension = name.strip().lower().rpartition(".")
    if not dot or extension != "csv":
        return ""
    return _NOISE.sub("", _NUMBER.sub("", _COPY.sub("", stem)))


def interest(name: str) -> Interest:
    """Return whether a file of that name may be opened, stays closed, or is an assistant's chat.

    `guide_messages.csv` and its like have the header of messages.csv, but one
    side of them is a program.
    """
    key = file_key(name)
    if _ASSISTANT_CHAT.fullmatch(key):
        return "chat"
    return "open" if key in FORMATS_BY_NAME else "closed"
