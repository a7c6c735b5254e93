"""What the tests of the evidence share: the shipped packs, and interactions in few words."""

import pandas as pd
import pytest

from auditor.engine import load
from auditor.model.rules import RuleBook


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """Return the shipped rule packs."""
    return load()
