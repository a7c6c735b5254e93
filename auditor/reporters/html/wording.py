"""The words of the page for what the tables hold as keys: classes, columns, operators."""

from collections.abc import Mapping

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
