"""Runs the matcher beside splink, recordlinkage and dedupe on the same cleaned contacts.

    python -m benchmarks.against CONTACTS.parquet … [--febrl] [--python PEERS/bin/python]

Each system runs in a process of its own; the peers (dependency group `peers`)
may live in another environment, whose python is given. They read what our
cleaning made of the contacts, so that the matching alone is compared; our own
seconds hold the cleaning too.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

from auditor.engine import load
from auditor.model.cleaned import Cleaned
from benchmarks.matching import cleaned_of, pairwise

_HERE = Path(__file__).resolve().parent
_SYSTEMS = ("splink", "recordlinkage", "dedupe")
_LARGEST = {"recordlinkage": 20_000, "dedupe": 3_000}
"""Records beyond which a system is left out: it needs more memory than a laptop has."""


def cleaned_table(cleaned: Cleaned, contacts: pd.DataFrame) -> pd.DataFrame:
    """Return a row a contact: what peers compare, cleaned, "" where nothing is told."""
    records, channels = cleaned.records, cleaned.channels
    channels = channels.loc[channels["key"] != ""]
    kinds = {"email": "key", "phone": "national", "address": "key"}
    first = {
        kind: channels.loc[channels["kind"] == kind].drop_duplicates("record_id")
        for kind in (*kinds, "profile")
    }
    table = pd.DataFrame(
        {
            "rec_id": contacts["rec_id"].to_numpy(),
            "entity_id": contacts["entity_id"].to_numpy(),
            "given": records["given_key"],
            "family": records["family_key"],
            "company": records["company_key"],
            "title": records["job_title_key"],
            "city": records["city_key"],
            "birthday": records["birthday"],
        }
    )
    for kind, column in kinds.items():
        told = first[kind].set_index("record_id")[column]
        table[kind] = told.reindex(records["record_id"], fill_value="").to_numpy()
    if "soc_sec_id" in contacts:
        table["phone"] = contacts["soc_sec_id"]
    return table


def measured(name: str, command: list[str], clusters: Path, true: pd.Series) -> None:
    """Run one system and print its line: both tiers, seconds, peak memory."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_HERE.parent)  # noqa: S603 - our own commands
    if done.returncode:
        problem = (done.stderr.strip().splitlines() or ["no word"])[-1]
        print(f"  {name:<14} failed: {problem[:100]}", flush=True)
        return
    told = json.loads(done.stdout.strip().splitlines()[-1])
    found = pd.read_parquet(clusters)
    tiers = [pairwise(found[column], true) for column in ("person_id", "possible_id")]
    cells = " ".join(f"{t['precision']:>9.4f} {t['recall']:.4f} {t['f1']:.4f}" for t in tiers)
    print(f"  {name:<14} {cells} {told['seconds']:>8.2f} s {told['peak_mb']:>6} MB", flush=True)


def compared(file: Path, systems: list[str], python: str, folder: Path) -> None:
    """Print how every system does on one file."""
    contacts = pd.read_parquet(file)
    true = contacts["entity_id"].reset_index(drop=True)
    print(f"{file.name}: {len(contacts):,} records (certain P R F1, with possible P R F1)")
    clusters, clean = folder / "clusters.parquet", folder / "clean.parquet"
    ours = [sys.executable, str(_HERE / "matching.py"), "--input", str(file.resolve())]
    measured("ours", [*ours, "--output", str(clusters)], clusters, true)
    cleaned = cleaned_of(contacts.fillna("").reset_index(drop=True), load())
    cleaned_table(cleaned, contacts).to_parquet(clean, index=False)
    for system in systems:
        if len(contacts) > _LARGEST.get(system, len(contacts)):
            print(f"  {system:<14} left out: too large for it")
            continue
        command = [python, str(_HERE / "peers.py"), system, str(clean), str(clusters)]
        measured(system, command, clusters, true)


def main() -> int:
    """Compare all systems on the files given and, if asked, on FEBRL 1-4."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--febrl", action="store_true", help="also the FEBRL sets")
    parser.add_argument("--python", default=sys.executable, help="python that has the peers")
    parser.add_argument("--systems", nargs="*", choices=_SYSTEMS, default=list(_SYSTEMS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = list(options.files)
        if options.febrl:
            command = [options.python, str(_HERE / "peers.py"), "febrl", made]
            subprocess.run(command, check=True)  # noqa: S603 - our own command
            files += sorted(folder.glob("febrl*.parquet"))
        for file in files:
            compared(file, options.systems, options.python, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
