"""Matches prepared contacts by splink: one model for contacts and FEBRL, trained without labels."""

import logging
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd
import splink.comparison_level_library as level
import splink.comparison_library as comparison
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule

CERTAIN = 0.99
THRESHOLDS = (0.2, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995)
_LEAST = 0.2
"""Pairs less likely than this are never clustered."""
_SURE = [
    block_on("emails", arrays_to_explode=["emails"]),
    block_on("phones", arrays_to_explode=["phones"]),
    block_on("first", "last"),
]
_TRAINED_ON = {
    "last": block_on("first", "last"),
    "emails": block_on("emails[1]"),
    "phones": block_on("phones[1]"),
    "number": block_on("number"),
}
_BLOCKS = (
    ("emails",),
    ("phones",),
    ("profile",),
    ("number",),
    ("address",),
    ("birthday",),
    ("last", "city"),
    ("first", "city"),
    ("last", "firsts"),
    ("first", "lasts"),
    ("last", "substr(first, 1, 3)"),
    ("first", "substr(last, 1, 3)"),
    ("last", "company"),
    ("first", "company"),
)
_RULES = (
    "l.first = r.last and l.last = r.first",
    "l.last = r.last and l.initial = r.initial and len(l.first) = 1",
    "l.last = r.last and l.initial = r.initial and len(r.first) = 1",
)
_INITIAL = "initial_l = initial_r and (len(first_l) = 1 or len(first_r) = 1)"


@dataclass(frozen=True)
class Linked:
    """The pairs that splink found, to be clustered by it."""

    linker: Linker
    pairs: Any

    def groups(self, threshold: float) -> pd.Series:
        """Return the cluster of each rec_id, pairs below the threshold aside."""
        clusters = self.linker.clustering.cluster_pairwise_predictions_at_threshold(
            self.pairs, threshold
        )
        table: pd.DataFrame = clusters.as_pandas_dataframe()
        return table.set_index("rec_id")["cluster_id"]


def link(database: duckdb.DuckDBPyConnection, _truth: pd.Series) -> Linked:
    """Train on the table `prepared`, nothing told of the truth, and score its pairs."""
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    told, records = _told(database)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rec_id",
        retain_matching_columns=False,
        comparisons=_comparisons(told, records),
        blocking_rules_to_generate_predictions=_blocks(told),
    )
    interface = DuckDBAPI(database)
    linker = Linker(interface.register("prepared"), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(_SURE, recall=0.8)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for column, rule in _TRAINED_ON.items():
        if column in told:
            training.estimate_parameters_using_expectation_maximisation(rule)
    return Linked(linker, linker.inference.predict(threshold_match_probability=_LEAST))


def _told(database: duckdb.DuckDBPyConnection) -> tuple[set[str], int]:
    """Return the columns that hold anything, and the number of records."""
    names = database.table("prepared").columns
    counts = database.sql("select count(columns(*)) from prepared").fetchall()[0]
    filled = dict(zip(names, counts, strict=True))
    return {name for name, count in filled.items() if count}, filled["rec_id"]


def _comparisons(told: set[str], records: int) -> list[Any]:
    """Return a comparison of each field that is told."""
    chance = 1 / records
    profiles = level.ExactMatchLevel("profile").configure(
        m_probability=0.98, fix_m_probability=True, u_probability=1e-6, fix_u_probability=True
    )
    others = level.ElseLevel().configure(
        m_probability=0.02, fix_m_probability=True, u_probability=1 - 1e-6, fix_u_probability=True
    )
    comparisons = {
        "first": _given_names(),
        "last": _family_names(),
        "company": _fuzzy("company", 0.9),
        "title": comparison.ExactMatch("title").configure(term_frequency_adjustments=True),
        "emails": _levels("emails", _shared("emails", chance)),
        "phones": _levels("phones", _shared("mobiles", chance), _shared("phones", chance)),
        "profile": _levels("profile", profiles, otherwise=others),
        "address": _fuzzy("address", 0.9, 0.8),
        "city": _fuzzy("city", 0.9),
        "birthday": comparison.DamerauLevenshteinAtThresholds("birthday", [1, 2]),
        "number": comparison.DamerauLevenshteinAtThresholds("number", [1, 2]),
    }
    return [compared for field, compared in comparisons.items() if field in told]


def _given_names() -> Any:
    return _levels(
        "first",
        level.ExactMatchLevel("first").configure(tf_adjustment_column="first"),
        _swapped(),
        level.ArrayIntersectLevel("firsts"),
        level.JaroWinklerLevel("first", 0.92),
        level.CustomLevel(_INITIAL),
    )


def _family_names() -> Any:
    return _levels(
        "last",
        level.ExactMatchLevel("last").configure(tf_adjustment_column="last"),
        _swapped(),
        level.JaroWinklerLevel("last", 0.92),
        level.ArrayIntersectLevel("lasts"),
        level.JaroWinklerLevel("last", 0.8),
    )


def _fuzzy(column: str, *thresholds: float) -> Any:
    return _levels(
        column,
        level.ExactMatchLevel(column).configure(tf_adjustment_column=column),
        *(level.JaroWinklerLevel(column, threshold) for threshold in thresholds),
    )


def _levels(column: str, *levels: Any, otherwise: Any = None) -> Any:
    every = [level.NullLevel(column), *levels, otherwise or level.ElseLevel()]
    return comparison.CustomComparison(output_column_name=column, comparison_levels=every)


def _swapped() -> Any:
    """Return the level of names in the wrong fields; too rare to be seen among random pairs."""
    swapped = level.ColumnsReversedLevel("first", "last", symmetrical=True)
    return swapped.configure(u_probability=1e-6, fix_u_probability=True)


def _shared(column: str, chance: float) -> Any:
    """Return the level of lists with a value in common; too rare to be seen among random pairs."""
    return level.ArrayIntersectLevel(column).configure(u_probability=chance, fix_u_probability=True)


def _blocks(told: set[str]) -> list[Any]:
    """Return the rules of which a pair must meet one to be compared."""
    lists = {"emails", "phones", "firsts", "lasts"}
    rules = [
        block_on(*columns, arrays_to_explode=sorted(lists & set(columns)))
        for columns in _BLOCKS
        if {column.split(",")[0].removeprefix("substr(") for column in columns} <= told
    ]
    return [*rules, *map(CustomRule, _RULES)]
