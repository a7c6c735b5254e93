"""Writes the files of the export that are about the owner."""

import datetime as dt

from sample_data.network.delimited import table
from sample_data.network.eras import Era, english_month, pacific
from sample_data.network.model import World


def owner_files(world: World, era: Era) -> dict[str, bytes]:
    """Return Profile, Positions, Email Addresses, PhoneNumbers and Registration by name."""
    owner = world.owner
    profile = {
        "First Name": owner.given,
        "Last Name": owner.family,
        "Maiden Name": "",
        "Contact Instructions": "",
        "Address": "Lübeck",
        "Birth Date": "Mar 31",
        "Headline": "Bereichsleiterin Fördertechnik",
        "Summary": "Ich mag Maschinen, die man reparieren kann.",
        "Industry": "Machinery",
        "Country": "Germany",
        "Zip Code": "23552",
        "Geo Location": "Lübeck, Schleswig-Holstein, Germany",
        "Twitter Handles": "",
        "Websites": "[PORTFOLIO:example.org/falkenrath]",
        "Instant Messengers": "",
    }
    columns = [c for c in profile if era.oldest or c not in {"Contact Instructions", "Country"}]
    positions = [
        (
            role.company,
            role.title,
            "Verantwortlich für Stetigförderer, Angebote und ein gutes Team.",
            "Lübeck",
            english_month(role.started_on),
            english_month(role.finished_on),
        )
        for role in reversed(world.roles)
    ]
    registered = pacific(_start(world))
    emails = [
        (owner.email, "Yes", "Yes", registered),
        (owner.work_email, "Yes", "No", "Not Available"),
    ]
    german = f" {owner.mobile[:3]} {owner.mobile[3:7]} {owner.mobile[7:]}"
    phones = [("", german, "Mobile"), ("", "", ""), ("", "", "")]
    files = {
        "Profile.csv": table(columns, [[profile[c] for c in columns]]),
        "Positions.csv": table(
            ("Company Name", "Title", "Description", "Location", "Started On", "Finished On"),
            positions,
        ),
        "Email Addresses.csv": table(
            ("Email Address", "Confirmed", "Primary", "Updated On"), emails, final_newline=False
        ),
        "PhoneNumbers.csv": table(("Extension", "Number", "Type"), phones),
        "Registration.csv": table(
            ("Registered At", "Registration Ip", "Subscription Types"),
            [(registered, "192.0.2.17", "")],
        ),
        "Profile Summary.csv": ("Profile Summary\n\n", []),
    }
    return {name: text.encode() for name, (text, _) in files.items()}


def _start(world: World) -> dt.datetime:
    return dt.datetime.combine(world.roles[0].started_on, dt.time(19, 5))
