"""Writes the contacts that the owner once uploaded to LinkedIn, as each era exports them."""

from sample_data.network.cards import Card
from sample_data.network.delimited import table
from sample_data.network.eras import Era
from sample_data.network.model import Line

Upload = Card
"""An upload has what a card has; only name, work, numbers and addresses are written."""

_COLUMNS = {
    "Imported Contacts.csv": (
        "First Name",
        "Last Name",
        "Companies",
        "Title",
        "Email Address",
        "Phone Numbers",
        "Created At",
        "Instant Message Handles",
        "Addresses",
        "Sites",
        "Full Name",
        "Birthday",
        "Location",
        "Bookmarked At",
        "Profiles",
    ),
    "Contacts.csv": (
        "Source",
        "FirstName",
        "LastName",
        "Companies",
        "Title",
        "Emails",
        "PhoneNumbers",
        "CreatedAt",
        "Addresses",
        "Sites",
        "InstantMessageHandles",
        "FullName",
        "Birthday",
        "Location",
        "BookmarkedAt",
        "Profiles",
    ),
    "ImportedContacts.csv": (
        "FirstName",
        "MiddleName",
        "LastName",
        "MaidenName",
        "NickName",
        "NamePrefix",
        "NameSuffix",
        "Title",
        "Emails",
        "PhoneNumbers",
        "CreatedAt",
        "UpdatedAt",
        "CountryCode",
        "RegionCode",
        "ThirdPartyVerified",
        "Location",
    ),
}


def uploaded_file(uploads: tuple[Upload, ...], era: Era) -> tuple[bytes, list[Line]]:
    """Return the file of the era and where each upload stands in it."""
    columns = _COLUMNS[era.uploaded]
    has_company = era.uploaded != "ImportedContacts.csv"
    rows = []
    for upload in uploads:
        values = {
            "source": "MOBILE_CONTACTS",
            "firstname": upload.given,
            "lastname": upload.family,
            "companies": upload.company,
            "title": upload.title,
            "emails": ", ".join(email.spelt for email in upload.emails),
            "phonenumbers": ", ".join(
                f" {p.spelt}" if p.spelt[0] == "+" else p.spelt for p in upload.phones
            ),
            "createdat": "9/9/17, 9:05 AM",
            "fullname": upload.display,
            "nameprefix": upload.prefix,
            "nickname": upload.nickname,
        }
        values["emailaddress"] = values["emails"]
        rows.append([values.get(column.replace(" ", "").lower(), "") for column in columns])
    text, starts = table(columns, rows)
    lines = [
        Line(
            era.uploaded,
            start,
            upload.person,
            upload.outcome,
            tuple(p.true for p in upload.phones if not p.shared),
            tuple(e.true for e in upload.emails if not e.shared),
            upload.true_name,
            upload.true_company if has_company else "",
            upload.variant,
        )
        for upload, start in zip(uploads, starts, strict=True)
    ]
    return text.encode(), lines
