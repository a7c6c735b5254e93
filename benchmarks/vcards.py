"""Measures reading an address book: seconds, peak memory, and the ratio to plain vobject.

    python -m benchmarks.vcards                        10,000 cards
    python -m benchmarks.vcards --cards 50000 --photos half of them with 20-40 KB photos

Every measurement runs in a process of its own, so that peaks do not mix.
"""

import argparse
import base64
import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd

from auditor.importers.interface import Context, Document
from auditor.importers.vcard import VCardImporter
from auditor.model.imported import TEXT_MEASURES
from benchmarks.memory import peak_mb

_GIVEN = ("Anna", "Jörg", "Zoë", "Peter", "Müzeyyen", "Björn", "Clara", "Łukasz", "Mia", "Noah")
_FAMILY = ("Muster", "Großmann", "von der Heide", "O'Brien", "Yılmaz", "Weiß", "Nowak", "Lee")
_LINE = 74


def cards(count: int, *, photos: bool, seed: int = 1) -> Iterator[bytes]:
    """Yield invented cards of three makers in turn, half of them with photos if wanted."""
    chance = random.Random(seed)
    for number in range(count):
        maker = (_apple, _android, _nextcloud)[number % 3]
        photo = b""
        if photos and number % 2:
            photo = base64.b64encode(chance.randbytes(chance.randrange(15_000, 30_000)))
        yield maker(number, chance.choice(_GIVEN), chance.choice(_FAMILY), photo.decode())


def _folded(line: str) -> str:
    return "\r\n ".join(line[at : at + _LINE] for at in range(0, len(line), _LINE))


def _apple(number: int, given: str, family: str, photo: str) -> bytes:
    lines = [
        *("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.0//EN"),
        *(f"N:{family};{given};;;", f"FN:{given} {family}", f"ORG:Beispiel {number % 500} GmbH;"),
        f"EMAIL;type=INTERNET;type=HOME;type=pref:person{number}@example.com",
        f"item1.TEL;type=pref:+49 30 23125 {number % 1000:03}",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        f"item2.ADR;type=HOME:;;Weg {number};Bonn;;53111;Deutschland",
        *("item2.X-ABADR:de", "BDAY:1980-05-17", "REV:2024-01-31T10:11:12Z"),
        *([_folded(f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}")] if photo else []),
        "END:VCARD",
    ]
    return "\r\n".join([*lines, ""]).encode()


def _android(number: int, given: str, family: str, photo: str) -> bytes:
    quoted = "".join(f"={byte:02X}" for byte in f"{family};{given};;;".encode())
    lines = [
        *("BEGIN:VCARD", "VERSION:2.1"),
        f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}",
        f"FN;CHARSET=UTF-8:{given} {family}",
        *(f"TEL;CELL;PREF:+49 171 39200{number % 100:02}", f"TEL;WORK:030 23125{number % 1000:03}"),
        f"EMAIL;HOME:person{number}@example.org",
        *(f"ORG:Firma {number % 300}", "TITLE:Leitung", "NOTE:Aus dem Chor"),
        *([_folded(f"PHOTO;ENCODING=BASE64;JPEG:{photo}"), ""] if photo else []),
        "END:VCARD",
    ]
    return "\r\n".join([*lines, ""]).encode()


def _nextcloud(number: int, given: str, family: str, photo: str) -> bytes:
    lines = [
        *("BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{number:032x}"),
        *(f"FN:{given} {family}", f"N:{family};{given};;;"),
        f'TEL;TYPE="cell,voice";VALUE=uri:tel:+44-7700-900{number % 1000:03}',
        f"EMAIL;TYPE=work;PREF=1:person{number}@example.net",
        f"URL:https://www.linkedin.com/in/person-{number}",
        *("CATEGORIES:Chor,Freunde", "REV:20240131T101112Z", r"NOTE:Zeile eins\nZeile zwei"),
        *([_folded(f"PHOTO:data:image/jpeg;base64,{photo}")] if photo else []),
        "END:VCARD",
    ]
    return "\r\n".join([*lines, ""]).encode()


def _measure_nothing(texts: pd.Series, _names: pd.Series) -> pd.DataFrame:
    return TEXT_MEASURES.empty().reindex(texts.index)


def with_auditor(path: str) -> int:
    """Read a file into the tables of records and channels and return the number of cards."""
    file = Path(path)
    document = Document(
        file.name, file.name, "benchmark", file.stat().st_size, lambda: file.open("rb")
    )
    read = VCardImporter().read([(document, "vcard")], Context(measure_texts=_measure_nothing))
    return len(read.records)


def with_vobject(path: str) -> int:
    """Read a file into plain vobject's components and return their number."""
    import vobject  # noqa: PLC0415 - its import time is no part of the other measurements

    with Path(path).open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in vobject.readComponents(file, allowQP=True))


def _timed(reader: Callable[[str], int], path: str) -> tuple[int, float, int]:
    started = time.process_time()
    count = reader(path)
    seconds = time.process_time() - started
    return count, seconds, round(peak_mb())


def measure(reader: Callable[[str], int], path: str) -> tuple[int, float, int]:
    """Return cards, CPU seconds and peak megabytes of a reader in a fresh process."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        return pool.submit(_timed, reader, path).result()


def main() -> None:
    """Write the cards to a temporary file, measure both readers and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--cards", type=int, default=10_000)
    options.add_argument("--photos", action="store_true", help="half of the cards carry a photo")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        with path.open("wb") as file:
            file.writelines(cards(chosen.cards, photos=chosen.photos))
        print(f"{chosen.cards:,} cards, {path.stat().st_size / 1e6:,.0f} MB")
        ours = measure(with_auditor, str(path))
        theirs = measure(with_vobject, str(path))
    print(f"{'':12}{'cards':>10}{'CPU s':>8}{'peak MB':>9}{'ratio':>7}")
    for name, (count, seconds, peak) in (("auditor", ours), ("vobject", theirs)):
        print(f"{name:12}{count:>10,}{seconds:>8.2f}{peak:>9,}{theirs[1] / seconds:>7.1f}")


if __name__ == "__main__":
    main()
