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
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import read_schema

from auditor.cleaning import clean
from auditor.cleaning.texts import alike, as_column, as_texts
from auditor.engine import load
from auditor.matching.arrays.side_by_side import both
from auditor.matching.entries.entries import entries_of
from auditor.matching.judging.comparison import compared
from auditor.matching.people.grouping import groups_of, loose_groups_of
from auditor.matching.weights import Weights
from auditor.model.cleaned import Cleaned
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, SOURCES, Imported
from auditor.model.progress import silent
from auditor.model.rules import RuleBook

_VISIBLE = [
    "rec_id",
    "source",
    "first_name",
    "last_name",
    "full_name",
    "email",
    "phone",
    "company",
    "title",
    "linkedin_url",
]
_LABEL = "entity_id"
_FEBRL = "soc_sec_id"
"""A column that only the FEBRL sets have."""
_FEBRL_COLUMNS = [
    "rec_id",
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "suburb",
    "postcode",
    "date_of_birth",
    _FEBRL,
]


def imported_of(contacts: pd.DataFrame) -> Imported:
    """Return contacts as an importer would hand them on; their row is the record_id."""
    contacts = contacts.reset_index(drop=True)
    records, channels = both(lambda: _records(contacts), lambda: _channels(contacts))
    return Imported(
        sources=SOURCES.empty(),
        records=records,
        channels=channels,
        interactions=INTERACTIONS.empty(),
    )


def _records(contacts: pd.DataFrame) -> pd.DataFrame:
    written = (contacts["first_name"] + " " + contacts["last_name"]).str.strip()
    connection = contacts["source"] == "linkedin"
    return RECORDS.build(
        {
            "record_id": contacts.index,
            "source": contacts["source"],
            "line": contacts.index + 1,
            "kind": np.where(connection, "connection", "card"),
            "collection": contacts["source"],
            "outcome": "kept",
            "display_name": contacts["full_name"].where(contacts["full_name"] != "", written),
            "given_name": contacts["first_name"],
            "family_name": contacts["last_name"],
            "company": contacts["company"],
            "job_title": contacts["title"],
        }
    )


def imported_febrl(records: pd.DataFrame) -> Imported:
    """Return a FEBRL set as an importer would hand it on, in one fixed reading.

    The number of social security is an account that one person has, as a
    profile is; each record is a file of its own, since a number may be mistyped.
    """
    number = records["soc_sec_id"]
    street = records["street_number"] + " " + records["address_1"] + " " + records["postcode"]
    rows = RECORDS.build(
        {
            "record_id": records.index,
            "source": "febrl",
            "line": records.index + 1,
            "kind": "card",
            "collection": records.index.astype("str"),
            "outcome": "kept",
            "display_name": (records["given_name"] + " " + records["surname"]).str.strip(),
            "given_name": records["given_name"],
            "family_name": records["surname"],
            "city": records["suburb"],
            "birthday": records["date_of_birth"],
        }
    )
    accounts = pd.DataFrame({"record_id": records.index, "kind": "profile"})
    accounts = accounts.assign(value="https://www.xing.com/profile/" + number)
    homes = pd.DataFrame({"record_id": records.index, "kind": "address", "value": street})
    channels = pd.concat([accounts[number != ""], homes[street.str.strip() != ""]])
    channels = channels.sort_values("record_id", kind="stable", ignore_index=True)
    return Imported(
        sources=SOURCES.empty(),
        records=rows,
        channels=CHANNELS.build(channels),
        interactions=INTERACTIONS.empty(),
    )


def _channels(contacts: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each address and number of a cell."""
    owners, kinds, values = [], [], []
    for column, kind in (("email", "email"), ("phone", "phone"), ("linkedin_url", "profile")):
        cells = pc.split_pattern(as_texts(contacts[column]), ";")
        texts, rows = pc.list_flatten(cells), pc.list_parent_indices(cells)
        written = pc.not_equal(texts, "")
        values.append(texts.filter(written))
        owners.append(rows.filter(written).to_numpy())
        kinds.append(alike(kind, len(values[-1])))
    order = np.argsort(np.concatenate(owners), kind="stable")
    kind, value = (pa.concat_arrays(parts).take(pa.array(order)) for parts in (kinds, values))
    return CHANNELS.build(
        {
            "record_id": np.concatenate(owners)[order],
            "kind": as_column(kind),
            "value": as_column(value),
        }
    )


def cleaned_of(contacts: pd.DataFrame, book: RuleBook) -> Cleaned:
    """Return contacts or a FEBRL set cleaned, organisations' own cards kept among them."""
    imported = imported_febrl(contacts) if _FEBRL in contacts else imported_of(contacts)
    cleaned = clean(imported, region="", book=book, progress=silent)
    return Cleaned(cleaned.records.assign(outcome="kept"), cleaned.channels, cleaned.region)


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
    names = read_schema(file).names
    columns = _FEBRL_COLUMNS if _FEBRL in names else _VISIBLE
    contacts = pd.read_parquet(file, columns=columns)
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
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if _LABEL in names:
        true = pd.read_parquet(file, columns=[_LABEL])[_LABEL]
        line["certain"] = pairwise(result["person_id"], true)
        line["possible"] = pairwise(result["possible_id"], true)
    print(json.dumps(line))


if __name__ == "__main__":
    sys.exit(main())
