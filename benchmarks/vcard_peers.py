"""Compares what cards say to us with what the most tolerant other parsers read.

    python -m benchmarks.vcard_peers FOLDER [--differences]
    python -m benchmarks.vcard_peers --seconds

The first form reads every .vcf in a folder and below. For each parser that is
installed it counts the names (FN and N), phones, e-mails and organisations that
it reads, and how many of them we read the same way, spelling of lists, schemes
and blanks aside; and those that we read of the same cards and it does not. A
card that is byte for byte one before counts once. With --differences it prints
what is not equal. The second form measures processor seconds on 10,000 invented
cards and the ratio to plain vobject. Parsers that are not installed are left
out:

- ez-vcard (JVM): EZ_VCARD=ez-vcard.jar:vinnie.jar
- ical.js, vcf (node): NODE_PATH=…/node_modules
- sabre/vobject (PHP): SABRE_VOBJECT=…/autoload.php
- vobject: its own reader with everything it tolerates
"""

import argparse
import difflib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from auditor.vcard.facts import facts_of
from auditor.vcard.heads import Head
from auditor.vcard.lines import Card, Line, read_card
from auditor.vcard.splitting import split_cards
from auditor.vcard.values import email, parts, phone, text
from benchmarks.vcards import cards as invented
from benchmarks.vcards import measure, with_auditor, with_vobject

_PEERS = Path(__file__).parent / "peers"
_KINDS = ("fn", "n", "tel", "email", "org")

CardSaid = Mapping[str, Any]
Book = Mapping[str, list[CardSaid]]
"""File name to its cards: the values of FN, N, TEL, EMAIL and ORG of each; ours, a mark too."""


@dataclass(frozen=True)
class Peer:
    """Another parser: what it is called, its command, and the environment it needs."""

    name: str
    command: tuple[str, ...]

    def run(self, *arguments: str) -> Any:
        """Return what the parser's driver printed."""
        done = subprocess.run(  # noqa: S603 - a fixed command of this repository
            [*self.command, *arguments], capture_output=True, check=True
        )
        return json.loads(done.stdout)


def installed() -> Iterator[Peer]:
    """Yield the parsers that this machine has."""
    jars, node, java = os.environ.get("EZ_VCARD"), shutil.which("node"), shutil.which("java")
    if jars and java:
        yield Peer("ez-vcard", (java, "-cp", jars, str(_PEERS / "Read.java")))
    if node and os.environ.get("NODE_PATH"):
        yield Peer("ical.js", (node, str(_PEERS / "read.mjs"), "ical"))
        yield Peer("node vcf", (node, str(_PEERS / "read.mjs"), "vcf"))
    php = shutil.which("php")
    if php and os.environ.get("SABRE_VOBJECT"):
        yield Peer("sabre/vobject", (php, str(_PEERS / "read.php")))


def ours(folder: Path) -> Book:
    """Return what our reader says about every card of a folder."""
    files = sorted(folder.rglob("*.vcf"))
    return {str(file.relative_to(folder)): list(_our_cards(file)) for file in files}


def _our_cards(file: Path) -> Iterator[CardSaid]:
    for raw in split_cards(io.BytesIO(file.read_bytes())):
        card = read_card(raw.data, raw.line, binaries=False)
        said: dict[str, Any] = {kind: [] for kind in _KINDS}
        said["mark"] = blake2b(b"".join(raw.data.split())).digest()
        for line in card.lines:
            reader = _READERS.get(line.head.name)
            if reader is not None:
                said[line.head.name.lower()].append(reader(line.value))
        yield said


def _name(raw: str) -> list[str]:
    read = facts_of(Card("3.0", [Line(Head("", "N"), raw)]))
    names = [read.family_name, read.given_name, read.additional_name]
    return [*names, read.name_prefix, read.name_suffix]


_READERS: Mapping[str, Callable[[str], Any]] = {
    "FN": text,
    "N": _name,
    "TEL": phone,
    "EMAIL": email,
    "ORG": parts,
}


