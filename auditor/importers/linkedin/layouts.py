"""The tables of a LinkedIn archive: their columns in every era from 2018 to 2026.

Headers are English in every account's export; the German spellings are for
copies that went through a spreadsheet.
"""

from auditor.importers.layouts import Layout

_GIVEN = ("First Name", "Vorname")
_FAMILY = ("Last Name", "Nachname")
_COMPANY = ("Company", "Unternehmen", "Firma")
_EMAIL = ("Email Address", "E-mail Address", "E-Mail-Adresse")

CONNECTIONS = Layout(
    "linkedin-connections",
    "LinkedIn connections",
    {
        "given_name": _GIVEN,
        "family_name": _FAMILY,
        "url": ("URL", "Profile URL"),
        "email": _EMAIL,
        "company": _COMPANY,
        "job_title": ("Position", "Job Title"),
        "connected_on": ("Connected On", "Verbunden am"),
    },
    ("given_name", "family_name", "connected_on"),
)

OUTLOOK_CONNECTIONS = Layout(
    "linkedin-connections",
    "LinkedIn connections (Outlook layout)",
    {
        "name_prefix": ("Title",),
        "given_name": _GIVEN,
        "additional_name": ("Middle Name",),
        "family_name": _FAMILY,
        "name_suffix": ("Suffix",),
        "email": _EMAIL,
        "url": ("Web Page",),
        "company": _COMPANY,
        "job_title": ("Job Title",),
    },
    ("given_name", "family_name", "email", "company", "job_title"),
)
"""Before about 2016; any Outlook export has this header, so it counts by its name only."""

MESSAGES = Layout(
    "linkedin-messages",
    "LinkedIn messages",
    {
        "conversation": ("CONVERSATION ID",),
        "title": ("CONVERSATION TITLE",),
        "sender": ("FROM", "Von"),
        "sender_url": ("SENDER PROFILE URL",),
        "recipients": ("TO", "An"),
        "recipient_urls": ("RECIPIENT PROFILE URLS",),
        "date": ("DATE", "Datum"),
        "subject": ("SUBJECT", "Betreff"),
        "content": ("CONTENT", "Inhalt"),
        "direction": ("Direction",),
        "folder": ("FOLDER", "Ordner"),
        "draft": ("IS MESSAGE DRAFT",),
        "conversation_draft": ("IS CONVERSATION DRAFT",),
    },
    ("sender", "recipients", "date", "content"),
)

INVITATIONS = Layout(
    "linkedin-invitations",
    "LinkedIn invitations",
    {
        "sender": ("From", "Von"),
        "recipient": ("To", "An"),
        "sent_at": ("Sent At", "Gesendet am"),
        "message": ("Message", "Nachricht"),
        "direction": ("Direction", "Richtung"),
        "inviter_url": ("inviterProfileUrl",),
        "invitee_url": ("inviteeProfileUrl",),
    },
    ("sender", "recipient", "sent_at", "direction"),
)

_ENDORSEMENT = {
    "date": ("Endorsement Date",),
    "skill": ("Skill Name",),
    "status": ("Endorsement Status",),
}

ENDORSEMENTS_RECEIVED = Layout(
    "linkedin-endorsements-received",
    "LinkedIn endorsements received",
    {
        **_ENDORSEMENT,
        "given_name": ("Endorser First Name",),
        "family_name": ("Endorser Last Name",),
        "url": ("Endorser Public Url",),
    },
    ("date", "skill", "given_name"),
)

ENDORSEMENTS_GIVEN = Layout(
    "linkedin-endorsements-given",
    "LinkedIn endorsements given",
    {
        **_ENDORSEMENT,
        "given_name": ("Endorsee First Name",),
        "family_name": ("Endorsee Last Name",),
        "url": ("Endorsee Public Url",),
    },
    ("date", "skill", "given_name"),
)

_RECOMMENDATION = {
    "given_name": _GIVEN,
    "family_name": _FAMILY,
    "company": _COMPANY,
    "job_title": ("Job Title", "Position"),
    "text": ("Text",),
    "date": ("Creation Date",),
    "status": ("Status",),
}

