"""The builder of audit results over address books, as a fixture."""

from collections.abc import Callable

import pytest

from auditor.model.result import AuditResult
from tests.reporters.vcard.address_books import audited


@pytest.fixture
def audit() -> Callable[..., AuditResult]:
    """Return `audited`."""
    return audited
