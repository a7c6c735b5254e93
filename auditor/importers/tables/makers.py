"""The address-book tables there are: each maker's columns with the headers they stand under.

A column is a field of the person (`given_name`) or one of several channels:
`email:1`, `phone:mobile`, `phone:home 2`, `website:1`, `address:home/street`.
What follows the colon is the label; where it is only a number, the column
`email:1/label` gives it. Any column may lack in a file but the required ones.
"""

from collections.abc import Iterator, Mapping

from auditor.importers.layouts import Layout

FIELDS = (
    *("display_name", "given_name", "additional_name", "family_name", "name_prefix"),
    *("name_suffix", "nickname", "maiden_name", "company", "department", "job_title"),
    *("birthday", "note", "labels", "changed_on"),
)
"""Columns that a person has once."""

CHANNELS = ("email", "phone", "website", "address")
"""Columns that a person may have several of, each with a label after the colon."""

ADDRESS_PARTS = ("box", "extended", "street", "city", "region", "code", "country")

_MOST = 20  # repeated columns of one kind; Google writes as many as the fullest contact has
_GOOGLE_PARTS: Mapping[str, tuple[str, ...]] = {
    "street": ("Street",),
    "city": ("City",),
    "region": ("Region",),
    "code": ("Postal Code",),
    "country": ("Country",),
    "box": ("PO Box",),
    "extended": ("Extended Address",),
    "formatted": ("Formatted",),
    "label": ("Label", "Type"),
}


def _google_columns() -> Iterator[tuple[str, tuple[str, ...]]]:
    for number in range(1, _MOST + 1):
        for kind, header in (("email", "E-mail"), ("phone", "Phone"), ("website", "Website")):
            start = f"{header} {number} -"
            yield f"{kind}:{number}", (f"{start} Value",)
            yield f"{kind}:{number}/label", (f"{start} Label", f"{start} Type")
        for part, words in _GOOGLE_PARTS.items():
            yield f"address:{number}/{part}", tuple(f"Address {number} - {word}" for word in words)


GOOGLE = Layout(
    "table-google",
    "Google Contacts",
    {
        "display_name": ("Name",),
        "given_name": ("First Name", "Given Name"),
        "additional_name": ("Middle Name", "Additional Name"),
        "family_name": ("Last Name", "Family Name"),
        "name_prefix": ("Name Prefix",),
        "name_suffix": ("Name Suffix",),
        "nickname": ("Nickname",),
        "maiden_name": ("Maiden Name",),
        "company": ("Organization Name", "Organization 1 - Name"),
        "department": ("Organization Department", "Organization 1 - Department"),
        "job_title": ("Organization Title", "Organization 1 - Title"),
        "birthday": ("Birthday",),
        "note": ("Notes",),
        "labels": ("Labels", "Group Membership"),
        **dict(_google_columns()),
    },
    ("given_name", "family_name", "name_prefix", "labels"),
)
"""Google Contacts, the header since 2024 and the one before."""


_OUTLOOK_PARTS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    # part: the English word, German words before the kind of address, German "other" in full
    "street": ("Street", ("Straße",), ("Weitere Straße",)),
    "street2": ("Street 2", ("Straße",), ("Weitere Straße 2",)),
    "street3": ("Street 3", ("Straße",), ("Weitere Straße 3",)),
    "city": ("City", ("Ort",), ("Weiterer Ort",)),
    "region": (
        "State",
        ("Region", "Bundesland/Kanton", "Bundesland"),
        ("Weitere/s Bundesland/Kanton", "Weitere Region"),
    ),
    "code": ("Postal Code", ("Postleitzahl", "PLZ"), ("Weitere Postleitzahl",)),
    "country": (
        "Country/Region",
        ("Land/Region", "Land"),
        ("Weiteres/e Land/Region", "Weiteres Land/Region"),
    ),
    "box": ("Address PO Box", ("Postfach",), ("Weiteres Postfach",)),
    "formatted": ("Address", ("Adresse",), ("Weitere Adresse",)),
}


def _outlook_addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    for part, (word, befores, other) in _OUTLOOK_PARTS.items():
        number = f" {part[-1]}" if part[-1].isdigit() else ""
        for label, english, german in (
            ("work", "Business", "geschäftlich"),
            ("home", "Home", "privat"),
        ):
            spelt = [f"{before} {german}{number}" for before in befores]
            spelt += [f"{before} ({german}{number})" for before in befores]
            yield f"address:{label}/{part}", (f"{english} {word}", *_old(english, word), *spelt)
        yield f"address:other/{part}", (f"Other {word}", *_old("Other", word), *other)


def _old(english: str, word: str) -> tuple[str, ...]:
    """Return the header of older versions, which called a country only that."""
    return (f"{english} Country",) if word == "Country/Region" else ()


OUTLOOK = Layout(
    "table-outlook",
    "Outlook contacts",
    {
        "given_name": ("First Name", "Vorname"),
        "additional_name": ("Middle Name", "Weitere Vornamen", "Zweiter Vorname"),
        "family_name": ("Last Name", "Nachname"),
        "name_prefix": ("Title", "Anrede", "Titel"),
        "name_suffix": ("Suffix",),
        "nickname": ("Nickname", "Spitzname"),
        "company": ("Company", "Firma"),
        "department": ("Department", "Abteilung"),
        "job_title": ("Job Title", "Position"),
        "birthday": ("Birthday", "Geburtstag"),
        "note": ("Notes", "Notizen"),
        "labels": ("Categories", "Kategorien"),
        "email:1": ("E-mail Address", "E-Mail-Adresse"),
        "email:2": ("E-mail 2 Address", "E-Mail 2: Adresse"),
        "email:3": ("E-mail 3 Address", "E-Mail 3: Adresse"),
        "phone:mobile": ("Mobile Phone", "Mobiltelefon", "Telefon (mobil)"),
        "phone:mobile 2": ("Mobile Phone 2", "Mobiltelefon 2", "Telefon (mobil 2)"),
        "phone:work": ("Business Phone", "Telefon geschäftlich", "Telefon (geschäftlich)"),
        "phone:work 2": ("Business Phone 2", "Telefon geschäftlich 2", "Telefon (geschäftlich 2)"),
        "phone:home": ("Home Phone", "Telefon privat", "Telefon (privat)"),
        "phone:home 2": ("Home Phone 2", "Telefon privat 2", "Telefon (privat 2)"),
        "phone:other": ("Other Phone", "Weiteres Telefon"),
        "phone:preferred": ("Primary Phone", "Haupttelefon"),
        "phone:main": ("Company Main Phone", "Telefon Firma"),
        "phone:car": ("Car Phone", "Autotelefon"),
        "phone:callback": ("Callback", "Rückmeldung"),
        "phone:radio": ("Radio Phone", "Funktelefon"),
        "phone:isdn": ("ISDN",),
        "phone:text": ("TTY/TDD Phone", "Telefon für Hörbehinderte"),
        "phone:pager": ("Pager",),
        "phone:home fax": ("Home Fax", "Fax privat"),
        "phone:work fax": ("Business Fax", "Fax geschäftlich"),
        "phone:other fax": ("Other Fax", "Weiteres Fax"),
        "website:1": ("Web Page", "Webseite"),
        "website:2": ("Personal Web Page", "Persönliche Webseite"),
        **dict(_outlook_addresses()),
    },
    ("given_name", "family_name", "email:1", "phone:mobile", "note"),
)
"""Outlook, classic and web, English and German, and what Google writes for Outlook."""

LAYOUTS = (GOOGLE, OUTLOOK)