def plain(kind: str, value: Any) -> str:
    """Return a value as compared: spelling of lists, schemes and blanks aside."""
    if isinstance(value, list):
        texts = [plain("", part) for part in value]
        while texts and not texts[-1]:
            texts.pop()
        return ";".join(texts)
    shown = re.sub(r"\s+", " ", str(value).replace(",", ", ")).strip()
    if kind == "tel":
        shown = re.sub(r"^tel:", "", shown, flags=re.IGNORECASE)
        shown = re.sub(r"(;ext=| ext\. )", ";ext=", shown)
    return re.sub("^mailto:", "", shown, flags=re.IGNORECASE) if kind == "email" else shown


def _values(card: CardSaid) -> Counter[tuple[str, str]]:
    return Counter(
        (kind, shown)
        for kind in _KINDS
        for one in card.get(kind, ())
        if (shown := plain(kind, one))
    )


def _key(card: CardSaid) -> str:
    return " ".join(sorted(shown for kind, shown in _values(card) if kind in {"fn", "tel"}))


def pairs(left: list[CardSaid], right: list[CardSaid]) -> Iterator[tuple[CardSaid, CardSaid]]:
    """Yield the cards of one file beside each other, with {} where one side has none."""
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
        return
    matcher = difflib.SequenceMatcher(None, [*map(_key, left)], [*map(_key, right)], autojunk=False)
    for _, start, end, other, until in matcher.get_opcodes():
        few = max(end - start, until - other)
        yield from zip(
            [*left[start:end], *[{}] * few][:few],
            [*right[other:until], *[{}] * few][:few],
            strict=True,
        )


def compare(mine: Book, theirs: Book, *, show: bool) -> Counter[str]:
    """Return counts: cards the peer reads, values in them, those equal, and those only ours."""
    counts: Counter[str] = Counter()
    seen: set[bytes] = set()
    for name, cards in sorted(mine.items()):
        for own, other in pairs(cards, theirs.get(name, [])):
            if own and own["mark"] in seen:
                continue
            seen.add(own["mark"] if own else b"")
            if "error" in other or not other:
                if show:
                    print(f"{name}: theirs {other.get('error', 'has no such card')}")
                continue
            said, heard = _values(own), _values(other)
            counts["cards"] += 1
            counts["values"] += heard.total()
            counts["equal"] += (said & heard).total()
            counts["ours"] += max(0, said.total() - heard.total())
            if show and said != heard:
                print(f"{name}: ours {_told(said - heard)}  theirs {_told(heard - said)}")
    return counts


def _told(values: Counter[tuple[str, str]]) -> str:
    return ", ".join(f"{kind} {shown!r}" for kind, shown in sorted(values)) or "-"


def _compare_all(folder: Path, *, show: bool) -> None:
    mine = ours(folder)
    cards = [card for file in mine.values() for card in file]
    different = len({card["mark"] for card in cards})
    print(f"{len(mine):,} files, {len(cards):,} cards, {different:,} different ones")
    print(f"{'':14}{'cards':>7}{'values':>8}{'equal':>8}{'share':>9}{'only ours':>11}")
    for peer in installed():
        print(f"== {peer.name}") if show else None
        found = compare(mine, peer.run(str(folder)), show=show)
        share = found["equal"] / max(found["values"], 1)
        counts = f"{found['cards']:>7,}{found['values']:>8,}{found['equal']:>8,}"
        print(f"{peer.name:14}{counts}{share:>9.2%}{found['ours']:>11,}")


def _measure_all() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        with path.open("wb") as file:
            file.writelines(invented(10_000, photos=False))
        base = measure(with_vobject, str(path))[1]
        rows = [("vobject", base), ("auditor", measure(with_auditor, str(path))[1])]
        rows += [(peer.name, peer.run(folder, "--seconds")["seconds"]) for peer in installed()]
    print(f"{'':12}{'CPU s':>8}{'ratio':>7}")
    for name, seconds in rows:
        print(f"{name:12}{seconds:>8.2f}{base / seconds:>7.1f}")


def main() -> None:
    """Compare values or measure seconds, as asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--differences", action="store_true")
    options.add_argument("--seconds", action="store_true")
    chosen = options.parse_args()
    if chosen.folder:
        _compare_all(chosen.folder, show=chosen.differences)
    if chosen.seconds:
        _measure_all()


if __name__ == "__main__":
    main()
