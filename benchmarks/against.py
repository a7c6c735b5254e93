"""Runs the matcher beside splink, recordlinkage and dedupe on the same cleaned contacts.

    python -m benchmarks.against CONTACTS.parquet … [--febrl] [--python PEERS/bin/python]

Each system runs in a process of its own; the peers (dependency group `peers`)
may live in another environment, whose python is given. They read what our
cleaning made of the contacts, so that the matching is compared; the seconds of
the cleaning are told beside. The table is printed as Markdown.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from auditor.engine import load
from benchmarks.labelled import cleaned_of
from benchmarks.linkage.columns import write_columns, write_nicknames
from benchmarks.linkage.limits import Outcome, run_within
from benchmarks.matching import pairwise

_ROOT = Path(__file__).resolve().parent.parent
_SYSTEMS = ("splink", "recordlinkage", "dedupe")
_HEAD = (
    "records | system | certain P | R | F1 | with possible P | R | F1 | cleaning s | matching s |"
    " total s | peak MB"
)


@dataclass(frozen=True)
class Limits:
    """What a system may take before it is left out."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Measured:
    """The clusters of both tiers, seconds of matching, peak memory, and what to add to the name."""

    certain: pd.Series
    possible: pd.Series
    seconds: float
    megabytes: int
    setting: str = ""


def measured_ours(file: Path, folder: Path, limits: Limits) -> tuple[Measured, float]:
    """Run our own matcher; return what was measured, and the seconds of the cleaning."""
    clusters = folder / "clusters.parquet"
    command = [sys.executable, str(_ROOT / "benchmarks" / "matching.py"), "--input", str(file)]
    told = _told(_run([*command, "--output", str(clusters)], limits))
    found = pd.read_parquet(clusters)
    tiers = (found["person_id"], found["possible_id"])
    return Measured(*tiers, told["match_seconds"], told["peak_mb"]), told["clean_seconds"]


def measured_peer(
    command: list[str], clusters: Path, truth: pd.Series, limits: Limits
) -> Measured | str:
    """Run a peer; return what was measured with its best threshold, or why there is nothing.

    The threshold of the certain tier is fixed. That of the other one is looked
    up with the truth, which no user has: nobody could set the peer better.
    """
    outcome = _run([*command, str(clusters)], limits)
    if outcome.problem:
        return outcome.problem
    told = _told(outcome)
    table = pd.read_parquet(clusters)
    found = {bar: table[bar] for bar in told["cluster_seconds"]}
    best = best_of(found, truth)
    bars = {told["certain"], best}
    seconds = told["link_seconds"] + sum(told["cluster_seconds"][bar] for bar in bars)
    tiers = found[told["certain"]], found[best]
    return Measured(*tiers, seconds, told["peak_mb"], f" ({told['certain']}, {best})")


def best_of(clusters: dict[str, pd.Series], truth: pd.Series) -> str:
    """Return the threshold whose clusters have the highest F1, the strictest of equals."""
    return max(clusters, key=lambda bar: (pairwise(clusters[bar], truth)["f1"], float(bar)))


def row(records: str, system: str, measured: Measured, cleaning: float, truth: pd.Series) -> str:
    """Return a row of the table."""
    tiers = [pairwise(tier, truth) for tier in (measured.certain, measured.possible)]
    shares = [f"{tier[name]:.4f}" for tier in tiers for name in ("precision", "recall", "f1")]
    times = [cleaning, measured.seconds, cleaning + measured.seconds]
    cells = [records, system + measured.setting, *shares, *(f"{time:.1f}" for time in times)]
    return f"| {' | '.join(cells)} | {measured.megabytes:,} |"


def print_rows(file: Path, systems: list[str], python: str, folder: Path, limits: Limits) -> None:
    """Print how every system does on one file."""
    contacts = pd.read_parquet(file).fillna("").reset_index(drop=True)
    truth = contacts["entity_id"]
    name = file.stem if file.stem.startswith("febrl") else f"{len(contacts):,}"
    ours, cleaning = measured_ours(file, folder, limits)
    print(row(name, "ours", ours, cleaning, truth), flush=True)
    book = load()
    clean, nicknames = folder / "clean.parquet", folder / "nicknames.json"
    write_columns(cleaned_of(contacts, book), contacts, clean)
    write_nicknames(book, nicknames)
    del contacts
    for system in systems:
        command = [python, "-m", "benchmarks.linkage.peer", system, str(clean), str(nicknames)]
        peer = measured_peer(command, folder / "clusters.parquet", truth, limits)
        if isinstance(peer, str):
            print(f"| {name} | {system} | left out: {peer} |{' |' * 9}", flush=True)
        else:
            print(row(name, system, peer, cleaning, truth), flush=True)


def _run(command: list[str], limits: Limits) -> Outcome:
    return run_within(command, _ROOT, seconds=limits.seconds, megabytes=limits.megabytes)


def _told(outcome: Outcome) -> Any:
    if outcome.problem:
        sys.exit(outcome.problem)
    return json.loads(outcome.last_line)


def main() -> int:
    """Compare all systems on the files given and, if asked, on FEBRL 1-4."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--febrl", action="store_true", help="also the FEBRL sets")
    parser.add_argument("--python", default=sys.executable, help="python that has the peers")
    parser.add_argument("--systems", nargs="*", choices=_SYSTEMS, default=list(_SYSTEMS))
    parser.add_argument("--minutes", type=float, default=10, help="for one system on one file")
    parser.add_argument("--gigabytes", type=float, default=14, help="for one system")
    options = parser.parse_args()
    limits = Limits(options.minutes * 60, options.gigabytes * 1000)
    print(f"| {_HEAD} |\n|{'---|' * (_HEAD.count('|') + 1)}", flush=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = [file.resolve() for file in options.files]
        if options.febrl:
            command = [options.python, "-m", "benchmarks.linkage.febrl", made]
            subprocess.run(command, check=True, cwd=_ROOT)  # noqa: S603 - our own command
            files += sorted(folder.glob("febrl*.parquet"))
        for file in files:
            print_rows(file, options.systems, options.python, folder, limits)
    return 0


if __name__ == "__main__":
    sys.exit(main())
