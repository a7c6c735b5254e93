"""Clauses that the stages write into reasons and notes: said by the program, never by a contact."""

import re

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
    "Address book (vCard)",
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
    "they stand in another file too and were counted there",
    "collected from mail by Google, not entered by you",
    "your own entry",
    "an organisation's own card",
    "an empty card",
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
    # what a missing file of an export leaves open
    "it is not known who is connected with you, and since when",
    "what was written on LinkedIn is not counted",
    "who invited whom is not known",
    "it cannot be told who came or stayed with your changes of role",
    "recommendations that you received are not counted",
    "recommendations that you gave are not counted",
    "endorsements that you received are not counted",
    "endorsements that you gave are not counted",
    # the owner and the day
    "on the same side of all {n} invitations",
    "on the same side of {n} of {n} invitations",
    "takes part in all {n} conversations",
    "takes part in {n} of {n} conversations",
    "named with --me",
    "named in Profile.csv",
    "nothing tells who of those who write is the owner",
    "day of the newest export",
    "newest dated event in the sources",
    "newest change of a card",
    "nothing in the sources is dated",
    "given with --as-of",
)
"""What the stages say, in English; numbers stand as {n}."""

_NUMBER = re.compile(r"\d+")


def general_form(text: str) -> str:
    """Return a clause with {n} for every number, as it stands in CLAUSES."""
    return _NUMBER.sub("{n}", text)
