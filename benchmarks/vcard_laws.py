"""Holds the laws of reading, writing, merging and pruning against a folder of real cards.

    python -m benchmarks.vcard_laws FOLDER [--mutations 5000]

Reads every .vcf in a folder and below, and prints what was checked and how
often it failed: every card is kept, ignored or rejected and none raises; what
is written is read as the same; an address book merged of all cards says every
value of every card; another order of cards changes nothing but the order;
pruning parts a book into its own bytes. With --mutations so many files are
damaged, cut off or joined, read, judged and written. Exits 1 where anything
failed.
"""

import argparse
import io
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from auditor.pipeline import audit
from auditor.pruning import prune
from auditor.reporters.interface import ReportOptions
from auditor.reporters.vcard import VCardReporter
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import read_card
from auditor.vcard.model import Component, component, facts, texts
from auditor.vcard.splitting import RawCard, split_cards
from auditor.vcard.values import components, email
from auditor.vcard.writing import write
from tests.vcard.test_fuzz import check, damaged

VERSIONS = ("3.0", "4.0")
_EQUAL_BY_DIGITS = frozenset({"TEL", "BDAY", "ANNIVERSARY"})
_ONE_OF_MANY = frozenset({"REV"})  # of two revisions the newer stands


def cards_of(file: Path) -> list[RawCard]:
    """Return the cards of a file."""
    return list(split_cards(io.BytesIO(file.read_bytes())))


def read_all(files: Sequence[Path]) -> tuple[Counter[str], float]:
    """Return how many cards are told and written alike, and the slowest card's CPU seconds."""
    counts: Counter[str] = Counter()
    slowest = 0.0
    for raw in (raw for file in files for raw in cards_of(file)):
        started = time.process_time()
        facts_of(read_card(raw.data, raw.line, binaries=False))
        slowest = max(slowest, time.process_time() - started)
        card = component(read_card(raw.data, raw.line))
        counts["cards"] += 1
        for version in VERSIONS:
            again = [read_card(one.data) for one in split_cards(io.BytesIO(write(card, version)))]
            same = len(again) == 1 and _alike(card) == _alike(component(again[0]))
            counts["written otherwise"] += not same
    return counts, slowest


def _alike(card: Component) -> list[object]:
    """Return facts without the X- that a name unknown to the target version gets."""
    return sorted(
        ((said[0], said[1].removeprefix("X-"), *said[2:]) for said in facts(card)), key=repr
    )


def audited(folder: Path) -> AuditResult:
    """Return the audit of a folder."""
    return audit(AuditOptions((folder,), load()))


def written(result: AuditResult, version: str) -> list[bytes]:
    """Return the cards of the merged address book."""
    files = dict(VCardReporter().render(result, ReportOptions(vcard_version=version)))
    return [raw.data for raw in split_cards(io.BytesIO(b"".join(files["contacts.vcf"])))]


def values(card: bytes) -> Iterator[tuple[str, str]]:
    """Yield property and text of all that a card says, told alike where merging takes it so."""
    for line in component(read_card(card)).lines():
        name = line.name.removeprefix("X-").removeprefix("MERGED-")
        parts = components(line.value) if line.name == "X-MERGED-N" else [list(texts(line))]
        for text in (text for part in parts for text in part if text):
            if name not in _ONE_OF_MANY:
                yield name, _key(name, text)


def _key(name: str, text: str) -> str:
    if name in _EQUAL_BY_DIGITS:
        return re.sub(r"\D", "", text.partition("T")[0])[-8:]
    if name == "EMAIL":
        return email(text).casefold()
    return "".join(text.split()).casefold().rstrip("/")


def merge_all(result: AuditResult, files: Sequence[Path]) -> Counter[str]:
    """Return how many values of the input stand in the merged book, and how many do not."""
    counts: Counter[str] = Counter()
    before = {said for file in files for raw in cards_of(file) for said in values(raw.data)}
    for version in VERSIONS:
        book = written(result, version)
        after = {said for card in book for said in values(card)}
        counts[f"cards in {version}"] = len(book)
        counts["values"] += len(before)
        counts["lost"] += len(before - after)
    return counts


