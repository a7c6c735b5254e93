"""Clauses that the stages write into reasons and notes: said by the program, never by a contact."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

AS_IN_FILE = "as in %(file)s"
"""Where the same entry stands too."""
_AS_IN = AS_IN_FILE.partition("%")[0]
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
CLAUSES = (
    # kinds of files
    "LinkedIn connections",
    "LinkedIn connections (Outlook layout)",
    "LinkedIn messages",
    "LinkedIn invitations",
    "LinkedIn endorsements given",
    "LinkedIn endorsements received",
    "LinkedIn recommendations given",
    "LinkedIn recommendations received",
    "LinkedIn notes",
    "LinkedIn profile",
    "LinkedIn positions",
    "LinkedIn e-mail addresses",
    "LinkedIn phone numbers",
    "LinkedIn registration",
    "Contacts uploaded to LinkedIn",
    "Assistant chat",
    "Outputs of an audit",
    "Address book (vCard)",
    "Outputs of an audit",
    "Outlook contacts",
    "Google Contacts",
    # why entries were set aside
    "closed or hidden account",
    "group conversations",
    "advertising",
    "with members who closed their account",
    "drafts that were never sent",
    "from you to yourself",
    "between other people",
    "in the spam folder",
    "the note of an invitation, counted with the invitation",
    "chats with LinkedIn's assistants are no messages between people",
    "what an audit has written is not read as a source",
    "they stand in another file too and were counted there",
    "in another person's export",
    "collected from mail by Google, not entered by you",
    "your own entry",
    "an organisation's own card",
    "what an audit has written is not read as a source",
    "an empty card",
    "the same card stands in another file too",
    "a place",
    "a thing",
    "a device",
    "a program",
    "a group",
    "neither a name nor an address",
    "the note is empty",
    # why they could not be read
    "no line of the card could be read",
    "the file is cut off in it",
    "its date is missing or none",
    "its direction is missing",
    "the line names no person",
    "it has more cells than the header",
    "a quotation mark in it has no end",
    "a character in them was damaged",
    "a line that was broken without indentation was joined again",
    "the archive is cut off or no ZIP: its table of contents is missing",
    "the archive is damaged or cut off at this file",
    "the archive is damaged, cut off, or no ZIP",
    "it is an Excel workbook; save it as CSV first",
    "it is encrypted; unpack the archive with its password first",
    "it holds binary data, not text",
    # why a kept audit is left out of the trend
    "it is of another person's contacts",
    "is damaged",
    "is no audit result",
    "has schema version {n}, this auditor reads {n}",
    # what a missing file of an export leaves open
    "it is not known who is connected with you, and since when",
    "what was written on LinkedIn is not counted",
    "who invited whom is not known",
    "it cannot be told who came or stayed with your changes of role",
    "recommendations that you received are not counted",
    "recommendations that you gave are not counted",
    "endorsements that you received are not counted",
    "endorsements that you gave are not counted",
    "it is empty",
    "it is a ZIP archive under another name",
    "it is a 7z archive; unpack it first",
    "it is a RAR archive; unpack it first",
    "it is a gzip archive; unpack it first",
    "it is a PDF",
    "it is a database",
    "it is an old Excel workbook; save it as CSV first",
    "it is packed or encrypted in a way that cannot be read",
    "it is neither a file nor a folder",
    "it is a link to a file outside the folder",
    "it is a link to another file",
    "it is no regular file",
    "it lies too deep in archives inside archives",
    "it is larger than {n} MB",
    "all files together are larger than {n} MB",
    "it has more than {n} entries",
    "it holds more than {n} files",
    "it unpacks to more than {n} times its packed size",
    "BEGIN:VCARD was missing",
    "END:VCARD was missing",
    # the owner and the day
    "on the same side of all {n} invitations",
    "on the same side of {n} of {n} invitations",
    "takes part in all {n} conversations",
    "takes part in {n} of {n} conversations",
    "named with --me",
    "named with --me, yet takes part in {n} of {n} conversations",
    "named in Profile.csv",
    "--me is in Email Addresses.csv",
    "nothing tells who of those who write is the owner",
    "day of the newest export",
    "newest dated event in the sources",
    "newest change of a card",
    "nothing in the sources is dated",
    "given with --as-of",
)
"""What the stages say, in English; numbers stand as {n}."""

NUMBER = re.compile(r"\d+(?:,\d{3})*")


def general_form(text: str) -> str:
    """Return a clause with {n} for every number, as it stands in CLAUSES."""
    return NUMBER.sub("{n}", text)


def in_words(clause: str, text: Callable[[str], str]) -> str:
    """Return a clause as `text` translates it, its numbers kept; any other one as that does."""
    general = general_form(clause)
    if general not in CLAUSES:
        return text(clause)
    numbers = iter(NUMBER.findall(clause))
    return re.sub(r"\{n\}", lambda _: next(numbers, ""), text(general))


def all_in_words(
    clauses: str,
    text: Callable[[str], str],
    words: Mapping[str, str] = _NO_NAMES,
    names: Mapping[str, str] = _NO_NAMES,
) -> str:
    """Return several clauses separated by "; ", each as `text` translates it.

    Args:
        clauses: clauses, or keys of `words`.
        text: gives an English text in another language.
        words: the English clauses behind keys.
        names: what files are called, by their labels.
    """
    told = []
    for part in clauses.split("; "):
        label = part.removeprefix(_AS_IN)
        same = text(AS_IN_FILE) % {"file": names.get(label, label)}
        told.append(same if label != part else in_words(words.get(part, part), text))
    return "; ".join(told)
