"""What every test starts from: a shell that says nothing about jobs, keys or languages."""

from collections.abc import Iterator

import pytest

SAYING = ("CI", "AUDITOR_KEY", "AUDITOR_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that the auditor heeds; a test that means one sets it."""


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """Take the variables away before the first test, so that all pass in a job as at home."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in SAYING:
            patch.delenv(variable, raising=False)
        yield
