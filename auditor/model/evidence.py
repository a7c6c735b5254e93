"""Evidence: what was measured about each person; every rule reads from this table."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from auditor.model.notes import Note
from auditor.model.table import Column, Table

EVIDENCE = Table(
    "evidence",
    (
        Column("person_id", "text", "the person"),
        # what passed, one to one (no advertising, drafts, groups, assistant chats)
        Column("messages_in", "integer", "messages from them"),
        Column("messages_out", "integer", "messages from you"),
        Column("substantive_in", "integer", "messages from them that are no one-click phrase"),
        Column("substantive_out", "integer", "messages from you that are no one-click phrase"),
        Column("words_in", "integer", "words they wrote"),
        Column("words_out", "integer", "words you wrote"),
        Column("questions_in", "integer", "questions they asked"),
        Column("questions_out", "integer", "questions you asked"),
        Column("one_click_in", "integer", "one-click phrases from them"),
        Column("one_click_out", "integer", "one-click phrases from you"),
        Column("pitches_in", "integer", "messages from them that read like a sales pitch"),
        Column("requests_in", "integer", "messages from them that ask a favour"),
        Column("conversations", "integer", "runs of messages without a long break"),
        Column("two_way_conversations", "integer", "conversations in which both wrote substance"),
        Column("conversation_months", "integer", "different months in which conversations began"),
        Column("encounters", "integer", "stretches with substantive contact, a month at most each"),
        Column("exchanges", "integer", "encounters in which both wrote substance"),
        Column("conversations_opened_by_me_share", "number", "share of conversations you opened"),
        Column("inbound_share", "number", "share of the messages that came from them"),
        Column("reciprocity", "number", "2*min/(in+out) over substantive messages; 1 is balance"),
        Column("recommendations_in", "integer", "recommendations they wrote for you"),
        Column("recommendations_out", "integer", "recommendations you wrote for them"),
        Column("endorsements_in", "integer", "skills they endorsed"),
        Column("endorsements_out", "integer", "skills you endorsed"),
        Column("introductions_out", "integer", "introductions you made for them"),
        Column("answers_in", "integer", "times they answered a question of yours"),
        Column("answers_out", "integer", "times you answered a question of theirs"),
        Column(
            "gave_first",
            "text",
            "me, them or empty: who first gave a recommendation or an introduction",
        ),
        Column("invitation_sent_by", "text", "me, them, or empty where no invitation is known"),
        Column("invitation_note", "flag", "an invitation carried a personal note"),
        Column("own_note", "flag", "you keep a note about them on LinkedIn"),
        # when
        Column("first_contact_on", "day", "first message, mail, call or meeting"),
        Column("last_in_on", "day", "last from them"),
        Column("last_out_on", "day", "last from you"),
        Column("last_contact_on", "day", "last in either direction; never the connecting day"),
        Column("last_two_way_on", "day", "last day of the last two-way conversation"),
        Column("last_exchange_season", "text", "spring, summer, autumn or winter of that day"),
        Column("last_exchange_year", "integer", "year of that day"),
        Column(
            "last_substantive_on", "day", "last substance from them, or from you with an answer"
        ),
        Column("substantive_silence_days", "integer", "days since last_substantive_on"),
        Column("connected_on", "day", "day of the connection"),
        Column("connected_days", "integer", "days since the connection"),
        Column("known_days", "integer", "days from the first to the last contact"),
        Column("unanswered", "integer", "encounters since they last wrote in which only you did"),
        Column("exchange_days", "integer", "days from the first to the last two-way encounter"),
        Column("silence_days", "integer", "days since the last contact"),
        Column("active_months", "integer", "different months with contact"),
        Column("active_days", "integer", "different days with substantive contact"),
        Column("gap_count", "integer", "gaps between encounters"),
        Column("median_gap_days", "number", "median gap between encounters, start to start"),
        Column(
            "silence_to_rhythm", "number", "substantive silence as a multiple of the median gap"
        ),
        Column("word_due_on", "day", "day by which a word is due by their own rhythm"),
        Column("alive_days", "number", "silence after which the tie counts as quiet"),
        Column("silence_share", "number", "substantive silence as a share of alive_days"),
        Column("contact_every_days", "number", "mean days between days of contact while it lasted"),
        Column("layer", "integer", "Dunbar's layer of that rhythm: 5, 15, 50, 150; else missing"),
        Column("burstiness", "number", "-1 regular to 1 bursty (Kim & Jo 2016), from enough gaps"),
        Column("reply_hours_theirs", "number", "their median time to answer, hours"),
        Column("reply_hours_mine", "number", "your median time to answer, hours"),
        # roles
        Column(
            "role_changes_survived", "integer", "role changes with an exchange before and after"
        ),
        Column("status_burst", "flag", "they wrote only around one of your role starts"),
        # the address book
        Column("is_connection", "flag", "a LinkedIn connection"),
        Column("in_address_book", "flag", "stands in the address book"),
        Column("mobile_known", "flag", "a mobile number is known"),
        Column("birthday_known", "flag", "the birthday is known"),
        Column("home_address_known", "flag", "a private postal address is known"),
        Column("card_note_known", "flag", "the card carries a note"),
        Column("nickname_known", "flag", "the card carries a nickname"),
        Column("channel_count", "integer", "ways to reach them: addresses, numbers, profiles"),
        Column("card_age_days", "integer", "days since the newest card was changed"),
        Column("history_covers", "flag", "a message history was read in which they could appear"),
        # flaws
        Column("name", "text", "the name shown"),
        Column("given_name", "text", "the first given name, to address them by"),
        Column("name_status", "text", "full, given-only, family-only, initial, placeholder, none"),
        Column("placeholder_name", "flag", "every name of theirs stands for a name not asked for"),
        Column("card_company", "text", "employer by the address book"),
        Column("linkedin_company", "text", "employer by LinkedIn"),
        Column("employer_differs", "flag", "the two name different companies"),
        Column("former_company", "text", "employer by the earlier audit, where it is another now"),
        Column("same_employer", "flag", "works where you work"),
        Column("employer_tie", "text", "inside, former or outside your employers; empty: unknown"),
        Column(
            "messages_inside",
            "integer",
            "messages while you worked for the company they stand with",
        ),
        Column(
            "malformed_emails",
            "text",
            "addresses that cannot be right, a certain repair after →; by '; '",
        ),
        Column(
            "invalid_phones",
            "text",
            "numbers that cannot be right, a certain repair after →; by '; '",
        ),
        Column("possible_duplicates", "integer", "people who may be the same person"),
        Column("sources", "text", "labels of the files, separated by '; '"),
        Column("source_count", "integer", "how many files the person stands in"),
        Column("last_language", "text", "language of the last message, or empty"),
    ),
)

TIMELINE = Table(
    "timeline",
    (
        Column("person_id", "text", "the person"),
        Column("quarter_on", "day", "first day of a quarter with contact"),
        Column("messages_in", "integer", "messages from them in it"),
        Column("messages_out", "integer", "messages from you in it"),
    ),
)

MIRROR = Table(
    "mirror",
    (
        Column("measure", "text", "what is counted about the owner, e.g. answered"),
        Column("group", "text", "a group of senders, or empty for all"),
        Column("count", "integer", "how many"),
        Column("total", "integer", "of how many"),
    ),
)


@dataclass(frozen=True)
class Measured:
    """EVIDENCE (one row a person, in the order of PEOPLE), TIMELINE, MIRROR, the as-of date."""

    evidence: pd.DataFrame
    timeline: pd.DataFrame
    mirror: pd.DataFrame
    as_of: dt.date
    as_of_how: str
    notes: tuple[Note, ...] = ()