RECOMMENDATIONS_RECEIVED = Layout(
    "linkedin-recommendations-received",
    "LinkedIn recommendations received",
    _RECOMMENDATION,
    ("given_name", "family_name", "text", "date"),
)

RECOMMENDATIONS_GIVEN = Layout(
    "linkedin-recommendations-given",
    "LinkedIn recommendations given",
    _RECOMMENDATION,
    ("given_name", "family_name", "text", "date"),
)

NOTES = Layout(
    "linkedin-notes",
    "LinkedIn notes",
    {
        "given_name": ("Connection First Name",),
        "family_name": ("Connection Last Name",),
        "url": ("Connection Profile URL",),
        "note": ("Note",),
        "created_on": ("Created On", "Created At"),
        "edited_on": ("Edited On", "Edited At"),
    },
    ("given_name", "note"),
)

UPLOADED_CONTACTS = Layout(
    "linkedin-uploaded-contacts",
    "Contacts uploaded to LinkedIn",
    {
        "given_name": _GIVEN,
        "additional_name": ("Middle Name",),
        "family_name": _FAMILY,
        "maiden_name": ("Maiden Name",),
        "nickname": ("Nick Name",),
        "name_prefix": ("Name Prefix",),
        "name_suffix": ("Name Suffix",),
        "full_name": ("Full Name",),
        "companies": ("Companies",),
        "job_title": ("Title",),
        "emails": ("Emails", "Email Address"),
        "phones": ("Phone Numbers",),
        "created": ("Created At",),
        "updated": ("Updated At",),
        "addresses": ("Addresses",),
        "location": ("Location",),
        "country": ("Country Code",),
        "birthday": ("Birthday",),
        "profiles": ("Profiles",),
        "sites": ("Sites",),
    },
    ("given_name", "family_name", "phones", "created"),
)

PROFILE = Layout(
    "linkedin-profile",
    "LinkedIn profile",
    {"given_name": _GIVEN, "family_name": _FAMILY, "headline": ("Headline",)},
    ("given_name", "family_name", "headline"),
)

POSITIONS = Layout(
    "linkedin-positions",
    "LinkedIn positions",
    {
        "company": ("Company Name",),
        "job_title": ("Title",),
        "started_on": ("Started On",),
        "finished_on": ("Finished On",),
    },
    ("company", "job_title", "started_on"),
)

EMAIL_ADDRESSES = Layout(
    "linkedin-email-addresses",
    "LinkedIn e-mail addresses",
    {"email": _EMAIL, "confirmed": ("Confirmed",), "primary": ("Primary",)},
    ("email", "confirmed", "primary"),
)

PHONE_NUMBERS = Layout(
    "linkedin-phone-numbers",
    "LinkedIn phone numbers",
    {"extension": ("Extension",), "number": ("Number",), "type": ("Type",)},
    ("extension", "number", "type"),
)

REGISTRATION = Layout(
    "linkedin-registration",
    "LinkedIn registration",
    {"registered_at": ("Registered At",)},
    ("registered_at",),
)

BY_CONTENT = (
    CONNECTIONS,
    MESSAGES,
    INVITATIONS,
    ENDORSEMENTS_RECEIVED,
    ENDORSEMENTS_GIVEN,
    RECOMMENDATIONS_RECEIVED,
    NOTES,
    UPLOADED_CONTACTS,
    PROFILE,
    POSITIONS,
    EMAIL_ADDRESSES,
    PHONE_NUMBERS,
    REGISTRATION,
)
"""The layouts that a header tells by itself."""

ALL = (*BY_CONTENT, OUTLOOK_CONNECTIONS, RECOMMENDATIONS_GIVEN)


def layouts_of(format_id: str) -> tuple[Layout, ...]:
    """Return the layouts in which a format may come."""
    return tuple(layout for layout in ALL if layout.format == format_id)
