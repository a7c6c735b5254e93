"""The golden reports: what the sample data look like on the page, line by line."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.model.result import AuditResult
from auditor.model.translations import LANGUAGES
from auditor.pipeline import audit
from tests.reporters.html.conftest import rendered

SAMPLE = Path(__file__).parents[3] / "sample_data"


class _Html(SingleFileSnapshotExtension):
    """Keeps each page as a file that opens in a browser."""

    file_extension = "html"
    _write_mode = WriteMode.TEXT


@pytest.fixture(scope="module")
def sample() -> AuditResult:
    """Return the audit of the sample data."""
    return audit(AuditOptions(sources=(SAMPLE,), rulebook=load()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_report(sample: AuditResult, snapshot: SnapshotAssertion, language: str) -> None:
    """Every text and figure of the page is the one that was looked at.

    Style, script and payload are left out: they are the same for everyone, or have
    tests of their own. `pytest --snapshot-update` on this file accepts a new page.
    """
    page = rendered(sample, language).decode()
    lean = re.sub(r"(<(style|script)[^>]*>).*?(</\2>)", r"\1\3", page, flags=re.DOTALL)
    lean = re.sub(r"sha256-[A-Za-z0-9+/]*=*", "", lean)

    assert lean == snapshot(extension_class=_Html)
