"""The numbers that measuring reads; their values stand in the rule packs."""

from collections.abc import Mapping

SETTINGS: Mapping[str, str] = {
    "conversation_break_days": "a pause of more days begins a new conversation",
    "encounter_days": "contact of so many days counts as one encounter",
    "rhythm_gaps": "gaps needed before a person's own rhythm is used",
    "rhythm_gaps_few": "gaps from which a rhythm of many days may shorten the usual patience",
    "rhythm_factor": "silence of this many median gaps counts as quiet",
    "alive_days_lower": "never count anyone as quiet before so many days",
    "alive_days_upper": "always count silence of so many days as quiet",
    "alive_days_default": "days of silence that count as quiet where no rhythm is known",
    "burstiness_gaps": "gaps needed before burstiness is shown",
    "status_messages": "substantive inbound messages needed for a status burst",
    "status_share": "share of their messages around a role start that makes a burst",
    "status_window_days": "days after a role start in which a burst falls",
    "status_around_days": "days around a role start over which the share is taken",
    "status_quiet_days": "days without a word from them before the role start",
    "status_silence_days": "days without a word from them up to the as-of date",
    "survived_days": "days on each side of a role start by which both must have written",
    "phrase_words": "a text of more words is never a one-click phrase",
    "phrase_rest_words": "words of its own that a one-click phrase may still hold",
    "phrase_role_words": "words of an employer or title that a congratulation may name",
    "pitch_characters": "a text of more characters is not looked through for a pitch",
    "pitch_words": "different pitch words that a sales pitch holds at least",
    "employer_similarity": "0-100, from where two spellings are one company",
}
"""A closed list: a pack's `settings` may name these and no others; all must be given."""
