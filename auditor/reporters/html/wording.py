"""The words of the page for what the tables hold as keys: classes, columns, operators."""

from collections.abc import Mapping

from auditor.model.evidence import EVIDENCE

CLASS_NAMES: Mapping[str, str] = {
    "meaningful": "Relationship",
    "dormant": "Gone quiet",
    "business-card-only": "Business card only",
}
"""A class of one person."""

CLASS_PLURALS: Mapping[str, str] = {
    "meaningful": "Relationships",
    "dormant": "Gone quiet",
    "business-card-only": "Business cards only",
}
"""A class of many."""

CLASS_MEANINGS: Mapping[str, str] = {
    "meaningful": "There is a bond, and it is alive.",
    "dormant": "There was a bond; the exchange has stopped.",
    "business-card-only": "No exchange that could have made a bond.",
}

CONFIDENCES: Mapping[str, str] = {
    "high": "rests on exchanged messages",
    "medium": "a history was read, and nothing of them is in it",
    "low": "no history was read in which they could appear",
}

AXES: Mapping[str, str] = {"bond": "Bond", "pulse": "Pulse"}

OUTCOMES: Mapping[str, str] = {
    "kept": "kept",
    "merged": "merged",
    "ignored": "set aside",
    "rejected": "not readable",
}

STATUSES: Mapping[str, str] = {
    "read": "read",
    "empty": "empty",
    "unreadable": "could not be read",
    "ignored": "set aside",
}

SEVERITIES: Mapping[str, str] = {"error": "wrong", "warning": "to mend", "info": "to look at"}

CERTAINTIES: Mapping[str, str] = {
    "high": "certain",
    "medium": "likely",
    "low": "a guess",
    "none": "not known",
}

CHANGE_TITLES: Mapping[str, str] = {
    "met": "became relationships",
    "revived": "are alive again",
    "cooled": "have gone quiet",
    "reclassified": "are judged otherwise",
    "new": "are new",
    "gone": "are in no contact list any more",
    "employer-changed": "have another employer",
    "merged": "were two people before",
    "split": "are several people now",
    "finding-new": "have a new flaw",
    "finding-mended": "have a flaw less",
}
"""A kind of change, after how many people it is true of."""

MIRROR_MEASURES: Mapping[str, str] = {
    "answered": "of those who wrote to you got an answer",
    "opened": "of the conversations were opened by you",
    "returned": "of those who recommended you were recommended by you",
    "asked": "of your messages ask something",
    "inside": "of those you exchanged words with stood with your own employer at the time",
}
"""What a measure about the owner says after a share in percent."""

MIRROR_GROUPS: Mapping[str, str] = {
    "leadership": "people at the top",
    "management": "people who lead others",
    "others": "people without a team of theirs",
    "beginners": "people who begin",
    "unknown": "people without a known title",
}
"""Whom a measure is about, by their job titles."""

OPERATORS: Mapping[str, str] = {
    "at_least": "%(column)s at least %(value)s",
    "at_most": "%(column)s at most %(value)s",
    "above": "%(column)s above %(value)s",
    "below": "%(column)s below %(value)s",
    "equals": "%(column)s: %(value)s",
    "is_one_of": "%(column)s is one of %(value)s",
    "present": "%(column)s: known",
    "missing": "%(column)s: not known",
    "matches": "%(column)s matches %(value)s",
    "has_word_of": "%(column)s has a word of the list %(value)s",
}

JOINTS: Mapping[str, str] = {"all": " and ", "any": " or ", "not": "not (%(part)s)"}

_SHORT: Mapping[str, str] = {
    "substantive_in": "messages of substance from them",
    "substantive_out": "messages of substance from you",
    "substantive_silence_days": "days since the last message of substance",
    "last_substantive_on": "last message of substance",
    "gave_first": "who recommended first",
    "invitation_note": "invitation with a personal note",
    "own_note": "a note of your own",
    "last_exchange_season": "season of the last exchange",
    "last_exchange_year": "year of the last exchange",
    "reciprocity": "balance of messages (0 to 1)",
    "silence_share": "silence against their rhythm",
    "silence_to_rhythm": "silence as a multiple of the median gap",
    "burstiness": "burstiness (-1 to 1)",
    "connected_on": "connected on",
    "name_status": "kind of name",
    "sources": "files",
    "last_language": "language of the last message",
    "invitation_sent_by": "invitation sent by",
    "malformed_emails": "malformed addresses",
    "invalid_phones": "invalid numbers",
    "first_contact_on": "first contact",
    "last_contact_on": "last contact",
    "class": "class",
    "rules_class": "class by the rules",
    "bond": "bond",
    "pulse": "pulse",
    "bond_reached": "bond reached",
    "pulse_reached": "pulse reached",
    "confidence": "confidence",
    "decision": "your decision",
    "cannot_tell": "nothing can be told",
}

COLUMN_LABELS: Mapping[str, str] = {
    **{column.name: column.meaning for column in EVIDENCE.columns},
    **_SHORT,
}
"""What a column of evidence or verdicts is called on the page."""
