"""Writes an invented network of any size: `python -m benchmarks.network FOLDER`.

The export is of March 2026; its shares (who writes, how long conversations are,
how much is advertising) follow what was measured on real exports. For networks
with a known truth see `sample_data/make.py`; this one is only large.
"""

import argparse
import csv
import io
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.stock import AREA_CODES, People, invent, texts

_TODAY = np.datetime64("2026-03-14T09:00:00")
_ME, _MY_ADDRESS = "Miriam Falkenrath", "https://www.linkedin.com/in/miriam-falkenrath"
_PARTNERS, _ADS, _DELETED, _GROUPS = 0.15, 0.03, 0.02, 0.02
_TENTH = 10
_PREAMBLE = (
    'Notes:\n"When exporting your connection data, some of the email addresses are missing."\n\n'
)


@dataclass(frozen=True)
class Size:
    """How large the network is."""

    connections: int = 30_000
    messages: int = 390_000
    cards: int = 11_000


def write_network(folder: Path, size: Size, seed: int = 1) -> None:
    """Write `Complete_LinkedInDataExport_03-14-2026.zip` and `contacts.vcf` into a folder."""
    rng = np.random.default_rng(seed)
    people = invent(rng, size.connections)
    ages = np.sort(rng.integers(1, 3600, size.connections))
    files = {
        "Connections.csv": _connections(people, ages, rng),
        "messages.csv": _messages(people, ages, size.messages, rng),
        "Invitations.csv": _invitations(people, ages, rng),
        "Endorsement_Received_Info.csv": _endorsements(people, ages, rng),
        **_owner(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    name = folder / "Complete_LinkedInDataExport_03-14-2026.zip"
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file, text in files.items():
            archive.writestr(
                zipfile.ZipInfo(file, (2026, 3, 14, 9, 0, 0)), text, zipfile.ZIP_DEFLATED
            )
    (folder / "contacts.vcf").write_text(
        "".join(_cards(people, size.cards, rng)), "utf-8", newline=""
    )


def _csv(table: pd.DataFrame, *, quoted: bool = False) -> str:
    text = io.StringIO()
    table.to_csv(text, index=False, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    return text.getvalue()


def _days(ages: npt.NDArray[np.int64], pattern: str) -> pd.Series:
    days: pd.Series = pd.Series(_TODAY - ages.astype("timedelta64[D]")).dt.strftime(pattern)
    return days


def _connections(people: People, ages: npt.NDArray[np.int64], rng: np.random.Generator) -> str:
    mail = rng.random(len(ages)) < 0.02  # noqa: PLR2004 - share of shown addresses
    table = pd.DataFrame(
        {
            "First Name": people.given,
            "Last Name": people.family,
            "URL": [f"https://www.linkedin.com/in/{quote(slug)}" for slug in people.slug],
            "Email Address": np.where(mail, _emails(people), ""),
            "Company": people.company,
            "Position": people.title,
            "Connected On": _days(ages, "%d %b %Y"),
        }
    )
    return _PREAMBLE + _csv(table)


def _emails(people: People) -> npt.NDArray[np.str_]:
    names = np.char.replace(np.char.encode(people.slug, "ascii", "ignore").astype(str), " ", "")
    return np.char.add(names, "@example.org")


def _messages(
    people: People, ages: npt.NDArray[np.int64], size: int, rng: np.random.Generator
) -> str:
    """Return messages.csv: conversations newest first, inside each the newest message first."""
    partners = rng.permutation(len(ages))[: max(1, round(len(ages) * _PARTNERS))]
    lengths = np.ceil(rng.lognormal(0.6, 1.9, len(partners)))
    lengths = np.maximum(1, np.round(lengths * size / lengths.sum())).astype(np.int64)
    thread = np.repeat(np.arange(len(partners)), lengths)[:size]
    who = partners[thread]
    minutes = ages[who] * 1440.0
    at = _TODAY - (minutes * rng.random(len(thread)) * rng.random(len(partners))[thread]).astype(
        "timedelta64[m]"
    )
    at = at - rng.integers(0, 60, len(thread)).astype("timedelta64[s]")
    mine = rng.random(len(thread)) < rng.choice([0.0, 0.5, 0.5, 0.45, 1.0], len(partners))[thread]
    kind = rng.choice(4, len(partners), p=[1 - _ADS - _DELETED - _GROUPS, _ADS, _DELETED, _GROUPS])[
        thread
    ]
    name = np.where((kind == 1) | (kind == 2), "LinkedIn Member", _names(people)[who])  # noqa: PLR2004
    address = np.where((kind == 1) | (kind == 2), "", _addresses(people)[who])  # noqa: PLR2004
    third = (who + 1) % len(ages)
    group = kind == 3  # noqa: PLR2004 - the fourth kind
    to = np.where(mine, name, _ME).astype(object) + np.where(
        group, "," + _names(people)[third].astype(object), ""
    )
    to_address = np.where(mine, address, _MY_ADDRESS).astype(object)
    to_address = to_address + np.where(group, "," + _addresses(people)[third].astype(object), "")
    table = pd.DataFrame(
        {
            "CONVERSATION ID": np.char.mod("2-%052d==", thread),
            "CONVERSATION TITLE": np.where(kind == 1, "Sponsored Conversation", ""),
            "FROM": np.where(mine, _ME, name),
            "SENDER PROFILE URL": np.where(mine, _MY_ADDRESS, address),
            "TO": to,
            "RECIPIENT PROFILE URLS": to_address,
            "DATE": pd.Series(at).dt.strftime("%Y-%m-%d %H:%M:%S UTC"),
            "SUBJECT": "",
            "CONTENT": texts(rng, len(thread)),
            "FOLDER": np.where(kind == 1, "ARCHIVE", "INBOX"),
            "ATTACHMENTS": "",
        }
    )
    newest = pd.Series(at).groupby(thread).transform("max")
    order = np.lexsort((-at.astype("int64"), thread, -newest.astype("int64")))
    return _csv(table.iloc[order], quoted=True)


def _names(people: People) -> npt.NDArray[np.str_]:
    return np.char.add(np.char.add(people.given, " "), people.family)


def _addresses(people: People) -> npt.NDArray[np.str_]:
    return np.char.add("https://www.linkedin.com/in/", people.slug)


def _invitations(people: People, ages: npt.NDArray[np.int64], rng: np.random.Generator) -> str:
    recent = np.flatnonzero(ages < 365)  # noqa: PLR2004 - invitations cover a year
    mine = rng.random(len(recent)) < 0.5  # noqa: PLR2004 - half of them
    name, address = _names(people)[recent], _addresses(people)[recent]
    table = pd.DataFrame(
        {
            "From": np.where(mine, _ME, name),
            "To": np.where(mine, name, _ME),
            "Sent At": _days(ages[recent] + 1, "%-m/%-d/%y, 2:37 PM"),
            "Message": "",
            "Direction": np.where(mine, "OUTGOING", "INCOMING"),
            "inviterProfileUrl": np.where(mine, _MY_ADDRESS, address),
            "inviteeProfileUrl": np.where(mine, address, _MY_ADDRESS),
        }
    )
    return _csv(table)


def _endorsements(people: People, ages: npt.NDArray[np.int64], rng: np.random.Generator) -> str:
    some = rng.permutation(len(ages))[: len(ages) // 12]
    table = pd.DataFrame(
        {
            "Endorsement Date": _days(ages[some] // 2, "%Y/%m/%d 15:47:58 UTC"),
            "Skill Name": "Lean Management",
            "Endorser First Name": people.given[some],
            "Endorser Last Name": people.family[some],
            "Endorser Public Url": np.char.add("www.linkedin.com/in/", people.slug[some]),
            "Endorsement Status": "ACCEPTED",
        }
    )
    return _csv(table)


def _owner() -> dict[str, str]:
    return {
        "Profile.csv": "First Name,Last Name,Headline\nMiriam,Falkenrath,Bereichsleiterin\n",
        "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Sonnwendwerk,Bereichsleiterin,,Lübeck,Jan 2024,\n"
        "Sonnwendwerk,Teamleiterin,,Lübeck,Aug 2019,Jan 2024\n",
        "PhoneNumbers.csv": "Extension,Number,Type\n, +49 152 28817386,Mobile\n",
    }


def _cards(people: People, size: int, rng: np.random.Generator) -> list[str]:
    """Return cards: four tenths connections, the rest only here, every tenth written twice."""
    known = rng.permutation(len(people.given))[: min(len(people.given), size * 4 // 10)]
    others = invent(rng, size - len(known))
    chosen = [(people, int(at), True) for at in known]
    chosen += [(others, at, False) for at in range(len(others.given))]
    cards = []
    for number, (stock, at, connection) in enumerate(chosen):
        again = number % _TENTH == _TENTH - 1
        same = chosen[number - 1] if again else (stock, at, connection)
        cards.append(_card(*same, number - again, spelt_long=again))
    return cards


def _card(people: People, at: int, connection: bool, number: int, *, spelt_long: bool) -> str:
    given, family = people.given[at], people.family[at]
    area, tail = AREA_CODES[(number // 100) % len(AREA_CODES)], number % 100
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{given} {family}"]
    spelt = f"+1 ({area}) 555-01{tail:02d}" if spelt_long else f"+1{area}55501{tail:02d}"
    lines.append(f"TEL;TYPE=CELL:{spelt}")
    if connection or number % 4 == 0:
        lines.append(f"ORG:{people.company[at]}")
    if number % 2:
        lines.append(f"EMAIL;TYPE=INTERNET:{given.lower()}.{number}@example.net")
    if number % 5 == 0:
        lines.append(f"BDAY:19{60 + number % 40}-0{1 + number % 9}-1{number % 9}")
    if number % 6 == 0:
        lines.append(f"ADR;TYPE=HOME:;;Birkenweg {number % 99};Lübeck;;23552;Deutschland")
    return "\r\n".join([*lines, "END:VCARD", ""])


def main() -> None:
    """Write a network into a folder and say how long that took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--connections", type=int, default=Size.connections)
    parser.add_argument("--messages", type=int, default=Size.messages)
    parser.add_argument("--cards", type=int, default=Size.cards)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began = time.perf_counter()
    write_network(asked.folder, Size(asked.connections, asked.messages, asked.cards), asked.seed)
    print(f"{asked.folder}: written in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
