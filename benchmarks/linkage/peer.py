"""Runs one record-linkage library on cleaned contacts, in a process of its own.

    python -m benchmarks.linkage.peer splink CLEAN.parquet NICKNAMES.json CLUSTERS.parquet

reads what columns.py wrote, and writes rec_id and a column of clusters for each
threshold, named by it. Printed is one line of JSON: the threshold of the
certain tier, the seconds until pairs are scored and of each clustering, and the
peak memory, the further clusterings aside.
"""

import argparse
import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from benchmarks.linkage.prepared import prepare
from benchmarks.memory import peak_mb

SYSTEMS = ("splink", "recordlinkage", "dedupe")


def clusters_of(
    system: Any, database: duckdb.DuckDBPyConnection, truth: pd.Series
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the clusters by threshold, in the order of the truth, and what was measured.

    `system` is one of the modules `by_…`; `truth` the person by rec_id, which
    only answers a system that asks for labels.
    """
    started = time.perf_counter()
    linked = system.link(database, truth)
    told: dict[str, Any] = {"certain": str(system.CERTAIN)}
    told["link_seconds"] = time.perf_counter() - started
    clusters, seconds = {}, {}
    for threshold in (system.CERTAIN, *sorted(set(system.THRESHOLDS) - {system.CERTAIN})):
        started = time.perf_counter()
        clusters[str(threshold)] = _numbered(linked.groups(threshold), truth)
        seconds[str(threshold)] = time.perf_counter() - started
        told.setdefault("peak_mb", _peak_megabytes())
    return pd.DataFrame(clusters), told | {"cluster_seconds": seconds}


def _numbered(clusters: pd.Series, truth: pd.Series) -> Any:
    """Return numbers of clusters by row of the truth, one of its own for each without any."""
    codes = pd.factorize(clusters.reindex(truth.index))[0]
    alone = codes < 0
    codes[alone] = range(len(codes), len(codes) + int(alone.sum()))
    return codes


def _peak_megabytes() -> int:
    """Return the most memory that this process, or any one of its children, has held."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return round(max(peak_mb(), children))


def main() -> int:
    """Run one system on one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("input", type=Path)
    parser.add_argument("nicknames", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    system = import_module(f"benchmarks.linkage.by_{options.system}")
    labels = pd.read_parquet(options.input, columns=["rec_id", "entity_id"])
    truth = labels.set_index("rec_id")["entity_id"]
    started = time.perf_counter()
    database = duckdb.connect()
    prepare(database, options.input, options.nicknames)
    prepared = time.perf_counter() - started
    clusters, told = clusters_of(system, database, truth)
    told["link_seconds"] += prepared
    clusters.insert(0, "rec_id", truth.index)
    clusters.to_parquet(options.output, index=False)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
