"""Clauses that earlier stages write in English, and their form in the page's language.

Reasons, kinds of files and how the owner was found come as English clauses.
Those listed here are translated; any other is shown as it came.
"""

import re
from collections.abc import Mapping

from auditor.model.notes import NOTE_KINDS, Note
from auditor.reporters.language import Language

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
"""What the stages say; numbers stand as {n}."""

_SAME_AS = "as in "
_NUMBER = re.compile(r"\d+")


def clause(text: str, language: Language) -> str:
    """Return a clause in the page's language, its numbers kept."""
    general = _NUMBER.sub("{n}", text)
    if general not in CLAUSES:
        return language.text(text)
    numbers = iter(_NUMBER.findall(text))
    return re.sub(r"\{n\}", lambda _: next(numbers, ""), language.text(general))


def note_text(note: Note, language: Language) -> str:
    """Return a note's sentence with its parameters, each clause translated where it can be."""
    values = {
        name: clause(value, language) if isinstance(value, str) else value
        for name, value in note.parameters.items()
    }
    return language.fill(language.text(NOTE_KINDS[note.kind].sentence), values)


def clauses(
    text: str, words: Mapping[str, str], names: Mapping[str, str], language: Language
) -> str:
    """Return several clauses separated by '; ', each in the page's language.

    Args:
        text: clauses, or keys of `words`.
        words: the English clauses behind keys.
        names: what files are called on the page, by their labels.
        language: the page's language.
    """
    return "; ".join(_one(part, words, names, language) for part in text.split("; "))


def _one(part: str, words: Mapping[str, str], names: Mapping[str, str], language: Language) -> str:
    if part.startswith(_SAME_AS):
        label = part.removeprefix(_SAME_AS)
        return language.text("as in %(file)s") % {"file": names.get(label, label)}
    return clause(words.get(part, part), language)
