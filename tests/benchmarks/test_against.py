"""The table of peers is fair: each system's tiers, and the seconds of cleaning beside."""

import pandas as pd

from benchmarks.against import Measured, best_of, row


def test_peer_gets_the_best_threshold() -> None:
    """The threshold with the highest F1 is the peer's, the strictest of equals."""
    truth = pd.Series([1, 1, 2, 2, 3])
    clusters = {
        "0.5": pd.Series([1, 1, 1, 1, 1]),
        "0.9": pd.Series([1, 1, 2, 2, 3]),
        "0.95": pd.Series([1, 1, 2, 2, 3]),
        "0.99": pd.Series([1, 1, 2, 4, 3]),
    }
    assert best_of(clusters, truth) == "0.95"


def test_row_holds_both_tiers_and_the_cleaning() -> None:
    """A row tells the cleaning, the matching and both together."""
    truth = pd.Series([1, 1, 2])
    measured = Measured(pd.Series([1, 2, 3]), pd.Series([1, 1, 2]), 2.0, 1234, " (0.99, 0.9)")
    told = [cell.strip() for cell in row("3", "splink", measured, 1.5, truth).split("|")[1:-1]]
    assert told[:2] == ["3", "splink (0.99, 0.9)"]
    assert told[5:] == ["1.0000", "1.0000", "1.0000", "1.5", "2.0", "3.5", "1,234"]
