"""Two spellings of one company are no change of employer."""

import pandas as pd
import pytest

from auditor.model.companies import same_companies


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("muster", "muster", True),
        ("siemens", "siemens energy", True),
        ("bayerische motoren werke", "bmw", True),
        ("mustermann bau", "mustermannbau", True),
        ("beispiel software", "beispiel sofware", True),
        ("muster", "beispiel", False),
        ("stadt kiel", "stadt ulm", False),
        ("", "muster", False),
    ],
)
def test_same_companies(left: str, right: str, same: bool) -> None:
    """Alike, contained or initials: one company; anything else: two."""
    assert [same] == same_companies(pd.Series([left]), pd.Series([right]), 85).tolist()
