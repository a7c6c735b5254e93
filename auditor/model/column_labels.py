"""What columns are called where people read them, in English and German."""

from collections.abc import Mapping

from auditor.model.evidence import EVIDENCE
from auditor.model.translations import catalogue_of

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
    "prune_rank": "place on the pruning list",
    "reconnect_rank": "place on the list of people to write to",
    "keep_in_touch_rank": "place on the keep-in-touch plan",
    "opener": "rule that gives the first line",
}

COLUMN_LABELS: Mapping[str, str] = {
    **{column.name: column.meaning for column in EVIDENCE.columns},
    **_SHORT,
}
"""What a column of evidence or verdicts is called before people."""


def column_label(column: str, language: str = "en") -> str:
    """Return what a column is called in `en` or `de`; its own name where it has no other."""
    return catalogue_of(language).gettext(COLUMN_LABELS.get(column, column))