def reorder(files: Sequence[Path], seed: int = 1) -> bool:
    """Return whether the same cards in another order give the same address book."""
    cards = [raw.data.rstrip(b"\r\n") + b"\r\n" for file in files for raw in cards_of(file)]
    books = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "book.vcf").write_bytes(b"".join(cards))
            books.append(sorted(card.rstrip() for card in written(audited(Path(folder)), "3.0")))
        random.Random(seed).shuffle(cards)
    return books[0] == books[1]


def prune_all(result: AuditResult, folder: Path, files: Sequence[Path]) -> Counter[str]:
    """Return what became of the cards by decisions about half of the people, and what went wrong.

    A card that leaves although its person was not decided about is wrong; one
    that stays because nobody is certain whose it is, is counted.
    """
    decided = set(result.people["person_id"][::2])
    decisions = [Decision(person, "prune") for person in sorted(decided)]
    rows = zip(*(result.account[name] for name in ("source", "line", "person_id")), strict=True)
    owners = {(source, line): person for source, line, person in rows if person}
    counts: Counter[str] = Counter()
    for file in files:
        data, source = file.read_bytes(), f"{folder.name}/{file.relative_to(folder)}"
        parted = prune(result, decisions, partial(io.BytesIO, data), file.name)
        kept, removed = b"".join(parted.kept()), b"".join(parted.removed())
        counts["wrong"] += not _is_parted(data, kept, removed)
        left = {raw.data for raw in split_cards(io.BytesIO(removed))}
        for raw in cards_of(file):
            person = owners.get((source, raw.line), "")
            counts["removed"] += raw.data in left
            counts["wrong"] += bool(person) and raw.data in left and person not in decided
            counts["uncertain"] += person in decided and raw.data not in left
    return counts


def _is_parted(whole: bytes, kept: bytes, removed: bytes) -> bool:
    """Return whether two books are one book's cards and nothing else, byte for byte."""
    cards = [[raw.data for raw in split_cards(io.BytesIO(book))] for book in (whole, kept, removed)]
    marks = 2 if removed[:2] in {b"\xff\xfe", b"\xfe\xff"} and whole[:2] == removed[:2] else 0
    return Counter(cards[0]) == Counter(cards[1] + cards[2]) and len(whole) == (
        len(kept) + len(removed) - marks
    )


def mutate(files: Sequence[Path], count: int) -> int:
    """Return how many damaged files raised, lost a card or took too long; the first are printed."""
    seeds, failed = [file.read_bytes() for file in files], 0
    for seed in range(count):
        try:
            check(damaged(seed, seeds))
        except Exception as error:  # noqa: BLE001 - to be counted, whatever it is
            failed += 1
            print(f"seed {seed}: {type(error).__name__}: {error}")
    return failed


def main() -> None:
    """Check all laws and print what was found."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--mutations", type=int, default=0)
    chosen = options.parse_args()
    files = sorted(chosen.folder.rglob("*.vcf"))
    read, slowest = read_all(files)
    print(f"read: {read['cards']:,} cards in {len(files):,} files, the slowest in {slowest:.3f} s")
    print(f"written and read again: {read['written otherwise']:,} otherwise")
    result = audited(chosen.folder)
    print("outcomes:", dict(Counter(result.account["outcome"])))
    merged = merge_all(result, files)
    print("merged:", dict(merged))
    same = reorder(files)
    print("another order:", "the same address book" if same else "ANOTHER address book")
    pruned = prune_all(result, chosen.folder, files)
    print("pruned:", dict(pruned))
    failed = mutate(files, chosen.mutations)
    print(f"mutations: {chosen.mutations:,}, {failed:,} failed")
    if failed or not same or read["written otherwise"] or merged["lost"] or pruned["wrong"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
