"""Measures the matcher alone on labelled contacts: precision, recall, seconds and memory.

    python benchmarks/matching.py --input FILE.parquet --output CLUSTERS.parquet

reads the columns rec_id, source, first_name, last_name, full_name, email,
phone, company, title, linkedin_url; writes rec_id, person_id (certain) and
possible_id (certain and possible), and prints one line of JSON. Where the file
holds the true entity_id, precision, recall and F1 over pairs are printed too.

    python benchmarks/matching.py --input FILE.parquet … --febrl --against PEERS/bin/python

prints the table of benchmarks/against.py instead: other libraries beside, of an
environment that has the dependency group `peers`.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
from pyarrow.parquet import read_schema

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # as a script it has no neighbours

from auditor.engine import load
from auditor.matching.entries.entries import entries_of
from auditor.matching.judging.comparison import compared
from auditor.matching.people.grouping import groups_of, loose_groups_of
from auditor.matching.weights import Weights
from auditor.model.cleaned import Cleaned
from auditor.model.rules import RuleBook
from benchmarks.labelled import cleaned_of, read_contacts
from benchmarks.memory import peak_mb

_LABEL = "entity_id"


def clustered(cleaned: Cleaned, book: RuleBook) -> pd.DataFrame:
    """Return record_id, person_id and possible_id: numbers of clusters."""
    weights = Weights.of(book)
    entries = entries_of(cleaned.records, cleaned.channels, book, weights)
    comparison = compared(entries, weights)
    return pd.DataFrame(
        {
            "record_id": entries.records["record_id"],
            "person_id": groups_of(comparison, entries, weights),
            "possible_id": loose_groups_of(comparison, entries, weights),
        }
    ).sort_values("record_id", ignore_index=True)


def pairwise(found: pd.Series, true: pd.Series) -> dict[str, float]:
    """Return precision, recall and F1 over all pairs of two clusterings of the same rows."""
    both = _pairs(pd.DataFrame({"found": found, "true": true}).value_counts())
    precision = both / max(_pairs(found.value_counts()), 1)
    recall = both / max(_pairs(true.value_counts()), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _pairs(sizes: pd.Series) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def main() -> int:
    """Measure one file, or set the peers beside on all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--input", type=Path, required=True, nargs="+")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--against", metavar="PYTHON", help="compare with the peers it has")
    parser.add_argument("--febrl", action="store_true", help="with --against: the FEBRL sets too")
    options = parser.parse_args()
    if options.against:
        return _set_against(options.input, options.against, febrl=options.febrl)
    if options.febrl or len(options.input) > 1:
        parser.error("several files and FEBRL are measured together with --against")
    measure(options.input[0], options.output)
    return 0


def _set_against(files: list[Path], python: str, *, febrl: bool) -> int:
    """Print the table that sets the peers beside."""
    command = [sys.executable, "-m", "benchmarks.against", *(str(file.resolve()) for file in files)]
    command += ["--python", os.path.abspath(python), *(["--febrl"] if febrl else [])]  # noqa: PTH100 - a link to python must stay one
    return subprocess.run(command, check=False, cwd=Path(__file__).parent.parent).returncode  # noqa: S603 - our own command


def measure(file: Path, output: Path | None) -> None:
    """Match one file, write the clusters and print what was measured."""
    book = load()
    gc.freeze()  # what is loaded is no garbage, and need not be looked through again and again
    contacts = read_contacts(file)
    started = time.perf_counter()
    contacts = contacts.fillna("").reset_index(drop=True)
    numbers = contacts["rec_id"]
    cleaned = cleaned_of(contacts, book)
    del contacts
    cleaned_at = time.perf_counter()
    clusters = clustered(cleaned, book)
    matched_at = time.perf_counter()
    result = clusters.assign(rec_id=numbers)[["rec_id", "person_id", "possible_id"]]
    if output:
        result.to_parquet(output, index=False)
    line: dict[str, object] = {
        "records": len(result),
        "seconds": round(matched_at - started, 3),
        "clean_seconds": round(cleaned_at - started, 3),
        "match_seconds": round(matched_at - cleaned_at, 3),
        "peak_mb": round(peak_mb()),
    }
    if _LABEL in read_schema(file).names:
        true = pd.read_parquet(file, columns=[_LABEL])[_LABEL]
        line["certain"] = pairwise(result["person_id"], true)
        line["possible"] = pairwise(result["possible_id"], true)
    print(json.dumps(line))


if __name__ == "__main__":
    sys.exit(main())
